"""A quote with its surroundings: how words are remembered; `app.text.realignment` finds them in a changed text."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.span import Span
from app.library.database import Row, storable

CONTEXT = 32
"""Characters of context kept on either side."""


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
