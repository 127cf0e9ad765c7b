"""Taking files into the library: read, analyse, store; one bad file never stops the others."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from enum import Flag, auto
from functools import cache, reduce
from pathlib import Path

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.document import Document
from app.errors import LibraryError, UnreadableFileError, UserError
from app.importing import read_source
from app.importing.archives import ARCHIVE_SUFFIXES, expanded, is_archive, members_of
from app.importing.repair import Repair, repairs_for
from app.importing.saved_pages import is_article_name, is_passed_over
from app.importing.sources import Source, content_of
from app.jobs.ahead import results
from app.jobs.changed_texts import take_changed_text
from app.jobs.repair_texts import possible_repairs, repair_text
from app.library import Added, Library, Verb
from app.library.texts.editions import Taken


class Accepted(Flag):
    """What the person wants without being asked for each article.

    CHANGED_TEXT is the text that an article's file has now, which is else kept beside its own; REPAIR the surest repair
    of a damaged text.
    """

    NOTHING = 0
    CHANGED_TEXT = auto()
    REPAIR = auto()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file's document with its analysis, ready to be taken in, and what could be repaired in its text."""

    document: Document
    analysis: Analysis
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Untouched:
    """A file whose bytes, of this SHA-256, are in the library as read from the same place: nothing is to be done."""

    original_sha256: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that is in the library now; `added` tells whether it was there before.

    `taken` tells what came of the marks of an article that has the file's changed text now, `repairs` what can be
    repaired in the text of an article, the surest first, `is_repaired` that the surest was.
    """

    source: Source
    added: Added
    taken: Taken | None = None
    repairs: tuple[Repair, ...] = ()
    is_repaired: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that could not be taken in, and why."""

    source: Source
    error: UserError

    @classmethod
    def of(cls, source: Source, error: Exception) -> Failed:
        """Return the failure for any error; a fault of ours at one file is told like one of the file's."""
        if isinstance(error, UserError):
            return cls(source, error)
        cause = f"{type(error).__name__}: {error}"
        return cls(source, UnreadableFileError("«{file}» met a fault in Isnad: {cause}", file=source.name, cause=cause))


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


def prepare(source: Source, known: str | None = None) -> Prepared | Untouched:
    """Read and analyse one file; nothing else is touched, so another process can do it. Raise UnreadableFileError.

    `known` is the SHA-256 of what the library read from there before: the same bytes are not analysed again.
    """
    if known is not None and hashlib.sha256(content_of(source).data).hexdigest() == known:
        return Untouched(known)
    document = read_source(source)
    return Prepared(document, analyse(document), repairs_for(document))


def import_files(
    library: Library,
    paths: Sequence[Path | Source],
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    executor: Executor | None = None,
    accepts: Accepted = Accepted.NOTHING,
) -> ImportReport:
    """Take files, folders and archives in, in order, and report on each file.

    Only where the person `accepts` a changed text or a repair, an article gets it; undo takes either back.

    `executor` prepares files ahead in other processes; the library is written on this thread. `is_cancelled` is asked
    before each file. What is in the library when the work ends early stays there, and is found again next time. What
    came new is one step of the history.
    """
    files = list(files_in(paths))
    outcomes: list[Outcome] = []
    interrupted: LibraryError | None = None
    was_cancelled = False
    prepared = results(_prepare_pair, _with_known(library, files), executor)
    try:
        for source in files:
            if was_cancelled := is_cancelled():
                break
            _, future = next(prepared)
            outcome = _take_in(library, source, future)
            if accepts & Accepted.CHANGED_TEXT:
                outcome = _with_text(library, outcome)
            if accepts & Accepted.REPAIR:
                outcome = _with_repair(library, outcome)
            outcomes.append(outcome)
            on_progress(Progress(len(outcomes), len(files), outcomes[-1]))
        library.articles.took_in(_new(outcomes))
    except LibraryError as error:
        interrupted = error
    finally:
        prepared.close()
    return ImportReport(tuple(outcomes), len(files), was_cancelled, interrupted)


