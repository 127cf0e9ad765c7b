"""A damaged text beside its repair: the person compares, and accepts or refuses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextOption
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.importing.repair import Repair, RepairKind
from ui.desktop.widgets.buttons import foot

SIZE = (920, 560)


class RepairDialog(QDialog):
    """Emits `accepted_repair` with the `Repair` to make, or `refused`; closed without either, nothing is decided."""

    accepted_repair = Signal(object)
    refused = Signal()

    def __init__(self, text: str, repairs: Sequence[Repair], font: QFont, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("repair_dialog")
        self.setWindowTitle(self.tr("Repair the text"))
        self.resize(*SIZE)
        self._repairs = list(repairs)
        self.ways = QButtonGroup(self)
        for number, repair in enumerate(self._repairs):
            self.ways.addButton(QRadioButton(self._name(repair, number)), number)
        self.ways.button(0).setChecked(True)
        self.ways.idClicked.connect(self._show)
        self.why, self.told = QLabel(), QLabel()
        self.why.setWordWrap(True)
        self.told.setProperty("tone", "muted")
        self.before, self.after = _page(font), _page(font)
        self.before.setPlainText(text)
        self.before.verticalScrollBar().valueChanged.connect(self.after.verticalScrollBar().setValue)
        self.after.verticalScrollBar().valueChanged.connect(self.before.verticalScrollBar().setValue)
        self._lay_out()
        self._show(0)

    def _lay_out(self) -> None:
        pages = QGridLayout()
        for column, (name, page) in enumerate(((self.tr("As it is"), self.before), (self.tr("Repaired"), self.after))):
            head = QLabel(name)
            head.setProperty("tone", "heading")
            page.setAccessibleName(name)
            pages.addWidget(head, 0, column)
            pages.addWidget(page, 1, column)
        buttons = foot(QDialogButtonBox.StandardButton.Cancel)
        self.use_button = QPushButton(self.tr("Use the repaired text"))
        buttons.addButton(self.use_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave_button = buttons.addButton(self.tr("Leave it as it is"), QDialogButtonBox.ButtonRole.ResetRole)
        self.leave_button.setAutoDefault(False)
        self.use_button.setDefault(True)
        self.leave_button.clicked.connect(self._refuse)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setSpacing(10)
        lines.addWidget(self.why)
        for way in self.ways.buttons() if len(self._repairs) > 1 else ():
            lines.addWidget(way)
        lines.addLayout(pages, 1)
        lines.addWidget(self.told)
        lines.addWidget(buttons)

    def _show(self, number: int) -> None:
        repair = self._repairs[number]
        self.why.setText(self._reason(repair.kind))
        self.after.setPlainText(repair.text)
        differing = self.tr("%n letter(s) differ.", "", repair.differing)
        kept = self.tr("The file is kept as it was read; undo brings this text back.")
        self.told.setText(f"{differing} {kept}")

    def _accept(self) -> None:
        self.accepted_repair.emit(self._repairs[self.ways.checkedId()])
        self.accept()

    def _refuse(self) -> None:
        self.refused.emit()
        self.reject()

    def _name(self, repair: Repair, number: int) -> str:
        if repair.kind is not RepairKind.VISUAL_ORDER:
            return self._reason(repair.kind)
        is_first = all(other.kind is not RepairKind.VISUAL_ORDER for other in self._repairs[:number])
        if is_first:
            return self.tr("Put into reading order")
        return self.tr("Put into reading order, brackets the other way round")

    def _reason(self, kind: RepairKind) -> str:
        return {
            RepairKind.ENCODING: self.tr("The bytes of this text seem to have been read in a wrong encoding."),
            RepairKind.VISUAL_ORDER: self.tr("The letters of this text stand as on the screen, from left to right."),
            RepairKind.PRESENTATION_FORMS: self.tr("The letters of this text are stored by their shapes."),
        }[kind]


def _page(font: QFont) -> QPlainTextEdit:
    page = QPlainTextEdit()
    page.setReadOnly(True)
    page.setFont(font)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    # Qt does not mirror the alignment of plain text.
    option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    page.document().setDefaultTextOption(option)
    return page
