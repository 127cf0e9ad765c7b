"""Names by what stands around them: titles, heads, quotation marks, prepositions, words that are something else too."""

from __future__ import annotations

import pytest

from app.analysis.names import find_mentions
from app.text.words import TokenizedText


def _names(sentence: str) -> list[tuple[str, str]]:
    return [(m.span.of(sentence), m.type.value) for m in find_mentions(TokenizedText(sentence))]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("وأعلن قائد المنطقة العسكرية اللواء الطاهر محمود أن قواته تقدمت.", "الطاهر محمود"),
        ("وقال المتحدث العسكري باسم الجماعة يحيى سريع إن الهجوم نجح.", "يحيى سريع"),
        ("وأوضح العقيد سامر الخطيب أن المعركة انتهت.", "سامر الخطيب"),
        ("وأكد اللواء يوسف الحداد أن المهمة انتهت.", "يوسف الحداد"),
        ("وكان الوسيط الدولي أنطوان مرقص قد أعلن الهدنة.", "أنطوان مرقص"),
        ("وقال المقدم الركن نبيل شاهين إن الطريق مفتوح.", "نبيل شاهين"),
        ("وصرح رئيس المجلس المحلي فادي النجم بأن المياه مقطوعة.", "فادي النجم"),
        ("وقال الجنرال باتريك وولف إن المهمة انتهت.", "باتريك وولف"),
        ("وقالت المسعفة رهف الطويل إن الجرحى كثر.", "رهف الطويل"),
        ("وقال رئيس الوزراء العراقي محمد شياع السوداني إن العمل مستمر.", "محمد شياع السوداني"),
        ("وقال اللواء ركن ظافر بن علي الشهري إن المهمة انتهت.", "ظافر بن علي الشهري"),
        ("وقتل القيادي الميداني أبو علي البصري في الكمين.", "أبو علي البصري"),
    ],
)
def test_a_title_tells_the_whole_name(sentence: str, name: str) -> None:
    assert (name, "person") in _names(sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("وزار الأمير محمد المصابين في المدينة.", "محمد"),
        ("واستقبل الرئيس هادي الوفد في القصر.", "هادي"),
        ("وأكد اللواء أحمد أمس ذلك.", "أحمد"),
        ("وقال الرئيس التركي رجب طيب أردوغان ذلك.", "رجب طيب أردوغان"),
        ("وقال اللواء أحمد الخميس إن الطريق مفتوح.", "أحمد"),
    ],
)
def test_what_stands_behind_one_name_is_no_surname_by_itself(sentence: str, name: str) -> None:
    assert (name, "person") in _names(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "وهو الانتحاري مفجر نفسه في السوق.",
        "وقتل جندي تركي وأصيب مسؤول تركي.",
        "ووقف أمام محطة الوقود.",
        "واستقبله ولي عهد أبو ظبي.",
        "وقالوا ذلك دفاعا عن دين الله وأرضه.",
        "وقال المحققون إن الرحلة إم إتش 17 تأخرت.",
    ],
)
def test_words_that_only_look_like_persons_are_none(sentence: str) -> None:
    assert "person" not in [kind for _, kind in _names(sentence)]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("وقالت غرفة طوارئ جنوب دارفور إن القصف أوقع ضحايا.", "غرفة طوارئ جنوب دارفور", "organization"),
        ("وأدانت بعثة الاتحاد الأفريقي الهجوم.", "بعثة الاتحاد الأفريقي", "organization"),
        (
            "وقالت بعثة الأمم المتحدة للدعم في ليبيا إنها قلقة.",
            "بعثة الأمم المتحدة للدعم في ليبيا",
            "organization",
        ),
        ("وذكرت هيئة محامي دارفور أن المدنيين نزحوا.", "هيئة محامي دارفور", "organization"),
        ("وأعلنت قيادة شرطة نينوى القبض على خلية.", "قيادة شرطة نينوى", "organization"),
        ("وأعلنت شرطة محافظة نينوى القبض على خلية.", "شرطة محافظة نينوى", "organization"),
        ("وقال المرصد الأهلي لحقوق الإنسان إن العشرات قتلوا.", "المرصد الأهلي لحقوق الإنسان", "organization"),
        ("وقال مركز جنيف لحقوق الإنسان إن العشرات قتلوا.", "مركز جنيف لحقوق الإنسان", "organization"),
        ("وتعرضت قوات اليونيفيل لإطلاق نار.", "قوات اليونيفيل", "group"),
        ("وأعلنت هيئة تحرير الشام السيطرة على القرية.", "هيئة تحرير الشام", "group"),
        ("وقالت جبهة الشمال إنها أسرت جنودا.", "جبهة الشمال", "group"),
        ("وأعلن «لواء الفتح المبين» المسؤولية.", "لواء الفتح المبين", "group"),
        ("وأعلنت حركة «رجال الجبل» موقفها.", "رجال الجبل", "group"),
        ("وانسحب لواء الوعد من المدينة.", "لواء الوعد", "group"),
        ("وتبنت كتيبة الرعد الهجوم.", "كتيبة الرعد", "group"),
        ("وقالت حركة النهر الحر إنها لن تشارك.", "حركة النهر الحر", "group"),
    ],
)
def test_a_head_makes_a_body_of_the_words_behind_it(sentence: str, name: str, kind: str) -> None:
    assert (name, kind) in _names(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "وقال إن التنظيم «يضاعف أرقامه دائما».",
        "وقال إن حركة «لا تقاتل» لا تنتصر.",
        "وتعطلت حركة المرور في الشارع.",
        "واشتد القتال على جبهات القتال.",
        "شهدت كتيبة الجيش تدريبا.",
    ],
)
def test_words_behind_a_head_that_are_no_name_make_no_body(sentence: str) -> None:
    assert _names(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("ووصل النازحون إلى مخيم السلامية.", "مخيم السلامية"),
        ("ولجأ ألف منهم إلى مخيم الياسمين.", "مخيم الياسمين"),
        ("ودارت معارك في حي الزنجيلي.", "الزنجيلي"),
        ("وتجدد القصف على حي الشعار.", "الشعار"),
        ("وأعطبوا الآلية عند جسر السنديان.", "جسر السنديان"),
        ("وسار الرتل على طريق السروة.", "طريق السروة"),
        ("وقصف الحزب موقع المطلة.", "المطلة"),
        ("واستهدفت الغارات بلدة عين الرمان.", "عين الرمان"),
        ("وحلق الطيران في أجواء الجوبة منذ الصباح.", "الجوبة"),
        ("ووقعت اشتباكات على الطريق بين غاو وميناكا.", "ميناكا"),
        ("وقصفت بلدات عيترون وميس الجبل ويارون.", "ميس الجبل"),
    ],
)
def test_a_head_or_a_neighbour_makes_a_place_of_an_unlisted_word(sentence: str, place: str) -> None:
    assert (place, "place") in _names(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "ووصلوا إلى مخيم النازحين.",
        "ووقفوا عند جسر المدينة.",
        "ونقلوا إلى معسكر المتمردين.",
        "واحتالوا عليهم عن طريق خداعهم.",
    ],
)
def test_a_common_noun_behind_a_places_head_is_no_name(sentence: str) -> None:
    assert "place" not in [kind for _, kind in _names(sentence)]


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        ("فر السكان قبل أن تدمر القذائف بيوتهم.", 0),
        ("وصل الجنود إلى تدمر.", 1),
        ("وبعد تحرير تدمر عاد الناس.", 1),
        ("قصفت مدينة تدمر، ودخلت القوات تدمر مساء.", 2),
        ("قصفت مدينة تدمر، وخشي الناس أن تدمر القذائف الآثار.", 1),
        ("وكان السكان دوما يشكون.", 0),
        ("وعاد الهدوء إلى دوما.", 1),
        ("ودان الوزير الهجوم.", 0),
    ],
)
def test_a_town_that_is_a_verb_or_an_adverb_too_asks_for_its_context(sentence: str, times: int) -> None:
    assert [kind for _, kind in _names(sentence)].count("place") == times


