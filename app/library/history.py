"""Every change, step by step: each verb's step is written by the transaction of the verb itself, undo reads it back.

Triggers write each changed row, as it was and as it became, into `changes` under the open step; so no verb can forget
it, and nothing can be changed outside a step. What the reader sees of a step is told from those rows too.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from app.domain.changes import Changes, Kind
from app.errors import BugError
from app.library import chain, derived
from app.library.database import Database, Row, timestamp


class Verb(StrEnum):
    """What was done, as `Changes.verb`, `undo_verb` and `redo_verb` name it."""

    ADD_ARTICLE = "add_article"
    TAKE_IN = "take_in"
    STORE_ANALYSIS = "store_analysis"
    SET_PUBLISHED = "set_published"
    EDIT_FACTS = "edit_facts"
    MARK_READ = "mark_read"
    MARK_UNREAD = "mark_unread"
    STAR_ARTICLE = "star_article"
    UNSTAR_ARTICLE = "unstar_article"
    DELETE_ARTICLES = "delete_articles"
    RESTORE_ARTICLES = "restore_articles"
    EMPTY_BIN = "empty_bin"
    PURGE_ARTICLES = "purge_articles"
    SALVAGE = "salvage"
    MIGRATE = "migrate"
    ADD_HIGHLIGHT = "add_highlight"
    RECOLOR_HIGHLIGHT = "recolor_highlight"
    REMOVE_HIGHLIGHT = "remove_highlight"
    ADD_NOTE = "add_note"
    EDIT_NOTE = "edit_note"
    REMOVE_NOTE = "remove_note"
    ATTACH_TAG = "attach_tag"
    DETACH_TAG = "detach_tag"
    ADD_TAG = "add_tag"
    RENAME_TAG = "rename_tag"
    MOVE_TAG = "move_tag"
    RECOLOR_TAG = "recolor_tag"
    MERGE_TAGS = "merge_tags"
    REMOVE_TAG = "remove_tag"
    ADD_NAME = "add_name"
    REMOVE_NAME = "remove_name"
    ACCEPT_CLAIM = "accept_claim"
    CORRECT_CLAIM = "correct_claim"
    REJECT_CLAIM = "reject_claim"
    REOPEN_CLAIM = "reopen_claim"
    KEEP_CLAIM = "keep_claim"
    SAVE_SEARCH = "save_search"
    RENAME_SEARCH = "rename_search"
    REMOVE_SEARCH = "remove_search"
    FORGET_CLAIM = "forget_claim"
    TAKE_TEXT = "take_text"
    PLACE_MARK = "place_mark"
    REPAIR_TEXT = "repair_text"
    REFUSE_REPAIR = "refuse_repair"
    DECLINE_TEXT = "decline_text"
    JOIN_STORIES = "join_stories"
    SPLIT_STORY = "split_story"
    MERGE_LIBRARY = "merge_library"
    EXPORT_LIBRARY = "export_library"
    SETTLE_DISAGREEMENT = "settle_disagreement"


NOT_UNDOABLE = frozenset(
    {
        # What came in together is taken back together, by the step that says so.
        *(Verb.ADD_ARTICLE, Verb.STORE_ANALYSIS, Verb.MARK_READ, Verb.MARK_UNREAD),
        *(Verb.EMPTY_BIN, Verb.PURGE_ARTICLES, Verb.SALVAGE, Verb.MIGRATE, Verb.EXPORT_LIBRARY),
    }
)
"""The program's own work, reading itself, and what is meant to be final."""

_KINDS = {
    "articles": Kind.ARTICLES,
    "analyses": Kind.ANALYSES,
    "highlights": Kind.HIGHLIGHTS,
    "notes": Kind.NOTES,
    "tags": Kind.TAGS,
    "taggings": Kind.TAGS,
    "name_marks": Kind.NAMES,
    "reviewed_claims": Kind.CLAIMS,
    "saved_searches": Kind.SEARCHES,
    "story_choices": Kind.STORIES,
    "refused_repairs": Kind.ARTICLES,
    "disagreements": Kind.ARTICLES,
}
_NOT_RESTORED = "analyses"
"""Undo leaves this table alone: the article's date says which of its analyses counts."""


@dataclass
class Step:
    """One verb at work: the verb tells what it `created`, and finds in `changes` what came of it afterwards."""

    verb: Verb
    created: int | None = None
    kinds: set[Kind] = field(default_factory=set)
    articles: set[int] = field(default_factory=set)
    changes: Changes = field(default_factory=lambda: Changes(""))


class _NothingDoneError(Exception):
    """Takes a step that changed nothing back."""


