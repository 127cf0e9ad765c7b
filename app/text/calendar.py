"""The calendar in Arabic words: months of every naming system, weekdays, ordinals, and Hijri days converted."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from app.resources import lexicon_table
from app.text.fold import fold

_LONGEST_ORDINAL = 31


class MonthSystem(StrEnum):
    """A tradition of naming the months."""

    LEVANTINE = "levantine"
    EGYPTIAN = "egyptian"
    MAGHREBI = "maghrebi"
    LIBYAN = "libyan"
    HIJRI = "hijri"


@dataclass(frozen=True, slots=True)
class MonthName:
    """One name of a month.

    `number` counts from 1 within the Gregorian or the Hijri year. `stands_alone` says that the bare name means the
    month wherever it stands; other names are also verbs, nouns or people («مارس»، «آب»، «رمضان»). `needs_noun` says
    that even a preposition is not enough, only a day, a year or «شهر» («إلى صفر» is zero).
    """

    number: int
    is_hijri: bool
    stands_alone: bool
    needs_noun: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A Gregorian year, a month of it or a day of that; made by `point`, which refuses impossible ones."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """Return the ISO 8601 form: "2018", "2018-03" or "2018-03-28"."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """Return the first day that the point holds."""
        return date(self.year, self.month or 1, self.day or 1)


def point(year: int, month: int | None = None, day: int | None = None) -> Point | None:
    """Return the point of the Gregorian calendar, None where there is no such day («30 شباط»)."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and (month is None or not 1 <= day <= monthrange(year, month)[1]):
        return None
    return Point(year, month, day)


def point_of(day: date) -> Point:
    """Return a day as a point."""
    return Point(day.year, day.month, day.day)


@cache
def _months() -> Mapping[tuple[str, ...], MonthName]:
    months: dict[tuple[str, ...], MonthName] = {}
    for row in lexicon_table("months"):
        name = MonthName(
            int(row["month"]), row["system"] == MonthSystem.HIJRI, row["alone"] == "yes", row["alone"] == "never"
        )
        months.setdefault(tuple(fold(row["name"]).split()), name)
    return months


@cache
def month_openings() -> frozenset[str]:
    """Return the folded first words of all the names of months."""
    return frozenset(words[0] for words in _months())


def month_named(words: Sequence[str]) -> tuple[MonthName, int] | None:
    """Return the month that the folded `words` begin with, and how many of them name it (the longest name wins)."""
    for length in (2, 1):
        found = _months().get(tuple(words[:length])) if len(words) >= length else None
        if found:
            return found, length
    return None


@cache
def weekdays() -> Mapping[str, int]:
    """Return the folded names of the weekdays without the article, each with its ISO number (Monday is 1)."""
    return {fold(row["name"]): int(row["weekday"]) for row in lexicon_table("weekdays")}


def weekday_named(word: str) -> int | None:
    """Return the ISO number of the weekday that a folded word with the article names («الاحد» is 7)."""
    return weekdays().get(word[2:]) if word.startswith("ال") else None


@cache
def _ordinals() -> Mapping[str, tuple[int, str]]:
    return {fold(row["form"]): (int(row["value"]), row["role"]) for row in lexicon_table("ordinals")}


def ordinal_named(words: Sequence[str]) -> tuple[int, int] | None:
    """Return the ordinal from 1 to 31 that the folded `words` begin with, and how many of them make it.

    Read are «الاول», «الثالث عشر», «الحادي والعشرين», «العشرين», with or without the article on the first word.
    """
    if not words or not (found := _ordinals().get(_without_article(words[0]))):
        return None
    value, role = found
    if role == "teen":
        return None
    if role == "ten" or len(words) < 2:
        return (value, 1) if value < 30 or role == "ten" else None
    second = words[1]
    joined = _ordinals().get(second)
    if joined and joined[1] == "teen" and value < 10:
        return value + 10, 2
    if second == "و" and len(words) > 2:
        ten, length = _ordinals().get(_without_article(words[2])), 3
    elif second.startswith("و"):
        ten, length = _ordinals().get(_without_article(second[1:])), 2
    else:
        ten, length = None, 1
    if ten and ten[1] == "ten" and value < 10 and value + ten[0] <= _LONGEST_ORDINAL:
        return value + ten[0], length
    return value, 1


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri one by the Umm al-Qura calendar, None outside its tables (1343–1500)."""
    from hijridate import Hijri

    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def gregorian_range(year: int, month: int | None = None) -> tuple[date, date] | None:
    """Return the first and last Gregorian day of a Hijri year or month, None outside the calendar's tables."""
    first = gregorian_day(year, month or 1, 1)
    after = gregorian_day(year + 1, 1, 1) if month in {None, 12} else gregorian_day(year, (month or 0) + 1, 1)
    return (first, after - timedelta(days=1)) if first and after else None


def hijri_day(day: date) -> tuple[int, int, int] | None:
    """Return year, month and day of a Gregorian day by the Umm al-Qura calendar, None outside its tables."""
    from hijridate import Gregorian

    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except (ValueError, OverflowError):
        return None
