"""The article list: which articles, in what order, and a line on each; by SQL alone, no text is loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.document import PublishedBasis
from app.domain.records import ArticleSummary
from app.library.database import Database, Row
from app.library.documents import day_of, origin_of
from app.library.searching.conditions import Conditions, conditions_of
from app.library.searching.index import ARTICLE
from app.library.searching.query import NOTHING, Query
from app.library.tag_paths import color_of, in_branch, own_colors, tag_key

RECENT = 100
"""Articles that the view of the recently read shows."""


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
    """Return the ids of a view's articles in order; none where the query has a problem."""
    if narrowed.query.problems:
        return []
    asked = conditions_of(database, narrowed.query)
    tables, conditions = "articles a", [_CONDITIONS[view], *_of_filter(narrowed, asked), *asked.conditions]
    ordering = _ORDERS.get(order) or _NEWEST_OF.get(view, _NEWEST)
    if asked.match:
        match = f"search_index MATCH {asked.bind(asked.match)}"
        if order is Order.RELEVANCE or ordering == _NEWEST:
            # The index comes first: it has the newest match at its end.
            tables = f"search_index CROSS JOIN articles a ON a.id = {ARTICLE}"
            conditions.insert(0, match)
            ordering = f"{BEST_FIRST}, {_NEWEST}" if order is Order.RELEVANCE else "search_index.rowid DESC"
        else:
            conditions.append(f"a.id IN (SELECT {ARTICLE} FROM search_index WHERE {match})")  # noqa: S608 - a placeholder
    limit = asked.bind(RECENT if view is View.RECENTLY_READ else -1 if narrowed.limit is None else narrowed.limit)
    sql = f"SELECT a.id FROM {tables} WHERE {' AND '.join(conditions)} ORDER BY {ordering} LIMIT {limit}"  # noqa: S608
    return database.column(sql, asked.parameters)


def _of_filter(narrowed: Filter, asked: Conditions) -> Iterator[str]:
    if narrowed.outlet is not None:
        yield f"a.outlet = {asked.bind(narrowed.outlet)}"
    if narrowed.tag is not None:
        branch = in_branch("t.folded", asked.bind(tag_key(narrowed.tag)))
        tagged = f"SELECT g.article_id FROM taggings g JOIN tags t ON t.id = g.tag_id WHERE {branch}"  # noqa: S608
        yield f"a.id IN ({tagged})"


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
