"""What bounds a number from either side: «أكثر من», «نحو», «على الأقل», and the joints of ranges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.analysis.figures.words import words_of
from app.domain.annotations import Number, Precision
from app.resources import lexicon_table
from app.text.fold import fold
from app.text.words import Token, splits

_GAP = fold("…")
_AND = "و"
_THAN = "من"
_MEASURE = "#"
_PRONOUNS = ("", "ها", "هم", "ه")
_WIDEST_GAP = 5


class Bound(StrEnum):
    """How a phrase bounds its number; `EXACT` takes a shorter phrase's effect away."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    APPROX = "approx"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    bound: Bound


@cache
def _phrases(side: str) -> Mapping[str, Sequence[_Phrase]]:
    """Return the phrases of one side by the word that stands next to the number («…» counts as any), longest first."""
    table: dict[str, list[_Phrase]] = defaultdict(list)
    for row in lexicon_table("number_bounds"):
        if row["side"] == side:
            words = tuple(fold(row["phrase"]).split())
            table[words[-1] if side == "before" else words[0]].append(_Phrase(words, Bound(row["bound"])))
    for phrases in table.values():
        phrases.sort(key=lambda phrase: -len(phrase.words))
    return table


def bound_before(tokens: Sequence[Token], index: int, start: int) -> tuple[Bound, int] | None:
    """Return the bound of the phrase that ends before token `index`, and the phrase's first token.

    No phrase reaches before token `start`.
    """
    if index <= start:
        return None
    table = _phrases("before")
    for key in (tokens[index - 1].folded, _GAP, *_unjoined(tokens[index - 1].folded)):
        for phrase in table.get(key, ()):
            first = _matched_backward(tokens, index, start, phrase.words)
            if first is not None:
                return phrase.bound, first
    return None


def _unjoined(folded: str) -> tuple[str, ...]:
    """Return a word without «و» or «ف» and without «ل» or «ب», as phrases' first words may have them."""
    return tuple(split.stem for split in splits(folded) if split.prefixes and not split.has_article)


@cache
def _measures() -> frozenset[str]:
    """Return the nouns of measure, alone, with the article and with a pronoun."""
    nouns = words_of("figure_contexts", "measure")
    stems = {noun[:-1] + "ت" if noun.endswith("ه") else noun for noun in nouns}
    return nouns | {"ال" + noun for noun in nouns} | {stem + pronoun for stem in stems for pronoun in _PRONOUNS}


def _same_word(token: Token, word: str, *, is_first: bool) -> bool:
    if word == _MEASURE:
        return token.folded in _measures()
    return token.folded == word or (is_first and word in _unjoined(token.folded))


def _matched_backward(tokens: Sequence[Token], index: int, start: int, words: Sequence[str]) -> int | None:
    """Return the first token of a phrase that ends before `index`, None where it does not stand there."""
    at = index - 1
    for position in range(len(words) - 1, -1, -1):
        if words[position] == _GAP:
            previous = words[position - 1]
            lowest = max(start, at - _WIDEST_GAP)
            while at >= lowest and tokens[at].is_word and not _same_word(tokens[at], previous, is_first=position == 1):
                at -= 1
            continue
        if at < start or not _same_word(tokens[at], words[position], is_first=position == 0):
            return None
        at -= 1
    return at + 1


def bound_after(tokens: Sequence[Token], index: int, stop: int) -> tuple[Bound, int] | None:
    """Return the bound of the phrase that begins at token `index`, and the index behind it."""
    if index >= stop:
        return None
    for phrase in _phrases("after").get(tokens[index].folded, ()):
        words = phrase.words
        behind = index + len(words)
        if words[0].startswith(_AND) and behind < stop and tokens[behind].folded == _THAN:
            continue  # «30 جنديا وأكثر من 40 شرطيا» bounds the next number
        if behind <= stop and all(tokens[index + step].folded == word for step, word in enumerate(words)):
            return phrase.bound, behind
    return None


@dataclass(frozen=True, slots=True)
class Bounds:
    """A quantity's bounds and how the text states them."""

    low: Number | None
    high: Number | None
    precision: Precision


def bounded(low: Number, high: Number, bound: Bound | None, *, is_range: bool = False) -> Bounds:
    """Return the bounds of a number that a phrase bounds."""
    if bound is Bound.AT_LEAST:
        return Bounds(low, None, Precision.AT_LEAST)
    if bound is Bound.AT_MOST:
        return Bounds(None, high, Precision.AT_MOST)
    if low != high:
        return Bounds(low, high, Precision.RANGE if is_range else Precision.VAGUE)
    return Bounds(low, high, Precision.APPROX if bound is Bound.APPROX else Precision.EXACT)
