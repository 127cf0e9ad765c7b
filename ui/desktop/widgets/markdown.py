"""Notes as they are shown: Markdown laid out in a width; nothing is ever loaded for them, and no HTML is obeyed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_BEFORE_NEXT_LINE = re.compile(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)")
_ADDRESS = re.compile(r"\b\w+://\S+")
_HEADING_STEPS = 1
"""Steps by which a heading's letters are larger than others: a note has no room for more."""
_BELOW_PARAGRAPH = 3
_KEPT = 500


class _Offline(QTextDocument):
    """A document that loads nothing, neither from the network nor from this computer."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing (Qt asks for pictures here)."""
        return


class MarkdownText:
    """A note laid out in a width (pixels), no higher than so many lines; each paragraph runs as most of its letters."""

    def __init__(self, text: str, font: QFont, width: float, most_lines: int) -> None:
        self._document = _laid_out(text, font.toString(), width)
        self._font = font
        self._width = width
        line = QFontMetricsF(font).lineSpacing()
        whole = self._document.size().height() if text.strip() else 0.0
        self.is_cut = whole > (most_lines + 0.5) * (line + _BELOW_PARAGRAPH)
        self.height = most_lines * (line + _BELOW_PARAGRAPH) if self.is_cut else whole

    def draw(self, painter: QPainter, left: float, top: float, ink: QColor, link: QColor) -> None:
        """Draw the note with its upper left corner there; where it is cut, «…» stands in its last line."""
        painter.save()
        painter.translate(QPointF(left, top))
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, ink)
        context.palette.setColor(QPalette.ColorRole.Link, link)
        line = QFontMetricsF(self._font).lineSpacing()
        shown = self.height - (line if self.is_cut else 0)
        context.clip = QRectF(0, 0, self._width, shown)
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)
        painter.setClipping(False)
        if self.is_cut:
            painter.setPen(ink)
            painter.setFont(self._font)
            rtl = runs_right_to_left(self._document.toPlainText())
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            place = QRectF(0, shown, self._width, line)
            painter.drawText(place, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, "…")
        painter.restore()


@lru_cache(maxsize=_KEPT)
def _laid_out(text: str, font: str, width: float) -> QTextDocument:
    document = _Offline()
    made = QFont()
    made.fromString(font)
    document.setDefaultFont(made)
    document.setDocumentMargin(0)
    # A line that the reader ended ends here too, as in every place where people write notes in Markdown.
    document.setMarkdown(_BEFORE_NEXT_LINE.sub("  \n", text), _FEATURES)
    block = document.begin()
    while block.isValid():
        _arrange(block)
        block = block.next()
    document.setTextWidth(width)
    return document


def _arrange(block: QTextBlock) -> None:
    """Give a paragraph its direction, and a heading letters no larger than a note bears."""
    cursor = QTextCursor(block)
    direction = QTextBlockFormat()
    rtl = runs_right_to_left(block.text())
    direction.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    direction.setTopMargin(0)
    direction.setBottomMargin(_BELOW_PARAGRAPH)
    if block.blockFormat().headingLevel():
        letters = QTextCharFormat()
        letters.setProperty(QTextFormat.Property.FontSizeAdjustment, _HEADING_STEPS)
        letters.setFontWeight(QFont.Weight.DemiBold)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(letters)
    cursor.mergeBlockFormat(direction)


def runs_right_to_left(text: str) -> bool:
    """Tell whether most letters of a paragraph run from right to left: a foreign name at its start changes nothing."""
    counted = [unicodedata.bidirectional(letter) for letter in _ADDRESS.sub("", text)]
    right = sum(kind in {"R", "AL"} for kind in counted)
    return right > 0 and right >= sum(kind == "L" for kind in counted)
