"""Every verb of the reader's can be undone and redone, today, after a restart, and from another window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.annotations import MentionType
from app.domain.changes import Changes, Kind
from app.domain.document import PublishedBasis
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.errors import NotFoundError
from app.library import Library, Order, Verb
from app.library.database import Database
from app.library.history import NOT_UNDOABLE
from tests.library.conftest import TEXT, changed, claim_at, make_analysis, make_document

HIGHLIGHT = Target(TargetKind.HIGHLIGHT, 1)
ARTICLE = Target(TargetKind.ARTICLE, 1)


def _set_published(library: Library) -> Changes:
    day = date(2018, 3, 4)
    analysis = make_analysis(make_document(), published=day, basis=PublishedBasis.GIVEN)
    return library.articles.set_published(1, day, analysis)


def _repair(library: Library) -> Changes:
    document = replace(make_document(), text=f"{TEXT}\nسطر أصلح")
    return library.repairs.accept(1, document, make_analysis(document))


def _merge_other(library: Library) -> Changes:
    """Take in a library that has the same article with a note, a tag, a title and a decision of its own."""
    path = library.path.with_name("other.isnad")
    with Library.open(path) as other:
        other.articles.add(make_document(), make_analysis(make_document()))
        other.highlights.add(1, Span(5, 9), "green")
        other.notes.add(1, HIGHLIGHT, "ملاحظة من مكتبة أخرى")
        other.tags.attach(1, ARTICLE, "هدنة/خروق")
        other.articles.edit_facts(1, title="عنوان هناك")
        other.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.REJECTED)
    return library.merge(path).changes


ACTIONS: dict[Verb, Any] = {
    Verb.SET_PUBLISHED: _set_published,
    Verb.EDIT_FACTS: lambda library: library.articles.edit_facts(1, title="عنوان", author="كاتب"),
    Verb.STAR_ARTICLE: lambda library: library.articles.set_starred(1, True),
    Verb.UNSTAR_ARTICLE: lambda library: library.articles.set_starred(2, False),
    Verb.DELETE_ARTICLES: lambda library: library.articles.delete([1, 2]),
    Verb.RESTORE_ARTICLES: lambda library: library.articles.restore([2]),
    Verb.ADD_HIGHLIGHT: lambda library: library.highlights.add(1, Span(5, 9), "green"),
    Verb.RECOLOR_HIGHLIGHT: lambda library: library.highlights.recolor(1, "pink"),
    Verb.REMOVE_HIGHLIGHT: lambda library: library.highlights.remove(1),
    Verb.ADD_NOTE: lambda library: library.notes.add(1, ARTICLE, "سطر\nوسطر 🙂"),
    Verb.EDIT_NOTE: lambda library: library.notes.edit(1, "غير ذلك"),
    Verb.REMOVE_NOTE: lambda library: library.notes.remove(1),
    Verb.ATTACH_TAG: lambda library: library.tags.attach(1, ARTICLE, "جديد"),
    Verb.DETACH_TAG: lambda library: library.tags.detach(1, HIGHLIGHT, "هدنه"),
    Verb.ADD_TAG: lambda library: library.tags.add("حرب/غارات"),
    Verb.RENAME_TAG: lambda library: library.tags.rename(1, "وقف النار"),
    Verb.MOVE_TAG: lambda library: library.tags.move(1, 2),
    Verb.RECOLOR_TAG: lambda library: library.tags.recolor(1, "red"),
    Verb.MERGE_TAGS: lambda library: library.tags.merge(1, 2),
    Verb.REMOVE_TAG: lambda library: library.tags.remove(1),
    Verb.ADD_NAME: lambda library: library.names.add(1, Span(0, 4), MentionType.WEAPON),
    Verb.REMOVE_NAME: lambda library: library.names.remove(1),
    Verb.ACCEPT_CLAIM: lambda library: library.claims.decide(1, claim_at(TEXT, "نفى"), ClaimState.ACCEPTED),
    Verb.CORRECT_CLAIM: lambda library: library.claims.decide(
        1, claim_at(TEXT, "قال", entity="الدفاع المدني"), ClaimState.CORRECTED
    ),
    Verb.REJECT_CLAIM: lambda library: library.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.REJECTED),
    Verb.REOPEN_CLAIM: lambda library: library.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.NEW),
    Verb.KEEP_CLAIM: lambda library: library.claims.keep(1, claim_at(TEXT, "أكد")),
    Verb.FORGET_CLAIM: lambda library: library.claims.forget(1),
    Verb.TAKE_TEXT: lambda library: library.editions.take(1, 3).changes,
    Verb.PLACE_MARK: lambda library: library.highlights.place(1, Span(5, 8)),
    Verb.REPAIR_TEXT: _repair,
    Verb.REFUSE_REPAIR: lambda library: library.repairs.refuse(1),
    Verb.DECLINE_TEXT: lambda library: library.editions.decline(1, 3),
    Verb.JOIN_STORIES: lambda library: library.stories.join([1, 2]),
    Verb.SPLIT_STORY: lambda library: library.stories.split([1]),
    Verb.MERGE_LIBRARY: _merge_other,
    Verb.SETTLE_DISAGREEMENT: lambda library: library.disagreements.settle([1]),
    Verb.SAVE_SEARCH: lambda library: library.searches.save("الجسور", "جسر -قديم", Order.OUTLET),
    Verb.RENAME_SEARCH: lambda library: library.searches.rename(1, "المعابر"),
    Verb.REMOVE_SEARCH: lambda library: library.searches.remove(1),
}


ELSEWHERE = {Verb.TAKE_IN}
"""What undo does not bring back to what it was: the articles lie in the bin then, as `test_taking_in` has it."""


def _offer_changed_text(library: Library) -> None:
    document = changed(make_document(), TEXT.replace("هدوء", "سكون").replace("أمس", "صباح أمس"))
    library.articles.add(document, make_analysis(document))


PREPARED: dict[Verb, Any] = {
    Verb.MOVE_TAG: lambda library: library.tags.add("حرب"),
    **dict.fromkeys((Verb.TAKE_TEXT, Verb.DECLINE_TEXT), _offer_changed_text),
    Verb.SPLIT_STORY: lambda library: library.stories.join([1, 2]),
    Verb.SETTLE_DISAGREEMENT: _merge_other,
    Verb.MERGE_TAGS: lambda library: library.tags.attach(2, Target(TargetKind.ARTICLE, 2), "وقف النار"),
    **dict.fromkeys(
        (Verb.RENAME_SEARCH, Verb.REMOVE_SEARCH), lambda library: library.searches.save("جسور", "جسر", Order.NEWEST)
    ),
}
"""What must be there before the verb."""

KINDS = {
    Verb.SET_PUBLISHED: {Kind.ARTICLES, Kind.ANALYSES},
    Verb.REMOVE_HIGHLIGHT: {Kind.HIGHLIGHTS, Kind.NOTES, Kind.TAGS},
}


def tags_found(database: Database) -> dict[int, set[int]]:
    """Return by article the tags that search finds it by; they must be those that are on it."""
    led = database.rows(
        """
        WITH RECURSIVE led (tag, number) AS (
            SELECT id, id FROM tags
            UNION
            SELECT tag, m.number FROM led JOIN merged_tags m ON m.tag_id = led.number
                WHERE m.number NOT IN (SELECT id FROM tags))
        SELECT tag, article_id FROM led JOIN search_text s ON instr(' ' || s.tags || ' ', char(57346) || number || ' ')
        """
    )
    found: dict[int, set[int]] = {}
    for row in led:
        found.setdefault(row["article_id"], set()).add(row["tag"])
    tagged: dict[int, set[int]] = {}
    for row in database.rows("SELECT article_id, tag_id FROM taggings"):
        tagged.setdefault(row["article_id"], set()).add(row["tag_id"])
    assert found == tagged
    return found


def state_of(library: Library) -> dict[str, Any]:
    """Return all that the reader can see, and what search finds it by."""
    database = library._database
    tables = (
        *("articles", "highlights", "name_marks", "reviewed_claims", "notes", "tags", "taggings", "saved_searches"),
        "disagreements",
    )
    rows = {table: list(database.tables.table(table).rows_where(order_by="id")) for table in tables}
    for article in rows["articles"]:
        del article["read_at"]
    rows["refused_repairs"] = database.rows("SELECT article_id, document_id FROM refused_repairs")
    rows["stories"] = database.rows("SELECT * FROM stories ORDER BY article_id")
    rows["search_text"] = database.rows("SELECT * FROM search_text ORDER BY article_id")
    found = tags_found(database)
    for text in rows["search_text"]:
        # Of the numbers that stand there, some may be those of tags that are gone.
        text["tags"] = found.get(text["article_id"], set())
    rows["facts"] = database.rows(
        "SELECT article_id, kind, name FROM article_facts JOIN facts ON id = fact_id ORDER BY article_id, kind, name"
    )
    rows["analyses"] = [library.articles.analysis(article["id"]) for article in rows["articles"]]
    database.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    assert database.rows("PRAGMA foreign_key_check") == []
    return rows


def test_each_verb_of_the_readers_is_tried_here():
    assert set(ACTIONS) | ELSEWHERE == set(Verb) - NOT_UNDOABLE


@pytest.mark.parametrize("verb", ACTIONS)
def test_verb_is_undone_and_redone_whole(furnished, path, verb):
    furnished.articles.set_starred(2, True)
    PREPARED.get(verb, lambda _: None)(furnished)
    before = state_of(furnished)
    changes = ACTIONS[verb](furnished)
    assert changes.verb == verb
    after = state_of(furnished)
    assert after != before
    assert furnished.history.undo_verb() == verb

    undone = furnished.history.undo()
    assert undone is not None
    assert (undone.verb, undone.kinds, undone.articles) == (verb, changes.kinds, changes.articles)
    assert state_of(furnished) == before
    assert furnished.history.redo_verb() == verb

    furnished.close()
    with Library.open(path) as reopened:
        redone = reopened.history.redo()
        assert redone is not None
        assert (redone.kinds, redone.articles) == (changes.kinds, changes.articles)
        assert state_of(reopened) == after
        assert reopened.history.redo() is None
        reopened.history.undo()
        assert state_of(reopened) == before


@pytest.mark.parametrize(("verb", "kinds"), KINDS.items())
def test_changes_name_every_kind_that_changed(furnished, verb, kinds):
    assert ACTIONS[verb](furnished).kinds == kinds


def test_renaming_a_tag_touches_every_article_that_has_it(furnished):
    furnished.articles.restore([2])
    changes = furnished.tags.rename(1, "وقف النار")
    assert changes.articles == {1, 2}
    assert furnished.articles.ids(query="وقف النار") == [2, 1]
    assert furnished.articles.ids(query="هدنة") == []
    furnished.history.undo()
    assert furnished.articles.ids(query="هدنة") == [2, 1]


def test_new_change_drops_what_was_undone(furnished):
    furnished.history.undo()
    furnished.notes.add(1, ARTICLE, "ملاحظة")
    assert furnished.history.redo_verb() is None
    assert furnished.history.redo() is None


def test_reading_importing_and_analysing_leave_undo_and_redo_alone(furnished):
    furnished.history.undo()
    undo, redo = furnished.history.undo_verb(), furnished.history.redo_verb()
    furnished.articles.set_read(1, True)
    furnished.articles.set_read(1, False)
    new = make_document("مقال ثالث")
    furnished.articles.add(new, make_analysis(new))
    furnished.articles.store_analysis(1, make_analysis(make_document(), analyser="test/3"))
    assert (furnished.history.undo_verb(), furnished.history.redo_verb()) == (undo, redo)
    assert furnished.history.redo() is not None


def test_verb_that_changed_nothing_is_no_step(furnished):
    furnished.history.undo()
    redo = furnished.history.redo_verb()
    nothing = [
        furnished.highlights.recolor(1, "yellow"),
        furnished.notes.edit(1, "انظر الخريطة"),
        furnished.tags.attach(1, HIGHLIGHT, "هدنه"),
        furnished.tags.detach(1, ARTICLE, "هدنة"),
        furnished.tags.rename(1, "هدنة"),
        furnished.articles.restore([1]),
        furnished.articles.set_starred(1, False),
        furnished.claims.keep(1, claim_at(TEXT, "قال")),
        furnished.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.ACCEPTED),
    ]
    assert not any(nothing)
    assert nothing[2].created == nothing[-1].created == 1
    assert furnished.history.redo_verb() == redo


def test_setting_the_same_date_again_is_no_step(furnished):
    _set_published(furnished)
    furnished.notes.add(1, ARTICLE, "ملاحظة")
    _set_published(furnished)
    assert furnished.history.undo_verb() == Verb.ADD_NOTE


def test_failed_verb_leaves_nothing_behind(furnished):
    before = state_of(furnished)
    for failing in (
        lambda: furnished.notes.add(1, Target(TargetKind.HIGHLIGHT, 77), "ملاحظة"),
        lambda: furnished.tags.attach(2, HIGHLIGHT, "جديد تماما"),
        lambda: furnished.highlights.remove(77),
    ):
        with pytest.raises(NotFoundError):
            failing()
    assert state_of(furnished) == before
    assert furnished.history.undo_verb() == Verb.DELETE_ARTICLES


def _highlight_and_fail(library: Library) -> None:
    with library.together(Verb.ADD_NOTE):
        library.highlights.add(1, Span(5, 8), "blue")
        library.notes.remove(55)


class TestTogether:
    def test_several_verbs_are_one_step(self, furnished):
        before = state_of(furnished)
        with furnished.together(Verb.ADD_NOTE) as step:
            made = furnished.highlights.add(1, Span(5, 8), "blue")
            assert made.created is not None
            note = furnished.notes.add(1, Target(TargetKind.HIGHLIGHT, made.created), "ملاحظة")
            assert note.kinds == {Kind.NOTES}
            step.created = note.created
        assert step.changes == Changes(
            Verb.ADD_NOTE, frozenset({Kind.HIGHLIGHTS, Kind.NOTES}), frozenset({1}), note.created
        )
        assert furnished.history.undo_verb() == Verb.ADD_NOTE
        furnished.history.undo()
        assert state_of(furnished) == before

    def test_error_takes_all_of_it_back(self, furnished):
        before = state_of(furnished)
        with pytest.raises(NotFoundError):
            _highlight_and_fail(furnished)
        assert state_of(furnished) == before
        assert furnished.highlights.add(1, Span(5, 8), "blue")

    def test_caught_error_takes_back_only_its_own_verb(self, furnished):
        with furnished.together(Verb.ADD_HIGHLIGHT):
            furnished.highlights.add(1, Span(5, 8), "blue")
            with pytest.raises(NotFoundError):
                furnished.tags.attach(1, Target(TargetKind.CLAIM, 99), "لا يبقى")
        assert [tag.name for tag in furnished.tags.all()] == ["هدنة"]
        assert len(furnished.articles.reading(1).highlights) == 2


def test_note_on_an_untouched_claim_is_one_step(furnished):
    before = state_of(furnished)
    changes = furnished.notes.add(1, claim_at(TEXT, "أكد"), "من المصدر؟")
    assert changes.kinds == {Kind.NOTES, Kind.CLAIMS}
    furnished.tags.attach(1, claim_at(TEXT, "أكد"), "مجهول")
    reading = furnished.articles.reading(1)
    assert [kept.state for kept in reading.reviewed_claims] == [ClaimState.ACCEPTED, ClaimState.NEW]
    assert reading.tags_on(reading.notes[-1].target) == ("مجهول",)
    furnished.history.undo()
    furnished.history.undo()
    assert state_of(furnished) == before


def test_undo_takes_back_what_another_program_did_last(furnished, path):
    with Library.open(path) as other:
        other.notes.add(1, ARTICLE, "من النافذة الأخرى")
    assert furnished.history.undo_verb() == Verb.ADD_NOTE
    furnished.history.undo()
    with Library.open(path) as other:
        assert other.history.redo_verb() == Verb.ADD_NOTE
        assert len(other.articles.reading(1).notes) == 1


def test_history_keeps_each_change_with_both_its_images(furnished):
    furnished.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.REJECTED)
    furnished.history.undo()
    rows = furnished._database.rows(
        "SELECT s.verb, s.replays, json_extract(c.before, '$.state') AS was, json_extract(c.after, '$.state') AS became"
        " FROM changes c JOIN steps s ON s.id = c.step_id WHERE c.table_name = 'reviewed_claims' ORDER BY c.id"
    )
    assert [(row["verb"], row["was"], row["became"]) for row in rows] == [
        ("accept_claim", None, "accepted"),
        ("reject_claim", "accepted", "rejected"),
        ("reject_claim", "rejected", "accepted"),
    ]
    assert [row["replays"] is None for row in rows] == [True, True, False]
