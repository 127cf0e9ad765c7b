"""Measures how often items are right, and writes `resources/models/certainty.json` and its card.

    python -m resources.recipes.certainty [--tuned LABEL=FOLDER …] [--gold LABEL=FOLDER …] [--store FILE]

A folder holds articles marked up as `tests/fixtures/gold/README.md` says, or `NAME.txt`, `NAME.json` and
`NAME.published`; the project's own are always read.

Thresholds are chosen and precision is measured on items alone that were judged before anybody had read what the
analyser missed in their articles: those kept in `blind.json` beside this file, and those of the `--gold` folders, which
`--store FILE` keeps as well. Once their misses are read, such articles belong to `--tuned` under the same label: from
those, with which the rules were made, only what facts are worth is learnt.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app.analysis.certainty.model import Layer
from resources.recipes.certainty.card import Learnt, card_text, model_text, rating_row
from resources.recipes.certainty.measuring import PROMISED, learn, measure
from resources.recipes.certainty.samples import Source, samples, stored, to_store

ROOT = Path(__file__).resolve().parents[3]
MODELS = ROOT / "resources" / "models"
OWN = ROOT / "tests" / "fixtures" / "gold"
BLIND = Path(__file__).with_name("blind.json")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the recipe."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tuned", nargs="+", default=[], metavar="LABEL=FOLDER")
    parser.add_argument("--gold", nargs="+", default=[], metavar="LABEL=FOLDER")
    parser.add_argument("--store", type=Path, metavar="FILE")
    parser.add_argument("--output", type=Path, default=MODELS, metavar="FOLDER")
    options = parser.parse_args(arguments)
    blind = stored(BLIND.read_text("utf-8"))
    fresh = samples(
        [
            Source("own articles", OWN, tuned=True),
            Source("own sentences", OWN / "sentences", tuned=True),
            *(_source(told, tuned=True) for told in options.tuned),
            *(_source(told, tuned=False) for told in options.gold),
        ]
    )
    found = {layer: [*blind[layer], *fresh[layer]] for layer in Layer}
    if options.store:
        options.store.write_text(to_store(found), "utf-8")
    learnt = {layer: Learnt(learn(layer, items), items, measure(layer, items)) for layer, items in found.items()}
    (options.output / "certainty.json").write_text(model_text(learnt), "utf-8")
    (options.output / "certainty.md").write_text(card_text(learnt), "utf-8")
    for layer in Layer:
        print(layer, f"(promised {PROMISED[layer]})", rating_row(learnt[layer].rated))
    return 0


def _source(told: str, *, tuned: bool) -> Source:
    label, _, folder = told.rpartition("=")
    return Source(label or Path(folder).name, Path(folder), tuned)


if __name__ == "__main__":
    sys.exit(main())
