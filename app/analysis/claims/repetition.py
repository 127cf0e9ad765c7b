"""Which claims say again what an earlier one said, as a teaser's and the body's do."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.annotations import Claim, Part, PartKind
from app.domain.span import Span
from app.text.fold import fold
from app.text.words import TokenizedText

_FEWEST_WORDS = 3
"""A teaser's content this short is not known again by its beginning."""

Words = tuple[str, ...]


def find_repeats(claims: Sequence[Claim], parts: Sequence[Part], tokenized: TokenizedText) -> list[int | None]:
    """Return for each claim the index of the first earlier one with the same claimant and content.

    A teaser's content counts as the same where it is the beginning of the later one: teasers are cut short.
    """
    first: dict[tuple[Words, Words], int] = {}
    teased: list[tuple[Words, Words, int]] = []
    repeats: list[int | None] = []
    for number, claim in enumerate(claims):
        claimant = _words(claim.resolved, tokenized) if claim.resolved else ()
        content = _words(claim.content, tokenized)
        begun = next((i for who, what, i in teased if who == claimant and content[: len(what)] == what), None)
        earlier = first.setdefault((claimant, content), number if begun is None else begun)
        repeats.append(earlier if earlier < number else None)
        if earlier == number and len(content) >= _FEWEST_WORDS and _is_teased(claim, parts):
            teased.append((claimant, content, number))
    return repeats


def _words(span: Span, tokenized: TokenizedText) -> Words:
    """Return the folded words of a span, which may begin inside a word (behind its «و»)."""
    tokens = [tokenized.tokens[index] for index in tokenized.token_range(span)]
    words = [token.folded for token in tokens if not token.is_punctuation]
    if words and tokens[0].start < span.start:
        words[0] = fold(tokenized.text[span.start : tokens[0].end])
    return tuple(words)


def _is_teased(claim: Claim, parts: Sequence[Part]) -> bool:
    return any(part.kind is PartKind.TEASER and part.span.contains(claim.content) for part in parts)