class Journal:
    """Opens the steps that all writes go through; before each, `prepare` is called outside of any transaction."""

    def __init__(self, database: Database, prepare: Callable[[], None] = lambda: None) -> None:
        self._database = database
        self.prepare = prepare
        self._open_step: int | None = None
        self._is_joined = False

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Make the steps opened inside, one after the other, in one transaction: all of them are kept, or none is."""
        self.prepare()
        with self._database.transaction():
            self._is_joined = True
            try:
                yield
            finally:
                self._is_joined = False

    @contextmanager
    def step(self, verb: Verb) -> Iterator[Step]:
        """Make the writes inside one step and one transaction; `changes` of the step is filled at its end.

        A step inside a step becomes part of it. A step that changed nothing leaves no trace.
        """
        step = Step(verb)
        if self._open_step is not None:
            since = self._last_change()
            with self._database.part():
                yield step
            step.changes = self._changes(step, since)
            return
        if not self._is_joined:
            self.prepare()
        unit = self._database.part() if self._is_joined else self._database.transaction()
        with suppress(_NothingDoneError), unit, self._opened(verb, replays=None) as step_id:
            yield step
            step.changes = self._changes(step, 0)
            if not step.changes:
                raise _NothingDoneError
            self._finish(step_id)
            if verb not in NOT_UNDOABLE:
                self._make_undoable(step_id)

    @contextmanager
    def replay(self, verb: Verb, replayed: int) -> Iterator[Step]:
        """Make the writes inside the undoing or redoing of another step, in the open transaction."""
        step = Step(verb)
        with self._opened(verb, replays=replayed) as step_id:
            yield step
            step.changes = self._changes(step, 0)
            self._finish(step_id)

    @property
    def is_open(self) -> bool:
        """Tell whether a step is at work."""
        return self._open_step is not None

    @property
    def open_step(self) -> int:
        """Return the id of the step at work."""
        if self._open_step is None:
            raise BugError("no step is open")
        return self._open_step

    @contextmanager
    def _opened(self, verb: Verb, replays: int | None) -> Iterator[int]:
        row = {"verb": verb.value, "at": timestamp(), "is_undoable": 0, "status": "open", "replays": replays}
        step_id = self._database.insert("steps", row)
        self._open_step = step_id
        try:
            yield step_id
        finally:
            self._open_step = None

    def _finish(self, step_id: int) -> None:
        derived.renew(self._database, step_id)
        self._database.execute("UPDATE steps SET status = 'done' WHERE id = ?", [step_id])
        chain.seal(self._database, step_id)

    def _make_undoable(self, step_id: int) -> None:
        """Let undo find the step, unless there is nothing in it to take back; what was undone before is then gone."""
        moved = self._database.execute(
            "UPDATE steps SET is_undoable = 1 WHERE id = :step AND EXISTS"
            " (SELECT 1 FROM changes WHERE step_id = :step AND table_name <> :not_restored)",
            {"step": step_id, "not_restored": _NOT_RESTORED},
        )
        if moved:
            self._database.execute("UPDATE steps SET status = 'dropped' WHERE is_undoable = 1 AND status = 'undone'")

    def _last_change(self) -> int:
        return int(self._database.value("SELECT coalesce(max(id), 0) FROM changes"))

    def _changes(self, step: Step, since: int) -> Changes:
        """Tell what the open step changed behind the change `since`."""
        rows = self._database.rows(
            "SELECT DISTINCT table_name, article_id FROM changes WHERE step_id = ? AND id > ?",
            [self.open_step, since],
        )
        tagged = self._database.column(
            "SELECT DISTINCT article_id FROM taggings WHERE tag_id IN"
            " (SELECT row_id FROM changes WHERE step_id = ? AND id > ? AND table_name = 'tags')",
            [self.open_step, since],
        )
        articles = {row["article_id"] for row in rows if row["article_id"] is not None}
        return Changes(
            verb=step.verb.value,
            kinds=frozenset(step.kinds.union(_KINDS[row["table_name"]] for row in rows)),
            articles=frozenset(step.articles.union(articles, tagged)),
            created=step.created,
        )


class History:
    """Undo and redo, over all that was done with this library, by whichever program, today or long ago."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def undo_verb(self) -> str | None:
        """Return the verb that `undo` would take back, None where there is none."""
        step = self._next_undo()
        return step["verb"] if step else None

    def redo_verb(self) -> str | None:
        """Return the verb that `redo` would do again, None where there is none."""
        step = self._next_redo()
        return step["verb"] if step else None

    def undo(self) -> Changes | None:
        """Take the last undoable step back and return what that changed, None where there is nothing to take back."""
        return self._replay(self._next_undo, backwards=True)

    def redo(self) -> Changes | None:
        """Do the step that was taken back last once more, None where there is none."""
        return self._replay(self._next_redo, backwards=False)

    def _next_undo(self) -> Row | None:
        return self._database.row(
            "SELECT id, verb FROM steps WHERE is_undoable = 1 AND status = 'done' ORDER BY id DESC LIMIT 1"
        )

    def _next_redo(self) -> Row | None:
        return self._database.row(
            "SELECT id, verb FROM steps WHERE is_undoable = 1 AND status = 'undone' ORDER BY id LIMIT 1"
        )

    def _replay(self, find: Callable[[], Row | None], *, backwards: bool) -> Changes | None:
        self._journal.prepare()
        # Looked for inside the transaction: another program may just have added a step.
        with self._database.transaction():
            step = find()
            if step is None:
                return None
            with self._journal.replay(Verb(step["verb"]), step["id"]) as replay:
                if replay.verb in {Verb.SET_PUBLISHED, Verb.REPAIR_TEXT}:
                    # Another analysis counts again, though no row of theirs changed.
                    replay.kinds.add(Kind.ANALYSES)
                self._put_all(step["id"], backwards=backwards)
        return replay.changes

    def _put_all(self, step_id: int, *, backwards: bool) -> None:
        """Bring all rows of a step back to what they were, or forth to what they became."""
        self._database.execute("PRAGMA defer_foreign_keys = ON")
        order, status = ("DESC", "undone") if backwards else ("ASC", "done")
        # Of a purged article's changes nothing is left to bring back.
        sql = (
            "SELECT * FROM changes WHERE step_id = ? AND table_name <> ?"  # noqa: S608
            f" AND (before IS NOT NULL OR after IS NOT NULL) ORDER BY id {order}"
        )
        puts = (_put_of(change, backwards) for change in self._database.rows(sql, [step_id, _NOT_RESTORED]))
        # A step can hold fifty thousand rows.
        for put, rows in groupby(puts, key=itemgetter(0)):
            self._put(put, [row for _, row in rows])
        self._database.execute("UPDATE steps SET status = ? WHERE id = ?", [status, step_id])

    def _put(self, put: _Put, rows: list[list[Any]]) -> None:
        """Put rows that are put alike: all at once where that works, which takes half the time, else in their order."""
        moved = 0
        if len(rows) == len({row_id for row_id, *_ in rows}):
            with suppress(sqlite3.IntegrityError), self._database.part():
                moved = self._database.execute(put.at_once, [json.dumps(rows)])
        if not moved:
            moved = self._database.execute_many(put.one_by_one, rows)
        if moved != len(rows):
            raise BugError(f"the history tells of a row of {put.table} that is not there")


