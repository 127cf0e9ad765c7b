"""Names are found where they stand, of the right type, with nothing else in them."""

from __future__ import annotations

import pytest

from app.analysis.names import find_mentions
from app.domain.annotations import Mention
from app.text.words import TokenizedText


def mentions(text: str) -> tuple[Mention, ...]:
    return find_mentions(TokenizedText(text))


def named(text: str, kind: str) -> list[str]:
    """The words marked with a type, as they stand in the text."""
    return [mention.span.of(text) for mention in mentions(text) if mention.type.value == kind]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("قال محمد الحجازي إن الطريق مغلق.", ["محمد الحجازي"]),
        ("وصل العميد الركن سمير الخطيب إلى المكان.", ["سمير الخطيب"]),
        ("التقى وزير الخارجية الروسي، سيرغي لافروف، نظيره.", ["سيرغي لافروف"]),
        ("أكد المتحدث باسم الوزارة أحمد العطار ذلك.", ["أحمد العطار"]),
        ("نقل عن صلاح الدين دميرطاش ونور الدين يلدرم.", ["صلاح الدين دميرطاش", "نور الدين يلدرم"]),
        ("التقى الشيخ عبد الله بن زايد الوفد.", ["عبد الله بن زايد"]),
        ("قتل القيادي أبو عمر التونسي في الاشتباك.", ["أبو عمر التونسي"]),
        ("وقال لجون كيري إنه قلق.", ["جون كيري"]),
        ("جلس على الكرسي وهو يفكر.", []),
        ("عاد سالما إلى أهله على أمل أن يلقاهم.", []),
    ],
)
def test_persons_stand_without_titles(text: str, people: list[str]) -> None:
    assert named(text, "person") == people


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("قصفت قوات النظام الأحياء.", ["قوات النظام"]),
        ("انسحب مقاتلو داعش من التل.", ["داعش"]),
        ("تقدمت القوات الحكومية شرقا.", ["القوات الحكومية"]),
        ("انتشرت قوات تركية عند الحدود.", ["قوات تركية"]),
        ("أعلن الجيش الأميركي سحب جنوده.", ["الجيش الأميركي"]),
        ("انتشرت القوات الأمنية في الشوارع.", []),
        ("اتهم التقرير الفصائل المقاتلة بالخطف.", []),
        ("قال حزب العدالة والتنمية إنه يرفض.", ["حزب العدالة والتنمية"]),
        ("هاجم لواء التوحيد الحاجز.", ["لواء التوحيد"]),
        ("سيطر اللواء 35 مدرع على التلة.", ["اللواء 35 مدرع"]),
        ("نددت المعارضة السورية بالقصف.", ["المعارضة السورية"]),
        ("قال إن الجبهة هادئة وحركة المرور عادية.", []),
        ("أبرز المتمردون الحوثيون صورا.", ["الحوثيون"]),
    ],
)
def test_groups_need_a_name_or_a_side(text: str, groups: list[str]) -> None:
    assert named(text, "group") == groups


