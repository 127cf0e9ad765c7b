"""Analysing many files into a folder of results, which goes on where an earlier run stopped."""

from __future__ import annotations

import gc
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from app.analysis.pipeline import ANALYSER, analyse
from app.domain.annotations import Analysis
from app.domain.contract import Json, analysis_to_json
from app.domain.document import Document, PublishedBasis
from app.errors import UserError
from app.importing import read_source
from app.importing.archives import is_archive
from app.importing.saved_pages import is_article_name
from app.importing.sources import Source
from app.jobs.ahead import end_with_parent, results

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

_LARGEST_CHUNK = 16
"""Files that a process is handed at once: few enough for a lively progress, enough that the handing costs nothing."""

_SELDOM = 50_000
"""Objects more than freed, those of some dozens of articles, before Python looks for garbage in cycles."""

_NO_FILE_NAME = re.compile(r'[\x00-\x1f<>:"|?*\\]')
_LONGEST_NAME = 100

_CHUNKS_A_PROCESS = 4
"""Where files are few, each process still gets some chunks, so that all end at about the same time."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file or member of an archive, named as the result names it, and the place of its result."""

    name: str
    target: Path
    source: Source


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, and the files that another one with the same place of result leaves no room for."""

    tasks: tuple[Task, ...]
    clashes: tuple[Outcome, ...]


class Status(StrEnum):
    """What became of a file; KEPT means that its earlier result still holds."""

    ANALYSED = "analysed"
    KEPT = "kept"
    NOT_ARABIC = "not Arabic"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file and what became of it; `error` says why where it failed."""

    name: str
    status: Status
    error: UserError | None = None


def plan(names: Iterable[str], folder: Path) -> Plan:
    """Return the tasks of all files and folders named, their results below `folder`.

    A file's result is STEM.json. The files of a folder or an archive have theirs in the same folders below it; where
    several of those are named, each has its results under its own name. Of two files with one place, the first is done.
    """
    names = list(names)
    inputs = {Path(name).resolve(): name for name in names if not Path(name).is_dir()}
    taken: dict[str, str] = {}
    tasks: list[Task] = []
    clashes: list[Outcome] = []
    for task in _tasks(names, folder):
        # Some file systems don't tell capitals from small letters.
        other = taken.setdefault(str(task.target).casefold(), task.name)
        if other != task.name and Path(other) != Path(task.name):
            error = UserError("The result would be written to the same file as that of «{other}».", other=other)
            clashes.append(Outcome(task.name, Status.FAILED, error))
        elif inputs and (overwritten := inputs.get(task.target.resolve())):
            error = UserError("The result would overwrite «{input}».", input=overwritten)
            clashes.append(Outcome(task.name, Status.FAILED, error))
        elif other is task.name:
            tasks.append(task)
    return Plan(tuple(tasks), tuple(clashes))


def _tasks(names: Sequence[str], folder: Path) -> Iterator[Task]:
    # The library's room, which comes along with it, is not for every process to load.
    from app.jobs.import_files import files_in

    containers = {name for name in names if Path(name).is_dir() or is_archive(Path(name))}
    for name in names:
        path = Path(name)
        if name not in containers:
            yield Task(name, folder / f"{path.stem}.json", Source(path))
            continue
        top = folder / path.resolve().name if len(containers) > 1 else folder
        for source in files_in([path]):
            place = source.path.relative_to(path)
            target = top / place / result_place(source.member) if source.member else top / place.with_suffix(".json")
            yield Task(str(source), target, source)


def result_place(member: str) -> PurePosixPath:
    """Return where the result for an archive's member lies below that for its archive, whatever the member's name.

    Of an address («https://example.org/a?id=1»), the scheme is left out; signs that no file name may hold become «_».
    """
    pieces = member.partition("://")[2] or member
    parts = [_NO_FILE_NAME.sub("_", part)[:_LONGEST_NAME] for part in pieces.split("/") if part.strip(". ")]
    place = PurePosixPath(*parts) if parts else PurePosixPath("_")
    return place.with_suffix(".json") if is_article_name(place.name) else place.with_name(f"{place.name}.json")


