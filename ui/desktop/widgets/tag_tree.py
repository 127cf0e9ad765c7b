"""All tags as a tree with their counts and colours: renamed in place, moved by drag."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.domain.records import Tag
from app.text.fold import fold
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.style import tag_role

TagRole = Qt.ItemDataRole.UserRole + 1


class TagTree(QTreeWidget):
    """Shows what the library has made of the tags; what a person wants of them it only tells.

    Emits `renamed` with a tag and its new last part, `moved` with a tag and the one it is to be below, or None,
    `delete_pressed` for the chosen one.
    """

    renamed = Signal(object, str)
    moved = Signal(object, object)
    delete_pressed = Signal()

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self._items: dict[int, QTreeWidgetItem] = {}
        self.setObjectName("tag_tree")
        self.setAccessibleName(self.tr("Tags"))
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Tag"), self.tr("On"), self.tr("With those below")])
        self.header().setStretchLastSection(False)
        self.header().setSectionsMovable(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
            self.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.setIndentation(22)
        # The cells of a chosen row look like one.
        self.setStyleSheet("QTreeView::item { border-radius: 0; padding: 4px 6px; }")
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )
        names = _NameDelegate(self)
        names.typed.connect(self._tell_name)
        self.setItemDelegateForColumn(0, names)
        appearance.changed.connect(self._color)

    @property
    def chosen(self) -> Tag | None:
        """Return the tag chosen."""
        return self.tag_of(self.currentItem())

    @staticmethod
    def tag_of(item: QTreeWidgetItem | None) -> Tag | None:
        """Return the tag that a row shows."""
        found = item.data(0, TagRole) if item else None
        return found if isinstance(found, Tag) else None

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Show these tags, each behind the one above it; what is chosen and folded stays so."""
        chosen = self.chosen
        folded = {tag_id for tag_id, item in self._items.items() if item.childCount() and not item.isExpanded()}
        with QSignalBlocker(self):
            self.clear()
            self._items = {}
            by_name: dict[str, QTreeWidgetItem] = {}
            for tag in tags:
                item = self._item(tag)
                above = by_name.get(tag.parent) if tag.parent else None
                if above is None:
                    # Where an old history brought a tag back without the one above, its whole path stands.
                    item.setText(0, tag.name)
                    self.addTopLevelItem(item)
                else:
                    above.addChild(item)
                by_name[tag.name] = self._items[tag.id] = item
            for tag_id, item in self._items.items():
                item.setExpanded(tag_id not in folded)
            if chosen is not None and chosen.id in self._items:
                self.setCurrentItem(self._items[chosen.id])
        self._color()
        self.itemSelectionChanged.emit()

    def choose(self, name: str) -> None:
        """Choose the tag of this path."""
        for item in self._items.values():
            tag = self.tag_of(item)
            if tag is not None and tag.name == name:
                self.setCurrentItem(item)

    def filter(self, words: str) -> None:
        """Show the tags alone that hold these words in any spelling, with those above them; all for no words."""
        wanted, above = " ".join(fold(words).split()), set()
        for item in reversed(self._items.values()):
            tag = self.tag_of(item)
            is_shown = id(item) in above or (tag is not None and wanted in fold(tag.leaf))
            item.setHidden(not is_shown)
            if is_shown:
                above.add(id(item.parent()))

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw an arrow before a tag with others below it."""
        draw_branch(self, painter, rect, index, self._appearance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete with the delete key."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a tag was dragged to."""
        dragged, parent = self.chosen, self.tag_of(dropped_on(self, event))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged is not None and dragged != parent:
            self.moved.emit(dragged, parent)

    def _item(self, tag: Tag) -> QTreeWidgetItem:
        item = QTreeWidgetItem([tag.leaf, labels.count(tag.count), labels.count(tag.branch)])
        item.setData(0, TagRole, tag)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _color(self) -> None:
        muted = self._appearance.theme.color("muted")
        with QSignalBlocker(self):
            for item in self._items.values():
                tag = self.tag_of(item)
                role = tag_role(tag.color) if tag and tag.color else "muted"
                item.setIcon(0, self._appearance.icon("tag", role))
                for column in (1, 2):
                    item.setForeground(column, muted)

    def _tell_name(self, tag: Tag, name: str) -> None:
        typed = " ".join(name.split())
        if typed not in {"", tag.leaf}:
            self.renamed.emit(tag, typed)


class _NameDelegate(QStyledItemDelegate):
    """Edits a tag's name; `typed` tells it, and the row waits for what the library makes of it."""

    typed = Signal(object, str)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with the name's last part."""
        tag = index.data(TagRole)
        if isinstance(editor, QLineEdit) and isinstance(tag, Tag):
            editor.setText(tag.leaf)

    def setModelData(
        self, editor: QWidget, _model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell what was typed."""
        tag = index.data(TagRole)
        if isinstance(editor, QLineEdit) and isinstance(tag, Tag):
            self.typed.emit(tag, editor.text())


def draw_branch(
    tree: QTreeWidget,
    painter: QPainter,
    rect: QRect,
    index: QModelIndex | QPersistentModelIndex,
    appearance: Appearance,
) -> None:
    """Draw an arrow at the end of a row's indentation where it has rows below it: down where they are shown."""
    item = tree.itemFromIndex(index)
    if item is None or not item.childCount():
        return
    side, size = tree.indentation(), 12
    rtl = tree.layoutDirection() is Qt.LayoutDirection.RightToLeft
    cell = QRect(rect.left() if rtl else rect.right() - side + 1, rect.top(), side, rect.height())
    place = QRect(0, 0, size, size)
    place.moveCenter(cell.center())
    appearance.icon("down" if item.isExpanded() else "next", "muted").paint(painter, place)


def dropped_on(tree: QTreeWidget, event: QDropEvent) -> QTreeWidgetItem | None:
    """Return the row that something dropped is to be below, None for none: between two rows it is beside them."""
    item = tree.itemAt(event.position().toPoint())
    if item is not None and tree.dropIndicatorPosition() in {
        QAbstractItemView.DropIndicatorPosition.AboveItem,
        QAbstractItemView.DropIndicatorPosition.BelowItem,
    }:
        return item.parent()
    return item
