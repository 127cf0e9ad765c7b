"""`isnad check`, `backup`, `restore`, `purge`, `undo` and `redo`: the library kept whole without a window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

from app.domain.changes import Changes
from app.errors import DamagedError, LibraryError
from app.library import CheckReport, Key, Library, Problem, Reason, check_file, replace_damaged, salvage
from ui.command_line.arguments import wrong_call
from ui.command_line.library import existing_library, place_of
from ui.command_line.opening import open_library
from ui.command_line.passphrase import key_for, key_of_other
from ui.command_line.printable import number_of, printable

_FEW = 10
"""So many articles are told one by one."""


def check_library(arguments: argparse.Namespace) -> int:
    """Say whether the library is whole, and first what is wrong first; with --salvage, save what can be read."""
    path = place_of(arguments)
    if not path.exists():
        raise LibraryError("There is no library at «{path}» yet. «isnad import FILE» makes one.", path=path)
    key = key_for(arguments, path)
    report = _checked(path, key)
    if arguments.json:
        print(json.dumps(_report_to_json(report), ensure_ascii=False))
    else:
        _print_report(report)
    if arguments.salvage is None:
        return 0 if report.is_sound else 1
    _salvage(path, arguments.salvage, key)
    return 0


def _checked(path: Path, key: Key | None) -> CheckReport:
    try:
        return check_file(path, key)
    except DamagedError as error:
        return CheckReport(0, 0, 0, (Problem(error),))


def _report_to_json(report: CheckReport) -> dict[str, Any]:
    problems = [
        {
            "message": str(problem.error),
            "table": problem.table or None,
            "row": problem.row_id,
            "article": problem.article_id,
        }
        for problem in report.problems
    ]
    counts = {"articles": report.articles, "originals": report.originals, "steps": report.steps}
    return {"sound": report.is_sound, **counts, "problems": problems}


def _print_report(report: CheckReport) -> None:
    counts = f"{_number(report.articles, 'article')}, {_number(report.originals, 'original file')}"
    if report.is_sound:
        print(f"The library is whole: {counts}, {_number(report.steps, 'step')} of its history.")
        return
    first, *others = report.problems
    print(f"isnad: {printable(first.error)}", file=sys.stderr)
    for problem in others:
        print(f"  {printable(problem.error)}", file=sys.stderr)
    print(
        "isnad: «isnad restore» brings a backup back, «isnad check --salvage FILE» saves what can be read.",
        file=sys.stderr,
    )


def _salvage(path: Path, target: Path, key: Key | None) -> None:
    saved = salvage(path, target, key)
    read = ", ".join(f"{count} {table}" for table, count in saved.rows.items() if count)
    print(f"{printable(target)}: {read}", file=sys.stderr)
    if saved.texts_alone:
        print(f"  original files lost, texts kept: {len(saved.texts_alone)}", file=sys.stderr)
    for loose in saved.loose:
        print(f"  an original file without its article, to be imported again: {printable(loose)}", file=sys.stderr)


def back_up(arguments: argparse.Namespace) -> int:
    """Write a verified copy of the library into a file or a folder."""
    target: Path = arguments.destination
    if Library.has_file(place_of(arguments), target):
        return wrong_call(arguments, "DEST is the library itself")
    with existing_library(arguments) as library:
        made = library.backups.write_to(target, replaces=arguments.replace)
    contents = made.contents
    counts = {"articles": contents.articles, "notes": contents.notes, "tags": contents.tags} if contents else {}
    if arguments.json:
        print(json.dumps({"path": str(made.path), "bytes": made.size, **counts}, ensure_ascii=False))
    else:
        told = ", ".join(_number(count, name.removesuffix("s")) for name, count in counts.items())
        print(f"{printable(made.path)}: {told}")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Bring a backup back; what is there now is kept as a backup first."""
    path, source = place_of(arguments), arguments.source
    if Library.has_file(path, source):
        return wrong_call(arguments, "SRC is the library itself")
    # Where there is no library yet, the backup's own passphrase opens it, and becomes the library's.
    key = key_for(arguments, path if path.exists() else source)
    aside = _restored(path, source, key, key_of_other(arguments, source, key))
    if arguments.json:
        kept = None if aside is None else str(aside)
        print(json.dumps({"path": str(path), "restored": str(source), "kept": kept}, ensure_ascii=False))
    else:
        print(f"{printable(path)} is what {printable(source)} holds.")
        if aside is not None:
            print(f"What was there before is kept in {printable(aside)}")
    return 0


