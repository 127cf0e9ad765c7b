"""How the paragraphs, lists, quotes and tables of a note are set: each from the side where its words begin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextTable,
    QTextTableCell,
)

_ADDRESS = re.compile(r"\b\w+://\S+")
_RIGHT = frozenset({"R", "AL"})
_HEADING_STEPS = 1
"""Steps by which a heading's letters are larger than others: a note has no room for more."""
BELOW_PARAGRAPH = 3
_NO_BREAK_SPACE = "\u00a0"
_QUOTE_INDENT = 14
_BAR = 3
"""Pixels that a quote goes in at each level, and the width of the bar that stands there."""


def runs_right_to_left(text: str) -> bool:
    """Tell whether the first letter or most letters run from right to left.

    So neither a foreign name at the start of an Arabic sentence turns it round nor many of them in it.
    """
    return bool(_right_to_left(text))


def _right_to_left(text: str) -> bool | None:
    """Tell the same, or None where no letter has a direction; addresses don't count."""
    kinds = [unicodedata.bidirectional(letter) for letter in _ADDRESS.sub("", text)]
    ways = [kind in _RIGHT for kind in kinds if kind == "L" or kind in _RIGHT]
    return (ways[0] or 2 * sum(ways) >= len(ways)) if ways else None


def arrange(document: QTextDocument) -> None:
    """Give all parts of a note that was read from Markdown their directions and their room."""
    note = runs_right_to_left(document.toPlainText())
    for table in _tables(document):
        _join_header_cell(table)
        _arrange_table(table, rtl=note)
    for _, owned in groupby(list(_owned(document)), lambda pair: pair[0]):
        _arrange_together([block for _, block in owned], rtl=note)
    for is_quoted, group in groupby(list(_blocks(document)), lambda block: _quote_level(block) > 0):
        if is_quoted:
            _arrange_quote(list(group), rtl=note)


def quote_bars(document: QTextDocument) -> list[QRectF]:
    """Return the bars at the side where the lines of quotes begin, one a level, in pixels of the laid out document."""
    blocks = list(_blocks(document))
    levels = [_quote_level(block) for block in blocks]
    bars = []
    for level in range(1, max(levels) + 1):
        numbered = enumerate(inner >= level for inner in levels)
        for is_quoted, group in groupby(numbered, lambda pair: pair[1]):
            if is_quoted:
                bars.append(_bar([blocks[number] for number, _ in group], level))
    return bars


def _bar(quoted: list[QTextBlock], level: int) -> QRectF:
    document = quoted[0].document()
    first, last = (document.documentLayout().blockBoundingRect(block) for block in (quoted[0], quoted[-1]))
    shape = quoted[0].blockFormat()
    inwards = (level - 1) * _QUOTE_INDENT
    at_right = shape.rightMargin() > shape.leftMargin()
    left = document.textWidth() - inwards - _BAR if at_right else inwards
    return QRectF(left, first.top(), _BAR, last.bottom() - first.top())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    return (frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable))


def _quote_level(block: QTextBlock) -> int:
    return block.blockFormat().intProperty(QTextFormat.Property.BlockQuoteLevel)


def _owned(document: QTextDocument) -> Iterator[tuple[int, QTextBlock]]:
    """Yield each paragraph with a number that it shares with the others of its outermost list, if it is in one."""
    number = 0
    outermost: int | None = None
    for block in _blocks(document):
        items = _list_of(block)
        if items is None:
            if outermost is None or not block.blockFormat().indent():
                outermost = None
                number += 1
        elif outermost is None or (items.format().indent() <= 1 and items.objectIndex() != outermost):
            outermost = items.objectIndex()
            number += 1
        yield number, block


def _arrange_together(blocks: list[QTextBlock], *, rtl: bool) -> None:
    """Set a paragraph, or all paragraphs of a list, as their words run; as what is around them where that says none."""
    own = _right_to_left("\n".join(block.text() for block in blocks))
    for block in blocks:
        table = QTextCursor(block).currentTable()
        around = table.format().layoutDirection() is Qt.LayoutDirection.RightToLeft if table else rtl
        _arrange_block(block, rtl=around if own is None else own)
        if around if own is None else own:
            _turn_mark(block)


