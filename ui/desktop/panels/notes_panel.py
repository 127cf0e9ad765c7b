"""The notes panel: all notes and tags of the open article, and the place to write them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.reading import ClaimCard, Reading
from app.domain.records import NameMark, Note, Orphan, ReviewedClaim, Tag
from app.domain.span import Span
from ui.desktop.appearance import Appearance
from ui.desktop.direction import isolated
from ui.desktop.item_models.notes import NoteEntry, NoteListModel, note_entries, quote_of, tags_of
from ui.desktop.operations import Operations
from ui.desktop.operations.keeping import Subject
from ui.desktop.panels.claims_panel import CardList
from ui.desktop.panels.note_delegate import NoteDelegate
from ui.desktop.selection import Item, ItemKind, Selection
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty
from ui.desktop.widgets.note_editor import NoteEditor
from ui.desktop.widgets.tag_row import TagRow

QUOTE_LENGTH = 90


class NotesPanel(QWidget):
    """The editor is about what is chosen in the article; what is written is kept when the reader leaves the field.

    Emits `left` at Escape where there is no note in the list to go to.
    """

    left = Signal()

    def __init__(self, selection: Selection, operations: Operations, appearance: Appearance) -> None:
        super().__init__()
        self._selection = selection
        self._operations = operations
        self._reading: Reading | None = None
        self._subject = Subject()
        self._note: Note | None = None
        self._known_tags: list[str] = []
        self.model = NoteListModel()
        self.list = self._list_view(appearance)
        empty = EmptyState(
            self.tr("No notes yet"),
            self.tr("Select words or choose a claim, then press N to write a note, T to tag, H to highlight."),
        )
        self._content = ListOrEmpty(self.list, empty)
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setProperty("tone", "heading")
        self.tags = TagRow()
        self.editor = NoteEditor()
        self.editor.setObjectName("note_editor")
        self.editor.setPlaceholderText(self.tr("Write a note…"))
        self.editor.setAccessibleName(self.tr("Note"))
        self.editor.setFixedHeight(96)
        self.editor.installEventFilter(self)
        self.keep_button = QPushButton(self.tr("Keep note"))
        self.keep_button.setProperty("tone", "primary")
        self.remove_button = QPushButton(self.tr("Delete note"))
        self.remove_button.setProperty("tone", "quiet")
        self.place_button = QPushButton(self.tr("Move to the selection"))
        self.forget_button = QPushButton(self.tr("Delete"))
        self.forget_button.setProperty("tone", "danger")
        self._lay_out()
        self.place_button.clicked.connect(self._place)
        self.forget_button.clicked.connect(self._forget)
        self.keep_button.clicked.connect(self.commit)
        self.remove_button.clicked.connect(self._remove)
        self.tags.added.connect(self._attach)
        self.tags.removed.connect(operations.tags.detach)
        self.list.clicked.connect(self._go_to)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._pop_up)
        selection.item_chosen.connect(self._follow)
        selection.words_selected.connect(self._follow_words)
        appearance.changed.connect(self.list.viewport().update)

    @property
    def subject(self) -> Subject:
        """Return what a new note or tag would be about."""
        return self._subject

    def show_reading(self, reading: Reading | None) -> None:
        """Show the notes of an article."""
        if not _is_same(self._reading, reading):
            self.commit()
            self._subject, self._note = Subject(), None
        self._reading = reading
        self.model.set_reading(reading)
        self._content.show_view(has_rows=self.model.rowCount() > 0)
        self._renew_subject()

    def set_known_tags(self, tags: Sequence[Tag]) -> None:
        """Offer these tags while typing one."""
        self._known_tags = [tag.name for tag in tags]
        self.tags.set_known(self._known_tags)

    def write_note(self) -> None:
        """Go to the editor."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_tag(self) -> None:
        """Go to the field for a tag."""
        self.tags.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Keep what stands in the editor."""
        text = self.editor.toPlainText()
        if self._reading is None or text.strip() == (self._note.text.strip() if self._note else ""):
            return
        if self._note is not None:
            self._operations.notes.edit(self._note, text)
        elif text.strip():
            self._operations.notes.add(self._subject, text)
            self.editor.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the note when the editor is left, or at Ctrl+Enter."""
        if event.type() is QEvent.Type.FocusOut:
            self.commit()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.commit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.list.setFocus() if self.list.isVisible() else self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _attach(self, name: str) -> None:
        if self._reading is not None:
            self._operations.tags.attach(self._subject, name)

    def _remove(self) -> None:
        if self._note is not None:
            note, self._note = self._note, None
            self.editor.clear()
            self._operations.notes.remove(note)

    def _follow(self, item: Item | None) -> None:
        subject = self._subject_of(item)
        if subject is not None:
            self._turn_to(subject)

    def _follow_words(self, words: Span | None) -> None:
        if self._subject.orphan is not None:
            # The person looks for its new place.
            self._enable_placing()
        elif words and self._reading is not None:
            same = next((found for found in self._reading.highlights if found.span == words), None)
            self._turn_to(Subject(highlight=same) if same else Subject(words=words))
        elif self._subject.words is not None and not self.editor.hasFocus() and not self.tags.field.hasFocus():
            self._turn_to(self._subject_of(self._selection.item) or Subject())

    def _subject_of(self, item: Item | None) -> Subject | None:
        """Return what an item is to notes: None for names, dates and figures, which bear none."""
        if item is None or self._reading is None:
            return Subject()
        if item.kind is ItemKind.HIGHLIGHT:
            return Subject(highlight=self._reading.highlights[item.index])
        if item.kind is ItemKind.CLAIM:
            return Subject(card=self._reading.claim_cards[item.index])
        return None

    def _turn_to(self, subject: Subject) -> None:
        if subject != self._subject:
            self.commit()
            self._subject = subject
            self._show_subject(None)

    def _renew_subject(self) -> None:
        """Find the subject again in a reading that came anew: the words may be a highlight now."""
        reading, subject = self._reading, self._subject
        if reading is not None:
            span = subject.words or (subject.highlight.span if subject.highlight else None)
            if span is not None:
                same = next((found for found in reading.highlights if found.span == span), None)
                subject = Subject(highlight=same) if same else Subject(words=subject.words)
            elif subject.orphan is not None:
                record = subject.orphan.record
                subject = Subject(orphan=next((found for found in reading.orphans if found.record == record), None))
            elif subject.card is not None:
                cue = subject.card.claim.cue
                subject = Subject(card=next((card for card in reading.claim_cards if card.claim.cue == cue), None))
        self._subject = subject
        self._show_subject(self._note.id if self._note else None)

    def _show_subject(self, note_id: int | None) -> None:
        """Show tags and note of the subject: the note with this id, else its first."""
        reading = self._reading
        entries = [entry for entry in note_entries(reading) if entry.subject == self._subject] if reading else []
        notes = [entry.note for entry in entries if entry.note]
        note = next((note for note in notes if note.id == note_id), notes[0] if notes else None)
        own = tags_of(reading, entries[0].note) if reading and entries else ()
        self.tags.show_tags([tagging for tagging in entries[0].tags if tagging not in own] if entries else ())
        drafting = self.editor.hasFocus() and self._note is None and note is None
        unsaved = self._note is not None and note is not None and note.id == self._note.id and self.editor.hasFocus()
        self._note = note
        if not drafting and not unsaved:
            self.editor.setPlainText(note.text if note else "")
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.remove_button.setVisible(note is not None)
        self._enable_placing()
        self.about.setText(self._about_words())
        self.setEnabled(reading is not None)
        row = self.model.row_of(entries[0].item if entries else None, note.id if note else None)
        with QSignalBlocker(self.list.selectionModel()):
            if entries and row is not None:
                self.list.setCurrentIndex(self.model.index(row))
            else:
                self.list.clearSelection()
        self.list.viewport().update()

    def _about_words(self) -> str:
        if self._reading is None:
            return ""
        quote = quote_of(self._reading, self._subject)
        if self._subject.orphan is not None:
            words = self._orphan_words(self._subject.orphan)
            return words.format(quote=isolated(_shortened(quote)))
        if not quote:
            return self.tr("About the whole article")
        template = self.tr("About the claim «{quote}»") if self._subject.card else self.tr("About «{quote}»")
        return template.format(quote=isolated(_shortened(quote)))

    def _orphan_words(self, orphan: Orphan) -> str:
        match orphan.record:
            case NameMark():
                return self.tr("Your marked name «{quote}» is not found in the changed text.")
            case ReviewedClaim():
                return self.tr(
                    "The claim «{quote}» is not found in the changed text. Select words of the one it is now."
                )
            case _:
                return self.tr("Your highlight «{quote}» is not found in the changed text. Select where it belongs.")

    def _enable_placing(self) -> None:
        """Offer what can be done with an orphan, once there are words to put it on."""
        orphan, words = self._subject.orphan, self._selection.words
        self.place_button.setVisible(orphan is not None)
        self.forget_button.setVisible(orphan is not None)
        is_claim = orphan is not None and isinstance(orphan.record, ReviewedClaim)
        self.place_button.setEnabled(bool(words) and (not is_claim or self._card_at(words) is not None))

    def _card_at(self, words: Span | None) -> ClaimCard | None:
        """Return the claim that the words selected are most of, None where they touch none."""
        if words is None or self._reading is None:
            return None
        touched = [card for card in self._reading.claim_cards if card.claim.content.overlaps(words)]
        return max(touched, key=lambda card: _shared(card.claim.content, words), default=None)

    def _place(self) -> None:
        orphan, words = self._subject.orphan, self._selection.words
        if orphan is not None and words is not None:
            self.commit()
            self._subject = Subject()
            self._operations.marking.place(orphan, words, self._card_at(words))

    def _forget(self) -> None:
        if (orphan := self._subject.orphan) is not None:
            self._subject, self._note = Subject(), None
            self.editor.clear()
            self._operations.marking.forget(orphan)

    def _go_to(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        self.commit()
        if entry.item is not None:
            self._selection.choose(entry.item)
        self._subject = entry.subject
        self._show_subject(entry.note.id if entry.note else None)

    def _pop_up(self, position: QPoint) -> None:
        index = self.list.indexAt(position)
        if index.isValid() and (menu := self.note_menu(self.model.entry(index.row()))) is not None:
            menu.popup(self.list.viewport().mapToGlobal(position))

    def note_menu(self, entry: NoteEntry) -> QMenu | None:
        """Return the menu of an entry's note: tag it, take its tags off, delete it; None where it has no note."""
        note, reading = entry.note, self._reading
        if note is None or reading is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Tag this note…"), lambda: self._ask_tag(note))
        for tagging in tags_of(reading, note):
            words = self.tr("Take «{tag}» off").format(tag=tagging.tag.name)
            menu.addAction(words, partial(self._operations.tags.detach, tagging))
        menu.addSeparator()
        menu.addAction(self.tr("Delete note"), lambda: self._operations.notes.remove(note))
        return menu

    def _ask_tag(self, note: Note) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Tag this note"))
        dialog.setLabelText(self.tr("Tag"))
        dialog.setComboBoxItems(self._known_tags)
        dialog.setComboBoxEditable(True)
        dialog.setTextValue("")
        dialog.textValueSelected.connect(
            lambda name: self._operations.tags.attach_to_note(note, name) if name.strip() else None
        )
        dialog.open()

    def _list_view(self, appearance: Appearance) -> CardList:
        view = CardList()
        view.setObjectName("notes")
        view.setAccessibleName(self.tr("Notes and tags"))
        view.setModel(self.model)
        view.setItemDelegate(NoteDelegate(appearance, view))
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        return view

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        form = QFrame()
        inside = QVBoxLayout(form)
        inside.setContentsMargins(12, 10, 12, 12)
        inside.setSpacing(8)
        inside.addWidget(self.about)
        placing = QHBoxLayout()
        placing.addWidget(self.place_button)
        placing.addWidget(self.forget_button)
        placing.addStretch(1)
        inside.addLayout(placing)
        inside.addWidget(self.tags)
        inside.addWidget(self.editor)
        inside.addLayout(buttons)
        line = QFrame()
        line.setProperty("tone", "line")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._content, 1)
        lines.addWidget(line)
        lines.addWidget(form)


def _shortened(quote: str) -> str:
    return quote if len(quote) <= QUOTE_LENGTH else quote[:QUOTE_LENGTH].rsplit(" ", 1)[0] + "…"


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _is_same(one: Reading | None, other: Reading | None) -> bool:
    return one is not None and other is not None and one.document.text_sha256 == other.document.text_sha256
