"""`isnad analyse` for folders and with --jobs: many articles into a folder of results, with a progress bar."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from app.jobs.analyse_files import Outcome, Status, analyse_files, begin_process, plan
from ui.command_line.long_work import progress, start_deaf
from ui.command_line.printable import printable


def analyse_many(names: Sequence[str], arguments: argparse.Namespace) -> int:
    """Analyse files and folders into --output; return 1 where a file failed or there was none, else 0."""
    planned = plan(names, arguments.output)
    jobs = min(arguments.jobs or 1, len(planned.tasks))
    if not planned.tasks:
        print("isnad: there is no article in what you named.", file=sys.stderr)
    with progress("Analysing", len(planned.tasks)) as advance, _processes(jobs) as executor:
        _tell(planned.clashes)

        def take(outcomes: Sequence[Outcome]) -> None:
            _tell(outcomes)
            advance(len(outcomes))

        counts = analyse_files(
            planned.tasks, published=arguments.published, on_outcomes=take, executor=executor, jobs=jobs
        )
    return 1 if counts[Status.FAILED] or planned.clashes or not planned.tasks else 0


def _tell(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        name = printable(outcome.name)
        if outcome.error:
            print(f"isnad: {name}: {printable(outcome.error)}", file=sys.stderr)
        elif outcome.status is Status.NOT_ARABIC:
            print(f"isnad: «{name}» is not in Arabic and was not analysed.", file=sys.stderr)


@contextmanager
def _processes(jobs: int) -> Iterator[Executor | None]:
    """Run so many processes, none for a single job; when the work ends early they end with the file in hand."""
    if jobs <= 1:
        yield None
        return
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=begin_process, initargs=(stop,)) as executor:
        try:
            start_deaf(executor, jobs)
            yield executor
        except BaseException:
            stop.set()
            # Waited for: a process that is still starting would look in vain for what it shares with this one.
            executor.shutdown(cancel_futures=True)
            raise
