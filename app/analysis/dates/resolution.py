"""From what a date expression says to its ISO 8601 value, against the day of publication."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.analysis.dates.meanings import (
    Bearing,
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
    Years,
)
from app.text.calendar import Point, gregorian_day, gregorian_range, hijri_day, point, point_of

_WRITERS_SLIP = 3
# A day or month without a year is the last one, unless the next is this near: writers tell the year of what lies
# most of a year behind.
_SOON = 62
_STEPS = {
    Bearing.BEFORE_LAST: -2,
    Bearing.LAST: -1,
    Bearing.PREVIOUS: -1,
    Bearing.THIS: 0,
    Bearing.NEXT: 1,
    Bearing.AFTER_NEXT: 2,
}
_FIRST_DAYS_OF_WEEKS = (1, 6, 7)  # Monday (ISO 8601), Saturday and Sunday: all are in use


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of the calendar from the first to the last point."""

    first: Point
    last: Point

    @property
    def iso(self) -> str:
        """Return the ISO 8601 form "first/last", that of the one point where both are alike."""
        return self.first.iso if self.first == self.last else f"{self.first.iso}/{self.last.iso}"


Place = Point | Range


class Resolver:
    """Places expressions on the calendar in the order of the text.

    Nothing is invented: what leans on the day of publication has no place where that is unknown. What leans on the
    date told before («من العام نفسه») takes it from the expression resolved last.
    """

    def __init__(self, published: date | None, expressions: Iterable[Expression] = ()) -> None:
        """Prepare to place expressions; `expressions` are all those of the article, which bear each other out."""
        self.published = published
        self._told: Point | None = None
        self._slips = dict(self._slips_of(expressions))

    def resolve(self, expression: Expression) -> str | None:
        """Return the ISO 8601 value of an expression, None where it can't be decided."""
        place = self._place(expression.meaning, is_future=expression.is_future)
        if isinstance(place, Point) and not _leans_back(expression.meaning):
            self._told = place
        return place.iso if place else None

    def _place(self, meaning: Meaning, *, is_future: bool) -> Place | None:
        match meaning:
            case Named():
                return self._named(meaning, is_future=is_future)
            case RelativeDay() | RelativePeriod() | WeekdayOfWeek():
                return self._from_today(meaning)
            case Weekday():
                return self._weekday(meaning, is_future=is_future)
            case OrdinalWeekday():
                return self._ordinal_weekday(meaning, is_future=is_future)
            case Stretch():
                return self._stretch(meaning, is_future=is_future)
            case Years(int() as first, int() as last):
                return Range(Point(first), Point(last))
            case _:
                return None

    def _from_today(self, meaning: RelativeDay | RelativePeriod | WeekdayOfWeek) -> Point | None:
        match meaning:
            case RelativeDay():
                return self._relative_day(meaning)
            case RelativePeriod():
                return self._period(meaning)
            case WeekdayOfWeek():
                return self._weekday_of_week(meaning)

    def _named(self, named: Named, *, is_future: bool) -> Place | None:
        year = self._year(named)
        if named.is_hijri:
            return self._hijri(replace(named, year=year), is_future=is_future)
        if year is not None:
            return point(year, named.month, named.day)
        if named.year_bearing:
            return None
        if named.month is None:
            return self._day_of_month(named, is_future=is_future)
        if named.known_year and (not self.published or self.published.year >= named.known_year):
            known = point(named.known_year, named.month, named.day)
            if known and (not self.published or known.first_day <= self.published):
                return known
        return self._nearest(list(self._candidates(named)), named, is_future=is_future)

    def _year(self, named: Named) -> int | None:
        """Return the year that the words tell, directly or by a bearing."""
        if named.year is not None or named.year_bearing is None:
            return named.year
        return self._year_by(named.year_bearing, is_hijri=named.is_hijri)

    def _year_by(self, bearing: Bearing, *, is_hijri: bool = False) -> int | None:
        if bearing in {Bearing.SAME, Bearing.AFTER_PREVIOUS}:
            if not self._told or is_hijri:
                return None
            return self._told.year + (bearing is Bearing.AFTER_PREVIOUS)
        if bearing is Bearing.PREVIOUS and self._told and not is_hijri:
            return self._told.year - 1
        if not self.published:
            return None
        today = hijri_day(self.published) if is_hijri else (self.published.year, 1, 1)
        return today[0] + _STEPS[bearing] if today else None

    def _day_of_month(self, named: Named, *, is_future: bool) -> Point | None:
        """Place «21 الجاري» and «15 من الشهر نفسه»."""
        if named.bearing is Bearing.SAME:
            return point(self._told.year, self._told.month, named.day) if self._told and self._told.month else None
        if named.bearing:
            month = self._month_by(named.bearing)
            return point(month.year, month.month, named.day) if month else None
        if not self.published:
            return None
        days = [day for day in self._days_of_months(named) if named.weekday in {None, day.first_day.isoweekday()}]
        today = point_of(self.published)
        if named.weekday:
            return min(days, key=lambda day: abs(day.first_day - today.first_day), default=None)
        ahead = [day for day in days if day >= today]
        past = [day for day in days if day <= today]
        return (ahead[0] if ahead else None) if is_future else (past[-1] if past else None)

    def _days_of_months(self, named: Named) -> Iterator[Point]:
        """Yield the day of «السبت السادس عشر», «يوم 27» in the months around the day of publication."""
        for steps in range(-12, 13) if self.published else ():
            month = self._month_after(steps)
            found = point(month.year, month.month, named.day) if month else None
            if found:
                yield found

    def _month_by(self, bearing: Bearing) -> Point | None:
        if bearing in {Bearing.SAME, Bearing.AFTER_PREVIOUS}:
            told = self._told
            if not told or not told.month:
                return None
            return _month(told.year * 12 + told.month - 1 + (bearing is Bearing.AFTER_PREVIOUS))
        if not self.published:
            return None
        return self._month_after(_STEPS[bearing])

    def _day_by(self, bearing: Bearing) -> Point | None:
        """Place «اليوم نفسه» and «اليوم التالي», which lean on the day told before."""
        if not self._told or not self._told.day:
            return None
        steps = {Bearing.AFTER_PREVIOUS: 1, Bearing.PREVIOUS: -1}.get(bearing, 0)
        day = _shifted(self._told.first_day, steps)
        return point_of(day) if day else None

    def _month_after(self, steps: int) -> Point | None:
        """Return the month so many months after that of publication."""
        if not self.published:
            return None
        return _month(self.published.year * 12 + self.published.month - 1 + steps)

    def _candidates(self, named: Named) -> Iterator[Point]:
        if self.published:
            for year in range(self.published.year - 4, self.published.year + 5):
                found = point(year, named.month, named.day)
                if found:
                    yield found

    def _nearest(self, candidates: list[Point], named: Named, *, is_future: bool) -> Point | None:
        """Choose the year of a day or month told without one."""
        if not self.published:
            return None
        today = Point(self.published.year, self.published.month, self.published.day if named.day else None)
        if named.weekday:
            candidates = [day for day in candidates if day.first_day.isoweekday() == named.weekday] or candidates
        past = [day for day in candidates if day <= today]
        ahead = [day for day in candidates if day >= today]
        match named.bearing:
            case Bearing.LAST | Bearing.PREVIOUS | Bearing.BEFORE_LAST:
                past = [day for day in past if day != today]
                steps = 2 if named.bearing is Bearing.BEFORE_LAST else 1
                return past[-steps] if len(past) >= steps else None
            case Bearing.NEXT | Bearing.AFTER_NEXT:
                ahead = [day for day in ahead if day != today]
                steps = 2 if named.bearing is Bearing.AFTER_NEXT else 1
                return ahead[steps - 1] if len(ahead) >= steps else None
            case Bearing.THIS:
                return min(candidates, key=lambda day: abs((day.first_day - today.first_day).days), default=None)
        if ahead and (is_future or (ahead[0].first_day - today.first_day).days <= _SOON):
            return ahead[0]
        return past[-1] if past else ahead[0] if ahead else None

    def _hijri(self, named: Named, *, is_future: bool) -> Place | None:
        if named.year is None:
            if named.year_bearing or not self.published or named.month is None:
                return None
            return self._nearest_hijri(named, self.published, is_future=is_future)
        if named.month and named.day:
            day = gregorian_day(named.year, named.month, named.day)
            return point_of(day) if day else None
        days = gregorian_range(named.year, named.month)
        return Range(point_of(days[0]), point_of(days[1])) if days else None

    def _nearest_hijri(self, named: Named, published: date, *, is_future: bool) -> Place | None:
        """Choose the Hijri year of a day or month told without one."""
        now = hijri_day(published)
        if not now:
            return None
        told = (named.month or 1, named.day or now[2])
        today = (now[1], now[2])
        if named.bearing is Bearing.THIS:
            year = now[0]
        elif named.bearing is Bearing.NEXT or (is_future and named.bearing is None):
            year = now[0] + (told < today)
        else:
            year = now[0] - (told > today or (named.bearing is Bearing.LAST and told == today))
        return self._hijri(replace(named, year=year, bearing=None), is_future=False)

    def _relative_day(self, relative: RelativeDay) -> Point | None:
        """Place a day told from the day of writing.

        Where the text's own weekday is off by a few days, the weekday wins: the page was published later than its
        sentences were written. What «اليوم الاثنين» is, a bare «اليوم» of the same article is too.
        """
        if not self.published:
            return None
        slip = self._slip(relative) if relative.weekday else self._slips.get(relative.days, 0)
        day = _shifted(self.published, relative.days + slip)
        return point_of(day) if day else None

    def _slip(self, relative: RelativeDay) -> int:
        """Return how many days a day's own weekday lies behind or before where the day of publication puts it."""
        day = _shifted(self.published, relative.days) if self.published else None
        if day is None or relative.weekday is None:
            return 0
        return (relative.weekday - day.isoweekday() + _WRITERS_SLIP) % 7 - _WRITERS_SLIP

    def _slips_of(self, expressions: Iterable[Expression]) -> Iterator[tuple[int, int]]:
        """Yield for each day that the article tells with its weekday the slip, if all of them have the same one."""
        told = [expression.meaning for expression in expressions if isinstance(expression.meaning, RelativeDay)]
        slips = {self._slip(day) for day in told if day.weekday}
        if len(slips) == 1:
            slip = slips.pop()
            yield from ((day.days, slip) for day in told if day.weekday)

    def _weekday(self, told: Weekday, *, is_future: bool) -> Point | None:
        if not self.published:
            return None
        behind = (self.published.isoweekday() - told.weekday) % 7
        if told.until and not is_future:
            end = self._weekday(told.until, is_future=False)
            day = _shifted(end.first_day, -((told.until.weekday - told.weekday) % 7)) if end else None
            return point_of(day) if day else None
        match told.bearing:
            case Bearing.LAST | Bearing.PREVIOUS:
                days = -(behind or 7)
            case Bearing.BEFORE_LAST:
                days = -(behind or 7) - 7
            case Bearing.NEXT:
                days = 7 - behind
            case Bearing.AFTER_NEXT:
                days = 14 - behind
            case Bearing.SAME | Bearing.AFTER_PREVIOUS:
                return None
            case _:
                days = (7 - behind) % 7 if is_future else -behind
        day = _shifted(self.published, days)
        return point_of(day) if day else None

    def _weekday_of_week(self, told: WeekdayOfWeek) -> Point | None:
        """Place a weekday of a week, where weeks that begin on Monday, Saturday and Sunday agree on it."""
        if not self.published or told.bearing not in _STEPS:
            return None
        steps = 7 * _STEPS[told.bearing]
        today = self.published.isoweekday()
        days = {steps + (told.weekday - first) % 7 - (today - first) % 7 for first in _FIRST_DAYS_OF_WEEKS}
        day = _shifted(self.published, days.pop()) if len(days) == 1 else None
        return point_of(day) if day else None

    def _period(self, period: RelativePeriod) -> Point | None:
        match period.unit:
            case Unit.YEAR:
                year = self._year_by(period.bearing)
                return point(year) if year else None
            case Unit.MONTH:
                return self._month_by(period.bearing)
            case Unit.DAY:
                return self._day_by(period.bearing)
            case _:
                return None

    def _ordinal_weekday(self, told: OrdinalWeekday, *, is_future: bool) -> Point | None:
        month = self._place(told.month, is_future=is_future)
        if not isinstance(month, Point) or month.month is None:
            return None
        if told.weekday is None or told.ordinal < 0:
            return self._counted_day(told, month.year, month.month)
        first = month.first_day
        day = 1 + (told.weekday - first.isoweekday()) % 7 + 7 * (told.ordinal - 1)
        return point(month.year, month.month, day)

    @staticmethod
    def _counted_day(told: OrdinalWeekday, year: int, month: int) -> Point | None:
        """Place «آخر يوم», «ثالث يوم» and «آخر خميس» of a month."""
        if told.ordinal > 0:
            return point(year, month, told.ordinal)
        last = monthrange(year, month)[1]
        behind = (date(year, month, last).isoweekday() - told.weekday) % 7 if told.weekday else 0
        return point(year, month, last - behind)

    def _stretch(self, stretch: Stretch, *, is_future: bool) -> Place | None:
        last = self._place(stretch.last, is_future=is_future)
        told = stretch.first
        if isinstance(last, Point) and told.year is None and not told.bearing and not told.year_bearing:
            earlier = point(last.year, told.month, told.day)
            first: Place | None = earlier if earlier and earlier <= last else point(last.year - 1, told.month, told.day)
        else:
            first = self._place(told, is_future=is_future)
        if not first or not last:
            return None
        start = first.first if isinstance(first, Range) else first
        end = last.last if isinstance(last, Range) else last
        return Range(start, end) if start <= end else Range(end, start)


def _month(count: int) -> Point | None:
    """Return the month that so many months lie before since the year 0."""
    return point(count // 12, count % 12 + 1)


def _leans_back(meaning: Meaning) -> bool:
    """Tell whether a meaning is «العام السابق», which the next one leans on no more than this one did."""
    return isinstance(meaning, RelativePeriod) and meaning.bearing is Bearing.PREVIOUS


def _shifted(day: date, days: int) -> date | None:
    """Return the day so many days later, None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
