"""Claims in constructions of many kinds, each as «cue | claimant | content | stance»; «← X» is who is meant."""

from __future__ import annotations

import pytest

from app.domain.annotations import Claim
from tests.analysis.claims.test_claims import claims_of


def lines_of(text: str) -> list[str]:
    return [_line(claim, text) for claim in claims_of(text)]


def _line(claim: Claim, text: str) -> str:
    meant = "← " + claim.resolved.of(text) if claim.resolved else "?"
    who = claim.claimant.of(text) if claim.claimant else meant
    return " | ".join((claim.cue.of(text), who, claim.content.of(text), claim.stance.value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«لم يبق لنا شيء هنا»، تقول أم محمد وهي تحمل طفلها.", ["تقول | أم محمد | لم يبق لنا شيء هنا | assert"]),
        ('"لن نغادر أرضنا" يقول أبو خالد أمام خيمته.', ["يقول | أبو خالد | لن نغادر أرضنا | assert"]),
        (
            "«فقدنا كل شيء»، يقول أهالي البلدة. وأضافوا أن الدفاع المدني تأخر.",
            [
                "يقول | أهالي البلدة | فقدنا كل شيء | assert",
                "أضافوا | ← أهالي البلدة | الدفاع المدني تأخر | assert",
            ],
        ),
        (
            "«سنرد على أي خرق»، توعد وزير الدفاع، في حين شجبت الخارجية القصف.",
            ["توعد | وزير الدفاع | سنرد على أي خرق | warn", "شجبت | الخارجية | القصف | accuse"],
        ),
    ],
)
def test_a_verb_may_stand_behind_the_words_it_quotes(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وأصدرت القيادة بيانا جاء فيه أن الغارة أصابت مخزنا.",
            ["جاء | بيانا | الغارة أصابت مخزنا | assert"],
        ),
        (
            "وأصدرت القيادة بيانا قالت فيه إن الغارة أصابت مخزنا.",
            ["قالت | ← القيادة | الغارة أصابت مخزنا | assert"],
        ),
        ("ونشر الناشط تدوينة قال فيها إن الطريق مقطوع.", ["قال | ← الناشط | الطريق مقطوع | assert"]),
        ("اعلن الحزب في بيان مقتل قائد.", ["اعلن | الحزب | مقتل قائد | assert"]),
        ("وبثت الجماعة شريطا مصورا، وأكدت أن الرهائن أحياء.", ["أكدت | ← الجماعة | الرهائن أحياء | confirm"]),
        (
            "توقف سامر النجار عند الحاجز ساعتين. يقول: «لم يفتشنا أحد».",
            ["يقول | ← سامر النجار | لم يفتشنا أحد | assert"],
        ),
    ],
)
def test_the_subject_of_what_was_issued_or_narrated_goes_on_speaking(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وجاء تهديد القائد بإغلاق الميناء أمس.", ["تهديد | القائد | إغلاق الميناء أمس | warn"]),
        ("وأثارت مطالبة النواب بإقالة الوزير جدلا.", ["مطالبة | النواب | إقالة الوزير جدلا | demand"]),
        ("وجاءت الخطوة بعد تعهد الحكومة بإطلاق الأسرى.", ["تعهد | الحكومة | إطلاق الأسرى | assert"]),
        (
            "واعتقلت قوات الأمن خمسة رجال بتهمة تهريب السلاح.",
            ["تهمة | قوات الأمن | تهريب السلاح | accuse"],
        ),
        ("واعتقل خمسة رجال بتهمة تهريب السلاح.", []),
        ("وحضر الوزير تلبية لدعوة الرئيس إلى المؤتمر.", []),
        ("وكان تهديد المسلحين بالسلاح كافيا.", []),
    ],
)
def test_nouns_attribute_where_speaker_and_act_are_told(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("غير أن سكانا في حي الزهور رووا أن القصف استمر.", ["رووا | سكانا في حي الزهور | القصف استمر | assert"]),
        ("إلا أن سكانا محليين دحضوا الرواية.", ["دحضوا | سكانا محليين | الرواية | deny"]),
        ("أما واشنطن فقد هددت بفرض عقوبات.", ["هددت | واشنطن | فرض عقوبات | warn"]),
        (
            "وقال المتحدث إن الجيش مستعد، لكن منتقدين يقولون إن العتاد قديم.",
            ["قال | المتحدث | الجيش مستعد | assert", "يقولون | منتقدين | العتاد قديم | assert"],
        ),
        ("ونفى ذلك الناطق العسكري.", ["نفى | الناطق العسكري | ذلك | deny"]),
        ("وناشد الأهالي المنظمات الإنسانية إدخال الدواء.", ["ناشد | الأهالي | إدخال الدواء | demand"]),
        ("وقالت بروين بولات وهي نائبة كبيرة إن التحقيق بدأ.", ["قالت | بروين بولات | التحقيق بدأ | assert"]),
        ("وقال شاهد كان في السوق إن القصف توقف.", ["قال | شاهد | القصف توقف | assert"]),
        ("هذا وتشير المعلومات إلى أن القصف توقف.", ["تشير | المعلومات | القصف توقف | assert"]),
        (
            "وتحدث قائد عمليات «نسور الرافدين» الفريق حسن الجبوري عن تقدم القوات.",
            ["تحدث | قائد عمليات «نسور الرافدين» الفريق حسن الجبوري | تقدم القوات | assert"],
        ),
    ],
)
def test_the_subject_is_found_wherever_it_stands(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وقال التنظيم إنه أسقط طائرة، وهو ما أنكره الجيش.",
            ["قال | التنظيم | أسقط طائرة | assert", "أنكره | الجيش | أسقط طائرة | deny"],
        ),
        (
            "وتتحدث مصادر محلية عن عشرة قتلى، بينما قدر ناشطون العدد بثلاثين.",
            ["تتحدث | مصادر محلية | عشرة قتلى | assert", "قدر | ناشطون | العدد بثلاثين | assert"],
        ),
        (
            "وأعلن المكتب تعليق العمل، وأهاب بالسكان البقاء في بيوتهم.",
            ["أعلن | المكتب | تعليق العمل | assert", "أهاب | ← المكتب | البقاء في بيوتهم | demand"],
        ),
        (
            "وأضاف البيان أن هناك مخاوف من الانهيار واصفا الوضع بأنه خطير.",
            ["أضاف | البيان | هناك مخاوف من الانهيار | assert", "واصفا | ← البيان | الوضع بأنه خطير | assert"],
        ),
        (
            "وقال النائب إن القتلى خمسة، نقلا عن أطباء، مضيفا أن الجرحى كثر.",
            [
                "قال | النائب | القتلى خمسة | assert",
                "نقلا عن | أطباء | القتلى خمسة | assert",
                "مضيفا | ← النائب | الجرحى كثر | assert",
            ],
        ),
        ("وسقطت القذائف على الحي، بحسب ما رصد مراسلنا.", ["بحسب ما رصد | مراسلنا | وسقطت القذائف على الحي | assert"]),
        (
            "وقالت الوزارة إن الجسر سقط. ووفقا لها، قتل خمسة جنود في الهجوم.",
            ["قالت | الوزارة | الجسر سقط | assert", "وفقا لها | ← الوزارة | قتل خمسة جنود في الهجوم | assert"],
        ),
    ],
)
def test_several_claims_of_a_sentence_keep_apart(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "واتُّهمت أطراف عدة بخرق الهدنة.",
        "وأُعلن عن فتح المعبر.",
        "وفي بيان ورد إلى مكتبنا نبأ التوقف.",
        "وأثار الوزير الجدل بتصريحه. هذه النتائج تؤكد ضرورة الحذر.",
        "تؤكد موجة العنف الأخيرة هشاشة الهدنة.",
    ],
)
def test_passives_and_things_say_nothing(text: str) -> None:
    assert lines_of(text) == []


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("قيادي في حماس - الحرب لن تطول", "قيادي في حماس"),
        ("مسؤول أممي لـ«الحياة»: الحرب لن تطول", "مسؤول أممي"),
        ("«الخوذ البيضاء»: الحرب لن تطول", "الخوذ البيضاء"),
        ("دمشق - رويترز - الحرب لن تطول", None),
        ("تحليل: الحرب لن تطول", None),
    ],
)
def test_a_headline_attributes_by_its_colon_or_dash(title: str, speaker: str | None) -> None:
    text = title + "\nتحطمت طائرة فجرا."
    assert [claim.claimant.of(text) for claim in claims_of(text) if claim.claimant] == ([speaker] if speaker else [])
