"""The library pane: what is searched and filtered, and the articles that it leaves."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTreeView, QVBoxLayout, QWidget

from app.domain.changes import Changes
from app.domain.records import SavedSearch, Tag
from app.library import Library, Order, Verb, View
from app.library.searching.query import Query, parse
from ui.desktop.appearance import Appearance
from ui.desktop.item_models.articles import ArticleListModel, StoryRole
from ui.desktop.item_models.story_rows import StoryRows
from ui.desktop.library_pane.article_delegate import ArticleDelegate
from ui.desktop.library_pane.filter_tree import Choice, FilterTree
from ui.desktop.library_pane.search_box import SearchBox
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty

FIRST_ROWS = 192
"""Articles of a new list that are shown at once, while the others are still being looked for."""
REST_PAUSE_MS = 300
"""Without a key for so long, the others are asked for."""
TYPING_PAUSE_MS = 150
CHANGES_PAUSE_MS = 60
REST_TIMES = 4
"""While changes come in a row, the list rests so many times as long as its last answer took, at most LONGEST_REST s."""
LONGEST_REST = 1.5
_LIST = "list"


@dataclass(frozen=True, slots=True)
class _Overview:
    """What the pane shows of the library at one moment."""

    ids: list[int]
    query: Query
    stories: Mapping[int, int]
    counts: Mapping[View, int]
    tags: list[Tag]
    outlets: list[tuple[str, int]]
    searches: list[SavedSearch]
    is_ranked_in_part: bool = False


class ArticleView(QTreeView):
    """The list of articles; emits `story_keyed` where an arrow key would open or close the current row's story."""

    story_keyed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a story by the arrow that leads on, close it by the one that leads back, as in any tree."""
        story = self.currentIndex().data(StoryRole) if self.currentIndex().isValid() else None
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        on, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if is_rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if story is not None and event.key() == (back if story.is_open else on):
            self.story_keyed.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class LibraryPane(QWidget):
    """Emits `article_opened` with an article's id, `menu_wanted` with a global position, `tags_listed` with all tags.

    `story_toggled` says that a row stands for one article more or less, `left` that the keys should go to the article.
    """

    article_opened = Signal(int)
    menu_wanted = Signal(object)
    tags_listed = Signal(object)
    story_toggled = Signal()
    left = Signal()

    def __init__(self, tasks: Tasks, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("library_pane")
        self._tasks = tasks
        self._open_id: int | None = None
        self._keeps_rows = False
        self._asked: object = None
        self._listed: object = None
        self._shown: object = None
        self._counted: object = None
        self._leads_to_list: bool | None = None
        self._known: _Overview | None = None
        self._known_at = self._changes_heard = 0
        self._rests_until = 0.0
        self.search_box = SearchBox(tasks, appearance)
        self.search = self.search_box.field
        self.filters = FilterTree(appearance)
        self.model = ArticleListModel(tasks)
        self.list = self._article_view(appearance)
        self._content = ListOrEmpty(self.list, EmptyState("", ""))
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._refresh_after_changes)
        self._rest_pause = QTimer(self)
        self._rest_pause.setSingleShot(True)
        self._rest_pause.timeout.connect(self._ask_for_rest)
        self.search_box.typed.connect(self._typed)
        self.search_box.order_chosen.connect(self.refresh)
        self.search.left.connect(self.left)
        self.search_box.completer.entered.connect(lambda: self._go_to_list(opens_first=True))
        self.search_box.completer.went_down.connect(lambda: self._go_to_list(opens_first=False))
        self.filters.chosen.connect(self._choose)
        tasks.changed.connect(self._follow)
        appearance.changed.connect(self.list.viewport().update)
        self.refresh()

    @property
    def choice(self) -> Choice:
        """Return what the list shows."""
        return self.filters.choice

    @property
    def query(self) -> Query:
        """Return what is searched for: what the chosen saved search asks and what is typed."""
        saved = self.choice.search
        return parse(saved.query, is_typing=False).joined(self.search_box.query) if saved else self.search_box.query

    def words_found(self, article_id: int) -> str:
        """Return the words that a search found in an article, as they stand there; "" where none is on."""
        row = self.model.row_of(article_id)
        snippet = self.model.snippet(row) if row is not None and self.model.shows_snippets else None
        if snippet and snippet.marks:
            return " ".join(mark.of(snippet.text) for mark in snippet.marks)
        return " ".join(word for term in self.query.terms for word in term.words)

    def selected_ids(self) -> list[int]:
        """Return the articles that are selected in the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.ids[row] for row in rows]

    def meant_ids(self) -> list[int]:
        """Return the articles that the selected rows stand for: that of a closed story stands for all its articles."""
        return self.model.with_hidden(self.selected_ids())

    def has_copies(self, article_id: int) -> bool:
        """Tell whether other articles of the list are one story with this one."""
        row = self.model.row_of(article_id)
        return row is not None and self.model.index(row).data(StoryRole) is not None

    def toggle_story(self, index: QModelIndex) -> None:
        """Show the copies of a row's article below it, or hide them."""
        with QSignalBlocker(self.list.selectionModel()):
            self.model.toggle_story(index.row())
        self._mark_open()
        self.story_toggled.emit()

    def set_open_article(self, article_id: int | None) -> None:
        """Mark the article that is on screen."""
        self._open_id = article_id
        if article_id is not None:
            self.model.reveal(article_id)
        self._mark_open()

    def neighbour(self, of: list[int]) -> int | None:
        """Return the article to go on with when these leave the list."""
        leaving = set(of)
        rows = [row for row in (self.model.row_of(article_id) for article_id in of) if row is not None]
        if not rows:
            return None
        behind = [article_id for article_id in self.model.ids[max(rows) + 1 :] if article_id not in leaving]
        before = [article_id for article_id in self.model.ids[: min(rows)] if article_id not in leaving]
        return behind[0] if behind else before[-1] if before else None

    def release(self) -> None:
        """Wait for no answer any more: this pane is about to be deleted."""
        self._asked = None
        self._pause.stop()
        self._rest_pause.stop()
        self.model.release()

    def refresh(self, _: object = None, *, keeps_rows: bool = False) -> None:
        """Ask the library for the list and the counts again; `keeps_rows` renews the rows' lines alone."""
        choice, query, order, changes = self.choice, self.query, self.search_box.order, self._changes_heard
        known = self._known if self._known_at == changes else None
        began = time.monotonic()
        asked = (choice, query, order)
        if asked != self._asked:
            self._tell_found(None)
        # Of another list the first rows come first; one that is shown already is renewed whole, and nothing moves.
        limit = FIRST_ROWS if asked != self._listed else None
        listed = self._question(limit)
        self._rest_pause.stop()

        def overview(library: Library) -> _Overview:
            articles, ids = library.articles, listed(library)
            is_in_part = order is Order.RELEVANCE and articles.is_ranked_in_part(
                view=choice.view, tag=choice.tag, outlet=choice.outlet, query=query
            )
            if known is not None:
                # While a person types, the library stays as it is: nothing else is counted again.
                return replace(known, ids=ids, query=query, is_ranked_in_part=is_in_part)
            counts, tags, outlets = articles.counts(), library.tags.all(), articles.outlets()
            stories, searches = library.stories.all(), library.searches.all()
            return _Overview(ids, query, stories, counts, tags, outlets, searches, is_in_part)

        def show(found: _Overview) -> None:
            if asked != self._asked:
                return
            self._known, self._known_at, self._shown = found, changes, asked
            is_whole = limit is None or len(found.ids) < limit
            self._listed = asked if is_whole else None
            self._show(found, keeps_rows=keeps_rows)
            if not is_whole:
                self._rest_pause.start(REST_PAUSE_MS)
            elif not keeps_rows or self._counted != asked:
                self._tell_found(len(found.ids), asked)
            self._follow_to_list()
            shown = time.monotonic()
            self._rests_until = shown + min(REST_TIMES * (shown - began), LONGEST_REST)

        if asked == self._asked:
            # However fast changes come, each answer is shown.
            self._tasks.read(overview, show)
        else:
            self._asked = asked
            self._tasks.ask(_LIST, overview, show)

    def _question(self, limit: int | None) -> Callable[[Library], list[int]]:
        """Return how the library is asked for what is chosen and typed now."""
        choice, query, order = self.choice, self.query, self.search_box.order

        def listed(library: Library) -> list[int]:
            return library.articles.ids(
                view=choice.view, tag=choice.tag, outlet=choice.outlet, query=query, order=order, limit=limit
            )

        return listed

    def _ask_for_rest(self) -> None:
        """Show the articles behind the first ones; the person has stopped typing."""
        asked, listed = (self.choice, self.query, self.search_box.order), self._question(None)

        def rows(library: Library) -> StoryRows:
            return self.model.all_rows(listed(library))

        def show(found: StoryRows) -> None:
            if asked == self._asked and self._known is not None:
                self._listed = asked
                self._known = replace(self._known, ids=list(found.listed))
                if not self._show_rest(found):
                    self._show(self._known, keeps_rows=False)
                self._tell_found(len(found.listed), asked)

        self._tasks.ask(_LIST, rows, show)

    def _show_rest(self, rows: StoryRows) -> bool:
        """Show the rows behind the first ones, where those are still the first; nothing else is seen to change."""
        selection, at = self.list.selectionModel(), self.list.verticalScrollBar().value()
        selected, current = [index.row() for index in selection.selectedIndexes()], self.list.currentIndex().row()
        with QSignalBlocker(selection):
            if not self.model.set_rest(rows):
                return False
            self.list.doItemsLayout()
            flags = QItemSelectionModel.SelectionFlag
            selection.setCurrentIndex(self.model.index(current), flags.NoUpdate)
            for row in selected:
                selection.select(self.model.index(row), flags.Select)
        if not selected:
            self._mark_open()
        self.list.verticalScrollBar().setValue(at)
        return True

    def _tell_found(self, number: int | None, asked: object = None) -> None:
        """Say how many articles a search found, None while that is not known; nothing where no search is on."""
        if number is not None and asked != (self.choice, self.query, self.search_box.order):
            return  # The person has typed on meanwhile.
        self._counted = asked
        if self.query.clauses:
            self.search_box.tell_found(number)
        else:
            self.search_box.tell_no_search()

    def _go_to_list(self, *, opens_first: bool) -> None:
        """Give the keys to the list, once it shows what is typed now: at the first article, or at the one open."""
        self._leads_to_list = opens_first
        if self._pause.isActive():
            self._pause.stop()
            self.refresh()
        elif (self.choice, self.query, self.search_box.order) == self._shown:
            self._follow_to_list()

    def _follow_to_list(self) -> None:
        opens_first, self._leads_to_list = self._leads_to_list, None
        if opens_first is None or not self.model.ids:
            return
        if opens_first or not self.list.selectionModel().hasSelection():
            index = self.model.index(0)
            is_there = index == self.list.currentIndex()
            self.list.setCurrentIndex(index)
            if is_there:
                self._opened(index)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, choice: Choice) -> None:
        if choice.search is not None and choice.search.sorted_by in set(Order):
            self.search_box.order = Order(choice.search.sorted_by)
        self.refresh()

    def _show(self, overview: _Overview, *, keeps_rows: bool) -> None:
        if keeps_rows or self.model.shows(overview.ids, overview.query, overview.stories):
            self.model.renew()
        else:
            with QSignalBlocker(self.list.selectionModel()):
                at, is_near = self.list.verticalScrollBar().value(), self._open_is_near()
                # A story that the reader closed over the open article stays closed.
                hides = self._open_id is not None and self.model.hides(self._open_id)
                self.model.set_ids(overview.ids, overview.query, overview.stories)
                if self._open_id is not None and not hides:
                    self.model.reveal(self._open_id)
            self._mark_open()
            self.list.verticalScrollBar().setValue(at)
            row = self.model.row_of(self._open_id) if self._open_id is not None else None
            if is_near and row is not None:
                self.list.scrollTo(self.model.index(row))
        self.search_box.tell_ranked(is_in_part=overview.is_ranked_in_part)
        self.filters.set_counts(overview.counts)
        self.filters.set_searches(overview.searches)
        self.filters.set_tags(overview.tags)
        self.filters.set_outlets(overview.outlets)
        self.tags_listed.emit(overview.tags)
        has_rows = bool(self.model.ids)
        if not has_rows:
            self._content.empty.say(*self._empty_words())
        self._content.show_view(has_rows=has_rows)

    def _open_is_near(self) -> bool:
        """Tell whether the open article is in sight, or not in the list yet: then it stays in sight as others come."""
        row = self.model.row_of(self._open_id) if self._open_id is not None else None
        if row is None:
            return True
        return self.list.viewport().rect().intersects(self.list.visualRect(self.model.index(row)))

    def _follow(self, changes: Changes) -> None:
        """Refresh soon; an article that is being read must not vanish from the unread ones under the reader's eyes."""
        self._changes_heard += 1
        is_reading = changes.verb == Verb.MARK_READ
        self._keeps_rows = is_reading and (self._keeps_rows or not self._pause.isActive())
        if not self._pause.isActive():
            rest = round(1000 * (self._rests_until - time.monotonic()))
            self._pause.start(max(CHANGES_PAUSE_MS, rest))

    def _typed(self) -> None:
        self._rest_pause.stop()
        self._leads_to_list = None
        self._tell_found(None)
        self._keeps_rows = False
        self._pause.start(TYPING_PAUSE_MS)

    def _refresh_after_changes(self) -> None:
        self.refresh(keeps_rows=self._keeps_rows)

    def _mark_open(self) -> None:
        row = self.model.row_of(self._open_id) if self._open_id is not None else None
        selection = self.list.selectionModel()
        with QSignalBlocker(selection):
            if row is None:
                selection.clear()
            elif not selection.isRowSelected(row):
                mode = QItemSelectionModel.SelectionFlag.ClearAndSelect
                selection.setCurrentIndex(self.model.index(row), mode)
                self.list.scrollTo(self.model.index(row))
        self.list.viewport().update()

    def _opened(self, current: QModelIndex) -> None:
        if current.isValid() and len(self.list.selectionModel().selectedIndexes()) <= 1:
            self.article_opened.emit(self.model.id_at(current))

    def _article_view(self, appearance: Appearance) -> QTreeView:
        view = ArticleView()
        view.story_keyed.connect(self.toggle_story)
        view.setObjectName("articles")
        view.setAccessibleName(self.tr("Articles"))
        view.setModel(self.model)
        delegate = ArticleDelegate(appearance, view)
        delegate.copies_clicked.connect(self.toggle_story)
        view.setItemDelegate(delegate)
        # A tree of one level: unlike QListView it lays out no more rows than it shows.
        view.setHeaderHidden(True)
        view.setIndentation(0)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        # The delegate paints the whole row; the style's own ground would shine through.
        view.setStyleSheet(
            "QTreeView { selection-background-color: transparent; }"
            "QTreeView::item { background: transparent; border: none; }"
            "QTreeView::item:hover, QTreeView::item:selected { background: transparent; }"
        )
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._ask_for_menu)
        view.selectionModel().currentChanged.connect(self._opened)
        view.clicked.connect(self._opened)
        return view

    def _ask_for_menu(self, position: QPoint) -> None:
        if self.list.indexAt(position).isValid():
            self.menu_wanted.emit(self.list.viewport().mapToGlobal(position))

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.filters)
        halves.addWidget(self._content)
        halves.setStretchFactor(0, 0)
        halves.setStretchFactor(1, 1)
        halves.setSizes([270, 560])
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.search_box)
        lines.addWidget(halves, 1)

    def _empty_words(self) -> tuple[str, str]:
        if self.search.text().strip():
            hint = self.tr("Every spelling and form is searched. Try fewer or shorter words.")
            # What was not understood is said below the field already.
            return self.tr("Nothing found"), "" if self.search_box.message else hint
        choice = self.choice
        if choice.tag or choice.outlet or choice.search:
            return self.tr("No articles"), self.tr("Nothing here any more.")
        return {
            View.ALL: (
                self.tr("Your library is empty"),
                self.tr("Open files, drop them here, or paste an article. They stay on this computer."),
            ),
            View.UNREAD: (self.tr("All read"), self.tr("Articles that you have not opened yet stand here.")),
            View.STARRED: (self.tr("No stars yet"), self.tr("Press S to give an article a star and find it here.")),
            View.NEEDS_REVIEW: (
                self.tr("Nothing to review"),
                self.tr("Articles with claims that you have neither accepted nor rejected stand here."),
            ),
            View.RECENTLY_READ: (self.tr("Nothing read yet"), self.tr("What you read last stands here.")),
            View.BIN: (self.tr("The bin is empty"), self.tr("Deleted articles stay here until you empty the bin.")),
        }[choice.view]
