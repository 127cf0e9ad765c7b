"""The trained names tagger: which words of an article name a person, a place or an organization, and how surely.

A small network learnt its types from newswire whose names people had marked, and its words from a corpus of news
(`resources/recipes/names_tagger`, `resources/models/names_tagger.md`). It knows no weapons and no armed actors: armies
and parties were marked there as something else, which it reports as `TaggedType.OTHER`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from app.analysis.names.tagger_document import Likely, lend_types
from app.analysis.names.tagger_words import form_of, stem_of
from app.resources import resource_path
from app.text.words import TokenizedText

_TOGETHER = 1_000
"""Tokens that are read together: enough for speed, few enough for a flat memory."""


class TaggedType(StrEnum):
    """What the tagger's names are; `OTHER` are nationalities, armies, parties, works, events."""

    PERSON = "PERS"
    PLACE = "LOC"
    ORGANIZATION = "ORG"
    OTHER = "MISC"


_TAGS = ((True, None), *((begins, kind) for kind in TaggedType for begins in (True, False)))
"""The network's tags in order: whether a name begins there, and its type."""
_NO_NAME = 0.98
"""A token so surely outside any name divides the tags before it from those behind it."""
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

        from app.analysis.names.tagger_network import Chain, Forms, Spelling, TwoWayLstm, Weights

        with np.load(path, allow_pickle=False) as file:
            weights = Weights({name: file[name] for name in file.files})
        self._forms = Forms(weights, Spelling(weights, int(weights.raw("longest_spelling"))))
        self._slots, self._reader = TwoWayLstm(weights, "slots"), TwoWayLstm(weights, "reader")
        self._chain = Chain(weights)
        self._join_form, self._join_slot = weights["join.form"].T, weights["join.slot"].T
        self._join_bias = weights["join.bias"]
        self._emit, self._emit_bias = weights["emit"].T, weights["emit.bias"]

    def read(self, sentences: Sequence[Sequence[str]]) -> list[TaggedSentence]:
        """Return what the tagger sees in sentences given as forms (see `tagger_words.form_of`), each by itself."""
        return list(map(self._tagged, sentences, self._likely(sentences)))

    def read_article(self, sentences: Sequence[Sequence[str]]) -> list[TaggedSentence]:
        """Return what the tagger sees in an article's sentences, which tell each other of rare words' types."""
        return list(map(self._tagged, sentences, lend_types(sentences, self._likely(sentences), self._forms.ranks)))

    def _likely(self, sentences: Sequence[Sequence[str]]) -> list[Likely]:
        """Return the tags' probabilities at each token of each sentence."""
        found: list[Likely] = [[] for _ in sentences]
        for together in _batches(sentences):
            rows = self._read_batch([sentences[at] for at in together])
            first = 0
            for at in together:
                last = first + len(sentences[at])
                found[at] = rows[first:last]
                first = last
        return found

    def _read_batch(self, sentences: Sequence[Sequence[str]]) -> Likely:
        """Return the tags' probabilities at each token, sentence behind sentence."""
        import numpy as np

        from app.analysis.names.tagger_network import Windows

        windows = Windows.of(list(map(len, sentences)))
        numbers: dict[str, int] = {}
        tokens = np.array([numbers.setdefault(form, len(numbers)) for forms in sentences for form in forms])
        read, own = self._forms.features(list(numbers))
        before, behind = self._slots.run(read, tokens, windows)
        slots = np.concatenate([windows.before(before), windows.behind(behind)], axis=1)
        joined = np.tanh((own @ self._join_form)[tokens] + slots @ self._join_slot + self._join_bias)
        ahead, back = self._reader.run(joined, np.arange(len(joined)), windows)
        scores = np.concatenate([ahead, back], axis=1) @ self._emit + self._emit_bias
        probabilities: Likely = self._chain.marginals(scores, windows).tolist()
        return probabilities

    def _tagged(self, forms: Sequence[str], likely: Sequence[Sequence[float]]) -> TaggedSentence:
        tags = likeliest_tags(likely)
        names = [
            TaggedName(tokens, kind, min(likely[at][tags[at]] for at in tokens))
            for tokens, kind in self._spelled(forms, tags)
        ]
        types = tuple((row[1] + row[2], row[3] + row[4], row[5] + row[6], row[7] + row[8]) for row in likely)
        return TaggedSentence(tuple(names), types)

    def _spelled(self, forms: Sequence[str], tags: Sequence[int]) -> Iterator[tuple[range, TaggedType]]:
        """Yield the names that the tags spell.

        A word with «و» begins another person or place; a word without it never begins a person beside a person or an
        organization beside an organization, whatever the tags say.
        """
        first, kind = 0, None
        for at in range(len(forms) + 1):
            begins, other = _TAGS[tags[at]] if at < len(forms) else (True, None)
            if kind and kind is other:
                begins = self._begins_another(forms[at], kind, tagged=begins)
            if kind and (begins or other is not kind):
                yield range(first, at), kind
                kind = None
            if other and not kind:
                first, kind = at, other

    def _begins_another(self, form: str, kind: TaggedType, *, tagged: bool) -> bool:
        """Tell whether a form right behind a name begins another one of its type; `tagged` is what the tags say."""
        if not form.startswith("و"):
            return tagged and kind not in {TaggedType.PERSON, TaggedType.ORGANIZATION}
        return tagged or (kind in {TaggedType.PERSON, TaggedType.PLACE} and self._is_joined(form))

    def _is_joined(self, form: str) -> bool:
        return form.startswith("وال") or (form.startswith("و") and stem_of(form, self._forms.ranks) != form)


def _batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Yield the numbers of the sentences that are read together, those without tokens left out."""
    together: list[int] = []
    tokens = 0
    for at, forms in enumerate(sentences):
        if together and tokens + len(forms) > _TOGETHER:
            yield together
            together, tokens = [], 0
        if forms:
            together.append(at)
            tokens += len(forms)
    if together:
        yield together


def likeliest_tags(likely: Sequence[Sequence[float]]) -> list[int]:
    """Return a sentence's likeliest tags by number (`_TAGS`), a name's second word never without its first.

    `likely` gives each token's probabilities of the tags.
    """
    tags = [0] * len(likely)
    at = 0
    while at < len(likely):
        if likely[at][0] > _NO_NAME:
            at += 1
            continue
        first = at
        while at < len(likely) and likely[at][0] <= _NO_NAME:
            at += 1
        tags[first:at] = _likeliest_path(likely[first:at])
    return tags


def _likeliest_path(likely: Sequence[Sequence[float]]) -> list[int]:
    """Return the likeliest tags of tokens behind one that is in no name."""
    inside = range(2, len(_TAGS), 2)
    scores = [math.log(max(p, 1e-9)) if tag not in inside else -math.inf for tag, p in enumerate(likely[0])]
    origins: list[list[int]] = []
    for row in likely[1:]:
        best = max(range(len(_TAGS)), key=scores.__getitem__)
        origin = [best] * len(_TAGS)
        for tag in inside:
            origin[tag] = tag if scores[tag] > scores[tag - 1] else tag - 1
        scores = [scores[before] + math.log(max(p, 1e-9)) for before, p in zip(origin, row, strict=True)]
        origins.append(origin)
    tags = [max(range(len(_TAGS)), key=scores.__getitem__)]
    for origin in reversed(origins):
        tags.append(origin[tags[-1]])
    return tags[::-1]


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
        read = names_tagger().read_article([forms[sentence.start : sentence.stop] for sentence in sentences])
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
