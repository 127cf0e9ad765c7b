"""Figures in sentences of our own: bounds, spans, counted nouns, units and what happened."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.figures.finder import find_figures
from app.domain.annotations import Category, DateExpression, Figure, Precision
from app.domain.span import Span
from app.text.words import TokenizedText


def figures(text: str, *dates: str) -> tuple[Figure, ...]:
    tokenized = TokenizedText(text)
    spans = [tokenized.span_of(tokenized.token_range(_span(text, date))) for date in dates]
    return find_figures(tokenized, [DateExpression(span, None) for span in spans])


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def told(text: str) -> list[tuple[str, object, object, str]]:
    return [(figure.span.of(text), figure.low, figure.high, figure.category.value) for figure in figures(text)]


def the_figure(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, told(text)
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "precision"),
    [
        ("وصل 31 ألفا و915 شخصا إلى المدينة.", "31 ألفا و915 شخصا", 31915, 31915, "exact"),
        ("سجلت الهيئة 28.4 ألف من المدنيين.", "28.4 ألف من المدنيين", 28400, 28400, "exact"),
        ("سجلت الهيئة مئة وثلاثة وعشرين ألف عائلة.", "مئة وثلاثة وعشرين ألف عائلة", 123000, 123000, "exact"),
        ("استقبل المخيم أكثر من 300 عائلة.", "300 عائلة", 300, None, "at_least"),
        ("استقبل المخيم ما لا يقل عن ثلاثين عائلة.", "ثلاثين عائلة", 30, None, "at_least"),
        ("استقبل المخيم 30 عائلة على الأقل.", "30 عائلة", 30, None, "at_least"),
        ("استقبل المخيم «30 عائلة» جديدة على الأقل.", "30 عائلة", 30, None, "at_least"),
        ("استقبل المخيم أقل من 40 عائلة.", "40 عائلة", None, 40, "at_most"),
        ("استقبل المخيم 40 عائلة كحد أقصى.", "40 عائلة", None, 40, "at_most"),
        ("تجاوز عدد العائلات في المخيم 500 عائلة.", "500 عائلة", 500, None, "at_least"),
        ("لا يتجاوز طول الجسر 90 مترا.", "90 مترا", None, 90, "at_most"),
        ("لا يقل عددهم عن 90 مقاتلا.", "90 مقاتلا", 90, None, "at_least"),
        ("تجاوزت الدورية الحاجز ثم نقلت 5 صناديق.", "5 صناديق", 5, 5, "exact"),
        ("قد تصل كلفتها إلى 90 مترا.", "90 مترا", None, 90, "at_most"),
        ("استقبل المخيم نحو 40 عائلة.", "40 عائلة", 40, 40, "approx"),
        ("استقبل المخيم زهاء أربعين عائلة.", "أربعين عائلة", 40, 40, "approx"),
        ("استقبل المخيم ما يقارب 40 عائلة.", "40 عائلة", 40, 40, "approx"),
        ("استقبل المخيم بين 20 و30 عائلة.", "20 و30 عائلة", 20, 30, "range"),
        ("استقبل المخيم من 20 إلى 30 عائلة.", "20 إلى 30 عائلة", 20, 30, "range"),
        ("استقبل المخيم 20-30 عائلة.", "20-30 عائلة", 20, 30, "range"),
        ("استقبل المخيم بين 20 و30 ألف عائلة.", "20 و30 ألف عائلة", 20000, 30000, "range"),
        ("استقبل المخيم بين 20 عائلة و30 عائلة.", "20 عائلة و30 عائلة", 20, 30, "range"),
        ("استقبل المخيم عشرات العائلات.", "عشرات العائلات", 20, 99, "vague"),
        ("استقبل المخيم عشرات الآلاف من السكان.", "عشرات الآلاف من السكان", 20000, 99999, "vague"),
        ("استقبل المخيم بضع عائلات.", "بضع عائلات", 3, 9, "vague"),
        ("استقبل المخيم مليونا ونصف المليون شخص.", "مليونا ونصف المليون شخص", 1500000, 1500000, "exact"),
        ("بقي الطريق مغلقا السنتين ونصف السنة.", "السنتين ونصف السنة", Decimal("2.5"), Decimal("2.5"), "exact"),
        ("استقبل المخيم شخصا واحدا.", "شخصا واحدا", 1, 1, "exact"),
        ("أعيد فتح المعابر الحدودية الثلاثة.", "المعابر الحدودية الثلاثة", 3, 3, "exact"),
        ("هبطت طائرات «سي 130» الأربع.", "طائرات «سي 130» الأربع", 4, 4, "exact"),
        ("استقبل المخيم «15» عائلة.", "15» عائلة", 15, 15, "exact"),
        ("نزح ثلاثة أرباع السكان.", "ثلاثة أرباع السكان", Decimal("0.75"), Decimal("0.75"), "exact"),
        ("نزح ثلثا السكان.", "ثلثا السكان", Decimal("0.666666666666667"), Decimal("0.666666666666667"), "exact"),
        ("نزح ربع مليون شخص.", "ربع مليون شخص", 250000, 250000, "exact"),
        ("استمر القصف نصف ساعة.", "نصف ساعة", Decimal("0.5"), Decimal("0.5"), "exact"),
        ("استمر القصف ساعة وربع الساعة.", "ساعة وربع الساعة", Decimal("1.25"), Decimal("1.25"), "exact"),
        ("استمر القصف ثلاث ساعات إلا ربعا.", "ثلاث ساعات إلا ربعا", Decimal("2.75"), Decimal("2.75"), "exact"),
        ("مضى على الحصار نحو عام ونصف العام.", "عام ونصف العام", Decimal("1.5"), Decimal("1.5"), "approx"),
        ("استقبل المخيم تلاتين عائلة.", "تلاتين عائلة", 30, 30, "exact"),
        ("يربو عدد العائلات على 30 عائلة.", "30 عائلة", 30, None, "at_least"),
        ("لا يزيد طول الجسر عن 90 مترا.", "90 مترا", None, 90, "at_most"),
        ("استقبل المخيم 30 عائلة فأكثر.", "30 عائلة", 30, None, "at_least"),
        ("استقبل المخيم 30 عائلة أو يزيد.", "30 عائلة", 30, None, "at_least"),
        ("استقبل المخيم أربعين عائلة كحد أعلى.", "أربعين عائلة", None, 40, "at_most"),
        ("استقبل المخيم ما لا يزيد على 30 عائلة.", "30 عائلة", None, 30, "at_most"),
        ("استقبل المخيم ما يربو على 30 عائلة.", "30 عائلة", 30, None, "at_least"),
        ("تعدى عدد العائلات الألف عائلة.", "الألف عائلة", 1000, None, "at_least"),
        ("بلغت كلفة الجسر في حدود 30 ألف دولار.", "30 ألف دولار", 30000, 30000, "approx"),
    ],
)
def test_bounds_and_span(text: str, words: str, low: object, high: object, precision: str) -> None:
    figure = the_figure(text)
    assert figure.span.of(text) == words
    assert (figure.low, figure.high, figure.precision) == (low, high, Precision(precision))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "تمكن من تدمير تسع دبابات وإعطاب سبع أخريات وإسقاط طائرتي استطلاع.",
            [("تسع دبابات", 9, "destroyed"), ("سبع أخريات", 7, "damaged"), ("طائرتي استطلاع", 2, "downed")],
        ),
        ("قتل 12 جنديا وأصيب 30 آخرون.", [("12 جنديا", 12, "killed"), ("30 آخرون", 30, "injured")]),
        ("أعلن عن مقتل 5 وإصابة 7.", [("5", 5, "killed"), ("7", 7, "injured")]),
        (
            "بلغت حصيلة قتلى الفصيل 64 عنصرا بينهم 13 ضابطا، إضافة إلى 20 أسيرا.",
            [("64 عنصرا", 64, "killed"), ("13 ضابطا", 13, "killed"), ("20 أسيرا", 20, "captured")],
        ),
        ("نحو 60 مقاتلا من الفصيل قتلوا ومئات جرحوا.", [("60 مقاتلا", 60, "killed"), ("مئات", 200, "injured")]),
        (
            "سبعة أشخاص، بينهم شرطيان، أصيبوا بجروح.",
            [("سبعة أشخاص", 7, "injured"), ("شرطيان", 2, "injured")],
        ),
        ("لقي خمسة من السكان مصرعهم.", [("خمسة من السكان", 5, "killed")]),
        ("اعتقلت الشرطة 9 أشخاص وصادرت 20 بندقية.", [("9 أشخاص", 9, "captured"), ("20 بندقية", 20, "seized")]),
        ("ضبطت الشرطة 3 نساء.", [("3 نساء", 3, "captured")]),
        ("ضبطت الشرطة 3 شاحنات.", [("3 شاحنات", 3, "seized")]),
        ("نزح 4000 مدني عن البلدة.", [("4000 مدني", 4000, "displaced")]),
        ("شن الطيران خمس غارات.", [("خمس غارات", 5, "launched")]),
        ("أطلقوا صاروخين على القاعدة.", [("صاروخين", 2, "launched")]),
        ("اعترضت الدفاعات صاروخين فوق البحر.", [("صاروخين", 2, "downed")]),
        ("سيطر المقاتلون على ثلاث قرى.", [("ثلاث قرى", 3, "seized")]),
        ("أرسلت الوزارة 500 جندي.", [("500 جندي", 500, "deployed")]),
        ("أدى الانفجار إلى فقدان 6 بحارة.", [("6 بحارة", 6, "missing")]),
        ("عثر السكان على 8 جثث.", [("8 جثث", 8, "killed")]),
        ("وقع 50 جريحا في الميدان.", [("50 جريحا", 50, "injured")]),
        ("شن 3 غارات وقتل 5.", [("3 غارات", 3, "launched"), ("5", 5, "killed")]),
        ("قتل منذ بداية النزاع قبل أشهر نحو 400 شخص.", [("400 شخص", 400, "killed")]),
        ("لقي 37 مصرعهم حين استهدفوا محطتين.", [("37", 37, "killed"), ("محطتين", 2, "other")]),
        ("تضررت 7 منازل.", [("7 منازل", 7, "damaged")]),
        ("السيارات الخمس التي تم إحراقها.", [("السيارات الخمس", 5, "destroyed")]),
    ],
)
def test_what_happened(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(words, low, category) for words, low, _, category in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("بلغت النسبة 35 في المئة.", "percent", 35),
        ("بلغت النسبة 1.5%.", "percent", Decimal("1.5")),
        ("دفعوا 2000 جنيه إسترليني.", "GBP", 2000),
        ("دفعوا 10 آلاف دولار.", "USD", 10000),
        ("دفعوا 500 ريال يمني.", "YER", 500),
        ("دفعوا 500 ريال.", "XXX", 500),
        ("يبعد الحاجز 20 كيلومترا.", "km", 20),
        ("استمرت الهدنة 14 شهرا.", "month", 14),
        ("استمرت الهدنة يومين.", "day", 2),
        ("كان عمره خمسة عشر عاما.", "year", 15),
        ("وصلت 30 طنا من الدقيق.", "t", 30),
        ("تمتد القاعدة على 3 كيلومترات مربعة.", "km2", 3),
        ("دفعوا 42 ريالات قطرية.", "QAR", 42),
        ("دفعوا 5000 دينارا ليبيا.", "LYD", 5000),
        ("دفعوا مئة ألف ليرة لبنانية.", "LBP", 100000),
        ("دفعوا 1000 روبية هندية.", "INR", 1000),
        ("دفعوا 5 شواقل.", "ILS", 5),
        ("دفعوا $10,000 للخاطفين.", "USD", 10000),
        ("دفعوا 20 € للخاطفين.", "EUR", 20),
        ("دفعوا 500 USD للخاطفين.", "USD", 500),
        ("دفعوا SAR 500 للخاطفين.", "SAR", 500),
        ("دفعوا $3 ملايين للخاطفين.", "USD", 3000000),
        ("دفعوا 42 ج.م للخاطفين.", "EGP", 42),
        ("تراجع المؤشر إلى -5% أمس.", "percent", -5),
        ("بلغت الحرارة سالب خمس درجات مئوية.", "Cel", -5),
        ("بلغت سرعة الرياح 80 كيلومترا في الساعة.", "km/h", 80),
        ("بلغت سرعة الرياح 80 كم/ساعة.", "km/h", 80),
        ("وصلت 10 دونمات من الأرض.", "dunam", 10),
        ("يبعد الحاجز خمسة أميال بحرية.", "nmi", 5),
        ("ضبطوا 500 غم من الحشيش.", "g", 500),
    ],
)
def test_units(text: str, unit: str, value: object) -> None:
    figure = the_figure(text)
    assert (figure.unit, figure.low, figure.category) == (unit, value, Category.OTHER)


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("قتل 12 جنديا.", ["جندي"]),
        ("قتل خمسة جنود.", ["جندي"]),
        ("دمروا تسع دبابات وأعطبوا سبع أخريات.", ["دبابة", "دبابة"]),
        ("اغتنموا دبابتين.", ["دبابة"]),
        ("خرج 28.4 ألف من المدنيين.", ["مدني"]),
        ("شنت 13 غارة، خمس منها ليلا.", ["غارة", "غارة"]),
        ("قتل 5.", [None]),
    ],
)
def test_the_counted_noun(text: str, lemmas: list[str | None]) -> None:
    assert [figure.counted for figure in figures(text)] == lemmas


@pytest.mark.parametrize(
    "text",
    [
        "وصل الفوج 46 إلى البلدة.",
        "صدر القرار 2254 بالإجماع.",
        "نصت المادة 5 على ذلك.",
        "تحرك اللواء الثالث نحو البلدة.",
        "بدأ الاجتماع الساعة 10 صباحا.",
        "بدأ الاجتماع عند 10:30.",
        "حلقت طائرة إف-16 فوق البلدة.",
        "حلقت طائرة إف 16 فوق البلدة.",
        "دمرت دبابة من طراز تي-72.",
        "قال أحد السكان إن القصف توقف.",
        "مقتل جندي في انفجار.",
        "دعا الطرفين إلى التهدئة.",
        "اجتمع ممثلو الجانبين.",
        "زار وفد البحرين المدينة.",
        "هاجر بعض المدنيين.",
        "طالبان تنفي ذلك.",
        "تزيد كلفة الأسرة الواحدة.",
        "عاد واحد من السكان.",
        "جرت معارك بأبين.",
        "للتواصل 0096311223344 أو www.site24.example.org",
        "لست هنا.",
        "فتحت عدة معابر ونصف الطرق.",
        "انتهت المباراة 3-1.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert told(text) == []


def test_a_trailing_bound_belongs_to_the_figure_beside_it() -> None:
    killed, injured = figures("مقتل 19 شخصا على الأقل وإصابة 43.")
    assert (killed.low, killed.high) == (19, None)
    assert (injured.low, injured.high) == (43, 43)


def test_a_plural_is_no_dual() -> None:
    assert told("قتل عدد من المدنيين والمسلحين والفلسطينيين.") == []
    assert [low for _, low, _, _ in told("قتل مسلحان وجنديان.")] == [2, 2]


def test_a_rise_gives_two_numbers() -> None:
    assert [low for _, low, _, _ in told("ارتفعت الحصيلة من 20 قتيلا إلى 30 قتيلا.")] == [20, 30]


def test_no_figure_takes_a_date() -> None:
    text = "قتل 3 جنود في 18 شباط وفي عام 2015."
    assert [figure.span.of(text) for figure in figures(text, "18 شباط", "عام 2015")] == ["3 جنود"]


def test_definite_duals_count_only_what_something_happened_to() -> None:
    assert told("زار الوزير المدينتين.") == []
    assert [category for *_, category in told("تبنى التنظيم الهجومين.")] == ["launched"]


ARABIC = [
    *"ابتجدرسشعقكلمنهويةىأإآءئؤ ٠١٢3459.,،:«»()-%\n",
    " قتل ",
    " أصيب ",
    " ألفا ",
    " و20 ",
    " بين ",
    " إلى ",
    " ونصف ",
    " دبابتين ",
    " طائرتي ",
    " منهم ",
    " آخرون ",
    " من ",
    " على الأقل ",
    " أكثر من ",
    " الثلاثة ",
    " سنة ",
    " في المئة ",
    " عدد ",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(ARABIC)).map("".join)))
def test_any_text_gives_figures_inside_it_in_order(text: str) -> None:
    last = 0
    for figure in figures(text):
        assert last <= figure.span.start < figure.span.end <= len(text)
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        last = figure.span.end
