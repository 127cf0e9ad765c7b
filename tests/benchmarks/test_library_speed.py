"""The library next to raw SQLite on the same texts, as ratios within one run; two thousand articles.

The ceilings in floors.toml are the most times as long as raw SQLite that something may take.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.annotations import Analysis
from app.domain.document import Document, Origin
from app.domain.records import Target, TargetKind
from app.library import Library, Order, Verb, lists
from app.library.lists import Filter, View, list_ids
from app.library.searching.conditions import conditions_of
from app.library.searching.query import parse
from app.library.searching.words import searchable
from tests.benchmarks.in_turns import Typical, ratio
from tests.benchmarks.made_articles import Maker, make_articles

pytestmark = pytest.mark.benchmark

CEILINGS = tomllib.loads((Path(__file__).parent.parent / "floors.toml").read_text("utf-8"))["library"]
ARTICLES = 2000
TIMES = 25
PAGE = 50
RAW_PAGE = f"""
    SELECT id FROM articles WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)
    ORDER BY day DESC, id DESC LIMIT {PAGE}
"""  # noqa: S608 - a literal


class Raw:
    """The same texts in plain SQLite with an FTS5 index, and nothing else kept of them."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, day TEXT, text TEXT)")
        self.connection.execute("CREATE INDEX by_day ON articles (day DESC, id DESC)")
        self.connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, content='articles', content_rowid='id')")

    def add(self, number: int, day: date | None, text: str) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO articles VALUES (?, ?, ?, ?)", [number, text[:20], str(day), text])
        self.connection.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", [number, text])
        self.connection.execute("COMMIT")


