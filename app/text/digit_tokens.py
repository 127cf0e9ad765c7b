"""Numbers in digits as they stand in a text: over several tokens, in brackets, parted as agencies part them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from app.text.digits import read_digits, read_scaled_digits
from app.text.number_words import Role, readings
from app.text.words import Token

SCALES = (Role.SCALE, Role.SCALE_OPEN)
_ARABIC_COMMA = "،"
_BRACKETS = {"(": ")", "[": "]", "«": "»", "“": "”", '"': '"'}
_POINTS = frozenset(".٫,")
_PERCENT_SIGNS = frozenset("%٪")
_AGENCY_MARK = "ر"
_ENDS = frozenset(".،,؛:»)\"'!؟")
_MOST_GROUPS = 9
_LONGEST_DENOMINATOR = 2


class DigitReader:
    """Reads the numbers in digits of one sequence of tokens; each reader gives a value and the index behind it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def read(self, index: int) -> tuple[int | Fraction, int] | None:
        """Read the number that begins at a token: «1,464», «10 000», «.5», «(309) ملايين», «5ر1 مليون»."""
        if not 0 <= index < len(self._tokens) or not self._tokens[index].is_number:
            return None
        written, stop = self._by_agencies(index) or self._in_groups(index)
        if written.isdigit() and self._is_behind_point(index):
            written = f"0.{written}"
        if self._is_bracketed(index, stop) and self._role(stop + 1) in SCALES:
            stop += 1
        if self._role(stop) is Role.FRACTION_PLURAL or self.ratio(index):
            return None
        value = None if self._is_counted_whole(stop) else read_scaled_digits(written)
        if value is None:
            value = read_digits(written)
        if value is None:
            return None
        return (value if isinstance(value, int) else Fraction(value)), stop

    def ratio(self, index: int) -> tuple[Fraction, int] | None:
        """Read «3/4», written without blanks and below one."""
        whole = range(index + 1, index + 3)
        if not self.single(index) or not all(map(self._is_glued, whole)) or self._tokens[index + 1].text != "/":
            return None
        below = self._tokens[index + 2].folded
        if not below.isdigit() or self._hangs_on(index) or self._hangs_on(index + 3):
            return None
        part = Fraction(self.single(index) or 0, int(below) or 1)
        return (part, index + 3) if part < 1 and len(below) <= _LONGEST_DENOMINATOR else None

    def single(self, index: int) -> int | None:
        """Return the value of a token that is one digit, None for anything else and behind the end."""
        if not 0 <= index < len(self._tokens):
            return None
        written = self._tokens[index].folded
        return int(written) if self._tokens[index].is_number and len(written) == 1 else None

    def _role(self, index: int) -> Role | None:
        """Return the role of the number word at a token that nothing but the article stands before."""
        if index >= len(self._tokens) or not self._tokens[index].is_word:
            return None
        found = readings(self._tokens[index].folded)
        return found[0].word.role if found and found[0].is_plain else None

    def _in_groups(self, index: int) -> tuple[str, int]:
        """Return digits with the groups of three behind them («10 000», «40،000»), and the index behind all."""
        written, stop = self._tokens[index].folded, index + 1
        while stop < min(len(self._tokens), index + _MOST_GROUPS) and (group := self._next_group(written, stop)):
            written += self._tokens[group].folded
            stop = group + 1
        return written, stop

    def _next_group(self, written: str, index: int) -> int | None:
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

    def _by_agencies(self, index: int) -> tuple[str, int] | None:
        """Return a number whose groups agencies part by «ر», the last one first, and the index behind it.

        «5ر1 مليون» shows as 1ر5 from right to left and is 1.5; «690ر29» before no scale word is 29690.
        """
        groups, at = [self._tokens[index].folded], index + 1
        while self._is_glued(at) and self._tokens[at].folded == _AGENCY_MARK and self._is_glued(at + 1):
            groups.insert(0, self._tokens[at + 1].folded)
            at += 2
        if not 1 < len(groups) < _MOST_GROUPS or not all(map(str.isdigit, groups)):
            return None
        is_grouped = all(len(group) == 3 for group in groups[1:])
        if len(groups) == 2 and not (is_grouped and self._is_counted_whole(at)):
            return ".".join(groups), at
        return (",".join(groups), at) if is_grouped else None

    def _is_counted_whole(self, index: int) -> bool:
        """Tell whether neither a scale word nor a percent sign stands behind digits."""
        behind = self._tokens[index].folded if index < len(self._tokens) else ""
        return self._role(index) not in SCALES and behind not in _PERCENT_SIGNS

    def _is_glued(self, index: int) -> bool:
        return index < len(self._tokens) and self._tokens[index].start == self._tokens[index - 1].end

    def _hangs_on(self, index: int) -> bool:
        """Tell whether a sign or digits hang on the token before («1/2/2015»)."""
        if not 0 < index < len(self._tokens) or not self._is_glued(index):
            return False
        return not self._tokens[index].is_word and self._tokens[index].text not in _ENDS

    def _is_behind_point(self, index: int) -> bool:
        """Tell whether a decimal point without a digit before it stands before a token («.5», «٫75»)."""
        if index == 0:
            return False
        mark, before = self._tokens[index - 1], self._tokens[index - 2] if index > 1 else None
        is_apart = before is None or before.end < mark.start
        return is_apart and mark.end == self._tokens[index].start and mark.text in _POINTS

    def _is_bracketed(self, index: int, stop: int) -> bool:
        """Tell whether digits stand in brackets or quotation marks of their own."""
        if not 0 < index < stop < len(self._tokens):
            return False
        return _BRACKETS.get(self._tokens[index - 1].text) == self._tokens[stop].text
