"""Fonts: a Naskh for the article and a plain face for the interface, loaded from the packages that carry them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from PySide6.QtGui import QFontDatabase

# What stands in on a system where the packaged font can't be loaded, the best first.
_TEXT_FALLBACKS = (
    "Amiri",
    "Noto Naskh Arabic",
    "Scheherazade New",
    "Geeza Pro",
    "Traditional Arabic",
    "Times New Roman",
)
_INTERFACE_FALLBACKS = ("IBM Plex Sans Arabic", "Noto Sans Arabic", "Segoe UI", "Helvetica Neue", "DejaVu Sans")

_TEXT_PACKAGE = "fontpkg_amiri"
_INTERFACE_PACKAGE = "fontpkg_ibm_plex_sans_arabic"
_INTERFACE_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The family names to ask Qt for: `text` for articles, `interface` for everything else."""

    text: str
    interface: str


@cache
def load_fonts() -> Fonts:
    """Load the packaged fonts into the application and return their families, or the system's nearest ones."""
    text = _load(_TEXT_PACKAGE, ("Regular", "Bold"))
    interface = _load(_INTERFACE_PACKAGE, _INTERFACE_WEIGHTS)
    return Fonts(text or _fallback(_TEXT_FALLBACKS), interface or _fallback(_INTERFACE_FALLBACKS))


def _load(package: str, weights: tuple[str, ...]) -> str | None:
    """Load a package's font files of these weights; return the family, None where there is nothing to load."""
    families = {family for file in _font_files(package, weights) for family in _register(file)}
    # Weights may come as families of their own («… Medium»); the plain family has the shortest name.
    return min(families, key=len, default=None)


def _font_files(package: str, weights: tuple[str, ...]) -> list[Traversable]:
    try:
        folder = files(package).joinpath("files")
        found = [file for file in folder.iterdir() if file.name.endswith(tuple(f"-{weight}.ttf" for weight in weights))]
    except (ModuleNotFoundError, OSError):
        return []
    return sorted(found, key=lambda file: file.name)


def _register(file: Traversable) -> list[str]:
    identifier = QFontDatabase.addApplicationFontFromData(file.read_bytes())
    return QFontDatabase.applicationFontFamilies(identifier) if identifier >= 0 else []


def _fallback(candidates: tuple[str, ...]) -> str:
    """Return the first family that the system has; the last candidate where it has none."""
    installed = frozenset(QFontDatabase.families())
    return next((family for family in candidates if family in installed), candidates[-1])
