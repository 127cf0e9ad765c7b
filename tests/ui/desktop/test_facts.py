"""What is known of an article is edited by hand; what its file states stands beside it and comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.library import Library
from ui.desktop.dialogs.facts import FactsDialog
from ui.desktop.widgets.wrapping import Value

PAGE = """<html><head><title>هدنة في تعز</title><meta property="og:site_name" content="صحيفة الوادي"></head>
<body><article><h1>هدنة في تعز</h1><p>أعلنت الأمم المتحدة أن الطرفين اتفقا على هدنة في مدينة تعز مدتها 10 أيام.</p>
<p>وقال متحدث باسمها إن الهدنة تبدأ غدا وإن المراقبين في طريقهم إلى المدينة منذ أمس.</p></article></body></html>"""


@pytest.fixture
def page(desk):
    path = desk.folder / "page.html"
    path.write_text(PAGE, "utf-8")
    desk.window.start([path])
    desk.wait(lambda: desk.reading is not None and desk.reading.article_id is not None)
    desk.settle()
    return desk.reading


def ask(desk) -> FactsDialog:
    desk.window.activateWindow()
    desk.wait(desk.window.isActiveWindow)
    QTest.keyClick(desk.window.workspace.reader, Qt.Key.Key_I)
    desk.wait(lambda: any(dialog.isVisible() for dialog in desk.window.findChildren(FactsDialog)))
    return next(dialog for dialog in desk.window.findChildren(FactsDialog) if dialog.isVisible())


def write(field, words: str) -> None:
    field.edit.selectAll()
    field.edit.insert(words)  # QTest has no keys for Arabic letters


def keep(desk, dialog: FactsDialog) -> None:
    desk.qtbot.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    desk.settle()


def test_outlet_and_author_are_edited_and_undone(desk, page) -> None:
    dialog = ask(desk)
    assert dialog.fields["outlet"].edit.text() == "صحيفة الوادي"
    assert not dialog.fields["outlet"].back.isVisible()
    write(dialog.fields["outlet"], "Al-Wadi")
    write(dialog.fields["author"], "سلمى")
    assert "صحيفة الوادي" in dialog.fields["outlet"].back.text()
    assert dialog.fields["author"].back.text() == "The file states none"
    keep(desk, dialog)
    desk.wait(lambda: desk.reading.document.outlet == "Al-Wadi")
    assert desk.reading.document.author == "سلمى"
    assert desk.reading.document.title == page.document.title
    assert desk.window.commands["undo"].text() == "&Undo: edit facts"
    desk.trigger("undo")
    desk.wait(lambda: desk.reading.document.outlet == "صحيفة الوادي")
    assert desk.reading.document.author is None


def test_the_stated_value_comes_back_by_a_click(desk, page) -> None:
    dialog = ask(desk)
    write(dialog.fields["outlet"], "خطأ")
    keep(desk, dialog)
    dialog = ask(desk)
    assert dialog.fields["outlet"].edit.text() == "خطأ"
    desk.qtbot.mouseClick(dialog.fields["outlet"].back, Qt.MouseButton.LeftButton)
    keep(desk, dialog)
    desk.wait(lambda: desk.reading.document.outlet == "صحيفة الوادي")


def test_a_long_path_is_shown_whole(desk, page, tmp_path) -> None:
    origin = replace(page.document.origin, path="/somewhere/" + "far_away/" * 30 + "تقرير 40.txt")
    dialog = FactsDialog(page, replace(page.document, origin=origin), desk.window)
    desk.qtbot.addWidget(dialog)
    dialog.show()
    value = next(value for value in dialog.findChildren(Value) if value.toPlainText() == origin.path)
    for width in (dialog.width(), 420, 900):
        dialog.resize(width, dialog.height())
        desk.wait(lambda: value.document().size().height() <= value.viewport().height())
        assert value.document().idealWidth() <= value.viewport().width()


def test_nothing_changed_writes_nothing(desk, page) -> None:
    with Library.open(desk.library_path) as library:
        before = library.history.undo_verb()
    keep(desk, ask(desk))
    with Library.open(desk.library_path) as library:
        assert library.history.undo_verb() == before


def test_an_article_not_kept_yet_is_kept_with_its_facts(desk) -> None:
    desk.window.start([])
    desk.wait(lambda: desk.reading is not None)
    dialog = ask(desk)
    write(dialog.fields["author"], "سلمى")
    keep(desk, dialog)
    desk.wait(lambda: desk.reading.article_id is not None and desk.reading.document.author == "سلمى")
