from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontInfo, QIcon, QRawFont

from app.errors import BugError
from app.resources import resource
from ui.desktop.style import dress, icon, load_fonts, load_theme
from ui.desktop.style import fonts as fonts_module
from ui.desktop.style.icons import DIRECTIONAL

NAMES = sorted(file.name.removesuffix(".svg") for file in resource("icons").iterdir() if file.name.endswith(".svg"))


def test_the_packaged_fonts_are_loaded(qapp):
    fonts = load_fonts()
    assert fonts.text == "Amiri"
    assert fonts.interface == "IBM Plex Sans Arabic"
    for family in (fonts.text, fonts.interface):
        assert QFontInfo(QFont(family)).family() == family


@pytest.mark.parametrize("letters", ["ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة", "،؛؟«»٠١٢٣٤٥٦٧٨٩", "Isnad 0123456789"])
def test_both_fonts_hold_the_letters_of_both_languages(qapp, letters):
    fonts = load_fonts()
    for family in (fonts.text, fonts.interface):
        raw = QRawFont.fromFont(QFont(family))
        assert all(raw.supportsCharacter(ord(letter)) for letter in letters), family


def test_without_the_packages_the_system_serves(qapp, monkeypatch):
    monkeypatch.setattr(fonts_module, "_TEXT_PACKAGE", "no_such_package")
    monkeypatch.setattr(fonts_module, "_TEXT_FALLBACKS", ("No Such Font", load_fonts().interface))
    assert fonts_module.load_fonts.__wrapped__().text == load_fonts().interface


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_themes_colour_alone(qapp, name):
    drawing = resource("icons", f"{name}.svg").read_text("utf-8")
    ET.fromstring(drawing)  # noqa: S314 - our own file
    assert "currentColor" in drawing
    assert "#" not in drawing
    theme = load_theme("dark")
    image = icon(name, theme, "danger").pixmap(QSize(48, 48)).toImage()
    colors = {
        image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {theme.hex("danger")}


@pytest.mark.parametrize("name", sorted(DIRECTIONAL))
def test_an_icon_that_points_somewhere_points_the_other_way_in_a_mirrored_window(qapp, name):
    theme = load_theme("light")

    def drawn(direction: Qt.LayoutDirection):
        qapp.setLayoutDirection(direction)
        return icon(name, theme).pixmap(QSize(32, 32)).toImage()

    try:
        plain, mirrored = drawn(Qt.LayoutDirection.LeftToRight), drawn(Qt.LayoutDirection.RightToLeft)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert mirrored != plain
    assert _ink(mirrored.flipped(Qt.Orientation.Horizontal)) == pytest.approx(_ink(plain), abs=2)


def _ink(image) -> float:
    """Return the centre of what is drawn, in pixels from the left."""
    weights = [(x, image.pixelColor(x, y).alpha()) for x in range(image.width()) for y in range(image.height())]
    return sum(x * alpha for x, alpha in weights) / sum(alpha for _, alpha in weights)


def test_a_disabled_icon_is_fainter(qapp):
    drawing = icon("close", load_theme("light"))
    assert (
        drawing.pixmap(QSize(16, 16), QIcon.Mode.Normal).toImage()
        != drawing.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    )


def test_an_unknown_icon_is_our_own_mistake(qapp):
    with pytest.raises(BugError, match="unicorn"):
        icon("unicorn", load_theme("light"))


def test_the_application_is_dressed_again_for_another_theme(qapp):
    fonts = load_fonts()
    for name in ("dark", "light"):
        theme = load_theme(name)
        dress(qapp, theme, fonts)
        assert qapp.palette().window().color() == theme.color("chrome")
        assert qapp.font().family() == fonts.interface
