"""Which folders are watched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.desktop.direction import left_to_right
from ui.desktop.widgets.buttons import foot
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty


class WatchedFoldersDialog(QDialog):
    """Emits `chosen` with the folders (`Path`) after each change."""

    chosen = Signal(list)

    def __init__(self, folders: Sequence[Path], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("watched_folders_dialog")
        self.setWindowTitle(self.tr("Watched folders"))
        why = QLabel(
            self.tr("What is put into these folders, or below them, comes into your library while Isnad is open.")
        )
        why.setWordWrap(True)
        why.setProperty("tone", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Watched folders"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for folder in folders:
            self._show(folder)
        self._content = ListOrEmpty(
            self.list,
            EmptyState(
                self.tr("No folder is watched"),
                self.tr("Add the folder where you save articles: what you put there is then added by itself."),
            ),
        )
        self.add_button = QPushButton(self.tr("Add a folder…"))
        self.remove_button = QPushButton(self.tr("Watch no longer"))
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.add_button.clicked.connect(self._ask)
        self.remove_button.clicked.connect(self._remove)
        self.list.itemSelectionChanged.connect(self._enable)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(buttons)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(10)
        lines.addWidget(why)
        lines.addWidget(self._content, 1)
        lines.addLayout(row)
        self.resize(600, 320)
        self._enable()

    @property
    def folders(self) -> list[Path]:
        """Return the folders that the list shows."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def add(self, folder: Path) -> None:
        """Watch another folder."""
        if folder not in self.folders:
            self._show(folder)
            self._enable()
            self.chosen.emit(self.folders)

    def _show(self, folder: Path) -> None:
        # A path reads from left to right in either language.
        item = QListWidgetItem(left_to_right(str(folder)))
        item.setData(Qt.ItemDataRole.UserRole, folder)
        self.list.addItem(item)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Watch a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda name: self.add(Path(name)))
        dialog.open()

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._enable()
        self.chosen.emit(self.folders)

    def _enable(self) -> None:
        self.remove_button.setEnabled(bool(self.list.selectedItems()))
        self._content.show_view(has_rows=self.list.count() > 0)
