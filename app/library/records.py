"""What the reader marks and decides in an article: highlights, names, and the claims kept for their own sake."""

from __future__ import annotations

import json
from datetime import datetime

from app.domain.annotations import Claim, MentionType
from app.domain.changes import Changes
from app.domain.contract import claim_from_json, claim_to_json
from app.domain.records import ClaimState, Highlight, NameMark, ReviewedClaim
from app.domain.span import Span
from app.errors import BugError, NotFoundError
from app.library import analyses
from app.library.anchors import anchor
from app.library.database import Database, Row, storable, timestamp
from app.library.documents import load_text
from app.library.history import Journal, Verb
from app.text.fold import strip_marks

_DECISIONS = {
    ClaimState.NEW: Verb.REOPEN_CLAIM,
    ClaimState.ACCEPTED: Verb.ACCEPT_CLAIM,
    ClaimState.CORRECTED: Verb.CORRECT_CLAIM,
    ClaimState.REJECTED: Verb.REJECT_CLAIM,
}


class Highlights:
    """Words that the reader marked with a colour."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def add(self, article_id: int, span: Span, color: str) -> Changes:
        """Mark words; `created` is the highlight's id. The same words again only change their colour."""
        with self._journal.step(Verb.ADD_HIGHLIGHT) as step:
            known = _at(self._database, "highlights", article_id, span)
            if known is None:
                row = _quoted(self._database, article_id, span)
                step.created = self._database.insert("highlights", row | {"color": color, "created": timestamp()})
            else:
                step.created = known
                self._database.update("highlights", known, {"color": color})
        return step.changes

    def recolor(self, highlight_id: int, color: str) -> Changes:
        """Change a highlight's colour. Raise NotFoundError."""
        with self._journal.step(Verb.RECOLOR_HIGHLIGHT) as step:
            require(self._database, "highlights", highlight_id)
            self._database.update("highlights", highlight_id, {"color": color})
        return step.changes

    def remove(self, highlight_id: int) -> Changes:
        """Remove a highlight with the notes and tags on it, all in one step. Raise NotFoundError."""
        with self._journal.step(Verb.REMOVE_HIGHLIGHT) as step:
            require(self._database, "highlights", highlight_id)
            self._database.execute("DELETE FROM notes WHERE highlight_id = ?", [highlight_id])
            self._database.execute("DELETE FROM taggings WHERE highlight_id = ?", [highlight_id])
            self._database.delete("highlights", highlight_id)
        return step.changes


class Names:
    """Names that the reader marked by hand."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def add(self, article_id: int, span: Span, type: MentionType) -> Changes:  # noqa: A002 - the domain's word
        """Mark words as a name; `created` is the mark's id. The same words again only change their type."""
        with self._journal.step(Verb.ADD_NAME) as step:
            known = _at(self._database, "name_marks", article_id, span)
            if known is None:
                row = _quoted(self._database, article_id, span)
                name = " ".join(strip_marks(row["quote"]).split()) or row["quote"]
                step.created = self._database.insert(
                    "name_marks", row | {"type": type.value, "name": name, "created": timestamp()}
                )
            else:
                step.created = known
                self._database.update("name_marks", known, {"type": type.value})
        return step.changes

    def remove(self, name_id: int) -> Changes:
        """Remove a marked name. Raise NotFoundError."""
        with self._journal.step(Verb.REMOVE_NAME) as step:
            require(self._database, "name_marks", name_id)
            self._database.delete("name_marks", name_id)
        return step.changes


class Claims:
    """The claims that the reader decided on, noted or tagged, each as it was then; a claim is known by its cue."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def decide(self, article_id: int, claim: Claim, state: ClaimState) -> Changes:
        """Decide on a claim, as it is given here; `created` is the id of its record."""
        with self._journal.step(_DECISIONS[state]) as step:
            step.created = self._put(article_id, claim, state)
        return step.changes

    def keep(self, article_id: int, claim: Claim) -> Changes:
        """Keep a claim without a decision, for notes and tags to hang on; `created` is the id of its record.

        A claim that is kept already stays as it is.
        """
        with self._journal.step(Verb.KEEP_CLAIM) as step:
            step.created = keep_claim(self._database, article_id, claim)
        return step.changes

    def _put(self, article_id: int, claim: Claim, state: ClaimState) -> int:
        known = _claim_at(self._database, article_id, claim)
        if known is None:
            return _insert_claim(self._database, article_id, claim, state)
        was = self._database.rows("SELECT state, claim FROM reviewed_claims WHERE id = ?", [known])[0]
        snapshot = _snapshot(claim)
        if (was["state"], was["claim"]) != (state.value, snapshot):
            columns = _claim_columns(load_text(self._database, article_id), claim, state)
            self._database.update("reviewed_claims", known, columns)
        return known


def keep_claim(database: Database, article_id: int, claim: Claim) -> int:
    """Return the id of the claim's record, made in the open step where there is none."""
    known = _claim_at(database, article_id, claim)
    return _insert_claim(database, article_id, claim, ClaimState.NEW) if known is None else known


