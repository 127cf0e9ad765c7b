"""The grammar of date expressions: from tokens to spans with what they say, not yet placed on the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from app.analysis.dates.context import DateContext
from app.analysis.dates.links import link
from app.analysis.dates.meanings import (
    Expression,
    Meaning,
    Named,
    OrdinalWeekday,
    RelativeDay,
    RelativePeriod,
    Stretch,
    Unit,
    Weekday,
    WeekdayOfWeek,
)
from app.analysis.dates.periods import PeriodReader
from app.analysis.dates.pieces import Pieces
from app.analysis.dates.words import TimeWords, has_role, relative_days
from app.text.calendar import ordinal_named, weekday_named, weekdays
from app.text.words import TokenizedText

_DASHES = frozenset("-–—‐‑")
_OPENERS = frozenset('([«"“') | _DASHES
_CLOSERS = frozenset(')]»"”') | _DASHES
_LONGEST_ENUMERATION = 6
_DAY_GUARD, _OPEN_GUARD = "day", "open"
_FIRST_SURE_ORDINAL = 6
_LAST = -1
_WEEK = frozenset({"الاسبوع"})


@dataclass(frozen=True, slots=True)
class Found:
    """A meaning read from the tokens `start` to `stop`."""

    start: int
    stop: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class _FoundPeriod:
    stop: int
    meaning: RelativePeriod


@dataclass(frozen=True, slots=True)
class _FoundMonth:
    stop: int
    meaning: Named | RelativePeriod


@lru_cache(maxsize=1)
def read_expressions(tokenized: TokenizedText) -> tuple[Expression, ...]:
    """Return the date expressions of a text in order, without overlaps.

    Those of the last text are kept: they are asked for to infer when it was written, and again to place them then.
    """
    words = TimeWords(tokenized)
    return tuple(link(list(_expressions(tokenized, words)), words))


def _expressions(tokenized: TokenizedText, words: TimeWords) -> Iterator[Expression]:
    for sentence in tokenized.sentences:
        pieces = Pieces(words, sentence)
        context = DateContext(pieces)
        for found in _SentenceReader(pieces, context).read():
            yield Expression(
                words.span(found.start, found.stop),
                range(found.start, found.stop),
                found.meaning,
                is_future=context.is_future(found.start, found.stop),
            )


class _SentenceReader:
    """Reads one sentence from its first token to its last, the longest expression at each."""

    def __init__(self, pieces: Pieces, context: DateContext) -> None:
        self.pieces = pieces
        self.context = context
        self.periods = PeriodReader(pieces, context)

    def read(self) -> Iterator[Found]:
        index = self.pieces.sentence.start
        while index < self.pieces.sentence.stop:
            found = self._at(index) if self.pieces.source.may_open[index] else []
            if self._is_name(index, found):
                index = found[-1].stop
                continue
            yield from found
            index = found[-1].stop if found else index + 1

    def _is_name(self, index: int, found: list[Found]) -> bool:
        """Tell whether a day and month without a year is somebody's name («قوى 14 آذار»)."""
        if not found or not isinstance(found[-1].meaning, Named):
            return False
        named = found[-1].meaning
        is_open = named.month is not None and named.year is None and not named.year_bearing and not named.bearing
        return is_open and self.context.names_something(index)

    def _at(self, index: int) -> list[Found]:
        """Return what begins at a token: one expression, or several that share a month («13 و14 آب»)."""
        word = self.pieces.word(index)
        if word == "بين":
            found = self._between(index)
            return [found] if found else []
        one = self._led_day(index) if has_role(word, "day_word") else None
        one = one or self._simple(index) or self._period(index)
        if one:
            return [one]
        return self._enumeration(index)

    def _led_day(self, index: int) -> Found | None:
        """Read «يوم أمس الجمعة», «نهار السبت», «يوم 18 شباط»."""
        if self.pieces.prefix(index + 1) or self.pieces.raw(index) == "اليوم":
            return None
        inner = self._simple(index + 1, is_led=True) or self._day_alone(index + 1)
        if inner and self._is_day(inner.meaning):
            return replace(inner, start=index)
        return None

    @staticmethod
    def _is_day(meaning: Meaning) -> bool:
        return isinstance(meaning, RelativeDay | Weekday | WeekdayOfWeek | OrdinalWeekday) or (
            isinstance(meaning, Named) and meaning.day is not None
        )

    def _simple(self, index: int, *, is_led: bool = False) -> Found | None:
        """Read a day or a month told by itself."""
        numeric = self.pieces.numeric(index)
        if numeric:
            return Found(index, numeric[1], numeric[0])
        return (
            self._relative_day(index, is_led=is_led)
            or self._weekday(index, is_led=is_led)
            or self._day_month(index)
            or self._month_day(index)
            or self._ordinal_weekday(index)
        )

    def _relative_day(self, index: int, *, is_led: bool) -> Found | None:
        for length in range(4, 0, -1):
            phrase = (self.pieces.word(index), *(self.pieces.raw(at) for at in range(index + 1, index + length)))
            told = relative_days().get(phrase)
            if not told:
                continue
            days, guard = told
            if guard == _DAY_GUARD and not is_led and not self._has_day_part_before(index):
                continue
            if guard == _OPEN_GUARD and self.pieces.raw(index + length).startswith("ال"):
                continue
            if phrase == ("اليوم",) and (is_led or self.context.is_other_today(index)):
                return None
            if phrase == ("الليله",) and has_role(self.pieces.word(index - 1), "today_before"):
                return None
            if phrase == ("امس",) and self._is_other_yesterday(index):
                return None
            return self._with_weekday(Found(index, index + length, RelativeDay(days)))
        return None

    def _is_other_yesterday(self, index: int) -> bool:
        """Tell whether «أمس» here touches something or is the most pressing («لامس»، «في أمس الحاجة»)."""
        return self.pieces.prefix(index) not in {"", "و", "ف"} or has_role(self.pieces.word(index + 1), "pressing")

    def _has_day_part_before(self, index: int) -> bool:
        if self.pieces.prefix(index) == "ب":
            return self.pieces.raw(index + 1) not in {"القريب", "البعيد"}
        before = self.pieces.word(index - 1)
        if has_role(before, "until") and self.pieces.raw(index) == "الغد":
            return True
        return has_role(before, "daypart") or weekday_named(self.pieces.raw(index + 1)) is not None

    def _with_weekday(self, found: Found) -> Found:
        """Take in the weekday and the full date behind a relative day («أمس (الجمعة) 30 آذار»)."""
        at = found.stop
        opened = self.pieces.raw(at) in _OPENERS
        weekday = weekday_named(self.pieces.raw(at + opened))
        closed = opened and self.pieces.raw(at + 2) in _CLOSERS
        if weekday and opened == closed and isinstance(found.meaning, RelativeDay):
            found = Found(found.start, at + 1 + 2 * opened, replace(found.meaning, weekday=weekday))
        return self._with_date(found, weekday)

    def _with_date(self, found: Found, weekday: int | None) -> Found:
        """Take in the Gregorian date behind a weekday or relative day («السبت الموافق 25 يوليو 2015»)."""
        at = found.stop
        if self.pieces.raw(at) in {"،", ","}:
            at += 1
        if has_role(self.pieces.raw(at), "matching"):
            at += 1
        if self.pieces.raw(at) in {"ل", "في"}:
            at += 1
        opened = self.pieces.raw(at) == "("
        at += opened
        if self.pieces.prefix(at) not in {"", "ل"}:
            return found
        named = self.pieces.numeric(at) or self.pieces.day_month(at) or self._ordinal_day(at)
        if not named or (named[0].month is None and weekday is None):
            return found
        stop = named[1] + (opened and self.pieces.raw(named[1]) == ")")
        days = found.meaning.days if isinstance(found.meaning, RelativeDay) else None
        return Found(found.start, stop, replace(named[0], weekday=weekday, days=days))

    def _ordinal_day(self, index: int) -> tuple[Named, int] | None:
        """Read the day of «السبت السادس عشر», whose month is left out; «الأحد الثاني» may be the second of them."""
        day = self.pieces.day(index) if self.pieces.number(index) is None else None
        is_day = day and day[0] >= _FIRST_SURE_ORDINAL and not self.pieces.is_followed(day[1])
        return (Named(day=day[0]), day[1]) if day and is_day else None

    def _day_alone(self, index: int) -> Found | None:
        """Read «يوم 27» without a month."""
        day = self.pieces.day(index)
        if not day or self.pieces.number(index) is None or self.pieces.is_followed(day[1]):
            return None
        is_open = self.pieces.raw(day[1]) in _DASHES | {"/", ":", "%", "٪"}
        return None if is_open else Found(index, day[1], Named(day=day[0]))

    def _weekday(self, index: int, *, is_led: bool) -> Found | None:
        weekday = weekday_named(self.pieces.word(index))
        if weekday is None or (not is_led and self.context.is_other_weekday(index)):
            return None
        if is_led and self.context.is_other_weekday(index - 1):
            return None
        bearing = self.pieces.bearing(index + 1)
        if bearing:
            found = Found(index, bearing[1], Weekday(weekday, bearing[0]))
        else:
            week = self._week(index + 1)
            if week:
                return Found(index, week.stop, WeekdayOfWeek(weekday, week.meaning.bearing))
            found = Found(index, index + 1, Weekday(weekday))
        return self._with_date(found, weekday)

    def _week(self, index: int) -> _FoundPeriod | None:
        """Read the week of «الجمعة من الأسبوع المقبل»."""
        at = index + (self.pieces.raw(index) == "من")
        if self.pieces.raw(at) not in _WEEK:
            return None
        side = self.pieces.side(at + 1)
        return _FoundPeriod(side[1], RelativePeriod(Unit.WEEK, side[0])) if side else None

    def _day_month(self, index: int) -> Found | None:
        found = self.pieces.day_month(index)
        if not found:
            return None
        return Found(index, found[1], found[0])

    def _month_day(self, index: int) -> Found | None:
        """Read «نوفمبر 13», «يوليو 13-15»."""
        found = self.pieces.month_day(index)
        if not found:
            return None
        first, stop, last = found
        meaning = first if last is None else Stretch(first, _of_day(first, last))
        return Found(index, stop, meaning)

    def _ordinal_weekday(self, index: int) -> Found | None:
        """Read «ثاني أربعاء من أكتوبر 2014», «آخر يوم من الشهر الماضي»."""
        word = self.pieces.word(index)
        ordinal = ordinal_named((word,))
        count = ordinal[0] if ordinal else _LAST if has_role(word, "last") else None
        if count is None or count > 5:
            return None
        at = index + 1
        is_day = self.pieces.raw(at) == "يوم"
        weekday = weekdays().get(self.pieces.raw(at + is_day))
        if weekday is None and not is_day:
            return None
        at += is_day + (weekday is not None)
        if self.pieces.raw(at) not in {"من", "في"}:
            return None
        month = self._month_told(at + 1)
        return Found(index, month.stop, OrdinalWeekday(count, weekday, month.meaning)) if month else None

    def _month_told(self, index: int) -> _FoundMonth | None:
        """Read a month by name or from the day of writing («أيار 2014», «شهر أيار», «الشهر الماضي», «هذا الشهر»)."""
        period = self.periods.read(index)
        if period is None and self.pieces.raw(index) == "شهر":
            period = self.periods.read(index + 1)
        if period is None:
            return None
        meaning, stop = period
        is_named = isinstance(meaning, Named) and meaning.month is not None and not meaning.is_hijri
        is_told = isinstance(meaning, RelativePeriod) and meaning.unit is Unit.MONTH
        if isinstance(meaning, Named | RelativePeriod) and (is_named or is_told):
            return _FoundMonth(stop, meaning)
        return None

    def _period(self, index: int) -> Found | None:
        found = self.periods.read(index)
        return Found(index, found[1], found[0]) if found else None

    def _between(self, index: int) -> Found | None:
        """Read «بين 3 و5 مايو» and «بين 18 شباط و25 آذار» as one stretch."""
        second_at, first = self._first_bound(index + 1)
        if first is None:
            return None
        if self.pieces.raw(second_at) == "و":
            second_at += 1
        elif not self.pieces.prefix(second_at).startswith("و"):
            return None
        second = self._day_month(second_at) or self._simple(second_at) or self._period(second_at)
        if not second or not isinstance(second.meaning, Named):
            return None
        if isinstance(first, int):
            if second.meaning.day is None:
                return None
            return Found(index, second.stop, Stretch(_of_day(second.meaning, first), second.meaning))
        if (first.day is None) != (second.meaning.day is None) or (first.month is None) != (
            second.meaning.month is None
        ):
            return None
        return Found(index, second.stop, Stretch(first, second.meaning))

    def _first_bound(self, index: int) -> tuple[int, Named | int | None]:
        """Read what stands between «بين» and «و»: a date, or the mere number of a day."""
        dated = self._simple(index) or self._period(index)
        if dated:
            return dated.stop, dated.meaning if isinstance(dated.meaning, Named) else None
        day = self.pieces.day(index)
        return (day[1], day[0]) if day else (index, None)

    def _enumeration(self, index: int) -> list[Found]:
        """Read days that share the month behind the last one: «13 و14 آب», «من 3 إلى 5 مايو», «13-14 آب»."""
        days: list[tuple[int, int, int]] = []
        at, dash = index, False
        while len(days) < _LONGEST_ENUMERATION:
            day = self.pieces.day(at)
            if not day:
                return []
            whole = self._day_month(at)
            if whole and isinstance(whole.meaning, Named):
                return self._spread(days, whole, whole.meaning, dash=dash) if days else []
            days.append((at, day[1], day[0]))
            joint = self._joint(day[1])
            if joint is None:
                return []
            dash = self.pieces.raw(day[1]) in _DASHES
            at = joint
        return []

    def _joint(self, index: int) -> int | None:
        """Return the index behind a word that joins two days of one month."""
        raw = self.pieces.raw(index)
        if raw in _DASHES | {"و", "او", "الي", "حتي", "،", "/"}:
            return index + 1
        if raw in {"والي", "وحتي"}:
            return index + 1
        return index if self.pieces.prefix(index) == "و" else None

    @staticmethod
    def _spread(days: list[tuple[int, int, int]], last: Found, named: Named, *, dash: bool) -> list[Found]:
        if dash and len(days) == 1:
            start, _, day = days[0]
            return [Found(start, last.stop, Stretch(_of_day(named, day), named))]
        return [*(Found(start, stop, _of_day(named, day)) for start, stop, day in days), last]


def _of_day(named: Named, day: int) -> Named:
    return replace(named, day=day, weekday=None)
