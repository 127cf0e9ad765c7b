"""Tags are managed in a tree: renamed, coloured, moved, merged, deleted, and chosen as filters; each is undone."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from app.domain.records import Target, TargetKind
from app.library import Library
from ui.desktop.dialogs import TagsDialog, tag_menu
from ui.desktop.style import TAG_COLORS


def stored(desk) -> dict[str, tuple[int, int]]:
    with Library.open(desk.library_path) as library:
        return {tag.name: (tag.count, tag.branch) for tag in library.tags.all()}


def _attach(article: int, target: Target, name: str, library: Library):
    return library.tags.attach(article, target, name)


@pytest.fixture
def tagged(desk):
    """Return a desk with two articles and the tags حرب, حرب/غارات, سلم."""
    desk.open_article(desk.other, "other.txt")
    desk.open_article()
    for article, name in ((1, "حرب/غارات"), (2, "حرب"), (2, "سلم")):
        target = Target(TargetKind.ARTICLE, article)
        desk.tasks.write(partial(_attach, article, target, name))
    desk.wait(lambda: len(desk.window.workspace.library.filters.tags) == 3)
    return desk


@pytest.fixture
def manager(tagged) -> TagsDialog:
    tagged.trigger("tags")
    dialog = tagged.window.findChild(TagsDialog)
    tagged.wait(lambda: dialog.tree.topLevelItemCount() == 2)
    return dialog


def shown(tree, item=None, depth=0) -> list[str]:
    """Return the rows of a tree from above, the deeper ones indented."""
    item = item or tree.invisibleRootItem()
    rows = []
    for row in range(item.childCount()):
        child = item.child(row)
        rows += [" " * depth + " ".join(child.text(column) for column in range(tree.columnCount()))]
        rows += shown(tree, child, depth + 1)
    return rows


def rename(manager, name: str, typed: str) -> None:
    manager.tree.choose(name)
    manager.tree.setFocus()
    QTest.keyClick(manager.tree, Qt.Key.Key_F2)
    editor = manager.tree.findChild(QLineEdit)
    assert editor.text() == name
    editor.setText(typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def drop(tree, dragged, on) -> None:
    """Drop a row onto another one, or onto the empty ground below all."""
    tree.setCurrentItem(dragged)
    place = tree.visualItemRect(on).center() if on else tree.viewport().rect().bottomLeft()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tree.dropEvent(QDropEvent(QPointF(place), Qt.DropAction.MoveAction, QMimeData(), buttons, keys))


def test_the_manager_shows_the_tree_with_its_counts(manager):
    assert shown(manager.tree) == ["حرب 1 2", " غارات 1 1", "سلم 1 1"]


def test_a_tag_is_renamed_by_f2(tagged, manager):
    rename(manager, "حرب", "صراع")
    tagged.wait(lambda: set(stored(tagged)) == {"صراع", "صراع/غارات", "سلم"})
    tagged.wait(lambda: shown(manager.tree)[1:] == ["صراع 1 2", " غارات 1 1"])
    assert manager.tree.chosen.name == "صراع"


def test_a_name_that_is_taken_is_told_and_nothing_changes(tagged, manager):
    rename(manager, "حرب", "سلم")
    tagged.wait(tagged.window.messages.isVisible)
    assert shown(manager.tree)[0] == "حرب 1 2"


def test_a_tag_is_dragged_below_another_one_and_back_to_the_top(tagged, manager):
    tree = manager.tree
    drop(tree, tree.topLevelItem(1), tree.topLevelItem(0).child(0))
    tagged.wait(lambda: shown(tree) == ["حرب 1 2", " غارات 1 2", "  سلم 1 1"])
    drop(tree, tree.topLevelItem(0).child(0), None)
    tagged.wait(lambda: shown(tree) == ["حرب 1 1", "غارات 1 2", " سلم 1 1"])
    tagged.trigger("undo")
    tagged.trigger("undo")
    tagged.wait(lambda: shown(tree) == ["حرب 1 2", " غارات 1 1", "سلم 1 1"])


def test_a_tag_dragged_below_itself_is_refused(tagged, manager):
    tree = manager.tree
    drop(tree, tree.topLevelItem(0), tree.topLevelItem(0).child(0))
    tagged.wait(tagged.window.messages.isVisible)
    assert shown(tree)[0] == "حرب 1 2"


def test_tags_are_merged_and_the_menu_names_what_undo_takes_back(tagged, manager):
    manager.tree.choose("حرب")
    manager.merge_button.click()
    dialog = manager.findChild(QInputDialog)
    assert dialog.comboBoxItems() == ["سلم"]
    dialog.textValueSelected.emit("سلم")
    tagged.wait(lambda: shown(manager.tree) == ["سلم 1 2", " غارات 1 1"])
    tagged.settle()
    assert "merge tags" in tagged.window.commands["undo"].text()
    tagged.trigger("undo")
    tagged.wait(lambda: shown(manager.tree)[0] == "حرب 1 2")


def test_a_tag_is_made_coloured_and_deleted(tagged, manager):
    manager.new_button.click()
    manager.findChild(QInputDialog).textValueSelected.emit("مصادر/طبية")
    tagged.wait(lambda: "مصادر 0 0" in shown(manager.tree))
    manager.tree.choose("حرب")
    manager._fill_colors()
    red = manager.color_button.menu().actions()[TAG_COLORS.index("red")]
    red.trigger()
    tagged.wait(lambda: tagged.window.workspace.library.filters.tags[1].color == "red")
    tagged.settle()
    manager.tree.choose("مصادر")
    manager.tree.setFocus()
    QTest.keyClick(manager.tree, Qt.Key.Key_Delete)
    tagged.wait(lambda: not any("مصادر" in name for name in stored(tagged)))


def test_the_manager_is_filtered_in_any_spelling(manager):
    manager.search.setText("غارات")
    tree = manager.tree
    assert not tree.topLevelItem(0).isHidden()
    assert not tree.topLevelItem(0).child(0).isHidden()
    assert tree.topLevelItem(1).isHidden()
    manager.search.clear()
    assert not tree.topLevelItem(1).isHidden()


class TestFilters:
    """The left pane's tags are the same tree."""

    @pytest.fixture
    def filters(self, tagged):
        return tagged.window.workspace.library.filters

    def test_a_tag_finds_the_articles_of_its_branch(self, tagged, filters):
        items = filters._tag_items
        assert items["حرب/غارات"].parent() is items["حرب"]
        filters.setCurrentItem(items["حرب"])
        tagged.wait(lambda: tagged.window.workspace.library.model.ids == [2, 1])
        filters.setCurrentItem(items["حرب/غارات"])
        tagged.wait(lambda: tagged.window.workspace.library.model.ids == [1])

    def test_a_folded_branch_stays_folded(self, tagged, filters):
        filters._tag_items["حرب"].setExpanded(False)
        tagged.window.workspace.library.refresh()
        tagged.settle()
        assert not filters._tag_items["حرب"].isExpanded()

    def test_a_tag_is_moved_by_drag(self, tagged, filters):
        drop(filters, filters._tag_items["سلم"], filters._tag_items["حرب"])
        tagged.wait(lambda: "حرب/سلم" in filters._tag_items)
        drop(filters, filters._tag_items["حرب/سلم"], filters._tags)
        tagged.wait(lambda: "سلم" in filters._tag_items)

    def test_its_menu_merges_colours_and_makes(self, tagged, filters):
        operations = tagged.window.workspace.operations.tags
        menu = tag_menu(filters.tags[0], filters.tags, operations, tagged.appearance, tagged.window)
        words = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert words[-1] == "Delete the tag and those below it everywhere"
        assert "Merge into…" in words
        menu.deleteLater()


