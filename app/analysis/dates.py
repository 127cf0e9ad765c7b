"""Date expressions: the spans that name a point or stretch of the calendar, with their values."""

from __future__ import annotations

from datetime import date

from app.domain.annotations import DateExpression
from app.text.words import TokenizedText


def find_dates(tokenized: TokenizedText, published: date | None) -> tuple[DateExpression, ...]:
    """Return the article's date expressions in order; relative ones have no value where `published` is None."""
    del tokenized, published
    return ()
