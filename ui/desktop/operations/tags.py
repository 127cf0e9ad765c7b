"""Verbs on tags."""

from __future__ import annotations

from app.domain.changes import Changes
from app.domain.records import TAG_SEPARATOR, Note, Tag, Tagging, Target, TargetKind
from app.library import Library, Verb
from ui.desktop.operations.keeping import Keeping, Subject, attachable
from ui.desktop.tasks import Tasks


class TagOperations:
    """Hangs tags on the open article, its highlights and its claims; changes tags everywhere."""

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

    def attach_to_note(self, note: Note, name: str) -> None:
        """Hang a tag on a note."""
        target = Target(TargetKind.NOTE, note.id)
        self._keeping.apply(lambda library, article_id: library.tags.attach(article_id, target, name))

    def detach(self, tagging: Tagging) -> None:
        """Take a tag off something."""
        self._keeping.apply(
            lambda library, article_id: library.tags.detach(article_id, tagging.target, tagging.tag.name)
        )

    def add(self, name: str) -> None:
        """Make a tag that hangs on nothing yet."""
        self._tasks.write(lambda library: library.tags.add(name))

    def rename(self, tag: Tag, leaf: str) -> None:
        """Give a tag another name everywhere; it stays below the same tag, and those below it stay so."""
        name = leaf if tag.parent is None else f"{tag.parent}{TAG_SEPARATOR}{leaf}"
        if leaf.strip() and name != tag.name:
            self._tasks.write(lambda library: library.tags.rename(tag.id, name))

    def move(self, tag: Tag, parent: Tag | None) -> None:
        """Put a tag with those below it below another one, None to put it at the top."""
        if tag.parent != (parent.name if parent else None):
            self._tasks.write(lambda library: library.tags.move(tag.id, parent.id if parent else None))

    def recolor(self, tag: Tag, color: str | None) -> None:
        """Give a tag a colour, None to take its own away."""
        self._tasks.write(lambda library: library.tags.recolor(tag.id, color))

    def merge(self, tag: Tag, into: Tag) -> None:
        """Make one tag of two."""
        self._tasks.write(lambda library: library.tags.merge(tag.id, into.id))

    def remove(self, tag: Tag) -> None:
        """Remove a tag and those below it everywhere."""
        self._tasks.write(lambda library: library.tags.remove(tag.id))
