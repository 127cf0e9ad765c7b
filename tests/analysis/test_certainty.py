"""Every item says how sure the analyser is, and what it calls sure is right as often as it promises."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.certainty.model import Layer, Scale, read_scales
from app.analysis.dates.finder import find_dates, weigh_dates
from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis, Certainty
from app.domain.document import Document, Origin, PublishedBasis
from app.errors import BugError
from app.resources import resource
from app.text.words import TokenizedText
from resources.recipes.certainty.__main__ import BLIND
from resources.recipes.certainty.card import Learnt, card_text, model_text
from resources.recipes.certainty.fitting import fit
from resources.recipes.certainty.measuring import COVERED, PROMISED, Share, learn, measure
from resources.recipes.certainty.samples import Sample, Source, samples, stored, to_store
from tests.own_gold import FOLDER, GoldArticle, Score, Verdicts, judge, read_folder

LAYERS = [layer.value for layer in Layer]
SATURDAY = date(2018, 3, 31)
SHIPPED = read_scales(resource("models", "certainty.json").read_text("utf-8"))


def arabic(text: str) -> Document:
    return Document(text, Origin("article.txt", "text/plain"), text.encode(), language="ar")


@cache
def sentences() -> tuple[tuple[GoldArticle, Analysis], ...]:
    articles = read_folder(FOLDER / "sentences")
    return tuple((article, analyse(arabic(article.text), published=article.published)) for article in articles)


@cache
def judged() -> tuple[tuple[Analysis, Verdicts], ...]:
    """Return the analyses of the own sentences with what is right in each."""
    return tuple((analysis, judge(article, analysis)) for article, analysis in sentences())


@cache
def undated() -> tuple[Analysis, ...]:
    """Return the analyses of the own articles, their days of publication untold."""
    return tuple(analyse(arabic(article.text)) for article in read_folder(FOLDER))


# What an analysis says


@pytest.mark.parametrize("layer", LAYERS)
def test_every_item_of_every_analysis_has_its_certainty(layer: str) -> None:
    items = [item for analysis in (*undated(), *(one for one, _ in judged())) for item in getattr(analysis, layer)]
    assert len(items) > 100
    assert all(isinstance(item.certainty, Certainty) for item in items)


def test_the_same_article_is_rated_the_same() -> None:
    for article, analysis in sentences()[:4]:
        assert analyse(arabic(article.text), published=article.published) == analysis


def test_evidence_is_about_kinds_and_never_quotes_the_text() -> None:
    found = samples([Source("own", FOLDER, tuned=True)])
    facts = {fact for items in found.values() for item in items for fact in item.evidence}
    assert len(facts) > 100
    assert not [fact for fact in facts if re.search("[\u0600-\u06ff]", fact)]


# What the ratings are worth


def test_own_sentences_are_enough_to_measure_by() -> None:
    texts = [article.text for article, _ in sentences()]
    assert sum(len(TokenizedText(text).sentences) for text in texts) >= 300


@pytest.mark.parametrize("layer", LAYERS)
def test_sure_items_of_own_sentences_keep_the_promise(layer: str, record_property) -> None:
    right = [
        ok
        for analysis, verdicts in judged()
        for item, ok in zip(getattr(analysis, layer), getattr(verdicts, layer), strict=True)
        if item.certainty is Certainty.SURE
    ]
    share = Share(sum(right), len(right))
    record_property(f"sure {layer} of own sentences", str(share))
    assert share.value >= PROMISED[Layer(layer)]


@pytest.mark.parametrize("layer", LAYERS)
def test_sure_covers_most_of_what_is_found(layer: str, record_property) -> None:
    rated = Counter(item.certainty for _, analysis in sentences() for item in getattr(analysis, layer))
    covered = rated[Certainty.SURE] / rated.total()
    record_property(f"share of sure {layer}", covered)
    assert covered >= COVERED


def test_a_figure_that_is_sure_tells_what_happened_too() -> None:
    right = [
        ok
        for analysis, verdicts in judged()
        for figure, ok in zip(analysis.figures, verdicts.categories, strict=True)
        if figure.certainty is Certainty.SURE
    ]
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize("layer", ["mentions", "figures", "claims"])
def test_the_unsure_is_right_less_often_than_all_else(layer: str) -> None:
    tally = {certainty: Share(0, 0) for certainty in Certainty}
    for analysis, verdicts in judged():
        right = verdicts.categories if layer == "figures" else getattr(verdicts, layer)
        for item, ok in zip(getattr(analysis, layer), right, strict=True):
            share = tally[item.certainty]
            tally[item.certainty] = Share(share.hits + ok, share.of + 1)
    sure, likely, unsure = (tally[certainty].value for certainty in Certainty)
    assert unsure < likely
    assert unsure + 0.1 < sure


def test_verdicts_add_up_to_the_score() -> None:
    score, sums = Score(), Counter()
    for (article, analysis), (_, verdicts) in zip(sentences(), judged(), strict=True):
        score.add(article, analysis)
        sums += Counter({name: sum(getattr(verdicts, name)) for name in (*LAYERS, "categories")})
    assert {layer: score.tally[layer]["hit"] for layer in LAYERS} == {layer: sums[layer] for layer in LAYERS}
    assert score.tally["category"]["hit"] == sums["categories"]


# Days of publication


def test_a_day_counted_from_an_inferred_one_is_never_sure() -> None:
    text = "قال شهود إن القصف وقع أمس الجمعة وانتهى اليوم السبت، بعد هدنة بدأت في 18 شباط 2018."
    given, inferred = (
        find_dates(TokenizedText(text), SATURDAY, basis) for basis in (PublishedBasis.GIVEN, PublishedBasis.INFERRED)
    )
    assert [found.value for found in given] == [found.value for found in inferred]
    leaning = [found.certainty for found in inferred if found.value in {"2018-03-30", "2018-03-31"}]
    assert len(leaning) == 2
    assert Certainty.SURE not in leaning
    absolute = [found.value == "2018-02-18" for found in inferred].index(True)
    assert inferred[absolute].certainty is given[absolute].certainty


def test_an_inferred_day_reaches_the_dates_of_a_whole_analysis() -> None:
    text = "وقع الهجوم يوم أمس الجمعة 30 آذار 2018، وأعلنت الهدنة اليوم السبت."
    analysis = analyse(arabic(text))
    assert analysis.published_basis is PublishedBasis.INFERRED
    today = next(found for found in analysis.dates if found.value == "2018-03-31")
    assert today.certainty is not Certainty.SURE


@pytest.mark.parametrize(
    ("basis", "day", "fact"),
    [
        (PublishedBasis.UNKNOWN, None, "no value: day of publication unknown"),
        (PublishedBasis.INFERRED, SATURDAY, "rests on an inferred day"),
    ],
)
def test_the_evidence_says_how_the_day_of_publication_is_known(basis, day, fact: str) -> None:
    yesterday, year = weigh_dates(TokenizedText("قصف أمس ما بني عام 2015."), day, basis)
    assert fact in yesterday.evidence
    assert fact not in year.evidence


# The scale


@given(st.dictionaries(st.text(max_size=3), st.floats(-9, 9), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_facts_is_nothing_to_a_scale(weights: dict[str, float], random) -> None:
    scale = Scale(0.5, weights, 2.0, 1.0)
    facts = list(weights)
    odds = {scale.log_odds(frozenset(facts))}
    for _ in range(3):
        random.shuffle(facts)
        odds.add(scale.log_odds(frozenset(facts)))
    assert len(odds) == 1


def test_a_scale_rates_by_its_thresholds_and_never_above_what_holds_an_item_down() -> None:
    scale = Scale(0.0, {"good": 3.0, "bad": -3.0}, sure=2.5, likely=0.0, never_sure=frozenset({"guessed"}))
    assert scale.certainty(frozenset({"good"})) is Certainty.SURE
    assert scale.certainty(frozenset({"good", "guessed"})) is Certainty.LIKELY
    assert scale.certainty(frozenset({"unheard of"})) is Certainty.LIKELY
    assert scale.certainty(frozenset({"bad"})) is Certainty.UNSURE


def test_a_model_of_another_version_is_a_bug() -> None:
    with pytest.raises(BugError, match="version 2"):
        read_scales('{"version": 2, "layers": {}}')


@pytest.mark.parametrize("layer", list(Layer))
def test_the_shipped_scale_is_whole(layer: Layer) -> None:
    scale = SHIPPED[layer]
    assert scale.likely <= scale.sure
    assert all(weight for weight in scale.weights.values())


# The recipe


def made(facts: str, *, right: bool, article: int, tuned: bool = False, bounds: bool = True) -> Sample:
    source = Source("tuned" if tuned else "measured", FOLDER, tuned)
    return Sample(source, f"{source.label}/{article:02}", frozenset(facts.split()), right, "kind", {"bounds": bounds})


def many() -> list[Sample]:
    """Return items of twenty articles: those with «good» evidence are right, of the others every second is."""
    return [
        made(
            f"{'good' if number % 4 else 'doubtful'} common", right=bool(number % 4 or number % 8), article=number % 20
        )
        for number in range(1200)
    ]


def test_the_fit_finds_what_tells_right_from_wrong() -> None:
    learnt = fit(many())
    assert learnt.weights["good"] > 1
    assert learnt.weights["doubtful"] < -1
    assert learnt.log_odds(frozenset({"good", "common"})) > learnt.log_odds(frozenset({"doubtful", "common"}))


def test_the_fit_stands_where_nothing_is_wrong() -> None:
    assert fit([made("good", right=True, article=at) for at in range(20)]).log_odds(frozenset()) > 1


def test_tuned_articles_give_no_measure_and_no_optimism() -> None:
    easy = [made("common", right=True, article=number % 20, tuned=True) for number in range(600)]
    hard = [made("common", right=bool(number % 3), article=number % 20) for number in range(600)]
    fitted = fit([*easy, *hard])
    assert fitted.log_odds(frozenset({"common"})) == pytest.approx(0.69, abs=0.2)
    rated = measure(Layer.CLAIMS, [*easy, *hard])
    assert len(rated) == len(hard)
    assert not any(one.certainty is Certainty.SURE for one in rated)


def test_sure_begins_where_the_promise_holds() -> None:
    rated = measure(Layer.MENTIONS, many())
    sure = [one for one in rated if one.certainty is Certainty.SURE]
    assert len(sure) == 900
    assert all(one.item.right for one in sure)
    assert {one.certainty for one in rated if not one.item.right} == {Certainty.UNSURE}


def test_figures_fill_up_only_by_numbers_that_keep_the_promise() -> None:
    vague = [made("common", right=bool(number % 20), article=number // 30) for number in range(600)]
    share = sum(one.certainty is Certainty.SURE for one in measure(Layer.FIGURES, vague)) / len(vague)
    assert share >= COVERED
    wrong = [made("common", right=bool(n % 20), bounds=bool(n % 20), article=n // 30) for n in range(600)]
    assert not any(one.certainty is Certainty.SURE for one in measure(Layer.FIGURES, wrong))


def test_what_was_judged_blind_is_kept_without_a_word_of_its_articles() -> None:
    items = [*many(), *(made("common", right=True, article=at, tuned=True) for at in range(20))]
    text = to_store(dict.fromkeys(Layer, items))
    again = stored(text)
    assert [one.evidence for one in again[Layer.CLAIMS]] == [one.evidence for one in many()]
    assert [one.right for one in again[Layer.CLAIMS]] == [one.right for one in many()]
    assert to_store(again) == text
    blind = BLIND.read_text("utf-8")
    assert to_store(stored(blind)) == blind
    assert not re.search("[\u0600-\u06ff]", blind)


@pytest.mark.parametrize(
    ("hits", "of", "interval"), [(98, 100, (0.930, 0.994)), (0, 0, (0, 1)), (20, 20, (0.839, 1.0)), (0, 10, (0, 0.278))]
)
def test_wilsons_interval(hits: int, of: int, interval: tuple[float, float]) -> None:
    assert Share(hits, of).interval == pytest.approx(interval, abs=0.001)


def test_the_model_and_its_card_are_written_the_same_again() -> None:
    def written() -> tuple[str, str]:
        items = many()
        learnt = {layer: Learnt(learn(layer, items), items, measure(layer, items)) for layer in Layer}
        return model_text(learnt), card_text(learnt)

    text, card = written()
    assert (text, card) == written()
    assert set(json.loads(text)["layers"]) == set(LAYERS)
    assert read_scales(text)[Layer.DATES].never_sure == {"rests on an inferred day"}
    assert "| measured | weights, thresholds, measured |" in card
