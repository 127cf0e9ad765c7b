"""An article as its reader sees it: findings joined with decisions."""

from __future__ import annotations

from dataclasses import replace

from app.domain.annotations import (
    Analysis,
    Claim,
    Figure,
    Mention,
    MentionType,
    Precision,
    Speech,
    Stance,
)
from app.domain.document import Document, Origin
from app.domain.reading import Reading
from app.domain.records import ClaimState, NameMark, ReviewedClaim
from app.domain.span import Span

TEXT = "قال الوزير إن الطريق مفتوح…\nقال الوزير إن الطريق مفتوح أمام 20 حافلة.\nوأكد السائق ذلك."
DOCUMENT = Document(TEXT, Origin("a.txt", "text/plain"), TEXT.encode(), language="ar")


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


TEASER = Claim(span("قال"), span("الوزير"), span("الوزير"), span("الطريق مفتوح"), Stance.ASSERT, Speech.INDIRECT)
BODY = replace(TEASER, cue=span("قال", 1), content=span("الطريق مفتوح أمام 20 حافلة"), repeats=0, figures=(0,))
OTHER = replace(TEASER, cue=span("أكد"), claimant=span("السائق"), resolved=span("السائق"), content=span("ذلك"))
ANALYSIS = Analysis(
    DOCUMENT.text_sha256,
    "test",
    mentions=(Mention(span("الوزير"), MentionType.PERSON, "الوزير"),),
    figures=(Figure(span("20 حافلة"), 20, 20, Precision.EXACT),),
    claims=(TEASER, BODY, OTHER),
)
READING = Reading(1, DOCUMENT, ANALYSIS)


def kept(claim: Claim, state: ClaimState) -> Reading:
    return replace(READING, reviewed_claims=(ReviewedClaim(9, 1, claim, state),))


def test_a_teaser_and_the_claim_it_cuts_short_share_one_card_that_tells_it_whole() -> None:
    first, second = READING.claim_cards
    assert (first.claim, first.index, first.repeated_by) == (BODY, 1, (0,))
    assert second.claim == OTHER


def test_what_the_reader_decided_on_is_shown_and_the_repeat_stays_on_its_card() -> None:
    first, _ = kept(TEASER, ClaimState.ACCEPTED).claim_cards
    assert (first.claim.cue, first.state, first.reviewed_id, first.repeated_by) == (
        TEASER.cue,
        ClaimState.ACCEPTED,
        9,
        (1,),
    )


def test_two_decisions_on_one_story_are_two_cards() -> None:
    both = replace(
        READING,
        reviewed_claims=(
            ReviewedClaim(1, 1, TEASER, ClaimState.REJECTED),
            ReviewedClaim(2, 1, BODY, ClaimState.ACCEPTED),
        ),
    )
    assert [card.state for card in both.claim_cards] == [ClaimState.REJECTED, ClaimState.ACCEPTED, ClaimState.NEW]


def test_a_decision_stands_although_a_later_analysis_finds_something_else_there() -> None:
    earlier = replace(OTHER, content=span("السائق ذلك"), stance=Stance.CONFIRM)
    card = kept(earlier, ClaimState.ACCEPTED).claim_cards[-1]
    assert card.claim.content == span("السائق ذلك")
    assert card.claim.stance is Stance.CONFIRM


def test_a_decided_claim_that_is_no_longer_found_keeps_its_card() -> None:
    lost = replace(OTHER, cue=span("مفتوح"), content=span("20 حافلة"), figures=(7,))
    card = next(card for card in kept(lost, ClaimState.ACCEPTED).claim_cards if card.reviewed_id == 9)
    assert card.index is None
    assert card.claim.figures == (0,), "links count the present analysis"


def test_a_claim_merely_noted_follows_the_analysis() -> None:
    earlier = replace(OTHER, content=span("السائق ذلك"))
    card = kept(earlier, ClaimState.NEW).claim_cards[-1]
    assert card.claim == OTHER
    assert card.reviewed_id == 9


def test_a_marked_name_wins_over_the_ones_it_overlaps() -> None:
    marked = replace(READING, name_marks=(NameMark(1, 1, span("قال الوزير"), MentionType.GROUP, "قال الوزير"),))
    assert [mention.type for mention in marked.mentions] == [MentionType.GROUP]
