"""The event that a claim tells of: which of its dates and places say when and where it happened."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from app.analysis.claims.syntax import Syntax, words_of_any
from app.domain.annotations import Claim, DateExpression, Mention, MentionType, ProposedEvent
from app.domain.span import Span
from app.resources import lexicon_table
from app.text.fold import fold

_LONGEST_LEAD = 4  # tokens between a locative preposition and the name («في محيط مدينة دوما»)
_LONGEST_OPENING = 8  # tokens of «وفي حلب، قال …» before the cue
_DAY, _MONTH = 10, 7  # lengths of an ISO 8601 day and month
_MAIN, _HERE, _BESIDE, _PRECISE = 4, 8, 5, 1


class Events:
    """Proposes dates and places for the events of an article's claims.

    A place counts by the word that governs it: «في», «قرب» and the like say where, a bare genitive («قصف حلب») may,
    while the state that acts or a destination doesn't. A date bounded by «منذ» or «حتى» is no day of an event.
    What stands in the content's main clause goes before what a relative clause or a deeper speech holds.
    """

    def __init__(self, syntax: Syntax, mentions: Sequence[Mention], dates: Sequence[DateExpression]) -> None:
        self._syntax = syntax
        self._mentions = mentions
        self._dates = dates
        self._date_starts = [found.span.start for found in dates]
        self._mention_starts = [mention.span.start for mention in mentions]
        self._governed: dict[int, int] = {}
        openers = words_of_any("relative", "clause_opener")
        self._subordinate = [
            index for index, token in enumerate(syntax.tokens) if token.is_word and syntax.is_among(index, openers)
        ]

    def proposed(self, claim: Claim, deeper: int | None) -> ProposedEvent:
        """Return the event of a claim; `deeper` is where the first speech inside its content begins."""
        tokens = self._syntax.tokenized.token_range(claim.content)
        main = min(self._main_end(tokens), claim.content.end if deeper is None else deeper)
        statement = self._syntax.span(self._syntax.statement_of(tokens.start)) if tokens else claim.content
        date = self._date(claim.dates, main)
        if date is None:
            date = self._date(self._outside(statement, claim, self._date_starts), statement.end)
        place = self._place(claim.mentions, main)
        return ProposedEvent(date, place if place is not None else self._place_beside(statement, claim))

    def _main_end(self, content: range) -> int:
        """Return the offset where the first subordinate clause inside a content begins."""
        tokens = self._syntax.tokens
        if not content:
            return 0
        first = bisect_left(self._subordinate, content.start + 1)
        inside = self._subordinate[first : first + 1]
        return tokens[inside[0]].start if inside and inside[0] < content.stop else tokens[content.stop - 1].end

    @staticmethod
    def _outside(statement: Span, claim: Claim, starts: Sequence[int]) -> list[int]:
        """Return the items of a statement that stand outside the claim's content."""
        inside = range(bisect_left(starts, statement.start), bisect_left(starts, statement.end))
        return [number for number in inside if not claim.content.holds(starts[number])]

    # When

    def _date(self, numbers: Sequence[int], main: int) -> int | None:
        ranked = [(self._date_rank(number, main), -number) for number in numbers]
        best = max((rank for rank in ranked if rank[0] > 0), default=None)
        return -best[1] if best else None

    def _date_rank(self, number: int, main: int) -> int:
        """Return how likely a date tells when; nought where it bounds a time («منذ 2013», «حتى الخميس»)."""
        found = self._dates[number]
        first = self._syntax.tokenized.token_range(found.span).start
        if first and (self._syntax.has(first - 1, "bounding") or self._is_before_last(first)):
            return 0
        value = found.value or ""
        precision = 2 * (len(value) >= _DAY) + (len(value) >= _MONTH) + 1
        return precision + _MAIN * (found.span.start < main)

    def _is_before_last(self, index: int) -> bool:
        """Tell whether «منذ» stands before a word for the day («منذ يوم الجمعة», «حتى نهاية مارس»)."""
        return index > 1 and self._syntax.is_time(index - 1) and self._syntax.has(index - 2, "bounding")

    # Where

    def _place(self, numbers: Sequence[int], main: int) -> int | None:
        ranked = [(self._place_rank(number, main), -number) for number in numbers if self._is_place(number)]
        best = max((rank for rank in ranked if rank[0] > 0), default=None)
        return -best[1] if best else None

    def _place_beside(self, statement: Span, claim: Claim) -> int | None:
        """Return the place that the sentence opens with («وفي حلب، قال ناشطون إن …»), else where its claimant is."""
        for number in self._outside(statement, claim, self._mention_starts):
            span = self._mentions[number].span
            if not self._is_place(number) or self._governance(number) != _HERE:
                continue
            before = self._syntax.tokenized.token_range(Span(statement.start, span.start))
            opening = len(before) < _LONGEST_OPENING and span.end <= claim.cue.start and self._opens(before)
            if opening or (claim.claimant is not None and claim.claimant.contains(span)):
                return number
        return None

    def _opens(self, before: range) -> bool:
        """Tell whether a locative phrase begins the sentence."""
        return any(self._syntax.has(index, "locative") for index in before[:2]) or not before

    def _is_place(self, number: int) -> bool:
        return self._mentions[number].type is MentionType.PLACE

    def _place_rank(self, number: int, main: int) -> int:
        governance = self._governance(number)
        if not governance:
            return 0
        mention = self._mentions[number]
        precise = fold(mention.name) not in _countries()
        return governance + _PRECISE * precise + _MAIN * (mention.span.start < main)

    def _governance(self, number: int) -> int:
        """Return how surely the words before a place make it where something happened."""
        known = self._governed.get(number)
        if known is None:
            known = self._governed[number] = self._read_governance(number)
        return known

    def _read_governance(self, number: int) -> int:
        syntax = self._syntax
        covered = syntax.mention_range(number)
        if not covered:
            return 0
        first = covered.start
        prefix = syntax.text[syntax.tokens[first].start : self._mentions[number].span.start]
        if prefix:
            return self._by_prefix(prefix, number, first)
        for index in range(first - 1, max(-1, first - 1 - _LONGEST_LEAD), -1):
            if not syntax.tokens[index].is_word:
                return self._listed(number, index)
            if syntax.has(index, "locative") or self._leads_with_bi(index):
                return _HERE
            if syntax.has(index, "targeting"):
                return _BESIDE
            if syntax.has(index, "preposition") or syntax.is_that(index):
                return 0
            if not self._may_lead(index):
                return _BESIDE if index < first - 1 or self._is_deed(index) else 0
        return 0

    def _by_prefix(self, prefix: str, number: int, first: int) -> int:
        """Return what the letters stuck to a place's name make of it: «بحلب», «لحلب», «وحلب»."""
        if prefix.endswith("ب"):
            return _HERE
        if prefix in {"و", "ف"}:
            return self._listed(number, first)
        return 0

    def _listed(self, number: int, index: int) -> int:
        """«في حماة وإدلب», «في حماة، إدلب»: a place is governed as the one listed right before it."""
        syntax = self._syntax
        previous = syntax.mention_at(index - 1) if index else None
        if previous is None or previous == number or not self._is_place(previous):
            return 0
        return self._governance(previous) if syntax.is_comma(index) or syntax.folded[index][0] == "و" else 0

    def _leads_with_bi(self, index: int) -> bool:
        """Tell whether «ب» stands before a word of place («بمدينة دوما»)."""
        return self._syntax.folded[index].startswith("ب") and self._syntax.stem_has(index, "locality")

    def _may_lead(self, index: int) -> bool:
        """Tell whether a word may stand between a preposition and a place's name («في محيط بلدة …»)."""
        return self._syntax.stem_has(index, "locality") or self._syntax.stem_has(index, "side")

    def _is_deed(self, index: int) -> bool:
        """Tell whether a noun of what befalls places stands before one («قصف حلب», «تحرير الموصل»)."""
        return self._syntax.stem_has(index, "deed")


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in lexicon_table("place_names") if row["kind"] == "country")
