"""The field that notes are written in: each paragraph runs in the direction of its own first letter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit


class NoteEditor(QTextEdit):
    """Plain text alone; unlike QPlainTextEdit it sets Arabic paragraphs at their right edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._direct)
        self._direct()

    def _direct(self) -> None:
        """Leave each paragraph to its own letters; an empty field begins at the interface's side."""
        document = self.document()
        option = document.defaultTextOption()
        wanted = self.layoutDirection() if document.isEmpty() else Qt.LayoutDirection.LayoutDirectionAuto
        if option.textDirection() != wanted:
            option.setTextDirection(wanted)
            document.setDefaultTextOption(option)
