"""The real window over a real library; reading and analysis run in a thread, since processes take a while to start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.library import Library
from app.settings import Settings, load_settings
from ui.desktop.appearance import Appearance
from ui.desktop.keyboard import ArabicKeys
from ui.desktop.languages import install_language
from ui.desktop.main_window import MainWindow, Surroundings
from ui.desktop.tasks import Tasks

ARTICLE = """الوزارة تنفي سقوط بلدة الوادي بيد المسلحين

قالت وزارة الدفاع السورية إن قواتها قتلت 12 مسلحا أمس قرب مدينة حلب.
ونفى المتحدث باسم المرصد السوري لحقوق الإنسان أن تكون القوات قد دخلت مدينة حلب.
وذكرت وكالة رويترز أن 31 شخصا أصيبوا في حلب يوم الجمعة.
"""
OTHER = """هدنة في تعز

أعلنت الأمم المتحدة أن الطرفين اتفقا على هدنة في مدينة تعز مدتها 10 أيام.
"""


class Desk:
    """A window at work, and what a test wants to know of it."""

    article = ARTICLE
    other = OTHER

    def __init__(self, qtbot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.library_path = folder / "library.isnad"
        self.settings_path = folder / "settings.json"
        self.open()

    def open(self) -> None:
        settings = load_settings(self.settings_path)
        if settings.language == "system":
            settings = Settings(language="en", theme="light")
        install_language(settings.language)
        self.tasks = Tasks(self.library_path, lambda: ThreadPoolExecutor(1))
        self.appearance = Appearance(settings.theme)
        self.window = MainWindow(Surroundings(self.tasks, self.appearance, settings, self.settings_path))
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()

    def close(self) -> None:
        self.window.close()
        self.tasks.close()

    def restart(self) -> None:
        self.close()
        self.open()
        self.window.start([])
        self.wait(lambda: self.reading is not None)

    @property
    def reading(self):
        return self.window.article.reading

    @property
    def pane(self):
        return self.window.workspace.library

    @property
    def side(self):
        return self.window.workspace.side

    def wait(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition)

    def settle(self) -> None:
        """Wait until all that was asked of the library until now has been answered."""
        for _ in range(2):
            self.wait(lambda: not self.window.workspace.library._pause.isActive())
            self.answered()

    def answered(self) -> None:
        done: list[bool] = []
        self.tasks.read(lambda _: True, done.append, lambda _: done.append(False))
        self.wait(lambda: bool(done))

    def file(self, text: str = ARTICLE, name: str = "article.txt") -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def open_article(self, text: str = ARTICLE, name: str = "article.txt"):
        self.window.start([self.file(text, name)])
        # It is shown as soon as it is read, and once more when it stands in the library.
        self.wait(lambda: (it := self.reading) is not None and it.document.text == text and it.article_id is not None)
        self.settle()
        return self.reading

    def trigger(self, name: str) -> None:
        action = self.window.commands[name]
        # Whether there is something to undo is asked of the library, and may not have been answered yet.
        self.wait(action.isEnabled)
        action.trigger()
        self.settle()

    def stored(self) -> list[int]:
        with Library.open(self.library_path) as library:
            return library.articles.ids()

    def words(self, words: str):
        """Select words of the article, as the mouse would."""
        from app.domain.span import Span

        start = self.reading.document.text.index(words)
        self.window.selection.select_words(Span(start, start + len(words)))
        return self.window.selection.words


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    """Return an open window with an empty library, in English."""
    application = QApplication.instance()
    keys = ArabicKeys()
    application.installEventFilter(keys)
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()
    application.removeEventFilter(keys)
    install_language("en")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
