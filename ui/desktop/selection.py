"""`Selection`: what is chosen in the article on screen, the one thing that reader and panels both follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from app.domain.span import Span


class ItemKind(StrEnum):
    """A kind of thing that can be chosen in an article."""

    MENTION = "mention"
    DATE = "date"
    FIGURE = "figure"
    CLAIM = "claim"
    HIGHLIGHT = "highlight"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the `Reading` on screen.

    `index` counts `reading.mentions`, `reading.analysis.dates`, `reading.analysis.figures`, `reading.claim_cards` or
    `reading.highlights`.
    """

    kind: ItemKind
    index: int


class Selection(QObject):
    """The chosen item and the selected words of the article on screen; whoever shows them follows its signals."""

    item_chosen = Signal(object)
    words_selected = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._words: Span | None = None

    @property
    def item(self) -> Item | None:
        """Return the chosen item."""
        return self._item

    @property
    def words(self) -> Span | None:
        """Return the span of the words that the reader selected, None where none are."""
        return self._words

    def choose(self, item: Item | None) -> None:
        """Choose an item; choosing it again brings its words back on screen."""
        self._item = item
        self.item_chosen.emit(item)

    def select_words(self, span: Span | None) -> None:
        """Tell everyone which words are selected."""
        if span != self._words:
            self._words = span
            self.words_selected.emit(span)

    def clear(self) -> None:
        """Choose nothing (another article is on screen)."""
        self.select_words(None)
        self.choose(None)
