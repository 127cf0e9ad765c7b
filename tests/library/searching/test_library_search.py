"""Every spelling finds every spelling, no input is an error, and the snippet shows the article's own letters."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.records import Target, TargetKind
from app.domain.span import Span
from app.library import Order
from app.library.searching.query import parse
from app.library.searching.words import asked_form, forms, searchable

PAIRS = [
    ("محمد", "مُحَمَّد"),
    ("أحمد", "احمد"),
    ("إن", "ان"),
    ("على", "علي"),
    ("مدرسة", "مدرسه"),
    ("جيش", "جيـش"),
    ("الجيش", "والجيش"),
    ("٣٥", "35"),
    ("۳۵", "35"),
    ("كتاب", "كِتاب"),
    ("مسؤول", "مسئول"),
    ("الله", "ﷲ"),
]


@pytest.mark.parametrize(("written", "asked"), [*PAIRS, *((asked, written) for written, asked in PAIRS)])
@pytest.mark.parametrize("ending", ["", " "], ids=["typing", "typed"])
def test_spelling_finds_its_pair(library, add, written, asked, ending):
    add(f"خبر فيه {written}، وفيه غيرها.")
    add("خبر لا يذكر شيئا من ذلك")
    assert library.articles.ids(query=asked + ending) == [1]
    (hit,) = library.search.hits(asked + ending)
    (mark,) = hit.marks
    assert mark.of(hit.snippet) == written


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("الجسر", [2, 1]),
        ("جسر", [2, 1]),
        ("الجسر القديم", [2]),
        ("القديم الجسر", [2]),
        ('"الجسر القديم"', [2]),
        ("«القديم الجسر»", []),
        ("“الجسر القديم", [2]),
        ("الجس", [2, 1]),
        ("الجس ", []),
        ("الجس* القديم", [2]),
        ('"الجس"', []),
        ("بالجسر", [2, 1]),
        ("سوق", [3]),
        ("للسوق", [3]),
        ("دمشق", [3]),
        ("1464", [3]),
        ("1,464", [3]),
        ("١٬٤٦٤", [3]),
        ("28.4", [3]),
        ("قصف", []),
        ("   ", [3, 2, 1]),
        ("!؟.", []),
    ],
)
def test_query_finds(library, add, query, found):
    add("انهار الجسر أمس")
    add("قرب الجسرِ القديمِ وقفوا")
    add("إلى السوق بدمشق، 1,464 شخصا و٢٨٫٤ ألفا")
    assert library.articles.ids(query=query) == found
    assert sorted(library.articles.ids(query=query, order=Order.RELEVANCE)) == sorted(found)
    if query.strip():
        assert [hit.article_id for hit in library.search.hits(query)] == found


def test_first_letters_that_belong_to_the_word_are_left(library, add):
    add("حركة تسير بأمل كبير")
    add("مشهد كامل من المدينة")
    assert library.articles.ids(query="أمل ") == []
    assert library.articles.ids(query="كامل ") == [2]


@pytest.mark.parametrize(
    ("word", "shorter"),
    [
        ("والجيش", {"الجيش", "جيش"}),
        ("للجيش", {"الجيش", "جيش"}),
        ("الجيش", {"جيش"}),
        ("ومحمد", {"محمد"}),
        ("بدمشق", {"دمشق"}),
        ("كامل", set()),
        ("سعيد", set()),
        ("من", set()),
    ],
)
def test_shorter_forms(word, shorter):
    assert set(forms(word)) == shorter


def test_asked_form_keeps_the_article():
    assert [asked_form(word) for word in ("والجيش", "للجيش", "الجيش", "الله", "وزير")] == [
        "الجيش",
        "الجيش",
        "الجيش",
        "الله",
        "وزير",
    ]


def test_title_notes_and_tags_are_searched_and_follow_each_change(library, add):
    add("نص قصير")
    target = Target(TargetKind.ARTICLE, 1)
    library.articles.edit_facts(1, title="عنوانٌ مميّز")
    note = library.notes.add(1, target, "تحقّق من والشاهد الثالث")
    tag = library.tags.attach(1, target, "أولوية قصوى")
    for query in ("مميز", "تحقق", "الشاهد", "شاهد", "اولويه", "نص مميز قصوى"):
        assert library.articles.ids(query=query) == [1], query
    assert note.created is not None
    assert tag.created is not None
    library.notes.edit(note.created, "غير ذلك")
    library.tags.rename(tag.created, "مؤجل")
    library.articles.edit_facts(1, title="آخر")
    for query in ("مميز", "تحقق", "اولويه"):
        assert library.articles.ids(query=query) == [], query
    library.notes.remove(note.created)
    library.tags.remove(tag.created)
    assert library.articles.ids(query="غير") == library.articles.ids(query="مؤجل") == []
    for _ in range(5):
        library.history.undo()
    assert library.articles.ids(query="تحقق") == library.articles.ids(query="أولوية") == [1]


def test_phrase_does_not_run_from_words_into_cut_forms(library, add):
    add("نص قصير")
    library.notes.add(1, Target(TargetKind.ARTICLE, 1), "قرب والبيت")
    assert library.articles.ids(query='"والبيت البيت"') == []
    assert library.articles.ids(query='"قرب والبيت"') == [1]


def test_bin_is_not_searched(library, add):
    add("خبر عن الميناء")
    library.articles.delete([1])
    assert library.search.hits("الميناء") == []


def test_title_weighs_most_by_relevance(library, add):
    add("السد\nكلام آخر طويل قليلا")
    add("خبر طويل يذكر السد مرة واحدة فقط")
    assert library.articles.ids(query="السد", order=Order.NEWEST) == [2, 1]
    assert library.articles.ids(query="السد", order=Order.RELEVANCE) == [1, 2]
    assert [hit.article_id for hit in library.search.hits("السد", order=Order.RELEVANCE, limit=1)] == [1]


def test_snippet_shows_the_letters_around_the_match_in_one_line(library, add):
    add(f"{'كلمة ' * 60}\nوفي النهاية قُتِلَ 🙂 رَجُلٌ واحد في القرية\n{'حشو ' * 60}")
    (hit,) = library.search.hits("رجل قتل")
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["قُتِلَ", "رَجُلٌ"]
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "\n" not in hit.snippet
    assert len(hit.snippet) <= 162


def test_snippet_prefers_the_place_where_the_terms_stand_together(library, add):
    add(f"الجسر وحده هنا. {'حشو ' * 100} الجسر والميناء معا. {'حشو ' * 100}")
    (hit,) = library.search.hits("الجسر الميناء")
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["الجسر", "والميناء"]


def test_snippet_of_a_note_and_of_a_tag(library, add):
    add("نص قصير")
    library.notes.add(1, Target(TargetKind.ARTICLE, 1), "كلام عن الخريطة")
    library.tags.attach(1, Target(TargetKind.ARTICLE, 1), "مهم")
    (of_note,) = library.search.hits("الخريطة")
    assert (of_note.snippet, of_note.marks) == ("كلام عن الخريطة", (Span(8, 15),))
    (of_tag,) = library.search.hits("مهم")
    assert (of_tag.snippet, of_tag.marks) == ("نص قصير", ())


def test_match_deep_in_a_long_line_is_found(library, add):
    add("كلام " * 20_000 + "إبرة" + " كلام" * 1000)
    (hit,) = library.search.hits("ابره")
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["إبرة"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.one_of(
        st.text(st.characters(codec=None), max_size=40),
        st.lists(
            st.sampled_from([*'"*()-+^:{}«»', "AND", "OR", "NOT", "NEAR", "title:", "قصف", " ", "٣٥", "a", "\0"])
        ).map("".join),
    )
)
def test_no_query_is_an_error(library, query):
    library.articles.ids(query=query)
    library.articles.ids(query=query, order=Order.RELEVANCE)
    assert isinstance(library.search.hits(query), list)
    parse(query)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="قتلَُِّـأإاةهىي ٣۳3\n،🙂ﷲ\u200dab", min_size=1, max_size=80), data=st.data())
def test_each_word_of_a_text_finds_it_and_is_marked(library, add, text, data):
    words = searchable(text).split()
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    article_id = add(text)
    assert article_id in library.articles.ids(query=word)
    hits = {hit.article_id: hit for hit in library.search.hits(word, limit=1000)}
    hit = hits[article_id]
    assert hit.marks
    assert all(searchable(mark.of(hit.snippet)) for mark in hit.marks)
