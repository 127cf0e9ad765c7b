"""`isnad import`, `list`, `show` and `export`: the library without a window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.domain.document import PublishedBasis
from app.domain.records import ArticleSummary
from app.errors import LibraryError
from app.export import ExportFormat
from app.importing.repair import RepairKind
from app.importing.sources import Source
from app.jobs.export_library import export_library
from app.jobs.import_files import Accepted, Failed, Imported, ImportReport, Outcome, Progress, files_in, import_files
from app.library import Library
from app.library.searching.query import parse
from app.paths import default_library
from ui.command_line.arguments import wrong_call
from ui.command_line.article_json import article_to_json, summary_to_json
from ui.command_line.command import INTERRUPTED
from ui.command_line.long_work import processes, progress, stoppable
from ui.command_line.opening import open_library
from ui.command_line.passphrase import key_for
from ui.command_line.printable import number_of, printable
from ui.command_line.reading import print_reading
from ui.command_line.terminal import Sheet, Terminal

_DAMAGES = {
    RepairKind.ENCODING: "its bytes were read in a wrong encoding",
    RepairKind.VISUAL_ORDER: "its letters stand in the order of the screen",
    RepairKind.PRESENTATION_FORMS: "its letters are presentation forms",
}
WORTH_PROCESSES = 8
"""From so many files on, other processes analyse ahead; starting them takes as long as a few articles."""

_A_SCREENFUL = 20


def place_of(arguments: argparse.Namespace) -> Path:
    """Return where the library of this call lies."""
    return arguments.library or default_library()


@contextmanager
def existing_library(arguments: argparse.Namespace) -> Iterator[Library]:
    """Open the library, but make none: whoever only looks leaves nothing behind."""
    path = place_of(arguments)
    if not path.exists():
        raise LibraryError("There is no library at «{path}» yet. «isnad import FILE» makes one.", path=path)
    with open_library(path, key_for(arguments, path)) as library:
        yield library
        _tell_of_trouble(library)


def _tell_of_trouble(library: Library) -> None:
    if library.backups.trouble is not None:
        print(f"isnad: today's backup could not be made. {printable(library.backups.trouble)}", file=sys.stderr)


def import_articles(arguments: argparse.Namespace) -> int:
    """Take files and folders into the library, saying what became of each; return 1 where one couldn't be read.

    Ctrl+C ends it after the file in hand, a second one at once; the same call goes on from there.
    """
    files = list(files_in(arguments.files))
    many = len(files) >= WORTH_PROCESSES
    path = place_of(arguments)
    with open_library(path, key_for(arguments, path)) as library:
        result = _taken_in(library, files, arguments, many=many)
        _tell_of_trouble(library)
    if result.interrupted:
        if arguments.json and len(result.outcomes) < len(files):
            _print_outcome(Failed(files[len(result.outcomes)], result.interrupted))
        raise result.interrupted
    if not result.total:
        print("isnad: there is no article in what you named.", file=sys.stderr)
    if result.was_cancelled:
        _tell_stopped(len(result.outcomes), result.total)
        return INTERRUPTED
    if sys.stderr.isatty() and result.total > _A_SCREENFUL:
        _tell_failed(result)
    return 1 if result.failed or not result.total else 0


def _taken_in(library: Library, files: Sequence[Source], arguments: argparse.Namespace, *, many: bool) -> ImportReport:
    tell = _tell_json if arguments.json else _tell
    accepts = Accepted.CHANGED_TEXT | (Accepted.REPAIR if arguments.repair else Accepted.NOTHING)
    shown = 0 if arguments.json else len(files)
    with stoppable() as stop, processes(wanted=many) as executor, progress("Importing", shown, stop) as advance:

        def told(done: Progress) -> None:
            tell(done)
            advance(1)

        return import_files(library, files, on_progress=told, is_cancelled=stop, executor=executor, accepts=accepts)


def _tell_stopped(done: int, total: int) -> None:
    print(
        f"isnad: stopped: {done} of {number_of(total, 'file')} done and kept. The same command goes on from there.",
        file=sys.stderr,
    )


def _tell_failed(result: ImportReport) -> None:
    """List at the end what failed and why: it has long left the screen."""
    if result.failed:
        failed = number_of(len(result.failed), "file")
        print(f"isnad: {failed} of {result.total} could not be imported:", file=sys.stderr)
    for failure in result.failed:
        print(f"  {printable(failure.error)}", file=sys.stderr)


def _tell(progress: Progress) -> None:
    outcome = progress.outcome
    if isinstance(outcome, Failed):
        print(f"isnad: {printable(outcome.error)}", file=sys.stderr)
        return
    added = outcome.added
    known = " (back from the bin)" if added.was_restored else " (was there already)" if added.was_known else ""
    if outcome.taken:
        moved = outcome.taken.moved
        lost = f", {moved.lost} lost their place" if moved.lost else ""
        known = f" (its changed text; of your marks {moved.placed} moved along{lost})"
    print(f"{added.article_id}\t{printable(outcome.source)}{known}{_repair_told(outcome)}", flush=True)


def _repair_told(outcome: Imported) -> str:
    if not outcome.repairs:
        return ""
    damage = _DAMAGES[outcome.repairs[0].kind]
    if outcome.is_repaired:
        return f" (repaired: {damage}; {outcome.repairs[0].differing} letters differ; the original is kept)"
    return f" ({damage}: «isnad import --repair» repairs it)"


def _tell_json(progress: Progress) -> None:
    _print_outcome(progress.outcome)


def _print_outcome(outcome: Outcome) -> None:
    """Print what became of a file; what it says is in the library is on the disk."""
    if isinstance(outcome, Failed):
        facts: dict[str, object] = {"status": "failed", "id": None, "error": str(outcome.error)}
    else:
        status = "duplicate" if outcome.added.was_known and not outcome.taken else "imported"
        facts = {"status": status, "id": outcome.added.article_id, "error": None}
        if outcome.repairs:
            facts |= {"repair": outcome.repairs[0].kind.value, "repaired": outcome.is_repaired}
    print(json.dumps({"path": str(outcome.source), **facts}, ensure_ascii=False), flush=True)


def list_articles(arguments: argparse.Namespace) -> int:
    """Print one row an article, newest first."""
    with existing_library(arguments) as library:
        summaries = library.articles.summaries(library.articles.ids()[: arguments.limit])
    if arguments.json:
        print(json.dumps([summary_to_json(summary) for summary in summaries], ensure_ascii=False))
        return 0
    if not summaries:
        print("isnad: the library is empty.", file=sys.stderr)
    sheet = Sheet(f"Articles ({len(summaries)})", ("id", "story", "published", "reviewed", "title, outlet, tags"))
    for summary in summaries:
        words = [(summary.title, "bold")]
        words += [(line, "dim") for line in (summary.outlet, " · ".join(summary.tags)) if line]
        story = "" if summary.story is None else str(summary.story)
        sheet.add((str(summary.id), story, _day_of(summary), f"{summary.reviewed}/{summary.claims}"), words)
    Terminal(shaped=arguments.shape).print_sheet(sheet)
    return 0


def _day_of(summary: ArticleSummary) -> str:
    if summary.published is None:
        return "unknown"
    return f"{summary.published}{' (inferred)' if summary.published_basis is PublishedBasis.INFERRED else ''}"


def show_article(arguments: argparse.Namespace) -> int:
    """Print one article: its text, what was found in it, and what the reader made of it."""
    with existing_library(arguments) as library:
        if arguments.json:
            told = article_to_json(library, arguments.id)
            print(json.dumps(told, ensure_ascii=False))
            return 0
        reading = library.articles.reading(arguments.id)
        copies = [member for member in library.stories.members(arguments.id) if member != arguments.id]
    print_reading(reading, copies, shaped=arguments.shape)
    return 0


def export_articles(arguments: argparse.Namespace) -> int:
    """Write notes, tags, highlights and claims of some articles or of all to a file, or them whole as a library."""
    # Imported here: it needs what stands above.
    from ui.command_line.exchange import export_as_library

    output: Path = arguments.output
    as_library = arguments.format == "library"
    if Library.has_file(place_of(arguments), output):
        return wrong_call(arguments, "--output names the library itself")
    if not as_library and (arguments.encrypt or arguments.new_passphrase_file or arguments.replace):
        return wrong_call(arguments, "--encrypt, --new-passphrase-file and --replace are for --format library")
    query = parse(arguments.query or "", is_typing=False)
    if query.problems:
        return wrong_call(arguments, str(query.problems[0]))
    with existing_library(arguments) as library:
        ids = library.articles.ids(query=query) if arguments.query else arguments.article
        if as_library:
            count = export_as_library(arguments, library, ids)
        else:
            count = export_library(library, output, ExportFormat(arguments.format), ids=ids)
    print(f"{printable(output)}: {number_of(count, 'article')}", file=sys.stderr)
    return 0
