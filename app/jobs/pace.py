"""How long the rest of some work will take, told from how fast it went of late."""

from __future__ import annotations

import time
from collections import deque

_SOONEST = 3.0
"""Seconds of work before anything is told about the rest."""

_LATELY = 60.0
"""Seconds that count as of late: files that were there already go by far faster than the new ones behind them."""


class Pace:
    """How fast work goes on that counts what is done of it."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def begin(self, done: int = 0) -> None:
        """Measure from now on, with so much done before."""
        self._marks = deque([(time.monotonic(), done)])

    def seconds_left(self, done: int, total: int) -> float | None:
        """Note how much is done, and return the seconds that the rest will take; None while that is not to be told."""
        now = time.monotonic()
        self._marks.append((now, done))
        while len(self._marks) > 2 and self._marks[1][0] <= now - _LATELY:
            self._marks.popleft()
        since, first = self._marks[0]
        if done <= first or now - since < _SOONEST:
            return None
        return (now - since) / (done - first) * (total - done)