class _Put(NamedTuple):
    """How rows are brought from one image to the other; with the id, `columns` are what each of them is put with."""

    table: str
    act: str
    columns: tuple[str, ...]

    @property
    def one_by_one(self) -> str:
        """Return the statement for the id and the cells of one row."""
        cells = [f"?{number}" for number in range(1, len(self.columns) + 2)]
        match self.act:
            case "DELETE":
                return f"DELETE FROM {self.table} WHERE id = ?1"  # noqa: S608 - quoted
            case "INSERT":
                return f"INSERT INTO {self.table} ({self._columns}) VALUES ({', '.join(cells)})"  # noqa: S608 - quoted
            case _:
                return f"UPDATE {self.table} SET {self._sets(cells)} WHERE id = ?1"  # noqa: S608 - quoted

    @property
    def at_once(self) -> str:
        """Return the statement for a JSON array of the ids and cells of rows."""
        cells = [f"json_extract(value, '$[{number}]')" for number in range(len(self.columns) + 1)]
        match self.act:
            case "DELETE":
                return f"DELETE FROM {self.table} WHERE id IN (SELECT {cells[0]} FROM json_each(?))"  # noqa: S608
            case "INSERT":
                return f"INSERT INTO {self.table} ({self._columns}) SELECT {', '.join(cells)} FROM json_each(?)"  # noqa: S608
            case _:
                return (
                    f"UPDATE {self.table} SET {self._sets(cells)} FROM json_each(?) WHERE {self.table}.id = {cells[0]}"  # noqa: S608
                )

    @property
    def _columns(self) -> str:
        return ", ".join(("id", *self.columns))

    def _sets(self, cells: list[str]) -> str:
        return ", ".join(f"{column} = {cell}" for column, cell in zip(self.columns, cells[1:], strict=True))


def _put_of(change: Row, backwards: bool) -> tuple[_Put, list[Any]]:
    """Return how the row of a change is put back or forth, touching only the columns that differ, and with what."""
    was, becomes = (json.loads(change[side] or "null") for side in ("before", "after"))
    if backwards:
        was, becomes = becomes, was
    if becomes is None:
        act, cells = "DELETE", {}
    elif was is None:
        act, cells = "INSERT", {name: value for name, value in becomes.items() if name != "id"}
    else:
        act, cells = "UPDATE", {name: value for name, value in becomes.items() if value != was.get(name)}
    put = _Put(_quoted(change["table_name"]), act, tuple(map(_quoted, cells)))
    return put, [change["row_id"], *cells.values()]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
