"""Writes the model's file and its card."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.analysis.certainty.model import Layer, Scale
from app.domain.annotations import Certainty
from resources.recipes.certainty.measuring import PROMISED, Rated, Share
from resources.recipes.certainty.samples import UNDATED, Sample

_STRONGEST = 8
_INTRODUCTION = """# How sure the analyser is (`certainty.json`)

Numbers that turn what is known of a found item into `sure`, `likely` or `unsure` (`app/analysis/certainty`), and how
often each of the three was right. Both files are made, in a minute, by

```sh
python -m resources.recipes.certainty --tuned LABEL=FOLDER …
```

The same articles and the same program give the same bytes.

## What it is

Each layer notes facts about how it found an item (`evidence.py` of the layer): by which rule, in which form, leaning on
what, with what beside it; never which words. A fact is worth some log odds, learnt by logistic regression with a
penalty, so that rare facts are worth little; the sum is compared with two thresholds. *Right* is what the annotation
guide's scorer counts: a name's words and type (groups and organizations alike), a date's value, both bounds of a figure
and what happened to the counted, a claim's cue and resolved claimant.

- `sure`: above the lowest threshold from which on the promise held, with half a standard error to spare, on items of
  articles that the weights had not seen; no item is sure whose own odds are below nine to one.
- `unsure`: below odds of three to one, lower where more than two in three of those below are right.
- `likely`: what lies between.
- A figure counts as right only with its category. Where too few would be sure by that, figures fill up to somewhat over
  seventy in a hundred as long as the number alone keeps the promise.
- A date without a value for lack of a day of publication asserts nothing but that its words are a date, and is judged
  by that. A value that is counted from an *inferred* day of publication is never sure: nobody told that day.
- Figures, dates and names inside a claim have their own certainty; that one is unsure makes no claim unsure.
"""
_TODAY = """
## The same articles as they are read today

By the shipped numbers, which have seen these articles, as have the rules: a floor to hold, no measure of quality.
Entries are as above.
"""
_MEASURED = """
## Measured

On what the analyser found in articles while nobody had yet read what it missed in them: `blind.json` of the recipe
keeps the facts about each item and whether it was right, so that the rules, which have learnt from these articles
since, can't flatter the measure. By cross-validation over articles (ten folds, and five inside each for the
thresholds): no item was rated by numbers that had seen its article, then or now. Each entry is the share that is right,
with Wilson's interval of 95 % for independent items, and the number of items; kinds with fewer than twenty items are
left out.
"""


@dataclass(frozen=True)
class Learnt:
    """A layer's scale, the items that it was learnt from, and those measured."""

    scale: Scale
    items: Sequence[Sample]
    rated: Sequence[Rated]


def model_text(learnt: Mapping[Layer, Learnt]) -> str:
    """Return the model's file."""
    layers = {
        layer.value: {
            "bias": of.scale.bias,
            "sure": of.scale.sure,
            "likely": of.scale.likely,
            "never_sure": sorted(of.scale.never_sure),
            "weights": dict(sorted(of.scale.weights.items())),
        }
        for layer, of in learnt.items()
    }
    return json.dumps({"version": 1, "layers": layers}, ensure_ascii=False, indent=1) + "\n"


def card_text(learnt: Mapping[Layer, Learnt]) -> str:
    """Return the card."""
    lines = [_INTRODUCTION, "## Learnt from", "", *_source_table(learnt), _MEASURED]
    for layer, of in learnt.items():
        lines += [f"### {layer.capitalize()}", "", f"Promised: {PROMISED[layer]:.0%} of the sure ones right.", ""]
        told = [one for one in of.rated if one.item.kind not in UNDATED]
        lines += [*_rating_table(told), ""]
        if layer is Layer.FIGURES:
            lines += ["The number alone (both bounds):", "", *_rating_table(told, _bounds), ""]
        if layer is Layer.DATES:
            undated = [one for one in of.rated if one.item.kind in UNDATED]
            lines += ["The same dates where nobody tells the day of publication:", "", *_rating_table(undated), ""]
    lines += [_TODAY, *_today_table(learnt), ""]
    lines += ["## What counts most", "", "Log odds that a fact adds, the strongest of each layer on either side.", ""]
    for layer, of in learnt.items():
        lines += [f"- {layer}: {_strongest(of.scale)}"]
    return "\n".join(lines) + "\n"


def _today_table(learnt: Mapping[Layer, Learnt]) -> list[str]:
    """Return how the articles that were measured blind are rated as the rules read them now."""
    rows = ["| | share sure | sure | likely | unsure | all |", "|---|---|---|---|---|---|"]
    for layer, of in learnt.items():
        measured = {item.source.label for item in of.items if not item.source.tuned}
        today = [
            Rated(item, of.scale.certainty(item.evidence))
            for item in of.items
            if item.source.tuned and item.source.label in measured and item.kind not in UNDATED
        ]
        rows.append(f"| {layer} | {rating_row(today)} |")
    return rows


def _source_table(learnt: Mapping[Layer, Learnt]) -> list[str]:
    sources = dict.fromkeys(item.source for of in learnt.values() for item in of.items)
    rows = [
        "| articles | use | " + " | ".join(f"{layer} found, right" for layer in learnt) + " |",
        "|---|---|" + "---|" * len(learnt),
    ]
    for source in sources:
        shares = [Share.right([item for item in of.items if item.source == source]) for of in learnt.values()]
        use = "weights alone: the rules have learnt from them" if source.tuned else "weights, thresholds, measured"
        rows.append(f"| {source.label} | {use} | " + " | ".join(f"{s.of}, {s.value:.3f}" for s in shares) + " |")
    return rows


def _right(item: Sample) -> bool:
    return item.right


def _bounds(item: Sample) -> bool:
    return item.also["bounds"]


def _rating_table(rated: Sequence[Rated], is_right: Callable[[Sample], bool] = _right) -> list[str]:
    rows = ["| | share sure | sure | likely | unsure | all |", "|---|---|---|---|---|---|"]
    labels = list(dict.fromkeys(one.item.source.label for one in rated))
    kinds = [kind for kind, count in Counter(one.item.kind for one in rated).most_common() if count >= 20]
    groups = [("**all**", list(rated))]
    groups += [(label, [one for one in rated if one.item.source.label == label]) for label in labels]
    if len(kinds) > 1:
        groups += [(kind, [one for one in rated if one.item.kind == kind]) for kind in kinds]
    return rows + [f"| {name} | {rating_row(group, is_right)} |" for name, group in groups]


def rating_row(rated: Sequence[Rated], is_right: Callable[[Sample], bool] = _right) -> str:
    """Return the share of sure items, then how many of the sure, likely, unsure and all are right."""
    sure = Share(sum(one.certainty is Certainty.SURE for one in rated), len(rated))
    shares = [
        Share(sum(is_right(one.item) for one in group), len(group))
        for group in (*([one for one in rated if one.certainty is certainty] for certainty in Certainty), rated)
    ]
    return " | ".join([f"{sure.value:.2f}", *map(str, shares)])


def _strongest(scale: Scale) -> str:
    ranked = sorted(scale.weights.items(), key=lambda pair: (pair[1], pair[0]))
    chosen = [*ranked[:_STRONGEST], *ranked[-_STRONGEST:]] if len(ranked) > 2 * _STRONGEST else ranked
    return "; ".join(f"{fact} {worth:+.2f}" for fact, worth in chosen)
