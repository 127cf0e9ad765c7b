"""A check finds what was altered behind the library's back, and names the article and the row."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.domain.span import Span
from app.errors import LibraryError
from app.library import Library, Verb, check_file
from app.library.database import APPLICATION_ID
from tests.library import test_history
from tests.library.test_history import ACTIONS

ARTICLE = Target(TargetKind.ARTICLE, 1)


def _alter(path: Path, *statements: str) -> None:
    """Change the file as somebody would who gets past the triggers."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


@pytest.mark.parametrize("action", ACTIONS)
def test_history_stays_sound_through_every_verb_its_undoing_and_redoing(furnished, action):
    getattr(test_history, "PREPARED", {}).get(action, lambda _: None)(furnished)
    ACTIONS[action](furnished)
    assert furnished.check().problems == ()
    furnished.history.undo()
    assert furnished.check().problems == ()
    furnished.history.redo()
    report = furnished.check()
    assert report.problems == ()
    assert report.articles == 2


ALTERATIONS = {
    "a note": ("UPDATE notes SET text = 'غير ما كتبت' WHERE id = 1", ("notes", 1, 1), "Row 1 of «notes»"),
    "a decision": ("UPDATE reviewed_claims SET state = 'rejected'", ("reviewed_claims", 1, 1), "«reviewed_claims»"),
    "a note gone": ("DELETE FROM notes", ("notes", 1, None), "Row 1 of «notes»"),
    "a title": ("UPDATE articles SET title = 'آخر' WHERE id = 2", ("articles", 2, 2), "Row 2 of «articles»"),
    "a text": ("UPDATE documents SET text = text || '.' WHERE id = 2", ("documents", 2, 2), "Article 2: the text"),
    "an original": ("UPDATE originals SET bytes = x'00' WHERE rowid = 1", None, "Article 1: the original"),
    "an original's size": ("UPDATE originals SET size = 1 WHERE rowid = 2", None, "Article 2: the original"),
    "an analysis": ("UPDATE analyses SET data = x'789c00' WHERE id = 2", ("analyses", 2, 2), "Article 2: the analysis"),
    "a word in the past": (
        "UPDATE changes SET after = replace(after, 'yellow', 'green') WHERE table_name = 'highlights'",
        ("changes", 5, 1),
        "row 5 of its step",
    ),
    "who did it": ("UPDATE steps SET verb = 'edit_note' WHERE id = 2", ("steps", 2, None), "breaks at step 2"),
    "when": ("UPDATE steps SET at = '2001' WHERE id = 3", ("steps", 3, None), "breaks at step 3"),
    "a change gone": ("DELETE FROM changes WHERE id = 2", ("steps", 1, None), "breaks at step 1"),
    "a change purged by hand": (
        "UPDATE changes SET before = NULL, after = NULL, salt = NULL WHERE id = 6",
        ("changes", 6, 1),
        "row 6 of its step",
    ),
    "the last step gone": (
        "DELETE FROM steps WHERE id = (SELECT max(id) FROM steps)",
        ("changes", None, 2),
        "belongs to a row of «steps»",
    ),
    "search text": ("UPDATE search_text SET body = 'غير' WHERE article_id = 1", ("search_text", 1, 1), "Article 1:"),
    "search tags": (
        "UPDATE search_text SET tags = '' WHERE article_id = 1",
        ("search_text", 1, 1),
        "Article 1: search doesn't know its tags as they are.",
    ),
    "search text gone": ("DELETE FROM search_text WHERE article_id = 2", ("search_text", 2, 2), "Article 2: search"),
    "the index": ("INSERT INTO search_index (rowid, title) VALUES (9, 'كلمة')", None, "search index"),
    "a reference": ("INSERT INTO notes VALUES (9, 77, NULL, NULL, 'x', '', '')", ("notes", 9, 77), "Row 9 of «notes»"),
}  # fmt: skip


@pytest.mark.parametrize("name", ALTERATIONS)
def test_alteration_is_found_and_named(furnished, path, name):
    statement, place, told = ALTERATIONS[name]
    furnished.close()
    assert check_file(path).is_sound
    _alter(path, statement)
    report = check_file(path)
    first = report.problems[0]
    assert told in str(first.error)
    if place is not None:
        table, row_id, article_id = place
        assert first.table == table
        assert first.article_id == article_id
        assert row_id is None or first.row_id == row_id


def test_steps_cut_off_at_the_end_are_missed(furnished, path):
    furnished.articles.set_starred(1, True)
    last = furnished._database.value("SELECT max(id) FROM steps")
    furnished.close()
    _alter(
        path,
        f"DELETE FROM changes WHERE step_id = {last}",  # noqa: S608 - a number
        f"DELETE FROM steps WHERE id = {last}",  # noqa: S608 - a number
        "UPDATE articles SET is_starred = 0",
    )
    assert str(check_file(path).problems[0].error) == f"The history was altered: its chain breaks at step {last}."


def test_purge_keeps_the_chain_and_leaves_nothing_to_guess_words_by(furnished):
    furnished.notes.add(1, ARTICLE, "سر")
    furnished.articles.purge([1])
    assert furnished.check().problems == ()
    purged = furnished._database.rows("SELECT * FROM changes WHERE article_id = 1 AND hash IS NOT NULL")
    assert all(row["before"] is row["after"] is None for row in purged)
    assert sum(row["salt"] is not None for row in purged) == 1
    furnished.history.undo()
    assert furnished.check().problems == ()


def test_check_reads_a_library_that_nothing_may_be_written_to(furnished, path):
    furnished.close()
    before = path.read_bytes()
    path.chmod(0o444)
    assert check_file(path).is_sound
    assert path.read_bytes() == before


def test_damaged_page_is_named(furnished, path):
    root = furnished._database.value("SELECT rootpage FROM sqlite_master WHERE name = 'reviewed_claims'")
    furnished.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : (root - 1) * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    problems = check_file(path).problems
    assert "The file is damaged" in str(problems[0].error)
    assert any(problem.table == "reviewed_claims" for problem in problems[1:] if problem.table)


def test_what_is_no_library_is_no_library(tmp_path):
    other = tmp_path / "letter.doc"
    other.write_bytes(b"this is no library")
    with pytest.raises(LibraryError, match="not an Isnad library"):
        check_file(other)


def test_chain_is_made_of_what_it_says(furnished):
    """Recompute the chain from the rows alone, as anybody with a description of it could."""
    import hashlib

    def packed(*content: object) -> bytes:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    database = furnished._database
    before = bytes(32)
    for step in database.rows("SELECT * FROM steps ORDER BY id"):
        hashes = b""
        for c in database.rows("SELECT * FROM changes WHERE step_id = ? ORDER BY id", [step["id"]]):
            content = packed(
                c["id"], c["step_id"], c["table_name"], c["row_id"], c["article_id"], c["before"], c["after"]
            )
            assert hashlib.sha256(c["salt"] + content).digest() == c["hash"]
            hashes += c["hash"]
        head = packed(step["id"], step["verb"], step["at"], step["replays"])
        before = hashlib.sha256(before + head + hashes).digest()
        assert step["hash"] == before


def test_empty_library_is_sound(library: Library):
    assert library.check().is_sound
    assert library._database.value("PRAGMA application_id") == APPLICATION_ID


def test_together_is_sealed_as_one_step(furnished):
    with furnished.together(Verb.ADD_NOTE):
        furnished.highlights.add(1, Span(5, 8), "blue")
        furnished.notes.add(1, ARTICLE, "ملاحظة")
    assert furnished.check().is_sound
