"""What the reader makes of an article is kept, undone, and shown again after a restart."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from app.domain.annotations import MentionType
from app.domain.records import ClaimState
from ui.desktop.dialogs import PublishedDialog
from ui.desktop.selection import Item, ItemKind


def test_a_note_and_a_tag_on_words_are_there_after_a_restart(desk) -> None:
    desk.open_article()
    desk.words("مدينة حلب")
    desk.trigger("note")
    QTest.keyClicks(desk.side.notes.editor, "check this")
    desk.side.notes.keep_button.click()
    desk.wait(lambda: len(desk.reading.notes) == 1)
    QTest.keyClicks(desk.side.notes.tags.field, "Aleppo")
    QTest.keyClick(desk.side.notes.tags.field, Qt.Key.Key_Return)
    desk.wait(lambda: len(desk.reading.taggings) == 1)
    assert desk.reading.highlights[0].quote == "مدينة حلب"
    assert desk.reading.taggings[0].target == desk.reading.notes[0].target
    desk.restart()
    assert [note.text for note in desk.reading.notes] == ["check this"]
    entry = desk.side.notes.model.entry(0)
    assert (entry.quote, entry.note.text, entry.tags[0].tag.name) == ("مدينة حلب", "check this", "Aleppo")


def test_a_note_half_written_is_kept_when_the_window_closes(desk) -> None:
    desk.open_article()
    desk.trigger("note")
    QTest.keyClicks(desk.side.notes.editor, "about all of it")
    desk.restart()
    assert [note.text for note in desk.reading.notes] == ["about all of it"]


def test_a_note_on_a_claim_keeps_the_claim_new(desk) -> None:
    desk.open_article()
    desk.window.selection.choose(Item(ItemKind.CLAIM, 0))
    desk.trigger("note")
    QTest.keyClicks(desk.side.notes.editor, "who else?")
    desk.side.notes.commit()
    desk.wait(lambda: len(desk.reading.notes) == 1)
    card = desk.reading.claim_cards[0]
    assert card.reviewed_id == desk.reading.notes[0].target.id
    assert card.state is ClaimState.NEW


def test_a_note_is_changed_and_deleted(desk) -> None:
    desk.open_article()
    desk.trigger("note")
    desk.side.notes.editor.setPlainText("first")
    desk.side.notes.commit()
    desk.wait(lambda: len(desk.reading.notes) == 1)
    desk.side.notes.editor.setPlainText("second")
    desk.side.notes.commit()
    desk.wait(lambda: desk.reading.notes[0].text == "second")
    desk.side.notes.remove_button.click()
    desk.wait(lambda: not desk.reading.notes)


def test_undo_and_redo_name_what_they_do(desk) -> None:
    assert not desk.window.commands["undo"].isEnabled()
    desk.open_article()
    desk.words("رويترز")
    desk.trigger("highlight")
    desk.wait(lambda: len(desk.reading.highlights) == 1)
    desk.wait(lambda: "highlight" in desk.window.commands["undo"].text())
    desk.trigger("undo")
    desk.wait(lambda: not desk.reading.highlights)
    desk.wait(lambda: "highlight" in desk.window.commands["redo"].text())
    desk.trigger("redo")
    desk.wait(lambda: len(desk.reading.highlights) == 1)


def test_a_folder_is_taken_back_as_one(desk) -> None:
    desk.file(desk.article, "one.txt")
    desk.file(desk.other, "two.txt")
    desk.window.start([desk.folder])
    desk.wait(lambda: len(desk.stored()) == 2)
    desk.wait(lambda: desk.window.commands["undo"].text() == "&Undo: add articles")
    desk.trigger("undo")
    assert desk.stored() == []
    desk.wait(lambda: desk.reading is None)
    desk.wait(lambda: len(desk.pane.model.ids) == 0)
    desk.trigger("redo")
    assert len(desk.stored()) == 2
    desk.wait(lambda: len(desk.pane.model.ids) == 2)


def test_undo_takes_back_note_and_highlight_as_one(desk) -> None:
    desk.open_article()
    desk.words("رويترز")
    desk.trigger("note")
    desk.side.notes.editor.setPlainText("an agency")
    desk.side.notes.commit()
    desk.wait(lambda: len(desk.reading.notes) == 1)
    desk.settle()
    desk.trigger("undo")
    desk.wait(lambda: not desk.reading.notes)
    assert not desk.reading.highlights


def test_a_name_marked_by_hand_is_listed_and_taken_back(desk) -> None:
    desk.open_article()
    span = desk.words("بلدة الوادي")
    desk.window.commands.name_types[MentionType.PLACE.value].trigger()
    desk.wait(lambda: len(desk.reading.name_marks) == 1)
    index = next(index for index, mention in enumerate(desk.reading.mentions) if mention.span == span)
    desk.window.selection.choose(Item(ItemKind.MENTION, index))
    desk.trigger("unmark")
    desk.wait(lambda: not desk.reading.name_marks)


def test_a_highlight_takes_another_colour(desk) -> None:
    desk.open_article()
    desk.words("رويترز")
    desk.trigger("highlight")
    desk.wait(lambda: len(desk.reading.highlights) == 1)
    desk.window.selection.select_words(None)
    desk.window.selection.choose(Item(ItemKind.HIGHLIGHT, 0))
    desk.window.commands.colors["green"].trigger()
    desk.wait(lambda: desk.reading.highlights[0].color == "green")


def test_the_sample_is_stored_with_the_first_thing_kept(desk) -> None:
    desk.window.start([])
    desk.wait(lambda: desk.reading is not None)
    assert desk.reading.article_id is None
    assert desk.window._unstored.isVisible()
    assert desk.stored() == []
    desk.window.selection.choose(Item(ItemKind.CLAIM, 0))
    desk.trigger("accept")
    desk.wait(lambda: desk.reading.article_id is not None and desk.reading.claim_cards[0].state is ClaimState.ACCEPTED)
    assert len(desk.stored()) == 1
    assert not desk.window._unstored.isVisible()


def test_the_sample_alone_leaves_the_library_empty(desk) -> None:
    desk.window.start([])
    desk.wait(lambda: desk.reading is not None)
    desk.close()
    assert desk.stored() == []


def test_relative_dates_follow_a_corrected_publication_date(desk) -> None:
    desk.open_article()
    desk.trigger("published")
    dialog = desk.window.findChild(PublishedDialog)
    dialog.calendar.setSelectedDate(QDate(2019, 3, 14))
    dialog.use_button.click()
    desk.wait(lambda: desk.reading.analysis.published == date(2019, 3, 14))
    values = {found.span.of(desk.article): found.value for found in desk.reading.analysis.dates}
    assert values["أمس"] == "2019-03-13"
    assert "14 March 2019" in desk.window.statusBar().currentMessage()


def test_an_opened_article_is_read_and_a_star_finds_it(desk) -> None:
    desk.open_article(desk.other, "other.txt")
    desk.open_article()
    desk.trigger("star")
    desk.wait(lambda: desk.reading.is_starred)
    library = desk.window.workspace.library
    library.filters.setCurrentItem(library.filters.topLevelItem(2))
    desk.wait(lambda: library.model.ids == [desk.reading.article_id])


def test_an_article_stays_in_the_unread_view_while_it_is_read(desk) -> None:
    first = desk.open_article(desk.other, "other.txt").article_id
    desk.trigger("unread")
    desk.open_article()
    library = desk.window.workspace.library
    library.filters.setCurrentItem(library.filters.topLevelItem(1))
    desk.wait(lambda: library.model.ids == [first])
    library.list.setCurrentIndex(library.model.index(0))
    desk.wait(lambda: desk.reading.article_id == first)
    desk.settle()
    assert library.model.ids == [first]
    library.filters.setCurrentItem(library.filters.topLevelItem(0))
    desk.wait(lambda: len(library.model.ids) == 2)
