"""What the reader marked and decided in an article, loaded: highlights, names, kept claims."""

from __future__ import annotations

import json
from datetime import datetime

from app.domain.annotations import MentionType
from app.domain.contract import claim_from_json
from app.domain.records import ClaimState, Highlight, NameMark, Orphan, ReviewedClaim
from app.domain.span import Span
from app.library.database import Database, Row
from app.library.marks.moving import first_document

_IN_TEXT_ORDER = 'start, "end", id'


def _in_article(database: Database, table: str, article_id: int, order: str, *, orphans: bool = False) -> list[Row]:
    """Return the marks in the article's present text, or those that count another one."""
    sql = (
        f"SELECT * FROM {table} WHERE article_id = :article"  # noqa: S608 - literals of this module
        f" AND coalesce(document_id, {first_document(':article')}) {'<>' if orphans else '='}"
        f" (SELECT document_id FROM articles WHERE id = :article) ORDER BY {order}"
    )
    return database.rows(sql, {"article": article_id})


def load_highlights(database: Database, article_id: int) -> tuple[Highlight, ...]:
    """Return the highlights of an article's text in its order."""
    return tuple(map(_highlight, _in_article(database, "highlights", article_id, _IN_TEXT_ORDER)))


def load_names(database: Database, article_id: int) -> tuple[NameMark, ...]:
    """Return the marked names of an article's text in its order."""
    return tuple(map(_name, _in_article(database, "name_marks", article_id, _IN_TEXT_ORDER)))


def load_claims(database: Database, article_id: int) -> tuple[ReviewedClaim, ...]:
    """Return the kept claims of an article's text in the order of their cues."""
    return tuple(map(_claim, _in_article(database, "reviewed_claims", article_id, "cue_start, cue_end, id")))


def load_orphans(database: Database, article_id: int) -> tuple[Orphan, ...]:
    """Return the marks that lost their place when the article's text changed."""
    return tuple(
        Orphan(made(row), row["quote"], row["prefix"], row["suffix"])
        for table, made in (("highlights", _highlight), ("name_marks", _name), ("reviewed_claims", _claim))
        for row in _in_article(database, table, article_id, "id", orphans=True)
    )


def _highlight(row: Row) -> Highlight:
    return Highlight(
        id=row["id"],
        article_id=row["article_id"],
        span=Span(row["start"], row["end"]),
        quote=row["quote"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        color=row["color"],
        created=datetime.fromisoformat(row["created"]),
    )


def _name(row: Row) -> NameMark:
    span = Span(row["start"], row["end"])
    return NameMark(row["id"], row["article_id"], span, MentionType(row["type"]), row["name"])


def _claim(row: Row) -> ReviewedClaim:
    claim = claim_from_json(json.loads(row["claim"]))
    return ReviewedClaim(row["id"], row["article_id"], claim, ClaimState(row["state"]))
