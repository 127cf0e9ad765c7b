"""The publication date, asked of the person: typed or picked, never made up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QToolButton

from app.domain.document import PublishedBasis
from ui.desktop.dialogs import PublishedDialog


@pytest.fixture
def dialog(desk) -> PublishedDialog:
    """Return the dialog that the key D opens over an article whose date is unknown."""
    desk.open_article()
    assert desk.reading.analysis.published is None
    return ask(desk)


def ask(desk) -> PublishedDialog:
    # The dialog before is deleted, and the window has the keys again.
    desk.wait(lambda: not desk.window.findChildren(PublishedDialog))
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    desk.window.workspace.reader.setFocus()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_D)
    asked = next(found for found in desk.window.findChildren(PublishedDialog) if found.isVisible())
    desk.wait(lambda: asked.focusWidget() is asked.field)
    return asked


def type_words(dialog: PublishedDialog, words: str) -> None:
    # QTest types Latin letters alone.
    dialog.field.selectAll()
    dialog.field.insert(words)


def click_day(dialog: PublishedDialog, day: QDate) -> None:
    """Click a day of the month shown."""
    view = dialog.calendar.findChild(QTableView)
    cells = (view.model().index(row, column) for row in range(1, 7) for column in range(7))
    days = [cell for cell in cells if cell.data() == day.day()]
    cell = days[-1] if day.day() > 14 else days[0]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(cell).center())


@pytest.mark.parametrize("part", ["field", "calendar"])
def test_enter_makes_up_no_date(desk, dialog, part: str) -> None:
    assert not dialog.use_button.isEnabled()
    widget = dialog.field if part == "field" else dialog.calendar.findChild(QTableView)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.window.findChildren(PublishedDialog))
    desk.settle()
    assert desk.reading.analysis.published is None


@pytest.mark.parametrize("typed", ["2018-03-31", "٢٠١٨-٠٣-٣١", "۲۰۱۸-۳-۳۱", " 2018-3-31 "])
def test_a_typed_day_is_used(desk, dialog, typed: str) -> None:
    type_words(dialog, typed)
    assert dialog.calendar.selectedDate() == QDate(2018, 3, 31)
    assert (dialog.calendar.yearShown(), dialog.calendar.monthShown()) == (2018, 3)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    desk.wait(lambda: desk.reading.analysis.published == date(2018, 3, 31))
    assert desk.reading.analysis.published_basis is PublishedBasis.GIVEN


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [
        ("2018", False),
        ("2018-03-", False),
        ("31.03.2018", True),
        ("2018-02-30", True),
        ((date.today() + timedelta(days=40)).isoformat(), True),  # noqa: DTZ011
    ],
)
def test_what_is_no_day_cannot_be_used(dialog, typed: str, is_told: bool) -> None:
    type_words(dialog, typed)
    assert not dialog.use_button.isEnabled()
    assert dialog.calendar.day is None
    assert dialog._problem.isVisible() is is_told


def test_a_day_is_picked_with_the_mouse(desk, dialog) -> None:
    dialog.calendar.setCurrentPage(2019, 2)
    click_day(dialog, QDate(2019, 2, 14))
    assert dialog.field.text() == "2019-02-14"
    dialog.use_button.click()
    desk.wait(lambda: desk.reading.analysis.published == date(2019, 2, 14))


def test_today_is_picked_with_one_click(dialog) -> None:
    today = QDate.currentDate()
    click_day(dialog, today)
    assert dialog.field.text() == today.toString(Qt.DateFormat.ISODate)
    assert dialog.use_button.isEnabled()


def test_a_known_day_is_shown_and_typed_over(desk, dialog) -> None:
    type_words(dialog, "2018-03-31")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    desk.wait(lambda: desk.reading.analysis.published == date(2018, 3, 31))
    desk.settle()
    again = ask(desk)
    assert again.field.text() == "2018-03-31"
    assert again.use_button.isEnabled()
    QTest.keyClicks(again.field, "2018-04-01")
    QTest.keyClick(again.field, Qt.Key.Key_Return)
    desk.wait(lambda: desk.reading.analysis.published == date(2018, 4, 1))


def darkest(dialog: PublishedDialog, row: int, column: int) -> int:
    """Return the lightness of the darkest ink that a day is drawn with."""
    view = dialog.calendar.findChild(QTableView)
    box = view.visualRect(view.model().index(row, column))
    image = view.viewport().grab(box).toImage()
    return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))


def test_days_of_the_neighbouring_months_are_drawn_lighter(dialog) -> None:
    palette, model = dialog.palette(), dialog.calendar.findChild(QTableView).model()
    ink, ground = palette.text().color().lightness(), palette.window().color().lightness()
    between = ink + (ground - ink) // 4
    cells = [(row, column) for row in range(1, 7) for column in range(7)]
    for step in ("qt_calendar_prevmonth", "qt_calendar_prevmonth", "qt_calendar_nextmonth"):
        QTest.mouseClick(dialog.calendar.findChild(QToolButton, step), Qt.MouseButton.LeftButton)
        numbers = [model.index(*cell).data() for cell in cells]
        first = numbers.index(1)
        behind = numbers.index(1, first + 1)
        assert 0 < first < behind < len(cells)
        dark = [darkest(dialog, *cell) < between for cell in cells]
        assert dark == [first <= at < behind for at in range(len(cells))]
