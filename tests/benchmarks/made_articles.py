"""Makes any number of articles of our own words for benchmarks: word frequencies, names and dates as news have them.

    python -m tests.benchmarks.made_articles library.isnad --articles 100000

writes a library of them. The same number gives the same articles. The text says nothing; what counts is how often its
words come: by Zipf's law over all forms that the lexicons know, most of them with the article or a conjunction.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from app.domain.annotations import Analysis, Category, Claim, Figure, Mention, MentionType, Precision, Speech, Stance
from app.domain.document import Document, Origin, PublishedBasis
from app.domain.span import Span
from app.library import Library, Verb
from app.resources import lexicon_table

FIRST_DAY = date(2011, 1, 1)
DAYS = 5000
BATCH = 500

_PREFIXES = ("", "", "", "ال", "ال", "ال", "و", "وال", "ب", "بال", "لل")
_OUTLETS = 60
_SPEAKERS = 4000
_PLACES = 1500
_CLAIMS, _FIGURES, _PLACE_NAMES = 8, 5, 7


class Made(NamedTuple):
    """An article and its analysis."""

    document: Document
    analysis: Analysis


class Maker:
    """Draws articles one after another, always the same ones."""

    def __init__(self, seed: int = 7) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - no secret
        rows = lexicon_table("word_forms")
        words = sorted({word for row in rows for word in (row["lemma"], *row["forms"].split())})
        self._dice.shuffle(words)
        self.words = words
        # Zipf's law as Mandelbrot bent it for the commonest words.
        self._weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(words))))
        self.speakers = [" ".join(self._words(self._dice.randint(1, 5))) for _ in range(_SPEAKERS)]
        places = [row["name"] for row in lexicon_table("places")]
        self.places = places[:_PLACES]
        self.outlets = [f"صحيفة {word}" for word in words[:_OUTLETS]]
        self.counted = [row["noun"] for row in lexicon_table("conflict_nouns")]

    def article(self, number: int) -> Made:
        """Return an article of some 300 words."""
        speakers = [self._skewed(self.speakers) for _ in range(_CLAIMS)]
        places = [self._skewed(self.places) for _ in range(_PLACE_NAMES)]
        pieces = [" ".join(self._words(self._dice.randint(20, 50))) for _ in range(_CLAIMS)]
        text = f"{' '.join(self._words(8))} {number}\n"
        claims, mentions = [], []
        for speaker, piece in zip(speakers, pieces, strict=True):
            start = len(text)
            text += f"قال {speaker} إن {piece}.\n"
            cue, claimant = Span(start, start + 3), Span(start + 4, start + 4 + len(speaker))
            content = Span(claimant.end + 4, len(text) - 2)
            claims.append(Claim(cue, claimant, None, content, Stance.ASSERT, Speech.INDIRECT))
        for place in places:
            start = len(text) + 3
            text += f"في {place}\n"
            mentions.append(Mention(Span(start, start + len(place)), MentionType.PLACE, place))
        day = FIRST_DAY + timedelta(days=self._dice.randrange(DAYS))
        document = Document(
            text,
            Origin(f"{number}.txt", "text/plain"),
            text.encode(),
            outlet=self._skewed(self.outlets),
            published=day,
            published_basis=PublishedBasis.STATED,
            language="ar",
        )
        figures = tuple(
            Figure(Span(index, index + 1), index, index, Precision.EXACT, Category.KILLED, self._skewed(self.counted))
            for index in range(_FIGURES)
        )
        analysis = Analysis(
            document.text_sha256,
            "benchmark/1",
            day,
            PublishedBasis.STATED,
            (),
            tuple(mentions),
            (),
            figures,
            tuple(claims),
        )
        return Made(document, analysis)

    def _words(self, count: int) -> list[str]:
        stems = self._dice.choices(self.words, cum_weights=self._weights, k=count)
        return [prefix + stem for prefix, stem in zip(self._dice.choices(_PREFIXES, k=count), stems, strict=True)]

    def _skewed(self, names: list[str]) -> str:
        """Return one of the names, the first ones far more often."""
        return names[int(len(names) * self._dice.random() ** 3)]


def make_articles(count: int) -> Iterator[Made]:
    """Yield so many articles."""
    maker = Maker()
    return (maker.article(number) for number in range(1, count + 1))


def fill(library: Library, count: int) -> None:
    """Take so many articles into a library, many in one transaction."""
    articles = make_articles(count)
    done = 0
    while done < count:
        with library.together(Verb.ADD_ARTICLE):
            for _, made in zip(range(min(BATCH, count - done)), articles, strict=False):
                library.articles.add(*made)
                done += 1


def main() -> None:
    """Make a library."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    arguments = parser.parse_args()
    start = time.perf_counter()
    with Library.open(arguments.path) as library:
        fill(library, arguments.articles)
    print(f"{arguments.articles} articles in {time.perf_counter() - start:.0f} s")  # noqa: T201 - run by hand


if __name__ == "__main__":
    main()
