"""Keys: they rest while the person types, and work by their place on an Arabic layout."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.desktop.keyboard import latin_key
from ui.desktop.reader.layers import Layer
from ui.desktop.selection import Item, ItemKind

OFFSET = 0 if sys.platform == "win32" else 8


def arabic(letter: str, scan_code: int = 0, modifiers=Qt.KeyboardModifier.NoModifier, kind=QEvent.Type.KeyPress):
    return QKeyEvent(kind, ord(letter[0]), modifiers, scan_code and scan_code + OFFSET, 0, 0, letter)


def press(widget, letter: str, scan_code: int = 0, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(widget, arabic(letter, scan_code, modifiers))


@pytest.mark.parametrize(
    ("letter", "key"), [("ت", "J"), ("ن", "K"), ("ش", "A"), ("ق", "R"), ("ب", "F"), ("ؤ", "C"), ("ئ", "Z"), ("ى", "N")]
)
def test_an_arabic_letter_is_the_latin_key_at_its_place(letter: str, key: str) -> None:
    assert latin_key(arabic(letter)) == ord(key)


def test_the_place_counts_more_than_the_letter() -> None:
    assert latin_key(arabic("ت", 36)) == ord("J")
    assert latin_key(arabic("ب", 36)) == ord("J")


def test_arabic_digits_are_digits_and_latin_letters_are_left_alone() -> None:
    assert latin_key(arabic("٣")) == ord("3")
    assert latin_key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier, "j")) is None


@pytest.mark.parametrize("scan_code", [0, 36])
def test_claims_are_stepped_through_on_an_arabic_layout(desk, scan_code: int) -> None:
    desk.open_article()
    desk.window.workspace.reader.setFocus()
    press(desk.window.focusWidget(), "ت", scan_code)
    assert desk.window.selection.item == Item(ItemKind.CLAIM, 0)


def test_undo_works_on_an_arabic_layout(desk) -> None:
    desk.open_article()
    desk.words("رويترز")
    desk.trigger("highlight")
    desk.wait(lambda: len(desk.reading.highlights) == 1)
    desk.settle()
    desk.window.workspace.library.list.setFocus()
    press(desk.window.focusWidget(), "ئ", 44, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: not desk.reading.highlights)


def test_letters_go_into_the_field_that_is_typed_into(desk) -> None:
    desk.open_article()
    for field in (desk.side.claims.filter, desk.window.workspace.library.search):
        field.setFocus()
        QTest.keyClicks(field, "jarhnt1")
        press(field, "ت", 36)
        assert field.text() == "jarhnt1ت"
        field.clear()
    assert desk.window.selection.item is None
    assert Layer.PEOPLE in desk.window.workspace.layers


def test_select_all_and_copy_work_in_a_field_on_an_arabic_layout(desk) -> None:
    field = desk.window.workspace.library.search
    field.setFocus()
    field.setText("كلمة")
    press(field, "ش", 30, Qt.KeyboardModifier.ControlModifier)
    press(field, "ؤ", 46, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "كلمة"


def test_digits_switch_the_layers(desk) -> None:
    desk.open_article()
    desk.window.workspace.reader.setFocus()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_3)
    assert Layer.PLACES not in desk.window.workspace.layers
    press(desk.window.focusWidget(), "٣")
    assert Layer.PLACES in desk.window.workspace.layers


def test_no_two_commands_share_a_key(desk) -> None:
    keys = [keys.toString() for action in desk.window.commands.all() for keys in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_paste_and_undo_work_while_the_article_has_the_focus(desk) -> None:
    desk.open_article(desk.other)
    desk.words("هدنة")
    desk.trigger("highlight")
    desk.wait(lambda: len(desk.reading.highlights) == 1)
    desk.settle()
    desk.window.workspace.reader.setFocus()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: not desk.reading.highlights)
    QApplication.clipboard().setText(desk.article)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: "رويترز" in desk.reading.document.text)


def test_paste_goes_into_a_field_that_has_the_focus(desk) -> None:
    desk.open_article(desk.other)
    QApplication.clipboard().setText("كلمات")
    field = desk.window.workspace.library.search
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert field.text() == "كلمات"
    assert desk.reading.document.text == desk.other


def test_escape_empties_a_search(desk) -> None:
    field = desk.window.workspace.library.search
    field.setFocus()
    QTest.keyClicks(field, "word")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert desk.window.focusWidget() is field


@pytest.mark.parametrize("place", ["search", "claims", "names"])
def test_escape_in_an_empty_field_goes_to_the_article(desk, place: str) -> None:
    desk.open_article()
    desk.side.setCurrentWidget(desk.side.names if place == "names" else desk.side.claims)
    field = desk.pane.search if place == "search" else getattr(desk.side, place).filter
    field.setFocus()
    QTest.keyClicks(field, "w")
    for _ in range(2):
        assert desk.window.focusWidget() is field
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is desk.window.workspace.reader._view
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_J)
    assert desk.window.selection.item == Item(ItemKind.CLAIM, 0)


def test_escape_leaves_the_note_editor(desk) -> None:
    desk.open_article()
    desk.window.workspace.reader.setFocus()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_N)
    editor = desk.side.notes.editor
    assert desk.window.focusWidget() is editor
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is desk.window.workspace.reader._view
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_N)
    QTest.keyClicks(editor, "a note")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.side.notes.model.rowCount() == 1 and desk.side.notes.list.isVisible())
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is desk.side.notes.list


def tabbed(desk, key: Qt.Key) -> list[QWidget]:
    """Press Tab or Shift+Tab from the article on until the keys are there again; return what had them on the way."""
    desk.window.workspace.reader.setFocus()
    article = desk.window.focusWidget()
    passed: list[QWidget] = []
    while len(passed) < 40:
        QTest.keyClick(desk.window.focusWidget(), key)
        if desk.window.focusWidget() is article:
            return passed
        passed.append(desk.window.focusWidget())
    raise AssertionError(passed)


@pytest.mark.parametrize("tab", ["claims", "figures", "names", "notes"])
def test_tab_goes_round_through_each_pane_and_back(desk, tab: str) -> None:
    desk.open_article()
    desk.wait(lambda: desk.pane.model.rowCount() == 1)
    panel = getattr(desk.side, tab)
    desk.side.setCurrentWidget(panel)
    passed = tabbed(desk, Qt.Key.Key_Tab)
    for part in (desk.pane.search, desk.pane.filters, desk.pane.list, desk.side.tabBar()):
        assert part in passed
    reached = {
        "claims": lambda: {desk.side.claims.filter, desk.side.claims.list},
        "figures": lambda: {desk.side.figures.table},
        "names": lambda: {desk.side.names.filter},
        "notes": lambda: {desk.side.notes.editor},
    }
    assert reached[tab]() <= set(passed)
    assert tabbed(desk, Qt.Key.Key_Backtab) == passed[::-1]
