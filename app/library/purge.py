"""Deleting articles for good: out of the tables, the search index and the history, which keeps a tombstone."""

from __future__ import annotations

from app.library.database import Database

_RECORDS = ("notes", "taggings", "highlights", "reviewed_claims", "name_marks", "analyses", "search_text")


def empty_bin(database: Database, open_step: int) -> set[int]:
    """Delete all articles in the bin inside the open step, and return their ids."""
    purged: list[int] = database.column("SELECT id FROM articles WHERE deleted_at IS NOT NULL")
    if not purged:
        return set()
    for table in _RECORDS:
        database.execute(
            f"DELETE FROM {table} WHERE article_id IN"  # noqa: S608 - the names of our tables
            " (SELECT id FROM articles WHERE deleted_at IS NOT NULL)"
        )
    database.execute("DELETE FROM articles WHERE deleted_at IS NOT NULL")
    database.execute("DELETE FROM documents WHERE id NOT IN (SELECT document_id FROM articles)")
    database.execute("DELETE FROM originals WHERE sha256 NOT IN (SELECT original_sha256 FROM documents)")
    _forget(database, purged, open_step)
    return set(purged)


def _forget(database: Database, purged: list[int], open_step: int) -> None:
    """Take the articles' rows out of the history and leave a tombstone without words for each."""
    for article_id in purged:
        database.execute("DELETE FROM changes WHERE article_id = ?", [article_id])
        database.insert(
            "changes",
            {"step_id": open_step, "table_name": "articles", "row_id": article_id, "article_id": article_id},
        )
    # A step of which nothing is left can't be taken back any more.
    database.execute(
        "UPDATE steps SET status = 'dropped' WHERE is_undoable = 1 AND status IN ('done', 'undone')"
        " AND NOT EXISTS (SELECT 1 FROM changes WHERE step_id = steps.id)"
    )
