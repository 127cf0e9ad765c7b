"""Notes are shown as the Markdown they are written in, and load nothing for it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextDocument

from ui.desktop.widgets.markdown import MarkdownText, _laid_out, runs_right_to_left

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
    [("قال", True), ("Reuters قالت إن الجيش", True), ("see قال in the text", False), ("12", False), ("", False)],
)
def test_a_paragraph_runs_as_most_of_its_letters(text, is_rtl):
    assert runs_right_to_left(text) is is_rtl
