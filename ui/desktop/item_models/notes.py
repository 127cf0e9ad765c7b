"""What the reader wrote and tagged in the open article, by what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.reading import Reading
from app.domain.records import Note, Orphan, Tagging, Target, TargetKind
from ui.desktop.operations.keeping import Subject, orphan_target
from ui.desktop.selection import Item, ItemKind

EntryRole = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A subject with its tags and one of its notes, None where it has none; `item` is the subject's in the text.

    The tags of the note itself come behind those of the subject.
    """

    subject: Subject
    item: Item | None
    quote: str
    tags: tuple[Tagging, ...]
    note: Note | None
    is_right_to_left: bool


class NoteListModel(QAbstractListModel):
    """One row a note; highlights and tagged things without a note have one row too. The article's own come first."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[NoteEntry] = []

    def set_reading(self, reading: Reading | None) -> None:
        """Show the notes of an article."""
        entries = note_entries(reading) if reading else []
        if entries == self._entries:
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> NoteEntry:
        """Return the entry of a row."""
        return self._entries[row]

    def row_of(self, item: Item | None, note_id: int | None) -> int | None:
        """Return the row of a note, or the first row about an item."""
        by_note = (row for row, entry in enumerate(self._entries) if entry.note and entry.note.id == note_id)
        by_item = (row for row, entry in enumerate(self._entries) if entry.item == item and not entry.subject.orphan)
        return next(by_note, next(by_item, None))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the entry, or its words for those who read the screen aloud."""
        entry = self._entries[index.row()]
        if role == EntryRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.note.text if entry.note else entry.quote
        return None


def note_entries(reading: Reading) -> list[NoteEntry]:
    """Return the entries of an article: the orphans, about the article, then in the order of the text."""
    article = reading.article_id or 0
    entries = [entry for orphan in reading.orphans for entry in _entries_on_orphan(reading, orphan, article)]
    entries += _entries_on(reading, Subject(), None, Target(TargetKind.ARTICLE, article))
    marked: list[tuple[int, list[NoteEntry]]] = []
    for index, highlight in enumerate(reading.highlights):
        item, target = Item(ItemKind.HIGHLIGHT, index), Target(TargetKind.HIGHLIGHT, highlight.id)
        subject = Subject(highlight=highlight)
        found = _entries_on(reading, subject, item, target)
        marked.append((highlight.span.start, found or [_entry(reading, subject, item, (), None)]))
    for index, card in enumerate(reading.claim_cards):
        if card.reviewed_id is not None:
            item, target = Item(ItemKind.CLAIM, index), Target(TargetKind.CLAIM, card.reviewed_id)
            marked.append((card.claim.content.start, _entries_on(reading, Subject(card=card), item, target)))
    marked.sort(key=lambda pair: pair[0])
    return entries + [entry for _, found in marked for entry in found]


def _entries_on_orphan(reading: Reading, orphan: Orphan, article_id: int) -> list[NoteEntry]:
    subject, target = Subject(orphan=orphan), orphan_target(orphan, article_id)
    found = [] if target.kind is TargetKind.ARTICLE else _entries_on(reading, subject, None, target)
    return found or [_entry(reading, subject, None, (), None)]


def _entries_on(reading: Reading, subject: Subject, item: Item | None, target: Target) -> list[NoteEntry]:
    tags = tuple(tagging for tagging in reading.taggings if tagging.target == target)
    notes = reading.notes_on(target)
    if not notes and not tags:
        return []
    return [_entry(reading, subject, item, (*tags, *tags_of(reading, note)), note) for note in notes or (None,)]


def tags_of(reading: Reading, note: Note | None) -> tuple[Tagging, ...]:
    """Return the tags on a note itself."""
    target = Target(TargetKind.NOTE, note.id) if note else None
    return tuple(tagging for tagging in reading.taggings if tagging.target == target)


def _entry(
    reading: Reading, subject: Subject, item: Item | None, tags: tuple[Tagging, ...], note: Note | None
) -> NoteEntry:
    return NoteEntry(subject, item, quote_of(reading, subject), tags, note, reading.document.is_right_to_left)


def quote_of(reading: Reading, subject: Subject) -> str:
    """Return the words of the article that a subject points at, "" for the article itself."""
    text = reading.document.text
    if subject.orphan is not None:
        return " ".join(subject.orphan.quote.split())
    if subject.words is not None:
        return " ".join(subject.words.of(text).split())
    if subject.highlight is not None:
        return " ".join(subject.highlight.span.of(text).split())
    return " ".join(subject.card.claim.content.of(text).split()) if subject.card else ""
