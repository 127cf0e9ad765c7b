"""Words as the names tagger knows them: one form for all spellings and numbers, and the form without its clitics."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from app.text.words import Token, splits

_LONGEST_NUMBER = 6
_SHORTEST_STEM = 3


def form_of(token: Token) -> str:
    """Return the form that the tagger knows a token by: a word folded, a number as so many zeros."""
    if token.is_number:
        return "0" * min(len(token.folded), _LONGEST_NUMBER)
    return token.folded


@lru_cache(maxsize=131_072)
def _uncliticised(form: str) -> tuple[str, ...]:
    """Return the form's readings without clitics, the article kept («وللحكومه»: «الحكومه»)."""
    found = dict.fromkeys(
        "ال" + split.stem if split.has_article else split.stem
        for split in splits(form)
        if split.clitic_length and len(split.stem) >= _SHORTEST_STEM
    )
    return tuple(found)


def stem_of(form: str, ranks: Mapping[str, int]) -> str:
    """Return the form without clitics where the corpus knows that reading better than the form itself.

    `ranks` gives the known forms' places in the order of frequency, the most frequent first.
    """
    best, best_rank = form, ranks.get(form, len(ranks))
    for stem in _uncliticised(form):
        rank = ranks.get(stem, len(ranks))
        if rank < best_rank:
            best, best_rank = stem, rank
    return best
