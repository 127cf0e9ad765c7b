"""Notes are shown as the Markdown they are written in, and load nothing for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextDocument
from PySide6.QtTest import QTest

from ui.desktop.widgets.markdown import MarkdownText, _laid_out, runs_right_to_left
from ui.desktop.widgets.note_editor import NoteEditor

FONT = QFont("Sans", 10)


def document(text: str) -> QTextDocument:
    return _laid_out(text, FONT.toString(), 300.0)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**مهم** جدا", "مهم جدا"),
        ("# عنوان\nنص", "عنوان\nنص"),
        ("- أول\n- ثان", "أول\nثان"),
        ("سطر\nوسطر", "سطر\nوسطر"),
        ("فقرة\n\nوفقرة", "فقرة\nوفقرة"),
        ("[الخبر](https://news.test)", "الخبر"),
        ("<b>ليس</b> HTML", "<b>ليس</b> HTML"),
    ],
)
def test_markdown_is_rendered(qtbot, text, shown):
    assert document(text).toRawText().replace("\u2029", "\n").strip("\n") == shown


def test_nothing_is_loaded(qtbot, tmp_path, monkeypatch):
    picture = tmp_path / "picture.png"
    QImage(400, 400, QImage.Format.Format_RGB32).save(str(picture))
    for address in (picture.as_uri(), str(picture), "https://news.test/a.png"):
        note = MarkdownText(f"![]({address})", FONT, 300, 50)
        draw(note)
        assert note.height < 60
        assert document(f"![]({address})").resource(QTextDocument.ResourceType.ImageResource.value, address) is None


def test_a_long_note_is_cut_and_says_so(qtbot):
    short, long = (MarkdownText("\n".join(["سطر"] * lines), FONT, 300, 5) for lines in (5, 50))
    assert not short.is_cut
    assert long.is_cut
    assert long.height <= short.height * 1.1
    draw(long)


def draw(note: MarkdownText) -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    note.draw(painter, 0, 0, QColor("black"), QColor("blue"))
    painter.end()


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("قال", True),
        ("Reuters قالت إن الجيش", True),
        ("انظر https://news.test/a/long/address", True),
        ("see قال in the text", False),
        ("12", False),
        ("", False),
    ],
)
def test_a_paragraph_runs_as_most_of_its_letters(text, is_rtl):
    assert runs_right_to_left(text) is is_rtl


def test_the_editor_sets_paragraphs_by_their_letters_and_undo_stays_whole(qtbot):
    editor = NoteEditor()
    qtbot.addWidget(editor)

    def direction():
        return editor.document().defaultTextOption().textDirection()

    for letter in "- Reuters قالت إن الهدنة بدأت":
        editor.insertPlainText(letter)
    assert direction() is Qt.LayoutDirection.RightToLeft
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "plain words")
    assert direction() is Qt.LayoutDirection.LayoutDirectionAuto
    steps = 0
    while editor.document().isUndoAvailable():
        editor.undo()
        steps += 1
    assert editor.toPlainText() == ""
    assert steps <= 4
    editor.redo()
    assert editor.toPlainText().startswith("- Reuters")
