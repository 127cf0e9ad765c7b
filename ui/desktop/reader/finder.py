"""The finder: where words stand in the article, in whatever spelling they are looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from app.domain.span import Span
from app.text.fold import FoldedText, fold, fold_with_map


class Finder:
    """Looks words up in one text; hits keep their folded places and are mapped back only when they are asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._length = 0

    @cached_property
    def _folded(self) -> FoldedText:
        return fold_with_map(self._text)

    def __len__(self) -> int:
        return len(self._starts)

    def look_for(self, words: str) -> None:
        """Find all places of `words`, which may be spelt otherwise there; nothing to fold finds nothing."""
        wanted = fold(words)
        self._length = len(wanted)
        self._starts = list(self._places(wanted)) if wanted.strip() else []

    def _places(self, wanted: str) -> Iterator[int]:
        text = self._folded.text
        at = text.find(wanted)
        while at >= 0:
            yield at
            at = text.find(wanted, at + len(wanted))

    def hit(self, index: int) -> Span:
        """Return a hit's place in the text."""
        start = self._starts[index]
        return self._folded.original_span(start, start + self._length)

    def first_behind(self, offset: int) -> int:
        """Return the first hit at or behind a text offset; the very first where none follows."""
        index = bisect_left(self._starts, self._folded.folded_offset(offset))
        return index if index < len(self._starts) else 0

    def hits_in(self, stretch: Span) -> list[Span]:
        """Return the hits that reach into a stretch of the text."""
        if not self._starts:
            return []
        # One letter more: a stretch may begin at a mark that belongs to the letter before it.
        first = bisect_left(self._starts, self._folded.folded_offset(stretch.start) - self._length)
        last = bisect_left(self._starts, self._folded.folded_offset(stretch.end))
        return [hit for hit in map(self.hit, range(first, last)) if hit.overlaps(stretch)]
