"""The reader's notes on articles, highlights and claims."""

from __future__ import annotations

from datetime import datetime

from app.domain.annotations import Claim
from app.domain.changes import Changes
from app.domain.records import Note, Target, TargetKind
from app.errors import BugError, UserError
from app.library.database import Database, Row, storable, timestamp
from app.library.history import Journal, Verb
from app.library.marks.records import keep_claim, require
from app.library.marks.targets import Attachable, target_columns, target_of


class Notes:
    """The notes, each on one thing."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def add(self, article_id: int, target: Attachable, text: str) -> Changes:
        """Write a note on something of an article; `created` is the note's id.

        A claim that the library does not keep yet can be the target itself: it is then kept in the same step. Raise
        UserError for a note without words, NotFoundError where the target is gone.
        """
        words = _words(text)
        now = timestamp()
        with self._journal.step(Verb.ADD_NOTE) as step:
            if isinstance(target, Claim):
                target = Target(TargetKind.CLAIM, keep_claim(self._database, article_id, target))
            columns = _columns(self._database, article_id, target)
            step.created = self._database.insert("notes", columns | {"text": words, "created": now, "modified": now})
        return step.changes

    def edit(self, note_id: int, text: str) -> Changes:
        """Change a note's words. Raise UserError for none, NotFoundError where the note is gone."""
        words = _words(text)
        with self._journal.step(Verb.EDIT_NOTE) as step:
            if require(self._database, "notes", note_id)["text"] != words:
                self._database.update("notes", note_id, {"text": words, "modified": timestamp()})
        return step.changes

    def remove(self, note_id: int) -> Changes:
        """Remove a note with the tags on it. Raise NotFoundError."""
        with self._journal.step(Verb.REMOVE_NOTE) as step:
            require(self._database, "notes", note_id)
            self._database.execute("DELETE FROM taggings WHERE note_id = ?", [note_id])
            self._database.delete("notes", note_id)
        return step.changes


def _columns(database: Database, article_id: int, target: Target) -> Row:
    if target.kind is TargetKind.NOTE:
        raise BugError("a note hangs on no other note")
    columns = target_columns(database, article_id, target)
    del columns["note_id"]
    return columns


def _words(text: str) -> str:
    words = storable(text).strip()
    if not words:
        raise UserError("A note needs words.")
    return words


def load_notes(database: Database, article_id: int) -> tuple[Note, ...]:
    """Return an article's notes, the oldest first."""
    return tuple(
        Note(
            id=row["id"],
            article_id=article_id,
            target=target_of(row),
            text=row["text"],
            created=datetime.fromisoformat(row["created"]),
            modified=datetime.fromisoformat(row["modified"]),
        )
        for row in database.rows("SELECT * FROM notes WHERE article_id = ? ORDER BY id", [article_id])
    )
