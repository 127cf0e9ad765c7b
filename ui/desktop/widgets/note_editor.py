"""The field that notes are written in: each paragraph runs as its first or most of its letters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from ui.desktop.widgets.note_layout import runs_right_to_left


class NoteEditor(QTextEdit):
    """Plain text alone; unlike QPlainTextEdit it sets Arabic paragraphs at their right edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._direct)
        self._direct()

    def _direct(self) -> None:
        """Set all paragraphs as they run if they all run alike, else each by its own first letter.

        A foreign name or a list's mark before it turns no Arabic paragraph round. Formats of single paragraphs would
        stand among what is typed when it comes to undoing.
        """
        document = self.document()
        ways = {runs_right_to_left(words) for words in self.toPlainText().splitlines() if any(map(str.isalpha, words))}
        wanted = Qt.LayoutDirection.LayoutDirectionAuto
        if len(ways) == 1:
            wanted = Qt.LayoutDirection.RightToLeft if ways.pop() else Qt.LayoutDirection.LeftToRight
        elif not ways:
            wanted = self.layoutDirection()
        option = document.defaultTextOption()
        if option.textDirection() != wanted:
            option.setTextDirection(wanted)
            document.setDefaultTextOption(option)
