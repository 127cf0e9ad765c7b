"""The publication date as the person knows it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.document import PublishedBasis
from app.domain.reading import Reading
from ui.desktop import labels
from ui.desktop.widgets.buttons import foot


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
        self.calendar = _calendar()
        self.calendar.setMaximumDate(QDate.currentDate().addDays(1))
        if analysis.published is not None:
            day = analysis.published
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        buttons = foot(QDialogButtonBox.StandardButton.Cancel)
        self.use_button = QPushButton(self.tr("Use this date"))
        self.use_button.setDefault(True)
        buttons.addButton(self.use_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        if analysis.published_basis is PublishedBasis.GIVEN:
            back = buttons.addButton(self.tr("Back to the article's own"), QDialogButtonBox.ButtonRole.ResetRole)
            back.clicked.connect(self._take_back)
        self.calendar.activated.connect(self._give)
        lines = QVBoxLayout(self)
        lines.setSpacing(10)
        for part in (now, why, self.calendar, buttons):
            lines.addWidget(part)

    def _give(self) -> None:
        chosen = self.calendar.selectedDate()
        self.day_given.emit(date(chosen.year(), chosen.month(), chosen.day()))
        self.accept()

    def _take_back(self) -> None:
        self.day_given.emit(None)
        self.accept()


def _calendar() -> QCalendarWidget:
    """Return a calendar without Qt's red weekends, which differ from land to land."""
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.LongDayNames)
    calendar.setGridVisible(False)
    is_arabic = QLocale().language() is QLocale.Language.Arabic
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Saturday if is_arabic else QLocale().firstDayOfWeek())
    calendar.setMinimumHeight(270)
    plain, quiet = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(calendar.palette().text())
    quiet.setForeground(calendar.palette().placeholderText())
    for weekday in Qt.DayOfWeek:
        calendar.setWeekdayTextFormat(weekday, plain)
    calendar.setHeaderTextFormat(quiet)
    calendar.setStyleSheet(
        "#qt_calendar_navigationbar { background: transparent; }"
        "QCalendarWidget QToolButton { padding: 4px 8px; font-weight: 600; }"
        "QCalendarWidget QAbstractItemView { border-radius: 6px; padding: 4px; }"
    )
    for name, arrow in (("qt_calendar_prevmonth", "previous"), ("qt_calendar_nextmonth", "next")):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(QIcon())
            button.setText("‹" if arrow == "previous" else "›")
    return calendar
