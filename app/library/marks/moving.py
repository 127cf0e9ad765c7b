"""Bringing the marks of an article to its present text: each where its words went, or left an orphan."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from app.domain.annotations import Claim, ProposedEvent
from app.domain.contract import claim_from_json, claim_to_json
from app.domain.span import Span
from app.library.database import Database, Row
from app.library.marks.anchors import quote_columns
from app.library.texts.documents import current_document, text_of
from app.text.realignment import Realignment

Place = Callable[[Span], Span | None]


@dataclass(frozen=True, slots=True)
class Moved:
    """How many marks found their places in a text, and how many did not."""

    placed: int
    lost: int


def move_marks(database: Database, article_id: int) -> Moved:
    """Bring the highlights, marked names and kept claims that count another text to the article's present one.

    Those whose words can't be found for certain stay as they are. This is part of the open step.
    """
    document_id = current_document(database, article_id)
    text = text_of(database, document_id)

    @cache
    def from_text(earlier: int) -> Realignment:
        return Realignment(text_of(database, earlier), text)

    placed = lost = 0
    for table, columns in (("highlights", _span_columns), ("name_marks", _span_columns), ("reviewed_claims", _claim)):
        for row in _elsewhere(database, table, article_id, document_id):
            found = columns(row, from_text(row["counts"]).place, text)
            if found is None or _is_taken(database, table, row, found | {"document_id": document_id}):
                lost += 1
            else:
                database.update(table, row["id"], found | {"document_id": document_id})
                placed += 1
    return Moved(placed, lost)


def _elsewhere(database: Database, table: str, article_id: int, document_id: int) -> list[Row]:
    """Return the rows whose offsets count another text; `counts` tells which."""
    sql = (
        f"SELECT *, coalesce(document_id, {first_document('article_id')}) AS counts FROM {table}"  # noqa: S608
        " WHERE article_id = ? AND counts <> ? ORDER BY id"
    )
    return database.rows(sql, [article_id, document_id])


def first_document(article: str) -> str:
    """Return the SQL for an article's first text, which marks count that don't say so: old histories restore such."""
    return (
        f"coalesce((SELECT min(e.document_id) FROM editions e WHERE e.article_id = {article}),"  # noqa: S608
        f" (SELECT a.document_id FROM articles a WHERE a.id = {article}))"
    )


def _is_taken(database: Database, table: str, row: Row, found: Row) -> bool:
    """Tell whether another mark of the same kind stands at just that place."""
    if table == "highlights":
        return False
    names = ("cue_start", "cue_end") if table == "reviewed_claims" else ("start", "end")
    at = " AND ".join(f'"{name}" = :{name}' for name in names)
    sql = f"SELECT 1 FROM {table} WHERE article_id = :article_id AND document_id = :document_id AND {at}"  # noqa: S608
    return database.value(sql, found | {"article_id": row["article_id"]}) is not None


def _span_columns(row: Row, place: Place, text: str) -> Row | None:
    found = place(Span(row["start"], row["end"]))
    return None if found is None else {"start": found.start, "end": found.end} | quote_columns(text, found)


def _claim(row: Row, place: Place, text: str) -> Row | None:
    claim = moved_claim(claim_from_json(json.loads(row["claim"])), place)
    return None if claim is None else claim_columns(claim, text)


def claim_columns(claim: Claim, text: str) -> Row:
    """Return the columns that say where a claim stands in a text, and what it is."""
    return {
        "cue_start": claim.cue.start,
        "cue_end": claim.cue.end,
        "content_start": claim.content.start,
        "content_end": claim.content.end,
        "claim": snapshot(claim),
    } | quote_columns(text, claim.content)


def snapshot(claim: Claim) -> str:
    """Return a claim as its record keeps it."""
    return json.dumps(claim_to_json(claim), ensure_ascii=False, separators=(",", ":"))


def moved_claim(claim: Claim, place: Place) -> Claim | None:
    """Return a claim in another text, None where its cue, content or claimant can't be placed there.

    What it counts of the earlier analysis is left out, since a reading finds that anew; so is who is meant, through
    whom and with what doubt, where those words are gone.
    """
    cue, content = place(claim.cue), place(claim.content)
    claimant = place(claim.claimant) if claim.claimant else None
    if cue is None or content is None or (claim.claimant and claimant is None):
        return None
    chain = tuple(found for span in claim.chain or () if (found := place(span)) is not None)
    return replace(
        claim,
        cue=cue,
        content=content,
        claimant=claimant,
        resolved=(place(claim.resolved) if claim.resolved else None) or claimant,
        hedge=place(claim.hedge) if claim.hedge else None,
        chain=chain if claim.chain is not None and len(chain) == len(claim.chain) else None,
        repeats=None,
        figures=(),
        dates=(),
        mentions=(),
        event=ProposedEvent(),
    )
