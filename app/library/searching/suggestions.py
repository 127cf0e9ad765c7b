"""What may be meant in a query at the cursor: fields by their names, and values of a field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.span import Span
from app.library.searching.fields import ARABIC_NAMES, ARABIC_STATES, Field, State, field_named, is_field
from app.text.fold import fold

_QUOTES = '"«»“”„'
_AT_END = re.compile(
    rf"(?:^|(?<=[\s|]))[-−–]?(?:(?P<field>[^\W\d_]+):)?(?P<value>[{_QUOTES}][^{_QUOTES}]*|[^\s|{_QUOTES}]*)$"
)
_NEEDS_QUOTES = re.compile(r"[\s|*]|^[-−–]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person is typing: a field's name, or the value of a `field`; `span` is where its beginning stands."""

    span: Span
    beginning: str
    field: Field | None = None


def wanted_at(query: str, cursor: int) -> Wanted | None:
    """Return what is being typed before the cursor, None inside a phrase or behind a field that there is not."""
    before = query[:cursor]
    if sum(before.count(mark) for mark in _QUOTES) % 2 and not _opens_value(before):
        return None
    match = _AT_END.search(before)
    if match is None:
        return None
    name, value = match["field"], match["value"]
    if name is None:
        return None if value[:1] in set(_QUOTES) and value else Wanted(Span(match.start("value"), cursor), value)
    if not is_field(name):
        return None
    return Wanted(Span(match.start("value"), cursor), value.lstrip(_QUOTES), field_named(name))


def _opens_value(before: str) -> bool:
    opening = max(before.rfind(mark) for mark in _QUOTES)
    return before[opening - 1 : opening] == ":"


def field_names(beginning: str, *, in_arabic: bool) -> list[str]:
    """Return the fields' names that begin so, those of the interface's language first and alone where none is typed."""
    own, other = ([ARABIC_NAMES[field] for field in Field], [field.value for field in Field])
    if not in_arabic:
        own, other = other, own
    return _beginning([*own, *other] if beginning else own, beginning)


def states(beginning: str, *, in_arabic: bool) -> list[str]:
    """Return the states' names that begin so, in the interface's language, else in the other."""
    own, other = ([ARABIC_STATES[state] for state in State], [state.value for state in State])
    if not in_arabic:
        own, other = other, own
    return _beginning(own, beginning) or _beginning(other, beginning)


def _beginning(names: Sequence[str], beginning: str) -> list[str]:
    return [name for name in names if fold(name).startswith(fold(beginning))]


def as_value(name: str) -> str:
    """Return a name as it stands behind a field's colon: in quotation marks where it would not stay whole."""
    bare = "".join(letter for letter in name if letter not in _QUOTES)
    return f'"{bare}"' if _NEEDS_QUOTES.search(bare) or bare != name else bare
