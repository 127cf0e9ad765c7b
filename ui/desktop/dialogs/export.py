"""What to export, in which form, to which file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMainWindow,
    QRadioButton,
    QVBoxLayout,
)

from app.domain.reading import Reading
from app.export import ExportFormat
from app.jobs.export_library import export_library, export_readings
from app.library import Library
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.buttons import foot

SUFFIXES = {"markdown": ".md", "csv": ".csv", "json": ".json"}
FORMATS = tuple(ExportFormat(name) for name in SUFFIXES)
THIS, SELECTED, ALL = range(3)


class ExportDialog(QDialog):
    """Asks for scope and format, then for the file, and writes it in the background."""

    def __init__(self, tasks: Tasks, reading: Reading | None, selected: list[int], parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("Export"))
        self._tasks = tasks
        self._reading = reading
        self._selected = selected
        self._window = parent
        self.scopes = QButtonGroup(self)
        self.formats = QButtonGroup(self)
        buttons = foot(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.tr("Choose a file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._ask_file)
        buttons.rejected.connect(self.reject)
        what = QLabel(self.tr("Notes, tags, highlights and claims of"))
        what.setProperty("tone", "heading")
        how = QLabel(self.tr("Format"))
        how.setProperty("tone", "heading")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(8)
        lines.addWidget(what)
        for button in self._scope_buttons():
            lines.addWidget(button)
        lines.addSpacing(6)
        lines.addWidget(how)
        for button in self._format_buttons():
            lines.addWidget(button)
        lines.addSpacing(10)
        lines.addWidget(buttons)
        self.setMinimumWidth(380)

    @property
    def format(self) -> ExportFormat:
        """Return the format chosen."""
        return FORMATS[self.formats.checkedId()]

    def export_to(self, path: Path) -> None:
        """Write what is chosen to a file, and tell when it is there."""
        export_format, language = self.format, QLocale().name()[:2]
        scope, reading = self.scopes.checkedId(), self._reading
        work: Callable[[Library], object]
        if scope == THIS and reading is not None and reading.article_id is None:
            work = partial(
                export_readings, readings=[reading], path=path, export_format=export_format, language=language
            )
        else:
            ids = self._ids(scope)
            work = partial(export_library, path=path, export_format=export_format, ids=ids, language=language)
        told = self.tr("Exported to «{file}».").format(file=f"\u2068{path.name}\u2069")
        window = self._window
        self._tasks.read(work, lambda _: window.statusBar().showMessage(told, 8000))
        self.accept()

    def _ids(self, scope: int) -> list[int] | None:
        """Return the articles of a scope, None for all."""
        if scope == ALL:
            return None
        reading = self._reading
        return self._selected if scope == SELECTED else [reading.article_id] if reading and reading.article_id else []

    def _ask_file(self) -> None:
        suffix = SUFFIXES[self.format.value]
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
        )
        buttons = [QRadioButton(name) for name in names]
        for number, button in enumerate(buttons):
            self.formats.addButton(button, number)
        buttons[0].setChecked(True)
        return buttons

    def _scope_buttons(self) -> list[QRadioButton]:
        this = QRadioButton(self.tr("this article"))
        some = QRadioButton(self.tr("the %n selected article(s)", "", len(self._selected)))
        everything = QRadioButton(self.tr("the whole library"))
        this.setEnabled(self._reading is not None)
        some.setVisible(len(self._selected) > 1)
        for scope, button in ((THIS, this), (SELECTED, some), (ALL, everything)):
            self.scopes.addButton(button, scope)
        (some if len(self._selected) > 1 else this if self._reading else everything).setChecked(True)
        return [this, some, everything]
