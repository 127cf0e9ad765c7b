"""Number words: what each word of the lexicon may do in a number, with the forms that dialects run together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from app.resources import Row, lexicon_table
from app.text.fold import fold
from app.text.memory import remembered
from app.text.words import splits

AND = "و"
ARTICLE = "ال"
_NO_PREFIXES = frozenset("سك")  # «كتلتا» and «كست» hold no number


class Role(StrEnum):
    """What a number word may do in a number."""

    ONE = "one"
    TWO = "two"
    TEEN_ONE = "teen_one"
    TEEN_TWO = "teen_two"
    TEEN = "teen"
    UNIT = "unit"
    TEN = "ten"
    TENS = "tens"
    HUNDRED = "hundred"
    HUNDREDS = "hundreds"
    SCALE = "scale"
    SCALE_DUAL = "scale_dual"
    SCALE_OPEN = "scale_open"
    FRACTION = "fraction"
    FRACTION_DUAL = "fraction_dual"
    FRACTION_PLURAL = "fraction_plural"
    VAGUE = "vague"
    ORDINAL = "ordinal"
    POINT = "point"
    LESS = "less"
    MINUS = "minus"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word's role and value; `bounds` where it is vague by itself («آلاف»)."""

    role: Role
    value: Fraction
    bounds: tuple[int, int] | None = None

    @property
    def whole(self) -> int:
        """Return the value of a word that is no fraction."""
        return int(self.value)


@dataclass(frozen=True, slots=True)
class Reading:
    """A token read as a number word, with the prefixes that stand before it."""

    word: NumberWord
    prefixes: tuple[str, ...]
    clitic_length: int

    @property
    def is_definite(self) -> bool:
        """Tell whether the word has the article."""
        return ARTICLE in self.prefixes

    @property
    def is_joined(self) -> bool:
        """Tell whether the word hangs on the one before by «و» and nothing else."""
        return bool(self.prefixes) and self.prefixes[0] == AND and set(self.prefixes) <= {AND, ARTICLE}

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing but the article stands before the word."""
        return set(self.prefixes) <= {ARTICLE}


@cache
def _lexicon() -> Mapping[str, NumberWord]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in lexicon_table("numerals"):
        rows[row["role"]].append(row)
    words = dict(_fused(rows.pop("teen_stem"), rows.pop("teen_ending"), Role.TEEN))
    words.update(_fused(rows.pop("hundred_stem"), rows.pop("hundred_ending"), Role.HUNDREDS))
    for row in (row for listed in rows.values() for row in listed):
        bounds = (int(row["low"]), int(row["high"])) if row["low"] else None
        words[fold(row["form"])] = NumberWord(Role(row["role"]), Fraction(row["value"] or 0), bounds)
    return words


def _fused(stems: Sequence[Row], endings: Sequence[Row], role: Role) -> Iterator[tuple[str, NumberWord]]:
    """Yield the words that a stem and an ending make («خمس» and «مئة», «ست» and «اشر»), with their values."""
    for stem in stems:
        for ending in endings:
            value = Fraction(stem["value"]) if role is Role.TEEN else 100 * Fraction(stem["value"])
            yield fold(stem["form"] + ending["form"]), NumberWord(role, value)


@remembered
def readings(folded: str) -> tuple[Reading, ...]:
    """Return the number words that a folded word may hold, the one with fewest prefixes first."""
    lexicon = _lexicon()
    found = []
    for split in splits(folded):
        word = lexicon.get(split.stem)
        if word and word.role is Role.NONE:
            return ()
        if word and _NO_PREFIXES.isdisjoint(split.prefixes):
            found.append(Reading(word, split.prefixes, split.clitic_length))
    return tuple(found)
