"""What a date expression says before it is placed on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.span import Span


class Bearing(StrEnum):
    """On which side of the day of writing (or of the date told before) something lies."""

    BEFORE_LAST = "before_last"
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    AFTER_NEXT = "after_next"
    SAME = "same"
    PREVIOUS = "previous"
    AFTER_PREVIOUS = "after_previous"


class Unit(StrEnum):
    """A stretch of the calendar told by a noun."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    WEEK = "week"
    SEASON = "season"
    CENTURY = "century"
    DECADE = "decade_noun"


@dataclass(frozen=True, slots=True)
class Named:
    """A day, month or year told by name or number; what the text leaves out is None.

    `year_bearing` stands for a year told as «العام الماضي», `bearing` for a side told of the day or month itself,
    `known_year` for the year of a day that everybody knows («هجمات 11 سبتمبر»), `days` for a
    day also told from the day of writing («اليوم السبت 31 آذار»).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    is_hijri: bool = False
    bearing: Bearing | None = None
    year_bearing: Bearing | None = None
    known_year: int | None = None
    days: int | None = None

    @property
    def lacks_year(self) -> bool:
        """Tell whether neither a year nor a side is told."""
        return self.year is None and self.year_bearing is None and self.bearing is None


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """A day counted from the day of writing, with the weekday that the text gives it."""

    days: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday by its bare name; `until` is the weekday that ends the same few days («السبت والأحد»)."""

    weekday: int
    bearing: Bearing | None = None
    until: Weekday | None = None


@dataclass(frozen=True, slots=True)
class RelativePeriod:
    """A month, week, season or year told from the day of writing."""

    unit: Unit
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class OrdinalWeekday:
    """A weekday counted within a month («ثاني أربعاء من أكتوبر», «آخر خميس من الشهر الماضي»).

    `ordinal` counts from 1, -1 is the last; `weekday` is None where days are counted («آخر يوم من أيار»).
    """

    ordinal: int
    weekday: int | None
    month: Named | RelativePeriod


@dataclass(frozen=True, slots=True)
class WeekdayOfWeek:
    """A weekday of a week told from the day of writing («الجمعة من الأسبوع المقبل»)."""

    weekday: int
    bearing: Bearing


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or century: its first and last year, both None where the text doesn't say which."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one named date to another, told in one expression."""

    first: Named
    last: Named


@dataclass(frozen=True, slots=True)
class Undecidable:
    """A date whose value the words themselves leave open («هذا اليوم»)."""


Meaning = (
    Named | RelativeDay | Weekday | WeekdayOfWeek | RelativePeriod | OrdinalWeekday | Years | Stretch | Undecidable
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression as found: its span, its token indexes and what it says.

    `is_future` tells that its clause speaks of what is to come.
    """

    span: Span
    tokens: range
    meaning: Meaning
    is_future: bool = False
