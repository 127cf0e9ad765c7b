"""The article list asks for the lines that are in sight, and for no others."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

from PySide6.QtCore import Qt

from app.domain.document import Origin, PublishedBasis
from app.domain.records import ArticleSummary
from ui.desktop.item_models.articles import PAGE, ArticleListModel

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
