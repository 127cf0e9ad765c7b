"""Whatever the text, names lie inside it, in order, apart from each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.names import find_mentions
from app.text.words import TokenizedText

WORDS = st.sampled_from(
    [
        "قال", "الجيش", "السوري", "قوات", "النظام", "محمد", "عبد", "الله", "بن", "أبو", "مدينة", "حلب", "في", "و", "لل",
        "للأمم", "المتحدة", "طائرات", "من", "طراز", "إف", "16", "«", "»", "\"", "-", "،", ".", "\n", "وزارة", "كتيبة",
        "حُلَّب", "ﷲ", "😀", "\u200f", "ـ", "والعراق", "شرق", "صحيفة", "مضادة", "للدروع", "لـ", "قائد", "باسم", "كفر",
    ]
)  # fmt: skip


def check(text: str) -> None:
    found = find_mentions(TokenizedText(text))
    assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    assert all(mention.name.strip() for mention in found)
    assert found == find_mentions(TokenizedText(text))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    check(text)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30), st.sampled_from([" ", "", "  "]))
def test_any_order_of_telling_words_is_read(words: list[str], between: str) -> None:
    check(between.join(words))
