"""What came of taking another library in, and what other libraries say otherwise: lists that lead to the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
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

from app.domain.annotations import MentionType
from app.domain.records import ClaimState, Disagreement, DisagreementKind
from app.library import Merged
from ui.desktop import labels
from ui.desktop.dialogs.tag_menu import tag_color_names
from ui.desktop.direction import isolated, isolated_name
from ui.desktop.translating import QT_TRANSLATE_NOOP
from ui.desktop.widgets.buttons import foot

translate = QCoreApplication.translate
ArticleRole = Qt.ItemDataRole.UserRole + 1
NumberRole = Qt.ItemDataRole.UserRole + 2

_COLUMNS = (
    QT_TRANSLATE_NOOP("Differences", "Article"),
    QT_TRANSLATE_NOOP("Differences", "What"),
    QT_TRANSLATE_NOOP("Differences", "Here"),
    QT_TRANSLATE_NOOP("Differences", "There"),
    QT_TRANSLATE_NOOP("Differences", "From"),
)

SHOWN_AT_ONCE = 50
"""A group with more rows than this begins closed."""

Titles = Mapping[int, str]
"""The titles of the articles that a list names."""


class MergedDialog(QDialog):
    """Emits `article_wanted` with the id of an article that is double-clicked or entered."""

    article_wanted = Signal(int)

    def __init__(self, merged: Merged, titles: Titles, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("merged_dialog")
        self.setWindowTitle(self.tr("Merged"))
        heading = QLabel(self.tr("%n article(s) added", "", len(merged.added)))
        heading.setProperty("tone", "heading")
        told = QLabel("\n".join(self._sentences(merged)))
        told.setWordWrap(True)
        told.setProperty("tone", "muted")
        self.tree = _tree(self.tr("What was added, and what differs"))
        differing = self.tr("Left as it is here, though the other library says otherwise")
        for words, rows in (
            (differing, _rows(merged.disagreements, titles)),
            (self.tr("Left out: you deleted it for good"), (_row(title) for title in merged.left_out)),
            (self.tr("In your bin, and left there"), (_of_article(one, titles) for one in merged.binned)),
            (self.tr("New here"), (_of_article(one, titles) for one in merged.added)),
            (self.tr("Here already"), (_of_article(one, titles) for one in merged.known if one not in merged.binned)),
        ):
            _add_group(self.tree, words, rows)
        self.tree.itemActivated.connect(lambda item, _: self._follow(item))
        buttons = _foot()
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(8)
        lines.addWidget(heading)
        lines.addWidget(told)
        lines.addWidget(self.tree, 1)
        lines.addWidget(buttons)
        self.resize(820, 520)

    def _follow(self, item: QTreeWidgetItem) -> None:
        if (article_id := item.data(0, ArticleRole)) is not None:
            self.article_wanted.emit(article_id)

    def _sentences(self, merged: Merged) -> Iterable[str]:
        yield self.tr("%n article(s) of it were here already.", "", len(merged.known))
        taken = merged.taken
        counts = (
            self.tr("%n note(s)", "", taken.get("notes", 0)) if taken.get("notes") else "",
            self.tr("%n highlight(s)", "", taken.get("highlights", 0)) if taken.get("highlights") else "",
            self.tr("%n new tag(s)", "", taken.get("tags", 0)) if taken.get("tags") else "",
            self.tr("%n claim(s)", "", claims) if (claims := _claims(taken)) else "",
        )
        if came := [count for count in counts if count]:
            yield self.tr("With them came: {things}.").format(things=self.tr(", ").join(came))
        if merged.disagreements:
            yield self.tr("Where both can't stand, what is here stayed. «Differences» in the menu keeps the list.")
        if merged.changes:
            yield self.tr("Undo takes all of it back; what was new then lies in the bin.")


class DisagreementsDialog(QDialog):
    """Emits `article_wanted` as `MergedDialog` does, `settled` with the numbers of what needs no list any more."""

    article_wanted = Signal(int)
    settled = Signal(list)

    def __init__(self, found: Sequence[Disagreement], titles: Titles, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("disagreements_dialog")
        self.setWindowTitle(self.tr("Differences"))
        about = QLabel(
            self.tr("What merged libraries say otherwise. Yours stayed as it is: change it where you agree.")
            if found
            else self.tr("No merged library says anything otherwise.")
        )
        about.setWordWrap(True)
        about.setProperty("tone", "muted")
        self.tree = _tree(self.tr("Differences"))
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.tree.addTopLevelItems(list(_rows(found, titles)))
        self.tree.setVisible(bool(found))
        self.tree.itemActivated.connect(lambda item, _: self._follow(item))
        buttons = _foot()
        self.settle_button = buttons.addButton(self.tr("Take off the list"), QDialogButtonBox.ButtonRole.ActionRole)
        self.settle_button.setAutoDefault(False)
        self.settle_button.setEnabled(False)
        self.settle_button.clicked.connect(self._settle)
        self.tree.itemSelectionChanged.connect(lambda: self.settle_button.setEnabled(bool(self.tree.selectedItems())))
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(8)
        lines.addWidget(about)
        lines.addWidget(self.tree, 1)
        lines.addWidget(buttons)
        self.resize(820, 460 if found else 130)

    def _follow(self, item: QTreeWidgetItem) -> None:
        if (article_id := item.data(0, ArticleRole)) is not None:
            self.article_wanted.emit(article_id)

    def _settle(self) -> None:
        chosen = self.tree.selectedItems()
        self.settled.emit([item.data(0, NumberRole) for item in chosen])
        for item in chosen:
            self.tree.takeTopLevelItem(self.tree.indexOfTopLevelItem(item))


def _foot() -> QDialogButtonBox:
    """Return the buttons below a list: Enter is the list's, and leads to the article."""
    buttons = foot(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    return buttons


def _claims(taken: Mapping[str, int]) -> int:
    return taken.get("reviewed_claims", 0) + taken.get("decisions", 0)


def _tree(name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName(name)
    tree.setHeaderLabels([translate("Differences", column) for column in _COLUMNS])
    tree.setUniformRowHeights(True)
    tree.setStyleSheet("QTreeView::item { padding: 5px 0 }")
    header = tree.header()
    header.setStretchLastSection(False)
    for column in range(len(_COLUMNS)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return tree


def _add_group(tree: QTreeWidget, words: str, rows: Iterable[QTreeWidgetItem]) -> None:
    children = list(rows)
    if children:
        group = QTreeWidgetItem([f"{words} ({labels.count(len(children))})"])
        tree.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        group.addChildren(children)
        for row in children:
            # A title alone takes the room of the columns that it leaves empty.
            row.setFirstColumnSpanned(row.columnCount() == 1)
        group.setExpanded(len(children) <= SHOWN_AT_ONCE)


def _rows(found: Sequence[Disagreement], titles: Titles) -> Iterable[QTreeWidgetItem]:
    for one in found:
        title = titles.get(one.article_id, "") if one.article_id is not None else ""
        what = labels.label(one.kind)
        if one.subject:
            what = f"{what}: {isolated(one.subject)}"
        values = (_value(one.kind, value) for value in (one.here, one.there))
        row = _row(title, what, *values, isolated_name(one.source))
        row.setData(0, ArticleRole, one.article_id)
        row.setData(0, NumberRole, one.id)
        yield row


def _of_article(article_id: int, titles: Titles) -> QTreeWidgetItem:
    row = _row(titles.get(article_id, ""))
    row.setData(0, ArticleRole, article_id)
    return row


def _row(*cells: str) -> QTreeWidgetItem:
    row = QTreeWidgetItem(list(cells))
    for column, cell in enumerate(cells):
        row.setToolTip(column, cell)
    return row


def _value(kind: DisagreementKind, value: str) -> str:
    """Return what a library says of something, in the interface's words where they are the program's."""
    match kind:
        case _ if not value:
            return translate("Differences", "nothing")
        case DisagreementKind.CLAIM:
            state, behind, facts = value.partition(": ")
            return labels.label(ClaimState(state)) + (f": {isolated(facts)}" if behind else "")
        case DisagreementKind.TAG_COLOR:
            return tag_color_names().get(value, value)
        case DisagreementKind.NAME:
            return labels.label(MentionType(value))
        case DisagreementKind.PUBLISHED:
            return labels.day(date.fromisoformat(value))
        case DisagreementKind.STORY:
            return {
                "together": translate("Differences", "one story"),
                "apart": translate("Differences", "not one story"),
            }[value]
        case _:
            return isolated(value)
