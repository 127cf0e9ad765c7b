"""The formats that Isnad reads: the one place where a new one is entered."""

from __future__ import annotations

from app.importing import docx, epub, html, mhtml, odt, pdf, plain, rtf
from app.importing.format import Format

FORMATS: tuple[Format, ...] = (
    html.FORMAT,
    pdf.FORMAT,
    docx.FORMAT,
    odt.FORMAT,
    epub.FORMAT,
    rtf.FORMAT,
    mhtml.FORMAT,
    plain.FORMAT,
)
"""Every format, the most telling first: the last one takes what no other knows."""

SUFFIXES: frozenset[str] = frozenset().union(*(format_.suffixes for format_ in FORMATS))
"""The file name endings of all formats, in small letters with their dots."""
