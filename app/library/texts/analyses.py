"""Analyses in the library: one for each text and each publication date that an article was analysed for.

The article's own text and date say which of them counts; so undoing a change of either brings back the analysis that
goes with it. A newer analysis for the same text and date replaces the older one; the history keeps the line of its
version.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from decimal import Decimal

from app.domain.annotations import Analysis
from app.domain.contract import analysis_from_json, analysis_to_json
from app.errors import BugError
from app.library.database import Database, timestamp
from app.library.texts.documents import missing_article

_CURRENT = """
    FROM articles a JOIN analyses n
        ON n.article_id = a.id AND n.document_id = a.document_id
        AND n.published IS a.published AND n.published_basis = a.published_basis
"""
_OF_DATE = "article_id = ? AND document_id = ? AND coalesce(published, '') = ? AND published_basis = ?"


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of an article, by its document."""

    article_id: int
    document_id: int
    text: str


def store(database: Database, edition: Edition, analysis: Analysis) -> None:
    """Keep an analysis of one text of an article, in place of an older one of the same text for the same date."""
    published = analysis.published.isoformat() if analysis.published else None
    contract = analysis_to_json(analysis, edition.text, path=None, with_text=False)
    cues = [[claim.cue.start, claim.cue.end] for claim in analysis.claims if claim.repeats is None]
    row = {
        "analyser": analysis.analyser,
        "created": timestamp(),
        "cues": json.dumps(cues, separators=(",", ":")),
        "data": zlib.compress(json.dumps(contract, separators=(",", ":")).encode()),
    }
    basis = analysis.published_basis.value
    older = database.value(
        f"SELECT id FROM analyses WHERE {_OF_DATE}",  # noqa: S608 - a literal
        [edition.article_id, edition.document_id, published or "", basis],
    )
    if older is None:
        key = {"article_id": edition.article_id, "document_id": edition.document_id}
        database.insert("analyses", key | {"published": published, "published_basis": basis} | row)
    else:
        database.update("analyses", older, row)


def load_dated(database: Database, edition: Edition, published: str | None, basis: str) -> Analysis | None:
    """Return the analysis of one text of an article for a date, None where there is none."""
    data = database.value(
        f"SELECT data FROM analyses WHERE {_OF_DATE}",  # noqa: S608 - a literal
        [edition.article_id, edition.document_id, published or "", basis],
    )
    return _unpacked(data) if data is not None else None


def load(database: Database, article_id: int) -> Analysis:
    """Return the analysis that goes with the article's date. Raise NotFoundError where there is no such article."""
    data = database.value(f"SELECT n.data {_CURRENT} WHERE a.id = ?", [article_id])
    if data is None:
        raise missing_article(article_id)
    return _unpacked(data)


def _unpacked(data: bytes) -> Analysis:
    return analysis_from_json(json.loads(zlib.decompress(data), parse_float=Decimal))


def analysers(database: Database) -> list[tuple[int, str]]:
    """Return each article with the version that analysed it, those in the bin aside."""
    rows = database.rows(
        f"SELECT a.id, n.analyser {_CURRENT} WHERE a.deleted_at IS NULL ORDER BY a.day DESC, a.id DESC"
    )
    return [(row["id"], row["analyser"]) for row in rows]


def check(analysis: Analysis, text_sha256: str) -> None:
    """Raise BugError where an analysis is not of this text."""
    if analysis.text_sha256 != text_sha256:
        raise BugError("the analysis is of another text")
