"""From a file to cards, and one selection for text and panels."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from app.domain.records import ClaimState
from app.library import Library, View
from tests.importing import makers
from ui.desktop.item_models.claims import Show
from ui.desktop.selection import Item, ItemKind


def test_a_file_named_at_start_is_stored_and_shows_its_claims(desk) -> None:
    reading = desk.open_article()
    assert desk.side.claims.model.rowCount() == len(reading.claim_cards) > 0
    assert desk.stored() == [reading.article_id]
    assert desk.window.workspace.library.model.ids == [reading.article_id]


def test_the_title_and_the_figures_and_names_are_shown(desk) -> None:
    desk.open_article()
    figures = desk.side.figures.model
    numbers = {figures.data(figures.index(row, 0)) for row in range(figures.rowCount())}
    assert {"12", "31"} <= numbers
    assert any(desk.side.names.model.entry(row).name == "حلب" for row in range(desk.side.names.model.rowCount()))


def test_a_mark_in_the_text_chooses_its_card(desk) -> None:
    desk.open_article()
    desk.window.selection.choose(Item(ItemKind.CLAIM, 1))
    row = desk.side.claims.model.row_of(1)
    assert desk.side.claims.list.currentIndex().row() == row
    assert desk.side.currentWidget() is desk.side.claims


def test_a_click_on_a_card_chooses_its_words(desk) -> None:
    desk.open_article()
    cards = desk.side.claims.list
    box = cards.visualRect(desk.side.claims.model.index(1))
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert desk.window.selection.item == Item(ItemKind.CLAIM, desk.side.claims.model.card(1).index)


def test_keys_step_through_claims_and_decide(desk) -> None:
    reading = desk.open_article()
    desk.window.workspace.reader.setFocus()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_J)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_J)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_K)
    assert desk.window.selection.item == Item(ItemKind.CLAIM, 0)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_A)
    desk.wait(lambda: desk.reading.claim_cards[0].state is ClaimState.ACCEPTED)
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_R)
    desk.wait(lambda: desk.reading.claim_cards[0].state is ClaimState.REJECTED)
    with Library.open(desk.library_path) as library:
        assert library.articles.reading(reading.article_id).claim_cards[0].state is ClaimState.REJECTED


def test_a_name_steps_through_its_places(desk) -> None:
    desk.open_article()
    names = desk.side.names
    row = next(row for row in range(names.model.rowCount()) if names.model.entry(row).name == "حلب")
    desk.window.commands["show_names"].trigger()
    seen = []
    for _ in range(len(names.model.entry(row).places) + 1):
        names.list.clicked.emit(names.model.index(row))
        seen.append(desk.window.selection.item.index)
    assert seen == [*names.model.entry(row).places, names.model.entry(row).places[0]]


def test_the_figures_sort_by_number(desk) -> None:
    desk.open_article()
    figures = desk.side.figures
    figures.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    numbers = [figures.model.data(figures.model.index(row, 0)) for row in range(figures.model.rowCount())]
    assert numbers == sorted(numbers, key=lambda number: -int(number))


def test_the_filter_finds_claims_in_any_spelling(desk) -> None:
    desk.open_article()
    desk.side.claims.filter.setText("رُويترز")
    shown = [desk.side.claims.model.card(row).claimant for row in range(desk.side.claims.model.rowCount())]
    assert len(shown) == 1
    assert "رويترز" in shown[0]


def test_files_are_dropped(desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(desk.file()))])
    position, copy, button = QPointF(400, 300), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(400, 300), copy, data, button, none)
    desk.window.dragEnterEvent(entering)
    assert entering.isAccepted()
    desk.window.dropEvent(QDropEvent(position, copy, data, button, none))
    desk.wait(lambda: desk.reading is not None and desk.reading.document.text == desk.article)


def test_an_archive_is_dropped(desk) -> None:
    path = desk.folder / "saved.zip"
    path.write_bytes(makers.zipped({"b/first.txt": desk.article, "second.txt": f"{desk.article}\nالخبر الثاني"}))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    desk.window.dropEvent(QDropEvent(QPointF(400, 300), action, data, button, Qt.KeyboardModifier.NoModifier))
    desk.wait(lambda: len(desk.window.workspace.library.model.ids) == 2)
    desk.wait(lambda: desk.reading is not None and desk.reading.document.text == desk.article)
    assert desk.reading.document.origin.name == "saved.zip/b/first.txt"


def test_text_is_pasted_where_no_field_has_the_focus(desk) -> None:
    desk.open_article(desk.other)
    QGuiApplication.clipboard().setText(desk.article)
    desk.window.workspace.library.list.setFocus()
    QTest.keyClick(desk.window.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: "رويترز" in desk.reading.document.text)


def test_several_files_come_with_progress_and_the_first_is_shown(desk) -> None:
    folder = desk.folder / "many"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"{desk.article}\nالخبر رقم {number}", encoding="utf-8")
    told = []
    desk.window.intake.progressed.connect(lambda done, total: told.append((done, total)))
    desk.window.start([folder])
    desk.wait(lambda: (4, 4) in told)
    desk.wait(lambda: len(desk.window.workspace.library.model.ids) == 4)
    assert desk.reading.document.origin.name == "0.txt"
    assert not desk.window.progress.isVisible()


def test_deleting_goes_on_with_the_next_article_and_restoring_brings_it_back(desk) -> None:
    first = desk.open_article(desk.other, "other.txt").article_id
    second = desk.open_article(desk.article).article_id
    library = desk.window.workspace.library
    desk.wait(lambda: library.selected_ids() == [second])
    desk.trigger("delete")
    desk.wait(lambda: desk.reading is not None and desk.reading.article_id == first)
    assert "moved to the bin" in desk.window.statusBar().currentMessage()
    desk.wait(lambda: library.model.ids == [first])
    library.filters.setCurrentItem(library.filters._views[View.BIN])
    desk.wait(lambda: library.model.ids == [second])
    library.list.setCurrentIndex(library.model.index(0))
    desk.trigger("restore")
    desk.wait(lambda: library.model.ids == [])
    assert set(desk.stored()) == {first, second}


def test_the_bin_is_emptied_after_a_question_alone(desk) -> None:
    desk.open_article()
    desk.trigger("delete")
    desk.trigger("empty_bin")
    desk.wait(lambda: desk.window.findChild(QMessageBox, "empty_bin_question") is not None)
    question = desk.window.findChild(QMessageBox, "empty_bin_question")
    assert question.text() == "Delete 1 article for good?"
    assert "Copies that you made yourself" in question.informativeText()
    with Library.open(desk.library_path) as library:
        assert library.articles.counts()[View.BIN] == 1
    next(button for button in question.buttons() if button.text() == "Delete for good").click()
    desk.settle()
    with Library.open(desk.library_path) as library:
        assert library.articles.counts()[View.BIN] == 0
    assert desk.window.statusBar().currentMessage() == "1 article deleted for good."
    desk.trigger("empty_bin")
    desk.wait(lambda: desk.window.statusBar().currentMessage() == "The bin is empty already.")


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"", "empty"), (b"\x00\x01\x02\x03" * 100, "binary"), ("نص".encode() + b"\xff\xfe\x80 \x81", "UTF-8")],
)
def test_a_file_that_cannot_be_read_is_named_in_the_message_bar(desk, data: bytes, word: str) -> None:
    path = desk.folder / "bad.txt"
    path.write_bytes(data)
    desk.window.start([path])
    desk.wait(desk.window.messages.isVisible)
    assert "bad.txt" in desk.window.messages.text
    assert word in desk.window.messages.text
    assert desk.stored() == []


def test_a_library_that_is_none_is_told_and_the_sample_can_be_read(desk) -> None:
    desk.close()
    desk.library_path.unlink(missing_ok=True)
    desk.library_path.write_bytes(b"not a library at all " * 100)
    desk.open()
    desk.window.start([])
    desk.wait(desk.window.messages.isVisible)
    assert "library.isnad" in desk.window.messages.text
    desk.wait(lambda: desk.reading is not None)
    assert desk.library_path.read_bytes().startswith(b"not a library")


def test_an_unexpected_fault_is_told_without_a_traceback(desk) -> None:
    desk.window.show_error(ZeroDivisionError("a fault"))
    assert "Traceback" not in desk.window.messages.text
    desk.window.messages.buttons[-1].click()
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()


def test_claims_are_shown_by_their_state(desk) -> None:
    desk.open_article()
    total = desk.side.claims.model.rowCount()
    desk.window.selection.choose(Item(ItemKind.CLAIM, 0))
    desk.trigger("accept")
    desk.wait(lambda: desk.reading.claim_cards[0].state is ClaimState.ACCEPTED)
    desk.side.claims.show_state(Show.OPEN)
    assert desk.side.claims.model.rowCount() == total - 1
    desk.side.claims.show_state(Show.ACCEPTED)
    assert desk.side.claims.model.rowCount() == 1
