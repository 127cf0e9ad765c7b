"""The tree of what the article list can show: views, saved searches, tags and outlets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QDropEvent, QIcon, QPainter
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from app.domain.records import TAG_SEPARATOR, SavedSearch, Tag
from app.library import View
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.style import tag_role
from ui.desktop.widgets.tag_tree import draw_branch, dropped_on

ChoiceRole = Qt.ItemDataRole.UserRole + 1
_ICONS = {
    View.ALL: "library",
    View.UNREAD: "unread",
    View.STARRED: "star",
    View.NEEDS_REVIEW: "claim",
    View.RECENTLY_READ: "recent",
    View.BIN: "bin",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the list shows: a view, or all articles with a tag, from an outlet or that a saved search finds."""

    view: View = View.ALL
    tag: str | None = None
    outlet: str | None = None
    search: SavedSearch | None = None


class FilterTree(QTreeWidget):
    """Emits `chosen` with a `Choice`, `tag_moved` with a tag that was dragged and the one to put it below, or None."""

    chosen = Signal(object)
    tag_menu_wanted = Signal(object, object)
    tag_moved = Signal(object, object)
    search_menu_wanted = Signal(object, object)

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._known_tags: dict[str, Tag] = {}
        self._tag_items: dict[str, QTreeWidgetItem] = {}
        self.setObjectName("filters")
        self.setAccessibleName(self.tr("Views, saved searches, tags and outlets"))
        # Both cells of a chosen row look like one.
        self.setStyleSheet("QTreeView::item { border-radius: 0; padding: 4px; }")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(24)
        self.setRootIsDecorated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(16)  # Qt's own is that of the font's widest letter
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._views = {view: self._add(None, name, Choice(view)) for view, name in self._view_names().items()}
        self._searches = self._heading(self.tr("Saved searches"), "search")
        self._tags = self._heading(self.tr("Tags"), "tag")
        self._outlets = self._heading(self.tr("Outlets"), "outlet")
        self._color()
        self.setCurrentItem(self._views[View.ALL])
        self.currentItemChanged.connect(self._tell)
        self.itemClicked.connect(self._unfold)
        self.setDragDropMode(QTreeWidget.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        appearance.changed.connect(self._color)

    @property
    def choice(self) -> Choice:
        """Return what is chosen."""
        current = self.currentItem()
        found = current.data(0, ChoiceRole) if current else None
        return found if isinstance(found, Choice) else Choice()

    def choose(self, choice: Choice) -> None:
        """Choose a view."""
        self.setCurrentItem(self._views[choice.view])

    def set_counts(self, counts: Mapping[View, int]) -> None:
        """Show how many articles each view has; an empty view shows no number."""
        for view, item in self._views.items():
            item.setText(1, labels.count(counts[view]) if counts.get(view) else "")

    def set_searches(self, searches: Sequence[SavedSearch]) -> None:
        """Show these saved searches."""
        self._fill(self._searches, [(search.name, None, Choice(search=search)) for search in searches])

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Show these tags."""
        self._known_tags = {tag.name: tag for tag in tags}
        folded = {name for name, item in self._tag_items.items() if item.childCount() and not item.isExpanded()}
        self._tag_items.clear()
        self._fill(self._tags, [(tag.name, tag.branch, Choice(tag=tag.name)) for tag in tags])
        for name, item in self._tag_items.items():
            item.setExpanded(name not in folded)
        self._color_tags()

    @property
    def tags(self) -> list[Tag]:
        """Return the tags shown."""
        return list(self._known_tags.values())

    def set_outlets(self, outlets: Sequence[tuple[str, int]]) -> None:
        """Show these outlets."""
        self._fill(self._outlets, [(name, number, Choice(outlet=name)) for name, number in outlets])

    def _fill(self, heading: QTreeWidgetItem, entries: Sequence[tuple[str, int | None, Choice]]) -> None:
        before, was_empty = self.choice, heading.childCount() == 0
        with QSignalBlocker(self):
            for row in heading.takeChildren():
                # Python would keep it for ever.
                shiboken6.delete(row)
            for name, number, choice in entries:
                item = self._add_tag(choice.tag) if choice.tag else self._add(heading, name, choice)
                item.setText(1, "" if number is None else labels.count(number))
                if _is_same(choice, before):
                    self.setCurrentItem(item)
        heading.setHidden(not entries)
        if was_empty:
            heading.setExpanded(True)
        if self.currentItem() is None or (not _is_same(self.choice, before) and before.view is View.ALL):
            self.choose(Choice())

    def _add(self, parent: QTreeWidgetItem | None, name: str, choice: Choice) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name, ""])
        item.setData(0, ChoiceRole, choice)
        item.setFlags(item.flags() & ~(Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        return item

    def _add_tag(self, name: str) -> QTreeWidgetItem:
        """Add a tag below the nearest one above it that there is."""
        above = name.rpartition(TAG_SEPARATOR)[0]
        while above and above not in self._tag_items:
            above = above.rpartition(TAG_SEPARATOR)[0]
        parent = self._tag_items.get(above, self._tags)
        item = self._add(parent, name[len(above) :].lstrip(TAG_SEPARATOR), Choice(tag=name))
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        item.setToolTip(0, name if above else "")
        self._tag_items[name] = item
        return item

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw an arrow before a tag with others below it; headings fold with a click on them."""
        if self.itemFromIndex(index) not in self._headings:
            draw_branch(self, painter, rect, index, self._appearance)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a tag was dragged to; the tree itself changes when the library has."""
        dragged, parent = self._tag_at(self.currentItem()), self._tag_at(dropped_on(self, event))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged is not None and dragged != parent:
            self.tag_moved.emit(dragged, parent)

    def _tag_at(self, item: QTreeWidgetItem | None) -> Tag | None:
        choice = item.data(0, ChoiceRole) if item else None
        return self._known_tags.get(choice.tag) if isinstance(choice, Choice) and choice.tag else None

    @property
    def _headings(self) -> tuple[QTreeWidgetItem, ...]:
        return self._searches, self._tags, self._outlets

    def _heading(self, name: str, icon: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name, ""])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | (Qt.ItemFlag.ItemIsDropEnabled if icon == "tag" else Qt.ItemFlag(0)))
        item.setData(0, Qt.ItemDataRole.UserRole, icon)
        item.setHidden(True)
        self.addTopLevelItem(item)
        return item

    def _color(self) -> None:
        for view, item in self._views.items():
            item.setIcon(0, self._appearance.icon(_ICONS[view], "muted"))
        for heading in self._headings:
            heading.setIcon(0, self._appearance.icon(heading.data(0, Qt.ItemDataRole.UserRole), "muted"))
        for item in (*self._views.values(), *self._headings):
            item.setForeground(1, self._appearance.theme.color("muted"))

        self._color_tags()

    def _color_tags(self) -> None:
        for name, item in self._tag_items.items():
            color = self._known_tags[name].color
            item.setIcon(0, self._appearance.icon("tag", tag_role(color)) if color else QIcon())

    def _tell(self, current: QTreeWidgetItem | None) -> None:
        if current is not None and isinstance(current.data(0, ChoiceRole), Choice):
            self.chosen.emit(self.choice)

    def _unfold(self, item: QTreeWidgetItem) -> None:
        if item in self._headings:
            item.setExpanded(not item.isExpanded())

    def _ask_for_menu(self, position: QPoint) -> None:
        item = self.itemAt(position)
        choice = item.data(0, ChoiceRole) if item else None
        if (tag := self._tag_at(item)) is not None:
            self.tag_menu_wanted.emit(tag, self.viewport().mapToGlobal(position))
        elif isinstance(choice, Choice) and choice.search is not None:
            self.search_menu_wanted.emit(choice.search, self.viewport().mapToGlobal(position))

    def _view_names(self) -> dict[View, str]:
        return {
            View.ALL: self.tr("All articles"),
            View.UNREAD: self.tr("Unread"),
            View.STARRED: self.tr("Starred"),
            View.NEEDS_REVIEW: self.tr("Needs review"),
            View.RECENTLY_READ: self.tr("Recently read"),
            View.BIN: self.tr("Bin"),
        }


def _is_same(choice: Choice, other: Choice) -> bool:
    """Tell whether two choices show the same, be it under another name."""
    if choice.search and other.search:
        return choice.search.id == other.search.id
    return choice == other
