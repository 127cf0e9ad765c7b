"""The article list: a model over ids, whose lines come from the library by pages as they are scrolled into sight.

Qt itself keeps the number of rows, as that of a list of empty strings: laying a hundred thousand of them out would
otherwise ask Python for it a hundred thousand times, and typing would stutter.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from app.domain.records import ArticleSummary
from app.library import Library
from app.library.searching.query import NOTHING, Query
from app.library.searching.snippets import Snippet
from ui.desktop.item_models.story_rows import StoryRows
from ui.desktop.tasks import Tasks

PAGE = 64
KEPT_PAGES = 64
SEARCH_PAGE = 16
"""Lines asked for at once while a search is on: each needs its article's text."""
SummaryRole = Qt.ItemDataRole.UserRole + 1
SnippetRole = SummaryRole + 1
StoryRole = SummaryRole + 2
_Page = tuple[dict[int, ArticleSummary], dict[int, Snippet]]


class ArticleListModel(QStringListModel):
    """Rows are article ids; a row whose line is not here yet has no data until its page arrives.

    Copies of one report share a row until their story is opened.
    """

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._rows = StoryRows()
        self._moved: dict[int, ArticleSummary] = {}
        self._query = NOTHING
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._awaited: set[int] = set()
        self._generation = 0

    @property
    def ids(self) -> Sequence[int]:
        """Return the ids of all rows."""
        return self._rows.ids

    @property
    def _ids(self) -> list[int]:
        return self._rows.ids

    def shows(self, listed: Sequence[int], query: Query, stories: Mapping[int, int]) -> bool:
        """Tell whether these articles are what is shown, whichever of their stories are open."""
        rows = self._rows
        return listed == rows.listed and query == self._query and stories == rows.stories

    @property
    def shows_snippets(self) -> bool:
        """Tell whether the rows show where the words of a search stand."""
        return bool(self._query.terms)

    @property
    def query(self) -> Query:
        """Return the search that led to these articles."""
        return self._query

    def set_ids(self, ids: list[int], query: Query = NOTHING, stories: Mapping[int, int] | None = None) -> None:
        """Show other articles; with the place where each has the words of a query, and the stories of copies."""
        self._query = query
        self._rows = StoryRows(ids, stories or {}, self._rows.opened)
        self._forget()
        self.setStringList([""] * len(self._ids))

    def set_rest(self, rows: StoryRows) -> bool:
        """Show all rows of the list whose first ones are shown, and tell whether they are: their lines stay."""
        shown, size = len(self._ids), self._page_size
        if rows.ids[:shown] != self._ids:
            return False
        kept, moved = self._pages, self._known()
        self._rows = rows
        self._forget()
        self._pages.update({page: lines for page, lines in kept.items() if (page + 1) * size <= shown})
        self._moved = moved
        self.setStringList([""] * len(self._ids))
        return True

    def all_rows(self, ids: list[int]) -> StoryRows:
        """Return the rows of these articles, with those stories open that are; in any thread."""
        return StoryRows(ids, self._rows.stories, self._rows.opened)

    def toggle_story(self, row: int) -> None:
        """Show the copies of a row's article below it, or hide them; do nothing where there are none."""
        article_id = self._ids[row]
        members = self._rows.members(article_id)
        if len(members) == 1:
            return
        known = self._known()
        first = self._rows.row_of(members[0]) or 0
        is_open = self._rows.is_open(article_id)
        self._rows.toggle(article_id)
        self._forget()
        # The rows below have other places now, and their lines are as good as before.
        self._moved = known
        change = self.removeRows if is_open else self.insertRows
        change(first + 1, len(members) - 1)
        self.dataChanged.emit(self.index(first), self.index(first))

    def hides(self, article_id: int) -> bool:
        """Tell whether an article is listed, and has no row because its story is closed."""
        return (
            self._rows.row_of(article_id) is None and self._rows.row_of(self._rows.members(article_id)[0]) is not None
        )

    def with_hidden(self, ids: Sequence[int]) -> list[int]:
        """Return articles with those that the rows of closed stories among them stand for, each once."""
        return list(dict.fromkeys(each for one in ids for each in self._standing_for(one)))

    def _standing_for(self, article_id: int) -> Sequence[int]:
        is_front = self.row_of(article_id) is not None and not self._rows.is_open(article_id)
        return self._rows.members(article_id) if is_front else [article_id]

    def reveal(self, article_id: int) -> None:
        """Open the story of a listed article that has no row."""
        if self.hides(article_id):
            self.toggle_story(self._rows.row_of(self._rows.members(article_id)[0]) or 0)

    def renew(self) -> None:
        """Ask for the lines again; the rows stay, and show what they have until the answer."""
        stale = list(self._pages)
        self._generation += 1
        self._awaited.clear()
        for page in stale:
            self._request(page)

    def row_of(self, article_id: int) -> int | None:
        """Return the row of an article, None where it is not in the list."""
        return self._rows.row_of(article_id)

    def id_at(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return the article of a row."""
        return self._ids[index.row()]

    def summary(self, row: int) -> ArticleSummary | None:
        """Return the line of a row; ask for its page where it is not here."""
        page = self._page_of(row)
        return page[0].get(self._ids[row]) if page else self._moved.get(self._ids[row])

    def snippet(self, row: int) -> Snippet | None:
        """Return the place where a row's article has the words of the search, None where there is none (yet)."""
        page = self._page_of(row)
        return page[1].get(self._ids[row]) if page else None

    def _page_of(self, row: int) -> _Page | None:
        page = row // self._page_size
        if page not in self._pages:
            self._request(page)
            return None
        self._pages.move_to_end(page)
        return self._pages[page]

    @property
    def _page_size(self) -> int:
        return SEARCH_PAGE if self.shows_snippets else PAGE

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the line of an article, or its title for those who read the screen aloud."""
        if index.row() >= len(self._ids):
            # A story is being closed: its rows are about to go.
            return None
        if role == SnippetRole:
            return self.snippet(index.row())
        if role == StoryRole:
            return self._rows.story(index.row())
        if role not in {SummaryRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        summary = self.summary(index.row())
        if role == SummaryRole or summary is None:
            return summary
        return self._tip(summary) if role == Qt.ItemDataRole.ToolTipRole else summary.title

    def _tip(self, summary: ArticleSummary) -> str:
        """Return a title in full, and how many of the article's claims are reviewed."""
        if not summary.claims:
            return summary.title
        reviewed = self.tr("{reviewed} of {total} claims reviewed")
        return f"{summary.title}\n{reviewed.format(reviewed=summary.reviewed, total=summary.claims)}"

    def _known(self) -> dict[int, ArticleSummary]:
        """Return the lines that are here."""
        return {id_: summary for page in self._pages.values() for id_, summary in page[0].items()}

    def release(self) -> None:
        """Wait for no lines any more: this model is about to be deleted."""
        self._forget()

    def _forget(self) -> None:
        self._generation += 1
        self._pages = OrderedDict()
        self._moved = {}
        self._awaited.clear()

    def _request(self, page: int) -> None:
        if page in self._awaited:
            return
        self._awaited.add(page)
        generation, query, size = self._generation, self._query, self._page_size
        ids = self._ids[page * size : (page + 1) * size]

        def lines(library: Library) -> _Page:
            if generation != self._generation:
                # Another list is shown by now: its own lines are waited for.
                return {}, {}
            snippets = library.search.snippets(ids, query) if query.terms else {}
            return {summary.id: summary for summary in library.articles.summaries(ids)}, snippets

        def arrived(found: _Page) -> None:
            if generation == self._generation:
                self._take(page, found)

        self._tasks.read(lines, arrived)

    def _take(self, page: int, found: _Page) -> None:
        self._awaited.discard(page)
        self._pages[page] = found
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        size = self._page_size
        last = min((page + 1) * size, len(self._ids)) - 1
        self.dataChanged.emit(self.index(page * size), self.index(last))
