"""The tree of views, tags and outlets, filled again and again while many articles come in."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import QTreeWidgetItem

from app.library import View
from ui.desktop.appearance import Appearance
from ui.desktop.library_pane.filter_tree import Choice, FilterTree


def rows_kept() -> int:
    gc.collect()
    return sum(isinstance(kept, QTreeWidgetItem) for kept in gc.get_objects())


def test_rows_that_others_replace_are_let_go(qtbot) -> None:
    tree = FilterTree(Appearance("light"))
    qtbot.addWidget(tree)
    outlets = [(f"صحيفة {number}", number) for number in range(20)]
    tree.set_outlets(outlets)
    before = rows_kept()
    for _ in range(20):
        tree.set_outlets(outlets)
    assert rows_kept() <= before + len(outlets)


def test_what_is_chosen_stays_chosen_when_its_row_is_replaced(qtbot) -> None:
    tree = FilterTree(Appearance("light"))
    qtbot.addWidget(tree)
    tree.set_outlets([("صحيفة", 1), ("وكالة", 2)])
    tree.setCurrentItem(tree._outlets.child(1))
    tree.set_outlets([("إذاعة", 3), ("صحيفة", 1), ("وكالة", 5)])
    assert tree.choice == Choice(outlet="وكالة")
    assert tree.currentItem().text(1) == "5"
    tree.set_outlets([("إذاعة", 3)])
    assert tree.choice == Choice(View.ALL)
