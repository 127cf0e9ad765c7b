"""Date expressions: the spans that name a point or stretch of the calendar, with their values."""

from __future__ import annotations

from datetime import date

from app.analysis.dates.grammar import read_expressions
from app.analysis.dates.resolution import Resolver
from app.domain.annotations import DateExpression
from app.text.words import TokenizedText


def find_dates(tokenized: TokenizedText, published: date | None) -> tuple[DateExpression, ...]:
    """Return the article's date expressions in order; relative ones have no value where `published` is None.

    What counts as a date and how it is valued stands in the annotation guide of the gold articles: days, months,
    seasons, years and stretches of them are dates; clock times, durations, holidays and vague times are not.
    """
    resolver = Resolver(published)
    return tuple(DateExpression(found.span, resolver.resolve(found)) for found in read_expressions(tokenized))
