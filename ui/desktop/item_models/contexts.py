"""What stands around a figure in its article: who says it, and the nearest day and place of its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.annotations import Claim, DateExpression, Figure, Mention, MentionType
from app.domain.reading import Reading
from app.domain.records import ClaimState
from app.domain.span import Span
from app.text.words import TokenizedText

Located = TypeVar("Located", DateExpression, Mention)


@dataclass(frozen=True, slots=True)
class FigureContext:
    """A figure and what the table says beside it; `state` is that of the claim that states it."""

    index: int
    figure: Figure
    claimant: str
    date: DateExpression | None
    place: Mention | None
    state: ClaimState = ClaimState.NEW


def claimant_of(claim: Claim, text: str) -> str:
    """Return the name of who is meant, the words of the text where there is no fuller name, "" where it is unsaid."""
    said = claim.resolved or claim.claimant
    return claim.entity or (" ".join(said.of(text).split()) if said else "")


def figure_contexts(reading: Reading) -> list[FigureContext]:
    """Return each figure of an article with what stands around it."""
    text = reading.document.text
    tokenized = TokenizedText(text)
    places = [mention for mention in reading.mentions if mention.type is MentionType.PLACE]
    found: list[FigureContext] = []
    for index, figure in enumerate(reading.analysis.figures):
        tokens = tokenized.token_range(figure.span)
        sentence = tokenized.span_of(tokenized.sentence_at(tokens.start)) if tokens else figure.span
        holding = [card for card in reading.claim_cards if card.claim.content.contains(figure.span)]
        stated_by = min(holding, key=lambda card: len(card.claim.content), default=None)
        claimant = claimant_of(stated_by.claim, text) if stated_by else ""
        state = stated_by.state if stated_by else ClaimState.NEW
        date = _nearest(reading.analysis.dates, figure.span, sentence)
        place = _nearest(places, figure.span, sentence)
        found.append(FigureContext(index, figure, claimant, date, place, state))
    return found


def _nearest(items: Sequence[Located], to: Span, within: Span) -> Located | None:
    """Return the item of the sentence that stands nearest."""
    near = [item for item in items if within.contains(item.span)]
    return min(near, key=lambda item: _distance(item.span, to), default=None)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
