"""What is taken in from another library, what stays as it is here, and that nothing is lost on either side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.annotations import MentionType
from app.domain.document import PublishedBasis
from app.domain.records import ClaimState, DisagreementKind, Target, TargetKind
from app.domain.span import Span
from app.library import Library, Order, StoppedError, View, Watch
from app.library.database import Database
from tests.library.conftest import TEXT, changed, claim_at, make_analysis, make_document
from tests.library.exchange.conftest import ARTICLE, OTHER_TEXT, held, take_in
from tests.library.test_history import state_of

HIGHLIGHT = Target(TargetKind.HIGHLIGHT, 1)


def _disagreements(merged) -> list[tuple[DisagreementKind, str, str, str]]:
    return [(found.kind, found.subject, found.here, found.there) for found in merged.disagreements]


def test_a_new_article_comes_with_all_that_hangs_on_it(library, other, document):
    take_in(library, OTHER_TEXT)
    day = date(2018, 3, 4)
    article = take_in(other, TEXT, title="عنوان")
    other.highlights.add(article, Span(0, 4), "yellow")
    other.notes.add(article, HIGHLIGHT, "على التظليل")
    other.notes.add(article, claim_at(TEXT, "أكد"), "على القول")
    other.claims.decide(article, claim_at(TEXT, "قال"), ClaimState.REJECTED)
    other.names.add(article, Span(12, 18), MentionType.PLACE)
    for target in (ARTICLE, HIGHLIGHT, Target(TargetKind.CLAIM, 1), Target(TargetKind.NOTE, 1)):
        other.tags.attach(article, target, "هدنة/خروق")
    other.tags.recolor(1, "red")
    other.articles.edit_facts(article, outlet="صحيفة")
    given = make_analysis(make_document(), published=day, basis=PublishedBasis.GIVEN)
    other.articles.set_published(article, day, given)
    other.articles.set_starred(article, True)
    other.articles.set_read(article, True)
    other.searches.save("الجسور", "جسر", Order.NEWEST)
    merged = library.merge(other.path)
    assert (merged.added, merged.known, merged.disagreements) == ((2,), (), ())
    theirs, ours = other.articles.reading(article), library.articles.reading(2)
    assert ours.document == theirs.document
    assert ours.analysis == theirs.analysis
    assert ours.is_starred
    assert held(library) >= held(other)
    assert [(one.claim, one.state) for one in ours.reviewed_claims] == [
        (one.claim, one.state) for one in theirs.reviewed_claims
    ]
    assert [(one.span, one.type, one.name) for one in ours.name_marks] == [
        (one.span, one.type, one.name) for one in theirs.name_marks
    ]
    assert [tag.own_color for tag in library.tags.all()] == ["red", None]
    assert [search.query for search in library.searches.all()] == ["جسر"]
    assert library.articles.counts()[View.UNREAD] == 1
    assert library.articles.ids(query="tag:خروق القول") == [2]
    assert library.check().problems == ()


def test_what_both_have_is_there_once_and_what_differs_stands_beside(library, other):
    for one in (library, other):
        take_in(one)
        one.highlights.add(1, Span(0, 4), "yellow")
        one.notes.add(1, HIGHLIGHT, "ملاحظة واحدة")
        one.tags.attach(1, ARTICLE, "هدنة")
    other.notes.add(1, HIGHLIGHT, "ملاحظة أخرى")
    other.tags.attach(1, ARTICLE, "هُدنه/خروق")
    other.highlights.add(1, Span(5, 9), "green")
    merged = library.merge(other.path)
    assert merged.taken == {"tags": 1, "highlights": 1, "notes": 1, "taggings": 1}
    reading = library.articles.reading(1)
    assert [note.text for note in reading.notes] == ["ملاحظة واحدة", "ملاحظة أخرى"]
    assert [mark.color for mark in reading.highlights] == ["yellow", "green"]
    # Spelt as it is here.
    assert [tag.name for tag in library.tags.all()] == ["هدنة", "هدنة/خروق"]


def test_what_is_untouched_here_takes_the_others(library, other):
    for one in (library, other):
        take_in(one, title="كما في الملف")
        one.tags.attach(1, ARTICLE, "هدنة")
    other.articles.edit_facts(1, title="كما كتبت", author="كاتبة")
    other.articles.set_starred(1, True)
    other.claims.decide(1, claim_at(TEXT, "قال", entity="الدفاع المدني"), ClaimState.CORRECTED)
    library.notes.add(1, claim_at(TEXT, "قال"), "لم يُقرَّر بعد")
    other.tags.recolor(1, "red")
    day = date(2018, 3, 4)
    given = make_analysis(make_document(title="كما كتبت"), published=day, basis=PublishedBasis.GIVEN)
    other.articles.set_published(1, day, given)
    merged = library.merge(other.path)
    assert merged.disagreements == ()
    reading = library.articles.reading(1)
    assert (reading.document.title, reading.document.author) == ("كما كتبت", "كاتبة")
    assert (reading.document.published, reading.analysis.published_basis) == (day, PublishedBasis.GIVEN)
    assert reading.is_starred
    (claim,) = reading.reviewed_claims
    assert (claim.state, claim.claim.entity) == (ClaimState.CORRECTED, "الدفاع المدني")
    assert library.tags.all()[0].own_color == "red"
    assert library.check().problems == ()


def test_what_was_decided_here_stays_and_the_others_is_told_and_kept(library, other):
    for one, word in ((library, "هنا"), (other, "هناك")):
        take_in(one, title="كما في الملف")
        one.tags.attach(1, ARTICLE, "هدنة")
        one.articles.edit_facts(1, title=word)
    library.tags.recolor(1, "green")
    other.tags.recolor(1, "red")
    library.names.add(1, Span(12, 18), MentionType.PLACE)
    other.names.add(1, Span(12, 18), MentionType.PERSON)
    library.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.ACCEPTED)
    other.claims.decide(1, claim_at(TEXT, "قال", entity="الدفاع المدني"), ClaimState.CORRECTED)
    library.claims.decide(1, claim_at(TEXT, "نفى"), ClaimState.REJECTED)
    other.claims.decide(1, claim_at(TEXT, "نفى"), ClaimState.REJECTED)
    for one, day in ((library, date(2018, 3, 4)), (other, date(2018, 3, 5))):
        given = make_analysis(make_document(), published=day, basis=PublishedBasis.GIVEN)
        one.articles.set_published(1, day, given)
    before = library.articles.reading(1)
    merged = library.merge(other.path)
    quote = claim_at(TEXT, "قال").content.of(TEXT)
    assert _disagreements(merged) == [
        (DisagreementKind.TAG_COLOR, "هدنة", "green", "red"),
        (DisagreementKind.TITLE, "", "هنا", "هناك"),
        (DisagreementKind.PUBLISHED, "", "2018-03-04", "2018-03-05"),
        (DisagreementKind.NAME, TEXT[12:18], "place", "person"),
        (DisagreementKind.CLAIM, " ".join(quote.split()), "accepted: –", "corrected: الدفاع المدني"),
    ]
    after = library.articles.reading(1)
    assert replace(after, disagreements=()) == before
    assert [found.there for found in after.disagreements] == [
        "هناك",
        "2018-03-05",
        "person",
        "corrected: الدفاع المدني",
    ]
    again = library.merge(other.path)
    assert _disagreements(again) == _disagreements(merged)
    assert not again.changes
    assert [replace(found, id=0, at=None) for found in library.disagreements.all()] == [
        replace(found, id=0, at=None) for found in merged.disagreements
    ]
    library.disagreements.settle([found.id for found in library.disagreements.all()])
    assert library.disagreements.all() == []
    library.history.undo()
    assert len(library.disagreements.all()) == 5


def test_a_fact_that_a_file_alone_states_says_nothing_against_what_was_written(library, other):
    for one in (library, other):
        take_in(one, title="كما في الملف")
    library.articles.edit_facts(1, title="كما كتبت")
    assert library.merge(other.path).disagreements == ()
    assert library.articles.document(1).title == "كما كتبت"


def test_the_same_text_of_another_outlet_is_told(library, other):
    take_in(library, outlet="الأولى")
    twin = replace(make_document(outlet="الثانية"), original=b"another page with the same text")
    other.articles.add(twin, make_analysis(twin))
    merged = library.merge(other.path)
    assert merged.known == (1,)
    assert _disagreements(merged) == [(DisagreementKind.OUTLET, "", "الأولى", "الثانية")]


class TestTexts:
    def test_another_text_is_kept_beside_and_offered_and_marks_find_their_words(self, library, other, document):
        take_in(library)
        take_in(other)
        newer = changed(document, TEXT.replace("هدوء حذر", "سكون حذر") + " وعاد الناس.")
        offered = other.articles.add(newer, make_analysis(newer)).offered
        other.editions.take(1, offered)
        start = newer.text.index("مصدر محلي")
        other.highlights.add(1, Span(start, start + 9), "yellow")
        other.notes.add(1, HIGHLIGHT, "في النص الجديد")
        lost = newer.text.index("وعاد الناس")
        other.highlights.add(1, Span(lost, lost + 10), "green")
        merged = library.merge(other.path)
        assert [found.kind for found in merged.disagreements] == [DisagreementKind.TEXT]
        reading = library.articles.reading(1)
        assert reading.document.text == TEXT
        assert [mark.span.of(TEXT) for mark in reading.highlights] == ["مصدر محلي"]
        assert [orphan.quote for orphan in reading.orphans] == ["وعاد الناس"]
        assert reading.offered is not None
        assert not library.merge(other.path).changes
        taken = library.editions.take(1, reading.offered)
        assert (taken.moved.placed, taken.moved.lost) == (1, 0)
        assert held(library) == held(other)
        assert library.check().problems == ()

    def test_an_older_text_is_not_offered(self, library, other, document):
        newer = changed(document, TEXT.replace("هدوء حذر", "سكون حذر"))
        take_in(other)
        offered = other.articles.add(newer, make_analysis(newer)).offered
        other.editions.take(1, offered)
        library.articles.add(newer, make_analysis(newer))
        assert library.merge(other.path).known == (1,)
        assert library.editions.offered(1) is None
        assert library._database.value("SELECT count(*) FROM editions") == 2

    def test_texts_taken_in_alone_are_no_step_but_are_told(self, library, other, document):
        newer = changed(document, TEXT.replace("هدوء حذر", "سكون حذر"))
        take_in(library)
        take_in(other)
        other.articles.add(newer, make_analysis(newer))
        merged = library.merge(other.path)
        assert merged.changes.articles == {1}
        assert library.editions.offered(1) is not None
        assert library.history.undo_verb() is None


class TestBin:
    def test_what_lies_in_the_bin_there_does_not_come(self, library, other):
        take_in(other)
        take_in(other, OTHER_TEXT)
        other.articles.delete([2])
        assert library.merge(other.path).added == (1,)

    def test_what_lies_in_the_bin_here_stays_there_with_what_is_added(self, library, other):
        for one in (library, other):
            take_in(one)
        library.articles.delete([1])
        other.notes.add(1, ARTICLE, "من هناك")
        merged = library.merge(other.path)
        assert merged.binned == (1,)
        assert library.articles.ids() == []
        library.articles.restore([1])
        assert [note.text for note in library.articles.reading(1).notes] == ["من هناك"]

    @pytest.mark.parametrize("way", ["exported", "whole"])
    def test_what_was_purged_here_does_not_come_back(self, library, tmp_path, way):
        take_in(library)
        take_in(library, OTHER_TEXT, title="سر")
        path = tmp_path / "colleague.isnad"
        if way == "exported":
            library.export_part(path, None)
        else:
            with Library.open(path) as colleague:
                colleague.merge(library.path)
        library.articles.purge([2])
        merged = library.merge(path)
        assert (merged.added, merged.known, merged.left_out) == ((), (1,), ("سر",))
        # The reader can still take it in by hand, and then what is said of it comes as well.
        take_in(library, OTHER_TEXT)
        assert library.merge(path).left_out == ()

    def test_purging_leaves_no_word_of_a_disagreement(self, library, other):
        for one, word in ((library, "هنا"), (other, "زعفرانية")):
            take_in(one)
            one.articles.edit_facts(1, title=word)
        library.merge(other.path)
        assert len(library.disagreements.all()) == 1
        library.articles.purge([1])
        assert library.disagreements.all() == []
        assert "زعفرانية".encode() not in library.path.read_bytes()


class TestStories:
    def test_decisions_come_where_nothing_is_decided(self, library, other):
        texts = [f"{OTHER_TEXT} رقم {number}" for number in range(4)]
        for text in texts:
            take_in(other, text)
        other.stories.join([1, 2])
        other.stories.join([3, 4])
        take_in(library, texts[2])
        merged = library.merge(other.path)
        ours = {library.articles.document(one).text: one for one in library.articles.ids()}
        assert library.stories.members(ours[texts[0]]) == sorted((ours[texts[0]], ours[texts[1]]))
        assert library.stories.members(ours[texts[2]]) == sorted((ours[texts[2]], ours[texts[3]]))
        assert merged.disagreements == ()
        assert not library.merge(other.path).changes

    def test_what_was_decided_here_stays(self, library, other):
        texts = ["خبر قصير عن المعبر", "نبأ آخر عن سوق المدينة", "حديث ثالث عن طريق الجبل"]
        for one in (library, other):
            for text in texts:
                take_in(one, text)
        library.stories.join([1, 2])
        other.stories.join([2, 3])
        other.stories.join([1, 2])
        other.stories.split([1])
        merged = library.merge(other.path)
        assert library.stories.members(1) == [1, 2, 3]
        assert [(one.kind, one.here, one.there) for one in merged.disagreements] == [
            (DisagreementKind.STORY, "together", "apart")
        ]
        assert not library.merge(other.path).changes


class TestHistory:
    def test_it_is_one_step_undone_and_redone_as_one(self, library, other):
        take_in(library)
        library.notes.add(1, ARTICLE, "ملاحظتي")
        for text in (TEXT, OTHER_TEXT, "خبر ثالث قال كاتبه شيئا"):
            article = take_in(other, text)
            other.notes.add(article, Target(TargetKind.ARTICLE, article), "من هناك")
            other.tags.attach(article, Target(TargetKind.ARTICLE, article), f"وسم {article}")
        before = state_of(library)
        merged = library.merge(other.path)
        after = state_of(library)
        assert library.history.undo_verb() == "merge_library"
        library.history.undo()
        assert library.articles.ids() == [1]
        assert library.articles.ids(view=View.BIN) == [3, 2]
        undone = state_of(library)
        assert {table: undone[table] for table in ("notes", "tags", "taggings", "highlights")} == {
            table: before[table] for table in ("notes", "tags", "taggings", "highlights")
        }
        assert library.history.undo_verb() == "add_note"
        library.history.redo()
        assert state_of(library) == after
        library.history.undo()
        again = library.merge(other.path)
        assert (again.added, again.taken) == (merged.added, merged.taken)
        assert library.articles.ids() == [3, 2, 1]
        assert library.check().problems == ()

    def test_a_merge_that_brings_nothing_leaves_no_step(self, library, other):
        for one in (library, other):
            take_in(one)
        steps = library._database.value("SELECT count(*) FROM steps")
        assert not library.merge(other.path).changes
        assert library._database.value("SELECT count(*) FROM steps") == steps
        assert library.check().problems == ()

    def test_ended_by_the_person_it_changes_nothing(self, library, other):
        for text in (TEXT, OTHER_TEXT, "خبر ثالث"):
            take_in(other, text)
        told = []
        with pytest.raises(StoppedError):
            library.merge(other.path, watch=Watch(lambda *at: told.append(at), lambda: len(told) == 2))
        assert told == [(0, 3), (1, 3)]
        assert library.articles.every_id() == []
        assert library._database.value("SELECT count(*) FROM documents") == 0
        assert library.merge(other.path).added == (1, 2, 3)

    def test_a_fault_in_the_middle_changes_nothing(self, library, other, monkeypatch):
        for text in (TEXT, OTHER_TEXT):
            take_in(other, text)
        before = state_of(library)
        monkeypatch.setattr("app.library.exchange.carrying.bring_stories", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            library.merge(other.path)
        assert state_of(library) == before
        monkeypatch.undo()
        assert library.merge(other.path).added == (1, 2)


def test_what_others_read_meanwhile_is_the_state_before(library, other, path):
    take_in(other)

    def look(done: int, _: int) -> None:
        beside = Database.open_to_read(path)
        assert beside.value("SELECT count(*) FROM articles") == 0
        beside.close()

    library.merge(other.path, watch=Watch(look))
    assert library.articles.ids() == [1]
