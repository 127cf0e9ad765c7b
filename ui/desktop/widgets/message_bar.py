"""The message bar: a quiet line that says what went wrong, with which file, and stays until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from ui.desktop.appearance import Appearance

MOST_LINES = 6

Action = tuple[str, Callable[[], None]]
"""A button's words and what it does."""


@dataclass(frozen=True, slots=True)
class _Message:
    words: str
    action: Action | None
    is_offer: bool = False
    declined: Callable[[], None] | None = None


class MessageBar(QFrame):
    """Shows the latest messages, one a line, with the button of each; the same message is shown once."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("message_bar")
        self.setProperty("tone", "banner")
        self._appearance = appearance
        self._messages: list[_Message] = []
        self._actions: list[Action] = []
        self._sign, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setToolTip(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(14, 8, 10, 8)
        self._line.setSpacing(10)
        self._line.addWidget(self._sign)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self._close)
        self._close.clicked.connect(self.dismiss)
        appearance.changed.connect(self._color)
        self._color()
        self.hide()

    @property
    def text(self) -> str:
        """Return what the bar says."""
        return self._words.text()

    @property
    def buttons(self) -> list[QPushButton]:
        """Return the buttons of what can be done, in the order of their messages."""
        return self._buttons[: len(self._actions)]

    def offer(self, message: str, action: Action, declined: Callable[[], None] | None = None) -> None:
        """Add a message that tells of no fault but of what can be done; who closes the bar has `declined`."""
        self._add(_Message(message, action, is_offer=True, declined=declined))

    def withdraw(self, words: str = "") -> None:
        """Take back a message, since it is out of date or being acted on; without its words, the last offer."""
        meant = [message for message in self._messages if (message.words == words if words else message.is_offer)]
        if meant:
            self._messages.remove(meant[-1])
            self._show()

    def say(self, message: str, action: Action | None = None) -> None:
        """Add a message on what went wrong."""
        self._add(_Message(message, action))

    def dismiss(self) -> None:
        """Close the bar as the person does: what it offers is declined."""
        declined = [message.declined for message in self._messages if message.declined]
        self.clear()
        for decline in declined:
            decline()

    def clear(self) -> None:
        """Forget all messages and go."""
        self._messages.clear()
        self._show()

    def _add(self, message: _Message) -> None:
        known = [old.words for old in self._messages]
        if message.words in known:
            self._messages[known.index(message.words)] = message
        else:
            self._messages.append(message)
        self._show()

    def _show(self) -> None:
        shown = self._messages[-MOST_LINES:]
        lines = [message.words for message in shown]
        left = len(self._messages) - len(shown)
        if left:
            lines.insert(0, self.tr("and %n earlier message(s)", "", left))
        self._words.setText("\n".join(lines))
        # Of two that do the same, the later one knows better what there is to do.
        latest = {message.action[0]: message.action for message in shown if message.action}
        self._actions = list(latest.values())
        self._show_buttons()
        self._color()
        self.setVisible(bool(shown))

    def _show_buttons(self) -> None:
        while len(self._buttons) < len(self._actions):
            button = QPushButton()
            button.clicked.connect(partial(self._do, len(self._buttons)))
            self._line.insertWidget(2 + len(self._buttons), button)
            self._buttons.append(button)
        for button, action in zip(self._buttons, self._actions, strict=False):
            button.setText(action[0])
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(self._actions))

    def _do(self, number: int, _checked: bool = False) -> None:
        self._actions[number][1]()

    def _color(self) -> None:
        is_fault = any(not message.is_offer for message in self._messages)
        icon, role = ("warning", "danger") if is_fault else ("help", "muted")
        self._sign.setPixmap(self._appearance.icon(icon, role).pixmap(18, 18))
        self._close.setIcon(self._appearance.icon("close", "muted"))
