"""What a new version reads otherwise: one line an article, below it the dates and figures with another value."""

from __future__ import annotations

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

from app.domain.annotations import DateExpression, Figure, Precision
from app.domain.differences import Revalued, Tally
from ui.desktop import labels
from ui.desktop.direction import isolated, left_to_right
from ui.desktop.renewal import RenewalReport, Renewed
from ui.desktop.widgets.buttons import foot

translate = QCoreApplication.translate
ArticleRole = Qt.ItemDataRole.UserRole + 1


class RenewalDialog(QDialog):
    """Emits `article_wanted` with the id of an article that is double-clicked or entered."""

    article_wanted = Signal(int)

    def __init__(self, report: RenewalReport, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("renewal_dialog")
        self.setWindowTitle(self.tr("Read anew"))
        done = QLabel(self.tr("%n article(s) read anew", "", report.done))
        done.setProperty("tone", "heading")
        kept = QLabel(self._words(report))
        kept.setWordWrap(True)
        kept.setProperty("tone", "muted")
        self.tree = self._tree(report)
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(8)
        lines.addWidget(done)
        lines.addWidget(kept)
        lines.addWidget(self.tree, 1)
        lines.addWidget(buttons)
        self.tree.setVisible(bool(report.changed))
        self.resize(760, 520 if report.changed else 150)

    def _words(self, report: RenewalReport) -> str:
        if report.changed:
            words = self.tr("%n of them are read otherwise now.", "", len(report.changed))
        else:
            words = self.tr("All are read as before.")
        words += " " + self.tr("Your notes, tags, marks and decisions stand as they were.")
        if report.failed:
            words += " " + self.tr("%n could not be read anew and keep what they have.", "", report.failed)
        return words

    def _tree(self, report: RenewalReport) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(self.tr("Articles that are read otherwise now"))
        tree.setHeaderLabels(
            [self.tr("Article"), self.tr("Names"), self.tr("Dates"), self.tr("Figures"), self.tr("Claims")]
        )
        articles = [self._article(renewed) for renewed in report.changed]
        tree.addTopLevelItems(articles)
        for article in articles:
            for child in article.takeChildren():
                article.addChild(child)
                child.setFirstColumnSpanned(True)
        tree.expandAll()
        tree.setStyleSheet("QTreeView::item { padding: 5px 0 }")
        tree.setUniformRowHeights(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, 5):
            header.resizeSection(column, 96)
        tree.itemActivated.connect(lambda item, _: self.article_wanted.emit(item.data(0, ArticleRole)))
        return tree

    def _article(self, renewed: Renewed) -> QTreeWidgetItem:
        tallies = renewed.differences.tallies()
        item = QTreeWidgetItem([renewed.title, *map(_signed, tallies.values())])
        item.setToolTip(0, renewed.title)
        for column, tally in enumerate(tallies.values(), 1):
            item.setToolTip(column, self._told(tally))
        children = [self._value(pair, words) for pair, words in renewed.values]
        if renewed.differences.published:
            before, after = (labels.day(day) if day else "؟" for day in renewed.differences.published)
            told = self.tr("Publication date: it was {before}, it is now {after}")
            children.insert(0, QTreeWidgetItem([told.format(before=before, after=after)]))
        item.addChildren(children)
        for row in (item, *children):
            row.setData(0, ArticleRole, renewed.article_id)
        return item

    def _value(self, pair: Revalued, words: str) -> QTreeWidgetItem:
        before, after = _values(pair)
        told = self.tr("“{words}”: it was {before}, it is now {after}")
        # The article's words keep their own direction in a sentence of either language.
        line = told.format(words=isolated(" ".join(words.split())), before=before, after=after)
        item = QTreeWidgetItem([line])
        item.setToolTip(0, line)
        return item

    def _told(self, tally: Tally) -> str:
        if not tally:
            return ""
        told = self.tr("{added} new, {removed} gone, {changed} read otherwise")
        return told.format(added=tally.added, removed=tally.removed, changed=tally.changed)


def _signed(tally: Tally) -> str:
    """Return a tally as «+2 −1 ~3», in that order in either direction of writing."""
    pairs = (("+", tally.added), ("\u2212", tally.removed), ("~", tally.changed))
    words = " ".join(f"{sign}{number}" for sign, number in pairs if number)
    return left_to_right(words) if words else ""


def _values(pair: Revalued) -> tuple[str, str]:
    """Return what two readings of the same words say: what happened to the counted only where that differs too."""
    values = [_value(item) for item in pair]
    before, after = pair
    if isinstance(before, Figure) and isinstance(after, Figure) and before.category is not after.category:
        values = [
            f"{value} ({labels.label(item.category)})" for value, item in zip(values, (before, after), strict=True)
        ]
    return values[0], values[1]


def _value(item: DateExpression | Figure) -> str:
    if isinstance(item, DateExpression):
        return labels.date_value(item.value) or "؟"
    if item.precision is Precision.VAGUE or (item.low is None and item.high is None):
        return translate("Labels", "vague")
    return labels.figure_value(item, "")
