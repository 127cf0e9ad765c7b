"""The library next to raw SQLite on the same texts, as ratios within one run; a few thousand articles."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from app.domain.annotations import Analysis
from app.domain.document import Document, Origin
from app.domain.records import Target, TargetKind
from app.library import Library, Order
from app.library.searching.words import searchable

pytestmark = pytest.mark.benchmark

ARTICLES = 2000
_STEMS = "قصف جسر مدينة طريق ناطق بيان معبر سوق مخيم قرية نهر جبل ساحل مطار ميناء وزير قائد لجنة هدنة نزوح".split()
_SHAPES = ("{}", "ال{}", "وال{}", "بال{}", "و{}", "{}ات", "{}هم", "{}ي")

TIMES = 25
Typical = Callable[[Sequence[float]], float]


def make_texts() -> list[str]:
    """Return texts of some 300 words each, frequent and rare ones mixed."""
    dice = random.Random(7)  # noqa: S311
    words = [shape.format(stem) for stem in _STEMS for shape in _SHAPES]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    return [f"خبر رقم {number}\n" + " ".join(dice.choices(words, weights, k=300)) for number in range(ARTICLES)]


class Raw:
    """The same texts in plain SQLite with an FTS5 index, and nothing else kept of them."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, day TEXT, text TEXT)")
        self.connection.execute("CREATE INDEX by_day ON articles (day DESC, id DESC)")
        self.connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content='articles', content_rowid='id')")

    def add(self, number: int, text: str) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO articles VALUES (?, ?, '2020-01-01', ?)", [number, text[:20], text])
        self.connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", [number, text])
        self.connection.execute("COMMIT")


class Both:
    """The library and raw SQLite with the same texts, and how long each took to take them in."""

    def __init__(self, folder: Path) -> None:
        texts = make_texts()
        self.library = Library.open(folder / "library.isnad")
        self.raw = Raw(folder / "raw.db")
        self.library_seconds = self.raw_seconds = 0.0
        for number, text in enumerate(texts, 1):
            document = Document(text, Origin(f"{number}.txt", "text/plain"), text.encode(), language="ar")
            analysis = Analysis(document.text_sha256, "benchmark/1")
            folded = searchable(text)
            start = time.perf_counter()
            self.library.articles.add(document, analysis)
            middle = time.perf_counter()
            self.raw.add(number, folded)
            self.library_seconds += middle - start
            self.raw_seconds += time.perf_counter() - middle

    def raw_ids(self, sql: str, *parameters: str) -> list[int]:
        return [row[0] for row in self.raw.connection.execute(sql, parameters)]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    made = Both(tmp_path_factory.mktemp("speed"))
    yield made
    made.library.close()
    made.raw.connection.close()


def _ratio(ours: Callable[[], object], theirs: Callable[[], object], typical: Typical = min) -> float:
    """Return the ratio of the times, measured in turns.

    On a busy machine the best time is what reading costs; a write waits for the disk, so its median is meant.
    """
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(TIMES):
        for seconds, call in zip(took, (ours, theirs), strict=True):
            start = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - start)
    return typical(took[0]) / typical(took[1])


def test_taking_an_article_in(both):
    """Folding, cut forms, history and compressed original included, it is a small multiple of a bare insert."""
    assert both.library_seconds / both.raw_seconds < 8


def test_listing_the_newest(both):
    articles = both.library.articles
    raw = "SELECT id FROM articles ORDER BY day DESC, id DESC"
    assert articles.ids() == both.raw_ids(raw)
    assert _ratio(articles.ids, lambda: both.raw_ids(raw)) < 4


def test_searching_newest_first(both):
    raw = "SELECT id FROM articles WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY day DESC, id DESC"
    ours = both.library.articles
    assert set(both.raw_ids(raw, '"مخيم"')) <= set(ours.ids(query="مخيم "))
    assert _ratio(lambda: ours.ids(query="والسوق "), lambda: both.raw_ids(raw, '"السوق"')) < 5


def test_searching_by_relevance(both):
    raw = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words)"
    ours = both.library.articles
    assert _ratio(lambda: ours.ids(query="السوق ", order=Order.RELEVANCE), lambda: both.raw_ids(raw, '"السوق"')) < 12


def test_a_page_of_summaries(both):
    raw = "SELECT id, title, day FROM articles WHERE id BETWEEN 500 AND 600"
    ours = both.library.articles
    assert _ratio(lambda: ours.summaries(range(500, 600)), lambda: both.raw.connection.execute(raw).fetchall()) < 25


def test_a_note_is_written_in_a_small_multiple_of_one_bare_write(both):
    target = Target(TargetKind.ARTICLE, 1)

    def bare() -> None:
        both.raw.connection.execute("UPDATE articles SET title = title || '.' WHERE id = 1")

    assert _ratio(lambda: both.library.notes.add(1, target, "ملاحظة"), bare, statistics.median) < 10
