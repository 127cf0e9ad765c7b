"""Trains the network on marked sentences, the word statistics of the news staying as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from app.analysis.names.tagger_words import stem_of
from resources.recipes.names_tagger.corpora import TYPES, Sentence
from resources.recipes.names_tagger.language_model import LanguageModel
from resources.recipes.names_tagger.network import Network

TAGS = ("O", *(f"{position}-{kind}" for kind in TYPES for position in "BI"))
LONGEST_SPELLING = 14
_BATCH = 16
_RATE = 2e-3
_POOL = 16


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the news taught: the forms' ranks, their vectors (the last row, of zeros, is any other form), the slots."""

    ranks: dict[str, int]
    table: Tensor
    model: LanguageModel

    def row(self, form: str) -> int:
        """Return the form's row of the table."""
        return self.ranks.get(form, len(self.ranks))

    def rows(self, forms: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Return the rows of the forms, of their stems, and of whichever of the two is known, the form first."""
        own = [self.row(form) for form in forms]
        stems = [self.row(stem_of(form, self.ranks)) for form in forms]
        unknown = len(self.ranks)
        return own, stems, [stem if form == unknown else form for form, stem in zip(own, stems, strict=True)]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as the network reads it."""

    frozen: Tensor
    forms: tuple[str, ...]
    tags: Tensor


def examples(knowledge: Knowledge, sentences: Sequence[Sentence], *, is_foreign: bool = False) -> list[Example]:
    """Return the sentences as examples; a foreign corpus's are told from CLEANANERCorp's by one feature."""
    found: list[Example] = []
    with torch.no_grad():
        for sentence in sentences:
            own, stems, either = knowledge.rows(sentence.forms)
            slots = knowledge.model.slots(knowledge.table[either][None])[0]
            source = torch.full((len(own), 1), float(is_foreign))
            frozen = torch.cat([knowledge.table[own], knowledge.table[stems], slots, source], 1)
            tags = torch.tensor([TAGS.index(tag) for tag in sentence.tags()])
            found.append(Example(frozen, sentence.forms, tags))
    return found


class Alphabet:
    """Numbers the letters: 0 is padding, 1 any rare letter."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        self._numbers = {letter: number for number, letter in enumerate(letters, 2)}

    def __len__(self) -> int:
        return len(self.letters) + 2

    @classmethod
    def of(cls, forms: Sequence[str]) -> Alphabet:
        """Return the alphabet of the forms' letters in order."""
        return cls("".join(sorted({letter for form in forms for letter in form})))

    def spell(self, form: str) -> list[int]:
        """Return a form's letters, a long form's middle left out."""
        half = LONGEST_SPELLING // 2
        kept = form if len(form) <= LONGEST_SPELLING else form[:half] + form[-half:]
        return [self._numbers.get(letter, 1) for letter in kept] + [0] * (LONGEST_SPELLING - len(kept))


@dataclass(frozen=True, slots=True)
class Tagger:
    """A network and the letters that it reads."""

    network: Network
    alphabet: Alphabet

    def scores(self, batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
        """Return the tags' scores for (batch, length), and the sentences' lengths."""
        lengths = torch.tensor([len(example.forms) for example in batch])
        frozen = nn.utils.rnn.pad_sequence([example.frozen for example in batch], batch_first=True)
        distinct: dict[str, int] = {"": 0}
        for example in batch:
            for form in example.forms:
                distinct.setdefault(form, len(distinct))
        words = nn.utils.rnn.pad_sequence(
            [torch.tensor([distinct[form] for form in example.forms]) for example in batch], batch_first=True
        )
        spellings = torch.tensor([self.alphabet.spell(form) for form in distinct])
        return self.network.scores(frozen, words, spellings, lengths), lengths


def train(known: Sequence[Example], epochs: int, seed: int) -> Tagger:
    """Return the tagger after so many epochs over the examples."""
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    alphabet = Alphabet.of([form for example in known for form in example.forms])
    tagger = Tagger(Network(len(alphabet), len(TAGS)), alphabet)
    optimizer = torch.optim.AdamW(tagger.network.parameters(), _RATE, weight_decay=1e-4)
    steps = epochs * len(_batches(known, np.random.default_rng(seed)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / (steps + 1))
    tagger.network.train()
    for epoch in range(1, epochs + 1):
        total = 0.0
        for batch in _batches(known, generator):
            scores, lengths = tagger.scores(batch)
            tags = nn.utils.rnn.pad_sequence([example.tags for example in batch], batch_first=True)
            loss = tagger.network.crf.loss(scores, tags, lengths)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach()) * len(batch)
        print(f"tagger: epoch {epoch}/{epochs}, loss {total / len(known):.3f}", flush=True)
    tagger.network.eval()
    return tagger


def _batches(known: Sequence[Example], generator: np.random.Generator) -> list[list[Example]]:
    """Return the examples in batches of like lengths, in a random order."""
    order = generator.permutation(len(known))
    batches: list[NDArray[np.int64]] = []
    for first in range(0, len(order), _BATCH * _POOL):
        pool = sorted(order[first : first + _BATCH * _POOL].tolist(), key=lambda at: len(known[at].forms))
        batches += [np.array(pool[at : at + _BATCH]) for at in range(0, len(pool), _BATCH)]
    return [[known[int(at)] for at in batches[number]] for number in generator.permutation(len(batches))]
