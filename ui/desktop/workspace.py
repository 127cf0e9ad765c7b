"""The three panes side by side: library, reader, panels."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.reading import Reading
from ui.desktop.appearance import Appearance
from ui.desktop.commands import Commands
from ui.desktop.library_pane import LibraryPane
from ui.desktop.open_article import OpenArticle
from ui.desktop.operations import Operations
from ui.desktop.panels import Side
from ui.desktop.reader.layers import Layer
from ui.desktop.reader.reader import Reader
from ui.desktop.selection import Selection
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.fields import EmptyState
from ui.desktop.widgets.layer_bar import LayerBar

USUAL_WIDTHS = (270, 650, 360)


class Workspace(QSplitter):
    """Shows the open article in the reader and the panels."""

    layers_changed = Signal(object)

    def __init__(
        self, tasks: Tasks, article: OpenArticle, selection: Selection, appearance: Appearance, commands: Commands
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._article = article
        self._commands = commands
        self._appearance = appearance
        self.operations = Operations(tasks, article)
        self.library = LibraryPane(tasks, appearance)
        self.reader = Reader(selection, appearance.theme, appearance.fonts)
        self.side = Side(selection, self.operations, appearance)
        self.nothing = EmptyState(
            self.tr("No article is open"), self.tr("Open files (Ctrl+O), drop them here, or paste an article (Ctrl+V).")
        )
        self.nothing.hide()
        self._is_waiting = article.reading is None
        self._shown_id: int | None = None
        self.layer_bar = LayerBar(commands.layers, appearance)
        self.setChildrenCollapsible(False)
        for pane, least in ((self.library, 200), (self._centre(), 320), (self.side, 260)):
            pane.setMinimumWidth(least)
            self.addWidget(pane)
        for index, share in enumerate((1, 4, 2)):
            self.setStretchFactor(index, share)
        self.setSizes(USUAL_WIDTHS)
        for action in commands.layers.values():
            action.toggled.connect(self._show_layers)
        article.reading_changed.connect(self._show)
        appearance.changed.connect(self._recolor)
        self.library.tags_listed.connect(self.side.notes.set_known_tags)
        side = self.side
        for left in (self.library.left, side.claims.filter.left, side.names.filter.left, side.notes.left):
            left.connect(self._go_to_article)
        self._show(article.reading)

    def set_layers(self, layers: frozenset[Layer]) -> None:
        """Show these layers of mark-up alone."""
        for layer, action in self._commands.layers.items():
            action.setChecked(layer in layers)
        self._show_layers()

    @property
    def layers(self) -> frozenset[Layer]:
        """Return the layers of mark-up that are shown."""
        return frozenset(layer for layer, action in self._commands.layers.items() if action.isChecked())

    def set_waiting(self, is_waiting: bool) -> None:
        """Tell whether an article is on its way: nothing is said to be missing until it is sure."""
        self._is_waiting = is_waiting
        self._show_emptiness()

    def release(self) -> None:
        """Follow nothing any more: this workspace is about to be deleted."""
        self._article.reading_changed.disconnect(self._show)
        self._appearance.changed.disconnect(self._recolor)
        self.library.release()

    def _show(self, reading: Reading | None) -> None:
        before, self._shown_id = self._shown_id, reading.article_id if reading else None
        self.reader.show_reading(reading)
        if self._shown_id is not None and self._shown_id != before and self.library.query.terms:
            self.reader.show_hits(self.library.words_found(self._shown_id))
        self.side.show_reading(reading)
        self.library.set_open_article(reading.article_id if reading else None)
        self._is_waiting = self._is_waiting and reading is None
        self._show_emptiness()

    def _go_to_article(self) -> None:
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_emptiness(self) -> None:
        is_open = self._article.reading is not None
        self.reader.setVisible(is_open or self._is_waiting)
        self.layer_bar.setVisible(is_open or self._is_waiting)
        self.nothing.setVisible(not is_open and not self._is_waiting)

    def _show_layers(self) -> None:
        self.reader.set_layers(self.layers)
        self.layers_changed.emit(self.layers)

    def _recolor(self) -> None:
        self.reader.set_theme(self._appearance.theme)

    def _centre(self) -> QWidget:
        centre = QWidget()
        lines = QVBoxLayout(centre)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.layer_bar)
        lines.addWidget(self.reader, 1)
        lines.addWidget(self.nothing, 1)
        return centre
