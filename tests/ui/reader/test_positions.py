from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from app.domain.span import Span
from ui.desktop.reader import positions as positions_module
from ui.desktop.reader.positions import LONGEST_PARAGRAPH, map_positions

BREAKS = "\r\n\t\0\x0b\x0c\x85\x1f\u2028\u2029"
AWKWARD = f"{BREAKS}\ufeff\ufdd0\ufdd1\ufffc\ufffe\ud800\udfff\u00a0\u200c\u200d\u200e\u202e\u2066\u2069"
ARABIC = "قتل ٣١ شخصاً مُحَمَّدـ،"
BEYOND = "😀🇸🇾👩‍👧𞸀"
texts = st.lists(st.one_of(st.sampled_from(AWKWARD + ARABIC + BEYOND), st.characters())).map("".join)


def page_of(text: str) -> QTextDocument:
    page = QTextDocument()
    page.setPlainText(text)
    return page


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts)
def test_qt_takes_the_shown_text_one_to_one(text):
    shown = map_positions(text).shown
    assert page_of(shown).characterCount() - 1 == utf16_length(shown)


@given(texts)
def test_every_offset_goes_to_its_position_and_back(text):
    positions = map_positions(text)
    for offset in range(len(text) + 1):
        position = positions.position(offset)
        assert position == utf16_length(text[:offset])
        assert positions.offset(position) == offset


@given(texts.filter(bool))
def test_every_character_that_qt_shows_as_it_is_stands_where_the_map_says(text):
    positions = map_positions(text)
    page = page_of(positions.shown)
    for offset, character in enumerate(text):
        if character.isalnum() and character <= "\uffff":
            assert page.characterAt(positions.position(offset)) == character


@given(texts, st.integers(1, 12))
def test_broken_paragraphs_keep_every_offset(text, longest):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(positions_module, "LONGEST_PARAGRAPH", longest)
        positions = map_positions(text)
    assert page_of(positions.shown).characterCount() - 1 == utf16_length(positions.shown)
    ascending = [positions.position(offset) for offset in range(len(text) + 1)]
    assert all(first < second for first, second in pairwise(ascending))
    assert [positions.offset(position) for position in ascending] == list(range(len(text) + 1))
    assert all(len(line) <= longest for line in positions.shown.split("\n"))


def test_both_sides_of_a_break_are_one_offset():
    text = "كلمة " * LONGEST_PARAGRAPH
    positions = map_positions(text)
    behind = positions.shown.index("\n") + 1
    assert positions.offset(behind) == positions.offset(behind - 1)
    assert text[positions.offset(behind) - 1] == " "


def test_a_long_paragraph_without_blanks_parts_no_letter_from_its_marks():
    positions = map_positions("بَّ" * LONGEST_PARAGRAPH)
    assert positions.shown.count("\n") >= 2
    assert all(line.startswith("ب") for line in positions.shown.split("\n"))


def test_a_span_is_the_same_whichever_way_it_was_selected():
    positions = map_positions("😀 خبر")
    assert positions.span(3, 6) == positions.span(6, 3) == Span(2, 5)
