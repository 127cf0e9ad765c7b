"""Hedges: which of a writer's doubts belongs to which claim."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.claims.doubts import Doubt, DoubtKind, Doubts
from app.analysis.claims.syntax import Syntax
from app.domain.annotations import Claim, Stance
from app.domain.span import Span

_OPENING = 6  # tokens of connectives before the doubt that a sentence begins with


class Hedges:
    """Says by which words the writer doubts a claim.

    Only the writer's own words count: an alleging cue, a note that nobody could check what was said (in the same
    sentence, or right at the beginning of the next), a word kept at a distance, an unconfirmed claimant. What a
    speaker says of his own words («ربما», «يعتقد») or of another's inside his speech is content, not hedge.
    """

    def __init__(self, syntax: Syntax, doubts: Doubts, claims: Sequence[Claim]) -> None:
        self._syntax = syntax
        self._claims = claims
        self._statements = [syntax.statement_number(syntax.tokenized.token_range(c.cue).start) for c in claims]
        self._claims_in: dict[int, list[Claim]] = {}
        for statement, claim in zip(self._statements, claims, strict=True):
            self._claims_in.setdefault(statement, []).append(claim)
        self._notes: dict[int, Span] = {}
        self._words: dict[int, list[tuple[DoubtKind, Span]]] = {}
        for doubt in doubts.found:
            self._place(doubt)

    def of(self, number: int) -> Span | None:
        """Return the hedge of a claim, None where the writer doesn't doubt."""
        claim = self._claims[number]
        if claim.stance is Stance.ALLEGE:
            return claim.hedge or claim.cue
        statement = self._statements[number]
        note = self._notes.get(statement)
        if note is not None and note.start >= claim.cue.end and not claim.content.overlaps(note):
            return note
        return self._worded(number) or self._noted_next(statement)

    def _place(self, doubt: Doubt) -> None:
        syntax = self._syntax
        span = syntax.span(doubt.tokens)
        first = syntax.folded[doubt.tokens.start]
        if first[0] in {"و", "ف"} and doubt.kind is DoubtKind.NOTE:
            span = Span(span.start + 1, span.end)
        statement = syntax.statement_number(doubt.tokens.start)
        if doubt.kind is not DoubtKind.NOTE:
            self._words.setdefault(statement, []).append((doubt.kind, span))
        elif syntax.quotation_around(doubt.tokens.start) is None:
            self._notes.setdefault(statement, span)

    def _noted_next(self, statement: int) -> Span | None:
        """Return the doubt that the next statement begins with."""
        note = self._notes.get(statement + 1)
        if note is None or statement + 1 >= len(self._syntax.statements):
            return None
        start = self._syntax.statements[statement + 1].start
        opening = self._syntax.tokens[min(start + _OPENING, len(self._syntax.tokens) - 1)].start
        spoken = any(claim.content.overlaps(note) for claim in self._claims_in.get(statement + 1, ()))
        return note if note.start <= opening and not spoken else None

    def _worded(self, number: int) -> Span | None:
        """Return a doubt inside the claim's own words, and in no deeper one's."""
        claim = self._claims[number]
        for kind, span in self._words.get(self._statements[number], ()):
            if kind is DoubtKind.NOUN:
                if claim.claimant is not None and claim.claimant.contains(span):
                    return span
            elif claim.content.contains(span) and not self._is_deeper(number, span) and not self._is_quoted(span):
                return span
        return None

    def _is_deeper(self, number: int, span: Span) -> bool:
        around = self._claims[number].content
        near = self._claims_in[self._statements[number]]
        return any(other.content.contains(span) and around.contains(other.cue) for other in near)

    def _is_quoted(self, span: Span) -> bool:
        return self._syntax.quotation_around(self._syntax.tokenized.token_range(span).start) is not None
