"""`Reading`: an article as its reader sees it, the program's findings joined with the reader's decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.domain.annotations import Analysis, Certainty, Claim, Mention, ProposedEvent, indexes_inside
from app.domain.document import Document
from app.domain.records import (
    ClaimState,
    Disagreement,
    Highlight,
    NameMark,
    Note,
    Orphan,
    ReviewedClaim,
    Tagging,
    Target,
)
from app.domain.span import Span
from app.domain.stories import Copy, Elsewhere


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim as it is shown: the words, what the reader decided, and the later claims that only repeat it.

    `index` is the claim's place in the analysis, None where only the reader's record still holds it.
    `reviewed_id` is its record in the library, None as long as the reader has not touched it.
    """

    claim: Claim
    index: int | None
    state: ClaimState
    reviewed_id: int | None = None
    repeated_by: tuple[int, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One article with everything known of it. `article_id` is None while it is not in the library.

    `story` is the smallest id of the articles that are one story with it, its own where it has no `copies`; `elsewhere`
    tells by the cues of its claims where in the story they are told besides. `offered` is the document of a changed
    text that waits to be taken, `is_offer_declined` tells that the reader prefers the present one; `disagreements` are
    what libraries that were taken in say otherwise.
    """

    article_id: int | None
    document: Document
    analysis: Analysis
    highlights: tuple[Highlight, ...] = ()
    notes: tuple[Note, ...] = ()
    taggings: tuple[Tagging, ...] = ()
    name_marks: tuple[NameMark, ...] = ()
    reviewed_claims: tuple[ReviewedClaim, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    offered: int | None = None
    is_offer_declined: bool = False
    is_starred: bool = False
    story: int | None = None
    copies: tuple[Copy, ...] = ()
    elsewhere: Mapping[Span, Elsewhere] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the names to show: the reader's own, and the program's where the reader marked none."""
        marked = [Mention(mark.span, mark.type, mark.name, Certainty.SURE) for mark in self.name_marks]
        found = [
            mention
            for mention in self.analysis.mentions
            if not any(mention.span.overlaps(mark.span) for mark in self.name_marks)
        ]
        return tuple(sorted((*marked, *found), key=lambda mention: mention.span))

    @cached_property
    def claim_cards(self) -> tuple[ClaimCard, ...]:
        """Return one card a claim in the order of the text; claims that say the same share one.

        Of those, what the reader decided on is shown, as it was then, whatever a later analysis found at its cue;
        else the claim whose content is told at greatest length (a teaser cuts it short).
        """
        decided = {reviewed.claim.cue: reviewed for reviewed in self.reviewed_claims}
        claims = self.analysis.claims
        cards: list[ClaimCard] = []
        for indexes in self._same_claims():
            kept = [index for index in indexes if claims[index].cue in decided]
            untouched = [index for index in indexes if index not in kept]
            if kept:
                first, *rest = (self._kept_card(decided.pop(claims[index].cue), index) for index in kept)
                cards += [replace(first, repeated_by=tuple(untouched)), *rest]
            else:
                longest = max(untouched, key=lambda index: len(claims[index].content))
                others = tuple(index for index in untouched if index != longest)
                cards.append(ClaimCard(claims[longest], longest, ClaimState.NEW, None, others))
        cards += [self._kept_card(reviewed, None) for reviewed in decided.values()]
        return tuple(sorted(cards, key=lambda card: card.claim.cue))

    def _same_claims(self) -> list[list[int]]:
        """Return the indexes of the analysis's claims, those that repeat each other together."""
        groups: dict[int, list[int]] = {}
        for index, claim in enumerate(self.analysis.claims):
            groups.setdefault(index if claim.repeats is None else claim.repeats, []).append(index)
        return list(groups.values())

    def _kept_card(self, reviewed: ReviewedClaim, index: int | None) -> ClaimCard:
        """Return the card of a claim in the library; one merely noted or tagged is shown as it is found now."""
        if reviewed.state is ClaimState.NEW and index is not None:
            claim = self.analysis.claims[index]
        else:
            claim = self._as_decided(reviewed)
        return ClaimCard(claim, index, reviewed.state, reviewed.id)

    def _as_decided(self, reviewed: ReviewedClaim) -> Claim:
        """Return a kept claim with its links renewed, since its indexes count an earlier analysis's arrays."""
        claim, analysis = reviewed.claim, self.analysis
        return replace(
            claim,
            repeats=None,
            figures=indexes_inside(claim.content, analysis.figures),
            dates=indexes_inside(claim.content, analysis.dates),
            mentions=indexes_inside(claim.content, analysis.mentions),
            event=self._event_of(claim),
        )

    def _event_of(self, claim: Claim) -> ProposedEvent:
        """Return the event that the analysis proposes for a claim of the same words, else of the same cue."""
        claims = self.analysis.claims
        same = next((found for found in claims if found.content == claim.content), None)
        same = same or next((found for found in claims if found.cue == claim.cue), None)
        return same.event if same else ProposedEvent()

    def notes_on(self, target: Target) -> tuple[Note, ...]:
        """Return the notes attached to one thing."""
        return tuple(note for note in self.notes if note.target == target)

    def tags_on(self, target: Target) -> tuple[str, ...]:
        """Return the names of the tags attached to one thing."""
        return tuple(tagging.tag.name for tagging in self.taggings if tagging.target == target)
