"""What a new analysis says otherwise is told item by item; how sure it is does not count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.annotations import (
    Analysis,
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
from app.domain.differences import Tally, differences
from app.domain.span import Span

DATE = DateExpression(Span(5, 9), "2018-03-30")
FIGURE = Figure(Span(10, 20), 31000, 31000, Precision.EXACT)
CLAIM = Claim(Span(0, 3), Span(4, 9), Span(4, 9), Span(10, 30), Stance.ASSERT, Speech.INDIRECT)
EMPTY = Analysis("", "isnad/1")


def with_figures(*figures: Figure) -> Analysis:
    return replace(EMPTY, figures=figures)


def test_a_figure_of_another_value_is_told_with_both() -> None:
    other = replace(FIGURE, span=Span(10, 24), low=31915, high=31915)
    found = differences(with_figures(FIGURE), with_figures(other))
    assert found.tallies()["figures"] == Tally(changed=1)
    assert found.revalued() == ((FIGURE, other),)


@pytest.mark.parametrize(
    "change", [{"category": Category.KILLED}, {"precision": Precision.APPROX}, {"unit": "percent"}, {"high": None}]
)
def test_what_a_reader_would_quote_is_a_value(change: dict) -> None:
    assert differences(with_figures(FIGURE), with_figures(replace(FIGURE, **change))).revalued()


def test_another_lemma_changes_the_item_and_no_value() -> None:
    found = differences(with_figures(FIGURE), with_figures(replace(FIGURE, counted="مدني")))
    assert found.tallies()["figures"] == Tally(changed=1)
    assert not found.revalued()


def test_certainty_is_no_difference() -> None:
    before = replace(EMPTY, dates=(DATE,), figures=(FIGURE,), claims=(CLAIM,))
    sure = {"certainty": Certainty.SURE}
    after = replace(
        EMPTY, dates=(replace(DATE, **sure),), figures=(replace(FIGURE, **sure),), claims=(replace(CLAIM, **sure),)
    )
    assert not differences(before, after)


def test_claims_that_another_one_pushed_on_are_the_same() -> None:
    first = replace(CLAIM, cue=Span(40, 43), content=Span(44, 60))
    before = replace(EMPTY, figures=(FIGURE,), claims=(replace(CLAIM, figures=(0,)),))
    earlier = replace(FIGURE, span=Span(1, 2))
    after = replace(EMPTY, figures=(earlier, FIGURE), claims=(replace(CLAIM, figures=(1,)), first))
    found = differences(before, after)
    assert found.tallies()["claims"] == Tally(added=1)
    assert found.claims[0].after == first


def test_a_publication_date_is_told() -> None:
    found = differences(EMPTY, replace(EMPTY, published=date(2018, 3, 31)))
    assert found.published == (None, date(2018, 3, 31))
    assert found


def mentions() -> st.SearchStrategy[tuple[Mention, ...]]:
    kinds = st.sampled_from(MentionType)
    cuts = st.lists(st.integers(0, 40), unique=True, max_size=12).map(sorted)

    def between(cut: list[int], kind: MentionType) -> tuple[Mention, ...]:
        return tuple(Mention(Span(a, b), kind, f"{a}-{b}") for a, b in zip(cut[::2], cut[1::2], strict=False))

    return st.builds(between, cuts, kinds)


@given(mentions(), mentions())
def test_every_item_is_accounted_for(old: tuple[Mention, ...], new: tuple[Mention, ...]) -> None:
    found = differences(replace(EMPTY, mentions=old), replace(EMPTY, mentions=new))
    count = found.tallies()["mentions"]
    assert len(old) - count.removed == len(new) - count.added
    touched = [item for difference in found.mentions for item in (difference.before, difference.after) if item]
    assert set(old) - set(touched) == set(new) - set(touched)
    back = differences(replace(EMPTY, mentions=new), replace(EMPTY, mentions=old)).tallies()["mentions"]
    assert (back.added, back.removed, back.changed) == (count.removed, count.added, count.changed)


@given(mentions())
def test_an_analysis_differs_not_from_itself(items: tuple[Mention, ...]) -> None:
    analysis = replace(EMPTY, mentions=items)
    assert not differences(analysis, analysis)
