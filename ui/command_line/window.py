"""`isnad` without a subcommand: opens the window, after making sure that there is a place for one."""

from __future__ import annotations

import argparse
import sys

from ui.command_line.preflight import missing_for_window


def open_window(arguments: argparse.Namespace) -> int:
    """Open the window on the files named; return 1 with the reason where no window can be shown."""
    problem = missing_for_window()
    if problem:
        print(f"isnad: {problem}", file=sys.stderr)
        return 1
    from app.paths import default_library
    from ui.command_line.passphrase import key_for, passphrase_file
    from ui.desktop.application import run

    library = arguments.library or default_library()
    # Without a file that holds the passphrase, the window asks for it.
    key = key_for(arguments, library) if passphrase_file(arguments) is not None else None
    return run(arguments.files, library, arguments.picture, key)
