"""The menu on the article, and what becomes of words once they are marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.domain.annotations import MentionType
from app.domain.span import Span
from ui.desktop.selection import Item, ItemKind


def menu_at(desk, place: QPoint) -> list[str]:
    """Ask for the article's menu at a place of its page, and return what it offers."""
    view = desk.window.workspace.reader._view
    there = view.viewport().mapToGlobal(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, there)
    QApplication.sendEvent(view.viewport(), event)
    menu = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu) and widget.isVisible())
    offered = [action.text().replace("&", "") for action in menu.actions() if action.isEnabled()]
    menu.close()
    return offered


def place_of(desk, words: str) -> QPoint:
    reader = desk.window.workspace.reader
    start = desk.reading.document.text.index(words)
    return reader._view.rects(Span(start, start + len(words)))[0].center().toPoint()


def select(desk, words: str) -> None:
    start = desk.reading.document.text.index(words)
    desk.window.workspace.reader._view.select_span(Span(start, start + len(words)))


def test_the_menu_on_a_claims_cue_chooses_it_and_offers_to_decide(desk) -> None:
    reading = desk.open_article()
    cue = reading.claim_cards[1].claim.cue.of(reading.document.text)
    offered = menu_at(desk, place_of(desk, cue))
    assert desk.window.selection.item is not None
    assert desk.window.selection.item.kind is ItemKind.CLAIM
    assert {"Accept the claim", "Reject the claim"} <= set(offered)


def test_the_menu_on_selected_words_offers_marks_and_nothing_that_has_no_object(desk) -> None:
    desk.open_article()
    select(desk, "بلدة الوادي")
    offered = menu_at(desk, place_of(desk, "الوادي"))
    assert {"Highlight", "Write a note", "Add a tag", "Mark as a name of type"} <= set(offered)
    assert not {"Accept the claim", "Remove this mark"} & set(offered)


def test_highlighted_words_become_the_highlight(desk) -> None:
    desk.open_article()
    select(desk, "بلدة الوادي")
    panel = desk.side.currentWidget()
    desk.trigger("highlight")
    desk.wait(lambda: desk.window.selection.item == Item(ItemKind.HIGHLIGHT, 0))
    assert desk.window.selection.words is None
    assert desk.side.currentWidget() is panel
    desk.trigger("note")
    desk.side.notes.editor.setPlainText("a town")
    desk.side.notes.commit()
    desk.wait(lambda: len(desk.reading.notes) == 1)
    assert len(desk.reading.highlights) == 1


def test_words_marked_as_a_name_become_the_name(desk) -> None:
    desk.open_article()
    select(desk, "بلدة الوادي")
    desk.window.commands.name_types[MentionType.PLACE.value].trigger()
    desk.wait(lambda: len(desk.reading.name_marks) == 1)
    item = desk.window.selection.item
    assert item is not None
    assert desk.reading.mentions[item.index].span == desk.reading.name_marks[0].span
    assert desk.window.commands["unmark"].isEnabled()


@pytest.mark.parametrize(("text", "is_right"), [("ملاحظة", True), ("a note", False)])
def test_a_note_stands_at_the_side_where_its_letters_begin(desk, text: str, is_right: bool) -> None:
    desk.open_article()
    desk.trigger("note")
    editor = desk.side.notes.editor
    editor.setPlainText(text)
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    assert (editor.cursorRect().center().x() > editor.viewport().width() / 2) is is_right


def test_who_says_a_figure_is_seen_without_scrolling(desk) -> None:
    desk.open_article()
    desk.window.commands["show_figures"].trigger()
    desk.window.resize(1280, 800)
    QApplication.processEvents()
    table = desk.side.figures.table
    assert table.columnViewportPosition(3) + table.columnWidth(3) <= table.viewport().width()


def test_a_number_in_the_table_is_never_cut(desk) -> None:
    long = "قالت وزارة الدفاع السورية إن 31,915,400 شخصا على الأقل غادروا مدينة حلب."
    desk.open_article(f"خبر\n\n{long}")
    table = desk.side.figures.table
    cells = [table.model().index(row, 0) for row in range(table.model().rowCount())]
    wide = max(table.fontMetrics().horizontalAdvance(cell.data()) for cell in cells)
    assert max(table.sizeHintForColumn(0), wide) <= table.columnWidth(0)


def test_without_an_article_the_middle_says_what_to_do(desk) -> None:
    path = desk.folder / "empty.txt"
    path.write_bytes(b"")
    assert not desk.window.workspace.nothing.isVisible()
    desk.window.start([path])
    desk.wait(desk.window.workspace.nothing.isVisible)
    desk.open_article()
    assert not desk.window.workspace.nothing.isVisible()
    assert desk.window.workspace.reader.isVisible()


def test_the_menus_key_is_part_of_what_undo_tells(desk) -> None:
    desk.open_article()
    select(desk, "بلدة الوادي")
    desk.trigger("highlight")
    desk.wait(lambda: "highlight" in desk.window.commands["undo"].toolTip())
    assert "Ctrl+Z" in desk.window.commands["undo"].toolTip()
    assert desk.window.commands["undo"].iconText() == "Undo"


def test_the_sample_that_is_kept_counts_as_read(desk) -> None:
    desk.window.start([])
    desk.wait(lambda: desk.reading is not None)
    desk.window.selection.choose(Item(ItemKind.CLAIM, 0))
    desk.trigger("accept")
    desk.wait(lambda: desk.reading.article_id is not None)
    library = desk.window.workspace.library
    unread = library.filters.topLevelItem(1)
    desk.wait(lambda: len(library.model.ids) == 1)
    desk.settle()
    assert unread.text(1) == ""
