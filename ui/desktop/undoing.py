"""Undo and redo in the window: their commands name what they would do, and do it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from shiboken6 import isValid

from app.domain.changes import Changes
from app.library import Library, Verb
from ui.desktop import labels
from ui.desktop.commands import Commands, tool_tip
from ui.desktop.operations.articles import ArticleOperations
from ui.desktop.tasks import Tasks


class Undoing(QObject):
    """Follows the history of the library; goes with the commands that it names.

    `leave` is told which articles an undo puts into the bin, `say` what was done.
    """

    def __init__(
        self,
        tasks: Tasks,
        commands: Commands,
        operations: ArticleOperations,
        leave: Callable[[list[int]], None],
        say: Callable[[str], None],
    ) -> None:
        undo, redo = commands["undo"], commands["redo"]
        super().__init__(undo)
        self._tasks = tasks
        self._undo = undo
        self._redo = redo
        self._leave = leave
        self._say = say
        undo.triggered.connect(lambda: operations.undo(self._tell_undone))
        redo.triggered.connect(lambda: operations.redo(self._tell_redone))
        tasks.changed.connect(self._ask)
        self._ask()

    def _ask(self, _: object = None) -> None:
        def verbs(library: Library) -> tuple[str | None, str | None]:
            return library.history.undo_verb(), library.history.redo_verb()

        self._tasks.read(verbs, self._name_both, lambda _: self._name_both((None, None)))

    def _name_both(self, verbs: tuple[str | None, str | None]) -> None:
        if isValid(self):
            undo, redo = verbs
            _name(self._undo, self.tr("&Undo: {verb}"), self.tr("&Undo"), undo)
            _name(self._redo, self.tr("&Redo: {verb}"), self.tr("&Redo"), redo)

    def _tell_undone(self, changes: Changes) -> None:
        if changes.verb == Verb.TAKE_IN:
            self._leave(sorted(changes.articles))
        self._say(self.tr("Undone: {verb}").format(verb=labels.label(Verb(changes.verb))))

    def _tell_redone(self, changes: Changes) -> None:
        self._say(self.tr("Done again: {verb}").format(verb=labels.label(Verb(changes.verb))))


def _name(action: QAction, named: str, plain: str, verb: str | None) -> None:
    action.setEnabled(verb is not None)
    text = named.format(verb=labels.label(Verb(verb))) if verb else plain
    action.setText(text)
    action.setToolTip(tool_tip(action, text))
