"""Learns what each fact is worth: logistic regression with a penalty, so that rare facts are worth little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from app.analysis.certainty import Evidence
from resources.recipes.certainty.samples import Sample

RAREST = 6
"""A fact about fewer items than these is not learnt."""
_PENALTY = 2.0
_STEPS = 60
_NEGLIGIBLE = 0.02


@dataclass(frozen=True)
class Fit:
    """Log odds of being right: `bias`, and what each fact adds."""

    bias: float
    weights: dict[str, float]

    def log_odds(self, evidence: Evidence) -> float:
        """Return the log odds that an item with this evidence is right."""
        return self.bias + sum(self.weights.get(fact, 0.0) for fact in sorted(evidence))


def fit(items: Sequence[Sample]) -> Fit:
    """Return the fit of largest penalised likelihood.

    Tuned sources are easier than others by as much as their own term says, which the fit leaves out.
    """
    counts = Counter(fact for item in items for fact in item.evidence)
    facts = sorted(fact for fact, count in counts.items() if RAREST <= count <= len(items) - RAREST)
    tuned = sorted({item.source.label for item in items if item.source.tuned})
    columns = {fact: 1 + at for at, fact in enumerate(facts)}
    extra = {label: 1 + len(facts) + at for at, label in enumerate(tuned)}
    # Two items without evidence, one right and one wrong, keep the odds finite where nothing is wrong.
    rows = np.zeros((len(items) + 2, 1 + len(facts) + len(tuned)))
    rows[:, 0] = 1
    for row, item in enumerate(items):
        rows[row, [columns[fact] for fact in item.evidence if fact in columns]] = 1
        if item.source.tuned:
            rows[row, extra[item.source.label]] = 1
    penalties = np.full(rows.shape[1], _PENALTY)
    penalties[0] = 1e-3
    weights = _newton(rows, np.array([*(item.right for item in items), True, False], float), penalties)
    kept = {fact: round(float(weights[at]), 3) for fact, at in columns.items() if abs(weights[at]) >= _NEGLIGIBLE}
    return Fit(round(float(weights[0]), 3), kept)


def _newton(rows: np.ndarray, right: np.ndarray, penalties: np.ndarray) -> np.ndarray:
    weights = np.zeros(rows.shape[1])
    weights[0] = np.log(right.sum() / (len(right) - right.sum()))
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (right - likely) - penalties * weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(penalties)
        step = np.linalg.solve(curve, slope)
        weights += step * min(1.0, 2.0 / max(np.abs(step).max(), 1e-12))
        if np.abs(step).max() < 1e-8:
            break
    return weights


def folds(items: Iterable[Sample], count: int) -> dict[str, int]:
    """Return the fold of each article: articles in the order of their names go round."""
    names = sorted({item.article for item in items})
    return {name: at % count for at, name in enumerate(names)}
