"""The progress of work in the background, with a button that ends it; it is in nobody's way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from ui.desktop import labels


class ProgressStrip(QFrame):
    """Emits `cancelled` when the person ends the work; `words` has the blanks {done} and {total}."""

    cancelled = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self._template = words
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
        """Show how many of how many are done; with all done, go."""
        self.setVisible(done < total)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._words.setText(self._template.format(done=labels.count(done), total=labels.count(total)))
