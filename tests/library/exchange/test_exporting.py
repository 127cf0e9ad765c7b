"""A part of a library becomes a library: whole, encrypted as wished, and nothing of it left half-written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.domain.annotations import MentionType
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.errors import LibraryError, LockedError, NotFoundError
from app.library import Library, Order, StoppedError, View, Watch, new_key, salt_of
from app.library.encryption import cipher
from tests.library.conftest import TEXT, claim_at
from tests.library.exchange.conftest import ARTICLE, OTHER_TEXT, held, take_in

WORDS = "زعفرانية"
PASSPHRASE = "سبع نخلات قديمة"  # noqa: S105


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """Stretch passphrases less: the tests need not resist anybody."""
    monkeypatch.setattr(cipher, "ITERATIONS", 1000)


def _fill(library: Library) -> None:
    """Take in two articles with work on each, and a third for the bin."""
    take_in(library, f"{TEXT} {WORDS}")
    take_in(library, OTHER_TEXT)
    take_in(library, "خبر في المحذوفات")
    library.highlights.add(1, Span(0, 4), "yellow")
    library.notes.add(1, Target(TargetKind.HIGHLIGHT, 1), f"ملاحظة {WORDS}")
    library.tags.attach(1, ARTICLE, "هدنة/خروق")
    library.tags.attach(2, Target(TargetKind.ARTICLE, 2), "نزوح")
    library.tags.recolor(1, "red")
    library.tags.add("لا شيء عليه")
    library.names.add(1, Span(12, 18), MentionType.PLACE)
    library.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.ACCEPTED)
    library.searches.save("الجسور", "جسر", Order.NEWEST)
    library.articles.set_read(2, True)
    library.articles.delete([3])


def test_the_whole_is_a_library_that_holds_the_same(library, tmp_path):
    _fill(library)
    path = tmp_path / "out.isnad"
    assert library.export_part(path, None) == 2
    library.articles.purge([3])
    with Library.open(path) as out:
        assert held(out) == held(library)
        assert out.check().problems == ()
        assert out.articles.counts()[View.UNREAD] == 1
        assert [search.name for search in out.searches.all()] == ["الجسور"]
        assert [tag.own_color for tag in out.tags.all()] == [tag.own_color for tag in library.tags.all()]
        assert out.articles.ids(query="زعفرانية") == [1]
        # What came with the file is not for the reader to undo.
        assert out.history.undo_verb() is None


def test_a_part_holds_its_own_tags_and_those_above_and_no_search(library, tmp_path):
    _fill(library)
    path = tmp_path / "out.isnad"
    assert library.export_part(path, None, ids=[1, 1, 3]) == 1
    with Library.open(path) as out:
        assert [tag.name for tag in out.tags.all()] == ["هدنة", "هدنة/خروق"]
        assert out.searches.all() == []


def test_an_exported_part_merged_back_changes_nothing(library, tmp_path):
    _fill(library)
    path = tmp_path / "out.isnad"
    library.export_part(path, None)
    merged = library.merge(path)
    assert (merged.added, merged.taken, merged.disagreements) == ((), {}, ())
    assert not merged.changes


def test_there_is_nothing_beside_the_file(library, tmp_path):
    _fill(library)
    folder = tmp_path / "out"
    folder.mkdir()
    library.export_part(folder / "out.isnad", None)
    assert [file.name for file in folder.iterdir()] == ["out.isnad"]
    connection = sqlite3.connect(folder / "out.isnad")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


@pytest.mark.parametrize("ids", [[3], []])
def test_what_lies_in_the_bin_is_nothing_to_export(library, tmp_path, ids):
    _fill(library)
    with pytest.raises(LibraryError, match="no article to export"):
        library.export_part(tmp_path / "out.isnad", None, ids=ids)
    assert not list(tmp_path.glob("out*"))


def test_a_missing_article_is_told(library, tmp_path):
    _fill(library)
    with pytest.raises(NotFoundError, match="article 7"):
        library.export_part(tmp_path / "out.isnad", None, ids=[1, 7])
    assert not list(tmp_path.glob("out*"))


def test_a_file_that_is_there_is_replaced_only_where_that_is_wished(library, tmp_path):
    _fill(library)
    path = tmp_path / "out.isnad"
    path.write_text("مكتبة أخرى")
    with pytest.raises(LibraryError, match="already"):
        library.export_part(path, None)
    assert path.read_text() == "مكتبة أخرى"
    library.export_part(path, None, replaces=True)
    with Library.open(path) as out:
        assert out.articles.ids() == [2, 1]


@pytest.mark.parametrize("ending", ["", "-wal", "-shm"])
def test_the_library_itself_is_never_written_over(library, path, ending):
    _fill(library)
    with pytest.raises(LibraryError, match="belongs to your library"):
        library.export_part(path.with_name(path.name + ending), None, replaces=True)
    assert library.check().problems == ()


def test_a_place_that_cannot_be_written_is_told(library, tmp_path):
    _fill(library)
    with pytest.raises(LibraryError, match="can't be written"):
        library.export_part(tmp_path / "no such folder" / "out.isnad", None)


def test_ended_by_the_person_it_leaves_no_file(library, tmp_path):
    _fill(library)
    with pytest.raises(StoppedError):
        library.export_part(tmp_path / "out.isnad", None, watch=Watch(is_cancelled=lambda: True))
    assert not list(tmp_path.glob("out*"))


class TestEncrypted:
    @pytest.fixture
    def locked(self, tmp_path: Path):
        with Library.open(tmp_path / "locked.isnad", new_key(PASSPHRASE)) as library:
            _fill(library)
            yield library

    def test_with_the_same_passphrase(self, locked, tmp_path):
        path = tmp_path / "out.isnad"
        locked.export_part(path, locked.key)
        salt = salt_of(path)
        assert salt is not None
        assert WORDS.encode() not in path.read_bytes()
        with pytest.raises(LockedError):
            Library.open(path)
        with Library.open(path, cipher.key_of(PASSPHRASE, salt)) as out:
            assert out.articles.ids() == [2, 1]

    def test_with_another_passphrase_that_tells_nothing_of_ones_own(self, locked, tmp_path):
        path = tmp_path / "out.isnad"
        key = new_key("غيرها تماما وأطول")
        locked.export_part(path, key)
        assert salt_of(path) == key.salt != locked.key.salt
        with Library.open(path, key) as out:
            assert out.articles.ids() == [2, 1]

    def test_in_the_clear_where_that_is_wished(self, locked, tmp_path):
        path = tmp_path / "out.isnad"
        locked.export_part(path, None)
        with Library.open(path) as out:
            assert out.articles.ids() == [2, 1]

    def test_no_readable_byte_is_ever_written(self, locked, tmp_path):
        seen = []

        def look(*_: int) -> None:
            for file in tmp_path.iterdir():
                if file.is_file():
                    content = file.read_bytes()
                    seen.append(file.name)
                    assert WORDS.encode() not in content
                    assert not content.startswith(b"SQLite format 3")

        locked.export_part(tmp_path / "out.isnad", locked.key, watch=Watch(look))
        assert any(name.endswith(".part") for name in seen)

    def test_it_is_taken_into_a_plain_library_and_back(self, locked, library, tmp_path):
        path = tmp_path / "out.isnad"
        locked.export_part(path, locked.key)
        assert library.merge(path, locked.key).added == (1, 2)
        take_in(library, "خبر من هنا")
        merged = locked.merge(library.path)
        assert (len(merged.added), len(merged.known)) == (1, 2)
        assert locked.check().problems == ()
