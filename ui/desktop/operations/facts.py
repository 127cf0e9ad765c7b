"""Verbs on what is known of an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.domain.document import Document
from app.domain.reading import Reading
from ui.desktop.operations.keeping import Keeping
from ui.desktop.tasks import Tasks


class FactOperations:
    """Edits title, outlet and author of the open article; what its file states is kept beside."""

    def __init__(self, tasks: Tasks, keeping: Keeping) -> None:
        self._tasks = tasks
        self._keeping = keeping

    def stated(self, reading: Reading, then: Callable[[Document], None]) -> None:
        """Tell `then` the article's document as its own file states it."""
        article_id = reading.article_id
        if article_id is None:
            then(reading.document)
        else:
            self._tasks.read(lambda library: library.articles.document(article_id, as_stated=True), then)

    def edit(self, facts: Mapping[str, str]) -> None:
        """Change facts by name ("title", "outlet", "author"); "" empties one."""
        self._keeping.apply(lambda library, article_id: library.articles.edit_facts(article_id, **facts))
