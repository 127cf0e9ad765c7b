"""An article's texts brought into another library: documents with their originals, and the analyses of them.

An article is the same in two libraries where it has the same original bytes or the same text, be it an earlier text. A
new one comes in through the bin, where the step that brings its marks takes it out: so undoing that step leaves nothing
of the library that was taken in on show, and loses nothing.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from app.domain.changes import Kind
from app.errors import DamagedError, NotFoundError
from app.library.database import Database, Row
from app.library.history import Journal, Verb
from app.library.searching import index
from app.library.searching.words import other_forms, searchable, searchable_with_forms
from app.library.texts.documents import articles_with, is_whole, text_of

_DOCUMENT = (
    *("original_sha256", "text_sha256", "title", "outlet", "author", "published", "published_basis", "updated"),
    *("language", "origin_name", "media_type", "path", "url", "opening"),
)
_ARTICLE = ("title", "outlet", "author", "published", "published_basis", "added", "is_starred", "read_at")
ANALYSIS = ("published", "published_basis", "analyser", "created", "cues", "data")
_DOCUMENTS = """
    SELECT d.id, d.original_sha256, d.text_sha256, e.added FROM documents d LEFT JOIN editions e ON e.document_id = d.id
    WHERE d.id IN (SELECT document_id FROM editions WHERE article_id = :article
        UNION SELECT document_id FROM articles WHERE id = :article)
    ORDER BY d.id
