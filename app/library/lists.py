"""The article list: which articles, in what order, and a line on each; by SQL alone, no text is loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.domain.document import PublishedBasis
from app.domain.records import ArticleSummary
from app.library.database import Database, Row
from app.library.marks.tag_paths import color_of, in_branch, own_colors, tag_key
from app.library.searching.conditions import (
    ALL,
    Conditions,
    Reach,
    asks_for_words,
    conditions_of,
    days_of,
    gathers,
    having,
    match_of,
    of_outlets,
    rarest_fact,
)
from app.library.searching.index import ARTICLE
from app.library.searching.query import NOTHING, Query
from app.library.texts.documents import day_of, origin_of

RECENT = 100
"""Articles that the view of the recently read shows."""
NEWEST = 4000
"""Articles that are asked one by one for what is wanted, newest first, before all that have it are gathered."""
RANKED, RANKED_BY_TITLE = 20_000, 4_000
"""Matches that are ranked: the newest, and of those older than them the newest with the words in their title."""
FEW, FEW_GATHERED = 2000, 5000
"""Articles so few that asking them all, or gathering them, takes no longer than asking the newest of all."""


class View(StrEnum):
    """A saved view of the article list."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    NEEDS_REVIEW = "needs_review"
    RECENTLY_READ = "recently_read"
    BIN = "bin"


class Order(StrEnum):
    """The order of the list, the newest first among equals.

    NEWEST goes by publication day (the day added where there is none), RELEVANCE by how well the words match, OUTLET
    by its name, UNREVIEWED by the number of claims that wait for a decision.
    """

    NEWEST = "newest"
    RELEVANCE = "relevance"
    OUTLET = "outlet"
    UNREVIEWED = "unreviewed"


_CONDITIONS = {
    View.ALL: "a.deleted_at IS NULL",
    View.UNREAD: "a.deleted_at IS NULL AND a.read_at IS NULL",
    View.STARRED: "a.deleted_at IS NULL AND a.is_starred = 1",
    View.NEEDS_REVIEW: "a.deleted_at IS NULL AND a.claim_count > a.reviewed_count",
    View.RECENTLY_READ: "a.deleted_at IS NULL AND a.read_at IS NOT NULL",
    View.BIN: "a.deleted_at IS NOT NULL",
}
_NEWEST = "a.day DESC, a.id DESC"
_ORDERS = {
    Order.OUTLET: f"a.outlet IS NULL, a.outlet, {_NEWEST}",
    Order.UNREVIEWED: f"a.claim_count - a.reviewed_count DESC, {_NEWEST}",
}
_NEWEST_OF = {View.RECENTLY_READ: "a.read_at DESC, a.id DESC", View.BIN: "a.deleted_at DESC, a.id DESC"}
_NEWEST_MATCH = "search_index.rowid DESC"
"""The order of the list, as the index has it."""
_NOT_IN_BIN = f"{ARTICLE} NOT IN (SELECT id FROM articles WHERE deleted_at IS NOT NULL)"  # noqa: S608 - literals
_NUMBER_OF_MATCHES = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)"
# The sign keeps SQLite from asking the index for each of the places.
_RANKED = """(+search_index.rowid > :last OR +search_index.rowid IN (
    SELECT rowid FROM search_index WHERE search_index MATCH :in_title AND rowid <= :last
    ORDER BY rowid DESC LIMIT :titles))"""
# The title counts most, the other forms least.
BEST_FIRST = "bm25(search_index, 8, 3, 3, 1, 0.5)"

