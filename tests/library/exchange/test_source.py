"""The library that is taken in is only read, whatever its version; what can't be read is told with its name."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.errors import DamagedError, LibraryError, LockedError, NewerLibraryError, WrongPassphraseError
from app.library import Library, new_key
from app.library.encryption import cipher
from app.library.encryption.cipher import key_of
from app.library.schema.migrations import MIGRATIONS
from tests.fixtures.libraries.old import old_library
from tests.library.exchange.conftest import ARTICLE, saved_as, take_in
from tests.library.test_history import state_of


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """Stretch passphrases less: the tests need not resist anybody."""
    monkeypatch.setattr(cipher, "ITERATIONS", 1000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "there"
    made.mkdir()
    return made


def _fill(library: Library) -> None:
    take_in(library)
    library.notes.add(1, ARTICLE, "ملاحظة")


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_library_of_any_version_is_taken_in_and_never_written_to(library, folder, version):
    path = folder / "old.isnad"
    path.write_bytes(old_library(version))
    before, when = path.read_bytes(), path.stat().st_mtime_ns
    merged = library.merge(path)
    assert merged.added == (1,)
    reading = library.articles.reading(1)
    assert [note.text for note in reading.notes] == ["من هو؟", "ملاحظة على المقال"]
    assert [tagging.tag.name for tagging in reading.taggings] == ["عودة"]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, when)
    assert [file.name for file in folder.iterdir()] == ["old.isnad"]
    assert library.check().problems == ()
    assert not library.merge(path).changes


def test_a_library_that_was_closed_leaves_no_file_beside_it(library, folder):
    path = saved_as(folder, "other.isnad", _fill)
    before = path.read_bytes()
    library.merge(path)
    assert path.read_bytes() == before
    assert [file.name for file in folder.iterdir()] == ["other.isnad"]


def test_a_library_that_is_open_elsewhere_is_taken_in_as_it_stands(library, folder):
    with Library.open(folder / "other.isnad") as other:
        _fill(other)
        assert library.merge(other.path).added == (1,)
        other.notes.add(1, ARTICLE, "وأخرى")
        library.merge(other.path)
    assert [note.text for note in library.articles.reading(1).notes] == ["ملاحظة", "وأخرى"]


@pytest.mark.skipif(os.name != "posix", reason="only there a folder can be made read-only so")
def test_a_library_on_a_disk_that_cannot_be_written_is_taken_in(library, folder):
    path = saved_as(folder, "other.isnad", _fill)
    path.chmod(0o400)
    folder.chmod(0o500)
    try:
        assert library.merge(path).added == (1,)
    finally:
        folder.chmod(0o700)


class TestRefused:
    def _refused(self, library: Library, path: Path, kind: type[Exception], told: str, key=None) -> None:
        before = state_of(library)
        with pytest.raises(kind, match=told) as raised:
            library.merge(path, key)
        assert path.name in str(raised.value)
        assert state_of(library) == before

    def test_the_library_itself_by_any_name(self, library, folder):
        _fill(library)
        self._refused(library, library.path, LibraryError, "this library itself")
        link = folder / "link.isnad"
        link.symlink_to(library.path)
        self._refused(library, link, LibraryError, "this library itself")
        hard = folder / "hard.isnad"
        os.link(library.path, hard)
        self._refused(library, hard, LibraryError, "this library itself")

    def test_what_is_no_library(self, library, folder):
        self._refused(library, folder / "none.isnad", LibraryError, "There is no file")
        self._refused(library, folder, LibraryError, "is a folder")
        text = folder / "text.isnad"
        text.write_text("كلام" * 100)
        self._refused(library, text, LibraryError, "not an Isnad library")
        empty = folder / "empty.isnad"
        empty.touch()
        self._refused(library, empty, DamagedError, "holds no library")
        foreign = folder / "foreign.isnad"
        with sqlite3.connect(foreign) as connection:
            connection.execute("CREATE TABLE things (id)")
        connection.close()
        self._refused(library, foreign, LibraryError, "another program")

    def test_one_of_a_newer_version(self, library, folder):
        path = saved_as(folder, "newer.isnad", _fill)
        _run(path, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        self._refused(library, path, NewerLibraryError, "newer Isnad")

    def test_a_damaged_file(self, library, folder):
        path = saved_as(folder, "damaged.isnad", _fill)
        content = bytearray(path.read_bytes())
        content[8192:-4096] = b"\xff" * (len(content) - 8192 - 4096)
        path.write_bytes(content)
        self._refused(library, path, DamagedError, "damaged")

    @pytest.mark.parametrize(
        "harm",
        [
            "UPDATE documents SET text = 'كلام آخر'",
            "UPDATE originals SET bytes = X'00', encoding = 'raw'",
            "UPDATE analyses SET data = X'00'",
            'UPDATE highlights SET "end" = 99999',
            "UPDATE reviewed_claims SET claim = '{}'",
        ],
    )
    def test_one_that_is_not_as_its_hashes_say_or_makes_no_sense(self, library, folder, harm):
        from app.domain.records import ClaimState
        from app.domain.span import Span
        from tests.library.conftest import TEXT, claim_at

        def fill(other: Library) -> None:
            _fill(other)
            other.highlights.add(1, Span(0, 4), "yellow")
            other.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.ACCEPTED)

        path = saved_as(folder, "altered.isnad", fill)
        _run(path, "DROP TRIGGER documents_never_change", "DROP TRIGGER originals_never_change")
        _run(path, *(f"DROP TRIGGER {table}_journal_update" for table in ("analyses", "highlights", "reviewed_claims")))
        _run(path, harm)
        self._refused(library, path, DamagedError, "damaged")

    def test_an_encrypted_one_without_its_passphrase(self, library, folder):
        path = folder / "locked.isnad"
        key = new_key("سبع نخلات")
        with Library.open(path, key) as other:
            _fill(other)
        self._refused(library, path, LockedError, "locked with a passphrase")
        self._refused(library, path, LockedError, "locked with a passphrase", new_key("سبع نخلات"))
        self._refused(library, path, WrongPassphraseError, "doesn't open", key_of("غيرها", key.salt))
        assert library.merge(path, key).added == (1,)


def test_an_encrypted_library_of_an_older_version_leaves_nothing_readable(library, folder, tmp_path):
    plain, path = folder / "plain.isnad", folder / "locked.isnad"
    plain.write_bytes(old_library(3))
    key = new_key("سبع نخلات")
    from app.library.encryption.conversion import attached, write_converted

    path.touch()
    with attached(plain, None) as source:
        write_converted(source, path, key)
    plain.unlink()
    before = path.read_bytes()
    shutil.rmtree(tmp_path / "library.isnad-backups", ignore_errors=True)
    assert library.merge(path, key).added == (1,)
    assert path.read_bytes() == before
    assert [file.name for file in folder.iterdir()] == ["locked.isnad"]


def _run(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
