"""What tests of the window share: a screen that is not there, and windows that die where they lived."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HERE = Path(__file__).parent
PATIENCE_MS = 60_000
"""A busy machine is no defect of the window: what is waited for takes as long as it takes, within reason."""


class PatientBot(QtBot):
    """Waits longer, where a test names no time of its own."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802 - Qt's way
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> PatientBot:
    return PatientBot(request)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pass over what the screen that is not there says of itself at each window."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="module", autouse=True)
def garbage_waits() -> Iterator[None]:
    """Collect garbage in this thread alone, as `ui.desktop.collector` does in the program.

    Python collects in whichever thread happens to allocate. Windows of tests that are over would die in the threads of
    the library and the analysts, and now and then take all tests with them.
    """
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def garbage_is_collected(garbage_waits: None) -> None:
    """Collect what the test before left: pytest lets go of it only now."""
    gc.collect(0)