def _claim_at(database: Database, article_id: int, claim: Claim) -> int | None:
    found: int | None = database.value(
        "SELECT id FROM reviewed_claims WHERE article_id = ? AND cue_start = ? AND cue_end = ?",
        [article_id, claim.cue.start, claim.cue.end],
    )
    return found


def _insert_claim(database: Database, article_id: int, claim: Claim, state: ClaimState) -> int:
    text = load_text(database, article_id)
    row = _claim_columns(text, claim, state) | {
        "article_id": article_id,
        "cue_start": claim.cue.start,
        "cue_end": claim.cue.end,
        "analyser": analyses.load(database, article_id).analyser,
        "created": timestamp(),
    }
    return database.insert("reviewed_claims", row)


def _claim_columns(text: str, claim: Claim, state: ClaimState) -> Row:
    """Return what a decision sets: the state, the claim as it is now, and its content with the surroundings."""
    _check_inside(text, claim.cue.covering(claim.content))
    content = anchor(text, claim.content)
    return {
        "content_start": claim.content.start,
        "content_end": claim.content.end,
        "quote": storable(content.quote),
        "prefix": storable(content.prefix),
        "suffix": storable(content.suffix),
        "state": state.value,
        "claim": _snapshot(claim),
        "decided": None if state is ClaimState.NEW else timestamp(),
    }


def _snapshot(claim: Claim) -> str:
    return json.dumps(claim_to_json(claim), ensure_ascii=False, separators=(",", ":"))


def _at(database: Database, table: str, article_id: int, span: Span) -> int | None:
    found: int | None = database.value(
        f'SELECT id FROM {table} WHERE article_id = ? AND start = ? AND "end" = ?',  # noqa: S608 - one of our tables
        [article_id, span.start, span.end],
    )
    return found


def _quoted(database: Database, article_id: int, span: Span) -> Row:
    """Return the columns of a span with its words and their surroundings."""
    text = load_text(database, article_id)
    _check_inside(text, span)
    words = anchor(text, span)
    return {
        "article_id": article_id,
        "start": span.start,
        "end": span.end,
        "quote": storable(words.quote),
        "prefix": storable(words.prefix),
        "suffix": storable(words.suffix),
    }


def _check_inside(text: str, span: Span) -> None:
    if not span or span.end > len(text):
        raise BugError(f"the span [{span.start}, {span.end}) holds no words of the article")


def require(database: Database, table: str, row_id: int) -> Row:
    """Return the row with this id. Raise NotFoundError where another window or program removed it."""
    row = database.row(f"SELECT * FROM {table} WHERE id = ?", [row_id])  # noqa: S608 - one of our tables
    if row is None:
        raise NotFoundError("This is not in the library any more.")
    return row


def _in_article(database: Database, table: str, article_id: int, order: str) -> list[Row]:
    sql = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY {order}"  # noqa: S608 - literals of this module
    return database.rows(sql, [article_id])


def load_highlights(database: Database, article_id: int) -> tuple[Highlight, ...]:
    """Return an article's highlights in the order of the text."""
    return tuple(
        Highlight(
            id=row["id"],
            article_id=article_id,
            span=Span(row["start"], row["end"]),
            quote=row["quote"],
            prefix=row["prefix"],
            suffix=row["suffix"],
            color=row["color"],
            created=datetime.fromisoformat(row["created"]),
        )
        for row in _in_article(database, "highlights", article_id, 'start, "end", id')
    )


def load_names(database: Database, article_id: int) -> tuple[NameMark, ...]:
    """Return an article's marked names in the order of the text."""
    return tuple(
        NameMark(row["id"], article_id, Span(row["start"], row["end"]), MentionType(row["type"]), row["name"])
        for row in _in_article(database, "name_marks", article_id, 'start, "end", id')
    )


def load_claims(database: Database, article_id: int) -> tuple[ReviewedClaim, ...]:
    """Return an article's kept claims in the order of their cues."""
    return tuple(
        ReviewedClaim(row["id"], article_id, claim_from_json(json.loads(row["claim"])), ClaimState(row["state"]))
        for row in _in_article(database, "reviewed_claims", article_id, "cue_start, cue_end, id")
    )
