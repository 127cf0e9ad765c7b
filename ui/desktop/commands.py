"""Every command of the window: its name, its keys, its icon, and its place in the menus."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.domain.annotations import MentionType
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.reader.layers import Layer
from ui.desktop.shortcuts import CommandMenu, shortcut_text
from ui.desktop.style import HIGHLIGHT_COLORS

translate = QCoreApplication.translate


class Commands:
    """The window's actions by name: `commands["open"]`."""

    def __init__(self, window: QMainWindow, appearance: Appearance) -> None:
        self._window = window
        self._appearance = appearance
        self._actions: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        self._add_files()
        self._add_edits()
        self._add_marks()
        self._add_steps()
        self._add_views()
        self.layers = self._layer_actions()
        self.languages = self._choices(
            "language", {"system": translate("Commands", "System language"), "ar": "العربية", "en": "English"}
        )
        self.themes = self._choices(
            "theme",
            {
                "system": translate("Commands", "System theme"),
                "light": translate("Commands", "Light"),
                "sepia": translate("Commands", "Sepia"),
                "dark": translate("Commands", "Dark"),
            },
        )
        self.colors = self._choices("highlight", color_names())
        self.name_types = self._choices("name", {type_.value: labels.label(type_) for type_ in MentionType})
        for number, action in enumerate(self.colors.values(), 1):
            action.setShortcut(QKeySequence(f"Alt+{number}"))
            window.addAction(action)
        self._fill_menus()
        self.color()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> Iterator[QAction]:
        """Yield the actions that have a key of their own, as the overview of keys lists them."""
        yield from self._actions.values()
        yield from self.layers.values()

    def color(self) -> None:
        """Paint the icons in the theme's colours."""
        for name, drawing in self._icons.items():
            self._actions[name].setIcon(self._appearance.icon(drawing))

    def _add(self, name: str, text: str, keys: str | QKeySequence.StandardKey = "", icon: str = "") -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts(
            QKeySequence.keyBindings(keys) if isinstance(keys, QKeySequence.StandardKey) else _keys(keys)
        )
        # Actions of the window itself have working keys even where their menu is closed.
        self._window.addAction(action)
        self._actions[name] = action
        if icon:
            self._icons[name] = icon
        # What the command is called wherever its text tells more ("Undo: add note").
        action.setIconText(plain_name(text))
        action.setToolTip(tool_tip(action, text))
        return action

    def _add_files(self) -> None:
        self._add("open", translate("Commands", "&Open files…"), "Ctrl+O", "open")
        self._add("open_folder", translate("Commands", "Open a &folder…"), "Ctrl+Shift+O", "import")
        self._add("watched_folders", translate("Commands", "&Watched folders…"), "Ctrl+Alt+O")
        self._add("paste", translate("Commands", "&Paste an article"), "Ctrl+V", "paste")
        self._add("export", translate("Commands", "&Export…"), "Ctrl+E", "export")
        self._add("merge", translate("Commands", "&Merge another library…"), "Ctrl+Shift+I")
        self._add("differences", translate("Commands", "&Differences…"), "Ctrl+Shift+D")
        self._add("reanalyse", translate("Commands", "&Read older articles anew"), "Ctrl+Shift+R")
        self._add("backups", translate("Commands", "&Backups…"), "Ctrl+Shift+B")
        self._add("check_library", translate("Commands", "&Check the library"), "Ctrl+Shift+K")
        self._add("passphrase", translate("Commands", "Pass&phrase…"), "Ctrl+Shift+L", "lock")
        self._add("lock", translate("Commands", "&Lock now"), "Ctrl+L")
        self._add("quit", translate("Commands", "&Quit"), "Ctrl+Q")

    def _add_edits(self) -> None:
        self._add("undo", translate("Commands", "&Undo"), "Ctrl+Z", "undo")
        self._add("redo", translate("Commands", "&Redo"), "Ctrl+Shift+Z; Ctrl+Y", "redo")
        for name in ("undo", "redo"):
            # The library has not said yet whether there is something to take back.
            self._actions[name].setEnabled(False)
        self._add("find", translate("Commands", "&Find in the article"), "Ctrl+F", "search")
        self._add("search", translate("Commands", "&Search the library"), "Ctrl+Shift+F; /", "library")
        self._add("star", translate("Commands", "Give or take a &star"), "S", "star")
        self._add("unread", translate("Commands", "Mark as &unread"), "U", "unread")
        self._add("facts", translate("Commands", "About the art&icle…"), "I", "edit")
        self._add("published", translate("Commands", "Correct the &date…"), "D", "date")
        self._add("join_stories", translate("Commands", "&Join as one story"), "Ctrl+J")
        self._add("split_story", translate("Commands", "&Take out of its story"), "Ctrl+Shift+J")
        self._add("take_text", translate("Commands", "&Take the changed text"), "Ctrl+Shift+U")
        self._add("delete", translate("Commands", "&Delete"), "Del", "bin")
        self._add("restore", translate("Commands", "&Restore from the bin"), "Shift+Del", "restore")
        self._add("empty_bin", translate("Commands", "&Empty the bin…"), "Ctrl+Shift+Del")
        self._add("purge", translate("Commands", "Delete for &good…"), "Alt+Del")

    def _add_marks(self) -> None:
        self._add("highlight", translate("Commands", "&Highlight"), "H", "highlight")
        self._add("note", translate("Commands", "Write a &note"), "N", "note")
        self._add("tag", translate("Commands", "Add a &tag"), "T", "tag")
        self._add("claim_history", translate("Commands", "H&istory of the claim…"), "Ctrl+H", "recent")
        self._add("tags", translate("Commands", "All ta&gs…"), "Ctrl+Shift+T")
        self._add("name", translate("Commands", "&Mark as a name…"), "M", "person")
        self._add("unmark", translate("Commands", "&Remove this mark"), "Backspace")
        self._add("accept", translate("Commands", "&Accept the claim"), "A", "accept")
        self._add("reject", translate("Commands", "Re&ject the claim"), "R", "reject")

    def _add_steps(self) -> None:
        self._add("next_claim", translate("Commands", "Ne&xt claim"), "J", "next")
        self._add("previous_claim", translate("Commands", "&Previous claim"), "K", "previous")
        self._add("next_article", translate("Commands", "Next article"), "Alt+Down", "down")
        self._add("previous_article", translate("Commands", "Previous article"), "Alt+Up", "up")
        for number, (name, text) in enumerate(
            {
                "claims": translate("Commands", "Show claims"),
                "figures": translate("Commands", "Show figures"),
                "names": translate("Commands", "Show names"),
                "notes": translate("Commands", "Show notes and tags"),
            }.items(),
            1,
        ):
            self._add(f"show_{name}", text, f"Ctrl+{number}")

    def _add_views(self) -> None:
        for name, text, keys in (
            ("library_pane", translate("Commands", "&Library pane"), "F9"),
            ("side_pane", translate("Commands", "&Panels"), "F10"),
            ("full_screen", translate("Commands", "F&ull screen"), "F11"),
        ):
            self._add(name, text, keys).setCheckable(True)
        self._add("larger", translate("Commands", "Larger te&xt"), "Ctrl++; Ctrl+=", "zoom_in")
        self._add("smaller", translate("Commands", "S&maller text"), "Ctrl+-", "zoom_out")
        self._add("usual_size", translate("Commands", "Usual text si&ze"), "Ctrl+0")
        self._add("keys", translate("Commands", "&Keyboard shortcuts"), "F1; ?", "help")
        self._add("about", translate("Commands", "&About Isnad"), "Shift+F1")

    def _layer_actions(self) -> dict[Layer, QAction]:
        actions = {}
        for number, (layer, name) in enumerate(layer_names().items(), 1):
            action = self._add(f"layer_{layer.value}", name, str(number))
            action.setCheckable(True)
            tip = translate("Commands", "Show or hide: {layer} ({key})").format(layer=name, key=number)
            if layer is not Layer.HIGHLIGHTS:
                tip += "\n" + translate("Commands", "Dotted: the program is unsure.")
            action.setToolTip(tip)
            actions[layer] = self._actions.pop(f"layer_{layer.value}")
        return actions

    def _choices(self, kind: str, names: dict[str, str]) -> dict[str, QAction]:
        group = QActionGroup(self._window)
        group.setExclusive(kind in {"language", "theme"})
        actions = {}
        for value, name in names.items():
            action = QAction(name, self._window)
            action.setCheckable(kind in {"language", "theme"})
            group.addAction(action)
            actions[value] = action
        return actions

    def _fill_menus(self) -> None:
        self._window.menuBar().clear()
        article = self._menu(
            self._top(translate("Commands", "&Article")),
            "open open_folder paste watched_folders | export merge differences | reanalyse | backups check_library |"
            " passphrase lock | quit",
        )
        edit = self._menu(
            self._top(translate("Commands", "&Edit")),
            "undo redo | find search | star unread facts published take_text | join_stories split_story |"
            " delete restore purge empty_bin",
        )
        mark = self._menu(self._top(translate("Commands", "&Mark")), "highlight")
        colors = self._sub(mark, translate("Commands", "Highlight in &colour"), self.colors)
        self._menu(mark, "note tag")
        names = self._sub(mark, translate("Commands", "Mark as a name of t&ype"), self.name_types)
        self._menu(mark, "name unmark | accept reject claim_history | tags")
        self.color_menu, self.name_menu = colors, names
        self.on_words = self._words_menu()
        go = self._menu(
            self._top(translate("Commands", "&Go")),
            "next_claim previous_claim | next_article previous_article |"
            " show_claims show_figures show_names show_notes",
        )
        view = self._menu(
            self._top(translate("Commands", "&View")),
            "library_pane side_pane full_screen | larger smaller usual_size |",
        )
        layers = CommandMenu(translate("Commands", "La&yers"), view)
        view.addMenu(layers)
        layers.addActions(list(self.layers.values()))
        self._sub(view, translate("Commands", "&Theme"), self.themes)
        self._sub(view, translate("Commands", "&Language"), self.languages)
        help_ = self._menu(self._top(translate("Commands", "&Help")), "keys about")
        self.menus = (article, edit, mark, go, view, help_)

    def _words_menu(self) -> tuple[QAction, ...]:
        """Return what the article's own menu offers on its words and marks."""
        rule = QAction(self._window)
        rule.setSeparator(True)
        before = (self["highlight"], self.color_menu, self["note"], self["tag"], self.name_menu, self["unmark"])
        return (*before, rule, self["accept"], self["reject"])

    def _top(self, title: str) -> QMenu:
        bar = self._window.menuBar()
        menu = CommandMenu(title, bar)
        bar.addMenu(menu)
        return menu

    def _menu(self, menu: QMenu, names: str) -> QMenu:
        for name in names.split():
            if name == "|":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])
        return menu

    @staticmethod
    def _sub(menu: QMenu, title: str, actions: dict[str, QAction]) -> QAction:
        inner = CommandMenu(title, menu)
        menu.addMenu(inner)
        inner.addActions(list(actions.values()))
        return inner.menuAction()


