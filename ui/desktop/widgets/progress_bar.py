"""The progress of work in the background, with a button that ends it; it is in nobody's way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from app.jobs.pace import Pace
from app.library import Upgrade
from ui.desktop import labels
from ui.desktop.tasks import Tasks


class ProgressStrip(QFrame):
    """Emits `cancelled` when the person ends the work; `words` has the blanks {done} and {total}."""

    cancelled = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self._template = words
        self._pace, self._shown = Pace(), 0
        self.setObjectName("progress")
        self._words = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("tone", "quiet")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 4, 10, 4)
        line.setSpacing(12)
        line.addWidget(self._words)
        line.addWidget(self._bar, 1)
        line.addWidget(self.cancel)
        self.cancel.clicked.connect(self.cancelled)
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """Show how many of how many are done, and how long the rest will take; with all done, go."""
        if self.isHidden() or done < self._shown:
            self._pace.begin(done)
        self._shown = done
        self.setVisible(done < total)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = self._template.format(done=labels.count(done), total=labels.count(total))
        left = self._pace.seconds_left(done, total)
        if left is not None:
            words += " · " + self._time_left(left)
        self._words.setText(words)

    def _time_left(self, seconds: float) -> str:
        minutes = round(seconds / 60)
        if minutes < 1:
            return self.tr("less than a minute left")
        if minutes < 90:
            return self.tr("about %n minute(s) left", "", minutes)
        return self.tr("about %n hour(s) left", "", round(minutes / 60))


class UpgradeStrip(ProgressStrip):
    """The progress of an older library that is brought up to date as it is opened; closing the window ends it too."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__("")
        self.setObjectName("upgrade")
        self.cancel.hide()
        tasks.upgraded.connect(self.show_upgrade)

    def show_upgrade(self, upgrade: Upgrade) -> None:
        """Show which step of how many is under way, and how many articles are done."""
        words = self.tr("The library is being brought up to date, step {step} of {steps}: {done} of {total} articles")
        steps = {"{step}": labels.count(upgrade.step), "{steps}": labels.count(upgrade.steps)}
        for blank, number in steps.items():
            words = words.replace(blank, number)
        self._template = words
        self.show_progress(upgrade.done, upgrade.total)
