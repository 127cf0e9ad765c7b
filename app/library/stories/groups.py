"""Which articles are one story: copies of one report, as their texts tell and as the reader decided.

A decision puts an article under a number that the articles decided to be one story with it share; it holds against
whatever texts tell, now and later. Any other article goes with the one that its text is a copy of. What follows from
both is kept in `stories`, for those alone that are not one of a kind, and renewed by the transaction that changes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from app.library.database import Database
from app.library.schema.first import journal_triggers
from app.library.stories import likenesses

COLUMNS = ("article_id", "number")
"""The columns of `story_choices` whose changes the history keeps."""

TABLES = """
-- The smallest id of a story's articles stands for it.
CREATE TABLE stories (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    story_id INTEGER NOT NULL
) STRICT;
CREATE INDEX stories_story ON stories (story_id);
CREATE TABLE story_choices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL UNIQUE REFERENCES articles (id),
    -- Below zero: no article's id.
    number INTEGER NOT NULL CHECK (number < 0)
) STRICT;
CREATE INDEX story_choices_number ON story_choices (number);
"""


def add_stories(database: Database, tell: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Make the tables and recognise the stories of all articles that are there, in the open transaction.

    `tell` hears how many of how many articles are done.
    """
    database.run_script(likenesses.TABLES + TABLES + journal_triggers("story_choices", COLUMNS))
    ids = database.column("SELECT article_id FROM search_text ORDER BY article_id")
    for done, article_id in enumerate(ids):
        tell(done, len(ids))
        recognise(database, article_id)


def recognise(database: Database, article_id: int) -> set[int]:
    """Find the story of an article whose text is new; return the articles whose story is another one now."""
    before = set(members(database, article_id))
    likenesses.forget(database, article_id)
    left = renew(database, before)
    together = likenesses.recognise(
        database,
        article_id,
        groups=lambda other: members(database, other),
        is_fixed=lambda other: key_of(database, other) < 0,
    )
    return left | renew(database, together)


def let_go(database: Database, ids: Collection[int]) -> None:
    """Take articles out that are about to be deleted; those that were one story with them stay one story."""
    others: set[int] = set()
    for article_id in ids:
        others.update(members(database, article_id))
        # Those that went with its decision keep it.
        number = database.value("SELECT number FROM story_choices WHERE article_id = ?", [article_id])
        if number is not None:
            for copy in database.column("SELECT article_id FROM likenesses WHERE copy_of = ?", [article_id]):
                choose(database, [copy], number, keeps_older=True)
        likenesses.forget(database, article_id)
        database.execute("DELETE FROM story_choices WHERE article_id = ?", [article_id])
        database.execute("DELETE FROM stories WHERE article_id = ?", [article_id])
    renew(database, others.difference(ids))


def members(database: Database, article_id: int) -> list[int]:
    """Return the articles that are one story with an article, itself among them, in the order of their ids."""
    found = database.column(
        "SELECT article_id FROM stories WHERE story_id = (SELECT story_id FROM stories WHERE article_id = ?)"
        " ORDER BY article_id",
        [article_id],
    )
    return found or [article_id]


def renew(database: Database, ids: Iterable[int]) -> set[int]:
    """Work out the stories of some articles anew; return all articles whose story is another one now."""
    keys: dict[int, int] = {}
    waiting = set(ids)
    while waiting:
        article_id = waiting.pop()
        keys[article_id] = key_of(database, article_id)
        related = {*members(database, article_id), *_under(database, keys[article_id])}
        waiting |= related.difference(keys)
    groups: dict[int, list[int]] = defaultdict(list)
    for article_id in sorted(keys):
        groups[keys[article_id]].append(article_id)
    return {
        article_id
        for group in groups.values()
        for article_id in group
        if _put(database, article_id, group[0] if len(group) > 1 else None)
    }


def key_of(database: Database, article_id: int) -> int:
    """Return what the articles of one story have in common: the reader's number, else the first one of its kind."""
    number: int | None = database.value("SELECT number FROM story_choices WHERE article_id = ?", [article_id])
    if number is not None:
        return number
    above = database.value("SELECT copy_of FROM likenesses WHERE article_id = ?", [article_id])
    return article_id if above is None else key_of(database, above)


def _under(database: Database, key: int) -> list[int]:
    """Return articles that lead to all others of a key, by the stories that they are in so far."""
    if key > 0:
        return [key]
    return database.column("SELECT article_id FROM story_choices WHERE number = ?", [key])


def _put(database: Database, article_id: int, story_id: int | None) -> bool:
    """Keep an article's story, None where it is one of a kind, and tell whether that is news."""
    if database.value("SELECT story_id FROM stories WHERE article_id = ?", [article_id]) == story_id:
        return False
    database.execute("DELETE FROM stories WHERE article_id = ?", [article_id])
    if story_id is not None:
        database.insert("stories", {"article_id": article_id, "story_id": story_id})
    return True


def choose(database: Database, ids: Iterable[int], number: int, *, keeps_older: bool = False) -> None:
    """Put articles under a number, those that are under one already only unless it `keeps_older`."""
    conflict = "DO NOTHING" if keeps_older else "(article_id) DO UPDATE SET number = excluded.number"
    for article_id in ids:
        database.execute(
            f"INSERT INTO story_choices (article_id, number) VALUES (?, ?) ON CONFLICT {conflict}",  # noqa: S608 - ours
            [article_id, number],
        )
