"""Words are found in whatever spelling they stand in the text."""

from __future__ import annotations

import pytest

from app.text.places import places_of

TEXT = "قال النَّاطقُ إنّ\nالمدرسة أُغلقت. وقالت المدرسه إن حلب\u00a0 القديمة غير حلبجة."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("الناطق", ["النَّاطقُ"]),
        ("الناطق ان المدرسه", ["النَّاطقُ إنّ\nالمدرسة"]),
        ("المدرسة", ["المدرسة", "المدرسه"]),
        ("حلب القديمة", ["حلب\u00a0 القديمة"]),
        ("حلب", ["حلب"]),
        ("درس", ["درس", "درس"]),
        ("غير موجود", []),
        ("", []),
        (" \n ", []),
        ("\u064b", []),
    ],
)
def test_words_in_any_spelling(words, found):
    assert [span.of(TEXT) for span in places_of(TEXT, words)] == found
