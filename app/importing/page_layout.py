"""From the lines of printed pages back to paragraphs, without the heads, feet and numbers that repeat on each page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

_EDGE_LINES = 3
_LONGEST_NUMBER = 4
_FEW_PAGES, _FEWEST_REPEATS = 3, 3
_NEAR = 8
_OTHER_SIZE = 1.2
_WIDE_GAP, _WIDEST_STEP = 1.4, 2.5
_SAME_ROW = 0.4
_ROOM, _MUCH_ROOM = 1.1, 2.5
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?؟:…][\s»\"”)\]]*$")
_ITEM = re.compile(r"[•▪◦‣●○■□*–-]\s|\(?\d{1,2}[.)]\s")
_SOFT_HYPHENS = ("\u00ad", "\u0002", "\ufffe")
_OPEN_END = re.compile(r"\w/$")
_BROKEN_WORD = re.compile(r"[A-Za-zÀ-ÿ][-\u2010]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and the box around it, in points from the lower left corner of its page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Return how high its letters stand."""
        return self.top - self.bottom


Page = Sequence[Line]

_Edge = tuple[bool, int, str]
"""A line at an edge: whether that is the upper one, how high its letters are, what it says without digits."""


def paragraphs(pages: Sequence[Page], *, right_to_left: bool) -> list[str]:
    """Return the paragraphs of the pages' lines, which come in reading order; lines and pages only interrupt them."""
    found: list[str] = []
    last: tuple[Page, int] | None = None
    for page in without_running_lines(pages):
        leading = _leading(page)
        for index, line in enumerate(page):
            goes_on = last is not None and _goes_on(last, (page, index), leading, right_to_left=right_to_left)
            if goes_on:
                found[-1] = _joined(found[-1], line.text)
            else:
                found.append(line.text)
            last = (page, index)
    return [" ".join(text.split()) for text in found]


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without the lines at their upper and lower edges that come again, but for digits, elsewhere."""
    seen: Counter[_Edge] = Counter()
    for page in pages:
        seen.update({edge for edges in _edges(page) for _, edge in edges})
    least = 2 if sum(map(bool, pages)) <= _FEW_PAGES else _FEWEST_REPEATS
    kept: list[Page] = []
    for number, page in enumerate(pages, 1):
        running = {index for index in _outermost(page) if _own_number(page[index].text) == number}
        for edges in _edges(page):
            # From the edge inwards, up to the first line that is the page's own.
            running.update(index for index, _ in takewhile(lambda pair: seen[pair[1]] >= least, edges))
        kept.append([line for index, line in enumerate(page) if index not in running])
    return kept if any(kept) else list(pages)


def _edges(page: Page) -> tuple[list[tuple[int, _Edge]], ...]:
    """Return the lines nearest to the upper and those nearest to the lower edge, from there inwards, by their index."""
    by_height = sorted(range(len(page)), key=lambda index: -page[index].top)
    upper, lower = by_height[:_EDGE_LINES], by_height[::-1][:_EDGE_LINES]
    return (
        [(index, (True, round(page[index].height), _said(page[index].text))) for index in upper],
        [(index, (False, round(page[index].height), _said(page[index].text))) for index in lower],
    )


def _outermost(page: Page) -> set[int]:
    heights = range(len(page))
    return (
        {min(heights, key=lambda index: page[index].top), max(heights, key=lambda index: page[index].top)}
        if page
        else set()
    )


def _own_number(text: str) -> int | None:
    """Return the number that is all a line says («- 3 -»), None where it says anything else."""
    bare = text.strip(" -–—|[]()")
    return int(bare) if bare.isdecimal() and len(bare) <= _LONGEST_NUMBER else None


def _said(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).split())


def _leading(page: Page) -> float:
    """Return the usual distance from line to line, 0 where there is none."""
    steps = [above.top - below.top for above, below in pairwise(page) if 0 < above.top - below.top < 4 * above.height]
    return median(steps) if steps else 0.0


def _goes_on(before: tuple[Page, int], here: tuple[Page, int], leading: float, *, right_to_left: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    (last_page, last_index), (page, index) = before, here
    last, line = last_page[last_index], page[index]
    if last_page is page and abs(last.top - line.top) < _SAME_ROW * max(last.height, line.height):
        return True
    if _ITEM.match(line.text) or not _is_like(last, line):
        return False
    step = last.top - line.top
    if last_page is page and (step > _WIDE_GAP * leading > 0 or step > _WIDEST_STEP * line.height):
        return False
    if (last_page is not page or step < 0) and _SENTENCE_END.search(last.text):
        return False
    needed = _ROOM if _SENTENCE_END.search(last.text) else _MUCH_ROOM
    return _room_before(last_page, last_index, line, right_to_left=right_to_left) <= needed


def _room_before(page: Page, index: int, following: Line, *, right_to_left: bool) -> float:
    """Return how many times the next line's first word would have fitted on a line: where it would, it ends there."""
    line = page[index]
    near = [
        other for other in page[max(0, index - _NEAR) : index + _NEAR] if _is_like(other, line) and _over(other, line)
    ]
    room = line.left - min(one.left for one in near) if right_to_left else max(one.right for one in near) - line.right
    words = following.text.split(maxsplit=1)
    width = (following.right - following.left) / max(len(following.text), 1)
    return room / max(width * (len(words[0]) + 1 if words else 1), 1.0)


def _is_like(one: Line, other: Line) -> bool:
    low, high = sorted((one.height, other.height))
    return high <= _OTHER_SIZE * low


def _over(one: Line, other: Line) -> bool:
    """Tell whether two lines stand in one column."""
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared >= min(one.right - one.left, other.right - other.left) / 2


def _joined(paragraph: str, line: str) -> str:
    if paragraph.endswith(_SOFT_HYPHENS) or (_BROKEN_WORD.search(paragraph) and line[:1].islower()):
        return paragraph[:-1] + line
    return paragraph + line if _OPEN_END.search(paragraph) else f"{paragraph} {line}"
