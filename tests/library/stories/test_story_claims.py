"""Claims that copies share are folded; updates with other figures are told beside, never taken for the same."""

from __future__ import annotations

import pytest

from app.analysis.pipeline import analyse
from app.domain.records import ClaimState
from tests.library.conftest import make_document

REPORT = (
    "قصف على مخيم قرب الحدود\n"
    "قالت وزارة الصحة إن 35 شخصا قتلوا في قصف استهدف مخيما للنازحين قرب الحدود مساء الاثنين.\n"
    "وأكد مدير المستشفى الميداني أن غرف العمليات امتلأت بالجرحى منذ الساعات الأولى.\n"
    "وذكر شهود عيان أن القذائف سقطت على الخيام المجاورة للمدرسة الوحيدة في المكان.\n"
    "ونفى الجيش استهداف المدنيين، وتوعد بملاحقة مطلقي الصواريخ من التلال القريبة."
)


@pytest.fixture
def take(library):
    """Return a function that takes a text in and returns its id."""

    def take_in(text: str, outlet: str | None = None) -> int:
        document = make_document(text, name=f"{len(library.articles.every_id())}.txt", outlet=outlet)
        return library.articles.add(document, analyse(document)).article_id

    return take_in


def claim_with(reading, words):
    return next(card for card in reading.claim_cards if words in card.claim.content.of(reading.document.text))


def test_a_claim_tells_the_copies_that_have_it(library, take):
    first = take(REPORT, "وكالة")
    take(REPORT.replace("قصف على مخيم قرب الحدود", "ليلة دامية"), "صحيفة")
    take(REPORT.replace("أ", "ا").replace("ة ", "ه "))
    reading = library.articles.reading(first)
    assert (reading.story, [copy.name for copy in reading.copies]) == (first, ["صحيفة", "2.txt"])
    where = reading.elsewhere[claim_with(reading, "غرف العمليات").claim.cue]
    assert [copy.name for copy in where.alike] == ["صحيفة", "2.txt"]
    assert where.otherwise == ()


def test_another_figure_is_told_beside(library, take):
    first = take(REPORT, "وكالة")
    update = take(REPORT.replace("35 شخصا", "41 شخصا"), "صحيفة")
    assert library.stories.members(first) == [first, update]
    reading = library.articles.reading(first)
    where = reading.elsewhere[claim_with(reading, "35").claim.cue]
    assert where.alike == ()
    assert [(told.copy.name, "41 شخصا" in told.content) for told in where.otherwise] == [("صحيفة", True)]
    later = library.articles.reading(update)
    assert ["35" in told.content for told in later.elsewhere[claim_with(later, "41").claim.cue].otherwise] == [True]


@pytest.mark.parametrize(
    ("words", "others"),
    [("وأكد مدير المستشفى", "ونفى مدير المستشفى"), ("شهود عيان", "مسعفون"), ("الوحيدة", "القديمة")],
    ids=["cue", "claimant", "content"],
)
def test_a_claim_that_differs_in_anything_is_not_the_same(library, take, words, others):
    first = take(REPORT)
    take(REPORT.replace(words, others))
    reading = library.articles.reading(first)
    alike = [cue for cue, where in reading.elsewhere.items() if where.alike]
    assert len(alike) == len(reading.claim_cards) - 1


def test_only_copies_that_are_there_count(library, take):
    first, second = take(REPORT), take(f"عنوان\n{REPORT}")
    library.articles.delete([second])
    assert library.articles.reading(first).copies == ()
    library.articles.restore([second])
    assert len(library.articles.reading(first).copies) == 1
    library.stories.split([second])
    reading = library.articles.reading(first)
    assert (reading.copies, reading.elsewhere) == ((), {})


def test_a_decided_claim_tells_its_copies_too(library, take):
    first = take(REPORT)
    take(f"عنوان\n{REPORT}")
    claim = claim_with(library.articles.reading(first), "الخيام").claim
    library.claims.decide(first, claim, ClaimState.ACCEPTED)
    reading = library.articles.reading(first)
    assert len(reading.elsewhere[claim_with(reading, "الخيام").claim.cue].alike) == 1
