"""What the commands do to what is chosen: each command's function, wired to its action."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.annotations import MentionType
from app.domain.reading import Reading
from app.domain.records import ClaimState, Highlight, NameMark
from app.domain.span import Span
from app.library import View
from ui.desktop.commands import Commands, tool_tip
from ui.desktop.dialogs import ClaimHistoryDialog
from ui.desktop.open_article import OpenArticle
from ui.desktop.selection import Item, ItemKind, Selection
from ui.desktop.style import HIGHLIGHT_COLORS
from ui.desktop.workspace import Workspace


class Verbs(QObject):
    """Works on the words selected, the item chosen, the articles selected; `done` tells what can't be seen."""

    done = Signal(str)

    def __init__(self, commands: Commands, workspace: Workspace, article: OpenArticle, selection: Selection) -> None:
        super().__init__(workspace)
        self._commands = commands
        self._workspace = workspace
        self._article = article
        self._selection = selection
        self._operations = workspace.operations
        self._awaited: tuple[ItemKind, Span] | None = None
        self._plain_names = {name: commands[name].text() for name in ("delete", "restore", "purge")}
        handlers: dict[str, Callable[[], None]] = {
            "highlight": self.highlight,
            "note": self.write_note,
            "tag": self.add_tag,
            "name": self.ask_name_type,
            "unmark": self.unmark,
            "accept": lambda: self.decide(ClaimState.ACCEPTED),
            "reject": lambda: self.decide(ClaimState.REJECTED),
            "claim_history": self.show_history,
            "next_claim": lambda: self.step_claim(1),
            "previous_claim": lambda: self.step_claim(-1),
            "next_article": lambda: self.step_article(1),
            "previous_article": lambda: self.step_article(-1),
            "star": self.star,
            "unread": self.mark_unread,
            "join_stories": self.join_stories,
            "split_story": self.split_story,
            "delete": self.delete,
            "restore": self.restore,
        }
        for name, handler in handlers.items():
            _connect(commands[name], handler)
        for color, action in commands.colors.items():
            _connect(action, partial(self.highlight, color))
        for value, action in commands.name_types.items():
            _connect(action, partial(self.mark_name, MentionType(value)))
        side = workspace.side
        for name, panel in (
            ("claims", side.claims),
            ("figures", side.figures),
            ("names", side.names),
            ("notes", side.notes),
        ):
            _connect(commands[f"show_{name}"], partial(self._show_panel, panel))
        workspace.reader.set_menu_actions(commands.on_words)
        side.claims.menu_wanted.connect(self._claim_menu)
        workspace.library.menu_wanted.connect(self._article_menu)
        selection.words_selected.connect(self.enable)
        selection.item_chosen.connect(self.enable)
        article.reading_changed.connect(self._show_new_mark)
        article.reading_changed.connect(self.enable)
        workspace.library.filters.chosen.connect(self.enable)
        workspace.library.list.selectionModel().selectionChanged.connect(self.enable)
        workspace.library.tags_listed.connect(self.enable)
        workspace.library.story_toggled.connect(self.enable)
        side.claims.copy_wanted.connect(workspace.library.article_opened)
        self.enable()

    def enable(self, _: object = None) -> None:
        """Let the commands alone be chosen that have something to work on."""
        reading, words = self._article.reading, bool(self._selection.words)
        has_claim = self._workspace.side.claims.current_card() is not None
        in_bin = self._workspace.library.choice.view is View.BIN
        stored = reading is not None and reading.article_id is not None
        enabled = {
            "highlight": words or self._highlight() is not None,
            "name": words,
            "unmark": self._highlight() is not None or self._name_mark() is not None,
            "note": reading is not None,
            "tag": reading is not None,
            "published": reading is not None,
            "accept": has_claim,
            "reject": has_claim,
            "claim_history": has_claim and stored,
            "join_stories": len(self._workspace.library.selected_ids()) > 1,
            "split_story": bool(self._with_copies()),
            "delete": not in_bin and (stored or bool(self._workspace.library.selected_ids())),
            "restore": in_bin,
            "purge": in_bin,
            "star": stored,
            "unread": stored,
            "find": reading is not None,
        }
        for name, is_enabled in enabled.items():
            self._commands[name].setEnabled(is_enabled)
        for action in (self._commands.name_menu, *self._commands.name_types.values()):
            action.setEnabled(words)
        for action in (self._commands.color_menu, *self._commands.colors.values()):
            action.setEnabled(enabled["highlight"])
        self._name_by_number(len(self._chosen_articles()))

    def _name_by_number(self, count: int) -> None:
        """Say how many articles go together: the row of a closed story stands for all of them."""
        named = {
            "delete": self.tr("&Delete %n article(s)", "", count),
            "restore": self.tr("&Restore %n article(s) from the bin", "", count),
            "purge": self.tr("Delete %n article(s) for &good…", "", count),
        }
        for name, words in named.items():
            action = self._commands[name]
            text = words if count > 1 else self._plain_names[name]
            action.setText(text)
            action.setToolTip(tool_tip(action, text))

    def highlight(self, color: str = HIGHLIGHT_COLORS[0]) -> None:
        """Highlight the words selected, or give the chosen highlight another colour."""
        chosen = self._highlight()
        if self._selection.words:
            self._awaited = (ItemKind.HIGHLIGHT, self._selection.words)
            self._operations.marking.highlight(self._selection.words, color)
        elif chosen is not None:
            self._operations.marking.recolor(chosen, color)

    def write_note(self) -> None:
        """Write a note on the words selected, the item chosen, or the article."""
        notes = self._workspace.side.notes
        self._workspace.side.show()
        self._workspace.side.setCurrentWidget(notes)
        notes.write_note()

    def add_tag(self) -> None:
        """Tag the words selected, the item chosen, or the article."""
        notes = self._workspace.side.notes
        self._workspace.side.show()
        self._workspace.side.setCurrentWidget(notes)
        notes.add_tag()

    def ask_name_type(self) -> None:
        """Ask what kind of name the words selected are."""
        menu = QMenu(self._workspace)
        menu.addActions(list(self._commands.name_types.values()))
        menu.popup(self._workspace.reader.below_words())

    def mark_name(self, type_: MentionType) -> None:
        """Mark the words selected as a name."""
        if self._selection.words:
            self._awaited = (ItemKind.MENTION, self._selection.words)
            self._operations.marking.mark_name(self._selection.words, type_)

    def _show_new_mark(self, reading: Reading | None) -> None:
        """Turn the words just marked into the mark itself, chosen: its colour shows, and further verbs are about it."""
        if self._awaited is None or reading is None:
            return
        kind, words = self._awaited
        own = reading.highlights if kind is ItemKind.HIGHLIGHT else reading.name_marks
        if all(mark.span != words for mark in own):
            return
        self._awaited = None
        spans = [mark.span for mark in (reading.highlights if kind is ItemKind.HIGHLIGHT else reading.mentions)]
        index = spans.index(words)
        if self._selection.words == words:
            panel = self._workspace.side.currentWidget()
            self._workspace.reader.deselect()
            self._workspace.reader.choose_in_place(Item(kind, index))
            self._workspace.side.setCurrentWidget(panel)

    def unmark(self) -> None:
        """Take away the chosen highlight, or the chosen name marked by hand."""
        highlight, name = self._highlight(), self._name_mark()
        if highlight is not None:
            self._operations.marking.remove_highlight(highlight)
        elif name is not None:
            self._operations.marking.remove_name(name)

    def decide(self, state: ClaimState) -> None:
        """Accept or reject the chosen claim; once more takes it back."""
        card = self._workspace.side.claims.current_card()
        if card is not None:
            self._operations.claims.decide(card, state)

    def show_history(self) -> None:
        """Show what happened to the chosen claim."""
        card, reading = self._workspace.side.claims.current_card(), self._article.reading
        if card is None or reading is None or reading.article_id is None:
            return
        words = card.claim.content.of(reading.document.text)
        self._operations.claims.history(
            reading.article_id, card, lambda events: ClaimHistoryDialog(words, events, self._workspace).open()
        )

    def step_claim(self, by: int) -> None:
        """Choose the next or previous claim."""
        side = self._workspace.side
        if side.currentWidget() is not side.notes:
            side.setCurrentWidget(side.claims)
        side.claims.step(by)

    def step_article(self, by: int) -> None:
        """Open the next or previous article of the list."""
        library, reading = self._workspace.library, self._article.reading
        row = library.model.row_of(reading.article_id) if reading and reading.article_id else None
        wanted = 0 if row is None else row + by
        if 0 <= wanted < len(library.model.ids):
            library.article_opened.emit(library.model.ids[wanted])

    def star(self) -> None:
        """Give the open article a star, or take it away."""
        reading = self._article.reading
        if reading is not None and reading.article_id is not None:
            self._operations.articles.set_starred(reading.article_id, is_starred=not reading.is_starred)

    def mark_unread(self) -> None:
        """Mark the open article as unread."""
        reading = self._article.reading
        if reading is not None and reading.article_id is not None:
            self._operations.articles.set_read(reading.article_id, is_read=False)

    def delete(self) -> None:
        """Put the selected articles into the bin and go on with the next one."""
        ids = self._chosen_articles()
        if ids:
            told = self.tr("%n article(s) moved to the bin. Ctrl+Z brings them back.", "", len(ids))
            self._operations.articles.delete(ids, lambda _: self.done.emit(told))
            self.leave(ids)

    def join_stories(self) -> None:
        """Make one story of the selected articles."""
        self._operations.stories.join(self._workspace.library.selected_ids())

    def split_story(self) -> None:
        """Take the selected articles, or the open one, out of their stories."""
        self._operations.stories.split(self._with_copies())

    def _with_copies(self) -> list[int]:
        """Return those of the selected articles, or the open one, that have copies."""
        reading, library = self._article.reading, self._workspace.library
        known = {reading.article_id} if reading and reading.copies else set()
        return [
            article_id
            for article_id in self._selected_or_open()
            if article_id in known or library.has_copies(article_id)
        ]

    def restore(self) -> None:
        """Take the selected articles out of the bin."""
        ids = self._workspace.library.meant_ids()
        if ids:
            self._operations.articles.restore(ids)

    def leave(self, leaving: list[int]) -> None:
        """Go on with the next article where the open one is among those that leave the list."""
        reading = self._article.reading
        if reading is None or reading.article_id not in leaving:
            return
        neighbour = self._workspace.library.neighbour(leaving)
        if neighbour is None:
            self._article.show(None)
        else:
            self._workspace.library.article_opened.emit(neighbour)

    def _selected_or_open(self) -> list[int]:
        return self._workspace.library.selected_ids() or self._chosen_articles()

    def _chosen_articles(self) -> list[int]:
        """Return the articles that the selected rows stand for, else the open one."""
        reading = self._article.reading
        selected = self._workspace.library.meant_ids()
        if selected:
            return selected
        return [reading.article_id] if reading and reading.article_id is not None else []

    def _highlight(self) -> Highlight | None:
        item, reading = self._selection.item, self._article.reading
        if item is None or reading is None or item.kind is not ItemKind.HIGHLIGHT:
            return None
        return reading.highlights[item.index] if item.index < len(reading.highlights) else None

    def _name_mark(self) -> NameMark | None:
        item, reading = self._selection.item, self._article.reading
        if item is None or reading is None or item.kind is not ItemKind.MENTION or item.index >= len(reading.mentions):
            return None
        span = reading.mentions[item.index].span
        return next((mark for mark in reading.name_marks if mark.span == span), None)

    def _show_panel(self, panel: QWidget) -> None:
        self._workspace.side.show()
        self._workspace.side.setCurrentWidget(panel)

    def _claim_menu(self, position: QPoint) -> None:
        self._pop_up(("accept", "reject", "claim_history", "note", "tag"), position)

    def _article_menu(self, position: QPoint) -> None:
        self._pop_up(
            ("star", "unread", "export", "join_stories", "split_story", "delete", "restore", "purge"), position
        )

    def _pop_up(self, names: tuple[str, ...], position: QPoint) -> None:
        menu = QMenu(self._workspace)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._commands[name] for name in names if self._commands[name].isEnabled()])
        menu.popup(position)


def _connect(action: QAction, handler: Callable[[], None]) -> None:
    action.triggered.connect(lambda _checked=False: handler())
