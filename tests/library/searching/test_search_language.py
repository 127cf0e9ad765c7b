"""The language of queries: what each operator and field finds in a real library, and what is said of a wrong one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.annotations import Analysis, Category, Claim, Figure, Mention, MentionType, Precision, Speech, Stance
from app.domain.document import PublishedBasis
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.library import Library, Order
from app.library.schema.migrations import MIGRATIONS
from app.library.searching.fields import Field, State
from app.library.searching.query import parse
from tests.fixtures.libraries.old import old_library
from tests.library.conftest import make_document

FIRST = "قال الناطق باسم الدفاع المدني إن ٣٥ شخصا أصيبوا في حلب"
SECOND = "نفى المجلس المحلي سقوط قذائف على السوق في ريف دمشق"
THIRD = "هدنة في الميناء القديم، وسفينة تحمل قمحا"


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def analysed(document, *, speaker: str = "", counted: str = "", place: str = "", entity: str | None = None) -> Analysis:
    """Return an analysis with one claim, figure and place as asked for."""
    text = document.text
    cue, content = Span(0, 3), Span(len(text) - 4, len(text))
    claimant = span_of(text, speaker) if speaker else None
    claim = Claim(cue, claimant, None, content, Stance.ASSERT, Speech.INDIRECT, entity=entity)
    figure = Figure(Span(0, 1), 35, 35, Precision.EXACT, Category.INJURED, counted)
    return Analysis(
        document.text_sha256,
        "test/1",
        document.published,
        document.published_basis,
        mentions=(Mention(span_of(text, place), MentionType.PLACE, place),) if place else (),
        figures=(figure,) if counted else (),
        claims=(claim,) if speaker or entity else (),
    )


@pytest.fixture
def shelf(library: Library) -> Library:
    """Return a library of three articles: 1 of March 2018, 2 of 2019, 3 without a date."""
    stated = PublishedBasis.STATED
    for text, outlet, day, facts in (
        (FIRST, "وكالة الأنباء", date(2018, 3, 31), {"speaker": "الناطق باسم الدفاع المدني", "counted": "شخص"}),
        (SECOND, "Reuters", date(2019, 1, 1), {"speaker": "المجلس المحلي", "entity": "مجلس بلدة الوادي"}),
        (THIRD, None, None, {}),
    ):
        basis = stated if day else PublishedBasis.UNKNOWN
        document = make_document(text, f"{outlet}.txt", outlet=outlet, published=day, published_basis=basis)
        place = {FIRST: "حلب", SECOND: "ريف دمشق"}.get(text, "")
        library.articles.add(document, analysed(document, place=place, **facts))
    library.tags.attach(1, Target(TargetKind.ARTICLE, 1), "مهم جدا")
    library.tags.attach(2, Target(TargetKind.ARTICLE, 2), "مهم")
    library.notes.add(3, Target(TargetKind.ARTICLE, 3), "يراجع مع الخريطة")
    library.articles.set_read(1, is_read=True)
    library.articles.set_starred(2, is_starred=True)
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("في حلب ", [1]),
        ("-حلب ", [2, 3]),
        ("−حلب ", [2, 3]),
        ("في -حلب -دمشق ", [3]),
        ('-"الدفاع المدني"', [2, 3]),
        ("-«الميناء القديم» في ", [1, 2]),
        ("حلب OR الميناء ", [1, 3]),
        ("حلب | الميناء ", [1, 3]),
        ("حلب|الميناء ", [1, 3]),
        ("في حلب OR السوق OR قمح* ", [1, 2, 3]),
        ("قديم حلب OR الميناء ", [3]),
        ('"الميناء القديم" OR "الدفاع المدني"', [1, 3]),
        ("OR", [3]),
        ("حلب OR ", [1]),
        ("| حلب |", [1]),
        ("حلب أو الميناء ", []),
        ("or ", []),
        ("outlet:reuters ", [2]),
        ("OUTLET:Reuters ", [2]),
        ("outlet:الانباء ", [1]),
        ("ناشر:أنباء ", [1]),
        ('outlet:"وكالة الأنباء"', [1]),
        ("outlet: وكالة ", [1]),
        ("outlet:reut", [2]),
        ("outlet:rеut ", []),
        ("-outlet:reuters ", [1, 3]),
        ("tag:مهم ", [2]),
        ("tag:مهم", [1, 2]),
        ("وسم:مهمّ* ", [1, 2]),
        ('tag:"مهم جدا"', [1]),
        ("-tag:مهم ", [1, 3]),
        ("by:الناطق ", [1]),
        ("by:ناطق ", [1]),
        ("قائل:الوادي ", [2]),
        ('by:"الدفاع المدني"', [1]),
        ('by:"المدني الدفاع"', []),
        ("by:المجلس ", [2]),
        ("by:حلب ", []),
        ("counted:شخص ", [1]),
        ("معدود:شخص ", [1]),
        ("counted:قتيل ", []),
        ("place:دمشق ", [2]),
        ("مكان:حلب ", [1]),
        ("place:حلب OR place:دمشق ", [1, 2]),
        ("place:حلب OR الميناء ", [1, 3]),
        ("from:2018 ", [1, 2]),
        ("to:2018 ", [1]),
        ("from:2018-03 to:2018-03", [1]),
        ("from:2018-04 ", [2]),
        ("from:٢٠١٨/٣/٣١ to:۲۰۱۸.۳.۳۱", [1]),
        ("من:2019 ", [2]),
        ("إلى:2018-03-30 ", []),
        ("الي:2018-03-31 ", [1]),
        ("-from:2019 ", [1, 3]),
        ("is:unread ", [2, 3]),
        ("is:starred ", [2]),
        ("is:unreviewed ", [1, 2]),
        ("-is:unread", [1]),
        ("حال:غير-مقروء ", [2, 3]),
        ("حال:غير_مقروء ", [2, 3]),
        ("حالة:بنجمة ", [2]),
        ("حال:غير-مراجع ", [1, 2]),
        ("is:unread place:دمشق قذيفة ", [2]),
        ("from:20", [1, 2, 3]),
        ("حلب to:2018-", [1]),
        ("حلب to:2018-0", [1]),
        ("is:unr", [1, 2, 3]),
        ("by:", [1, 2, 3]),
        ("حلب by:", [1]),
        ("الميناء: ", [3]),
        ("from:2018-12 to:2018-1", []),
        ("-from:2019 to:2018 ", [1]),
        ("from:2019 OR to:2018 ", [1, 2]),
        ("from:2018-03-31 to:2018-03-31 ", [1]),
        ("!؟", []),
        ('"', [1, 2, 3]),
    ],
)
def test_query_finds(shelf, query, found):
    if query == "OR":
        found = [1, 2, 3]
    assert sorted(shelf.articles.ids(query=query)) == found
    assert sorted(shelf.articles.ids(query=query, order=Order.RELEVANCE)) == found
    assert not parse(query).problems


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("outlte:reuters", "«outlte:»; did you mean «outlet:»"),
        ("قايل:الجيش", "did you mean «قائل:»"),
        ("zzz:x", "outlet: tag: by: counted: place: from: to: is:"),
        ("from:2018-13", "«2018-13» is no date"),
        ("to:2018-02-30", "«2018-02-30» is no date"),
        ("to:18 ", "«18» is no date"),
        ("from:yesterday", "«yesterday» is no date"),
        ("from:2018-1-1-1", "is no date"),
        ("from:99999999999", "is no date"),
        ("from:2019 to:2018", "«from:2019» is later than «to:2018»"),
        ("إلى:2018-02 من:2018-03-31", "«من:2018-03-31» is later than «إلى:2018-02»"),
        ("from:2017 from:2020 to:2019 to:2018", "«from:2020» is later than «to:2018»"),
        ("from:2018-05 to:2018-1 ", "«from:2018-05» is later than «to:2018-1»"),
        ("is:red", "«red». It can be: unread starred unreviewed"),
    ],
)
def test_what_is_not_understood_is_told_and_finds_nothing(shelf, query, told):
    (problem,) = parse(query).problems
    assert told in str(problem)
    assert shelf.articles.ids(query=query) == []
    assert shelf.articles.ids(query=f"{query} حلب ") == []
    assert shelf.search.hits(query) == []


def test_decisions_and_marks_of_the_reader_count(shelf):
    claim = shelf.articles.analysis(1).claims[0]
    shelf.claims.decide(1, claim, ClaimState.REJECTED)
    assert shelf.articles.ids(query="by:الناطق ") == []
    shelf.history.undo()
    assert shelf.articles.ids(query="by:الناطق ") == [1]
    shelf.names.add(3, span_of(THIRD, "الميناء القديم"), MentionType.PLACE)
    assert shelf.articles.ids(query="place:ميناء ") == [3]
    shelf.names.add(1, span_of(FIRST, "حلب"), MentionType.PERSON)
    assert shelf.articles.ids(query="place:حلب ") == []
    shelf.history.undo()
    shelf.history.undo()
    assert shelf.articles.ids(query="place:حلب OR place:ميناء ") == [1]


def test_facts_follow_a_new_analysis_and_its_date(shelf):
    document = shelf.articles.document(1)
    shelf.articles.store_analysis(1, analysed(document, speaker="الدفاع المدني"))
    assert shelf.articles.ids(query="by:الناطق ") == []
    assert shelf.articles.ids(query="by:الدفاع ") == [1]
    assert shelf.search.values(Field.BY, "الناطق") == []


def test_facts_go_with_a_purged_article(shelf):
    shelf.articles.delete([1])
    shelf.articles.empty_bin()
    assert shelf.search.values(Field.BY, "") == ["المجلس المحلي", "مجلس بلدة الوادي"]


@pytest.mark.parametrize(
    ("order", "found"),
    [(Order.NEWEST, [3, 2, 1]), (Order.OUTLET, [2, 1, 3]), (Order.UNREVIEWED, [2, 1, 3])],
)
def test_order(shelf, order, found):
    assert shelf.articles.ids(order=order) == found
    assert shelf.articles.ids(order=order, query="في ") == found


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_older_libraries_are_searched_in_the_same_way(tmp_path, version):
    path = tmp_path / "library.isnad"
    path.write_bytes(old_library(version))
    with Library.open(path) as library:
        for query in ("by:ناطق ", "place:قرية ", "قرى ", "شخص is:starred from:2018-03-31 ", "-محذوف "):
            assert library.articles.ids(query=query) == [1], query
        assert library.search.values(Field.PLACE, "") == ["القرية"]
        library.articles.restore([2])
        assert library.articles.ids(query="مقال OR بيان ") == [2, 1]
        library._database.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")


def test_the_newest_matches_come_first_after_a_change_of_date(shelf):
    assert shelf.articles.ids(query="في ") == [3, 2, 1]
    document = replace(shelf.articles.document(1), published=date(2031, 1, 1), published_basis=PublishedBasis.GIVEN)
    shelf.articles.set_published(1, date(2031, 1, 1), analysed(document))
    assert shelf.articles.ids(query="في ") == shelf.articles.ids() == [1, 3, 2]
    assert [hit.article_id for hit in shelf.search.hits("في ", limit=1)] == [1]
    shelf.history.undo()
    assert shelf.articles.ids(query="في ") == [3, 2, 1]


@given(
    st.lists(
        st.sampled_from(
            [*'"*()-|:«» ', "OR", "by:", "from:", "2018", "-03", "is:", "unread", "حلب", "outlet:", "x:", "٣", "\0"]
        ),
        max_size=12,
    ).map("".join)
)
def test_reading_a_query_never_fails(query):
    asked = parse(query)
    assert len(parse(query).joined(asked).problems) == 2 * len(asked.problems)
    assert all(term.words for term in asked.terms)


def test_every_field_and_state_has_an_arabic_name():
    from app.library.searching.fields import ARABIC_NAMES, ARABIC_STATES, field_named, state_named

    assert all(field_named(ARABIC_NAMES[field]) is field for field in Field)
    assert all(state_named(ARABIC_STATES[state]) is state for state in State)
