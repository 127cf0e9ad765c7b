"""Positions: the one place that knows that Qt counts UTF-16 units and the rest of Isnad code points.

The text on screen has one character for each of the document's. Some are shown as another, since Qt would swallow
them (the return before a line feed, a byte order mark), end the text at them, or take them for structure of its own.
What is longer on screen is a character beyond U+FFFF, which Qt counts twice, and a paragraph too long for Qt to lay
out in one piece, in which breaks are set that the text does not have.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import pairwise

from app.domain.span import Span

# Qt lays out a paragraph as a whole: a million characters take seconds, this many a few milliseconds.
LONGEST_PARAGRAPH = 8_000

_ZERO_WIDTH_SPACE = "\u200b"
_REPLACEMENT = "\ufffd"
_SHOWN_AS: dict[int, str] = {
    **dict.fromkeys(range(0x20), _REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    **dict.fromkeys((0xFDD0, 0xFDD1, 0xFFFC, 0xFFFE), _REPLACEMENT),
    **dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2029), "\n"),
    0x09: "\t",
    0xFEFF: _ZERO_WIDTH_SPACE,
}
_RETURN_BEFORE_FEED = re.compile("\r(?=\n)")
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
_JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")
# Most texts hold none of these, and looking is far quicker than translating.
_SHOWN_OTHERWISE = re.compile(
    "[" + "".join(re.escape(chr(code)) for code in _SHOWN_AS if chr(code) not in "\n\t") + "]"
)


@dataclass(frozen=True, slots=True)
class PositionMap:
    """The text to show for a document's text, and the exact way between its offsets and Qt's positions.

    `shown` is what to give to Qt, `length` the number of the text's code points. `extras` are the offsets behind
    which Qt counts one unit more than we do, sorted: one entry for each character beyond U+FFFF and one for each
    break set into a long paragraph. `thresholds` are the positions up to which Qt has not counted that unit yet.
    """

    shown: str
    length: int
    extras: array[int]
    thresholds: array[int]

    def position(self, offset: int) -> int:
        """Return Qt's position of a text offset; where a break was set, the one behind the break."""
        return offset + bisect_left(self.extras, offset)

    def offset(self, position: int) -> int:
        """Return the text offset of a Qt position; both sides of a break that was set are one offset."""
        return min(position - bisect_left(self.thresholds, position), self.length)

    def span(self, start: int, end: int) -> Span:
        """Return the span of text between two Qt positions, given in either order."""
        first, last = sorted((self.offset(start), self.offset(end)))
        return Span(first, last)


def map_positions(text: str) -> PositionMap:
    """Return the text to show for `text`, and the map between both."""
    shown = text
    if _SHOWN_OTHERWISE.search(text):
        shown = _RETURN_BEFORE_FEED.sub(_ZERO_WIDTH_SPACE, text).translate(_SHOWN_AS)
    breaks = _breaks(shown)
    beyond = (match.start() for match in _BEYOND_BMP.finditer(shown))
    extras = array("q", merge(beyond, (offset - 1 for offset in breaks)))
    thresholds = array("q", (offset + index + 1 for index, offset in enumerate(extras)))
    pieces = [shown[start:end] for start, end in pairwise((0, *breaks, len(shown)))]
    return PositionMap("\n".join(pieces), len(text), extras, thresholds)


def _breaks(shown: str) -> list[int]:
    """Return the offsets at which paragraphs too long for Qt are broken: behind a blank where there is one."""
    found: list[int] = []
    for begin, end in _paragraphs(shown):
        start = begin
        while end - start > LONGEST_PARAGRAPH:
            start = _break_between(shown, start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
            found.append(start)
    return found


def _paragraphs(shown: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(shown):
        end = shown.find("\n", start)
        end = len(shown) if end < 0 else end
        yield start, end
        start = end + 1


def _break_between(shown: str, earliest: int, latest: int) -> int:
    blank = shown.rfind(" ", earliest, latest)
    if blank >= 0:
        return blank + 1
    # Without a blank, at least no letter is parted from its marks.
    at = latest
    while at > earliest and (unicodedata.combining(shown[at]) or shown[at] in _JOINERS or shown[at - 1] in _JOINERS):
        at -= 1
    return at if at > earliest else latest
