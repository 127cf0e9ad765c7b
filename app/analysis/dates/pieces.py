"""The pieces that date expressions are made of: days, months, years and bearings, read at a token."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.analysis.dates.meanings import Bearing, Named
from app.analysis.dates.words import TimeWords, bearings, has_role, landmarks
from app.text.calendar import MonthName, month_named, ordinal_named, point, weekday_named

_SEPARATORS = frozenset("/-–—‐‑−")
_MARKS_OF_SECOND_NAMES = frozenset({"(", "[", "،", "او", "\\", "|"})
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_GREGORIAN_YEARS = range(1500, 2101)
_HIJRI_YEARS = range(1, 1501)
_YEAR_NOUNS = frozenset({"عام", "العام", "سنه", "السنه"})
_SIDES = frozenset(
    {Bearing.BEFORE_LAST, Bearing.PREVIOUS, Bearing.LAST, Bearing.THIS, Bearing.NEXT, Bearing.AFTER_NEXT}
)
_DAYS = range(1, 32)
_MONTHS = 12
_LARGEST_DENOMINATOR = 10
_DAY_AND_NIGHT = (24, 7)
_LEAP_YEAR = 2000
_TEENS_OF_YEARS = range(30, 100)
_AMBIGUOUS_FATHER = "اب"


@dataclass(frozen=True, slots=True)
class MonthReading:
    """A month as it stands: `is_sure` where its name, its second name or its spelling leave no doubt."""

    name: MonthName
    stop: int
    is_sure: bool
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a month: its year or on which side it lies."""

    stop: int
    year: int | None = None
    year_bearing: Bearing | None = None
    bearing: Bearing | None = None
    is_hijri: bool = False


