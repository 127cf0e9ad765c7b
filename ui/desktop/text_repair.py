"""The offer to repair a damaged text: told while its article is open, decided in a dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.domain.reading import Reading
from app.importing.repair import Repair
from ui.desktop.appearance import Appearance
from ui.desktop.dialogs.repair import RepairDialog
from ui.desktop.open_article import OpenArticle
from ui.desktop.operations.repairs import RepairOperations
from ui.desktop.widgets.message_bar import MessageBar

TEXT_SCALE = 1.3
"""How much larger Naskh is set than the interface's own letters."""


class TextRepair(QObject):
    """Follows the open article; goes with the message bar it speaks in.

    Emits `damaged` with the SHA-256 of a text that seems damaged.
    """

    damaged = Signal(str)

    def __init__(
        self,
        article: OpenArticle,
        operations: RepairOperations,
        messages: MessageBar,
        appearance: Appearance,
        window: QWidget,
    ) -> None:
        super().__init__(messages)
        self._article = article
        self._operations = operations
        self._messages = messages
        self._appearance = appearance
        self._window = window
        self._looked_at: tuple[int, str] | None = None
        self._is_told = False
        self._words = self.tr("The text of this article seems damaged. It can be repaired.")
        article.reading_changed.connect(self._follow)
        self._follow(article.reading)

    def _follow(self, reading: Reading | None) -> None:
        key = _key(reading)
        if key == self._looked_at:
            return
        self._looked_at = key
        self._withdraw()
        if reading is not None and key is not None:
            self._operations.find(reading, lambda repairs: self._offer(key, repairs))

    def _offer(self, key: tuple[int, str], repairs: Sequence[Repair]) -> None:
        if repairs and key == _key(self._article.reading):
            self._is_told = True
            self.damaged.emit(key[1])
            self._messages.offer(self._words, (self.tr("Compare…"), lambda: self._compare(repairs)))

    def _withdraw(self) -> None:
        if self._is_told:
            self._is_told = False
            self._messages.withdraw(self._words)

    def _compare(self, repairs: Sequence[Repair]) -> None:
        reading = self._article.reading
        if reading is None or reading.article_id is None:
            return
        article_id = reading.article_id
        font = QFont(self._appearance.fonts.text)
        font.setPointSizeF(self._window.font().pointSizeF() * TEXT_SCALE)
        dialog = RepairDialog(reading.document.text, repairs, font, self._window)
        dialog.accepted_repair.connect(lambda repair: self._operations.accept(article_id, reading, repair))
        dialog.refused.connect(lambda: self._refuse(article_id))
        dialog.open()

    def _refuse(self, article_id: int) -> None:
        self._withdraw()
        self._operations.refuse(article_id)


def _key(reading: Reading | None) -> tuple[int, str] | None:
    """Return which text of which article is open, None for one that is not in the library."""
    if reading is None or reading.article_id is None:
        return None
    return reading.article_id, reading.document.text_sha256
