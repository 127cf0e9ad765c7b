"""A changed text is offered to its article; when it is taken, marks follow their words or wait as orphans."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.annotations import MentionType
from app.domain.document import PublishedBasis
from app.domain.records import ClaimState, Highlight, NameMark, ReviewedClaim, Target, TargetKind
from app.domain.span import Span
from app.errors import BugError, NotFoundError, UserError
from app.library import Added, Library
from tests.library.conftest import TEXT, changed, claim_at, make_analysis, make_document

ARTICLE = Target(TargetKind.ARTICLE, 1)
NEWS = "تحديث صباح الاثنين من مراسلنا.\n"
LATER = NEWS + TEXT.replace("وأكد مصدر محلي أن الطريق فُتحت.", "وأكد مصدر محلي أن الطريق أُغلقت.")
"""The text with a line more, so that all of it moves, and with another word in its third sentence."""


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def offer(library: Library, text: str = LATER, **facts) -> Added:
    document = changed(make_document(), text, **facts)
    return library.articles.add(document, make_analysis(document))


@pytest.fixture
def marked(library: Library, add) -> Library:
    """Return a library with an article, marked where its later text stays the same and where it doesn't."""
    add()
    library.highlights.add(1, span("٣٥ شخصا"), "yellow")
    library.highlights.add(1, span("الطريق"), "green")
    library.notes.add(1, Target(TargetKind.HIGHLIGHT, 2), "أي طريق؟")
    library.tags.attach(1, Target(TargetKind.HIGHLIGHT, 2), "طرق")
    library.names.add(1, span("المجلس"), MentionType.ORGANIZATION)
    library.names.add(1, span("مصدر محلي"), MentionType.PERSON)
    library.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.ACCEPTED)
    library.claims.decide(1, claim_at(TEXT, "أكد"), ClaimState.REJECTED)
    return library


def test_a_changed_text_of_the_same_file_is_offered_and_changes_nothing_yet(marked):
    before = marked.articles.reading(1)
    added = offer(marked)
    assert (added.article_id, added.was_known, added.offered) == (1, True, 2)
    assert marked.articles.reading(1) == replace(before, offered=2)
    assert marked.articles.ids() == [1]
    assert marked.editions.offered(1) == 2
    assert marked.editions.document(1, 2).text == LATER


def test_a_changed_text_of_the_same_address_is_offered(library):
    page = make_document()
    page = replace(page, origin=replace(page.origin, url="https://news.test/1"))
    library.articles.add(page, make_analysis(page))
    again = make_document(LATER, folder="elsewhere")
    again = replace(again, origin=replace(again.origin, url="https://news.test/1"))
    assert library.articles.add(again, make_analysis(again)).offered == 2


def test_another_article_from_the_same_file_is_an_article_of_its_own(library, add):
    add()
    other = changed(make_document(), "تقرير عن موسم الزيتون في الساحل وأسعاره هذا العام")
    added = library.articles.add(other, make_analysis(other))
    assert (added.article_id, added.was_known, added.offered) == (2, False, None)


def test_the_same_text_again_is_offered_once(marked):
    first, second = offer(marked), offer(marked)
    assert (first.offered, second.offered) == (2, 2)
    assert not second.changes
    marked.editions.take(1, 2)
    assert offer(marked).offered is None
    assert offer(marked, TEXT).offered == 1


def test_marks_go_where_their_words_went_and_no_further(marked):
    offer(marked)
    taken = marked.editions.take(1, 2)
    reading = marked.articles.reading(1)
    assert reading.document.text == LATER
    assert reading.analysis.text_sha256 == reading.document.text_sha256
    assert [(found.span, found.quote) for found in reading.highlights] == [(span("٣٥ شخصا", LATER), "٣٥ شخصا")]
    assert [mark.span for mark in reading.name_marks] == [span("المجلس", LATER)]
    (kept,) = reading.reviewed_claims
    assert (kept.claim.cue, kept.state) == (span("قال", LATER), ClaimState.ACCEPTED)
    assert kept.claim.content.of(LATER) == claim_at(TEXT, "قال").content.of(TEXT)
    lost = [(type(orphan.record), orphan.quote) for orphan in reading.orphans]
    assert lost == [
        (Highlight, "الطريق"),
        (NameMark, "مصدر محلي"),
        (ReviewedClaim, claim_at(TEXT, "أكد").content.of(TEXT)),
    ]
    assert (taken.moved.placed, taken.moved.lost) == (3, 3)
    # What hangs on an orphan is kept.
    assert [note.text for note in reading.notes] == ["أي طريق؟"]
    assert reading.tags_on(Target(TargetKind.HIGHLIGHT, 2)) == ("طرق",)


def test_search_counts_and_list_follow_the_text(marked):
    offer(marked)
    marked.editions.take(1, 2)
    assert marked.articles.ids(query="مراسلنا") == [1]
    assert marked.articles.ids(query="فتحت") == []
    (line,) = marked.articles.summaries([1])
    assert (line.claims, line.reviewed) == (3, 1)


