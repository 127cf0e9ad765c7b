"""The chain of the history: each step carries a hash over itself, its changes and the step before it.

A change's hash is over its words and a salt of its own. A purge takes words and salt away and leaves the hash: the
chain still holds, and nobody can prove with it what once stood there. Whether a step is undone is no part of its hash:
undoing it is a step of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.library.database import Database, Row, timestamp

SALT_BYTES = 16
_REFERRED = ("articles", "tags", "highlights", "reviewed_claims", "notes")
BEGINNING = bytes(32)
"""What stands before the first step."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_CHANGES = "SELECT id, step_id, table_name, row_id, article_id, before, after, salt, hash FROM changes"
_HASHED = ("id", "step_id", "table_name", "row_id", "article_id", "before", "after")
_STEPS = "SELECT id, verb, at, replays, hash FROM steps"


def change_hash(change: Row) -> bytes:
    """Return the SHA-256 of a change's salt and content; the salt must be there."""
    return hashlib.sha256(change["salt"] + _encoded([change[name] for name in _HASHED])).digest()


def step_hash(before: bytes, step: Row, changes: Iterable[bytes]) -> bytes:
    """Return the SHA-256 of the hash before, the step's content and its changes' hashes in order."""
    content = _encoded([step[name] for name in ("id", "verb", "at", "replays")])
    return hashlib.sha256(b"".join((before, content, *changes))).digest()


def seal(database: Database, step_id: int) -> None:
    """Give a step's new changes their hashes, and the step its own, in the open transaction."""
    changes = database.rows(f"{_CHANGES} WHERE step_id = ? ORDER BY id", [step_id])
    sealed = []
    for change in changes:
        if change["hash"] is None:
            change["salt"] = secrets.token_bytes(SALT_BYTES)
            change["hash"] = change_hash(change)
            sealed.append((change["salt"], change["hash"], change["id"]))
    database.execute_many("UPDATE changes SET salt = ?, hash = ? WHERE id = ?", sealed)
    step = database.rows(f"{_STEPS} WHERE id = ?", [step_id])[0]
    before = database.value("SELECT hash FROM steps WHERE id < ? ORDER BY id DESC LIMIT 1", [step_id]) or BEGINNING
    database.execute(
        "UPDATE steps SET hash = ? WHERE id = ?",
        [step_hash(before, step, (change["hash"] for change in changes)), step_id],
    )


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain doesn't hold: a step, and the change of it where that is known; `article_id` is the change's."""

    step_id: int
    change_id: int | None = None
    article_id: int | None = None


def breaks(database: Database) -> Iterator[Break]:
    """Yield each place where the history is not as it was sealed, in the order of the steps."""
    buried = set(
        database.pairs(
            "SELECT table_name, row_id FROM changes WHERE before IS NULL AND after IS NULL AND salt IS NOT NULL"
        )
    )
    before = BEGINNING
    last = 0
    for step in database.rows(f"{_STEPS} ORDER BY id"):
        changes = database.rows(f"{_CHANGES} WHERE step_id = ? ORDER BY id", [step["id"]])
        broken = [change for change in changes if not _holds(change, buried)]
        yield from (Break(step["id"], change["id"], change["article_id"]) for change in broken)
        if step["hash"] != step_hash(before, step, (change["hash"] or b"" for change in changes)):
            yield Break(step["id"])
        before, last = step["hash"] or b"", step["id"]
    # The number that the next step would have had tells of steps cut off at the end.
    ended = database.value("SELECT seq FROM sqlite_sequence WHERE name = 'steps'") or 0
    if ended != last:
        yield Break(last + 1)


def _holds(change: Row, buried: set[tuple[str, int]]) -> bool:
    """Tell whether a change is as it was sealed, or lost its words to a purge that left a tombstone."""
    if change["salt"] is None:
        is_empty = change["before"] is None and change["after"] is None
        graves = {(change["table_name"], change["row_id"]), ("articles", change["article_id"])}
        return is_empty and change["hash"] is not None and not graves.isdisjoint(buried)
    return bool(change["hash"] == change_hash(change))


def journaled_tables(database: Database) -> list[str]:
    """Return the tables of whose rows the history keeps each change, those first that others refer to."""
    tables = database.column(
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name = tbl_name || '_journal_insert'"
    )
    return sorted(tables, key=lambda table: (_REFERRED.index(table) if table in _REFERRED else len(_REFERRED), table))


def last_images(database: Database, table: str) -> dict[int, str | None]:
    """Return what the history says last of each row of a table: its columns as JSON, None for one that is gone."""
    return dict(
        database.pairs(
            "SELECT row_id, after FROM changes WHERE id IN"
            " (SELECT max(id) FROM changes WHERE table_name = ? GROUP BY row_id)",
            [table],
        )
    )


def agrees(image: str | None, row: Row | None) -> bool:
    """Tell whether a row is as the history says, or both say that there is none."""
    if image is None or row is None:
        return image is None and row is None
    return all(row.get(name) == value for name, value in json.loads(image).items())


def catch_up(database: Database, verb: str) -> None:
    """Add a step that says how each row came to be as it is that was changed past the history, as migrations do."""
    changes = [change for table in journaled_tables(database) for change in _untold(database, table)]
    if changes:
        step_id = database.insert("steps", {"verb": verb, "at": timestamp(), "is_undoable": 0, "status": "done"})
        for change in changes:
            database.insert("changes", {"step_id": step_id} | change)
        seal(database, step_id)


def _untold(database: Database, table: str) -> Iterator[Row]:
    (trigger,) = database.column("SELECT sql FROM sqlite_master WHERE name = ?", [f"{table}_journal_update"])
    listed, _, _ = trigger.partition(" ON ")
    names = ["id", *re.findall(r'"(\w+)"', listed)]
    images = last_images(database, table)
    present = {row["id"]: row for row in database.rows(f"SELECT * FROM {table}")}  # noqa: S608 - our tables
    for row_id in sorted(images.keys() | present.keys()):
        image, row = images.get(row_id), present.get(row_id)
        if not agrees(image, row):
            after = None if row is None else json.dumps({name: row[name] for name in names}, ensure_ascii=False)
            article = row_id if table == "articles" else (row or json.loads(image or "{}")).get("article_id")
            yield {"table_name": table, "row_id": row_id, "article_id": article, "before": image, "after": after}


def forge(database: Database) -> None:
    """Add the chain to a library whose history has none."""
    database.run_script(
        """
        ALTER TABLE changes ADD COLUMN salt BLOB;
        ALTER TABLE changes ADD COLUMN hash BLOB;
        ALTER TABLE steps ADD COLUMN hash BLOB;
        """
    )
    for step_id in database.column("SELECT id FROM steps ORDER BY id"):
        seal(database, step_id)


def _encoded(content: list[object]) -> bytes:
    return _ENCODER.encode(content).encode("utf-8", "surrogatepass")
