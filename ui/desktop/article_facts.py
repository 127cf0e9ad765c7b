"""The facts of the open article, asked of the person: its publication date, its title, outlet and author."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.annotations import Analysis
from app.domain.document import Document
from ui.desktop import labels
from ui.desktop.dialogs import FactsDialog, PublishedDialog
from ui.desktop.open_article import OpenArticle
from ui.desktop.operations import Operations


class ArticleFacts(QObject):
    """Asks in dialogs over `window`, and has the answer kept; to be held by who made it."""

    def __init__(
        self, article: OpenArticle, operations: Operations, say: Callable[[str], None], window: QWidget
    ) -> None:
        super().__init__()
        self._article = article
        self._operations = operations
        self._say = say
        self._window = window

    def ask(self) -> None:
        """Let the person edit title, outlet and author beside what the file states."""
        reading = self._article.reading
        if reading is not None:

            def ask(stated: Document) -> None:
                dialog = FactsDialog(reading, stated, self._window)
                dialog.edited.connect(self._operations.facts.edit)
                dialog.open()

            self._operations.facts.stated(reading, ask)

    def ask_published(self) -> None:
        """Let the person give the publication date, or take theirs back."""
        reading = self._article.reading
        if reading is not None:
            dialog = PublishedDialog(reading, self._window)
            dialog.day_given.connect(self._correct_published)
            dialog.open()

    def _correct_published(self, day: date | None) -> None:
        self._say(self.tr("Working the dates out anew…"))
        self._operations.articles.correct_published(day, self._tell_published)

    def _tell_published(self, analysis: Analysis) -> None:
        if analysis.published is None:
            self._say(self.tr("The publication date is unknown; relative dates stay open."))
        else:
            day = labels.day(analysis.published)
            self._say(self.tr("Relative dates now follow {day}.").format(day=day))
