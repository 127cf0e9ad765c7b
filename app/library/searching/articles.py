"""Searching the library: articles that match, each with a snippet in its own letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.records import ArticleSummary
from app.domain.span import Span
from app.library import lists
from app.library.database import Database
from app.library.lists import Filter, Order, View
from app.library.searching.fields import Field
from app.library.searching.query import Query, Term, parse
from app.library.searching.snippets import Snippet, beginning, snippet
from app.library.searching.values import values
from app.library.texts.documents import load_text


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that matches, with the place where it does."""

    summary: ArticleSummary
    found: Snippet

    @property
    def article_id(self) -> int:
        """Return the article's id."""
        return self.summary.id

    @property
    def title(self) -> str:
        """Return the article's title."""
        return self.summary.title

    @property
    def snippet(self) -> str:
        """Return some words of the article around the match, in its own letters."""
        return self.found.text

    @property
    def marks(self) -> tuple[Span, ...]:
        """Return the matching words as spans of the snippet."""
        return self.found.marks


class Search:
    """Full text search over titles, texts, notes and tags in any spelling and inflection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def hits(self, query: str | Query, *, limit: int = 50, order: Order = Order.NEWEST) -> list[SearchHit]:
        """Return the first matches in order; none for a blank query or one with problems."""
        asked = parse(query) if isinstance(query, str) else query
        if not asked:
            return []
        with self._database.snapshot():
            ids = lists.list_ids(self._database, View.ALL, Filter(query=asked, limit=limit), order)
            snippets = self.snippets(ids, asked)
            return [SearchHit(line, snippets[line.id]) for line in lists.summaries(self._database, ids)]

    def snippets(self, ids: Sequence[int], query: Query) -> dict[int, Snippet]:
        """Return a snippet for each of the articles that are there."""
        with self._database.snapshot():
            return {article_id: self._snippet(article_id, query.terms) for article_id in ids}

    def values(self, field: Field, beginning: str) -> list[str]:
        """Return a few names that a field's value can be in this library, the most frequent first."""
        return values(self._database, field, beginning)

    def _snippet(self, article_id: int, terms: tuple[Term, ...]) -> Snippet:
        """Return a snippet of the text, else of a note, else the text's beginning."""
        text = load_text(self._database, article_id)
        notes = self._database.column("SELECT text FROM notes WHERE article_id = ? ORDER BY id", [article_id])
        for searched in (text, *notes) if terms else ():
            if found := snippet(searched, terms):
                return found
        return beginning(text)
