"""The day of publication, inferred from what the article itself says; only where one day alone fits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.analysis.dates.grammar import read_expressions
from app.analysis.dates.meanings import Bearing, Expression, Named, RelativeDay
from app.domain.span import Span
from app.text.calendar import point
from app.text.words import TokenizedText

_LONGEST_CAPTION = 25
_SOON = timedelta(days=62)
_CLOSING_MARKS = frozenset(')]»"”.')


@dataclass(frozen=True, slots=True)
class _WeekdayDay:
    """A day of a month told with its weekday, without a year."""

    month: int
    day: int
    weekday: int
    is_current: bool


@dataclass(slots=True)
class _Evidence:
    """What the dates of an article say about the day that it was written on.

    `weekdays`, `months` and `days` hold the weekday, the month and the very day that they name; `captioned` the full
    dates that stand at the end of a line of their own (a caption or a dateline), `alone` those that are all of a
    line; `told` every full date that lies behind the writer; `not_before` and `not_after` bound the day in its month.
    """

    weekdays: set[int] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    captioned: set[date] = field(default_factory=set)
    alone: set[date] = field(default_factory=set)
    told: set[date] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    not_before: int = 1
    not_after: int = 31
    weekday_days: set[_WeekdayDay] = field(default_factory=set)


def infer_published(tokenized: TokenizedText) -> date | None:
    """Return the one day on which the article can have been written, None where its evidence leaves more or none.

    A day is inferred from «اليوم السبت 31 آذار 2018», or from a weekday told beside «اليوم» or «أمس» together with
    the year and month of a caption: the month must be told as the current one, or the caption's line be the date
    alone. Dates in running text give no year: they are written out with it when they lie in another one.
    """
    evidence = _gather(tokenized, read_expressions(tokenized))
    if evidence.days:
        candidates = evidence.days if len(evidence.days) == 1 else set()
    elif len(evidence.weekdays) == 1:
        candidates = set(_days_of_current_month(evidence)) or (evidence.alone if not evidence.months else set())
    else:
        candidates = set()
    fitting = [day for day in candidates if _fits(day, evidence)]
    return fitting[0] if len(fitting) == 1 else None


def _days_of_current_month(evidence: _Evidence) -> Iterator[date]:
    """Yield the days of the month that the captions and «الجاري» both name, from the newest caption on."""
    if len(evidence.months) != 1 or not evidence.captioned:
        return
    day = newest = max(evidence.captioned)
    while day.month == newest.month and newest.month in evidence.months:
        if evidence.not_before <= day.day <= evidence.not_after and day.isoweekday() in evidence.weekdays:
            yield day
        if day == date.max:
            return
        day += timedelta(days=1)


def _fits(day: date, evidence: _Evidence) -> bool:
    """Tell whether a day goes against nothing that the article says."""
    return (
        evidence.weekdays <= {day.isoweekday()}
        and evidence.months <= {day.month}
        and (not evidence.months or evidence.not_before <= day.day <= evidence.not_after)
        and all(told <= day for told in evidence.told)
        and all(year <= day.year for year in evidence.years)
        and all(_has_weekday(day, told) for told in evidence.weekday_days)
    )


def _has_weekday(day: date, told: _WeekdayDay) -> bool:
    """Tell whether a day told with its weekday but no year falls on it, seen from the day of writing."""
    years = (day.year,) if told.is_current else (day.year - 1, day.year, day.year + 1)
    places = [place.first_day for year in years if (place := point(year, told.month, told.day))]
    past = [place for place in places if place <= day][-1:]
    soon = [place for place in places if day < place <= day + _SOON]
    return any(place.isoweekday() == told.weekday for place in past + soon)


def _gather(tokenized: TokenizedText, expressions: Sequence[Expression]) -> _Evidence:
    evidence = _Evidence()
    for expression in expressions:
        meaning = expression.meaning
        if isinstance(meaning, RelativeDay) and meaning.weekday:
            evidence.weekdays.add((meaning.weekday - meaning.days - 1) % 7 + 1)
        elif isinstance(meaning, Named) and not meaning.is_hijri:
            _gather_named(evidence, tokenized, expression, meaning)
    return evidence


def _gather_named(evidence: _Evidence, tokenized: TokenizedText, expression: Expression, named: Named) -> None:
    if named.year is not None and not expression.is_future:
        evidence.years.add(named.year)
    if named.days is not None and named.weekday:
        evidence.weekdays.add((named.weekday - named.days - 1) % 7 + 1)
    if named.month is None:
        return
    if named.bearing is Bearing.THIS:
        evidence.months.add(named.month)
        if named.day and not expression.is_future:
            evidence.not_before = max(evidence.not_before, named.day)
    if named.day is None:
        return
    if named.bearing is Bearing.NEXT and named.month in evidence.months:
        evidence.not_after = min(evidence.not_after, named.day)
    if named.year is not None:
        _gather_full(evidence, tokenized, expression, named)
    elif named.weekday:
        is_current = named.bearing is Bearing.THIS
        evidence.weekday_days.add(_WeekdayDay(named.month, named.day, named.weekday, is_current))


def _gather_full(evidence: _Evidence, tokenized: TokenizedText, expression: Expression, named: Named) -> None:
    """Take in a date with its year: as the day of writing, as a caption's, or as one that lies behind."""
    told = point(named.year or 0, named.month, named.day)
    if not told:
        return
    day = told.first_day
    if named.weekday and day.isoweekday() != named.weekday:
        return
    if named.days is not None:
        evidence.days.add(day - timedelta(days=named.days))
        return
    paragraph = _paragraph_of(tokenized, expression.span)
    if paragraph and _ends_line(tokenized, expression, paragraph):
        evidence.captioned.add(day)
        if expression.tokens.start == tokenized.token_range(paragraph).start:
            evidence.alone.add(day)
    if not expression.is_future:
        evidence.told.add(day)


def _paragraph_of(tokenized: TokenizedText, span: Span) -> Span | None:
    at = bisect_right(tokenized.paragraphs, span.start, key=lambda paragraph: paragraph.start) - 1
    return tokenized.paragraphs[at] if at >= 0 and tokenized.paragraphs[at].contains(span) else None


def _ends_line(tokenized: TokenizedText, expression: Expression, paragraph: Span) -> bool:
    """Tell whether a date ends a short line that is no sentence: a caption or a dateline."""
    tokens = tokenized.token_range(paragraph)
    if len(tokens) > _LONGEST_CAPTION:
        return False
    behind = {tokenized.tokens[index].text for index in range(expression.tokens.stop, tokens.stop)}
    return behind <= _CLOSING_MARKS and "." not in behind
