"""Verbs on tags."""

from __future__ import annotations

from app.domain.changes import Changes
from app.domain.records import Tag, Tagging
from app.library import Library, Verb
from ui.desktop.operations.keeping import Keeping, Subject, attachable
from ui.desktop.tasks import Tasks


class TagOperations:
    """Hangs tags on the open article, its highlights and its claims; renames and removes tags everywhere."""

    def __init__(self, tasks: Tasks, keeping: Keeping) -> None:
        self._tasks = tasks
        self._keeping = keeping

    def attach(self, subject: Subject, name: str) -> None:
        """Hang a tag on something."""

        def change(library: Library, article_id: int) -> Changes:
            with library.together(Verb.ATTACH_TAG) as step:
                library.tags.attach(article_id, attachable(library, article_id, subject), name)
            return step.changes

        self._keeping.apply(change)

    def detach(self, tagging: Tagging) -> None:
        """Take a tag off something."""
        self._keeping.apply(
            lambda library, article_id: library.tags.detach(article_id, tagging.target, tagging.tag.name)
        )

    def rename(self, tag: Tag, name: str) -> None:
        """Give a tag another name everywhere."""
        self._tasks.write(lambda library: library.tags.rename(tag.id, name))

    def remove(self, tag: Tag) -> None:
        """Remove a tag everywhere."""
        self._tasks.write(lambda library: library.tags.remove(tag.id))
