"""Documents in the library: the original bytes and the text, kept as they were read and never changed."""

from __future__ import annotations

import hashlib
import zlib
from datetime import date

from app.domain.document import Document, Origin, PublishedBasis
from app.errors import NotFoundError
from app.library.database import Database, Row, storable

_OPENING = 160
"""Characters of a text's first line that stand in for a title."""

_FACTS = """
    SELECT d.title AS stated_title, d.outlet AS stated_outlet, d.author AS stated_author,
        d.published AS stated_published, d.published_basis AS stated_basis, d.updated, d.language,
        d.origin_name, d.media_type, d.path, d.url,
        a.title, a.outlet, a.author, a.published, a.published_basis,
        o.encoding, o.bytes, CAST(d.text AS BLOB) AS text
    FROM articles a
        JOIN documents d ON d.id = coalesce(:document, a.document_id)
        JOIN originals o ON o.sha256 = d.original_sha256
    WHERE a.id = :article
"""
_OF_ARTICLES = """
    SELECT d.id AS document_id, a.id AS article_id FROM documents d JOIN articles a ON a.document_id = d.id {where}
    UNION ALL
    SELECT d.id, e.article_id FROM documents d JOIN editions e ON e.document_id = d.id {where}
"""


def store_document(database: Database, document: Document) -> int:
    """Keep a document with its original and return its id."""
    _store_original(database, document)
    origin = document.origin
    # A date that the person gave is a fact of the article, not of its file.
    is_given = document.published_basis is PublishedBasis.GIVEN
    stated, basis = (None, PublishedBasis.UNKNOWN) if is_given else (document.published, document.published_basis)
    return database.insert(
        "documents",
        {
            "original_sha256": document.original_sha256,
            "text_sha256": document.text_sha256,
            "title": _fact(document.title),
            "outlet": _fact(document.outlet),
            "author": _fact(document.author),
            "published": _day(stated),
            "published_basis": basis.value,
            "updated": _day(document.updated),
            "language": document.language,
            "origin_name": storable(origin.name),
            "media_type": origin.media_type,
            "path": _fact(origin.path),
            "url": _fact(origin.url),
            "opening": _opening(document),
            # As bytes, so that even a text with broken characters comes back exactly as it was.
            "text": document.text.encode("utf-8", "surrogatepass"),
        },
        conversions={"text": "CAST(? AS TEXT)"},
    )


def _store_original(database: Database, document: Document) -> None:
    if database.value("SELECT 1 FROM originals WHERE sha256 = ?", [document.original_sha256]):
        return
    squeezed = zlib.compress(document.original)
    is_smaller = len(squeezed) < len(document.original)
    database.insert(
        "originals",
        {
            "sha256": document.original_sha256,
            "size": len(document.original),
            "encoding": "zlib" if is_smaller else "raw",
            "bytes": squeezed if is_smaller else document.original,
        },
    )


def content_of(original: Row) -> bytes:
    """Return the bytes of the file that a row of `originals` keeps. Raise zlib.error where they are damaged."""
    return zlib.decompress(original["bytes"]) if original["encoding"] == "zlib" else bytes(original["bytes"])


def is_whole(original: Row) -> bool:
    """Tell whether a row of `originals` keeps the bytes that its hash is of."""
    try:
        content = content_of(original)
    except zlib.error:
        return False
    return (len(content), hashlib.sha256(content).hexdigest()) == (original["size"], original["sha256"])


def _opening(document: Document) -> str:
    """Return what stands in for a title: the first line with words, else the file's name."""
    lines = (line.strip() for line in document.text.splitlines())
    return storable(next((line for line in lines if line), document.origin.name)[:_OPENING])


def _fact(value: str | None) -> str | None:
    return storable(value) if value else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def load_document(database: Database, article_id: int, *, as_stated: bool, document_id: int | None = None) -> Document:
    """Return an article's document, with the facts as edited or as its file states them.

    `document_id` names another text of the article than its present one. The publication date is one that the page
    states or the person gave, never one that an analysis inferred. Raise NotFoundError where there is no such article.
    """
    row = database.row(_FACTS, {"article": article_id, "document": document_id})
    if row is None:
        raise missing_article(article_id)
    is_given = row["published_basis"] == PublishedBasis.GIVEN.value and not as_stated
    published, basis = ("published", "published_basis") if is_given else ("stated_published", "stated_basis")
    edited = "stated_" if as_stated else ""
    return Document(
        text=row["text"].decode("utf-8", "surrogatepass"),
        origin=origin_of(row),
        original=content_of(row),
        title=row[f"{edited}title"],
        outlet=row[f"{edited}outlet"],
        author=row[f"{edited}author"],
        published=day_of(row[published]),
        published_basis=PublishedBasis(row[basis]),
        updated=day_of(row["updated"]),
        language=row["language"],
    )


def current_document(database: Database, article_id: int) -> int:
    """Return the id of the document that is an article's present text. Raise NotFoundError for a missing article."""
    document_id: int | None = database.value("SELECT document_id FROM articles WHERE id = ?", [article_id])
    if document_id is None:
        raise missing_article(article_id)
    return document_id


def load_text(database: Database, article_id: int) -> str:
    """Return an article's present text. Raise NotFoundError where there is no such article."""
    return text_of(database, current_document(database, article_id))


def text_of(database: Database, document_id: int) -> str:
    """Return the text of a document."""
    text = database.value("SELECT CAST(text AS BLOB) FROM documents WHERE id = ?", [document_id])
    return bytes(text).decode("utf-8", "surrogatepass")


def find_article(database: Database, document: Document) -> int | None:
    """Return the article with the same original bytes, else the same text; one in the bin only as a last resort.

    A text that an article had once, or was offered, is as good as the one it has.
    """
    found = articles_with(database, document.original_sha256, document.text_sha256)
    return found[0] if found else None


def articles_with(database: Database, original_sha256: str, text_sha256: str) -> list[int]:
    """Return the articles with these original bytes or this text, the likeliest first, those in the bin last."""
    known = _OF_ARTICLES.format(where="WHERE d.original_sha256 = :original OR d.text_sha256 = :text")
    return database.column(
        "SELECT a.id FROM"  # noqa: S608 - a literal of this module
        f" ({known}) AS k JOIN articles a ON a.id = k.article_id JOIN documents d ON d.id = k.document_id"
        " ORDER BY a.deleted_at IS NOT NULL, d.original_sha256 = :original DESC, d.id = a.document_id DESC, a.id",
        {"original": original_sha256, "text": text_sha256},
    )


def origin_of(row: Row) -> Origin:
    """Return the origin that a row with a document's columns tells of."""
    return Origin(row["origin_name"], row["media_type"], row["path"], row["url"])


def day_of(value: str | None) -> date | None:
    """Return the day that a cell holds."""
    return date.fromisoformat(value) if value else None


def missing_article(article_id: int) -> NotFoundError:
    """Return the error for an article that is not there."""
    return NotFoundError("There is no article {id} in the library.", id=article_id)
