"""The reader: header, text and find bar as one pane that follows the selection."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.reading import Reading
from app.domain.span import Span
from ui.desktop.reader.article_view import ArticleView
from ui.desktop.reader.describe import describe
from ui.desktop.reader.find_bar import FindBar
from ui.desktop.reader.finder import Finder
from ui.desktop.reader.header import Header
from ui.desktop.reader.hover_card import HoverCard
from ui.desktop.reader.layers import Layer
from ui.desktop.reader.marks import marks_of, no_marks, place_of, told_by
from ui.desktop.reader.page import BASE_POINTS, PageStyle
from ui.desktop.selection import Item, ItemKind, Selection
from ui.desktop.style import Fonts, Theme

SMALLEST_SCALE, LARGEST_SCALE, SCALE_STEP = 0.6, 3.0, 0.1

translate = QCoreApplication.translate


class Reader(QWidget):
    """The article on screen: it shows a `Reading`, follows what is chosen and says what was clicked and selected.

    Signals: `published_clicked()` when the reader wants to correct the publication date, `text_scale_changed(float)`.
    """

    published_clicked = Signal()
    text_scale_changed = Signal(float)

    def __init__(self, selection: Selection, theme: Theme, fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._selection = selection
        self._theme = theme
        self._fonts = fonts
        self._scale = 1.0
        self._reading: Reading | None = None
        self._hit = 0
        self._stays = False
        self._header = Header(theme, fonts)
        self._view = ArticleView(theme, self._style())
        self._find_bar = FindBar(theme)
        self._hover_card = HoverCard(theme, fonts, self)
        self._arrange()
        self._connect()
        self.show_reading(None)

    def _arrange(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._header)
        lines.addWidget(self._view, 1)
        lines.addWidget(self._find_bar)
        self._find_bar.hide()
        self._header.set_scale(BASE_POINTS)

    def _connect(self) -> None:
        self._header.published_clicked.connect(self.published_clicked)
        self._view.item_clicked.connect(self.choose_in_place)
        self._view.item_hovered.connect(self._tell)
        self._view.words_selected.connect(self._selection.select_words)
        self._view.margins_changed.connect(self._header.set_margins)
        self._view.verticalScrollBar().valueChanged.connect(lambda place: self._header.set_lifted(place > 0))
        self._view.zoom_wanted.connect(lambda steps: self.set_text_scale(self._scale + steps * SCALE_STEP))
        self._find_bar.words_changed.connect(self._find)
        self._find_bar.stepped.connect(self._step)
        self._find_bar.closed.connect(self.close_find)
        self._selection.item_chosen.connect(self._follow)

    # What the window asks for

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Let the text have the keys; a focus proxy would keep Tab going round in here for ever."""
        self._view.setFocus(reason)

    def say_damaged(self, text_sha256: str) -> None:
        """Say above the text with this fingerprint that it seems damaged."""
        self._header.say_damaged(text_sha256)

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article, or none; the same article keeps its place on screen, its selection and its hits."""
        before, self._reading = self._reading, reading
        self._hover_card.hide()
        self._header.setVisible(reading is not None)
        self._view.setVisible(reading is not None)
        if reading is None:
            self._leave_find()
            self._view.show_text("", (), self._style())
            self._view.shown.marks = no_marks()
            return
        self._header.show_reading(reading)
        is_same = before is not None and _page_of(before) == _page_of(reading)
        if not is_same:
            # The keys stay with the list of articles, say, unless they were in the bar that goes.
            if self._find_bar.isAncestorOf(self.window().focusWidget() or self):
                self._view.setFocus()
            self._leave_find()
            self._view.show_text(reading.document.text, reading.analysis.parts, self._style())
        elif before is not None and before.analysis.parts != reading.analysis.parts:
            self._view.set_style(self._style(), self._theme, reading.analysis.parts)
        self._view.setAccessibleName(reading.document.title or translate("Reader", "Article"))
        self._view.shown.marks = marks_of(reading)
        self._mark_chosen(self._selection.item if is_same else None)

    def set_layers(self, layers: frozenset[Layer]) -> None:
        """Show the mark-up of these layers alone."""
        self._view.shown.layers = layers
        self._view.refresh_marks()

    def set_theme(self, theme: Theme) -> None:
        """Take on another theme's colours."""
        self._theme = theme
        self._hover_card.hide()
        for part in (self._header, self._find_bar, self._hover_card):
            part.set_theme(theme)
        self._restyle()

    @property
    def text_scale(self) -> float:
        """Return how many times as large as usual the article's letters are."""
        return self._scale

    def set_text_scale(self, scale: float) -> None:
        """Set the article's letters this many times as large as usual, within what can be read."""
        scale = round(min(max(scale, SMALLEST_SCALE), LARGEST_SCALE), 2)
        if scale != self._scale:
            self._scale = scale
            self._hover_card.hide()
            self._header.set_scale(BASE_POINTS * scale)
            self._restyle()
            self.text_scale_changed.emit(scale)

    def current_span(self) -> Span:
        """Return the empty span at the caret, or at the first character on screen where the caret is out of sight."""
        offset = self._view.current_offset()
        return Span(offset, offset)

    def set_menu_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these actions in the text's context menu, above copying."""
        for action in self._view.actions():
            self._view.removeAction(action)
        self._view.addActions(list(actions))

    def deselect(self) -> None:
        """Let go of the words selected."""
        self._view.deselect()

    def below_words(self) -> QPoint:
        """Return the place on the screen below the first of the words selected, or the pointer's own."""
        words = self._view.selected_span()
        rects = self._view.rects(words) if words else []
        if not rects:
            return QCursor.pos()
        first = rects[0].toAlignedRect()
        is_mirrored = self._style().is_right_to_left
        corner = first.bottomRight() if is_mirrored else first.bottomLeft()
        return self._view.viewport().mapToGlobal(corner + QPoint(0, 4))

    def copy(self) -> None:
        """Copy the selected words in the article's own characters."""
        self._view.copy()

    def _style(self) -> PageStyle:
        is_right_to_left = self._reading.document.is_right_to_left if self._reading else True
        return PageStyle(self._fonts.text, self._scale, is_right_to_left, self._theme.color("muted"))

    def _restyle(self) -> None:
        parts = self._reading.analysis.parts if self._reading else ()
        self._view.set_style(self._style(), self._theme, parts)

    # Choosing

    def choose_in_place(self, item: Item | None) -> None:
        """Choose an item that the reader sees: the page stays where it is."""
        if item is not None or self._selection.item is not None:
            self._stays = True
            self._selection.choose(item)
            self._stays = False

    def _follow(self, item: Item | None) -> None:
        """Mark the chosen item and bring it on screen."""
        self._mark_chosen(item)
        place = place_of(item, self._reading) if item and self._reading and not self._stays else None
        if place:
            self._view.scroll_to(place)

    def _mark_chosen(self, item: Item | None) -> None:
        shown, reading = self._view.shown, self._reading
        shown.chosen = item
        shown.chosen_content = shown.chosen_claimants = ()
        if item and item.kind is ItemKind.CLAIM and reading and item.index < len(reading.claim_cards):
            told = told_by(reading.claim_cards[item.index], reading)
            shown.chosen_content = tuple(claim.content for claim in told)
            who = (claim.claimant or claim.resolved for claim in told)
            shown.chosen_claimants = tuple(span for span in who if span)
        self._view.refresh_marks()

    def _tell(self, item: Item | None, beside: QRect) -> None:
        if item is None or self._reading is None:
            self._hover_card.hide()
        else:
            self._hover_card.show_card(describe(item, self._reading), beside)

    # Finding

    def open_find(self) -> None:
        """Open the bar that finds words in the article, with the selected words in it."""
        if self._reading is None:
            return
        if self._view.shown.finder is None:
            self._view.shown.finder = Finder(self._reading.document.text)
        words = self._view.selected_span()
        is_short = words is not None and len(words) <= 80 and "\n" not in words.of(self._view.text)
        self._find_bar.open(words.of(self._view.text) if words and is_short else "")
        self._find(self._find_bar.words)

    def show_hits(self, query: str) -> None:
        """Show where the article has the words of a search of the library, the whole query before single words."""
        if self._reading is None:
            return
        finder = Finder(self._reading.document.text)
        for words in (query, *query.split()):
            finder.look_for(words)
            if len(finder):
                self._view.shown.finder = finder
                self._find_bar.show_words(words.strip())
                self._find(words)
                return

    def close_find(self) -> None:
        """Close the find bar; the hit it stood at stays selected."""
        if self._find_bar.isHidden():
            return
        hit = self._view.shown.find_current
        self._leave_find()
        self._view.setFocus()
        if hit:
            self._view.select_span(hit)
        self._view.refresh_marks()

    def _leave_find(self) -> None:
        self._view.shown.finder = None
        self._view.shown.find_current = None
        self._find_bar.hide()

    def _find(self, words: str) -> None:
        finder = self._view.shown.finder
        if finder is None:
            return
        at = self._view.shown.find_current
        finder.look_for(words)
        if len(finder):
            self._hit = finder.first_behind(at.start if at else self._view.first_offset())
        self._show_hit()

    def _step(self, steps: int) -> None:
        finder = self._view.shown.finder
        if finder is not None and len(finder):
            self._hit = (self._hit + steps) % len(finder)
            self._show_hit()

    def _show_hit(self) -> None:
        finder = self._view.shown.finder
        total = len(finder) if finder else 0
        hit = finder.hit(self._hit) if finder and total else None
        self._view.shown.find_current = hit
        self._find_bar.show_count(self._hit + 1, total)
        if hit:
            self._view.scroll_to(hit)
        self._view.refresh_marks()


def _page_of(reading: Reading) -> tuple[str, bool]:
    """Return what decides whether two readings are shown on the same page."""
    return reading.document.text_sha256, reading.document.is_right_to_left
