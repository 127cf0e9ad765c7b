"""The figures panel: a table of how many of what, by whom, when and where."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.domain.reading import Reading
from ui.desktop.item_models.figures import FigureTableModel
from ui.desktop.selection import Item, ItemKind, Selection
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty


class FiguresPanel(QWidget):
    """Shows the figures of the open article; a row scrolls to its words."""

    def __init__(self, selection: Selection) -> None:
        super().__init__()
        self._selection = selection
        self.model = FigureTableModel()
        self.table = self._table_view()
        empty = EmptyState(
            self.tr("No figures"), self.tr("How many of what, who says so, when and where: all in one table.")
        )
        self._content = ListOrEmpty(self.table, empty)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._content)
        self.table.clicked.connect(self._choose)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        selection.item_chosen.connect(self._follow)

    def show_reading(self, reading: Reading | None) -> None:
        """Show the figures of an article."""
        with QSignalBlocker(self.table.selectionModel()):
            self.model.set_reading(reading)
        self._follow(self._selection.item)
        self._content.show_view(has_rows=self.model.rowCount() > 0)

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
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(30)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        table.setSortingEnabled(True)
        for column, width in enumerate((76, 66, 84, 130, 110, 100)):
            table.setColumnWidth(column, width)
        return table
