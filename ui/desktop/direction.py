"""Which way words run within a line: kept apart from it, by their first letter or as told."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import Qt

_FILE_NAME = re.compile(r"[/\\]|\.[A-Za-z0-9]{1,8}$")
_FIRST_LETTERS, _LEFT_TO_RIGHT, _END = "\u2068", "\u2066", "\u2069"


def isolated(words: str) -> str:
    """Return words that neither disturb the line they stand in nor are disturbed by it, as their first letter runs."""
    return f"{_FIRST_LETTERS}{words}{_END}"


def left_to_right(words: str) -> str:
    """Return words that run from left to right in any line: keys, paths, ranges of numbers."""
    return f"{_LEFT_TO_RIGHT}{words}{_END}"


def isolated_name(name: str) -> str:
    """Return a name that keeps its own order in any sentence.

    A path or file's name reads from left to right, so that its ending stands behind an Arabic name as well.
    """
    return left_to_right(name) if _FILE_NAME.search(name) else isolated(name)


def is_right_to_left(text: str, *, otherwise: bool = False) -> bool:
    """Tell whether the first letter with a direction runs from right to left, `otherwise` where none has one."""
    fallback = Qt.LayoutDirection.RightToLeft if otherwise else Qt.LayoutDirection.LeftToRight
    return text_direction(text, fallback) is Qt.LayoutDirection.RightToLeft


def text_direction(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Return the direction of the first letter that has one, `otherwise` where none has."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return Qt.LayoutDirection.RightToLeft
        if direction == "L":
            return Qt.LayoutDirection.LeftToRight
    return otherwise
