"""Arabic numerals: the cardinal numbers in a sequence of tokens, in digits, in words or mixed, with exact values.

A number is a sum of parts that grow smaller, joined by «و» («مليون ومئتا ألف و15»); a part is a group below a thousand
(or digits) with or without a scale word. The words stand in `resources/lexicons/numerals.tsv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from app.domain.annotations import Number
from app.resources import lexicon_table
from app.text.fold import fold, fold_with_map
from app.text.words import Token, splits

_AND = "و"
_ARTICLE = "ال"
_NO_PREFIXES = frozenset("سك")  # «كتلتا» and «كست» hold no number
_ARABIC_COMMA = "،"
_BRACKETS = {"(": ")", "[": "]", "«": "»", "“": "”", '"': '"'}
_ACCUSATIVE_MARK = "\u064b"
_MOST_DIGITS = 18
_MOST_GROUPS = 9
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_GROUPED_BY_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DECIMAL = re.compile(r"\d+[.,]\d+")


class Role(StrEnum):
    """What a number word may do in a number."""

    ONE = "one"
    TWO = "two"
    TEEN_ONE = "teen_one"
    TEEN_TWO = "teen_two"
    UNIT = "unit"
    TEN = "ten"
    TENS = "tens"
    HUNDRED = "hundred"
    HUNDREDS = "hundreds"
    SCALE = "scale"
    SCALE_DUAL = "scale_dual"
    SCALE_OPEN = "scale_open"
    FRACTION = "fraction"
    FRACTION_PLURAL = "fraction_plural"
    VAGUE = "vague"
    ORDINAL = "ordinal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number word's role and value; `bounds` where it is vague by itself («آلاف»)."""

    role: Role
    value: Number
    bounds: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """A token read as a number word, with the prefixes that stand before it."""

    word: NumberWord
    prefixes: tuple[str, ...]
    clitic_length: int

    @property
    def is_definite(self) -> bool:
        return _ARTICLE in self.prefixes

    @property
    def is_joined(self) -> bool:
        """Tell whether the word hangs on the one before by «و» and nothing else."""
        return bool(self.prefixes) and self.prefixes[0] == _AND and set(self.prefixes) <= {_AND, _ARTICLE}

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing but the article stands before the word."""
        return set(self.prefixes) <= {_ARTICLE}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that stands in the text.

    `tokens` is its range of token indexes, `start` the offset of its first letter behind prefixes (the article
    counts as its own), `low` and `high` differ where the count is vague («عشرات»). `scale` is the value of its last
    scale word, 1 where there is none, `head` what that scale word multiplies, None where it stands alone («ألف»).
    """

    tokens: range
    start: int
    low: Number
    high: Number
    is_definite: bool = False
    in_digits: bool = False
    scale: int = 1
    head: Number | None = None

    @property
    def is_vague(self) -> bool:
        """Tell whether the number has only rough bounds."""
        return self.low != self.high

    def times(self, factor: int) -> Numeral:
        """Return this number with a scale word that it shares with the next one («20 و30 ألفا»)."""
        return replace(self, low=plain(self.low * factor), high=plain(self.high * factor), scale=factor)


def plain(value: Number) -> Number:
    """Return a whole number as an int, any other without trailing zeros."""
    if isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else value.normalize()


@cache
def _lexicon() -> Mapping[str, NumberWord]:
    words: dict[str, NumberWord] = {}
    for row in lexicon_table("numerals"):
        bounds = (int(row["low"]), int(row["high"])) if row["low"] else None
        value = plain(Decimal(row["value"] or "0"))
        words[fold(row["form"])] = NumberWord(Role(row["role"]), value, bounds)
    return words


@lru_cache(maxsize=16_384)
def _readings(folded: str) -> tuple[_Reading, ...]:
    """Return the number words that a folded word may hold, the one with fewest prefixes first."""
    lexicon = _lexicon()
    found = []
    for split in splits(folded):
        word = lexicon.get(split.stem)
        if word and word.role is Role.NONE:
            return ()
        if word and _NO_PREFIXES.isdisjoint(split.prefixes):
            found.append(_Reading(word, split.prefixes, split.clitic_length))
    return tuple(found)


