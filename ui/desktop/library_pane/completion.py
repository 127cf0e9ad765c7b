"""Completion in the search box: names of fields, and the values that they have in this library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView

from app.library.searching.fields import Field, field_named
from app.library.searching.suggestions import Wanted, as_value, field_names, states, wanted_at
from ui.desktop.direction import isolated
from ui.desktop.reader.positions import map_positions
from ui.desktop.tasks import Tasks

translate = QCoreApplication.translate

_LEAST_LETTERS = 2
"""Letters of a word from which on it may be meant as a field's name."""
_MOST_VISIBLE = 10
_LEAST_WIDTH = 340


@dataclass(frozen=True, slots=True)
class _Offer:
    """A line of the list: what is shown, and what it puts into the box."""

    shown: str
    inserted: str


class QueryCompleter(QObject):
    """Offers completions below a search field while a person types, or when asked to by the Down key.

    Nothing in the list is chosen beforehand: Enter goes on searching, Down and Enter (or Tab) take an offer.
    Emits `entered` when Enter takes no offer, and `went_down` when Down finds nothing to offer.
    """

    entered = Signal()
    went_down = Signal()

    def __init__(self, field: QLineEdit, tasks: Tasks) -> None:
        super().__init__(field)
        self._field = field
        self._tasks = tasks
        self._wanted: Wanted | None = None
        self._is_asked = False
        self._offers: dict[str, str] = {}
        self._model = QStringListModel(self)
        self._popup = QListView()
        self._popup.setObjectName("query_completions")
        self._popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(field)
        self._completer.setPopup(self._popup)
        self._completer.setMaxVisibleItems(_MOST_VISIBLE)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._take)
        field.textEdited.connect(lambda _: self.offer())
        field.installEventFilter(self)
        self._popup.installEventFilter(self)

    def offer(self, *, is_asked: bool = False) -> None:
        """Show what may be meant at the cursor; `is_asked` also where nothing of it is typed yet."""
        self._is_asked = is_asked
        text, cursor = self._field.text(), self._field.cursorPosition()
        wanted = self._wanted = wanted_at(text, map_positions(text).offset(cursor))
        if wanted is None or (wanted.field is None and not is_asked and len(wanted.beginning) < _LEAST_LETTERS):
            self._show([])
        elif wanted.field is None:
            self._show(_fields(wanted.beginning))
        elif wanted.field is Field.IS:
            self._show([_Offer(name, f"{name} ") for name in states(wanted.beginning, in_arabic=_in_arabic())])
        else:
            self._ask(wanted.field, wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the list with the Down key; take an offer with Tab, the first where none is chosen, or with Enter."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        is_handled = is_plain and watched in {self._field, self._popup} and self._press(Qt.Key(event.key()))
        return is_handled or super().eventFilter(watched, event)

    def _press(self, key: Qt.Key) -> bool:
        """Do what a key means here; tell whether it means anything."""
        is_open = self._popup.isVisible()
        chosen = self._popup.currentIndex().data() if is_open else None
        match key:
            case Qt.Key.Key_Down if not is_open:
                self.offer(is_asked=True)
            case Qt.Key.Key_Tab if is_open and self._offers:
                self._hide()
                self._take(chosen or next(iter(self._offers)))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._hide()
                self._take(chosen) if chosen else self.entered.emit()
            case Qt.Key.Key_Escape if is_open:
                self._hide()
            case _:
                return False
        return True

    def _ask(self, field: Field, wanted: Wanted) -> None:
        def show(names: list[str]) -> None:
            if self._wanted is wanted and self._field.hasFocus():
                self._show([_Offer(name, f"{as_value(name)} ") for name in names])

        self._tasks.read(lambda library: library.search.values(field, wanted.beginning), show, lambda _: None)

    def _show(self, offers: Sequence[_Offer]) -> None:
        self._offers = {offer.shown: offer.inserted for offer in offers}
        self._model.setStringList(list(self._offers))
        typed = self._wanted.beginning if self._wanted else ""
        if not offers or [offer.inserted.strip() for offer in offers] == [typed]:
            self._hide()
            if self._is_asked:
                self.went_down.emit()
            return
        self._popup.setLayoutDirection(self._field.layoutDirection())
        self._completer.complete(self._place())
        self._popup.setCurrentIndex(QModelIndex())

    def _place(self) -> QRect:
        """Return where the list hangs below the field: from its start on, wide enough for a name."""
        field = self._field.rect()
        width = max(field.width(), _LEAST_WIDTH)
        is_rtl = self._field.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return QRect(field.right() + 1 - width if is_rtl else field.left(), field.top(), width, field.height())

    def _hide(self) -> None:
        self._popup.hide()

    def _take(self, shown: str) -> None:
        inserted = self._offers.get(shown)
        if self._wanted is None or not inserted:
            return
        text, span = self._field.text(), self._wanted.span
        before = text[: span.start] + inserted
        rest = text[span.end :]
        self._field.setText(before + (rest.lstrip() if inserted.endswith(" ") else rest))
        self._field.setCursorPosition(map_positions(self._field.text()).position(len(before)))
        self._wanted = None
        if inserted.endswith(":"):
            self.offer()


def _in_arabic() -> bool:
    return QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def _fields(beginning: str) -> list[_Offer]:
    meanings = field_meanings()
    return [
        _Offer(f"{name}:  {isolated(meanings[field_named(name)])}", f"{name}:")
        for name in field_names(beginning, in_arabic=_in_arabic())
    ]


def field_meanings() -> dict[Field, str]:
    """Return what each field asks for, in the interface's language."""
    return {
        Field.OUTLET: translate("Completion", "the outlet's name"),
        Field.TAG: translate("Completion", "a tag, by its whole name"),
        Field.BY: translate("Completion", "who claims something"),
        Field.COUNTED: translate("Completion", "what a figure counts"),
        Field.PLACE: translate("Completion", "a place that is named"),
        Field.FROM: translate("Completion", "published on this day or later"),
        Field.TO: translate("Completion", "published on this day or earlier"),
        Field.IS: translate("Completion", "unread, starred or unreviewed"),
    }
