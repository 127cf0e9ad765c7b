"""The article list asks for the lines that are in sight, and for no others."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel

from app.domain.document import Origin, PublishedBasis
from app.domain.records import ArticleSummary
from ui.desktop.item_models.articles import PAGE, ArticleListModel
from ui.desktop.library_pane.article_delegate import _facts

NOW = datetime(2020, 1, 1, tzinfo=UTC)


class Asked:
    """Tasks that note which lines were asked for, and answer when told to."""

    def __init__(self) -> None:
        self.pages: list[list[int]] = []
        self._answers = []

    def read(self, query, then, failed=None) -> None:
        library = SimpleNamespace(articles=SimpleNamespace(summaries=self._summaries))
        self._answers.append(lambda: then(query(library)))

    def answer(self) -> None:
        answers, self._answers = self._answers, []
        for give in answers:
            give()

    def _summaries(self, ids: list[int]) -> list[ArticleSummary]:
        self.pages.append(ids)
        origin = Origin("a.txt", "text/plain")
        return [
            ArticleSummary(i, f"{i}", None, None, PublishedBasis.UNKNOWN, NOW, "ar", 0, 0, (), False, False, origin)
            for i in ids
        ]


def title(model: ArticleListModel, row: int) -> str | None:
    return model.data(model.index(row), Qt.ItemDataRole.DisplayRole)


def test_a_hundred_thousand_rows_cost_one_page() -> None:
    tasks = Asked()
    model = ArticleListModel(tasks)
    model.set_ids(list(range(100_000)))
    assert title(model, 70_000) is None
    assert title(model, 70_001) is None
    tasks.answer()
    assert title(model, 70_001) == "70001"
    assert len(tasks.pages) == 1
    assert len(tasks.pages[0]) == PAGE


def test_an_answer_for_another_list_is_dropped() -> None:
    tasks = Asked()
    model = ArticleListModel(tasks)
    model.set_ids([1, 2, 3])
    assert title(model, 0) is None
    model.set_ids([4, 5])
    tasks.answer()
    assert title(model, 0) is None
    tasks.answer()
    assert title(model, 0) == "4"


def test_rows_keep_their_lines_until_new_ones_are_here() -> None:
    tasks = Asked()
    model = ArticleListModel(tasks)
    model.set_ids([7])
    title(model, 0)
    tasks.answer()
    model.renew()
    assert title(model, 0) == "7"
    tasks.answer()
    assert len(tasks.pages) == 2


def test_an_article_found_by_a_search_shows_where_the_words_stand(desk) -> None:
    found = desk.open_article().article_id
    desk.open_article(desk.other, "other.txt")
    library = desk.window.workspace.library
    library.search.setFocus()
    library.search.setText("رُويترز")
    desk.wait(lambda: library.model.ids == [found])
    library.list.setFocus()
    library.list.setCurrentIndex(library.model.index(0))
    desk.wait(lambda: desk.reading.article_id == found)
    reader = desk.window.workspace.reader
    hit = reader._view.shown.find_current
    assert hit is not None
    assert hit.of(desk.article) == "رويترز"
    assert library.list.hasFocus()


def test_a_search_of_several_words_shows_the_first_that_stands_there(desk) -> None:
    reading = desk.open_article()
    reader = desk.window.workspace.reader
    reader.show_hits("كوكب حلب")
    assert reader._view.shown.find_current.of(reading.document.text) == "حلب"
    reader.show_hits("كوكب")
    assert reader._find_bar.words == "حلب"


@pytest.mark.parametrize("room", [90.0, 130.0, 400.0])
@pytest.mark.parametrize("outlet", [None, "وكالة أنباء الوادي الكبير"])
def test_the_day_is_never_cut_for_a_name(qapp, room: float, outlet: str | None) -> None:
    origin = Origin("a_rather_long_name_of_a_file.txt", "text/plain")
    known = PublishedBasis.STATED
    day = date(2018, 3, 31)
    summary = ArticleSummary(1, "a", outlet, day, known, NOW, "ar", 0, 0, (), False, False, origin)
    metrics = QFontMetricsF(qapp.font())
    facts = _facts(summary, metrics, room)
    assert facts.endswith("31 Mar 2018")
    assert metrics.horizontalAdvance(facts) <= room + 1


def test_a_row_tells_how_many_claims_are_reviewed(desk) -> None:
    desk.open_article()
    index = desk.pane.model.index(0)
    desk.wait(lambda: "claims reviewed" in (index.data(Qt.ItemDataRole.ToolTipRole) or ""))
    assert "0 of 4 claims reviewed" in index.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(("title", "is_right"), [("عنواني أنا", True), ("My own title", False)])
def test_a_title_stands_at_the_side_of_its_own_letters(desk, title: str, is_right: bool) -> None:
    desk.open_article("The army says 12 men were killed near Aleppo.\n" if is_right else desk.article)
    desk.window.workspace.operations.facts.edit({"title": title})
    desk.wait(lambda: desk.reading.document.title == title)
    label = desk.window.findChild(QLabel, "article_title")
    desk.wait(lambda: title in label.text())
    assert bool(label.alignment() & Qt.AlignmentFlag.AlignRight) is is_right
