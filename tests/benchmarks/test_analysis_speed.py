"""What the analysis costs, as ratios within one run: beside simplemma on the same words, and of long texts to short."""

from __future__ import annotations

import gc
import re
import time
import tomllib
from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path

import pytest

from app.analysis.pipeline import analyse
from app.domain.document import Document, Origin
from tests.own_gold import own_gold

pytestmark = pytest.mark.benchmark

CEILINGS = tomllib.loads((Path(__file__).parent.parent / "floors.toml").read_text("utf-8"))["speed"]
SHORT, LONG = 5_000, 300_000
"""The lengths of texts, in bytes of UTF-8; an Arabic letter has two."""
TIMES = 5
MOST_TIMES = 12


def document(text: str) -> Document:
    return Document(text, Origin("article.txt", "text/plain"), text.encode(), language="ar")


def seconds(call: Callable[[], object]) -> float:
    """Return the processor's time, which other programs on a busy machine don't lengthen as they do the clock's.

    As in timeit, garbage is collected before it and not within it: what that costs hangs on all that the tests hold.
    """
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        call()
        return time.process_time() - start
    finally:
        gc.enable()


def assert_linear(apart: Callable[[], float], together: Callable[[], float], ceiling: float) -> None:
    """Compare the least seconds a character of either; a busy machine gets more tries, which help no slow program."""
    least, ratio = (inf, inf), inf
    for time_ in range(MOST_TIMES):
        least = min(least[0], apart()), min(least[1], together())
        ratio = least[1] / least[0]
        if time_ and ratio < ceiling:
            return
    pytest.fail(f"{ratio:.2f}; {1e6 * least[1]:.1f} µs a character")


@pytest.fixture(scope="module")
def articles() -> Sequence[str]:
    """Return our own articles; each has been read once, so that all tables are loaded."""
    texts = [article.text for article in own_gold()]
    for text in texts:
        analyse(document(text))
    return texts


def test_a_word_costs_no_more_than_so_many_lemmas(articles):
    """simplemma looks each word up in its table and takes it apart where it isn't there; it remembers nothing here."""
    from simplemma import Lemmatizer

    words = [word for text in articles for word in re.findall(r"\w+", text)]
    lemmatizer = Lemmatizer(cache_max_size=0)
    lemmatizer.lemmatize(words[0], lang="ar")
    ours, theirs = [], []
    for _ in range(TIMES):
        ours.append(seconds(lambda: [analyse(document(text)) for text in articles]))
        theirs.append(seconds(lambda: [lemmatizer.lemmatize(word, lang="ar") for word in words]))
    ratio = min(ours) / min(theirs)
    assert ratio < CEILINGS["to_simplemma"], f"{ratio:.2f}; {1e6 * min(ours) / len(words):.0f} µs a word"


def of_length(articles: Sequence[str], size: int) -> list[str]:
    """Return the articles' paragraphs over and over in texts of some `size` bytes, each time with other numbers."""
    paragraphs = [line for text in articles for line in text.splitlines() if line.strip()]
    texts, number, length, lines = [], 0, 0, []
    while not texts or len(texts) * size < LONG:
        line = re.sub(r"[0-9]+", str(2 + number % 97), paragraphs[number % len(paragraphs)])
        lines.append(line)
        length += len(line.encode()) + 1
        number += 1
        if length >= size:
            texts.append("\n".join(lines))
            length, lines = 0, []
    return texts


def test_a_long_text_costs_as_much_a_character_as_short_ones(articles):
    """The same paragraphs in sixty texts and in one: only the length of the text differs."""
    short, (long,) = of_length(articles, SHORT), of_length(articles, LONG)
    assert len(long.encode()) >= LONG
    assert len(short) == LONG // SHORT
    assert_linear(
        lambda: seconds(lambda: [analyse(document(text)) for text in short]) / sum(map(len, short)),
        lambda: seconds(lambda: analyse(document(long))) / len(long),
        CEILINGS["long_to_short"],
    )


PIECES = (
    *(
        "قال",
        "إن",
        "أن",
        "وقال الوزير",
        "كما قال",
        "بحسب",
        "وزير خارجية",
        "اللواء",
        "العقيد سامر",
        "محمد",
        "وعلي",
        "بن",
    ),
    *("قتل", "12 جنديا", "وأصيب", "5 و", "ثلاثة آلاف", "ألف", "عشرات", "12 345", "بين", "إلى", "نصف", "٪"),
    *("السبت", "5 مايو", "2018", "أمس", "العام الماضي", "في", "دمشق", "وحلب،", "مدينة", "كتيبة", "والدفاع", "ميغ"),
    *("طائرات", "مروحية", "بي", "سي", "«", "»", '"', "(", ")", "-", "/", ":", "،", ".", "..", "#وسم", "@من", "www.a.b"),
)
"""What the rules begin at, joined in any order: where one looks too far, a line of these shows it."""


def line_of(pieces: Sequence[str], length: int) -> str:
    """Return one line of these pieces over and over, of so many characters."""
    line = " ".join(pieces) + " "
    return (line * (length // len(line) + 1))[:length]


@pytest.mark.parametrize(
    "pieces",
    [*((piece,) for piece in PIECES[::5]), *(PIECES[first::7] for first in range(7))],
    ids=" ".join,
)
def test_an_endless_line_costs_as_much_a_character_as_a_short_one(articles, pieces):
    """No full stop, marks that nothing closes, one word a thousand times: nothing is looked for all over again."""
    whole = line_of(pieces, 16_000)
    parts = [whole[at : at + 2_000] for at in range(0, len(whole), 2_000)]
    assert_linear(
        lambda: seconds(lambda: [analyse(document(part)) for part in parts]) / len(whole),
        lambda: seconds(lambda: analyse(document(whole))) / len(whole),
        CEILINGS["endless_to_short"],
    )
