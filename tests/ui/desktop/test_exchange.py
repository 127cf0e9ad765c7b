"""Articles exported as a library and other libraries taken in, by the window's own dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit

from app.domain.records import DisagreementKind, Target, TargetKind
from app.importing import read_source
from app.importing.sources import Source
from app.library import Library, new_key, salt_of
from app.library.encryption import cipher
from ui.desktop.dialogs import DisagreementsDialog, ExportDialog, Exported, MergedDialog, TheirPassphraseDialog
from ui.desktop.dialogs.export import ALL, LIBRARY, LISTED, THIS
from ui.desktop.dialogs.merged import ArticleRole
from ui.desktop.dialogs.protection import Protection

ARTICLE = Target(TargetKind.ARTICLE, 1)
PASSPHRASE = "سبع نخلات قديمة"  # noqa: S105


@pytest.fixture(autouse=True)
def hasty(monkeypatch) -> None:
    """Stretch passphrases less: the tests need not resist anybody."""
    monkeypatch.setattr(cipher, "ITERATIONS", 1000)


def colleague(desk, key=None) -> Path:
    """Make a library that has the desk's article under another title with a note, and one more article."""
    from app.analysis.pipeline import analyse

    path = desk.folder / "colleague.isnad"
    with Library.open(path, key) as library:
        for name, text in (("article.txt", desk.article), ("other.txt", desk.other)):
            document = read_source(Source(desk.file(text, name)))
            library.articles.add(document, analyse(document))
        library.notes.add(1, ARTICLE, "ملاحظة زميلة")
        library.tags.attach(1, ARTICLE, "هدنة/خروق")
        library.articles.edit_facts(1, title="عنوانها هي")
    return path


def dialog_of(desk, kind):
    desk.wait(lambda: any(child.isVisible() for child in desk.window.findChildren(kind)))
    return next(child for child in desk.window.findChildren(kind) if child.isVisible())


def stored_article(desk) -> None:
    """Put the article on screen into the library, under a title of one's own."""
    desk.open_article()
    desk.wait(lambda: desk.reading.article_id is not None)
    desk.window.workspace.operations.facts.edit({"title": "عنواني أنا"})
    desk.wait(lambda: desk.reading.document.title == "عنواني أنا")


def cells(tree, row) -> list[str]:
    return [row.text(column).strip("\u2066\u2068\u2069") for column in range(tree.columnCount())]


def test_another_library_is_taken_in_and_what_differs_is_listed(desk):
    stored_article(desk)
    path = colleague(desk)
    before = path.read_bytes()
    desk.trigger("merge")
    chooser = dialog_of(desk, QFileDialog)
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    dialog = dialog_of(desk, MergedDialog)
    groups = [dialog.tree.topLevelItem(number) for number in range(dialog.tree.topLevelItemCount())]
    assert [group.childCount() for group in groups] == [1, 1, 1]
    assert cells(dialog.tree, groups[0].child(0)) == [
        "عنواني أنا",
        "title",
        "عنواني أنا",
        "عنوانها هي",
        "colleague.isnad",
    ]
    desk.wait(lambda: [note.text for note in desk.reading.notes] == ["ملاحظة زميلة"])
    desk.wait(lambda: len(desk.pane.model.ids) == 2)
    assert path.read_bytes() == before
    assert sorted(file.name for file in desk.folder.glob("colleague*")) == ["colleague.isnad"]
    new = groups[1].child(0)
    assert [group.child(0).isFirstColumnSpanned() for group in groups] == [False, True, True]
    dialog.tree.setCurrentItem(new)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    desk.wait(lambda: desk.reading.article_id == new.data(0, ArticleRole))
    dialog.reject()
    assert desk.window.commands["undo"].text() == "&Undo: merge another library"
    desk.trigger("undo")
    desk.wait(lambda: len(desk.pane.model.ids) == 1)
    desk.trigger("redo")
    desk.wait(lambda: len(desk.pane.model.ids) == 2)


def test_differences_are_listed_again_and_settled(desk):
    stored_article(desk)
    desk.window.exchange.take_in(colleague(desk))
    dialog_of(desk, MergedDialog).reject()
    desk.trigger("differences")
    dialog = dialog_of(desk, DisagreementsDialog)
    assert dialog.tree.topLevelItemCount() == 1
    assert not dialog.settle_button.isEnabled()
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    QTest.mouseClick(dialog.settle_button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: dialog.tree.topLevelItemCount() == 0)
    dialog.reject()
    desk.settle()
    with Library.open(desk.library_path) as library:
        assert library.disagreements.all() == []
    desk.trigger("undo")
    with Library.open(desk.library_path) as library:
        assert [one.kind for one in library.disagreements.all()] == [DisagreementKind.TITLE]


def test_it_is_told_in_arabic(desk):
    stored_article(desk)
    desk.settle()
    desk.window.choose_language("ar")
    desk.settle()
    desk.window.exchange.take_in(colleague(desk))
    dialog = dialog_of(desk, MergedDialog)
    assert dialog.windowTitle() == "ما ضُم"
    assert dialog.tree.topLevelItem(0).child(0).text(1) == "العنوان"
    assert "ضم" in desk.window.commands["merge"].text()


