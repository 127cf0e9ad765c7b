"""Arabic comes out in order on terminals that lay nothing out, and paragraphs know their direction."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.bidi import base_direction, display_width, embed, shape, wrap

texts = st.text(
    st.one_of(
        st.sampled_from("ابتكلمني لا ًَُّ abc 019 ()«»[]\u200f\u2067\u2069😀漢"), st.characters(exclude_categories=["Cs"])
    )
)


def letters(line: str) -> str:
    """Return a shaped line's letters as plain ones."""
    return unicodedata.normalize("NFKC", line)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("قال الناطق", "rtl"),
        ("Reuters قالت إن الجيش دخل المدينة", "rtl"),
        ("The word «قال» means said", "ltr"),
        ("שלום", "rtl"),
        ("2018-03-31", "ltr"),
        ("", "ltr"),
    ],
)
def test_a_paragraph_goes_the_way_of_most_of_its_letters(text: str, direction: str) -> None:
    assert base_direction(text) == direction


def test_letters_are_joined_and_turned() -> None:
    assert shape("قتل") == "ﻞﺘﻗ"
    assert letters(shape("قتل جندي"))[::-1] == "قتل جندي"


def test_lam_and_alef_become_one_letter() -> None:
    assert display_width(shape("لا")) == 1


def test_numbers_and_foreign_words_keep_their_own_order() -> None:
    shaped = letters(shape("ذكرت Reuters أن 1,464 قتلوا"))
    assert "Reuters" in shaped
    assert "1,464" in shaped
    assert shaped.index("1,464") < shaped.index("Reuters")


@pytest.mark.parametrize("pair", ["()", "[]", "«»"])
def test_brackets_are_mirrored(pair: str) -> None:
    shaped = shape(f"قال {pair[0]}هذا{pair[1]} اليوم")
    assert shaped.index(pair[0]) < shaped.index(pair[1])


def test_isolates_and_marks_of_direction_do_no_harm() -> None:
    assert shape("\u2067قال\u2069 \u200fهذا") == shape("قال هذا")


def test_harakat_stay_behind_the_letter_that_carries_them() -> None:
    shaped = letters(shape("كَتَبُوا"))
    carried = [(shaped[at - 1], mark) for at, mark in enumerate(shaped) if at and unicodedata.category(mark) == "Mn"]
    assert carried == [("ب", "\u064f"), ("ت", "\u064e"), ("ك", "\u064e")]


def test_two_marks_on_one_letter_stay_together() -> None:
    shaped = letters(shape("محمّدٌ"))
    assert unicodedata.category(shaped[0]) == "Lo"
    assert shaped.index("\u0651") == shaped.index("م") + 1


def test_a_mark_on_a_latin_letter_in_an_arabic_line_stays_there() -> None:
    assert "e\u0301tat" in shape("قال e\u0301tat هذا")


def test_a_line_without_arabic_is_left_alone() -> None:
    assert shape("no (Arabic) here: 12", right_to_left=False) == "no (Arabic) here: 12"


@settings(deadline=None)
@given(texts)
def test_shaping_never_fails_on_a_line_and_loses_no_digit(text: str) -> None:
    line = " ".join(text.split())
    shaped = shape(line)
    assert sorted(filter(str.isdecimal, line)) == sorted(filter(str.isdecimal, shaped))


@given(texts, st.integers(2, 40))
def test_wrapped_lines_fit_and_hold_every_word(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wrapping_breaks_between_words_in_reading_order() -> None:
    assert wrap("قال الناطق إن  القصف\nتوقف", 12) == ["قال الناطق", "إن القصف", "توقف"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]


@pytest.mark.parametrize(("text", "width"), [("كَتَبَ", 3), ("漢字", 4), ("\u202bاب\u202c", 2), ("", 0)])
def test_width_counts_cells(text: str, width: int) -> None:
    assert display_width(text) == width


def test_an_embedded_line_takes_no_more_cells() -> None:
    assert display_width(embed("قال")) == 3