_SUMMARY = """
    SELECT a.id, coalesce(a.title, d.opening) AS title, a.outlet, a.published, a.published_basis, a.added,
        a.claim_count, a.reviewed_count, a.read_at IS NOT NULL AS is_read, a.is_starred, d.language,
        d.origin_name, d.media_type, d.path, d.url,
        s.story_id, (SELECT json_group_array(json_array(name, folded)) FROM
            (SELECT DISTINCT t.name, t.folded FROM taggings g JOIN tags t ON t.id = g.tag_id
                WHERE g.article_id = a.id ORDER BY t.folded)) AS tags
    FROM json_each(?) AS wanted
        JOIN articles a ON a.id = wanted.value
        JOIN documents d ON d.id = a.document_id
        LEFT JOIN stories s ON s.article_id = a.id
    ORDER BY wanted.key
"""


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed down to, besides its view."""

    tag: str | None = None
    outlet: str | None = None
    query: Query = NOTHING
    limit: int | None = None


def list_ids(database: Database, view: View, narrowed: Filter, order: Order) -> list[int]:
    """Return the ids of a view's articles in order, the first `limit` of them; none where the query has a problem.

    Which articles and in what order does not hang on the limit. By relevance, of more than `RANKED` matches only the
    newest are ranked and the newest of those older that have the words in their title; the others follow by day.
    """
    if narrowed.query.problems:
        return []
    limits = (narrowed.limit, RECENT if view is View.RECENTLY_READ else None)
    limit = min((number for number in limits if number is not None), default=None)
    if order is Order.RELEVANCE and asks_for_words(narrowed.query):
        return _ranked(database, _selection(database, view, narrowed, order, ALL), limit)
    found: list[int] = []
    for reach in _reaches(database, view, narrowed, order):
        found = _selection(database, view, narrowed, order, reach).ids(database, limit)
        if len(found) == limit:
            break
    return found


def is_ranked_in_part(database: Database, view: View, narrowed: Filter) -> bool:
    """Tell whether a list by relevance has too many matches to rank them all."""
    if narrowed.query.problems or not asks_for_words(narrowed.query):
        return False
    return _last_ranked(database, _selection(database, view, narrowed, Order.RELEVANCE, ALL)) is not None


def _reaches(database: Database, view: View, narrowed: Filter, order: Order) -> Iterator[Reach]:
    """Yield where to look for the first articles, one after the other until there are enough of them."""
    is_by_day = view not in _NEWEST_OF and order not in _ORDERS
    if narrowed.limit is not None and is_by_day and (narrowed.tag is not None or gathers(narrowed.query)):
        match = match_of(database, narrowed.query)
        if match is not None and database.value(_NUMBER_OF_MATCHES, [match, FEW]) < FEW:
            yield Reach(asks_each=True)
            return
        fact, uses = rarest_fact(database, narrowed.query) or (None, FEW_GATHERED)
        if uses < FEW_GATHERED:
            yield Reach(asks_each=match is None, gathered=fact)
            return
        since = _day_behind(database, narrowed.query)
        if since is not None:
            yield Reach(since, asks_each=True)
    yield ALL


def _day_behind(database: Database, query: Query) -> str | None:
    """Return the day since which there are `NEWEST` articles that a query can find, None where there are no more."""
    _, last = days_of(query)
    day: str | None = database.value(
        "SELECT day FROM articles WHERE deleted_at IS NULL AND (:last IS NULL OR day <= :last)"
        " ORDER BY day DESC, id DESC LIMIT 1 OFFSET :number",
        {"last": last, "number": NEWEST},
    )
    return day


@dataclass(frozen=True, slots=True)
class _Selection:
    """The articles that a list shows, as SQL: `article` is the id of one."""

    article: str
    tables: str
    conditions: Sequence[str]
    ordering: str
    parameters: dict[str, Any]
    match: str | None

    def ids(self, database: Database, limit: int | None = None) -> list[int]:
        """Return the first ids in order, all without a limit."""
        return self.column(database, self.article, -1 if limit is None else limit)

    def column(self, database: Database, column: str, limit: int, offset: int = 0) -> list[int]:
        """Return a column of some of the rows in order."""
        sql = (
            f"SELECT {column} FROM {self.tables} WHERE {' AND '.join(self.conditions)}"  # noqa: S608 - placeholders
            f" ORDER BY {self.ordering} LIMIT :limit OFFSET :offset"
        )
        return database.column(sql, {**self.parameters, "limit": limit, "offset": offset})


def _selection(database: Database, view: View, narrowed: Filter, order: Order, reach: Reach) -> _Selection:
    ordering = _ORDERS.get(order) or _NEWEST_OF.get(view, _NEWEST)
    # The index comes first where it can: it has the newest match at its end.
    is_led = asks_for_words(narrowed.query) and (order is Order.RELEVANCE or ordering == _NEWEST)
    asked = conditions_of(database, narrowed.query, reach, ARTICLE if is_led else "a.id")
    tables, conditions = "articles a", [_CONDITIONS[view], *_of_filter(narrowed, asked), *asked.conditions]
    match = [f"search_index MATCH {asked.bind(asked.match)}", *asked.places] if asked.match else []
    if is_led:
        tables, ordering = f"search_index CROSS JOIN articles a ON a.id = {ARTICLE}", _NEWEST_MATCH
        if view is View.ALL and not asked.asks_row:
            # Looking the row of each article up would take the longest; few are in the bin, so that is asked last.
            tables, conditions = "search_index", [*conditions[1:], _NOT_IN_BIN]
        conditions = [*match, *conditions]
    elif match:
        conditions.append(f"a.id IN (SELECT {ARTICLE} FROM search_index WHERE {' AND '.join(match)})")  # noqa: S608
    return _Selection(asked.article, tables, conditions, ordering, asked.parameters, asked.match)


def _ranked(database: Database, found: _Selection, limit: int | None) -> list[int]:
    """Return the first of the matches with those that fit best before the others."""
    last, best = _last_ranked(database, found), replace(found, ordering=f"{BEST_FIRST}, {_NEWEST_MATCH}")
    if last is None:
        return best.ids(database, limit)
    in_title = {"last": last, "in_title": f"{{title}} : ({found.match})", "titles": RANKED_BY_TITLE}
    ranked = replace(best, conditions=[*best.conditions, _RANKED], parameters=best.parameters | in_title)
    ids = ranked.ids(database, limit)
    if len(ids) == limit:
        return ids
    known = set(ids)
    return [*ids, *(article_id for article_id in found.ids(database) if article_id not in known)][:limit]


def _last_ranked(database: Database, found: _Selection) -> int | None:
    """Return the place of the first match behind the newest `RANKED`, None where there is none."""
    places = found.column(database, "search_index.rowid", 1, offset=RANKED)
    return places[0] if places else None


def _of_filter(narrowed: Filter, asked: Conditions) -> Iterator[str]:
    if narrowed.outlet is not None:
        yield of_outlets([narrowed.outlet], asked)
    if narrowed.tag is not None:
        branch = in_branch("t.folded", asked.bind(tag_key(narrowed.tag)))
        yield having("taggings", "tag_id", f"SELECT t.id FROM tags t WHERE {branch}", asked)  # noqa: S608


def summaries(database: Database, ids: Sequence[int]) -> list[ArticleSummary]:
    """Return a line on each of the articles, in the order asked for; ids that are not there are left out."""
    colors = own_colors(database.rows("SELECT folded, color FROM tags WHERE color IS NOT NULL"))
    return [_summary(row, colors) for row in database.rows(_SUMMARY, [json.dumps(list(ids))])]


def _summary(row: Row, colors: Mapping[str, str]) -> ArticleSummary:
    tags = json.loads(row["tags"])
    return ArticleSummary(
        id=row["id"],
        title=row["title"],
        outlet=row["outlet"],
        published=day_of(row["published"]),
        published_basis=PublishedBasis(row["published_basis"]),
        added=datetime.fromisoformat(row["added"]),
        language=row["language"],
        claims=row["claim_count"],
        reviewed=row["reviewed_count"],
        tags=tuple(name for name, _ in tags),
        tag_colors=tuple(color_of(colors, key) for _, key in tags),
        is_read=bool(row["is_read"]),
        is_starred=bool(row["is_starred"]),
        origin=origin_of(row),
        story=row["story_id"],
    )


def outlets(database: Database) -> list[tuple[str, int]]:
    """Return each outlet with the number of its articles, the most frequent first."""
    rows = database.rows(
        "SELECT outlet, count(*) AS number FROM articles WHERE deleted_at IS NULL AND outlet IS NOT NULL"
        " GROUP BY outlet ORDER BY number DESC, outlet"
    )
    return [(row["outlet"], row["number"]) for row in rows]


def counts(database: Database) -> Mapping[View, int]:
    """Return the number of articles in each view."""
    row = database.row(
        """
        SELECT count(*) AS "all", coalesce(sum(read_at IS NULL), 0) AS unread,
            coalesce(sum(is_starred), 0) AS starred, coalesce(sum(claim_count > reviewed_count), 0) AS needs_review,
            min(coalesce(sum(read_at IS NOT NULL), 0), :recent) AS recently_read,
            (SELECT count(*) FROM articles WHERE deleted_at IS NOT NULL) AS bin
        FROM articles WHERE deleted_at IS NULL
        """,
        {"recent": RECENT},
    )
    return {view: row[view.value] for view in View} if row else {}
