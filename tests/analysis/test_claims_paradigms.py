"""Claims by paradigm: every shape of claimant in every frame of a cue, and the turns that open a sentence."""

from __future__ import annotations

import pytest

from app.analysis.claims import find_claims
from app.analysis.dates import find_dates
from app.analysis.names import find_mentions
from app.analysis.parts import find_parts
from app.text.words import TokenizedText

MEN = [
    "المبعوث الأممي هانس غروندبرغ",
    "القائد الميداني جعفر الدهمشي",
    "المتحدث باسم الشرطة",
    "المتحدث العسكري باسم الحركة عدنان الراوي",
    "نواب في المعارضة",
    "مسؤول مصري",
    "مسؤولون أميركيون وعراقيون",
    "وزير الداخلية ونظيره التركي",
    "الجيش",
    "مصدر في وزارة الدفاع",
    "وجهاء المنطقة",
    "الأمين العام للأمم المتحدة أنطونيو غوتيريش",
    "الفريق أول إيغور تسيبكوف",
    "مدير المرصد الأهلي لحقوق الإنسان، كريم نصار",
    "قائد الشرطة، العقيد سالم الدوري",
]
BODIES = [
    "قيادة شرطة نينوى",
    "الحكومة اليمنية",
    "«جبهة الشمال»",
    "منظمة أطباء بلا حدود",
    "وزارة الصحة ومنظمة الهلال الأحمر",
]
FRAMES = [
    ("قال", "قالت", "إن الجسر دمر", "الجسر دمر"),
    ("ندد", "نددت", "بأن الجسر دمر", "الجسر دمر"),
    ("أفاد", "أفادت", "بسقوط ثلاثة جرحى", "سقوط ثلاثة جرحى"),
    ("أشار", "أشارت", "إلى وجود ألغام", "وجود ألغام"),
    ("حذر", "حذرت", "من اتساع القتال", "اتساع القتال"),
    ("أعلن", "أعلنت", "سقوط طائرة", "سقوط طائرة"),
    ("أكد", "أكدت", "وصول التعزيزات", "وصول التعزيزات"),
    ("نفى", "نفت", "أي صلة له بالحادث", "أي صلة له بالحادث"),
    ("نفى", "نفت", "ما نشرته الصحف", "ما نشرته الصحف"),
    ("دعا", "دعت", "إلى وقف القتال", "وقف القتال"),
    ("دعا", "دعت", "جميع الأطراف إلى ضبط النفس", "ضبط النفس"),
    ("ناشد", "ناشدت", "المنظمات الدولية إرسال مساعدات", "إرسال مساعدات"),
    ("اتهم", "اتهمت", "الجبهة بقصف المستشفى", "الجبهة بقصف المستشفى"),
    ("حمل", "حملت", "الجبهة مسؤولية القصف", "الجبهة مسؤولية القصف"),
    ("اعتبر", "اعتبرت", "القصف خرقا للهدنة", "القصف خرقا للهدنة"),
]
OPENINGS = [
    "و{verb} {speaker} {rest}.",
    "كما {verb} {speaker} {rest}.",
    "من جهة أخرى، {verb} {speaker} {rest}.",
    "تل الورد (وكالة ضفاف) – {verb} {speaker} {rest}.",
    "بغداد - {verb} {speaker} {rest}.",
    "أما {speaker} ف{verb} {rest}.",
    "وصل الوفد ليلا، لكن {speaker} {verb} {rest}.",
    "و{verb} {speaker} خلال مؤتمر صحافي في جنيف {rest}.",
]


def claims_of(text: str) -> list[tuple[str, str | None, str]]:
    """Return cue, claimant and content of each claim, as text."""
    tokenized = TokenizedText(text)
    found = find_claims(tokenized, find_parts(tokenized), find_mentions(tokenized), find_dates(tokenized, None), ())
    return [
        (claim.cue.of(text), claim.claimant.of(text) if claim.claimant else None, claim.content.of(text))
        for claim in found
    ]


def who_means(text: str) -> list[tuple[str, str | None]]:
    """Return cue and resolved claimant of each claim, as text."""
    tokenized = TokenizedText(text)
    found = find_claims(tokenized, find_parts(tokenized), find_mentions(tokenized), find_dates(tokenized, None), ())
    return [(claim.cue.of(text), claim.resolved.of(text) if claim.resolved else None) for claim in found]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame[0]} {frame[2]}")
@pytest.mark.parametrize("speaker", [*MEN, *BODIES])
def test_every_shape_of_claimant_in_every_frame(speaker: str, frame: tuple[str, str, str, str]) -> None:
    masculine, feminine, rest, content = frame
    verb = masculine if speaker in MEN else feminine
    comma = "،" if "،" in speaker else ""
    assert claims_of(f"و{verb} {speaker}{comma} {rest}.") == [(verb, speaker.strip("«»"), content)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame[0]} {frame[2]}")
