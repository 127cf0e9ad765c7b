"""The history of a claim: who decided or which version read it, when, from what to what, and why."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import Any

from app.domain.records import ClaimChange, ClaimEvent, ClaimState, Replay
from app.domain.span import Span
from app.library.database import Database, Row
from app.library.texts.documents import current_document

_CHANGES = """
    SELECT c.id, c.step_id, c.table_name, c.before, c.after, s.verb, s.at, s.replays
    FROM changes c JOIN steps s ON s.id = c.step_id
    WHERE c.article_id = :article AND (c.before IS NOT NULL OR c.after IS NOT NULL)
        AND (c.table_name = 'analyses' OR (c.table_name = 'reviewed_claims' AND c.row_id IN (
            SELECT p.row_id FROM changes p
            WHERE p.article_id = :article AND p.table_name = 'reviewed_claims'
                AND :place IN (json_extract(p.before, :columns), json_extract(p.after, :columns)))))
    ORDER BY c.id
"""
_REPLAYS = "SELECT id, replays FROM steps WHERE replays IN (SELECT value FROM json_each(?)) ORDER BY id"
_PLACE = "'$.document_id', '$.cue_start', '$.cue_end'"
_COMPARED = ("entity", "stance", "speech")


def history_of(database: Database, article_id: int, cue: Span | None) -> tuple[ClaimEvent, ...]:
    """Return what happened to the claim at a cue of an article's text, and when which version read it, oldest first.

    Records that are kept no more count as well. With None it is the readings alone. What a purge took is left out.
    """
    document_id = current_document(database, article_id)
    place = json.dumps([document_id, cue.start, cue.end], separators=(",", ":")) if cue else None
    rows = database.rows(_CHANGES.replace(":columns", _PLACE), {"article": article_id, "place": place})
    replays = _replays(database, rows)
    return tuple(_event(row, replays.get(row["step_id"])) for row in rows)


def _replays(database: Database, rows: list[Row]) -> dict[int, Replay]:
    """Return for each step that replays another whether it undid it or did it again: they take turns."""
    replayed = sorted({row["replays"] for row in rows if row["replays"] is not None})
    turns: Counter[int] = Counter()
    found: dict[int, Replay] = {}
    for row in database.rows(_REPLAYS, [json.dumps(replayed)]):
        turns[row["replays"]] += 1
        found[row["id"]] = Replay.UNDONE if turns[row["replays"]] % 2 else Replay.REDONE
    return found


def _event(row: Row, replay: Replay | None) -> ClaimEvent:
    before, after = (json.loads(row[side]) if row[side] else None for side in ("before", "after"))
    at = datetime.fromisoformat(row["at"])
    if row["table_name"] == "analyses":
        return ClaimEvent(at, row["verb"], (after or before or {})["analyser"], replay)
    return ClaimEvent(at, row["verb"], None, replay, _state(before), _state(after), _compared(before, after))


def _state(image: dict[str, Any] | None) -> ClaimState | None:
    return ClaimState(image["state"]) if image else None


def _compared(before: dict[str, Any] | None, after: dict[str, Any] | None) -> tuple[ClaimChange, ...]:
    """Return in what a claim's record differs from before; of a new one, nothing."""
    if before is None or after is None:
        return ()
    sides = [{"words": image["quote"]} | json.loads(image["claim"]) for image in (before, after)]
    was, became = sides
    return tuple(
        ClaimChange(name, was.get(name), became.get(name))
        for name in ("words", *_COMPARED)
        if was.get(name) != became.get(name)
    )
