"""Small parts of forms: fields with an icon, words for empty places."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from ui.desktop.appearance import Appearance


class SearchField(QLineEdit):
    """A line to search with: a magnifying glass, a button that empties it, Escape as well.

    Emits `left` at Escape where it is empty already.
    """

    left = Signal()

    def __init__(self, appearance: Appearance, placeholder: str) -> None:
        super().__init__()
        self._appearance = appearance
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._take_colors()
        appearance.changed.connect(self._take_colors)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field with Escape, and leave it with the next."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()
            event.ignore()

    def _take_colors(self) -> None:
        self._glass.setIcon(self._appearance.icon("search", "muted"))


class EmptyState(QWidget):
    """What stands where a list has nothing to show: what this place is for, and what to do."""

    def __init__(self, heading: str, hint: str) -> None:
        super().__init__()
        self._heading, self._hint = QLabel(heading), QLabel(hint)
        self._heading.setProperty("tone", "heading")
        self._hint.setProperty("tone", "muted")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(24, 24, 24, 24)
        lines.setSpacing(6)
        lines.addStretch(1)
        for label in (self._heading, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            lines.addWidget(label)
        lines.addStretch(2)

    def say(self, heading: str, hint: str) -> None:
        """Say something else."""
        self._heading.setText(heading)
        self._hint.setText(hint)


class ListOrEmpty(QWidget):
    """A view, or an empty state in its place."""

    def __init__(self, view: QWidget, empty: EmptyState) -> None:
        super().__init__()
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(view)
        self._layers.addWidget(empty)
        self.empty = empty

    def show_view(self, *, has_rows: bool) -> None:
        """Show the view where it has rows."""
        self._layers.setCurrentIndex(0 if has_rows else 1)
