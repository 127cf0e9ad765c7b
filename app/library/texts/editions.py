"""The texts of an article that came again changed: kept beside the first, taken when the person wants it.

Nothing is overwritten: each text stays as long as its article does, and undo goes back to it. Marks know which text
their offsets count; when the text changes they go where their words went, and those whose words are not found for
certain wait as orphans with their quotes.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.document import Document, PublishedBasis
from app.errors import BugError, NotFoundError
from app.library.database import Database, Row, timestamp
from app.library.history import Journal, Verb
from app.library.marks.moving import Moved, move_marks
from app.library.texts import analyses
from app.library.texts.analyses import Edition
from app.library.texts.documents import load_document, missing_article, store_document, text_of
from app.text.fold import fold

_ALIKE = 0.3
"""The share of the smaller text's runs of three words that another text must have, to be the same article's."""
_RUN = 3
_FACTS = ("title", "outlet", "author")
_PRESENT_ORIGINAL = """
    SELECT p.original_sha256 FROM articles o JOIN documents p ON p.id = o.document_id WHERE o.id = :article
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a changed text: the marks that found their places, and those that lost them."""

    changes: Changes
    moved: Moved


class Editions:
    """The other texts of articles."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def offered(self, article_id: int) -> int | None:
        """Return the document of an article's newest text, None where that is the one it has."""
        return offered_edition(self._database, article_id)

    def document(self, article_id: int, document_id: int) -> Document:
        """Return one text of an article, with the facts as edited, as `Articles.document` does for the present one."""
        return load_document(self._database, article_id, as_stated=False, document_id=document_id)

    def needs_analysis(self, article_id: int, document_id: int) -> bool:
        """Tell whether a text must be analysed before it is taken: the person gave the article another date."""
        return self._stored_analysis(self._article(article_id), document_id) is None

    def decline(self, article_id: int, document_id: int) -> Changes:
        """Note that the reader does not want a text that is offered; it can be taken all the same.

        Raise NotFoundError where the article is gone or the text is not offered any more.
        """
        with self._journal.step(Verb.DECLINE_TEXT) as step:
            self._article(article_id)
            if self.offered(article_id) != document_id:
                raise NotFoundError("This is not in the library any more.")
            leave(self._database, article_id, document_id)
        return step.changes

    def take(self, article_id: int, document_id: int, analysis: Analysis | None = None) -> Taken:
        """Make another of its texts the article's own, and bring all marks to where their words stand in it.

        `analysis` is of `document(article_id, document_id)` where `needs_analysis`. Facts that the person edited stay.
        Raise NotFoundError where the article is gone.
        """
        with self._journal.step(Verb.TAKE_TEXT) as step:
            article = self._article(article_id)
            if not self._database.value(
                "SELECT 1 FROM editions WHERE article_id = ? AND document_id = ?", [article_id, document_id]
            ):
                raise NotFoundError("This is not in the library any more.")
            self._database.execute("DELETE FROM refused_repairs WHERE document_id = ?", [document_id])
            edition = Edition(article_id, document_id, text_of(self._database, document_id))
            known = self._stored_analysis(article, document_id)
            if known is None:
                if analysis is None:
                    raise BugError("the text must be analysed for the article's date")
                analyses.store(self._database, edition, analysis)
                known = analysis
            published = known.published.isoformat() if known.published else None
            columns = {"published": published, "published_basis": known.published_basis.value}
            self._database.update(
                "articles", article_id, {"document_id": document_id} | columns | self._facts(article, document_id)
            )
            moved = move_marks(self._database, article_id)
        return Taken(step.changes, moved)

    def _article(self, article_id: int) -> Row:
        row = self._database.row("SELECT * FROM articles WHERE id = ?", [article_id])
        if row is None:
            raise missing_article(article_id)
        return row

    def _stored_analysis(self, article: Row, document_id: int) -> Analysis | None:
        """Return the analysis of a text for the date that the person gave, else for the date it tells itself."""
        given = PublishedBasis.GIVEN.value
        edition = Edition(article["id"], document_id, "")
        if article["published_basis"] == given:
            return analyses.load_dated(self._database, edition, article["published"], given)
        row = self._database.row(
            "SELECT published, published_basis FROM analyses WHERE document_id = ? AND published_basis <> ?"
            " ORDER BY id DESC",
            [document_id, given],
        )
        return analyses.load_dated(self._database, edition, *row.values()) if row else None

    def _facts(self, article: Row, document_id: int) -> Row:
        """Return what the new text's file states otherwise, but for the facts that the person edited."""
        stated = "SELECT title, outlet, author FROM documents WHERE id = ?"
        before, after = (
            self._database.rows(stated, [document])[0] for document in (article["document_id"], document_id)
        )
        return {fact: after[fact] for fact in _FACTS if after[fact] and article[fact] == before[fact]}


