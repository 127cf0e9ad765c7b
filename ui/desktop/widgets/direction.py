"""The direction of what a person writes: by its first letter, as paragraphs of plain text are laid out anywhere."""

from __future__ import annotations

import unicodedata


def is_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False
