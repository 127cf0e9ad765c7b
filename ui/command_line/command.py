"""From the arguments to the subcommand, and from whatever goes wrong to a message and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from app.errors import UserError
from ui.command_line.arguments import parse
from ui.command_line.printable import printable

DONE, FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130


def run(argv: Sequence[str]) -> int:
    """Run one call of `isnad` and return its exit status: 0 done, 1 something failed, 2 a wrong call."""
    _speak_utf8()
    try:
        arguments = parse(argv)
    except SystemExit as stopped:  # argparse has said all there is to say
        return stopped.code if isinstance(stopped.code, int) else WRONG_CALL
    try:
        status = _call(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _call(arguments: argparse.Namespace) -> int:
    """Run the chosen subcommand, telling what the person can mend and reporting what only we can."""
    try:
        return int(arguments.run(arguments))
    except UserError as error:
        print(f"isnad: {printable(error)}", file=sys.stderr)
        return FAILED
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception as error:
        if arguments.debug:
            raise
        print(
            f"isnad: a defect of Isnad, not of your file: {type(error).__name__}: {printable(error)}. "
            f"Please report it {_where_to_report()} (--debug shows the details).",
            file=sys.stderr,
        )
        return FAILED


def _where_to_report() -> str:
    """Return where defects are reported, as the installed package states it."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        addresses = metadata("isnad").get_all("Project-URL") or []
    except PackageNotFoundError:
        addresses = []
    named = (address.partition(", ") for address in addresses)
    issues = next((address for label, _, address in named if label.casefold() in {"issues", "bug tracker"}), None)
    return f"at {issues}" if issues else "to the people you have Isnad from"


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; half characters of odd file names come out as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Let Python's last flush find an open pipe, so that it stays quiet when the reader has gone."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
