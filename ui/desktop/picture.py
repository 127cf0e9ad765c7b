"""A picture of the window as a person sees it, for the README, the screenshots and the frozen program's test."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from app.domain.reading import Reading
from ui.desktop.main_window import MainWindow

SETTLE_MS = 900
"""How long the window may lay out and paint once the article is shown."""

GIVE_UP_MS = 60_000


def take_picture(window: MainWindow, path: Path) -> None:
    """Save the window as PNG once it shows an article, say how many claims it shows, and end the program.

    The exit status is 1 where no article came or the picture can't be written.
    """

    def shown(reading: Reading | None) -> None:
        if reading is not None:
            window.article.reading_changed.disconnect(shown)
            QTimer.singleShot(SETTLE_MS, save)

    def save() -> None:
        is_saved = window.grab().save(str(path), "PNG")
        sys.stdout.write(f"claims shown: {window.workspace.side.claims.model.rowCount()}\n")
        window.close()
        QCoreApplication.exit(0 if is_saved else 1)

    window.article.reading_changed.connect(shown)
    QTimer.singleShot(GIVE_UP_MS, lambda: QCoreApplication.exit(1))
