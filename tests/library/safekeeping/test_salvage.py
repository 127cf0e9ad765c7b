"""Of a damaged library everything that can be read comes over, nothing false, and the new library is sound."""

from __future__ import annotations

import random
import struct
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.document import Origin
from app.domain.records import ClaimState, Target, TargetKind
from app.errors import DamagedError, LibraryError
from app.library import Library, Salvaged, salvage
from app.library.safekeeping.pages import Column, rows_on_pages
from app.library.safekeeping.salvage import SALVAGER
from tests.fixtures.libraries.old import old_library
from tests.library.conftest import claim_at, make_analysis, make_document
from tests.library.test_history import state_of

PAGE = 4096
ARTICLES = 40
TEXTS = [f"مقال {n} قال كاتبه " + " ".join(f"كلمة{n * i % 97}" for i in range(300)) for n in range(ARTICLES)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the bytes of a library with articles, notes, tags and decisions."""
    path = tmp_path_factory.mktemp("whole") / "library.isnad"
    with Library.open(path) as library:
        for number, text in enumerate(TEXTS):
            document = make_document(text, name=f"{number}.txt")
            article = library.articles.add(document, make_analysis(document)).article_id
            on_it = Target(TargetKind.ARTICLE, article)
            library.notes.add(article, on_it, f"ملاحظة {number}")
            library.tags.attach(article, on_it, f"وسم {number % 5}")
            library.claims.decide(article, claim_at(text, "قال"), ClaimState.ACCEPTED)
        library.articles.delete([3])
        library.notes.edit(1, "ملاحظة غيرها")
    return path.read_bytes()


def _salvaged(content: bytes, folder: Path) -> tuple[Salvaged, Path]:
    damaged, target = folder / "damaged.isnad", folder / "salvaged.isnad"
    damaged.write_bytes(content)
    done = salvage(damaged, target)
    assert damaged.read_bytes() == content
    return done, target


def _with_noise(content: bytes, pages: list[int], noise: random.Random) -> bytes:
    spoilt = bytearray(content)
    for page in pages:
        spoilt[page * PAGE : (page + 1) * PAGE] = noise.randbytes(PAGE)
    return bytes(spoilt)


def test_sound_library_comes_over_whole(whole, tmp_path):
    (tmp_path / "whole.isnad").write_bytes(whole)
    done, target = _salvaged(whole, tmp_path)
    assert (done.texts_alone, done.loose) == ((), ())
    with Library.open(tmp_path / "whole.isnad") as before, Library.open(target) as after:
        assert state_of(after) == state_of(before)
        assert after.check().problems == ()
        verbs = before._database.column("SELECT verb FROM steps ORDER BY id")
        assert after._database.column("SELECT verb FROM steps ORDER BY id") == [*verbs, "salvage"]
        assert after.history.undo() is None
        assert after.notes.add(1, Target(TargetKind.ARTICLE, 1), "بعد ذلك")
        assert after.check().problems == ()


@pytest.mark.parametrize("seed", range(12))
def test_with_some_pages_lost_nearly_all_comes_over_and_nothing_false(whole, tmp_path, seed):
    noise = random.Random(seed)  # noqa: S311 - a test's
    lost = noise.sample(range(1, len(whole) // PAGE), 6)
    done, target = _salvaged(_with_noise(whole, lost, noise), tmp_path)
    with Library.open(target) as library:
        assert library.check().problems == ()
        ids = library.articles.every_id()
        read = [library.articles.reading(article_id) for article_id in ids]
        texts = [reading.document.text for reading in read]
        assert set(texts) <= set(TEXTS)
        loose = [path.read_bytes().decode() for path in done.loose]
        assert set(loose) <= set(TEXTS)
        # A page holds a part of one article or of few: what is neither here nor loose lay on one of them.
        assert len(set(texts) | set(loose)) >= ARTICLES - 2 * len(lost)
        notes = [note.text for reading in read for note in reading.notes]
        assert set(notes) <= {"ملاحظة غيرها", *(f"ملاحظة {number}" for number in range(ARTICLES))}
        assert len(notes) >= len(ids) - 2 * len(lost)
        assert library.history.undo() is None


@pytest.mark.parametrize("table", ["documents", "articles", "analyses", "notes", "tags", "originals", "sqlite_master"])
def test_lost_root_of_a_table_loses_no_article(whole, tmp_path, table):
    (tmp_path / "whole.isnad").write_bytes(whole)
    with Library.open(tmp_path / "whole.isnad") as library:
        root = library._database.value("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]) or 1
    content = bytearray(whole)
    # The header of the file itself stays: without it, nobody could tell what it was.
    content[(root - 1) * PAGE + (100 if root == 1 else 0) : root * PAGE] = bytes(PAGE - (100 if root == 1 else 0))
    done, target = _salvaged(bytes(content), tmp_path)
    with Library.open(target) as library:
        assert library.check().problems == ()
        assert {library.articles.document(article).text for article in library.articles.every_id()} == set(TEXTS)
        assert sum(len(library.articles.reading(article).notes) for article in library.articles.every_id()) == ARTICLES
        assert {tag.name for tag in library.tags.all()} == {f"وسم {number}" for number in range(5)}
        assert done.rows["originals"] == ARTICLES


def test_earlier_and_offered_texts_stay_texts_of_their_article(tmp_path):
    first, second, third = (f"{TEXTS[1]}. {addition}" for addition in ("أول", "ثان", "ثالث"))
    path = tmp_path / "damaged.isnad"
    with Library.open(path) as library:
        for text in (first, second, third):
            origin = Origin("a.html", "text/html", "/a.html", "https://news.example/a")
            document = replace(make_document(text), origin=origin)
            added = library.articles.add(document, make_analysis(document))
            if text == second:
                assert added.offered is not None
                library.editions.take(1, added.offered)
    salvage(path, tmp_path / "new.isnad")
    with Library.open(tmp_path / "new.isnad") as library:
        assert library.articles.every_id() == [1]
        assert library.articles.document(1).text == second
        offered = library.editions.offered(1)
        assert offered is not None
        assert library.editions.document(1, offered).text == third
        assert library.check().problems == ()
        assert library._database.value("SELECT count(*) FROM documents") == 3


def test_article_without_analysis_is_offered_to_be_analysed_anew(whole, tmp_path):
    path = tmp_path / "damaged.isnad"
    path.write_bytes(whole)
    with Library.open(path) as library:
        library._database._connection.execute("UPDATE analyses SET data = x'00' WHERE article_id = 2")
    salvage(path, tmp_path / "new.isnad")
    with Library.open(tmp_path / "new.isnad") as library:
        assert dict(library.articles.analysers())[2] == SALVAGER
        assert library.articles.reading(2).analysis.claims == ()
        assert dict(library.articles.analysers())[1] == "test/1.0"


def test_text_stands_in_for_an_original_that_is_lost(whole, tmp_path):
    path = tmp_path / "damaged.isnad"
    path.write_bytes(whole)
    with Library.open(path) as library:
        library._database._connection.execute("DROP TRIGGER originals_never_change")
        library._database._connection.execute("UPDATE originals SET bytes = x'00' WHERE rowid = 7")
    done = salvage(path, tmp_path / "new.isnad")
    assert len(done.texts_alone) == 1
    with Library.open(tmp_path / "new.isnad") as library:
        document = library.articles.document(done.texts_alone[0])
        assert document.original.decode() == document.text
        assert library.check().problems == ()


def test_library_of_an_older_version_is_salvaged(tmp_path):
    content = old_library(1)
    _, target = _salvaged(content, tmp_path)
    with Library.open(target) as library:
        assert library.articles.reading(1).document.title == "بيان"
        assert library.check().problems == ()


@pytest.mark.parametrize("content", [b"", b"\0" * 50_000, random.Random(1).randbytes(50_000)])  # noqa: S311
def test_where_nothing_can_be_read_nothing_is_made(tmp_path, content):
    with pytest.raises(DamagedError, match="Nothing can be read"):
        _salvaged(content, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.isnad"]


def test_no_file_is_written_over(whole, tmp_path):
    (tmp_path / "salvaged.isnad").write_bytes(b"mine")
    with pytest.raises(LibraryError, match="already"):
        _salvaged(whole, tmp_path)
    assert (tmp_path / "salvaged.isnad").read_bytes() == b"mine"


class TestPages:
    columns = (Column("id", "INTEGER", False, True), Column("word", "TEXT", True, False))

    def test_random_bytes_hold_no_rows(self, tmp_path):
        path = tmp_path / "noise"
        for seed in range(20):
            noise = bytearray(random.Random(seed).randbytes(20 * PAGE))  # noqa: S311 - a test's
            for start in range(0, len(noise), PAGE):
                noise[start] = 0x0D
            path.write_bytes(noise)
            rows_on_pages(path, {"words": self.columns})

    def test_chain_that_leads_in_a_circle_or_out_of_the_file_is_left(self, tmp_path):
        path = tmp_path / "circle"
        leaf = bytearray(PAGE)
        leaf[:12] = struct.pack(">BHHHBHH", 0x0D, 0, 1, 0, 0, 100, 0)
        leaf[100:104] = bytes([0xFF, 0xFF, 0x7F, 1])
        path.write_bytes(bytes(PAGE) + bytes(leaf) * 2)
        assert rows_on_pages(path, {"words": self.columns}) == {"words": {}}
