"""Long work at a terminal: its progress bar, the processes that share it, and Ctrl+C, which ends it cleanly."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from types import FrameType

from app.jobs.ahead import AHEAD, end_with_parent
from app.jobs.pace import Pace
from ui.command_line.command import INTERRUPTED

_SHOW_CURSOR = b"\n\x1b[?25h"
"""What brings a terminal's cursor back that a bar had hidden."""

_BROKEN_OFF = b"isnad: broken off. What was told as done is kept; the same command goes on from there.\n"


class Stop:
    """Whether Ctrl+C was pressed: it is asked between two files, so that what is being written is finished."""

    def __init__(self) -> None:
        self.is_wanted = False

    def __call__(self) -> bool:
        """Tell whether the work is to end."""
        return self.is_wanted


@contextmanager
def stoppable() -> Iterator[Stop]:
    """Let the first Ctrl+C wait for the file in hand, and the second end the program at once.

    What was told as done is safe on the disk by then, as it is when the machine loses its power.
    """
    stop = Stop()
    heard = signal.getsignal(signal.SIGINT)
    if heard is not signal.default_int_handler:
        # A shell's background job is deaf to it, and stays so.
        yield stop
        return

    def ask(_signal: int, _frame: FrameType | None) -> None:
        # Nothing is printed the usual way: the signal may have come in the middle of printing.
        if stop.is_wanted:
            shown_again = _SHOW_CURSOR if sys.stderr.isatty() else b""
            os.write(2, shown_again + _BROKEN_OFF)
            os._exit(INTERRUPTED)
        stop.is_wanted = True

    signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, heard)


@contextmanager
def progress(what: str, total: int, stop: Stop | None = None) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error where that is a terminal, and yield what moves it on by so many files.

    What is printed meanwhile on the same terminal stands above the bar, which goes when the work ends.
    """
    if not sys.stderr.isatty() or not total:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TextColumn
    from rich.text import Text

    class TellingColumn(TextColumn):
        """The last column: how long it will take, or that it is about to stop."""

        def render(self, task: Task) -> Text:
            is_stopping = stop is not None and stop.is_wanted
            return Text("stopping after this file; Ctrl+C again: at once" if is_stopping else task.fields["left"])

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TellingColumn(""))
    console = Console(stderr=True, highlight=False)
    pace = Pace()
    pace.begin()
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task(what, total=total, left="")
        done = 0

        def advance(files: int) -> None:
            nonlocal done
            done += files
            bar.update(task, completed=done, left=time_left(pace.seconds_left(done, total)))

        yield advance


def time_left(seconds: float | None) -> str:
    """Return in words how long the rest will take, nothing where that is not known."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute left"
    if minutes < 90:
        return f"about {minutes} min left"
    return f"about {round(minutes / 60)} h left"


@contextmanager
def processes(*, wanted: bool) -> Iterator[Executor | None]:
    """Run other processes where that is worth while; when the work ends early, what has not begun is left."""
    if not wanted:
        yield None
        return
    workers = min(os.cpu_count() or 1, AHEAD)
    # Python's own process that clears away what a broken-off one leaves need not tell of it.
    os.environ.setdefault("PYTHONWARNINGS", "ignore:resource_tracker")
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=end_with_parent) as executor:
        try:
            start_deaf(executor, workers)
            yield executor
        except BaseException:
            # Waited for: a process that is still starting would look in vain for what it shares with this one.
            executor.shutdown(cancel_futures=True)
            raise


def start_deaf(executor: Executor, workers: int) -> None:
    """Start all processes deaf to Ctrl+C, which the terminal sends to all: this one tells them."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for _ in range(workers):  # each starts one process, since none is idle yet
            executor.submit(int)
    finally:
        signal.signal(signal.SIGINT, heard)
