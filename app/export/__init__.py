"""From the library to open files."""

from app.export.report import Report, report
from app.export.writing import ExportError, ExportFormat, render, write

__all__ = ["ExportError", "ExportFormat", "Report", "render", "report", "write"]
