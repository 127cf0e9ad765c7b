"""Verbs on saved searches."""

from __future__ import annotations

from app.domain.records import SavedSearch
from app.library import Order
from ui.desktop.tasks import Tasks


class SearchOperations:
    """Keeps searches under a name, renames and forgets them."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def save(self, name: str, query: str, order: Order) -> None:
        """Keep a search."""
        self._tasks.write(lambda library: library.searches.save(name, query, order))

    def rename(self, search: SavedSearch, name: str) -> None:
        """Give a saved search another name."""
        self._tasks.write(lambda library: library.searches.rename(search.id, name))

    def remove(self, search: SavedSearch) -> None:
        """Forget a saved search."""
        self._tasks.write(lambda library: library.searches.remove(search.id))
