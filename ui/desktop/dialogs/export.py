"""What to export, in which form, to which file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLayout,
    QMainWindow,
    QRadioButton,
    QVBoxLayout,
)

from app.domain.reading import Reading
from app.export import ExportFormat
from app.jobs.export_library import export_library, export_readings
from app.library import Library
from ui.desktop.appearance import Appearance
from ui.desktop.dialogs.protection import Protected, ProtectionChoice
from ui.desktop.direction import isolated_name
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.buttons import foot

SUFFIXES = {"markdown": ".md", "csv": ".csv", "json": ".json"}
FORMATS = tuple(ExportFormat(name) for name in SUFFIXES)
LIBRARY = len(FORMATS)
"""The format behind those of reports: a library of its own."""
LIBRARY_SUFFIX = ".isnad"
THIS, SELECTED, ALL, LISTED = range(4)


@dataclass(frozen=True, slots=True)
class Exported:
    """What can be exported: the article on screen, the articles selected, those that the list shows."""

    reading: Reading | None
    selected: Sequence[int] = ()
    listed: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class LibraryExport:
    """Articles to be written as a library of their own, None for all, and what keeps the file from being read."""

    path: Path
    ids: Sequence[int] | None
    protected: Protected


class ExportDialog(QDialog):
    """Asks for scope and format, then for the file, and writes a report in the background.

    A library is not written here: `library_wanted` carries the `LibraryExport`.
    """

    library_wanted = Signal(object)

    def __init__(self, tasks: Tasks, chosen: Exported, appearance: Appearance, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("Export"))
        self._tasks = tasks
        self._reading = chosen.reading
        self._chosen = chosen
        self._window = parent
        self.scopes = QButtonGroup(self)
        self.formats = QButtonGroup(self)
        self.protection = ProtectionChoice(appearance, is_encrypted=tasks.is_encrypted)
        buttons = foot(QDialogButtonBox.StandardButton.Cancel)
        self.file_button = buttons.addButton(self.tr("Choose a file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._ask_file)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(8)
        # The dialog grows with what is asked for a library.
        lines.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        lines.addStrut(420)
        lines.addWidget(_heading(self.tr("Notes, tags, highlights and claims of")))
        for button in self._scope_buttons():
            lines.addWidget(button)
        lines.addSpacing(6)
        lines.addWidget(_heading(self.tr("Format")))
        for button in self._format_buttons():
            lines.addWidget(button)
        lines.addWidget(self.protection)
        lines.addSpacing(10)
        lines.addWidget(buttons)
        self.formats.idToggled.connect(self._enable)
        self.protection.changed.connect(self._enable)
        self._enable()

    @property
    def is_library(self) -> bool:
        """Tell whether a library is to be written, rather than a report."""
        return self.formats.checkedId() == LIBRARY

    @property
    def format(self) -> ExportFormat:
        """Return the format chosen for a report."""
        return FORMATS[self.formats.checkedId()]

    def export_to(self, path: Path) -> None:
        """Write what is chosen to a file, and tell when it is there."""
        scope, reading = self.scopes.checkedId(), self._reading
        if self.is_library:
            self.library_wanted.emit(LibraryExport(path, self._ids(scope), self.protection.protected))
            self.accept()
            return
        export_format, language = self.format, QLocale().name()[:2]
        work: Callable[[Library], object]
        if scope == THIS and reading is not None and reading.article_id is None:
            work = partial(
                export_readings, readings=[reading], path=path, export_format=export_format, language=language
            )
        else:
            ids = self._ids(scope)
            work = partial(export_library, path=path, export_format=export_format, ids=ids, language=language)
        told = self.tr("Exported to «{file}».").format(file=isolated_name(path.name))
        window = self._window
        self._tasks.read(work, lambda _: window.statusBar().showMessage(told, 8000))
        self.accept()

    def done(self, result: int) -> None:
        """Close, and leave nothing that was typed."""
        self.protection.clear()
        super().done(result)

    def _enable(self, *_: object) -> None:
        """Let be chosen what can be written: a library holds none but its own articles."""
        reading = self._reading
        is_kept = reading is not None and reading.article_id is not None
        this = self.scopes.button(THIS)
        this.setEnabled(is_kept if self.is_library else reading is not None)
        if this.isChecked() and not this.isEnabled():
            self.scopes.button(ALL).setChecked(True)
        self.protection.setVisible(self.is_library)
        self.file_button.setEnabled(not self.is_library or self.protection.is_ready)

    def _ids(self, scope: int) -> Sequence[int] | None:
        """Return the articles of a scope, None for all."""
        if scope == ALL:
            return None
        if scope != THIS:
            return self._chosen.selected if scope == SELECTED else self._chosen.listed
        reading = self._reading
        return [reading.article_id] if reading and reading.article_id else []

    def _ask_file(self) -> None:
        suffix = LIBRARY_SUFFIX if self.is_library else SUFFIXES[self.format.value]
        dialog = QFileDialog(self, self.tr("Export to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(f"isnad{suffix}")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.open()

    def _format_buttons(self) -> list[QRadioButton]:
        names = (
            self.tr("Markdown: to read and print"),
            self.tr("CSV: a table for Excel and Calc"),
            self.tr("JSON: everything, for programs"),
            self.tr("Isnad library: to open it, or to merge it into another library"),
        )
        buttons = [QRadioButton(name) for name in names]
        for number, button in enumerate(buttons):
            self.formats.addButton(button, number)
        buttons[0].setChecked(True)
        return buttons

    def _scope_buttons(self) -> list[QRadioButton]:
        this = QRadioButton(self.tr("this article"))
        selected, listed = len(self._chosen.selected), len(self._chosen.listed)
        some = QRadioButton(self.tr("the %n selected article(s)", "", selected))
        shown = QRadioButton(self.tr("the list as it is shown: %n article(s)", "", listed))
        everything = QRadioButton(self.tr("the whole library"))
        this.setEnabled(self._reading is not None)
        some.setVisible(selected > 1)
        shown.setVisible(listed > 0)
        for scope, button in ((THIS, this), (SELECTED, some), (LISTED, shown), (ALL, everything)):
            self.scopes.addButton(button, scope)
        (some if selected > 1 else this if self._reading else everything).setChecked(True)
        return [this, some, shown, everything]


def _heading(words: str) -> QLabel:
    heading = QLabel(words)
    heading.setProperty("tone", "heading")
    return heading
