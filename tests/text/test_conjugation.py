"""The forms of Arabic verbs of every form and kind of root, folded and unvowelled."""

from __future__ import annotations

import pytest

from app.analysis.claims.cues import noun_readings, verb_readings
from app.text.conjugation import Gender, Number, Tense, conjugate
from app.text.fold import fold


@pytest.mark.parametrize(
    ("root", "form", "words"),
    [
        ("ذكر", "I", "ذكر ذكرت ذكروا يذكر تذكر يذكرون ذاكرا"),
        ("قول", "I", "قال قالت قالوا قلن يقول تقول يقولون قائلا قائلة قائلين"),
        ("دعو", "I", "دعا دعت دعوا يدعو تدعو يدعون داعيا داعية داعين"),
        ("نفي", "I", "نفى نفت نفوا ينفي ينفون نافيا نافية"),
        ("راي", "I", "رأى رأت رأوا يرى ترى يرون"),
        ("وصف", "I", "وصف وصفت يصف تصف يصفون واصفا"),
        ("ردد", "I", "رد ردت ردوا يرد يردون"),
        ("اكد", "II", "أكد أكدت أكدوا يؤكد تؤكد يؤكدون مؤكدا مؤكدة مؤكدين مؤكدات"),
        ("طلب", "III", "طالب طالبت طالبوا يطالب يطالبون مطالبا مطالبة"),
        ("شور", "IV", "أشار أشارت أشاروا يشير تشير يشيرون مشيرا مشيرة مشيرين"),
        ("وضح", "IV", "أوضح أوضحت يوضح توضح موضحا موضحة"),
        ("قرر", "IV", "أقر أقرت يقر يقرون مقرا"),
        ("بدي", "IV", "أبدى أبدت أبدوا يبدي تبدي مبديا"),
        ("حدث", "V", "تحدث تحدثت تحدثوا يتحدث تتحدث متحدثا"),
        ("سءل", "VI", "تساءل تساءلت يتساءل متسائلا"),
        ("وهم", "VIII", "اتهم اتهمت اتهموا يتهم تتهم يتهمون متهما متهمة"),
        ("دعو", "VIII", "ادعى ادعت يدعي تدعي"),
        ("عبر", "VIII", "اعتبر اعتبرت يعتبر معتبرا"),
        ("نكر", "X", "استنكر استنكرت يستنكر مستنكرا"),
    ],
)
def test_a_verb_has_these_forms(root, form, words):
    forms = {found for found, _ in conjugate(root, form)}
    assert {fold(word) for word in words.split()} <= forms


@pytest.mark.parametrize(
    ("word", "tense", "gender", "number"),
    [
        ("قالت", Tense.PERFECT, Gender.FEMININE, Number.SINGULAR),
        ("يؤكدون", Tense.IMPERFECT, Gender.MASCULINE, Number.PLURAL),
        ("مشيرة", Tense.PARTICIPLE, Gender.FEMININE, Number.SINGULAR),
    ],
)
def test_a_form_says_of_its_subject(word, tense, gender, number):
    inflection = verb_readings(word)[0].inflection
    assert inflection is not None
    assert (inflection.tense, inflection.gender, inflection.number) == (tense, gender, number)


@pytest.mark.parametrize(
    ("word", "lemma", "prefix", "pronoun"),
    [
        ("وقال", "قال", "و", ""),
        ("فأكدت", "أكد", "ف", ""),
        ("سيعلن", "أعلن", "س", ""),
        ("ليؤكد", "أكد", "ل", ""),
        ("أوردته", "أورد", "", "ه"),
        ("وصفوها", "وصف", "", "ها"),
    ],
)
def test_proclitics_and_pronouns_are_cut_off(word, lemma, prefix, pronoun):
    found = [(form.cue.lemma, form.prefix, form.pronoun) for form in verb_readings(word)]
    assert (lemma, prefix, pronoun) in found


@pytest.mark.parametrize("word", ["إدانة", "سقال", "يدعى", "أوردة", "الوزير", "يعلم"])
def test_these_are_no_active_verbs_of_saying(word):
    assert verb_readings(word) == ()


def test_verbal_nouns_are_read_with_prefix_and_pronoun():
    assert [(form.cue.lemma, form.prefix, form.pronoun) for form in noun_readings(fold("وقولها"))] == [
        ("قول", "و", "ها")
    ]
    assert [(form.cue.lemma, form.prefix, form.pronoun) for form in noun_readings("بالقول")] == [("قول", "بال", "")]
