"""Scores a written model with the very code that the program runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.analysis.names.tagger import NamesTagger
from resources.recipes.names_tagger.corpora import Name, Sentence

#: The types that count; MISC is learnt but not scored.
SCORED = ("PERS", "LOC", "ORG")


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


def evaluate(path: Path, sentences: Sequence[Sentence]) -> Tally:
    """Return the tally of a model file over marked sentences, each read by itself."""
    tally = Tally()
    for sentence, tagged in zip(sentences, NamesTagger(path).read([s.forms for s in sentences]), strict=True):
        tags = ["O"] * len(sentence.forms)
        for name in tagged.names:
            for at in name.tokens:
                tags[at] = f"{'B' if at == name.tokens.start else 'I'}-{name.type}"
        tally.add(sentence.names_of(tags), set(sentence.names))
    return tally