def test_an_encrypted_library_asks_for_its_passphrase(desk):
    stored_article(desk)
    path = colleague(desk, new_key(PASSPHRASE))
    desk.window.exchange.take_in(path)
    dialog = dialog_of(desk, TheirPassphraseDialog)
    for typed, is_right in (("غيرها تماما", False), (PASSPHRASE, True)):
        desk.wait(lambda: not dialog.trouble.is_waiting)
        dialog.field.line.setText(typed)
        desk.wait(dialog.open_button.isEnabled)
        QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
        if not is_right:
            desk.wait(lambda: not dialog.trouble.isHidden())
            assert "Nothing was changed" in dialog.trouble.text()
    assert dialog_of(desk, MergedDialog).tree.topLevelItemCount() == 3


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.isnad", None, "There is no file"),
        ("text.isnad", "كلام".encode() * 99, "is not an Isnad library"),
        ("library.isnad", None, "is this library itself"),
    ],
)
def test_what_cannot_be_taken_in_is_told_with_its_name(desk, name, content, told):
    stored_article(desk)
    path = desk.folder / name
    if content is not None:
        path.write_bytes(content)
    desk.window.exchange.take_in(path)
    desk.wait(desk.window.messages.isVisible)
    assert told in desk.window.messages.text
    assert name in desk.window.messages.text


def test_ended_by_the_person_it_changes_nothing(desk, monkeypatch):
    stored_article(desk)
    path = colleague(desk)
    begin = desk.window.exchange._begin

    def stopped():
        watch = begin()
        desk.window.exchange.cancel()
        return watch

    monkeypatch.setattr(desk.window.exchange, "_begin", stopped)
    desk.window.exchange.take_in(path)
    desk.wait(lambda: desk.window.statusBar().currentMessage() == "Stopped. Nothing was changed.")
    assert desk.stored() == [1]
    assert not desk.window.exchange_progress.isVisible()


class TestExport:
    def _dialog(self, desk, scope: int) -> ExportDialog:
        desk.trigger("export")
        dialog = dialog_of(desk, ExportDialog)
        dialog.scopes.button(scope).setChecked(True)
        dialog.formats.button(LIBRARY).setChecked(True)
        return dialog

    @pytest.mark.parametrize(("scope", "count"), [(THIS, 1), (LISTED, 1), (ALL, 2)])
    def test_what_is_chosen_becomes_a_library(self, desk, scope, count):
        for text, name in ((desk.article, "article.txt"), (desk.other, "other.txt")):
            desk.open_article(text, name)
            desk.wait(lambda: desk.reading.article_id is not None)
        desk.wait(lambda: len(desk.pane.model.ids) == 2)
        desk.pane.search.setText("هدنة")
        desk.wait(lambda: len(desk.pane.model.ids) == 1)
        path = desk.folder / "out.isnad"
        self._dialog(desk, scope).export_to(path)
        desk.wait(lambda: "Exported to" in desk.window.statusBar().currentMessage())
        with Library.open(path) as library:
            assert len(library.articles.ids()) == count
            assert library.articles.reading(1).document.text == (desk.article if scope == ALL else desk.other)

    def test_a_passphrase_of_its_own_encrypts_it(self, desk):
        stored_article(desk)
        dialog = self._dialog(desk, ALL)
        assert dialog.file_button.isEnabled()
        choice = dialog.protection.choice
        choice.setCurrentIndex(choice.findData(Protection.NEW))
        assert not dialog.file_button.isEnabled()
        dialog.protection.wanted.line.setText(PASSPHRASE)
        assert not dialog.file_button.isEnabled()
        dialog.protection.again.line.setText(PASSPHRASE)
        assert dialog.file_button.isEnabled()
        path = desk.folder / "out.isnad"
        dialog.export_to(path)
        desk.wait(lambda: "Exported to" in desk.window.statusBar().currentMessage())
        salt = salt_of(path)
        assert salt is not None
        with Library.open(path, cipher.key_of(PASSPHRASE, salt)) as library:
            assert library.articles.ids() == [1]
        assert not [file for file in desk.folder.iterdir() if file.name.startswith("out.isnad.")]

    def test_an_article_that_is_not_kept_yet_is_no_library(self, desk):
        desk.window.start([])
        desk.wait(lambda: desk.reading is not None)
        dialog = self._dialog(desk, THIS)
        assert not dialog.scopes.button(THIS).isEnabled()
        assert dialog.scopes.checkedId() == ALL
        dialog.export_to(desk.folder / "out.isnad")
        desk.wait(desk.window.messages.isVisible)
        assert "There is no article to export" in desk.window.messages.text
        assert not (desk.folder / "out.isnad").exists()

    def test_protection_is_asked_for_a_library_alone(self, desk):
        desk.open_article()
        dialog = ExportDialog(desk.tasks, Exported(desk.reading), desk.appearance, desk.window)
        dialog.show()
        assert not dialog.protection.isVisible()
        dialog.formats.button(LIBRARY).setChecked(True)
        assert dialog.protection.isVisible()
        dialog.reject()


def test_a_library_is_chosen_by_keys_in_an_arabic_dialog(desk):
    stored_article(desk)
    desk.settle()
    desk.window.choose_language("ar")
    desk.settle()
    path = colleague(desk)
    desk.trigger("merge")
    chooser = dialog_of(desk, QFileDialog)
    told = [label.text() for label in chooser.findChildren(QLabel)]
    assert {"الم&جلد:", "&نوع الملفات:"} <= set(told)
    assert not any(letter.isascii() and letter.isalpha() for letter in "".join(told))
    field = chooser.findChild(QLineEdit, "fileNameEdit")
    assert chooser.focusWidget() is field
    QTest.keyClicks(field, str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)
    dialog = dialog_of(desk, MergedDialog)
    assert not chooser.isVisible()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Escape)
    desk.wait(lambda: len(desk.pane.model.ids) == 2)
