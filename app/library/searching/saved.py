"""Saved searches: queries that the reader keeps under a name, as further views of the library."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.changes import Changes
from app.domain.records import SavedSearch
from app.errors import UserError
from app.library.database import Database, storable, timestamp
from app.library.history import Journal, Verb
from app.library.marks.records import require
from app.library.searching.query import parse

COLUMNS: Sequence[str] = ("name", "query", "sorted_by", "created")

TABLES = """
CREATE TABLE saved_searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    sorted_by TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
"""


class SavedSearches:
    """The searches that the reader keeps."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def all(self) -> list[SavedSearch]:
        """Return the saved searches in the order in which they were made."""
        rows = self._database.rows("SELECT id, name, query, sorted_by FROM saved_searches ORDER BY id")
        return [SavedSearch(**row) for row in rows]

    def save(self, name: str, query: str, sorted_by: str) -> Changes:
        """Keep a query under a name; `created` is its id.

        `sorted_by` is the value of an `Order`. Raise UserError for a name or a query without words, QueryError for a
        query that can't be understood.
        """
        asked = parse(query, is_typing=False)
        if asked.problems:
            raise asked.problems[0]
        if not asked:
            raise UserError("A saved search needs words to look for.")
        row = {"name": _name(name), "query": storable(query.strip()), "sorted_by": sorted_by, "created": timestamp()}
        with self._journal.step(Verb.SAVE_SEARCH) as step:
            step.created = self._database.insert("saved_searches", row)
        return step.changes

    def rename(self, search_id: int, name: str) -> Changes:
        """Give a saved search another name. Raise UserError for one without letters, NotFoundError."""
        with self._journal.step(Verb.RENAME_SEARCH) as step:
            require(self._database, "saved_searches", search_id)
            self._database.update("saved_searches", search_id, {"name": _name(name)})
        return step.changes

    def remove(self, search_id: int) -> Changes:
        """Forget a saved search; no article is touched. Raise NotFoundError."""
        with self._journal.step(Verb.REMOVE_SEARCH) as step:
            require(self._database, "saved_searches", search_id)
            self._database.delete("saved_searches", search_id)
        return step.changes


def _name(name: str) -> str:
    shown = " ".join(storable(name).split())
    if not shown:
        raise UserError("A saved search needs a name.")
    return shown
