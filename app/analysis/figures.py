"""Figures: the stated quantities, with their bounds, what is counted and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.annotations import DateExpression, Figure
from app.text.words import TokenizedText


def find_figures(tokenized: TokenizedText, dates: Sequence[DateExpression]) -> tuple[Figure, ...]:
    """Return the article's figures in order; no figure overlaps one of `dates`."""
    del tokenized, dates
    return ()
