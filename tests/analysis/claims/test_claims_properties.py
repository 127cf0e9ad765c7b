"""Claims over any text: never raising, offsets inside, spans never inverted, cost that grows with the length alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.claims.finder import find_claims
from app.analysis.parts import find_parts
from app.domain.annotations import Mention, MentionType
from app.domain.span import Span
from app.text.words import TokenizedText

PIECES = st.sampled_from(
    "قال وقالت أن إن بأن أنه إلى على عن من ب ل لـ بحسب وفقا نقلا نقلت قوله على_حد حد قول زعمه "
    "حسبما ما كما حيث فيما الذي "
    "مضيفا مؤكدة مشيرا اتهم طالب دعا وصف بأنه حمل مسؤولية الوزير الوزارة مصدر في بيان صحيفة 12 جاء تصريحات كيف "
    "« » “ ” \" ' ‘ ’ : ، . .. ( ) - … \n \u200f \u0651 \u0640 😀 و ف ال".split(" ")
).map(lambda piece: piece.replace("_", " "))
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(1, 12)), max_size=4))
def test_any_text_gives_claims_whose_spans_lie_inside(text, places):
    tokenized = TokenizedText(text)
    mentions = []
    free = 0
    for start, length in sorted(places):
        if free <= start < len(text):
            free = min(start + length, len(text))
            mentions.append(Mention(Span(start, free), MentionType.PERSON, "اسم"))
    claims = find_claims(tokenized, find_parts(tokenized), mentions, (), ())
    for claim in claims:
        spans = [claim.cue, claim.content, claim.claimant, claim.resolved, claim.hedge, *(claim.chain or ())]
        assert all(0 <= span.start < span.end <= len(text) for span in spans if span is not None)
        assert "\n" not in claim.content.of(text)
    assert list(claims) == sorted(claims, key=lambda claim: claim.cue.start)


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_claims(text):
    tokenized = TokenizedText(text)
    parts = find_parts(tokenized)
    assert find_claims(tokenized, parts, (), (), ()) == find_claims(TokenizedText(text), parts, (), (), ())


@pytest.mark.benchmark
@pytest.mark.parametrize(
    "unit",
    [
        "قال الوزير إن الجسر دمر وأضاف أن الطريق قطع مشيرا إلى أن العمل بدأ بحسب وكالة الأنباء ",
        "«قال الوزير إن ",
        "أكد أن ",
        '" قال: ',
    ],
)
def test_cost_grows_linearly_even_without_a_full_stop(unit):
    def seconds(size: int) -> float:
        tokenized = TokenizedText(unit * (size // len(unit)))
        parts = find_parts(tokenized)
        start = time.perf_counter()
        find_claims(tokenized, parts, (), (), ())
        return time.perf_counter() - start

    small = min(seconds(4_000) for _ in range(3))
    assert min(seconds(24_000) for _ in range(2)) < 12 * small + 0.1
