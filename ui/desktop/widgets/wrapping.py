"""Words that need more than a line: rows as high as their longest cell, values to read that break anywhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QTextEdit, QTreeView

_PADDING_X, _PADDING_Y = 16, 10
_MOST_LINES = 1 << 14


class WrappingDelegate(QStyledItemDelegate):
    """Gives each row of a tree the height that its words need at the width of their column."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.header().sectionResized.connect(lambda *_: tree.scheduleDelayedItemsLayout())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a cell at its column's width."""
        width = self._tree.columnWidth(index.column())
        room = QRect(0, 0, max(width - _PADDING_X, 40), _MOST_LINES)
        words = str(index.data() or "")
        wrapped = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return QSize(width, wrapped.height() + _PADDING_Y)


class Value(QTextEdit):
    """Words to read and copy, such as a path: from left to right in either language, broken where a line ends."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("tone", "value")
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        wrapping = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        wrapping.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self.document().setDocumentMargin(0)
        self.document().setDefaultTextOption(wrapping)
        self.setPlainText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words need at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(round(self.document().size().height()) + 2)
