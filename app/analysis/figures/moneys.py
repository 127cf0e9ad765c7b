"""Whose money a coin without an adjective is: that of the one state whose coin of this name the article counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from app.domain.annotations import Figure

OPEN_CURRENCY = "XXX"  # ISO 4217: no currency


def with_states(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures with the currencies that the article itself decides («500 ريال يمني ... 30 ريالا»)."""
    coins: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for figure in figures:
        noun, _, state = (figure.counted or "").partition(" ")
        if state and figure.unit != OPEN_CURRENCY:
            coins[noun].add((figure.unit, f"{noun} {state}"))
    decided = {noun: next(iter(told)) for noun, told in coins.items() if len(told) == 1}
    return tuple(_decided(figure, decided.get(figure.counted or "")) for figure in figures)


def _decided(figure: Figure, coin: tuple[str, str] | None) -> Figure:
    if coin is None or figure.unit != OPEN_CURRENCY:
        return figure
    unit, counted = coin
    return replace(figure, unit=unit, counted=counted)
