"""The printed lines of a PDF's page: pdfium's characters with their places, each line apart and in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.importing.page_layout import Line
from app.importing.visual_order import SEAM, Glyph, reading_order

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

UNTOLD = "\ufffd"
"""Stands for a sign of which the file doesn't tell the letter."""

# pdfium writes U+0002 for a hyphen at a line's end, and leaves the line end out.
_LINE = re.compile(r"[^\r\n\x02]+\x02?")
_OTHER_HEIGHT = 0.5
_SHORTEST_LINE = 3


def printed_lines(text: PdfTextPage) -> list[list[Glyph]]:
    """Return the glyphs of each printed line of a page, lines and glyphs in the order that pdfium gives them."""
    glyphs = [_glyph(text, index) for index in range(text.count_chars())]
    characters = "".join(glyph.character for glyph in glyphs)
    lines: list[list[Glyph]] = []
    for match in _LINE.finditer(characters):
        for line in _by_height(glyphs[match.start() : match.end()]):
            if all(glyph.character.isspace() for glyph in line):
                continue
            if lines and _is_level(lines[-1][-1], line[0]):
                lines[-1] += [replace(line[0], character=SEAM), *line]
            else:
                lines.append(line)
    return lines


def line_of(glyphs: Sequence[Glyph], *, right_to_left: bool) -> Line:
    """Return a printed line's text in reading order with the box around it."""
    signs = [glyph for glyph in glyphs if not glyph.character.isspace()]
    text = reading_order(glyphs) if right_to_left else "".join(glyph.character for glyph in glyphs)
    left, right = min(glyph.left for glyph in signs), max(glyph.right for glyph in signs)
    return Line(text.strip(), left, right, signs[0].bottom, signs[0].top)


def _glyph(text: PdfTextPage, index: int) -> Glyph:
    from ctypes import c_double

    from pypdfium2.raw import FPDFText_GetCharOrigin, FPDFText_GetUnicode, FPDFText_HasUnicodeMapError

    # Where a sign has no letter, pdfium gives the number of its drawing, which would be read as some other letter.
    is_told = FPDFText_HasUnicodeMapError(text, index) != 1
    x, foot = c_double(), c_double()
    FPDFText_GetCharOrigin(text, index, x, foot)
    # The loose box is as high as the font, whatever the letter.
    left, bottom, right, top = text.get_charbox(index, loose=True)
    character = chr(FPDFText_GetUnicode(text, index)) if is_told else UNTOLD
    return Glyph(character, foot.value, left, right, bottom, top)


def _by_height(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the printed lines in what pdfium takes for one, from the highest down.

    Where a program draws Arabic from right to left, pdfium now and then takes the next line for the same one, and puts
    it first. Each of them stands whole on a height of its own.
    """
    lines: list[list[Glyph]] = []
    for glyph in glyphs:
        if not lines or not _is_level(lines[-1][0], glyph):
            lines.append([])
        lines[-1].append(glyph)
    if len(lines) * _SHORTEST_LINE > len(glyphs):  # written upwards
        lines = [list(glyphs)]
    yield from sorted(lines, key=lambda line: -line[0].foot)


def _is_level(one: Glyph, other: Glyph) -> bool:
    return abs(one.foot - other.foot) <= _OTHER_HEIGHT * max(one.size, other.size)
