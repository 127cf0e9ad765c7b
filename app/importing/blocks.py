"""The lines of an HTML tree that is all article: paragraphs, list items, table rows, each on one line, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

CELL_SEPARATOR = " | "

_BLOCKS = frozenset(
    {
        *("html", "body", "header", "footer", "main", "nav", "section", "article", "aside", "div", "center", "address"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "hr", "figure", "figcaption", "form"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th"),
    }
)
_SILENT = frozenset(
    {"head", "title", "script", "style", "template", "noscript", "iframe", "object", "svg", "audio", "video", "canvas"}
)


def html_lines(root: HtmlElement) -> list[str]:
    """Return the tree's lines of text with single blanks; a table's row is one line, its cells set apart by bars."""
    return [line for raw in _lines(root) if (line := " ".join(raw.split()))]


def _lines(root: HtmlElement) -> Iterator[str]:
    """Yield the runs of text between the edges of blocks, without recursion: a stranger's tree may be deep."""
    pieces: list[str] = []
    waiting: list[tuple[HtmlElement, bool]] = [(root, False)]
    while waiting:
        element, is_end = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if not is_end and tag == "tr":
            yield "".join(pieces)
            pieces = [CELL_SEPARATOR.join(_cells(element))]
            is_end = True
        if is_end:
            if tag in _BLOCKS:
                yield "".join(pieces)
                pieces = []
            pieces.append(element.tail or "" if element is not root else "")
            continue
        if tag in _BLOCKS or tag == "br":
            yield "".join(pieces)
            pieces = []
        if tag and tag not in _SILENT:
            pieces.append(element.text or "")
            waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(element))
        else:
            pieces.append(element.tail or "" if element is not root else "")
    yield "".join(pieces)


def _cells(row: HtmlElement) -> list[str]:
    cells = (" ".join(" ".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th"))
    return [cell for cell in cells if cell]
