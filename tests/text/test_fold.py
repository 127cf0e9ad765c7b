"""Folding makes spellings alike, and its map never loses the place."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.span import Span
from app.text.fold import fold, fold_with_map, strip_marks

LETTERS = "ابتةثجحخدذرزسشصضطظعغفقكلمنهويىءأإآؤئٱکیپچژگەۀabcÀéİßﬁﷲﻻﺏ"
MARKS = "ًٌٍَُِّْٰٕٔۖ̀́⃝"
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2069\u00ad\ufeff\ufe0f\u0640"
OTHERS = "😀👩‍👩‍👧🇸🇾𝒳𠀀नि한ע 0123456789٠١٢٣۴۵۶٫٬.,«»“”()\n\r\t\u00a0\u2003\u2028"

texts = st.text(st.one_of(st.sampled_from(LETTERS + MARKS + UNSEEN + OTHERS), st.characters(exclude_categories=["Cs"])))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّدٌ", "محمد"),
        ("محـــمد", "محمد"),
        ("أحمد إبراهيم آدم ٱلله", "احمد ابراهيم ادم الله"),
        ("مستشفى على", "مستشفي علي"),
        ("مدينة", "مدينه"),
        ("مسؤول", "مسئول"),
        ("شؤون", "شئون"),
        ("٢٨٫٤ و١٬٤٦٤", "28.4 و1,464"),
        ("۱۲۳", "123"),
        ("کتاب یک", "كتاب يك"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("ﷲ", "الله"),
        ("می\u200cشود", "میشود"),
        ("\u200fدمشق\u200e", "دمشق"),
        ("ABC Straße", "abc strasse"),
        ("مسو\u0654ول", "مسؤول"),
        ("دمشق\u00a0اليوم", "دمشق اليوم"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("علم", "عمل"), ("سار", "صار"), ("ثلاث", "تلات"), ("28", "82")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(texts)
def test_the_mapped_fold_is_the_fold(text: str) -> None:
    assert fold_with_map(text).text == fold(text)


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_there_is_one_origin_for_each_folded_letter_and_they_never_go_back(text: str) -> None:
    folded = fold_with_map(text)
    assert len(folded.origins) == len(folded.text)
    assert folded.original_length == len(text)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(0 <= origin < len(text) for origin in folded.origins)


@given(texts, st.data())
def test_an_original_span_folds_to_what_was_found(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.original_span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    if start == end:
        assert not span
        return
    # A ligature is one letter of the original, so a hit inside it takes in all of it.
    first = start
    while first and folded.origins[first - 1] == folded.origins[start]:
        first -= 1
    last = end
    while last < len(folded.text) and folded.origins[last] == folded.origins[end - 1]:
        last += 1
    assert fold(span.of(text)) == folded.text[first:last]


@given(texts, st.data())
def test_an_original_span_never_cuts_a_letter_from_its_marks(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.original_span(start, end)
    if span.end < len(text):
        assert unicodedata.category(text[span.end]) not in {"Mn", "Me"} or fold(text[span.end])
    assert fold(text[span.start]), "a span begins with a letter, not with what stands unseen before it"


@given(texts)
def test_the_whole_folded_text_is_the_whole_text_from_its_first_letter_on(text: str) -> None:
    folded = fold_with_map(text)
    if folded.text:
        span = folded.original_span(0, len(folded.text))
        assert span.end == len(text)
        assert not fold(text[: span.start])


@given(texts, st.data())
def test_offsets_go_over_to_the_folded_text_and_back(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    offset = data.draw(st.integers(0, len(text)))
    there = folded.folded_offset(offset)
    assert fold(text[:offset]) == folded.text[:there] or "\u0654" in text
    if there < len(folded.text):
        assert folded.origins[there] >= offset


def test_a_hit_behind_an_emoji_keeps_its_place() -> None:
    text = "👩‍👩‍👧 قُتِلَ خمسة"
    folded = fold_with_map(text)
    at = folded.text.index("قتل")
    assert folded.original_span(at, at + 3).of(text) == "قُتِلَ"


def test_a_ligature_is_taken_whole() -> None:
    text = "عبد ﷲ حسن"
    folded = fold_with_map(text)
    at = folded.text.index("الل")
    assert folded.original_span(at, at + 1) == Span(4, 5)


@given(texts)
def test_stripping_marks_leaves_letters_as_written(text: str) -> None:
    bare = strip_marks(text)
    assert fold(bare) == fold(text) or "\u0654" in text
    assert not any(unicodedata.category(character) in {"Mn", "Me", "Cf"} for character in bare)
    assert "ـ" not in bare
