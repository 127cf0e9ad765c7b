"""Typing waits for nothing: the first articles come at once, the others later, and outdated questions are given up."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from app.domain.records import Target, TargetKind
from app.library import Library, Order, Upgrade, lists
from tests.fixtures.libraries.old import old_library
from tests.library.conftest import make_analysis, make_document
from ui.desktop.item_models.articles import SEARCH_PAGE
from ui.desktop.library_pane import pane as panes
from ui.desktop.tasks import Tasks
from ui.desktop.widgets.progress_bar import UpgradeStrip

MANY, FIRST = 90, 2 * SEARCH_PAGE
ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def long_list(desk, monkeypatch):
    """Return the desk with more articles than are shown at first."""
    monkeypatch.setattr(panes, "FIRST_ROWS", FIRST)
    with Library.open(desk.library_path) as library:
        for number in range(MANY):
            document = make_document(f"خبر {number}\nكلام عن الميناء", name=f"{number}.txt")
            library.articles.add(document, make_analysis(document))
    desk.restart()
    desk.wait(lambda: len(desk.pane.model.ids) == MANY)
    return desk


def lengths(desk) -> list[int]:
    """Return a list that will tell the number of rows whenever the list is another one."""
    told: list[int] = []
    desk.pane.model.modelReset.connect(lambda: told.append(desk.pane.model.rowCount()))
    return told


@pytest.mark.parametrize("order", Order)
def test_the_first_rows_come_first_and_then_all(long_list, order):
    told = lengths(long_list)
    long_list.pane.search_box.order = order
    long_list.pane.search.setText("الميناء")
    long_list.wait(lambda: told == [FIRST, MANY])
    with Library.open(long_list.library_path) as library:
        assert long_list.pane.model.ids == library.articles.ids(query="الميناء", order=order)


def test_when_the_others_come_selection_lines_and_place_stay(long_list):
    pane = long_list.pane
    pane.search.setText("الميناء")
    long_list.wait(lambda: len(pane.model.ids) == FIRST)
    long_list.wait(lambda: pane.model.summary(0) is not None)
    selected = [pane.model.index(row) for row in (2, 4)]
    for index in selected:
        pane.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    before = set(pane.selected_ids())
    pane.list.verticalScrollBar().setValue(40)
    told = lengths(long_list)
    pane.model.modelReset.connect(lambda: told.append(pane.model.summary(0) is not None))
    long_list.wait(lambda: told == [MANY, True])
    assert set(pane.selected_ids()) == before
    assert pane.list.verticalScrollBar().value() == 40


def test_a_change_renews_the_whole_list_at_once(long_list):
    told = lengths(long_list)
    long_list.tasks.write(lambda library: library.articles.delete([3]))
    long_list.wait(lambda: bool(told))
    assert told[0] == MANY - 1


def test_all_articles_are_shown_while_changes_go_on(long_list):
    long_list.pane.search.setText("الميناء")
    article = Target(TargetKind.ARTICLE, 1)
    for number in range(8):
        long_list.tasks.write(lambda library, number=number: library.notes.add(1, article, f"{number}").changes)
        long_list.qtbot.wait(30)
    long_list.wait(lambda: len(long_list.pane.model.ids) == MANY)


def test_an_outdated_question_is_given_up_and_never_answered(desk):
    answers: list[object] = []
    desk.tasks.ask("list", lambda library: library._database.value(ENDLESS), answers.append)
    desk.qtbot.wait(100)
    desk.tasks.ask("list", lambda library: library._database.value(ENDLESS), answers.append)
    began = time.monotonic()
    desk.tasks.ask("list", lambda _: "last", answers.append)
    desk.wait(lambda: bool(answers))
    assert answers == ["last"]
    assert time.monotonic() - began < 5
    # Another topic's question is nobody's to give up.
    desk.tasks.ask("one", lambda _: "one", answers.append)
    desk.tasks.ask("other", lambda _: "other", answers.append)
    desk.wait(lambda: len(answers) == 3)
    assert desk.window.messages.isHidden()


def test_an_endless_question_does_not_keep_the_window_open(desk):
    desk.tasks.ask("list", lambda library: library._database.value(ENDLESS), lambda _: None)
    desk.qtbot.wait(50)
    desk.close()


def test_it_is_told_where_too_many_match_to_rank_them(long_list, monkeypatch):
    monkeypatch.setattr(lists, "RANKED", 10)
    hint = long_list.pane.search_box.findChild(object, "search_hint")
    long_list.pane.search_box.order = Order.RELEVANCE
    long_list.pane.search.setText("الميناء")
    long_list.wait(hint.isVisible)
    long_list.pane.search.setText("27")
    long_list.wait(hint.isHidden)
    long_list.pane.search_box.order = Order.NEWEST
    long_list.pane.search.setText("الميناء")
    long_list.wait(lambda: len(long_list.pane.model.ids) == MANY)
    assert hint.isHidden()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.isnad"
    path.write_bytes(old_library(1))
    return path


def test_an_older_library_tells_how_far_it_is_as_it_is_opened(qtbot, old):
    tasks, told, found = Tasks(old), [], []
    tasks.upgraded.connect(told.append, Qt.ConnectionType.QueuedConnection)
    tasks.read(lambda library: library.articles.ids(), found.append)
    qtbot.waitUntil(lambda: bool(found))
    tasks.close()
    assert found == [[1]]
    assert {(upgrade.done, upgrade.total) for upgrade in told} >= {(0, 2), (2, 2)}


def test_a_window_that_is_closed_meanwhile_breaks_it_off_and_the_next_goes_on(qtbot, old, monkeypatch):
    tasks = Tasks(old)
    tell = tasks._tell_upgrade

    def tell_late(upgrade: Upgrade) -> None:
        while not tasks._is_closed:
            time.sleep(0.01)
        tell(upgrade)

    monkeypatch.setattr(tasks, "_tell_upgrade", tell_late)
    tasks.read(lambda library: library.articles.ids(), pytest.fail)
    tasks.read(lambda library: library.articles.ids(), pytest.fail)
    qtbot.wait(50)
    tasks.close()
    with Library.open(old) as library:
        assert library.articles.ids() == [1]
        assert library.check().problems == ()


def test_the_window_shows_how_far_it_is(desk):
    strip = desk.window.findChild(UpgradeStrip)
    desk.tasks.upgraded.emit(Upgrade(2, 3, 40, 100))
    desk.wait(strip.isVisible)
    assert "step 2 of 3: 40 of 100 articles" in strip._words.text()
    desk.tasks.upgraded.emit(Upgrade(2, 3, 100, 100))
    desk.wait(strip.isHidden)
