"""The sentences in which `app` says what went wrong, marked for translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.errors import UserError

TEMPLATES: tuple[str, ...] = ()


def error_text(error: UserError) -> str:
    """Return what went wrong in the interface's language."""
    return QCoreApplication.translate("Errors", error.template).format(**error.details)
