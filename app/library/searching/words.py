"""The words of a text as the search index holds them: spelling folded, the small words in front also cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from app.text.fold import fold
from app.text.lemmas import lemmas
from app.text.words import splits

WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
"""A word or number of a folded text; «و915» is two."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_APART = "\ue000"
"""A word that nobody can ask for, so that no phrase runs over it."""
_LEMMA = "\ue001"
"""Stands before a lemma, so that nobody asks for one by a word that only looks like it."""

_SHORTEST_AFTER_CONJUNCTION = 3
_SHORTEST_AFTER_PREPOSITION = 4
# The others («ك», «س») are far more often a word's own first letter.
_FREE_PREPOSITIONS = frozenset("بل")


def plain_number(word: str) -> str:
    """Return a number without the commas between its thousands, anything else as it is."""
    return word.replace(",", "") if _GROUPED.fullmatch(word) else word


def folded_words(folded: str) -> Iterator[str]:
    """Yield the words of a folded text in order."""
    return (plain_number(match.group()) for match in WORD.finditer(folded))


def searchable(text: str) -> str:
    """Return the folded words of `text`, a blank between each two."""
    return " ".join(folded_words(fold(text)))


@lru_cache(maxsize=65_536)
def forms(word: str) -> tuple[str, ...]:
    """Return the shorter forms by which a folded word is found too («والجيش» also as «الجيش» and «جيش»).

    A cut before the article is safe; one before a bare stem needs a stem long enough that few words begin so by
    themselves.
    """
    found: dict[str, None] = {}
    for split in splits(word):
        if split.has_article:
            found["ال" + split.stem] = None
            found[split.stem] = None
        elif split.prefixes and _is_likely_cut(split.prefixes, split.stem):
            found[split.stem] = None
    found.pop(word, None)
    return tuple(found)


def _is_likely_cut(prefixes: tuple[str, ...], stem: str) -> bool:
    preposition = prefixes[-1]
    if preposition in _FREE_PREPOSITIONS:
        # «لل» holds the article, which another cut takes off.
        return len(stem) >= _SHORTEST_AFTER_PREPOSITION and not (preposition == stem[0] == "ل")
    return len(prefixes) == 1 and preposition in "وف" and len(stem) >= _SHORTEST_AFTER_CONJUNCTION


@lru_cache(maxsize=65_536)
def lemma_keys(word: str) -> tuple[str, ...]:
    """Return the lemmas of a folded word, its small words in front cut off, as the index holds them."""
    bare = {word, *forms(word)}
    return tuple(sorted({_LEMMA + lemma for form in bare for lemma in lemmas(form)}))


def searchable_with_forms(text: str) -> str:
    """Return the folded words of a short text and, set apart from them, the other forms they are found by."""
    return with_forms(searchable(text))


def with_forms(words: str) -> str:
    """Return blank-separated folded words and, set apart from them, the other forms they are found by."""
    return f"{words} {_APART} {found}" if (found := other_forms(words)) else words


def without_forms(words: str) -> str:
    """Return the words that `with_forms` set apart from their other forms."""
    return words.partition(_APART)[0].rstrip()


def other_forms(words: str) -> str:
    """Return the shorter forms and the lemmas of the blank-separated folded words, each once."""
    different = set(words.split())
    shorter = {form for word in different for form in forms(word)}
    return " ".join(sorted(shorter.union(*map(lemma_keys, different))))


def without_article(word: str) -> str:
    """Return what is left of a folded word in each of the words that have it among their forms («للجيش»: «جيش»)."""
    return word.removeprefix("ال")


@lru_cache(maxsize=1024)
def asked_form(word: str) -> str:
    """Return the folded word to look up for one that a person asked for: «والجيش» and «للجيش» ask for «الجيش»."""
    for split in splits(word):
        if split.has_article and len(split.prefixes) > 1:
            return "ال" + split.stem
    return word


def stands_in(words: tuple[str, ...], name: str, *, is_prefix: bool) -> bool:
    """Tell whether folded words stand in a name in this order, in its own forms or without the small words in front."""
    found = searchable(name).split()
    spelt = [(word, *forms(word)) for word in found]
    *firsts, last = words

    def stands_at(at: int) -> bool:
        ends = spelt[at + len(firsts)]
        is_end = any(form.startswith(last) for form in ends) if is_prefix else last in ends
        return is_end and all(word in spelt[at + number] for number, word in enumerate(firsts))

    return any(stands_at(at) for at in range(len(found) - len(firsts)))
