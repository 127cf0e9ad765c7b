"""Verbs on stories."""

from __future__ import annotations

from collections.abc import Sequence

from ui.desktop.tasks import Tasks


class StoryOperations:
    """Says which articles are copies of one report."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def join(self, article_ids: Sequence[int]) -> None:
        """Make one story of articles, with all that are one story with them."""
        self._tasks.write(lambda library: library.stories.join(article_ids))

    def split(self, article_ids: Sequence[int]) -> None:
        """Take articles out of their stories."""
        self._tasks.write(lambda library: library.stories.split(article_ids))
