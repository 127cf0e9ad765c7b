"""How much the mark-up costs: the reader against Qt's own text browser on the same text, in the same run."""

from __future__ import annotations

import os
import random
from statistics import median
from time import perf_counter

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget

from app.domain.annotations import Analysis, Figure, Mention, MentionType, Precision
from app.domain.document import Document, Origin
from app.domain.reading import Reading
from app.domain.span import Span
from ui.desktop.reader import ALL_LAYERS, Layer, Reader
from ui.desktop.selection import Selection
from ui.desktop.style import dress, load_fonts, load_theme

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]

WORDS = "قال شهود من بلدة المرج أن 12 حافلة غادرت وادي النهر صباحا نحو الميناء القديم بعد حصيلة أولى".split()
SIZE = (900, 800)
TIMES = 5


def reading_of(length: int, marks: int, paragraph: int = 90) -> Reading:
    """Return an article of `length` characters with marks spread evenly, a third of them figures."""
    chosen = random.Random(1).choices(WORDS, k=length // 4)  # noqa: S311 - the same text each time
    for at in range(paragraph, len(chosen), paragraph):
        chosen[at] += "\n"
    text = " ".join(chosen)[:length]
    step = length // marks
    spans = [Span(at * step, at * step + min(12, step)) for at in range(marks)]
    mentions = tuple(Mention(span, MentionType.PLACE, "المرج") for i, span in enumerate(spans) if i % 3)
    figures = tuple(Figure(span, 1, 1, Precision.EXACT) for i, span in enumerate(spans) if not i % 3)
    document = Document(text, Origin("report.txt", "text/plain"), b"", language="ar")
    return Reading(1, document, Analysis(document.text_sha256, "test", mentions=mentions, figures=figures))


@pytest.fixture
def reader(qtbot) -> Reader:
    theme, fonts = load_theme("light"), load_fonts()
    dress(QApplication.instance(), theme, fonts)
    pane = Reader(Selection(), theme, fonts)
    qtbot.addWidget(pane)
    return shown(pane)


@pytest.fixture
def browser(qtbot) -> QTextBrowser:
    plain = QTextBrowser()
    font = QFont(load_fonts().text)
    font.setPointSizeF(15)
    plain.setFont(font)
    qtbot.addWidget(plain)
    return shown(plain)


def shown(widget):
    widget.resize(*SIZE)
    widget.show()
    QApplication.processEvents()
    return widget


def seconds_to_paint(widget: QWidget) -> float:
    start = perf_counter()
    widget.grab()
    return perf_counter() - start


def opening(reader: Reader, reading: Reading) -> float:
    start = perf_counter()
    reader.show_reading(reading)
    reader._view.viewport().grab()
    return perf_counter() - start


def test_a_thousand_marks_cost_little_beside_the_text_itself(reader, browser):
    reading = reading_of(100_000, 1_000)
    empty = reading_of(10, 1)
    marked, plain = [], []
    for _ in range(TIMES):
        reader.show_reading(empty)
        marked.append(opening(reader, reading))
        start = perf_counter()
        browser.setPlainText(reading.document.text)
        browser.viewport().grab()
        plain.append(perf_counter() - start)
    assert median(marked) < 6 * median(plain)


def test_scrolling_and_switching_layers_repaint_as_fast_as_plain_text(reader, browser):
    reading = reading_of(100_000, 1_000)
    reader.show_reading(reading)
    browser.setPlainText(reading.document.text)
    viewport, plain_viewport = reader._view.viewport(), browser.viewport()
    marked, plain = [], []
    for turn in range(2 * TIMES):
        reader.set_layers(ALL_LAYERS if turn % 2 else frozenset({Layer.PLACES}))
        marked.append(seconds_to_paint(viewport))
        plain.append(seconds_to_paint(plain_viewport))
    assert median(marked) < 5 * median(plain)


def test_a_megabyte_with_ten_thousand_marks_opens_without_hanging(reader, browser):
    reading = reading_of(1_000_000, 10_000)
    marked, plain = [], []
    for _ in range(3):
        reader.show_reading(reading_of(10, 1))
        marked.append(opening(reader, reading))
        start = perf_counter()
        browser.setPlainText(reading.document.text)
        browser.viewport().grab()
        plain.append(perf_counter() - start)
    assert median(marked) < 8 * median(plain)
    assert seconds_to_paint(reader._view.viewport()) < 5 * max(seconds_to_paint(browser.viewport()), 0.005)


def test_five_megabytes_of_one_line_open_far_sooner_than_qt_alone_lays_them_out(reader, browser):
    """Qt needs more than linear time for one paragraph, so a fifth of the text is witness enough."""
    reading = reading_of(5_000_000, 1_000, paragraph=10_000_000)
    ours = opening(reader, reading)
    start = perf_counter()
    browser.setPlainText(reading.document.text[:1_000_000])
    browser.viewport().grab()
    assert ours < 2 * (perf_counter() - start)
