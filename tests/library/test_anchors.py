"""A quote is found where it belongs, or not at all; never on a lookalike."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.span import Span
from app.library.anchors import CONTEXT, anchor, find_again

TEXT = (
    "قال الناطق إن الجسر فُتح صباحا. وأضاف المصدر أن الجسر أُغلق مساء، "
    "ثم عاد الناطق فقال إن الجسر فُتح ليلا أمام السيارات الصغيرة وحدها."
)


def _nth(text: str, words: str, number: int) -> Span:
    start = -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


@given(text=st.text(min_size=1, max_size=200), data=st.data())
def test_anchor_holds_the_words_and_their_surroundings(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    made = anchor(text, span)
    assert made.quote == span.of(text)
    assert text[: span.start].endswith(made.prefix)
    assert text[span.end :].startswith(made.suffix)
    assert len(made.prefix) == min(CONTEXT, span.start)
    assert len(made.suffix) == min(CONTEXT, len(text) - span.end)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_of_three_equal_quotes_is_found_in_its_own_place(number):
    span = _nth(TEXT, "الجسر", number)
    assert find_again(TEXT, anchor(TEXT, span)) == span
    moved = find_again("سطر جديد في الأعلى.\n" + TEXT, anchor(TEXT, span))
    assert moved == Span(span.start + 20, span.end + 20)


def test_lookalike_is_not_taken():
    sought = anchor(TEXT, _nth(TEXT, "الجسر", 2))
    assert find_again(TEXT.replace("وأضاف المصدر أن الجسر أُغلق مساء، ", ""), sought) is None
    assert find_again("الجسر", sought) is None
    assert find_again("", sought) is None


def test_two_places_that_fit_alike_are_none():
    sentence = "عاد السكان إلى بيوتهم في القرية القديمة بعد أيام من النزوح. "
    sought = anchor(sentence, _nth(sentence, "القرية", 1))
    assert find_again(sentence * 3, sought) is None


def test_changed_words_are_not_found():
    assert find_again(TEXT.replace("فُتح", "فتح"), anchor(TEXT, _nth(TEXT, "فُتح", 1))) is None


def test_seeded_edits_never_misplace():
    dice = random.Random(2)  # noqa: S311
    words = TEXT.split(" ")
    placed = 0
    for _ in range(500):
        index = dice.randrange(len(words))
        before = " ".join([*words[:index], ""])
        span = Span(len(before), len(before) + len(words[index]))
        sought = anchor(TEXT, span)
        edited, home = list(words), index
        for _ in range(dice.randint(1, 2)):
            at = dice.randrange(len(edited) + 1)
            edited.insert(at, dice.choice(["كلمة", "الجسر", "فُتح"]))
            home += at <= home
        text = " ".join(edited)
        expected = Span(len(" ".join([*edited[:home], ""])), 0x7FFFFFFF).start
        found = find_again(text, sought)
        if found is not None:
            assert found == Span(expected, expected + len(words[index]))
            placed += 1
    assert placed >= 475
