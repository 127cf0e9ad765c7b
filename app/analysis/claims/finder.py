"""Claims: what the text attributes to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.analysis.certainty import Layer, Weighed, rated
from app.analysis.claims.attribution import Attribution
from app.analysis.claims.chains import find_chains
from app.analysis.claims.complements import Shape
from app.analysis.claims.contents import Contents
from app.analysis.claims.cue_finder import CueFinder
from app.analysis.claims.doubts import Doubts
from app.analysis.claims.entities import Entities
from app.analysis.claims.events import Events
from app.analysis.claims.evidence import ClaimWitness
from app.analysis.claims.headlines import find_headline
from app.analysis.claims.hedges import Hedges
from app.analysis.claims.repetition import find_repeats
from app.analysis.claims.resolution import Claimants
from app.analysis.claims.syntax import Syntax, without_conjunction, words_of
from app.domain.annotations import (
    Claim,
    DateExpression,
    Figure,
    Mention,
    Part,
    PartKind,
    Speech,
    Stance,
    indexes_inside,
)
from app.domain.span import Span
from app.text.fold import fold
from app.text.words import TokenizedText


def find_claims(
    tokenized: TokenizedText,
    parts: Sequence[Part],
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
    figures: Sequence[Figure],
) -> tuple[Claim, ...]:
    """Return the article's claims in the order of their cues, each with how sure it is.

    They are linked to the items inside their contents; that one of these is unsure makes no claim unsure.
    """
    return rated(Layer.CLAIMS, weigh_claims(tokenized, parts, mentions, dates, figures))


def weigh_claims(
    tokenized: TokenizedText,
    parts: Sequence[Part],
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
    figures: Sequence[Figure],
) -> list[Weighed[Claim]]:
    """Return the article's claims in the order of their cues with the evidence on each."""
    syntax = Syntax(tokenized, mentions, dates)
    attributions = _outside_furniture(CueFinder(syntax).find(), syntax, parts)
    title = next((part.span for part in parts if part.kind is PartKind.TITLE), None)
    headline = find_headline(syntax, title, attributions) if title else None
    if headline is not None:
        attributions = sorted([*attributions, headline], key=lambda attribution: attribution.tokens.start)
    kept, found = _claims(syntax, mentions, attributions)
    claims = _placed(_linked(found, mentions, dates, figures), Events(syntax, mentions, dates))
    repeats = find_repeats(claims, parts, tokenized)
    witness = ClaimWitness(syntax, parts, kept, claims)
    return [
        Weighed(replace(claim, repeats=earlier), witness.evidence(number))
        for number, (claim, earlier) in enumerate(zip(claims, repeats, strict=True))
    ]


def _linked(
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    dates: Sequence[DateExpression],
    figures: Sequence[Figure],
) -> list[Claim]:
    """Link each claim to the items inside its content."""
    return [
        replace(
            claim,
            figures=indexes_inside(claim.content, figures),
            dates=indexes_inside(claim.content, dates),
            mentions=indexes_inside(claim.content, mentions),
        )
        for claim in claims
    ]


def _placed(claims: Sequence[Claim], events: Events) -> list[Claim]:
    """Propose for each claim when and where what it tells of happened."""
    placed: list[Claim] = []
    for number, claim in enumerate(claims):
        inner = claims[number + 1].cue if number + 1 < len(claims) else None
        deeper = inner.start if inner is not None and claim.content.contains(inner) else None
        placed.append(replace(claim, event=events.proposed(claim, deeper)))
    return placed


def _outside_furniture(attributions: Sequence[Attribution], syntax: Syntax, parts: Sequence[Part]) -> list[Attribution]:
    """Leave out the site's own words («أقسام»), which nobody asserts."""
    furniture = [part.span for part in parts if part.kind is PartKind.FURNITURE]
    if not furniture:
        return list(attributions)
    return [
        attribution
        for attribution in attributions
        if not any(span.holds(syntax.tokens[attribution.tokens.start].start) for span in furniture)
    ]


def _claims(
    syntax: Syntax, mentions: Sequence[Mention], attributions: Sequence[Attribution]
) -> tuple[list[Attribution], list[Claim]]:
    """Return the attributions that make claims, and the claim of each."""
    doubts = Doubts(syntax)
    contents = Contents(syntax, attributions, doubts)
    claimants = Claimants(syntax)
    entities = Entities(syntax, mentions)
    kept: list[Attribution] = []
    claims: list[Claim] = []
    covered = Span(0, 0)
    for attribution in attributions:
        content = contents.span(attribution)
        if not content:
            continue
        start = syntax.tokens[attribution.tokens.start].start
        if attribution.cue.kind in {"echo", "preposition"} and _only_echoes(syntax, attribution, claims):
            if attribution.cue.stance is Stance.ALLEGE and claims:
                claims[-1] = replace(claims[-1], stance=Stance.ALLEGE, hedge=_cue_span(syntax, attribution))
            continue
        resolved = claimants.resolve(attribution, embedded=covered.holds(start))
        if not attribution.shape.looks_back and content.end > covered.end:
            covered = content
        claim = _claim(syntax, attribution, resolved, content, contents.speech(attribution, content))
        kept.append(attribution)
        claims.append(replace(claim, entity=_entity(entities, resolved) if resolved else None))
    hedges = Hedges(syntax, doubts, claims)
    return kept, [
        replace(claim, hedge=hedges.of(number), chain=chain)
        for number, (claim, chain) in enumerate(zip(claims, find_chains(kept, claims), strict=True))
    ]