class Pieces:
    """Reads the pieces of dates inside one sentence; each reader gives what it read and the index behind it."""

    def __init__(self, words: TimeWords, sentence: range) -> None:
        self.source = words
        self.sentence = sentence

    def word(self, index: int) -> str:
        """Return the token's word without prefixes, "" outside the sentence."""
        return self.source.words[index] if index in self.sentence else ""

    def raw(self, index: int) -> str:
        """Return the token's folded form with its prefixes, "" outside the sentence."""
        return self.source.tokens[index].folded if index in self.sentence else ""

    def prefix(self, index: int) -> str:
        """Return the prefixes cut off the token, "" outside the sentence."""
        return self.source.prefixes[index] if index in self.sentence else ""

    def number(self, index: int) -> int | None:
        """Return the whole number that a token of at most four digits writes."""
        if index not in self.sentence or not self.source.tokens[index].is_number:
            return None
        digits = self.source.tokens[index].folded
        return int(digits) if len(digits) <= 4 and digits.isdecimal() else None

    def touches(self, index: int) -> bool:
        """Tell whether no blank stands between a token and the one before it."""
        tokens = self.source.tokens
        return index > 0 and index in self.sentence and tokens[index - 1].end == tokens[index].start

    def day(self, index: int) -> tuple[int, int] | None:
        """Read a day of the month: «18», «الـ18», «الثامن عشر», «الحادي والعشرين»."""
        number = self.number(index)
        if number is not None:
            return (number, index + 1) if number in _DAYS and len(self.raw(index)) <= 2 else None
        if self.word(index) == "ال":
            number = self.number(index + 1)
            return (number, index + 2) if number and number <= 31 else None
        ordinal = ordinal_named((self.word(index), self.raw(index + 1), self.raw(index + 2)))
        return (ordinal[0], index + ordinal[1]) if ordinal else None

    def month(self, index: int) -> MonthReading | None:
        """Read a month with the second name beside it («شباط/فبراير», «يوليو (تموز)», «آب - أغسطس»)."""
        found = month_named((self.word(index), self.raw(index + 1)))
        if not found:
            return None
        name, stop = found[0], index + found[1]
        second = self._second_name(name, stop)
        if second:
            return MonthReading(name, second, is_sure=True)
        is_doubtful = self.word(index) == _AMBIGUOUS_FATHER and not self._is_written_august(index)
        return MonthReading(name, stop, name.stands_alone, is_doubtful)

    def _is_written_august(self, index: int) -> bool:
        return self.source.tokens[index].bare.endswith(("آب", "ٱب"))

    def _second_name(self, name: MonthName, index: int) -> int | None:
        """Return the index behind a second name of the same month."""
        mark = self.raw(index)
        at = index + (mark in _SEPARATORS or mark in _MARKS_OF_SECOND_NAMES)
        second = month_named((self.raw(at), self.raw(at + 1)))
        if not second and self._is_misspelt_name(index):
            return at + 1
        if not second or second[0].number != name.number or second[0].is_hijri != name.is_hijri:
            return None
        stop = at + second[1]
        return stop + 1 if mark in {"(", "["} and self.raw(stop) in {")", "]"} else stop

    def _is_misspelt_name(self, index: int) -> bool:
        """Tell whether an unknown word hangs on a month's name by a slash («حزيران/بونيو»)."""
        if self.raw(index) != "/" or not (self.touches(index) and self.touches(index + 1)):
            return False
        return index + 1 in self.sentence and self.source.tokens[index + 1].is_word

    def bearing(self, index: int) -> tuple[Bearing, int] | None:
        """Read an adjective such as «الماضي», «الجاري», «قبل الماضي»."""
        for length in (3, 2, 1):
            found = bearings().get(tuple(self.raw(at) for at in range(index, index + length)))
            if found:
                return found, index + length
        return None

    def side(self, index: int) -> tuple[Bearing, int] | None:
        """Read a bearing that counts from the day of writing."""
        found = self.bearing(index)
        return found if found and found[0] in _SIDES else None

    def year(self, index: int, *, is_hijri: bool = False) -> tuple[int, bool, int] | None:
        """Read a year in four digits with its era, or in words behind its noun; tell whether it is a Hijri one."""
        number = self.number(index)
        if number is None:
            spelt = self._spelt_year(index)
            return (spelt[0], False, spelt[1]) if spelt and not is_hijri else None
        stop = index + 1
        if len(self.raw(index)) < 3 and not has_role(self.raw(stop), "era_hijri"):
            return None
        if has_role(self.raw(stop), "era_hijri"):
            return (number, True, stop + 1) if number in _HIJRI_YEARS else None
        if has_role(self.raw(stop), "era_gregorian"):
            stop += 1
        if is_hijri:
            return (number, True, stop) if number in _HIJRI_YEARS else None
        return (number, False, stop) if number in _GREGORIAN_YEARS else None

    def _spelt_year(self, index: int) -> tuple[int, int] | None:
        """Read the year of «عام ألفين وخمسة عشر», «سنة ألف وتسعمئة وثمان وأربعين», «عام ثمانية وأربعين»."""
        if self.word(index - 1) not in _YEAR_NOUNS:
            return None
        spelt = self._spelt(index)
        if spelt is None:
            return None
        year, stop = spelt
        if year in _TEENS_OF_YEARS and stop - index > 1:
            return 1900 + year, stop
        return (year, stop) if year in _GREGORIAN_YEARS and not self.raw(stop - 1).endswith(("الفي", "الفا")) else None

    def _spelt(self, index: int) -> tuple[int, int] | None:
        """Read a whole number in words."""
        if index not in self.sentence or not self.source.tokens[index].is_word:
            return None
        numeral = self.source.numerals.read(index)
        if numeral is None or numeral.is_vague or not isinstance(numeral.low, int):
            return None
        return (numeral.low, numeral.tokens.stop) if numeral.tokens.stop <= self.sentence.stop else None

    def is_followed(self, index: int) -> bool:
        """Tell whether a word stands here that a number before it may count, rather than the sentence going on."""
        word = self.raw(index)
        if not word or not self.source.tokens[index].is_word:
            return False
        return not (has_role(word, "function_word") or has_role(self.word(index), "function_word"))

    def tail(self, index: int, *, is_hijri: bool) -> Tail:
        """Read the year or bearing behind a month; an empty tail where there is neither."""
        side = self.side(index)
        if side:
            return Tail(side[1], bearing=side[0], is_hijri=is_hijri)
        at = index
        if self.raw(at) in {"،", ","} and self.number(at + 1):
            at += 1
        if self.raw(at) == "من":
            at += 1
        if has_role(self.raw(at), "demonstrative") and self.raw(at + 1) in _YEAR_NOUNS:
            return Tail(at + 2, year_bearing=Bearing.THIS, is_hijri=is_hijri)
        if self.word(at) in _YEAR_NOUNS and self.prefix(at) in {"", "ل"}:
            bearing = self.bearing(at + 1)
            if bearing:
                return Tail(bearing[1], year_bearing=bearing[0], is_hijri=is_hijri)
            at += 1
        year = self.year(at, is_hijri=is_hijri)
        if year:
            return Tail(year[2], year=year[0], is_hijri=year[1])
        return Tail(index, is_hijri=is_hijri)

    def day_month(self, index: int) -> tuple[Named, int] | None:
        """Read a day with its month and what follows («18 شباط/فبراير الفائت», «الثالث عشر من آذار 2014»)."""
        day = self.day(index)
        if not day:
            return self._spelt_day_month(index)
        at = day[1]
        mark = self.raw(at) if self._is_glued_mark(at) and self.number(index) else ""
        if mark or self.raw(at) == "من":
            at += 1
        if has_role(self.raw(at), "demonstrative") and self.raw(at + 1) == "الشهر":
            return Named(day=day[0], bearing=Bearing.THIS), at + 2
        if self.raw(at) in {"شهر", "الشهر"}:
            side = self.side(at + 1)
            if side:
                return Named(day=day[0], bearing=side[0]), side[1]
            at += 1
        if self.prefix(at) not in {"", "ل"}:
            return None
        month = self.month(at)
        if not month:
            return self._day_of_told_month(day, at)
        behind = month.stop + (bool(mark) and self.raw(month.stop) == mark)
        tail = self.tail(behind, is_hijri=month.name.is_hijri)
        if tail.stop == behind and mark and not month.is_sure:
            return None  # «2/صفر», a score
        if tail.stop == behind:
            tail = Tail(month.stop, is_hijri=tail.is_hijri)
        if month.is_doubtful and tail.stop == month.stop and self.number(index) is None:
            return None
        return self._named(day[0], month, tail), tail.stop

    def _spelt_day_month(self, index: int) -> tuple[Named, int] | None:
        """Read «خمسة وعشرين يناير», a day told by a cardinal."""
        day = self._spelt(index)
        month = self.month(day[1]) if day and day[0] in _DAYS and not self.prefix(day[1]) else None
        if not (day and month and month.is_sure):
            return None
        tail = self.tail(month.stop, is_hijri=month.name.is_hijri)
        return self._named(day[0], month, tail), tail.stop

    def _is_glued_mark(self, index: int) -> bool:
        """Tell whether a dash or slash without blanks stands here («28-نوفمبر»)."""
        return self.raw(index) in _SEPARATORS and self.touches(index) and self.touches(index + 1)

    def month_day(self, index: int) -> tuple[Named, int, int | None] | None:
        """Read a month with its day behind it («نوفمبر 13»), and the last day of «يوليو 13-15» or None."""
        month = self.month(index)
        if not month or self.word(index - 1) in {"شهر", "الشهر"}:
            return None
        at = month.stop + self._is_glued_mark(month.stop)
        day = self.day(at)
        if not day:
            return None
        last = None
        if self.raw(day[1]) in _SEPARATORS or self.raw(day[1]) in {"الي", "حتي"}:
            last = self.day(day[1] + 1)
        if last and self.month(last[1]):
            last = None  # «شباط 13 إلى 15 تموز»
        if not (month.is_sure or last):
            return None
        stop = last[1] if last else day[1]
        tail = self.tail(stop, is_hijri=month.name.is_hijri)
        if tail.stop == stop and (self.is_followed(stop) or self.raw(stop) in {*_SEPARATORS, ":", "و"}):
            return None
        return self._named(day[0], month, tail), tail.stop, last[0] if last else None

    def _day_of_told_month(self, day: tuple[int, int], at: int) -> tuple[Named, int] | None:
        """Read «21 الجاري», «15 من الشهر نفسه»."""
        if self.raw(at - 1) in {"شهر", "الشهر"}:
            bearing = self.bearing(at)
            if bearing and bearing[0] is Bearing.SAME:
                return Named(day=day[0], bearing=Bearing.SAME), bearing[1]
            return None
        if self.raw(at) == "منه" and at == day[1] and self._continues_date(at - 1):
            return Named(day=day[0], bearing=Bearing.SAME), at + 1
        side = self.side(at)
        if side and at == day[1] and self.number(at - 1) is not None and side[0] is not Bearing.BEFORE_LAST:
            return Named(day=day[0], bearing=side[0]), side[1]
        return None

    def _continues_date(self, index: int) -> bool:
        """Tell whether a number goes on from a month told before it («17 تموز حتى 19 منه»)."""
        joint = self.raw(index - 1)
        is_joined = joint in {"و", "الي", "حتي", "والي", "وحتي"}
        return is_joined and any(month_named((self.word(at),)) for at in range(index - 4, index - 1))

    def month_year(self, index: int) -> tuple[Named, int, bool] | None:
        """Read a month without a day; tell whether it is surely one."""
        month = self.month(index)
        if not month:
            return None
        tail = self.tail(month.stop, is_hijri=month.name.is_hijri)
        has_tail = tail.stop > month.stop
        if month.is_doubtful and not has_tail:
            return None
        return self._named(None, month, tail), tail.stop, month.is_sure or has_tail

    @staticmethod
    def _named(day: int | None, month: MonthReading, tail: Tail) -> Named:
        return Named(
            year=tail.year,
            month=month.name.number,
            day=day,
            is_hijri=month.name.is_hijri,
            bearing=tail.bearing,
            year_bearing=tail.year_bearing,
        )

    def numeric(self, index: int) -> tuple[Named, int] | None:
        """Read a date in digits: «28/3/2018», «2018-03-28», «28.3.2018»; a day that can't be is none."""
        if index not in self.sentence or not self.source.tokens[index].is_number:
            return None
        dotted = _DOTTED.fullmatch(self.raw(index))
        if dotted:
            named = _day_first(int(dotted[1]), int(dotted[2]), int(dotted[3]))
            return (named, index + 1) if named else None
        first, second, third = (self.number(index + step) for step in (0, 2, 4))
        mark = self.raw(index + 1)
        if first is None or second is None or mark not in _SEPARATORS:
            return None
        if third is None or self.raw(index + 3) != mark:
            return self._numeric_month(index, first, second) or self._numeric_day(index, first, second)
        if len(self.raw(index)) == 4:
            named = _checked(first, second, third)
        elif len(self.raw(index + 4)) == 4:
            named = _day_first(first, second, third)
        elif len(self.raw(index + 4)) == 2 and (mark == "/" or self._is_tight(index, index + 5)):
            named = _day_first(first, second, 2000 + third if third <= 40 else 1900 + third)
        else:
            named = None
        if not named:
            return None
        stop = index + 5
        if has_role(self.raw(stop), "era_gregorian") or has_role(self.raw(stop), "era_hijri"):
            stop += 1
        return named, stop

    def _numeric_month(self, index: int, first: int, second: int) -> tuple[Named, int] | None:
        """Read «3/2018», «3-2018», «2018/3»."""
        if self.touches(index) and self.raw(index - 1) in _SEPARATORS:
            return None
        if self.raw(index + 3) in _SEPARATORS or not (self.raw(index + 1) == "/" or self._is_tight(index, index + 3)):
            return None
        month, year, written = first, second, self.raw(index + 2)
        if self.raw(index + 1) == "/" and first > second:
            month, year, written = second, first, self.raw(index)
        if 1 <= month <= 12 and len(written) == 4 and year in range(1900, 2101):
            return Named(year=year, month=month), index + 3
        return None

    def _is_tight(self, start: int, stop: int) -> bool:
        """Tell whether tokens stand together without blanks, and apart from what surrounds them."""
        return all(map(self.touches, range(start + 1, stop))) and not self.touches(start)

    def _numeric_day(self, index: int, first: int, second: int) -> tuple[Named, int] | None:
        """Read «3/8» behind words that lead a date («في 3/8»), «22-4» behind «يوم» or «بتاريخ», «22/4» by itself."""
        stop = index + 3
        before = self.word(index - 1)
        is_day = has_role(before, "day_word") or has_role(before, "date_word") or weekday_named(before) is not None
        is_slashed = self.raw(index + 1) == "/"
        landmark = self._landmark(before, first, second) if is_slashed else None
        if landmark and self._is_tight(index, stop) and self.raw(stop) not in _SEPARATORS:
            return landmark, stop
        is_plain = max(first, second) > _MONTHS and not has_role(before, "not_year")
        is_led = is_day or (is_slashed and (has_role(before, "preposition") or is_plain))
        if not is_led or not self._is_tight(index, stop) or self.raw(stop) in _SEPARATORS:
            return None
        is_fraction = first < second <= _LARGEST_DENOMINATOR
        if self.is_followed(stop) and ((is_fraction and not is_day) or self.month(stop)):
            return None
        if self.raw(stop) in {"%", "٪", "."} and self.touches(stop + 1):
            return None
        if (first, second) == _DAY_AND_NIGHT and not is_day:
            return None
        day, month = (first, second) if second <= _MONTHS else (second, first)
        return (Named(month=month, day=day), stop) if point(_LEAP_YEAR, month, day) else None

    @staticmethod
    def _landmark(before: str, first: int, second: int) -> Named | None:
        """Return the well-known day of «هجمات 11/9» or «هجمات 9/11», in whichever order it is told."""
        for day, month in ((first, second), (second, first)):
            _, heads = landmarks().get((month, day), (0, frozenset()))
            if before in heads and not has_role(before, "preposition"):
                return Named(month=month, day=day)
        return None


def _day_first(day: int, month: int, year: int) -> Named | None:
    """Return the date of «day/month/year», of «month/day/year» where only that is one."""
    return _checked(year, month, day) or _checked(year, day, month)


def _checked(year: int, month: int, day: int) -> Named | None:
    is_hijri = 1300 <= year <= 1500
    if is_hijri:
        return Named(year, month, day, is_hijri=True) if 1 <= month <= 12 and 1 <= day <= 30 else None
    if year not in _GREGORIAN_YEARS or not point(year, month, day):
        return None
    return Named(year, month, day)
