"""Tags in the full text index: an article's row holds the numbers of its tags, and a query asks for those of a name.

A number leads to its tag while there is one, then to the tag that this one was merged into, or to nothing. So a tag
gets another name, becomes one with another or goes without a row of the index being written: a row is written only
where its numbers lead to other tags than the article has.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from app.library.database import Database
from app.library.searching.index import Tell
from app.library.searching.query import Term
from app.library.searching.words import searchable_with_forms

_TAG = "\ue002"
"""Stands before a tag's number, so that nobody asks for one by a number that only looks like it."""
_BATCH = 1000

MERGED = """
-- Where the numbers of merged tags lead; it says nothing of a tag that undo brought back.
CREATE TABLE merged_tags (
    number INTEGER PRIMARY KEY,
    tag_id INTEGER NOT NULL
) STRICT;
"""

_GONE = """
    SELECT row_id FROM changes
    WHERE step_id = ? AND table_name = 'tags' AND after IS NULL AND row_id NOT IN (SELECT id FROM tags)
"""
_MOVED = """
    SELECT json_extract(before, '$.tag_id'), json_extract(after, '$.tag_id') FROM changes
    WHERE step_id = ? AND table_name = 'taggings' AND before IS NOT NULL AND after IS NOT NULL
    GROUP BY 1, 2 ORDER BY max(id)
"""
_HELD = """
    SELECT article_id, tags, (SELECT group_concat(tag_id) FROM taggings g WHERE g.article_id = s.article_id)
    FROM search_text s
"""
_TOUCHED = f"{_HELD} WHERE article_id IN (SELECT article_id FROM changes WHERE step_id = ? AND table_name = 'taggings')"  # noqa: S608


def tokens(numbers: Iterable[int]) -> str:
    """Return what the index holds for the tags of these numbers, in their order."""
    return " ".join(f"{_TAG}{number}" for number in sorted(set(numbers)))


def tokens_for(database: Database, term: Term) -> list[str]:
    """Return what the index holds for each of the tags in whose name a term stands."""
    wanted = {tag_id for tag_id, name in database.pairs("SELECT id, name FROM tags") if _stands_in(term, name)}
    return [tokens([number]) for number in _Leads(database).to(wanted)] if wanted else []


def lead_on(database: Database, step_id: int) -> None:
    """Let the numbers of the tags that a step took away lead to where it moved what they were on, or to nothing."""
    gone = database.column(_GONE, [step_id])
    if not gone:
        return
    moved = dict(database.pairs(_MOVED, [step_id]))
    database.execute_many("DELETE FROM merged_tags WHERE number = ?", [[number] for number in gone])
    database.execute_many(
        "INSERT INTO merged_tags (number, tag_id) VALUES (?, ?)",
        [(number, moved[number]) for number in gone if number in moved],
    )


def outdated(database: Database, step_id: int) -> dict[int, str]:
    """Return what the index is to hold of the tags of each article that a step left with others than it holds."""
    leads = _Leads(database)

    @cache
    def wanted(held: str, present: str | None) -> str | None:
        """Return what is to be held in the place of what is, None where that leads to the tags that are present."""
        tags = _numbers(present)
        return None if leads.tags(held) == tags else tokens(tags)

    touched = database.triples(_TOUCHED, [step_id])
    found = ((article_id, wanted(held, present)) for article_id, held, present in touched)
    return {article_id: tags for article_id, tags in found if tags is not None}


def misled(database: Database) -> list[int]:
    """Return the articles that search finds by other tags than they have; there are none in a sound library."""
    leads = _Leads(database)
    return [
        article_id for article_id, held, present in database.triples(_HELD) if leads.tags(held) != _numbers(present)
    ]


def number_tags(database: Database, tell: Tell) -> None:
    """Put numbers in the place of names, in the index of a library that has names there, in the open transaction."""
    ids = database.column("SELECT article_id FROM search_text WHERE tags <> '' ORDER BY place")
    tell(0, len(ids))
    for done, article_id in enumerate(ids, 1):
        database.execute(
            "UPDATE search_text SET tags = ? WHERE article_id = ?", [tokens_of(database, article_id), article_id]
        )
        if done % _BATCH == 0 or done == len(ids):
            tell(done, len(ids))


def tokens_of(database: Database, article_id: int) -> str:
    """Return what the index holds for the tags on an article and on what hangs on it."""
    return tokens(database.column("SELECT tag_id FROM taggings WHERE article_id = ?", [article_id]))


class _Leads:
    """Which tag each number in the index leads to."""

    def __init__(self, database: Database) -> None:
        self._tags = set(database.column("SELECT id FROM tags"))
        self._merged = dict(database.pairs("SELECT number, tag_id FROM merged_tags"))

    def to(self, wanted: set[int]) -> list[int]:
        """Return the numbers that lead to one of these tags."""
        return sorted(wanted.union(number for number in self._merged if self._tag(number) in wanted))

    def tags(self, held: str) -> set[int]:
        """Return the tags that a row of the index leads to."""
        numbers = (token.removeprefix(_TAG) for token in held.split())
        led = (self._tag(int(number)) for number in numbers if number.isdecimal())
        return {tag_id for tag_id in led if tag_id is not None}

    def _tag(self, number: int | None) -> int | None:
        # No more often than there are merged tags: a damaged library may lead in circles.
        for _ in self._merged:
            if number is None or number in self._tags:
                break
            number = self._merged.get(number)
        return number if number in self._tags else None


def _numbers(joined: str | None) -> set[int]:
    return {int(number) for number in (joined or "").split(",") if number}


def _stands_in(term: Term, name: str) -> bool:
    *firsts, last = term.words
    words = _indexed(name)

    def stands_at(at: int) -> bool:
        end = words[at + len(firsts)]
        return (end.startswith(last) if term.is_prefix else end == last) and words[at : at + len(firsts)] == tuple(
            firsts
        )

    return any(stands_at(at) for at in range(len(words) - len(firsts))) or any(key in words for key in term.keys)


@lru_cache(maxsize=10_000)
def _indexed(name: str) -> tuple[str, ...]:
    """Return the words of a name and the other forms it is found by."""
    return tuple(searchable_with_forms(name).split())
