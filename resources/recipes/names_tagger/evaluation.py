"""Scores a written model with the very code that the program runs.

    python -m resources.recipes.names_tagger.evaluation FILE.conll

scores the shipped model, and the whole program, on any corpus in CoNLL's form with CLEANANERCorp's types. The tagger's
own types are the corpus's; the program's are mapped by `PROGRAM_TYPES`. A name is right with the same words and type.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

from app.analysis.names.finder import find_mentions
from app.analysis.names.tagger import NamesTagger
from app.domain.annotations import MentionType
from app.resources import resource_path
from app.text.words import TokenizedText
from resources.recipes.names_tagger.corpora import Name, Sentence, conll

#: The types that count; MISC is learnt but not scored.
SCORED = ("PERS", "LOC", "ORG")
#: What the program's mentions are by the corpus's types; weapons have none there.
PROGRAM_TYPES = {
    MentionType.PERSON: "PERS",
    MentionType.PLACE: "LOC",
    MentionType.GROUP: "ORG",
    MentionType.ORGANIZATION: "ORG",
}
#: Sentences that are taken for an article where the corpus doesn't tell: CLEANANERCorp's have about so many.
ARTICLE = 15


@dataclass
class Tally:
    """Names found, names there, names found rightly (same words, same type), by type."""

    found: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, found: set[Name], there: set[Name]) -> None:
        """Count one sentence's names."""
        self.found.update(name.type for name in found)
        self.there.update(name.type for name in there)
        self.right.update(name.type for name in found & there)

    def merge(self, other: Tally) -> None:
        """Count another tally's names too."""
        self.found += other.found
        self.there += other.there
        self.right += other.right

    def scores(self, types: Sequence[str] = SCORED) -> tuple[float, float, float]:
        """Return precision, recall and F1 over all names of the types together."""
        right = sum(self.right[kind] for kind in types)
        precision = right / max(1, sum(self.found[kind] for kind in types))
        recall = right / max(1, sum(self.there[kind] for kind in types))
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    def __str__(self) -> str:
        """Return the scores of all types together, then of each."""
        parts = [("all", SCORED), *((kind, (kind,)) for kind in SCORED)]
        return "; ".join(
            f"{name} P {p:.3f} R {r:.3f} F1 {f:.3f}"
            for name, (p, r, f) in ((name, self.scores(types)) for name, types in parts)
        )


def evaluate(path: Path, sentences: Sequence[Sentence], *, alone: bool = False) -> Tally:
    """Return the tally of a model file over a corpus's sentences in their order.

    Sentences tell each other of rare words as an article's do in the program, unless each is read `alone`.
    """
    tally = Tally()
    tagger = NamesTagger(path)
    forms = [sentence.forms for sentence in sentences]
    seen = tagger.read(forms) if alone else tagger.read_article(forms)
    for sentence, tagged in zip(sentences, seen, strict=True):
        tags = ["O"] * len(sentence.forms)
        for name in tagged.names:
            for at in name.tokens:
                tags[at] = f"{'B' if at == name.tokens.start else 'I'}-{name.type}"
        tally.add(sentence.names_of(tags), set(sentence.names))
    return tally


def evaluate_program(sentences: Sequence[Sentence]) -> Tally:
    """Return the tally of all that the program finds (`find_mentions`), by the types of `PROGRAM_TYPES`.

    The corpus doesn't tell where articles end: so many sentences together (`ARTICLE`) are taken for one, a sentence
    for a paragraph.
    """
    tally = Tally()
    for first in range(0, len(sentences), ARTICLE):
        article = sentences[first : first + ARTICLE]
        text = "\n".join(" ".join(sentence.words) for sentence in article)
        found = [
            (mention.span, PROGRAM_TYPES[mention.type])
            for mention in find_mentions(TokenizedText(text))
            if mention.type in PROGRAM_TYPES
        ]
        begin = 0
        for sentence in article:
            starts = list(accumulate((len(word) + 1 for word in sentence.words), initial=begin))
            names = {
                Name(bisect_right(starts, span.start) - 1, bisect_left(starts, span.end), kind)
                for span, kind in found
                if begin <= span.start < starts[-1]
            }
            tally.add(names, set(sentence.names))
            begin = starts[-1]
    return tally


def main() -> None:
    """Print the scores of the shipped tagger, and of the whole program, on a marked corpus."""
    parser = argparse.ArgumentParser(prog="python -m resources.recipes.names_tagger.evaluation")
    parser.add_argument(
        "file", type=Path, help="a CoNLL file: a word and its tag a line, a blank line behind sentences"
    )
    arguments = parser.parse_args()
    sentences = conll(arguments.file)
    model = resource_path("models", "names_tagger.npz")
    print(f"the tagger, each sentence by itself: {evaluate(model, sentences, alone=True)}")
    print(f"the tagger as the program reads it: {evaluate(model, sentences)}")
    print(f"the whole program, its types mapped: {evaluate_program(sentences)}")


if __name__ == "__main__":
    main()
