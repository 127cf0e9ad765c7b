"""The claims panel: cards, and the filter above them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.reading import ClaimCard, Reading
from ui.desktop.appearance import Appearance
from ui.desktop.item_models.claims import ClaimListModel, Show
from ui.desktop.item_models.elsewhere import StoryWords
from ui.desktop.panels.claim_delegate import ClaimDelegate
from ui.desktop.selection import Item, ItemKind, Selection
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty, SearchField


class CardList(QListView):
    """A list whose rows are measured again when its width changes."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the cards for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class ClaimsPanel(QWidget):
    """Shows the claims of the open article, and steps through them.

    `copy_wanted` carries the id of another article of its story, `menu_wanted` a global position.
    """

    menu_wanted = Signal(object)
    copy_wanted = Signal(int)

    def __init__(self, selection: Selection, appearance: Appearance) -> None:
        super().__init__()
        self._selection = selection
        self._appearance = appearance
        self._reading: Reading | None = None
        self.model = ClaimListModel()
        self.filter = SearchField(appearance, self.tr("Filter claims"))
        self._show = Show.ALL
        self.show_button = self._show_chooser()
        self.list = self._card_list()
        self._delegate = ClaimDelegate(appearance, self.list)
        self.list.setItemDelegate(self._delegate)
        self._content = ListOrEmpty(self.list, EmptyState("", ""))
        self.story = QLabel()
        self.story.hide()
        self.story.setWordWrap(True)
        self.story.setContentsMargins(12, 0, 12, 4)
        self.story.setProperty("tone", "muted")
        self.story.linkActivated.connect(lambda article_id: self.copy_wanted.emit(int(article_id)))
        self._lay_out()
        self.filter.textChanged.connect(self._refilter)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        selection.item_chosen.connect(self._follow)
        appearance.changed.connect(self._repaint)

    def show_reading(self, reading: Reading | None) -> None:
        """Show the claims of an article."""
        self._reading = reading
        self.story.setText(StoryWords().copies(reading.copies) if reading else "")
        self.story.setVisible(bool(self.story.text()))
        with QSignalBlocker(self.list.selectionModel()):
            self.model.set_reading(reading)
        self._follow(self._selection.item)
        self._show_emptiness()

    def current_card(self) -> ClaimCard | None:
        """Return the chosen claim, None where none is."""
        item = self._selection.item
        if self._reading is None or item is None or item.kind is not ItemKind.CLAIM:
            return None
        cards = self._reading.claim_cards
        return cards[item.index] if item.index < len(cards) else None

    def step(self, by: int) -> None:
        """Choose the next claim (1) or the one before (-1); from nowhere, the first or the last one shown."""
        rows = self.model.rowCount()
        if not rows:
            return
        current = self.list.currentIndex().row() if self.current_card() else -1
        row = current + by if current >= 0 else (0 if by > 0 else rows - 1)
        self._choose(self.model.index(max(0, min(row, rows - 1))))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._selection.choose(Item(ItemKind.CLAIM, self.model.card(index.row()).index))

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        for index in (current, previous):
            if index.isValid():
                self._delegate.sizeHintChanged.emit(index)
        # The arrow keys move the current row: let everybody follow.
        if current.isValid() and self.list.hasFocus():
            QTimer.singleShot(0, lambda: self._choose_row(current.row()))

    def _choose_row(self, row: int) -> None:
        if self.list.currentIndex().row() != row or row >= self.model.rowCount():
            return
        item = Item(ItemKind.CLAIM, self.model.card(row).index)
        if item != self._selection.item:
            self._selection.choose(item)

    def _follow(self, item: Item | None) -> None:
        row = self.model.row_of(item.index) if item is not None and item.kind is ItemKind.CLAIM else None
        index = self.model.index(row) if row is not None else QModelIndex()
        if index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.list.viewport().update()

    def _refilter(self) -> None:
        with QSignalBlocker(self.list.selectionModel()):
            self.model.set_filter(self.filter.text(), self._show)
        self._follow(self._selection.item)
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        self._content.empty.say(*self._empty_words())
        self._content.show_view(has_rows=self.model.rowCount() > 0)

    def _repaint(self) -> None:
        self._delegate.renew()
        self.show_button.setIcon(self._appearance.icon("filter", "muted"))
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    def _card_list(self) -> QListView:
        view = CardList()
        view.setObjectName("claims")
        view.setAccessibleName(self.tr("Claims"))
        view.setModel(self.model)
        view.setMouseTracking(True)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._ask_for_menu)
        return view

    def _ask_for_menu(self, position: QPoint) -> None:
        index = self.list.indexAt(position)
        if index.isValid():
            self._choose(index)
            self.menu_wanted.emit(self.list.viewport().mapToGlobal(position))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 4)
        head.addWidget(self.filter, 1)
        head.addWidget(self.show_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(self.story)
        lines.addWidget(self._content, 1)

    def _show_chooser(self) -> QToolButton:
        """Return the button whose menu chooses by state which claims are shown."""
        button = QToolButton()
        button.setAccessibleName(self.tr("State of the claims shown"))
        button.setToolTip(self.tr("State of the claims shown"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, group = QMenu(button), QActionGroup(button)
        for show, name in self._show_names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(show is self._show)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, show=show: self.show_state(show))
        button.setMenu(menu)
        button.setText(self._show_names()[self._show])
        button.setIcon(self._appearance.icon("filter", "muted"))
        return button

    def show_state(self, show: Show) -> None:
        """Show the claims of such a state alone."""
        self._show = show
        self.show_button.setText(self._show_names()[show])
        self._refilter()

    def _show_names(self) -> dict[Show, str]:
        return {
            Show.ALL: self.tr("All states"),
            Show.OPEN: self.tr("To review"),
            Show.ACCEPTED: self.tr("Accepted"),
            Show.REJECTED: self.tr("Rejected"),
        }

    def _empty_words(self) -> tuple[str, str]:
        if self._reading is None:
            return self.tr("No article is open"), self.tr("Its claims will stand here: who says what.")
        if self.model.total:
            return self.tr("No claim passes the filter"), self.tr("Empty the field above to see them all.")
        if not self._reading.document.is_arabic:
            return self.tr("Not analysed"), self.tr("This text is not in Arabic, or damaged. You can mark and note it.")
        return (
            self.tr("No claims found"),
            self.tr("Nobody is quoted in this article, or the program missed it. You can still mark words."),
        )