"""


@dataclass(frozen=True, slots=True)
class Carried:
    """An article of the other library (`theirs`), the one that it is here (`ours`), and which document is which.

    `is_new` says that it was brought, `has_new_text` that another text of it was, `waits` that it lies in the bin only
    until its step is over, `is_binned` that the reader put it there.
    """

    theirs: int
    ours: int
    documents: Mapping[int, int]
    is_new: bool = False
    has_new_text: bool = False
    waits: bool = False
    is_binned: bool = False


class Texts:
    """Brings texts from `source` into `target`, each article's in a step of the joined ones that are open."""

    def __init__(self, source: Database, target: Database, journal: Journal) -> None:
        self._source = source
        self._target = target
        self._journal = journal
        # What the other library keeps apart is not made one by itself.
        self._brought: set[int] = set()

    def bring(self, theirs: int) -> Carried | None:
        """Bring an article's texts, as far as they are not here; return None where it was purged here.

        Raise DamagedError where it is not as its hashes say, or its analysis can't be read.
        """
        with readable(self._source, theirs):
            article = self._source.rows("SELECT * FROM articles WHERE id = ?", [theirs])[0]
            documents = _with_times(self._source.rows(_DOCUMENTS, {"article": theirs}), article)
            ours = self._known(article["document_id"], documents)
            if ours is not None:
                return self._completed(article, documents, ours)
            if self._target.value("SELECT 1 FROM purged WHERE added = ?", [article["added"]]):
                return None
            return self._made(article, documents)

    def _known(self, present: int, documents: list[Row]) -> int | None:
        for document in sorted(documents, key=lambda document: document["id"] != present):
            for found in articles_with(self._target, document["original_sha256"], document["text_sha256"]):
                if found not in self._brought:
                    return found
        return None

    def _made(self, article: Row, documents: list[Row]) -> Carried:
        with self._journal.step(Verb.ADD_ARTICLE):
            known = {document["id"]: self._bring_document(document["id"]) for document in documents}
            document_id = known[article["document_id"]]
            # No reader can have put it into the bin in the very moment that it was taken in.
            row = {name: article[name] for name in _ARTICLE} | {"deleted_at": article["added"]}
            ours = self._target.insert("articles", row | {"document_id": document_id})
            if len(documents) > 1:
                for document in documents:
                    self._keep_edition(ours, known[document["id"]], document["added"])
            for theirs, made in known.items():
                self._bring_analyses(theirs, ours, made)
            self._index(ours, document_id)
        self._brought.add(ours)
        return Carried(article["id"], ours, known, is_new=True, waits=True)

    def _completed(self, article: Row, documents: list[Row], ours: int) -> Carried:
        """Keep the texts that the article does not have here beside its own, as other texts of it."""
        own = self._target.rows("SELECT * FROM articles WHERE id = ?", [ours])[0]
        present = self._target.rows(_DOCUMENTS, {"article": ours})
        present.sort(key=lambda document: document["id"] != own["document_id"])
        known = {document["id"]: _like(document, present) for document in documents}
        missing = [document for document in documents if known[document["id"]] is None]
        if missing:
            times: dict[int, str] = {made: one["added"] for one in documents if (made := known[one["id"]])}
            with self._journal.step(Verb.ADD_ARTICLE) as step:
                # Texts alone leave no change of the history's.
                step.kinds.add(Kind.ARTICLES)
                for document in present:
                    if document["added"] is None:
                        self._keep_edition(ours, document["id"], times.get(document["id"]) or own["added"])
                for document in missing:
                    made = self._bring_document(document["id"])
                    known[document["id"]] = made
                    self._keep_edition(ours, made, document["added"])
                    self._bring_analyses(document["id"], ours, made)
        waits = own["deleted_at"] == own["added"]
        mapped = {theirs: made for theirs, made in known.items() if made is not None}
        is_binned = own["deleted_at"] is not None and not waits
        return Carried(article["id"], ours, mapped, has_new_text=bool(missing), waits=waits, is_binned=is_binned)

    def _bring_document(self, document_id: int) -> int:
        columns = ", ".join(_DOCUMENT)
        row = self._source.rows(
            f"SELECT {columns}, CAST(text AS BLOB) AS text FROM documents WHERE id = ?",  # noqa: S608 - our columns
            [document_id],
        )[0]
        if hashlib.sha256(row["text"]).hexdigest() != row["text_sha256"]:
            raise damaged(self._source, f"documents {document_id}")
        self._bring_original(row["original_sha256"])
        return self._target.insert("documents", row, conversions={"text": "CAST(? AS TEXT)"})

    def _bring_original(self, sha256: str) -> None:
        if self._target.value("SELECT 1 FROM originals WHERE sha256 = ?", [sha256]):
            return
        row = self._source.row("SELECT * FROM originals WHERE sha256 = ?", [sha256])
        if row is None or not is_whole(row):
            raise damaged(self._source, f"originals {sha256}")
        self._target.insert("originals", row)

    def _bring_analyses(self, theirs: int, ours: int, document_id: int) -> None:
        for row in self._source.rows(
            f"SELECT {', '.join(ANALYSIS)} FROM analyses WHERE document_id = ? ORDER BY id",  # noqa: S608 - our columns
            [theirs],
        ):
            self._target.insert("analyses", row | {"article_id": ours, "document_id": document_id})

    def _keep_edition(self, article_id: int, document_id: int, added: str) -> None:
        row = {"document_id": document_id, "article_id": article_id, "added": added}
        self._target.insert("editions", row)

    def _index(self, article_id: int, document_id: int) -> None:
        title = self._target.value(
            "SELECT coalesce(a.title, d.opening) FROM articles a JOIN documents d ON d.id = a.document_id"
            " WHERE a.id = ?",
            [article_id],
        )
        body = searchable(text_of(self._target, document_id))
        texts = {"title": searchable_with_forms(title), "notes": "", "tags": "", "body": body}
        index.put(self._target, article_id, texts | {"forms": other_forms(body)})


def _with_times(documents: list[Row], article: Row) -> list[Row]:
    """Return the documents with the moments since when the article has them: the first came with itself."""
    documents.sort(key=lambda document: (document["added"] or "", document["id"]))
    first, *others = documents
    return [first | {"added": min(first["added"] or article["added"], article["added"])}, *others]


def _like(document: Row, present: list[Row]) -> int | None:
    """Return the document here that has the same text, its original the same where there is a choice."""
    alike = [other for other in present if other["text_sha256"] == document["text_sha256"]]
    alike.sort(key=lambda other: other["original_sha256"] != document["original_sha256"])
    return alike[0]["id"] if alike else None


@contextmanager
def readable(source: Database, theirs: int) -> Iterator[None]:
    """Raise DamagedError, which names the file, where what an article keeps can't be understood."""
    try:
        yield
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, ArithmeticError, zlib.error) as error:
        raise damaged(source, f"articles {theirs}") from error
    except NotFoundError as error:
        raise damaged(source, f"articles {theirs}") from error


def damaged(source: Database, cause: str) -> DamagedError:
    """Return the error for a library in which something is not as it was."""
    return DamagedError("«{file}» is damaged: {cause}.", file=str(source.path), cause=cause)
