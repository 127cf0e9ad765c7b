"""A web page's article as paragraphs: what trafilatura takes for the article, with the photos' captions put back."""

from __future__ import annotations

import logging
import re
import socket
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote", "div", "figcaption")
_CAPTIONS_BEFORE_LEAD = 2
_SHORTEST_ANCHOR = 15
_SHORTEST_ARTICLE = 80
_MANY_ELEMENTS = 6_000
"""Twice what a crowded news page has; in longer ones, trafilatura's second opinion would take minutes."""


def page_tree(page: str) -> HtmlElement | None:
    """Return the page's elements, None where there are none. Nothing that the page names is fetched."""
    from lxml import etree, html  # type: ignore[import-untyped]

    # lxml refuses a character string whose XML declaration names an encoding.
    without_declaration = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    try:
        return html.document_fromstring(without_declaration)
    except (etree.ParserError, ValueError):
        return None


def page_paragraphs(page: str, root: HtmlElement) -> list[str]:
    """Return the article's paragraphs and captions in the page's order, each on one line."""
    trafilatura = _trafilatura()
    # It complains about odd pages on standard error, where only we may speak.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    config = trafilatura.settings.use_config()
    # Below this length it gives up on paragraphs and hands out all text in one piece; news in brief is shorter.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(_SHORTEST_ARTICLE))
    is_huge = sum(1 for _ in islice(root.iter(), _MANY_ELEMENTS + 1)) > _MANY_ELEMENTS
    found = trafilatura.extract(page, include_comments=False, include_tables=False, config=config, fast=is_huge)
    text = found or str(trafilatura.html2txt(root))
    paragraphs = [line for line in map(one_line, text.splitlines()) if line]
    return _with_captions(paragraphs, root)


def _trafilatura() -> ModuleType:
    """Import trafilatura without the socket that urllib3, far below it, opens to see whether there is IPv6."""
    had_ipv6 = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        import trafilatura
        import trafilatura.settings
    finally:
        socket.has_ipv6 = had_ipv6
    return trafilatura


def one_line(text: str | None) -> str:
    """Return a text on one line with single blanks."""
    return " ".join((text or "").split())


def _with_captions(paragraphs: list[str], root: HtmlElement) -> list[str]:
    """Return the paragraphs with each caption before the paragraph that follows its photo in the page.

    Photos behind the last paragraph, and all but the last few before the first, belong to other stories.
    """
    known = set(paragraphs)
    places = {paragraph: index for index, paragraph in reversed(list(enumerate(paragraphs)))}
    before: dict[int, list[str]] = {}
    waiting: list[str] = []
    for element in root.iter(*_BLOCKS):
        line = one_line(element.text_content())
        if element.tag == "figcaption":
            if line and line not in known and line not in waiting:
                waiting.append(line)
        elif len(line) >= _SHORTEST_ANCHOR and line in places and waiting:
            index = places[line]
            before.setdefault(index, []).extend(waiting if index else waiting[-_CAPTIONS_BEFORE_LEAD:])
            waiting = []
    return [line for index, paragraph in enumerate(paragraphs) for line in (*before.get(index, ()), paragraph)]
