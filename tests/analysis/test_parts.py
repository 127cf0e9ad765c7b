"""Title, teaser, caption and furniture are told from the body, and the body is never taken for one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.parts import find_parts
from app.domain.annotations import PartKind
from app.text.words import TokenizedText

TITLE = "هدنة جديدة في ريف المدينة"
LEAD = "أعلن الوسيط الدولي التوصل إلى هدنة جديدة في ريف المدينة تبدأ فجر الأحد، وسط ترحيب حذر من طرفي القتال."
NEXT = "وقال ناطق باسم الأهالي إن القصف توقف بعد ظهر السبت، وإن المعابر ما زالت مغلقة أمام شاحنات الدواء."
LAST = "وكانت هدنة سابقة قد انهارت قبل أسبوعين."


def kinds(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [part.kind.value for part in find_parts(TokenizedText(text))]


def test_a_plain_article_is_title_and_body() -> None:
    assert kinds(TITLE, "", LEAD, NEXT, LAST) == ["title", "body", "body", "body"]


@pytest.mark.parametrize(("text", "expected"), [("", []), ("\n \n", []), (TITLE, ["title"]), (LEAD, ["body"])])
def test_very_short_texts(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_a_text_that_begins_with_a_long_sentence_has_no_title() -> None:
    assert kinds(LEAD, NEXT) == ["body", "body"]


@pytest.mark.parametrize(
    "teaser",
    [
        LEAD[:60].rsplit(" ", 1)[0] + "...",
        LEAD[:61] + "…",
        LEAD,
        "أعلن الوسيط الدولي التوصل إلى هدنة جديدة في ريف المدينة وسط ترحيب حذر من القتال...",
    ],
)
def test_an_early_paragraph_that_the_lead_repeats_is_a_teaser(teaser: str) -> None:
    assert kinds(TITLE, teaser, LEAD, NEXT, LAST) == ["title", "teaser", "body", "body", "body"]


def test_a_summary_that_comes_again_at_the_very_end_is_a_teaser_both_times() -> None:
    summary = "الوسيط يعلن عن هدنة، والأهالي ينتظرون فتح المعابر أمام الشاحنات."
    assert kinds(TITLE, summary, LEAD, NEXT, LAST, summary) == ["title", "teaser", "body", "body", "body", "teaser"]


def test_a_lead_that_shares_words_with_the_next_paragraph_is_no_teaser() -> None:
    assert kinds(TITLE, LEAD, "وسط ترحيب حذر، قال الوسيط الدولي إن الهدنة الجديدة في ريف المدينة تشمل القرى كلها.") == [
        "title",
        "body",
        "body",
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "صورة تظهر آثار القصف على الحي الشرقي",
        "سكان يعبرون الجسر الشرقي (أرشيف)",
        "سكان يعبرون الجسر الشرقي (رويترز)",
        "سكان يعبرون الجسر الشرقي - أ ف ب",
        "سكان يعبرون الجسر الشرقي (تصوير سامي نصر - الأناضول)",
        "الوسيط الدولي في جولة على الأحياء الشرقية 28 آذار 2018",
    ],
)
def test_a_line_under_a_photo_is_a_caption(caption: str) -> None:
    assert kinds(TITLE, caption, LEAD, NEXT, LAST) == ["title", "caption", "body", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "صورة الوضع الميداني لم تتضح بعد، كما يقول ناطق باسم الأهالي في المدينة المحاصرة.",
        "دخل الجيش (المدعوم من حلفائه) المدينة في 28 آذار 2018.",
        "رواية أخرى للأحداث",
        "المزيد من القوات في الطريق، كما قال الناطق.",
        "شارك في الاجتماع وزيرا الدفاع والداخلية.",
        "المصدر نفسه أكد أن المعابر مغلقة.",
        "أقسام الطوارئ في المستشفيات امتلأت بالجرحى.",
    ],
)
def test_body_lines_that_look_like_something_else_stay_body(line: str) -> None:
    assert kinds(TITLE, LEAD, line, NEXT, LAST) == ["title", "body", "body", "body", "body"]
    assert kinds(TITLE, LEAD, NEXT, line)[-1] == "body"


def test_furniture_at_the_end_is_a_heading_and_its_links() -> None:
    links = ["أقسام", "أخبار", "أخبار متعلقة", "هدنة سابقة تنهار في ريف المدينة"]
    assert kinds(TITLE, LEAD, NEXT, LAST, *links) == ["title", "body", "body", "body", *["furniture"] * 4]


@pytest.mark.parametrize(
    "line",
    [
        "المصدر: وكالات",
        "شارك الخبر عبر فيسبوك وتويتر",
        "تابعونا على تلغرام",
        "اقرأ أيضا: هدنة سابقة تنهار",
        "// انتهى //",
        "desk@example.org",
        "#هدنة @news",
        "https://example.org/news/1",
        "الآراء الواردة هنا لا تعبر عن رأي الموقع، بل تعكس وجهات نظر أصحابها فقط.",
    ],
)
def test_a_line_of_the_site_is_furniture(line: str) -> None:
    assert kinds(TITLE, LEAD, NEXT, LAST, line) == ["title", "body", "body", "body", "furniture"]


def test_a_heading_of_links_amid_the_article_leaves_the_paragraphs_below_it_alone() -> None:
    assert kinds(TITLE, LEAD, "اقرأ أيضا", "هدنة سابقة تنهار في ريف المدينة", NEXT, LAST) == [
        "title",
        "body",
        "furniture",
        "body",
        "body",
        "body",
    ]


def test_a_paragraph_on_privacy_is_no_boilerplate() -> None:
    line = "وقالت الشركة إن سياسة الخصوصية لديها تمنع تسليم بيانات المقاتلين إلى أي طرف."
    assert kinds(TITLE, LEAD, NEXT, line)[-1] == "body"


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([TITLE, LEAD, NEXT, LAST, "أقسام", "", "صورة من المدينة", "😀", "...", "\ufeff"]), max_size=9
    )
)
def test_parts_are_the_paragraphs_in_order(lines: list[str]) -> None:
    tokenized = TokenizedText("\r\n".join(lines))
    parts = find_parts(tokenized)
    assert [part.span for part in parts] == tokenized.paragraphs
    assert all(part.kind is not PartKind.TITLE for part in parts[1:])


def test_the_seed_article_has_its_parts(shared: Path) -> None:
    text = (shared / "seed" / "article.txt").read_text("utf-8")
    found = [part.kind.value for part in find_parts(TokenizedText(text))]
    assert found == ["title", "teaser", "caption", *["body"] * 8, *["furniture"] * 3]
