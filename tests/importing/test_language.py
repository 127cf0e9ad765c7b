"""Arabic is told from the languages that share its letters, also in a handful of words."""

from __future__ import annotations

import pytest

from app.importing import from_pasted
from app.importing.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("مقتل خمسة جنود قرب الحدود", "ar"),
        ("قتل جنود", "ar"),
        ("عدن 26 شوال 1436 هـ", "ar"),
        ("قُتِلَ خَمْسَةُ جُنُودٍ", "ar"),
        ("وزير الخارجية الإيراني يزور بغداد", "ar"),
        ("وکالة الأنباء تنقل عن الوزیر قوله إن المعارك مستمرة", "ar"),
        ("Reuters قالت إن الجيش السوري دخل المدينة", "ar"),
        ("ارتش اعلام کرد که حمله در شمال کشور متوقف شده است", "fa"),
        ("وزير خارجه گفت که اين سفر به زودي انجام مي شود", "fa"),
        ("فوج نے کہا ہے کہ سرحد پر فائرنگ رک گئی ہے", "ur"),
        ("هێزەکان ڕایانگەیاند کە شەڕ لە سنوور وەستاوە", "ckb"),
        ("پوځ وویل چې په پوله جګړه درېدلې ده", "ps"),
        ("The army said on Friday that the fighting had stopped", "en"),
        ("L'armée a dit que les combats ont cessé dans la ville", "fr"),
        ("2018 … 31", "und"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "is_arabic", "is_right_to_left"),
    [
        ("مقتل خمسة جنود قرب الحدود", True, True),
        ("ارتش اعلام کرد که حمله متوقف شده است", False, True),
        ("The army said that the fighting had stopped", False, False),
    ],
)
def test_a_document_knows_its_direction_and_whether_it_is_analysed(
    text: str, is_arabic: bool, is_right_to_left: bool
) -> None:
    document = from_pasted(text)
    assert (document.is_arabic, document.is_right_to_left) == (is_arabic, is_right_to_left)
