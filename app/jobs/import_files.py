"""Taking files into the library: read, analyse, store; one bad file never stops the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.document import Document
from app.errors import LibraryError, UnreadableFileError, UserError
from app.importing import read
from app.importing.formats import SUFFIXES
from app.jobs.ahead import results
from app.library import Added, Library, Verb


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file's document with its analysis, ready to be taken in."""

    document: Document
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that is in the library now; `added` tells whether it was there before."""

    path: Path
    added: Added


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be taken in, and why."""

    path: Path
    error: UserError


Outcome = Imported | Failed


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is; the outcome is that of the file just done, and safe on disk."""

    done: int
    total: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of the files. `interrupted` is the library's own error that ended the work before its end."""

    outcomes: tuple[Outcome, ...]
    total: int
    was_cancelled: bool = False
    interrupted: LibraryError | None = None

    @property
    def imported(self) -> tuple[Imported, ...]:
        """Return the files that are in the library now."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Imported))

    @property
    def failed(self) -> tuple[Failed, ...]:
        """Return the files that could not be taken in."""
        return tuple(outcome for outcome in self.outcomes if isinstance(outcome, Failed))

    @property
    def changes(self) -> Changes:
        """Return what all of it changed."""
        return merged(Verb.ADD_ARTICLE, (outcome.added.changes for outcome in self.imported))


def prepare(path: Path) -> Prepared:
    """Read and analyse one file; nothing else is touched, so another process can do it. Raise UnreadableFileError."""
    document = read(path)
    return Prepared(document, analyse(document))


def import_files(
    library: Library,
    paths: Sequence[Path],
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    executor: Executor | None = None,
) -> ImportReport:
    """Take files and folders in, in order, and report on each file.

    `executor` prepares files ahead in other processes; the library is written on this thread. `is_cancelled` is asked
    before each file. What is in the library when the work ends early stays there, and is found again next time.
    """
    files = list(files_in(paths))
    outcomes: list[Outcome] = []
    prepared = results(prepare, files, executor)
    try:
        for path in files:
            if is_cancelled():
                return ImportReport(tuple(outcomes), len(files), was_cancelled=True)
            _, future = next(prepared)
            outcomes.append(_take_in(library, path, future))
            on_progress(Progress(len(outcomes), len(files), outcomes[-1]))
    except LibraryError as error:
        return ImportReport(tuple(outcomes), len(files), interrupted=error)
    finally:
        prepared.close()
    return ImportReport(tuple(outcomes), len(files))


def _take_in(library: Library, path: Path, future: Future[Prepared]) -> Outcome:
    """Store one prepared file. Raise LibraryError, which is no fault of the file."""
    try:
        prepared = future.result()
        return Imported(path, library.articles.add(prepared.document, prepared.analysis))
    except LibraryError:
        raise
    except UserError as error:
        return Failed(path, error)
    except Exception as error:  # noqa: BLE001 - a fault of ours at one file must not cost the others
        cause = f"{type(error).__name__}: {error}"
        return Failed(path, UnreadableFileError("«{file}» met a fault in Isnad: {cause}", file=path.name, cause=cause))


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named, and of each folder those below it that have the ending of a format, in order of name.

    Hidden files are passed over, links to folders are not followed, and the folder that a browser saves beside a page
    («page_files») belongs to the page.
    """
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def some_files_in(paths: Sequence[Path]) -> list[Path]:
    """Return `files_in(paths)` as a list. Raise UnreadableFileError where there is not one."""
    files = list(files_in(paths))
    if paths and not files:
        raise UnreadableFileError("There is no article in the folder «{folder}».", folder=paths[0].name)
    return files


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in {".html", ".htm"}}
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name.removesuffix("_files") not in pages
        )
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(place, name)


def merged(verb: str, changes: Iterable[Changes]) -> Changes:
    """Return what several writes changed together."""
    return reduce(
        lambda one, other: Changes(verb, one.kinds | other.kinds, one.articles | other.articles), changes, Changes(verb)
    )
