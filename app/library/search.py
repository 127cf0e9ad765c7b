"""Searching the library: articles that match, each with a snippet in its own letters."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.span import Span
from app.library import lists, snippets
from app.library.database import Database
from app.library.documents import load_text
from app.library.lists import Filter, Order, View
from app.library.query import Term, parse


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that matches; `marks` are the matching words as spans of the snippet."""

    article_id: int
    title: str
    snippet: str
    marks: tuple[Span, ...]


class Search:
    """Full text search over titles, texts, notes and tags in any spelling."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hits(self, query: str, *, limit: int = 50, order: Order = Order.NEWEST) -> list[SearchHit]:
        """Return the first matches, newest or most relevant first; none for a query without words."""
        terms = parse(query)
        if not terms:
            return []
        with self._database.snapshot():
            ids = lists.list_ids(self._database, View.ALL, Filter(query=query, limit=limit), order)
            found = lists.summaries(self._database, ids)
            return [SearchHit(line.id, line.title, *self._snippet(line.id, terms)) for line in found]

    def _snippet(self, article_id: int, terms: tuple[Term, ...]) -> tuple[str, tuple[Span, ...]]:
        """Return a snippet of the text, else of a note, else the text's beginning."""
        text = load_text(self._database, article_id)
        notes = self._database.column("SELECT text FROM notes WHERE article_id = ? ORDER BY id", [article_id])
        for searched in (text, *notes):
            if found := snippets.snippet(searched, terms):
                return found
        return snippets.beginning(text), ()
