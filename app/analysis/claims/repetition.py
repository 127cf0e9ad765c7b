"""Which claims say again what an earlier one said, as a teaser's and the body's do."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.annotations import Claim, Part, PartKind
from app.text.words import tokenize

_FEWEST_WORDS = 3
"""A teaser's content this short is not known again by its beginning."""

Words = tuple[str, ...]


def find_repeats(claims: Sequence[Claim], parts: Sequence[Part], text: str) -> list[int | None]:
    """Return for each claim the index of the first earlier one with the same claimant and content.

    A teaser's content counts as the same where it is the beginning of the later one: teasers are cut short.
    """
    first: dict[tuple[Words, Words], int] = {}
    teased: list[tuple[Words, Words, int]] = []
    repeats: list[int | None] = []
    for number, claim in enumerate(claims):
        claimant = _words(claim.resolved.of(text)) if claim.resolved else ()
        content = _words(claim.content.of(text))
        begun = next((i for who, what, i in teased if who == claimant and content[: len(what)] == what), None)
        earlier = first.setdefault((claimant, content), number if begun is None else begun)
        repeats.append(earlier if earlier < number else None)
        if earlier == number and len(content) >= _FEWEST_WORDS and _is_teased(claim, parts):
            teased.append((claimant, content, number))
    return repeats


def _words(text: str) -> Words:
    return tuple(token.folded for token in tokenize(text) if not token.is_punctuation)


def _is_teased(claim: Claim, parts: Sequence[Part]) -> bool:
    return any(part.kind is PartKind.TEASER and part.span.contains(claim.content) for part in parts)
