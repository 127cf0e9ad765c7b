"""The figures of the open article as a table that sorts by any column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.reading import Reading
from app.domain.records import ClaimState
from ui.desktop import labels
from ui.desktop.direction import isolated
from ui.desktop.item_models.contexts import FigureContext, figure_contexts

NUMBER, COUNTED, CATEGORY, CLAIMANT, DATE, PLACE = range(6)
StateRole = Qt.ItemDataRole.UserRole + 1
"""What the reader decided (`ClaimState`) on the claim that states a row's figure."""


class FigureTableModel(QAbstractTableModel):
    """One row a figure: number, of what, what happened, who says, when, where."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._rows: list[FigureContext] = []
        self._order = (-1, Qt.SortOrder.AscendingOrder)

    def set_reading(self, reading: Reading | None) -> None:
        """Show the figures of an article."""
        self.beginResetModel()
        self._text = reading.document.text if reading else ""
        self._rows = self._sorted(figure_contexts(reading) if reading else [])
        self.endResetModel()

    def row_of(self, figure_index: int) -> int | None:
        """Return the row of a figure of the analysis."""
        return next((row for row, found in enumerate(self._rows) if found.index == figure_index), None)

    def figure_index(self, row: int) -> int:
        """Return the place in the analysis of a row's figure."""
        return self._rows[row].index

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        """Return the number of figures."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        """Return the number of columns."""
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Number"),
            self.tr("Of what"),
            self.tr("Happened"),
            self.tr("Who says"),
            self.tr("When"),
            self.tr("Where"),
        )[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's words; the tool tip tells the article's own of the figure, and in full what a cell cuts."""
        found = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(found, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(found, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self._state(found) if index.column() == NUMBER else ""
            return ", ".join(filter(None, (self._cell(found, index.column()), state)))
        return found.state if role == StateRole else None

    def is_decided(self, row: int) -> bool:
        """Tell whether the reader decided on the claim that states a row's figure."""
        return self._rows[row].state is not ClaimState.NEW

    def when_and_where(self, row: int) -> str:
        """Return day and place of a row's figure in one line, "" where it has neither."""
        cells = (self._cell(self._rows[row], column) for column in (DATE, PLACE))
        # Each keeps its own direction: the day stands first in either language.
        return " · ".join(isolated(cell) for cell in cells if cell)

    def _tip(self, found: FigureContext, column: int) -> str:
        words = found.figure.span.of(self._text) if column <= COUNTED else self._cell(found, column)
        if column == DATE and found.date is not None:
            words = labels.date_value(found.date.value) or words
        doubt = labels.doubt(found.figure) if column in {NUMBER, CATEGORY} else ""
        return "\n".join(filter(None, (words, doubt, self._state(found))))

    def _state(self, found: FigureContext) -> str:
        """Return what was decided on the figure's claim in words, "" where nothing was."""
        if found.state is ClaimState.NEW:
            return ""
        return self.tr("its claim: {state}").format(state=labels.label(found.state))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; -1 is the order of the text."""
        self._order = (column, order)
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        figures = [self._rows[index.row()].index for index in kept]
        self._rows = self._sorted(self._rows)
        moved = {found.index: row for row, found in enumerate(self._rows)}
        self.changePersistentIndexList(
            kept,
            [self.index(moved[figure], index.column()) for figure, index in zip(figures, kept, strict=True)],
        )
        self.layoutChanged.emit()

    def _sorted(self, rows: list[FigureContext]) -> list[FigureContext]:
        column, order = self._order
        if column < 0:
            return sorted(rows, key=lambda found: found.index)
        return sorted(rows, key=self._key(column), reverse=order is Qt.SortOrder.DescendingOrder)

    def _key(self, column: int) -> Callable[[FigureContext], Any]:
        if column == NUMBER:
            return lambda found: next(
                (bound for bound in (found.figure.low, found.figure.high) if bound is not None), 0
            )
        if column == DATE:
            return lambda found: (found.date.value if found.date else None) or ""
        return lambda found: self._cell(found, column)

    def _cell(self, found: FigureContext, column: int) -> str:
        figure = found.figure
        match column:
            case 0:
                return labels.doubted(labels.figure_value(figure, self._text), figure.certainty)
            case 1:
                return figure.counted or ""
            case 2:
                return labels.label(figure.category)
            case 3:
                return found.claimant
            case 4 if found.date is not None:
                words = labels.short_date_value(found.date.value) or found.date.span.of(self._text)
                return labels.doubted(words, found.date.certainty)
            case 5 if found.place is not None:
                return labels.doubted(found.place.name, found.place.certainty)
            case _:
                return ""
