"""The find bar: a field, the count of hits, and the way from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from ui.desktop.style import Theme, icon

translate = QCoreApplication.translate


class FindBar(QWidget):
    """Takes the words to look for; says what the reader does about them only through its signals."""

    words_changed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field = QLineEdit()
        self._field.setClearButtonEnabled(True)
        self._field.setMaximumWidth(360)
        self._field.textChanged.connect(self.words_changed)
        self._field.installEventFilter(self)
        self._count = QLabel()
        self._count.setProperty("tone", "muted")
        self._previous = self._button(lambda: self.stepped.emit(-1))
        self._next = self._button(lambda: self.stepped.emit(1))
        self._close = self._button(self.closed.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self._field, 1)
        for widget in (self._previous, self._next, self._count):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self._close)
        self.set_theme(theme)
        self._translate()

    def _button(self, act: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(16, 16))
        button.setAutoRaise(True)
        button.clicked.connect(act)
        return button

    def _translate(self) -> None:
        for widget, words in (
            (self._previous, translate("FindBar", "Previous hit")),
            (self._next, translate("FindBar", "Next hit")),
            (self._close, translate("FindBar", "Close")),
        ):
            widget.setToolTip(words)
            widget.setAccessibleName(words)
        self._field.setPlaceholderText(translate("FindBar", "Find in this article, in any spelling"))
        self._field.setAccessibleName(translate("FindBar", "Find in this article"))

    def set_theme(self, theme: Theme) -> None:
        """Take on another theme's colours."""
        for button, name in ((self._previous, "up"), (self._next, "down"), (self._close, "close")):
            button.setIcon(icon(name, theme, "muted"))

    @property
    def words(self) -> str:
        """Return the words to look for."""
        return self._field.text()

    @property
    def count_words(self) -> str:
        """Return what the bar says of the number of hits."""
        return self._count.text()

    def show_words(self, words: str) -> None:
        """Show the bar with words that are looked for, and leave the keys where they are."""
        self._translate()
        self.show()
        self._field.setText(words)

    def open(self, words: str) -> None:
        """Show the bar with the field ready to type in; `words`, where there are any, are looked for at once."""
        self.show_words(words or self.words)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_count(self, current: int, total: int) -> None:
        """Say at which of how many hits the article stands, counted from 1."""
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)
        if total:
            said = translate("FindBar", "{number} of {total}").format(number=f"{current:,}", total=f"{total:,}")
        else:
            said = translate("FindBar", "Not found") if self.words.strip() else ""
        self._count.setText(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step with Enter, Shift+Enter and the arrows, and close with Escape, while typing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Escape:
                    self.closed.emit()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                    self.stepped.emit(-1 if is_back else 1)
                    return True
                case Qt.Key.Key_Down:
                    self.stepped.emit(1)
                    return True
                case Qt.Key.Key_Up:
                    self.stepped.emit(-1)
                    return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape from the buttons too."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
