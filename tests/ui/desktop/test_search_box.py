"""The search box of a real window, by its keys: completion, messages, order, snippets in the list, saved searches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLabel, QMenu

from app.domain.records import Target, TargetKind
from app.library import Order, View
from ui.desktop.item_models.articles import SnippetRole
from ui.desktop.languages import install_language
from ui.desktop.library_pane import pane


@pytest.fixture
def two(desk):
    """Return the desk with two articles in its library, the second one open."""
    desk.first = desk.open_article().article_id
    desk.second = desk.open_article(desk.other, "other.txt").article_id
    desk.pane.search.setFocus()
    return desk


def rows(desk) -> list[str]:
    model = desk.pane.search_box.completer._model
    return model.stringList() if desk.pane.search_box.completer._popup.isVisible() else []


def press(desk, *keys: Qt.Key) -> None:
    for key in keys:
        popup = desk.pane.search_box.completer._popup
        QTest.keyClick(popup if popup.isVisible() else desk.pane.search, key)


def type_words(desk, words: str) -> None:
    # QTest types Latin letters alone.
    for letter in words:
        desk.pane.search.insert(letter)
        desk.pane.search.textEdited.emit(desk.pane.search.text())


def search(desk, query: str, found: list[int]) -> None:
    desk.pane.search.setText(query)
    desk.wait(lambda: list(desk.pane.model.ids) == found and not desk.pane._pause.isActive())
    desk.settle()


class TestCompletion:
    def test_a_fields_name_is_completed_by_keyboard(self, two):
        QTest.keyClicks(two.pane.search, "ou")
        assert [row.partition(":")[0] for row in rows(two)] == ["outlet"]
        press(two, Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert two.pane.search.text() == "outlet:"

    def test_enter_without_a_choice_takes_nothing(self, two):
        QTest.keyClicks(two.pane.search, "ou")
        press(two, Qt.Key.Key_Return)
        assert two.pane.search.text() == "ou"
        assert rows(two) == []

    def test_down_in_the_empty_box_shows_all_fields(self, two):
        press(two, Qt.Key.Key_Down)
        names = [row.partition(":")[0] for row in rows(two)]
        assert names == ["outlet", "tag", "by", "counted", "place", "from", "to", "is"]
        press(two, Qt.Key.Key_Escape)
        assert rows(two) == []

    def test_a_value_is_completed_and_quoted(self, two):
        type_words(two, "by:الامم")
        two.wait(lambda: rows(two) == ["الأمم المتحدة"])
        press(two, Qt.Key.Key_Down, Qt.Key.Key_Tab)
        assert two.pane.search.text() == 'by:"الأمم المتحدة" '
        two.wait(lambda: list(two.pane.model.ids) == [two.second])

    def test_arabic_names_and_values_anywhere_in_the_query(self, two):
        type_words(two, "هدنة مكا")
        assert [row.partition(":")[0] for row in rows(two)] == ["مكان"]
        press(two, Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert two.pane.search.text() == "هدنة مكان:"
        two.wait(lambda: "تعز" in " ".join(rows(two)))
        type_words(two, "تع")
        two.wait(lambda: len(rows(two)) == 1)
        press(two, Qt.Key.Key_Down, Qt.Key.Key_Return)
        two.wait(lambda: list(two.pane.model.ids) == [two.second])

    def test_states_are_offered(self, two):
        QTest.keyClicks(two.pane.search, "is:un")
        assert rows(two) == ["unread", "unreviewed"]

    def test_the_arabic_window_offers_arabic_names_first(self, two):
        install_language("ar")
        two.window.choose_language("ar")
        press(two, Qt.Key.Key_Down)
        assert [row.partition(":")[0] for row in rows(two)][:3] == ["ناشر", "وسم", "قائل"]

    def test_an_offer_in_the_middle_leaves_the_rest(self, two):
        two.pane.search.setText("🙂 by: هدنة")
        two.pane.search.setCursorPosition(len("🙂🙂 by:"[1:]) + 1)
        two.pane.search_box.completer.offer()
        two.wait(lambda: bool(rows(two)))
        press(two, Qt.Key.Key_Down, Qt.Key.Key_Return)
        assert two.pane.search.text().startswith("🙂 by:")
        assert two.pane.search.text().endswith(" هدنة")


class TestToTheList:
    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
    def test_enter_and_down_go_to_the_first_hit_as_soon_as_it_is_found(self, two, key):
        two.pane.search.setText("مسلحين")
        press(two, key)
        two.wait(lambda: two.window.focusWidget() is two.pane.list)
        assert list(two.pane.model.ids) == [two.first]
        two.wait(lambda: two.reading.article_id == two.first)
        assert two.pane.list.currentIndex().row() == 0

    def test_down_goes_to_the_open_article_where_that_is_found_too(self, two):
        two.window.open_article(two.first)
        two.wait(lambda: two.reading.article_id == two.first)
        two.settle()
        search(two, "مدينة", [two.second, two.first])
        press(two, Qt.Key.Key_Down)
        assert two.window.focusWidget() is two.pane.list
        assert two.pane.list.currentIndex().row() == 1
        two.pane.search.setFocus()
        press(two, Qt.Key.Key_Return)
        assert two.window.focusWidget() is two.pane.list
        two.wait(lambda: two.reading.article_id == two.second)

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
    def test_where_nothing_is_found_the_box_keeps_the_keys(self, two, key):
        search(two, "سفينة", [])
        press(two, key)
        two.settle()
        assert two.window.focusWidget() is two.pane.search
        assert two.reading.article_id == two.second

    def test_escape_closes_the_offers_first(self, two):
        QTest.keyClicks(two.pane.search, "ou")
        assert rows(two)
        press(two, Qt.Key.Key_Escape)
        assert rows(two) == []
        assert two.pane.search.text() == "ou"


class TestCount:
    def label(self, desk) -> QLabel:
        return desk.window.findChild(QLabel, "search_count")

    def told(self, desk) -> str:
        return self.label(desk).text() if self.label(desk).isVisible() else ""

    def test_the_number_of_hits_is_told_while_a_search_is_on(self, two):
        assert self.told(two) == ""
        for query, found, told in (
            ("مدينة", [two.second, two.first], "2 hits"),
            ("مسلحين", [two.first], "1 hit"),
            ("سفينة", [], "0 hits"),
        ):
            two.pane.search.setText(query)
            assert self.told(two) == "…", "no number of another query"
            two.wait(lambda told=told: self.told(two) == told)
            assert list(two.pane.model.ids) == found
        two.pane.search.clear()
        assert self.told(two) == ""

    def test_it_is_told_in_arabic_too(self, two):
        two.window.choose_language("ar")
        two.pane.search.setText("مدينة")
        two.wait(lambda: self.told(two) == "نتيجتان")

    def test_it_follows_the_library(self, two):
        two.pane.search.setText("مدينة")
        two.wait(lambda: self.told(two) == "2 hits")
        two.tasks.write(lambda library: library.articles.delete([two.first]))
        two.wait(lambda: self.told(two) == "1 hit")

    def test_of_a_long_list_the_number_comes_with_its_rest(self, two, monkeypatch):
        monkeypatch.setattr(pane, "FIRST_ROWS", 2)
        numbers: list[str] = []
        tell = two.pane.search_box._count.setText
        monkeypatch.setattr(two.pane.search_box._count, "setText", lambda words: (numbers.append(words), tell(words)))
        two.open_article(two.article + "\nسطر آخر عن مدينة حمص.\n", "third.txt")
        two.pane.search.setText("مدينة")
        two.wait(lambda: self.told(two) == "3 hits")
        assert set(numbers) == {"…", "3 hits"}


def test_what_is_not_understood_is_told_below_the_box(two):
    search(two, "outlte:x", [])
    assert "did you mean" in two.pane.search_box.message
    search(two, "from:2018-13 ", [])
    assert "2018-13" in two.pane.search_box.message
    said = [label.text() for label in two.pane.findChildren(QLabel) if label.isVisible()]
    assert sum("2018-13" in words for words in said) == 1
    search(two, "from:2018-1", [])
    assert two.pane.search_box.message == ""


def test_snippets_show_the_articles_own_letters_while_a_search_is_on(two):
    height = two.pane.list.visualRect(two.pane.model.index(0)).height()
    search(two, "مسلحين", [two.first])
    two.wait(lambda: two.pane.model.index(0).data(SnippetRole) is not None)
    snippet = two.pane.model.index(0).data(SnippetRole)
    assert {mark.of(snippet.text) for mark in snippet.marks} <= {"المسلحين", "مسلحا"}
    assert two.pane.list.visualRect(two.pane.model.index(0)).height() > height
    search(two, "", [two.second, two.first])
    assert two.pane.model.index(0).data(SnippetRole) is None
    assert two.pane.list.visualRect(two.pane.model.index(0)).height() == height


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_hit_is_painted_on_its_ground(two, theme):
    two.window.choose_theme(theme)
    ground = two.appearance.theme.color("find")
    search(two, "هدنة", [two.second])
    two.wait(lambda: two.pane.model.index(0).data(SnippetRole) is not None)
    image = QImage(two.pane.list.viewport().size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    two.pane.list.viewport().render(painter, QPoint())
    painter.end()
    box = two.pane.list.visualRect(two.pane.model.index(0))
    colors = {
        image.pixelColor(x, y).name() for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
    }
    assert ground.name() in colors


def test_order_is_chosen_from_the_menu(two):
    assert list(two.pane.model.ids) == [two.second, two.first]
    action = two.pane.search_box._orders[Order.UNREVIEWED]
    action.trigger()
    two.wait(lambda: list(two.pane.model.ids) == [two.first, two.second])
    assert two.pane.search_box.order_button.toolTip() == action.text()


def test_an_article_found_by_an_inflected_form_shows_it(two):
    search(two, "هُدَن OR مسلحون ", [two.first])
    two.pane.list.setCurrentIndex(two.pane.model.index(0))
    two.wait(lambda: two.reading.article_id == two.first)
    hit = two.window.workspace.reader._view.shown.find_current
    assert hit is not None
    assert hit.of(two.article) in {"المسلحين", "مسلحا"}


class TestSaved:
    def save(self, desk, name: str) -> None:
        desk.pane.search_box.save_wanted.emit()
        dialog = desk.window.findChild(QInputDialog)
        dialog.setTextValue(name)
        dialog.accept()
        desk.settle()

    def headed(self, desk) -> list[str]:
        heading = desk.pane.filters._searches
        return [] if heading.isHidden() else [heading.child(row).text(0) for row in range(heading.childCount())]

    def menu(self, desk, row: int, text: str) -> None:
        item = desk.pane.filters._searches.child(row)
        place = desk.pane.filters.visualItemRect(item).center()
        desk.pane.filters.customContextMenuRequested.emit(place)
        desk.wait(lambda: any(menu.isVisible() for menu in desk.window.findChildren(QMenu)))
        menu = next(menu for menu in desk.window.findChildren(QMenu) if menu.isVisible())
        next(action for action in menu.actions() if text in action.text()).trigger()
        menu.close()

    def test_a_search_becomes_a_view_and_goes_again(self, two):
        search(two, "حلب is:unreviewed", [two.first])
        self.save(two, "حلب وحدها")
        assert self.headed(two) == ["حلب وحدها"]
        search(two, "", [two.second, two.first])
        two.pane.filters.setCurrentItem(two.pane.filters._searches.child(0))
        two.wait(lambda: list(two.pane.model.ids) == [two.first])
        search(two, "هدنة", [])
        search(two, "", [two.first])
        self.menu(two, 0, "Rename")
        dialog = next(found for found in two.window.findChildren(QInputDialog) if found.isVisible())
        dialog.setTextValue("مدينة حلب")
        dialog.accept()
        two.settle()
        assert self.headed(two) == ["مدينة حلب"]
        assert two.pane.choice.search.name == "مدينة حلب"
        assert list(two.pane.model.ids) == [two.first]
        self.menu(two, 0, "Delete")
        two.settle()
        assert self.headed(two) == []
        assert two.pane.choice.view is View.ALL
        two.trigger("undo")
        two.trigger("undo")
        assert self.headed(two) == ["حلب وحدها"]
        two.trigger("undo")
        assert self.headed(two) == []

    def test_it_keeps_its_order_and_outlives_the_window(self, two):
        two.pane.search_box._orders[Order.OUTLET].trigger()
        search(two, "في ", [two.second, two.first])
        self.save(two, "في")
        two.restart()
        two.settle()
        assert self.headed(two) == ["في"]
        assert two.pane.search_box.order is Order.NEWEST
        two.pane.filters.setCurrentItem(two.pane.filters._searches.child(0))
        assert two.pane.search_box.order is Order.OUTLET


def test_tags_complete_too(two):
    two.tasks.write(lambda library: library.tags.attach(two.first, Target(TargetKind.ARTICLE, two.first), "خبر مهم"))
    two.settle()
    type_words(two, "tag:مه")
    two.wait(lambda: rows(two) == ["خبر مهم"])
