"""The path of a nested tag: its name from the top, and the key that all its spellings have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.records import TAG_SEPARATOR
from app.errors import UserError
from app.library.database import storable
from app.text.fold import fold

_BEHIND_SEPARATOR = chr(ord(TAG_SEPARATOR) + 1)


@dataclass(frozen=True, slots=True)
class TagPath:
    """The parts of a tag's path as they are shown, the topmost first."""

    parts: tuple[str, ...]

    @classmethod
    def of(cls, name: str) -> TagPath:
        """Return the path that a name means: blanks around its parts and parts without a letter count for nothing."""
        parts = (" ".join(part.split()) for part in storable(name).split(TAG_SEPARATOR))
        return cls(tuple(part for part in parts if _key(part)))

    @classmethod
    def typed(cls, name: str) -> TagPath:
        """Return the path that a person typed. Raise UserError where it has no visible character."""
        path = cls.of(name)
        if not path.parts:
            raise UserError("A tag needs a name.")
        return path

    @property
    def name(self) -> str:
        """Return the path as it is shown."""
        return TAG_SEPARATOR.join(self.parts)

    @property
    def key(self) -> str:
        """Return what all spellings of the path have in common."""
        return TAG_SEPARATOR.join(_key(part) for part in self.parts)

    @property
    def above(self) -> tuple[TagPath, ...]:
        """Return the paths of the tags above, the topmost first."""
        return tuple(TagPath(self.parts[:number]) for number in range(1, len(self.parts)))


def _key(part: str) -> str:
    return " ".join(fold(part).split())


def tag_key(name: str) -> str:
    """Return what all spellings of a tag's path have in common."""
    return TagPath.of(name).key


def in_branch(column: str, key: str) -> str:
    """Return the SQL condition that a column of tags' keys holds a tag or one below it; `key` is an SQL expression."""
    first, behind = f"({key}) || '{TAG_SEPARATOR}'", f"({key}) || '{_BEHIND_SEPARATOR}'"
    return f"({column} = ({key}) OR ({column} > {first} AND {column} < {behind}))"


def lies_in(key: str, branch: str) -> bool:
    """Tell whether a tag's key is that of a branch's top, or of a tag below it."""
    return key == branch or key.startswith(branch + TAG_SEPARATOR)


def own_colors(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the colours of the tags that have one of their own, by their keys; `rows` are those of `tags`."""
    return {row["folded"]: row["color"] for row in rows if row["color"] is not None}


def color_of(colors: Mapping[str, str], key: str) -> str | None:
    """Return the colour of a tag: its own, else that of the nearest tag above."""
    while key:
        if key in colors:
            return colors[key]
        key = key.rpartition(TAG_SEPARATOR)[0]
    return None
