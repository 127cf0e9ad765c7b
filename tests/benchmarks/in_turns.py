"""The ratio of two times, measured in turns, so that a machine's pace counts for both."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

Typical = Callable[[Sequence[float]], float]


def ratio(ours: Callable[[], object], theirs: Callable[[], object], times: int, typical: Typical = min) -> float:
    """Return how many times as long `ours` takes.

    On a busy machine the best of `times` is what reading costs; a write waits for the disk, so its median is meant.
    """
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for seconds, call in zip(took, (ours, theirs), strict=True):
            start = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - start)
    return typical(took[0]) / typical(took[1])
