"""A month to pick a day from, in which no day counts as picked before a person picks one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

_CORNER = 6.0


class DayCalendar(QCalendarWidget):
    """Emits `picked` with a `date`; of the day that Qt's calendar always holds selected, nothing is seen before."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._day: date | None = None
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.LongDayNames)
        self.setGridVisible(False)
        is_arabic = QLocale().language() is QLocale.Language.Arabic
        self.setFirstDayOfWeek(Qt.DayOfWeek.Saturday if is_arabic else QLocale().firstDayOfWeek())
        self.setMinimumHeight(270)
        quiet = QTextCharFormat()
        quiet.setForeground(self.palette().placeholderText())
        # Qt's weekends are red, and differ from land to land.
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, quiet)
        self.setHeaderTextFormat(quiet)
        self.setStyleSheet(
            "#qt_calendar_navigationbar { background: transparent; }"
            "QCalendarWidget QToolButton { padding: 4px 8px; font-weight: 600; }"
            "QCalendarWidget QAbstractItemView { border-radius: 6px; padding: 4px; }"
        )
        for name, sign in (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›")):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(QIcon())
                button.setText(sign)
        self.selectionChanged.connect(self._pick)
        self.clicked.connect(self._pick)

    @property
    def day(self) -> date | None:
        """Return the day that is picked."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Show a day as picked, or none, without telling anybody."""
        self._day = day
        if day is not None:
            with QSignalBlocker(self):
                self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Draw the picked day on its ground; quietly the neighbouring months' days and those that can't be picked."""
        day = QDate(day.year, day.month, day.day) if isinstance(day, date) else day
        is_picked = self._day is not None and day == self.selectedDate()
        is_own = day.month() == self.monthShown() and self.minimumDate() <= day <= self.maximumDate()
        palette = self.palette()
        ink = palette.highlightedText() if is_picked else palette.text() if is_own else palette.placeholderText()
        painter.save()
        # What Qt holds selected it has drawn a ground for.
        painter.fillRect(rect, palette.window())
        if is_picked:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.highlight())
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), _CORNER, _CORNER)
        painter.setPen(ink.color())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()

    def _pick(self) -> None:
        chosen = self.selectedDate()
        self._day = date(chosen.year(), chosen.month(), chosen.day())
        self.updateCells()
        self.picked.emit(self._day)
