"""Our own sentences are many, wide and soundly annotated; what the analyser makes of them is no matter here."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from app.domain.annotations import Category, MentionType, Precision, Speech, Stance
from app.domain.span import Span
from tests.own_gold import GoldArticle, own_sentences, sentences

ARTICLES = own_sentences()
WEEKDAYS = {
    "الاثنين": 0,
    "الإثنين": 0,
    "الثلاثاء": 1,
    "الأربعاء": 2,
    "الاربعاء": 2,
    "الخميس": 3,
    "الجمعة": 4,
    "السبت": 5,
    "الأحد": 6,
}
LAYERS = {
    MentionType: lambda article: [mention.type for mention in article.mentions],
    Category: lambda article: [figure.category for figure in article.figures],
    Precision: lambda article: [figure.precision for figure in article.figures],
    Stance: lambda article: [claim.stance for claim in article.claims],
    Speech: lambda article: [claim.speech for claim in article.claims],
}
every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def test_two_dots_end_no_sentence() -> None:
    assert sentences("ليبيا.. لا هدنة\n\nقال «نعم». هل وافقوا؟ لا") == [
        "ليبيا.. لا هدنة",
        "قال «نعم».",
        "هل وافقوا؟",
        "لا",
    ]


def test_there_are_enough_of_them_from_enough_years() -> None:
    assert sum(len(sentences(article.text)) for article in ARTICLES) >= 320
    assert len({article.published.year for article in ARTICLES}) >= 10


@pytest.mark.parametrize("values", LAYERS, ids=lambda values: values.__name__)
def test_every_value_of_a_layer_stands_in_them(values: type) -> None:
    seen = Counter(value for article in ARTICLES for value in LAYERS[values](article))
    assert all(seen[value] >= 3 for value in values), seen


@every_article
def test_a_date_falls_on_the_weekday_that_it_names(article: GoldArticle) -> None:
    for found in article.dates:
        for name, number in WEEKDAYS.items():
            if name in found.span.of(article.text):
                assert date.fromisoformat(found.value).weekday() == number, found


@every_article
def test_names_do_not_overlap_and_no_mark_ends_in_space(article: GoldArticle) -> None:
    spans = sorted(mention.span for mention in article.mentions)
    assert not [pair for pair in pairwise(spans) if pair[0].overlaps(pair[1])]
    marked = spans + [item.span for item in [*article.dates, *article.figures]]
    assert all(words == words.strip() != "" for words in (span.of(article.text) for span in marked))


@every_article
def test_a_claim_has_its_parts_in_order(article: GoldArticle) -> None:
    for claim in article.claims:
        assert claim.resolved is not None
        assert claim.claimant in (None, claim.resolved)
        assert claim.claimant or claim.resolved.end <= claim.cue.start
        assert not claim.cue.overlaps(claim.resolved)
        assert "\n" not in _hull(claim.cue, claim.content).of(article.text)


def _hull(a: Span, b: Span) -> Span:
    return Span(min(a.start, b.start), max(a.end, b.end))
