"""Taking in at a terminal: a bar on standard error, Ctrl+C that ends it cleanly, and the call that goes on."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.library import Library
from ui.__main__ import main
from ui.command_line.long_work import stoppable, time_left

ARTICLE = "قال ناطق عسكري أمس إن خمسة جنود قتلوا في كمين، وأضاف أن نحو 30 مسلحا فروا إلى الجبل.\n"


class Screen(io.StringIO):
    """A terminal that keeps all that is written to it."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Put a terminal in the place of standard error; in the test itself, since pytest puts its own there before."""
    shown = Screen()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    return shown


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.isnad"


def write(folder: Path, count: int, *, times: int = 1) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"الخبر {number}\n\n{ARTICLE * times}", "utf-8")
    return folder


def test_the_bar_counts_the_files(library: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    screen = terminal(monkeypatch)
    news = write(tmp_path / "news", 5)
    (news / "0002.txt").write_bytes(b"")
    assert main(["--library", str(library), "import", str(news)]) == 1
    assert "5/5" in screen.getvalue()
    assert "«0002.txt» is empty." in screen.getvalue()
    # What is printed for other programs has no bar in it.
    assert [line.partition("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["1", "2", "3", "4"]


def test_programs_see_no_bar(library: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    screen = terminal(monkeypatch)
    news = write(tmp_path / "news", 3)
    assert main(["--library", str(library), "import", str(news), "--json"]) == 0
    assert screen.getvalue() == ""
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == [1, 2, 3]


def test_without_a_terminal_there_is_no_bar(library: Path, tmp_path: Path, capsys) -> None:
    assert main(["--library", str(library), "import", str(write(tmp_path / "news", 3))]) == 0
    assert capsys.readouterr().err == ""


def test_after_many_files_those_that_failed_are_listed_once_more(library: Path, tmp_path: Path, monkeypatch) -> None:
    screen = terminal(monkeypatch)
    news = write(tmp_path / "news", 24)
    for name in ("0003.txt", "0007.txt"):
        (news / name).write_bytes(b"")
    assert main(["--library", str(library), "import", str(news)]) == 1
    *_, heading, first, second = screen.getvalue().splitlines()
    assert heading.endswith("isnad: 2 files of 24 could not be imported:")
    assert (first, second) == ("  «0003.txt» is empty.", "  «0007.txt» is empty.")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (20, "less than a minute left"),
        (125, "about 2 min left"),
        (5300, "about 88 min left"),
        (9000, "about 2 h left"),
    ],
)
def test_time_is_told_roughly(seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words


def start(*arguments: object) -> subprocess.Popen[bytes]:
    """Start the command as a terminal does: hearing Ctrl+C, which a shell's background jobs are deaf to."""
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "ui", *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, heard)


@pytest.mark.skipif(os.name != "posix", reason="a terminal of Windows tells Ctrl+C in another way")
@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
def test_ctrl_c_ends_it_cleanly_and_the_same_call_goes_on(library: Path, tmp_path: Path, times: int, capsys) -> None:
    news = write(tmp_path / "news", 120, times=10)
    process = start("--library", library, "import", news)
    for _ in range(3):
        process.stdout.readline()
    for _ in range(times):
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process
        time.sleep(0.05)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    with Library.open(library) as opened:
        kept = len(opened.articles.ids())
        assert opened.check().is_sound
    assert 3 <= kept < 120
    if times == 1:
        said = f"isnad: stopped: {kept} of 120 files done and kept. The same command goes on from there.\n"
        assert told.decode() == said
    else:
        assert told.decode().splitlines()[-1].startswith(("isnad: broken off.", "isnad: stopped:"))
    for number in range(20, 120):
        (news / f"{number:04}.txt").unlink(missing_ok=True)
    assert main(["--library", str(library), "import", str(news)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.endswith("(was there already)") for line in lines) == min(kept, 20)
    assert [line.partition("\t")[0] for line in lines][: min(kept, 20)] == [str(n + 1) for n in range(min(kept, 20))]


def test_what_is_deaf_to_ctrl_c_stays_so() -> None:
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stoppable() as stop:
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            assert not stop()
    finally:
        signal.signal(signal.SIGINT, heard)


def test_the_first_ctrl_c_asks() -> None:
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with stoppable() as stop:
            assert not stop()
            signal.raise_signal(signal.SIGINT)
            assert stop()
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, heard)
