"""The article's text on screen."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser, QWidget


class ArticleView(QTextBrowser):
    """Shows a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setOpenLinks(False)
