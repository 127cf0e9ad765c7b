"""Watched folders: real files in real folders, told of once they stand still."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.desktop.watched_folders import WatchedFolders, _outermost


class Heard:
    """What a watcher told."""

    def __init__(self, watched: WatchedFolders) -> None:
        self.arrived: list[Path] = []
        self.lost: list[tuple[Path, str]] = []
        watched.arrived.connect(self.arrived.extend)
        watched.lost.connect(lambda folder, cause: self.lost.append((folder, cause)))


@pytest.fixture
def watched(qapp: object) -> Iterator[WatchedFolders]:
    watched = WatchedFolders(settling_ms=60)
    yield watched
    watched.close()


@pytest.fixture
def heard(watched: WatchedFolders) -> Heard:
    return Heard(watched)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "وارد"
    folder.mkdir()
    return folder


def test_what_came_while_nobody_watched_is_asked_for(watched, heard, folder) -> None:
    watched.watch([folder])
    assert heard.arrived == [folder]


def test_a_file_arrives_once_it_is_written_whole(watched, heard, folder, qtbot) -> None:
    # Longer than a busy machine lets the writer wait.
    watched._timer.setInterval(1500)
    watched.watch([folder])
    heard.arrived.clear()
    path = folder / "خبر.txt"
    with path.open("w", encoding="utf-8") as file:
        for _ in range(6):
            file.write("قال الناطق إن الطريق فتح.\n")
            file.flush()
            qtbot.wait(40)
            assert heard.arrived == []
    qtbot.waitUntil(lambda: heard.arrived == [path])
    watched._timer.setInterval(60)
    path.read_bytes()
    qtbot.wait(300)
    assert heard.arrived == [path]


def test_a_browsers_download_arrives_under_its_last_name_alone(watched, heard, folder, qtbot) -> None:
    watched.watch([folder])
    heard.arrived.clear()
    unfinished = folder / "page.html.part"
    unfinished.write_text("<html>", "utf-8")
    unfinished.rename(folder / "page.html")
    qtbot.waitUntil(lambda: heard.arrived == [folder / "page.html"])


def test_a_folder_moved_in_whole_arrives_as_one(watched, heard, folder, tmp_path, qtbot) -> None:
    watched.watch([folder])
    heard.arrived.clear()
    outside = tmp_path / "outside"
    (outside / "below").mkdir(parents=True)
    (outside / "below" / "a.txt").write_text("خبر", "utf-8")
    shutil.move(outside, folder / "inside")
    qtbot.waitUntil(lambda: heard.arrived == [folder / "inside"])


def test_thousands_put_there_at_once_are_told_of_in_no_time() -> None:
    def paths(count: int) -> list[Path]:
        return [Path("/وارد", f"{number % 20}", f"{number}.txt") for number in range(count)]

    def seconds(count: int) -> float:
        began = time.thread_time()
        assert len(_outermost([*paths(count), Path("/وارد/0")])) == count - count // 20 + 1
        return time.thread_time() - began

    few = min(seconds(1000) for _ in range(3))
    assert min(seconds(8000) for _ in range(3)) < 8 * few * 4


def test_a_file_that_vanishes_again_never_arrives(watched, heard, folder, qtbot) -> None:
    watched.watch([folder])
    heard.arrived.clear()
    (folder / "a.txt").write_text("خبر", "utf-8")
    (folder / "a.txt").unlink()
    qtbot.wait(300)
    assert heard.arrived == []


def test_a_folder_no_longer_wanted_is_silent(watched, heard, folder, qtbot) -> None:
    watched.watch([folder])
    watched.watch([])
    heard.arrived.clear()
    (folder / "a.txt").write_text("خبر", "utf-8")
    qtbot.wait(300)
    assert heard.arrived == []
    assert watched.folders == ()


def test_a_folder_that_goes_and_comes_back_is_watched_again(watched, heard, folder, qtbot) -> None:
    watched.watch([folder])
    folder.rename(folder.with_name("away"))
    qtbot.waitUntil(lambda: len(heard.lost) == 1)
    assert heard.lost[0][0] == folder
    assert heard.lost[0][1]
    heard.arrived.clear()
    qtbot.wait(200)
    assert len(heard.lost) == 1
    folder.with_name("away").rename(folder)
    qtbot.waitUntil(lambda: heard.arrived == [folder])
    (folder / "a.txt").write_text("خبر", "utf-8")
    qtbot.waitUntil(lambda: heard.arrived[1:] == [folder / "a.txt"])
