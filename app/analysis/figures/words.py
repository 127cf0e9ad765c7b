"""The lexicons of words and kinds that figures are read by."""

from __future__ import annotations

from functools import cache

from app.resources import lexicon_table
from app.text.fold import fold
from app.text.memory import remembered_shortly
from app.text.words import splits


@cache
def words_of(table: str, kind: str) -> frozenset[str]:
    """Return the folded words of one kind in a lexicon of words and kinds."""
    return frozenset(fold(row["word"]) for row in lexicon_table(table) if row["kind"] == kind)


@remembered_shortly
def has_stem(folded: str, words: frozenset[str]) -> bool:
    """Tell whether a word, without prefixes, is one of `words`."""
    return any(split.stem in words for split in splits(folded))


def has_article(folded: str) -> bool:
    """Tell whether a word may have the article."""
    return any(split.has_article for split in splits(folded))
