"""What the lines of a plain text state outright about its outlet, author and day."""

from __future__ import annotations

from collections.abc import Iterable

from app.importing.metadata import Facts


def stated_facts(text: str) -> Facts:
    """Return what the text states about itself."""
    del text
    return Facts()


def labelled_days(lines: Iterable[str]) -> Facts:
    """Return the days that labelled lines state."""
    del lines
    return Facts()
