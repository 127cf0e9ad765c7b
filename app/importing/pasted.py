"""An article from the clipboard."""

from __future__ import annotations

from app.domain.document import Document, Origin
from app.errors import UnreadableFileError
from app.importing.plain import plain_document
from app.importing.sources import check_size

PASTED_NAME = "pasted text"


def from_pasted(text: str) -> Document:
    """Return the Document of a pasted text.

    Half characters, as some clipboards hold, become U+FFFD. Raise UnreadableFileError where there are no words.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not any(character.isalnum() for character in whole):
        raise UnreadableFileError("There is no text to paste.")
    data = whole.encode("utf-8")
    check_size(data, PASTED_NAME, is_text=True)
    return plain_document(whole, data, Origin(PASTED_NAME, "text/plain"))
