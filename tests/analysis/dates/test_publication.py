"""The day of publication inferred from the article's own evidence, and left unknown where that does not suffice."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.dates.publication import infer_published
from app.text.words import TokenizedText

CAPTION = "دورية على مدخل البلدة - 28 آذار 2018\n"


def inferred(text: str) -> str | None:
    day = infer_published(TokenizedText(text))
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("وصل الوفد اليوم السبت 31 آذار 2018 إلى المدينة.", "2018-03-31"),
        ("وصل الوفد أمس الجمعة 30 آذار/مارس 2018 إلى المدينة.", "2018-03-31"),
        ("وصل الوفد أول أمس الخميس 29/3/2018 إلى المدينة.", "2018-03-31"),
        ("يصل الوفد غدا الأحد الموافق 1 نيسان 2018 إلى المدينة.", "2018-03-31"),
        ("وصل الوفد اليوم 31 آذار 2018 إلى المدينة وغادرها أمس الجمعة وفد آخر.", "2018-03-31"),
        (CAPTION + "توقف القصف منذ 25 آذار الجاري، وقال الناطق اليوم السبت إن الهدنة صامدة.", "2018-03-31"),
        (CAPTION + "توقف القصف منذ 25 آذار/مارس الجاري، وقال الناطق أمس الجمعة إن الهدنة صامدة.", "2018-03-31"),
        (CAPTION + "بدأ القصف في 18 شباط الفائت وتوقف في 25 آذار الحالي وقال أمس الجمعة ذلك.", "2018-03-31"),
        ("جانب من المخيم (3 أيار 2017)\nرحلوا في 30 أيار الجاري. وأعلن اليوم الأربعاء ذلك.", "2017-05-31"),
        ("عودة النازحين\nالسبت 31 آذار 2018\nعاد النازحون اليوم السبت إلى بيوتهم.", "2018-03-31"),
        ("عودة النازحين\n31/3/2018\nعاد النازحون أمس الجمعة إلى بيوتهم.", "2018-03-31"),
        (CAPTION + "يبدأ اللقاء في 30 آذار المقبل، وقيل في 28 آذار الجاري ذلك، وأعيد أمس الأربعاء.", "2018-03-29"),
    ],
)
def test_one_day_alone_fits(text, day):
    assert inferred(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "توقف القصف قبل أيام.",
        "قال الناطق اليوم إن الهدنة صامدة.",
        "قال الناطق اليوم السبت إن الهدنة صامدة.",
        "قال الناطق اليوم السبت إن الهدنة التي بدأت في 25 آذار الجاري صامدة.",
        "قال الناطق اليوم السبت إن الهدنة التي بدأت في 28 آذار 2018 صامدة.",
        # The year of another March, told in running text.
        "في 28 آذار 2017 سقطت البلدة، وفي 25 آذار الجاري عادت، وقال الناطق اليوم السبت ذلك.",
        # A caption without a weekday, without a current month, or of another month.
        CAPTION + "توقف القصف منذ 25 آذار الجاري.",
        CAPTION + "قال الناطق اليوم السبت إن الهدنة صامدة.",
        CAPTION + "توقف القصف منذ 25 نيسان الجاري، وقال الناطق اليوم السبت ذلك.",
        # Several Saturdays are left.
        "جانب من المخيم (3 أيار 2017)\nعادوا في 5 أيار الجاري، وقال الناطق اليوم السبت ذلك.",
        # The evidence contradicts itself.
        CAPTION + "توقف القصف منذ 25 آذار الجاري، وقال اليوم السبت ثم أمس الأحد إن الهدنة صامدة.",
        "وصل اليوم السبت 31 آذار 2018 وفد، ووصل أمس السبت 31 آذار 2018 آخر.",
        "وصل الوفد اليوم الأحد 31 آذار 2018 إلى المدينة.",
        "عودة النازحين\n31/3/2018\nعاد النازحون أمس الأحد إلى بيوتهم.",
        # Something told as past lies behind the day, or a later year is named.
        CAPTION + "انتهت الهدنة في 5 نيسان 2018. توقف القصف منذ 25 آذار الجاري، وقال اليوم السبت ذلك.",
        CAPTION + "منذ عام 2020 تغير الكثير. توقف القصف منذ 25 آذار الجاري، وقال اليوم السبت ذلك.",
        # A weekday and day of the month that no near year joins.
        CAPTION + "بدأت الهدنة الإثنين 25 آذار الجاري. وقال الناطق اليوم السبت ذلك.",
        # Hijri dates and bare years say nothing sure.
        "في 14 رجب 1439 عادوا، وقال الناطق اليوم السبت ذلك.",
        "منذ 2018 لم يعودوا، وقال الناطق اليوم السبت ذلك.",
    ],
)
def test_evidence_that_does_not_suffice_leaves_the_day_unknown(text):
    assert inferred(text) is None


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_a_day_told_as_today_is_the_day(day):
    assert inferred(f"وصل الوفد اليوم {day.day}/{day.month}/{day.year} إلى المدينة.") == day.isoformat()


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_no_text_makes_it_fail(text):
    infer_published(TokenizedText(text))
