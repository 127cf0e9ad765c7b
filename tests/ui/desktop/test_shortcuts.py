"""Keys beside the entries of menus: in their own order, arrows as arrows, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStyleOptionMenuItem

from ui.desktop.languages import install_language
from ui.desktop.shortcuts import CommandMenu, shortcut_text


@pytest.fixture(params=["en", "ar"])
def language(qapp, request):
    install_language(request.param)
    yield request.param
    install_language("en")


@pytest.mark.parametrize(
    ("keys", "written"), [("Ctrl++", "Ctrl++"), ("Ctrl+-", "Ctrl+-"), ("Alt+Down", "Alt+↓"), ("Alt+Up", "Alt+↑")]
)
def test_keys_are_isolated_and_arrows_drawn(language, keys: str, written: str) -> None:
    assert shortcut_text(QKeySequence(keys)) == f"\u2066{written}\u2069"


def test_no_keys_are_no_words(language) -> None:
    assert shortcut_text(QKeySequence()) == ""


def test_a_menu_writes_its_entries_so(qtbot, language) -> None:
    menu = CommandMenu("menu")
    qtbot.addWidget(menu)
    option = QStyleOptionMenuItem()
    action = menu.addAction("larger")
    menu.initStyleOption(option, action)
    assert option.text == "larger"
    action.setShortcut("Ctrl++")
    menu.initStyleOption(option, action)
    assert option.text == "larger\t\u2066Ctrl++\u2069"


def test_every_menu_of_the_window_does(desk) -> None:
    for menu in desk.window.commands.menus:
        assert isinstance(menu, CommandMenu)
