"""The names panel: each name once with its type and count, stepping through its places."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.annotations import MentionType
from app.domain.reading import Reading
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.item_models.names import NameEntry, NameListModel, NameRole
from ui.desktop.selection import Item, ItemKind, Selection
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty, SearchField
from ui.desktop.widgets.painting import mirrored, scaled

TYPE_ROLES = {
    MentionType.PERSON: "person",
    MentionType.GROUP: "actor",
    MentionType.ORGANIZATION: "actor",
    MentionType.PLACE: "place",
    MentionType.WEAPON: "weapon",
}
MARGIN = 10


class NameDelegate(QStyledItemDelegate):
    """Paints a dot in the type's colour, the name, the type, and the count or which place it is at."""

    def __init__(self, appearance: Appearance, selection: Selection, view: QListView) -> None:
        super().__init__(view)
        self._appearance = appearance
        self._selection = selection

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Return the height of every row."""
        return QSize(120, round(QFontMetricsF(option.font).height() + 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a name."""
        theme, entry = self._appearance.theme, index.data(NameRole)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        row = QRectF(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setBrush(theme.color("accent_tint" if chosen else "hover"))
            painter.drawRoundedRect(row, 5, 5)
        painter.setBrush(theme.color(TYPE_ROLES[entry.type]))
        dot = QRectF(row.left() + MARGIN, row.center().y() - 4, 8, 8)
        painter.drawEllipse(mirrored(dot, row, rtl=rtl))
        place = self._place(entry)
        self._paint_words(painter, option, row.adjusted(MARGIN, 0, -MARGIN, 0), (entry, place), rtl=rtl)
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: QRectF,
        shown: tuple[NameEntry, str],
        *,
        rtl: bool,
    ) -> None:
        entry, place = shown
        theme, small = self._appearance.theme, scaled(option.font, 0.88)
        metrics = QFontMetricsF(small)
        taken = metrics.horizontalAdvance(place) + 8
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        centred = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(
            mirrored(QRectF(row.right() - taken, row.top(), taken, row.height()), row, rtl=rtl), end | centred, place
        )
        names = QFontMetricsF(option.font)
        room = row.width() - taken - 18
        shown_name = labels.doubted(entry.name, entry.surest.certainty)
        name = names.elidedText(shown_name, Qt.TextElideMode.ElideRight, room)
        wide = names.horizontalAdvance(name)
        painter.setFont(option.font)
        painter.setPen(theme.color("text"))
        painter.drawText(
            mirrored(QRectF(row.left() + 18, row.top(), wide + 2, row.height()), row, rtl=rtl), start | centred, name
        )
        type_ = labels.label(entry.type)
        if room - wide > metrics.horizontalAdvance(type_) + 16:
            painter.setFont(small)
            painter.setPen(theme.color(TYPE_ROLES[entry.type]))
            box = QRectF(row.left() + 18 + wide + 10, row.top(), room - wide - 10, row.height())
            painter.drawText(mirrored(box, row, rtl=rtl), start | centred, type_)

    def _place(self, entry: NameEntry) -> str:
        item = self._selection.item
        if item is not None and item.kind is ItemKind.MENTION and item.index in entry.places and len(entry.places) > 1:
            return self.tr("{place} of {count}").format(
                place=entry.places.index(item.index) + 1, count=len(entry.places)
            )
        return labels.count(len(entry.places))


class NamesPanel(QWidget):
    """Shows the names of the open article; each click or Enter on one goes to its next place."""

    def __init__(self, selection: Selection, appearance: Appearance) -> None:
        super().__init__()
        self._selection = selection
        self.model = NameListModel()
        self.filter = SearchField(appearance, self.tr("Filter names"))
        self.list = QListView()
        self.list.setObjectName("names")
        self.list.setAccessibleName(self.tr("Names"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(NameDelegate(appearance, selection, self.list))
        empty = EmptyState(
            self.tr("No names"), self.tr("Select words in the article and press M to mark them as a name.")
        )
        self._content = ListOrEmpty(self.list, empty)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 4)
        head.addWidget(self.filter)
        lines.addLayout(head)
        lines.addWidget(self._content, 1)
        self.filter.textChanged.connect(self._refilter)
        self.list.clicked.connect(self._step)
        self.list.activated.connect(self._enter)
        selection.item_chosen.connect(self._follow)
        appearance.changed.connect(self.list.viewport().update)

    def show_reading(self, reading: Reading | None) -> None:
        """Show the names of an article."""
        self.model.set_reading(reading)
        self._follow(self._selection.item)
        self._content.show_view(has_rows=self.model.rowCount() > 0)

    def _refilter(self, words: str) -> None:
        self.model.set_filter(words)
        self._content.show_view(has_rows=self.model.rowCount() > 0)

    def _enter(self, index: QModelIndex) -> None:
        if not self.list.underMouse():
            self._step(index)

    def _step(self, index: QModelIndex) -> None:
        """Go to the name's next place, from its last to its first."""
        places = self.model.entry(index.row()).places
        item = self._selection.item
        at = places.index(item.index) if item and item.kind is ItemKind.MENTION and item.index in places else -1
        self._selection.choose(Item(ItemKind.MENTION, places[(at + 1) % len(places)]))

    def _follow(self, item: Item | None) -> None:
        row = self.model.row_of(item.index) if item is not None and item.kind is ItemKind.MENTION else None
        with QSignalBlocker(self.list.selectionModel()):
            if row is None:
                self.list.clearSelection()
            else:
                self.list.setCurrentIndex(self.model.index(row))
                self.list.scrollTo(self.model.index(row))
        self.list.viewport().update()
