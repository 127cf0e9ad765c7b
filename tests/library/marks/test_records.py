"""Highlights, names, claims, notes and tags hold what the reader gave them, and refuse what makes no sense."""

from __future__ import annotations

import pytest

from app.domain.annotations import MentionType
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.errors import BugError, NotFoundError, UserError
from tests.library.conftest import TEXT, claim_at

ARTICLE = Target(TargetKind.ARTICLE, 1)


def test_highlight_holds_its_quote_and_32_characters_on_either_side(library, add):
    add()
    start = TEXT.index("الناطق")
    changes = library.highlights.add(1, Span(start, start + 6), "yellow")
    (highlight,) = library.articles.reading(1).highlights
    assert highlight.id == changes.created
    assert (highlight.quote, highlight.color) == ("الناطق", "yellow")
    assert highlight.prefix == TEXT[:start]
    assert highlight.suffix == TEXT[start + 6 : start + 38]


def test_same_words_again_only_change_the_colour(library, add):
    add()
    first = library.highlights.add(1, Span(0, 4), "yellow")
    second = library.highlights.add(1, Span(0, 4), "green")
    assert second.created == first.created
    assert [highlight.color for highlight in library.articles.reading(1).highlights] == ["green"]


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 10_000)])
def test_span_without_words_is_a_bug(library, add, span):
    add()
    with pytest.raises(BugError):
        library.highlights.add(1, span, "yellow")
    with pytest.raises(BugError):
        library.names.add(1, span, MentionType.PLACE)


def test_removed_highlight_takes_its_notes_and_tags_and_brings_them_back(furnished):
    before = furnished.articles.reading(1)
    furnished.highlights.remove(1)
    after = furnished.articles.reading(1)
    assert (after.highlights, after.notes, after.taggings) == ((), (), ())
    furnished.history.undo()
    assert furnished.articles.reading(1) == before


def test_name_is_kept_without_harakat_and_wins_in_the_reading(library, add):
    add("وصل القائدُ سَلْمان إلى الميناء")
    library.names.add(1, Span(4, 20), MentionType.PERSON)
    reading = library.articles.reading(1)
    assert reading.name_marks[0].name == "القائد سلمان"
    library.names.add(1, Span(4, 20), MentionType.GROUP)
    assert [mark.type for mark in library.articles.reading(1).name_marks] == [MentionType.GROUP]


def test_claim_is_kept_as_it_was_when_it_was_decided(library, add):
    add()
    corrected = claim_at(TEXT, "قال", entity="الدفاع المدني")
    library.claims.decide(1, claim_at(TEXT, "قال"), ClaimState.ACCEPTED)
    first = library.articles.reading(1).reviewed_claims[0]
    assert (first.claim, first.state) == (claim_at(TEXT, "قال"), ClaimState.ACCEPTED)
    library.claims.decide(1, corrected, ClaimState.CORRECTED)
    (second,) = library.articles.reading(1).reviewed_claims
    assert (second.id, second.claim, second.state) == (first.id, corrected, ClaimState.CORRECTED)
    assert library.claims.keep(1, claim_at(TEXT, "قال")).created == first.id
    assert library.articles.reading(1).reviewed_claims == (second,)


def test_claim_record_holds_what_a_later_schema_needs(library, add):
    add()
    claim = claim_at(TEXT, "أكد")
    library.claims.decide(1, claim, ClaimState.REJECTED)
    (row,) = library._database.rows("SELECT * FROM reviewed_claims")
    assert row["quote"] == claim.content.of(TEXT)
    assert len(row["prefix"]) == 32
    assert row["analyser"] == "test/1.0"
    assert row["decided"] is not None


@pytest.mark.parametrize("text", ["", "  \n ", "\t"])
def test_note_needs_words(furnished, text):
    with pytest.raises(UserError, match="needs words"):
        furnished.notes.add(1, ARTICLE, text)
    with pytest.raises(UserError, match="needs words"):
        furnished.notes.edit(1, text)


def test_note_tells_when_it_was_written_and_changed(furnished):
    (written,) = furnished.articles.reading(1).notes
    assert written.created == written.modified
    furnished.notes.edit(1, "  كلام جديد  ")
    (edited,) = furnished.articles.reading(1).notes
    assert (edited.text, edited.created) == ("كلام جديد", written.created)
    assert edited.modified > written.modified


def test_broken_characters_of_a_note_do_no_harm(furnished):
    furnished.notes.add(1, ARTICLE, "قبل \ud83d بعد \0 ثم \ud83d\ude42")
    assert furnished.articles.reading(1).notes[-1].text == "قبل \ufffd بعد \ufffd ثم 🙂"


def test_target_must_belong_to_the_article(furnished):
    for target in (Target(TargetKind.ARTICLE, 1), Target(TargetKind.HIGHLIGHT, 1), Target(TargetKind.CLAIM, 1)):
        with pytest.raises(NotFoundError):
            furnished.notes.add(2, target, "ملاحظة")
        with pytest.raises(NotFoundError):
            furnished.tags.detach(2, target, "هدنة")


@pytest.mark.parametrize("spelling", ["هُدنة", "هدنه", " هــدنة ", "هدنة"])
def test_tag_is_one_in_all_spellings_and_shown_as_first_typed(furnished, spelling):
    furnished.tags.attach(1, ARTICLE, spelling)
    (tag,) = furnished.tags.all()
    assert (tag.name, tag.count) == ("هدنة", 2)  # the other article with it lies in the bin
    assert furnished.articles.reading(1).tags_on(ARTICLE) == ("هدنة",)


@pytest.mark.parametrize("name", ["", "  ", "\u064b", "\u200f"])
def test_tag_needs_a_visible_name(furnished, name):
    for call in (lambda: furnished.tags.attach(1, ARTICLE, name), lambda: furnished.tags.rename(1, name)):
        with pytest.raises(UserError, match="needs a name"):
            call()


def test_renaming_to_another_spelling_is_fine_to_another_tag_is_not(furnished):
    furnished.tags.attach(1, ARTICLE, "نزوح")
    furnished.tags.rename(1, "هُدْنة")
    assert [tag.name for tag in furnished.tags.all()] == ["نزوح", "هُدْنة"]
    with pytest.raises(UserError, match="already"):
        furnished.tags.rename(1, "نُزوح")


def test_detached_tag_stays_among_the_tags(furnished):
    furnished.tags.detach(1, Target(TargetKind.HIGHLIGHT, 1), "هدنة")
    assert [(tag.name, tag.count) for tag in furnished.tags.all()] == [("هدنة", 0)]
    assert not furnished.tags.detach(1, ARTICLE, "لا وسم كهذا")


@pytest.mark.parametrize(
    "call",
    [
        lambda library: library.highlights.recolor(9, "x"),
        lambda library: library.highlights.remove(9),
        lambda library: library.names.remove(9),
        lambda library: library.notes.edit(9, "x"),
        lambda library: library.notes.remove(9),
        lambda library: library.tags.rename(9, "x"),
        lambda library: library.tags.remove(9),
    ],
)
def test_record_that_is_gone_is_told(furnished, call):
    with pytest.raises(NotFoundError):
        call(furnished)
