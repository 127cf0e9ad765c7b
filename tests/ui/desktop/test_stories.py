"""Copies of one report share a row that opens; claims tell their copies; the person joins and splits stories."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from app.library import Library, View
from tests.library.stories.test_story_claims import REPORT
from ui.desktop.item_models.articles import SummaryRole
from ui.desktop.item_models.story_rows import StoryRow, StoryRows
from ui.desktop.library_pane.filter_tree import Choice

COPY = REPORT.replace("قصف على مخيم قرب الحدود", "ليلة دامية")
UPDATE = REPORT.replace("35 شخصا", "41 شخصا")


class TestRows:
    def test_a_story_stands_where_its_first_article_does(self):
        rows = StoryRows([5, 4, 3, 2, 1], {4: 1, 2: 1, 1: 1, 9: 8})
        assert rows.ids == [5, 4, 3]
        assert rows.story(1) == StoryRow(3, is_open=False, is_first=True)
        assert rows.story(0) is None

    def test_an_opened_story_shows_its_articles_together(self):
        rows = StoryRows([5, 4, 3, 2, 1], {4: 1, 2: 1, 1: 1})
        rows.toggle(2)
        assert rows.ids == [5, 4, 2, 1, 3]
        assert rows.story(2) == StoryRow(3, is_open=True, is_first=False)
        rows.toggle(4)
        assert rows.ids == [5, 4, 3]

    def test_articles_whose_copies_are_not_listed_stand_alone(self):
        rows = StoryRows([5, 4], {4: 1, 1: 1})
        assert (rows.ids, rows.story(1)) == ([5, 4], None)


@pytest.fixture
def story(desk):
    """Return a desk with three copies of a report and another article; the first copy is the open one."""
    desk.ids = [desk.open_article(text, f"{n}.txt").article_id for n, text in enumerate((COPY, UPDATE, desk.other))]
    desk.ids.insert(0, desk.open_article(REPORT, "وكالة.txt").article_id)
    desk.wait(lambda: any(desk.pane.has_copies(one) for one in desk.pane.model.ids))
    desk.settle()
    return desk


def front(desk) -> int:
    return next(row for row in range(desk.pane.model.rowCount()) if desk.pane.has_copies(desk.pane.model.ids[row]))


def close(desk) -> None:
    if len(desk.pane.model.ids) == 4:
        desk.pane.toggle_story(desk.pane.model.index(front(desk)))


def test_copies_share_a_row_that_opens_by_a_click_on_their_number(story):
    close(story)
    pane = story.pane
    assert len(pane.model.ids) == 2
    index = pane.model.index(front(story))
    story.wait(lambda: index.data(SummaryRole) is not None)
    option = QStyleOptionViewItem()
    pane.list.initViewItemOption(option)
    option.rect = pane.list.visualRect(index)
    delegate = pane.list.itemDelegate()
    box = delegate.copies_box(option, index.data(SummaryRole), pane.model._rows.story(index.row()))
    assert option.rect.contains(box.toRect())
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert len(pane.model.ids) == 4
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert len(pane.model.ids) == 2


def test_a_story_opens_and_closes_by_the_arrows(story):
    close(story)
    pane = story.pane
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(front(story)))
    QTest.keyClick(pane.list, Qt.Key.Key_Right)
    assert len(pane.model.ids) == 4
    QTest.keyClick(pane.list, Qt.Key.Key_Right)
    assert len(pane.model.ids) == 4
    QTest.keyClick(pane.list, Qt.Key.Key_Left)
    assert len(pane.model.ids) == 2


def test_rows_keep_their_lines_when_a_story_opens(story):
    close(story)
    model = story.pane.model
    story.wait(lambda: all(model.summary(row) for row in range(2)))
    story.pane.toggle_story(model.index(front(story)))
    assert model.summary(front(story)) is not None
    story.wait(lambda: all(model.summary(row) for row in range(4)))


def test_an_opened_copy_is_shown_in_the_list(story):
    close(story)
    hidden = next(one for one in story.ids if story.pane.model.row_of(one) is None)
    story.window.open_article(hidden)
    story.wait(lambda: story.reading.article_id == hidden)
    assert story.pane.selected_ids() == [hidden]


def test_claims_tell_their_copies(story):
    story.window.open_article(story.ids[0])
    story.wait(lambda: story.reading.article_id == story.ids[0])
    claims = story.side.claims
    cards = [claims.model.card(row) for row in range(claims.model.rowCount())]
    counted = next(card for card in cards if "35" in card.content)
    alike = next(card for card in cards if "الخيام" in card.content)
    assert any("In 2 other copies" in chip.text for chip in alike.chips)
    assert any(chip.text == "Other figures in 1 copy" for chip in counted.chips)
    tips = {card.index: claims.model.index(card.index).data(Qt.ItemDataRole.ToolTipRole) for card in cards}
    assert "41 شخصا" in tips[counted.index]
    assert "0.txt" in tips[alike.index]
    assert "1.txt" in tips[alike.index]


def test_the_panel_leads_to_the_copies(story):
    story.window.open_article(story.ids[0])
    story.wait(lambda: story.reading.article_id == story.ids[0])
    label = story.side.claims.story
    assert label.isVisible()
    assert "2 other copies" in label.text()
    label.linkActivated.emit(str(story.ids[2]))
    story.wait(lambda: story.reading.article_id == story.ids[2])
    story.window.open_article(story.ids[3])
    story.wait(lambda: story.reading.article_id == story.ids[3])
    assert not label.isVisible()


def test_an_article_is_taken_out_of_its_story_and_brought_back(story):
    story.window.open_article(story.ids[1])
    story.wait(lambda: story.reading.article_id == story.ids[1] and story.pane.selected_ids() == [story.ids[1]])
    story.trigger("split_story")
    story.wait(lambda: not story.pane.has_copies(story.ids[1]))
    assert story.reading.copies == ()
    assert not story.window.commands["split_story"].isEnabled()
    story.trigger("undo")
    story.wait(lambda: len(story.reading.copies) == 2)


def test_selected_articles_are_joined_as_one_story(story):
    close(story)
    assert not story.window.commands["join_stories"].isEnabled()
    selection, model = story.pane.list.selectionModel(), story.pane.model
    for row in range(2):
        selection.select(model.index(row), QItemSelectionModel.SelectionFlag.Select)
    story.trigger("join_stories")
    story.wait(lambda: len(story.pane.model.ids) == 1 or len(story.pane.model._rows.members(story.ids[3])) == 4)
    story.trigger("undo")
    story.wait(lambda: len(story.pane.model._rows.members(story.ids[3])) == 1)


def test_a_story_that_was_closed_over_the_open_article_stays_closed(story):
    story.window.open_article(story.ids[1])
    story.wait(lambda: story.pane.selected_ids() == [story.ids[1]])
    close(story)
    assert story.pane.selected_ids() == []
    story.window.workspace.operations.articles.set_starred(story.ids[3], is_starred=True)
    story.settle()
    assert len(story.pane.model.ids) == 2
    story.open_article("خبر لا نسخ له", "new.txt")
    story.wait(lambda: len(story.pane.model.ids) == 3)


def test_the_row_of_a_closed_story_is_deleted_with_all_its_articles_in_one_step(story):
    close(story)
    pane, delete = story.pane, story.window.commands["delete"]
    index = pane.model.index(front(story))
    pane.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    story.settle()
    close(story)
    assert len(pane.model.ids) == 2
    assert delete.text() == "&Delete 3 articles"
    story.trigger("delete")
    story.wait(lambda: len(story.stored()) == 1)
    story.wait(lambda: len(pane.model.ids) == 1)
    assert delete.text() == "&Delete"
    story.trigger("undo")
    assert sorted(story.stored()) == sorted(story.ids)


def test_one_article_of_an_opened_story_is_deleted_alone(story):
    close(story)
    pane = story.pane
    pane.toggle_story(pane.model.index(front(story)))
    assert len(pane.model.ids) == 4
    last = front(story) + 2
    pane.list.selectionModel().setCurrentIndex(pane.model.index(last), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    gone = pane.model.ids[last]
    story.settle()
    assert story.window.commands["delete"].text() == "&Delete"
    story.trigger("delete")
    story.wait(lambda: sorted(story.stored()) == sorted(set(story.ids) - {gone}))


def test_a_story_in_the_bin_is_restored_whole(story):
    with Library.open(story.library_path) as library:
        changes = library.articles.delete(story.ids)
    story.tasks.changed.emit(changes)
    story.pane.filters.choose(Choice(View.BIN))
    story.wait(lambda: len(story.pane.model.ids) in {2, 4})
    close(story)
    row = front(story)
    story.pane.list.selectionModel().setCurrentIndex(
        story.pane.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    story.settle()
    close(story)
    assert story.window.commands["restore"].text() == "&Restore 3 articles from the bin"
    story.trigger("restore")
    story.wait(lambda: len(story.stored()) == 3)
