"""The trained names tagger: which words of an article name a person, a place or an organization, and how surely.

A small network learnt its types from newswire whose names people had marked, and its words from a corpus of news
(`resources/recipes/names_tagger`, `resources/models/names_tagger.md`). It knows no weapons and no armed actors: armies
and parties were marked there as something else, which it reports as `TaggedType.OTHER`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.analysis.names.tagger_words import form_of, stem_of
from app.resources import resource_path
from app.text.words import TokenizedText

if TYPE_CHECKING:
    from app.analysis.names.tagger_network import Batch, Floats

_TOGETHER = 4_000
"""Tokens that are read together: enough for speed, few enough for a flat memory."""


class TaggedType(StrEnum):
    """What the tagger's names are; `OTHER` are nationalities, armies, parties, works, events."""

    PERSON = "PERS"
    PLACE = "LOC"
    ORGANIZATION = "ORG"
    OTHER = "MISC"


_PLACES = {kind: place for place, kind in enumerate(TaggedType)}
_NO_TYPE = (0.0,) * len(TaggedType)


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name as the tagger sees it: its tokens, its type, and the probability of its least sure word's tag."""

    tokens: range
    type: TaggedType
    certainty: float

    def moved(self, by: int) -> TaggedName:
        """Return the name with its tokens counted from `by` tokens earlier."""
        return TaggedName(range(self.tokens.start + by, self.tokens.stop + by), self.type, self.certainty)


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence's likeliest names, by token of the sentence, and each token's probability of each type in order."""

    names: tuple[TaggedName, ...]
    types: tuple[tuple[float, ...], ...]


class NamesTagger:
    """The trained network with its vocabulary, ready to read."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        from app.analysis.names.tagger_network import Chain, Spelling, TwoWayLstm, Weights

        with np.load(path, allow_pickle=False) as file:
            weights = Weights({name: file[name] for name in file.files})
        self._ranks = {form: rank for rank, form in enumerate(bytes(weights.raw("vocabulary")).decode().split("\n"))}
        self._tags = [_parse(tag) for tag in str(weights.raw("tags")).split()]
        self._of_type = np.array([[kind is other for other in TaggedType] for _, kind in self._tags], np.float32)
        self._table, self._scales = weights.raw("table"), weights["table.scale"]
        self._slots, self._reader = TwoWayLstm(weights, "slots"), TwoWayLstm(weights, "reader")
        self._spelling = Spelling(weights, int(weights.raw("longest_spelling")))
        self._chain = Chain(weights)
        self._join_form, self._join_slot = weights["join.form"].T, weights["join.slot"].T
        self._join_bias = weights["join.bias"]
        self._emit, self._emit_bias = weights["emit"].T, weights["emit.bias"]

    def read(self, sentences: Sequence[Sequence[str]]) -> list[TaggedSentence]:
        """Return what the tagger sees in sentences given as forms (see `tagger_words.form_of`), in their order."""
        order = sorted((at for at, forms in enumerate(sentences) if forms), key=lambda at: -len(sentences[at]))
        found = [TaggedSentence((), ()) for _ in sentences]
        while order:
            taken = max(1, _TOGETHER // len(sentences[order[0]]))
            together, order = order[:taken], order[taken:]
            for at, tagged in zip(together, self._read_batch([sentences[at] for at in together]), strict=True):
                found[at] = tagged
        return found

    def _read_batch(self, sentences: Sequence[Sequence[str]]) -> Iterator[TaggedSentence]:
        from app.analysis.names.tagger_network import Batch

        batch = Batch.of([len(forms) for forms in sentences])
        scores = self._scores(sentences, batch)
        best = self._chain.best(scores, batch)
        marginals = self._chain.marginals(scores, batch)
        for forms, tags, rows in zip(sentences, best, batch.rows, strict=True):
            yield self._tagged(forms, tags, marginals[rows])

    def _scores(self, sentences: Sequence[Sequence[str]], batch: Batch) -> Floats:
        """Return the tags' scores at each token in the batch's order."""
        import numpy as np

        numbers: dict[str, int] = {}
        tokens = np.empty(len(batch.mirror), np.int64)
        for forms, rows in zip(sentences, batch.rows, strict=True):
            tokens[rows] = [numbers.setdefault(form, len(numbers)) for form in forms]
        distinct = list(numbers)
        vectors = self._vectors(distinct)
        stems = self._vectors([stem_of(form, self._ranks) for form in distinct])
        is_known = np.array([form in self._ranks for form in distinct])
        before, behind = self._slots.run(np.where(is_known[:, None], vectors, stems), tokens, batch)
        slots = np.concatenate([batch.shifted(before, 1), batch.shifted(behind, -1)], axis=1)
        own = np.concatenate([vectors, stems, self._spelling.features(distinct)], axis=1) @ self._join_form
        joined = np.tanh(own[tokens] + slots @ self._join_slot + self._join_bias)
        ahead, back = self._reader.run(joined, np.arange(len(joined)), batch)
        scores: Floats = np.concatenate([ahead, back], axis=1) @ self._emit + self._emit_bias
        return scores

    def _vectors(self, forms: Sequence[str]) -> Floats:
        import numpy as np

        rows = np.array([self._ranks.get(form, -1) for form in forms])
        vectors: Floats = self._table[rows].astype(np.float32) * self._scales[rows][:, None]
        vectors[rows < 0] = 0
        return vectors

    def _tagged(self, forms: Sequence[str], tags: Sequence[int], marginals: Floats) -> TaggedSentence:
        likely = marginals.tolist()
        names = [
            TaggedName(tokens, kind, min(likely[at][tags[at]] for at in tokens))
            for tokens, kind in self._spelled(forms, tags)
        ]
        types = tuple(map(tuple, (marginals @ self._of_type).tolist()))
        return TaggedSentence(tuple(names), types)

    def _spelled(self, forms: Sequence[str], tags: Sequence[int]) -> Iterator[tuple[range, TaggedType]]:
        """Yield the names that the tags spell; a word with «و» begins another person or place, not the name's end."""
        first, kind = 0, None
        for at in range(len(forms) + 1):
            begins, other = self._tags[tags[at]] if at < len(forms) else (True, None)
            begins = begins or (kind in {TaggedType.PERSON, TaggedType.PLACE} and self._is_joined(forms[at]))
            if kind and (begins or other is not kind):
                yield range(first, at), kind
                kind = None
            if other and not kind:
                first, kind = at, other

    def _is_joined(self, form: str) -> bool:
        return form.startswith("وال") or (form.startswith("و") and stem_of(form, self._ranks) != form)


def _parse(tag: str) -> tuple[bool, TaggedType | None]:
    position, _, kind = tag.partition("-")
    return position != "I", TaggedType(kind) if kind else None


@cache
def names_tagger() -> NamesTagger:
    """Return the tagger that comes with the program, loaded once."""
    return NamesTagger(resource_path("models", "names_tagger.npz"))


class TaggedText:
    """An article as the tagger sees it, all tokens counted from the article's first."""

    def __init__(self, tokenized: TokenizedText) -> None:
        forms = [form_of(token) for token in tokenized.tokens]
        sentences = [
            sentence for sentence in tokenized.sentences if any(tokenized.tokens[at].is_word for at in sentence)
        ]
        read = names_tagger().read([forms[sentence.start : sentence.stop] for sentence in sentences])
        self._types: list[tuple[float, ...]] = [_NO_TYPE] * len(forms)
        names: list[TaggedName] = []
        for sentence, tagged in zip(sentences, read, strict=True):
            self._types[sentence.start : sentence.stop] = tagged.types
            names.extend(name.moved(sentence.start) for name in tagged.names)
        self.names = tuple(names)

    def likelihood(self, token: int) -> float:
        """Return the probability that a token belongs to a name of any type."""
        return sum(self._types[token])

    def likelihood_of(self, token: int, kind: TaggedType) -> float:
        """Return the probability that a token belongs to a name of this type."""
        return self._types[token][_PLACES[kind]]
