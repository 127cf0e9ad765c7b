"""A claim's card says first when and where its event seems to have happened."""

from __future__ import annotations

import pytest

from app.domain.annotations import Claim, DateExpression, Mention, MentionType, ProposedEvent, Speech, Stance
from app.domain.records import ClaimState, ReviewedClaim
from ui.desktop.item_models.claims import card_texts

TEXT = "أعلنت البلدية الخميس أن قافلة من حمص وصلت إلى تدمر أمس."


@pytest.fixture
def read(article):
    """Return a function that reads the article with an event proposed for its one claim."""

    def _read(event: ProposedEvent, *, kept: ProposedEvent | None = None):
        made = article(TEXT)
        who = made.span("البلدية")
        content = made.span("قافلة من حمص وصلت إلى تدمر أمس")
        links = {"dates": (1,), "mentions": (0, 1)}
        claim = Claim(made.span("أعلنت"), who, who, content, Stance.ASSERT, Speech.INDIRECT, event=event, **links)
        made.found = {
            "mentions": tuple(Mention(made.span(name), MentionType.PLACE, name) for name in ("حمص", "تدمر")),
            "dates": (
                DateExpression(made.span("الخميس"), "2018-03-29"),
                DateExpression(made.span("أمس"), "2018-03-30"),
            ),
            "claims": (claim,),
        }
        if kept is not None:
            older = Claim(claim.cue, who, who, content, Stance.ASSERT, Speech.INDIRECT, event=kept)
            made.kept = {"reviewed_claims": (ReviewedClaim(1, 1, older, ClaimState.ACCEPTED),)}
        return made.reading()

    return _read


def words_on(reading) -> list[str]:
    (card,) = card_texts(reading)
    return [chip.text for chip in card.chips]


def test_when_and_where_stand_before_the_other_dates_and_places(read) -> None:
    chips = words_on(read(ProposedEvent(date=1, place=1)))
    assert [chips[0].split(":")[0], *chips[1:]] == ["When", "Where: تدمر", "حمص"]


def test_a_date_outside_the_content_stands_beside_those_inside(read) -> None:
    chips = words_on(read(ProposedEvent(date=0)))
    assert [chip.split(":")[0] for chip in chips] == ["When", chips[1], "حمص", "تدمر"]
    assert "29" in chips[0]
    assert "30" in chips[1]


def test_a_kept_claim_shows_what_the_analysis_of_today_proposes(read) -> None:
    # The indexes of the kept one count an earlier analysis's arrays, which may have been longer.
    chips = words_on(read(ProposedEvent(place=1), kept=ProposedEvent(date=7, place=9)))
    assert "Where: تدمر" in chips
    assert not any(chip.startswith("When") for chip in chips)
