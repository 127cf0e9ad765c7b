"""Backups are whole, verified and rotated; bringing one back loses nothing of what was there."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.errors import DamagedError, LibraryError, NewerLibraryError
from app.library import Library, Reason, check_file
from app.library.safekeeping import backups
from app.library.schema.migrations import MIGRATIONS
from tests.fixtures.libraries.old import old_library
from tests.library.conftest import make_analysis, make_document
from tests.library.test_history import state_of

ARTICLE = Target(TargetKind.ARTICLE, 1)


def _folder(path: Path) -> Path:
    return path.with_name(f"{path.name}-backups")


def _names(path: Path) -> list[str]:
    return sorted(file.name.split(".")[-2] for file in _folder(path).iterdir())


class _Days:
    """A clock that can be set to other days."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)

    def now(self, zone: object) -> datetime:
        return self.moment

    def __getattr__(self, name: str) -> object:
        return getattr(datetime, name)

    def pass_days(self, days: float) -> None:
        self.moment += timedelta(days=days)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> _Days:
    clock = _Days()
    monkeypatch.setattr(backups, "datetime", clock)
    return clock


def test_backup_is_the_library_in_one_file(furnished, path, tmp_path):
    made = furnished.backups.make(Reason.BY_HAND)
    assert [file.name for file in _folder(path).iterdir()] == [made.path.name]
    assert made.contents == backups.Contents(articles=2, notes=1, tags=1)
    assert made.path.stat().st_mode & 0o077 == 0
    assert check_file(made.path).is_sound
    copy = tmp_path / "copy.isnad"
    copy.write_bytes(made.path.read_bytes())
    with Library.open(copy) as again:
        assert state_of(again) == state_of(furnished)


def test_days_first_change_makes_a_backup_of_what_was_before(furnished, path, days):
    furnished.articles.set_starred(1, True)
    assert not _folder(path).exists()
    days.pass_days(1)
    furnished.articles.set_starred(1, False)
    furnished.articles.set_starred(1, True)
    (daily,) = furnished.backups.listed()
    assert daily.reason is Reason.DAILY
    with Library.open(daily.path) as before:
        assert before._database.value("SELECT is_starred FROM articles WHERE id = 1") == 1
        assert before.history.undo_verb() == "star_article"
    days.pass_days(1)
    furnished.history.undo()
    assert len(furnished.backups.listed()) == 2


def test_reading_makes_no_backup(furnished, path, days):
    days.pass_days(1)
    furnished.articles.reading(1)
    furnished.articles.set_read(1, True)
    assert not _folder(path).exists()


def test_days_backup_is_made_once_whoever_begins(furnished, path, days):
    days.pass_days(1)
    furnished.articles.set_starred(1, True)
    with Library.open(path) as other:
        other.articles.set_starred(1, False)
    assert _names(path) == ["daily"]


def test_a_week_of_days_and_a_month_of_weeks_are_kept(furnished, days):
    for _ in range(60):
        days.pass_days(1)
        furnished.articles.set_starred(1, not furnished.articles.reading(1).is_starred)
    ages = [(days.moment - backup.made).days for backup in furnished.backups.listed()]
    assert ages[:7] == [0, 1, 2, 3, 4, 5, 6]
    assert len(ages) == 11
    assert all(5 <= later - earlier <= 9 for earlier, later in pairwise(ages[7:]))


def test_only_the_last_of_other_backups_are_kept(furnished, path):
    for _ in range(5):
        furnished.backups.make(Reason.BY_HAND)
    assert _names(path) == ["by-hand"] * 3


def test_failed_backup_leaves_nothing_and_stops_no_change(furnished, path, days, monkeypatch):
    days.pass_days(1)
    _folder(path).write_bytes(b"in the way")
    elsewhere = path.with_name("elsewhere")
    elsewhere.write_bytes(b"in the way too")
    monkeypatch.setattr(backups, "backups_elsewhere", lambda library: elsewhere / library.stem)
    assert furnished.articles.set_starred(1, True)
    assert "can't be written" in str(furnished.backups.trouble)
    with pytest.raises(LibraryError, match="can't be written"):
        furnished.backups.make(Reason.BY_HAND)
    _folder(path).unlink()
    days.pass_days(0.01)
    furnished.articles.set_starred(1, False)
    assert furnished.backups.trouble is None
    assert _names(path) == ["daily"]


def test_backups_go_elsewhere_where_the_librarys_folder_has_no_room(furnished, path, tmp_path, monkeypatch):
    monkeypatch.setattr(backups, "backups_elsewhere", lambda library: tmp_path / "data" / library.stem)
    _folder(path).write_bytes(b"in the way")
    made = furnished.backups.make(Reason.BY_HAND)
    assert made.path.parent == tmp_path / "data" / "library"
    assert furnished.backups.listed() == [made]


