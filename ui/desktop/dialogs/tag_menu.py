"""The menu of a tag in the library: rename it, delete it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.domain.records import Tag
from ui.desktop.operations.tags import TagOperations

translate = QCoreApplication.translate


def tag_menu(tag: Tag, operations: TagOperations, parent: QWidget) -> QMenu:
    """Return the menu; both of its verbs can be undone."""
    menu = QMenu(parent)
    menu.addAction(translate("TagMenu", "Rename the tag…"), lambda: _ask_name(tag, operations, parent))
    menu.addAction(translate("TagMenu", "Delete the tag everywhere"), lambda: operations.remove(tag))
    return menu


def _ask_name(tag: Tag, operations: TagOperations, parent: QWidget) -> None:
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(translate("TagMenu", "Rename the tag"))
    dialog.setLabelText(translate("TagMenu", "New name"))
    dialog.setTextValue(tag.name)
    dialog.textValueSelected.connect(lambda name: operations.rename(tag, name))
    dialog.open()
