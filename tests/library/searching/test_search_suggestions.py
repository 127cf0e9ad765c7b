"""What a person may mean at the cursor of the search box."""

from __future__ import annotations

import pytest

from app.library.searching.fields import Field
from app.library.searching.query import parse
from app.library.searching.suggestions import as_value, field_names, states, wanted_at


@pytest.mark.parametrize(
    ("query", "beginning", "field"),
    [
        ("", "", None),
        ("ou", "ou", None),
        ("حلب ou", "ou", None),
        ("-ou", "ou", None),
        ("حلب|ou", "ou", None),
        ("outlet:", "", Field.OUTLET),
        ("outlet:reu", "reu", Field.OUTLET),
        ("-قائل:الج", "الج", Field.BY),
        ('by:"الجيش الس', "الجيش الس", Field.BY),
        ('"الجسر القديم" by:«ال', "ال", Field.BY),
    ],
)
def test_what_is_typed_is_known(query, beginning, field):
    wanted = wanted_at(query, len(query))
    assert wanted is not None
    assert (wanted.beginning, wanted.field) == (beginning, field)
    assert query[wanted.span.start : wanted.span.end].lstrip('"«') == beginning


@pytest.mark.parametrize("query", ['"الجسر by:', "قال:نعم", 'by:"الجيش" x:', '"ou'])
def test_inside_a_phrase_or_an_unknown_field_nothing_is_offered(query):
    assert wanted_at(query, len(query)) is None


def test_the_cursor_counts_not_the_end():
    wanted = wanted_at("ou حلب", 2)
    assert wanted is not None
    assert (wanted.beginning, wanted.span.end) == ("ou", 2)


def test_names_of_the_own_language_come_first():
    assert field_names("", in_arabic=True)[:2] == ["ناشر", "وسم"]
    assert field_names("", in_arabic=False)[:2] == ["outlet", "tag"]
    assert field_names("ou", in_arabic=True) == ["outlet"]
    assert field_names("مَـ", in_arabic=False) == ["معدود", "مكان", "من"]


def test_states_are_offered_in_the_language_they_are_typed_in():
    assert states("", in_arabic=False) == ["unread", "starred", "unreviewed"]
    assert states("un", in_arabic=True) == ["unread", "unreviewed"]
    assert states("غير", in_arabic=False) == ["غير-مقروء", "غير-مراجع"]


@pytest.mark.parametrize("name", ["رويترز", "وكالة الأنباء", "صحيفة «النهار»", "-أ", "أ|ب", "a*b", "حزب الله - لبنان"])
def test_a_value_comes_back_whole(name):
    (clause,) = parse(f"by:{as_value(name)} ").clauses
    (whole,) = parse('by:"' + "".join(letter for letter in name if letter not in "«»") + '"').clauses
    assert clause == whole
