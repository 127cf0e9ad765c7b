"""The hover card: a small note beside the pointer that tells what a mark means."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

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
        self._lines = QLabel()
        self._lines.setTextFormat(Qt.TextFormat.PlainText)
        self._lines.setWordWrap(True)
        self._lines.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._lines)

    @property
    def words(self) -> str:
        """Return all that the card says."""
        return f"{self._heading.text()}\n{self._lines.text()}".strip()

    def set_theme(self, theme: Theme) -> None:
        """Take on another theme's colours."""
        self._theme = theme

    def show_card(self, card: Card, beside: QRect) -> None:
        """Show a card below a place on the screen, or above it where there is no room."""
        self.setLayoutDirection(QApplication.layoutDirection())
        # Left to itself, a label puts Arabic words at the right edge of an English card.
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        for label in (self._heading, self._lines):
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._heading.setStyleSheet(f"color: {self._theme.hex(card.role)}")
        self._heading.setText(card.heading)
        self._lines.setText("\n".join(card.lines))
        self._lines.setVisible(bool(card.lines))
        self._fit()
        self.move(self._place(beside))
        self.show()

    def _fit(self) -> None:
        """Take the width that the longest line needs, up to a limit, and the height that follows from it."""
        widths = [
            label.fontMetrics().boundingRect(line).width()
            for label in (self._heading, self._lines)
            for line in label.text().split("\n")
        ]
        inner = min(max(widths) + 6, _WIDEST)
        for label in (self._heading, self._lines):
            label.setFixedWidth(inner)
            label.setFixedHeight(max(0, label.heightForWidth(inner)))
        self.adjustSize()

    def _place(self, beside: QRect) -> QPoint:
        room = self.screen().availableGeometry()
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = beside.right() - self.width() if is_mirrored else beside.left()
        y = beside.bottom() + _GAP
        if y + self.height() > room.bottom():
            y = beside.top() - _GAP - self.height()
        return QPoint(max(room.left(), min(x, room.right() - self.width())), max(room.top(), y))
