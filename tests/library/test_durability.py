"""What was acknowledged is kept, what was not leaves nothing; two programs on one library get on."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.errors import LibraryError
from app.library import Library, Verb, database
from tests.library.conftest import make_analysis

ROOT = Path(__file__).parent.parent.parent
ARTICLE = Target(TargetKind.ARTICLE, 1)

WRITES_FOR_EVER = """
import itertools, sys
from pathlib import Path
from app.domain.annotations import Analysis
from app.domain.document import Document, Origin
from app.domain.records import Target, TargetKind
from app.library import Library

library = Library.open(Path(sys.argv[1]))
for number in itertools.count():
    text = f"مقال رقم {number} " + "كلام كثير " * 500
    document = Document(text, Origin(f"{number}.txt", "text/plain"), text.encode(), language="ar")
    added = library.articles.add(document, Analysis(document.text_sha256, "test/1")).article_id
    library.tags.attach(added, Target(TargetKind.ARTICLE, added), f"وسم {number % 3}")
    if number % 5 == 4:
        library.history.undo()
    print(added, flush=True)
"""

STOPS_INSIDE_A_STEP = """
import sys, time
from pathlib import Path
from app.domain.records import Target, TargetKind
from app.library import Library, Verb

library = Library.open(Path(sys.argv[1]))
with library.together(Verb.ADD_NOTE):
    for number in range(200):
        library.notes.add(1, Target(TargetKind.ARTICLE, 1), "نصف خطوة " * 200)
    library.articles.delete([1])
    print("inside", flush=True)
    time.sleep(60)
"""


def _start(program: str, path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def _assert_sound(library: Library) -> None:
    opened = library._database
    assert opened.value("PRAGMA integrity_check") == "ok"
    assert opened.rows("PRAGMA foreign_key_check") == []
    opened.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    assert opened.value("SELECT count(*) FROM steps WHERE status = 'open'") == 0


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_keeps_all_that_was_acknowledged(path, seed):
    acknowledged: list[int] = []
    with _start(WRITES_FOR_EVER, path) as process:
        assert process.stdout is not None
        wanted = random.Random(seed).randint(3, 25)  # noqa: S311
        acknowledged += [int(process.stdout.readline()) for _ in range(wanted)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout.read().splitlines()]
    with Library.open(path) as library:
        _assert_sound(library)
        assert set(acknowledged) <= set(library.articles.ids())
        for article_id in library.articles.ids():
            assert library.articles.reading(article_id).document.text.startswith("مقال رقم")


def test_killed_inside_a_step_leaves_nothing_of_it(path, document):
    with Library.open(path) as library:
        library.articles.add(document, make_analysis(document))
        library.notes.add(1, ARTICLE, "قبل ذلك")
        before = library.articles.reading(1)
    with _start(STOPS_INSIDE_A_STEP, path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "inside\n"
        process.kill()
    with Library.open(path) as library:
        _assert_sound(library)
        assert library.articles.reading(1) == before
        assert library.articles.ids() == [1]
        assert library.history.undo_verb() == Verb.ADD_NOTE
        library.history.undo()
        assert library.articles.reading(1).notes == ()


def test_two_programs_write_in_turns(path, document):
    with Library.open(path) as library:
        library.articles.add(document, make_analysis(document))
    failures: list[Exception] = []

    def write(name: str) -> None:
        try:
            with Library.open(path) as library:
                for number in range(25):
                    library.notes.add(1, ARTICLE, f"{name} {number}")
                    library.articles.ids(query=name)
        except Exception as error:  # noqa: BLE001 - whatever it is fails the test
            failures.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("أول", "ثان", "ثالث")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with Library.open(path) as library:
        _assert_sound(library)
        notes = [note.text for note in library.articles.reading(1).notes]
        assert len(set(notes)) == 75


def test_both_programs_adding_one_article_get_the_same_one(path, document):
    with Library.open(path) as one, Library.open(path) as other:
        first = one.articles.add(document, make_analysis(document))
        second = other.articles.add(document, make_analysis(document))
    assert (first.article_id, second.article_id, second.was_known) == (1, 1, True)


def test_busy_library_is_told_and_loses_nothing(path, document, monkeypatch):
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    with Library.open(path) as library:
        library.articles.add(document, make_analysis(document))
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for write in (
            lambda: library.notes.add(1, ARTICLE, "ملاحظة"),
            lambda: library.articles.set_read(1, True),
            lambda: library.articles.delete([1]),
            library.articles.empty_bin,
        ):
            with pytest.raises(LibraryError, match="in use by another program"):
                write()
        assert library.articles.reading(1).document == document
        other.execute("ROLLBACK")
        other.close()
        assert library.notes.add(1, ARTICLE, "ملاحظة")
        assert len(library.articles.reading(1).notes) == 1


def test_reader_sees_one_state_while_another_program_writes(path, document):
    with Library.open(path) as library, Library.open(path) as other:
        library.articles.add(document, make_analysis(document))
        with library._database.snapshot():
            before = library.articles.reading(1)
            other.notes.add(1, ARTICLE, "ملاحظة")
            assert library.articles.reading(1) == before
        assert len(library.articles.reading(1).notes) == 1


def test_full_disk_is_told_and_loses_nothing(library, document):
    library.articles.add(document, make_analysis(document))
    pages = library._database.value("PRAGMA page_count")
    library._database.value(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="is full"):
        library.notes.add(1, ARTICLE, "كلام " * 20_000)
    library._database.value("PRAGMA max_page_count = 1000000")
    assert library.articles.reading(1).notes == ()
    assert library.notes.add(1, ARTICLE, "ملاحظة")
    _assert_sound(library)
