"""The calendar in words: months of each naming system, weekdays, ordinals, points, Hijri days."""

from __future__ import annotations

from datetime import date

import pytest

from app.text.calendar import (
    gregorian_day,
    gregorian_range,
    hijri_day,
    month_named,
    ordinal_named,
    point,
    weekday_named,
)
from app.text.fold import fold

LEVANTINE = "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
EGYPTIAN = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
ALGERIAN = "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
MOROCCAN = "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر"
HIJRI = "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة"


def named(text: str):
    return month_named(fold(text).split())


@pytest.mark.parametrize("names", [LEVANTINE, EGYPTIAN, ALGERIAN, MOROCCAN])
def test_every_gregorian_naming_system_counts_from_one_to_twelve(names):
    assert [named(name)[0].number for name in names.split("|")] == list(range(1, 13))
    assert not any(named(name)[0].is_hijri for name in names.split("|"))


def test_hijri_months_count_from_one_to_twelve_in_their_own_year():
    assert [named(name)[0].number for name in HIJRI.split("|")] == list(range(1, 13))
    assert all(named(name)[0].is_hijri for name in HIJRI.split("|"))


@pytest.mark.parametrize(
    ("text", "number"),
    [("اذار", 3), ("ابريل", 4), ("إبريل", 4), ("يونية", 6), ("اغسطس", 8), ("أوكتوبر", 10), ("كانون ثاني", 1)],
)
def test_months_are_known_as_people_type_them(text, number):
    assert named(text)[0].number == number


def test_the_longest_name_wins_and_says_how_many_words_it_took():
    assert named("تشرين الثاني الماضي")[1] == 2
    assert named("تشرين") is None
    assert named("شباط فبراير")[1] == 1


@pytest.mark.parametrize("text", ["مارس", "آب", "تموز", "رمضان", "ماي"])
def test_names_that_mean_other_things_do_not_stand_alone(text):
    assert not named(text)[0].stands_alone


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("الاثنين", 1),
        ("الإثنين", 1),
        ("الثلاثاء", 2),
        ("الأربعاء", 3),
        ("الخميس", 4),
        ("الجمعة", 5),
        ("السبت", 6),
        ("الأحد", 7),
    ],
)
def test_weekdays_need_their_article(word, number):
    assert weekday_named(fold(word)) == number
    assert weekday_named(fold(word)[2:]) is None


@pytest.mark.parametrize(
    ("text", "value", "length"),
    [
        ("الأول", 1, 1),
        ("العاشر", 10, 1),
        ("الحادي عشر", 11, 2),
        ("الثاني عشر", 12, 2),
        ("التاسع عشر", 19, 2),
        ("العشرين", 20, 1),
        ("الحادي والعشرين", 21, 2),
        ("الثامن و العشرون", 28, 3),
        ("الحادي والثلاثين", 31, 2),
        ("الثالث من", 3, 1),
    ],
)
def test_ordinals_count_the_days_of_a_month(text, value, length):
    assert ordinal_named(fold(text).split()) == (value, length)


@pytest.mark.parametrize("text", ["", "عشر", "الكتاب", "و"])
def test_other_words_are_no_ordinals(text):
    assert ordinal_named(fold(text).split()) is None


@pytest.mark.parametrize(
    ("parts", "iso"),
    [((2018,), "2018"), ((2018, 3), "2018-03"), ((2018, 3, 28), "2018-03-28"), ((2016, 2, 29), "2016-02-29")],
)
def test_points_are_written_as_precisely_as_they_are_told(parts, iso):
    assert point(*parts).iso == iso


@pytest.mark.parametrize(
    "parts", [(2018, 2, 30), (2018, 13), (2018, 0), (0,), (10_000,), (2018, 4, 31), (2018, None, 3)]
)
def test_there_is_no_point_that_the_calendar_lacks(parts):
    assert point(*parts) is None


def test_a_point_begins_with_its_first_day():
    assert point(2016, 2).first_day == date(2016, 2, 1)


def test_hijri_days_go_over_to_gregorian_ones_and_back():
    assert gregorian_day(1439, 9, 14) == date(2018, 5, 29)
    assert hijri_day(date(2018, 5, 29)) == (1439, 9, 14)
    assert gregorian_range(1439, 12) == (date(2018, 8, 12), date(2018, 9, 10))
    assert gregorian_range(1436) == (date(2014, 10, 25), date(2015, 10, 13))


@pytest.mark.parametrize("parts", [(1439, 9, 31), (1600, 1, 1), (857, 1, 1), (1439, 13, 1)])
def test_hijri_days_beyond_the_tables_have_no_gregorian_day(parts):
    assert gregorian_day(*parts) is None


def test_gregorian_days_beyond_the_tables_have_no_hijri_day():
    assert hijri_day(date(1800, 1, 1)) is None
