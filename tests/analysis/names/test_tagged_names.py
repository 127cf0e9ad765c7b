"""What the tagger adds to the rules for names, and what it takes from them, in sentences of our own words."""

from __future__ import annotations

import pytest

from app.analysis.names import find_mentions
from app.domain.annotations import MentionType
from app.text.words import TokenizedText


def named(text: str) -> set[tuple[str, MentionType]]:
    return {(mention.span.of(text), mention.type) for mention in find_mentions(TokenizedText(text))}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("وأضاف ستروينغمان أن المحادثات ستستأنف غدا.", "ستروينغمان"),
        ("وشدد غروزدوف على أن بلاده لن تتراجع.", "غروزدوف"),
    ],
)
def test_finds_persons_that_no_list_knows(text, person):
    assert (person, MentionType.PERSON) in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت المنظمة الدولية أن الجامعة أغلقت أبوابها أمام الطلاب.",
        "وقال القائد نفسه إن القوات المسلحة استعادت التلال ليلا.",
        "وصل الجنود إلى الطريق العام بعد ساعات من المشي تحت المطر.",
    ],
)
def test_leaves_bodies_without_a_name_to_the_rules(text):
    assert named(text) == set()


def test_leaves_what_the_rules_chose():
    text = "قصفت دبابات الجيش السوري مواقع حركة حماس قرب دمشق."
    assert {kind for _, kind in named(text)} >= {MentionType.WEAPON, MentionType.GROUP, MentionType.PLACE}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("وأعلن مصرف الرافدين أن الودائع زادت.", "مصرف الرافدين"),
        ("خسر فريق نادي الصفوة أمام ضيفه نادي الميناء أمس.", "نادي الميناء"),
    ],
)
def test_finds_organizations_that_no_list_knows(text, body):
    assert (body, MentionType.ORGANIZATION) in named(text)


def test_never_takes_everyday_words_alone_for_an_organization():
    found = named("وعقدت اللجنة الدائمة اجتماعا طارئا في المقر الرئيسي ثم زارت الشركة الكبيرة.")
    assert not [name for name, kind in found if kind is MentionType.ORGANIZATION]
