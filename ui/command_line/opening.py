"""The library as a command opens it: a terminal shows how far an older one has come that is brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from app.library import Key, Library, Upgrade
from ui.command_line.long_work import progress


def open_library(path: Path, key: Key | None) -> Library:
    """Open the library at `path` as `Library.open` does; Ctrl+C loses nothing, and the next command goes on."""
    with ExitStack() as shown:
        return Library.open(path, key, on_upgrade=_Bar(shown).tell)


class _Bar:
    """A bar for each step of the way."""

    def __init__(self, shown: ExitStack) -> None:
        self._shown = shown
        self._step = self._done = 0
        self._advance: Callable[[int], None] | None = None

    def tell(self, upgrade: Upgrade) -> None:
        """Show how many articles are done."""
        if self._advance is None or upgrade.step != self._step:
            self._shown.close()
            self._step, self._done = upgrade.step, 0
            what = f"Bringing the library up to date, step {upgrade.step} of {upgrade.steps}"
            self._advance = self._shown.enter_context(progress(what, upgrade.total))
        self._advance(upgrade.done - self._done)
        self._done = upgrade.done