@pytest.mark.parametrize(
    ("text", "organizations"),
    [
        ("أعلنت وزارة الدفاع الروسية الهدنة.", ["وزارة الدفاع الروسية"]),
        ("ذكرت الحكومة الليبية أنها تفاوض.", ["الحكومة الليبية"]),
        ("قالت هيئة الأركان العامة للقوات المسلحة الروسية ذلك.", ["هيئة الأركان العامة للقوات المسلحة الروسية"]),
        ("طالبت اللجنة الدولية للصليب الأحمر بالوصول.", ["اللجنة الدولية للصليب الأحمر"]),
        ("نشرت صحيفة «الوطن» الخبر.", ["الوطن"]),
        ("اجتمع مجلس الأمن الدولي أمس.", ["مجلس الأمن الدولي"]),
        ("قالت الحكومة إنها تدرس الأمر.", []),
        ("زار وزير الخارجية الروسي المدينة.", []),
        ("نشرت قناة سكاي نيوز الصورة.", ["سكاي نيوز"]),
    ],
)
def test_organizations_follow_their_heads(text: str, organizations: list[str]) -> None:
    found = named(text, "organization")
    assert [name.removeprefix("قناة ").removeprefix("صحيفة ") for name in found] == organizations


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وصلت القافلة إلى مدينة دوما.", ["دوما"]),
        ("اشتباكات في ريف دمشق وحلب والرقة.", ["ريف دمشق", "حلب", "الرقة"]),
        ("سيطروا على قاعدة الوطية الجوية.", ["قاعدة الوطية الجوية"]),
        ("دخلوا بلدة زردنا ليلا.", ["زردنا"]),
        ('دوت الصفارات في مستوطنات "أفيفيم" و"يرؤون".', ["أفيفيم", "يرؤون"]),
        ("زار الوفد بغداد.", ["بغداد"]),
        ("وصلت المساعدات لليمن وللعراق.", ["ليمن", "لعراق"]),
        ("قال دومًا إن الحل قريب.", []),
        ("دمعت عين الرجل في الصف الأول.", []),
        ("رأى تغيرا كبيرا في القرية.", []),
        ("حلقت الطائرة السعودية فوق البحر.", []),
    ],
)
def test_places_are_decided_by_context(text: str, places: list[str]) -> None:
    assert named(text, "place") == places


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("دمروا دبابتين وراجمتي صواريخ.", ["دبابتين", "راجمتي صواريخ"]),
        ("أطلقوا صواريخ مضادة للدروع.", ["صواريخ مضادة للدروع"]),
        ("سقطت قذيفة هاون قرب السوق.", ["قذيفة هاون"]),
        ("انفجرت سيارة مفخخة ثم سيارة أخرى.", ["سيارة مفخخة"]),
        ("أسقطوا طائرة مسيرة وطائرة بدون طيار.", ["طائرة مسيرة", "طائرة بدون طيار"]),
        ("سلموا أسلحتهم وذخيرتهم.", ["أسلحتهم", "ذخيرتهم"]),
        ("قصف سلاح الجو المواقع.", []),
        ("سافر على متن طائرة ركاب.", []),
        ("تسلموا طائرات من طراز إف 16 أمس.", ["طائرات من طراز إف 16"]),
        ("وضعوا آليات لتنفيذ الاتفاق.", []),
        ("انفجرت ألغام في الحقل.", ["ألغام"]),
    ],
)
def test_weapons_bring_their_modifiers(text: str, weapons: list[str]) -> None:
    assert named(text, "weapon") == weapons


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("تقرير للأمم المتحدة.", "لأمم المتحدة", "الأمم المتحدة"),
        ("وبالعراق أزمة.", "العراق", "العراق"),
        ("قصف بِدَمَشْقَ ليلا.", "دَمَشْقَ", "دمشق"),
        ("قالت قوات «الدعم السريع» ذلك.", "الدعم السريع", "الدعم السريع"),
    ],
)
def test_prefixes_stand_outside_and_the_name_is_clean(text: str, written: str, name: str) -> None:
    (mention,) = mentions(text)
    assert mention.span.of(text).removeprefix("قوات «").removesuffix("»") == written
    assert mention.name.removeprefix("قوات ") == name


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("قال جون كامبل ذلك. وأضاف كامبل أنه باق.", "person", ["جون كامبل", "كامبل"]),
        ("الجيش غائب. انتشر الجيش الليبي، ثم انسحب الجيش.", "group", ["الجيش الليبي", "الجيش"]),
        (
            "ذكر المرصد السوري لحقوق الإنسان ذلك، وأضاف المرصد.",
            "organization",
            ["المرصد السوري لحقوق الإنسان", "المرصد"],
        ),
        ("دخلوا بلدة زردنا، ثم غادروا زردنا.", "place", ["زردنا", "زردنا"]),
        ("هزمت قوات النظام، وقال إن النظام يضعف.", "group", ["قوات النظام", "النظام"]),
    ],
)
def test_short_forms_follow_the_long_ones(text: str, kind: str, names: list[str]) -> None:
    assert named(text, kind) == names


def test_a_group_called_by_a_person_is_one_group() -> None:
    text = "تقدمت قوات خليفة حفتر نحو المدينة."
    assert named(text, "group") == ["قوات خليفة حفتر"]
    assert named(text, "person") == []


def test_a_capital_that_speaks_is_a_place() -> None:
    assert named("واشنطن تهدد وأنقرة أعلنت موقفها.", "place") == ["واشنطن", "أنقرة"]
