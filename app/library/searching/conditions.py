"""A query as SQL: FTS5 expressions of quoted strings only, which nobody can misread, and conditions on the article.

What the full text index doesn't answer can be asked in two ways. All articles that have a fact or a tag can be gathered
first: that is cheap where they are few or all are wanted. Or each article is asked for its own, newest first: that is
cheap where many have it and the newest ones are wanted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from app.domain.records import TAG_SEPARATOR
from app.library.database import Database
from app.library.searching.fields import Field, Named, Published, State
from app.library.searching.index import ARTICLE, places_of
from app.library.searching.query import Clause, Criterion, Query, Term
from app.library.searching.tagged import tokens_for
from app.library.searching.words import searchable, stands_in

_STATES = {
    State.UNREAD: "a.read_at IS NULL",
    State.STARRED: "a.is_starred = 1",
    State.UNREVIEWED: "a.claim_count > a.reviewed_count",
}
_PLACES = ("NULL", "NOT NULL")
# A loose scan: the index is asked for the next outlet, not for each article's.
_OUTLETS = """
    WITH RECURSIVE listed (name) AS (
        SELECT min(outlet) FROM articles WHERE deleted_at IS NULL
        UNION ALL
        SELECT (SELECT min(outlet) FROM articles WHERE deleted_at IS NULL AND outlet > name) FROM listed
            WHERE name IS NOT NULL)
    SELECT name FROM listed WHERE name IS NOT NULL
    UNION SELECT outlet FROM articles WHERE deleted_at IS NOT NULL AND outlet IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a query looks: among all articles or those from a `since` on (a day), and whether each of them is asked.

    The articles that have `gathered` are gathered all the same: they are the few of which each is asked.
    """

    since: str | None = None
    asks_each: bool = False
    gathered: Named | None = None


ALL = Reach()


@dataclass(slots=True)
class Conditions:
    """SQL conditions on an article with their parameters; `match` is the part that the full text index answers."""

    reach: Reach = ALL
    match: str | None = None
    article: str = "a.id"
    """The article's id in SQL: that of a row of the index is known before the article's own row."""
    asks_row: bool = False
    """Whether a condition is on `articles a`, besides its id."""
    conditions: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    """Conditions on the rows of the index, which hold for those that match: the days asked for."""

    def bind(self, value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
        """Return the placeholder of a new parameter."""
        name = f"q{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def asks_for_words(query: Query) -> bool:
    """Tell whether a word must be there, so that the full text index leads."""
    return any(_is_text(clause) and not clause[0].is_excluded for clause in query.clauses)


def match_of(database: Database, query: Query) -> str | None:
    """Return what a query asks of the full text index as an FTS5 expression, None where no word must be there."""
    wanted = [_any(database, clause) for clause in query.clauses if _is_text(clause) and not clause[0].is_excluded]
    unwanted = _unwanted(database, query)
    if wanted and unwanted:
        return f"({' AND '.join(wanted)}) NOT ({unwanted})"
    return " AND ".join(wanted) or None


def _unwanted(database: Database, query: Query) -> str:
    return " OR ".join(_any(database, clause) for clause in query.clauses if _is_text(clause) and clause[0].is_excluded)


def conditions_of(database: Database, query: Query, reach: Reach = ALL, article: str = "a.id") -> Conditions:
    """Return what a query without problems asks of an article whose id is `article` in SQL."""
    made = Conditions(reach, match_of(database, query), article)
    first, last = days_of(query)
    first = max(filter(None, (first, reach.since)), default=None)
    if reach.since and made.match is None:
        made.conditions.append(f"a.day >= {made.bind(reach.since)}")
    if first:
        made.places.append(f"search_index.rowid >= {made.bind(places_of(first).start)}")
    if last:
        made.places.append(f"search_index.rowid < {made.bind(places_of(last).stop)}")
    if made.match is None and (unwanted := _unwanted(database, query)):
        made.conditions.append(f"NOT ({_matching(made, unwanted)})")
    for clause in query.clauses:
        if not _is_text(clause):
            made.conditions.append(_either(database, clause, made))
    return made


def days_of(query: Query) -> tuple[str | None, str | None]:
    """Return the first and the last day (ISO) on which articles that a query finds can have been published."""
    days = [criterion for criterion in _wanted(query) if isinstance(criterion, Published)]
    firsts, lasts = [day.first for day in days if day.first], [day.last for day in days if day.last]
    return (max(firsts).isoformat() if firsts else None), (min(lasts).isoformat() if lasts else None)


def gathers(query: Query) -> bool:
    """Tell whether a query asks for sets of articles that are neither in the order of the list nor told by a row."""
    texts = [clause for clause in query.clauses if _is_text(clause)]
    others = (option.criterion for clause in query.clauses if not _is_text(clause) for option in clause)
    are_only_excluded = bool(texts) and all(clause[0].is_excluded for clause in texts)
    return are_only_excluded or any(map(_is_gathered, others))


def _is_gathered(criterion: Criterion) -> bool:
    return isinstance(criterion, Term) or (isinstance(criterion, Named) and criterion.field is not Field.OUTLET)


def rarest_fact(database: Database, query: Query) -> tuple[Named, int] | None:
    """Return which of the facts that a query wants the fewest articles have, and how many at most; None without any."""
    uses = [(wanted, _uses(database, wanted)) for wanted in _wanted(query) if _is_fact(wanted)]
    return min(uses, key=lambda found: found[1], default=None)


def _uses(database: Database, named: Named) -> int:
    made = Conditions()
    sql = f"SELECT coalesce(sum(uses), 0) FROM facts WHERE {_of_fact(named, made)}"  # noqa: S608 - placeholders
    return int(database.value(sql, made.parameters))


def _is_fact(criterion: Criterion) -> TypeGuard[Named]:
    return isinstance(criterion, Named) and criterion.field in {Field.BY, Field.COUNTED, Field.PLACE}


def _wanted(query: Query) -> list[Criterion]:
    """Return what must hold of each article that a query finds."""
    return [clause[0].criterion for clause in query.clauses if len(clause) == 1 and not clause[0].is_excluded]


def _is_text(clause: Clause) -> bool:
    """Tell whether the full text index alone answers a clause."""
    are_terms = all(isinstance(option.criterion, Term) for option in clause)
    is_plain = len(clause) == 1 or not any(option.is_excluded for option in clause)
    return bool(clause) and are_terms and is_plain


def _any(database: Database, clause: Clause) -> str:
    found = [_expression(database, option.criterion) for option in clause if isinstance(option.criterion, Term)]
    return f"({' OR '.join(found)})"


def _expression(database: Database, term: Term) -> str:
    string = _string(term.words) + (" *" if term.is_prefix else "")
    others = [f'"{other}"' for other in (*term.keys, *tokens_for(database, term))]
    if term.is_phrase:
        string = f"{{title notes body}} : {string}"
    return " OR ".join([string, *others])


def _string(words: Iterable[str]) -> str:
    return '"' + " ".join(words) + '"'


def _matching(made: Conditions, expression: str) -> str:
    rows = " AND ".join([f"search_index MATCH {made.bind(expression)}", *made.places])
    return f"{made.article} IN (SELECT {ARTICLE} FROM search_index WHERE {rows})"  # noqa: S608 - placeholders


def _either(database: Database, clause: Clause, made: Conditions) -> str:
    if not clause:
        return "0"
    found = (
        f"NOT coalesce({condition}, 0)" if option.is_excluded else condition
        for option in clause
        for condition in [_condition(database, option.criterion, made)]
    )
    return f"({' OR '.join(found)})"


def _condition(database: Database, criterion: Criterion, made: Conditions) -> str:
    match criterion:
        case Term():
            return _matching(made, _expression(database, criterion))
        case State():
            made.asks_row = True
            return _STATES[criterion]
        case Published(first=first, last=last):
            made.asks_row = True
            # The list's own order is by `day`, which is the day of publication where one is known.
            sides = [("a.day >=", first), ("a.day <=", last)]
            days = [f"{side} {made.bind(day.isoformat())}" for side, day in sides if day]
            return f"({' AND '.join(days)} AND a.published IS NOT NULL)"
        case Named(field=Field.OUTLET):
            names = [name for name in database.column(_OUTLETS) if _is_named(name, criterion)]
            return of_outlets(names, made)
        case Named(field=Field.TAG):
            ids = made.bind(json.dumps(_tags(database, criterion)))
            return having("taggings", "tag_id", f"SELECT value FROM json_each({ids})", made)  # noqa: S608
        case Named():
            facts = f"SELECT id FROM facts WHERE {_of_fact(criterion, made)}"  # noqa: S608 - placeholders
            return having("article_facts", "fact_id", facts, made, is_gathered=criterion == made.reach.gathered)


def of_outlets(names: Sequence[str], made: Conditions) -> str:
    """Return the condition that an article is of one of these outlets."""
    wanted = f"outlet IN (SELECT value FROM json_each({made.bind(json.dumps(names))}))"  # noqa: S608 - a placeholder
    if made.article == ARTICLE:
        # Two indexes, as the list and the bin have one each.
        listed, binned = (f"SELECT id FROM articles WHERE deleted_at IS {state} AND {wanted}" for state in _PLACES)  # noqa: S608
        return f"{made.article} IN ({listed} UNION ALL {binned})"
    made.asks_row = True
    return f"a.{wanted}"


def having(table: str, column: str, wanted: str, made: Conditions, *, is_gathered: bool = False) -> str:
    """Return the condition that an article has a row in `table` whose `column` is among those `wanted` by SQL."""
    if made.reach.asks_each and not is_gathered:
        # The sign keeps SQLite from looking each of those wanted up for each article.
        own = f"own.article_id = {made.article} AND +own.{column} IN ({wanted})"
        return f"EXISTS (SELECT 1 FROM {table} own WHERE {own})"  # noqa: S608 - our tables
    return f"{made.article} IN (SELECT article_id FROM {table} WHERE {column} IN ({wanted}))"  # noqa: S608 - our tables


def _of_fact(named: Named, made: Conditions) -> str:
    """Return the condition on `facts` that one is of this name."""
    kind, words = made.bind(named.field.value), _string(named.words)
    expression = made.bind(f"{words} *" if named.is_prefix else words)
    return f"kind = {kind} AND id IN (SELECT rowid FROM fact_index WHERE fact_index MATCH {expression})"  # noqa: S608


def _tags(database: Database, named: Named) -> list[int]:
    """Return the tags of this name or path with those below them; those that it begins, where it is a prefix."""
    wanted = " ".join(named.words)

    def is_named(part: str) -> bool:
        return part == wanted or (named.is_prefix and part.startswith(wanted))

    def is_meant(name: str) -> bool:
        parts = [searchable(part) for part in name.split(TAG_SEPARATOR)]
        above = (" ".join(parts[: number + 1]) for number in range(len(parts)))
        return any(map(is_named, (*parts, *above)))

    return [row["id"] for row in database.rows("SELECT id, name FROM tags") if is_meant(row["name"])]


def _is_named(name: str, named: Named) -> bool:
    return stands_in(named.words, name, is_prefix=named.is_prefix)
