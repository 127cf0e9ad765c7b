"""The backups that Isnad keeps: when each was made, why, what is in it; made, copied out and brought back from here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.library import Backup, Reason
from ui.desktop import labels
from ui.desktop.translating import QT_TRANSLATE_NOOP
from ui.desktop.widgets.buttons import foot
from ui.desktop.widgets.fields import EmptyState, ListOrEmpty

BackupRole = Qt.ItemDataRole.UserRole + 1

_REASONS = {
    Reason.DAILY: QT_TRANSLATE_NOOP("Labels", "by itself, before the day's first change"),
    Reason.BY_HAND: QT_TRANSLATE_NOOP("Labels", "by you"),
    Reason.MIGRATION: QT_TRANSLATE_NOOP("Labels", "before a newer version took over"),
    Reason.RESTORE: QT_TRANSLATE_NOOP("Labels", "before another backup was brought back"),
    Reason.DAMAGED: QT_TRANSLATE_NOOP("Labels", "a damaged library, as it was"),
}


class BackupsDialog(QDialog):
    """Lists backups and asks for what is to be done: it does none of it itself.

    `wanted` carries the backup to bring back; the other signals carry nothing.
    """

    wanted = Signal(object)
    making_wanted = Signal()
    copy_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("backups_dialog")
        self.setWindowTitle(self.tr("Backups"))
        about = QLabel(
            self.tr(
                "Isnad backs your library up before the first change of a day and keeps the last seven days and the"
                " four weeks before."
            )
        )
        about.setWordWrap(True)
        about.setProperty("tone", "muted")
        self.tree = self._tree()
        self._content = ListOrEmpty(
            self.tree,
            EmptyState(
                self.tr("No backup yet"),
                self.tr("Isnad makes the first one by itself before your first change. You can also make one now."),
            ),
        )
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.restore = self._button(buttons, self.tr("Bring back…"), self._ask_for_chosen)
        self.make = self._button(buttons, self.tr("Back up now"), self.making_wanted.emit)
        self.copy = self._button(buttons, self.tr("Save a copy…"), self.copy_wanted.emit)
        self.file = self._button(buttons, self.tr("Bring back from a file…"), self.file_wanted.emit)
        self.restore.setEnabled(False)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(10)
        for part in (about, self._content, buttons):
            lines.addWidget(part, 1 if part is self._content else 0)
        self.resize(900, 460)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List these backups, the newest first."""
        self.tree.clear()
        self.tree.addTopLevelItems([self._line(backup) for backup in backups])
        self._content.show_view(has_rows=bool(backups))
        newest = self.tree.topLevelItem(0)
        if newest is not None:
            self.tree.setCurrentItem(newest)

    def chosen(self) -> Backup | None:
        """Return the backup that is chosen."""
        item = self.tree.currentItem()
        return item.data(0, BackupRole) if item is not None else None

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Backups"))
        tree.setHeaderLabels(
            [self.tr("Made"), self.tr("Articles"), self.tr("Notes"), self.tr("Tags"), self.tr("Size"), self.tr("Why")]
        )
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setStyleSheet("QTreeView::item { padding: 5px 8px }")
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tree.itemSelectionChanged.connect(self._enable)
        tree.itemActivated.connect(lambda _item, _column: self._ask_for_chosen())
        return tree

    def _line(self, backup: Backup) -> QTreeWidgetItem:
        contents = backup.contents
        counts = (contents.articles, contents.notes, contents.tags) if contents else ()
        item = QTreeWidgetItem(
            [
                labels.moment(backup.made),
                *([labels.count(count) for count in counts] or ["؟"] * 3),
                self._size(backup.size),
                self._why(backup),
            ]
        )
        item.setToolTip(0, str(backup.path))
        item.setData(0, BackupRole, backup)
        return item

    def _size(self, size: int) -> str:
        """Return a size in bytes in the unit that suits it."""
        kilobytes = size / 1024
        if kilobytes < 1024:
            return self.tr("{size} KB").format(size=f"{kilobytes:.0f}" if kilobytes >= 1 else "1")
        return self.tr("{size} MB").format(size=f"{kilobytes / 1024:,.1f}")

    def _why(self, backup: Backup) -> str:
        why = QCoreApplication.translate("Labels", _REASONS[backup.reason])
        return self.tr("{why} · under another passphrase").format(why=why) if backup.is_locked else why

    def _enable(self) -> None:
        backup = self.chosen()
        self.restore.setEnabled(backup is not None and _is_of_use(backup))

    def _ask_for_chosen(self) -> None:
        backup = self.chosen()
        if backup is not None and _is_of_use(backup):
            self.wanted.emit(backup)

    @staticmethod
    def _button(box: QDialogButtonBox, words: str, act: Callable[[], None]) -> QPushButton:
        button = box.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: act())
        return button


def _is_of_use(backup: Backup) -> bool:
    return backup.contents is not None or backup.is_locked
