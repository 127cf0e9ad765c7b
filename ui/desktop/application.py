"""Start and end of the desktop program: everything is made and wired here."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from app.library import Key
from app.paths import default_library, settings_file
from app.settings import load_settings
from ui.desktop.appearance import Appearance
from ui.desktop.keyboard import ArabicKeys
from ui.desktop.languages import install_language
from ui.desktop.picture import take_picture
from ui.desktop.session import Session

LOG = logging.getLogger("isnad")


def run(paths: Sequence[Path], library: Path | None, picture: Path | None = None, key: Key | None = None) -> int:
    """Show the window on these files until it is closed, and return the exit status.

    With `picture`, save the window there as soon as it shows an article, and end. `key` opens an encrypted library
    without a question.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        return 1
    application.setApplicationName("Isnad")
    application.setDesktopFileName("isnad")
    settings = load_settings(settings_file())
    install_language(settings.language)
    keys = ArabicKeys(application)
    application.installEventFilter(keys)
    session = Session(library or default_library(), Appearance(settings.theme), settings_file())
    log_to(settings_file().with_name("isnad.log"))
    report_faults_to(session)
    if picture is not None:
        session.opened.connect(lambda window: take_picture(window, picture))
    session.begin(paths, key)
    status = application.exec()
    session.end()
    return status


def log_to(path: Path) -> None:
    """Write faults of ours into a file; without one where its folder can't be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)
    LOG.propagate = False


def report_faults_to(session: Session) -> None:
    """Log an exception that nobody handled and show it in the window, which goes on."""

    def report(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        LOG.error("unexpected", exc_info=(kind, error, traceback))
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, Exception) and session.window is not None:
            session.window.show_error(error)

    sys.excepthook = report
