"""What a reader made of an article, brought to the same article of another library.

Highlights, notes and tags of both stand beside each other; what is equal is there once. Of a name and of a decision on
a claim there can be one alone: what is undecided here takes the other's, what was decided here stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.domain.records import ClaimState, DisagreementKind
from app.library.database import Database, Row
from app.library.exchange.findings import Findings
from app.library.exchange.places import Places
from app.library.exchange.texts import Carried
from app.library.marks.moving import first_document

_COMPARED = ("entity", "stance", "speech")
_PLACED = frozenset({"highlights", "name_marks", "reviewed_claims"})
_DECIDED = ("content_start", "content_end", "quote", "prefix", "suffix", "state", "claim", "decided")


class Marks:
    """One article's marks on their way, within the open step."""

    def __init__(self, source: Database, carried: Carried, tags: Mapping[int, int], findings: Findings) -> None:
        self._source = source
        self._target = findings.target
        self._carried = carried
        self._tags = tags
        self._findings = findings
        self._places = Places(source, findings.target, carried)
        self._highlights: dict[int, int] = {}
        self._claims: dict[int, int] = {}
        self._notes: dict[int, int] = {}

    def bring(self) -> None:
        """Bring highlights, names, claims, notes on them and tags on all of it."""
        self._bring_highlights()
        self._bring_names()
        self._bring_claims()
        self._bring_notes()
        self._bring_taggings()
        self._bring_refusals()

    def _bring_highlights(self) -> None:
        known = {(row["counts"], row["start"], row["end"], row["color"]): row["id"] for row in self._ours("highlights")}
        for row in self._theirs("highlights"):
            placed = self._places.span(row)
            key = (placed["document_id"], placed["start"], placed["end"], row["color"])
            if key not in known:
                columns = placed | {"color": row["color"], "created": row["created"]}
                known[key] = self._insert("highlights", columns)
            self._highlights[row["id"]] = known[key]

    def _bring_names(self) -> None:
        known = {(row["counts"], row["start"], row["end"]): row for row in self._ours("name_marks")}
        for row in self._theirs("name_marks"):
            placed = self._places.span(row)
            own = known.get((placed["document_id"], placed["start"], placed["end"]))
            if own is None:
                columns = placed | {name: row[name] for name in ("type", "name", "created")}
                known[placed["document_id"], placed["start"], placed["end"]] = row
                self._insert("name_marks", columns)
            elif own["type"] != row["type"]:
                self._disagree(DisagreementKind.NAME, row["name"], here=own["type"], there=row["type"])

    def _bring_claims(self) -> None:
        known = {(row["counts"], row["cue_start"], row["cue_end"]): row for row in self._ours("reviewed_claims")}
        for row in self._theirs("reviewed_claims"):
            placed = self._places.claim(row)
            key = (placed["document_id"], placed["cue_start"], placed["cue_end"])
            own = known.get(key)
            if own is None:
                made = self._insert("reviewed_claims", placed)
                own = known[key] = placed | {"id": made}
            elif row["state"] != ClaimState.NEW.value:
                self._decide(own, placed)
            self._claims[row["id"]] = own["id"]

    def _decide(self, own: Row, placed: Row) -> None:
        """Take a decision over where there is none, else note one that is another."""
        if own["state"] == ClaimState.NEW.value:
            columns = {name: placed[name] for name in _DECIDED}
            self._target.update("reviewed_claims", own["id"], columns)
            own.update(columns)
            self._findings.taken["decisions"] += 1
        elif (here := _decision(own)) != (there := _decision(placed)):
            told = [_told(decision, other) for decision, other in ((here, there), (there, here))]
            self._disagree(DisagreementKind.CLAIM, own["quote"], here=told[0], there=told[1])

    def _bring_notes(self) -> None:
        known = {(row["highlight_id"], row["claim_id"], row["text"]): row["id"] for row in self._ours("notes")}
        for row in self._theirs("notes"):
            place = {
                "highlight_id": _mapped(self._highlights, row["highlight_id"]),
                "claim_id": _mapped(self._claims, row["claim_id"]),
            }
            key = (*place.values(), row["text"])
            if key not in known:
                columns = place | {name: row[name] for name in ("text", "created", "modified")}
                known[key] = self._insert("notes", columns)
            self._notes[row["id"]] = known[key]

    def _bring_taggings(self) -> None:
        names = ("tag_id", "highlight_id", "claim_id", "note_id")
        known = {tuple(row[name] for name in names) for row in self._ours("taggings")}
        for row in self._theirs("taggings"):
            if row["tag_id"] not in self._tags:
                continue
            columns = {
                "tag_id": self._tags[row["tag_id"]],
                "highlight_id": _mapped(self._highlights, row["highlight_id"]),
                "claim_id": _mapped(self._claims, row["claim_id"]),
                "note_id": _mapped(self._notes, row["note_id"]),
            }
            if tuple(columns.values()) not in known:
                known.add(tuple(columns.values()))
                self._insert("taggings", columns | {"created": row["created"]})

    def _bring_refusals(self) -> None:
        for row in self._theirs("refused_repairs"):
            document_id = self._carried.documents[row["document_id"]]
            if not self._target.value("SELECT 1 FROM refused_repairs WHERE document_id = ?", [document_id]):
                self._insert("refused_repairs", {"document_id": document_id, "at": row["at"]})

    def _theirs(self, table: str) -> list[Row]:
        return _rows(self._source, table, self._carried.theirs)

    def _ours(self, table: str) -> list[Row]:
        return [] if self._carried.is_new else _rows(self._target, table, self._carried.ours)

    def _insert(self, table: str, columns: Row) -> int:
        self._findings.taken[table] += 1
        return self._target.insert(table, columns | {"article_id": self._carried.ours})

    def _disagree(self, kind: DisagreementKind, subject: str, *, here: str, there: str) -> None:
        self._findings.disagree(self._carried.ours, kind, " ".join(subject.split()), here=here, there=there)


def _rows(database: Database, table: str, article_id: int) -> list[Row]:
    """Return an article's rows of a table; `counts` is the text that a mark's offsets count."""
    counts = f", coalesce(document_id, {first_document('article_id')}) AS counts" if table in _PLACED else ""
    sql = f"SELECT *{counts} FROM {table} WHERE article_id = ? ORDER BY id"  # noqa: S608 - our tables
    return database.rows(sql, [article_id])


def _mapped(known: Mapping[int, int], row_id: int | None) -> int | None:
    return None if row_id is None else known[row_id]


def _decision(row: Row) -> tuple[str, ...]:
    """Return what was decided on a claim: the state, then what the claim is taken to say."""
    claim = json.loads(row["claim"])
    return (row["state"], row["quote"], *(claim.get(name) or "" for name in _COMPARED))


def _told(decision: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Return a decision in words: the state, then wherein else it differs from the other."""
    state, *facts = decision
    differing = [fact for fact, theirs in zip(facts, other[1:], strict=True) if fact != theirs]
    return f"{state}: {' · '.join(fact or '–' for fact in differing)}" if differing else state
