"""The fields of a query: their names in English and Arabic, and what their values mean."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum

from app.errors import UserError
from app.text.fold import fold


class Field(StrEnum):
    """What a query can ask for besides words."""

    OUTLET = "outlet"
    TAG = "tag"
    BY = "by"
    COUNTED = "counted"
    PLACE = "place"
    FROM = "from"
    TO = "to"
    IS = "is"


class State(StrEnum):
    """What an article can be asked to be with `is:`."""

    UNREAD = "unread"
    STARRED = "starred"
    UNREVIEWED = "unreviewed"


class QueryError(UserError):
    """A query asks for something that there is not."""


ARABIC_NAMES: Mapping[Field, str] = {
    Field.OUTLET: "ناشر",
    Field.TAG: "وسم",
    Field.BY: "قائل",
    Field.COUNTED: "معدود",
    Field.PLACE: "مكان",
    Field.FROM: "من",
    Field.TO: "إلى",
    Field.IS: "حال",
}
ARABIC_STATES: Mapping[State, str] = {
    State.UNREAD: "غير-مقروء",
    State.STARRED: "بنجمة",
    State.UNREVIEWED: "غير-مراجع",
}

_ALIASES = {"وسيلة": Field.OUTLET, "حالة": Field.IS}
_NAMES = {field.value: field for field in Field} | {name: field for field, name in ARABIC_NAMES.items()} | _ALIASES
_FIELDS = {fold(name): field for name, field in _NAMES.items()}
_SHOWN = {fold(name): name for name in _NAMES}
_STATES = {fold(name): state for state in State for name in (state.value, ARABIC_STATES[state])}
_UNFINISHED_DATE = re.compile(r"\d{1,3}|\d{4}[-/.](\d{1,2}[-/.])?|\d{4}[-/.]0|\d{4}[-/.]\d{1,2}[-/.]0")
_DATE_MARKS = str.maketrans("/.", "--")


@dataclass(frozen=True, slots=True)
class Named:
    """Asks for an outlet, tag, claimant, counted thing or place with these folded words in its name, in this order.

    A tag is asked for by its whole name. Of a prefix, the last word may go on.
    """

    field: Field
    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """Asks for a known day of publication, not before `first`, not behind `last`."""

    first: date | None = None
    last: date | None = None


def field_named(name: str) -> Field:
    """Return the field of a name in any spelling. Raise QueryError where there is none."""
    field = _FIELDS.get(fold(name))
    if field is None:
        near = get_close_matches(fold(name), _FIELDS, n=1)
        if near:
            raise QueryError("There is no field «{name}:»; did you mean «{near}:»?", name=name, near=_SHOWN[near[0]])
        names = [field.value for field in Field] if name.isascii() else ARABIC_NAMES.values()
        fields = " ".join(f"{known}:" for known in names)
        raise QueryError("There is no field «{name}:». There are: {fields}", name=name, fields=fields)
    return field


def is_field(name: str) -> bool:
    """Tell whether a field has this name, in any spelling."""
    return fold(name) in _FIELDS


def state_named(value: str) -> State:
    """Return the state of a name in any spelling. Raise QueryError where there is none."""
    state = _STATES.get(fold(value).replace("_", "-"))
    if state is None:
        is_arabic = not value.isascii()
        states = " ".join(ARABIC_STATES[known] if is_arabic else known.value for known in State)
        raise QueryError("No article can be «{value}». It can be: {states}", value=value, states=states)
    return state


def published(field: Field, value: str) -> Published:
    """Return what `from:` or `to:` asks for with a year, month or day: «2018», «2018-03», «٢٠١٨/٣/٣١».

    A year or month counts from its first day on, or up to its last. Raise QueryError where it is none of the calendar.
    """
    parts = fold(value).translate(_DATE_MARKS).split("-")
    days = _days_of(*map(int, parts)) if _is_date_like(parts) else None
    if days is None:
        raise QueryError("«{value}» is no date. Write a year, a month or a day: 2018, 2018-03, 2018-03-31", value=value)
    return Published(first=days[0]) if field is Field.FROM else Published(last=days[1])


def is_unfinished(field: Field, value: str) -> bool:
    """Tell whether a value that is wrong as it stands may be the beginning of a right one."""
    folded = fold(value)
    if field is Field.IS:
        return any(name.startswith(folded.replace("_", "-")) for name in _STATES)
    return field in {Field.FROM, Field.TO} and _UNFINISHED_DATE.fullmatch(folded) is not None


def _is_date_like(parts: list[str]) -> bool:
    return len(parts) <= 3 and len(parts[0]) == 4 and all(part.isdecimal() and len(part) <= 4 for part in parts)


def _days_of(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date] | None:
    """Return the first and last day of a year, a month or a day, None where the calendar has none."""
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
