"""The tags of one thing: a chip for each with a button that takes it off, and a field that adds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.domain.records import Tagging
from ui.desktop.widgets.flow import FlowLayout


class TagRow(QWidget):
    """Emits `added` with a name, `removed` with a `Tagging`."""

    added = Signal(str)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._names = QStringListModel(self)
        self.field = QLineEdit()
        self.field.setObjectName("tag_field")
        self.field.setPlaceholderText(self.tr("Add a tag, then Enter"))
        self.field.setAccessibleName(self.tr("New tag"))
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self._chips)
        lines.addWidget(self.field)
        self.field.returnPressed.connect(self._add)
        self._chips.hide()

    def set_known(self, names: Sequence[str]) -> None:
        """Offer these names while typing."""
        self._names.setStringList(list(names))

    def show_tags(self, taggings: Sequence[Tagging]) -> None:
        """Show the tags of another thing."""
        self._flow.clear()
        for tagging in taggings:
            chip = QToolButton()
            chip.setText(f"{tagging.tag.name}  ✕")
            chip.setToolTip(self.tr("Take this tag off"))
            chip.setCheckable(False)
            chip.setProperty("tone", "chip")
            chip.setProperty("tag", tagging.tag.color or "")
            chip.clicked.connect(lambda _=False, tagging=tagging: self.removed.emit(tagging))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(taggings))

    def _add(self) -> None:
        name = self.field.text().strip()
        if name:
            self.field.clear()
            self.added.emit(name)
