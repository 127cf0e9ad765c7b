"""Words for a terminal: those from files made harmless, as it would obey their control characters, and counts."""

from __future__ import annotations

_CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd")


def printable(words: object) -> str:
    """Return words for one line of a terminal: control characters, line ends among them, become U+FFFD."""
    return str(words).translate(_CONTROLS)


def number_of(count: int, thing: str, things: str | None = None) -> str:
    """Return a count with what it counts: «1 file», «2 files»."""
    return f"1 {thing}" if count == 1 else f"{count} {things or thing + 's'}"
