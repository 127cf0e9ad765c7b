"""The window: its bars around the workspace, what is dropped on it, its language and theme, its end."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QSizePolicy, QToolBar, QVBoxLayout, QWidget

from app.domain.records import SavedSearch, Tag
from app.errors import DamagedError, UserError
from app.jobs.reanalyse import outdated
from app.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings, save_settings
from ui.desktop.appearance import Appearance
from ui.desktop.arrivals import Arrivals
from ui.desktop.article_facts import ArticleFacts
from ui.desktop.changed_text import ChangedText
from ui.desktop.commands import Commands
from ui.desktop.dialogs import (
    AboutDialog,
    Exported,
    KeysDialog,
    RenewalDialog,
    TagsDialog,
    ask_search_name,
    search_menu,
    tag_menu,
)
from ui.desktop.error_texts import error_text
from ui.desktop.exchange import Exchange
from ui.desktop.intake import Intake
from ui.desktop.languages import install_language
from ui.desktop.open_article import OpenArticle
from ui.desktop.reader.layers import ALL_LAYERS, Layer
from ui.desktop.renewal import Renewal, RenewalReport
from ui.desktop.safekeeping import Safekeeping
from ui.desktop.selection import Selection
from ui.desktop.tasks import Tasks
from ui.desktop.text_repair import TextRepair
from ui.desktop.undoing import Undoing
from ui.desktop.verbs import Verbs
from ui.desktop.widgets.message_bar import MessageBar
from ui.desktop.widgets.progress_bar import ProgressStrip, UpgradeStrip
from ui.desktop.workspace import Workspace

MESSAGE_MS = 6000
USUAL_SIZE = QSize(1280, 800)
TEXT_STEP = 0.1


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window works with: it makes none of it itself."""

    tasks: Tasks
    appearance: Appearance
    settings: Settings
    settings_file: Path


