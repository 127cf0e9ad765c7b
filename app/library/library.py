"""`Library`: the open library, one room for each kind of thing in it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from app.library.articles import Articles
from app.library.database import Database
from app.library.history import History, Journal, Step, Verb
from app.library.migrations import migrate
from app.library.notes import Notes
from app.library.records import Claims, Highlights, Names
from app.library.search import Search
from app.library.tags import Tags

_BESIDE = ("", "-wal", "-shm", "-journal")
"""The endings of the files that SQLite keeps for a library, its own among them."""


class Library:
    """An open library, to be used on the thread that opened it.

    Each write is one transaction and returns what changed; it is safe on disk when the call returns. A step of the
    history stands for each write that is the reader's own, so it can be undone. Anything wrong with the file is raised
    as LibraryError, a record that is gone as NotFoundError; the library is then as it was before the call.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._journal = Journal(database)
        self.articles = Articles(database, self._journal)
        self.highlights = Highlights(database, self._journal)
        self.names = Names(database, self._journal)
        self.claims = Claims(database, self._journal)
        self.notes = Notes(database, self._journal)
        self.tags = Tags(database, self._journal)
        self.history = History(database, self._journal)
        self.search = Search(database)

    @classmethod
    def open(cls, path: Path) -> Library:
        """Open the library at `path`, made with its folder where there is none, brought to the present schema.

        Raise NewerLibraryError where a newer Isnad wrote it, LibraryError where it can't be used; such a file is left
        as it is.
        """
        database = Database.open(path)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    @staticmethod
    def has_file(library: Path, path: Path) -> bool:
        """Tell whether `path` is the file of the library at `library`, or one that SQLite keeps beside it."""
        place = library.resolve()
        return path.resolve() in {place.with_name(f"{place.name}{ending}") for ending in _BESIDE}

    @property
    def path(self) -> Path:
        """Return the library's file."""
        return self._database.path

    def together(self, verb: Verb) -> AbstractContextManager[Step]:
        """Make all verbs called inside one step of the history, undone as one under the name of `verb`.

        The step's `changes` tell, after the block, what all of them changed; an error inside takes all of them back.
        """
        return self._journal.step(verb)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
