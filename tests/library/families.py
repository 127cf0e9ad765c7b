"""Families of copies: reports of our own words, and what newspapers make of one agency's report, by seeded edits."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

from tests.benchmarks.made_articles import Maker
from tests.own_gold import own_gold

HEADLINES = (
    "مصادر تكشف تفاصيل جديدة عن الحادث",
    "تطورات متسارعة وترقب لما سيأتي",
    "هذا ما جرى في الساعات الماضية",
    "عاجل: أنباء متضاربة من الميدان",
    "قلق دولي ودعوات إلى ضبط النفس",
)
LEADS = (
    "في تطور لافت شهدته المنطقة خلال الساعات القليلة الماضية، تتابعت البيانات من أكثر من جهة.",
    "نشرت وكالات الأنباء اليوم حصيلة جديدة لم يتسن التأكد منها من مصدر مستقل حتى ساعة كتابة هذا الخبر.",
    "لا تزال الأنظار متجهة إلى المنطقة بعد ما حملته الساعات الماضية من أحداث متلاحقة.",
)
SYNONYMS = {
    "قال": "صرح",
    "قالت": "صرحت",
    "أعلن": "ذكر",
    "أعلنت": "ذكرت",
    "أكد": "أوضح",
    "أن": "بأن",
    "قتلوا": "لقوا حتفهم",
    "خلال": "في أثناء",
    "منذ": "ابتداء من",
    "بعد": "عقب",
    "قرب": "بالقرب من",
    "مدينة": "بلدة",
}
SAME_EVENT = (
    (
        "انفجار في سوق البلدة القديمة\n"
        "هز انفجار عنيف صباح الثلاثاء سوق البلدة القديمة، وتصاعدت أعمدة الدخان فوق الدكاكين المتلاصقة. وقال مسعفون"
        " إن تسعة أشخاص قتلوا ونقل عشرون جريحا إلى المستشفى الوطني. وذكر بائع خضار نجا من الانفجار أنه رأى سيارة"
        " بيضاء توقفت أمام المخبز قبل دقائق. وأعلن الدفاع المدني أن فرقه أخمدت النيران ظهرا. وقال وزير الداخلية في"
        " مؤتمر صحفي: «لن نتهاون مع من يعبث بأمن المواطنين». ولم تتبن أي جهة العملية حتى المساء."
    ),
    (
        "قتلى وجرحى بسيارة مفخخة والحكومة تتوعد\n"
        "أفادت مصادر طبية بأن حصيلة تفجير السوق ارتفعت مع ساعات الليل، فيما بدأت النيابة العامة تحقيقا واسعا. وبحسب"
        " شهود، امتلأت الشوارع المحيطة بالزجاج المتناثر وهرع الأهالي يبحثون عن ذويهم بين الركام. وقال وزير الداخلية"
        " في مؤتمر صحفي: «لن نتهاون مع من يعبث بأمن المواطنين». ودان الأمين العام للأمم المتحدة الهجوم، وطالب"
        " بمحاسبة المسؤولين عنه. وأغلقت المدارس أبوابها الأربعاء حدادا، كما ألغى المجلس المحلي احتفالا كان مقررا."
    ),
    (
        "تحليل: لماذا يعود العنف إلى الأسواق؟\n"
        "يرى باحثون أن استهداف الأماكن المزدحمة ليس جديدا على المنطقة، وأنه يشتد كلما اقتربت المفاوضات من نهايتها."
        " ويشيرون إلى أن انفجار الثلاثاء في سوق البلدة القديمة هو الخامس من نوعه هذا العام. ويقول أستاذ في جامعة"
        " العاصمة إن ضعف التنسيق بين الأجهزة يترك ثغرات يسهل استغلالها. أما التجار فيطالبون ببوابات تفتيش وإنارة"
        " أفضل، ويقولون إن الوعود السابقة لم ينفذ منها شيء."
    ),
)
"""Reports on one event by different hands: names, a quoted sentence and phrases are the same, the reports are not."""


class Told(NamedTuple):
    """A text, and the report that it is a copy of."""

    text: str
    report: int


def reports(made: int, seed: int) -> list[str]:
    """Return different reports: our annotated articles, those on one event, and so many made ones."""
    maker = Maker(seed)
    return [article.text for article in own_gold()] + list(SAME_EVENT) + [maker.article(n)[0].text for n in range(made)]


def families(*, made: int = 20, copies: int = 4, seed: int = 1) -> list[Told]:
    """Return reports with copies of each, all in an order by chance."""
    dice = random.Random(seed)  # noqa: S311
    told = [
        Told(text, number)
        for number, report in enumerate(reports(made, seed))
        for text in (report, *(copy_of(report, dice) for _ in range(copies)))
    ]
    dice.shuffle(told)
    return told


def copy_of(report: str, dice: random.Random) -> str:
    """Return a report as another paper prints it: with its own headline, and one to three other things changed."""
    headline, *lines = report.splitlines()
    sentences = [sentence for line in lines for sentence in line.split(". ")]
    for change in dice.sample((_other_lead, _cut, _edit, _update), k=dice.randint(1, 3)):
        sentences = change(sentences, dice)
    return "\n".join([dice.choice((headline, *HEADLINES)), ". ".join(sentences)])


def _other_lead(sentences: list[str], dice: random.Random) -> list[str]:
    return [dice.choice(LEADS).rstrip("."), *sentences[1:]]


def _cut(sentences: list[str], dice: random.Random) -> list[str]:
    """Leave away up to four tenths at the end."""
    return sentences[: max(2, round(len(sentences) * dice.uniform(0.6, 0.9)))]


def _edit(sentences: list[str], dice: random.Random) -> list[str]:
    """Put other words in the place of some, and leave some out."""
    return [" ".join(_edited(sentence.split(), dice)) for sentence in sentences]


def _edited(words: list[str], dice: random.Random) -> Iterator[str]:
    for word in words:
        if word in SYNONYMS and dice.random() < 0.5:
            yield SYNONYMS[word]
        elif dice.random() > 0.03:
            yield word


def _update(sentences: list[str], dice: random.Random) -> list[str]:
    """Put a higher number in the place of each, as an hour later."""
    return [
        " ".join(str(int(word) + dice.randint(1, 9)) if word.isdecimal() else word for word in sentence.split())
        for sentence in sentences
    ]
