"""What the lines of an article state outright about its outlet, author and day.

Only statements count: a labelled line («تاريخ النشر: …»), a line that is nothing but a day, and an agency's dateline
(«بيروت، 3 أيار/مايو 2019 (رويترز) -»). A day somewhere in the text is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from app.domain.document import PublishedBasis
from app.importing.metadata import Facts
from app.resources import lexicon_table
from app.text.calendar import month_named, weekday_named
from app.text.fold import fold
from app.text.words import Token, paragraphs, tokenize

_LONGEST_LABELLED = 16
_LONGEST_NAME = 5
_NEAR_TOP, _NEAR_END = 6, 3
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/-])")
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/-])")
_AGENCY = re.compile(r"^(?P<where>[^()\n:.«»\"]{0,80}?)\((?P<outlet>[^()\n]{2,40}?)\)?\s*[-–—]+\s")
_LONGEST_PLACE = 6
_DIGIT = re.compile(r"[0-9]")
_ERA_SIGNS = frozenset({"م", "ه"})


@dataclass(frozen=True, slots=True)
class _StatedDay:
    """A whole calendar day written in a line, as a range of folded characters."""

    start: int
    end: int
    day: date


def stated_facts(text: str) -> Facts:
    """Return what the lines near the top and the end of a plain text state about it."""
    lines = [fold_line(span.of(text)) for span in paragraphs(text)]
    written = [" ".join(span.of(text).split()) for span in paragraphs(text)]
    head = range(1, min(_NEAR_TOP, len(lines)))
    marginal = [*head, *range(max(_NEAR_TOP, len(lines) - _NEAR_END), len(lines))]
    days = labelled_days(written[index] for index in marginal)
    agency, agency_day = _agency_dateline(written[index] for index in head)
    published = (
        days.published or agency_day or next((day for day in map(_bare_day, (lines[i] for i in head)) if day), None)
    )
    return Facts(
        outlet=_labelled_name("outlet", (written[index] for index in marginal)) or agency,
        author=_labelled_name("author", (written[index] for index in marginal)),
        published=published,
        published_basis=PublishedBasis.STATED if published else PublishedBasis.UNKNOWN,
        updated=days.updated,
    )


def fold_line(line: str) -> str:
    """Return a line folded, on one line, with single blanks."""
    return " ".join(fold(line).split())


def labelled_days(lines: Iterable[str]) -> Facts:
    """Return the days of publication and of the last update that labelled lines state."""
    found: dict[str, date] = {}
    for line in lines:
        folded = fold_line(line)
        if len(folded.split()) > _LONGEST_LABELLED:
            continue
        days = list(_days(folded))
        if not days:
            continue
        labels = sorted(_labels(folded))
        for stated in days:
            before = [fact for start, fact in labels if start < stated.start]
            fact = before[-1] if before else next((fact for start, fact in labels if start >= stated.end), None)
            if fact:
                found.setdefault(fact, stated.day)
    published = found.get("published")
    return Facts(
        published=published,
        published_basis=PublishedBasis.STATED if published else PublishedBasis.UNKNOWN,
        updated=found.get("updated"),
    )


def _labels(folded: str) -> Iterator[tuple[int, str]]:
    """Yield where labels of days stand in a line, as whole words, with their fact."""
    for fact in ("published", "updated"):
        for label in _labels_of(fact):
            for match in re.finditer(rf"(?<!\w){re.escape(label)}(?!\w)", folded):
                yield match.start(), fact


@cache
def _labels_of(fact: str) -> tuple[str, ...]:
    return tuple(fold(row["label"]) for row in lexicon_table("stated_facts") if row["fact"] == fact)


def _labelled_name(fact: str, lines: Iterable[str]) -> str | None:
    """Return the name behind a label and a colon on a line of its own."""
    for line in lines:
        label, colon, name = line.partition(":")
        name = name.strip(" .-–—")
        is_name = 0 < len(name.split()) <= _LONGEST_NAME and not any(character.isdigit() for character in name)
        if colon and is_name and fold_line(label) in _labels_of(fact):
            return name
    return None


def _agency_dateline(lines: Iterable[str]) -> tuple[str | None, date | None]:
    """Return the agency in brackets before a dash at a paragraph's head, and the whole day beside it."""
    for line in lines:
        match = _AGENCY.match(line)
        if not match:
            continue
        where = fold_line(match["where"])
        stated = list(_days(where))
        around = where[: stated[0].start] + where[stated[0].end :] if stated else where
        has_digits = any(character.isdigit() for character in around + match["outlet"])
        if not has_digits and len(around.split()) <= _LONGEST_PLACE:
            return match["outlet"].strip(), stated[0].day if stated else None
    return None, None


def _bare_day(folded: str) -> date | None:
    """Return the day of a line that says nothing else than a day, with its weekday or without."""
    if len(folded.split()) > _LONGEST_LABELLED:
        return None
    stated = list(_days(folded))
    if len(stated) != 1:
        return None
    rest = folded[: stated[0].start] + folded[stated[0].end :]
    words = [token.folded for token in tokenize(rest) if not token.is_punctuation]
    return stated[0].day if all(word in _ERA_SIGNS or weekday_named(word) for word in words) else None


def _days(folded: str) -> Iterator[_StatedDay]:
    """Yield the whole days written in a folded line; those in digits only where their order leaves no doubt."""
    for match in _YEAR_FIRST.finditer(folded):
        yield from _stated(match.start(), match.end(), int(match[1]), int(match[3]), int(match[4]))
    for match in _DAY_FIRST.finditer(folded):
        day, month = int(match[1]), int(match[3])
        if day > 12 or day == month:
            yield from _stated(match.start(), match.end(), int(match[4]), month, day)
    tokens = list(tokenize(folded)) if _DIGIT.search(folded) else []
    for index, token in enumerate(tokens):
        if token.is_number and token.text.isdigit() and len(token.text) <= 2:
            yield from _named_day(tokens, index)


def _named_day(tokens: list[Token], index: int) -> Iterator[_StatedDay]:
    """Yield the day that begins with this number: «28 آب/أغسطس 2013», «11 يوليو (تموز) 2015»."""
    words = [token.folded for token in tokens[index + 1 : index + 9]]
    named = month_named(words)
    if not named or named[0].is_hijri:
        return
    month, at = named[0].number, named[1]
    while at < len(words) and not words[at].isdigit():
        if words[at] in {"/", "-", "(", ")", "،", ","}:
            at += 1
        elif (again := month_named(words[at:])) and again[0].number == month:
            at += again[1]
        else:
            return
    if at < len(words):
        year = tokens[index + 1 + at]
        yield from _stated(tokens[index].start, year.end, int(words[at]), month, int(tokens[index].folded))


def _stated(start: int, end: int, year: int, month: int, day: int) -> Iterator[_StatedDay]:
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        try:
            yield _StatedDay(start, end, date(year, month, day))
        except ValueError:
            return
