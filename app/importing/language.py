"""Which language a text is in: Arabic told from the other languages of its script, and from all others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from app.resources import lexicon_table
from app.text.memory import remembered
from app.text.words import written_words

_REACH = 20_000
_UNKNOWN = "und"
_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd"})
_ALIASES = {"ku": "ckb", "sdh": "ckb", "kmr": "ckb", "azb": "fa", "glk": "fa", "mzn": "fa", "pnb": "ur", "arz": "ar"}
_WORD_WEIGHT, _LETTER_WEIGHT = 3, 1
_CLEAR_LEAD = 1.5
_ARABIC_LETTERS = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufefc]+")


def language_of(text: str) -> str:
    """Return the ISO 639 code of the text's main language, "und" where it can't be told.

    Function words and letters of a language's own decide; only where they leave it open is py3langid asked.
    """
    words = written_words(text[:_REACH])
    letters = sum(map(len, words))
    if not letters:
        return _UNKNOWN
    arabic_letters = sum(map(len, _ARABIC_LETTERS.findall("".join(words))))
    in_arabic_script = arabic_letters * 2 >= letters
    scores = _scores(word for word in words if bool(_ARABIC_LETTERS.match(word)) == in_arabic_script)
    ranked = scores.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] >= _CLEAR_LEAD * ranked[1][1]):
        return ranked[0][0]
    if in_arabic_script and not ranked:
        return "ar"
    guess = _guess(" ".join(words))
    if in_arabic_script:
        return guess if guess in _ARABIC_SCRIPT else "ar"
    return _UNKNOWN if guess in _ARABIC_SCRIPT else guess


def _scores(words: Iterable[str]) -> Counter[str]:
    """Return how much each language's own words, beginnings and letters weigh in the text."""
    scores: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for language, weight in _weights(word):
            scores[language] += weight * times
    return scores


@remembered
def _weights(word: str) -> tuple[tuple[str, int], ...]:
    """Return the languages that a word tells of, with its weight for each."""
    marks, written = _marks(), word.casefold()
    weights: Counter[str] = Counter()
    for language in marks["word"].get(written, ()):
        weights[language] += _WORD_WEIGHT
    for language in marks["prefix"].get(written[:2], ()) if len(written) > 4 else ():
        weights[language] += _WORD_WEIGHT
    for language in {language for letter in set(written) for language in marks["letter"].get(letter, ())}:
        weights[language] += _LETTER_WEIGHT
    return tuple(weights.items())


@cache
def _marks() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return, for words, beginnings and letters, the languages that each one tells of."""
    marks: dict[str, dict[str, tuple[str, ...]]] = {"word": {}, "prefix": {}, "letter": {}}
    for row in lexicon_table("languages"):
        known = marks[row["kind"]]
        for value in row["values"].split():
            known[value] = (*known.get(value, ()), row["language"])
    return marks


def _guess(text: str) -> str:
    """Return py3langid's best language."""
    from py3langid import classify

    code = str(classify(text)[0])
    return _ALIASES.get(code, code)
