"""Articles of our own words, read and shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.annotations import Analysis
from app.domain.document import Document, Origin, PublishedBasis
from app.domain.reading import Reading
from app.domain.records import Highlight
from app.domain.span import Span
from ui.desktop.reader import Reader
from ui.desktop.selection import Item, Selection
from ui.desktop.style import dress, load_fonts, load_theme

NOW = datetime(2020, 1, 1)  # noqa: DTZ001 - a day like any other


@dataclass
class Article:
    """An article under construction: words are found by what they are, not by counting letters."""

    text: str
    language: str = "ar"
    title: str | None = None
    published: date | None = date(2018, 3, 31)
    found: dict[str, tuple] = field(default_factory=dict)
    kept: dict[str, tuple] = field(default_factory=dict)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def highlight(self, words: str, color: str = "yellow", identifier: int = 1) -> Highlight:
        return Highlight(identifier, 1, self.span(words), words, "", "", color, NOW)

    def reading(self) -> Reading:
        document = Document(
            self.text,
            Origin("report.txt", "text/plain"),
            self.text.encode("utf-8", "surrogatepass"),
            title=self.title,
            outlet="صحيفة",
            published=self.published,
            published_basis=PublishedBasis.STATED if self.published else PublishedBasis.UNKNOWN,
            language=self.language,
        )
        analysis = Analysis(document.text_sha256, "test", document.published, document.published_basis)
        return Reading(1, document, replace(analysis, **self.found), **self.kept)


@pytest.fixture
def selection() -> Selection:
    return Selection()


@pytest.fixture
def chosen(selection: Selection) -> list[Item | None]:
    """Return the list that each chosen item is added to."""
    items: list[Item | None] = []
    selection.item_chosen.connect(items.append)
    return items


@pytest.fixture
def reader(qtbot, selection: Selection) -> Iterator[Reader]:
    application = QApplication.instance()
    theme, fonts = load_theme("light"), load_fonts()
    dress(application, theme, fonts)
    pane = Reader(selection, theme, fonts)
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    pane.show()
    return pane


@pytest.fixture
def show(reader: Reader, qapp) -> Callable[[Article], Reading]:
    """Return a function that shows an article and lets the window settle."""

    def show_article(article: Article) -> Reading:
        reading = article.reading()
        reader.show_reading(reading)
        qapp.processEvents()
        return reading

    return show_article


@pytest.fixture(scope="session")
def article() -> type[Article]:
    return Article
