"""The page: an article's text set in type as a QTextDocument, whose characters nothing here changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)

from app.domain.annotations import Part, PartKind
from ui.desktop.reader.positions import PositionMap

BASE_POINTS = 15.0
TITLE_SCALE = 1.5
MEASURE_EMS = 33.0

_LINE_EMS = 1.95
_TITLE_LINE_EMS = 1.75
_PARAGRAPH_GAP_EMS = 0.55
_BLANK_LINE_EMS = 0.25
_EDGE_EMS = 1.2
_TITLE_STATE = 1
_DIMMED = frozenset({PartKind.TEASER, PartKind.CAPTION, PartKind.FURNITURE})


@dataclass(frozen=True)
class PageStyle:
    """How an article is set: the family and size of its letters, its direction, and the colour of what is dimmed."""

    family: str
    scale: float
    is_right_to_left: bool
    dimmed: QColor

    @property
    def font(self) -> QFont:
        """Return the font of the running text."""
        font = QFont(self.family)
        font.setPointSizeF(BASE_POINTS * self.scale)
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        return font

    @property
    def em(self) -> float:
        """Return the size of the running text in pixels."""
        return float(QFontInfo(self.font).pixelSize())

    @property
    def measure(self) -> float:
        """Return the greatest length of a line in pixels."""
        return self.em * MEASURE_EMS


def make_page(positions: PositionMap, parts: Sequence[Part], style: PageStyle) -> QTextDocument:
    """Return the article as a document ready to show, without undo."""
    page = QTextDocument()
    page.setUndoRedoEnabled(False)
    page.setPlainText(positions.shown)
    set_type(page, positions, parts, style)
    return page


def set_type(page: QTextDocument, positions: PositionMap, parts: Sequence[Part], style: PageStyle) -> None:
    """Give a document its letters, line spacing and direction, its title and dimmed parts."""
    page.setDefaultFont(style.font)
    page.setDefaultTextOption(_text_option(style))
    cursor = QTextCursor(page)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_paragraph_format(style))
    cursor.setCharFormat(QTextCharFormat())
    for block in _blocks(page):
        _set_paragraph(block, positions, style)
    for part in parts:
        _set_part(page, positions, part, style)
    cursor.endEditBlock()


def set_margins(page: QTextDocument, side: float, style: PageStyle) -> None:
    """Centre the text by a margin of `side` pixels on either hand."""
    root = page.rootFrame()
    layout = root.frameFormat()
    if layout.leftMargin() == side and layout.topMargin() == style.em * _EDGE_EMS:
        return
    margins = QTextFrameFormat(layout)
    margins.setLeftMargin(side)
    margins.setRightMargin(side)
    margins.setTopMargin(style.em * _EDGE_EMS)
    margins.setBottomMargin(style.em * _EDGE_EMS * 3)
    root.setFrameFormat(margins)


def letter_scale(block: QTextBlock) -> float:
    """Return how many times as large as the running text a paragraph is set."""
    return TITLE_SCALE if block.userState() == _TITLE_STATE else 1.0


def _text_option(style: PageStyle) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(_direction(style))
    return option


def _direction(style: PageStyle) -> Qt.LayoutDirection:
    """Return the article's direction; left to Qt, «Reuters قالت» would run from left to right."""
    return Qt.LayoutDirection.RightToLeft if style.is_right_to_left else Qt.LayoutDirection.LeftToRight


def _paragraph_format(style: PageStyle) -> QTextBlockFormat:
    paragraph = QTextBlockFormat()
    paragraph.setLayoutDirection(_direction(style))
    _set_line_height(paragraph, style.font, _LINE_EMS)
    paragraph.setBottomMargin(style.em * _PARAGRAPH_GAP_EMS)
    return paragraph


def _set_line_height(paragraph: QTextBlockFormat, font: QFont, ems: float) -> None:
    """Set lines this many ems apart; a family's own line is between 1.2 and 1.8 ems high."""
    own = QFontMetricsF(font).height() / QFontInfo(font).pixelSize()
    paragraph.setLineHeight(100 * ems / own, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)


def _blocks(page: QTextDocument) -> Iterable[QTextBlock]:
    block = page.begin()
    while block.isValid():
        yield block
        block = block.next()


def _set_paragraph(block: QTextBlock, positions: PositionMap, style: PageStyle) -> None:
    """Close up the blank lines between paragraphs, and the pieces of one that was broken for Qt alone."""
    if block.length() <= 1:
        paragraph = block.blockFormat()
        paragraph.setBottomMargin(0)
        paragraph.setLineHeight(style.em * _BLANK_LINE_EMS, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        QTextCursor(block).setBlockFormat(paragraph)
        return
    end = block.position() + block.length()
    if block.next().isValid() and positions.offset(end) == positions.offset(end - 1):
        paragraph = block.blockFormat()
        paragraph.setBottomMargin(0)
        QTextCursor(block).setBlockFormat(paragraph)


def _set_part(page: QTextDocument, positions: PositionMap, part: Part, style: PageStyle) -> None:
    if part.kind is not PartKind.TITLE and part.kind not in _DIMMED:
        return
    cursor = QTextCursor(page)
    cursor.setPosition(positions.position(part.span.start))
    cursor.setPosition(positions.position(part.span.end), QTextCursor.MoveMode.KeepAnchor)
    letters = QTextCharFormat()
    if part.kind is PartKind.TITLE:
        _set_title(cursor, letters, style)
    else:
        letters.setForeground(style.dimmed)
    cursor.mergeCharFormat(letters)


def _set_title(cursor: QTextCursor, letters: QTextCharFormat, style: PageStyle) -> None:
    font = style.font
    font.setPointSizeF(font.pointSizeF() * TITLE_SCALE)
    letters.setFontPointSize(font.pointSizeF())
    letters.setFontWeight(QFont.Weight.Bold)
    paragraph = QTextBlockFormat()
    _set_line_height(paragraph, font, _TITLE_LINE_EMS)
    cursor.mergeBlockFormat(paragraph)
    cursor.block().setUserState(_TITLE_STATE)
