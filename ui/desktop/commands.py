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
from ui.desktop.style import HIGHLIGHT_COLORS

SEPARATOR = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


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
        self.languages = self._choices("language", {"system": _tr("System language"), "ar": "العربية", "en": "English"})
        self.themes = self._choices(
            "theme",
            {"system": _tr("System theme"), "light": _tr("Light"), "sepia": _tr("Sepia"), "dark": _tr("Dark")},
        )
        self.colors = self._choices("highlight", color_names())
        self.name_types = self._choices("name", {type_.value: labels.label(type_) for type_ in MentionType})
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
        plain = text.replace("&", "").rstrip("…")
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{plain} ({key})" if key else plain)
        return action

    def _add_files(self) -> None:
        self._add("open", _tr("&Open files…"), "Ctrl+O", "open")
        self._add("open_folder", _tr("Open a &folder…"), "Ctrl+Shift+O", "import")
        self._add("paste", _tr("&Paste an article"), "Ctrl+V", "paste")
        self._add("export", _tr("&Export…"), "Ctrl+E", "export")
        self._add("quit", _tr("&Quit"), "Ctrl+Q")

    def _add_edits(self) -> None:
        self._add("undo", _tr("&Undo"), "Ctrl+Z", "undo")
        self._add("redo", _tr("&Redo"), "Ctrl+Shift+Z; Ctrl+Y", "redo")
        self._add("find", _tr("&Find in the article"), "Ctrl+F", "search")
        self._add("search", _tr("&Search the library"), "Ctrl+Shift+F; /", "library")
        self._add("star", _tr("Give or take a &star"), "S", "star")
        self._add("unread", _tr("Mark as &unread"), "U", "unread")
        self._add("published", _tr("Correct the &date…"), "D", "date")
        self._add("delete", _tr("&Delete"), "Del", "bin")
        self._add("restore", _tr("&Restore from the bin"), "Shift+Del", "restore")
        self._add("empty_bin", _tr("&Empty the bin…"))

    def _add_marks(self) -> None:
        self._add("highlight", _tr("&Highlight"), "H", "highlight")
        self._add("note", _tr("Write a &note"), "N", "note")
        self._add("tag", _tr("Add a &tag"), "T", "tag")
        self._add("name", _tr("&Mark as a name…"), "M", "person")
        self._add("unmark", _tr("&Remove this mark"), "Backspace")
        self._add("accept", _tr("&Accept the claim"), "A", "accept")
        self._add("reject", _tr("Re&ject the claim"), "R", "reject")

    def _add_steps(self) -> None:
        self._add("next_claim", _tr("Ne&xt claim"), "J", "next")
        self._add("previous_claim", _tr("&Previous claim"), "K", "previous")
        self._add("next_article", _tr("Next article"), "Alt+Down", "down")
        self._add("previous_article", _tr("Previous article"), "Alt+Up", "up")
        for number, (name, text) in enumerate(
            {
                "claims": _tr("Show claims"),
                "figures": _tr("Show figures"),
                "names": _tr("Show names"),
                "notes": _tr("Show notes and tags"),
            }.items(),
            1,
        ):
            self._add(f"show_{name}", text, f"Ctrl+{number}")

    def _add_views(self) -> None:
        for name, text, keys in (
            ("library_pane", _tr("&Library pane"), "F9"),
            ("side_pane", _tr("&Panels"), "F10"),
            ("full_screen", _tr("F&ull screen"), "F11"),
        ):
            self._add(name, text, keys).setCheckable(True)
        self._add("larger", _tr("Larger te&xt"), "Ctrl++; Ctrl+=", "zoom_in")
        self._add("smaller", _tr("S&maller text"), "Ctrl+-", "zoom_out")
        self._add("usual_size", _tr("Usual text si&ze"), "Ctrl+0")
        self._add("keys", _tr("&Keyboard shortcuts"), "F1; ?", "help")
        self._add("about", _tr("&About Isnad"))

    def _layer_actions(self) -> dict[Layer, QAction]:
        actions = {}
        for number, (layer, name) in enumerate(layer_names().items(), 1):
            action = self._add(f"layer_{layer.value}", name, str(number))
            action.setCheckable(True)
            action.setToolTip(_tr("Show or hide: {layer} ({key})").format(layer=name, key=number))
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
        bar = self._window.menuBar()
        bar.clear()
        article = self._menu(bar.addMenu(_tr("&Article")), "open open_folder paste | export | quit")
        edit = self._menu(
            bar.addMenu(_tr("&Edit")),
            "undo redo | find search | star unread published | delete restore empty_bin",
        )
        mark = self._menu(bar.addMenu(_tr("&Mark")), "highlight")
        self._sub(mark, _tr("Highlight in &colour"), self.colors)
        self._menu(mark, "note tag")
        self._sub(mark, _tr("Mark as a name of t&ype"), self.name_types)
        self._menu(mark, "name unmark | accept reject")
        go = self._menu(
            bar.addMenu(_tr("&Go")),
            "next_claim previous_claim | next_article previous_article |"
            " show_claims show_figures show_names show_notes",
        )
        view = self._menu(bar.addMenu(_tr("&View")), "library_pane side_pane full_screen | larger smaller usual_size |")
        layers = view.addMenu(_tr("La&yers"))
        layers.addActions(list(self.layers.values()))
        self._sub(view, _tr("&Theme"), self.themes)
        self._sub(view, _tr("&Language"), self.languages)
        help_ = self._menu(bar.addMenu(_tr("&Help")), "keys about")
        self.menus = (article, edit, mark, go, view, help_)

    def _menu(self, menu: QMenu, names: str) -> QMenu:
        for name in names.split():
            if name == "|":
                menu.addSeparator()
            else:
                menu.addAction(self._actions[name])
        return menu

    @staticmethod
    def _sub(menu: QMenu, title: str, actions: dict[str, QAction]) -> None:
        menu.addMenu(title).addActions(list(actions.values()))


def layer_names() -> dict[Layer, str]:
    """Return the name of each layer, in the order of their keys."""
    return {
        Layer.PEOPLE: _tr("People"),
        Layer.ACTORS: _tr("Actors"),
        Layer.PLACES: _tr("Places"),
        Layer.WEAPONS: _tr("Weapons"),
        Layer.DATES: _tr("Dates"),
        Layer.FIGURES: _tr("Figures"),
        Layer.CLAIMS: _tr("Claims"),
        Layer.HIGHLIGHTS: _tr("My marks"),
    }


def color_names() -> dict[str, str]:
    """Return the name of each colour of highlights."""
    names = {"yellow": _tr("Yellow"), "green": _tr("Green"), "blue": _tr("Blue"), "pink": _tr("Pink")}
    return {color: names[color] for color in HIGHLIGHT_COLORS}


def _keys(text: str) -> list[QKeySequence]:
    return [QKeySequence(keys) for keys in text.split("; ") if keys]
