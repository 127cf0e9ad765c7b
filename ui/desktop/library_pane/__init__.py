"""The library: search, views, tags, outlets, and the list of articles."""

from ui.desktop.library_pane.pane import LibraryPane

__all__ = ["LibraryPane"]
