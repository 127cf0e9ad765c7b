from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.span import Span
from app.text.fold import fold
from ui.desktop.reader.finder import Finder


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("قال مُحَمَّد", "محمد", ["مُحَمَّد"]),
        ("إدلب وادلب", "أدلب", ["إدلب", "ادلب"]),
        ("٣١ شخصا", "31", ["٣١"]),
        ("😀 مـــدينة", "مدينه", ["مـــدينة"]),
        ("خبر", "لا شيء", []),
        ("خبر", "", []),
        ("خبر", "  ", []),
        ("خبر", "َّ", []),
    ],
)
def test_any_spelling_finds_every_spelling(text, words, found):
    finder = Finder(text)
    finder.look_for(words)
    assert [finder.hit(index).of(text) for index in range(len(finder))] == found


@given(st.text("ابتةه َّ😀 \n", min_size=1), st.text("ابته ", min_size=1, max_size=3))
def test_hits_fold_to_the_words_and_are_all_found_by_stretches(text, words):
    finder = Finder(text)
    finder.look_for(words)
    hits = [finder.hit(index) for index in range(len(finder))]
    assert all(fold(hit.of(text)) == fold(words) for hit in hits)
    assert finder.hits_in(Span(0, len(text))) == hits
    for at in range(len(text)):
        letter = Span(at, at + 1)
        assert {hit for hit in hits if hit.overlaps(letter)} <= set(finder.hits_in(letter))


def test_finding_goes_on_from_the_place_on_screen_and_round_the_end():
    finder = Finder("خبر ثم خبر ثم نبأ")
    finder.look_for("خبر")
    assert finder.first_behind(2) == 1
    assert finder.first_behind(12) == 0
