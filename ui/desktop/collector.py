"""`Collector`: garbage is collected in the window's thread alone.

Python collects in whichever thread happens to allocate; a widget that dies in another thread than its own takes the
program with it. It matters as soon as windows go while the program stays.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collector(QObject):
    """Takes Python's collecting over, on Python's own thresholds, until `end`."""

    def __init__(self) -> None:
        super().__init__()
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is full, with the younger ones."""
        full = [count > limit > 0 for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(full):
            gc.collect(max(generation for generation, is_full in enumerate(full) if is_full))

    def end(self) -> None:
        """Collect what there is, and let Python do it again where it did before."""
        self._timer.stop()
        gc.collect()
        if self._was_enabled:
            gc.enable()
