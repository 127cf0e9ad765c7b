"""The files that could not be imported, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.jobs.import_files import Failed
from ui.desktop.direction import isolated_name
from ui.desktop.error_texts import error_text
from ui.desktop.widgets.buttons import foot
from ui.desktop.widgets.wrapping import WrappingDelegate


class FailuresDialog(QDialog):
    """Emits `retry_wanted` with the failures (`Failed`) to try again: the selected ones, else all."""

    retry_wanted = Signal(list)

    def __init__(self, failed: Sequence[Failed], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("failures_dialog")
        self.setWindowTitle(self.tr("Not imported"))
        self._failed = tuple(failed)
        count = QLabel(self.tr("%n file(s) could not be imported", "", len(failed)))
        count.setProperty("tone", "heading")
        why = QLabel(self.tr("The other files are in your library."))
        why.setProperty("tone", "muted")
        self.tree = self._tree()
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        self.retry_button = buttons.addButton(self.tr("Try again"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button = buttons.addButton(self.tr("Copy the list"), QDialogButtonBox.ButtonRole.ActionRole)
        self.retry_button.clicked.connect(self._retry)
        self.copy_button.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(8)
        for part in (count, why):
            lines.addWidget(part)
        lines.addWidget(self.tree, 1)
        lines.addWidget(buttons)
        self.resize(760, 460)

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Files that could not be imported"))
        tree.setHeaderLabels([self.tr("File"), self.tr("Reason")])
        tree.setRootIsDecorated(False)
        tree.setWordWrap(True)
        tree.setItemDelegate(WrappingDelegate(tree))
        tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        tree.setStyleSheet("QTreeView::item { padding: 5px 0 }")
        for failure in self._failed:
            row = QTreeWidgetItem([isolated_name(failure.source.name), error_text(failure.error)])
            row.setToolTip(0, failure.source.location)
            row.setToolTip(1, row.text(1))
            tree.addTopLevelItem(row)
        tree.header().resizeSection(0, 240)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return tree

    def _retry(self) -> None:
        chosen = {self.tree.indexFromItem(item).row() for item in self.tree.selectedItems()}
        self.retry_wanted.emit([failure for row, failure in enumerate(self._failed) if not chosen or row in chosen])
        self.accept()

    def _copy(self) -> None:
        lines = [f"{failure.source.location}\t{error_text(failure.error)}" for failure in self._failed]
        QGuiApplication.clipboard().setText("\n".join(lines))
