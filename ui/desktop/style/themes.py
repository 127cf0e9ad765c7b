"""Themes: colours named by what they mean, and the palette and style sheet made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from app.errors import BugError
from app.resources import resource, resource_path

THEME_NAMES = ("light", "sepia", "dark")
HIGHLIGHT_COLORS = ("yellow", "green", "blue", "pink")
TAG_COLORS = ("red", "amber", "green", "teal", "blue", "purple", "pink")

_PLACEHOLDER = re.compile(r"@([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours; each role names a meaning (`text`, `paper`, `person`, `claim_tint` …), never a place."""

    name: str
    is_dark: bool
    colors: Mapping[str, str]

    def hex(self, role: str) -> str:
        """Return a role's colour as `#rrggbb`. Raise BugError for a role that no theme has."""
        try:
            return self.colors[role]
        except KeyError:
            raise BugError(f"the theme «{self.name}» has no colour «{role}»") from None

    def color(self, role: str) -> QColor:
        """Return a role's colour."""
        return QColor(self.hex(role))

    def highlight(self, color: str) -> QColor:
        """Return the background of a reader's highlight; a colour that is not ours any more shows as the first."""
        known = color if color in HIGHLIGHT_COLORS else HIGHLIGHT_COLORS[0]
        return self.color(f"highlight_{known}")

    def palette(self) -> QPalette:
        """Return the palette for the whole application."""
        palette = QPalette()
        for role, name in _PALETTE_ROLES.items():
            palette.setColor(role, self.color(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            faded = self.color("muted")
            faded.setAlphaF(0.6)
            palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet for the whole application."""
        template = resource("themes", "application.qss").read_text("utf-8")
        # Style sheets can't colour a drawing: each theme has its own.
        arrow = resource_path("themes", f"{self.name}_down.svg").as_posix()
        return _PLACEHOLDER.sub(lambda match: self.hex(match.group(1)), template.replace("@arrow", f'"{arrow}"'))


_PALETTE_ROLES: Mapping[QPalette.ColorRole, str] = MappingProxyType(
    {
        QPalette.ColorRole.Window: "chrome",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "paper",
        QPalette.ColorRole.AlternateBase: "chrome",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "danger",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Highlight: "selection",
        QPalette.ColorRole.HighlightedText: "selection_text",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Light: "raised",
        QPalette.ColorRole.Midlight: "hover",
        QPalette.ColorRole.Mid: "border",
        QPalette.ColorRole.Dark: "border",
        QPalette.ColorRole.Shadow: "border",
    }
)


def tag_role(color: str | None) -> str:
    """Return the role of a tag's ink; its tint is the role with `_tint`. A colour that is not ours is none."""
    return f"tag_{color}" if color in TAG_COLORS else "accent"


@cache
def load_theme(name: str) -> Theme:
    """Return the theme of this name («light», «sepia» or «dark»), read once."""
    if name not in THEME_NAMES:
        raise BugError(f"there is no theme «{name}»")
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8"))
    return Theme(name, bool(data["dark"]), MappingProxyType(data["colors"]))
