from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

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
from app.domain.records import Note, Tag, Tagging, Target, TargetKind
from ui.desktop.reader.describe import describe
from ui.desktop.selection import Item, ItemKind

TEXT = "أعلنت البلدية أن 31 ألفا و915 شخصا غادروا المرج أمس وفي 3 أيار 2017، وأن عشرات بقوا في المرج."


@pytest.fixture
def made(article):
    made = article(TEXT)
    figures = (
        Figure(made.span("31 ألفا و915 شخصا"), 31915, 31915, Precision.EXACT, Category.DISPLACED, "شخص"),
        Figure(made.span("عشرات"), 20, 99, Precision.VAGUE),
    )
    dates = (DateExpression(made.span("أمس"), "2018-03-30"), DateExpression(made.span("3 أيار 2017"), "2017-05-03"))
    who = made.span("البلدية")
    content = made.span("31 ألفا و915 شخصا غادروا المرج أمس")
    claim = Claim(made.span("أعلنت"), who, who, content, Stance.ASSERT, Speech.INDIRECT, figures=(0,), dates=(0,))
    place = Mention(made.span("المرج"), MentionType.PLACE, "المرج")
    again = TEXT.rindex("المرج")
    other = Mention(type(place.span)(again, again + 5), MentionType.PLACE, "المرج", Certainty.UNSURE)
    made.found = {"figures": figures, "dates": dates, "claims": (claim,), "mentions": (place, other)}
    return made


def told(made, kind: ItemKind, index: int = 0) -> str:
    card = describe(Item(kind, index), made.reading())
    return "\n".join((card.heading, *card.lines))


def test_a_figure_tells_its_value_what_was_counted_what_happened_and_who_says_so(made):
    card = describe(Item(ItemKind.FIGURE, 0), made.reading())
    assert card.heading == "31,915"
    assert "شخص" in card.lines[0]
    assert "displaced" in card.lines[0]
    assert "says: " in card.lines[1]
    assert "البلدية" in card.lines[1]


def test_a_vague_figure_tells_its_word_and_no_number(made):
    words = told(made, ItemKind.FIGURE, 1)
    assert "عشرات" in words
    assert not any(character.isdigit() for character in words)


@pytest.mark.parametrize(
    ("low", "high", "precision", "told_as"),
    [
        (30, None, Precision.AT_LEAST, "at least 30"),
        (None, 30, Precision.AT_MOST, "at most 30"),
        (30, 30, Precision.APPROX, "about 30"),
        (20, 30, Precision.RANGE, "20–30"),
        (Decimal("2.5"), Decimal("2.5"), Precision.EXACT, "2.5"),
    ],
)
def test_a_figure_keeps_its_bounds(article, low, high, precision, told_as):
    made = article("30 شخصا")
    made.found = {"figures": (Figure(made.span("30 شخصا"), low, high, precision),)}
    assert told_as in told(made, ItemKind.FIGURE)


def test_a_relative_date_says_what_it_was_reckoned_from(made):
    words = told(made, ItemKind.DATE)
    assert "30 March 2018" in words
    assert "31 March 2018" in words


def test_a_date_written_in_full_needs_no_publication_date(made):
    words = told(made, ItemKind.DATE, 1)
    assert "3 May 2017" in words
    assert "as written" in words
    assert "31 March 2018" not in words


def test_a_date_that_cannot_be_decided_claims_no_day(article):
    made = article("الأسبوع الماضي", published=date(2018, 3, 31))
    made.found = {"dates": (DateExpression(made.span("الأسبوع الماضي"), None),)}
    assert not any(character.isdigit() for character in told(made, ItemKind.DATE))


def test_a_name_tells_its_type_and_how_often_it_stands(made):
    words = told(made, ItemKind.MENTION)
    assert "المرج" in words
    assert "place" in words
    assert "2" in words
    assert "unsure" not in words
    assert "unsure" in told(made, ItemKind.MENTION, 1)


def test_a_claim_tells_who_and_how(made):
    card = describe(Item(ItemKind.CLAIM, 0), made.reading())
    assert card.heading == "البلدية"
    assert "statement" in card.lines[0]
    assert "غادروا" in card.lines[1]


def test_a_highlight_tells_its_notes_and_tags(article):
    made = article(TEXT)
    highlight = made.highlight("غادروا", identifier=7)
    target = Target(TargetKind.HIGHLIGHT, 7)
    note = Note(1, 1, target, "راجع المصدر", highlight.created, highlight.created)
    made.kept = {
        "highlights": (highlight,),
        "notes": (note,),
        "taggings": (Tagging(Tag(1, "نزوح"), 1, target),),
    }
    words = told(made, ItemKind.HIGHLIGHT)
    assert "راجع المصدر" in words
    assert "نزوح" in words
