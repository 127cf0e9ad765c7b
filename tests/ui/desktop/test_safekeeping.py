"""The library is checked, backed up and brought back from the window; articles go for good; a lost disk is told."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox, QPushButton

from app.domain.records import Target, TargetKind
from app.errors import LibraryError
from app.library import Library
from ui.desktop.dialogs import BackupsDialog, CheckDialog


def dialog(desk, kind):
    desk.wait(lambda: desk.window.findChild(kind) is not None)
    return desk.window.findChild(kind)


def button(parent, words: str) -> QPushButton:
    return next(one for one in parent.findChildren(QPushButton) if one.text().replace("&", "") == words)


def click(desk, parent, words: str) -> None:
    desk.qtbot.mouseClick(button(parent, words), Qt.MouseButton.LeftButton)


def words_of(parent) -> str:
    return " ".join(label.text() for label in parent.findChildren(QLabel))


def note(desk, text: str) -> None:
    article = desk.reading.article_id
    desk.tasks.write(lambda library: library.notes.add(article, Target(TargetKind.ARTICLE, article), text))
    desk.wait(lambda: any(one.text == text for one in desk.reading.notes))


def spoil(desk, first: int) -> None:
    """Overwrite the library's file from a byte on, the window closed."""
    content = bytearray(desk.library_path.read_bytes())
    content[first:] = b"\xff" * (len(content) - first)
    desk.library_path.write_bytes(content)


def test_a_whole_library_is_told_to_be_whole(desk) -> None:
    desk.open_article()
    desk.window.commands["check_library"].trigger()
    shown = dialog(desk, CheckDialog)
    assert "Your library is whole" in words_of(shown)
    assert "1 articles" in words_of(shown)
    assert shown.others.isHidden()
    assert len(shown.findChild(QDialogButtonBox).buttons()) == 1


def test_what_is_wrong_is_shown_with_the_ways_out(desk) -> None:
    desk.open_article()
    with Library.open(desk.library_path) as library:
        library._database._connection.execute("DROP TRIGGER documents_never_change")
        library._database._connection.execute("UPDATE documents SET text = 'غير ذلك'")
    desk.window.commands["check_library"].trigger()
    shown = dialog(desk, CheckDialog)
    assert "the text is not the one that was imported" in words_of(shown)
    click(desk, shown, "Backups…")
    assert dialog(desk, BackupsDialog).isVisible()


def test_backups_are_listed_made_and_brought_back(desk) -> None:
    desk.open_article()
    note(desk, "before")
    desk.window.commands["backups"].trigger()
    shown = dialog(desk, BackupsDialog)
    assert not shown.restore.isEnabled()
    click(desk, shown, "Back up now")
    desk.wait(lambda: shown.tree.topLevelItemCount() == 1)
    line = shown.tree.topLevelItem(0)
    assert [line.text(column) for column in (1, 2, 3)] == ["1", "1", "0"]
    assert line.text(5) == "by you"
    note(desk, "after")
    click(desk, shown, "Bring back…")
    question = desk.window.findChild(QMessageBox, "restore_question")
    assert question.defaultButton() is question.button(QMessageBox.StandardButton.Cancel)
    click(desk, question, "Bring back")
    desk.wait(lambda: [one.text for one in desk.reading.notes] == ["before"])
    desk.wait(lambda: shown.tree.topLevelItemCount() == 2)
    reasons = {shown.tree.topLevelItem(row).text(5) for row in range(2)}
    assert reasons == {"by you", "before another backup was brought back"}


def test_the_library_is_copied_to_a_place_of_choice_but_never_over_itself(desk, tmp_path) -> None:
    desk.open_article()
    target = tmp_path / "copy.isnad"
    desk.window.safekeeping.copy_to(target)
    desk.wait(lambda: "copy.isnad" in desk.window.statusBar().currentMessage())
    with Library.open(target) as copy:
        assert copy.check().is_sound
    desk.window.safekeeping.copy_to(desk.library_path)
    desk.wait(desk.window.messages.isVisible)
    assert "belongs to your library" in desk.window.messages.text


