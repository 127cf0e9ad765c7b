"""`Format`: what a module must bring to be a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.document import Document, Origin


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    `recognises` looks at the bytes alone; where no format recognises them, `suffixes` are asked for one that is plain
    text (`is_text`) and so has no sure marks. `read` makes the Document and raises UnreadableFileError where it can't.
    """

    media_type: str
    suffixes: frozenset[str]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Origin], Document]
    is_text: bool = False
