"""Where the marks of another library's article stand in the text that the article has here."""

from __future__ import annotations

import json
from functools import cached_property

from app.domain.annotations import Claim
from app.domain.contract import claim_from_json
from app.domain.span import Span
from app.library.database import Database, Row
from app.library.exchange.texts import Carried
from app.library.marks.anchors import quote_columns
from app.library.marks.moving import claim_columns, moved_claim
from app.library.texts.documents import current_document, text_of
from app.text.realignment import Realignment

_SPAN = ("start", "end", "quote", "prefix", "suffix")
_CLAIM = (
    *("cue_start", "cue_end", "content_start", "content_end", "quote", "prefix", "suffix"),
    *("state", "claim", "analyser", "created", "decided"),
)


class Places:
    """Finds the places of one article's marks.

    A mark in the article's text there goes into its text here. Where that is another one and the words are not found in
    it for certain, the mark stays with the text that it was made in, as it does when a changed text is taken.
    """

    def __init__(self, source: Database, target: Database, carried: Carried) -> None:
        self._carried = carried
        self._present_there = current_document(source, carried.theirs)
        self._present_here = current_document(target, carried.ours)
        self._source = source
        self._target = target

    def span(self, row: Row) -> Row:
        """Return the columns that say where a highlight or a name stands. Raise ValueError where it stands nowhere."""
        document_id, span = self._carried.documents[row["counts"]], Span(row["start"], row["end"])
        if self._is_elsewhere(row):
            found = self._realignment.place(span)
            if found is not None:
                place = {"document_id": self._present_here, "start": found.start, "end": found.end}
                return place | quote_columns(self._text_here, found)
        self._check(row, span)
        return {"document_id": document_id} | {name: row[name] for name in _SPAN}

    def claim(self, row: Row) -> Row:
        """Return the columns of a kept claim. Raise ValueError where it stands nowhere."""
        columns = {name: row[name] for name in _CLAIM}
        claim = claim_from_json(json.loads(row["claim"]))
        if self._is_elsewhere(row):
            moved = moved_claim(claim, self._realignment.place)
            if moved is not None:
                return columns | {"document_id": self._present_here} | claim_columns(moved, self._text_here)
        self._check(row, _whole(claim))
        return columns | {"document_id": self._carried.documents[row["counts"]]}

    def _is_elsewhere(self, row: Row) -> bool:
        """Tell whether a mark stands in the text that the article has there, and it has another one here."""
        return row["counts"] == self._present_there and self._carried.documents[row["counts"]] != self._present_here

    @cached_property
    def _text_here(self) -> str:
        return text_of(self._target, self._present_here)

    @cached_property
    def _text_there(self) -> str:
        return text_of(self._source, self._present_there)

    @cached_property
    def _realignment(self) -> Realignment:
        return Realignment(self._text_there, self._text_here)

    def _check(self, row: Row, span: Span) -> None:
        is_present = row["counts"] == self._present_there
        text = self._text_there if is_present else text_of(self._source, row["counts"])
        if span.start < 0 or not span or span.end > len(text):
            raise ValueError(f"[{span.start}, {span.end}) holds no words of the text")


def _whole(claim: Claim) -> Span:
    return claim.cue.covering(claim.content)
