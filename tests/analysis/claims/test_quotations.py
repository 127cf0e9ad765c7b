"""Quotation marks of every shape, paired or not."""

from __future__ import annotations

import pytest

from app.analysis.claims.quotations import find_quotations
from app.text.words import TokenizedText


def quoted(text: str) -> list[str]:
    tokens = TokenizedText(text).tokens
    return [
        text[tokens[found.opening].end : tokens[found.closing].start]
        for found in find_quotations(tokens, range(len(tokens)))
    ]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("قال «نعم» ثم سكت", ["نعم"]),
        ("قال “نعم” ثم سكت", ["نعم"]),
        ("قال „نعم“ ثم سكت", ["نعم"]),
        ("قال ‘نعم’ ثم سكت", ["نعم"]),
        ("قال 'نعم' ثم سكت", ["نعم"]),
        ('قال "نعم" ثم سكت', ["نعم"]),
        ('زار "النهر" و"الجبل" و"السهل"', ["النهر", "الجبل", "السهل"]),
        ("قال «سمعت “نعم” منه» ثم سكت", ["سمعت “نعم” منه", "نعم"]),
        ("صحيفة “الأفق “لا جديد” اليوم", ["لا جديد"]),
        ('في حي النهر"، وأخرى في حي الجبل".', []),
        ("قال لـ»الأفق» «نعم»", ["الأفق", "نعم"]),
        ("قال ” نعم” ثم سكت", [" نعم"]),
        ("قال ” نعم ثم “لا” وسكت", ["لا"]),
        ("قال «نعم ثم سكت", []),
        ("قال نعم» ثم سكت", []),
        ("", []),
    ],
)
def test_marks_are_paired(text, inside):
    assert quoted(text) == inside
