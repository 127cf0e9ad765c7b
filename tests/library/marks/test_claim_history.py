"""The history of a claim can be read: who or which version, when, from what to what, and why."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from app.domain.records import ClaimChange, ClaimState, Replay
from tests.library.conftest import TEXT, changed, claim_at, make_analysis, make_document

CLAIM = claim_at(TEXT, "قال")


def told(library, claim=CLAIM):
    return [(event.verb, event.before, event.after) for event in library.claims.history(1, claim)]


def test_it_begins_with_the_version_that_read_the_article(library, add):
    add()
    (reading,) = library.claims.history(1, CLAIM)
    assert (reading.verb, reading.analyser, reading.before, reading.after) == ("add_article", "test/1.0", None, None)
    library.articles.store_analysis(1, replace(make_analysis(make_document()), analyser="test/2.0"))
    assert [event.analyser for event in library.claims.history(1, CLAIM)] == ["test/1.0", "test/2.0"]


def test_each_decision_tells_from_what_to_what(library, add):
    add()
    library.claims.keep(1, CLAIM)
    library.claims.decide(1, CLAIM, ClaimState.ACCEPTED)
    library.claims.decide(1, replace(CLAIM, entity="الدفاع المدني"), ClaimState.CORRECTED)
    library.claims.decide(1, claim_at(TEXT, "نفى"), ClaimState.REJECTED)
    assert told(library)[1:] == [
        ("keep_claim", None, ClaimState.NEW),
        ("accept_claim", ClaimState.NEW, ClaimState.ACCEPTED),
        ("correct_claim", ClaimState.ACCEPTED, ClaimState.CORRECTED),
    ]
    events = library.claims.history(1, CLAIM)
    assert events[-1].changes == (ClaimChange("entity", None, "الدفاع المدني"),)
    assert all(one.at <= other.at for one, other in pairwise(events))
    assert {event.analyser for event in events[1:]} == {None}


def test_what_was_undone_and_redone_is_told_too(library, add):
    add()
    library.claims.decide(1, CLAIM, ClaimState.ACCEPTED)
    for _ in range(2):
        library.history.undo()
        library.history.redo()
    events = library.claims.history(1, CLAIM)[1:]
    assert [event.replay for event in events] == [None, *[Replay.UNDONE, Replay.REDONE] * 2]
    assert [event.after for event in events[:2]] == [ClaimState.ACCEPTED, None]


def test_it_goes_on_over_a_changed_text(library, add):
    add()
    library.claims.decide(1, CLAIM, ClaimState.ACCEPTED)
    document = changed(make_document(), "سطر جديد.\n" + TEXT)
    library.articles.add(document, make_analysis(document))
    library.editions.take(1, 2)
    moved = library.articles.reading(1).reviewed_claims[0].claim
    assert [verb for verb, *_ in told(library, moved)] == ["add_article", "accept_claim", "add_article", "take_text"]


def test_a_claim_that_nobody_touched_has_the_readings_alone(library, add):
    add()
    library.claims.decide(1, CLAIM, ClaimState.ACCEPTED)
    assert told(library, claim_at(TEXT, "أكد")) == [("add_article", None, None)]


def test_a_decision_that_was_undone_is_told_though_nothing_is_kept(library, add):
    add()
    library.claims.decide(1, CLAIM, ClaimState.ACCEPTED)
    library.history.undo()
    assert library.articles.reading(1).reviewed_claims == ()
    assert [(event.verb, event.replay) for event in library.claims.history(1, CLAIM)[1:]] == [
        ("accept_claim", None),
        ("accept_claim", Replay.UNDONE),
    ]
