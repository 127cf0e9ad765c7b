from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from app.domain.annotations import Claim, Speech, Stance
from app.domain.records import ClaimState, Note, ReviewedClaim, Target, TargetKind
from app.domain.span import Span
from ui.desktop.reader.marks import Form, Ordered, marks_of
from ui.desktop.selection import Item, ItemKind

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 30))


@dataclass(frozen=True)
class Thing:
    span: Span


@given(st.lists(spans, max_size=25), spans)
def test_what_overlaps_a_stretch_is_found_and_nothing_else(places, stretch):
    found = list(Ordered(Thing(place) for place in places).overlapping(stretch))
    assert sorted(thing.span for thing in found) == sorted(place for place in places if place.overlaps(stretch))


def _claim(cue: Span, content: Span, repeats: int | None = None) -> Claim:
    return Claim(cue, None, None, content, Stance.ASSERT, Speech.INDIRECT, repeats=repeats)


@given(st.lists(spans, min_size=1, max_size=12))
def test_brackets_in_one_lane_never_overlap(article, contents):
    made = article("ا" * 100)
    made.found = {"claims": tuple(_claim(Span(i, i + 1), content) for i, content in enumerate(contents))}
    brackets = list(marks_of(made.reading()).brackets)
    assert len(brackets) == len(contents)
    for one in brackets:
        assert not any(
            one is not other and one.lane == other.lane and one.span.overlaps(other.span) for other in brackets
        )


def test_a_repeated_claim_is_marked_in_both_places_and_is_one_card(article):
    made = article("قال إن كذا\nقال إن كذا")
    made.found = {"claims": (_claim(Span(0, 3), Span(7, 10)), _claim(Span(11, 14), Span(18, 21), repeats=0))}
    cues = [mark for mark in marks_of(made.reading()).words if mark.form is Form.CUE]
    assert [mark.span for mark in cues] == [Span(0, 3), Span(11, 14)]
    assert {mark.item for mark in cues} == {Item(ItemKind.CLAIM, 0)}


def test_a_rejected_claim_is_muted_and_a_noted_one_signed(article):
    made = article("قال إن كذا")
    claim = _claim(Span(0, 3), Span(7, 10))
    note = Note(1, 1, Target(TargetKind.CLAIM, 5), "لا", *(made.highlight("قال").created,) * 2)
    made.found = {"claims": (claim,)}
    made.kept = {"reviewed_claims": (ReviewedClaim(5, 1, claim, ClaimState.REJECTED),), "notes": (note,)}
    marks = marks_of(made.reading())
    assert [mark.role for mark in marks.words] == ["muted"]
    assert [bracket.role for bracket in marks.brackets] == ["state_rejected"]
    assert [sign.item for sign in marks.notes] == [Item(ItemKind.CLAIM, 0)]
