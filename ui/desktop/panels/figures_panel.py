"""The figures panel: a table of how many of what, by whom, when and where."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.domain.reading import Reading
from ui.desktop.appearance import Appearance
from ui.desktop.item_models.figures import CLAIMANT, NUMBER, FigureTableModel
from ui.desktop.panels.figure_delegate import FigureDelegate
from ui.desktop.selection import Item, ItemKind, Selection
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty

_CELL_PADDING = 24
_MARK = 22
# The greatest width of each column, in pixels; its heading always fits, and a number in digits is never cut.
_WIDEST = (96, 90, 110, 160, 130, 130)
_LEAST_CLAIMANT = 84
_ONE_LINE, _TWO_LINES = 30, 48


class FiguresPanel(QWidget):
    """Shows the figures of the open article; a row scrolls to its words."""

    def __init__(self, selection: Selection, appearance: Appearance) -> None:
        super().__init__()
        self._selection = selection
        self.model = FigureTableModel()
        self.table = self._table_view()
        self._delegate = FigureDelegate(appearance, self.table)
        self.table.setItemDelegate(self._delegate)
        self._is_fitting = self._is_arranged = False
        empty = EmptyState(
            self.tr("No figures"), self.tr("How many of what, who says so, when and where: all in one table.")
        )
        self._content = ListOrEmpty(self.table, empty)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._content)
        self.table.clicked.connect(self._choose)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        self.table.horizontalHeader().sectionResized.connect(self._column_resized)
        selection.item_chosen.connect(self._follow)

    def show_reading(self, reading: Reading | None) -> None:
        """Show the figures of an article."""
        with QSignalBlocker(self.table.selectionModel()):
            self.model.set_reading(reading)
        self._fit_columns()
        self._follow(self._selection.item)
        self._content.show_view(has_rows=self.model.rowCount() > 0)

    def _fit_columns(self) -> None:
        """Give each column the room that its words need, and let who says it be seen; what a person arranged, stays."""
        if self._is_arranged:
            return
        widths = [self._width(column, most) for column, most in enumerate(_WIDEST)]
        # The table itself takes on the panel's width only after this.
        room = self.width() - self.table.verticalScrollBar().sizeHint().width() - 2
        widths[CLAIMANT] = max(min(widths[CLAIMANT], room - sum(widths[:CLAIMANT])), _LEAST_CLAIMANT)
        self._delegate.has_second_line = sum(widths) > room
        self.table.verticalHeader().setDefaultSectionSize(_TWO_LINES if self._delegate.has_second_line else _ONE_LINE)
        self._is_fitting = True
        for column, width in enumerate(widths):
            self.table.setColumnWidth(column, width)
        self._is_fitting = False

    def _width(self, column: int, most: int) -> int:
        """Return the width that a column's words need; only words may be cut, and no heading."""
        metrics, model = self.table.fontMetrics(), self.model
        mark = _MARK if column == NUMBER and any(map(model.is_decided, range(model.rowCount()))) else 0
        widest = 0
        for row in range(model.rowCount()):
            words = str(model.data(model.index(row, column)) or "")
            width = metrics.horizontalAdvance(words) + _CELL_PADDING
            is_number = column == NUMBER and any(map(str.isdigit, words))
            widest = max(widest, width if is_number else min(width, most))
        heading = model.headerData(column, Qt.Orientation.Horizontal)
        least = self.table.horizontalHeader().fontMetrics().horizontalAdvance(heading) + _CELL_PADDING
        return max(widest + mark, least)

    def _column_resized(self) -> None:
        self._is_arranged = self._is_arranged or not self._is_fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the panel's width."""
        super().resizeEvent(event)
        self._fit_columns()

    def _choose(self, index: QModelIndex) -> None:
        self._selection.choose(Item(ItemKind.FIGURE, self.model.figure_index(index.row())))

    def _current_changed(self, current: QModelIndex) -> None:
        if current.isValid() and self.table.hasFocus():
            item = Item(ItemKind.FIGURE, self.model.figure_index(current.row()))
            if item != self._selection.item:
                self._selection.choose(item)

    def _follow(self, item: Item | None) -> None:
        row = self.model.row_of(item.index) if item is not None and item.kind is ItemKind.FIGURE else None
        with QSignalBlocker(self.table.selectionModel()):
            if row is None:
                self.table.clearSelection()
            elif not self.table.selectionModel().isRowSelected(row):
                self.table.selectRow(row)
        self.table.viewport().update()

    def _table_view(self) -> QTableView:
        table = QTableView()
        table.setObjectName("figures")
        table.setAccessibleName(self.tr("Figures"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        # Rows are chosen whole, by the arrow keys: Tab goes on to the next part of the window.
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(_ONE_LINE)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        table.setSortingEnabled(True)
        # Qt's own least width is that of the font's widest letter, an Arabic ligature as wide as a sentence.
        header.setMinimumSectionSize(40)
        return table
