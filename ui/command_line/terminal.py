"""The terminal as this command writes to it: headings, tables, and Arabic that comes out in order.

Arabic stands only in the last column of a table, one run a line: two Arabic cells side by side would change places
in a terminal that lays out bidirectional text. Each line of it is padded here and not by rich, which would count
and cut the direction controls.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from app.text.bidi import base_direction, display_width, embed, shape, wrap
from ui.command_line.printable import printable

_PIPED_WIDTH = 100
_NARROWEST_WORDS = 20
_WIDEST_WORDS = 100
_GUTTER = "  "

Styled = tuple[str, str]
"""A text with the style that rich gives it."""


@dataclass(slots=True)
class Sheet:
    """A table as its rows come in: short cells, and the words of the last column in lines of their own style."""

    title: str
    columns: Sequence[str]
    rows: list[tuple[Sequence[Styled], Sequence[Styled]]] = field(default_factory=list)

    def add(self, cells: Sequence[str | Styled], words: Sequence[Styled]) -> None:
        """Add a row."""
        self.rows.append(([cell if isinstance(cell, tuple) else (cell, "") for cell in cells], words))

    def widths(self) -> list[int]:
        """Return the width of each column but the last, in cells."""
        cells = zip(*([text for text, _ in row] for row, _ in self.rows), strict=True)
        heads = self.columns[:-1]
        return [max(map(display_width, (head, *column))) for head, column in zip(heads, cells, strict=True)]


class _Console(Console):
    """rich's console, which leaves it to the command what a reader gone away means."""

    def on_broken_pipe(self) -> None:
        """Raise BrokenPipeError, where rich would end the program as failed."""
        raise BrokenPipeError


class Terminal:
    """Standard output. `shaped` is for terminals that neither join Arabic letters nor turn their order."""

    def __init__(self, *, shaped: bool = False) -> None:
        width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PIPED_WIDTH
        self._console = _Console(file=sys.stdout, width=width, highlight=False, emoji=False, markup=False)
        self._shaped = shaped

    def print_text(self, text: str, style: str = "") -> None:
        """Print a paragraph, on the side where its language begins."""
        for line in self._lines(text, self._console.width - 1):
            self._print((line, style))

    def print_blank(self) -> None:
        """Print an empty line."""
        self._print()

    def print_sheet(self, sheet: Sheet) -> None:
        """Print a table under its title, nothing where it has no rows."""
        if not sheet.rows:
            return
        widths = sheet.widths()
        taken = sum(widths) + len(_GUTTER) * len(widths) + 1
        words_width = min(max(self._console.width - taken, _NARROWEST_WORDS), _WIDEST_WORDS)
        words_width = min(words_width, max(self._widest(words, words_width) for _, words in sheet.rows))
        words_width = max(words_width, display_width(sheet.columns[-1]))
        self.print_blank()
        self._print((sheet.title, "bold"))
        heads = [(head, "dim") for head in sheet.columns[:-1]]
        self._print_row(heads, widths, [(sheet.columns[-1].rjust(words_width), "dim")])
        self._print(("─" * (taken - 1 + words_width), "dim"))
        for cells, words in sheet.rows:
            lines = [(piece, style) for text, style in words for piece in self._lines(text, words_width)]
            self._print_row(cells, widths, lines)

    def _print_row(self, cells: Sequence[Styled], widths: Sequence[int], lines: Sequence[Styled]) -> None:
        """Print a row: the short cells beside the first line of words, blanks beside the others."""
        for number, line in enumerate(lines or [("", "")]):
            texts = cells if number == 0 else [("", "")] * len(cells)
            padded = [
                (text + " " * (width - display_width(text)) + _GUTTER, style)
                for (text, style), width in zip(texts, widths, strict=True)
            ]
            self._print(*padded, line)

    def _widest(self, words: Sequence[Styled], width: int) -> int:
        return max((display_width(line) for text, _ in words for line in _wrapped(text, width)), default=0)

    def _lines(self, text: str, width: int) -> list[str]:
        """Return a paragraph's lines, wrapped in reading order, then laid out and set to their side."""
        if base_direction(text) == "ltr":
            return [shape(line, right_to_left=False) if self._shaped else line for line in _wrapped(text, width)]
        laid_out = ((line, shape(line) if self._shaped else embed(line)) for line in _wrapped(text, width))
        return [" " * (width - display_width(shown if self._shaped else line)) + shown for line, shown in laid_out]

    def _print(self, *pieces: Styled) -> None:
        line = Text.assemble(*((text, style) for text, style in pieces))
        line.rstrip()
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(printable(" ".join(text.split())), width)
