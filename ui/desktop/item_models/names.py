"""The names of the open article, each once with its places in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.annotations import Certainty, Mention, MentionType
from app.domain.reading import Reading
from app.text.fold import fold
from ui.desktop import labels

NameRole = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name; `places` are indexes of `reading.mentions` in the order of the text.

    `surest` is the place of which the program is surest: a name is unsure only where all its places are.
    """

    name: str
    type: MentionType
    places: tuple[int, ...]
    is_right_to_left: bool
    surest: Mention


class NameListModel(QAbstractListModel):
    """One row a name: people first, then groups, organizations, places, weapons; the most frequent first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[NameEntry] = []
        self._shown: list[NameEntry] = []
        self._words = ""

    @property
    def total(self) -> int:
        """Return the number of names, whatever the filter shows."""
        return len(self._all)

    def set_reading(self, reading: Reading | None) -> None:
        """Show the names of an article."""
        self._all = name_entries(reading) if reading else []
        self._refilter()

    def set_filter(self, words: str) -> None:
        """Show the names alone that hold these words, in any spelling."""
        self._words = fold(words.strip())
        self._refilter()

    def entry(self, row: int) -> NameEntry:
        """Return the name of a row."""
        return self._shown[row]

    def row_of(self, mention_index: int) -> int | None:
        """Return the row of the name that a mention bears."""
        return next((row for row, entry in enumerate(self._shown) if mention_index in entry.places), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        """Return the number of names shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the name."""
        entry = self._shown[index.row()]
        if role == NameRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{labels.doubted(entry.name, entry.surest.certainty)}, {labels.label(entry.type)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return labels.doubt(entry.surest) or None
        return None

    def _refilter(self) -> None:
        self.beginResetModel()
        self._shown = [entry for entry in self._all if self._words in fold(entry.name)]
        self.endResetModel()


def name_entries(reading: Reading) -> list[NameEntry]:
    """Return each name of an article once; spellings that fold alike are one name, by its first spelling."""
    places: dict[tuple[MentionType, str], list[int]] = {}
    for index, mention in enumerate(reading.mentions):
        places.setdefault((mention.type, fold(mention.name)), []).append(index)
    order = {type_: rank for rank, type_ in enumerate(MentionType)}
    entries = [
        NameEntry(
            reading.mentions[found[0]].name,
            type_,
            tuple(found),
            reading.document.is_right_to_left,
            min((reading.mentions[index] for index in found), key=_doubtfulness),
        )
        for (type_, _), found in places.items()
    ]
    return sorted(entries, key=lambda entry: (order[entry.type], -len(entry.places), entry.places[0]))


def _doubtfulness(mention: Mention) -> bool:
    return mention.certainty is Certainty.UNSURE
