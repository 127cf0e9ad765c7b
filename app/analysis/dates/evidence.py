"""What speaks for and against a date: what it says, what its value leans on, and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.certainty import Evidence
from app.analysis.dates.meanings import (
    Bearing,
    Expression,
    Meaning,
    Named,
    OrdinalWeekday,
    RelativeDay,
    RelativePeriod,
    Stretch,
    Weekday,
)
from app.domain.document import PublishedBasis
from app.text.words import TokenizedText

_LEANING_ON_TEXT = frozenset({Bearing.SAME, Bearing.AFTER_PREVIOUS})
_LONG = 4


def evidence_of(tokenized: TokenizedText, found: Expression, value: str | None, basis: PublishedBasis) -> Evidence:
    """Return the facts about a date expression with its value; `basis` says how the day of publication is known.

    A date without a value asserts none: its evidence is about whether the words are a date. What is counted from a day
    of publication that was only inferred says so with «rests on an inferred day».
    """
    facts = {f"says: {_kind(found.meaning)}", f"length: {min(len(found.tokens), _LONG)}", *_details(found.meaning)}
    leans = _leans_on_publication(found.meaning)
    if value is None:
        facts.add("no value: day of publication unknown" if leans and basis is PublishedBasis.UNKNOWN else "no value")
    elif leans:
        facts.add(f"leans on the day of publication: {_kind(found.meaning)}")
        if basis is PublishedBasis.INFERRED:
            facts.add("rests on an inferred day")
    if found.is_future:
        facts.add(f"speaks of the future: {_kind(found.meaning)}")
    facts.update(_around(tokenized, found))
    return frozenset(facts)


def _kind(meaning: Meaning) -> str:
    if not isinstance(meaning, Named):
        return type(meaning).__name__
    told = [name for name in ("year", "month", "day") if getattr(meaning, name) is not None]
    return " ".join(["Hijri" if meaning.is_hijri else "named", *told])


def _details(meaning: Meaning) -> Iterator[str]:
    match meaning:
        case Named():
            yield f"side: {meaning.year_bearing or meaning.bearing or 'none'}"
            if meaning.weekday is not None or meaning.days is not None:
                yield "told twice"
            if meaning.known_year is not None:
                yield "known day"
        case RelativeDay():
            yield f"days: {meaning.days if abs(meaning.days) < 2 else 'more'}"
            if meaning.weekday is not None:
                yield "told twice"
        case Weekday():
            yield f"weekday's side: {meaning.bearing or 'none'}"
            if meaning.until is not None:
                yield "one of several days"
        case RelativePeriod():
            yield f"period: {meaning.unit}"
            yield f"side: {meaning.bearing}"
        case _:
            return


def _leans_on_publication(meaning: Meaning) -> bool:
    """Tell whether a value of this meaning is counted from the day of publication."""
    match meaning:
        case Named():
            if meaning.year is not None or meaning.year_bearing in _LEANING_ON_TEXT:
                return False
            return meaning.known_year is None
        case RelativeDay() | Weekday():
            return True
        case RelativePeriod():
            return meaning.bearing not in _LEANING_ON_TEXT
        case OrdinalWeekday():
            return _leans_on_publication(meaning.month)
        case Stretch():
            return _leans_on_publication(meaning.last)
        case _:
            return False


def _around(tokenized: TokenizedText, found: Expression) -> Iterator[str]:
    """Yield what stands beside the expression that may belong to it or hold it."""
    for side, at in (("before", found.tokens.start - 1), ("behind", found.tokens.stop)):
        if not 0 <= at < len(tokenized.tokens):
            continue
        token = tokenized.tokens[at]
        if token.is_number:
            yield f"number {side}"
        elif token.is_punctuation and token.text in "/-":
            yield f"dash {side}"
