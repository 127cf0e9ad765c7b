"""The article's text on screen: drawn with its mark-up, and clicked, selected and copied by its own offsets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QStandardItemModel,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.domain.annotations import Part
from app.domain.span import Span
from ui.desktop.reader.geometry import Geometry, Line, Run
from ui.desktop.reader.markup import MARGIN, Markup, Shown, lines_stretch
from ui.desktop.reader.page import PageStyle, make_page, set_margins, set_type
from ui.desktop.reader.positions import PositionMap, map_positions
from ui.desktop.selection import Item
from ui.desktop.style import Theme

_HOVER_DELAY_MS = 350
_COMFORT = (0.12, 0.75)
_LANDING = 0.3


class ArticleView(QTextBrowser):
    """Shows one article; it knows offsets of the article's text, never what the marks mean.

    Signals: `item_clicked(Item | None)`, `item_hovered(Item | None, QRect)` with the words' place on the screen,
    `words_selected(Span | None)`, `margins_changed(int, int)` with the text's distance from the view's left and right
    edge, `zoom_wanted(int)` with steps up or down.
    """

    item_clicked = Signal(object)
    item_hovered = Signal(object, QRect)
    words_selected = Signal(object)
    margins_changed = Signal(int, int)
    zoom_wanted = Signal(int)

    def __init__(self, theme: Theme, style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self._theme = theme
        self._style = style
        self._text = ""
        self._page: QTextDocument | None = None
        self._parts: Sequence[Part] = ()
        self._shown = Shown()
        self._has_caret = False
        self._pressed_at = QPoint()
        self._pointed: Item | None = None
        self._pointed_at = QPointF()
        self._hover_timer = QTimer(self, singleShot=True, interval=_HOVER_DELAY_MS)
        self._hover_timer.timeout.connect(self._tell_hovered)
        self._set_page("", ())
        self.selectionChanged.connect(self._tell_words)
        self.verticalScrollBar().valueChanged.connect(self._leave_item)

    # What is shown

    @property
    def shown(self) -> Shown:
        """Return what of the article's marks is shown; call `refresh_marks` after a change."""
        return self._shown

    @property
    def positions(self) -> PositionMap:
        """Return the map between the article's offsets and Qt's positions."""
        return self._positions

    @property
    def text(self) -> str:
        """Return the article's own text."""
        return self._text

    def show_text(self, text: str, parts: Sequence[Part], style: PageStyle) -> None:
        """Show another article from its beginning."""
        self._style = style
        self._set_page(text, parts)
        self.verticalScrollBar().setValue(0)

    def set_style(self, style: PageStyle, theme: Theme, parts: Sequence[Part]) -> None:
        """Set the same article in another size or other colours, its first line on screen staying there."""
        self._theme = theme
        self._markup.theme = theme
        self._style = style
        self._parts = parts
        at_top = self.first_offset()
        set_type(self.document(), self._positions, parts, style)
        self._lay_out()
        self._put_at_top(at_top)
        self.viewport().update()

    def refresh_marks(self) -> None:
        """Draw the marks anew."""
        self._leave_item()
        self.viewport().update()

    def _set_page(self, text: str, parts: Sequence[Part]) -> None:
        old = self._page
        self._text, self._parts = text, parts
        self._positions = map_positions(text)
        page = make_page(self._positions, parts, self._style)
        page.setParent(self)
        self._geometry = Geometry(page, self._positions, text, self._style.em)
        self._markup = Markup(self._geometry, self._shown, self._theme, is_right_to_left=self._style.is_right_to_left)
        self._has_caret = False
        set_margins(page, MARGIN, self._style)
        self.setDocument(page)
        self._page = page
        self._centre()
        if old is not None:  # the page that Qt made itself, Qt has deleted itself
            old.deleteLater()

    # Where things are

    def first_offset(self) -> int:
        """Return the offset of the first character on screen."""
        lines = self._lines_in_sight()
        top = self.verticalScrollBar().value()
        return next((line.span.start for line in lines if line.bottom > top + 2), 0)

    def current_offset(self) -> int:
        """Return the caret's offset where it is on screen, else that of the first character there."""
        offset = self._positions.offset(self.textCursor().position())
        lines = self._lines_in_sight()
        is_in_sight = bool(lines) and lines[0].span.start <= offset <= lines[-1].span.end
        return offset if self._has_caret and is_in_sight else self.first_offset()

    def selected_span(self) -> Span | None:
        """Return the span of the selected words, None where none are."""
        cursor = self.textCursor()
        span = self._positions.span(cursor.selectionStart(), cursor.selectionEnd())
        return span or None

    def items_at(self, point: QPointF) -> list[Item]:
        """Return what is marked at a point of the viewport, the shortest mark first."""
        place = self._on_page(point)
        reach = self._style.em * 2
        lines = self._geometry.lines(place.y() - reach, place.y() + reach)
        return self._markup.items_at(place, lines, self._edges()) or self._in_margin(place)

    def _in_margin(self, place: QPointF) -> list[Item]:
        left, right = self._edges()
        if left <= place.x() <= right:
            return []
        return self._markup.items_at(place, self._lines_in_sight(), (left, right))

    def rects(self, span: Span) -> list[QRectF]:
        """Return the rectangles of a span's words that are on screen, in the viewport's coordinates."""
        shift = self.verticalScrollBar().value()
        return [
            line.band(run, 0.88, 0.44).translated(0, -shift)
            for line in self._lines_in_sight()
            for run in self._geometry.runs(span, line)
        ]

    def _lines_in_sight(self) -> list[Line]:
        top = float(self.verticalScrollBar().value())
        return self._geometry.lines(top, top + self.viewport().height())

    def _on_page(self, point: QPointF) -> QPointF:
        return point + QPointF(0, self.verticalScrollBar().value())

    def _edges(self) -> Run:
        return MARGIN, self.viewport().width() - MARGIN

    def _centre(self) -> None:
        """Keep the text to its measure, in the middle: a wider pane then costs no new layout of the page."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(0, (room - self.sizeHint().width()) // 2)
        self.setViewportMargins(side, 0, side, 0)
        self._tell_margins()

    # Moving

    def scroll_to(self, span: Span) -> None:
        """Bring words on screen, without moving the page where they stand comfortably already."""
        line = self._geometry.line_at(span.start)
        if line is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = line.top - bar.value()
        if not _COMFORT[0] * height <= top <= _COMFORT[1] * height:
            self._scroll(line.top - _LANDING * height)

    def _put_at_top(self, offset: int) -> None:
        line = self._geometry.line_at(offset) if offset else None
        self._scroll(line.top if line else 0.0)

    def _scroll(self, down: float) -> None:
        """Scroll to a place that may lie beyond what Qt has laid out in the background yet."""
        bar = self.verticalScrollBar()
        if down > bar.maximum():
            bar.setMaximum(max(bar.maximum(), round(self.document().size().height()) - self.viewport().height()))
        bar.setValue(round(down))

    def select_span(self, span: Span) -> None:
        """Select words as if the reader had."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.position(span.start))
        cursor.setPosition(self._positions.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(place)

    def deselect(self) -> None:
        """Let go of the words selected."""
        cursor = self.textCursor()
        cursor.clearSelection()
        bar = self.verticalScrollBar()
        place = bar.value()
        self.setTextCursor(cursor)
        bar.setValue(place)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page with its marks; only what is in sight is ever looked at."""
        top = self.verticalScrollBar().value()
        clip = QRectF(event.rect()).translated(0, top)
        lines = self._geometry.lines(clip.top(), clip.bottom())
        painter = QPainter(self.viewport())
        try:
            painter.translate(0, -top)
            painter.setClipRect(clip)
            self._markup.draw_under(painter, lines)
            self.document().documentLayout().draw(painter, self._paint_context(clip, lines))
            self._markup.draw_over(painter, lines)
            self._markup.draw_margins(painter, self._lines_in_sight(), self._edges())
        finally:
            painter.end()

    def _paint_context(self, clip: QRectF, lines: Sequence[Line]) -> QAbstractTextDocumentLayout.PaintContext:
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("text"))
        context.palette = palette
        context.clip = clip
        context.cursorPosition = self.textCursor().position() if self._has_caret and self.hasFocus() else -1
        context.selections = self._letter_colors(lines)
        return context

    def _letter_colors(self, lines: Sequence[Line]) -> list[QAbstractTextDocumentLayout.Selection]:
        found = []
        chosen = self.textCursor()
        if chosen.hasSelection():
            words = QTextCharFormat()
            words.setBackground(self._theme.color("selection"))
            words.setForeground(self._theme.color("selection_text"))
            found.append(_selection(chosen, words))
        for span, color in self._markup.colored_words(lines):
            letters = QTextCharFormat()
            letters.setForeground(color)
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._positions.position(span.start))
            cursor.setPosition(self._positions.position(span.end), QTextCursor.MoveMode.KeepAnchor)
            found.append(_selection(cursor, letters))
        return found

    # Laying out

    def event(self, event: QEvent) -> bool:
        """Centre the text in a pane of another size; scroll where the pointer is beside it, too."""
        if event.type() == QEvent.Type.Resize:
            self._centre()
        elif event.type() == QEvent.Type.Wheel:
            return QCoreApplication.sendEvent(self.verticalScrollBar(), event)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first line on screen while the lines become longer or shorter."""
        is_reflowed = event.size().width() != event.oldSize().width()
        at_top = self.first_offset() if is_reflowed and self.verticalScrollBar().value() else 0
        super().resizeEvent(event)
        if is_reflowed:
            self._geometry.forget(self._style.em)
            if at_top:
                self._put_at_top(at_top)
        self._tell_margins()

    def _lay_out(self) -> None:
        self._centre()
        set_margins(self.document(), MARGIN, self._style)
        self._geometry.forget(self._style.em)

    def _tell_margins(self) -> None:
        inner = self.viewport().geometry()
        left, right = inner.left() + MARGIN, self.width() - 1 - inner.right() + MARGIN
        self.margins_changed.emit(round(left), round(right))

    def sizeHint(self) -> QSize:
        """Return the room for a full measure."""
        return QSize(round(self._style.measure + 2 * MARGIN), 600)

    # Pointing and choosing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a selection."""
        self._pressed_at = event.position().toPoint()
        self._has_caret = False
        self._leave_item()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked; clicking again where marks overlap chooses the next one."""
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.button() is Qt.MouseButton.LeftButton and moved < 4 and not self.textCursor().hasSelection():
            self._choose(self.items_at(event.position()))

    def _choose(self, items: Sequence[Item]) -> None:
        chosen = self._shown.chosen
        if not items:
            self.item_clicked.emit(None)
            return
        following = (items.index(chosen) + 1) % len(items) if chosen in items else 0
        self.item_clicked.emit(items[following])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over marks, and after a moment what they mean."""
        super().mouseMoveEvent(event)
        if event.buttons():
            return
        items = self.items_at(event.position())
        pointed = items[0] if items else None
        shape = Qt.CursorShape.PointingHandCursor if pointed else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        if pointed != self._pointed:
            self._leave_item()
            self._pointed = pointed
            self._pointed_at = event.position()
            if pointed:
                self._hover_timer.start()

    def _tell_hovered(self) -> None:
        if self._pointed is not None:
            place = self._place_of(self._pointed)
            self.item_hovered.emit(self._pointed, QRect(self.viewport().mapToGlobal(place.topLeft()), place.size()))

    def _place_of(self, item: Item) -> QRect:
        """Return where on the viewport the pointed stretch of an item stands, or the pointer's own surroundings."""
        places = (
            rect
            for mark in self._shown.marks.words.overlapping(lines_stretch(self._lines_in_sight()))
            if mark.item == item
            for rect in self.rects(mark.span)
        )
        around = QRectF(self._pointed_at - QPointF(8, 12), QSizeF(16, 24))
        return next((rect for rect in places if rect.intersects(around)), around).toAlignedRect()

    def _leave_item(self) -> None:
        self._hover_timer.stop()
        if self._pointed is not None:
            self._pointed = None
            self.item_hovered.emit(None, QRect())

    def leaveEvent(self, event: QEvent) -> None:
        """Tell no more what a mark means when the pointer has gone."""
        self._leave_item()
        super().leaveEvent(event)

    # The keyboard, copying and the menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, choose what stands at it with Enter, turn pages with the space bar."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self._items_at_caret())
            case Qt.Key.Key_Space:
                bar = self.verticalScrollBar()
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                bar.setValue(bar.value() + (-bar.pageStep() if is_back else bar.pageStep()) * 9 // 10)
            case _:
                self._leave_item()
                before = self.textCursor().position()
                super().keyPressEvent(event)
                if self.textCursor().position() != before:
                    self._has_caret = True
                    self.viewport().update()

    def _items_at_caret(self) -> list[Item]:
        offset = self._positions.offset(self.textCursor().position())
        marks = [mark for mark in self._shown.words(Span(offset, offset + 1)) if mark.span.holds(offset)]
        return [mark.item for mark in sorted(marks, key=lambda mark: len(mark.span))]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret when the text is reached by the keyboard."""
        by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        self._has_caret = self._has_caret or by_key
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ask for larger or smaller letters with Ctrl; scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the window's own actions on the words above the usual ones."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            items = self.items_at(QPointF(event.pos()))
            if items and self._shown.chosen not in items:
                self.item_clicked.emit(items[0])
        menu = self.createStandardContextMenu(event.pos())
        usual = menu.actions()
        offered = [action for action in self.actions() if action.isEnabled()]
        while offered and offered[-1].isSeparator():
            offered.pop()
        if offered and usual:
            menu.insertActions(usual[0], offered)
            menu.insertSeparator(usual[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own characters, which Qt's text on screen does not all hold."""
        data = _plain_mime_data()
        span = self.selected_span()
        data.setText(span.of(self._text) if span else "")
        return data

    def _tell_words(self) -> None:
        self.words_selected.emit(self.selected_span())


def _plain_mime_data() -> QMimeData:
    """Return empty data made by Qt itself.

    The clipboard keeps it until after Python has gone, and would then crash on an object that Python made.
    """
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    data.clear()
    return data


def _selection(cursor: QTextCursor, letters: QTextCharFormat) -> QAbstractTextDocumentLayout.Selection:
    selection = QAbstractTextDocumentLayout.Selection()
    selection.cursor = cursor
    selection.format = letters
    return selection
