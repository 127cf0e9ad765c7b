"""The tags of one library brought into another: the same where their folded paths are, each below the one above it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.domain.records import TAG_SEPARATOR, DisagreementKind
from app.library.database import Database, Row
from app.library.exchange.findings import Findings
from app.library.marks.tag_paths import TagPath


def bring_tags(source: Database, wanted: Collection[int] | None, findings: Findings) -> Mapping[int, int]:
    """Bring tags with those above them, None for all; return which tag of `source` is which one here.

    A tag that is here keeps its name as it is spelt here; it takes the other library's colour where it has none.
    """
    target = findings.target
    known = {row["folded"]: row for row in target.rows("SELECT * FROM tags")}
    mapped: dict[int, int] = {}
    for row in _chosen(source.rows("SELECT * FROM tags"), wanted):
        path = TagPath.of(row["name"])
        if not path.parts:
            continue
        own = known.get(path.key)
        if own is None:
            own = known[path.key] = _made(target, row, path, known)
            findings.taken["tags"] += 1
        elif row["color"] is not None and own["color"] is None:
            target.update("tags", own["id"], {"color": row["color"]})
            own["color"] = row["color"]
            findings.taken["tag colours"] += 1
        elif row["color"] not in {None, own["color"]}:
            kind = DisagreementKind.TAG_COLOR
            findings.disagree(None, kind, own["name"], here=own["color"], there=row["color"])
        mapped[row["id"]] = own["id"]
    return mapped


def _chosen(tags: list[Row], wanted: Collection[int] | None) -> list[Row]:
    """Return the tags wanted and those above them, each behind the one above it."""
    if wanted is not None:
        keys = {row["folded"] for row in tags if row["id"] in wanted}
        keys |= {_upto(key, depth) for key in keys for depth in range(1, key.count(TAG_SEPARATOR) + 1)}
        tags = [row for row in tags if row["folded"] in keys]
    return sorted(tags, key=lambda row: (row["folded"].count(TAG_SEPARATOR), row["id"]))


def _upto(key: str, depth: int) -> str:
    return TAG_SEPARATOR.join(key.split(TAG_SEPARATOR)[:depth])


def _made(target: Database, row: Row, path: TagPath, known: Mapping[str, Row]) -> Row:
    """Make a tag in the open step, below the one above it as that is spelt here."""
    above = known.get(path.above[-1].key) if path.above else None
    parts = TagPath.of(above["name"]).parts if above else path.parts[:-1]
    named = TagPath((*parts, path.parts[-1]))
    made = {"name": named.name, "folded": named.key, "color": row["color"], "created": row["created"]}
    return made | {"id": target.insert("tags", made)}
