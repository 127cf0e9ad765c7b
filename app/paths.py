"""The one door to the person's folders."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs(appname="Isnad", appauthor=False)


def default_library() -> Path:
    """Return where the library lies when the person names no other place."""
    return Path(_DIRS.user_data_dir) / "library.isnad"


def settings_file() -> Path:
    """Return where the settings lie."""
    return Path(_DIRS.user_config_dir) / "settings.json"