def _arrange_block(block: QTextBlock, *, rtl: bool) -> None:
    """Give a paragraph its direction, and a heading letters no larger than a note bears."""
    cursor = QTextCursor(block)
    shape = QTextBlockFormat()
    shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    shape.setTopMargin(0)
    shape.setBottomMargin(BELOW_PARAGRAPH)
    if block.blockFormat().headingLevel():
        letters = QTextCharFormat()
        letters.setProperty(QTextFormat.Property.FontSizeAdjustment, _HEADING_STEPS)
        letters.setFontWeight(QFont.Weight.DemiBold)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(letters)
    cursor.mergeBlockFormat(shape)


def _turn_mark(block: QTextBlock) -> None:
    """Let the dot of a list's numbers follow the number, and boxes stand clear of the words, from right to left.

    Qt puts the dot before the number there, and then draws both from right to left as well.
    """
    items = _list_of(block)
    if items is None:
        return
    shape = items.format()
    if shape.numberSuffix():
        shape.setNumberPrefix(shape.numberSuffix())
        shape.setNumberSuffix("")
        items.setFormat(shape)
    if block.blockFormat().marker() is not QTextBlockFormat.MarkerType.NoMarker:
        QTextCursor(block).insertText(_NO_BREAK_SPACE)


def _list_of(block: QTextBlock) -> QTextList | None:
    # PySide's annotations don't tell that most paragraphs are in no list.
    return block.textList()


def _arrange_quote(blocks: list[QTextBlock], *, rtl: bool) -> None:
    """Move a quote in from the side where its words begin, all its paragraphs from the same."""
    own = _right_to_left("\n".join(block.text() for block in blocks))
    at_right = rtl if own is None else own
    for block in blocks:
        inwards = _quote_level(block) * _QUOTE_INDENT
        shape = QTextBlockFormat()
        shape.setLeftMargin(0 if at_right else inwards)
        shape.setRightMargin(inwards if at_right else 0)
        QTextCursor(block).mergeBlockFormat(shape)


def _join_header_cell(table: QTextTable) -> None:
    """Undo what Qt does to a table after a quote: the words of its first cell stand in a second, plain paragraph."""
    cell = table.cellAt(0, 0)
    cursor = cell.firstCursorPosition()
    if cursor.block() == cell.lastCursorPosition().block() or cursor.block().text():
        return
    header = cursor.blockCharFormat()
    cursor.deleteChar()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(header)


def _arrange_table(table: QTextTable, *, rtl: bool) -> None:
    """Let a table in an Arabic note, or of Arabic words, begin at the right.

    Qt lays all tables out from the left, so the columns themselves change places.
    """
    shape = table.format()
    shape.setTopMargin(BELOW_PARAGRAPH)
    cells = [[table.cellAt(row, column) for column in range(table.columns())] for row in range(table.rows())]
    words = "\n".join(cell.firstCursorPosition().block().text() for row in cells for cell in row)
    if rtl or runs_right_to_left(words):
        shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        shape.setAlignment(Qt.AlignmentFlag.AlignRight)
        for row in cells:
            for left, right in zip(row[: len(row) // 2], reversed(row), strict=False):
                _swap(left, right)
    table.setFormat(shape)


def _swap(one: QTextTableCell, other: QTextTableCell) -> None:
    contents = [_content(cell) for cell in (one, other)]
    for cell, (shape, letters, pieces) in zip((other, one), contents, strict=True):
        cursor = cell.firstCursorPosition()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(letters)
        for text, look in pieces:
            cursor.insertText(text, look)


def _content(cell: QTextTableCell) -> tuple[QTextBlockFormat, QTextCharFormat, list[tuple[str, QTextCharFormat]]]:
    block = cell.firstCursorPosition().block()
    pieces = []
    piece = block.begin()
    while not piece.atEnd():
        pieces.append((piece.fragment().text(), piece.fragment().charFormat()))
        piece += 1
    return block.blockFormat(), block.charFormat(), pieces
