"""What sentences tell each other of rare words, on probabilities of our own making."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.names.tagger import TaggedType, likeliest_tags
from app.analysis.names.tagger_document import lend_types

RANKS = {form: rank for rank, form in enumerate(["المدينه", *map(str, range(2_000)), "العبدالله"])}
PERSON, PLACE = 1, 3
TAGS = 1 + 2 * len(TaggedType)


def row(tag: int, probability: float) -> list[float]:
    rest = (1 - probability) / (TAGS - 1)
    return [probability if at == tag else rest for at in range(TAGS)]


UNSURE = [0.8, 0.13, *[0.01] * 7]


def test_lends_a_sure_type_to_where_the_word_was_missed():
    sentences = [["زار", "العبدالله"], ["وعاد"], ["والعبدالله"]]
    likely = [[row(0, 0.99), row(PERSON, 0.95)], [row(0, 0.99)], [UNSURE]]
    heard = lend_types(sentences, likely, RANKS)
    assert likeliest_tags(heard[2]) == [PERSON]
    assert heard[:2] == likely[:2]
    assert likely[2] == [UNSURE]


@pytest.mark.parametrize(
    ("sentences", "likely"),
    [
        ([["المدينه"], ["المدينه"]], [[row(PLACE, 0.95)], [UNSURE]]),  # common
        ([["العبدالله"], ["العبدالله"]], [[row(PERSON, 0.85)], [UNSURE]]),  # not sure enough
        ([["العبدالله"], ["الحسيني"]], [[row(PERSON, 0.95)], [UNSURE]]),  # another word
        ([["العبدالله"], *[["المدينه"]] * 40, ["العبدالله"]], [[row(PERSON, 0.95)], *[[UNSURE]] * 41]),  # far away
        ([["2015"], ["2015"]], [[row(PLACE, 0.95)], [UNSURE]]),  # no word
    ],
)
def test_lends_nothing_otherwise(sentences, likely):
    assert lend_types(sentences, likely, RANKS) == likely


rows = st.lists(st.floats(0.001, 1), min_size=TAGS, max_size=TAGS).map(lambda ps: [p / sum(ps) for p in ps])
texts = st.lists(st.lists(st.tuples(st.sampled_from(["العبدالله", "والعبدالله", "المدينه", "سامر"]), rows), max_size=6))


@given(texts)
def test_what_is_heard_is_still_probabilities(text):
    sentences = [[form for form, _ in sentence] for sentence in text]
    heard = lend_types(sentences, [[likely for _, likely in sentence] for sentence in text], RANKS)
    assert list(map(len, heard)) == list(map(len, sentences))
    for sentence in heard:
        for likely in sentence:
            assert sum(likely) == pytest.approx(1)
            assert min(likely) >= 0


@given(st.lists(rows, max_size=12))
def test_a_names_second_word_never_stands_without_its_first(likely):
    tags = likeliest_tags(likely)
    assert len(tags) == len(likely)
    for before, tag in zip([0, *tags], tags, strict=False):
        assert tag == 0 or tag % 2 == 1 or before in {tag, tag - 1}


def test_takes_the_likelier_of_two_paths():
    first, second = row(0, 0.5), row(PERSON + 1, 0.9)
    first[PERSON] = 0.45
    assert likeliest_tags([first, second]) == [PERSON, PERSON + 1]
