"""Web archives (MHTML): the page among the parts that a browser saved in one mail-like file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.document import Document, Origin
from app.errors import UnreadableFileError
from app.importing.encoding import decode_page
from app.importing.format import Format
from app.importing.html import page_document
from app.importing.packages import damaged

if TYPE_CHECKING:
    from email.message import Message

_FORMAT = "MHTML"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")
_HEADER_REACH = 16_384
_SAVED_PAGE = re.compile(
    rb"^(?:content-type:\s*multipart/related|snapshot-content-location:|x-mimeole:|from:.{0,40}saved by)",
    re.IGNORECASE | re.MULTILINE,
)


def read_mhtml(data: bytes, origin: Origin) -> Document:
    """Return the Document of the page in a web archive.

    Raise UnreadableFileError where there is no page in it, or the page holds no article.
    """
    page, address = _page(data, origin.name)
    if page is None:
        raise UnreadableFileError("«{file}» is a web archive without a page in it.", file=origin.name)
    # A part's transfer encoding is undone here, and its charset is not.
    content = page.get_payload(decode=True)
    decoded = decode_page(content if isinstance(content, bytes) else b"", origin.name, page.get_content_charset())
    return page_document(decoded, data, replace(origin, url=_web_address(address)))


def _page(data: bytes, name: str) -> tuple[Message | None, object]:
    """Return the part that the archive begins with, and the address that it was saved from.

    It is the one that the archive names as its start, else its first page.
    """
    from email import message_from_bytes

    try:
        message = message_from_bytes(data)
        pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
        start = message.get_param("start")
    except (RecursionError, ValueError, LookupError) as error:  # parts within parts without end, broken headers
        raise damaged(name, _FORMAT) from error
    page = next((page for page in pages if start and page.get("Content-ID") == start), pages[0] if pages else None)
    return page, message.get("Snapshot-Content-Location") or (page and page.get("Content-Location"))


def _web_address(value: object) -> str | None:
    address = "".join(str(value or "").split())
    return address if address.startswith(("http://", "https://")) else None


def is_mhtml(data: bytes) -> bool:
    """Tell whether bytes begin with the header of a saved page."""
    header = _HEADER.match(data[:_HEADER_REACH])
    return header is not None and _SAVED_PAGE.search(header.group()) is not None


FORMAT = Format("multipart/related", frozenset({".mhtml", ".mht"}), is_mhtml, read_mhtml)
