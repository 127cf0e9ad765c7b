"""XML from a stranger, parsed: no entity is expanded, nothing is loaded from outside, nothing may be endless."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import UnreadableFileError
from app.importing.packages import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_DOCTYPE = re.compile(rb"<!\s*(?:doctype|entity)", re.IGNORECASE)


def refuse_entities(data: bytes, name: str) -> None:
    """Raise UnreadableFileError where XML declares a document type, which no honest office file does."""
    if _DOCTYPE.search(data) or (b"\0" in data and _DOCTYPE.search(data.replace(b"\0", b""))):
        raise UnreadableFileError(
            "«{file}» declares XML entities, as only files made to do harm have. It was not read.", file=name
        )


def parse_xml(data: bytes, name: str, format_name: str) -> _Element:
    """Return the root of an XML part. Raise UnreadableFileError where it is broken or declares entities."""
    from lxml import etree  # type: ignore[import-untyped]

    refuse_entities(data, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, format_name) from error
