"""The hover card: a small note beside the pointer that tells what a mark means."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from ui.desktop.direction import text_direction
from ui.desktop.reader.describe import Card
from ui.desktop.style import Fonts, Theme

_WIDEST = 380
_GAP = 6
_HEADING_POINTS = 14


class HoverCard(QFrame):
    """Shows one `Card` in the theme's colours, in the direction of the interface."""

    def __init__(self, theme: Theme, fonts: Fonts, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("hover_card")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setWordWrap(True)
        font = self._heading.font()
        font.setFamilies([fonts.interface, fonts.text])
        font.setPointSizeF(_HEADING_POINTS)
        font.setBold(True)
        self._heading.setFont(font)
        self._lines: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 9)
        self._column.setSpacing(2)
        self._column.addWidget(self._heading)

    @property
    def words(self) -> str:
        """Return all that the card says."""
        shown = (line.text() for line in self._lines if not line.isHidden())
        return "\n".join((self._heading.text(), *shown)).strip()

    def set_theme(self, theme: Theme) -> None:
        """Take on another theme's colours."""
        self._theme = theme

    def show_card(self, card: Card, beside: QRect) -> None:
        """Show a card below a place on the screen, or above it where there is no room."""
        self.setLayoutDirection(QApplication.layoutDirection())
        self._heading.setStyleSheet(f"color: {self._theme.hex(card.role)}")
        self._heading.setText(card.heading)
        while len(self._lines) < len(card.lines):
            self._lines.append(self._new_line())
        for index, label in enumerate(self._lines):
            label.setText(card.lines[index] if index < len(card.lines) else "")
            label.setVisible(index < len(card.lines))
        self._fit()
        self.move(self._place(beside))
        self.show()

    def _fit(self) -> None:
        """Take the width that the longest line needs, up to a limit, and the height that follows from it."""
        labels = [self._heading, *(line for line in self._lines if not line.isHidden())]
        widths = {label: label.fontMetrics().boundingRect(label.text()).width() + 6 for label in labels}
        inner = min(max(widths.values()), _WIDEST)
        for label in labels:
            label.setAlignment(self._side_of(label.text(), is_wrapped=widths[label] > inner))
            label.setFixedWidth(inner)
            label.setFixedHeight(max(0, label.heightForWidth(inner)))
        # Until the layout is renewed, the card would keep the height of the one shown before.
        self._column.activate()
        self.resize(self._column.sizeHint())

    def _new_line(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("tone", "muted")
        self._column.addWidget(label)
        return label

    def _side_of(self, words: str, *, is_wrapped: bool) -> Qt.AlignmentFlag:
        """Return where words stand: at the card's own side, but those of several lines where such lines begin.

        Left to itself, a label puts Arabic words at the right edge of an English card.
        """
        own = self.layoutDirection()
        is_right = (text_direction(words, own) if is_wrapped else own) is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute

    def _place(self, beside: QRect) -> QPoint:
        room = self.screen().availableGeometry()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = beside.right() - self.width() if is_mirrored else beside.left()
        y = beside.bottom() + _GAP
        if y + self.height() > room.bottom():
            y = beside.top() - _GAP - self.height()
        return QPoint(max(room.left(), min(x, room.right() - self.width())), max(room.top(), y))
