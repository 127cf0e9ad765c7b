"""Months, years, decades, seasons and weeks: the date expressions that are longer than a day."""

from __future__ import annotations

from app.analysis.dates.context import DateContext
from app.analysis.dates.meanings import (
    Bearing,
    Meaning,
    Named,
    RelativeDay,
    RelativePeriod,
    Stretch,
    Undecidable,
    Unit,
    WeekdayOfWeek,
    Years,
)
from app.analysis.dates.pieces import Pieces
from app.analysis.dates.words import has_role, period_nouns
from app.text.calendar import month_named, ordinal_named, weekday_named

Reading = tuple[Meaning, int]

_DASHES = frozenset("-–—‐‑")
_UNTIL = frozenset({"الي", "حتي"})
_BARE_YEARS = range(1900, 2101)
_UNITS = {unit.value: unit for unit in Unit}
_UNKNOWN = Undecidable()
_DAY = "اليوم"
_LEANING = frozenset({Bearing.SAME, Bearing.AFTER_PREVIOUS})
_PREVIOUS_CENTURY = "القرن"


class PeriodReader:
    """Reads at a token an expression that names no single day; its month or year may be bare where words lead it."""

    def __init__(self, pieces: Pieces, context: DateContext) -> None:
        self.pieces = pieces
        self.context = context

    def read(self, index: int) -> Reading | None:
        """Return the period that begins at a token and the index behind it."""
        word = self.pieces.word(index)
        if has_role(word, "edge"):
            return self._edge(index)
        if has_role(word, "demonstrative"):
            return self._demonstrative(index)
        if word == _DAY and (again := self._told_again(index, Unit.DAY)):
            return again
        if word in period_nouns():
            found = self._noun(index)
            if found:
                return found
        return self._month(index) or self._bare_year(index)

    def _edge(self, index: int) -> Reading | None:
        """Read «مطلع 2014», «أواخر أيلول», «منتصف العام»: the value is that of the whole."""
        inside = index + 1
        if self.pieces.prefix(inside):
            return None
        if self.pieces.raw(inside) in {"هذا", "هذه"}:
            return self._demonstrative(inside)
        if self.pieces.word(inside) in period_nouns():
            found = self._noun(inside)
            if found:
                return found
            if self.pieces.raw(inside) in {"العام", "الشهر", "الاسبوع", "السنه"}:
                unit = _UNITS[period_nouns()[self.pieces.raw(inside)][0]]
                return RelativePeriod(unit, Bearing.THIS), inside + 1
            return None
        return self._month(inside, is_led=True) or self._bare_year(inside, is_led=True)

    def _demonstrative(self, index: int) -> Reading | None:
        """Read «هذا العام», «هذا الأسبوع», «هذا اليوم»."""
        noun = self.pieces.raw(index + 1)
        if noun == "اليوم":
            is_today = has_role(self.pieces.word(index - 1), "daypart") or self.pieces.prefix(index) == "ل"
            return (RelativeDay(0) if is_today else _UNKNOWN), index + 2
        unit = _UNITS.get(period_nouns().get(noun, ("", 0))[0])
        if unit is None or unit is Unit.DECADE or not noun.startswith("ال"):
            return None
        if unit is Unit.WEEK and (of_week := self._weekday_behind(index + 2)):
            return WeekdayOfWeek(of_week[0], Bearing.THIS), of_week[1]
        return RelativePeriod(unit, Bearing.THIS), index + 2

    def _noun(self, index: int) -> Reading | None:
        kind, value = period_nouns()[self.pieces.word(index)]
        match kind:
            case "decade":
                return self._decade(index, value)
            case "century" | "decade_noun":
                return self._century(index)
            case "years":
                return self._years(index)
            case "months":
                return self._month(index + 1, is_led=True)
            case "season":
                return self._season(index)
            case "year":
                return self._year(index)
            case "month":
                return self._told_month(index)
        return self._told(index, _UNITS[kind])

    def _told(self, index: int, unit: Unit) -> Reading | None:
        """Read a definite noun with its bearing («الأسبوع الماضي»)."""
        side = self.pieces.side(index + 1)
        if not side or not self.pieces.word(index).startswith("ال"):
            return None
        if unit is Unit.YEAR and has_role(self.pieces.word(index - 1), "general_head"):
            return None  # «الأمين العام السابق»
        if unit is Unit.WEEK and (of_week := self._weekday_behind(side[1])):
            return WeekdayOfWeek(of_week[0], side[0]), of_week[1]
        return RelativePeriod(unit, side[0]), side[1]

    def _told_again(self, index: int, unit: Unit) -> Reading | None:
        """Read «العام نفسه», «الشهر التالي», «اليوم السابق», which lean on the date told before."""
        bearing = self.pieces.bearing(index + 1)
        leaning = _LEANING | {Bearing.PREVIOUS} if unit is Unit.DAY else _LEANING
        if not bearing or bearing[0] not in leaning or not self.pieces.word(index).startswith("ال"):
            return None
        return RelativePeriod(unit, bearing[0]), bearing[1]

    def _weekday_behind(self, index: int) -> tuple[int, int] | None:
        """Read the day of «الأسبوع المقبل يوم الجمعة»."""
        at = index + (self.pieces.raw(index) == "يوم")
        weekday = weekday_named(self.pieces.raw(at))
        return (weekday, at + 1) if weekday else None

    def _told_month(self, index: int) -> Reading | None:
        """Read «الشهر الماضي», «شهر آذار», «شهر 11 الماضي»."""
        told = self._told(index, Unit.MONTH) or self._told_again(index, Unit.MONTH)
        told = told or self._month(index + 1, is_led=True)
        return told or self._numbered_month(index + 1)

    def _numbered_month(self, index: int) -> Reading | None:
        """Read the month of «شهر 11 الماضي», «شهر 9 2021»."""
        number = self.pieces.number(index)
        if number is None or not 1 <= number <= 12 or self.pieces.raw(index - 1) != "شهر":
            return None
        tail = self.pieces.tail(index + 1, is_hijri=False)
        if tail.stop == index + 1 and (self.pieces.is_followed(index + 1) or self.pieces.raw(index + 1) in {"/", "-"}):
            return None
        return Named(tail.year, number, bearing=tail.bearing, year_bearing=tail.year_bearing), tail.stop

    def _year(self, index: int) -> Reading | None:
        """Read «عام 2015», «سنة 1436 هـ», «العام الماضي», «عام 67»."""
        told = self._told(index, Unit.YEAR) or self._told_again(index, Unit.YEAR)
        if told:
            year = self.pieces.year(told[1]) if self.pieces.number(told[1]) is not None else None
            return (Named(year[0], is_hijri=year[1]), year[2]) if year and not self._is_counted(year[2]) else told
        at = index + 1 + has_role(self.pieces.raw(index + 1), "year_adjective")
        year = self.pieces.year(at)
        if year:
            return self._joined_years(Named(year[0], is_hijri=year[1]), year[2])
        number = self.pieces.number(index + 1)
        if number is None:
            return None
        if 1300 <= number < 1500:
            return None
        is_short = 30 <= number <= 99 and len(self.pieces.raw(index + 1)) == 2
        if is_short and self.pieces.raw(index) in {"عام", "العام"} and not self._is_counted(index + 2):
            return Named(1900 + number), index + 2
        return None

    def _joined_years(self, first: Named, stop: int) -> Reading:
        """Take in the second of two years («2014-2015»، «2014/2015»)."""
        if self.pieces.raw(stop) not in _DASHES | {"/"} or first.is_hijri:
            return first, stop
        second = self.pieces.year(stop + 1)
        if second and first.year and second[0] > first.year:
            return Stretch(first, Named(second[0])), second[2]
        return first, stop

    def _years(self, index: int) -> Reading | None:
        """Read the first year of «عامي 2013 و2014»; the next ones are read as bare years."""
        year = self.pieces.year(index + 1)
        return self._joined_years(Named(year[0], is_hijri=year[1]), year[2]) if year else None

    def _season(self, index: int) -> Reading | None:
        """Read «صيف 2014», «الصيف الماضي» (which one is left open)."""
        if self.pieces.word(index).startswith("ال"):
            side = self.pieces.side(index + 1)
            return (RelativePeriod(Unit.SEASON, side[0]), side[1]) if side else None
        if self.pieces.word(index + 1) in {"عام", "العام", "سنه", "السنه"}:
            return self._year(index + 1)
        year = self.pieces.year(index + 1)
        return self._joined_years(Named(year[0]), year[2]) if year and not year[1] else None

    def _decade(self, index: int, first: int) -> Reading | None:
        """Read «ثمانينيات القرن الماضي», «التسعينيات»."""
        stop = index + 1
        if self.pieces.raw(stop) == "من" and has_role(self.pieces.raw(stop + 1), "age"):
            return None
        century = 1900
        if self.pieces.raw(stop) == "من":
            stop += self.pieces.raw(stop + 1) == _PREVIOUS_CENTURY
        if self.pieces.raw(stop) == _PREVIOUS_CENTURY:
            told = self._century(stop)
            if told and isinstance(told[0], Years) and told[0].first:
                return Years(told[0].first - 1 + first, told[0].first + 8 + first), told[1]
        stop = index + 1
        if first < 40 and self.pieces.word(index).startswith("ال"):
            return None  # far more often an age («في العشرينيات») than a decade of a century that nobody names
        return Years(century + first, century + first + 9), stop

    def _century(self, index: int) -> Reading | None:
        """Read «القرن الماضي», «القرن التاسع عشر», «العقد الماضي»."""
        side = self.pieces.side(index + 1)
        if self.pieces.raw(index) != _PREVIOUS_CENTURY and self.pieces.word(index) != _PREVIOUS_CENTURY:
            return (_UNKNOWN, side[1]) if side else None
        if side:
            first = {Bearing.BEFORE_LAST: 1801, Bearing.LAST: 1901, Bearing.THIS: 2001}.get(side[0], 2101)
            return Years(first, first + 99), side[1]
        ordinal = ordinal_named(tuple(self.pieces.raw(at) for at in range(index + 1, index + 4)))
        if not ordinal or not self.pieces.raw(index + 1).startswith("ال") or ordinal[0] > 21:
            return None
        return Years((ordinal[0] - 1) * 100 + 1, ordinal[0] * 100), index + 1 + ordinal[1]

    def _month(self, index: int, *, is_led: bool = False) -> Reading | None:
        """Read a month without a day; a name that means other things too needs words that lead it."""
        found = self.pieces.month_year(index)
        if not found:
            return None
        named, stop, is_sure = found
        if not is_sure and not self._is_announced(index, stop, is_led=is_led):
            return None
        if has_role(self.pieces.raw(stop), "month_name_after"):
            return None
        return named, stop

    def _leads(self, index: int) -> bool:
        """Tell whether the words before an ambiguous month or a bare year make it one."""
        before = self.pieces.word(index - 1)
        if self.pieces.prefix(index) == "و" and month_named((before,)):
            return True
        return has_role(before, "preposition") or has_role(before, "period_head") or has_role(before, "edge")

    def _is_announced(self, index: int, stop: int, *, is_led: bool) -> bool:
        """Tell whether the words around a name that means other things too make it a month."""
        name = month_named((self.pieces.word(index), self.pieces.raw(index + 1)))
        if name and name[0].needs_noun:
            return self.pieces.word(index - 1) in {"شهر", "الشهر", "شهري", "اشهر"}
        return is_led or self._leads(index) or self._goes_on(stop)

    def _goes_on(self, index: int) -> bool:
        """Tell whether another month follows («من مارس إلى مايو»)."""
        joint = self.pieces.raw(index)
        return (joint in _UNTIL or joint in _DASHES) and self.pieces.month(index + 1) is not None

    def _bare_year(self, index: int, *, is_led: bool = False) -> Reading | None:
        """Read a year that no noun announces («منذ 2013», «حرب 2006», «(1975-1990)»)."""
        number = self.pieces.number(index)
        if number is None or number not in _BARE_YEARS or len(self.pieces.raw(index)) != 4:
            return None
        year = self.pieces.year(index)
        if not year or year[1]:
            return (Named(year[0], is_hijri=True), year[2]) if year else None
        meaning, stop = self._joined_years(Named(year[0]), year[2])
        has_era = has_role(self.pieces.raw(stop - 1), "era_gregorian")
        if has_era or is_led or self._is_year_here(index, stop):
            return meaning, stop
        return None

    def _is_year_here(self, index: int, stop: int) -> bool:
        before = self.pieces.word(index - 1)
        if self.pieces.raw(index - 1) == "و":
            before = "و" if self._is_year_behind(index - 2) else ""
        if self._is_behind_article(index, stop):
            return True
        bracketed = before == "(" and self.pieces.raw(stop) == ")"
        if before == "من":
            opens_stretch = self.pieces.raw(stop) in _UNTIL and self._is_year_behind(stop + 1)
            before = "في" if opens_stretch or self._is_part_of_year(index - 2) else ""
        led = before in {"و", "في"} or self._is_event_before(index) or self._leads(index)
        return bracketed or (led and not self._is_counted(stop))

    def _is_behind_article(self, index: int, stop: int) -> bool:
        """Tell whether a year stands behind «الـ» or is what something is compared with («مقارنة بـ2021»)."""
        raw = self.pieces.raw(index - 1)
        if raw == "ب":
            return has_role(self.pieces.word(index - 2), "compare") and not self._is_counted(stop)
        return raw.endswith("ال") and len(raw) <= 4 and not self.pieces.is_followed(stop)

    def _is_part_of_year(self, index: int) -> bool:
        """Tell whether «من» follows a part of a year («الربع الأول من 2017»)."""
        return any(has_role(self.pieces.word(at), "part_of_year") for at in range(index - 2, index + 1))

    def _is_event_before(self, index: int) -> bool:
        """Tell whether a year tells an event apart («حرب 2006»، «حرب لبنان 2006»)."""
        before = self.pieces.word(index - 1)
        if has_role(before, "year_event"):
            return True
        is_name = before.isalpha() and not has_role(before, "function_word") and not has_role(before, "not_year")
        return is_name and has_role(self.pieces.word(index - 2), "year_event")

    def _is_year_behind(self, index: int) -> bool:
        number = self.pieces.number(index)
        return number is not None and number in _BARE_YEARS and len(self.pieces.raw(index)) == 4

    def _is_counted(self, index: int) -> bool:
        """Tell whether the word behind a number is what it counts rather than the sentence going on."""
        word = self.pieces.raw(index)
        if not word or not self.pieces.source.tokens[index].is_word:
            return False
        number = self.pieces.number(index - 1) or 0
        if has_role(word, "function_word") or has_role(self.pieces.word(index), "function_word"):
            return False
        if word.endswith("ا") and not word.startswith("ال") and len(word) > 3:
            return True
        return number % 100 == 0 and number != 0 and not word.startswith(("ال", "و"))
