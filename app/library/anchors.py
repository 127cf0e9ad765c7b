"""A quote with its surroundings: how words are remembered, and how they are found again in a changed text."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from app.domain.span import Span
from app.library.database import Row, storable

CONTEXT = 32
"""Characters of context kept on either side."""

_ENOUGH = 0.7
"""The share of the old context that must stand, in order, around a new place."""

_TELLING = 3
"""Letters in a row that say something; single ones agree by chance."""

_CLEARLY = 0.15
"""By how much the best place must be better than the next one."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text with what stood before and behind them (W3C TextQuote and TextPosition in one)."""

    span: Span
    quote: str
    prefix: str
    suffix: str


def anchor(text: str, span: Span) -> Anchor:
    """Return the anchor of a span of `text`."""
    return Anchor(
        span,
        span.of(text),
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def quote_columns(text: str, span: Span) -> Row:
    """Return the columns that hold the words of a span with their surroundings."""
    words = anchor(text, span)
    return {"quote": storable(words.quote), "prefix": storable(words.prefix), "suffix": storable(words.suffix)}


def find_again(text: str, sought: Anchor) -> Span | None:
    """Return where the anchor's words now stand, None where that can't be told for certain.

    A place counts only if its words are the same letter for letter, most of the old context stands around it, and no
    other place is nearly as good; a lookalike elsewhere is never taken.
    """
    ranked = sorted(((_agreement(text, place, sought), place) for place in _places(text, sought.quote)), reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY:
        return None
    place = ranked[0][1]
    return Span(place, place + len(sought.quote))


def _places(text: str, quote: str) -> list[int]:
    places: list[int] = []
    at = text.find(quote) if quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _agreement(text: str, place: int, sought: Anchor) -> float:
    """Return the share of the anchor's context that stands in order around a place: 1 where all of it does."""
    behind = place + len(sought.quote)
    before, after = text[max(0, place - CONTEXT) : place], text[behind : behind + CONTEXT]
    # The text's own end is context too: where there was nothing more, there should be nothing now.
    expected = max(len(sought.prefix), len(before)) + max(len(sought.suffix), len(after))
    return (_common(sought.prefix, before) + _common(sought.suffix, after)) / expected if expected else 1.0


def _common(one: str, other: str) -> int:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _TELLING)
