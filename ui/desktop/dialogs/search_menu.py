"""Saved searches by hand: the name of a new one, and the menu of one that is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.domain.records import SavedSearch
from ui.desktop.operations.searches import SearchOperations

translate = QCoreApplication.translate


def ask_search_name(query: str, then: Callable[[str], None], parent: QWidget) -> None:
    """Ask under which name a search is to be kept; its own words stand there already."""
    _ask(translate("SearchMenu", "Keep this search"), query, then, parent)


def search_menu(search: SavedSearch, operations: SearchOperations, parent: QWidget) -> QMenu:
    """Return the menu of a saved search; both of its verbs can be undone."""
    menu = QMenu(parent)
    title = translate("SearchMenu", "Rename the search")
    menu.addAction(
        translate("SearchMenu", "Rename the search…"),
        lambda: _ask(title, search.name, lambda name: operations.rename(search, name), parent),
    )
    menu.addAction(translate("SearchMenu", "Delete the search"), lambda: operations.remove(search))
    return menu


def _ask(title: str, name: str, then: Callable[[str], None], parent: QWidget) -> None:
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(translate("SearchMenu", "Name"))
    dialog.setTextValue(name)
    dialog.textValueSelected.connect(then)
    dialog.open()