@pytest.mark.parametrize("opening", OPENINGS)
def test_every_opening_of_a_sentence_in_every_frame(opening: str, frame: tuple[str, str, str, str]) -> None:
    verb, _, rest, content = frame
    text = opening.format(verb=verb, speaker="القائد الميداني جعفر الدهمشي", rest=rest)
    assert claims_of(text) == [(verb, "القائد الميداني جعفر الدهمشي", content)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("نفى المتحدث باسم الجيش أي صلة له بالحادث، واتهم قوات الحركة بإطلاق النار.", ("اتهم", "المتحدث باسم الجيش")),
        ("وقال كريم نصار إن السوق أغلق. كما حمّل الجبهة مسؤولية القصف.", ("حمّل", "كريم نصار")),
        ("وقال المندوب إن الوضع خطير، ودعا مجلس الأمن إلى عقد جلسة طارئة.", ("دعا", "المندوب")),
        ("وقال المندوب إن الوضع خطير، ودعت الحكومة إلى عقد جلسة طارئة.", ("دعت", "الحكومة")),
        ("وقال القائد إن الجسر سليم، ودعا المقاتلين إلى الصمود.", ("دعا", "القائد")),
        ("ودعا الوسيط الجانبين إلى الهدوء، فيما هدد القائد بالرد، مشددا على أن الرد قريب.", ("مشددا", "القائد")),
        ("وانتقد الوزير الجريدة التي قال إنها تكذب.", ("قال", "الوزير")),
        ("قال القائد إن القصف توقف. وظهر أحد المسلحين وهو يتوعد السكان بالرد.", ("يتوعد", "القائد")),
    ],
)
def test_who_goes_on_speaking_where_only_an_object_stands_behind_the_verb(text, last) -> None:
    assert who_means(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقالت الوزارة في بيان نشر الخميس إن الجسر دمر.", [("قالت", "الوزارة", "الجسر دمر")]),
        ("وقال الوزير في تصريح بثته القناة السورية إن الجسر دمر.", [("قال", "الوزير", "الجسر دمر")]),
        (
            "وقال السكان إن القصف توقف، لكن القائد زعم أنه استمر.",
            [("قال", "السكان", "القصف توقف"), ("زعم", "القائد", "استمر")],
        ),
        ("وزعم المصدر نفسه أن الرتل انسحب، الأمر الذي لم يتسن التحقق منه.", [("زعم", "المصدر نفسه", "الرتل انسحب")]),
        ("وتوعدت القيادة المتمردين بالملاحقة.", [("توعدت", "القيادة", "الملاحقة")]),
        ("ونسبت قيادة الشرطة الهجوم إلى مجهولين.", [("نسبت", "قيادة الشرطة", "الهجوم إلى مجهولين")]),
        ("وردت الوزارة بأن الطائرة كانت في مهمة تدريب.", [("ردت", "الوزارة", "الطائرة كانت في مهمة تدريب")]),
        (
            "ودعا النائب عن كتلة الإصلاح محمود الجنابي إلى وقف القتال.",
            [("دعا", "النائب عن كتلة الإصلاح محمود الجنابي", "وقف القتال")],
        ),
        ("وكان كثير من النازحين قد اشتكوا من نقص الماء.", [("اشتكوا", "كثير من النازحين", "نقص الماء")]),
        ("وأفادت مصادر يمنية بمقتل جنديين.", [("أفادت", "مصادر يمنية", "مقتل جنديين")]),
        (
            "وستواصل القوات، وفق المتحدث العسكري، التقدم نحو المدينة.",
            [("وفق", "المتحدث العسكري", "وستواصل القوات، وفق المتحدث العسكري، التقدم نحو المدينة")],
        ),
        ("قتل شخصان، بحسب الشرطة، وأصيب ثلاثة.", [("بحسب", "الشرطة", "قتل شخصان")]),
        ("وأعلنت الشرطة أن السوق أغلق، وفق بيان أصدرته.", [("أعلنت", "الشرطة", "السوق أغلق")]),
        (
            "وأفادت السلطات بأن القصف توقف. مؤكدة مقتل مسلحين.",
            [("أفادت", "السلطات", "القصف توقف"), ("مؤكدة", None, "مقتل مسلحين")],
        ),
    ],
)
def test_constructions_that_hide_where_speaker_and_content_end(text, expected) -> None:
    assert claims_of(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "«جبهة الشمال» تعلن إسقاط طائرة ووزارة الدفاع تنفي",
            [("تعلن", "جبهة الشمال", "إسقاط طائرة"), ("تنفي", "وزارة الدفاع", "إسقاط طائرة")],
        ),
        ("صحة غزة: مقتل شخصين في السوق", [(":", "صحة غزة", "مقتل شخصين في السوق")]),
        ("كريم نصار في مؤتمر جنيف: سنعود قريبا", [(":", "كريم نصار", "سنعود قريبا")]),
    ],
)
def test_headlines(title, expected) -> None:
    assert claims_of(f"{title}\n\nكان الطقس باردا ليلا.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "ووصل الوفد ردا على طلب الحكومة.",
        "وسقط الجدار، الأمر الذي يشير إلى ضعف الأساس.",
        "وتأتي الغارات قبل هدنة أعلنتها الحكومة.",
        "وكانت البلدة تعتبر قبل الحرب سلة الغذاء للمنطقة.",
        "وهرب مسلحون يشتبه بأنهم من الحركة.",
        "ودخلت القوات مركز المحافظة، مدينة البيضاء.",
        "وقتل مصدر لم يتم ذكر اسمه لأسباب أمنية.",
    ],
)
def test_what_looks_like_a_claim_and_is_none(text) -> None:
    assert claims_of(text) == []
