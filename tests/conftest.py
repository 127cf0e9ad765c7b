"""What every test shares: the shared material where it is present, and a world without a network."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A busy machine is no defect of the program; speed is tested as ratios, elsewhere. On CI the examples are the same each
# time; at home they are others each time, to find what nobody thought of.
settings.register_profile("isnad", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "isnad")


PREFIX = "information "
"""Begins the name of what a test recorded to be told at the end of a run."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the scores that tests recorded as information."""
    reports = terminalreporter.stats.get("passed", [])
    recorded = {
        name.removeprefix(PREFIX): value
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name.startswith(PREFIX)
    }
    if recorded:
        terminalreporter.section("scores for information")
        for name, value in recorded.items():
            terminalreporter.line(f"{name:34} {value}")


class Network:
    """Watches for internet sockets in this process; a hook can't be taken off again, so it is put on once."""

    opened: ClassVar[list[str]] = []

    @classmethod
    def watch(cls, event: str, arguments: tuple) -> None:
        if event == "socket.__new__" and arguments[1] in {socket.AF_INET, socket.AF_INET6}:
            cls.opened.append(event)
            raise RuntimeError("an internet socket was opened")
        if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
            cls.opened.append(event)
            raise RuntimeError("a host was looked up")


sys.addaudithook(Network.watch)


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail where anything opened an internet socket, even if it swallowed the refusal."""
    Network.opened.clear()
    yield
    assert not Network.opened


@pytest.fixture
def shared() -> Path:
    """Return the folder of shared material; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is absent")
    return SHARED
