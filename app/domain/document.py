"""`Document`: one article, its immutable text, and what its file states about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class PublishedBasis(StrEnum):
    """How a publication date is known."""

    GIVEN = "given"
    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from.

    `name` is the file's name (or «pasted text»), `path` the full path where there was a file, `url` the address
    that the page itself states, `media_type` the format it was read as ("text/html"), with the encoding as its charset
    where that isn't UTF-8 ("text/plain; charset=windows-1256").
    """

    name: str
    media_type: str
    path: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Document:
    """One article. All offsets anywhere are half-open ranges in code points of `text`, which never changes.

    `published` is a date that the page or the person states, never a guess; `updated` is kept apart from it.
    `language` is an ISO 639 code, "und" where it can't be told. `original` holds the file's own bytes.
    """

    text: str
    origin: Origin
    original: bytes
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    updated: date | None = None
    language: str = "und"

    @cached_property
    def text_sha256(self) -> str:
        """Return the SHA-256 of the text's UTF-8 form, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def original_sha256(self) -> str:
        """Return the SHA-256 of the original bytes, in hexadecimal."""
        return hashlib.sha256(self.original).hexdigest()

    @property
    def is_arabic(self) -> bool:
        """Tell whether the text is in Arabic, the only language that is analysed."""
        return self.language == "ar"

    @property
    def is_right_to_left(self) -> bool:
        """Tell whether the text is laid out from right to left."""
        return self.language in RIGHT_TO_LEFT_LANGUAGES
