"""The analyser's scores stay above their floors, on our own articles and on the shared ones."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis, Category, Stance
from app.domain.contract import analysis_to_json
from app.domain.document import Document, Origin
from tests.own_gold import GoldArticle, Score, own_gold, own_sentences, read_folder

FLOORS = tomllib.loads((Path(__file__).parent.parent / "floors.toml").read_text("utf-8"))


def arabic(text: str) -> Document:
    return Document(text, Origin("article.txt", "text/plain"), text.encode(), language="ar")


def score_of(articles: Iterable[GoldArticle]) -> Score:
    score = Score()
    for article in articles:
        score.add(article, analyse(arabic(article.text), published=article.published))
    return score


@pytest.fixture(scope="module")
def own_score() -> Score:
    return score_of(own_gold())


@pytest.fixture(scope="module")
def sentences_score() -> Score:
    return score_of(own_sentences())


def official_score(gold: Path, out: Path, root: Path) -> dict[str, dict[str, float]]:
    """Return what the shared scorer says; the test is skipped where it is absent."""
    script = root.parent / "shared" / "gold" / "score.py"
    if not script.is_file():
        pytest.skip("../shared is absent")
    command = [sys.executable, script, gold, out, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.fixture(scope="module")
def shared_articles(pytestconfig: pytest.Config) -> list[tuple[GoldArticle, Analysis]]:
    gold = pytestconfig.rootpath.parent / "shared" / "gold" / "dev"
    return [(a, analyse(arabic(a.text), published=a.published)) for a in read_folder(gold)]


@pytest.fixture(scope="module")
def shared_score(
    shared_articles: list[tuple[GoldArticle, Analysis]],
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
) -> dict[str, dict[str, float]]:
    gold = pytestconfig.rootpath.parent / "shared" / "gold" / "dev"
    out = tmp_path_factory.mktemp("out")
    for article, analysis in shared_articles:
        write_json(out / f"{article.name}.json", article.text, analysis)
    return official_score(gold, out, pytestconfig.rootpath)


def write_json(path: Path, text: str, analysis: Analysis) -> None:
    path.write_text(json.dumps(analysis_to_json(analysis, text, path=path.name, with_text=False)), "utf-8")


@pytest.mark.parametrize("layer", FLOORS["own"])
def test_own_articles_stay_above_their_floor(own_score: Score, layer: str, record_property) -> None:
    record_property(f"own {layer}", own_score.f1(layer))
    assert own_score.f1(layer) >= FLOORS["own"][layer]


@pytest.mark.parametrize("layer", FLOORS["sentences"])
def test_own_sentences_stay_above_their_floor(sentences_score: Score, layer: str, record_property) -> None:
    record_property(f"sentences {layer}", sentences_score.f1(layer))
    assert sentences_score.f1(layer) >= FLOORS["sentences"][layer]


@pytest.mark.parametrize("layer", FLOORS["shared"])
def test_shared_articles_stay_above_their_floor(shared_score: dict, layer: str, record_property) -> None:
    record_property(f"shared {layer}", shared_score[layer]["f1"])
    assert shared_score[layer]["f1"] >= FLOORS["shared"][layer]


def test_scores_by_label_are_told(
    own_score: Score, shared_articles: list[tuple[GoldArticle, Analysis]], record_property
) -> None:
    shared_score = Score()
    for article, analysis in shared_articles:
        shared_score.add(article, analysis)
    for name, score in {"own": own_score, "shared": shared_score}.items():
        for layer in ("stance", "category"):
            record_property(f"information {name} macro {layer}", f"{score.macro_f1(layer):.3f}")
        for layer in ("type", "stance", "category"):
            for label, f1 in score.f1_by_label(layer).items():
                record_property(f"information {name} {layer} {label}", f"{f1:.3f}")
        if score.labels:
            assert score.macro_f1("category") <= max(score.f1_by_label("category").values())


def test_a_macro_score_weighs_every_label_alike() -> None:
    score = Score()
    for article in own_gold():
        nothing = analyse(Document("", Origin("empty.txt", "text/plain"), b""))
        all_killed = tuple(replace(figure, category=Category.KILLED) for figure in article.figures)
        score.add(article, replace(nothing, figures=all_killed))
    labels = score.f1_by_label("category")
    assert set(labels) == {category.value for category in Category}
    assert score.macro_f1("category") == pytest.approx(labels["killed"] / len(labels))
    assert 0 < labels["killed"] < 1


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


def test_our_scorer_agrees_with_the_shared_one(own_score: Score, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    gold, out = tmp_path / "gold", tmp_path / "out"
    gold.mkdir()
    out.mkdir()
    for article in own_gold():
        (gold / f"{article.name}.txt").write_text(article.text, "utf-8", newline="")
        layers = {layer: tuple(getattr(article, layer)) for layer in ("mentions", "dates", "figures", "claims")}
        write_json(gold / f"{article.name}.json", article.text, Analysis("", "gold", **layers))
        found = analyse(arabic(article.text), published=article.published)
        write_json(out / f"{article.name}.json", article.text, found)
    theirs = official_score(gold, out, pytestconfig.rootpath)
    for layer in ("mentions", "dates", "figures", "cues", "claims", "stance", "content"):
        assert own_score.f1(layer) == pytest.approx(theirs[layer]["f1"]), layer
    assert own_score.f1("category") == pytest.approx(theirs["figure_category"]["f1"])