def read_digits(written: str) -> Number | None:
    """Return the value of digits with their separators (folded), None where they are no single number.

    «1,464» and «1.464.000» are grouped by thousands, «28.4» and «28,4» are decimals; a lone group of three behind
    a point («1.464») is read as thousands, which `read_scaled_digits` does otherwise.
    """
    if sum(map(str.isdigit, written)) > _MOST_DIGITS:
        return None
    if written.isdigit():
        return int(written)
    if _GROUPED.fullmatch(written):
        return plain(Decimal(written.replace(",", "")))
    if _GROUPED_BY_POINTS.fullmatch(written):
        return int(written.replace(".", ""))
    return read_scaled_digits(written)


def read_scaled_digits(written: str) -> Number | None:
    """Return the value of digits before a scale word, a percent sign or a measure («1.464 مليار»: a decimal)."""
    if sum(map(str.isdigit, written)) <= _MOST_DIGITS and _DECIMAL.fullmatch(written):
        if "," in written and _GROUPED.fullmatch(written):
            return int(written.replace(",", ""))
        return plain(Decimal(written.replace(",", ".")))
    return None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a number: its value, where it stops, its last scale word and what that multiplies.

    `head` is None for a scale word alone («ألف»); `high` is the upper bound of a vague count, else None.
    """

    value: Number
    stop: int
    scale: int = 1
    head: Number | None = None
    high: int | None = None


class NumeralReader:
    """Reads the numbers of one sequence of tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def numerals(self, inside: range) -> Iterator[Numeral]:
        """Yield the numbers that stand in a range of tokens, in order, none inside another."""
        index = inside.start
        while index < inside.stop:
            token = self._tokens[index]
            if not (token.is_number or (token.is_word and _readings(token.folded))):
                index += 1
                continue
            numeral = self.read(index)
            if numeral and numeral.tokens.stop <= inside.stop:
                yield numeral
                index = numeral.tokens.stop
            elif self._is_ordinal(index):
                index = self._behind_ordinal(index)
            else:
                index += 1

    def read(self, index: int) -> Numeral | None:
        """Return the longest number that begins at a token, None where none does."""
        part = self._vague(index) or self._sum(index)
        if part is None:
            return None
        token = self._tokens[index]
        reading = self._reading(index)
        start = token.start
        if reading and reading.clitic_length:
            start += fold_with_map(token.text).origins[reading.clitic_length]
        return Numeral(
            tokens=range(index, part.stop),
            start=start,
            low=part.value,
            high=part.value if part.high is None else part.high,
            is_definite=bool(reading and reading.is_definite),
            in_digits=token.is_number,
            scale=part.scale,
            head=part.head,
        )

    def _reading(self, index: int) -> _Reading | None:
        """Return the number word at a token, None for anything else and behind the end."""
        if not 0 <= index < len(self._tokens) or not self._tokens[index].is_word:
            return None
        readings = _readings(self._tokens[index].folded)
        if len(readings) > 1 and readings[1].word.role is Role.TEEN_ONE and self._is_ten(index + 1):
            return readings[1]  # «وأحد عشر», spelt like «واحد»
        return readings[0] if readings else None

    def _is_ten(self, index: int) -> bool:
        readings = _readings(self._tokens[index].folded) if index < len(self._tokens) else ()
        return bool(readings) and readings[0].word.role is Role.TEN

    def _word(self, index: int, *roles: Role, bare: bool = True) -> NumberWord | None:
        """Return the number word at a token if it has one of the roles; `bare` refuses all prefixes but the article."""
        reading = self._reading(index)
        if reading is None or reading.word.role not in roles or (bare and not reading.is_plain):
            return None
        return reading.word

    def _is_ordinal(self, index: int) -> bool:
        return self._word(index, Role.ORDINAL, bare=False) is not None

    def _behind_ordinal(self, index: int) -> int:
        """Return the index behind an ordinal («الثالث عشر», «الثالث والعشرون»)."""
        follower = index + 1
        if self._word(follower, Role.TEN):
            return follower + 1
        reading = self._reading(follower)
        if reading and reading.is_joined and reading.is_definite and reading.word.role in {Role.TENS, Role.HUNDRED}:
            return follower + 1
        return follower

    def _addend(self, index: int) -> tuple[int, bool] | None:
        """Return the token that an «و» at `index` joins to the number, and whether the «و» is a part of it."""
        if not 0 < index < len(self._tokens):
            return None
        if self._tokens[index].folded == _AND:
            return index + 1, False
        reading = self._reading(index)
        return (index, True) if reading and reading.is_joined else None

    def _sum(self, index: int) -> _Part | None:
        """Return a sum of parts, each below the scale of the one before."""
        total = self._chunk(index, bare=False)
        if total is None:
            return None
        is_first = True
        while True:
            fraction = self._fraction(total)
            if fraction:
                return fraction
            addend = self._addend(total.stop)
            part = self._chunk(addend[0], bare=not addend[1]) if addend else None
            if part is None or total.scale == 1:
                return total
            if part.scale < total.scale and part.value < total.scale:
                total = _Part(plain(total.value + part.value), part.stop, part.scale, part.head)
            elif is_first and part.scale > total.scale and 1 <= (part.head or 0) < total.scale:
                # «ألف و200 مليون»: the scale word belongs to the whole.
                head = plain(total.value + (part.head or 0))
                total = _Part(plain(head * part.scale), part.stop, part.scale, head)
            else:
                return total
            is_first = False

    def _chunk(self, index: int, *, bare: bool) -> _Part | None:
        """Return a group with its scale words, a scale word alone, or its dual."""
        dual = self._word(index, Role.SCALE_DUAL, Role.SCALE_OPEN, bare=bare)
        alone = self._word(index, Role.SCALE, bare=bare)
        if dual:
            scale = int(dual.value)
            is_one = dual.role is Role.SCALE_OPEN and self._is_accusative_one(index)
            part = _Part(scale if is_one else 2 * scale, index + 1, scale, None if is_one else 2)
        elif alone and alone.bounds is None:
            part = _Part(alone.value, index + 1, int(alone.value))
        else:
            group = self._digits(index) or self._half_of_scale(index, bare=bare) or self._group(index, bare=bare)
            if group is None:
                return None
            part = group
        while scale_word := self._scale_behind(part):
            head = part.value
            part = _Part(plain(part.value * scale_word.value), part.stop + 1, int(scale_word.value), head)
        return part

    def _scale_behind(self, part: _Part) -> NumberWord | None:
        """Return the scale word that multiplies a part, if one stands behind it."""
        word = self._word(part.stop, Role.SCALE, Role.SCALE_OPEN)
        return word if word and word.value > part.scale else None

    def _is_accusative_one(self, index: int) -> bool:
        """Tell whether «ألفا» is 1000 in the accusative rather than 2000 before its noun («ألفا جندي»)."""
        if _ACCUSATIVE_MARK in self._tokens[index].text:
            return True
        addend = self._addend(index + 1)
        if not addend or addend[0] >= len(self._tokens):
            return False
        return self._tokens[addend[0]].is_number or self._reading(addend[0]) is not None

    def _digits(self, index: int) -> _Part | None:
        if not 0 <= index < len(self._tokens) or not self._tokens[index].is_number:
            return None
        stop = index + 1
        written = self._tokens[index].folded
        while stop < min(len(self._tokens), index + _MOST_GROUPS) and (group := self._digit_group(written, stop)):
            written += self._tokens[group].folded
            stop = group + 1
        if self._is_bracketed(index, stop) and self._word(stop + 1, Role.SCALE, Role.SCALE_OPEN):
            stop += 1
        if self._word(stop, Role.SCALE, Role.SCALE_OPEN):
            scaled = read_scaled_digits(written)
            if scaled is not None:
                return _Part(scaled, stop, head=scaled)
        value = read_digits(written)
        return None if value is None else _Part(value, stop, head=value)

    def _is_bracketed(self, index: int, stop: int) -> bool:
        """Tell whether digits stand in brackets or quotation marks of their own («(309) ملايين»)."""
        if not 0 < index < stop < len(self._tokens):
            return False
        return _BRACKETS.get(self._tokens[index - 1].text) == self._tokens[stop].text

    def _digit_group(self, written: str, index: int) -> int | None:
        """Return the token of the next group of three in a number grouped by blanks or Arabic commas («10 000»)."""
        before = self._tokens[index - 1]
        at = index
        if self._tokens[index].text == _ARABIC_COMMA and self._tokens[index].start == before.end:
            at += 1
        if at >= len(self._tokens) or not (written.isdigit() and self._tokens[at].is_number):
            return None
        group = self._tokens[at]
        is_three = len(group.folded) == 3 and group.folded.isdigit()
        is_near = group.start == before.end + 1
        is_head = not written.startswith("0") and (len(written) <= 3 or len(before.folded) == 3)
        return at if is_three and is_near and is_head else None

    def _half_of_scale(self, index: int, *, bare: bool) -> _Part | None:
        """Return «نصف مليون», «ثلاثة أرباع المليون»."""
        fraction = self._word(index, Role.FRACTION, bare=bare)
        value: Number
        if fraction:
            value, at = fraction.value, index + 1
        else:
            unit = self._word(index, Role.UNIT, bare=bare)
            quarters = self._word(index + 1, Role.FRACTION_PLURAL)
            if not (unit and quarters):
                return None
            value, at = unit.value * quarters.value, index + 2
        scale = self._word(at, Role.SCALE, Role.SCALE_OPEN)
        if not scale or scale.bounds:
            return None
        return _Part(plain(value * scale.value), at + 1, int(scale.value), value)

    def _fraction(self, total: _Part) -> _Part | None:
        """Return the sum with «ونصف», «ونصف المليون», «وربع» behind it."""
        addend = self._addend(total.stop)
        fraction = self._word(addend[0], Role.FRACTION, bare=not addend[1]) if addend else None
        if not (addend and fraction):
            return None
        stop, scale = addend[0] + 1, total.scale
        value = plain(total.value + fraction.value * scale)
        again = self._word(stop, Role.SCALE, Role.SCALE_OPEN)
        if again is None or again.bounds:
            return _Part(value, stop, scale, total.head)
        if again.value == scale:
            return _Part(value, stop + 1, scale, total.head)
        if scale == 1:
            return _Part(plain(value * again.value), stop + 1, int(again.value), value)
        return None  # «مليون ونصف مليار» are two

    def _group(self, index: int, *, bare: bool) -> _Part | None:
        """Return a number below a thousand in words (its tail may be digits: «مئة و20»)."""
        fused = self._word(index, Role.HUNDREDS, Role.HUNDRED, bare=bare)
        unit = self._word(index, Role.UNIT, bare=bare)
        hundreds: int
        if fused:
            hundreds, stop = int(fused.value), index + 1
        elif unit and self._is_hundred(index + 1):
            hundreds, stop = int(unit.value) * 100, index + 2
        else:
            return self._below_hundred(index, bare=bare)
        addend = self._addend(stop)
        if addend:
            tail = self._below_hundred(addend[0], bare=not addend[1]) or self._digits(addend[0])
            if tail and isinstance(tail.value, int) and 0 < tail.value < 100:
                return _Part(hundreds + tail.value, tail.stop, head=hundreds + tail.value)
        return _Part(hundreds, stop, head=hundreds)

    def _is_hundred(self, index: int) -> bool:
        """Tell whether a token multiplies a unit by a hundred («ثلاث مئة», «ثلاث مئات»)."""
        word = self._word(index, Role.HUNDRED, Role.VAGUE)
        return bool(word and word.value == 100)

    def _below_hundred(self, index: int, *, bare: bool) -> _Part | None:
        follower_is_ten = self._word(index + 1, Role.TEN) is not None
        teen = self._word(index, Role.TEEN_ONE, Role.TEEN_TWO, Role.UNIT, bare=bare)
        if teen and follower_is_ten:
            return self._part(10 + int(teen.value), index + 2)
        tens = self._word(index, Role.TENS, Role.TEN, bare=bare)
        if tens:
            return self._part(int(tens.value), index + 1)
        unit = self._word(index, Role.ONE, Role.TWO, Role.TEEN_ONE, Role.UNIT, bare=bare)
        if unit is None:
            return None
        addend = self._addend(index + 1)
        more = self._word(addend[0], Role.TENS, bare=not addend[1]) if addend else None
        if addend and more and unit.value:
            return self._part(int(unit.value) + int(more.value), addend[0] + 1)
        return None if unit.role is Role.TEEN_ONE else self._part(int(unit.value), index + 1)

    @staticmethod
    def _part(value: int, stop: int) -> _Part:
        return _Part(value, stop, head=value)

    def _vague(self, index: int) -> _Part | None:
        """Return a vague count: «عشرات», «بضعة آلاف», «مئات الآلاف», «بضعة عشر»."""
        word = self._word(index, Role.VAGUE, Role.SCALE, bare=False)
        if word is None or word.bounds is None:
            return None
        low, high = word.bounds
        stop, scale = index + 1, 1
        if self._word(stop, Role.TEN) and high < 10:
            return _Part(low + 10, stop + 1, high=high + 10)
        while factor := self._vague_factor(stop, above=max(scale, high if high < 100 else 1)):
            low, high, stop, scale = low * factor, (high + 1) * factor - 1, stop + 1, factor
        return _Part(low, stop, scale, high=high)

    def _vague_factor(self, index: int, *, above: int) -> int:
        """Return what the word at a token multiplies a vague count by, 0 where it does not."""
        word = self._word(index, Role.SCALE, Role.SCALE_OPEN, Role.VAGUE)
        return int(word.value) if word and word.value > above else 0
