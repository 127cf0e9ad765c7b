"""Another library's file, opened to be taken in: it is never written to, whatever version wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.errors import LibraryError
from app.library.database import Database
from app.library.encryption.cipher import Key
from app.library.safekeeping.backups import verify, with_logs
from app.library.schema.migrations import MIGRATIONS, migrate, refuse_newer, version_of


@contextmanager
def opened_source(path: Path, key: Key | None, library: Path) -> Iterator[Database]:
    """Yield a library as it stands at this moment, in the present schema.

    One of an older version is brought there in a copy in memory. `library` is the one that takes it in. Raise
    LibraryError where the file is that one itself, is not there, is no library, damaged, or of a newer Isnad;
    LockedError where it is encrypted and `key` is not its own.
    """
    if not path.is_file() and not path.is_dir():
        raise LibraryError("There is no file «{file}».", file=str(path))
    if path.resolve() in {file.resolve() for file in with_logs(library)} or _is_same(path, library):
        raise LibraryError("«{file}» is this library itself.", file=str(path))
    with closing(Database.open_untouched(path, key)) as given:
        refuse_newer(given)
        verify(given)
        if version_of(given) == len(MIGRATIONS):
            with given.snapshot():
                yield given
            return
        with closing(given.in_memory()) as copy:
            migrate(copy)
            yield copy


def _is_same(path: Path, library: Path) -> bool:
    """Tell whether two names are one file's."""
    return library.exists() and path.samefile(library)