class MainWindow(QMainWindow):
    """Builds its content in the interface's language, and builds it anew when the language changes."""

    lock_wanted = Signal()
    passphrase_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._tasks = surroundings.tasks
        self._appearance = surroundings.appearance
        self._settings_file = surroundings.settings_file
        self.settings = surroundings.settings
        self.selection = Selection(self)
        self.article = OpenArticle(self._tasks, self.selection)
        self.intake = Intake(self._tasks, self.article)
        self.renewal = Renewal(self._tasks)
        self.safekeeping = Safekeeping(self._tasks, self._appearance, self)
        self.exchange = Exchange(self._tasks, self._appearance, self)
        self.setObjectName("main_window")
        self.setWindowTitle("Isnad")
        self.setAcceptDrops(True)
        self.resize(USUAL_SIZE)
        if self.settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode()))
        self.arrivals = Arrivals(self.intake, self, self)
        self._build()
        self._tasks.failed.connect(self.show_error)
        self.intake.stored.connect(self.open_article)
        self.renewal.finished.connect(self._tell_renewed)
        self.safekeeping.said.connect(self.say)
        self.exchange.said.connect(self.say)
        self.exchange.article_wanted.connect(self.open_article)
        self.article.reading_changed.connect(self._name_window)
        self.article.reading_changed.connect(self._go_to_text)
        self._appearance.changed.connect(self._recolor)

    def start(self, paths: Sequence[Path], article: int | None = None) -> None:
        """Open the files or the article named; without, the newest article, or the sample where there is none."""
        if paths:
            self.intake.open_files(paths)
        elif article is not None:
            self.open_article(article)
        else:
            self._open_newest()
        self._tasks.read(outdated, self._offer_renewal, lambda _: None)
        self.arrivals.begin()

    def _open_newest(self) -> None:
        def begin(ids: list[int]) -> None:
            if ids:
                self.open_article(ids[0])
            else:
                self.intake.show_sample()

        def without_library(error: Exception) -> None:
            self.show_error(error)
            self.intake.show_sample()

        self._tasks.read(lambda library: library.articles.ids(), begin, without_library)

    def open_article(self, article_id: int) -> None:
        """Show an article of the library, which is read from then on."""
        reading = self.article.reading
        if reading is None or reading.article_id != article_id:
            self.article.open(article_id)
            self.workspace.operations.articles.set_read(article_id, is_read=True)

    def show_error(self, error: Exception) -> None:
        """Say what went wrong: the person's own to mend in its words, ours with its details to copy."""
        if isinstance(error, DamagedError):
            self.messages.say(error_text(error), (self.tr("Backups…"), self.safekeeping.show_backups))
            return
        if isinstance(error, UserError):
            self.messages.say(error_text(error))
            return
        details = f"{type(error).__name__}: {error}"
        message = self.tr("Something went wrong in Isnad. Your work is kept. Details are in the log.")
        self.messages.say(message, (self.tr("Copy details"), lambda: QGuiApplication.clipboard().setText(details)))

    def choose_language(self, language: str) -> None:
        """Show everything in another language ("system", "ar", "en")."""
        self.settings = replace(self.settings, language=language)
        install_language(language)
        self._rebuild()

    def choose_theme(self, theme: str) -> None:
        """Show everything in other colours."""
        self.settings = replace(self.settings, theme=theme)
        self._appearance.choose(theme)

    def paste(self) -> None:
        """Take the clipboard's text in as an article, or its files."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.intake.open_files(paths)
        else:
            self.intake.paste(data.text())

    def scale_text(self, scale: float) -> None:
        """Show the article's letters this many times as large as usual."""
        scale = round(min(max(scale, SMALLEST_TEXT), LARGEST_TEXT), 2)
        self.settings = replace(self.settings, text_scale=scale)
        self.workspace.reader.set_text_scale(scale)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped: files and folders, or a piece of text."""
        data = event.mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.intake.open_files(paths)
        elif data.hasText() and not data.hasUrls():
            self.intake.paste(data.text())
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being written and how the window is arranged, and end the background work."""
        self.workspace.side.notes.commit()
        self._keep_arrangement()
        self.arrivals.end()
        self.exchange.cancel()
        self._tasks.close()
        super().closeEvent(event)

    def _build(self) -> None:
        self.commands = Commands(self, self._appearance)
        self.workspace = Workspace(self._tasks, self.article, self.selection, self._appearance, self.commands)
        self._verbs = Verbs(self.commands, self.workspace, self.article, self.selection)
        self._verbs.done.connect(self.say)
        self._facts = ArticleFacts(self.article, self.workspace.operations, self.say, self)
        Undoing(self._tasks, self.commands, self.workspace.operations.articles, self._verbs.leave, self.say)
        self.messages = MessageBar(self._appearance)
        editions, take_text = self.workspace.operations.editions, self.commands["take_text"]
        ChangedText(self.article, editions, self.messages, take_text, self.say)
        repair = TextRepair(self.article, self.workspace.operations.repairs, self.messages, self._appearance, self)
        repair.damaged.connect(self.workspace.reader.say_damaged)
        self.progress = ProgressStrip(self.tr("Reading files: {done} of {total}"))
        self.renewal_progress = ProgressStrip(self.tr("Reading articles anew: {done} of {total}"))
        self.exchange_progress = ProgressStrip(self.tr("Articles: {done} of {total}"))
        self._centre = QWidget()
        lines = QVBoxLayout(self._centre)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        strips = (self.progress, self.renewal_progress, self.exchange_progress, UpgradeStrip(self._tasks))
        for part in (self.messages, self.workspace, *strips):
            lines.addWidget(part, 1 if part is self.workspace else 0)
        self.setCentralWidget(self._centre)
        self._toolbar = self._tool_bar()
        self.addToolBar(self._toolbar)
        self.statusBar().setSizeGripEnabled(False)
        self._unstored = QLabel(
            self.tr("Not in your library yet: your first highlight, note, tag or decision keeps this article there.")
        )
        self._unstored.setContentsMargins(14, 2, 14, 2)
        self.statusBar().addWidget(self._unstored)
        self._connect_commands()
        self._arrange()
        self._name_window()

    def _rebuild(self) -> None:
        """Build the content in the language that is installed now; what is open stays open."""
        self.workspace.side.notes.commit()
        panes = self.workspace.sizes()
        self.settings = replace(self.settings, panes=tuple(panes))
        self.workspace.release()
        self.statusBar().removeWidget(self._unstored)
        self._unstored.deleteLater()
        self.removeToolBar(self._toolbar)
        self._toolbar.deleteLater()
        self.intake.progressed.disconnect(self.progress.show_progress)
        self.intake.progressed.disconnect(self._wait_for_article)
        self.renewal.progressed.disconnect(self.renewal_progress.show_progress)
        self.exchange.progressed.disconnect(self.exchange_progress.show_progress)
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self._centre.deleteLater()
        self._build()

    def _arrange(self) -> None:
        """Bring panes, layers and text size to what the settings say."""
        settings = self.settings
        if len(settings.panes) == 3:
            self.workspace.setSizes(settings.panes)
        hidden = {layer for layer in Layer if layer.value in settings.hidden_layers}
        self.workspace.set_layers(ALL_LAYERS - hidden)
        self.workspace.layers_changed.connect(self._keep_layers)
        if settings.text_scale != 1.0:
            self.workspace.reader.set_text_scale(settings.text_scale)
        self.commands.languages[settings.language].setChecked(True)
        self.commands.themes[settings.theme].setChecked(True)

    def _connect_commands(self) -> None:
        commands = self.commands
        for name, handler in {
            "open": self.arrivals.ask_files,
            "open_folder": self.arrivals.ask_folder,
            "watched_folders": self.arrivals.ask_watched,
            "paste": self.paste,
            "export": self._ask_export,
            "merge": self.exchange.ask_source,
            "differences": self.exchange.show_disagreements,
            "reanalyse": self._renew,
            "backups": self.safekeeping.show_backups,
            "check_library": self.safekeeping.check,
            "purge": lambda: self.safekeeping.ask_purge(self.workspace.library.meant_ids()),
            "passphrase": self.passphrase_wanted.emit,
            # The action goes with the window: let its click end first.
            "lock": lambda: QTimer.singleShot(0, self.lock_wanted.emit),
            "quit": self.close,
            "find": self.workspace.reader.open_find,
            "search": self._search,
            "published": self._facts.ask_published,
            "facts": self._facts.ask,
            "empty_bin": self.safekeeping.ask_empty_bin,
            "larger": lambda: self.scale_text(self.settings.text_scale + TEXT_STEP),
            "smaller": lambda: self.scale_text(self.settings.text_scale - TEXT_STEP),
            "usual_size": lambda: self.scale_text(1.0),
            "tags": self._manage_tags,
            "keys": lambda: KeysDialog(self.commands, self).open(),
            "about": lambda: AboutDialog(self._tasks.library_path, self._appearance, self).open(),
        }.items():
            commands[name].triggered.connect(lambda _checked=False, handler=handler: handler())
        for language, action in commands.languages.items():
            # The menu that was clicked is rebuilt: let its click end first.
            action.triggered.connect(
                lambda _checked=False, language=language: QTimer.singleShot(0, lambda: self.choose_language(language))
            )
        for theme, action in commands.themes.items():
            action.triggered.connect(lambda _checked=False, theme=theme: self.choose_theme(theme))
        self._connect_panes()

    def _connect_panes(self) -> None:
        workspace, commands = self.workspace, self.commands
        for name, pane in (("library_pane", workspace.library), ("side_pane", workspace.side)):
            commands[name].setChecked(True)
            commands[name].toggled.connect(pane.setVisible)
        commands["full_screen"].toggled.connect(self._set_full_screen)
        workspace.library.article_opened.connect(self.open_article)
        workspace.library.filters.tag_menu_wanted.connect(self._tag_menu)
        workspace.library.filters.tag_moved.connect(workspace.operations.tags.move)
        workspace.library.filters.search_menu_wanted.connect(self._search_menu)
        workspace.library.search_box.save_wanted.connect(self._ask_search_name)
        workspace.reader.published_clicked.connect(self._facts.ask_published)
        self.intake.progressed.connect(self.progress.show_progress)
        self.intake.progressed.connect(self._wait_for_article)
        self.progress.cancelled.connect(self.intake.cancel)
        self.renewal.progressed.connect(self.renewal_progress.show_progress)
        self.renewal_progress.cancelled.connect(self.renewal.cancel)
        self.exchange.progressed.connect(self.exchange_progress.show_progress)
        self.exchange_progress.cancelled.connect(self.exchange.cancel)

    def _tool_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.toggleViewAction().setVisible(False)
        for name in ("open", "paste", "", "undo", "redo", "", "highlight", "note", "tag", "name"):
            bar.addAction(self.commands[name]) if name else bar.addSeparator()
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        for name in ("previous_claim", "next_claim", "accept", "reject", "", "find", "star", "export"):
            bar.addAction(self.commands[name]) if name else bar.addSeparator()
        return bar

    def _ask_export(self) -> None:
        library = self.workspace.library
        listed = library.model.with_hidden(library.model.ids)
        self.exchange.ask_export(Exported(self.article.reading, library.selected_ids(), listed))

    def _offer_renewal(self, ids: list[int]) -> None:
        if ids:
            message = self.tr("%n article(s) were read by an older version of Isnad.", "", len(ids))
            self.messages.offer(message, (self.tr("Read them anew"), self._renew))

    def _renew(self) -> None:
        self.messages.withdraw()
        self.renewal.begin()

    def _tell_renewed(self, report: RenewalReport) -> None:
        if not report.done and not report.failed:
            self.say(self.tr("All articles are as this version reads them."))
            return
        dialog = RenewalDialog(report, self)
        dialog.article_wanted.connect(self.open_article)
        dialog.open()

    def _tag_menu(self, tag: Tag, position: QPoint) -> None:
        tags, operations = self.workspace.library.filters.tags, self.workspace.operations.tags
        tag_menu(tag, tags, operations, self._appearance, self).popup(position)

    def _manage_tags(self) -> None:
        shared = (self.commands["undo"], self.commands["redo"])
        TagsDialog(self._tasks, self.workspace.operations.tags, self._appearance, shared, self).show()

    def _search_menu(self, search: SavedSearch, position: QPoint) -> None:
        search_menu(search, self.workspace.operations.searches, self).popup(position)

    def _ask_search_name(self) -> None:
        box, searches = self.workspace.library.search_box, self.workspace.operations.searches
        query, order = box.field.text().strip(), box.order
        ask_search_name(query, lambda name: searches.save(name, query, order), self)

    def _wait_for_article(self, done: int, total: int) -> None:
        self.workspace.set_waiting(done < total)

    def _search(self) -> None:
        self.commands["library_pane"].setChecked(True)
        self.workspace.library.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.workspace.library.search.selectAll()

    def say(self, message: str) -> None:
        """Say something in passing, in the status line."""
        self.statusBar().showMessage(message, MESSAGE_MS)

    def _name_window(self, _: object = None) -> None:
        reading = self.article.reading
        title = reading.document.title if reading else None
        name = self.tr("Isnad")
        self.setWindowTitle(f"{title} — {name}" if title else name)
        self._unstored.setVisible(reading is not None and reading.article_id is None)

    def _go_to_text(self, _: object) -> None:
        """Let the first article have the keys; later ones leave them where the person has them."""
        self.article.reading_changed.disconnect(self._go_to_text)
        self.workspace.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_full_screen(self, is_full: bool) -> None:
        self.showFullScreen() if is_full else self.showNormal()

    def _recolor(self) -> None:
        self.commands.color()

    def _keep_layers(self, layers: frozenset[Layer]) -> None:
        hidden = tuple(layer.value for layer in Layer if layer not in layers)
        self.settings = replace(self.settings, hidden_layers=hidden)

    def _keep_arrangement(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        panes = tuple(self.workspace.sizes())
        self.keep_settings(
            replace(self.settings, geometry=geometry, panes=panes if all(panes) else self.settings.panes)
        )

    def keep_settings(self, settings: Settings) -> None:
        """Take these settings over and write them, as far as their folder can be written."""
        self.settings = settings
        with suppress(OSError):  # a read-only folder must not keep the window from closing
            save_settings(self._settings_file, settings)
