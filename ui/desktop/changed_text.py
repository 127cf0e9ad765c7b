"""The offer of a changed text: told while its article is open, taken with a click or by its command, or declined."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.domain.reading import Reading
from app.library.marks.moving import Moved
from ui.desktop.open_article import OpenArticle
from ui.desktop.operations.editions import EditionOperations
from ui.desktop.widgets.message_bar import MessageBar


class ChangedText(QObject):
    """Follows the open article; goes with the message bar it speaks in."""

    def __init__(
        self,
        article: OpenArticle,
        operations: EditionOperations,
        messages: MessageBar,
        command: QAction,
        say: Callable[[str], None],
    ) -> None:
        super().__init__(messages)
        self._article = article
        self._operations = operations
        self._messages = messages
        self._command = command
        self._say = say
        self._told: tuple[int, int] | None = None
        self._words = self.tr("This article came again with a changed text. Your marks go where their words went.")
        command.triggered.connect(self.take)
        article.reading_changed.connect(self._follow)
        self._follow(article.reading)

    def take(self) -> None:
        """Give the open article its changed text."""
        reading = self._article.reading
        if reading is not None and reading.article_id is not None and reading.offered is not None:
            self._messages.withdraw(self._words)
            self._operations.take(reading.article_id, reading.offered, self._tell)

    def _follow(self, reading: Reading | None) -> None:
        offered = reading.offered if reading else None
        self._command.setEnabled(offered is not None)
        if reading is not None and reading.is_offer_declined:
            offered = None
        told = (reading.article_id or 0, offered) if reading and offered is not None else None
        if told == self._told:
            return
        self._told = told
        if told is None:
            self._messages.withdraw(self._words)
        else:
            self._messages.offer(self._words, (self.tr("Take the changed text"), self.take), self._decline)

    def _decline(self) -> None:
        """Remember that the open article keeps its text: it is not offered again, the command stays."""
        reading = self._article.reading
        if reading is not None and reading.article_id is not None and reading.offered is not None:
            said = self.tr("The article keeps its text. The changed one can still be taken from the menu «Article».")
            self._operations.decline(reading.article_id, reading.offered, lambda _: self._say(said))

    def _tell(self, moved: Moved) -> None:
        told = [self.tr("This is the changed text now.")]
        if moved.placed:
            told.append(self.tr("%n mark(s) moved along.", "", moved.placed))
        if moved.lost:
            told.append(self.tr("%n mark(s) lost their place: see the notes panel.", "", moved.lost))
        self._say(" ".join(told))
