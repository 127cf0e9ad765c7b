"""Rates items as sure, likely or unsure: the worth of each fact was learnt from gold, the thresholds were measured.

`resources/models/certainty.json` holds the numbers, `resources/recipes/certainty` makes them,
`resources/models/certainty.md` says what the ratings are worth.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from app.analysis.certainty.weighed import Evidence, Item, Weighed
from app.domain.annotations import Certainty
from app.errors import BugError
from app.resources import resource

_VERSION = 1


class Layer(StrEnum):
    """A layer of the analysis, as the model's file names it."""

    MENTIONS = "mentions"
    DATES = "dates"
    FIGURES = "figures"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True)
class Scale:
    """What one layer's facts are worth, in log odds, and from which sum on an item is sure or likely.

    A fact without a weight is worth nothing. `never_sure` are the facts with which an item is likely at most,
    whatever else speaks for it.
    """

    bias: float
    weights: Mapping[str, float]
    sure: float
    likely: float
    never_sure: frozenset[str] = frozenset()

    def log_odds(self, evidence: Evidence) -> float:
        """Return the log odds that an item with this evidence is right, the same in whatever order facts are kept."""
        return math.fsum([self.bias, *(self.weights.get(fact, 0.0) for fact in evidence)])

    def certainty(self, evidence: Evidence) -> Certainty:
        """Return how sure one may be of an item with this evidence."""
        odds = self.log_odds(evidence)
        if odds >= self.sure and self.never_sure.isdisjoint(evidence):
            return Certainty.SURE
        return Certainty.LIKELY if odds >= self.likely else Certainty.UNSURE


def read_scales(text: str) -> dict[Layer, Scale]:
    """Return the scales of a model's JSON text. Raise BugError for another version."""
    model = json.loads(text)
    if model["version"] != _VERSION:
        raise BugError(f"models/certainty.json is of version {model['version']}, not {_VERSION}")
    return {
        layer: Scale(
            bias=scale["bias"],
            weights=scale["weights"],
            sure=scale["sure"],
            likely=scale["likely"],
            never_sure=frozenset(scale["never_sure"]),
        )
        for layer in Layer
        for scale in [model["layers"][layer]]
    }


@cache
def _shipped() -> Mapping[Layer, Scale]:
    return read_scales(resource("models", "certainty.json").read_text("utf-8"))


def rated(layer: Layer, weighed: Iterable[Weighed[Item]]) -> tuple[Item, ...]:
    """Return the items in their order, each with how sure one may be of it."""
    scale = _shipped()[layer]
    return tuple(replace(found.item, certainty=scale.certainty(found.evidence)) for found in weighed)
