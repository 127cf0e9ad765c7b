"""Right-to-left text for places that can't lay it out themselves: terminals, and the direction of exported lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

RIGHT_TO_LEFT_EMBEDDING = "\u202b"
POP_DIRECTION = "\u202c"
_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_STRONG_RIGHT = frozenset({"R", "AL"})


def base_direction(text: str) -> str:
    """Return "rtl" or "ltr" for a paragraph: the direction that most of its letters have.

    The first letter alone, as Unicode's rule P2 has it, would send «Reuters قالت…» to the left.
    """
    right = left = 0
    for character in text:
        direction = unicodedata.bidirectional(character)
        right += direction in _STRONG_RIGHT
        left += direction == "L"
    return "rtl" if right > left else "ltr"


def display_width(text: str) -> int:
    """Return how many terminal cells a text takes: none for a mark or a control, two for a wide letter."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text in logical order, each at most `width` cells wide; white space becomes one blank."""
    lines: list[str] = []
    line, used = "", 0
    for word in _pieces(text, width):
        cells = display_width(word)
        if line and used + 1 + cells > width:
            lines.append(line)
            line, used = word, cells
        else:
            line, used = (f"{line} {word}", used + 1 + cells) if line else (word, cells)
    return [*lines, line] if line else lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the words, those that are wider than a line in pieces."""
    for word in text.split():
        piece, used = "", 0
        for character in word:
            cells = _cells(character)
            if piece and used + cells > width:
                yield piece
                piece, used = "", 0
            piece += character
            used += cells
        yield piece


def embed(line: str) -> str:
    """Return a line that a terminal with bidi lays out from right to left, whatever stands around it."""
    return f"{RIGHT_TO_LEFT_EMBEDDING}{line}{POP_DIRECTION}"


def shape(line: str, *, right_to_left: bool = True) -> str:
    """Return one line with its Arabic letters joined and in visual order, for a terminal without bidi.

    Wrap first: a shaped line can't be broken any more. Harakat stay, each behind the letter that carries it.
    """
    from bidi.algorithm import get_display

    plain = "".join(map(_known, line.translate(_CONTROLS)))
    if not any(unicodedata.bidirectional(character) in _STRONG_RIGHT for character in plain):
        return plain
    direction = "R" if right_to_left else "L"
    return _marks_behind(str(get_display(_reshaper().reshape(plain), base_dir=direction)))


def _known(character: str) -> str:
    """Return a character, or its replacement where Unicode does not say which way it runs."""
    return character if unicodedata.bidirectional(character) else "\ufffd"


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "shift_harakat_position": False, "support_ligatures": True})


def _marks_behind(visual: str) -> str:
    """Return a visual line with the marks of reversed letters behind their letter again (Unicode's rule L3)."""
    pieces: list[str] = []
    waiting = ""
    for character in visual:
        if unicodedata.category(character) == "Mn" and (waiting or not pieces or _carries_from_left(pieces[-1])):
            waiting += character
        else:
            pieces.append(character + waiting[::-1])
            waiting = ""
    return "".join(pieces) + waiting


def _carries_from_left(piece: str) -> bool:
    """Tell whether a mark behind this piece belongs to the next letter, as it does in reversed text."""
    return unicodedata.bidirectional(piece[0]) != "L"