def offered_edition(database: Database, article_id: int) -> int | None:
    """Return the document of an article's newest text, None where that is the one it has.

    Another text of the same original, as a repair makes one, is no newer text.
    """
    newest: int | None = database.value(
        "SELECT e.document_id FROM editions e JOIN documents d ON d.id = e.document_id"  # noqa: S608 - a literal
        f" WHERE e.article_id = :article AND d.original_sha256 <> ({_PRESENT_ORIGINAL})"
        " AND (e.added, e.document_id) > (SELECT p.added, p.document_id FROM editions p"
        " WHERE p.document_id = (SELECT document_id FROM articles WHERE id = :article))"
        " ORDER BY e.added DESC, e.document_id DESC LIMIT 1",
        {"article": article_id},
    )
    return newest


def is_left(database: Database, document_id: int | None) -> bool:
    """Tell whether the reader left a text as it was: the present one unrepaired, another one not taken."""
    return bool(database.value("SELECT 1 FROM refused_repairs WHERE document_id = ?", [document_id]))


def leave(database: Database, article_id: int, document_id: int) -> None:
    """Note, in the open step, that the reader leaves a text as it is."""
    if not is_left(database, document_id):
        row = {"article_id": article_id, "document_id": document_id, "at": timestamp()}
        database.insert("refused_repairs", row)


def keep_offer(database: Database, document: Document, analysis: Analysis) -> int | None:
    """Keep a document as another text of the article that came from the same place, in the open step.

    Return the article, None where there is none: the same address or file, and enough of the same words.
    """
    article_id = _same_place(database, document)
    if article_id is not None:
        keep_edition(database, article_id, document, analysis)
    return article_id


def keep_edition(database: Database, article_id: int, document: Document, analysis: Analysis) -> int:
    """Keep another text of an article beside its own, in the open step, and return its document."""
    now = timestamp()
    database.execute(
        "INSERT OR IGNORE INTO editions (document_id, article_id, added) SELECT document_id, id, added FROM articles"
        " WHERE id = ?",
        [article_id],
    )
    document_id = store_document(database, document)
    database.insert("editions", {"document_id": document_id, "article_id": article_id, "added": now})
    analyses.store(database, Edition(article_id, document_id, document.text), analysis)
    return document_id


def other_edition(database: Database, article_id: int, document: Document) -> int | None:
    """Return the text of an article that a document is, None where it is the present one or of the same original."""
    found: int | None = database.value(
        "SELECT d.id FROM editions e JOIN documents d ON d.id = e.document_id"  # noqa: S608 - a literal
        " JOIN articles a ON a.id = e.article_id"
        " WHERE a.id = :article AND d.text_sha256 = :text AND d.id <> a.document_id"
        " AND (SELECT text_sha256 FROM documents WHERE id = a.document_id) <> d.text_sha256"
        f" AND d.original_sha256 <> ({_PRESENT_ORIGINAL})",
        {"article": article_id, "text": document.text_sha256},
    )
    return found


def _same_place(database: Database, document: Document) -> int | None:
    for column, place in (("url", document.origin.url), ("path", document.origin.path)):
        if not place:
            continue
        rows = database.rows(
            f"SELECT a.id, d.id AS document FROM documents d JOIN articles a ON a.document_id = d.id"  # noqa: S608
            f" WHERE d.{column} = ? AND a.deleted_at IS NULL ORDER BY a.id DESC",
            [place],
        )
        for row in rows:
            if _is_alike(text_of(database, row["document"]), document.text):
                return int(row["id"])
    return None


def _is_alike(one: str, other: str) -> bool:
    """Tell whether two texts have enough runs of words in common to be two states of one article."""
    runs = [
        set(zip(*(words[start:] for start in range(_RUN)), strict=False))
        for words in (fold(text).split() for text in (one, other))
    ]
    smaller = min(map(len, runs))
    return bool(smaller) and len(runs[0] & runs[1]) >= _ALIKE * smaller
