"""Printed lines come back in the order they were written in."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter

from bidi.mirror import MIRRORED
from hypothesis import given
from hypothesis import strategies as st

from app.importing import pdf
from app.importing.visual_order import _CONTROLS, _NEVER_TURNED, Glyph, reading_order
from tests.importing import makers
from tests.own_gold import own_gold, own_sentences


def test_the_lines_of_all_our_articles_come_back_as_they_were_written() -> None:
    texts = [article.text for article in [*own_gold(), *own_sentences()]]
    wrapped = [line for text in texts for whole in text.splitlines() for line in textwrap.wrap(whole.strip(), 60)]
    # A line of a number alone has no direction of its own to be printed in.
    written = [line for line in wrapped if any(letter.isalpha() for letter in line)]
    pages = [
        [(580, 780 - 25 * row, 10, line) for row, line in enumerate(written[first : first + 30])]
        for first in range(0, len(written), 30)
    ]
    with pdf.opened(makers.pdf(pages), "a.pdf") as file:
        found = [line.text for number in range(len(file)) for line in pdf.page_lines(file, number)]
    assert len(found) == len(written)
    # Two marks over one letter look the same in either order.
    pairs = zip(map(composed, found), map(composed, written), strict=True)
    assert not [(line, original) for line, original in pairs if line != original]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_sign_of_a_line_is_lost(text: str) -> None:
    glyphs = [Glyph(letter, 0, -place, 1 - place, 0, 2) for place, letter in enumerate(f"قال {text}")]
    found = Counter(reading_order(glyphs))
    kept = {letter for letter in text if not letter.isspace() and not _CONTROLS.match(letter)}
    assert {_turned(letter) for letter in kept} <= {_turned(letter) for letter in found}


def _turned(letter: str) -> str:
    """Return one and the same sign for a bracket and the one that it is turned round."""
    return min(letter, MIRRORED.get(letter, letter), letter.translate(_NEVER_TURNED))


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
