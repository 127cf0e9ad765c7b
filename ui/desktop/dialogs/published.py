"""The publication date as the person knows it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.document import PublishedBasis
from app.domain.reading import Reading
from ui.desktop import labels
from ui.desktop.widgets.buttons import foot
from ui.desktop.widgets.day_calendar import DayCalendar

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_EARLIEST = date(1800, 1, 1)


class PublishedDialog(QDialog):
    """Emits `day_given` with a `date`, or None for the date that the article states itself."""

    day_given = Signal(object)

    def __init__(self, reading: Reading, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("published_dialog")
        self.setWindowTitle(self.tr("Publication date"))
        analysis = reading.analysis
        known = self.tr("Unknown until now")
        if analysis.published is not None:
            known = f"{labels.day(analysis.published)} · {labels.label(analysis.published_basis)}"
        now = QLabel(known)
        now.setProperty("tone", "heading")
        why = QLabel(self.tr("“Yesterday”, “last Friday” and other relative dates are reckoned from this day."))
        why.setWordWrap(True)
        why.setProperty("tone", "muted")
        # Where the article was written it may be tomorrow already.
        self._latest = date.today() + timedelta(days=1)  # noqa: DTZ011 - the person's own day
        self.calendar = DayCalendar()
        self.calendar.setDateRange(_q_date(_EARLIEST), _q_date(self._latest))
        self.field = QLineEdit()
        self._problem = QLabel(self.tr("No such day, or it is still to come"))
        self.use_button = QPushButton(self.tr("Use this date"))
        lines = QVBoxLayout(self)
        lines.setSpacing(10)
        lines.addWidget(now)
        lines.addWidget(why)
        lines.addLayout(self._typed())
        lines.addWidget(self.calendar)
        lines.addWidget(self._buttons(analysis.published_basis))
        # Only within its dialog is a button made the one that Enter means.
        self.use_button.setDefault(True)
        self.field.textChanged.connect(self._read)
        self.calendar.picked.connect(lambda day: self.field.setText(day.isoformat()))
        self.calendar.activated.connect(self._give)
        self.field.setText(analysis.published.isoformat() if analysis.published else "")
        self._read()
        self.field.selectAll()
        self.field.setFocus()

    @property
    def day(self) -> date | None:
        """Return the day that is typed or picked, None where there is none yet."""
        return day_of(self.field.text(), self._latest)

    def _typed(self) -> QHBoxLayout:
        """Return the line that a day is typed in: years back are many clicks away in a calendar."""
        name = QLabel(self.tr("Day"))
        name.setBuddy(self.field)
        self.field.setObjectName("published_day")
        self.field.setAccessibleName(self.tr("Day"))
        self.field.setPlaceholderText("2018-03-31")
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.setFixedWidth(140)
        self._problem.setObjectName("published_problem")
        self._problem.setProperty("tone", "danger")
        line = QHBoxLayout()
        for part in (name, self.field, self._problem):
            line.addWidget(part)
        line.addStretch(1)
        return line

    def _buttons(self, basis: PublishedBasis) -> QDialogButtonBox:
        buttons = foot(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.use_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        if basis is PublishedBasis.GIVEN:
            back = buttons.addButton(self.tr("Back to the article's own"), QDialogButtonBox.ButtonRole.ResetRole)
            back.setAutoDefault(False)
            back.clicked.connect(self._take_back)
        return buttons

    def _read(self) -> None:
        """Follow what is typed: the calendar shows the day, and only a day can be used."""
        day = self.day
        if self.calendar.day != day:
            self.calendar.show_day(day)
        self.use_button.setEnabled(day is not None)
        # Nothing is found fault with while it may still become a day.
        self._problem.setVisible(day is None and len(self.field.text().strip()) >= len("2018-03-31"))

    def _give(self) -> None:
        if (day := self.day) is not None:
            self.day_given.emit(day)
            self.accept()

    def _take_back(self) -> None:
        self.day_given.emit(None)
        self.accept()


def day_of(typed: str, latest: date) -> date | None:
    """Return the day typed as year, month and day («2018-03-31», in Arabic digits too), None for any other text.

    Days behind `latest` and before the earliest that the calendar shows are none either.
    """
    found = _DAY.fullmatch(typed.strip())
    if found is None:
        return None
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:  # no such day in that month
        return None
    return day if _EARLIEST <= day <= latest else None


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
