"""What every test shares: the shared material where it is present, and a world without a network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# A busy machine is no defect of the program; speed is tested as ratios, elsewhere.
settings.register_profile("isnad", deadline=None)
settings.load_profile("isnad")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail at once when anything opens an internet socket."""
    real_socket = socket.socket

    class LocalSocket(real_socket):
        def __init__(self, family: int = -1, *args, **kwargs) -> None:
            if family in {-1, socket.AF_INET, socket.AF_INET6}:
                pytest.fail("an internet socket was opened")
            super().__init__(family, *args, **kwargs)

    monkeypatch.setattr(socket, "socket", LocalSocket)


@pytest.fixture
def shared() -> Path:
    """Return the folder of shared material; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is absent")
    return SHARED
