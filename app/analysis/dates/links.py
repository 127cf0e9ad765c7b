"""Dates that lean on each other: a year, a side or a week told once for several («شهري يناير وفبراير 2015»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.analysis.dates.meanings import Expression, Meaning, Named, Weekday
from app.analysis.dates.words import TimeWords, landmarks

_UNTIL = frozenset({"الي", "حتي", "والي", "وحتي", "ولغايه", "لغايه"})
_AND = frozenset({"و", "او", "-", "–", "—", "/"})
_LONGEST_RUN_OF_DAYS = 4
_HEADS_REACH = 4


def link(expressions: Sequence[Expression], words: TimeWords) -> list[Expression]:
    """Return the expressions with what a later one tells for an earlier one beside it, and with well-known years."""
    linked = [_with_known_year(expression, words) for expression in expressions]
    for index in range(len(linked) - 2, -1, -1):
        first, second = linked[index], linked[index + 1]
        joint = _joint(first, second, words)
        if joint is not None:
            meaning = _shared(first.meaning, second.meaning, is_until=joint in _UNTIL)
            linked[index] = replace(first, meaning=meaning)
    return linked


def _joint(first: Expression, second: Expression, words: TimeWords) -> str | None:
    """Return the word that joins two expressions standing side by side, "" where there is none; None where apart."""
    between = range(first.tokens.stop, second.tokens.start)
    if not between:
        return words.prefixes[second.tokens.start]
    if len(between) == 1 and (word := words.tokens[between.start].folded) in _UNTIL | _AND:
        return word
    return None


def _shared(first: Meaning, second: Meaning, *, is_until: bool) -> Meaning:
    if isinstance(first, Named) and isinstance(second, Named):
        return _with_year_of(first, second, is_until=is_until)
    if isinstance(first, Weekday) and isinstance(second, Weekday) and first.bearing is None:
        if 0 < (second.weekday - first.weekday) % 7 < _LONGEST_RUN_OF_DAYS:
            return replace(first, until=second)
        return replace(first, bearing=second.bearing)
    return first


def _with_year_of(first: Named, second: Named, *, is_until: bool) -> Named:
    """Lend the second date's year to the first one («من 18 شباط حتى 25 آذار 2018»)."""
    if not first.lacks_year or not first.month or not second.month or first.is_hijri != second.is_hijri:
        return first
    if second.year_bearing:
        return replace(first, year_bearing=second.year_bearing, known_year=None)
    if second.year is None or (first.day is None) != (second.day is None):
        return first
    runs_over_new_year = is_until and (first.month, first.day or 0) > (second.month, second.day or 0)
    return replace(first, year=second.year - runs_over_new_year, known_year=None)


def _with_known_year(expression: Expression, words: TimeWords) -> Expression:
    """Give a day that everybody knows its year («هجمات 11 سبتمبر»)."""
    named = expression.meaning
    if not isinstance(named, Named) or not named.lacks_year or not named.month or not named.day or named.is_hijri:
        return expression
    landmark = landmarks().get((named.month, named.day))
    before = words.words[max(0, expression.tokens.start - _HEADS_REACH) : expression.tokens.start]
    if not landmark or landmark[1].isdisjoint(before):
        return expression
    return replace(expression, meaning=replace(named, known_year=landmark[0]))
