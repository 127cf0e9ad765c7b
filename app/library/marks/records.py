"""What the reader marks and decides in an article: highlights, names, and the claims kept for their own sake."""

from __future__ import annotations

from app.domain.annotations import Claim, MentionType
from app.domain.changes import Changes
from app.domain.records import ClaimEvent, ClaimState
from app.domain.span import Span
from app.errors import BugError, NotFoundError, UserError
from app.library.database import Database, Row, timestamp
from app.library.history import Journal, Verb
from app.library.marks.anchors import quote_columns
from app.library.marks.claim_history import history_of
from app.library.marks.moving import claim_columns, snapshot
from app.library.texts import analyses
from app.library.texts.documents import current_document, load_text
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

    def place(self, highlight_id: int, span: Span) -> Changes:
        """Put a highlight on other words of the article's text, with the notes and tags on it. Raise NotFoundError."""
        with self._journal.step(Verb.PLACE_MARK) as step:
            article_id = require(self._database, "highlights", highlight_id)["article_id"]
            self._database.update("highlights", highlight_id, _quoted(self._database, article_id, span))
        return step.changes

    def remove(self, highlight_id: int) -> Changes:
        """Remove a highlight with the notes and tags on it, all in one step. Raise NotFoundError."""
        with self._journal.step(Verb.REMOVE_HIGHLIGHT) as step:
            require(self._database, "highlights", highlight_id)
            _delete_with_notes(self._database, "highlight_id", highlight_id)
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

    def place(self, name_id: int, span: Span) -> Changes:
        """Put a marked name on other words of the article's text, where none stands yet. Raise NotFoundError."""
        with self._journal.step(Verb.PLACE_MARK) as step:
            article_id = require(self._database, "name_marks", name_id)["article_id"]
            if _at(self._database, "name_marks", article_id, span) is not None:
                raise UserError("These words are marked as a name already.")
            self._database.update("name_marks", name_id, _quoted(self._database, article_id, span))
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

    def history(self, article_id: int, claim: Claim | None = None) -> tuple[ClaimEvent, ...]:
        """Return what happened to a claim of the article's text, the oldest first; with None, the readings alone."""
        return history_of(self._database, article_id, claim.cue if claim else None)

    def place(self, claim_id: int, claim: Claim) -> Changes:
        """Let a kept claim be another one of the article's text, with its decision, notes and tags.

        Raise UserError where that one is kept already, NotFoundError where the kept claim is gone.
        """
        with self._journal.step(Verb.PLACE_MARK) as step:
            article_id = require(self._database, "reviewed_claims", claim_id)["article_id"]
            if _claim_at(self._database, article_id, claim) is not None:
                raise UserError("You have noted, tagged or decided on this claim already.")
            columns = claim_columns(claim, load_text(self._database, article_id))
            document = {"document_id": current_document(self._database, article_id)}
            self._database.update("reviewed_claims", claim_id, columns | document)
        return step.changes

    def forget(self, claim_id: int) -> Changes:
        """Delete a kept claim with its decision and the notes and tags on it. Raise NotFoundError."""
        with self._journal.step(Verb.FORGET_CLAIM) as step:
            require(self._database, "reviewed_claims", claim_id)
            _delete_with_notes(self._database, "claim_id", claim_id)
            self._database.delete("reviewed_claims", claim_id)
        return step.changes

    def _put(self, article_id: int, claim: Claim, state: ClaimState) -> int:
        known = _claim_at(self._database, article_id, claim)
        if known is None:
            return _insert_claim(self._database, article_id, claim, state)
        was = self._database.rows("SELECT state, claim FROM reviewed_claims WHERE id = ?", [known])[0]
        if (was["state"], was["claim"]) != (state.value, snapshot(claim)):
            columns = _claim_columns(load_text(self._database, article_id), claim, state)
            self._database.update("reviewed_claims", known, columns)
        return known


def keep_claim(database: Database, article_id: int, claim: Claim) -> int:
    """Return the id of the claim's record, made in the open step where there is none."""
    known = _claim_at(database, article_id, claim)
    return _insert_claim(database, article_id, claim, ClaimState.NEW) if known is None else known


def _claim_at(database: Database, article_id: int, claim: Claim) -> int | None:
    found: int | None = database.value(
        "SELECT id FROM reviewed_claims WHERE article_id = ? AND document_id = ? AND cue_start = ? AND cue_end = ?",
        [article_id, current_document(database, article_id), claim.cue.start, claim.cue.end],
    )
    return found


def _insert_claim(database: Database, article_id: int, claim: Claim, state: ClaimState) -> int:
    text = load_text(database, article_id)
    row = _claim_columns(text, claim, state) | {
        "article_id": article_id,
        "document_id": current_document(database, article_id),
        "analyser": analyses.load(database, article_id).analyser,
        "created": timestamp(),
    }
    return database.insert("reviewed_claims", row)


def _claim_columns(text: str, claim: Claim, state: ClaimState) -> Row:
    """Return what a decision sets: the state, the claim as it is now, and its content with the surroundings."""
    _check_inside(text, claim.cue.covering(claim.content))
    return claim_columns(claim, text) | {
        "state": state.value,
        "decided": None if state is ClaimState.NEW else timestamp(),
    }


def _delete_with_notes(database: Database, column: str, row_id: int) -> None:
    """Delete the notes on a mark, and the tags on it and on them."""
    database.execute(
        f"DELETE FROM taggings WHERE {column} = :id OR note_id IN (SELECT id FROM notes WHERE {column} = :id)",  # noqa: S608
        {"id": row_id},
    )
    database.execute(f"DELETE FROM notes WHERE {column} = ?", [row_id])  # noqa: S608 - a column of ours


def _at(database: Database, table: str, article_id: int, span: Span) -> int | None:
    found: int | None = database.value(
        f"SELECT id FROM {table}"  # noqa: S608 - one of our tables
        ' WHERE article_id = ? AND document_id = ? AND start = ? AND "end" = ?',
        [article_id, current_document(database, article_id), span.start, span.end],
    )
    return found


def _quoted(database: Database, article_id: int, span: Span) -> Row:
    """Return the columns of a span with its words and their surroundings."""
    text = load_text(database, article_id)
    _check_inside(text, span)
    return {
        "article_id": article_id,
        "document_id": current_document(database, article_id),
        "start": span.start,
        "end": span.end,
    } | quote_columns(text, span)


def _check_inside(text: str, span: Span) -> None:
    if not span or span.end > len(text):
        raise BugError(f"the span [{span.start}, {span.end}) holds no words of the article")


def require(database: Database, table: str, row_id: int) -> Row:
    """Return the row with this id. Raise NotFoundError where another window or program removed it."""
    row = database.row(f"SELECT * FROM {table} WHERE id = ?", [row_id])  # noqa: S608 - one of our tables
    if row is None:
        raise NotFoundError("This is not in the library any more.")
    return row