def _new(outcomes: Iterable[Outcome]) -> list[int]:
    """Return the articles that were not there before."""
    added = (outcome.added for outcome in outcomes if isinstance(outcome, Imported))
    return [one.article_id for one in added if not one.was_known]


def _with_known(library: Library, files: Sequence[Source]) -> list[tuple[Source, str | None]]:
    """Return each file with the SHA-256 of what the library read from there before."""
    known = library.articles.originals_at([source.location for source in files])
    return [(source, known.get(source.location)) for source in files]


def _prepare_pair(pair: tuple[Source, str | None]) -> Prepared | Untouched:
    return prepare(*pair)


def _take_in(library: Library, source: Source, future: Future[Prepared | Untouched]) -> Outcome:
    """Store one prepared file. Raise LibraryError, which is no fault of the file."""
    try:
        prepared = future.result()
        if isinstance(prepared, Untouched):
            return Imported(source, library.articles.add_again(prepared.original_sha256))
        added = library.articles.add(prepared.document, prepared.analysis)
        return Imported(source, added, repairs=() if added.was_known else prepared.repairs)
    except LibraryError:
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours at one file must not cost the others
        return Failed.of(source, error)


def _with_text(library: Library, outcome: Outcome) -> Outcome:
    """Let an article have the changed text that was kept for it."""
    if isinstance(outcome, Failed) or outcome.added.offered is None:
        return outcome
    return replace(outcome, taken=take_changed_text(library, outcome.added.article_id, outcome.added.offered))


def _with_repair(library: Library, outcome: Outcome) -> Outcome:
    """Let an article have its text repaired, also one that was there before."""
    if isinstance(outcome, Failed):
        return outcome
    article_id = outcome.added.article_id
    repairs = possible_repairs(library, article_id) if outcome.added.was_known else outcome.repairs
    if not repairs:
        return outcome
    repair_text(library, article_id, repairs[0])
    return replace(outcome, repairs=repairs, is_repaired=True)


def files_in(paths: Iterable[Path | Source]) -> Iterator[Source]:
    """Yield the files named, the articles in the archives among them, and of each folder what below it is either.

    What lies in a folder comes in order of name. Hidden files are passed over, links to folders are not followed, and
    the folder that a browser saves beside a page («page_files») belongs to the page. A source is yielded as it is.
    """
    for path in paths:
        if isinstance(path, Source):
            yield path
        elif path.is_dir():
            for file in _below(path):
                yield from members_of(file) if is_archive(file) else [Source(file)]
        else:
            yield from expanded(path)


def some_files_in(paths: Sequence[Path]) -> list[Source]:
    """Return `files_in(paths)` as a list. Raise UnreadableFileError where there is not one."""
    files = list(files_in(paths))
    if paths and not files:
        raise UnreadableFileError("There is no article in the folder «{folder}».", folder=paths[0].name)
    return files


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_passed_over(name, names))
        for name in sorted(names):
            if _is_taken(name):
                yield Path(place, name)


def arrived_files(paths: Iterable[Path], roots: Sequence[Path]) -> list[Path]:
    """Return those of the files and folders at or below `roots` that `files_in` would come upon there."""

    @cache
    def is_hidden(folder: Path) -> bool:
        return is_passed_over(folder.name, [beside.name for beside in folder.parent.iterdir()])

    def is_found(path: Path, root: Path) -> bool:
        folders = [folder for folder in (path, *path.parents) if root in folder.parents and folder.is_dir()]
        return root in path.parents and not any(map(is_hidden, folders)) and (path.is_dir() or _is_taken(path.name))

    return [path for path in paths if path in roots or any(is_found(path, root) for root in roots)]


def _is_taken(name: str) -> bool:
    return is_article_name(name) or (name.lower().endswith(ARCHIVE_SUFFIXES) and not name.startswith("."))


def merged(verb: str, changes: Iterable[Changes]) -> Changes:
    """Return what several writes changed together."""
    return reduce(
        lambda one, other: Changes(verb, one.kinds | other.kinds, one.articles | other.articles), changes, Changes(verb)
    )