@pytest.mark.parametrize(
    ("sentence", "weapons"),
    [
        ("وكانت المنازل في القرية مدمرة بالكامل.", []),
        ("وهي قوة مقاتلة كبيرة.", []),
        ("وأبحرت مدمرة روسية من الميناء.", ["مدمرة"]),
        ("ووصلت المدمرة «كول» إلى الخليج.", ["المدمرة «كول»"]),
        ("واعترضت منظومة القبة الحديدية الهجوم.", ["منظومة القبة الحديدية"]),
        ("وأطلقوا صواريخ من طراز فاتح 110.", ["صواريخ من طراز فاتح 110"]),
        ("وأسقطت مسيرة من نوع «شاهد-136» ليلا.", ["مسيرة من نوع «شاهد-136»"]),
        ("وقصفوا بصواريخ الكاتيوشا.", ["صواريخ الكاتيوشا"]),
    ],
)
def test_a_weapon_is_told_from_the_adjective_and_keeps_its_model(sentence: str, weapons: list[str]) -> None:
    assert [name for name, kind in _names(sentence) if kind == "weapon"] == weapons


@pytest.mark.parametrize("text", ["كتيبة الجيش", "بعثة الأمم المتحدة في", "مخيم", "حي ال", "وقالت حركة «"])
def test_a_name_cut_off_at_the_end_is_read(text: str) -> None:
    assert isinstance(_names(text), list)


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("والتقى الوفد بأبي مالك الشامي في البلدة.", ["أبي مالك الشامي"]),
        ("وسلم الرسالة لأبي مالك التلي قبل يومين.", ["أبي مالك التلي"]),
        ("وجاء القيادي أبو خالد الأنصاري وأبو عمر البصري.", ["أبو خالد الأنصاري", "أبو عمر البصري"]),
        ("وحضر نبيل الدوري وسجى الدليمي وعلا العقيلي.", ["نبيل الدوري", "سجى الدليمي", "علا العقيلي"]),
        ("ووقف ببابي ثلاثة رجال.", []),
        ("وزار نبيل الدوري ووزير الدفاع العراقي القاعدة.", ["نبيل الدوري"]),
    ],
)
def test_a_clitic_or_a_name_before_hides_no_person(sentence: str, people: list[str]) -> None:
    assert [name for name, kind in _names(sentence) if kind == "person"] == people


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("ودفن في مقبرة وادي عقاب.", ["مقبرة وادي عقاب"]),
        ("ووقع الانفجار في كوموش خانة أمس.", ["كوموش خانة"]),
        ("ودار القتال في حصيبة الشرقية.", ["حصيبة الشرقية"]),
        ("وعاد اللاجئون إلى شمال سوريا.", ["سوريا"]),
        ("ودخل المسلحون إلى عدن وتحصن بعضهم في المباني.", ["عدن"]),
        ("وسجى الليل على القرية.", []),
        ("ووصل الى ام درمان ثم الى انقرة.", ["ام درمان", "انقرة"]),
    ],
)
def test_a_place_has_its_own_words_and_no_others(sentence: str, places: list[str]) -> None:
    assert [name for name, kind in _names(sentence) if kind == "place"] == places
