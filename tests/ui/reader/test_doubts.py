"""What the program is unsure of shows as such in the text, on the cards and in the tables; nothing else does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.domain.annotations import (
    Category,
    Certainty,
    Claim,
    DateExpression,
    Figure,
    Mention,
    MentionType,
    Precision,
    Speech,
    Stance,
)
from app.domain.records import ClaimState, ReviewedClaim
from ui.desktop.item_models.claims import card_texts
from ui.desktop.item_models.figures import CATEGORY, DATE, NUMBER, PLACE, FigureTableModel
from ui.desktop.item_models.names import NameListModel
from ui.desktop.reader.describe import describe
from ui.desktop.reader.marks import marks_of
from ui.desktop.selection import Item, ItemKind

TEXT = "أعلنت البلدية أن 12 شخصا غادروا المرج أمس."
MARK = "(?)"
LEVELS = [*Certainty, None]


@pytest.fixture
def read(article):
    """Return a function that reads the article with one certainty for all its items."""

    def _read(certainty: Certainty | None, state: ClaimState | None = None):
        made = article(TEXT)
        who = made.span("البلدية")
        content = made.span("12 شخصا غادروا المرج أمس")
        claim = Claim(made.span("أعلنت"), who, who, content, Stance.ASSERT, Speech.INDIRECT, certainty=certainty)
        claim = replace(claim, figures=(0,), dates=(0,), mentions=(0,))
        count = Figure(made.span("12 شخصا"), 12, 12, Precision.EXACT, Category.DISPLACED, "شخص", certainty=certainty)
        made.found = {
            "mentions": (Mention(made.span("المرج"), MentionType.PLACE, "المرج", certainty),),
            "dates": (DateExpression(made.span("أمس"), "2018-03-30", certainty),),
            "figures": (count,),
            "claims": (claim,),
        }
        if state:
            made.kept = {"reviewed_claims": (ReviewedClaim(1, 1, claim, state),)}
        return made.reading()

    return _read


@pytest.mark.parametrize("certainty", LEVELS)
def test_only_the_unsure_is_dotted_in_the_text(read, certainty):
    marks = marks_of(read(certainty))
    shown = {mark.is_unsure for mark in marks.words} | {bracket.is_unsure for bracket in marks.brackets}
    assert shown == {certainty is Certainty.UNSURE}


@pytest.mark.parametrize("state", [ClaimState.ACCEPTED, ClaimState.REJECTED, ClaimState.CORRECTED])
def test_the_readers_decision_ends_the_doubt_of_a_claim(read, state):
    decided = read(Certainty.UNSURE, state)
    assert not any(bracket.is_unsure for bracket in marks_of(decided).brackets)
    assert not card_texts(decided)[0].is_unsure
    assert not any("unsure" in line for line in describe(Item(ItemKind.CLAIM, 0), decided).lines)


@pytest.mark.parametrize("certainty", LEVELS)
def test_a_cards_chips_tell_each_for_itself(read, certainty):
    (card,) = card_texts(read(certainty))
    assert card.is_unsure is (certainty is Certainty.UNSURE)
    assert {MARK in chip.text for chip in card.chips} == {certainty is Certainty.UNSURE}
    assert {chip.role for chip in card.chips} == {"figure", "date", "place"}


@pytest.mark.parametrize("certainty", LEVELS)
@pytest.mark.parametrize("kind", [ItemKind.MENTION, ItemKind.DATE, ItemKind.FIGURE, ItemKind.CLAIM])
def test_the_hover_card_says_what_is_unsure(read, certainty, kind):
    lines = describe(Item(kind, 0), read(certainty)).lines
    assert any("unsure" in line for line in lines) is (certainty is Certainty.UNSURE)


@pytest.mark.parametrize("certainty", LEVELS)
def test_the_tables_mark_the_unsure_and_explain_it(qapp, read, certainty):
    is_unsure = certainty is Certainty.UNSURE
    table, names = FigureTableModel(), NameListModel()
    table.set_reading(read(certainty))
    names.set_reading(read(certainty))
    cells = [table.data(table.index(0, column)) for column in (NUMBER, DATE, PLACE)]
    assert [MARK in cell for cell in cells] == [is_unsure] * 3
    tips = [table.data(table.index(0, column), Qt.ItemDataRole.ToolTipRole) for column in (NUMBER, CATEGORY)]
    assert ["unsure" in tip for tip in tips] == [is_unsure] * 2
    assert (MARK in names.data(names.index(0))) is is_unsure
    assert bool(names.data(names.index(0), Qt.ItemDataRole.ToolTipRole)) is is_unsure


def test_a_name_is_unsure_only_where_all_its_places_are(read):
    reading = read(Certainty.UNSURE)
    place = reading.analysis.mentions[0]
    surer = replace(place, certainty=Certainty.LIKELY)
    names = NameListModel()
    names.set_reading(replace(reading, analysis=replace(reading.analysis, mentions=(place, surer))))
    assert MARK not in names.data(names.index(0))