def _entity(entities: Entities, resolved: range) -> str | None:
    """Return the claimant's name, and remember one without a name for those who are called after him."""
    name = entities.name_of(resolved)
    if name is None:
        entities.remember(resolved)
    return name


def _claim(syntax: Syntax, attribution: Attribution, resolved: range | None, content: Span, speech: Speech) -> Claim:
    cue = _cue_span(syntax, attribution)
    behind_lam = attribution.cue.lemma.endswith(" ل")
    claimant = _claimant_span(syntax, attribution.claimant, behind_lam=behind_lam) if attribution.claimant else None
    return Claim(
        cue=cue,
        claimant=claimant,
        resolved=claimant or (_claimant_span(syntax, resolved) if resolved else None),
        content=content,
        stance=attribution.cue.stance,
        speech=speech,
    )


def _cue_span(syntax: Syntax, attribution: Attribution) -> Span:
    """Return the cue's words without the conjunction before them."""
    span = syntax.span(attribution.tokens)
    prefix = attribution.prefix
    if attribution.cue.kind in {"preposition", "relay", "echo"} and not prefix:
        first = syntax.folded[attribution.tokens.start]
        prefix = first[: len(first) - len(without_conjunction(first))]
    return Span(span.start + len(prefix), span.end) if len(prefix) < len(span) else span


def _claimant_span(syntax: Syntax, claimant: range, *, behind_lam: bool = False) -> Span:
    """Return the claimant's words without a preposition stuck to them and without quotation marks around them."""
    span = syntax.span(claimant).trimmed(syntax.text, " \u200e\u200f،,")
    if behind_lam and span.of(syntax.text).startswith("ل"):
        span = Span(span.start + 1, span.end)
    quotation = syntax.opening.get(claimant.start)
    if quotation is not None and quotation.closing == claimant.stop - 1:
        span = Span(span.start + 1, span.end - 1)
    if claimant.start + 1 < len(syntax.tokens) and _joins(syntax.folded[claimant.start]):
        span = Span(span.start + 1, span.end)  # «ووزارة الدفاع تنفي»
    number = syntax.mention_at(claimant.start)
    if number is not None and span.start < syntax.mentions[number].span.start < span.end:
        return Span(syntax.mentions[number].span.start, span.end)
    return span


def _joins(folded: str) -> bool:
    """Tell whether a word begins with the conjunction «و» («ووزارة», «والشرطة», but not «والدة»)."""
    return folded.startswith(("وو", "وال")) and without_conjunction(folded) != folded


def _names_another(syntax: Syntax, document: range, speaker: Span) -> bool:
    """Tell whether a document is told by whose it is («بيان للشرطة»), and it is another's than the speaker's."""
    known = {_bare(word) for word in fold(speaker.of(syntax.text)).split()}
    named = [
        index
        for index in document[1:]
        if syntax.mention_at(index) is not None
        or any(syntax.stem_has(index, name) for name in ("role", "body", "feminine"))
    ]
    return any(_bare(syntax.folded[index]) not in known for index in named)


def _bare(folded: str) -> str:
    """Return a word without article and the «لـ» before it («للحزب», «الحزب»)."""
    return folded.removeprefix("لل").removeprefix("ال")


def _only_echoes(syntax: Syntax, attribution: Attribution, claims: Sequence[Claim]) -> bool:
    """Tell whether a trailing «على حد قوله» or «بحسب البيان» says again who is speaking already."""
    if attribution.shape is not Shape.BEFORE:
        return False
    if not claims or claims[-1].resolved is None:
        return attribution.echo or attribution.claimant is None
    statement = syntax.statement_of(attribution.tokens.start)
    if claims[-1].cue.start < syntax.tokens[statement.start].start:
        return attribution.echo
    if attribution.echo or attribution.claimant is None:
        return True
    named = fold(_claimant_span(syntax, attribution.claimant).of(syntax.text)).split()
    if named[0] in words_of("document"):
        return len(named) == 1 or not _names_another(syntax, attribution.claimant, claims[-1].resolved)
    return set(named) <= set(fold(claims[-1].resolved.of(syntax.text)).split())
