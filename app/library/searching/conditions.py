"""A query as SQL: FTS5 expressions of quoted strings only, which nobody can misread, and conditions on the article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.domain.records import TAG_SEPARATOR
from app.library.database import Database
from app.library.searching.fields import Field, Named, Published, State
from app.library.searching.index import ARTICLE
from app.library.searching.query import Clause, Criterion, Query, Term
from app.library.searching.words import searchable, stands_in

_STATES = {
    State.UNREAD: "a.read_at IS NULL",
    State.STARRED: "a.is_starred = 1",
    State.UNREVIEWED: "a.claim_count > a.reviewed_count",
}
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


@dataclass(slots=True)
class Conditions:
    """SQL conditions on `articles a` with their parameters; `match` is the part that the full text index answers."""

    match: str | None = None
    conditions: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
        """Return the placeholder of a new parameter."""
        name = f"q{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"


def conditions_of(database: Database, query: Query) -> Conditions:
    """Return what a query without problems asks of an article."""
    made = Conditions()
    wanted = [_any(clause) for clause in query.clauses if _is_text(clause) and not clause[0].is_excluded]
    unwanted = [_any(clause) for clause in query.clauses if _is_text(clause) and clause[0].is_excluded]
    if wanted:
        made.match = " AND ".join(wanted)
        if unwanted:
            made.match = f"({made.match}) NOT ({' OR '.join(unwanted)})"
    elif unwanted:
        made.conditions.append(f"NOT ({_matching(made, ' OR '.join(unwanted))})")
    for clause in query.clauses:
        if not _is_text(clause):
            made.conditions.append(_either(database, clause, made))
    return made


def _is_text(clause: Clause) -> bool:
    """Tell whether the full text index alone answers a clause."""
    are_terms = all(isinstance(option.criterion, Term) for option in clause)
    is_plain = len(clause) == 1 or not any(option.is_excluded for option in clause)
    return bool(clause) and are_terms and is_plain


def _any(clause: Clause) -> str:
    found = [_expression(option.criterion) for option in clause if isinstance(option.criterion, Term)]
    return f"({' OR '.join(found)})"


def _expression(term: Term) -> str:
    string = _string(term.words) + (" *" if term.is_prefix else "")
    if term.is_phrase:
        return f"{{title notes tags body}} : {string}"
    return " OR ".join([string, *(f'"{key}"' for key in term.keys)])


def _string(words: Iterable[str]) -> str:
    return '"' + " ".join(words) + '"'


def _matching(made: Conditions, expression: str) -> str:
    place = made.bind(expression)
    return f"a.id IN (SELECT {ARTICLE} FROM search_index WHERE search_index MATCH {place})"  # noqa: S608 - a placeholder


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
            return _matching(made, _expression(criterion))
        case State():
            return _STATES[criterion]
        case Published(first=first, last=last):
            # The list's own order is by `day`, which is the day of publication where one is known.
            sides = [("a.day >=", first), ("a.day <=", last)]
            days = [f"{side} {made.bind(day.isoformat())}" for side, day in sides if day]
            return f"({' AND '.join(days)} AND a.published IS NOT NULL)"
        case Named(field=Field.OUTLET):
            names = [name for name in database.column(_OUTLETS) if _is_named(name, criterion)]
            return f"a.outlet IN (SELECT value FROM json_each({made.bind(json.dumps(names))}))"  # noqa: S608
        case Named(field=Field.TAG):
            ids = _tags(database, criterion)
            return (
                "a.id IN (SELECT article_id FROM taggings WHERE tag_id IN"  # noqa: S608 - a placeholder
                f" (SELECT value FROM json_each({made.bind(json.dumps(ids))})))"
            )
        case Named():
            kind, words = made.bind(criterion.field.value), _string(criterion.words)
            expression = made.bind(f"{words} *" if criterion.is_prefix else words)
            return (
                "a.id IN (SELECT article_id FROM article_facts WHERE fact_id IN"  # noqa: S608 - placeholders
                f" (SELECT id FROM facts WHERE kind = {kind} AND id IN"
                f" (SELECT rowid FROM fact_index WHERE fact_index MATCH {expression})))"
            )


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
