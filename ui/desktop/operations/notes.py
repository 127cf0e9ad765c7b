"""Verbs on notes."""

from __future__ import annotations

from app.domain.changes import Changes
from app.domain.records import Note
from app.library import Library, Verb
from ui.desktop.operations.keeping import Keeping, Subject, attachable


class NoteOperations:
    """Writes notes on the open article, its highlights and its claims."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def add(self, subject: Subject, text: str) -> None:
        """Write a note."""

        def change(library: Library, article_id: int) -> Changes:
            with library.together(Verb.ADD_NOTE) as step:
                library.notes.add(article_id, attachable(library, article_id, subject), text)
            return step.changes

        self._keeping.apply(change)

    def edit(self, note: Note, text: str) -> None:
        """Change a note's words; a note without words is removed."""
        if not text.strip():
            self.remove(note)
        elif text != note.text:
            self._keeping.apply(lambda library, _: library.notes.edit(note.id, text))

    def remove(self, note: Note) -> None:
        """Remove a note."""
        self._keeping.apply(lambda library, _: library.notes.remove(note.id))
