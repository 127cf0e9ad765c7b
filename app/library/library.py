"""`Library`: the open library, one room for each kind of thing in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.changes import Changes, Kind
from app.library.articles import Articles
from app.library.database import Database
from app.library.encryption.cipher import Key
from app.library.encryption.passphrase import finish, rewrite
from app.library.exchange.carrying import UNWATCHED, Watch
from app.library.exchange.disagreements import Disagreements
from app.library.exchange.exporting import export_part
from app.library.exchange.merging import Merged, merge
from app.library.history import History, Journal, Step, Verb
from app.library.marks.notes import Notes
from app.library.marks.records import Claims, Highlights, Names
from app.library.marks.tags import Tags
from app.library.safekeeping import purge
from app.library.safekeeping.backups import Backups, Reason
from app.library.safekeeping.checking import CheckReport, check
from app.library.schema.migrations import MIGRATIONS, Upgrade, migrate, untold, version_of
from app.library.searching.articles import Search
from app.library.searching.saved import SavedSearches
from app.library.stories.decisions import Stories
from app.library.texts.editions import Editions
from app.library.texts.repairs import Repairs

_BESIDE = ("", "-wal", "-shm", "-journal")
"""The endings of the files that SQLite keeps for a library, its own among them."""


CHANGED_ELSEWHERE = "changed_elsewhere"
"""What `Changes` call it when another program wrote to the library; nobody knows what."""

RESTORED = "restore_backup"
"""What `Changes` call it when a backup was brought back; it is no step of the history, which goes back with it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of bringing a backup back: where the library as it was before is kept, if anything was in it."""

    aside: Path | None
    changes: Changes


class Library:
    """An open library, to be used on the thread that opened it.

    Each write is one transaction and returns what changed; it is safe on disk when the call returns. A step of the
    history stands for each write that is the reader's own, so it can be undone. Anything wrong with the file is raised
    as LibraryError, a record that is gone as NotFoundError; the library is then as it was before the call.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.backups = Backups(database)
        self._journal = Journal(database, prepare=self.backups.ensure_daily)
        self.articles = Articles(database, self._journal, self.sweep)
        self.editions = Editions(database, self._journal)
        self.repairs = Repairs(database, self._journal, self.editions)
        self.highlights = Highlights(database, self._journal)
        self.names = Names(database, self._journal)
        self.claims = Claims(database, self._journal)
        self.notes = Notes(database, self._journal)
        self.tags = Tags(database, self._journal)
        self.stories = Stories(database, self._journal)
        self.history = History(database, self._journal)
        self.search = Search(database)
        self.searches = SavedSearches(database, self._journal)
        self.disagreements = Disagreements(database, self._journal)

    @classmethod
    def open(
        cls,
        path: Path,
        key: Key | None = None,
        *,
        is_made: bool = True,
        on_upgrade: Callable[[Upgrade], None] = untold,
    ) -> Library:
        """Open the library at `path`, brought to the present schema after a backup of it as it was.

        `on_upgrade` hears how far it has come; what ends it loses nothing, and the next opening goes on from there.
        Where there is none it is made with its folder, unless `is_made` is off. Raise NewerLibraryError where a newer
        Isnad wrote it, LockedError where it is encrypted and `key` is not its own, LibraryError where it can't be used;
        such a file is left as it is.
        """
        database = Database.open(path, key, is_made=is_made)
        try:
            if 0 < version_of(database) < len(MIGRATIONS):
                Backups(database).make(Reason.MIGRATION)
            migrate(database, tell=on_upgrade)
            library = cls(database)
            library.sweep()
            finish(database)
        except BaseException:
            database.close()
            raise
        return library

    @staticmethod
    def has_file(library: Path, path: Path) -> bool:
        """Tell whether `path` is the file of the library at `library`, or one that SQLite keeps beside it."""
        place = library.resolve()
        return path.resolve() in {place.with_name(f"{place.name}{ending}") for ending in _BESIDE}

    @property
    def path(self) -> Path:
        """Return the library's file."""
        return self._database.path

    @property
    def key(self) -> Key | None:
        """Return the key of an encrypted library."""
        return self._database.key

    @property
    def has_gone(self) -> bool:
        """Tell whether the file is no longer at its place: its disk was pulled out, or somebody moved it."""
        return self._database.has_gone

    @property
    def outside_changes(self) -> int:
        """Return a number that is another one as soon as another program has changed the library."""
        return int(self._database.value("PRAGMA data_version"))

    def while_wanted(self, is_wanted: Callable[[], bool]) -> AbstractContextManager[None]:
        """Break reads inside off as soon as nobody waits for them any more, which raises GivenUpError."""
        return self._database.while_wanted(is_wanted)

    def check(self) -> CheckReport:
        """Check everything: the file, hashes of originals and texts, the search index, the chain of the history."""
        return check(self._database)

    def restore(self, source: Path, key: Key | None = None) -> Restored:
        """Bring back a backup in the place of all that is here now, which is kept as a backup itself.

        `key` is that of a backup under another passphrase; the library keeps its own. Raise LibraryError where the
        source can't be used; everything is then as it was.
        """
        before = self.everything()
        aside = self.backups.restore(source, key)
        self.sweep()
        after = self.everything()
        return Restored(aside, replace(after, articles=before.articles | after.articles))

    def everything(self, verb: str = RESTORED) -> Changes:
        """Return what tells windows to read all anew, as another library's content stands in the file."""
        return Changes(verb, frozenset(Kind), frozenset(self.articles.every_id()))

    def sweep(self) -> None:
        """Clear what is left of purged articles out of backups and unused parts of the file.

        Inside `together` it is put off until the library is opened next.
        """
        if self._database.in_transaction:
            return
        if purged := purge.unswept(self._database):
            self.backups.forget(purged)
            purge.sweep(self._database)
            purge.forget_unswept(self._database)

    def together(self, verb: Verb) -> AbstractContextManager[Step]:
        """Make all verbs called inside one step of the history, undone as one under the name of `verb`.

        The step's `changes` tell, after the block, what all of them changed; an error inside takes all of them back.
        """
        return self._journal.step(verb)

    def merge(self, source: Path, key: Key | None = None, watch: Watch = UNWATCHED) -> Merged:
        """Take another library's articles, notes, tags and decisions in, as one step; its file is only read.

        What both have is there once, what was decided here stays, and what the other says otherwise is told
        (`app.library.exchange.carrying` has the rules). `key` is that of an encrypted file. Raise LibraryError where it
        can't be taken in, LockedError where `key` is not its own, StoppedError where `watch` ends it; nothing is then
        changed.
        """
        return merge(self._database, self._journal, source, key, watch)

    def export_part(
        self,
        target: Path,
        key: Key | None,
        *,
        ids: Sequence[int] | None = None,
        watch: Watch = UNWATCHED,
        replaces: bool = False,
    ) -> int:
        """Write articles, or all, as a library of their own, encrypted with `key`; return how many there are in it.

        What lies in the bin is left out. Raise NotFoundError for a missing article, LibraryError where there is nothing
        to write, where the place can't be written or a file is there and `replaces` is off, StoppedError where `watch`
        ends it; what was at the place is then as it was.
        """
        return export_part(self._database, target, key, ids=ids, watch=watch, replaces=replaces)

    def rewrite(self, key: Key | None) -> tuple[Path, ...]:
        """Encrypt the library and its backups with a key, or with None decrypt them; the library is closed by this.

        Return the backups that had to be deleted. Raise LibraryError; the library is then as it was, and closed.
        """
        return rewrite(self._database, key)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
