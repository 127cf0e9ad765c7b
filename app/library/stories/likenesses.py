"""Which articles are copies of which, as their texts tell; the groups that come of it are the business of `groups`.

A text's signature leads to those that share a band with it, and those are compared word by word. What was found is
kept: for each article the one that it is a copy of.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from app.library.database import Database
from app.text.similarity import BAND_BYTES, Likeness, are_copies, are_kin, bands, shared_runs

TABLES = """
CREATE TABLE likenesses (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    -- Nothing for the first article of its kind.
    copy_of INTEGER REFERENCES articles (id),
    -- The text's MinHash signature, as bands.
    signature BLOB NOT NULL
) STRICT;
CREATE INDEX likenesses_copies ON likenesses (copy_of) WHERE copy_of IS NOT NULL;
CREATE TABLE likeness_bands (
    band INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
"""

_CANDIDATES = """
    SELECT b.article FROM json_each(?) w CROSS JOIN likeness_bands b ON b.band = w.value
    WHERE b.article <> ? GROUP BY b.article ORDER BY count(*) DESC, b.article LIMIT ?
"""
MOST_CANDIDATES = 40
"""Likely copies that a text is compared with, the likeliest first."""
MOST_MEMBERS = 8
"""Articles of a group that a text is compared with before it is taken for one of them."""

Groups = Callable[[int], Collection[int]]
"""Returns the articles that are one story with an article, itself among them, in the order of their ids."""


@dataclass
class _Texts:
    """The texts of the library's articles, each made ready to be compared once."""

    database: Database
    known: dict[int, Likeness] = field(default_factory=dict)

    def __getitem__(self, article_id: int) -> Likeness:
        if article_id not in self.known:
            words = self.database.value("SELECT body FROM search_text WHERE article_id = ?", [article_id]) or ""
            self.known[article_id] = Likeness(tuple(words.split()))
        return self.known[article_id]

    def are_kin(self, some: Iterable[int], others: Iterable[int]) -> bool:
        """Tell whether more than half of the pairs of two groups are alike."""
        pairs = [(one, other) for one in list(some)[:MOST_MEMBERS] for other in list(others)[:MOST_MEMBERS]]
        return 2 * sum(are_kin(self[one], self[other]) for one, other in pairs) > len(pairs)


def recognise(database: Database, article_id: int, groups: Groups, is_fixed: Callable[[int], bool]) -> list[int]:
    """Note of which article a text, not known here before, is a copy; return the articles that are one group now.

    A report that holds two others does not make them one: a text joins a group only where it is like most of it, and
    two groups become one through it only where most of both are alike, and neither `is_fixed` by the reader.
    """
    texts = _Texts(database)
    signature = bands(texts[article_id])
    candidates = database.column(_CANDIDATES, [json.dumps(signature), article_id, MOST_CANDIDATES])
    _keep(database, article_id, signature)
    copies = [other for other in candidates if are_copies(texts[article_id], texts[other])]
    copies.sort(key=lambda other: (-shared_runs(texts[article_id], texts[other]), other))
    joined = [article_id]
    for other in copies:
        members = groups(other)
        if other in joined:
            continue
        # What the reader put together need not be alike.
        if not texts.are_kin(joined, [other] if is_fixed(other) else members):
            continue
        if len(joined) == 1:
            _note(database, article_id, copy_of=other)
        elif is_fixed(joined[-1]) or is_fixed(other):
            continue
        else:
            _note(database, _first_of_its_kind(database, other), copy_of=article_id)
        joined += members
    return joined


def forget(database: Database, article_id: int) -> None:
    """Take out what was found in an article's text; those that were copies of it stay copies of each other."""
    row = database.row("SELECT copy_of, signature FROM likenesses WHERE article_id = ?", [article_id])
    if row is None:
        return
    copies = database.column("SELECT article_id FROM likenesses WHERE copy_of = ? ORDER BY article_id", [article_id])
    if copies:
        heir = row["copy_of"] or copies[0]
        database.execute("UPDATE likenesses SET copy_of = nullif(?, article_id) WHERE copy_of = ?", [heir, article_id])
    database.execute("DELETE FROM likenesses WHERE article_id = ?", [article_id])
    database.execute_many(
        "DELETE FROM likeness_bands WHERE band = ? AND article = ?",
        [(band, article_id) for band in _unpacked(row["signature"])],
    )


def _keep(database: Database, article_id: int, signature: list[int]) -> None:
    packed = b"".join(band.to_bytes(BAND_BYTES, "little") for band in signature)
    database.insert("likenesses", {"article_id": article_id, "copy_of": None, "signature": packed})
    database.execute_many(
        "INSERT INTO likeness_bands (band, article) VALUES (?, ?)", [(band, article_id) for band in set(signature)]
    )


def _unpacked(signature: bytes) -> list[int]:
    places = range(0, len(signature), BAND_BYTES)
    return [int.from_bytes(signature[place : place + BAND_BYTES], "little") for place in places]


def _note(database: Database, article_id: int, *, copy_of: int) -> None:
    database.execute("UPDATE likenesses SET copy_of = ? WHERE article_id = ?", [copy_of, article_id])


def _first_of_its_kind(database: Database, article_id: int) -> int:
    above = database.value("SELECT copy_of FROM likenesses WHERE article_id = ?", [article_id])
    return article_id if above is None else _first_of_its_kind(database, above)
