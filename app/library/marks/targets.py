"""What a note or tag hangs on, between the domain's `Target` and the columns of the tables."""

from __future__ import annotations

from app.domain.annotations import Claim
from app.domain.records import Target, TargetKind
from app.errors import NotFoundError
from app.library.database import Database, Row
from app.library.texts.documents import current_document

Attachable = Target | Claim
"""A thing in the library, or a claim of the analysis that the library then begins to keep."""


def target_columns(database: Database, article_id: int, target: Target) -> Row:
    """Return the columns that point at a target. Raise NotFoundError where the article has no such thing or is gone."""
    columns: Row = {"article_id": article_id, "highlight_id": None, "claim_id": None, "note_id": None}
    match target.kind:
        case TargetKind.ARTICLE:
            current_document(database, article_id)
            found = target.id == article_id
        case TargetKind.HIGHLIGHT:
            columns["highlight_id"] = target.id
            found = _belongs(database, "highlights", target.id, article_id)
        case TargetKind.CLAIM:
            columns["claim_id"] = target.id
            found = _belongs(database, "reviewed_claims", target.id, article_id)
        case TargetKind.NOTE:
            columns["note_id"] = target.id
            found = _belongs(database, "notes", target.id, article_id)
    if not found:
        raise NotFoundError("The library has no such {kind} in this article any more.", kind=target.kind.value)
    return columns


def _belongs(database: Database, table: str, row_id: int, article_id: int) -> bool:
    sql = f"SELECT 1 FROM {table} WHERE id = ? AND article_id = ?"  # noqa: S608 - the name of one of our tables
    return database.value(sql, [row_id, article_id]) is not None


def target_of(row: Row) -> Target:
    """Return the target that a row of notes or taggings points at."""
    if row.get("note_id") is not None:
        return Target(TargetKind.NOTE, row["note_id"])
    if row["highlight_id"] is not None:
        return Target(TargetKind.HIGHLIGHT, row["highlight_id"])
    if row["claim_id"] is not None:
        return Target(TargetKind.CLAIM, row["claim_id"])
    return Target(TargetKind.ARTICLE, row["article_id"])
