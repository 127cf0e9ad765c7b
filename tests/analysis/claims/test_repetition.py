"""A claim that only says an earlier one again is known as its repeat."""

from __future__ import annotations

import pytest

from app.analysis.pipeline import analyse
from app.domain.annotations import Claim
from app.domain.document import Document, Origin

LEAD = "أعلن الهلال الأحمر أن فرقه أجلت عائلات من البلدة المحاصرة نحو المدينة المجاورة بعد اتفاق محلي على هدنة قصيرة"


def claims_of(*paragraphs: str) -> tuple[Claim, ...]:
    text = "\n\n".join(("إجلاء عائلات من البلدة", *paragraphs)) + "\n"
    analysis = analyse(Document(text, Origin("a.txt", "text/plain"), text.encode(), language="ar"))
    return analysis.claims


@pytest.mark.parametrize("teaser", [LEAD + ".", LEAD.rsplit(" ", 4)[0] + "...", LEAD.rsplit(" ", 6)[0] + "،…"])
def test_a_teaser_whole_or_cut_short_is_repeated_by_the_body(teaser: str) -> None:
    teased, told = claims_of(teaser, LEAD + ".", "وعاد الهدوء إلى البلدة في المساء.")
    assert teased.repeats is None
    assert told.repeats == 0
    assert len(told.content) >= len(teased.content)


def test_another_claim_of_the_same_speaker_is_no_repeat() -> None:
    claims = claims_of("قال الطبيب إن الأدوية نفدت من المستشفى.", "قال الطبيب إن الأدوية وصلت إلى المستشفى.")
    assert [claim.repeats for claim in claims] == [None, None]


def test_the_same_words_of_another_speaker_are_no_repeat() -> None:
    claims = claims_of("قال الطبيب إن الأدوية نفدت من المستشفى.", "قال المدير إن الأدوية نفدت من المستشفى.")
    assert [claim.repeats for claim in claims] == [None, None]


def test_a_body_claim_is_not_repeated_by_a_longer_one_that_begins_alike() -> None:
    claims = claims_of(
        "سقطت قذائف على أطراف البلدة منذ ساعات الصباح الأولى.",
        "وكان الأهالي قد خرجوا إلى المزارع القريبة.",
        "قال الطبيب إن الأدوية نفدت من المستشفى. قال الطبيب إن الأدوية نفدت من المستشفى أمس الأول.",
    )
    assert [claim.repeats for claim in claims] == [None, None]