def analyse_files(
    tasks: Sequence[Task],
    *,
    published: date | None = None,
    on_outcomes: Callable[[Sequence[Outcome]], None] = lambda _: None,
    executor: Executor | None = None,
    jobs: int = 1,
) -> Counter[Status]:
    """Analyse files and write their results, telling what became of them a few at a time; return how many met what.

    `executor` has `jobs` processes, each begun by `begin_process`; without one, all is done here. No result is held in
    memory: each is written, whole or not at all, by the process that made it. Raise UserError where a process died.
    """
    counts: Counter[Status] = Counter()
    size = max(1, min(_LARGEST_CHUNK, len(tasks) // (jobs * _CHUNKS_A_PROCESS))) if executor else 1
    work = partial(_analyse_chunk, published=published)
    finished = results(work, _chunks(tasks, size), executor, ahead=2 * jobs)
    try:
        for _, future in finished:
            outcomes = future.result()
            counts.update(outcome.status for outcome in outcomes)
            on_outcomes(outcomes)
    except BrokenExecutor as error:
        raise UserError(
            "A process that analysed was ended from outside, perhaps for want of memory. What is written is kept; the "
            "same call goes on from there, with fewer jobs perhaps."
        ) from error
    finally:
        finished.close()
    return counts


def _chunks(tasks: Sequence[Task], size: int) -> Iterator[tuple[Task, ...]]:
    rest = iter(tasks)
    return iter(lambda: tuple(islice(rest, size)), ())


_stops: list[Event] = []
"""In a process of its own: what tells it to begin no further file."""


def begin_process(stop: Event) -> None:
    """Make a new process ready; once `stop` is set, it leaves the rest of its chunk undone."""
    _stops.append(stop)
    end_with_parent()


def _analyse_chunk(tasks: Sequence[Task], *, published: date | None) -> tuple[Outcome, ...]:
    outcomes: list[Outcome] = []
    with _collecting_seldom():
        for task in tasks:
            if any(stop.is_set() for stop in _stops):
                break
            outcomes.append(_outcome(task, published))
    return tuple(outcomes)


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Look seldom for garbage in cycles: an analysis leaves none, saved pages some, and each search is dear.

    After the first files all tables are read; they are left out of every later search.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()


def _outcome(task: Task, published: date | None) -> Outcome:
    try:
        if _still_holds(task, published):
            return Outcome(task.name, Status.KEPT)
        document = read_source(task.source)
        analysis = analyse(document, published=published)
        line = result_line(task.name, document, analysis, in_file=task.source.member is None)
        write_result(line, task.target)
    except UserError as error:
        return Outcome(task.name, Status.FAILED, error)
    except Exception as error:  # noqa: BLE001 - a fault of ours at one file must not cost the others
        cause = f"{type(error).__name__}: {error}"
        fault = UserError("«{file}» met a fault in Isnad: {cause}", file=task.source.name, cause=cause)
        return Outcome(task.name, Status.FAILED, fault)
    return Outcome(task.name, Status.ANALYSED if document.is_arabic else Status.NOT_ARABIC)


def _still_holds(task: Task, published: date | None) -> bool:
    """Tell whether the result that stands is what this file, this version and this day would give again."""
    try:
        result = json.loads(task.target.read_bytes())
        if not isinstance(result, dict) or (result.get("analyser"), result.get("path")) != (ANALYSER, task.name):
            return False
        return _same_day(result, published) and _same_file(result, task)
    except (OSError, ValueError):
        return False


def _same_day(result: Json, published: date | None) -> bool:
    given = result.get("published_basis") == PublishedBasis.GIVEN
    return result.get("published") == published.isoformat() if given and published else given is (published is not None)


def _same_file(result: Json, task: Task) -> bool:
    """Tell whether the file is as it was: by its bytes where they are the text, else by the times of change."""
    file = task.source.path
    if "text" not in result:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == result.get("text_sha256")
    state = file.stat()
    # A file put in the place of another may bring an older time of its own along, but not the time it was put there.
    return max(state.st_mtime_ns, state.st_ctime_ns) < task.target.stat().st_mtime_ns


def result_line(name: str, document: Document, analysis: Analysis, *, in_file: bool = True) -> str:
    """Return the contract's object on one line, with the text where no file holds just its characters."""
    is_file_text = in_file and document.original == document.text.encode("utf-8")
    data = analysis_to_json(analysis, document.text, path=name, with_text=not is_file_text)
    return json.dumps(data, ensure_ascii=False)


def write_result(line: str, target: Path) -> None:
    """Write one result, making its folders, so that the file is either whole or not there.

    Raise UserError where the place can't be written.
    """
    unfinished = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_text(f"{line}\n", "utf-8", errors="backslashreplace", newline="\n")
            unfinished.replace(target)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserError(
            "«{path}» can't be written: {cause}.", path=str(target), cause=error.strerror or type(error).__name__
        ) from error
