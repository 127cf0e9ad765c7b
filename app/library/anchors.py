"""A quote with its surroundings: how words are remembered, and how they are found again in a changed text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from app.domain.span import Span

CONTEXT = 32
"""Characters of context kept on either side."""

_ENOUGH_CONTEXT = 8
"""Characters of context that must agree where the words have moved."""


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


def find_again(text: str, sought: Anchor) -> Span | None:
    """Return where the anchor's words now stand, None where that can't be told for certain.

    A place counts only if its words are the same letter for letter and its context agrees better than that of any
    other such place; a lookalike elsewhere is never taken.
    """
    if not sought.quote:
        return None
    ranked = sorted(((_agreement(text, place, sought), place) for place in _places(text, sought.quote)), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    agreement, place = ranked[0]
    wanted = min(_ENOUGH_CONTEXT, len(sought.prefix) + len(sought.suffix))
    return Span(place, place + len(sought.quote)) if agreement >= wanted else None


def _places(text: str, quote: str) -> list[int]:
    places: list[int] = []
    at = text.find(quote)
    while at >= 0:
        places.append(at)
        at = text.find(quote, at + 1)
    return places


def _agreement(text: str, place: int, sought: Anchor) -> int:
    """Return how many characters of context agree, counted outwards from the words."""
    behind = place + len(sought.quote)
    before = text[max(0, place - CONTEXT) : place]
    return _common(before[::-1], sought.prefix[::-1]) + _common(text[behind : behind + CONTEXT], sought.suffix)


def _common(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
