"""Keys on an Arabic keyboard layout: shortcuts are found by where a key lies, not by the letter printed on it.

Qt matches shortcuts by letter, so with an Arabic layout Ctrl+F and bare J do nothing. An application-wide filter
takes key presses that bear an Arabic letter or digit, works out the Latin key at that place, and lets it do what it
would have done. While the person types into a field, letters without Ctrl stay the Arabic letters that they are.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

# Scan codes of the main block (set 1); X11 and Wayland count eight more.
_ROWS = {2: "1234567890", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'", 44: "ZXCVBNM,./"}
_BY_SCAN_CODE = {first + index: ord(key) for first, row in _ROWS.items() for index, key in enumerate(row)}
_X11_OFFSET = 8

# The common Arabic layout (101), for events that bear no scan code.
_LAYOUT = {
    "ضصثقفغعهخحجد": "QWERTYUIOP[]",
    "شسيبلاتنمكط": "ASDFGHJKL;'",
    "ئءؤرىةوزظ": "ZXCVNM,./",
}
_BY_LETTER = {
    **{letter: ord(key) for letters, keys in _LAYOUT.items() for letter, key in zip(letters, keys, strict=True)},
    "لا": ord("B"),
    "ﻻ": ord("B"),
}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def is_typing(widget: QWidget | None) -> bool:
    """Tell whether letters pressed now go into a text."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox) or (isinstance(widget, QComboBox) and widget.isEditable())


def latin_key(event: QKeyEvent) -> int | None:
    """Return the Latin key at the place of a pressed Arabic one, None for any other key."""
    text = event.text()
    letter = text if _is_arabic(text) else chr(event.key()) if 0x600 <= event.key() <= 0x6FF else ""
    if not letter:
        return None
    scan_code = event.nativeScanCode()
    if scan_code:
        by_place = _BY_SCAN_CODE.get(scan_code if sys.platform in {"win32", "cygwin"} else scan_code - _X11_OFFSET)
        if by_place is not None:
            return by_place
    if letter.isdecimal():
        return ord(str(int(letter)))
    return _BY_LETTER.get(letter)


def _is_arabic(text: str) -> bool:
    return bool(text) and all(
        "\u0600" <= character <= "\u06ff" or "\ufef5" <= character <= "\ufefc" for character in text
    )


class ArabicKeys(QObject):
    """The filter; install it on the application."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do for an Arabic key what the Latin key at its place would do."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or (key := latin_key(event)) is None:
            return False
        if not event.modifiers() & _COMMANDS and is_typing(QApplication.focusWidget()):
            return False
        return _press(watched, key, event.modifiers())


def _press(widget: QWidget, key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Press a Latin key in a widget as Qt would: the widget may claim it, else a shortcut, else the widget gets it."""
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers, "")
    override.ignore()
    QApplication.sendEvent(widget, override)
    if not override.isAccepted():
        action = _action_for(widget.window(), QKeySequence(QKeyCombination(modifiers, Qt.Key(key))))
        if action is not None:
            action.trigger()
            return True
        if not modifiers & _COMMANDS:
            return False
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, ""))
    return True


def _action_for(window: QWidget, sequence: QKeySequence) -> QAction | None:
    return next(
        (action for action in window.actions() if action.isEnabled() and sequence in action.shortcuts()),
        None,
    )