def test_backup_that_does_not_verify_is_none(furnished, path, monkeypatch):
    copy_to = type(furnished._database).copy_to

    def spoil(database, target):
        copy_to(database, target)
        connection = sqlite3.connect(target)
        connection.execute("DELETE FROM migrations")
        connection.commit()
        connection.close()

    monkeypatch.setattr(type(furnished._database), "copy_to", spoil)
    with pytest.raises(DamagedError, match="doesn't hold what"):
        furnished.backups.make(Reason.BY_HAND)
    assert list(_folder(path).iterdir()) == []


class TestRestore:
    def test_brings_all_back_and_keeps_what_was_there(self, furnished, tmp_path):
        before = state_of(furnished)
        made = furnished.backups.make(Reason.BY_HAND)
        furnished.articles.purge([2])
        furnished.notes.edit(1, "غير ذلك")
        changed = state_of(furnished)
        restored = furnished.restore(made.path)
        assert restored.changes.articles == {1}
        assert "notes" in restored.changes.kinds
        assert restored.aside is not None
        with Library.open(restored.aside) as aside:
            assert state_of(aside) == changed
        assert state_of(furnished) != before  # the purged article was purged from the backup as well
        assert furnished.articles.reading(1).notes[0].text == "انظر الخريطة"
        assert furnished.check().is_sound

    def test_is_seen_by_another_window_at_once(self, furnished, path):
        made = furnished.backups.make(Reason.BY_HAND)
        with Library.open(path) as other:
            other.articles.set_starred(1, True)
            furnished.restore(made.path)
            assert not other.articles.reading(1).is_starred
            assert other.articles.set_starred(1, True)
        assert furnished.articles.reading(1).is_starred

    def test_old_version_is_migrated(self, path, tmp_path, furnished):
        old = tmp_path / "old.isnad"
        old.write_bytes(old_library(1))
        content = old.read_bytes()
        furnished.restore(old)
        assert furnished._database.value("PRAGMA user_version") == len(MIGRATIONS)
        assert furnished.articles.reading(1).document.title == "بيان"
        assert furnished.check().is_sound
        assert old.read_bytes() == content

    @pytest.mark.parametrize("spoil", ["damaged", "foreign", "newer", "altered", "missing", "empty"])
    def test_refuses_what_is_no_sound_backup(self, furnished, tmp_path, spoil):
        source = tmp_path / "source.isnad"
        furnished.backups.make(Reason.BY_HAND).path.replace(source)
        before = state_of(furnished)
        match spoil:
            case "damaged":
                content = bytearray(source.read_bytes())
                content[8192:] = b"\x00" * (len(content) - 8192)
                source.write_bytes(content)
                error, told = DamagedError, "is damaged"
            case "foreign":
                _run(source, "PRAGMA application_id = 5")
                error, told = LibraryError, "another program"
            case "newer":
                _run(source, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
                error, told = NewerLibraryError, "newer Isnad"
            case "altered":
                _run(source, "UPDATE steps SET verb = 'edit_note' WHERE id = 2")
                error, told = DamagedError, "breaks at step 2"
            case "missing":
                source.unlink()
                error, told = LibraryError, "can't be opened"
            case _:
                source.write_bytes(b"")
                error, told = DamagedError, "holds no library"
        with pytest.raises(error, match=told):
            furnished.restore(source)
        assert state_of(furnished) == before
        assert furnished.articles.set_starred(1, True)

    def test_puts_a_backup_in_the_place_of_a_damaged_library(self, furnished, path):
        made = furnished.backups.make(Reason.BY_HAND)
        before = state_of(furnished)
        furnished.close()
        damaged = path.read_bytes()[:4096] + b"\xff" * 40_000
        path.write_bytes(damaged)
        aside = backups.replace_damaged(path, made.path)
        assert aside.read_bytes() == damaged
        with Library.open(path) as again:
            assert state_of(again) == before


def test_migration_makes_a_backup_first(path):
    path.write_bytes(old_library(1))
    with Library.open(path) as library:
        (made,) = library.backups.listed()
    assert made.reason is Reason.MIGRATION
    connection = sqlite3.connect(made.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def test_backup_holds_one_moment_while_another_program_writes(library, path):
    for number in range(30):
        document = make_document(f"مقال {number} " + "كلام " * 500)
        library.articles.add(document, make_analysis(document))
    with Library.open(path) as other, library._database.snapshot():
        assert library._database.value("SELECT count(*) FROM articles") == 30
        document = make_document("مقال آخر")
        other.articles.add(document, make_analysis(document))
        made = library.backups.make(Reason.BY_HAND)
    assert made.contents is not None
    assert made.contents.articles == 30


def _run(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(sql)
    connection.close()
