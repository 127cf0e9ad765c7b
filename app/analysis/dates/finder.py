"""Date expressions: the spans that name a point or stretch of the calendar, with their values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.analysis.certainty import Layer, Weighed, rated
from app.analysis.dates.evidence import evidence_of
from app.analysis.dates.grammar import read_expressions
from app.analysis.dates.resolution import Resolver
from app.domain.annotations import DateExpression
from app.domain.document import PublishedBasis
from app.text.words import TokenizedText


def find_dates(
    tokenized: TokenizedText, published: date | None, basis: PublishedBasis = PublishedBasis.GIVEN
) -> tuple[DateExpression, ...]:
    """Return the article's date expressions in order; relative ones have no value where `published` is None.

    `basis` says how the day of publication is known. What counts as a date and how it is valued stands in the
    annotation guide of the gold articles: days, months, seasons, years and stretches of them are dates; clock times,
    durations, holidays and vague times are not.
    """
    return rated(Layer.DATES, weigh_dates(tokenized, published, basis))


def weigh_dates(
    tokenized: TokenizedText, published: date | None, basis: PublishedBasis
) -> Iterator[Weighed[DateExpression]]:
    """Yield the article's date expressions in order with the evidence on each."""
    expressions = read_expressions(tokenized)
    resolver = Resolver(published, expressions)
    known = basis if published else PublishedBasis.UNKNOWN
    for found in expressions:
        value = resolver.resolve(found)
        yield Weighed(DateExpression(found.span, value), evidence_of(tokenized, found, value, known))
