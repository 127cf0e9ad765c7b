"""Painting that the delegates share: paragraphs of a limited number of lines, and chips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from app.domain.span import Span
from ui.desktop.direction import text_direction
from ui.desktop.reader.positions import map_positions

CHIP_PADDING, CHIP_GAP, CHIP_RADIUS = 7.0, 5.0, 6.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A word in a little coloured box; `role` is the theme's name of its colour."""

    text: str
    role: str


class Paragraph:
    """Words laid out in a width (pixels), in as many lines as `most_lines` allows, the last of them cut with «…».

    Runs of white space become one blank, unless `keeps_blanks`: offsets then stay as they are.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        rtl: bool,
        most_lines: int | None = None,
        keeps_blanks: bool = False,
    ) -> None:
        words = text if keeps_blanks else " ".join(text.split())
        self._direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self._layout, third = self._lay_out(words, font, width, most_lines)
        if third is not None:
            positions = map_positions(words)
            start = positions.offset(third)
            rest = QFontMetricsF(font).elidedText(words[start:], Qt.TextElideMode.ElideRight, width)
            self._layout, _ = self._lay_out(words[:start] + rest, font, width, most_lines)
        self._words = self._layout.text()
        self.height = self._layout.boundingRect().height() if words else 0.0

    def _lay_out(self, words: str, font: QFont, width: float, most: int | None) -> tuple[QTextLayout, int | None]:
        """Return the layout, and where its last line starts if words are left over."""
        layout = QTextLayout(words, font)
        option = QTextOption()
        option.setTextDirection(self._direction)
        option.setAlignment(_start_side(self._direction) | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        y, count, start = 0.0, 0, 0
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                start_of_cut = None
                break
            if most is not None and count == most:
                start_of_cut = start
                line.setLineWidth(width)
                line.setPosition(QPointF(0, y))
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
            start, count = line.textStart(), count + 1
        layout.endLayout()
        return layout, start_of_cut

    def draw(self, painter: QPainter, left: float, top: float, color: QColor) -> None:
        """Draw the words with their upper left corner there."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(left, top))

    def draw_marked(
        self, painter: QPainter, place: QPointF, color: QColor, marks: Sequence[Span], ground: QColor
    ) -> None:
        """Draw the words with their upper left corner at `place`, some of them (code points) on another ground."""
        painter.setPen(color)
        positions = map_positions(self._words)
        ranges = []
        for mark in marks:
            if mark.end > len(self._words):
                continue
            marked = QTextLayout.FormatRange()
            marked.start = positions.position(mark.start)
            marked.length = positions.position(mark.end) - marked.start
            format_ = QTextCharFormat()
            format_.setBackground(ground)
            format_.setForeground(color)
            marked.format = format_
            ranges.append(marked)
        self._layout.draw(painter, place, ranges)


def _start_side(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    rtl = direction is Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft


def scaled(font: QFont, factor: float, *, weight: QFont.Weight | None = None) -> QFont:
    """Return a font some times as large, and as bold as wanted."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    if weight is not None:
        made.setWeight(weight)
    return made


def chip_height(font: QFont) -> float:
    """Return the height of a chip in pixels."""
    return QFontMetricsF(font).height() + 4


def chip_width(text: str, font: QFont) -> float:
    """Return the width of a chip in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text) + 2 * CHIP_PADDING


def draw_chip(painter: QPainter, box: QRectF, text: str, ink: QColor, tint: QColor) -> None:
    """Draw one chip, its words cut where the box is too narrow."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(box, CHIP_RADIUS, CHIP_RADIUS)
    painter.setPen(ink)
    room = box.width() - 2 * CHIP_PADDING + 1
    words = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setLayoutDirection(text_direction(text, painter.layoutDirection()))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def mirrored(box: QRectF, within: QRectF, *, rtl: bool) -> QRectF:
    """Return a box that was placed from the left, placed from the right where the interface runs that way."""
    if not rtl:
        return box
    return QRectF(within.left() + within.right() - box.right(), box.top(), box.width(), box.height())


def chip_boxes(chips: Sequence[Chip], font: QFont, width: float) -> list[QRectF]:
    """Return a box for each chip, from the left in rows of `width` pixels, beginning at (0, 0)."""
    boxes: list[QRectF] = []
    x, y, height = 0.0, 0.0, chip_height(font)
    for chip in chips:
        wide = min(chip_width(chip.text, font), width)
        if x and x + wide > width:
            x, y = 0.0, y + height + CHIP_GAP
        boxes.append(QRectF(x, y, wide, height))
        x += wide + CHIP_GAP
    return boxes
