"""When and where a claim's event seems to have happened."""

from __future__ import annotations

from datetime import date

import pytest

from app.analysis.pipeline import analyse
from app.domain.annotations import Claim
from app.domain.contract import analysis_from_json, analysis_to_json, claim_from_json, claim_to_json
from app.domain.document import Document, Origin


def events_of(text: str) -> list[tuple[str | None, str | None]]:
    analysis = analyse(Document(text, Origin("x", "text/plain"), b"", language="ar"), published=date(2018, 3, 31))
    return [
        (
            None if claim.event.date is None else analysis.dates[claim.event.date].value,
            None if claim.event.place is None else analysis.mentions[claim.event.place].name,
        )
        for claim in analysis.claims
    ]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("وقالت الوزارة الأربعاء إن خمسة جنود قتلوا يوم الاثنين.", "2018-03-26"),
        ("وقالت الوزارة الأربعاء إن خمسة جنود قتلوا.", "2018-03-28"),
        ("وأكد الوزير أن القوات التي وصلت عام 2015 غادرت يوم 3 مارس 2018.", "2018-03-03"),
        ("وقال ناشطون إن الحصار مستمر منذ 2013.", None),
        ("وقال ناشطون إن الهدنة سارية حتى يوم الخميس.", None),
        ("قتل ثلاثة يوم السبت، بحسب مصدر أمني.", "2018-03-31"),
        ("وقال ناشطون إن القصف توقف.", None),
    ],
)
def test_the_date_is_the_main_events_own_else_the_sentences(text: str, when: str | None) -> None:
    assert [event[0] for event in events_of(text)] == [when]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("وقالت الوزارة إن خمسة قتلوا قرب مدينة تكريت.", "تكريت"),
        ("وقالت الوزارة إن خمسة قتلوا بمدينة تكريت.", "تكريت"),
        ("وقالت الوزارة إن سوريا ستبقى شريكة.", None),
        ("وقال ناشطون إن روسيا قصفت أسواقا في إدلب.", "إدلب"),
        ("وقال ناشطون إن غارات على حماة وإدلب وقعت فجرا.", "حماة"),
        ("وقال ناشطون إن قصف دوما أسفر عن مقتل عشرة.", "دوما"),
        ("وقال ناشطون إن القافلة غادرت إلى دمشق.", None),
        ("وقال ناشطون إن الجنود الذين انسحبوا من معارك في حماة قتلوا في إدلب.", "إدلب"),
        ("وفي حلب، قال ناشطون إن القصف قتل خمسة.", "حلب"),
        ("وقال سكان في الموصل إن الجسر انهار.", "الموصل"),
        ("قتل ثلاثة في بلدة عرسال، بحسب مصدر أمني في بيروت.", "عرسال"),
    ],
)
def test_the_place_is_governed_by_a_word_of_place_and_no_actor(text: str, where: str | None) -> None:
    assert [event[1] for event in events_of(text)] == [where]


def test_the_event_goes_through_the_contract_and_older_claims_have_none() -> None:
    text = "وقالت الوزارة إن خمسة قتلوا قرب تكريت يوم الاثنين."
    analysis = analyse(Document(text, Origin("x", "text/plain"), b"", language="ar"), published=date(2018, 3, 31))
    (claim,) = analysis.claims
    data = analysis_to_json(analysis, text, path=None, with_text=False)
    assert data["claims"][0]["event"] == {"date": 0, "place": claim.event.place}
    assert analysis_from_json(data).claims == analysis.claims
    older = claim_to_json(claim)
    del older["event"]
    assert claim_from_json(older).event == Claim.__dataclass_fields__["event"].default
