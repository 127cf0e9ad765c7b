"""Backups: whole copies of the library, verified when they are written, kept by age, and brought back.

They lie in a folder beside the library; where none can be made there, in Isnad's own folder. One is made before the
first change of a day, before a migration, and before another one is brought back.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from app.errors import DamagedError, LibraryError, LockedError, UserError
from app.library.database import Database, flush
from app.library.encryption.cipher import Key
from app.library.encryption.conversion import alike
from app.library.history import Journal, Verb
from app.library.safekeeping import purge
from app.library.safekeeping.checking import check
from app.library.schema.migrations import migrate, refuse_newer, version_of
from app.paths import backups_elsewhere

KEPT_DAYS, KEPT_WEEKS, KEPT_OTHERS = 7, 4, 3
"""Of the daily backups, the last of so many days and of so many weeks before are kept; of each other kind so many."""

_RETRY = timedelta(minutes=10)
_STALE = timedelta(hours=1)
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_SUFFIX, _UNFINISHED = ".isnad", ".part"


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    BY_HAND = "by-hand"
    MIGRATION = "migration"
    RESTORE = "restore"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a library, the bin included."""

    articles: int
    notes: int
    tags: int


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that Isnad keeps: when (UTC) and why it was made, its bytes; no `contents` where it can't be read.

    It `is_locked` where that is for want of its passphrase, which is not the library's.
    """

    path: Path
    made: datetime
    reason: Reason
    size: int
    contents: Contents | None
    is_locked: bool = False


class Backups:
    """The backups of one open library. `trouble` is why the last automatic one could not be made."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settled: date | None = None
        self._tried = datetime.min.replace(tzinfo=UTC)
        self.trouble: UserError | None = None

    def ensure_daily(self) -> None:
        """Make the day's backup before its first change, where there is anything from an earlier day to keep.

        A change is never kept from happening: what goes wrong is noted in `trouble` and tried again later.
        """
        now = datetime.now(UTC)
        today = now.astimezone().date()
        if self._settled == today or now - self._tried < _RETRY or self._database.has_gone:
            return
        self._tried = now
        try:
            if self._is_due(today):
                self.make(Reason.DAILY)
        except UserError as error:
            self.trouble = error
        else:
            self._settled, self.trouble = today, None

    def _is_due(self, today: date) -> bool:
        first = self._database.value("SELECT at FROM steps ORDER BY id LIMIT 1")
        if first is None or _day(datetime.fromisoformat(first)) >= today:
            return False
        return all(_day(made) != today for _, made, reason in self._files() if reason is Reason.DAILY)

    def make(self, reason: Reason) -> Backup:
        """Make a backup now, verify it, and drop those that are too many. Raise LibraryError; nothing is then left."""
        made = datetime.now(UTC)
        path = self._folder() / self._name(made, reason)
        write_backup(self._database, path)
        self._rotate()
        return _described(path, made, reason, self._database.key)

    def write_to(self, target: Path, *, replaces: bool = False) -> Backup:
        """Write a verified copy to a place of the person's choice: a new file, or a folder for one.

        Raise LibraryError where it can't be written, or where a file is there and `replaces` is off.
        """
        made = datetime.now(UTC)
        if target.is_dir():
            target /= self._name(made, Reason.BY_HAND)
        if target.resolve() in {file.resolve() for file in with_logs(self._database.path)}:
            raise LibraryError("«{path}» belongs to your library and is not written over.", path=str(target))
        if target.exists() and not replaces:
            raise LibraryError("There is a file at «{path}» already.", path=str(target))
        write_backup(self._database, target)
        return _described(target, made, Reason.BY_HAND, self._database.key)

    def listed(self) -> list[Backup]:
        """Return the backups that Isnad keeps, the newest first."""
        return kept_backups(self._database.path, self._database.key)

    def restore(self, source: Path, key: Key | None = None) -> Path | None:
        """Bring the library back to what `source` holds, and return the backup of what was there before.

        `key` is the source's, where it is not the library's; the library stays under its own, or under none.
        Other programs that have the library open see the whole change or nothing of it. None is returned where there
        was nothing to keep. Raise LibraryError where the source is damaged, another program's, or of a newer Isnad;
        the library is then as it was.
        """
        with closing(opened_backup(source, key or self._database.key)) as given:
            refuse_unsound(given)
            with alike(given, self._database) as fitting:
                aside = self._set_aside()
                self._database.become(fitting)
        migrate(self._database)
        return aside

    def _set_aside(self) -> Path | None:
        if not self._database.value("SELECT 1 FROM steps LIMIT 1"):
            return None
        try:
            return self.make(Reason.RESTORE).path
        except DamagedError:
            return self.copy_raw()

    def copy_raw(self) -> Path:
        """Keep the library's file byte for byte, damaged as it may be, and return where."""
        return copy_raw(self._database.path, self._folder())

    def forget(self, purged: Collection[purge.Fingerprint]) -> None:
        """Purge articles from each backup; delete one that can't be written anew, and copies of damaged files."""
        for folder in self._folders():
            for unfinished in folder.glob(f"*{_UNFINISHED}*"):
                unfinished.unlink(missing_ok=True)
        for path, _, reason in self._files():
            if reason is Reason.DAMAGED or not _was_purged(path, purged, self._database.key):
                for file in with_logs(path):
                    file.unlink(missing_ok=True)

    def _folders(self) -> tuple[Path, ...]:
        return folders_for(self._database.path)

    def _folder(self) -> Path:
        return _writable_folder(self._database.path)

    def _name(self, made: datetime, reason: Reason) -> str:
        return f"{self._database.path.stem}.{made.strftime(_STAMP)}.{reason.value}{_SUFFIX}"

    def _files(self) -> list[tuple[Path, datetime, Reason]]:
        return backup_files(self._database.path)

    def _rotate(self) -> None:
        now = datetime.now(UTC)
        files = sorted(self._files(), key=lambda file: file[1], reverse=True)
        kept = _kept_daily([made for _, made, reason in files if reason is Reason.DAILY])
        for reason in Reason:
            if reason is not Reason.DAILY:
                kept |= set([made for _, made, why in files if why is reason][:KEPT_OTHERS])
        for path, made, _ in files:
            if made not in kept:
                for file in with_logs(path):
                    file.unlink(missing_ok=True)
        for folder in self._folders():
            for unfinished in folder.glob(f"*{_UNFINISHED}*"):
                with suppress(FileNotFoundError):
                    if now.timestamp() - unfinished.stat().st_mtime > _STALE.total_seconds():
                        unfinished.unlink()


