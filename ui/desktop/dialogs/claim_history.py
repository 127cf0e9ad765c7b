"""The history of a claim: when, who or which version, what was done, from what to what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.annotations import Speech, Stance
from app.domain.records import ClaimChange, ClaimEvent, ClaimState, Replay
from app.library import Verb
from ui.desktop import labels
from ui.desktop.direction import isolated
from ui.desktop.widgets.buttons import foot

QUOTE_LENGTH = 160


class ClaimHistoryDialog(QDialog):
    """Lists what happened to a claim, the newest first."""

    def __init__(self, words: str, events: Sequence[ClaimEvent], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History of the claim"))
        quote = QLabel(isolated(f"«{_short(words)}»"))
        quote.setWordWrap(True)
        quote.setTextFormat(Qt.TextFormat.PlainText)
        quote.setProperty("tone", "heading")
        self.table = QTreeWidget()
        self.table.setAccessibleName(self.windowTitle())
        self.table.setRootIsDecorated(False)
        self.table.setWordWrap(True)
        self.table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.table.setHeaderLabels([self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("From what to what")])
        for event in reversed(events):
            cells = [_when(event), self._who(event), self._what(event), self._change(event)]
            self.table.addTopLevelItem(QTreeWidgetItem(cells))
        for column in range(3):
            self.table.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.addWidget(quote)
        lines.addWidget(self.table, 1)
        lines.addWidget(buttons)
        self.resize(760, 380)

    def _who(self, event: ClaimEvent) -> str:
        return isolated(event.analyser) if event.analyser else self.tr("You")

    def _what(self, event: ClaimEvent) -> str:
        verb = labels.label(Verb(event.verb))
        if event.analyser and event.replay is None:
            # Taking an article in and reading it anew are nothing but that.
            is_plain = event.verb in {Verb.ADD_ARTICLE, Verb.STORE_ANALYSIS}
            verb = self.tr("read the article") if is_plain else self.tr("read the article ({verb})").format(verb=verb)
        if event.replay is Replay.UNDONE:
            return self.tr("undone: {verb}").format(verb=verb)
        if event.replay is Replay.REDONE:
            return self.tr("done again: {verb}").format(verb=verb)
        return verb

    def _change(self, event: ClaimEvent) -> str:
        told = []
        if event.before is not event.after:
            told.append(self._step(_state(event.before), _state(event.after)))
        told += [f"{self._name(change)}: {self._step(*_values(change))}" for change in event.changes]
        return "\n".join(told)

    def _step(self, before: str, after: str) -> str:
        """Return a change in words; the arrow points where the interface reads."""
        arrow = "←" if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else "→"
        return f"{isolated(before or '—')} {arrow} {isolated(after or '—')}"

    def _name(self, change: ClaimChange) -> str:
        return {
            "words": self.tr("words"),
            "entity": self.tr("who is meant"),
            "stance": self.tr("stance"),
            "speech": self.tr("speech"),
        }[change.name]


def _when(event: ClaimEvent) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(event.at.timestamp()))
    return labels.western(QLocale().toString(moment, "d MMM yyyy HH:mm"))


def _state(state: ClaimState | None) -> str:
    return labels.label(state) if state else ""


def _values(change: ClaimChange) -> tuple[str, str]:
    kinds = {"stance": Stance, "speech": Speech}
    values = (change.before, change.after)
    if change.name in kinds:
        before, after = (labels.label(kinds[change.name](value)) if value else "" for value in values)
        return before, after
    before, after = (_short(value) if value else "" for value in values)
    return before, after


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= QUOTE_LENGTH else words[:QUOTE_LENGTH].rsplit(" ", 1)[0] + "…"