def layer_names() -> dict[Layer, str]:
    """Return the name of each layer, in the order of their keys."""
    return {
        Layer.PEOPLE: translate("Commands", "People"),
        Layer.ACTORS: translate("Commands", "Actors"),
        Layer.PLACES: translate("Commands", "Places"),
        Layer.WEAPONS: translate("Commands", "Weapons"),
        Layer.DATES: translate("Commands", "Dates"),
        Layer.FIGURES: translate("Commands", "Figures"),
        Layer.CLAIMS: translate("Commands", "Claims"),
        Layer.HIGHLIGHTS: translate("Commands", "My marks"),
    }


def color_names() -> dict[str, str]:
    """Return the name of each colour of highlights."""
    names = {
        "yellow": translate("Commands", "Yellow"),
        "green": translate("Commands", "Green"),
        "blue": translate("Commands", "Blue"),
        "pink": translate("Commands", "Pink"),
    }
    return {color: names[color] for color in HIGHLIGHT_COLORS}


def plain_name(text: str) -> str:
    """Return a menu entry's words without the marks of menus."""
    return text.replace("&", "").rstrip("…")


def tool_tip(action: QAction, text: str) -> str:
    """Return what to tell of an action: its words and its first key."""
    key = shortcut_text(action.shortcut())
    return f"{plain_name(text)} ({key})" if key else plain_name(text)


def _keys(text: str) -> list[QKeySequence]:
    return [QKeySequence(keys) for keys in text.split("; ") if keys]
