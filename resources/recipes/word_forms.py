"""Make the table of inflected forms that search by lemma leans on: `resources/lexicons/word_forms.tsv`.

    python resources/recipes/word_forms.py saudinews.jsonl.xz

The lemmas are simplemma's, of the words that SaudiNewsNet has at least a few times; nouns of our own lists bring their
plurals. Regular endings («-ون -ين -ان -ات -ا») that simplemma passes over are added where the corpus has both the form
and the noun. Names of people and places have none. What `app.text.lemmas` works out by itself (pronouns behind a
form) is left out. Only forms leave the corpus.

A library's index holds the lemmas: with another table, a migration must make it anew.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from app.library.searching.words import forms as shorter_forms
from app.resources import lexicon_table, resource_path
from app.text.fold import fold
from app.text.lemmas import without_pronoun

_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMES = (("given_names", "names"), ("places", "name"), ("place_names", "name"), ("name_parts", "word"))
_LISTS = ("given_names",)
_LEAST = 3
_LEAST_OF_NOUN = 30
_SHORTEST_LEMMA = 2
_SHORTEST_STEM = {"ا": 3, "ان": 4, "ون": 3, "ين": 3, "ات": 3, "وا": 3, "ت": 4}
# A regular form is no commoner than this many times its noun, or it is a word of its own («رمضان», «ميدان»).
_LARGEST_SHARE = 3

Table = dict[str, set[str]]
"""The lemmas of each form."""


def _vocabulary(path: Path) -> Counter[str]:
    """Return how often each folded word stands in the news, once for each way to cut the small words off it."""
    counts: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(_WORD.findall(fold(json.loads(line)["text"])))
    cut: Counter[str] = Counter()
    for word, count in counts.items():
        for form in {word, *shorter_forms(word)}:
            if not form.startswith("ال"):
                cut[form] += count
    return cut


def _from_simplemma() -> Table:
    found: Table = defaultdict(set)
    for pair in DefaultDictionaryFactory().get_dictionary("ar").items():
        form, lemma = map(fold, pair)
        if form != lemma:
            found[form].add(lemma)
    return found


def _from_lists() -> Table:
    found: Table = defaultdict(set)
    for row in lexicon_table("conflict_nouns"):
        for plural in row["plurals"].split():
            found[fold(plural)].add(fold(row["noun"]))
    for row in lexicon_table("counted_nouns"):
        if row["lemma"] and row["number"] == "p":
            found[fold(row["form"])].add(fold(row["lemma"]))
    return found


def _words_of(table: str, column: str) -> frozenset[str]:
    """Return the folded names of one word in a column of a table; of lists in a cell, each word."""
    cells = (row[column] for row in lexicon_table(table))
    return frozenset(fold(word) for cell in cells for word in cell.split() if table in _LISTS or cell == word)


def _regular(vocabulary: Counter[str], nouns: set[str], counted: set[str], table: Table) -> Table:
    """Return the regular forms of nouns that the corpus has and the table has not, with the nouns' own lemmas."""
    found: Table = defaultdict(set)
    for word, count in vocabulary.items():
        if count < _LEAST or word in table:
            continue
        for ending, shortest in _SHORTEST_STEM.items():
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < shortest:
                continue
            for noun in (stem, stem + "ه") if ending == "ات" else (stem,):
                if noun in counted or (noun in nouns and count <= _LARGEST_SHARE * vocabulary[noun]):
                    found[word] |= {noun, *table.get(noun, ())}
    return found


def main(corpus: str) -> None:
    """Write the table."""
    vocabulary = _vocabulary(Path(corpus))
    names = frozenset().union(*(_words_of(table, column) for table, column in _NAMES))
    own = _from_lists()
    counted = {lemma for lemmas in own.values() for lemma in lemmas} | _words_of("conflict_nouns", "noun")
    names -= _words_of("given_names", "common") | counted
    table: Table = defaultdict(set, own)
    for form, lemmas in _from_simplemma().items():
        if vocabulary[form] >= _LEAST and form not in names:
            table[form] |= {lemma for lemma in lemmas if len(lemma) >= _SHORTEST_LEMMA and lemma not in names}
    nouns = {word for word, count in vocabulary.items() if count >= _LEAST_OF_NOUN} - names | counted
    for form, lemmas in _regular(vocabulary, nouns, counted, table).items():
        if form not in names:
            table[form] |= lemmas
    _write(_grouped(table))


def _grouped(table: Table) -> dict[str, set[str]]:
    """Return the forms of each lemma, those aside that are known by the form without its pronoun."""
    grouped: dict[str, set[str]] = defaultdict(set)
    for form, lemmas in table.items():
        for lemma in lemmas - {form}:
            if not any(lemma in table.get(bare, ()) or bare == lemma for bare in without_pronoun(form)):
                grouped[lemma].add(form)
    return grouped


def _write(grouped: dict[str, set[str]]) -> None:
    header = [
        "# Made by resources/recipes/word_forms.py from simplemma, the words of SaudiNewsNet and our lists.",
        "lemma\tforms",
    ]
    rows = [f"{lemma}\t{' '.join(sorted(forms))}" for lemma, forms in sorted(grouped.items())]
    resource_path("lexicons", "word_forms.tsv").write_text("\n".join([*header, *rows, ""]), "utf-8")
    print(len(rows), "lemmas,", sum(map(len, grouped.values())), "forms")


if __name__ == "__main__":
    main(sys.argv[1])
