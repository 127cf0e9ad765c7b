"""Words from files made harmless for a terminal, which would obey the control characters among them."""

from __future__ import annotations

_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd")


def printable(words: object) -> str:
    """Return words for one line of a terminal: control characters, line ends among them, become U+FFFD."""
    return str(words).translate(_CONTROLS)
