"""The one door to the person's folders."""

from __future__ import annotations

import hashlib
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs(appname="Isnad", appauthor=False)


def default_library() -> Path:
    """Return where the library lies when the person names no other place."""
    return Path(_DIRS.user_data_dir) / "library.isnad"


def settings_file() -> Path:
    """Return where the settings lie."""
    return Path(_DIRS.user_config_dir) / "settings.json"


def attempts_file() -> Path:
    """Return where it is noted how often a wrong passphrase was given."""
    return Path(_DIRS.user_data_dir) / "attempts.json"


def backups_elsewhere(library: Path) -> Path:
    """Return where the backups of a library lie that has no room for them beside it."""
    place = str(library.absolute())
    name = f"{library.stem}-{hashlib.sha256(place.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"
    return Path(_DIRS.user_data_dir) / "backups" / name
