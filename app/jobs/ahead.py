"""Work done ahead in other processes, its results taken in order."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Executor, Future
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import TypeVar

_STEPS_BACK = 5

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 8
"""Items that are worked on while an earlier one's result is taken: enough for any laptop's cores, little memory."""


def end_with_parent() -> None:
    """Let a worker process end when the one that it works for is killed: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def work_behind() -> None:
    """Let a worker process end with the one that it works for, and leave the processor to a window that is used."""
    end_with_parent()
    if hasattr(os, "nice"):  # Windows has none
        os.nice(_STEPS_BACK)


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def results(
    work: Callable[[Item], Result], items: Iterable[Item], executor: Executor | None, *, ahead: int = AHEAD
) -> Generator[tuple[Item, Future[Result]], None, None]:
    """Yield each item with its finished work, in order; the future raises what the work raised.

    `ahead` items are worked on while an earlier one's result is taken. Without an executor, each item is worked on here
    when it is asked for. When the caller stops early, what has not begun is not begun.
    """
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            waiting.append((item, _submit(work, item, executor)))
            if executor is None or len(waiting) > ahead:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        for _, future in waiting:
            future.cancel()


def _submit(work: Callable[[Item], Result], item: Item, executor: Executor | None) -> Future[Result]:
    try:
        if executor is not None:
            return executor.submit(work, item)
        future: Future[Result] = Future()
        future.set_result(work(item))
    except Exception as error:  # noqa: BLE001 - it is raised where the result is taken
        future = Future()
        future.set_exception(error)
    return future
