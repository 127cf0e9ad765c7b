from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from app.domain.annotations import MentionType
from app.errors import BugError
from app.resources import resource_path
from ui.desktop.reader.layers import LAYER_ROLES, MENTION_LAYERS, Layer
from ui.desktop.style import HIGHLIGHT_COLORS, THEME_NAMES, Theme, load_theme

INKS = ("person", "actor", "place", "weapon", "date", "figure", "claim")
STATES = ("state_new", "state_accepted", "state_corrected", "state_rejected")
SURFACES = ("paper", "chrome", "raised")


def luminance(color: QColor) -> float:
    """Return the relative luminance that WCAG 2 defines."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=THEME_NAMES)
def theme(request) -> Theme:
    return load_theme(request.param)


def test_the_contrast_is_that_of_wcag():
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("surface", [*SURFACES, "hover", "pressed", "accent_tint"])
def test_text_reads_on_every_surface(theme, surface):
    assert contrast(theme.color("text"), theme.color(surface)) >= 7


@pytest.mark.parametrize("ink", ["muted", "accent", "danger", "note", *INKS, *STATES])
@pytest.mark.parametrize("surface", SURFACES)
def test_inks_read_on_every_surface(theme, ink, surface):
    assert contrast(theme.color(ink), theme.color(surface)) >= 4.5


@pytest.mark.parametrize("surface", ["raised", "paper"])
def test_what_is_disabled_can_still_be_read(theme, surface):
    assert (
        3 <= contrast(theme.color("faded"), theme.color(surface)) < contrast(theme.color("muted"), theme.color(surface))
    )


def test_the_arrow_of_a_choice_has_the_themes_colour(theme):
    arrow = resource_path("themes", f"{theme.name}_down.svg")
    assert arrow.as_posix() in theme.style_sheet()
    assert theme.hex("muted") in arrow.read_text("utf-8")


@pytest.mark.parametrize("ink", INKS)
def test_words_read_on_their_tints(theme, ink):
    tint = theme.color(f"{ink}_tint")
    assert contrast(theme.color("text"), tint) >= 7
    assert contrast(theme.color("muted"), tint) >= 4.5
    assert contrast(theme.color(ink), tint) >= 4.5


@pytest.mark.parametrize("marker", [*(f"highlight_{color}" for color in HIGHLIGHT_COLORS), "find", "find_current"])
def test_words_read_on_markers(theme, marker):
    assert contrast(theme.color("text"), theme.color(marker)) >= 4.5


@pytest.mark.parametrize(
    ("front", "back"), [("selection_text", "selection"), ("accent_text", "accent"), ("paper", "claim")]
)
def test_reversed_words_read(theme, front, back):
    assert contrast(theme.color(front), theme.color(back)) >= 4.5


def test_all_themes_know_the_same_roles(theme):
    assert theme.colors.keys() == load_theme("light").colors.keys()


def test_every_colour_is_a_colour(theme):
    assert all(re.fullmatch("#[0-9a-f]{6}", color) for color in theme.colors.values())


def test_every_layer_has_its_colours(theme):
    assert set(LAYER_ROLES) == set(Layer)
    assert set(MENTION_LAYERS) == set(MentionType)
    for layer in set(Layer) - {Layer.HIGHLIGHTS}:
        assert theme.color(f"{LAYER_ROLES[layer]}_tint").isValid()


def test_the_style_sheet_has_no_blank_left_open(theme):
    sheet = theme.style_sheet()
    assert "@" not in sheet
    assert theme.hex("paper") in sheet


def test_the_style_sheet_names_no_side(theme):
    rules = re.sub(r"/\*.*?\*/", "", theme.style_sheet(), flags=re.DOTALL)
    assert not re.search(r"\b(left|right)\b", rules)


def test_the_palette_is_the_themes(theme):
    palette = theme.palette()
    assert palette.color(QPalette.ColorRole.Base) == theme.color("paper")
    assert palette.color(QPalette.ColorRole.Text) == theme.color("text")


def test_dark_is_dark():
    for name in THEME_NAMES:
        theme = load_theme(name)
        assert theme.is_dark == (luminance(theme.color("paper")) < luminance(theme.color("text")))


def test_an_unknown_colour_or_theme_is_our_own_mistake():
    with pytest.raises(BugError, match="mauve"):
        load_theme("light").color("mauve")
    with pytest.raises(BugError, match="neon"):
        load_theme("neon")


def test_a_highlight_of_a_colour_we_no_longer_have_still_shows():
    theme = load_theme("light")
    assert theme.highlight("ultraviolet") == theme.highlight("yellow")
