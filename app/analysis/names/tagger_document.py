"""What an article's sentences tell each other: a rare word that surely is a name in one lends its type to the others.

The tagger reads sentence by sentence. A name that is introduced with a title in one sentence stands bare in the next,
where nothing but the name itself tells what it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.analysis.names.tagger_words import stem_of

Likely = list[list[float]]
"""A sentence's tokens' probabilities of the tags: none, then the beginning and the inside of each type."""

_SURE = 0.9
_REACH = 30
"""Sentences: where one article ends and the next begins isn't always known."""
_COMMON = 1_000
"""So many of the most frequent forms lend nothing: they are in many names and in none."""
_SHORTEST = 3
_LENT = (0.6, 0.3, 0.4, 0.0)
"""What share of a word's probability is given to the lent type, by type in their order (persons, places, ...)."""


def lend_types(sentences: Sequence[Sequence[str]], likely: Sequence[Likely], ranks: Mapping[str, int]) -> list[Likely]:
    """Return the probabilities of a text's tags after each rare word has heard of its surest namesakes nearby.

    `sentences` are the text's in order, as forms, `likely` their probabilities, `ranks` the known forms' places in the
    order of frequency. The cost grows with the text's length alone (and the logarithm of a word's occurrences).
    """
    places = _places_of_rare(sentences, ranks)
    heard = list(likely)
    changed: set[int] = set()
    for occurrences in places.values():
        sure = [(at, kind) for at, token in occurrences if (kind := _sure_type(likely[at][token])) is not None]
        if not sure or len(sure) == len(occurrences):
            continue
        for at, token in occurrences:
            kind = _nearest(sure, at)
            row = likely[at][token]
            if kind is None or _LENT[kind] == 0 or _likeliest(row) == kind:
                continue
            if at not in changed:
                changed.add(at)
                heard[at] = list(heard[at])
            heard[at][token] = _lent(row, kind)
    return heard


def _places_of_rare(sentences: Sequence[Sequence[str]], ranks: Mapping[str, int]) -> dict[str, list[tuple[int, int]]]:
    """Return the (sentence, token) of each rare word without its clitics, where it stands more than once."""
    stems = {form: _rare_stem(form, ranks) for form in {form for forms in sentences for form in forms}}
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, forms in enumerate(sentences):
        for token, form in enumerate(forms):
            if stem := stems[form]:
                places[stem].append((at, token))
    return {stem: found for stem, found in places.items() if len(found) > 1}


def _rare_stem(form: str, ranks: Mapping[str, int]) -> str:
    """Return a form without its clitics, "" where that is frequent or too short to be a name's word."""
    if len(form) < _SHORTEST or not form[0].isalpha():
        return ""
    stem = stem_of(form, ranks)
    return stem if len(stem) >= _SHORTEST and ranks.get(stem, _COMMON) >= _COMMON else ""


def _types(row: Sequence[float]) -> list[float]:
    return [row[tag] + row[tag + 1] for tag in range(1, len(row), 2)]


def _sure_type(row: Sequence[float]) -> int | None:
    if row[0] > 1 - _SURE:
        return None
    return next((kind for kind, probability in enumerate(_types(row)) if probability >= _SURE), None)


def _likeliest(row: Sequence[float]) -> int | None:
    types = _types(row)
    best = max(types)
    return None if row[0] > best else types.index(best)


def _nearest(sure: Sequence[tuple[int, int]], at: int) -> int | None:
    """Return the type of the nearest sentence where the word is sure, the earlier of two as near."""
    behind = bisect_left(sure, (at, 0))
    found = [(abs(sure[place][0] - at), place) for place in (behind - 1, behind) if 0 <= place < len(sure)]
    distance, place = min(found)
    return sure[place][1] if distance <= _REACH else None


def _lent(row: Sequence[float], kind: int) -> list[float]:
    """Return the row with a share given to a type, in the proportion of the type's beginning and inside there."""
    share = _LENT[kind]
    begins, inside = row[2 * kind + 1], row[2 * kind + 2]
    is_inside = inside / (begins + inside) if begins + inside > 1e-4 else 0.0
    lent = [probability * (1 - share) for probability in row]
    lent[2 * kind + 1] += share * (1 - is_inside)
    lent[2 * kind + 2] += share * is_inside
    return lent
