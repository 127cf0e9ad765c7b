"""Analysing articles again: all that an older analyser read, or one whose publication date the person sets."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date

from app.analysis.pipeline import ANALYSER, analyse
from app.domain.annotations import Analysis
from app.domain.changes import Changes
from app.domain.differences import Differences, differences
from app.domain.document import Document
from app.errors import LibraryError, NotFoundError
from app.jobs.ahead import results
from app.jobs.import_files import merged
from app.library import Library, Verb


@dataclass(frozen=True, slots=True)
class Reanalysed:
    """One article analysed anew: what the new analysis says otherwise, and what the writing of it changed."""

    article_id: int
    differences: Differences
    changes: Changes


@dataclass(frozen=True, slots=True)
class ReanalysisReport:
    """What came of it: the articles analysed anew, in order, and those that the analyser failed at."""

    done: tuple[Reanalysed, ...]
    failed: tuple[int, ...]
    was_cancelled: bool = False

    @property
    def changes(self) -> Changes:
        """Return what all the writes changed together."""
        return merged(Verb.STORE_ANALYSIS, (article.changes for article in self.done))


def outdated(library: Library, analyser: str = ANALYSER) -> list[int]:
    """Return the articles, newest first, whose analysis is of an older version than `analyser`."""
    return [article_id for article_id, stored in library.articles.analysers() if is_older(stored, analyser)]


def is_older(stored: str, current: str) -> bool:
    """Tell whether the analyser `stored` ("name/1.2.3") comes before `current`; another name is always older."""
    stored_name, _, stored_version = stored.partition("/")
    name, _, version = current.partition("/")
    return stored_name != name or _parts(stored_version) < _parts(version)


def _parts(version: str) -> tuple[tuple[int, str], ...]:
    """Return a version as a key that sorts: numbers by value, any other part before all of them."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in version.split("."))


def reanalyse(
    library: Library,
    *,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    is_dry_run: bool = False,
    is_cancelled: Callable[[], bool] = lambda: False,
    executor: Executor | None = None,
) -> ReanalysisReport:
    """Analyse all outdated articles anew, newest first; what the reader decided stands.

    `on_progress` is told how many of how many are done. An article that the analyser fails at keeps the analysis it
    has. A dry run tells what would change and stores nothing. Raise LibraryError where the library can't be written.
    """
    ids = outdated(library)
    done: list[Reanalysed] = []
    failed: list[int] = []
    analysed = results(analyse_text, (sendable(library, article_id) for article_id in ids), executor)
    was_cancelled = False
    try:
        for article_id in ids:
            was_cancelled = is_cancelled()
            if was_cancelled:
                break
            _, future = next(analysed)
            try:
                done.append(renew(library, article_id, future.result(), is_dry_run=is_dry_run))
            except LibraryError:
                raise
            except Exception:  # noqa: BLE001 - a fault of ours at one article must not cost the others
                failed.append(article_id)
            on_progress(len(done) + len(failed), len(ids))
    finally:
        analysed.close()
    return ReanalysisReport(tuple(done), tuple(failed), was_cancelled)


def renew(library: Library, article_id: int, analysis: Analysis, *, is_dry_run: bool = False) -> Reanalysed:
    """Store an article's new analysis, unless it is a dry run, and tell what it says otherwise than the one that stood.

    Raise NotFoundError for an article that has gone.
    """
    found = differences(library.articles.analysis(article_id), analysis)
    none = Changes(Verb.STORE_ANALYSIS)
    return Reanalysed(article_id, found, none if is_dry_run else library.articles.store_analysis(article_id, analysis))


def analyse_text(document: Document | None) -> Analysis:
    """Analyse a document that came from the library. Raise NotFoundError for one that has gone from there."""
    if document is None:
        raise NotFoundError("The article has gone from the library.")
    return analyse(document)


def sendable(library: Library, article_id: int) -> Document | None:
    """Return an article's document without its original, which no analysis needs; None where it has just gone."""
    try:
        return replace(library.articles.document(article_id), original=b"")
    except NotFoundError:
        return None


def set_published(library: Library, article_id: int, day: date | None) -> Changes:
    """Give an article a publication date and analyse it for that date; None takes the person's date back.

    Raise NotFoundError.
    """
    document = library.articles.document(article_id, as_stated=True)
    return library.articles.set_published(article_id, day, analyse(document, published=day))
