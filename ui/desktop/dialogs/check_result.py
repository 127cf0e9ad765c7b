"""What a check of the library found: that all is whole, or what is wrong, the first thing first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from app.library import CheckReport
from ui.desktop import labels
from ui.desktop.error_texts import error_text
from ui.desktop.widgets.buttons import foot


class CheckDialog(QDialog):
    """Emits `backups_wanted` or `salvage_wanted` when the person chooses a way out."""

    backups_wanted = Signal()
    salvage_wanted = Signal()

    def __init__(self, report: CheckReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("check_dialog")
        self.setWindowTitle(self.tr("Check of the library"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(10)
        for words, tone in self._sentences(report):
            label = QLabel(words)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setProperty("tone", tone)
            lines.addWidget(label)
        self.others = QListWidget()
        self.others.setAccessibleName(self.tr("What else is wrong"))
        self.others.addItems([error_text(problem.error) for problem in report.problems[1:]])
        self.others.setVisible(len(report.problems) > 1)
        lines.addWidget(self.others, 1)
        lines.addWidget(self._foot(report))
        self.setMinimumWidth(520)

    def _sentences(self, report: CheckReport) -> list[tuple[str, str]]:
        if not report.is_sound:
            return [
                (self.tr("Something is wrong with your library"), "heading"),
                (error_text(report.problems[0].error), ""),
                (self.tr("Bring a backup back, or save what can be read into a new library."), "muted"),
            ]
        counts = self.tr("{articles} articles, {originals} original files, {steps} steps of the history").format(
            articles=labels.count(report.articles),
            originals=labels.count(report.originals),
            steps=labels.count(report.steps),
        )
        looked_at = self.tr("Checked: the file, originals and texts, the search index, the chain of the history.")
        return [(self.tr("Your library is whole"), "heading"), (counts, ""), (looked_at, "muted")]

    def _foot(self, report: CheckReport) -> QDialogButtonBox:
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        if not report.is_sound:
            for words, signal in (
                (self.tr("Backups…"), self.backups_wanted),
                (self.tr("Save what can be read…"), self.salvage_wanted),
            ):
                button = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
                button.setAutoDefault(False)
                button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
        return buttons
