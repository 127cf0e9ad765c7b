"""A printed line of Arabic, known by where each sign stands, put in the order in which it is read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u04ff]")
_JOINERS = "\u200c\u200d"
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# pdfium turns these round as well, which no printer does.
_NEVER_TURNED = str.maketrans("“”‘’", "”“’‘")
_GAP = 0.12
_OFF = 0.1
_REACH = 3
SEAM = "\n"
"""Stands between glyphs of which only their places tell how they follow each other."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a page and the box of its sign, in points from the lower left corner of the page.

    `foot` is the height of the line that it stands on. White space says that there is some, not where.
    """

    character: str
    foot: float
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        """Return how high its font is."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Sign:
    """What is drawn as one: a letter with its marks, or letters joined in one; `place` counts them as they came.

    Whether there was white space before it is None where that is in doubt.
    """

    place: int
    text: str
    glyph: Glyph
    has_blank_before: bool | None
    is_turned: bool = False


def reading_order(glyphs: Sequence[Glyph]) -> str:
    """Return the text of one printed line of a page that runs from right to left.

    The glyphs come as pdfium gives them: words in their order, but numbers, brackets and Latin words among them now
    and then on the wrong side. Where each one stands decides, by the rules that laid the line out, turned round.
    """
    signs = _signs(glyphs)
    text = "".join(sign.text for sign in signs)
    if not signs or (_LATIN.search(text) and not _ARABIC.search(text)):
        return "".join(glyph.character for glyph in glyphs)
    seen = sorted(signs, key=lambda sign: (sign.glyph.left + sign.glyph.right, -sign.place))
    units = [seen[0]]
    for before, sign in pairwise(seen):
        if _is_apart(before, sign):
            units.append(replace(sign, text=" ", is_turned=False))
        units.append(sign)
    return "".join(_read(units))


def _signs(glyphs: Sequence[Glyph]) -> list[_Sign]:
    signs: list[_Sign] = []
    marks: list[tuple[int, Glyph]] = []
    has_blank: bool | None = False
    for glyph in glyphs:
        if _CONTROLS.match(glyph.character):
            continue
        if glyph.character.isspace():
            # What stands off the line, as some programs put it before marks, is no blank for sure.
            is_sure = glyph.character != SEAM and (not signs or abs(glyph.foot - signs[-1].glyph.foot) < _OFF)
            has_blank = is_sure or has_blank or None
        elif signs and _is_mark(glyph.character):
            marks.append((len(signs) - 1, glyph))
        elif signs and _is_one_drawing(signs[-1].glyph, glyph):
            signs[-1] = replace(signs[-1], text=signs[-1].text + glyph.character)
        else:
            signs.append(_Sign(len(signs), glyph.character, glyph, has_blank))
            has_blank = False
    for at, mark in marks:
        owner = _owner(mark, at, signs)
        signs[owner] = replace(signs[owner], text=signs[owner].text + mark.character)
    turned = [_is_turned(index, signs) for index in range(len(signs))]
    return [replace(sign, is_turned=is_turned) for sign, is_turned in zip(signs, turned, strict=True)]


def _is_mark(character: str) -> bool:
    """Tell whether a character has no place of its own: a mark over a letter, a joiner or its contrary."""
    return unicodedata.combining(character) > 0 or character in _JOINERS


def _is_one_drawing(last: Glyph, glyph: Glyph) -> bool:
    return (last.left, last.right, last.foot) == (glyph.left, glyph.right, glyph.foot) and glyph.right > glyph.left


def _owner(mark: Glyph, before: int, signs: Sequence[_Sign]) -> int:
    """Return the sign that a mark belongs to: the near letter whose box it is in, else the letter before it.

    Where there stands no letter before it, it is the nearest one.
    """
    middle = (mark.left + mark.right) / 2
    near = range(max(0, before - _REACH), min(len(signs), before + _REACH + 1))
    letters = [at for at in near if signs[at].text[0].isalpha()]
    over = [at for at in letters if signs[at].glyph.left < middle < signs[at].glyph.right]
    if over or before in letters:
        return min(over, key=lambda at: abs(at - before), default=before)
    return min(letters, key=lambda at: abs(signs[at].glyph.left + signs[at].glyph.right - 2 * middle), default=before)


def _is_turned(index: int, signs: Sequence[_Sign]) -> bool:
    """Tell whether pdfium took the sign for one of a run from right to left, in which it turns brackets round."""
    first = min(index, len(signs) - 2)
    return first >= 0 and signs[first + 1].glyph.left < signs[first].glyph.left


def _is_apart(left: _Sign, right: _Sign) -> bool:
    """Tell whether there is white space between two neighbours: where they came as such, as they came."""
    if abs(left.place - right.place) == 1:
        stated = max(left, right, key=lambda sign: sign.place).has_blank_before
        if stated is not None:
            return stated
    return right.glyph.left - left.glyph.right > _GAP * left.glyph.size


def _read(units: Sequence[_Sign]) -> Iterator[str]:
    """Yield the texts of signs, which come from left to right, in reading order."""
    from bidi import algorithm
    from bidi.mirror import MIRRORED

    storage = algorithm.get_empty_storage()
    storage |= {"base_level": 1, "base_dir": "R"}
    algorithm.get_embedding_levels("".join(_with_direction(unit.text[0]) for unit in units), storage)
    for unit, character in zip(units, storage["chars"], strict=True):
        character["unit"] = unit
    for step in (
        algorithm.explicit_embed_and_overrides,
        algorithm.resolve_weak_types,
        algorithm.resolve_neutral_types,
        algorithm.resolve_implicit_levels,
        algorithm.reorder_resolved_levels,
    ):
        step(storage, False)
    for character in storage["chars"]:
        unit = character["unit"]
        if unit.is_turned:
            yield unit.text.translate(_NEVER_TURNED)
        elif character["level"] % 2 and unicodedata.mirrored(unit.text[0]):
            yield MIRRORED.get(unit.text, unit.text)
        else:
            yield unit.text


def _with_direction(character: str) -> str:
    """Return a character that the rules know: they drop some, and break off at those that Unicode has not assigned."""
    return "\ufffd" if unicodedata.bidirectional(character) in {"", "BN"} else character
