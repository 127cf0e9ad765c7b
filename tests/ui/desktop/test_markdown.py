"""Notes are shown as the Markdown they are written in, and load nothing for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPalette, QTextBlock, QTextDocument
from PySide6.QtTest import QTest

from ui.desktop.widgets.markdown import MarkdownText, _laid_out
from ui.desktop.widgets.note_editor import NoteEditor
from ui.desktop.widgets.note_layout import quote_bars, runs_right_to_left

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
        ("ثان: SDF و Reuters قالت 31", True),
        ("see قال in the text", False),
        ("12", False),
        ("", False),
    ],
)
def test_a_paragraph_runs_as_its_first_or_most_letters(text, is_rtl):
    assert runs_right_to_left(text) is is_rtl


def paragraphs(note: QTextDocument) -> dict[str, QTextBlock]:
    block, found = note.begin(), {}
    while block.isValid():
        found[block.text().strip()] = block
        block = block.next()
    return found


def left_of(note: QTextDocument, words: str) -> float:
    block = paragraphs(note)[words]
    return note.documentLayout().blockBoundingRect(block).left()


RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("text", "directions"),
    [
        ("قال\n\nshe said", {"قال": RIGHT, "she said": LEFT}),
        ("قال\n\n12", {"قال": RIGHT, "12": RIGHT}),
        ("said\n\n12", {"said": LEFT, "12": LEFT}),
        ("- أول\n- SDF\n- 31\n  - Kobani", {"أول": RIGHT, "SDF": RIGHT, "31": RIGHT, "Kobani": RIGHT}),
        ("- 31\n- first\n- قال", {"31": LEFT, "first": LEFT, "قال": LEFT}),
        ("- ثان: SDF و Reuters قالت 31\n- AFP", {"ثان: SDF و Reuters قالت 31": RIGHT, "AFP": RIGHT}),
        ("- أول\n\n  more\n\nEnglish again", {"more": RIGHT, "English again": LEFT}),
        ("- first\n\n1. أول\n2. two", {"first": LEFT, "أول": RIGHT, "two": RIGHT}),
        ("> اقتباس\n\n| المصدر | n |\n|---|---|\n| AFP | 12 |", {"المصدر": RIGHT, "n": LEFT, "AFP": LEFT, "12": RIGHT}),
    ],
)
def test_each_part_runs_as_its_words_and_a_list_as_one(qtbot, text, directions):
    found = paragraphs(document(text))
    assert {words: found[words].blockFormat().layoutDirection() for words in directions} == directions


@pytest.mark.parametrize(("text", "first"), [("3. خطوة\n4. خطوة", "3."), ("3) خطوة\n4) خطوة", "3)"), ("3. step", "3.")])
def test_the_mark_of_a_number_follows_it(qtbot, text, first):
    block = document(text).begin()
    assert block.textList().itemText(block) == first


def test_boxes_stand_clear_of_words_from_right_to_left(qtbot):
    done, step = (document(text).begin() for text in ("- [x] عمل", "- [x] step"))
    assert done.text() == "\u00a0عمل"
    assert step.text() == "step"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("نص\n\n| المصدر | العدد | SDF |\n|---|---|---|\n| أ | ب | ج |", ["SDF", "العدد", "المصدر"]),
        ("نص عربي طويل\n\n| Source | n |\n|---|---|\n| AFP | 12 |", ["n", "Source"]),
        ("words\n\n| Source | n |\n|---|---|\n| AFP | 12 |", ["Source", "n"]),
        ("words\n\n| المصدر | العدد |\n|---|---|\n| أ | ب |", ["العدد", "المصدر"]),
    ],
)
def test_a_table_begins_where_its_note_does(qtbot, text, columns):
    note = document(text)
    assert sorted(columns, key=lambda words: left_of(note, words)) == columns
    (table,) = note.rootFrame().childFrames()
    places = [note.documentLayout().blockBoundingRect(paragraphs(note)[words]) for words in columns]
    if table.format().layoutDirection() is RIGHT:
        assert 285 < places[-1].right() < 300
    else:
        assert 0 < places[0].left() < 15


def test_cells_that_change_places_keep_their_letters(qtbot):
    note = document("نص\n\n| أ | ب |\n|---|---:|\n| **حلب** و [رابط](https://news.test) | 12 |")
    cell = paragraphs(note)["حلب و رابط"]
    pieces = [piece.fragment() for piece in cell]
    assert [piece.text() for piece in pieces] == ["حلب", " و ", "رابط"]
    assert pieces[0].charFormat().fontWeight() > QFont.Weight.Normal == pieces[1].charFormat().fontWeight()
    assert pieces[2].charFormat().anchorHref() == "https://news.test"
    assert paragraphs(note)["12"].blockFormat().alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize("before", ["> اقتباس", "نص", "> - عنصر", "> quoted\n> > deeper"])
def test_header_cells_are_alike_after_all_that_may_stand_before_them(qtbot, before):
    note = document(f"{before}\n\n| المصدر | العدد |\n|---|---|\n| المرصد | 12 |")
    source, count = (paragraphs(note)[words] for words in ("المصدر", "العدد"))
    layout = note.documentLayout()
    assert layout.blockBoundingRect(source).top() == layout.blockBoundingRect(count).top()
    weights = {piece.fragment().charFormat().fontWeight() for block in (source, count) for piece in block}
    assert weights == {QFont.Weight.Bold}


def test_a_quote_has_a_bar_where_its_lines_begin(qtbot):
    assert quote_bars(document("نص\n\n- عنصر")) == []
    arabic = document("نص\n\n> اقتباس\n>\n> AFP\n> > أعمق\n\nنص آخر")
    outer, inner = quote_bars(arabic)
    assert outer.right() == 300
    assert inner.right() < outer.left()
    layout, words = arabic.documentLayout(), paragraphs(arabic)
    for name in ("اقتباس", "AFP", "أعمق"):
        lines = words[name].layout().lineAt(0).naturalTextRect()
        assert outer.contains(0.5 * (outer.left() + outer.right()), layout.blockBoundingRect(words[name]).center().y())
        assert lines.right() + layout.blockBoundingRect(words[name]).left() < outer.left()
    assert outer.bottom() <= layout.blockBoundingRect(words["نص آخر"]).top()
    assert [bar.left() for bar in quote_bars(document("> quoted words"))] == [0]


@given(
    st.lists(
        st.sampled_from(
            (
                *("> قال", "> > he", "- أ", "  - b", "1. ج", "# عنوان", "```\nx\n```", "---", "word", "12", ""),
                *("| أ | b |\n|---|---|\n| 1 | د |", "| | |\n|---|---|\n| | |"),
            )
        ),
        max_size=8,
    )
)
def test_whatever_stands_together_keeps_its_words(parts):
    text = "\n\n".join(parts)
    plain = QTextDocument()
    plain.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    shown = document(text)
    assert sorted(shown.toPlainText().split()) == sorted(plain.toPlainText().split())
    for bar in quote_bars(shown):
        assert bar.height() > 0
        assert 0 <= bar.left() < bar.right() <= 300


def test_links_follow_a_change_of_theme(qtbot):
    before = QGuiApplication.palette()
    try:
        for name in ("#112233", "#ddeeff"):
            palette = QPalette(before)
            palette.setColor(QPalette.ColorRole.Link, QColor(name))
            QGuiApplication.setPalette(palette)
            note = MarkdownText("[الخبر](https://news.test)", FONT, 300, 5)
            letters = next(iter(note._document.begin())).fragment().charFormat()
            assert letters.foreground().color().name() == name
    finally:
        QGuiApplication.setPalette(before)


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
