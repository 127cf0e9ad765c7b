"""A changed text is offered, taken, and its orphans are given new places; a claim tells its history."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.domain.annotations import MentionType
from app.domain.records import ClaimState, NameMark, ReviewedClaim
from app.domain.span import Span
from ui.desktop.dialogs import ClaimHistoryDialog
from ui.desktop.selection import Item, ItemKind

CHANGES = {
    "الوزارة تنفي": "تحديث: الوزارة تنفي",
    "بلدة الوادي": "بلدة الساحل",
    "31 شخصا أصيبوا في حلب": "34 شخصا أصيبوا في حلب",
}


def later(text: str) -> str:
    for before, after in CHANGES.items():
        text = text.replace(before, after)
    return text


@pytest.fixture
def changed(desk):
    """Return a desk with a marked article whose changed file was opened again."""
    desk.open_article()
    reading = desk.reading

    def mark(library):
        text = reading.document.text
        for words in ("12 مسلحا", "31 شخصا"):
            start = text.index(words)
            library.highlights.add(1, Span(start, start + len(words)), "yellow")
        start = text.index("الوادي")
        library.names.add(1, Span(start, start + 6), MentionType.PLACE)
        return library.claims.decide(1, reading.claim_cards[-1].claim, ClaimState.ACCEPTED)

    desk.tasks.write(mark)
    desk.window.intake.open_files([desk.file(later(desk.article))])
    desk.wait(desk.window.messages.isVisible)
    desk.settle()
    return desk


@pytest.fixture
def taken(changed):
    changed.window.messages.buttons[-1].click()
    changed.wait(lambda: changed.reading.document.text == later(changed.article))
    changed.settle()
    return changed


def test_the_text_is_offered_and_the_article_stays_until_it_is_taken(changed):
    assert "changed text" in changed.window.messages.text
    assert changed.reading.document.text == changed.article
    assert changed.window.commands["take_text"].isEnabled()
    assert changed.stored() == [1]


def test_declined_it_is_not_offered_again_and_can_still_be_taken(changed):
    changed.window.messages._close.click()
    changed.wait(lambda: changed.reading.is_offer_declined)
    assert "keeps its text" in changed.window.statusBar().currentMessage()
    changed.restart()
    changed.settle()
    assert changed.reading.offered is not None
    assert not changed.window.messages.isVisible()
    changed.trigger("undo")
    changed.wait(lambda: "changed text" in changed.window.messages.text and changed.window.messages.isVisible())
    changed.trigger("redo")
    changed.wait(lambda: not changed.window.messages.isVisible())
    changed.trigger("take_text")
    changed.wait(lambda: changed.reading.document.text == later(changed.article))
    assert not changed.reading.is_offer_declined


def test_a_newer_text_is_offered_though_an_older_one_was_declined(changed):
    changed.window.messages._close.click()
    changed.wait(lambda: changed.reading.is_offer_declined)
    changed.window.intake.open_files([changed.file(later(changed.article).replace("يوم الجمعة", "يوم السبت"))])
    changed.wait(changed.window.messages.isVisible)
    assert "changed text" in changed.window.messages.text


def test_what_else_clears_the_bar_declines_nothing(changed):
    changed.window.messages.clear()
    changed.settle()
    assert not changed.reading.is_offer_declined


def test_taken_it_shows_with_the_marks_where_their_words_went(taken):
    assert [mark.quote for mark in taken.reading.highlights] == ["12 مسلحا"]
    assert [type(orphan.record) for orphan in taken.reading.orphans][1:] == [NameMark, ReviewedClaim]
    assert not taken.window.commands["take_text"].isEnabled()
    assert not taken.window.messages.isVisible()
    assert "3 marks lost their places" in taken.window.statusBar().currentMessage()
    taken.trigger("undo")
    taken.wait(lambda: taken.reading.document.text == taken.article)
    assert len(taken.reading.highlights) == 2


def orphan_row(desk, kind: type) -> int:
    model = desk.side.notes.model
    return next(row for row in range(model.rowCount()) if _is(model.entry(row).subject.orphan, kind))


def _is(orphan, kind: type) -> bool:
    return orphan is not None and isinstance(orphan.record, kind)


def choose_orphan(desk, kind: type) -> None:
    desk.side.setCurrentWidget(desk.side.notes)
    notes = desk.side.notes
    notes.list.clicked.emit(notes.model.index(orphan_row(desk, kind)))


def test_a_lost_highlight_is_put_on_the_words_selected(taken):
    panel = taken.side.notes
    taken.side.setCurrentWidget(panel)
    panel.list.clicked.emit(panel.model.index(0))
    assert "31 شخصا" in panel.about.text()
    assert not panel.place_button.isEnabled()
    taken.words("34 شخصا")
    assert panel.place_button.isEnabled()
    panel.place_button.click()
    taken.wait(lambda: {mark.quote for mark in taken.reading.highlights} == {"12 مسلحا", "34 شخصا"})
    taken.wait(lambda: not panel.place_button.isVisible())


def test_a_lost_decision_is_put_on_the_claim_of_the_words_selected(taken):
    choose_orphan(taken, ReviewedClaim)
    panel = taken.side.notes
    taken.words("الوزارة")
    assert not panel.place_button.isEnabled()
    taken.words("34 شخصا")
    panel.place_button.click()
    taken.wait(lambda: taken.reading.claim_cards[-1].state is ClaimState.ACCEPTED)


def test_a_lost_name_is_deleted(taken):
    choose_orphan(taken, NameMark)
    taken.side.notes.forget_button.click()
    taken.wait(lambda: len(taken.reading.orphans) == 2)


def test_a_note_is_written_on_an_orphan(taken):
    panel = taken.side.notes
    taken.side.setCurrentWidget(panel)
    panel.list.clicked.emit(panel.model.index(0))
    QTest.keyClicks(panel.editor, "where?")
    panel.commit()
    taken.wait(lambda: [note.text for note in taken.reading.notes] == ["where?"])
    assert taken.reading.notes[0].target.id == taken.reading.orphans[0].record.id


def test_the_history_of_a_claim_tells_what_was_done(desk):
    desk.open_article()
    desk.window.selection.choose(Item(ItemKind.CLAIM, 0))
    desk.trigger("accept")
    desk.wait(lambda: desk.reading.claim_cards[0].state is ClaimState.ACCEPTED)
    desk.settle()
    desk.trigger("undo")
    desk.wait(lambda: desk.reading.claim_cards[0].state is ClaimState.NEW)
    desk.window.selection.choose(Item(ItemKind.CLAIM, 0))
    desk.trigger("claim_history")
    desk.wait(lambda: desk.window.findChild(ClaimHistoryDialog) is not None)
    table = desk.window.findChild(ClaimHistoryDialog).table
    rows = [[table.topLevelItem(row).text(column) for column in range(1, 4)] for row in range(3)]
    assert rows[0][:2] == ["You", "undone: accept claim"]
    assert rows[1][1] == "accept claim"
    assert "accepted" in rows[1][2]
    assert "isnad" in rows[2][0].lower()
