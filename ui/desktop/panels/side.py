"""The end side of the window: the four panels as tabs that tell how much is in each."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from app.domain.reading import Reading
from ui.desktop import labels
from ui.desktop.appearance import Appearance
from ui.desktop.operations import Operations
from ui.desktop.panels.claims_panel import ClaimsPanel
from ui.desktop.panels.figures_panel import FiguresPanel
from ui.desktop.panels.names_panel import NamesPanel
from ui.desktop.panels.notes_panel import NotesPanel
from ui.desktop.selection import Item, ItemKind, Selection


class Side(QTabWidget):
    """Holds the panels; what is clicked in the text brings its panel to the front."""

    def __init__(self, selection: Selection, operations: Operations, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setDocumentMode(True)
        self.claims = ClaimsPanel(selection, appearance)
        self.figures = FiguresPanel(selection, appearance)
        self.names = NamesPanel(selection, appearance)
        self.notes = NotesPanel(selection, operations, appearance)
        self._counts: dict[QWidget, int] = {}
        for panel in (self.claims, self.figures, self.names, self.notes):
            self.addTab(panel, "")
        self.tabBar().setExpanding(True)
        self.tabBar().setUsesScrollButtons(False)
        self._name_tabs()
        selection.item_chosen.connect(self._bring_forward)

    def show_reading(self, reading: Reading | None) -> None:
        """Show an article in all panels."""
        for panel in (self.claims, self.figures, self.names, self.notes):
            panel.show_reading(reading)
        self._counts = {
            self.claims: self.claims.model.total,
            self.figures: self.figures.model.rowCount(),
            self.names: self.names.model.total,
            self.notes: self.notes.model.rowCount(),
        }
        self._name_tabs()

    def _name_tabs(self) -> None:
        names: dict[QWidget, str] = {
            self.claims: self.tr("Claims"),
            self.figures: self.tr("Figures"),
            self.names: self.tr("Names"),
            self.notes: self.tr("Notes"),
        }
        for panel, name in names.items():
            number = self._counts.get(panel, 0)
            self.setTabText(self.indexOf(panel), f"{name} {labels.count(number)}" if number else name)
        self.setTabToolTip(self.indexOf(self.notes), self.tr("Notes and tags"))

    def _bring_forward(self, item: Item | None) -> None:
        if item is None:
            return
        if item.kind is ItemKind.CLAIM and self.currentWidget() is self.notes:
            return  # A note on a claim is being read or written.
        panel = {
            ItemKind.CLAIM: self.claims,
            ItemKind.FIGURE: self.figures,
            ItemKind.MENTION: self.names,
            ItemKind.HIGHLIGHT: self.notes,
        }.get(item.kind)
        if panel is not None:
            self.setCurrentWidget(panel)
