"""`isnad analyse` over folders: real processes, told on standard error, stopped by Ctrl+C and going on from there."""

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

from ui.__main__ import main

ARTICLE = "قال ناطق عسكري أمس إن خمسة جنود قتلوا في كمين، وأضاف أن نحو 30 مسلحا فروا إلى الجبل.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    for number in range(24):
        path = folder / str(number % 3) / f"{number // 3}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"الخبر {number}\n\n{ARTICLE}", "utf-8")
    return folder


def start(*arguments: object) -> subprocess.Popen[bytes]:
    """Start the command as a terminal does: hearing Ctrl+C, which a shell's background jobs are deaf to."""
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "ui", "analyse", *map(str, arguments)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, heard)


def started(news: Path, results: Path, *, more: int, jobs: int) -> subprocess.Popen[bytes]:
    """Put so many more articles there, long ones, and start the work; return once it has its first results."""
    for number in range(more):
        (news / "2" / f"more{number}.txt").write_text(f"الخبر {number}\n\n{ARTICLE * 20}", "utf-8")
    process = start(news, "--jobs", jobs, "--output", results)
    until = time.monotonic() + 60
    while time.monotonic() < until and len(list(results.rglob("*.json"))) < 3:
        time.sleep(0.02)
    return process


def test_two_processes_write_what_one_writes(news: Path, tmp_path: Path) -> None:
    (news / "0" / "empty.txt").touch()
    alone, together = tmp_path / "alone", tmp_path / "together"
    assert main(["analyse", str(news), "--output", str(alone)]) == 1
    process = start(news, "--jobs", 2, "--output", together)
    out, err = process.communicate(timeout=100)
    assert process.returncode == 1
    assert out == b""
    assert err.decode() == f"isnad: {news / '0' / 'empty.txt'}: «empty.txt» is empty.\n"
    names = {path.relative_to(alone) for path in alone.rglob("*.*")}
    assert names == {path.relative_to(together) for path in together.rglob("*.*")}
    assert len(names) == 24
    assert all((alone / name).read_bytes() == (together / name).read_bytes() for name in names)


def test_ctrl_c_stops_quietly_and_the_next_call_goes_on(news: Path, tmp_path: Path) -> None:
    results = tmp_path / "results"
    process = started(news, results, more=400, jobs=2)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")
    written = {path: path.stat().st_mtime_ns for path in results.rglob("*.*")}
    assert 3 <= len(written) < 424
    assert all(json.loads(path.read_bytes())["analyser"] for path in written)
    for path in (news / "2").glob("more*"):
        path.unlink()
    assert main(["analyse", str(news), "--output", str(results)]) == 0
    assert {path: path.stat().st_mtime_ns for path in written} == written
    assert len({*results.rglob("?.json")}) == 24


def workers(process_id: int) -> list[int]:
    """Return the processes that analyse for another one, as Linux tells them."""
    children = Path(f"/proc/{process_id}/task/{process_id}/children").read_text("utf-8").split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells the processes of another one")
def test_no_process_that_analyses_hears_ctrl_c(news: Path, tmp_path: Path) -> None:
    results = tmp_path / "results"
    process = started(news, results, more=400, jobs=3)
    status = [Path(f"/proc/{number}/status").read_text("utf-8") for number in workers(process.pid)]
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=30)
    ignored = [int(line.split()[1], 16) for text in status for line in text.splitlines() if line.startswith("SigIgn")]
    assert [bool(mask & 1 << (signal.SIGINT - 1)) for mask in ignored] == [True, True, True]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells the processes of another one")
def test_a_killed_process_is_told_and_the_next_call_goes_on(news: Path, tmp_path: Path) -> None:
    results = tmp_path / "results"
    process = started(news, results, more=100, jobs=2)
    os.kill(workers(process.pid)[-1], signal.SIGKILL)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (1, b"")
    assert err.decode().startswith("isnad: A process that analysed was ended from outside")
    assert len(err.decode().splitlines()) == 1
    written = {path: path.stat().st_mtime_ns for path in results.rglob("*.json")}
    assert 3 <= len(written) < 124
    assert main(["analyse", str(news), "--output", str(results)]) == 0
    assert {path: path.stat().st_mtime_ns for path in written} == written
    assert len([*results.rglob("*.*")]) == 124


def test_a_bar_is_shown_only_on_a_terminal(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["analyse", str(news), "--output", str(tmp_path / "results")]
    assert main(call) == 0
    assert capsys.readouterr() == ("", "")

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    assert main(call) == 0
    assert "24/24" in screen.getvalue()


def test_files_named_with_jobs_go_on_too(news: Path, tmp_path: Path) -> None:
    article, results = news / "0" / "0.txt", tmp_path / "results"
    call = ["analyse", str(article), "--jobs", "1", "--output", str(results)]
    assert main(call) == 0
    before = (results / "0.json").stat().st_mtime_ns
    assert main(call) == 0
    assert (results / "0.json").stat().st_mtime_ns == before
    assert main(["analyse", str(article), "--output", str(results)]) == 0
    assert (results / "0.json").stat().st_mtime_ns != before


def test_a_folder_without_articles_is_said_to_have_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["analyse", str(empty), "--output", str(tmp_path / "results")]) == 1
    assert "no article" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--jobs", "2", "0/0.txt"],
        ["--jobs", "2", "--json", "0/0.txt"],
        ["--jobs", "0", "--output", "results", "0/0.txt"],
        ["--jobs", "2", "--output", "results", "-"],
        ["--output", "results", "0", "-"],
        ["--jobs", "2", "--output", "results", "0/0.txt", "1/0.txt"],
    ],
)
def test_a_wrong_call_is_said_before_anything_is_written(
    arguments: list[str], news: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(news)
    assert main(["analyse", *arguments]) == 2
    assert "usage" in capsys.readouterr().err
    assert not (news / "results").exists()
