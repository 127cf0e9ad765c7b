"""What is known of the article: title, outlet and author to edit, each with what its file states; its origin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.document import Document
from app.domain.reading import Reading
from ui.desktop.direction import isolated, text_direction
from ui.desktop.widgets.buttons import foot
from ui.desktop.widgets.wrapping import Value


class FactsDialog(QDialog):
    """Emits `edited` with the facts (`dict` of "title", "outlet", "author") that the person changed, "" for none.

    `stated` is the document as its file states it.
    """

    edited = Signal(dict)

    def __init__(self, reading: Reading, stated: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("facts_dialog")
        self.setWindowTitle(self.tr("About the article"))
        self._before = {name: getattr(reading.document, name) or "" for name in ("title", "outlet", "author")}
        names = {"title": self.tr("Title"), "outlet": self.tr("Outlet"), "author": self.tr("Author")}
        self.fields = {name: FactField(self._before[name], getattr(stated, name) or "") for name in names}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, words in names.items():
            self.fields[name].edit.setAccessibleName(words)
            form.addRow(words, self.fields[name])
        for words, value in self._origin(stated):
            form.addRow(words, Value(value, words))
        buttons = foot(QDialogButtonBox.StandardButton.Cancel)
        self.keep_button = QPushButton(self.tr("Keep"))
        self.keep_button.setDefault(True)
        buttons.addButton(self.keep_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 18, 20, 16)
        lines.setSpacing(16)
        lines.addLayout(form)
        lines.addWidget(buttons)
        self.resize(560, self.sizeHint().height())

    def _origin(self, stated: Document) -> list[tuple[str, str]]:
        origin = stated.origin
        rows = [
            (self.tr("File"), origin.path or origin.name),
            (self.tr("Address"), origin.url or ""),
            (self.tr("Read as"), origin.media_type),
            (self.tr("Fingerprint (SHA-256)"), stated.original_sha256 if stated.original else ""),
        ]
        return [(words, value) for words, value in rows if value]

    def _keep(self) -> None:
        now = {name: field.edit.text().strip() for name, field in self.fields.items()}
        changed = {name: value for name, value in now.items() if value != self._before[name].strip()}
        if changed:
            self.edited.emit(changed)
        self.accept()


class FactField(QWidget):
    """One fact to edit; below it what the file states, where that is something else, with the way back to it."""

    def __init__(self, value: str, stated: str) -> None:
        super().__init__()
        self._stated = stated
        self.edit = QLineEdit(" ".join(value.split()))
        self.edit.setCursorPosition(0)
        self.back = QPushButton()
        self.back.setProperty("tone", "quiet")
        self.back.setCursor(Qt.CursorShape.PointingHandCursor)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.edit)
        lines.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.edit.textChanged.connect(self._compare)
        self.back.clicked.connect(lambda: self.edit.setText(" ".join(stated.split())))
        self._compare()

    def _compare(self) -> None:
        words = self.edit.text()
        if words:
            self.edit.setLayoutDirection(text_direction(words, self.layoutDirection()))
        stated = " ".join(self._stated.split())
        told = self.tr("The file states: {stated}") if stated else self.tr("The file states none")
        shown = self.back.fontMetrics().elidedText(stated, Qt.TextElideMode.ElideRight, 320)
        self.back.setText(told.format(stated=isolated(shown)))
        self.back.setToolTip(stated)
        self.back.setVisible(words.strip() != stated)
