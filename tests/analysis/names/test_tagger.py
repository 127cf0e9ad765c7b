"""The trained names tagger, by what it sees in sentences of our own words, and by its speed beside simplemma."""

from __future__ import annotations

import time

import pytest
import simplemma
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.names.tagger import TaggedText, TaggedType, names_tagger
from app.analysis.names.tagger_words import form_of, stem_of
from app.resources import resource_path
from app.text.words import TokenizedText, tokenize

REPORT = (
    "قال المتحدث باسم الحكومة سامر العبدالله إن وفدا من الأمم المتحدة زار مدينة حلب أمس الثلاثاء. "
    "وأضاف العبدالله في مؤتمر صحافي في بيروت أن وزارة الخارجية الأميركية رفضت مقترح روسيا وإيران. "
    "وذكرت وكالة رويترز أن الرئيس محمود الحسيني التقى نظيره الفرنسي في باريس."
)


def seen(text: str) -> list[tuple[str, TaggedType]]:
    tokenized = TokenizedText(text)
    return [(tokenized.span_of(name.tokens).of(text), name.type) for name in TaggedText(tokenized).names]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (REPORT, "سامر العبدالله", TaggedType.PERSON),
        (REPORT, "محمود الحسيني", TaggedType.PERSON),
        (REPORT, "الأمم المتحدة", TaggedType.ORGANIZATION),
        (REPORT, "حلب", TaggedType.PLACE),
        (REPORT, "بيروت", TaggedType.PLACE),
        (REPORT, "باريس", TaggedType.PLACE),
        ("قُتِلَ ثلاثة جنود في بغـــداد، كما أعلن وزير الدفاع خالد العبيدي.", "خالد العبيدي", TaggedType.PERSON),
        ("أعلن رئيس الوزراء نوري السامرائي استقالته في بغداد اليوم.", "بغداد", TaggedType.PLACE),
        ("وصل المبعوث الأممي إلى عدن قادما من الرياض لإجراء مباحثات.", "الرياض", TaggedType.PLACE),
    ],
)
def test_sees_obvious_names(text, name, kind):
    assert (name, kind) in seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "وصل الجنود إلى الطريق العام بعد ساعات من المشي تحت المطر.",
        "كان الطقس باردا وكانت الشوارع خالية من المارة طوال الليل.",
        "ارتفعت أسعار الخبز والوقود خلال الأيام القليلة الماضية.",
    ],
)
def test_sees_no_names_where_there_are_none(text):
    assert seen(text) == []


def test_begins_a_new_name_at_a_conjunction():
    assert {("روسيا", TaggedType.PLACE), ("وإيران", TaggedType.PLACE)} <= set(
        seen("عقدت المباحثات بين روسيا وإيران في جنيف.")
    )


def test_is_deterministic_and_reads_a_sentence_alike_beside_others():
    sentences = [[form_of(token) for token in tokenize(line)] for line in REPORT.split(". ")]
    together = names_tagger().read(sentences)
    assert together == names_tagger().read(sentences)
    for sentence, tagged in zip(sentences, together, strict=True):
        (alone,) = names_tagger().read([sentence])
        assert [(name.tokens, name.type) for name in alone.names] == [(n.tokens, n.type) for n in tagged.names]
        for name, other in zip(alone.names, tagged.names, strict=True):
            assert name.certainty == pytest.approx(other.certainty, abs=1e-3)


def test_gives_each_token_probabilities_of_types():
    (tagged,) = names_tagger().read([[form_of(token) for token in tokenize("زار محمود الحسيني مدينة حلب.")]])
    assert len(tagged.types) == 6
    for types in tagged.types:
        assert len(types) == len(TaggedType)
        assert all(0 <= likely <= 1 + 1e-5 for likely in types)
        assert sum(types) <= 1 + 1e-5
    person = list(TaggedType).index(TaggedType.PERSON)
    assert tagged.types[1][person] > 0.5 > sum(tagged.types[0])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_reads_any_text_and_stays_inside_it(text):
    tokenized = TokenizedText(text)
    end = 0
    for name in TaggedText(tokenized).names:
        assert end <= name.tokens.start < name.tokens.stop <= len(tokenized.tokens)
        assert 0 < name.certainty <= 1 + 1e-6
        end = name.tokens.stop


def test_reads_nothing_in_nothing():
    assert names_tagger().read([]) == []
    assert [tagged.names for tagged in names_tagger().read([[], ["بيروت"], []])][::2] == [(), ()]


@pytest.mark.parametrize(
    ("form", "stem"), [("وللحكومه", "الحكومه"), ("وزير", "وزير"), ("لبنان", "لبنان"), ("للامم", "الامم")]
)
def test_cuts_clitics_where_the_corpus_knows_the_rest_better(form, stem):
    ranks = {known: rank for rank, known in enumerate(["الحكومه", "الامم", "لبنان", "وزير", "بنان", "زير"])}
    assert stem_of(form, ranks) == stem


def test_numbers_are_known_by_their_length():
    assert [form_of(token) for token in tokenize("٢٠١٥ 1,464 7")] == ["0000", "00000", "0"]


def test_model_is_small():
    assert resource_path("models", "names_tagger.npz").stat().st_size < 8_500_000


@pytest.mark.benchmark
def test_keeps_its_pace_beside_simplemma():
    # Simplemma lemmatises about ten times as many words a second; twice that distance is allowed for a busy machine.
    texts = [TokenizedText(REPORT) for _ in range(40)]
    sentences = [
        [form_of(token) for token in text.tokens[sentence.start : sentence.stop]]
        for text in texts
        for sentence in text.sentences
    ]
    # Simplemma remembers words, which no tagger can do, so each one is made new to it.
    words = [f"{form}{number}" for number, form in enumerate(form for forms in sentences for form in forms)]
    names_tagger().read(sentences)
    simplemma.lemmatize("كتاب", lang="ar")
    tagging = min(_seconds(lambda: names_tagger().read(sentences)) for _ in range(5))
    assert tagging < 20 * _seconds(lambda: [simplemma.lemmatize(word, lang="ar") for word in words])


def _seconds(work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
