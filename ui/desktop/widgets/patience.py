"""`Patience`: a line that says why the passphrase was not taken, and counts the seconds until the next may be tried."""

from __future__ import annotations

import math

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel

from app.library import Attempts

TICK_MS = 250


class Patience(QLabel):
    """Emits `over` when the wait has ended."""

    over = Signal()

    def __init__(self, attempts: Attempts) -> None:
        super().__init__()
        self._attempts = attempts
        self._reason = ""
        self.setWordWrap(True)
        self.setProperty("tone", "danger")
        self.setObjectName("passphrase_trouble")
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.hide()

    @property
    def is_waiting(self) -> bool:
        """Tell whether the next passphrase has to wait."""
        return self._attempts.seconds_left > 0

    def say(self, reason: str) -> None:
        """Say what is wrong, and begin to count where there is something to wait for."""
        self._reason = reason
        self._show(self._attempts.seconds_left)
        if self.is_waiting:
            self._timer.start()

    def _tick(self) -> None:
        left = self._attempts.seconds_left
        self._show(left)
        if left <= 0:
            self._timer.stop()
            self.over.emit()

    def _show(self, seconds: float) -> None:
        wait = self.tr("Try again in %n second(s).", "", math.ceil(seconds)) if seconds > 0 else ""
        self.setText(" ".join(filter(None, (self._reason, wait))))
        self.setVisible(bool(self.text()))
