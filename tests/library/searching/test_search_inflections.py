"""Inflected words find each other, through a real library; what is no form of the same word does not."""

from __future__ import annotations

import pytest

PAIRS = [
    ("صاروخ", "صواريخ"),
    ("صاروخ", "بصواريخهم"),
    ("قذيفة", "والقذائف"),
    ("هجوم", "هجمات"),
    ("هجوم", "هجوما"),
    ("مدني", "المدنيين"),
    ("مدنيون", "مدنيين"),
    ("مقاتل", "مقاتليه"),
    ("مقاتلون", "المقاتلين"),
    ("مسلح", "مسلحون"),
    ("جريح", "جرحى"),
    ("قتيل", "قتلى"),
    ("شهيد", "الشهداء"),
    ("ضحية", "ضحاياه"),
    ("طفل", "أطفال"),
    ("امرأة", "نساء"),
    ("لاجئ", "اللاجئين"),
    ("نازح", "نازحين"),
    ("معتقل", "معتقلين"),
    ("جندي", "جنودها"),
    ("ضابط", "ضباط"),
    ("قائد", "القادة"),
    ("وزير", "وزراء"),
    ("رئيس", "رؤساء"),
    ("دولة", "الدول"),
    ("مدينة", "مدن"),
    ("قرية", "قرى"),
    ("منزل", "منازلهم"),
    ("بيت", "بيوت"),
    ("مدرسة", "مدارس"),
    ("مدرسة", "مدرستهم"),
    ("مستشفى", "مستشفيات"),
    ("طائرة", "طائرات"),
    ("طائرة", "طائرتين"),
    ("دبابة", "دبابات"),
    ("غارة", "غاراتها"),
    ("سفينة", "السفن"),
    ("جيش", "جيوش"),
    ("قوة", "قواته"),
    ("اتفاق", "اتفاقات"),
    ("انفجار", "انفجارات"),
    ("حرب", "الحروب"),
    ("قال", "يقول"),
    ("قصف", "قصفت"),
    ("استهدف", "يستهدف"),
    ("أعلن", "أعلنت"),
    ("انسحب", "انسحبت"),
    ("قتل", "قتلوا"),
]

STRANGERS = [
    ("سوريا", "سوري"),
    ("حسين", "حسن"),
    ("لبنان", "لبن"),
    ("ميناء", "منى"),
    ("جسر", "جزر"),
    ("مصر", "مصير"),
    ("حلب", "حليب"),
    ("سلاح", "صلاح"),
]


@pytest.mark.parametrize(("written", "asked"), [*PAIRS, *((asked, written) for written, asked in PAIRS)])
def test_inflected_word_finds_its_other_forms(library, add, written, asked):
    add(f"خبر فيه {written} وغير ذلك.")
    assert library.articles.ids(query=f"{asked} ") == [1]
    (hit,) = library.search.hits(f"{asked} ")
    assert [mark.of(hit.snippet) for mark in hit.marks] == [written]


@pytest.mark.parametrize(("written", "asked"), [*STRANGERS, *((asked, written) for written, asked in STRANGERS)])
def test_other_words_stay_apart(library, add, written, asked):
    add(f"خبر فيه {written} وغير ذلك.")
    assert library.articles.ids(query=f"{asked} ") == []


def test_phrase_is_looked_for_as_it_stands(library, add):
    add("أطلقوا صواريخ على القرية")
    assert library.articles.ids(query='"صاروخ"') == []
    assert library.articles.ids(query='"صواريخ على"') == [1]


def test_exact_form_ranks_before_the_inflected_one(library, add):
    from app.library import Order

    add("في الخبر صواريخ كثيرة على القرى")
    add("في الخبر صاروخ واحد على القرى")
    assert library.articles.ids(query="صاروخ ", order=Order.RELEVANCE) == [2, 1]
    assert library.articles.ids(query="صواريخ ", order=Order.RELEVANCE) == [1, 2]