def test_a_damaged_library_leads_to_its_backups(desk) -> None:
    desk.open_article()
    desk.window.commands["backups"].trigger()
    shown = dialog(desk, BackupsDialog)
    click(desk, shown, "Back up now")
    desk.wait(lambda: shown.tree.topLevelItemCount() == 1)
    desk.close()
    spoil(desk, 100)
    desk.open()
    desk.window.start([])
    desk.wait(desk.window.messages.isVisible)
    assert "is damaged" in desk.window.messages.text
    click(desk, desk.window.messages, "Backups…")
    shown = dialog(desk, BackupsDialog)
    desk.wait(lambda: shown.tree.topLevelItemCount() == 1)
    click(desk, shown, "Bring back…")
    click(desk, desk.window.findChild(QMessageBox, "restore_question"), "Bring back")
    desk.wait(lambda: len(desk.window.workspace.library.model.ids) == 1)
    desk.close()
    assert len(desk.stored()) == 1


def test_what_can_be_read_is_saved_into_a_new_library(desk, tmp_path) -> None:
    desk.open_article()
    desk.close()
    content = bytearray(desk.library_path.read_bytes())
    content[100:4096] = bytes(3996)
    desk.library_path.write_bytes(content)
    desk.open()
    target = tmp_path / "saved.isnad"
    desk.window.safekeeping.salvage_to(target)
    desk.wait(lambda: "saved.isnad" in desk.window.statusBar().currentMessage())
    with Library.open(target) as saved:
        assert saved.articles.document(1).text == desk.article
    assert desk.library_path.read_bytes() == content


@pytest.mark.parametrize("is_open", [True, False])
def test_an_article_goes_for_good_from_the_bin(desk, is_open: bool) -> None:
    desk.open_article(desk.other, "other.txt")
    kept = desk.reading.article_id
    gone = desk.open_article().article_id
    assert not desk.window.commands["purge"].isEnabled()
    desk.window.commands["backups"].trigger()
    shown = dialog(desk, BackupsDialog)
    click(desk, shown, "Back up now")
    desk.wait(lambda: shown.tree.topLevelItemCount() == 1)
    shown.close()
    desk.tasks.write(lambda library: library.articles.delete([gone]))
    if not is_open:
        desk.window.open_article(kept)
        desk.wait(lambda: desk.reading.article_id == kept)
    library = desk.window.workspace.library
    _choose_bin(desk)
    desk.wait(lambda: library.model.ids == [gone])
    library.list.selectAll()
    desk.window.commands["purge"].trigger()
    desk.wait(lambda: desk.window.findChild(QMessageBox, "purge_question") is not None)
    question = desk.window.findChild(QMessageBox, "purge_question")
    assert "1 backup that Isnad keeps" in question.informativeText()
    click(desk, question, "Delete for good")
    desk.wait(lambda: library.model.ids == [])
    desk.settle()
    assert (desk.reading is None) is is_open
    assert not desk.window.messages.isVisible()
    desk.close()
    for path in desk.folder.glob("library*/*"):
        assert "رويترز".encode() not in path.read_bytes()
    assert desk.stored() == [kept]


def _choose_bin(desk) -> None:
    tree = desk.window.workspace.library.filters
    for row in range(tree.topLevelItemCount()):
        if tree.topLevelItem(row).text(0) == "Bin":
            tree.setCurrentItem(tree.topLevelItem(row))
            return
    raise AssertionError("the bin is in the tree")


def test_a_disk_pulled_out_is_told_and_work_goes_on_when_it_is_back(desk, tmp_path) -> None:
    desk.open_article()
    note(desk, "kept")
    away = tmp_path / "away"
    away.mkdir()
    for path in desk.folder.glob("library.isnad*"):
        if path.is_file():
            shutil.move(path, away / path.name)
    desk.tasks.write(lambda library: library.notes.add(1, Target(TargetKind.ARTICLE, 1), "nowhere"))
    desk.wait(desk.window.messages.isVisible)
    assert "not at its place" in desk.window.messages.text
    desk.settle()
    assert not desk.library_path.exists()
    for path in away.iterdir():
        shutil.move(path, desk.folder / path.name)
    note(desk, "after")
    desk.close()
    with Library.open(desk.library_path) as library:
        assert [one.text for one in library.articles.reading(1).notes] == ["kept", "after"]
        assert library.check().is_sound


def test_a_backup_that_fails_is_told_once_and_stops_nothing(desk, monkeypatch) -> None:
    desk.open_article()

    def fail(library):
        library.backups.trouble = LibraryError("The backup «{path}» can't be written: {cause}.", path="x", cause="full")
        return library.articles.set_starred(1, True)

    desk.tasks.write(fail)
    desk.wait(desk.window.messages.isVisible)
    assert "can't be written: \u2068full" in desk.window.messages.text
    desk.window.messages.clear()
    note(desk, "still")
    desk.settle()
    assert not desk.window.messages.isVisible()
