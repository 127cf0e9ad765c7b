"""Names by the grammar inside them: adjectives at the end, kunyas, what «و» joins, marks the wrong way round."""

from __future__ import annotations

import pytest

from app.analysis.names import find_mentions
from app.text.words import TokenizedText


def found(text: str, kind: str) -> list[str]:
    return [m.span.of(text) for m in find_mentions(TokenizedText(text)) if m.type.value == kind]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("وهبطت الطائرة في قاعدة إنجرليك الجوية صباحا.", ["قاعدة إنجرليك الجوية"]),
        ("وفتح مطار تعز الدولي أبوابه.", ["مطار تعز الدولي"]),
        ("ورست السفينة في قاعدة طرطوس البحرية.", ["قاعدة طرطوس البحرية"]),
        ("وعبروا منفذ الوديعة الحدودي ليلا.", ["منفذ الوديعة الحدودي"]),
        ("وتضم الكتيبة أفرادا من جنسيات غير سورية.", []),
        ("ووصلوا إلى حي مجاور عند الظهر.", []),
        ("وسيطروا على عدن ومأرب، وفي الثالث من آب/أغسطس عادوا.", ["عدن", "مأرب"]),
    ],
)
def test_a_structure_keeps_its_adjective_and_an_adjective_is_no_place(sentence: str, places: list[str]) -> None:
    assert found(sentence, "place") == places


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("وبينهم أبو حمزة الفرنسي وأبو قتادة التونسي.", ["أبو حمزة الفرنسي", "أبو قتادة التونسي"]),
        ("وسافر الشيخ محمد وأبو ظبي تنتظره.", ["محمد"]),
        ("وصرح المهندس بدر باوزير بأن الميناء يعمل.", ["بدر باوزير"]),
        ("وتعهد محمد باتفاق جديد.", ["محمد"]),
        ("وقتل ديفيد هاينز وآلان هايننغ.", ["ديفيد هاينز", "آلان هايننغ"]),
        ("وتقدمت القوات الموالية للرئيس هادي الآن نحو الساحل.", ["هادي"]),
        ("وقالوا إن قلاقل شهدتها العاصمة أمس.", []),
        ("وفر محافظ شبوة علي العولقي إلى الجبال.", ["علي العولقي"]),
    ],
)
def test_a_person_has_his_own_words_and_no_others(sentence: str, people: list[str]) -> None:
    assert found(sentence, "person") == people


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("وتقدمت القوات البريطانية والأمريكية الخاصة ليلا.", ["القوات البريطانية والأمريكية الخاصة"]),
        ("وتقدمت القوات السورية والروسية خاصة في الليل.", ["القوات السورية والروسية"]),
        ("وأغار الطيران الحربي التركي على التلال.", ["الطيران الحربي التركي"]),
        ("وهاجمه تنظيم حزب تحرير الشعب الثوري أمس.", ["تنظيم حزب تحرير الشعب الثوري"]),
    ],
)
def test_a_group_has_its_last_adjective(sentence: str, bodies: list[str]) -> None:
    assert found(sentence, "group") == bodies


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("ونشرت صحيفة حرييت التركية الخبر.", ["صحيفة حرييت"]),
        ("وقالت بعثة الأمم المتحدة بأفغانستان إنها قلقة.", ["بعثة الأمم المتحدة بأفغانستان"]),
        ("وقال الناطق في تصريح خاص لـ»المدينة»: إن الطريق مفتوح.", ["المدينة"]),
        ("وأضاف في حديث هاتفي لـ«الصباح» أن الطريق مفتوح.", ["الصباح"]),
        ("وبقيت الأرض لـ»أهلها« كما كانت.", []),
        ("وتستعد حكومة هادي للعودة، وقال الرئيس عبد ربه منصور هادي ذلك.", ["حكومة هادي"]),
        ("وقالت بعثة الأمم المتحدة في العراق (يونامي) ذلك.", ["بعثة الأمم المتحدة في العراق", "يونامي"]),
        ("وقالت وكالة الصحافة الفلسطينية (مساء) ذلك.", ["وكالة الصحافة الفلسطينية"]),
        ("وقالوا إن دائرة إضراب السجناء تتسع.", []),
    ],
)
def test_an_outlet_is_told_by_who_speaks_to_it(sentence: str, bodies: list[str]) -> None:
    assert found(sentence, "organization") == bodies


@pytest.mark.parametrize(
    ("sentence", "weapons"),
    [
        ("وحلقت طائرات من دون طيار فوق التلال.", ["طائرات من دون طيار"]),
        ("وقتلته طائرة أميركية من دون طيار.", ["طائرة أميركية من دون طيار"]),
        ("وقتلته طائرة أميركية بلا طيار.", ["طائرة أميركية بلا طيار"]),
        ("وقتلته طائرة أميركية من بعيد.", ["طائرة"]),
    ],
)
def test_a_drone_has_the_words_that_make_it_one(sentence: str, weapons: list[str]) -> None:
    assert found(sentence, "weapon") == weapons
