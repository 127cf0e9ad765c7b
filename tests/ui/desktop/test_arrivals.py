"""What comes in through the window: many files, bad ones among them, stopped and gone on, watched folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app.errors import UnreadableFileError
from app.importing.sources import Source
from app.jobs.import_files import Failed
from app.settings import load_settings
from ui.desktop.dialogs.failures import FailuresDialog
from ui.desktop.dialogs.watched import WatchedFoldersDialog
from ui.desktop.languages import install_language
from ui.desktop.widgets.progress_bar import ProgressStrip


@pytest.fixture
def many(desk) -> Path:
    """Return a folder of thirty articles and two files that are none."""
    folder = desk.folder / "أخبار"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"الخبر {number}\n\n{desk.article}", "utf-8")
    (folder / "40.txt").write_bytes(b"")
    (folder / "41.txt").write_bytes(b"\0\1\2" * 99)
    return folder


def finished(desk) -> list:
    reports: list = []
    desk.window.intake.finished.connect(reports.append)
    return reports


def press(desk, words: str) -> None:
    """Click the button of the message bar that says this."""
    (button,) = [b for b in desk.window.messages.findChildren(QPushButton) if b.isVisible() and b.text() == words]
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_bad_files_are_listed_at_the_end_and_tried_again(desk, many) -> None:
    reports = finished(desk)
    desk.window.start([many])
    desk.wait(lambda: bool(reports))
    assert reports[0].new == 30
    assert desk.window.messages.text == "2 files could not be imported."
    press(desk, "Show which")
    dialog = desk.window.findChild(FailuresDialog)
    rows = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    assert [row.text(0).strip("\u2066\u2069") for row in rows] == ["40.txt", "41.txt"]
    assert "empty" in rows[0].text(1)
    desk.qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert [line.split("\t")[0] for line in QGuiApplication.clipboard().text().splitlines()] == [
        str(many / "40.txt"),
        str(many / "41.txt"),
    ]
    (many / "40.txt").write_text(desk.other, "utf-8")
    desk.qtbot.mouseClick(dialog.retry_button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: len(reports) == 2)
    assert (reports[1].new, len(reports[1].failed)) == (1, 1)
    assert "41.txt" in desk.window.messages.text
    assert len(desk.stored()) == 31


def test_what_a_cancel_leaves_is_taken_in_later(desk, many) -> None:
    reports = finished(desk)
    strip = desk.window.progress
    desk.window.start([many])
    desk.wait(lambda: len(desk.stored()) >= 3)
    assert strip.isVisible()
    desk.qtbot.mouseClick(strip.cancel, Qt.MouseButton.LeftButton)
    desk.wait(lambda: bool(reports))
    stored = len(desk.stored())
    assert reports[0].left == 32 - stored - len(reports[0].failed)
    assert not strip.isVisible()
    assert desk.window.messages.text == f"{reports[0].left} files are not imported yet."
    press(desk, "Go on")
    desk.wait(lambda: len(reports) == 2)
    assert len(desk.stored()) == 30
    assert load_settings(desk.settings_path).unfinished_intake == ()


def test_a_cancel_among_failures_offers_both_to_go_on_and_to_try_again(desk, many) -> None:
    for name in ("00a.txt", "00b.txt"):
        (many / name).write_bytes(b"")
    reports = finished(desk)
    desk.window.start([many])
    desk.wait(lambda: len(desk.stored()) >= 3)
    desk.qtbot.mouseClick(desk.window.progress.cancel, Qt.MouseButton.LeftButton)
    desk.wait(lambda: bool(reports))
    assert [button.text() for button in desk.window.messages.buttons] == ["Go on", "Show which"]
    press(desk, "Show which")
    dialog = desk.window.findChild(FailuresDialog)
    desk.qtbot.mouseClick(dialog.retry_button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: len(reports) == 2)
    # Whoever closes the window now is still offered the rest at the next start.
    assert load_settings(desk.settings_path).unfinished_intake == (str(many),)
    press(desk, "Go on")
    desk.wait(lambda: len(reports) == 3)
    assert len(desk.stored()) == 30


def test_hundreds_of_files_in_nested_folders_are_taken_in_once_each(desk) -> None:
    folder = desk.folder / "أرشيف"
    for number in range(240):
        month = folder / f"{2011 + number % 4}" / f"{number % 12:02}"
        month.mkdir(parents=True, exist_ok=True)
        text = f"الخبر {number}\n\nأعلنت الوزارة أن {number} شخصا وصلوا إلى المدينة.\n"
        (month / f"{number}.txt").write_text(text, "utf-8")
        if number % 24 == 0:
            (month / f"copy of {number}.txt").write_text(text, "utf-8")
            (month / f"bad {number}.docx").write_bytes(b"PK\3\4" + bytes(number))
    reports, told = finished(desk), []
    desk.window.intake.progressed.connect(lambda done, total: told.append((done, total)))
    desk.window.start([folder])
    desk.wait(lambda: bool(told) and told[-1][0] >= 100)
    desk.qtbot.mouseClick(desk.window.progress.cancel, Qt.MouseButton.LeftButton)
    desk.wait(lambda: bool(reports))
    assert max(total for _, total in told) == 260
    assert 0 < reports[0].left <= 160
    assert reports[0].left + reports[0].new + len(reports[0].failed) <= 260
    press(desk, "Go on")
    desk.wait(lambda: len(reports) == 2)
    assert sum(report.new for report in reports) == 240
    assert sum(len(report.failed) for report in reports) == 10
    assert len(desk.stored()) == 240


def test_what_a_closed_window_leaves_is_offered_at_the_next_start(desk, many, monkeypatch) -> None:
    desk.window.start([many])
    desk.wait(lambda: len(desk.stored()) >= 3)
    desk.restart()
    before = len(desk.stored())
    assert before < 30
    assert "أخبار" in desk.window.messages.text
    reports = finished(desk)
    press(desk, "Go on")
    desk.wait(lambda: bool(reports))
    assert reports[0].new == 30 - before
    assert len(desk.stored()) == 30
    desk.restart()
    assert not desk.window.messages.isVisible()


def test_one_bad_file_says_why_at_once(desk) -> None:
    empty = desk.folder / "empty.txt"
    empty.touch()
    desk.window.start([empty])
    desk.wait(lambda: "empty" in desk.window.messages.text)


@pytest.mark.parametrize("width", [520, 900])
def test_no_reason_is_cut(desk, width: int) -> None:
    words = "«{file}» is a file of old Office (DOC, XLS or PPT). Open it in Word or LibreOffice and save it as DOCX."
    failed = Failed(Source(Path("/nowhere/تقرير 40.doc")), UnreadableFileError(words, file="تقرير 40.doc"))
    dialog = FailuresDialog([failed], desk.window)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(width, 400)
    index = dialog.tree.indexFromItem(dialog.tree.topLevelItem(0), 1)
    room = QRect(0, 0, dialog.tree.columnWidth(1) - 16, 10_000)
    needed = dialog.tree.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, index.data()).height()
    desk.wait(lambda: dialog.tree.visualRect(index).height() >= needed)
    assert index.siblingAtColumn(0).data() == "\u2066تقرير 40.doc\u2069"


def test_an_empty_list_of_folders_says_what_to_do(desk) -> None:
    dialog = WatchedFoldersDialog([], desk.window)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.list.isVisible()
    dialog.add(desk.folder)
    assert dialog.list.isVisible()
    dialog.list.selectAll()
    dialog.remove_button.click()
    assert not dialog.list.isVisible()


def watch(desk, folder: Path) -> None:
    """Choose a folder to watch, as far as the system's own dialog of files."""
    desk.window.arrivals.watched._timer.setInterval(50)
    desk.window.commands["watched_folders"].trigger()
    dialog = desk.window.findChild(WatchedFoldersDialog)
    dialog.add(folder)
    dialog.reject()


