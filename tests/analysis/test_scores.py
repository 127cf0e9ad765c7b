"""The analyser's scores stay above their floors, on our own articles and on the shared ones."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.analysis.pipeline import analyse
from app.domain.annotations import Category, Stance
from app.domain.contract import analysis_to_json
from app.domain.document import Document, Origin
from tests.own_gold import Score, own_gold

FLOORS = tomllib.loads((Path(__file__).parent.parent / "floors.toml").read_text("utf-8"))


def arabic(text: str) -> Document:
    return Document(text, Origin("article.txt", "text/plain"), text.encode(), language="ar")


@pytest.fixture(scope="module")
def own_score() -> Score:
    score = Score()
    for article in own_gold():
        score.add(article, analyse(arabic(article.text), published=article.published))
    return score


@pytest.fixture(scope="module")
def shared_score(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> dict[str, dict[str, float]]:
    gold = pytestconfig.rootpath.parent / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("../shared is absent")
    out = tmp_path_factory.mktemp("out")
    for path in sorted(gold.glob("dev/*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        day = date.fromisoformat(path.with_suffix(".published").read_text().strip())
        found = analysis_to_json(analyse(arabic(text), published=day), text, path=path.name, with_text=False)
        (out / f"{path.stem}.json").write_text(json.dumps(found))
    command = [sys.executable, gold / "score.py", gold / "dev", out, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize("layer", FLOORS["own"])
def test_own_articles_stay_above_their_floor(own_score: Score, layer: str, record_property) -> None:
    record_property(f"own {layer}", own_score.f1(layer))
    assert own_score.f1(layer) >= FLOORS["own"][layer]


@pytest.mark.parametrize("layer", FLOORS["shared"])
def test_shared_articles_stay_above_their_floor(shared_score: dict, layer: str, record_property) -> None:
    record_property(f"shared {layer}", shared_score[layer]["f1"])
    assert shared_score[layer]["f1"] >= FLOORS["shared"][layer]


def test_the_own_gold_is_wide_enough_to_judge_by() -> None:
    articles = own_gold()
    stances = Counter(claim.stance for article in articles for claim in article.claims)
    categories = Counter(figure.category for article in articles for figure in article.figures)
    assert len(articles) >= 10
    assert stances.total() >= 60
    assert categories.total() >= 60
    assert all(stances[stance] >= 3 for stance in Stance)
    assert all(categories[category] >= 3 for category in Category)


def test_relative_dates_of_the_own_gold_fall_on_the_weekday_that_they_name() -> None:
    weekdays = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
    for article in own_gold():
        for found in article.dates:
            for number, name in enumerate(weekdays):
                if name in found.span.of(article.text):
                    assert date.fromisoformat(found.value).weekday() == number, (article.name, name)


def test_a_perfect_analysis_scores_one_and_an_empty_one_nothing() -> None:
    perfect, empty = Score(), Score()
    for article in own_gold():
        nothing = analyse(Document("", Origin("empty.txt", "text/plain"), b""))
        parts = {layer: tuple(getattr(article, layer)) for layer in ("mentions", "dates", "figures", "claims")}
        perfect.add(article, type(nothing)("", "gold", **parts))
        empty.add(article, nothing)
    assert all(perfect.f1(layer) == 1 for layer in FLOORS["own"])
    assert all(empty.f1(layer) == 0 for layer in FLOORS["own"])
