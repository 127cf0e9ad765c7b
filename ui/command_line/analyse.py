"""`isnad analyse`: articles in, who says what out, with no library."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.contract import analysis_to_json
from app.domain.document import Document
from app.errors import UserError
from app.importing import read, read_bytes
from ui.command_line.arguments import wrong_call
from ui.command_line.printable import printable

STANDARD_INPUT = "-"
_STANDARD_INPUT_STEM = "stdin"


@dataclass(frozen=True, slots=True)
class Analysed:
    """One input with its Document and what was found in it."""

    name: str
    document: Document
    analysis: Analysis

    def to_json(self) -> str:
        """Return the contract's object on one line, with the text where the file doesn't hold just its characters."""
        in_file = self.name != STANDARD_INPUT
        is_file_text = in_file and self.document.original == self.document.text.encode("utf-8")
        data = analysis_to_json(self.analysis, self.document.text, path=self.name, with_text=not is_file_text)
        return json.dumps(data, ensure_ascii=False)


def analyse_files(arguments: argparse.Namespace) -> int:
    """Analyse each file and print or write what was found; return 1 where a file couldn't be read, else 0."""
    names: list[str] = arguments.files
    if names.count(STANDARD_INPUT) > 1:
        return wrong_call(arguments, "standard input («-») can be read only once")
    if arguments.output and (problem := _output_problem(names, arguments.output)):
        return wrong_call(arguments, problem)
    failed = False
    for index, name in enumerate(names):
        try:
            analysed = _analysed(name, arguments)
            if arguments.output:
                _write(analysed.to_json(), arguments.output, name)
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


def _analysed(name: str, arguments: argparse.Namespace) -> Analysed:
    is_input = name == STANDARD_INPUT
    document = read_bytes(sys.stdin.buffer.read(), "standard input") if is_input else read(Path(name))
    return Analysed(name, document, analyse(document, published=arguments.published))


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
    # Some file systems don't tell capitals from small letters.
    stems = Counter(_stem(name).casefold() for name in names)
    doubled = next(_twins(names, stems), None)
    if doubled:
        return f"these would be written to the same file: {doubled}"
    inputs = {Path(name).resolve() for name in names if name != STANDARD_INPUT}
    overwritten = next((name for name in names if _target(name, folder).resolve() in inputs), None)
    return f"the result for «{overwritten}» would overwrite an input" if overwritten else None


def _twins(names: list[str], stems: Counter[str]) -> Iterator[str]:
    for stem, count in stems.items():
        if count > 1:
            yield ", ".join(f"«{name}»" for name in names if _stem(name).casefold() == stem)


def _write(line: str, folder: Path, name: str) -> None:
    """Write one result so that the file is either whole or not there."""
    target = _target(name, folder)
    unfinished = target.with_name(f"{target.name}.part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(f"{line}\n", "utf-8", errors="backslashreplace", newline="\n")
        unfinished.replace(target)
    except OSError as error:
        raise UserError(
            "«{file}» can't be written: {cause}.", file=str(target), cause=error.strerror or type(error).__name__
        ) from error
