"""Articles go in whole, are found again, and are listed as they should be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.changes import Kind
from app.domain.document import Document, Origin, PublishedBasis
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.errors import BugError, NotFoundError
from app.library import Library, Order, View
from tests.library.conftest import TEXT, claim_at, make_analysis, make_document


def test_document_and_analysis_come_back_as_they_went_in(library):
    document = replace(
        make_document(),
        title="عنوان",
        outlet="وكالة",
        author="كاتبة",
        published=date(2021, 5, 3),
        published_basis=PublishedBasis.STATED,
        updated=date(2021, 5, 4),
        origin=Origin("page.html", "text/html", "/a/page.html", "https://example.org/1"),
    )
    analysis = make_analysis(document)
    added = library.articles.add(document, analysis)
    assert (added.article_id, added.was_known) == (1, False)
    assert added.changes.created == 1
    assert added.changes.kinds == {Kind.ARTICLES, Kind.ANALYSES}
    assert library.articles.document(1) == document
    assert library.articles.analysis(1) == analysis
    reading = library.articles.reading(1)
    assert (reading.document, reading.analysis, reading.article_id) == (document, analysis, 1)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), min_size=1), original=st.binary())
def test_any_text_and_any_bytes_come_back_exactly(library, text, original):
    data = text.encode("utf-8", "surrogatepass") + original
    document = Document(text, Origin("a\ud800.txt", "text/plain"), data)
    article_id = library.articles.add(
        document, replace(make_analysis(make_document()), claims=(), mentions=(), text_sha256=document.text_sha256)
    ).article_id
    kept = library.articles.document(article_id)
    assert kept.text == text
    assert kept.text_sha256 == document.text_sha256
    if kept.original != data:  # the same text came before, from other bytes
        assert kept.original.startswith(text.encode("utf-8", "surrogatepass"))
    assert library.articles.find(document) == article_id


def test_same_bytes_are_the_same_article(library, document):
    first = library.articles.add(document, make_analysis(document))
    library.notes.add(1, Target(TargetKind.ARTICLE, 1), "ملاحظة")
    again = library.articles.add(document, make_analysis(document, analyser="test/2.0"))
    assert (again.article_id, again.was_known, again.was_restored) == (first.article_id, True, False)
    assert not again.changes
    assert len(library.articles.reading(1).notes) == 1
    assert library.articles.ids() == [1]


def test_same_text_from_another_file_is_the_same_article(library, document):
    library.articles.add(document, make_analysis(document))
    other = replace(document, original=b"\xef\xbb\xbf" + document.original, origin=Origin("b.txt", "text/plain"))
    assert library.articles.find(other) == 1
    assert library.articles.add(other, make_analysis(other)).was_known


def test_article_in_the_bin_is_brought_back_when_it_is_opened_again(library, document):
    library.articles.add(document, make_analysis(document))
    library.highlights.add(1, Span(0, 4), "yellow")
    library.articles.delete([1])
    assert library.articles.ids() == []
    again = library.articles.add(document, make_analysis(document))
    assert (again.article_id, again.was_known, again.was_restored) == (1, True, True)
    assert again.changes.touch(Kind.ARTICLES, 1)
    assert library.articles.ids() == [1]
    assert len(library.articles.reading(1).highlights) == 1


def test_text_and_original_can_never_be_changed(library, document):
    library.articles.add(document, make_analysis(document))
    for statement in (
        "UPDATE documents SET text = 'x'",
        "UPDATE documents SET title = 'x'",
        "UPDATE originals SET bytes = x'00'",
    ):
        with pytest.raises(Exception, match="never changes"):
            library._database.execute(statement)
    assert library.articles.document(1) == document


def test_nothing_can_be_changed_outside_a_step(library, document):
    library.articles.add(document, make_analysis(document))
    with pytest.raises(Exception, match="NOT NULL constraint failed"):
        library._database.execute("UPDATE articles SET title = 'x'")


def test_analysis_of_another_text_is_refused(library, document):
    with pytest.raises(BugError):
        library.articles.add(document, make_analysis(make_document("نص آخر")))
    library.articles.add(document, make_analysis(document))
    with pytest.raises(BugError):
        library.articles.store_analysis(1, make_analysis(make_document("نص آخر")))
    assert library.articles.ids() == [1]


@pytest.mark.parametrize(
    "call",
    [
        lambda articles: articles.document(9),
        lambda articles: articles.analysis(9),
        lambda articles: articles.reading(9),
        lambda articles: articles.set_starred(9, True),
        lambda articles: articles.edit_facts(9, title="x"),
        lambda articles: articles.store_analysis(9, make_analysis(make_document())),
    ],
)
def test_missing_article_is_told(library, call):
    with pytest.raises(NotFoundError):
        call(library.articles)


def test_title_falls_back_to_the_first_line_and_then_the_file(library, add):
    add()
    assert library.articles.summaries([1])[0].title == TEXT.splitlines()[0]
    library.articles.edit_facts(1, title="  اسم جديد ", outlet="صحيفة")
    (summary,) = library.articles.summaries([1])
    assert (summary.title, summary.outlet) == ("اسم جديد", "صحيفة")
    library.articles.edit_facts(1, title="")
    (summary,) = library.articles.summaries([1])
    assert (summary.title, summary.outlet) == (TEXT.splitlines()[0], "صحيفة")


def test_edited_facts_leave_what_the_file_states(library, document):
    stated = replace(document, title="كما في الصفحة")
    library.articles.add(stated, make_analysis(stated))
    library.articles.edit_facts(1, title="كما أريد")
    assert library.articles.document(1).title == "كما أريد"
    assert library.articles.document(1, as_stated=True) == stated


def test_reviewed_counts_are_those_of_the_cards(library, document):
    claims = make_analysis(document).claims
    repeating = replace(make_analysis(document), claims=(*claims, replace(claim_at(TEXT, "شدّد"), repeats=0)))
    library.articles.add(document, repeating)

    def counted() -> tuple[int, int]:
        (summary,) = library.articles.summaries([1])
        cards = library.articles.reading(1).claim_cards
        assert summary.claims == len(cards)
        assert summary.reviewed == sum(card.state is not ClaimState.NEW for card in cards)
        return summary.claims, summary.reviewed

    assert counted() == (3, 0)
    library.claims.decide(1, claims[0], ClaimState.ACCEPTED)
    assert counted() == (3, 1)
    library.claims.keep(1, claims[1])
    assert counted() == (3, 1)
    library.claims.decide(1, repeating.claims[3], ClaimState.REJECTED)
    assert counted() == (4, 2)
    library.articles.store_analysis(1, make_analysis(document, cues=("نفى",), analyser="test/2.0"))
    assert counted() == (4, 2)
    library.history.undo()
    assert counted() == (3, 1)


def test_newest_first_by_publication_and_undated_by_the_day_added(library, add):
    stated = PublishedBasis.STATED
    old = add("أول خبر", published=date(1999, 1, 2), published_basis=stated)
    undated = add("خبر بلا تاريخ")
    newer = add("خبر ثان", published=date(2015, 1, 2), published_basis=stated)
    same_day = add("خبر ثالث", published=date(2015, 1, 2), published_basis=stated)
    assert library.articles.ids() == [undated, same_day, newer, old]


def test_views_and_their_counts_agree(library, add):
    ids = [add(f"خبر رقم {number} قال كذا وكذا ثم مضى") for number in range(6)]
    library.articles.set_read(ids[0], True)
    library.articles.set_read(ids[1], True)
    library.articles.set_starred(ids[2], True)
    library.articles.delete([ids[3]])
    library.claims.decide(ids[4], library.articles.analysis(ids[4]).claims[0], ClaimState.REJECTED)
    listed = {view: library.articles.ids(view=view) for view in View}
    assert listed == {
        View.ALL: [6, 5, 3, 2, 1],
        View.UNREAD: [6, 5, 3],
        View.STARRED: [3],
        View.NEEDS_REVIEW: [6, 3, 2, 1],
        View.RECENTLY_READ: [2, 1],
        View.BIN: [4],
    }
    assert library.articles.counts() == {view: len(ids) for view, ids in listed.items()}
    library.articles.set_read(ids[0], True)
    assert library.articles.ids(view=View.RECENTLY_READ) == [1, 2]
    library.articles.set_read(ids[0], False)
    assert library.articles.ids(view=View.RECENTLY_READ) == [2]


def test_counts_of_an_empty_library(library):
    assert library.articles.counts() == dict.fromkeys(View, 0)
    assert library.articles.ids(query="كلمة", order=Order.RELEVANCE) == []


def test_list_is_narrowed_by_everything_asked_for(library, add):
    first = add("خبر عن الجسر", outlet="وكالة أ")
    second = add("خبر عن السد", outlet="وكالة أ")
    third = add("خبر عن الجسر القديم", outlet="وكالة ب")
    library.tags.attach(first, Target(TargetKind.ARTICLE, first), "بُنية")
    library.highlights.add(third, Span(0, 3), "green")
    library.tags.attach(third, Target(TargetKind.HIGHLIGHT, 1), "بنية")
    assert library.articles.ids(tag="بنيه") == [third, first]
    assert library.articles.ids(outlet="وكالة أ") == [second, first]
    assert library.articles.ids(outlet="وكالة أ", query="الجسر") == [first]
    assert library.articles.ids(tag="بنية", query="القديم", order=Order.RELEVANCE) == [third]
    assert library.articles.ids(tag="لا شيء") == []
    assert library.articles.outlets() == [("وكالة أ", 2), ("وكالة ب", 1)]


def test_summaries_keep_the_order_asked_for_and_leave_out_what_is_gone(library, add):
    for number in range(3):
        add(f"خبر {number}")
    library.tags.attach(2, Target(TargetKind.ARTICLE, 2), "ب")
    library.tags.attach(2, Target(TargetKind.ARTICLE, 2), "أ")
    found = library.articles.summaries([3, 99, 2])
    assert [summary.id for summary in found] == [3, 2]
    assert found[1].tags == ("أ", "ب")
    assert library.articles.summaries([]) == []


class TestPublicationDate:
    def given(self, document: Document, day: date):
        return make_analysis(document, published=day, basis=PublishedBasis.GIVEN, cues=("نفى",))

    def test_given_date_brings_its_own_analysis_and_undo_the_former(self, library, document):
        stated = replace(document, published=date(2018, 1, 1), published_basis=PublishedBasis.STATED)
        before = make_analysis(stated)
        library.articles.add(stated, before)
        after = self.given(stated, date(2019, 2, 3))
        changes = library.articles.set_published(1, date(2019, 2, 3), after)
        assert changes.kinds == {Kind.ARTICLES, Kind.ANALYSES}
        assert library.articles.analysis(1) == after
        assert library.articles.document(1).published_basis is PublishedBasis.GIVEN
        assert library.articles.document(1, as_stated=True) == stated
        assert library.articles.summaries([1])[0].claims == 1
        undone = library.history.undo()
        assert undone is not None
        assert undone.touch(Kind.ANALYSES, 1)
        assert library.articles.analysis(1) == before
        assert library.articles.document(1) == stated
        assert library.articles.summaries([1])[0].claims == 3
        library.history.redo()
        assert library.articles.analysis(1) == after

    def test_taking_the_given_date_back(self, library, document):
        library.articles.add(document, make_analysis(document))
        library.articles.set_published(1, date(2019, 2, 3), self.given(document, date(2019, 2, 3)))
        library.articles.set_published(1, None, make_analysis(library.articles.document(1, as_stated=True)))
        assert library.articles.document(1) == document
        assert library.articles.summaries([1])[0].published is None

    def test_article_that_comes_with_a_given_date_can_lose_it_again(self, library, document):
        day = date(2019, 2, 3)
        dated = replace(document, published=day, published_basis=PublishedBasis.GIVEN)
        library.articles.add(dated, self.given(document, day))
        assert library.articles.document(1) == dated
        assert library.articles.document(1, as_stated=True) == document
        library.articles.set_published(1, None, make_analysis(document))
        assert library.articles.document(1) == document

    def test_analysis_for_another_date_is_refused(self, library, document):
        library.articles.add(document, make_analysis(document))
        with pytest.raises(BugError):
            library.articles.set_published(1, date(2020, 1, 1), self.given(document, date(2019, 2, 3)))
        with pytest.raises(BugError):
            library.articles.set_published(1, None, self.given(document, date(2019, 2, 3)))

    def test_inferred_date_is_listed_but_never_taken_for_stated(self, library, document):
        inferred = make_analysis(document, published=date(2017, 7, 7), basis=PublishedBasis.INFERRED)
        library.articles.add(document, inferred)
        (summary,) = library.articles.summaries([1])
        assert (summary.published, summary.published_basis) == (date(2017, 7, 7), PublishedBasis.INFERRED)
        assert library.articles.document(1).published is None
        better = make_analysis(document, published=date(2017, 7, 8), basis=PublishedBasis.INFERRED, analyser="test/2.0")
        library.articles.store_analysis(1, better)
        assert library.articles.analysis(1) == better

    def test_late_analysis_never_overrides_the_persons_date(self, library, document):
        library.articles.add(document, make_analysis(document))
        given = self.given(document, date(2019, 2, 3))
        library.articles.set_published(1, date(2019, 2, 3), given)
        library.articles.store_analysis(1, make_analysis(document, analyser="test/2.0"))
        assert library.articles.analysis(1) == given
        library.history.undo()
        assert library.articles.analysis(1).analyser == "test/2.0"
        library.articles.store_analysis(1, replace(given, analyser="test/2.0"))
        assert library.articles.document(1).published is None


def test_decisions_survive_a_new_analysis(furnished):
    before = furnished.articles.reading(1)
    changes = furnished.articles.store_analysis(1, make_analysis(before.document, cues=("أكد",), analyser="test/2.0"))
    assert changes.touch(Kind.ANALYSES, 1)
    after = furnished.articles.reading(1)
    assert after.analysis.analyser == "test/2.0"
    for kept in ("highlights", "notes", "taggings", "name_marks", "reviewed_claims"):
        assert getattr(after, kept) == getattr(before, kept)
        assert getattr(after, kept)
    assert [card.state for card in after.claim_cards] == [ClaimState.ACCEPTED, ClaimState.NEW]
    assert furnished.articles.analysers() == [(1, "test/2.0")]


class TestBin:
    def test_emptied_bin_is_gone_from_the_file_and_its_history(self, library, add):
        words = "عبارةسرية"
        kept, gone = add("مقال باق"), add(f"مقال فيه {words} واحدة")
        library.tags.attach(gone, Target(TargetKind.ARTICLE, gone), "وسم")
        library.notes.add(gone, Target(TargetKind.ARTICLE, gone), f"ملاحظة {words}")
        library.highlights.add(gone, Span(0, 4), "yellow")
        library.articles.delete([gone])
        changes = library.articles.empty_bin()
        assert changes.articles == {gone}
        assert library.articles.counts()[View.BIN] == 0
        assert library.articles.ids() == [kept]
        database = library._database
        for table in database.tables.table_names():
            if not table.startswith(("search_index", "sqlite_")):
                for row in database.tables.table(table).rows:
                    assert words not in str(row.values())
        assert database.value("SELECT count(*) FROM documents") == 1
        assert database.value("SELECT count(*) FROM originals") == 1
        assert database.value("SELECT count(*) FROM search_index(?)", [words]) == 0

    def test_history_goes_on_after_the_bin_was_emptied(self, library, add):
        kept, gone = add("مقال باق"), add("مقال ذاهب")
        library.highlights.add(kept, Span(0, 4), "yellow")
        library.tags.attach(gone, Target(TargetKind.ARTICLE, gone), "وسم")
        library.tags.attach(kept, Target(TargetKind.ARTICLE, kept), "وسم")
        library.notes.add(gone, Target(TargetKind.ARTICLE, gone), "ملاحظة")
        library.articles.delete([gone])
        library.articles.empty_bin()
        undone = []
        while changes := library.history.undo():
            undone.append(changes.verb)
        assert undone == ["attach_tag", "attach_tag", "add_highlight"]
        assert library.tags.all() == []
        while library.history.redo():
            pass
        assert [tag.name for tag in library.tags.all()] == ["وسم"]
        assert len(library.articles.reading(kept).highlights) == 1

    def test_shared_original_stays_until_its_last_article_goes(self, library):
        one = make_document("نص أول", name="a.txt")
        two = replace(make_document("نص ثان", name="b.txt"))
        for document in (one, two):
            library.articles.add(document, replace(make_analysis(document), claims=()))
        library.articles.delete([1])
        library.articles.empty_bin()
        assert library.articles.document(2) == two

    def test_emptying_an_empty_bin_changes_nothing(self, library, add):
        add()
        assert not library.articles.empty_bin()
        assert library.articles.ids() == [1]

    def test_new_article_never_gets_the_id_of_one_that_is_gone(self, library: Library, add):
        gone = add()
        library.articles.delete([gone])
        library.articles.empty_bin()
        assert add() > gone
