"""Tags in the full text index: an article's row holds the numbers of its tags, and a query asks for those of a name.

So a tag gets another name, or goes, without a row of the index being written.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from app.library.database import Database
from app.library.searching.index import Tell
from app.library.searching.query import Term
from app.library.searching.words import searchable_with_forms

_TAG = "\ue002"
"""Stands before a tag's number, so that nobody asks for one by a number that only looks like it."""
_BATCH = 1000


def tokens(numbers: Iterable[int]) -> str:
    """Return what the index holds for the tags of these numbers, in their order."""
    return " ".join(f"{_TAG}{number}" for number in sorted(set(numbers)))


def tokens_for(database: Database, term: Term) -> list[str]:
    """Return what the index holds for each of the tags in whose name a term stands."""
    rows = database.pairs("SELECT id, name FROM tags", {})
    return [tokens([number]) for number, name in rows if _stands_in(term, name)]


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
