"""The cells of the figures' table: a decided claim's mark, rejected figures struck out, day and place below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.domain.records import ClaimState
from ui.desktop.appearance import Appearance
from ui.desktop.direction import text_direction
from ui.desktop.item_models.figures import CLAIMANT, NUMBER, FigureTableModel, StateRole
from ui.desktop.widgets.painting import scaled

_PADDING = 9
_UPPER_SHARE = 0.58
_MARKS = {ClaimState.ACCEPTED: "accept", ClaimState.CORRECTED: "accept", ClaimState.REJECTED: "reject"}


class FigureDelegate(QStyledItemDelegate):
    """Paints cells whose words run as their own letters do, whatever the language of the window.

    With `has_second_line`, day and place stand below the first columns too: their own are out of sight.
    """

    def __init__(self, appearance: Appearance, table: QTableView) -> None:
        super().__init__(table)
        self._appearance = appearance
        self._table = table
        self.has_second_line = False

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Cut words at their own end, keep them at the table's side, and show what was decided on the claim."""
        super().initStyleOption(option, index)
        state = ClaimState(index.data(StateRole))
        if index.column() == NUMBER and state in _MARKS:
            option.icon = self._appearance.icon(_MARKS[state], f"state_{state.value}")
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        if state is ClaimState.REJECTED:
            font, palette = QFont(option.font), QPalette(option.palette)
            font.setStrikeOut(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, self._appearance.theme.color("muted"))
            option.font, option.palette = font, palette
        is_rtl = option.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        option.displayAlignment = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        if index.column() != NUMBER:
            option.direction = text_direction(option.text, option.direction)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell; each of a row's first columns also paints its part of the line below them."""
        if not self.has_second_line:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text, ground.icon = "", QIcon()
        self._table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._table)
        upper = QStyleOptionViewItem(option)
        upper.rect = QRect(option.rect.topLeft(), self._upper_size(option.rect))
        super().paint(painter, upper, index)
        if index.column() <= CLAIMANT:
            self._paint_second_line(painter, option, index)

    def _paint_second_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        words = model.when_and_where(index.row()) if isinstance(model, FigureTableModel) else ""
        line = self._first_columns(option.rect).adjusted(_PADDING, 0, -_PADDING, -4)
        line.setTop(option.rect.top() + self._upper_size(option.rect).height())
        painter.save()
        painter.setClipRect(option.rect)
        painter.setFont(scaled(option.font, 0.88))
        painter.setPen(self._appearance.theme.color("muted"))
        painter.setLayoutDirection(option.direction)
        cut = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()

    @staticmethod
    def _upper_size(cell: QRect) -> QSize:
        return QSize(cell.width(), round(cell.height() * _UPPER_SHARE))

    def _first_columns(self, row: QRect) -> QRect:
        """Return the place of a row's first columns, in the viewport's coordinates."""
        header = self._table.horizontalHeader()
        first, last = (header.sectionViewportPosition(column) for column in (NUMBER, CLAIMANT))
        width = sum(header.sectionSize(column) for column in range(NUMBER, CLAIMANT + 1))
        return QRect(min(first, last), row.top(), width, row.height())
