"""The article on screen: its text, its mark-up, and what the mark-up means."""

from __future__ import annotations

from ui.desktop.reader.layers import ALL_LAYERS, Layer
from ui.desktop.reader.reader import Reader

__all__ = ["ALL_LAYERS", "Layer", "Reader"]