def test_a_note_is_tagged_and_untagged_by_its_menu(tagged):
    notes = tagged.side.notes
    tagged.trigger("note")
    notes.editor.setPlainText("ملاحظة")
    notes.commit()
    tagged.wait(lambda: len(tagged.reading.notes) == 1)
    tagged.settle()

    def menu():
        row = notes.model.row_of(None, tagged.reading.notes[0].id)
        return notes.note_menu(notes.model.entry(row))

    menu().actions()[0].trigger()
    notes.findChild(QInputDialog).textValueSelected.emit("يراجع")
    target = Target(TargetKind.NOTE, tagged.reading.notes[0].id)
    tagged.wait(lambda: tagged.reading.tags_on(target) == ("يراجع",))
    tagged.settle()
    entry = notes.model.entry(notes.model.row_of(None, target.id))
    assert [tagging.tag.name for tagging in entry.tags] == ["حرب", "سلم", "يراجع"]
    menu().actions()[1].trigger()
    tagged.wait(lambda: tagged.reading.tags_on(target) == ())


def colors_of_list(desk) -> set[str]:
    """Return the colours that the article list is painted in."""
    picture = desk.pane.list.viewport().grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_the_article_list_shows_tags_in_their_colours(tagged):
    tint = tagged.appearance.theme.color("tag_green_tint").name()
    assert tint not in colors_of_list(tagged)
    tag = next(tag for tag in tagged.window.workspace.library.filters.tags if tag.name == "حرب")
    tagged.window.workspace.operations.tags.recolor(tag, "green")
    tagged.wait(lambda: tint in colors_of_list(tagged))
    tagged.trigger("undo")
    tagged.wait(lambda: tint not in colors_of_list(tagged))
