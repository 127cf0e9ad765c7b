"""What speaks for and against a claim: what kind of cue it has, how its claimant is known, how its content is tied."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from app.analysis.certainty import Evidence
from app.analysis.claims.agreement import gender_of
from app.analysis.claims.attribution import Attribution
from app.analysis.claims.syntax import Syntax
from app.domain.annotations import Claim, MentionType, Part, PartKind
from app.domain.span import Span

_ACTORS = frozenset({MentionType.GROUP, MentionType.ORGANIZATION})
_SPEAKERS = ("role", "body", "feminine", "ministry", "document", "state")
_NEAR, _FAR = 2, 8
_LATELY = 3
_LONG_NAME, _LONG_CONTENT = 4, 8


class ClaimWitness:
    """Tells what speaks for and against each of an article's claims, which are given with their attributions."""

    def __init__(
        self, syntax: Syntax, parts: Sequence[Part], attributions: Sequence[Attribution], claims: Sequence[Claim]
    ) -> None:
        self._syntax = syntax
        self._titles = [part.span for part in parts if part.kind is PartKind.TITLE]
        self._attributions = attributions
        self._claims = claims
        self._ends = _farthest_ends(claims)
        self._starts = [paragraph.start for paragraph in syntax.tokenized.paragraphs]
        self._statements = [syntax.statement_number(attribution.tokens.start) for attribution in attributions]

    def evidence(self, number: int) -> Evidence:
        """Return the facts about the claim of this number."""
        attribution, claim = self._attributions[number], self._claims[number]
        cue, known = self._cue(attribution), self._how_known(number)
        facts = {
            f"cue: {cue}",
            f"stance: {claim.stance}",
            f"shape: {attribution.shape}",
            f"{cue} tied: {attribution.shape} by {self._tie(attribution)}",
            f"claimant: {known}",
            f"{cue}, claimant {known.partition(',')[0]}",
            f"claimant is: {self._what(claim.resolved)}",
            f"speech: {claim.speech}",
            *(f"trait: {trait}, {attribution.shape}" for trait in attribution.cue.traits),
            *self._of_claimant(attribution, claim),
            *self._around(number),
        }
        if claim.claimant is None and claim.resolved is not None and attribution.head is None:
            facts.add(f"{known}: {self._speaker(number)}")
        if not attribution.cue.takes("clause", "speech"):
            facts.add(f"no word of saying: {attribution.shape}")
        return frozenset(facts)

    @staticmethod
    def _cue(attribution: Attribution) -> str:
        if attribution.inflection is None:
            return attribution.cue.kind
        return f"{attribution.inflection.tense} verb"

    def _tie(self, attribution: Attribution) -> str:
        """Return what ties the content to the cue."""
        syntax, at = self._syntax, attribution.marker
        if syntax.is_that(at):
            return "that"
        if at in syntax.opening:
            return "quotation"
        token = syntax.tokens[at]
        if token.is_punctuation:
            return "colon" if token.text == ":" else "mark"
        if syntax.has(at, "preposition"):
            return "preposition"
        return "itself" if at == attribution.token else "other word"

    def _how_known(self, number: int) -> str:
        """Return whether the claimant stands by the cue, leans on it, or was resolved, and from how far."""
        attribution, claim = self._attributions[number], self._claims[number]
        if attribution.claimant is not None:
            between = attribution.tokens.start - attribution.claimant.stop
            if between >= 0:
                return "stated before" if between < _NEAR else "stated before, apart"
            between = attribution.claimant.start - attribution.tokens.stop
            return "stated" if between < _NEAR else "stated, apart"
        if attribution.head is not None:
            return "antecedent"
        if claim.resolved is None:
            return "nobody"
        if claim.resolved.start >= self._syntax.tokens[self._syntax.statement_of(attribution.tokens.start).start].start:
            return "left out, same sentence"
        paragraphs = self._paragraph(claim.cue) - self._paragraph(claim.resolved)
        return "left out, " + ("same paragraph" if not paragraphs else "paragraph before" if paragraphs == 1 else "far")

    def _paragraph(self, span: Span) -> int:
        return bisect_right(self._starts, span.start)

    def _speaker(self, number: int) -> str:
        """Return whether a left-out claimant is the one who spoke last, and whether others spoke close before."""
        claim, earlier = self._claims[number], self._claims[max(0, number - _LATELY) : number]
        others = {one.resolved for one in earlier if one.resolved is not None} - {claim.resolved}
        last = "the last speaker" if earlier and earlier[-1].resolved == claim.resolved else "another"
        return last if others else f"{last}, the only one"

    def _what(self, resolved: Span | None) -> str:
        """Return what the claimant is: a name by its type, an office or a body, or any noun."""
        if resolved is None:
            return "nobody"
        tokens = self._syntax.tokenized.token_range(resolved)
        numbers = {number for at in tokens if (number := self._syntax.mention_at(at)) is not None}
        types = {self._syntax.mentions[number].type for number in numbers}
        whole = any(self._syntax.mentions[number].span == resolved for number in numbers)
        speaks = any(self._syntax.stem_has(tokens.start, name) for name in _SPEAKERS)
        head = "speaker" if speaks else "noun"
        if MentionType.PERSON in types:
            return "person" if whole else f"{head} with a person"
        if types & _ACTORS:
            return "actor" if whole else f"{head} of an actor"
        if MentionType.PLACE in types:
            return "place" if whole else f"{head} of a place"
        return head

    def _of_claimant(self, attribution: Attribution, claim: Claim) -> Iterator[str]:
        if claim.resolved is None:
            return
        words = [at for at in self._syntax.tokenized.token_range(claim.resolved) if self._syntax.tokens[at].is_word]
        stated = "stated" if claim.claimant is not None else "resolved"
        yield f"{stated} words: {'one' if len(words) == 1 else 'some' if len(words) <= _LONG_NAME else 'many'}"
        first = words[0] if words else None
        inflection = attribution.inflection
        if first is None or inflection is None:
            return
        gender = gender_of(self._syntax.folded[first], person=self._syntax.is_person(first))
        agrees = "open" if gender is None else "yes" if gender is inflection.gender else "no"
        yield f"{stated}, agrees in gender: {agrees}"

    def _around(self, number: int) -> Iterator[str]:
        attribution, claim = self._attributions[number], self._claims[number]
        if any(title.contains(claim.cue) for title in self._titles):
            yield f"title: {self._cue(attribution)}"
        if self._ends[number] > claim.cue.start:
            yield "inside another's words"
        before = number > 0 and self._statements[number - 1] == self._statements[number]
        behind = number + 1 < len(self._statements) and self._statements[number + 1] == self._statements[number]
        if before or behind:
            yield f"not alone in its sentence: {'first' if not before else 'later'}"
        content = self._syntax.tokenized.token_range(claim.content)
        length = "short" if len(content) < _LONG_CONTENT // 2 else "middle" if len(content) < _LONG_CONTENT else "long"
        yield f"content: {length}"
        apart = content.start - attribution.tokens.stop
        yield f"content {'before' if apart < 0 else 'near' if apart < _FAR else 'far'}"


def _farthest_ends(claims: Sequence[Claim]) -> list[int]:
    """Return for each claim where the contents of those before it, at the farthest, end."""
    ends, farthest = [], 0
    for claim in claims:
        ends.append(farthest)
        farthest = max(farthest, claim.content.end)
    return ends
