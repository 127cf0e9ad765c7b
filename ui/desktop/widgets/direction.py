"""The direction of what a person writes: by its first letter, as paragraphs of plain text are laid out anywhere."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    return text_direction(text, Qt.LayoutDirection.LeftToRight) is Qt.LayoutDirection.RightToLeft


def text_direction(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Return the direction of the first letter that has one, `otherwise` where none has."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return Qt.LayoutDirection.RightToLeft
        if direction == "L":
            return Qt.LayoutDirection.LeftToRight
    return otherwise
