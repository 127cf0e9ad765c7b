"""The terminal as this command writes to it: headings, tables, and Arabic that comes out in order.

Arabic stands only in the last column of a table, one run a line: two Arabic cells side by side would change places
in a terminal that lays out bidirectional text.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich import box
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from app.text.bidi import base_direction, display_width, embed, shape, wrap

_PIPED_WIDTH = 100
_NARROWEST_WORDS = 20
_GUTTER = 2

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
        return [max(display_width(text) for text in (head, *column)) for head, column in zip(heads, cells, strict=True)]


class Terminal:
    """Standard output. `shaped` is for terminals that neither join Arabic letters nor turn their order."""

    def __init__(self, *, shaped: bool = False) -> None:
        width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PIPED_WIDTH
        self._console = Console(file=sys.stdout, width=width, highlight=False, emoji=False, markup=False)
        self._shaped = shaped

    def print_text(self, text: str, style: str = "") -> None:
        """Print a paragraph, on the side where its language begins."""
        for line in wrap(text, self._console.width - 1):
            justify: JustifyMethod | None = "right" if base_direction(text) == "rtl" else None
            self._console.print(
                Text(self._laid_out(line, text), style), justify=justify, no_wrap=True, overflow="ignore"
            )

    def print_blank(self) -> None:
        """Print an empty line."""
        self._console.print()

    def print_sheet(self, sheet: Sheet) -> None:
        """Print a table under its title, nothing where it has no rows."""
        if not sheet.rows:
            return
        widths = sheet.widths()
        words_width = max(self._console.width - sum(widths) - _GUTTER * len(widths) - 1, _NARROWEST_WORDS)
        table = Table(
            box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _GUTTER, 0, 0), title_justify="left"
        )
        for head, width in zip(sheet.columns[:-1], widths, strict=True):
            table.add_column(head, width=width, no_wrap=True, overflow="ignore")
        table.add_column(sheet.columns[-1], width=words_width, no_wrap=True, overflow="ignore", justify="right")
        for cells, words in sheet.rows:
            table.add_row(*(Text(text, style) for text, style in cells), self._words(words, words_width))
        self.print_blank()
        self._console.print(Text(sheet.title, "bold"))
        self._console.print(table)

    def _words(self, lines: Sequence[Styled], width: int) -> Text:
        """Return the last cell's lines, wrapped while they are still in reading order."""
        laid_out = [Text(self._laid_out(piece, line), style) for line, style in lines for piece in wrap(line, width)]
        return Text("\n", justify="right").join(laid_out)

    def _laid_out(self, line: str, paragraph: str) -> str:
        right_to_left = base_direction(paragraph) == "rtl"
        if self._shaped:
            return shape(line, right_to_left=right_to_left)
        return embed(line) if right_to_left else line
