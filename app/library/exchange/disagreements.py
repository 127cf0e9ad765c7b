"""What other libraries said otherwise when they were taken in: kept beside what is here, to be read and settled later.

A note would say it as well, but each library would then hold notes that the other does not, and no reader wrote them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from app.domain.changes import Changes
from app.domain.records import Disagreement, DisagreementKind
from app.library.database import Database, Row, storable, timestamp
from app.library.history import Journal, Verb
from app.library.schema.first import journal_triggers

COLUMNS = ("article_id", "kind", "subject", "here", "there", "source", "at")
"""The columns of `disagreements` whose changes the history keeps."""

TABLES = """
CREATE TABLE disagreements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER REFERENCES articles (id),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    here TEXT NOT NULL,
    there TEXT NOT NULL,
    source TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
-- The same library taken in again says nothing new.
CREATE UNIQUE INDEX disagreements_once ON disagreements (coalesce(article_id, 0), kind, subject, there);
CREATE INDEX disagreements_article ON disagreements (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX refused_repairs_article ON refused_repairs (article_id);
-- When articles that were purged had been taken in, to the microsecond: by that they are known where another library
-- brings them back. It tells nothing of what they were.
CREATE TABLE purged (
    added TEXT NOT NULL UNIQUE
) STRICT;
"""


def add_exchange(database: Database) -> None:
    """Make the tables, in the open transaction."""
    database.run_script(TABLES + journal_triggers("disagreements", COLUMNS))


class Disagreements:
    """What other libraries say otherwise."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def all(self) -> list[Disagreement]:
        """Return all that is not settled, the oldest first; of articles in the bin, nothing."""
        rows = self._database.rows(
            "SELECT * FROM disagreements WHERE article_id IS NULL"
            " OR article_id IN (SELECT id FROM articles WHERE deleted_at IS NULL) ORDER BY id"
        )
        return [_disagreement(row) for row in rows]

    def settle(self, ids: Sequence[int]) -> Changes:
        """Take disagreements off the list; what is here stays as it is, and undo brings them back."""
        with self._journal.step(Verb.SETTLE_DISAGREEMENT) as step:
            self._database.execute(
                "DELETE FROM disagreements WHERE id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))]
            )
        return step.changes


def load_disagreements(database: Database, article_id: int) -> tuple[Disagreement, ...]:
    """Return what other libraries say otherwise of an article, the oldest first."""
    rows = database.rows("SELECT * FROM disagreements WHERE article_id = ? ORDER BY id", [article_id])
    return tuple(map(_disagreement, rows))


def keep(database: Database, found: Disagreement) -> None:
    """Keep a disagreement in the open step, unless the other library said the same before."""
    database.execute(
        "INSERT OR IGNORE INTO disagreements (article_id, kind, subject, here, there, source, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            *(found.article_id, found.kind.value, storable(found.subject), storable(found.here)),
            *(storable(found.there), storable(found.source), found.at.isoformat(timespec="microseconds")),
        ],
    )


def now() -> datetime:
    """Return the present moment as the tables keep it."""
    return datetime.fromisoformat(timestamp())


def _disagreement(row: Row) -> Disagreement:
    return Disagreement(
        id=row["id"],
        article_id=row["article_id"],
        kind=DisagreementKind(row["kind"]),
        subject=row["subject"],
        here=row["here"],
        there=row["there"],
        source=row["source"],
        at=datetime.fromisoformat(row["at"]),
    )