def _restored(path: Path, source: Path, key: Key | None, their_key: Key | None) -> Path | None:
    if not path.exists():
        return replace_damaged(path, source, their_key)
    try:
        with open_library(path, key) as library:
            return library.restore(source, their_key).aside
    except DamagedError:
        if _is_damaged(source, their_key):
            raise
        return replace_damaged(path, source, their_key)


def _is_damaged(source: Path, key: Key | None) -> bool:
    try:
        return not check_file(source, key).is_sound
    except DamagedError:
        return True


def purge(arguments: argparse.Namespace) -> int:
    """Delete articles for good, out of everything that Isnad keeps, after saying so."""
    with existing_library(arguments) as library:
        for article_id in arguments.id:
            title = library.articles.document(article_id).title
            print(f"isnad: article {article_id} goes for good: {printable(title or '')}", file=sys.stderr)
        _tell_of_backups(library)
        if sys.stdin.isatty() and not arguments.yes and input("Delete for good? Type «yes»: ").strip() != "yes":
            print("isnad: nothing was deleted.", file=sys.stderr)
            return 1
        changes = library.articles.purge(arguments.id)
    if arguments.json:
        print(json.dumps({"purged": sorted(changes.articles)}))
    else:
        print(f"{_number(len(changes.articles), 'article')} deleted for good.")
    return 0


def _tell_of_backups(library: Library) -> None:
    kept = library.backups.listed()
    damaged = sum(backup.reason is Reason.DAMAGED or backup.contents is None for backup in kept)
    if len(kept) > damaged:
        print(f"isnad: it goes out of {_number(len(kept) - damaged, 'backup')} that Isnad keeps.", file=sys.stderr)
    if damaged:
        print(f"isnad: {_number(damaged, 'copy', 'copies')} of damaged libraries will be deleted.", file=sys.stderr)
    print("isnad: copies that you made yourself elsewhere stay as they are.", file=sys.stderr)


def undo(arguments: argparse.Namespace) -> int:
    """Take the last change back."""
    with existing_library(arguments) as library:
        return _tell_change(library.history.undo(), "undone", arguments)


def redo(arguments: argparse.Namespace) -> int:
    """Make the change again that was taken back last."""
    with existing_library(arguments) as library:
        return _tell_change(library.history.redo(), "redone", arguments)


def _tell_change(changes: Changes | None, what: str, arguments: argparse.Namespace) -> int:
    if arguments.json:
        articles = sorted(changes.articles) if changes else []
        print(json.dumps({what: changes.verb if changes else None, "articles": articles}))
    elif changes:
        print(f"{what.capitalize()}: {changes.verb.replace('_', ' ')}{_told_of(changes.articles)}")
    if changes is None:
        print(f"isnad: there is nothing to be {what}.", file=sys.stderr)
        return 1
    return 0


def _told_of(articles: Collection[int]) -> str:
    """Return which articles a change was about in brackets, of many only how many."""
    if not articles:
        return ""
    if len(articles) > _FEW:
        return f" ({number_of(len(articles), 'article')})"
    return f" ({'article' if len(articles) == 1 else 'articles'} {', '.join(map(str, sorted(articles)))})"


def _number(count: int, thing: str, things: str | None = None) -> str:
    return f"1 {thing}" if count == 1 else f"{count} {things or thing + 's'}"
