"""A hundred thousand taggings and as many notes next to raw SQLite with the same rows, as ratios within one run."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.annotations import Analysis
from app.domain.document import Document, Origin
from app.domain.records import Target, TargetKind
from app.library import Library, Verb
from tests.benchmarks.in_turns import Typical, ratio

pytestmark = pytest.mark.benchmark

ARTICLES, ROWS, TAGS = 1000, 100_000, 200
TIMES = 15
WHEN = "2024-01-01T00:00:00.000000+00:00"


class Both:
    """The library and raw SQLite with the same tags and notes."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder / "library.isnad")
        self.raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
        for number in range(1, ARTICLES + 1):
            text = f"خبر رقم {number} عن الجسر"
            document = Document(text, Origin(f"{number}.txt", "text/plain"), text.encode(), language="ar")
            self.library.articles.add(document, Analysis(document.text_sha256, "benchmark/1"))
        names = [f"فرع {number % 20}/وسم {number}" for number in range(TAGS)]
        ids = [self.library.tags.add(name).created for name in names]
        dice = random.Random(6)  # noqa: S311
        notes = [(number, dice.randint(1, ARTICLES), f"ملاحظة {number}") for number in range(1, ROWS + 1)]
        # Each tag is on many notes, so that a hundred thousand taggings are of different things.
        tagged = [(number, dice.choice(ids), article, number) for number, article, _ in notes]
        self._fill_library(notes, tagged)
        self._fill_raw(notes, tagged)

    def _fill_library(self, notes: list[tuple], tagged: list[tuple]) -> None:
        database = self.library._database
        with self.library.together(Verb.ADD_NOTE):
            database.execute_many(
                f"INSERT INTO notes (id, article_id, text, created, modified) VALUES (?, ?, ?, '{WHEN}', '{WHEN}')",  # noqa: S608
                notes,
            )
            database.execute_many(
                f"INSERT INTO taggings (id, tag_id, article_id, note_id, created) VALUES (?, ?, ?, ?, '{WHEN}')",  # noqa: S608
                tagged,
            )

    def _fill_raw(self, notes: list[tuple], tagged: list[tuple]) -> None:
        self.raw.execute("PRAGMA journal_mode = WAL")
        self.raw.execute("PRAGMA synchronous = FULL")
        self.raw.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, article_id INTEGER, text TEXT)")
        self.raw.execute("CREATE TABLE taggings (id INTEGER PRIMARY KEY, tag_id INTEGER, article_id INTEGER, note_id)")
        self.raw.execute("CREATE INDEX by_tag ON taggings (tag_id, article_id)")
        self.raw.execute("CREATE INDEX by_article ON taggings (article_id)")
        self.raw.execute("CREATE INDEX notes_of ON notes (article_id)")
        self.raw.execute("BEGIN")
        self.raw.executemany("INSERT INTO notes VALUES (?, ?, ?)", notes)
        self.raw.executemany("INSERT INTO taggings VALUES (?, ?, ?, ?)", tagged)
        self.raw.execute("COMMIT")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    made = Both(tmp_path_factory.mktemp("keeping"))
    yield made
    made.library.close()
    made.raw.close()


def _ratio(ours: Callable[[], object], theirs: Callable[[], object], typical: Typical = min) -> float:
    return ratio(ours, theirs, TIMES, typical)


def test_the_tree_with_all_its_counts(both):
    def ours() -> object:
        both.library.tags._listed = None
        return both.library.tags.all()

    raw = "SELECT tag_id, count(DISTINCT note_id) FROM taggings GROUP BY tag_id"
    assert sum(tag.count for tag in ours()) == ROWS
    assert _ratio(ours, lambda: both.raw.execute(raw).fetchall()) < 10


def test_the_tree_again_while_nothing_changes(both):
    raw = "SELECT tag_id, count(*) FROM taggings GROUP BY tag_id"
    assert _ratio(both.library.tags.all, lambda: both.raw.execute(raw).fetchall()) < 1


def test_the_articles_of_a_tag(both):
    tag = next(tag for tag in both.library.tags.all() if tag.count > 100)
    raw = f"SELECT DISTINCT article_id FROM taggings WHERE tag_id = {tag.id} ORDER BY article_id DESC"  # noqa: S608
    assert len(both.library.articles.ids(tag=tag.name)) == len(both.raw.execute(raw).fetchall())
    assert _ratio(lambda: both.library.articles.ids(tag=tag.name), lambda: both.raw.execute(raw).fetchall()) < 25


def test_an_article_with_its_hundred_notes_and_tags(both):
    def raw() -> None:
        both.raw.execute("SELECT * FROM notes WHERE article_id = 7").fetchall()
        both.raw.execute("SELECT * FROM taggings WHERE article_id = 7").fetchall()

    assert len(both.library.articles.reading(7).notes) > 50
    assert _ratio(lambda: both.library.articles.reading(7), raw) < 60


def test_writing_a_note_and_attaching_a_tag(both):
    target = Target(TargetKind.ARTICLE, 3)
    numbers = iter(range(1000))

    def ours() -> None:
        both.library.notes.add(3, target, "ملاحظة")
        both.library.tags.attach(3, target, f"وسم جديد {next(numbers)}")

    def raw() -> None:
        both.raw.execute("INSERT INTO notes (article_id, text) VALUES (3, 'x')")
        both.raw.execute("INSERT INTO taggings (tag_id, article_id) VALUES (1, 3)")

    assert _ratio(ours, raw, statistics.median) < 40


def test_merging_two_branches(both):
    """The last, since it changes them: each tagging moves with a line of history, and undo brings all back."""
    tags = both.library.tags.all()
    one, other = [tag for tag in tags if tag.parent is None and tag.branch][:2]
    start = time.perf_counter()
    both.library.tags.merge(one.id, other.id)
    took = time.perf_counter() - start
    raw = f"UPDATE taggings SET tag_id = {other.id} WHERE tag_id IN (SELECT tag_id FROM taggings GROUP BY 1 LIMIT 10)"  # noqa: S608
    start = time.perf_counter()
    both.raw.execute(raw)
    assert took / (time.perf_counter() - start) < 150
    assert next(tag for tag in both.library.tags.all() if tag.id == other.id).branch == one.branch + other.branch
