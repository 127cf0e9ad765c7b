"""Word statistics of the news: the vocabulary, word vectors (skip-gram) and word classes (spherical k-means)."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from gensim.models import Word2Vec
from numpy.typing import NDArray

from app.analysis.names.tagger_words import stem_of
from resources.recipes.names_tagger.corpora import news_sentences

VOCABULARY = 60_000
DIMENSIONS = 100
CLASSES = 1_000
_LONGEST = 60
_EPOCHS = 4
_ROUNDS = 12


class News:
    """The news as one array of word numbers; `vocabulary` is in the order of frequency, number 0 is any other word."""

    def __init__(self, vocabulary: list[str], words: NDArray[np.int32], starts: NDArray[np.int64]) -> None:
        self.vocabulary = vocabulary
        self.words = words
        self.starts = starts

    def sentences(self) -> Iterator[NDArray[np.int32]]:
        """Yield the sentences as word numbers into the whole list of forms."""
        for first, last in zip(self.starts, self.starts[1:], strict=False):
            yield self.words[first:last]

    @classmethod
    def read(cls, corpora: Path) -> News:
        """Return the news with every form numbered by frequency; sentences of one token are left out."""
        numbers: dict[str, int] = {}
        words, starts = array("i"), array("q", [0])
        for sentence in news_sentences(corpora):
            for first in range(0, len(sentence), _LONGEST):
                piece = sentence[first : first + _LONGEST]
                if len(piece) > 1:
                    words.extend(numbers.setdefault(form, len(numbers)) for form in piece)
                    starts.append(len(words))
        forms = list(numbers)
        ids = np.frombuffer(words, np.int32)
        counts = np.bincount(ids, minlength=len(forms))
        order = sorted(range(len(forms)), key=lambda at: (-counts[at], forms[at]))
        renumbered = np.empty(len(forms), np.int32)
        renumbered[order] = np.arange(len(forms), dtype=np.int32)
        return cls([forms[at] for at in order], renumbered[ids], np.frombuffer(starts, np.int64))

    def save(self, path: Path) -> None:
        """Write the news as numbers."""
        np.savez(path, vocabulary=np.array("\n".join(self.vocabulary)), words=self.words, starts=self.starts)

    @classmethod
    def load(cls, path: Path) -> News:
        """Return what `save` wrote."""
        with np.load(path) as saved:
            return cls(str(saved["vocabulary"]).split("\n"), saved["words"], saved["starts"])


class _Lines:
    """Each sentence as written, then once more without its clitics, so that forms and stems share one space."""

    def __init__(self, news: News) -> None:
        self._news = news
        self._forms = np.array(news.vocabulary, dtype=object)
        ranks = {form: rank for rank, form in enumerate(news.vocabulary[:VOCABULARY])}
        self._stems = np.array([stem_of(form, ranks) for form in news.vocabulary], dtype=object)

    def __iter__(self) -> Iterator[list[str]]:
        for sentence in self._news.sentences():
            forms, stems = list(self._forms[sentence]), list(self._stems[sentence])
            yield forms
            if forms != stems:
                yield stems


def learn_vectors(news: News, seed: int) -> NDArray[np.float32]:
    """Return the vectors of the `VOCABULARY` most frequent forms, row by row, each of length 1."""
    known = set(news.vocabulary[:VOCABULARY])
    counts = Counter(dict(zip(news.vocabulary, np.bincount(news.words).tolist(), strict=True)))
    model = Word2Vec(
        vector_size=DIMENSIONS,
        window=2,
        sg=1,
        negative=8,
        sample=1e-4,
        epochs=_EPOCHS,
        min_count=1,
        workers=1,
        seed=seed,
        sorted_vocab=1,
    )
    model.build_vocab_from_freq({form: counts[form] for form in news.vocabulary if form in known})
    lines = _Lines(news)
    model.train(lines, total_examples=sum(1 for _ in lines), epochs=_EPOCHS)
    rows = np.stack([model.wv[form] for form in news.vocabulary[:VOCABULARY]])
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def learn_classes(vectors: NDArray[np.float32], seed: int) -> NDArray[np.int32]:
    """Return each word's class among `CLASSES`: spherical k-means, the frequent words first as centres."""
    generator = np.random.default_rng(seed)
    centres = vectors[generator.permutation(20_000)[:CLASSES]].copy()
    classes = np.zeros(len(vectors), np.int32)
    for _ in range(_ROUNDS):
        classes = np.concatenate([np.argmax(part @ centres.T, axis=1) for part in np.array_split(vectors, 30)])
        sums = np.zeros_like(centres)
        np.add.at(sums, classes, vectors)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres).astype(np.float32)
    return classes.astype(np.int32)
