"""Tokens, sentences, paragraphs and prefixes stand where the text has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.span import Span
from app.text.fold import fold
from app.text.words import TokenizedText, TokenKind, paragraphs, splits, tokenize

CHARACTERS = "ابتكلمنوهيةىأ ًَُّ\u200c\u200d\u200f\ufeff\u0640😀abc019٣٫٬.,،؛:!؟«»()[]…-–/\n\r\t\u2028 "
texts = st.text(st.one_of(st.sampled_from(CHARACTERS), st.characters(exclude_categories=["Cs"])))


@given(texts)
def test_tokens_stand_in_order_and_are_the_texts_own_words(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert token.start >= end
        assert token.text == text[token.start : token.end] != ""
        assert token.folded == fold(token.text)
        end = token.end


@given(texts)
def test_no_letter_and_no_digit_is_left_out(text: str) -> None:
    covered = {offset for token in tokenize(text) for offset in range(token.start, token.end)}
    assert not [character for at, character in enumerate(text) if character.isalpha() and at not in covered]
    assert not [character for at, character in enumerate(text) if character.isdecimal() and at not in covered]


@given(texts)
def test_sentences_cover_all_tokens_once_and_stay_in_their_paragraph(text: str) -> None:
    tokenized = TokenizedText(text)
    assert [index for sentence in tokenized.sentences for index in sentence] == list(range(len(tokenized.tokens)))
    for sentence in tokenized.sentences:
        assert any(paragraph.contains(tokenized.span_of(sentence)) for paragraph in tokenized.paragraphs)
        assert tokenized.sentence_at(sentence.start) == sentence


@given(texts)
def test_paragraphs_hold_something_to_see_at_both_ends(text: str) -> None:
    for paragraph in paragraphs(text):
        words = paragraph.of(text)
        assert "\n" not in words
        assert "\r" not in words
        assert words == words.strip()


@given(texts, st.data())
def test_a_token_range_holds_just_the_tokens_that_a_span_touches(text: str, data: st.DataObject) -> None:
    tokenized = TokenizedText(text)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    touched = [index for index, token in enumerate(tokenized.tokens) if token.span.overlaps(span)]
    assert list(tokenized.token_range(span)) == touched or not span


def kinds(text: str) -> list[tuple[str, TokenKind]]:
    return [(token.text, token.kind) for token in tokenize(text)]


def test_digits_and_the_letters_stuck_to_them_are_two_tokens() -> None:
    assert [text for text, _ in kinds("31 ألفا و915 شخصا")] == ["31", "ألفا", "و", "915", "شخصا"]


@pytest.mark.parametrize("number", ["28.4", "1,464", "٢٨٫٤", "١٬٤٦٤", "2018"])
def test_a_number_keeps_its_separators(number: str) -> None:
    assert kinds(f"بلغ {number}.") == [
        ("بلغ", TokenKind.WORD),
        (number, TokenKind.NUMBER),
        (".", TokenKind.PUNCTUATION),
    ]


@pytest.mark.parametrize("word", ["مُحَمَّدًا", "محـمد", "می\u200cشود", "نقلاً", "é", "e\u0301tat"])
def test_marks_joiners_and_tatweel_stay_inside_their_word(word: str) -> None:
    assert kinds(word) == [(word, TokenKind.WORD)]


@pytest.mark.parametrize("unseen", ["\ufeff", "\u200f", "\u200e", "\u202b", "\u2067", "\u200b", "\u00ad"])
def test_marks_that_nobody_sees_are_no_tokens(unseen: str) -> None:
    assert kinds(f"{unseen}قال {unseen}") == [("قال", TokenKind.WORD)]


def test_a_byte_order_mark_belongs_to_no_paragraph() -> None:
    assert [span.of("\ufeffعنوان\r\n\r\n\u200f\r\nنص") for span in paragraphs("\ufeffعنوان\r\n\r\n\u200f\r\nنص")] == [
        "عنوان",
        "نص",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال هذا. ثم مضى.", ["قال هذا.", "ثم مضى."]),
        ("قال: «انتهى.» ثم مضى", ["قال: «انتهى.»", "ثم مضى"]),
        ("ذكرت أ. ف. ب. ذلك", ["ذكرت أ. ف. ب. ذلك"]),
        ("زار www.example.org أمس. وعاد", ["زار www.example.org أمس.", "وعاد"]),
        ("هل عاد؟! نعم", ["هل عاد؟!", "نعم"]),
        ("عنوان بلا نقطة\nنص.", ["عنوان بلا نقطة", "نص."]),
        ("بلغت 28.4 ألف", ["بلغت 28.4 ألف"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    tokenized = TokenizedText(text)
    assert [tokenized.span_of(sentence).of(text) for sentence in tokenized.sentences] == expected


@pytest.mark.parametrize(
    ("word", "prefixes", "stem"),
    [
        ("للأمم", ("ل", "ال"), "امم"),
        ("وبالمدينة", ("و", "ب", "ال"), "مدينه"),
        ("سيقول", ("س",), "يقول"),
        ("فقال", ("ف",), "قال"),
        ("دمشق", (), "دمشق"),
    ],
)
def test_prefixes_come_off_one_by_one(word: str, prefixes: tuple[str, ...], stem: str) -> None:
    assert (prefixes, stem) in [(split.prefixes, split.stem) for split in splits(fold(word))]


@given(st.text(st.sampled_from("ابوفلكسمنت"), min_size=1, max_size=8))
def test_every_cut_puts_together_to_the_word_again(word: str) -> None:
    for split in splits(word):
        joined = "".join(split.prefixes) + split.stem
        assert joined == word or joined.replace("لال", "لل", 1) == word
        assert len(split.stem) >= 2 or not split.prefixes


def test_a_text_without_a_full_stop_is_cut_into_sentences_of_bounded_length() -> None:
    tokenized = TokenizedText("كلمة " * 5_000)
    assert max(map(len, tokenized.sentences)) <= 500
    assert sum(map(len, tokenized.sentences)) == 5_000
