"""The ordered, named migrations that bring any library to the present schema, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import NewerLibraryError
from app.library.database import APPLICATION_ID, Database, timestamp
from app.library.schema import first_schema


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema; its place in the list (from 1) is the version that it makes."""

    name: str
    apply: Callable[[Database], None]


def _make_library(database: Database) -> None:
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(
        "CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT"
    )
    database.run_script(first_schema())


MIGRATIONS: tuple[Migration, ...] = (Migration("the first library", _make_library),)


def migrate(database: Database, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring the library to the last version; a library that stands there is not written to.

    Raise NewerLibraryError where it stands beyond.
    """
    while (version := _version(database)) < len(migrations):
        _step(database, migrations, version)
    if version > len(migrations):
        raise NewerLibraryError(
            "The library «{file}» was written by a newer Isnad. Install the newest version to open it.",
            file=str(database.path),
        )


def _step(database: Database, migrations: tuple[Migration, ...], version: int) -> None:
    """Apply the migration behind `version`, unless another program was faster."""
    with database.transaction():
        if _version(database) != version:
            return
        migration = migrations[version]
        migration.apply(database)
        database.insert("migrations", {"version": version + 1, "name": migration.name, "at": timestamp()})
        database.execute(f"PRAGMA user_version = {version + 1}")


def _version(database: Database) -> int:
    return int(database.value("PRAGMA user_version"))
