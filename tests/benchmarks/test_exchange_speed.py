"""Taking a library in costs the same for each article, however many there are on either side."""

from __future__ import annotations

import shutil
import time
from math import inf
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.domain.span import Span
from app.library import Library, Verb
from tests.benchmarks.made_articles import Made, make_articles

pytestmark = pytest.mark.benchmark

FEW, MANY = 40, 200
CEILING = 1.6
"""How much more an article may cost among the many; the index and the search for copies grow a little."""
MOST_TIMES = 4


def _filled(path: Path, articles: list[Made]) -> Path:
    with Library.open(path) as library, library.together(Verb.ADD_NOTE):
        for number, made in enumerate(articles):
            article = library.articles.add(*made).article_id
            target = Target(TargetKind.ARTICLE, article)
            library.highlights.add(article, Span(0, 6), "yellow")
            library.notes.add(article, target, f"{path.stem} {number}")
            library.tags.attach(article, target, f"وسم {number % 7}/{path.stem}")
    return path


def _pair(folder: Path, count: int) -> tuple[Path, Path]:
    """Make two libraries of so many articles each, half of which both have."""
    folder.mkdir()
    articles = list(make_articles(count + count // 2))
    return _filled(folder / "here.isnad", articles[:count]), _filled(folder / "there.isnad", articles[count // 2 :])


def _seconds_an_article(pair: tuple[Path, Path], count: int) -> float:
    here = Path(shutil.copy(pair[0], pair[0].with_name("copy.isnad")))
    with Library.open(here) as library:
        start = time.process_time()
        merged = library.merge(pair[1])
        spent = time.process_time() - start
    assert (len(merged.added), len(merged.known)) == (count // 2, count - count // 2)
    assert merged.taken["notes"] == merged.taken["taggings"] == count
    return spent / count


def test_merging_costs_linear_time(tmp_path: Path) -> None:
    few, many = _pair(tmp_path / "few", FEW), _pair(tmp_path / "many", MANY)
    least, ratio = (inf, inf), inf
    for attempt in range(MOST_TIMES):
        least = min(least[0], _seconds_an_article(few, FEW)), min(least[1], _seconds_an_article(many, MANY))
        ratio = least[1] / least[0]
        if attempt and ratio < CEILING:
            return
    pytest.fail(f"{ratio:.2f}; {1e3 * least[1]:.1f} ms an article")
