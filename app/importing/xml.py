"""XML from a stranger, parsed: no entity is expanded, nothing is loaded from outside, nothing may be endless."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import UnreadableFileError
from app.importing.packages import damaged

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_ENTITY = re.compile(rb"<!ENTITY")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']*)""")
_PLAIN_ENCODINGS = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-", b"windows-125")


def refuse_entities(data: bytes, name: str) -> None:
    """Raise UnreadableFileError where XML declares entities, or is in an encoding in which they could hide.

    No honest office file or e-book does either.
    """
    ascii_only = data.replace(b"\0", b"")  # and so it is in UTF-16 as well
    encoding = _ENCODING.search(ascii_only, 0, 1024)
    if _ENTITY.search(ascii_only) or (encoding and not encoding[1].lower().startswith(_PLAIN_ENCODINGS)):
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
