"""Chooses from which odds on an item is sure, and measures on articles that had no part in the choice."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.analysis.certainty.model import Layer, Scale
from app.domain.annotations import Certainty
from resources.recipes.certainty.fitting import fit, folds
from resources.recipes.certainty.samples import Sample

PROMISED = {Layer.MENTIONS: 0.95, Layer.DATES: 0.98, Layer.FIGURES: 0.98, Layer.CLAIMS: 0.95}
"""How many of the sure items must be right."""
NEVER_SURE = {Layer.DATES: frozenset({"rests on an inferred day"})}
"""What holds an item down whatever else speaks for it: nobody told the day that the value is counted from."""
COVERED = 0.7
"""How many of the found items should be sure."""
_SPARE = 0.08
"""Articles whose figures are harder than the measured ones' should reach that share as well."""
_NEVER = 99.0
_SURE_ALONE = 0.9
"""An item that is likelier wrong than this is not sure, however right those beside it are."""
_LIKELY, _DOUBTED = 0.75, 2 / 3
"""Below the first an item is unsure, if no more than the second share of such items are right."""
_FEWEST = 10
_OUTER, _INNER = 10, 5
_MARGIN = 0.5
"""Standard errors that the precision must lie above the promise where the threshold is chosen."""
_Z = 1.96


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        """Return the share, 0 of nothing."""
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Return Wilson's interval of 95 %, the whole range for nothing."""
        if not self.of:
            return 0.0, 1.0
        share, spread = self.value, _Z * _Z / self.of
        middle = (share + spread / 2) / (1 + spread)
        reach = _Z * math.sqrt(share * (1 - share) / self.of + spread / (4 * self.of)) / (1 + spread)
        return max(0.0, middle - reach), min(1.0, middle + reach)

    @classmethod
    def right(cls, items: Sequence[Sample]) -> Share:
        """Return how many of the items are right."""
        return cls(sum(item.right for item in items), len(items))

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}] of {self.of}" if self.of else "-"


@dataclass(frozen=True)
class Rated:
    """A measured item with the certainty that a scale gave it which had not seen its article."""

    item: Sample
    certainty: Certainty


def learn(layer: Layer, items: Sequence[Sample]) -> Scale:
    """Return the scale that the items teach: all for the facts' worth, only measured ones for the thresholds.

    Where too few items would be sure, figures whose number alone keeps the promise fill up to the promised share.
    """
    measured = sorted(_left_out(items), key=lambda pair: -pair[0])
    sure = _lowest(measured, PROMISED[layer], "right")
    if _share_from(measured, sure) < COVERED and layer is Layer.FIGURES:
        enough = measured[min(len(measured) - 1, int(len(measured) * (COVERED + _SPARE)))][0] if measured else _NEVER
        sure = max(enough, _lowest(measured, PROMISED[layer], "bounds"))
    fitted = fit(items)
    return Scale(
        bias=fitted.bias,
        weights=fitted.weights,
        sure=round(max(sure, _log_odds(_SURE_ALONE)), 3),
        likely=round(_highest_doubted(measured), 3),
        never_sure=NEVER_SURE.get(layer, frozenset()),
    )


def measure(layer: Layer, items: Sequence[Sample]) -> list[Rated]:
    """Return the measured items as scales rate them that were learnt without their articles, thresholds included."""
    rated: list[Rated] = []
    number = folds(items, _OUTER)
    for fold in range(_OUTER):
        scale = learn(layer, [item for item in items if number[item.article] != fold])
        rated += [
            Rated(item, scale.certainty(item.evidence))
            for item in items
            if number[item.article] == fold and not item.source.tuned
        ]
    return rated


def _left_out(items: Sequence[Sample]) -> Iterator[tuple[float, Sample]]:
    """Yield the measured items with the odds that a fit without their articles gives them."""
    number = folds(items, _INNER)
    for fold in range(_INNER):
        fitted = fit([item for item in items if number[item.article] != fold])
        for item in items:
            if number[item.article] == fold and not item.source.tuned:
                yield fitted.log_odds(item.evidence), item


def _lowest(ranked: Sequence[tuple[float, Sample]], promised: float, judgement: str) -> float:
    """Return the lowest odds from which on the promise holds with its margin, out of reach where it never does."""
    lowest, hits = _NEVER, 0
    for count, (odds, item) in enumerate(ranked, 1):
        hits += item.right if judgement == "right" else item.also[judgement]
        is_last = count == len(ranked) or ranked[count][0] < odds
        if is_last and hits / count >= promised + _MARGIN * math.sqrt(promised * (1 - promised) / count):
            lowest = odds
    return lowest


def _highest_doubted(ranked: Sequence[tuple[float, Sample]]) -> float:
    """Return the odds below which items are unsure: those of `_LIKELY`, lower where too many below them are right."""
    cap = _log_odds(_LIKELY)
    highest, hits = None, 0
    for count, (odds, item) in enumerate(reversed(ranked)):
        if odds > cap:
            break
        if count >= _FEWEST and hits / count <= _DOUBTED:
            highest = odds
        hits += item.right
    return cap if highest is None else highest


def _share_from(ranked: Sequence[tuple[float, Sample]], lowest: float) -> float:
    return sum(odds >= lowest for odds, _ in ranked) / len(ranked) if ranked else 0.0


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))
