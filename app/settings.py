"""The settings of the window that outlive it: one small JSON file, written whole or not at all."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

LANGUAGES = ("system", "ar", "en")
THEMES = ("system", "light", "sepia", "dark")
LOCK_AFTER = (0, 5, 15, 60)
SMALLEST_TEXT, LARGEST_TEXT = 0.6, 2.5


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person arranged. `geometry` is Qt's own record in Base64; `panes` are the three panes' widths in pixels.

    `hidden_layers` names the layers of mark-up that are switched off; `text_scale` is relative to the usual size.
    `lock_after` says after how many idle minutes an encrypted library is locked, 0 for never.
    `watched_folders` are the folders whose files come in by themselves; `unfinished_intake` the files and folders that
    were being taken in when the work ended early.
    """

    language: str = "system"
    theme: str = "system"
    geometry: str = ""
    panes: tuple[int, ...] = ()
    hidden_layers: tuple[str, ...] = ()
    text_scale: float = 1.0
    lock_after: int = 15
    watched_folders: tuple[str, ...] = ()
    unfinished_intake: tuple[str, ...] = ()


def load_settings(path: Path) -> Settings:
    """Return the settings kept at `path`; what is missing or damaged there has its usual value."""
    try:
        kept = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    return Settings(
        **{field.name: value for field in fields(Settings) if _fits(field.name, value := _read(kept, field.name))}
    )


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings: into a file beside it first, then in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=2), "utf-8")
    draft.replace(path)


def _read(kept: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    value = kept.get(name)
    return tuple(value) if isinstance(value, list) else value


def _fits(name: str, value: object) -> bool:
    """Tell whether a value is one that this setting can have."""
    match name:
        case "language":
            return value in LANGUAGES
        case "theme":
            return value in THEMES
        case "panes":
            return isinstance(value, tuple) and all(type(width) is int and width >= 0 for width in value)
        case "hidden_layers" | "watched_folders" | "unfinished_intake":
            return isinstance(value, tuple) and all(isinstance(name, str) for name in value)
        case "lock_after":
            return type(value) is int and value in LOCK_AFTER
        case "text_scale":
            if isinstance(value, bool) or not isinstance(value, int | float):
                return False
            return SMALLEST_TEXT <= value <= LARGEST_TEXT
        case _:
            return isinstance(value, str)
