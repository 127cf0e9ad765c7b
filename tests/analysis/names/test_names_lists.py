"""Our own lists of names are tidy, and the gazetteers are what the recipe makes of them."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from app.analysis.names import find_mentions
from app.analysis.names.phrases import key_of
from app.resources import lexicon_table
from app.text.words import TokenizedText

RECIPE = Path(__file__).parents[3] / "resources" / "recipes" / "own_names.py"
WARS = {"Syria", "Iraq", "Yemen", "Libya", "Sudan", "Lebanon", "Palestine"}


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("own_names", RECIPE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def test_the_gazetteers_are_made_from_the_lists(recipe: ModuleType) -> None:
    for table, lines in (("places", recipe.place_lines()), ("actors", recipe.actor_lines())):
        columns = ("name", "type", "also") if table == "actors" else ("name", "also", "country")
        shipped = ["\t".join(row[column] for column in columns).rstrip() for row in lexicon_table(table)]
        assert shipped == lines


@pytest.mark.parametrize("name", ["actors", "places"])
def test_no_name_is_listed_twice(recipe: ModuleType, name: str) -> None:
    counted = Counter(key_of(row["name"]) for row in recipe.rows(name))
    assert [key for key, count in counted.items() if count > 1] == []


def test_every_war_has_its_actors_and_places(recipe: ModuleType) -> None:
    for name, least in (("actors", 25), ("places", 150)):
        counted = Counter(row["country"] for row in recipe.rows(name))
        assert {country for country in WARS if counted[country] < least} == set()


@pytest.mark.parametrize(
    ("name", "of", "spelling"),
    [
        ("بنغازي", "places", "بنجازي"),
        ("تاجوراء", "places", "تاجورا"),
        ("كفر نبل", "places", "كفرنبل"),
        ("كفرنبودة", "places", "كفر نبوده"),
        ("أبو غريب", "places", "ابي غريب"),
        ("بئر السبع", "places", "بير السبع"),
        ("الغارديان", "actors", "الجارديان"),
        ("ميليشيا الحوثي", "actors", "ميليشيات الحوثي"),
        ("محامو الطوارئ", "actors", "محامي الطوارء"),
        ("الإخوان المسلمون", "actors", "الاخوان المسلمين"),
    ],
)
def test_rules_give_the_other_spellings(recipe: ModuleType, name: str, of: str, spelling: str) -> None:
    assert spelling in [*recipe.spellings(name, of)]


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("المغرب", "places"),
        ("غوطة دمشق", "places"),
        ("حي الزيتون", "places"),
        ("مجلس التعاون الخليجي", "actors"),
        ("مغاوير الثورة", "actors"),
        ("تلفزيون سوريا", "actors"),
    ],
)
def test_letters_of_a_words_own_stay(recipe: ModuleType, name: str, of: str) -> None:
    assert [*recipe.spellings(name, of)] == [name]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("وقالت هيئة تحرير الشــام ذلك.", "هيئة تحرير الشام", "group"),
        ("وأعلن حزب اللـه مسؤوليته.", "حزب الله", "group"),
        ("وقال المرصد السورى لحقوق الانسان ذلك.", "المرصد السورى لحقوق الانسان", "organization"),
        ("ونقلت «الجارديان» الخبر.", "الجارديان", "organization"),
        ("وانسحبت البيشمرگة.", "البيشمرگة", "group"),
        ("ونددت مليشيا الدعم السريع بالقصف.", "مليشيا الدعم السريع", "group"),
        ("وحذرت أوتشا واليونيسيف من المجاعة.", "اليونيسيف", "organization"),
        ("وقالت القناة ١٢ إن الوضع صعب.", "القناة ١٢", "organization"),
        ("واشتبك اللواء 444 قتال مع غيره.", "اللواء 444 قتال", "group"),
        ("وسقطت القذائف على تلعفر.", "تلعفر", "place"),
        ("وسقطت القذائف على ام درمان.", "ام درمان", "place"),
        ("وعاد الهدوء الى خانيونس.", "خانيونس", "place"),
        ("وقال حزب العمال الكوردستاني ذلك.", "حزب العمال الكوردستاني", "group"),
    ],
)
def test_listed_names_are_found_in_every_spelling(sentence: str, name: str, kind: str) -> None:
    assert (name, kind) in [(m.name, m.type.value) for m in find_mentions(TokenizedText(sentence))]
