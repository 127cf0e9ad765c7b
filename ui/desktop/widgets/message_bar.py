"""The message bar: a quiet line that says what went wrong, with which file, and stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from ui.desktop.appearance import Appearance

MOST_LINES = 6


class MessageBar(QFrame):
    """Shows the latest messages, one a line; the same message is shown once."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("message_bar")
        self.setProperty("tone", "banner")
        self._appearance = appearance
        self._messages: list[str] = []
        self._drawing = ("warning", "danger")
        self._offered = ""
        self._declined: Callable[[], None] | None = None
        self._sign, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._close = QToolButton()
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 10, 8)
        line.setSpacing(10)
        line.addWidget(self._sign)
        line.addWidget(self._words, 1)
        line.addWidget(self._action)
        line.addWidget(self._close)
        self._close.clicked.connect(self.dismiss)
        self._act: Callable[[], None] | None = None
        self._action.clicked.connect(self._do)
        appearance.changed.connect(self._color)
        self._color()
        self.hide()

    @property
    def text(self) -> str:
        """Return what the bar says."""
        return self._words.text()

    def offer(
        self, message: str, action: tuple[str, Callable[[], None]], declined: Callable[[], None] | None = None
    ) -> None:
        """Add a message that tells of no fault but of what can be done; who closes the bar has `declined`."""
        self.say(message, action)
        self._tone("help", "muted")
        self._offered, self._declined = message, declined

    def withdraw(self) -> None:
        """Take back what was offered, since it is being done; faults that were told stay."""
        if self._offered in self._messages:
            self._messages.remove(self._offered)
            self._action.hide()
            self._words.setText("\n".join(self._messages[-MOST_LINES:]))
            self.setVisible(bool(self._messages))

    def say(self, message: str, action: tuple[str, Callable[[], None]] | None = None) -> None:
        """Add a message; `action` is a button's words and what it does."""
        self._tone("warning", "danger")
        if message not in self._messages:
            self._messages.append(message)
        shown = self._messages[-MOST_LINES:]
        left = len(self._messages) - len(shown)
        if left:
            more = self.tr("and %n earlier message(s)", "", left)
            shown.insert(0, more)
        self._words.setText("\n".join(shown))
        self._act = action[1] if action else None
        self._action.setVisible(action is not None)
        if action:
            self._action.setText(action[0])
        self.show()

    def dismiss(self) -> None:
        """Close the bar as the person does: what it offers is declined."""
        declined = self._declined if self._offered in self._messages else None
        self.clear()
        if declined is not None:
            declined()

    def clear(self) -> None:
        """Forget all messages and go."""
        self._declined = None
        self._messages.clear()
        self.hide()

    def _do(self) -> None:
        if self._act is not None:
            self._act()

    def _tone(self, icon: str, role: str) -> None:
        self._drawing = (icon, role)
        self._sign.setPixmap(self._appearance.icon(icon, role).pixmap(18, 18))

    def _color(self) -> None:
        self._tone(*self._drawing)
        self._close.setIcon(self._appearance.icon("close", "muted"))
