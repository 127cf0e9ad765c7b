"""`isnad completion SHELL`: a script that lets a shell complete subcommands, options and file names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from ui.command_line.arguments import parser_of_all

_FILES = frozenset({"FILE", "PATH", "PNG", "DEST", "SRC"})
_FOLDERS = frozenset({"DIR"})


def print_completion(arguments: argparse.Namespace) -> int:
    """Print the script for one shell (https://docs.iterative.ai/shtab), made from the parsers themselves."""
    import shtab

    parser = parser_of_all()
    for action in _actions(parser):
        if action.metavar in _FILES | _FOLDERS:
            action.complete = shtab.FILE if action.metavar in _FILES else shtab.DIRECTORY  # type: ignore[attr-defined]
    print(shtab.complete(parser, arguments.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the options and arguments of a parser and of its subcommands."""
    for action in parser._actions:  # noqa: SLF001 - argparse tells them in no other way
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for below in set(action.choices.values()):
                yield from _actions(below)
