"""What can be done to a tag: its menu, and the questions for a name or for another tag."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.domain.records import TAG_SEPARATOR, Tag
from ui.desktop.appearance import Appearance
from ui.desktop.operations.tags import TagOperations
from ui.desktop.style import TAG_COLORS, tag_role

translate = QCoreApplication.translate


def tag_menu(
    tag: Tag, tags: Sequence[Tag], operations: TagOperations, appearance: Appearance, parent: QWidget
) -> QMenu:
    """Return the menu; all of its verbs can be undone."""
    menu = QMenu(parent)
    menu.addAction(translate("TagMenu", "Rename the tag…"), lambda: ask_name(tag, operations, parent))
    menu.addAction(translate("TagMenu", "New tag below…"), lambda: ask_new(tag, operations, parent))
    menu.addMenu(color_menu(tag, operations, appearance, menu))
    merge = menu.addAction(translate("TagMenu", "Merge into…"), lambda: ask_merge(tag, tags, operations, parent))
    merge.setEnabled(bool(mergeable(tag, tags)))
    if tag.parent is not None:
        menu.addAction(translate("TagMenu", "Move to the top"), lambda: operations.move(tag, None))
    menu.addSeparator()
    menu.addAction(delete_words(tag, tags), lambda: operations.remove(tag))
    return menu


def delete_words(tag: Tag, tags: Sequence[Tag]) -> str:
    """Return what deleting a tag is called: it takes those below along."""
    if any(other.name.startswith(tag.name + TAG_SEPARATOR) for other in tags):
        return translate("TagMenu", "Delete the tag and those below it everywhere")
    return translate("TagMenu", "Delete the tag everywhere")


def color_menu(tag: Tag, operations: TagOperations, appearance: Appearance, parent: QWidget) -> QMenu:
    """Return the menu of colours."""
    menu = QMenu(translate("TagMenu", "Colour"), parent)
    for color, name in tag_color_names().items():
        action = menu.addAction(appearance.icon("tag", tag_role(color)), name)
        action.setCheckable(True)
        action.setChecked(tag.own_color == color)
        action.triggered.connect(partial(_recolor, operations, tag, color))
    menu.addSeparator()
    plain = translate("TagMenu", "That of the tag above") if tag.parent else translate("TagMenu", "No colour")
    action = menu.addAction(plain)
    action.setCheckable(True)
    action.setChecked(tag.own_color is None)
    action.triggered.connect(partial(_recolor, operations, tag, None))
    return menu


def _recolor(operations: TagOperations, tag: Tag, color: str | None, _is_checked: bool = False) -> None:
    operations.recolor(tag, color)


def tag_color_names() -> dict[str, str]:
    """Return the name of each colour of tags."""
    names = {
        "red": translate("TagMenu", "Red"),
        "amber": translate("TagMenu", "Amber"),
        "green": translate("TagMenu", "Green"),
        "teal": translate("TagMenu", "Teal"),
        "blue": translate("TagMenu", "Blue"),
        "purple": translate("TagMenu", "Purple"),
        "pink": translate("TagMenu", "Pink"),
    }
    return {color: names[color] for color in TAG_COLORS}


def mergeable(tag: Tag, tags: Sequence[Tag]) -> list[Tag]:
    """Return the tags that a tag can be merged into: all but itself and those below it."""
    return [other for other in tags if other != tag and not other.name.startswith(tag.name + TAG_SEPARATOR)]


def ask_name(tag: Tag, operations: TagOperations, parent: QWidget) -> None:
    """Ask for a tag's new name."""
    dialog = _question(translate("TagMenu", "Rename the tag"), translate("TagMenu", "New name"), parent)
    dialog.setTextValue(tag.leaf)
    dialog.textValueSelected.connect(lambda name: operations.rename(tag, name))
    dialog.open()


def ask_new(above: Tag | None, operations: TagOperations, parent: QWidget) -> None:
    """Ask for the name of a new tag, below another one or at the top."""
    before = f"{above.name}{TAG_SEPARATOR}" if above else ""
    label = translate("TagMenu", "Name of the tag below «{tag}»").format(tag=above.name) if above else ""
    dialog = _question(
        translate("TagMenu", "New tag"), label or translate("TagMenu", "Name («above/below» makes both)"), parent
    )
    dialog.textValueSelected.connect(lambda name: operations.add(f"{before}{name}") if name.strip() else None)
    dialog.open()


def ask_merge(
    tag: Tag,
    tags: Sequence[Tag],
    operations: TagOperations,
    parent: QWidget,
    then: Callable[[Tag], None] = lambda _: None,
) -> None:
    """Ask which tag another one is to become part of; `then` hears of it."""
    others = {other.name: other for other in mergeable(tag, tags)}
    label = translate("TagMenu", "All that has «{tag}» gets this tag instead:").format(tag=tag.name)
    dialog = _question(translate("TagMenu", "Merge the tag"), label, parent)
    dialog.setComboBoxItems(list(others))
    dialog.setOption(QInputDialog.InputDialogOption.UseListViewForComboBoxItems)

    def merge(name: str) -> None:
        operations.merge(tag, others[name])
        then(others[name])

    dialog.textValueSelected.connect(merge)
    dialog.open()


def _question(title: str, label: str, parent: QWidget) -> QInputDialog:
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    return dialog
