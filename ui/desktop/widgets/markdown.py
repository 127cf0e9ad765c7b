"""Notes as they are shown: Markdown laid out in a width; nothing is ever loaded for them, and no HTML is obeyed."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPalette,
    QTextDocument,
)

from ui.desktop.widgets.note_layout import BELOW_PARAGRAPH, arrange, quote_bars, runs_right_to_left

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_BEFORE_NEXT_LINE = re.compile(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)")
_BAR_STRENGTH = 0.4
"""Of the ink, for the bars beside quotes."""
_KEPT = 500


class _Offline(QTextDocument):
    """A document that loads nothing, neither from the network nor from this computer."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing (Qt asks for pictures here)."""
        return


class MarkdownText:
    """A note laid out in a width (pixels), no higher than so many lines; `note_layout` sets what it is made of."""

    def __init__(self, text: str, font: QFont, width: float, most_lines: int) -> None:
        # Qt writes the colour of links into what it reads: a change of theme needs it read again.
        self._document = _laid_out(text, font.toString(), width, QGuiApplication.palette().link().color().name())
        self._font = font
        self._width = width
        line = QFontMetricsF(font).lineSpacing()
        whole = self._document.size().height() if text.strip() else 0.0
        self.is_cut = whole > (most_lines + 0.5) * (line + BELOW_PARAGRAPH)
        self.height = most_lines * (line + BELOW_PARAGRAPH) if self.is_cut else whole

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
        muted = QColor(ink)
        muted.setAlphaF(_BAR_STRENGTH)
        for bar in quote_bars(self._document):
            painter.fillRect(bar, muted)
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
def _laid_out(text: str, font: str, width: float, _link: str = "") -> QTextDocument:
    document = _Offline()
    made = QFont()
    made.fromString(font)
    document.setDefaultFont(made)
    document.setDocumentMargin(0)
    # A line that the reader ended ends here too, as in every place where people write notes in Markdown.
    document.setMarkdown(_BEFORE_NEXT_LINE.sub("  \n", text), _FEATURES)
    arrange(document)
    document.setTextWidth(width)
    return document
