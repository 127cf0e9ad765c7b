"""What Isnad is, its version and licence, where the library lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app import __version__
from ui.desktop.appearance import Appearance
from ui.desktop.direction import left_to_right
from ui.desktop.widgets.buttons import foot


class AboutDialog(QDialog):
    """The about box."""

    def __init__(self, library: Path, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Isnad"))
        name = QLabel("إسناد · Isnad")
        name.setFont(QFont(appearance.fonts.text, 26))
        version = QLabel(self.tr("Version {version}").format(version=__version__))
        version.setProperty("tone", "muted")
        what = QLabel(
            self.tr(
                "An offline reader for Arabic conflict reporting that shows who says what. Isnad is the classical"
                " Arabic word for the chain of attribution behind a report. It opens no network connection."
            )
        )
        place = QLabel(self.tr("Your library: {path}").format(path=left_to_right(str(library))))
        place.setProperty("tone", "muted")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        licence = QLabel(self.tr("Free software under the GNU General Public License, version 3 or later."))
        buttons = foot(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(28, 24, 28, 20)
        lines.setSpacing(10)
        for label in (name, version, what, licence, place):
            label.setWordWrap(True)
            lines.addWidget(label)
        lines.addSpacing(8)
        lines.addWidget(buttons)
        self.setMinimumWidth(440)