class Both:
    """The library and raw SQLite with the same texts, and how long each took to take them in."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder / "library.isnad")
        self.raw = Raw(folder / "raw.db")
        self.library_seconds = self.raw_seconds = 0.0
        self.words: set[str] = set()
        for number, (document, analysis) in enumerate(make_articles(ARTICLES), 1):
            folded = searchable(document.text)
            self.words.update(folded.split())
            start = time.perf_counter()
            self.library.articles.add(document, analysis)
            middle = time.perf_counter()
            self.raw.add(number, analysis.published, folded)
            self.library_seconds += middle - start
            self.raw_seconds += time.perf_counter() - middle

    def forms_of(self, word: str) -> set[str]:
        """Return the words of the texts in which the library finds a word."""
        (term,) = parse(f"{word} ").terms
        return {found for found in self.words if any(term.places([found]))}

    def raw_ids(self, sql: str, *parameters: str | int) -> list[int]:
        return [row[0] for row in self.raw.connection.execute(sql, parameters)]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    made = Both(tmp_path_factory.mktemp("speed"))
    yield made
    made.library.close()
    made.raw.connection.close()


def _ratio(ours: Callable[[], object], theirs: Callable[[], object], typical: Typical = min) -> float:
    return ratio(ours, theirs, TIMES, typical)


def test_taking_an_article_in(both):
    """Folding, forms, facts, history and compressed original included, it is a small multiple of a bare insert."""
    assert both.library_seconds / both.raw_seconds < CEILINGS["taking_in"]


def test_listing_the_newest(both):
    articles = both.library.articles
    raw = "SELECT id FROM articles ORDER BY day DESC, id DESC"
    assert articles.ids() == both.raw_ids(raw)
    assert _ratio(articles.ids, lambda: both.raw_ids(raw)) < CEILINGS["listing"]


@pytest.fixture(params=[3, 40, 400, 4000], ids=lambda rank: f"word {rank} by frequency")
def word(request: pytest.FixtureRequest) -> str:
    return Maker().words[request.param]


def test_searching_newest_first(both, word):
    """A word is looked for in all its forms, in raw SQLite in one."""
    raw = "SELECT id FROM articles WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?) ORDER BY day DESC, id DESC"
    ours = both.library.articles
    found = ours.ids(query=f"{word} ")
    assert set(both.raw_ids(raw, f'"{word}"')) <= set(found)
    expression = conditions_of(both.library._database, parse(f"{word} ")).match
    same = "SELECT rowid FROM search_index WHERE search_index MATCH ?"
    assert len(found) == len(both.library._database.column(same, [expression]))
    forms = " OR ".join(f'"{form}"' for form in both.forms_of(word))
    assert _ratio(lambda: ours.ids(query=f"{word} "), lambda: both.raw_ids(raw, forms)) < CEILINGS["newest_first"]


def test_searching_by_relevance(both, word):
    raw = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 50"
    forms = " OR ".join(f'"{form}"' for form in both.forms_of(word))
    narrowed, database = Filter(query=parse(f"{word} "), limit=50), both.library._database
    ratio = _ratio(lambda: list_ids(database, View.ALL, narrowed, Order.RELEVANCE), lambda: both.raw_ids(raw, forms))
    assert ratio < CEILINGS["by_relevance"]


FREQUENT, MIDDLING = 3, 40


def _first(both: Both, query: str) -> Callable[[], list[int]]:
    """Return what asks for the first page that a query finds, parsed anew each time as while a person types."""
    database = both.library._database
    return lambda: list_ids(database, View.ALL, Filter(query=parse(query), limit=PAGE), Order.NEWEST)


@pytest.mark.parametrize("length", [1, 2, 3])
@pytest.mark.parametrize("rank", [FREQUENT, MIDDLING])
def test_the_first_page_of_words_that_are_begun(both, length, rank):
    begun = Maker().words[rank][:length]
    assert len(both.raw_ids(RAW_PAGE, f'"{begun}" *')) == len(_first(both, f"{begun}*")())
    assert _ratio(_first(both, f"{begun}*"), lambda: both.raw_ids(RAW_PAGE, f'"{begun}" *')) < CEILINGS["begun"]


@pytest.mark.parametrize("operator", ["AND", "OR", "NOT"])
def test_the_first_page_of_two_words(both, operator):
    one, other = (Maker().words[rank] for rank in (FREQUENT, MIDDLING))
    query = {"AND": f"{one} {other} ", "OR": f"{one} OR {other} ", "NOT": f"{one} -{other} "}[operator]
    forms = [" OR ".join(f'"{form}"' for form in both.forms_of(word)) for word in (one, other)]
    expression = f"({forms[0]}) {operator} ({forms[1]})"
    assert len(_first(both, query)()) == PAGE
    assert _ratio(_first(both, query), lambda: both.raw_ids(RAW_PAGE, expression)) < CEILINGS["two_words"]


def test_the_first_page_without_a_word(both, monkeypatch):
    monkeypatch.setattr(lists, "NEWEST", 500)
    word = Maker().words[MIDDLING]
    forms = " OR ".join(f'"{form}"' for form in both.forms_of(word))
    assert len(_first(both, f"-{word} ")()) == PAGE
    assert (
        _ratio(_first(both, f"-{word} "), lambda: both.raw_ids(RAW_PAGE.replace(" IN ", " NOT IN "), forms))
        < CEILINGS["without"]
    )


@pytest.mark.parametrize("field", ["by", "place", "counted"])
@pytest.mark.parametrize("newest", [500, 5000], ids=["asking each", "gathering all"])
def test_the_first_page_of_a_fact(both, field, newest, monkeypatch):
    """The newest articles that have it are found about as fast as those that raw FTS5 finds a word of it in."""
    maker = Maker()
    name = {"by": maker.speakers[0], "place": maker.places[0], "counted": maker.counted[0]}[field]
    query = f'{field}:"{name}"'
    monkeypatch.setattr(lists, "NEWEST", newest)
    monkeypatch.setattr(lists, "FEW_GATHERED", 100)
    assert len(_first(both, query)()) == PAGE
    words = " OR ".join(f'"{form}"' for form in both.forms_of(maker.words[FREQUENT]))
    assert _ratio(_first(both, query), lambda: both.raw_ids(RAW_PAGE, words)) < CEILINGS["page_of_facts"]


def test_ranking_some_of_many_matches(both, monkeypatch):
    """A tenth of the matches is ranked in well less than the time of all."""
    monkeypatch.setattr(lists, "RANKED", ARTICLES // 10)
    monkeypatch.setattr(lists, "RANKED_BY_TITLE", ARTICLES // 100)
    word, database = Maker().words[FREQUENT], both.library._database
    narrowed = Filter(query=parse(f"{word} "), limit=PAGE)
    forms = " OR ".join(f'"{form}"' for form in both.forms_of(word))
    raw = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 50"
    ratio = _ratio(lambda: list_ids(database, View.ALL, narrowed, Order.RELEVANCE), lambda: both.raw_ids(raw, forms))
    assert ratio < CEILINGS["some_by_relevance"]


def test_searching_by_a_fact(both):
    """Who claims something is found about as fast as a word that stands in as many articles."""
    speaker = Maker().speakers[0]
    asked = parse(f'by:"{speaker}"')
    ours = both.library.articles
    number = len(ours.ids(query=asked))
    assert number > 50
    raw = "SELECT id FROM articles WHERE id <= ? ORDER BY day DESC, id DESC"
    assert _ratio(lambda: ours.ids(query=asked), lambda: both.raw_ids(raw, number)) < CEILINGS["facts"]


def test_snippets_of_a_page(both):
    """The words of a page of hits are found in about the time that folding their texts takes."""
    query = parse(f"{Maker().words[40]} ")
    library = both.library
    ids = library.articles.ids(query=query)[:16]
    texts = [library.articles.document(article_id).text for article_id in ids]
    assert (
        _ratio(lambda: library.search.snippets(ids, query), lambda: [searchable(text) for text in texts])
        < CEILINGS["snippets"]
    )


def test_a_page_of_summaries(both):
    raw = "SELECT id, title, day FROM articles WHERE id BETWEEN 500 AND 600"
    ours = both.library.articles
    assert (
        _ratio(lambda: ours.summaries(range(500, 600)), lambda: both.raw.connection.execute(raw).fetchall())
        < CEILINGS["summaries"]
    )


def test_a_note_is_written_in_a_small_multiple_of_one_bare_write(both):
    document = Document("خبر قصير", Origin("short.txt", "text/plain"), b"short", language="ar")
    short = both.library.articles.add(document, Analysis(document.text_sha256, "benchmark/1")).article_id
    target = Target(TargetKind.ARTICLE, short)

    def bare() -> None:
        both.raw.connection.execute("UPDATE articles SET title = title || '.' WHERE id = 1")

    assert _ratio(lambda: both.library.notes.add(short, target, "ملاحظة"), bare, statistics.median) < CEILINGS["note"]


def test_a_note_is_searchable_in_a_small_multiple_of_indexing_its_article(both):
    target = Target(TargetKind.ARTICLE, 1)

    def bare() -> None:
        both.raw.connection.execute("BEGIN IMMEDIATE")
        row = "FROM articles WHERE id = 1"
        both.raw.connection.execute(f"INSERT INTO words (words, rowid, text) SELECT 'delete', id, text {row}")
        both.raw.connection.execute(f"INSERT INTO words (rowid, text) SELECT id, text {row}")
        both.raw.connection.execute("UPDATE articles SET title = title || '.' WHERE id = 1")
        both.raw.connection.execute("COMMIT")

    assert (
        _ratio(lambda: both.library.notes.add(1, target, "ملاحظة"), bare, statistics.median)
        < CEILINGS["searchable_note"]
    )


def _index_all_anew(both: Both) -> None:
    raw = both.raw.connection
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO words (words, rowid, text) SELECT 'delete', id, text FROM articles")
    raw.execute("INSERT INTO words (rowid, text) SELECT id, text FROM articles")
    raw.execute("COMMIT")


def test_tagging_all_articles_and_merging_their_tag(both):
    """They are tagged in a small multiple of the time in which raw FTS5 indexes them anew, which merging saves."""
    tags, history, ids = both.library.tags, both.library.history, both.library.articles.ids()

    def attach() -> None:
        with both.library.together(Verb.ATTACH_TAG):
            for article_id in ids:
                tags.attach(article_id, Target(TargetKind.ARTICLE, article_id), "وسم واسع")

    def merge() -> None:
        known = {tag.name: tag.id for tag in tags.all()}
        tags.merge(known["وسم واسع"], known["وسم آخر"])
        history.undo()

    def raw() -> None:
        _index_all_anew(both)

    assert ratio(lambda: (attach(), history.undo()), raw, 2) < CEILINGS["tagging_all"]
    attach()
    tags.add("وسم آخر")
    assert ratio(merge, raw, 3) < CEILINGS["merging_all"]
