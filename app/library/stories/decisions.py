"""Verbs on stories: what the reader decides to be one story, or not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from app.domain.changes import Changes
from app.library.database import Database
from app.library.history import Journal, Verb
from app.library.stories.groups import choose, key_of, members, renew
from app.library.texts.documents import missing_article


class Stories:
    """The stories of the library, and what the reader decides about them."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def all(self) -> Mapping[int, int]:
        """Return the story of each article that has copies; a story goes by the smallest id of its articles."""
        return {row["article_id"]: row["story_id"] for row in self._database.rows("SELECT * FROM stories")}

    def members(self, article_id: int) -> Sequence[int]:
        """Return the articles that are one story with an article, itself among them, in the order of their ids."""
        return members(self._database, article_id)

    def number(self, article_id: int) -> int | None:
        """Return what an article's story goes by, None where it has no copies."""
        found: int | None = self._database.value("SELECT story_id FROM stories WHERE article_id = ?", [article_id])
        return found

    def join(self, ids: Collection[int]) -> Changes:
        """Make one story of all articles of the stories that these are in. Raise NotFoundError for a missing one."""
        with self._journal.step(Verb.JOIN_STORIES) as step:
            self._check(ids)
            joined = sorted({member for article_id in ids for member in self.members(article_id)})
            if len({key_of(self._database, article_id) for article_id in joined}) > 1:
                choose(self._database, joined, self._new_number())
        return step.changes

    def split(self, ids: Collection[int]) -> Changes:
        """Take articles out of the stories that they are in, each on its own from then on.

        Those that stay behind stay together. Raise NotFoundError for a missing article.
        """
        with self._journal.step(Verb.SPLIT_STORY) as step:
            self._check(ids)
            for article_id in dict.fromkeys(ids):
                others = [member for member in self.members(article_id) if member != article_id]
                if others:
                    choose(self._database, [article_id], self._new_number())
                    choose(self._database, others, self._new_number())
                    renew(self._database, [article_id, *others])
        return step.changes

    def _new_number(self) -> int:
        return int(self._database.value("SELECT min(coalesce(min(number), 0), 0) - 1 FROM story_choices"))

    def _check(self, ids: Iterable[int]) -> None:
        for article_id in ids:
            if not self._database.value("SELECT 1 FROM articles WHERE id = ?", [article_id]):
                raise missing_article(article_id)
