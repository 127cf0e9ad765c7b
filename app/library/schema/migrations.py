"""The ordered, named migrations that bring any library to the present schema, each in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import NewerLibraryError
from app.library import chain
from app.library.database import APPLICATION_ID, Database, timestamp
from app.library.exchange.disagreements import add_exchange
from app.library.history import Verb
from app.library.safekeeping.purge import UNSWEPT
from app.library.schema.editions import add_editions
from app.library.schema.first import first_schema
from app.library.searching.index import Tell, index_beginnings
from app.library.searching.tagged import MERGED, number_tags
from app.library.searching.upgrade import order, upgrade
from app.library.stories.groups import add_stories
from app.library.texts.repairs import add_repairs


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of the schema; its place in the list (from 1) is the version that it makes.

    One that works articles out anew tells of its way: it has `apply_telling` instead of `apply`.
    """

    name: str
    apply: Callable[[Database], None] | None = None
    apply_telling: Callable[[Database, Tell], None] | None = None


@dataclass(frozen=True, slots=True)
class Upgrade:
    """How far a library has come: the migration in hand of those that it needs, and how many articles are done."""

    step: int
    steps: int
    done: int
    total: int


def untold(_: Upgrade) -> None:
    """Keep silent."""


def _make_library(database: Database) -> None:
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute(
        "CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL) STRICT"
    )
    database.run_script(first_schema())


def _add_safety(database: Database) -> None:
    chain.forge(database)
    database.run_script(UNSWEPT)


MIGRATIONS: tuple[Migration, ...] = (
    Migration("the first library", _make_library),
    Migration("the chain of the history, the purges on their way", _add_safety),
    # Before those that work articles out anew with today's code, which reads these tables.
    Migration("texts that change, nested tags, tags on notes", add_editions),
    Migration("inflected forms, analysed facts, saved searches", apply_telling=upgrade),
    Migration("copies of one report are one story", apply_telling=add_stories),
    Migration("the search index in the order of the list", apply_telling=order),
    Migration("repairs that were refused", add_repairs),
    Migration("beginnings of words in the search index", apply_telling=index_beginnings),
    Migration("libraries taken in: what they say otherwise, what was purged", add_exchange),
    Migration("tags by number in the search index", apply_telling=number_tags),
    Migration("merged tags in the search index", lambda database: database.run_script(MERGED)),
)

CHAINED = 2
"""The version from which on the history has its chain."""
LEADING = 11
"""The version from which on the numbers of merged tags lead on in the search index."""


def migrate(
    database: Database, migrations: tuple[Migration, ...] = MIGRATIONS, tell: Callable[[Upgrade], None] = untold
) -> None:
    """Bring the library to the last version; a library that stands there is not written to.

    `tell` hears how far it has come. What ends it, a kill among it, leaves the library at the last version that it
    reached, and the next call goes on from there. Raise NewerLibraryError where it stands beyond the last version.
    """
    first = version_of(database)
    while (version := version_of(database)) < len(migrations):
        step, steps = version - first + 1, len(migrations) - first
        _step(database, migrations, version, lambda done, total: tell(Upgrade(step, steps, done, total)))  # noqa: B023
    refuse_newer(database, len(migrations))


def refuse_newer(database: Database, known: int = len(MIGRATIONS)) -> None:
    """Raise NewerLibraryError where the library stands beyond the `known` versions."""
    if version_of(database) > known:
        raise NewerLibraryError(
            "The library «{file}» was written by a newer Isnad. Install the newest version to open it.",
            file=str(database.path),
        )


def _step(database: Database, migrations: tuple[Migration, ...], version: int, tell: Tell) -> None:
    """Apply the migration behind `version`, unless another program was faster."""
    with database.transaction():
        if version_of(database) != version:
            return
        migration = migrations[version]
        if migration.apply is not None:
            migration.apply(database)
        if migration.apply_telling is not None:
            migration.apply_telling(database, tell)
        if version >= CHAINED:
            chain.catch_up(database, Verb.MIGRATE)
        database.insert("migrations", {"version": version + 1, "name": migration.name, "at": timestamp()})
        database.execute(f"PRAGMA user_version = {version + 1}")


def version_of(database: Database) -> int:
    """Return the schema version at which the library stands, 0 for one that is not made yet."""
    return int(database.value("PRAGMA user_version"))
