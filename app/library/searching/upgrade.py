"""What the search of the first libraries lacked: inflected forms, analysed facts, saved searches, the list's order.

The migrations read the tables as they stood at their version, whatever later ones make of them.
"""

from __future__ import annotations

import json
import zlib
from decimal import Decimal

from app.domain.annotations import MentionType
from app.domain.contract import analysis_from_json, claim_from_json
from app.domain.document import Document, Origin
from app.domain.reading import Reading
from app.domain.records import ClaimState, NameMark, ReviewedClaim
from app.domain.span import Span
from app.library.database import Database, Row
from app.library.schema.first import journal_triggers
from app.library.searching import facts, index, saved
from app.library.searching.index import Tell
from app.library.searching.words import other_forms, with_forms, without_forms

_INDEXES = """
CREATE INDEX articles_by_outlet ON articles (outlet IS NULL, outlet, day DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX articles_unreviewed ON articles ((claim_count - reviewed_count) DESC, day DESC, id DESC)
    WHERE deleted_at IS NULL;
"""
_ARTICLE = """
    SELECT CAST(d.text AS BLOB) AS text, n.data
    FROM articles a
        JOIN documents d ON d.id = a.document_id
        JOIN analyses n
            ON n.article_id = a.id AND n.published IS a.published AND n.published_basis = a.published_basis
    WHERE a.id = ?
"""


def upgrade(database: Database, tell: Tell) -> None:
    """Bring the search to where it finds inflected forms and analysed facts, in the open transaction."""
    database.run_script(facts.TABLES + saved.TABLES + _INDEXES + journal_triggers("saved_searches", saved.COLUMNS))
    trigger = database.value("SELECT sql FROM sqlite_master WHERE name = 'search_text_update'")
    # The index is made anew once instead of for each article.
    database.execute("DROP TRIGGER search_text_update")
    ids = database.column("SELECT id FROM articles")
    for done, article_id in enumerate(ids):
        tell(done, len(ids))
        _renew_forms(database, article_id)
        article = database.row(_ARTICLE, [article_id])
        if article is not None:
            facts.keep(database, article_id, _reading(database, article_id, article))
    database.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    database.execute(trigger)


def order(database: Database, tell: Tell) -> None:
    """Let the index give the newest matches first, and facts know how often they come, in the open transaction."""
    index.order(database, tell)
    database.run_script(facts.USES)


def _renew_forms(database: Database, article_id: int) -> None:
    """Work out by which forms an article is found."""
    row = database.row("SELECT title, notes, tags, body FROM search_text WHERE article_id = ?", [article_id])
    if row is not None:
        short = [with_forms(without_forms(row[column])) for column in ("title", "notes", "tags")]
        database.execute(
            "UPDATE search_text SET title = ?, notes = ?, tags = ?, forms = ? WHERE article_id = ?",
            [*short, other_forms(row["body"]), article_id],
        )


def _reading(database: Database, article_id: int, article: Row) -> Reading:
    """Return what the facts of an article are told from."""
    marks = database.rows('SELECT start, "end", type, name FROM name_marks WHERE article_id = ?', [article_id])
    claims = database.rows("SELECT id, claim, state FROM reviewed_claims WHERE article_id = ?", [article_id])
    return Reading(
        article_id,
        Document(article["text"].decode("utf-8", "surrogatepass"), Origin("", ""), b"", language="ar"),
        analysis_from_json(json.loads(zlib.decompress(article["data"]), parse_float=Decimal)),
        name_marks=tuple(
            NameMark(0, article_id, Span(mark["start"], mark["end"]), MentionType(mark["type"]), mark["name"])
            for mark in marks
        ),
        reviewed_claims=tuple(
            ReviewedClaim(kept["id"], article_id, claim_from_json(json.loads(kept["claim"])), ClaimState(kept["state"]))
            for kept in claims
        ),
    )
