"""The line of facts above the article: outlet, date and how it is known, where the file came from."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from app.domain.document import Document, PublishedBasis
from app.domain.reading import Reading
from ui.desktop.direction import is_right_to_left, isolated, isolated_name
from ui.desktop.labels import day, label
from ui.desktop.reader.page import TITLE_SCALE
from ui.desktop.style import Fonts, Theme, icon

# Under this name lupdate knows the function and collects what it is given.
translate = QCoreApplication.translate

# A button of a style sheet sets its icon hard against its words where it is mirrored.
_SPACE = "\u2005"


class Header(QWidget):
    """The facts of the article on screen, and its title where the text itself does not begin with it."""

    published_clicked = Signal()

    def __init__(self, theme: Theme, fonts: Fonts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("lifted", False)
        # Its margins follow the pane's width, so they must never keep the pane from becoming narrower.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fonts = fonts
        self._theme = theme
        self._document: Document | None = None
        self._damaged = ""
        self._title = QLabel()
        self._title.setObjectName("article_title")
        self._title.setWordWrap(True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.hide()
        self._outlet = Fact()
        self._origin = Fact()
        self._language = Fact("warning")
        self._published = QPushButton()
        self._published.setProperty("tone", "quiet")
        self._published.setCursor(Qt.CursorShape.PointingHandCursor)
        self._published.setIconSize(QSize(14, 14))
        self._published.clicked.connect(self.published_clicked)
        self._facts = self._facts_line()
        self._lines = QVBoxLayout(self)
        self._lines.addLayout(self._facts)
        self._lines.addWidget(self._title)
        self.set_margins(24, 24)
        self.set_theme(theme)

    def _facts_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        for fact in (self._outlet, self._published, self._origin, self._language):
            line.addWidget(fact)
        line.insertStretch(0)
        line.addStretch()
        return line

    def show_reading(self, reading: Reading) -> None:
        """Show the facts of an article: in the interface's order, at the side where the article's lines begin."""
        document = reading.document
        direction = Qt.LayoutDirection.RightToLeft if document.is_right_to_left else Qt.LayoutDirection.LeftToRight
        is_right = is_right_to_left(document.title or "", otherwise=document.is_right_to_left)
        title_side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        self._title.setAlignment(title_side | Qt.AlignmentFlag.AlignAbsolute)
        is_turned = direction is not self.layoutDirection()
        self._facts.setStretch(0, 1 if is_turned else 0)
        self._facts.setStretch(self._facts.count() - 1, 0 if is_turned else 1)
        _say(self._outlet, document.outlet or "")
        _say(self._origin, isolated_name(document.origin.name))
        self._origin.setToolTip(document.origin.url or document.origin.path or document.origin.name)
        words = published_words(reading)
        self._published.setText(f"{_SPACE}{words}{_SPACE}")
        self._published.setToolTip(translate("Header", "Correct the publication date"))
        self._published.setAccessibleName(words)
        self._say_language(document)
        _say(self._title, "" if _begins_with_title(reading) else document.title or "")

    def say_damaged(self, text_sha256: str) -> None:
        """Say of the text with this fingerprint that it was not analysed because it seems damaged."""
        self._damaged = text_sha256
        if self._document is not None:
            self._say_language(self._document)

    def _say_language(self, document: Document) -> None:
        self._document = document
        if document.is_arabic:
            _say(self._language, "")
        elif document.text_sha256 == self._damaged:
            _say(self._language, translate("Header", "not analysed: the text seems damaged"))
        else:
            _say(self._language, translate("Header", "not analysed: the text is not Arabic"))

    def set_theme(self, theme: Theme) -> None:
        """Take on another theme's colours."""
        self._theme = theme
        self._published.setIcon(icon("date", theme, "muted"))

    def set_scale(self, points: float) -> None:
        """Set the title for a running text of this size in points."""
        font = self._title.font()
        font.setFamily(self._fonts.text)
        font.setPointSizeF(points * TITLE_SCALE)
        font.setBold(True)
        self._title.setFont(font)

    def set_lifted(self, is_lifted: bool) -> None:
        """Part the facts from the text by a hairline while some of the text has gone under them."""
        if self.property("lifted") is not is_lifted:
            self.setProperty("lifted", is_lifted)
            self.style().polish(self)

    def set_margins(self, left: int, right: int) -> None:
        """Align the facts with the text, which keeps this far from either edge."""
        self._lines.setContentsMargins(left, 14, right, 6)


def published_words(reading: Reading) -> str:
    """Return the publication date and how it is known, in the language of the interface."""
    published, basis = reading.analysis.published, label(reading.analysis.published_basis)
    return f"{day(published)} · {basis}" if published else label(PublishedBasis.UNKNOWN)


def _begins_with_title(reading: Reading) -> bool:
    """Tell whether the text itself begins with the title, so that it must not be shown twice."""
    title = " ".join((reading.document.title or "").removesuffix("…").split())
    return " ".join(reading.document.text[: 2 * len(title) + 100].split()).startswith(title)


class Fact(QLabel):
    """A short plain text that gives way when the pane is narrow, its middle left out."""

    def __init__(self, tone: str = "muted") -> None:
        super().__init__()
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for a few letters only."""
        return QSize(min(48, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the words as there is room for."""
        painter = QPainter(self)
        try:
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
            side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            alignment = QStyle.visualAlignment(self.layoutDirection(), side)
            self.style().drawItemText(
                painter, self.rect(), int(alignment), self.palette(), True, words, self.foregroundRole()
            )
        finally:
            painter.end()


def _say(label: QLabel, words: str) -> None:
    """Show words, kept apart from their neighbours' direction, or nothing at all."""
    label.setText(isolated(words) if words else "")
    label.setVisible(bool(words))
