"""The search box: the field with its completions, the order of what is found, and what was not understood."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.library import Order
from app.library.lists import RANKED
from app.library.searching.fields import ARABIC_NAMES, Field
from app.library.searching.query import Query, parse
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.direction import isolated
from ui.desktop.error_texts import error_text
from ui.desktop.library_pane.completion import QueryCompleter
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.fields import SearchField


class SearchBox(QWidget):
    """Emits `typed` while a person writes, `order_chosen`, and `save_wanted` when the search is to be kept."""

    typed = Signal()
    order_chosen = Signal()
    save_wanted = Signal()

    def __init__(self, tasks: Tasks, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.field = SearchField(appearance, self.tr("Search the library"))
        words = self.tr(
            "All words must be there, in any spelling and form.\n"
            "“words in quotation marks”: as they stand · -word: not this one · one OR other: either\n"
            "Down shows the fields, which have an English and an Arabic name: {fields}"
        )
        self.field.setToolTip(words.format(fields=self._fields()))
        self.completer = QueryCompleter(self.field, tasks)
        self._save = QAction(self.tr("Keep this search"), self)
        self._save.setVisible(False)
        self._save.triggered.connect(lambda _checked=False: self.save_wanted.emit())
        self.field.addAction(self._save, QLineEdit.ActionPosition.TrailingPosition)
        self._message = QLabel()
        self._message.setObjectName("search_message")
        self._message.setWordWrap(True)
        self._message.setProperty("tone", "danger")
        self._message.hide()
        self._hint = QLabel()
        self._hint.setObjectName("search_hint")
        self._hint.setWordWrap(True)
        self._hint.setProperty("tone", "muted")
        self._hint.hide()
        self._count = QLabel()
        self._count.setObjectName("search_count")
        self._count.setProperty("tone", "muted")
        self._count.hide()
        self.order_button = QToolButton()
        self._orders = self._order_menu()
        self._lay_out()
        self._color()
        self.field.textChanged.connect(self._follow)
        appearance.changed.connect(self._color)

    @property
    def query(self) -> Query:
        """Return what is asked for."""
        return parse(self.field.text())

    @property
    def order(self) -> Order:
        """Return the order of what is found."""
        return next(order for order, action in self._orders.items() if action.isChecked())

    @order.setter
    def order(self, order: Order) -> None:
        self._orders[order].setChecked(True)
        self.order_button.setToolTip(self._orders[order].text())

    @property
    def message(self) -> str:
        """Return what is said about the query, "" where there is nothing to say."""
        return "" if self._message.isHidden() else self._message.text()

    def tell_ranked(self, *, is_in_part: bool) -> None:
        """Say it where too many articles match to rank them all."""
        words = self.tr(
            "More than {most} matches: the newest of them, and older ones with the words in their title, stand best"
            " first; the others follow by date."
        )
        self._hint.setText(words.format(most=labels.count(RANKED)) if is_in_part else "")
        self._hint.setVisible(is_in_part)

    def tell_found(self, number: int | None) -> None:
        """Say how many articles are found; None while that is being counted."""
        self._count.setText("…" if number is None else self.tr("%n hit(s)", "", number))
        self._count.show()

    def tell_no_search(self) -> None:
        """Say no number: nothing is searched for."""
        self._count.hide()

    def _fields(self) -> str:
        """Return each field with its name in the interface's language and its other one."""
        is_arabic = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        pairs = ((ARABIC_NAMES[field], field.value) for field in Field)
        named = (pair if is_arabic else pair[::-1] for pair in pairs)
        return " · ".join(f"{isolated(name)} = {isolated(other)}" for name, other in named)

    def _follow(self) -> None:
        query = self.query
        self._tell(query.problems[0] if query.problems else None)
        self._save.setVisible(bool(query.clauses) and not query.problems)
        self.typed.emit()

    def _tell(self, problem: UserError | None) -> None:
        self._message.setText(error_text(problem) if problem else "")
        self._message.setVisible(problem is not None)

    def _order_menu(self) -> dict[Order, QAction]:
        menu, group = QMenu(self), QActionGroup(self)
        actions: dict[Order, QAction] = {}
        for order, name in {
            Order.NEWEST: self.tr("Newest first"),
            Order.RELEVANCE: self.tr("Best match first"),
            Order.OUTLET: self.tr("By outlet"),
            Order.UNREVIEWED: self.tr("Most unreviewed claims first"),
        }.items():
            action = actions[order] = menu.addAction(name)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, order=order: self._choose(order))
            group.addAction(action)
        actions[Order.NEWEST].setChecked(True)
        self.order_button.setObjectName("order")
        self.order_button.setAccessibleName(self.tr("Order of the articles"))
        self.order_button.setToolTip(actions[Order.NEWEST].text())
        self.order_button.setMenu(menu)
        self.order_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return actions

    def _choose(self, order: Order) -> None:
        self.order = order
        self.order_chosen.emit()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.field, 1)
        line.addWidget(self.order_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 8, 8, 4)
        lines.setSpacing(4)
        lines.addLayout(line)
        lines.addWidget(self._count)
        lines.addWidget(self._message)
        lines.addWidget(self._hint)

    def _color(self) -> None:
        self._save.setIcon(self._appearance.icon("keep_search", "muted"))
        self.order_button.setIcon(self._appearance.icon("sort", "muted"))
