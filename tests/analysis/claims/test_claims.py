"""Claims in sentences of every construction: cue, claimant, the one meant, content, stance and speech."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.analysis.claims.finder import find_claims
from app.analysis.dates.finder import find_dates
from app.analysis.figures.finder import find_figures
from app.analysis.names import find_mentions
from app.analysis.parts import find_parts
from app.domain.annotations import Claim
from app.text.words import TokenizedText


@dataclass(frozen=True)
class Said:
    """A claim as text; `resolved` None means that it is the claimant itself."""

    cue: str
    claimant: str | None
    content: str
    resolved: str | None = None
    stance: str = "assert"
    speech: str = "indirect"


def claims_of(text: str) -> tuple[Claim, ...]:
    tokenized = TokenizedText(text)
    mentions = find_mentions(tokenized)
    dates = find_dates(tokenized, None)
    figures = find_figures(tokenized, dates)
    return find_claims(tokenized, find_parts(tokenized), mentions, dates, figures)


def said_in(text: str) -> list[Said]:
    return [
        Said(
            cue=claim.cue.of(text),
            claimant=claim.claimant.of(text) if claim.claimant else None,
            content=claim.content.of(text),
            resolved=claim.resolved.of(text) if claim.resolved and claim.resolved != claim.claimant else None,
            stance=claim.stance.value,
            speech=claim.speech.value,
        )
        for claim in claims_of(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال المتحدث العسكري إن القصف توقف ليلا.",
            [Said("قال", "المتحدث العسكري", "القصف توقف ليلا")],
        ),
        (
            "وأكدت وزارة الصحة السورية، في بيان، أن خمسة جرحى نقلوا إلى المستشفى.",
            [Said("أكدت", "وزارة الصحة السورية", "خمسة جرحى نقلوا إلى المستشفى", stance="confirm")],
        ),
        (
            "وكان قائد الشرطة قد أعلن أمس أن الطريق أغلق.",
            [Said("أعلن", "قائد الشرطة", "الطريق أغلق")],
        ),
        (
            "إيران تنفي إرسال صواريخ إلى الساحل.",
            [Said("تنفي", "إيران", "إرسال صواريخ إلى الساحل", stance="deny")],
        ),
        (
            "مصادر طبية أفادت بمقتل شخصين في السوق.",
            [Said("أفادت", "مصادر طبية", "مقتل شخصين في السوق")],
        ),
        (
            "وأعلنت الحكومة العراقية عن فتح المعبر.",
            [Said("أعلنت", "الحكومة العراقية", "فتح المعبر")],
        ),
        (
            "أعلن التنظيم مسؤوليته عن الهجوم.",
            [Said("أعلن", "التنظيم", "مسؤوليته عن الهجوم")],
        ),
        (
            "سيعلنون أن الحصار انتهى.",
            [Said("يعلنون", None, "الحصار انتهى")],
        ),
        (
            "وحذرت المنظمة من تفشي المرض في المخيم.",
            [Said("حذرت", "المنظمة", "تفشي المرض في المخيم", stance="warn")],
        ),
        (
            "وهدد زعيم الجماعة بقطع الطريق الساحلي.",
            [Said("هدد", "زعيم الجماعة", "قطع الطريق الساحلي", stance="warn")],
        ),
        (
            "ويرى المراقبون أن الهدنة هشة.",
            [Said("يرى", "المراقبون", "الهدنة هشة")],
        ),
    ],
)
def test_a_verb_with_its_subject_and_its_clause_or_noun(text, expected):
    assert [
        Said(s.cue.removeprefix("س"), s.claimant, s.content, s.resolved, s.stance, s.speech) for s in said_in(text)
    ] == (expected)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("وقال نائب وزير الدفاع، العميد سامر النجار، إن القوات تقدمت.", "نائب وزير الدفاع، العميد سامر النجار"),
        ("وقال سامر النجار، الناطق باسم وزارة الداخلية، إن القوات تقدمت.", "سامر النجار، الناطق باسم وزارة الداخلية"),
        ("وقالت رئيسة البعثة التي زارت المخيم إن القوات تقدمت.", "رئيسة البعثة"),
        ("وقال ناشطون من المدينة لوكالة رويترز إن القوات تقدمت.", "ناشطون من المدينة"),
        ("وقال مصدر في وزارة الداخلية في تصريح صحافي إن القوات تقدمت.", "مصدر في وزارة الداخلية"),
        ("وقالت صحيفة «الأفق» إن القوات تقدمت.", "صحيفة «الأفق»"),
        ("وقال سكان وشهود عيان إن القوات تقدمت.", "سكان وشهود عيان"),
        ("وقال الأمين العام للأمم المتحدة خلال مؤتمر صحافي إن القوات تقدمت.", "الأمين العام للأمم المتحدة"),
    ],
)
def test_the_claimant_is_the_whole_noun_phrase_without_clauses_and_circumstances(text, claimant):
    assert [(s.claimant, s.content) for s in said_in(text)] == [(claimant, "القوات تقدمت")]


@pytest.mark.parametrize(
    ("text", "speech", "content"),
    [
        ("وقال الوزير: «لن نقبل بهذا الاتفاق».", "direct", "لن نقبل بهذا الاتفاق"),
        ('وقالت الوزيرة إن "الاتفاق انتهى تماما".', "direct", "الاتفاق انتهى تماما"),
        ("وقال الوزير “الاتفاق انتهى. ولن نعود إليه”.", "direct", "الاتفاق انتهى. ولن نعود إليه"),
        ("وقال الوزير ‘الاتفاق انتهى تماما’.", "direct", "الاتفاق انتهى تماما"),
        ("وقال الوزير إن الوضع في المدينة «كارثي ولا يحتمل».", "mixed", "الوضع في المدينة «كارثي ولا يحتمل"),
        ("وقال الوزير إن تنظيم «الفجر» انسحب.", "indirect", "تنظيم «الفجر» انسحب"),
        ("وقال الوزير إن الاتفاق انتهى.", "indirect", "الاتفاق انتهى"),
    ],
)
def test_speech_is_told_by_its_quotation_marks(text, speech, content):
    assert [(s.speech, s.content) for s in said_in(text)] == [(speech, content)]


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("قال الوزير إن الجسر دمر. وأضاف أن الطريق قطع.", "الوزير"),
        ("قالت الوزارة إن الجسر دمر، مضيفة أن الطريق قطع.", "الوزارة"),
        ("قال قائد الشرطة إن الجسر دمر. وقالت المنظمة إن الجسر سليم. وأضاف أن الطريق قطع.", "قائد الشرطة"),
        ("قال سكان القرية إن الجسر دمر، مؤكدين أن الطريق قطع.", "سكان القرية"),
        ("استهدفت المقاومة الشعبية الموقع، مؤكدة أن الطريق قطع.", "المقاومة الشعبية"),
        ("ذكرت صحيفة «الأفق» أن الجسر دمر فيما نفت الحكومة ذلك. وتضيف أن الطريق قطع.", "صحيفة «الأفق»"),
        ("زارت اللجنة الناطق العسكري الذي قال إن الطريق قطع.", "الناطق العسكري"),
    ],
)
def test_a_left_out_subject_is_the_latest_claimant_that_agrees(text, resolved):
    last = said_in(text)[-1]
    assert (last.claimant, last.resolved, last.content) == (None, resolved, "الطريق قطع")


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("قتل جنديان في القصف، بحسب مصدر طبي.", [("بحسب", "مصدر طبي", "قتل جنديان في القصف")]),
        ("ووفقا لوزارة الدفاع، فإن الغارة أخطأت هدفها.", [("وفقا", "وزارة الدفاع", "الغارة أخطأت هدفها")]),
        ("وبحسب الشرطة، قتل شخصان.", [("بحسب", "الشرطة", "قتل شخصان")]),
        ("قتل شخصان، وفق ما أعلنت الشرطة.", [("وفق ما أعلنت", "الشرطة", "قتل شخصان")]),
        ("قتل شخصان، حسبما ذكرت مصادر محلية.", [("حسبما ذكرت", "مصادر محلية", "قتل شخصان")]),
        ("قتل شخصان، كما أفاد مصدر أمني.", [("أفاد", "مصدر أمني", "قتل شخصان")]),
        ("وجاء في بيان الوزارة أن شخصين قتلا.", [("جاء", "بيان الوزارة", "شخصين قتلا")]),
    ],
)
def test_prepositions_and_compound_cues_make_one_claim(text, cues):
    assert [(s.cue, s.claimant, s.content) for s in said_in(text)] == cues


@pytest.mark.parametrize(
    "text",
    [
        "نفذت القوات الخطة وفق القانون الدولي.",
        "لم يوضح المتحدث أن القصف توقف.",
        "ولم تذكر الوزارة أن الجسر دمر.",
        "يشار إلى أن الجسر بني قبل عامين.",
        "ويذكر أن الجسر بني قبل عامين.",
        "تجدر الإشارة إلى أن الجسر بني قبل عامين.",
        "نقلت الطائرات الجنود عن طريق الجو.",
        "عبر النازحون النهر ليلا.",
        "طالب في كلية الطب أصيب بالرصاص.",
        "رفع السكان علم البلاد فوق الجسر.",
        "وصلت معلومات مؤكدة إلى مدينة الميناء.",
        "لبنان: مقتل شخصين في انفجار",
    ],
)
def test_what_attributes_nothing_is_no_claim(text):
    assert said_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "نقلت وكالة الأنباء عن مسؤول عسكري قوله إن الجسر دمر.",
            [("نقلت", "وكالة الأنباء"), ("قوله", "مسؤول عسكري")],
        ),
        (
            "ونقلت رويترز عن مصدر أمني أن الجسر دمر.",
            [("نقلت", "رويترز"), ("عن", "مصدر أمني")],
        ),
        (
            "ذكرت صحيفة «الأفق» نقلا عن مصادر أن الجسر دمر.",
            [("ذكرت", "صحيفة «الأفق»"), ("نقلا عن", "مصادر")],
        ),
    ],
)
def test_a_relay_makes_a_claim_each_with_the_same_content(text, expected):
    assert [(s.cue, s.claimant) for s in said_in(text)] == expected
    assert {s.content for s in said_in(text)} == {"الجسر دمر"}


def test_a_relayed_claim_knows_its_chain_outermost_first():
    text = "ونقلت رويترز عن مصدر أمني أن الجسر دمر."
    inner = claims_of(text)[1]
    assert inner.chain is not None
    assert [link.of(text) for link in inner.chain] == ["رويترز", "مصدر أمني"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "اتهمت الوزارة مسلحين مجهولين بقصف المستشفى.",
            Said("اتهمت", "الوزارة", "مسلحين مجهولين بقصف المستشفى", stance="accuse"),
        ),
        (
            "وحمل الناطق العسكري المسلحين مسؤولية القصف.",
            Said("حمل", "الناطق العسكري", "المسلحين مسؤولية القصف", stance="accuse"),
        ),
        (
            "طالبت المنظمة الأطراف بوقف القتال.",
            Said("طالبت", "المنظمة", "وقف القتال", stance="demand"),
        ),
        (
            "ودعا الأمين العام جميع الأطراف إلى ضبط النفس.",
            Said("دعا", "الأمين العام", "ضبط النفس", stance="demand"),
        ),
        (
            "وأدانت الحكومة العراقية الهجوم على السفارة.",
            Said("أدانت", "الحكومة العراقية", "الهجوم على السفارة", stance="accuse"),
        ),
        (
            "وندد الوزير بقصف المستشفى.",
            Said("ندد", "الوزير", "قصف المستشفى", stance="accuse"),
        ),
        (
            "ووصف الناطق العسكري القصف بأنه «مذبحة».",
            Said("وصف", "الناطق العسكري", "القصف بأنه «مذبحة", speech="mixed"),
        ),
        (
            "وزعم الناطق العسكري أن الجسر سليم.",
            Said("زعم", "الناطق العسكري", "الجسر سليم", stance="allege"),
        ),
    ],
)
def test_accusing_demanding_and_describing(text, expected):
    assert said_in(text) == [expected]


def test_a_clause_ends_before_the_next_cue():
    text = "قال الوزير إن الجسر دمر، وأضاف أن الطريق قطع، مشيرا إلى أن العمل بدأ، بحسب وكالة الأنباء."
    assert [s.content for s in said_in(text)][:3] == ["الجسر دمر", "الطريق قطع", "العمل بدأ"]


def test_a_trailing_echo_of_the_same_speaker_is_no_second_claim():
    assert [s.cue for s in said_in("قال الوزير إن الجسر سليم، على حد قوله.")] == ["قال"]
    assert [s.stance for s in said_in("قال الوزير إن الجسر سليم، على حد زعمه.")] == ["allege"]


def test_an_allegation_is_its_own_hedge():
    text = "زعم الناطق العسكري أن الجسر سليم."
    (claim,) = claims_of(text)
    assert claim.hedge == claim.cue


@pytest.mark.parametrize(
    ("text", "cue", "claimant"),
    [
        ("مسؤول أممي: المدينة بلا ماء\n\nقال المسؤول إن الماء قطع.", ":", "مسؤول أممي"),
        ("منظمة الصحة العالمية: المدينة بلا ماء\n\nقطع الماء منذ يومين.", ":", "منظمة الصحة العالمية"),
    ],
)
def test_a_headline_with_a_colon(text, cue, claimant):
    first = said_in(text)[0]
    assert (first.cue, first.claimant, first.content) == (cue, claimant, "المدينة بلا ماء")


def test_a_country_before_a_headline_colon_speaks_only_where_the_body_lets_it_speak():
    assert said_in("تركيا: العملية مستمرة\n\nقالت تركيا إن العملية مستمرة.")[0].cue == ":"
    assert [s.cue for s in said_in("تركيا: العملية مستمرة\n\nقال شهود إن العملية مستمرة.")] == ["قال"]


def test_a_claim_inside_a_claim_is_one_of_its_own():
    found = said_in("وذكر التقرير أن سكان القرية يقولون إن الجسر دمر.")
    assert [(s.cue, s.claimant) for s in found] == [("ذكر", "التقرير"), ("يقولون", "سكان القرية")]


def test_a_repeated_claim_points_to_the_first():
    text = "عنوان\n\nقال الوزير إن الجسر دمر.\nقال الوزير إن الجسر دمر."
    assert [claim.repeats for claim in claims_of(text)] == [None, 0]


def test_figures_inside_the_content_are_linked():
    text = "قال الوزير إن 12 جنديا قتلوا."
    (claim,) = claims_of(text)
    figures = find_figures(TokenizedText(text), ())
    assert [figures[index].low for index in claim.figures] == [12]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال الوزير: إن الجسر دمر.", [("قال", "الوزير", "الجسر دمر", "indirect")]),
        ("وقال الوزير لـ(الأفق) إن الجسر دمر.", [("قال", "الوزير", "الجسر دمر", "indirect")]),
        ("أعلنت «حركة النهر» أمس عن هدنة قصيرة.", [("أعلنت", "حركة النهر", "هدنة قصيرة", "indirect")]),
        ("وتتهمهم الحكومة بقطع الطريق.", [("تتهمهم", "الحكومة", "قطع الطريق", "indirect")]),
        ("وهي غارة وصفها الناطق العسكري بأنها «خطأ فادح».", [("وصفها", "الناطق العسكري", "خطأ فادح", "direct")]),
        ("وناشد أطراف النزاع أن يحموا المدارس.", [("ناشد", None, "يحموا المدارس", "indirect")]),
    ],
)
def test_turns_of_phrase_that_mislead(text, expected):
    assert [(s.cue, s.claimant, s.content, s.speech) for s in said_in(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "وانهار السد مما يؤكد أن الصيانة تأخرت.",
        "وكان القائد يعلم أن الجسر دمر.",
        "وأثبتت التجارب التي لا بد أن تنتهي فشلها.",
        "ويدعى الطبيب سامر النجار.",
        "وصل وفد من شرقي مدينة الميناء ومدينة الجبل.",
    ],
)
def test_states_passives_and_homographs_are_no_claims(text):
    assert said_in(text) == []


def test_the_fullest_earlier_name_is_the_entity():
    text = "قال وزير الخارجية سيرغي لافروف إن الجسر دمر. وأضاف لافروف أن الطريق قطع. وتابع أن العمل بدأ."
    assert {claim.entity for claim in claims_of(text)} == {"سيرغي لافروف"}


def test_a_description_means_the_last_body_of_its_kind():
    text = "أعلنت وزارة الدفاع الروسية أن الجسر دمر. وأوضحت الوزارة أن الطريق قطع."
    assert [claim.entity for claim in claims_of(text)] == ["وزارة الدفاع الروسية", "وزارة الدفاع الروسية"]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("وتابع الوزير يقول: الجسر دمر.", ["تابع"]),
        ("وتابع الوزير قائلا: الجسر دمر.", ["تابع"]),
        ("ونقل عن الوزير قوله إن الجسر دمر.", ["قوله"]),
        ("وأكد الوزير رفضه الاتفاق.", ["أكد"]),
        ("وذكرت الشرطة أن رجلا اتهم بالقتل.", ["ذكرت"]),
    ],
)
def test_two_words_that_make_one_claim(text, cues):
    assert [s.cue for s in said_in(text)] == cues


def test_a_speaker_in_the_genitive_of_his_words_is_the_claimant():
    text = "أبرزت وسائل إعلام محلية تصريحات وزير النقل، سامر النجار، حيث قال إن الجسر دمر."
    assert [(s.cue, s.claimant) for s in said_in(text)] == [
        ("أبرزت", "وسائل إعلام محلية"),
        ("قال", "وزير النقل، سامر النجار"),
    ]


def test_a_participle_of_calling_with_its_preposition_ends_the_content_before_it():
    found = said_in("دان الأمين العام قتل المدنيين، داعيا إلى محاسبة القتلة.")
    assert [(s.cue, s.content, s.stance) for s in found] == [
        ("دان", "قتل المدنيين", "accuse"),
        ("داعيا", "محاسبة القتلة", "demand"),
    ]
