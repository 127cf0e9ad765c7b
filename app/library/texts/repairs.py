"""Repairs of damaged texts, as the reader decides: accepted, the repaired text is the article's; refused, it is noted.

The damaged text stays beside the repaired one, the original as it was read. A changed text that is not to be taken is
noted in the same way (`app.library.texts.editions`).
"""

from __future__ import annotations

from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.document import Document
from app.library.database import Database
from app.library.history import Journal, Verb
from app.library.schema.first import journal_triggers
from app.library.texts.documents import current_document
from app.library.texts.editions import Editions, is_left, keep_edition, leave

COLUMNS = ("article_id", "document_id", "at")

TABLES = """
-- Texts that the reader wants as they are.
CREATE TABLE refused_repairs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    document_id INTEGER NOT NULL UNIQUE REFERENCES documents (id),
    at TEXT NOT NULL
) STRICT;
"""


def add_repairs(database: Database) -> None:
    """Make the table, in the open transaction."""
    database.run_script(TABLES + journal_triggers("refused_repairs", COLUMNS))


class Repairs:
    """What the reader decides on the repair of an article's text."""

    def __init__(self, database: Database, journal: Journal, editions: Editions) -> None:
        self._database = database
        self._journal = journal
        self._editions = editions

    def is_refused(self, article_id: int) -> bool:
        """Tell whether the reader wants the article's present text as it is. Raise NotFoundError."""
        document_id = current_document(self._database, article_id)
        return is_left(self._database, document_id)

    def refuse(self, article_id: int) -> Changes:
        """Leave the article's present text as it is for good. Raise NotFoundError."""
        with self._journal.step(Verb.REFUSE_REPAIR) as step:
            leave(self._database, article_id, current_document(self._database, article_id))
        return step.changes

    def accept(self, article_id: int, document: Document, analysis: Analysis) -> Changes:
        """Make a repaired text, read from the same original, the article's own, and bring its marks along.

        `analysis` is the repaired document's. Raise NotFoundError where the article is gone.
        """
        with self._journal.step(Verb.REPAIR_TEXT) as step:
            document_id = keep_edition(self._database, article_id, document, analysis)
            self._editions.take(article_id, document_id, analysis)
        return step.changes
