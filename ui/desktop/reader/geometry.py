"""Geometry: where words stand on the page, line by line, in the page's own coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGlyphRun, QTextBlock, QTextDocument, QTextLayout, QTextLine

from app.domain.span import Span
from ui.desktop.reader.page import letter_scale
from ui.desktop.reader.positions import PositionMap

# Pieces this near to each other, in pixels, are marked as one: places on screen are rounded.
_TOUCHING = 0.75
_WHICH = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
)

Run = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type in sight: its words as offsets `[span.start, span.end)`, its baseline and size in pixels."""

    span: Span
    baseline: float
    top: float
    bottom: float
    em: float
    left: float
    block_position: int
    measured: QTextLine

    def band(self, run: Run, above: float, below: float) -> QRectF:
        """Return the rectangle around a stretch of this line, from `above` to `below` the baseline in ems."""
        left, right = run
        top = self.baseline - above * self.em
        return QRectF(left, top, right - left, (above + below) * self.em)


class Geometry:
    """Measures one page; what it measured is kept until `forget`."""

    def __init__(self, page: QTextDocument, positions: PositionMap, text: str, em: float) -> None:
        self._page = page
        self._positions = positions
        self._text = text
        self._em = em
        self._runs: dict[tuple[Span, Span], tuple[Run, ...]] = {}

    def forget(self, em: float) -> None:
        """Measure everything anew: the page was laid out again, its letters `em` pixels high."""
        self._em = em
        self._runs.clear()

    def lines(self, top: float, bottom: float) -> list[Line]:
        """Return the lines that reach into the stretch from `top` to `bottom`, in pixels down the page."""
        return [line for block in self._blocks(top, bottom) for line in self._block_lines(block, top, bottom)]

    def line_at(self, offset: int) -> Line | None:
        """Return the line that holds a text offset; the page is laid out up to there."""
        position = self._positions.position(offset)
        block = self._page.findBlock(position)
        if not block.isValid():
            return None
        self._page.documentLayout().blockBoundingRect(block)
        measured = block.layout().lineForTextPosition(position - block.position())
        return self._line(block, measured) if measured.isValid() else None

    def runs(self, span: Span, line: Line) -> tuple[Run, ...]:
        """Return from where to where a span's words stand on a line: one stretch, or several in mixed directions."""
        key = (span, line.span)
        known = self._runs.get(key)
        if known is None:
            known = self._runs[key] = self._measure(span, line)
        return known

    def _blocks(self, top: float, bottom: float) -> Iterator[QTextBlock]:
        layout = self._page.documentLayout()
        block = self._page.findBlock(layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit))
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            yield block
            block = block.next()

    def _block_lines(self, block: QTextBlock, top: float, bottom: float) -> Iterator[Line]:
        layout = block.layout()
        above = layout.position().y()
        for index in range(layout.lineCount()):
            measured = layout.lineAt(index)
            line_top = above + measured.y()
            if line_top > bottom:
                return
            if line_top + 2 * measured.height() >= top:
                yield self._line(block, measured)

    def _line(self, block: QTextBlock, measured: QTextLine) -> Line:
        origin = block.layout().position()
        start = block.position() + measured.textStart()
        top = origin.y() + measured.y()
        return Line(
            span=self._positions.span(start, start + measured.textLength()),
            baseline=top + measured.ascent(),
            top=top,
            bottom=top + measured.height(),
            em=self._em * letter_scale(block),
            left=origin.x(),
            block_position=block.position(),
            measured=measured,
        )

    def _measure(self, span: Span, line: Line) -> tuple[Run, ...]:
        start, end = max(span.start, line.span.start), min(span.end, line.span.end)
        if start >= end:
            return ()
        shown = Span(start, end).trimmed(self._text)
        if not shown:
            return ()
        first, last = self._positions.position(shown.start), self._positions.position(shown.end)
        found = line.measured.glyphRuns(first - line.block_position, last - first, _WHICH)
        extents = (_extent(glyphs) for glyphs in found)
        return _joined((line.left + left, line.left + right) for left, right in extents)


def _extent(glyphs: QGlyphRun) -> Run:
    """Return from where to where glyphs of one font and direction stand, by the shaped text itself.

    QTextLine.cursorToX would be a poorer witness: between two directions one position has two places on screen.
    """
    advances = glyphs.rawFont().advancesForGlyphIndexes(glyphs.glyphIndexes())
    places = glyphs.positions()
    left = min(place.x() for place in places)
    return left, max(place.x() + advance.x() for place, advance in zip(places, advances, strict=True))


def _joined(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """Join the pieces that touch into stretches, from left to right."""
    stretches: list[Run] = []
    for left, right in sorted(pieces):
        if stretches and left - stretches[-1][1] <= _TOUCHING:
            stretches[-1] = (stretches[-1][0], max(right, stretches[-1][1]))
        else:
            stretches.append((left, right))
    return tuple(stretches)
