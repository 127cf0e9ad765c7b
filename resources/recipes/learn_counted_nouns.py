"""Learn which nouns Arabic counts, from what stands behind numbers in SaudiNewsNet: `counted_nouns.tsv`.

    python resources/recipes/learn_counted_nouns.py saudinews.jsonl.xz

Behind 11 to 99, in digits or words, stands a singular in the accusative («20 شخصا», «50 دبابة»), behind hundreds
a singular («100 شخص»),
behind 3 to 10 a plural («خمسة أشخاص»): so numbers give the singulars and plurals that are counted, with no other
teacher. A singular whose sound plural («مسلحون») is commoner than its dual («مسلحان») has a «-ين» that can't
be told from a dual. Plurals get their singular from simplemma where that is a counted one. Only counts of words leave
the corpus.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import simplemma

from app.resources import lexicon_table, resource_path
from app.text.fold import fold, strip_marks

_WORD = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*|[^\W\d_]+|[^\w\s]")
_NUMBER_WORDS = {fold(row["form"]): row["role"] for row in lexicon_table("numerals") if not row["low"]}
_BRACKETS = {"unit": "few", "tens": "many", "hundred": "hundreds", "hundreds": "hundreds", "scale": "hundreds"}
_LEAST = 2
# A noun stands behind a number more often than any other word does, for how often it stands at all.
_LEAST_SHARE = 0.002
# A word that begins like a prefix has one where the rest of it is about as common.
_STEM_SHARE = 0.3
# A dual stands in the oblique case a few times as often as in the nominative, hardly more.
_OBLIQUE_SHARE = 8


def _articles(path: Path) -> Iterator[str]:
    """Yield each article's text once."""
    seen = set()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = strip_marks(json.loads(line)["text"])
            if text[:300] not in seen:
                seen.add(text[:300])
                yield text


def _count(path: Path) -> tuple[Counter[str], Counter[str], Counter[str], Counter[str]]:
    """Return how often each word stands anywhere, behind 3 to 10, behind 11 to 99, behind whole hundreds."""
    anywhere, few, many, hundreds = Counter(), Counter(), Counter(), Counter()
    for text in _articles(path):
        words = _WORD.findall(text)
        anywhere.update(words)
        for number, word in pairwise(words):
            if not word.isalpha() or word.isascii():
                continue
            counts = {"few": few, "many": many, "hundreds": hundreds}.get(_bracket(number))
            if counts is not None:
                counts[word] += 1
    return anywhere, few, many, hundreds


def _bracket(number: str) -> str:
    """Return which form a number in digits or a number word asks of its noun, "" where none."""
    if number.isdecimal() and len(number) < 9:
        value = int(number)
        if value and value % 100 == 0:
            return "hundreds"
        return "few" if 3 <= value <= 10 else "many" if 11 <= value <= 99 else ""
    return _BRACKETS.get(_NUMBER_WORDS.get(fold(number), ""), "")


def _is_noun(word: str, times: int, anywhere: Counter[str], others: frozenset[str]) -> bool:
    return (
        times >= _LEAST
        and len(word) > 2
        and not word.startswith("ال")
        and fold(word) not in others
        and fold(word) not in _NUMBER_WORDS
        and not (word[0] in "وبلفك" and anywhere[word[1:]] > _STEM_SHARE * anywhere[word])
        and times / anywhere[word] >= _LEAST_SHARE
    )


def _singulars(anywhere: Counter[str], many: Counter[str], hundreds: Counter[str], others: frozenset[str]) -> set[str]:
    """Return the counted singulars, without the alef of the accusative."""
    found = set()
    for word, times in many.items():
        stem = word[:-1] if word.endswith("ا") and anywhere[word[:-1]] else word
        if not _is_noun(word, times, anywhere, others) or fold(stem) in others or len(stem) < 3:
            continue
        if stem != word or word.endswith("ة"):
            found.add(stem)
    for word, times in hundreds.items():
        if _is_noun(word, times, anywhere, others) and (word.endswith("ة") or anywhere[word + "ا"]):
            found.add(word)
    return found


def _has_sound_plural(noun: str, anywhere: Counter[str]) -> bool:
    """Tell whether «-ين» behind a noun is rather its plural than its dual."""
    nominative, oblique = anywhere[noun + "ان"], anywhere[noun + "ين"]
    is_rarely_dual = oblique > _OBLIQUE_SHARE * (nominative + 1)
    return not noun.endswith("ة") and (anywhere[noun + "ون"] > nominative or is_rarely_dual)


def _lemma(plural: str, singulars: set[str], by_fold: dict[str, str]) -> str:
    """Return the counted singular of a plural, empty where none is known."""
    if plural.endswith("ات"):
        for ending in ("ة", ""):
            if plural[:-2] + ending in singulars:
                return plural[:-2] + ending
    if plural.endswith("ين") and plural[:-2] in singulars:
        return plural[:-2]
    return by_fold.get(fold(simplemma.lemmatize(plural, lang="ar")), "")


def main(corpus: Path) -> None:
    """Write the table."""
    anywhere, few, many, hundreds = _count(corpus)
    others = frozenset(fold(row["word"]) for row in lexicon_table("not_counted"))
    singulars = _singulars(anywhere, many, hundreds, others)
    by_fold = {fold(noun): noun for noun in sorted(singulars, key=lambda noun: anywhere[noun])}
    rows = [(noun, noun, "s", "x" if _has_sound_plural(noun, anywhere) else "") for noun in singulars]
    for word, times in few.items():
        if word not in singulars and _is_noun(word, times, anywhere, others):
            rows.append((word, _lemma(word, singulars, by_fold), "p", ""))
    lines = ["\t".join(row).rstrip() for row in sorted(rows)]
    head = [
        "# Made by resources/recipes/learn_counted_nouns.py from what stands behind numbers in SaudiNewsNet.",
        "# number: s singular, p plural; sound: x where «-ين» is rather its plural than its dual.",
        "form\tlemma\tnumber\tsound",
    ]
    resource_path("lexicons", "counted_nouns.tsv").write_text("\n".join(head + lines) + "\n", "utf-8")
    print(f"{len(singulars)} singulars, {len(rows)} in all")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