def kept_backups(library: Path, key: Key | None = None) -> list[Backup]:
    """Return the backups of a library, be it open or not, the newest first."""
    described = (_described(*file, key) for file in backup_files(library))
    return sorted(described, key=lambda backup: backup.made, reverse=True)


def backup_files(library: Path) -> list[tuple[Path, datetime, Reason]]:
    """Return the backups that lie in a library's folders, with what their names tell."""
    paths = (path for folder in folders_for(library) if folder.is_dir() for path in folder.iterdir())
    told = ((path, _told_by(path.name)) for path in paths)
    return [(path, *facts) for path, facts in told if facts is not None]


def folders_for(library: Path) -> tuple[Path, ...]:
    """Return where the backups of a library may lie: beside it, or else in Isnad's own folder."""
    return library.with_name(f"{library.name}-backups"), backups_elsewhere(library)


def _writable_folder(library: Path) -> Path:
    *others, last = folders_for(library)
    for folder in others:
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            if os.access(folder, os.W_OK):
                return folder
    try:
        last.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(last, error) from error
    return last


def write_backup(database: Database, target: Path) -> None:
    """Write a backup into a new file: nobody finds it there before it is whole, verified and on the disk.

    Raise LibraryError; then nothing is left of it.
    """
    draft = target.with_name(f"{target.name}.{os.getpid()}{_UNFINISHED}")
    try:
        draft.touch(mode=0o600, exist_ok=False)
        with database.snapshot():
            counts = row_counts(database)
            database.copy_to(draft)
        with closing(Database.open_to_read(draft, database.key)) as copy:
            verify(copy)
            if row_counts(copy) != counts:
                raise DamagedError("The backup «{file}» doesn't hold what the library holds.", file=str(target))
        draft.replace(target)
        flush(target)
    except OSError as error:
        raise _unwritten(target, error) from error
    finally:
        for file in with_logs(draft):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def opened_backup(path: Path, key: Key | None = None) -> Database:
    """Open a backup to read it. Raise LibraryError where it is none of Isnad's, damaged, or of a newer Isnad."""
    database = Database.open_to_read(path, key)
    try:
        refuse_newer(database)
        verify(database)
    except BaseException:
        database.close()
        raise
    return database


def refuse_unsound(database: Database) -> None:
    """Raise DamagedError, which names the first thing that is wrong, where a check finds any."""
    report = check(database)
    if not report.is_sound:
        cause = str(report.problems[0].error).rstrip(".")
        raise DamagedError("«{file}» is damaged: {cause}.", file=str(database.path), cause=cause)


def verify(database: Database) -> None:
    """Raise DamagedError where SQLite finds fault with the file, it holds no library or a row refers to none."""
    if not version_of(database):
        raise DamagedError("«{file}» holds no library.", file=str(database.path))
    found = database.value("PRAGMA integrity_check(1)")
    if found != "ok":
        raise DamagedError("«{file}» is damaged: {cause}.", file=str(database.path), cause=found)
    broken = database.row("PRAGMA foreign_key_check")
    if broken is not None:
        cause = f"{broken['table']} {broken['rowid']}"
        raise DamagedError("«{file}» is damaged: {cause}.", file=str(database.path), cause=cause)


