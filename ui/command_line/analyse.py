"""`isnad analyse`: articles in, who says what out, with no library."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.document import Document
from app.errors import UserError
from app.importing import read_bytes, read_source
from app.importing.archives import expanded, is_archive
from app.importing.sources import Source
from app.jobs.analyse_files import result_line, write_result
from ui.command_line.arguments import wrong_call
from ui.command_line.printable import printable

STANDARD_INPUT = "-"
_STANDARD_INPUT_STEM = "stdin"


@dataclass(frozen=True, slots=True)
class Analysed:
    """One input with its Document and what was found in it; standard input has no source."""

    name: str
    source: Source | None
    document: Document
    analysis: Analysis

    def to_json(self) -> str:
        """Return the contract's object on one line, with the text where the file doesn't hold just its characters."""
        is_file = self.source is not None and self.source.member is None
        return result_line(self.name, self.document, self.analysis, in_file=is_file)


def analyse_files(arguments: argparse.Namespace) -> int:
    """Analyse each file and print or write what was found; return 1 where a file couldn't be read, else 0."""
    names: list[str] = arguments.files
    if names.count(STANDARD_INPUT) > 1:
        return wrong_call(arguments, "standard input («-») can be read only once")
    if arguments.output and (problem := _output_problem(names, arguments.output)):
        return wrong_call(arguments, problem)
    many = _is_for_many(names, arguments)
    if arguments.jobs and not many:
        return wrong_call(arguments, "--jobs needs --output")
    if many and STANDARD_INPUT in names:
        return wrong_call(arguments, "standard input («-») goes neither with a folder nor with --jobs")
    if many:
        from ui.command_line.analyse_many import analyse_many

        return analyse_many(names, arguments)
    failed = False
    for index, (name, source) in enumerate(_inputs(names)):
        try:
            analysed = _analysed(name, source, arguments)
            if arguments.output:
                write_result(analysed.to_json(), _target(name, arguments.output))
            elif arguments.json:
                print(analysed.to_json())
            else:
                _show(analysed, arguments, is_first=index == 0)
        except UserError as error:
            print(f"isnad: {printable(error)}", file=sys.stderr)
            failed = True
            continue
        if not analysed.document.is_arabic and (arguments.output or arguments.json):
            print(f"isnad: «{printable(name)}» is not in Arabic and was not analysed.", file=sys.stderr)
    return 1 if failed else 0


def _is_for_many(names: list[str], arguments: argparse.Namespace) -> bool:
    """Tell whether this is a run over many files: one that goes on where an earlier one stopped."""
    if not arguments.output:
        return False
    return arguments.jobs is not None or any(map(_holds_several, names))


def _holds_several(name: str) -> bool:
    """Tell whether a name stands for a folder or an archive."""
    return Path(name).is_dir() or is_archive(Path(name))


def _inputs(names: list[str]) -> Iterator[tuple[str, Source | None]]:
    """Yield what to call each input, and where it comes from; an archive stands for the articles in it."""
    for name in names:
        if name == STANDARD_INPUT:
            yield name, None
        else:
            yield from ((str(source) if source.member else name, source) for source in expanded(Path(name)))


def _analysed(name: str, source: Source | None, arguments: argparse.Namespace) -> Analysed:
    document = read_source(source) if source else read_bytes(sys.stdin.buffer.read(), "standard input")
    return Analysed(name, source, document, analyse(document, published=arguments.published))


def _show(analysed: Analysed, arguments: argparse.Namespace, *, is_first: bool) -> None:
    from ui.command_line.report import print_report

    if not is_first:
        print()
    print_report(analysed.name, analysed.document, analysed.analysis, shaped=arguments.shape)


def _stem(name: str) -> str:
    return _STANDARD_INPUT_STEM if name == STANDARD_INPUT else Path(name).stem


def _target(name: str, folder: Path) -> Path:
    return folder / f"{_stem(name)}.json"


def _output_problem(names: list[str], folder: Path) -> str | None:
    """Return why these inputs can't be written into `folder`, None where they can."""
    if folder.exists() and not folder.is_dir():
        return f"--output names a folder, and «{folder}» is a file"
    named = [name for name in names if not _holds_several(name)]
    # Some file systems don't tell capitals from small letters.
    stems = Counter(_stem(name).casefold() for name in named)
    doubled = next(_twins(named, stems), None)
    if doubled:
        return f"these would be written to the same file: {doubled}"
    inputs = {Path(name).resolve() for name in named if name != STANDARD_INPUT}
    overwritten = next((name for name in named if _target(name, folder).resolve() in inputs), None)
    return f"the result for «{overwritten}» would overwrite an input" if overwritten else None


def _twins(names: list[str], stems: Counter[str]) -> Iterator[str]:
    for stem, count in stems.items():
        if count > 1:
            yield ", ".join(f"«{name}»" for name in names if _stem(name).casefold() == stem)