def test_a_watched_folder_brings_what_is_there_and_what_comes(desk, many) -> None:
    desk.open_article(desk.other, "other.txt")
    reports = finished(desk)
    watch(desk, many)
    desk.wait(lambda: bool(reports))
    assert len(desk.stored()) == 31
    assert desk.reading.document.text == desk.other  # nobody asked to see the others
    (many / "page_files").mkdir()
    (many / "page_files" / "frame.html").write_text("<html><body><p>إعلان</p></body></html>", "utf-8")
    (many / "page.html").write_text(f"<html><body><article><p>{desk.article}</p></article></body></html>", "utf-8")
    (many / "notes.ods.tmp").write_bytes(bytes(600))
    (many / "new.txt").write_text(f"خبر جديد\n\n{desk.other}", "utf-8")
    desk.wait(lambda: len(desk.stored()) >= 32)
    desk.qtbot.wait(400)
    assert "frame" not in desk.window.messages.text
    assert "notes.ods" not in desk.window.messages.text
    assert load_settings(desk.settings_path).watched_folders == (str(many),)


def test_a_watched_folder_leaves_alone_what_the_person_deleted(desk, many) -> None:
    reports = finished(desk)
    watch(desk, many)
    desk.wait(lambda: bool(reports))
    first = desk.stored()[0]
    desk.tasks.write(lambda library: library.articles.delete([first]))
    desk.settle()
    desk.close()
    desk.open()
    reports = finished(desk)
    desk.window.start([])
    desk.wait(lambda: bool(reports))
    assert first not in desk.stored()
    assert reports[0].new == 0


def test_a_folder_no_longer_watched_brings_nothing(desk, many) -> None:
    watch(desk, many)
    desk.wait(lambda: len(desk.stored()) == 30)
    desk.window.commands["watched_folders"].trigger()
    dialog = desk.window.findChildren(WatchedFoldersDialog)[-1]
    assert not dialog.remove_button.isEnabled()
    dialog.list.setCurrentRow(0)
    desk.qtbot.mouseClick(dialog.remove_button, Qt.MouseButton.LeftButton)
    (many / "new.txt").write_text(desk.other, "utf-8")
    desk.qtbot.wait(400)
    assert len(desk.stored()) == 30
    assert load_settings(desk.settings_path).watched_folders == ()


def test_a_lost_watched_folder_is_told_of(desk, many) -> None:
    watch(desk, many)
    desk.wait(lambda: len(desk.stored()) == 30)
    shutil.rmtree(many)
    desk.wait(lambda: "can't be watched" in desk.window.messages.text)


def test_the_strip_tells_how_long_the_rest_will_take(qtbot, monkeypatch) -> None:
    install_language("en")
    now = [100.0]
    monkeypatch.setattr("app.jobs.pace.time.monotonic", lambda: now[0])
    strip = ProgressStrip("{done} of {total}")
    qtbot.addWidget(strip)
    strip.show_progress(0, 1000)
    assert strip._words.text() == "0 of 1,000"
    now[0] += 60
    strip.show_progress(100, 1000)
    assert strip._words.text() == "100 of 1,000 · about 9 minutes left"
    now[0] += 500
    strip.show_progress(950, 1000)
    assert strip._words.text() == "950 of 1,000 · less than a minute left"
    strip.show_progress(1000, 1000)
    assert strip.isHidden()
    strip.show_progress(0, 10)
    now[0] += 1
    strip.show_progress(1, 10)
    assert strip._words.text() == "1 of 10"
