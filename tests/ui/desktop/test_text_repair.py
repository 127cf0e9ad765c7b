"""A damaged text is offered to be repaired; the person compares, accepts, refuses, and takes it back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.importing.test_repair import ENCODINGS, ORDERS
from tests.own_gold import own_gold
from ui.desktop.dialogs.repair import RepairDialog

TEXT = own_gold()[0].text
MISREAD = ENCODINGS["cp1256 as latin-1"](TEXT)
# With brackets, which the two engines treat otherwise.
WITH_BRACKETS = TEXT + "\nوقال ضابط (رفض كشف اسمه) إن القوات انسحبت.\n"
VISUAL = ORDERS["reshaped, visual"](WITH_BRACKETS)


def dialog_of(desk) -> RepairDialog | None:
    return desk.window.findChild(RepairDialog)


def compare(desk) -> RepairDialog:
    desk.wait(lambda: "damaged" in desk.window.messages.text)
    desk.window.messages.buttons[-1].click()
    desk.wait(lambda: dialog_of(desk) is not None)
    return dialog_of(desk)


def test_a_sound_text_is_offered_nothing(desk):
    desk.open_article(TEXT)
    desk.settle()
    assert desk.window.messages.text == ""


def test_a_damaged_text_is_not_called_a_foreign_one(desk):
    desk.open_article(MISREAD)
    desk.wait(lambda: "damaged" in desk.window.messages.text)
    desk.trigger("star")
    desk.wait(lambda: desk.reading.is_starred)
    said = " ".join(label.text() for label in desk.window.workspace.reader.findChildren(QLabel))
    assert "not analysed: the text seems damaged" in said
    assert "not analysed: the text is not Arabic" not in said


def test_an_accepted_repair_is_read_and_can_be_taken_back(desk):
    desk.open_article(MISREAD)
    dialog = compare(desk)
    assert dialog.before.toPlainText() == MISREAD
    assert dialog.after.toPlainText() == TEXT
    dialog.use_button.click()
    desk.wait(lambda: desk.reading.document.text == TEXT)
    assert desk.reading.analysis.claims
    desk.wait(lambda: not desk.window.messages.isVisible())
    desk.trigger("undo")
    desk.wait(lambda: desk.reading.document.text == MISREAD)
    desk.wait(lambda: "damaged" in desk.window.messages.text)


def test_a_refusal_is_remembered(desk):
    desk.open_article(MISREAD)
    compare(desk).leave_button.click()
    desk.settle()
    assert not desk.window.messages.isVisible()
    desk.restart()
    desk.settle()
    assert desk.reading.document.text == MISREAD
    assert "damaged" not in desk.window.messages.text


def test_nothing_is_decided_by_closing(desk):
    desk.open_article(MISREAD)
    compare(desk).reject()
    desk.settle()
    assert desk.reading.document.text == MISREAD
    assert desk.window.messages.isVisible()


def test_the_offer_goes_with_its_article(desk):
    desk.open_article(MISREAD)
    desk.wait(lambda: "damaged" in desk.window.messages.text)
    desk.open_article(desk.other, "other.txt")
    desk.wait(lambda: "damaged" not in desk.window.messages.text)


@pytest.mark.parametrize("way", [0, 1])
def test_the_person_chooses_between_two_ways(desk, way):
    desk.open_article(VISUAL)
    dialog = compare(desk)
    assert len(dialog.ways.buttons()) == 2
    dialog.ways.button(way).click()
    chosen = dialog.after.toPlainText()
    assert (chosen == WITH_BRACKETS) == (way == 0)
    dialog.use_button.click()
    desk.wait(lambda: desk.reading.document.text == chosen)
