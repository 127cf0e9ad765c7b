"""The article list: a model over ids, whose lines come from the library by pages as they are scrolled into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.records import ArticleSummary
from ui.desktop.tasks import Tasks

PAGE = 64
KEPT_PAGES = 64
SummaryRole = Qt.ItemDataRole.UserRole + 1


class ArticleListModel(QAbstractListModel):
    """Rows are article ids; a row whose line is not here yet has no data until its page arrives."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._ids: list[int] = []
        self._rows: dict[int, int] = {}
        self._pages: OrderedDict[int, dict[int, ArticleSummary]] = OrderedDict()
        self._awaited: set[int] = set()
        self._generation = 0

    @property
    def ids(self) -> Sequence[int]:
        """Return the ids of all rows."""
        return self._ids

    def set_ids(self, ids: list[int]) -> None:
        """Show other articles."""
        self.beginResetModel()
        self._ids = ids
        self._rows = {article_id: row for row, article_id in enumerate(ids)}
        self._forget()
        self.endResetModel()

    def renew(self) -> None:
        """Ask for the lines again; the rows stay, and show what they have until the answer."""
        stale = list(self._pages)
        self._generation += 1
        self._awaited.clear()
        for page in stale:
            self._request(page)

    def row_of(self, article_id: int) -> int | None:
        """Return the row of an article, None where it is not in the list."""
        return self._rows.get(article_id)

    def id_at(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return the article of a row."""
        return self._ids[index.row()]

    def summary(self, row: int) -> ArticleSummary | None:
        """Return the line of a row; ask for its page where it is not here."""
        page = row // PAGE
        if page not in self._pages:
            self._request(page)
            return None
        self._pages.move_to_end(page)
        return self._pages[page].get(self._ids[row])

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        """Return the number of articles."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the line of an article, or its title for those who read the screen aloud."""
        if role not in {SummaryRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        summary = self.summary(index.row())
        return summary if role == SummaryRole or summary is None else summary.title

    def _forget(self) -> None:
        self._generation += 1
        self._pages.clear()
        self._awaited.clear()

    def _request(self, page: int) -> None:
        if page in self._awaited:
            return
        self._awaited.add(page)
        generation, ids = self._generation, self._ids[page * PAGE : (page + 1) * PAGE]

        def arrived(summaries: list[ArticleSummary]) -> None:
            if generation == self._generation:
                self._take(page, {summary.id: summary for summary in summaries})

        self._tasks.read(lambda library: library.articles.summaries(ids), arrived)

    def _take(self, page: int, summaries: dict[int, ArticleSummary]) -> None:
        self._awaited.discard(page)
        self._pages[page] = summaries
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self._ids)) - 1
        self.dataChanged.emit(self.index(page * PAGE), self.index(last))
