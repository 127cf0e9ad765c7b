"""Clauses: what one says happened never leaks into another, and counts beside each other keep their own."""

from __future__ import annotations

import pytest

from app.analysis.figures import find_figures
from app.text.words import TokenizedText


def _told(text: str) -> list[tuple[str, str]]:
    return [(figure.span.of(text), figure.category.value) for figure in find_figures(TokenizedText(text), ())]


@pytest.mark.parametrize(
    ("text", "categories"),
    [
        ("قتل 12 مدنيا، بينهم ثلاثة أطفال.", "killed killed"),
        ("12 قتيلا من الشرطة و5 من الجيش.", "killed killed"),
        ("قتل 12 جنديا وأصيب 30.", "killed injured"),
        ("قتل 12 جنديا وجرح 30 آخرون.", "killed injured"),
        ("قتل 12 وأصيب 30.", "killed injured"),
        ("قتل 12 وأصيب 30 وفقد خمسة.", "killed injured missing"),
        ("مقتل 12 جنديا وإصابة 30 وفقدان خمسة.", "killed injured missing"),
        ("سقوط 12 قتيلا و40 جريحا، بينهم 3 بحالة خطرة.", "killed injured injured"),
        ("قتل ثلاثة وفقد 12 آخرون.", "killed missing"),
        ("مقتل ثلاثة فيما لا يزال 12 مفقودين.", "killed missing"),
        ("دمروا ثلاث دبابات وأعطبوا اثنتين أخريين.", "destroyed damaged"),
        ("تدمير ثلاث دبابات وإعطاب سبع أخريات.", "destroyed damaged"),
        ("دمر 12 منزلا وتضرر 30.", "destroyed damaged"),
        ("وصلت كتيبتان من الجيش إلى البلدة ومعهما 12 دبابة.", "deployed deployed"),
        ("قتل 12 جنديا، وقال ثلاثة شهود إن القصف استمر.", "killed other"),
        ("مقتل 12 جنديا في هجوم، بينما حضر ثلاثة وزراء الجنازة.", "killed other"),
        ("قال ثلاثة شهود إن 12 جنديا قتلوا.", "other killed"),
        ("سيهدد حياة الملايين، و14 مليون شخص تركوا منازلهم.", "other displaced"),
        ("شنت الطائرات 12 غارة أسفرت عن مقتل 30 مدنيا.", "launched killed"),
        ("حضر 12 وزيرا جنازة جنديين قتلا في الكمين.", "other killed"),
        ("انفجرت سيارة قرب ثلاثة مقرات ودمرت خمسة منازل.", "other destroyed"),
        ("قتل 12 شخصا في ثلاث قرى.", "killed other"),
        ("قتل 12 شخصا وأصيب 30 في قصف على ثلاث قرى.", "killed injured other"),
        ("قتل 12 جنديا ودمرت ثلاث دبابات.", "killed destroyed"),
        ("مقتل 12 جنديا وتدمير ثلاث دبابات.", "killed destroyed"),
        ("قتل 12 واعتقل 20 وجرح 30.", "killed captured injured"),
        ("قتل 12 وأصيب 30 من الجيش، فيما قتل 40 من المسلحين وأسر ستة.", "killed injured killed captured"),
        ("قتل 12 جنديا. وحضر ثلاثة وزراء.", "killed other"),
        ("نزحت 320 عائلة بعد أن قصفت القوات ثلاث قرى.", "displaced other"),
        ("يسكن القرية 320 شخصا قتل منهم 12.", "other killed"),
        ("اقتحم الجنود ثلاث قرى واعتقلوا 12 شابا.", "other captured"),
        ("اقتحمت القوات ثلاثة منازل وفتشت خمسة محلات.", "other other"),
        ("قتل 12 شخصا جراء سقوط ثلاثة صواريخ.", "killed launched"),
        ("أطلق المسلحون ثلاثة صواريخ فقتل 12 شخصا.", "launched killed"),
        ("فر 320 شخصا وقتل 12.", "displaced killed"),
        ("مقتل 12 شخصا ونزوح 320 عائلة.", "killed displaced"),
        ("تدمير ثلاث آليات ومقتل من كان فيها وعددهم 12 مسلحا.", "destroyed killed"),
        ("12 مدنيا بينهم ثلاثة أطفال قضوا تحت الأنقاض.", "killed killed"),
    ],
)
def test_each_count_goes_by_its_own_clause(text: str, categories: str) -> None:
    assert [category for _, category in _told(text)] == categories.split()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "سيهدد ذلك حياة الملايين. ونحو 14 مليون شخص تركوا منازلهم.",
            [("الملايين", "other"), ("14 مليون شخص", "displaced")],
        ),
        ("قتل جندي. وحضر ثلاثة وزراء جنازته.", [("ثلاثة وزراء", "other")]),
        ("دمرت قذيفة مدرسة، وقالت ثلاث معلمات إنها كانت خالية.", [("ثلاث معلمات", "other")]),
        ("قضت المحكمة في المدينة الساحلية أمس بسجن الرجل، وحضر الجلسة 12 متهما.", [("12 متهما", "other")]),
        ("في المدينة ألفا رجل من أبناء القبائل، أعدموا على أيدي المسلحين.", [("ألفا رجل", "killed")]),
        ("زار المدينة العشرات مساء أمس.", [("العشرات", "other")]),
        ("حاكمت السلطات المتهمين بالتفجير، وبينهم سبعة كويتيين.", [("سبعة كويتيين", "other")]),
        ("ثلاثون بحارا فقدوا أعمالهم.", [("ثلاثون بحارا", "other")]),
        ("ثلاثون بحارا فقدوا حياتهم.", [("ثلاثون بحارا", "killed")]),
        ("تعرض ثلاثون بحارا لاحتيال.", [("ثلاثون بحارا", "other")]),
        ("بلغت الأضرار عشرات الملايين من الدولارات.", [("عشرات الملايين من الدولارات", "other")]),
        ("سيطرة قوات الحكومة المعترف بها دوليا على ثلاثة مواقع.", [("ثلاثة مواقع", "seized")]),
        ("كان بين القتلى ثلاثة جنود وطبيبان.", [("ثلاثة جنود", "killed"), ("طبيبان", "killed")]),
        ("حصلت الوزارة أمس على الموافقة لتشكيل فوجين.", [("فوجين", "deployed")]),
        ("هناك أضرار لحقت بما لا يقل عن 27 مركزا.", [("27 مركزا", "damaged")]),
        ("ثلاث مقاتلات هاجمت القاعدة.", [("ثلاث مقاتلات", "other")]),
        ("فقد أكدت ثلاث دول ذلك.", [("ثلاث دول", "other")]),
        ("ثلاثون مسلحا خطفوا سائقا.", [("ثلاثون مسلحا", "other")]),
    ],
)
def test_nothing_leaks(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "سقطت قذائف هاون 120 على الحي.",
        "استخدموا صواريخ الـC 5 في المعركة.",
        "احتفل الضباط بتخريج الدفعة 43 من الكلية.",
        "وقع الانفجار عند الكيلومتر 35 من الطريق.",
        "طرد المقاتلون الانقلابيين من المدينة.",
        "فاز ميلان أمس.",
        "1- يلتزم الطرفان بالهدنة.",
        "اشترى هاتف Galaxy 6 أمس.",
        "نزح ثلاثة أرباع السكان.",
        "تقدموا في شارع الستين.",
        "للاستفسار 0114567890.",
    ],
)
def test_labels_models_and_plurals_are_no_figures(text: str) -> None:
    assert _told(text) == []
