"""PDF files: their text in reading order as pdfium gives it, put together to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from app.domain.document import Document, Origin
from app.errors import UnreadableFileError
from app.importing.article import article_document
from app.importing.format import Format
from app.importing.metadata import Facts
from app.importing.packages import damaged, locked
from app.importing.page_layout import Line, paragraphs
from app.importing.pdf_lines import UNTOLD, line_of, printed_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_FORMAT = "PDF"
_SIGNATURE = re.compile(rb"[\x00-\x20\xef\xbb\xbf]{0,64}%PDF-")
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufefc]")
_LATIN = re.compile("[A-Za-zÀ-ÿ]")
_UNMAPPED = re.compile(f"[\x00\ue000-\uf8ff{UNTOLD}]")
_MOST_UNMAPPED = 0.1
_MOST_PAGES = 2_000
_DAY = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})")
_FILE_NAME = re.compile(r".*\.(?:docx?|pdf|indd|qxd|odt|rtf|pptx?|xlsx?|html?)", re.IGNORECASE)
_PROGRAM_PREFIX = re.compile(r"^Microsoft (?:Word|PowerPoint) - ")


def read_pdf(data: bytes, origin: Origin) -> Document:
    """Return the Document of a PDF file.

    Raise UnreadableFileError where it is damaged or locked, or holds pictures of text and no text.
    """
    with opened(data, origin.name) as pdf:
        if len(pdf) > _MOST_PAGES:
            raise UnreadableFileError(
                "«{file}» has more than {pages} pages, too many for an article.", file=origin.name, pages=_MOST_PAGES
            )
        pages = [page_lines(pdf, number) for number in range(len(pdf))]
        facts = _facts(pdf.get_metadata_dict())
    text = "".join(line.text for page in pages for line in page)
    _refuse_unreadable(text, origin.name)
    lines = paragraphs(pages, right_to_left=_runs_right_to_left(text))
    return article_document(lines, facts, data, origin)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[PdfDocument]:
    """Open a PDF file, and tell of pdfium's errors in our words."""
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        is_locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise locked(name) if is_locked else damaged(name, _FORMAT) from error
    try:
        yield pdf
    except PdfiumError as error:
        raise damaged(name, _FORMAT) from error
    finally:
        pdf.close()


def page_lines(pdf: PdfDocument, number: int) -> list[Line]:
    """Return the printed lines of a page, counted from 0, in reading order. Raise PdfiumError where it is damaged."""
    page = pdf[number]
    text = page.get_textpage()
    try:
        lines = printed_lines(text)
    finally:
        text.close()
        page.close()
    right_to_left = _runs_right_to_left("".join(glyph.character for line in lines for glyph in line))
    return [line_of(line, right_to_left=right_to_left) for line in lines]


def _runs_right_to_left(text: str) -> bool:
    return len(_ARABIC.findall(text)) >= len(_LATIN.findall(text))


def _refuse_unreadable(text: str, name: str) -> None:
    """Raise UnreadableFileError where there is no text, or where its font doesn't tell which letters its signs are."""
    signs = "".join(text.split())
    if not signs:
        raise UnreadableFileError(
            "«{file}» holds pictures of pages and no text. Have its text recognised (OCR) by another program first.",
            file=name,
        )
    if len(_UNMAPPED.findall(signs)) > _MOST_UNMAPPED * len(signs):
        raise UnreadableFileError(
            "«{file}» doesn't tell which letters its signs are: its text can't be taken out. Have it recognised (OCR) "
            "by another program first.",
            file=name,
        )


def _facts(metadata: dict[str, str]) -> Facts:
    """Return what the file says of itself; the day it was written is no day of publication, but that of its state."""
    title = " ".join(_PROGRAM_PREFIX.sub("", metadata.get("Title", "")).split())
    author = " ".join(metadata.get("Author", "").split())
    return Facts(
        title=None if _FILE_NAME.fullmatch(title) else title or None,
        author=author or None,
        updated=_day(metadata.get("ModDate", "")) or _day(metadata.get("CreationDate", "")),
    )


def _day(value: str) -> date | None:
    match = _DAY.match(value)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


FORMAT = Format("application/pdf", frozenset({".pdf"}), lambda data: _SIGNATURE.match(data) is not None, read_pdf)