def test_undo_goes_back_to_the_text_and_every_mark(marked):
    before = marked.articles.reading(1)
    offer(marked)
    marked.editions.take(1, 2)
    after = marked.articles.reading(1)
    assert marked.history.undo_verb() == "take_text"
    marked.history.undo()
    assert marked.articles.reading(1) == replace(before, offered=2)
    assert marked.articles.ids(query="فتحت ") == [1]
    marked.history.redo()
    assert marked.articles.reading(1) == after


def test_the_first_text_taken_again_brings_orphans_home(marked):
    before = marked.articles.reading(1)
    offer(marked)
    marked.editions.take(1, 2)
    marked.editions.take(1, 1)
    after = marked.articles.reading(1)
    assert after.orphans == ()
    assert (after.highlights, after.name_marks) == (before.highlights, before.name_marks)
    assert [(kept.claim.cue, kept.state) for kept in after.reviewed_claims] == [
        (kept.claim.cue, kept.state) for kept in before.reviewed_claims
    ]


def test_a_mark_made_where_an_orphan_once_stood_is_another_mark(marked):
    offer(marked)
    marked.editions.take(1, 2)
    place = marked.articles.reading(1).orphans[1].record.span
    marked.names.add(1, place, MentionType.PLACE)
    assert len(marked.articles.reading(1).name_marks) == 2
    assert len(marked.articles.reading(1).orphans) == 3


def test_facts_that_the_person_edited_stay_others_follow_the_file(library):
    document = make_document(title="عنوان", outlet="وكالة")
    library.articles.add(document, make_analysis(document))
    library.articles.edit_facts(1, outlet="الوكالة نفسها")
    later = changed(document, LATER, title="عنوان محدث", outlet="وكالة الأنباء")
    library.articles.add(later, make_analysis(later))
    library.editions.take(1, 2)
    taken = library.articles.document(1)
    assert (taken.title, taken.outlet) == ("عنوان محدث", "الوكالة نفسها")


def test_a_date_that_the_person_gave_stays(marked):
    day = date(2018, 3, 4)
    given = PublishedBasis.GIVEN
    marked.articles.set_published(1, day, make_analysis(make_document(), published=day, basis=given))
    offer(marked)
    assert marked.editions.needs_analysis(1, 2)
    with pytest.raises(BugError):
        marked.editions.take(1, 2)
    later = marked.editions.document(1, 2)
    assert later.published == day
    marked.editions.take(1, 2, make_analysis(later))
    assert marked.articles.analysis(1).published == day
    marked.history.undo()
    assert marked.articles.reading(1).document.text == TEXT


class TestOrphans:
    """The person gives an orphan a new place, or deletes it."""

    @pytest.fixture
    def orphaned(self, marked):
        offer(marked)
        marked.editions.take(1, 2)
        return marked

    def test_a_highlight_takes_its_note_to_other_words(self, orphaned):
        orphaned.highlights.place(2, span("أُغلقت", LATER))
        reading = orphaned.articles.reading(1)
        assert {found.quote: found.color for found in reading.highlights} == {"٣٥ شخصا": "yellow", "أُغلقت": "green"}
        assert len(reading.orphans) == 2
        assert orphaned.history.undo_verb() == "place_mark"

    def test_a_name_goes_to_words_that_are_none_yet(self, orphaned):
        with pytest.raises(UserError, match="already"):
            orphaned.names.place(2, span("المجلس", LATER))
        orphaned.names.place(2, span("مصدر محلي", LATER))
        assert len(orphaned.articles.reading(1).name_marks) == 2

    def test_a_decision_goes_to_another_claim(self, orphaned):
        with pytest.raises(UserError, match="already"):
            orphaned.claims.place(2, claim_at(LATER, "قال"))
        orphaned.claims.place(2, claim_at(LATER, "أكد"))
        states = {kept.claim.cue: kept.state for kept in orphaned.articles.reading(1).reviewed_claims}
        assert states[span("أكد", LATER)] is ClaimState.REJECTED

    def test_deleted_orphans_are_gone_until_undo(self, orphaned):
        before = orphaned.articles.reading(1)
        orphaned.highlights.remove(2)
        orphaned.names.remove(2)
        orphaned.claims.forget(2)
        assert orphaned.articles.reading(1).orphans == ()
        assert orphaned.articles.reading(1).notes == ()
        for _ in range(3):
            orphaned.history.undo()
        assert orphaned.articles.reading(1) == before


def test_what_is_gone_is_told(marked):
    for call in (
        lambda: marked.editions.take(1, 9),
        lambda: marked.editions.take(9, 1),
        lambda: marked.highlights.place(9, Span(0, 4)),
        lambda: marked.names.place(9, Span(0, 4)),
        lambda: marked.claims.forget(9),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_a_purged_article_takes_all_its_texts_along(marked):
    offer(marked)
    marked.editions.take(1, 2)
    marked.articles.purge([1])
    for table in ("documents", "editions", "originals", "analyses"):
        assert marked._database.tables.table(table).count == 0
    assert marked.check().problems == ()


def test_purging_another_article_leaves_the_earlier_text(marked, add):
    other = add("مقال آخر تماما عن السوق", name="other.txt")
    offer(marked)
    marked.editions.take(1, 3)
    marked.articles.purge([other])
    marked.history.undo()
    assert marked.articles.reading(1).document.text == TEXT
