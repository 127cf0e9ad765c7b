"""The panels beside the article: claims, figures, names, notes and tags."""

from ui.desktop.panels.claims_panel import ClaimsPanel
from ui.desktop.panels.figures_panel import FiguresPanel
from ui.desktop.panels.names_panel import NamesPanel
from ui.desktop.panels.notes_panel import NotesPanel
from ui.desktop.panels.side import Side

__all__ = ["ClaimsPanel", "FiguresPanel", "NamesPanel", "NotesPanel", "Side"]
