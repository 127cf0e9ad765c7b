"""Date expressions and the day of publication: which words name a point of the calendar, and which point."""

from app.analysis.dates.finder import find_dates

__all__ = ["find_dates"]