def replace_damaged(library: Path, source: Path, key: Key | None = None) -> Path | None:
    """Put a backup in the place of a library that can't be opened or is not there.

    Return where the damaged file is kept. Raise LibraryError where the backup can't be used; nothing is then changed.
    """
    with closing(opened_backup(source, key)) as given:
        refuse_unsound(given)
        aside = copy_raw(library, _writable_folder(library)) if library.exists() else None
        draft = library.with_name(f"{library.name}.{os.getpid()}{_UNFINISHED}")
        try:
            library.parent.mkdir(parents=True, exist_ok=True)
            given.copy_to(draft)
            for file in with_logs(library)[1:]:
                file.unlink(missing_ok=True)
            draft.replace(library)
            flush(library)
        except OSError as error:
            raise _unwritten(library, error) from error
        finally:
            draft.unlink(missing_ok=True)
    return aside


def copy_raw(library: Path, folder: Path) -> Path:
    """Copy a library's file and the log beside it byte for byte into a folder, and return the copy."""
    stamp = datetime.now(UTC).strftime(_STAMP)
    target = folder / f"{library.stem}.{stamp}.{Reason.DAMAGED.value}{_SUFFIX}"
    try:
        for file, copy in zip(with_logs(library), with_logs(target), strict=True):
            if file.exists() and not file.name.endswith("-shm"):
                shutil.copyfile(file, copy)
                flush(copy)
    except OSError as error:
        raise _unwritten(target, error) from error
    return target


def _was_purged(path: Path, purged: Collection[purge.Fingerprint], key: Key | None) -> bool:
    """Purge articles from a backup; return False where that can't be done for certain."""
    try:
        _purge_backup(path, purged, key)
    except (UserError, sqlite3.Error):
        return False
    return True


def _purge_backup(path: Path, purged: Collection[purge.Fingerprint], key: Key | None) -> None:
    with closing(Database.open_to_read(path, key)) as looked_at:
        if not purge.matching(looked_at, purged) and not purge.is_unswept(looked_at):
            return
    with _opened_alone(path, key) as database:
        migrate(database)
        journal = Journal(database)
        with journal.step(Verb.PURGE_ARTICLES):
            # None is left where an earlier run was cut short before it had swept.
            if ids := purge.matching(database, purged):
                purge.purge(database, ids, journal.open_step)
        purge.sweep(database)
        purge.forget_unswept(database)
        verify(database)


@contextmanager
def _opened_alone(path: Path, key: Key | None) -> Iterator[Database]:
    """Open a backup to write it, and leave it as one file."""
    with closing(Database.open(path, key, is_made=False)) as database:
        yield database
        database.leave_single()


def _kept_daily(made: list[datetime]) -> set[datetime]:
    """Return which daily backups stay (newest first): the last of each of some days, then of some weeks."""
    days: dict[date, datetime] = {}
    weeks: dict[tuple[int, int], datetime] = {}
    for moment in made:
        days.setdefault(_day(moment), moment)
    kept = set(list(days.values())[:KEPT_DAYS])
    for moment in list(days.values())[KEPT_DAYS:]:
        weeks.setdefault(_day(moment).isocalendar()[:2], moment)
    return kept | set(list(weeks.values())[:KEPT_WEEKS])


def _described(path: Path, made: datetime, reason: Reason, key: Key | None) -> Backup:
    contents, is_locked = None, False
    try:
        with closing(Database.open_to_read(path, key)) as database:
            contents = contents_of(database)
    except LockedError:
        is_locked = True
    except (UserError, sqlite3.Error):
        pass
    return Backup(path, made, reason, path.stat().st_size, contents, is_locked)


def contents_of(database: Database) -> Contents:
    """Count what is in a library."""
    tables = ("articles", "notes", "tags")
    return Contents(*(database.value(f"SELECT count(*) FROM {table}") for table in tables))  # noqa: S608


def row_counts(database: Database, schema: str = "main") -> dict[str, int]:
    """Count the rows of each table, SQLite's own for full text included."""
    tables = database.column(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table' ORDER BY name")  # noqa: S608
    return {table: database.value(f'SELECT count(*) FROM {schema}."{table}"') for table in tables}  # noqa: S608


def _told_by(name: str) -> tuple[datetime, Reason] | None:
    if not name.endswith(_SUFFIX):
        return None
    try:
        _, day, fraction, reason = name.removesuffix(_SUFFIX).rsplit(".", 3)
        return datetime.strptime(f"{day}.{fraction}", _STAMP).replace(tzinfo=UTC), Reason(reason)
    except ValueError:
        return None


def with_logs(path: Path) -> list[Path]:
    """Return a file and those that SQLite keeps beside it while it is in use."""
    return [path.with_name(f"{path.name}{ending}") for ending in ("", "-wal", "-shm", "-journal")]


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _unwritten(path: Path, error: OSError) -> LibraryError:
    cause = error.strerror or type(error).__name__
    return LibraryError("The backup «{path}» can't be written: {cause}.", path=str(path), cause=cause)
