"""Reads the corpora: sentences of news as folded words, and sentences whose names people marked."""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.analysis.names.tagger_words import form_of
from app.text.words import TokenizedText, tokenize

NEWS = Path("news", "saudinews.jsonl.xz")
CLEANANERCORP = Path("ner", "cleananercorp_train.txt")
WOJOOD = Path("ner", "wojood_sample_train.txt")
CARANER = Path("ner", "caraner.csv")

#: What the tagger tells apart; `MISC` (nationalities, armies, parties, works) is learnt as a foil to the rest.
TYPES = ("PERS", "LOC", "ORG", "MISC")

# Wojood marks nested names; of the names that hold a word the outermost one of a type known here is read.
_WOJOOD_TYPES = {
    "PERS": "PERS",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "ORG": "ORG",
    "NORP": "MISC",
    "EVENT": "MISC",
}
_CARANER_TYPES = {"PER": "PERS", "LOC": "LOC", "ORG": "ORG", "MIS": "MISC"}  # «TIT», titles, are no names


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: the corpus's own words `[first, last)` and the type."""

    first: int
    last: int
    type: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A marked sentence: the corpus's words, and our tokens with their folded forms and the word each belongs to.

    `marks` says of each token whether it is punctuation, which bears no tag at a name's edges.
    """

    words: tuple[str, ...]
    forms: tuple[str, ...]
    owners: tuple[int, ...]
    marks: tuple[bool, ...]
    names: tuple[Name, ...]

    def tags(self) -> list[str]:
        """Return the tokens' BIO tags, a name's outer punctuation outside it."""
        tags = ["O"] * len(self.forms)
        for name in self.names:
            inside = [at for at, owner in enumerate(self.owners) if name.first <= owner < name.last]
            while inside and self.marks[inside[0]]:
                inside.pop(0)
            while inside and self.marks[inside[-1]]:
                inside.pop()
            for at in inside:
                tags[at] = f"{'B' if at == inside[0] else 'I'}-{name.type}"
        return tags

    def names_of(self, tags: Sequence[str]) -> set[Name]:
        """Return the names that BIO tags spell, widened to the corpus's own words."""
        return {Name(self.owners[first], self.owners[last - 1] + 1, kind) for first, last, kind in spelled(tags)}


def spelled(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last, type) of each name that BIO tags spell; an I without its B begins a name."""
    first, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            yield first, at, kind
            kind = ""
        if tag != "O" and not kind:
            first, kind = at, tag[2:]


def news_sentences(corpora: Path) -> Iterator[list[str]]:
    """Yield the sentences of the news as folded forms; an article that stands there twice is read once."""
    seen: set[str] = set()
    with lzma.open(corpora / NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["text"] in seen:
                continue
            seen.add(article["text"])
            text = TokenizedText(f"{article['title']}\n{article['text']}")
            for sentence in text.sentences:
                yield [form_of(token) for token in text.tokens[sentence.start : sentence.stop]]


def cleananercorp(corpora: Path) -> list[Sentence]:
    """Return CLEANANERCorp's training part in its order, by its own conventions."""
    return conll(corpora / CLEANANERCORP)


def conll(path: Path) -> list[Sentence]:
    """Return the sentences of a file in CoNLL's form with CLEANANERCorp's types; other types are no names."""
    types = {**{kind: kind for kind in TYPES}, "PER": "PERS"}
    return [_sentence([(word, _outermost(cells, types)) for word, *cells in rows]) for rows in _blocks(path)]


def wojood(corpora: Path) -> list[Sentence]:
    """Return the Wojood sample, its types mapped to CLEANANERCorp's."""
    return [
        _sentence([(word, _outermost(cells, _WOJOOD_TYPES)) for word, *cells in rows])
        for rows in _blocks(corpora / WOJOOD)
    ]


def caraner(corpora: Path) -> list[Sentence]:
    """Return CAraNER (for evaluation only): the revised labels, a person's title outside the name."""
    sentences: dict[str, list[tuple[str, str]]] = {}
    with (corpora / CARANER).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            label = row["Revised_Label"].strip().replace("_", "-")
            sentences.setdefault(row["Sentence_ID"], []).append((row["Word"], _outermost([label], _CARANER_TYPES)))
    return [_sentence(rows) for rows in sentences.values()]


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            rows.append(line.split())
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _outermost(cells: Iterable[str], types: dict[str, str]) -> str:
    for cell in cells:
        position, _, kind = cell.partition("-")
        if position in {"B", "I"} and kind in types:
            return f"{position}-{types[kind]}"
    return "O"


def _sentence(rows: Sequence[tuple[str, str]]) -> Sentence:
    tokens = [(token, owner) for owner, (word, _) in enumerate(rows) for token in tokenize(word)]
    names = tuple(Name(first, last, kind) for first, last, kind in spelled([tag for _, tag in rows]))
    return Sentence(
        tuple(word for word, _ in rows),
        tuple(form_of(token) for token, _ in tokens),
        tuple(owner for _, owner in tokens),
        tuple(token.is_punctuation for token, _ in tokens),
        names,
    )
