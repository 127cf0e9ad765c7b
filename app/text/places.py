"""Where words stand in a text, in whatever spelling and with whatever white space between them."""

from __future__ import annotations

import re

from app.domain.span import Span
from app.text.fold import fold, fold_with_map


def places_of(text: str, words: str) -> list[Span]:
    """Return the places of `words` in `text`, one behind the other; whole words, if they stand anywhere as such."""
    wanted = fold(words).split()
    if not wanted:
        return []
    folded = fold_with_map(text)
    pattern = r"\s+".join(map(re.escape, wanted))
    for bounded in (rf"(?<!\w){pattern}(?!\w)", pattern):
        found = [folded.original_span(*match.span()) for match in re.finditer(bounded, folded.text)]
        if found:
            return found
    return []
