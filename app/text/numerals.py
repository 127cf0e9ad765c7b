"""Arabic numerals: the cardinal numbers in a sequence of tokens, in digits, in words or mixed, with exact values.

A number is a sum of parts that grow smaller, joined by «و» («مليون ومئتا ألف و15»); a part is a group below a thousand
(or digits) with or without a scale word. Fractions («ونصف», «إلا ربعا», «ثلاثة أرباع») and decimals in words
(«ثلاثة فاصلة خمسة») end it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.annotations import Number
from app.text.digit_tokens import SCALES, DigitReader
from app.text.digits import plain
from app.text.fold import fold_with_map
from app.text.number_words import AND, NumberWord, Reading, Role, readings
from app.text.words import Token

_ACCUSATIVE_MARK = "\u064b"
_DAMMA = "\u064f"
_HAMZA = "أ"
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that stands in the text.

    `tokens` is its range of token indexes, `start` the offset of its first letter behind prefixes (the article
    counts as its own), `low` and `high` differ where the count is vague («عشرات»). `scale` is the value of its last
    scale word, 1 where there is none, `head` what that scale word multiplies, None where it stands alone («ألف»).
    `is_fraction` tells that it is a part of one and nothing more («نصف», «ثلثا»), `is_counted_fraction` that the
    words count the parts («ثلثا», «ثلاثة أرباع»).
    """

    tokens: range
    start: int
    low: Number
    high: Number
    is_definite: bool = False
    in_digits: bool = False
    scale: int = 1
    head: Number | None = None
    is_fraction: bool = False
    is_counted_fraction: bool = False

    @property
    def is_vague(self) -> bool:
        """Tell whether the number has only rough bounds."""
        return self.low != self.high

    def times(self, factor: int) -> Numeral:
        """Return this number with a scale word that it shares with the next one («20 و30 ألفا»)."""
        return replace(self, low=plain(self.low * factor), high=plain(self.high * factor), scale=factor)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a number: its value, where it stops, its last scale word and what that multiplies.

    `head` is None for a scale word alone («ألف»); `high` is the upper bound of a vague count, else None.
    """

    value: int | Fraction
    stop: int
    scale: int = 1
    head: int | Fraction | None = None
    high: int | None = None


def _fifth(reading: Reading, written: str) -> Reading | None:
    """Return the fraction that a damma on its first letter makes of a unit: «خُمس», not «خمس»."""
    word = reading.word
    first = fold_with_map(written).origins[sum(map(len, reading.prefixes))]
    if word.role not in {Role.UNIT, Role.TEN} or written[first + 1 : first + 2] != _DAMMA:
        return None
    return replace(reading, word=NumberWord(Role.FRACTION, 1 / word.value))


class NumeralReader:
    """Reads the numbers of one sequence of tokens."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._digit_reader = DigitReader(tokens)

    def numerals(self, inside: range) -> Iterator[Numeral]:
        """Yield the numbers that stand in a range of tokens, in order, none inside another."""
        index = inside.start
        while index < inside.stop:
            token = self._tokens[index]
            if not (token.is_number or (token.is_word and readings(token.folded))):
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
        if self._word(index, Role.MINUS, bare=False):
            return self._negative(index)
        part = self._vague(index) or self._sum(index)
        if part:
            return self._numeral(index, part)
        parts = self._parts_of_one(index, bare=False)
        if parts is None:
            return None
        is_counted = self._word(index, Role.FRACTION, bare=False) is None
        return replace(self._numeral(index, parts), is_fraction=True, is_counted_fraction=is_counted)

    def _numeral(self, index: int, part: _Part) -> Numeral:
        token = self._tokens[index]
        reading = self._reading(index)
        start = token.start
        if reading and reading.clitic_length:
            start += fold_with_map(token.text).origins[reading.clitic_length]
        return Numeral(
            tokens=range(index, part.stop),
            start=start,
            low=plain(part.value),
            high=plain(part.value) if part.high is None else part.high,
            is_definite=bool(reading and reading.is_definite),
            in_digits=token.is_number,
            scale=part.scale,
            head=None if part.head is None else plain(part.head),
        )

    def _negative(self, index: int) -> Numeral | None:
        """Return «سالب خمسة»."""
        part = self._sum(index + 1)
        return self._numeral(index, replace(part, value=-part.value)) if part else None

    # Words

    def _reading(self, index: int) -> Reading | None:
        """Return the number word at a token, None for anything else and behind the end."""
        if not 0 <= index < len(self._tokens) or not self._tokens[index].is_word:
            return None
        found = readings(self._tokens[index].folded)
        if not found:
            return None
        written = self._tokens[index].text
        if len(found) > 1 and found[1].word.role is Role.TEEN_ONE and (_HAMZA in written or self._is_ten(index + 1)):
            return found[1]  # «وأحد عشر», spelt like «واحد»
        if _DAMMA in written and (parts := _fifth(found[0], written)):
            return parts
        return found[0]

    def _is_ten(self, index: int) -> bool:
        found = readings(self._tokens[index].folded) if index < len(self._tokens) else ()
        return bool(found) and found[0].word.role is Role.TEN

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
        if self._tokens[index].folded == AND:
            return index + 1, False
        reading = self._reading(index)
        return (index, True) if reading and reading.is_joined else None

    # Sums

    def _sum(self, index: int) -> _Part | None:
        """Return a sum of parts, each below the scale of the one before, with the fraction or decimal that ends it."""
        total = self._chunk(index, bare=False)
        if total is None:
            return None
        is_first = True
        while True:
            ending = self._fraction(total) or self._less(total) or self._decimal(total)
            if ending:
                return ending
            part = self._next_part(total)
            if part is None or total.scale == 1:
                return total
            if part.scale < total.scale and part.value < total.scale:
                total = _Part(total.value + part.value, part.stop, part.scale, part.head)
            elif is_first and part.scale > total.scale and 1 <= (part.head or 0) < total.scale:
                # «ألف و200 مليون»: the scale word belongs to the whole.
                head = total.value + (part.head or 0)
                total = _Part(head * part.scale, part.stop, part.scale, head)
            else:
                return total
            is_first = False

    def _next_part(self, total: _Part) -> _Part | None:
        """Return the part behind a sum: joined by «و», or smaller words side by side («ألف خمسمئة»)."""
        addend = self._addend(total.stop)
        if addend:
            return self._chunk(addend[0], bare=not addend[1])
        if total.scale == 1 or total.stop >= len(self._tokens):
            return None
        reading = self._reading(total.stop)
        part = self._chunk(total.stop, bare=True) if reading is None or not reading.is_definite else None
        if part is None or part.scale >= total.scale:
            return None
        return part if not self._tokens[total.stop].is_number or part.scale > 1 else None

    def _chunk(self, index: int, *, bare: bool) -> _Part | None:
        """Return a group with its scale words, a scale word alone, or its dual."""
        dual = self._word(index, Role.SCALE_DUAL, Role.SCALE_OPEN, bare=bare)
        alone = self._word(index, Role.SCALE, bare=bare)
        if dual:
            scale = dual.whole
            is_one = dual.role is Role.SCALE_OPEN and self._is_accusative_one(index)
            part = _Part(scale if is_one else 2 * scale, index + 1, scale, None if is_one else 2)
        elif alone and alone.bounds is None:
            part = _Part(alone.whole, index + 1, alone.whole)
        else:
            group = self._digits(index) or self._part_of_scale(index, bare=bare) or self._group(index, bare=bare)
            if group is None:
                return None
            part = group
        while scale_word := self._scale_behind(part):
            head = part.value
            part = _Part(part.value * scale_word.whole, part.stop + 1, scale_word.whole, head)
        return part

    def _scale_behind(self, part: _Part) -> NumberWord | None:
        """Return the scale word that multiplies a part, if one stands behind it."""
        word = self._word(part.stop, *SCALES)
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
        found = self._digit_reader.read(index)
        return _Part(found[0], found[1], head=found[0]) if found else None

    # Fractions and decimals

    def _parts_of_one(self, index: int, *, bare: bool) -> _Part | None:
        """Return «نصف», «ثلثا», «ثلاثة أرباع»."""
        fraction = self._word(index, Role.FRACTION, Role.FRACTION_DUAL, bare=bare)
        if fraction:
            return _Part(fraction.value, index + 1)
        if ratio := self._digit_reader.ratio(index):
            return _Part(*ratio)
        parts = self._word(index + 1, Role.FRACTION_PLURAL)
        unit = self._word(index, Role.UNIT, bare=bare) if parts else None
        count = unit.value if unit else self._digit_reader.single(index) if parts else None
        return _Part(count * parts.value, index + 2) if count and parts else None

    def _part_of_scale(self, index: int, *, bare: bool) -> _Part | None:
        """Return «نصف مليون», «ثلاثة أرباع المليون», «ربع مئة»."""
        parts = self._parts_of_one(index, bare=bare)
        scale = self._word(parts.stop, *SCALES, Role.HUNDRED) if parts else None
        if not (parts and scale) or scale.bounds:
            return None
        factor = scale.whole if scale.role is not Role.HUNDRED else 1
        return _Part(parts.value * scale.value, parts.stop + 1, factor, parts.value)

    def _fraction(self, total: _Part) -> _Part | None:
        """Return the sum with «ونصف», «ونصف المليون», «وثلاثة أرباع» behind it."""
        addend = self._addend(total.stop)
        parts = self._parts_of_one(addend[0], bare=not addend[1]) if addend else None
        if parts is None:
            return None
        stop, scale = parts.stop, total.scale
        value = total.value + parts.value * scale
        if hundred := self._word(stop, Role.HUNDRED):  # «ألف وربع مئة»
            return _Part(total.value + parts.value * hundred.value, stop + 1, scale, total.head)
        again = self._word(stop, *SCALES)
        if again is None or again.bounds:
            return _Part(value, stop, scale, total.head)
        if again.value == scale:
            return _Part(value, stop + 1, scale, total.head)
        if scale == 1:
            return _Part(value * again.value, stop + 1, again.whole, value)
        return None  # «مليون ونصف مليار» are two

    def _less(self, total: _Part) -> _Part | None:
        """Return the sum without the fraction of «إلا ربعا»."""
        parts = self._parts_of_one(total.stop + 1, bare=True) if self._word(total.stop, Role.LESS) else None
        if parts is None:
            return None
        unit = _HUNDRED if total.value == _HUNDRED else total.scale
        return _Part(total.value - parts.value * unit, parts.stop, total.scale, total.head)

    def _decimal(self, total: _Part) -> _Part | None:
        """Return «ثلاثة فاصلة خمسة», with the scale word that multiplies the whole."""
        if total.scale > 1 or not self._word(total.stop, Role.POINT):
            return None
        behind = self._digits(total.stop + 1) or self._group(total.stop + 1, bare=True)
        if behind is None or isinstance(behind.value, Fraction):
            return None
        value = total.value + Fraction(behind.value, 10 ** len(str(behind.value)))
        part = _Part(value, behind.stop, head=value)
        scale = self._scale_behind(part)
        return _Part(value * scale.value, part.stop + 1, scale.whole, value) if scale else part

    # Below a thousand

    def _group(self, index: int, *, bare: bool) -> _Part | None:
        """Return a number below a thousand in words (its tail may be digits: «مئة و20»)."""
        fused = self._word(index, Role.HUNDREDS, Role.HUNDRED, bare=bare)
        unit = self._word(index, Role.UNIT, bare=bare)
        if fused:
            hundreds, stop = fused.whole, index + 1
        elif unit and self._is_hundred(index + 1):
            hundreds, stop = unit.whole * _HUNDRED, index + 2
        else:
            return self._below_hundred(index, bare=bare)
        addend = self._addend(stop) or (stop, False)
        tail = self._below_hundred(addend[0], bare=not addend[1])
        if tail is None and addend[0] > stop:
            tail = self._digits(addend[0])
        if tail and isinstance(tail.value, int) and 0 < tail.value < _HUNDRED:
            return _Part(hundreds + tail.value, tail.stop, head=hundreds + tail.value)
        return _Part(hundreds, stop, head=hundreds)

    def _is_hundred(self, index: int) -> bool:
        """Tell whether a token multiplies a unit by a hundred («ثلاث مئة», «ثلاث مئات»)."""
        word = self._word(index, Role.HUNDRED, Role.VAGUE)
        return bool(word and word.value == _HUNDRED)

    def _below_hundred(self, index: int, *, bare: bool) -> _Part | None:
        teen = self._word(index, Role.TEEN_ONE, Role.TEEN_TWO, Role.UNIT, bare=bare)
        if teen and self._word(index + 1, Role.TEN):
            return self._part(10 + teen.whole, index + 2)
        if teen and self._word(index + 1, Role.FRACTION_PLURAL):
            return None  # «مئة وثلاثة أرباع»
        tens = self._word(index, Role.TENS, Role.TEN, Role.TEEN, bare=bare)
        if tens:
            return self._part(tens.whole, index + 1)
        unit = self._word(index, Role.ONE, Role.TWO, Role.TEEN_ONE, Role.UNIT, bare=bare)
        if unit is None:
            return None
        addend = self._addend(index + 1)
        more = self._word(addend[0], Role.TENS, bare=not addend[1]) if addend else None
        if addend and more and unit.value:
            return self._part(unit.whole + more.whole, addend[0] + 1)
        return None if unit.role is Role.TEEN_ONE else self._part(unit.whole, index + 1)

    @staticmethod
    def _part(value: int, stop: int) -> _Part:
        return _Part(value, stop, head=value)

    # Vague counts

    def _vague(self, index: int) -> _Part | None:
        """Return a vague count: «عشرات», «بضعة آلاف», «مئات الآلاف», «بضعة عشر»."""
        word = self._word(index, Role.VAGUE, Role.SCALE, bare=False)
        if word is None or word.bounds is None:
            return None
        low, high = word.bounds
        stop, scale = index + 1, 1
        if self._word(stop, Role.TEN) and high < 10:
            return _Part(low + 10, stop + 1, high=high + 10)
        while factor := self._vague_factor(stop, above=max(scale, high if high < _HUNDRED else 1)):
            low, high, stop, scale = low * factor, (high + 1) * factor - 1, stop + 1, factor
        return _Part(low, stop, scale, high=high)

    def _vague_factor(self, index: int, *, above: int) -> int:
        """Return what the word at a token multiplies a vague count by, 0 where it does not."""
        word = self._word(index, Role.SCALE, Role.SCALE_OPEN, Role.VAGUE)
        return word.whole if word and word.value > above else 0
