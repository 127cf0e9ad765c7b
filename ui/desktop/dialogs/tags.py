"""The tag manager: all tags as a tree, to be renamed, moved, coloured, merged and deleted, each to be undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.changes import Changes, Kind
from app.domain.records import Tag
from ui.desktop.appearance import Appearance
from ui.desktop.dialogs.tag_menu import ask_merge, ask_new, color_menu, delete_words, mergeable, tag_menu
from ui.desktop.operations.tags import TagOperations
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.buttons import foot
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty, SearchField
from ui.desktop.widgets.tag_tree import TagTree


class TagsDialog(QDialog):
    """Stays beside the window; what is done here shows there, and the other way round."""

    def __init__(
        self,
        tasks: Tasks,
        operations: TagOperations,
        appearance: Appearance,
        shared: Sequence[QAction],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tags"))
        # Undo and redo have their keys here too.
        self.addActions(list(shared))
        self._tasks = tasks
        self._operations = operations
        self._appearance = appearance
        self._tags: list[Tag] = []
        self.search = SearchField(appearance, self.tr("Filter tags"))
        self.tree = TagTree(appearance)
        self._content = ListOrEmpty(
            self.tree,
            EmptyState(
                self.tr("No tags yet"),
                self.tr("Press T on words, a claim or an article to tag them. «war/raids» is a tag below another one."),
            ),
        )
        self.new_button = self._button(self.tr("New tag…"), self._ask_new)
        self.color_button = QPushButton(self.tr("Colour"))
        self.color_button.setAutoDefault(False)
        self._color_menu = QMenu(self.color_button)
        self._color_menu.aboutToShow.connect(self._fill_colors)
        self.color_button.setMenu(self._color_menu)
        self.rename_button = self._button(self.tr("Rename"), self._rename)
        self.merge_button = self._button(self.tr("Merge into…"), self._ask_merge)
        self.delete_button = self._button(self.tr("Delete"), self._delete)
        self.delete_button.setProperty("tone", "danger")
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Ask the library for the tags again."""
        self._tasks.read(lambda library: library.tags.all(), self._show)

    def _connect(self) -> None:
        self.tree.renamed.connect(self._operations.rename)
        self.tree.moved.connect(self._operations.move)
        self.tree.delete_pressed.connect(self._delete)
        self.tree.itemSelectionChanged.connect(self._enable)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._pop_up)
        self.search.textChanged.connect(self._filter)
        self._tasks.changed.connect(self._follow)

    def _follow(self, changes: Changes) -> None:
        if changes.kinds & {Kind.TAGS, Kind.ARTICLES, Kind.NOTES, Kind.HIGHLIGHTS, Kind.CLAIMS}:
            self.refresh()

    def _show(self, tags: list[Tag]) -> None:
        self._tags = tags
        self.tree.set_tags(tags)
        self._content.show_view(has_rows=bool(tags))
        self._filter()
        self._enable()

    def _filter(self) -> None:
        self.tree.filter(self.search.text())

    def _enable(self) -> None:
        tag = self.tree.chosen
        for button in (self.rename_button, self.color_button, self.delete_button):
            button.setEnabled(tag is not None)
        self.merge_button.setEnabled(tag is not None and bool(mergeable(tag, self._tags)))
        self.delete_button.setToolTip(delete_words(tag, self._tags) if tag else "")

    def _rename(self) -> None:
        self.tree.edit(self.tree.currentIndex())

    def _ask_new(self) -> None:
        ask_new(None, self._operations, self)

    def _ask_merge(self) -> None:
        if (tag := self.tree.chosen) is not None:
            ask_merge(tag, self._tags, self._operations, self, lambda into: self.tree.choose(into.name))

    def _delete(self) -> None:
        if (tag := self.tree.chosen) is not None:
            self._operations.remove(tag)

    def _fill_colors(self) -> None:
        self._color_menu.clear()
        if (tag := self.tree.chosen) is not None:
            self._color_menu.addActions(color_menu(tag, self._operations, self._appearance, self._color_menu).actions())

    def _pop_up(self, position: QPoint) -> None:
        tag = self.tree.tag_of(self.tree.itemAt(position))
        if tag is not None:
            menu = tag_menu(tag, self._tags, self._operations, self._appearance, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.tree.viewport().mapToGlobal(position))

    def _button(self, words: str, handler: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(handler)
        return button

    def _lay_out(self) -> None:
        hint = QLabel(self.tr("Drag a tag onto another one to put it below. F2 renames; every change can be undone."))
        hint.setWordWrap(True)
        hint.setProperty("tone", "muted")
        verbs = QHBoxLayout()
        for button in (self.new_button, self.rename_button, self.color_button, self.merge_button):
            verbs.addWidget(button)
        verbs.addStretch(1)
        verbs.addWidget(self.delete_button)
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.addWidget(self.search)
        lines.addWidget(self._content, 1)
        lines.addWidget(hint)
        lines.addLayout(verbs)
        lines.addWidget(buttons)
        self.resize(560, 560)
