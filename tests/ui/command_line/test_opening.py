"""An older library is brought up to date by the command that opens it; a terminal shows how far it is."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.fixtures.libraries.old import old_library
from ui.__main__ import main


class Screen(io.StringIO):
    """A terminal that keeps all that is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(params=[1, 5, 7])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "library.isnad"
    path.write_bytes(old_library(request.param))
    return path


def test_a_terminal_shows_each_step_until_all_articles_are_done(old: Path, monkeypatch, capsys) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    assert main(["--library", str(old), "list"]) == 0
    assert "Bringing the library up to date, step" in screen.getvalue()
    assert "2/2" in screen.getvalue()
    told = len(screen.getvalue())
    assert main(["--library", str(old), "list"]) == 0
    assert len(screen.getvalue()) == told
    assert "بيان" in capsys.readouterr().out


def test_without_a_terminal_nothing_is_told(old: Path, capsys) -> None:
    assert main(["--library", str(old), "list", "--json"]) == 0
    assert capsys.readouterr().err == ""
