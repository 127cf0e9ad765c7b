"""The figures' table: what was decided on a figure's claim, and day and place without scrolling."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from app.domain.records import ClaimState
from ui.desktop.item_models.claims import figure_text
from ui.desktop.item_models.figures import CLAIMANT, COUNTED, NUMBER
from ui.desktop.panels import FiguresPanel
from ui.desktop.selection import Item, ItemKind

TANKS = """خبر

قال المتحدث باسم جيش الإسلام إن الهجوم أسفر عن مقتل 9 أفراد وتدمير دبابتين ونحو 20 دبابة يوم 25 مارس 2018 في حلب.
"""


def shown(table, column: int) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    option.direction = table.layoutDirection()
    table.itemDelegate().initStyleOption(option, table.model().index(0, column))
    return option


@pytest.mark.parametrize(
    ("command", "state", "is_struck"),
    [("reject", ClaimState.REJECTED, True), ("accept", ClaimState.ACCEPTED, False)],
)
def test_a_figure_shows_what_was_decided_on_its_claim(desk, command: str, state: ClaimState, is_struck: bool) -> None:
    desk.open_article(TANKS)
    table = desk.side.figures.table
    number = table.model().index(0, NUMBER)
    assert not shown(table, NUMBER).font.strikeOut()
    assert number.data(Qt.ItemDataRole.AccessibleTextRole) == number.data()
    desk.window.selection.choose(Item(ItemKind.CLAIM, 0))
    desk.trigger(command)
    desk.wait(lambda: desk.reading.claim_cards[0].state is state)
    assert shown(table, NUMBER).font.strikeOut() is shown(table, COUNTED).font.strikeOut() is is_struck
    assert not shown(table, NUMBER).icon.isNull()
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert state.value in table.model().index(0, NUMBER).data(role)


def test_day_and_place_are_seen_in_a_narrow_panel_and_their_columns_in_a_wide_one(desk) -> None:
    figures = FiguresPanel(desk.window.selection, desk.appearance)
    desk.qtbot.addWidget(figures)
    figures.show_reading(desk.open_article(TANKS))
    figures.show()
    assert "25 Mar 2018" in figures.model.when_and_where(0)
    assert "حلب" in figures.model.when_and_where(0)
    for width, has_second_line in ((360, True), (1200, False), (360, True)):
        figures.resize(width, 600)
        QApplication.processEvents()
        assert figures.table.itemDelegate().has_second_line is has_second_line
        assert figures.table.rowHeight(0) == (48 if has_second_line else 30)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_words_of_a_cell_are_cut_at_their_own_end_and_stay_at_the_tables_side(desk, language: str) -> None:
    desk.open_article(TANKS)
    desk.window.commands.languages[language].trigger()
    desk.settle()
    option = shown(desk.side.figures.table, CLAIMANT)
    assert option.direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if language == "ar" else Qt.AlignmentFlag.AlignLeft
    assert option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask == side | Qt.AlignmentFlag.AlignAbsolute


def test_vague_words_leave_the_other_columns_their_room(desk) -> None:
    desk.open_article("خبر\n\nقالت الوزارة إن عشرات الآلاف من المدنيين السوريين العالقين قتلوا في حلب.")
    table = desk.side.figures.table
    assert table.columnWidth(NUMBER) <= 96


def test_a_chip_has_the_articles_own_words_of_a_figure(desk) -> None:
    reading = desk.open_article(TANKS)
    words = {figure_text(figure, reading.document.text) for figure in reading.analysis.figures}
    assert {"9 أفراد", "دبابتين"} <= words
    assert any("دبابة" in chip and chip.replace("\u2068", "").startswith("دبابة") for chip in words)
    assert not words & {"9 فرد", "2 دبابة", "about 20 دبابة"}
