"""`IdleWatch`: tells when nobody has touched keys or mouse for a while, the time that the machine slept included."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

LOOK_MS = 5000
_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
    QEvent.Type.DragMove,
}


class IdleWatch(QObject):
    """Install it on the application; `minutes` says how long is too long, 0 for never."""

    idled = Signal()

    def __init__(self, minutes: Callable[[], int], clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._minutes = minutes
        # The clock on the wall goes on while the machine sleeps.
        self._clock = clock
        self._touched = clock()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def begin(self) -> None:
        """Count from now."""
        self._touched = self._clock()

    def look(self) -> bool:
        """Emit `idled` where it has been too long, and tell whether it has."""
        minutes = self._minutes()
        is_long = minutes > 0 and self._clock() - self._touched >= minutes * 60
        if is_long:
            self.begin()
            self.idled.emit()
        return is_long

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Note each touch; the one that wakes a machine which slept too long does nothing else."""
        if event.type() not in _TOUCHES:
            return False
        if self.look():
            return True
        self.begin()
        return False
