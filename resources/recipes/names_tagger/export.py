"""Writes the trained tagger as one file of whole numbers that plain numpy reads (`app.analysis.names.tagger`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from resources.recipes.names_tagger.network import FROZEN, LETTER_FEATURES
from resources.recipes.names_tagger.training import LONGEST_SPELLING, TAGS, Knowledge, Tagger
from resources.recipes.names_tagger.vectors import DIMENSIONS

Array = NDArray[Any]


def quantised(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Return rows as whole numbers from -127 to 127, and each row's scale."""
    scales = np.maximum(np.abs(rows).max(axis=1) / 127, 1e-6).astype(np.float16)
    return np.clip(np.rint(rows / scales[:, None].astype(np.float32)), -127, 127).astype(np.int8), scales


def write(path: Path, knowledge: Knowledge, tagger: Tagger) -> None:
    """Write the model file; the same weights give the same bytes."""
    network = tagger.network
    join, vectors = _plain(network.join.weight), 2 * DIMENSIONS
    arrays: dict[str, Array] = {
        "vocabulary": np.frombuffer("\n".join(knowledge.ranks).encode(), np.uint8),
        "tags": np.array(" ".join(TAGS)),
        "alphabet": np.array(tagger.alphabet.letters),
        "longest_spelling": np.array(LONGEST_SPELLING),
        "spelling.bias": _plain(network.spelling.bias),
        "emit.bias": _plain(network.emit.bias),
        "join.bias": _plain(network.join.bias),
        "crf.begin": _plain(network.crf.begin),
        "crf.end": _plain(network.crf.end),
        "crf.follow": _plain(network.crf.follow),
    }
    matrices = {
        "table": _plain(knowledge.table)[:-1],
        "letters": _plain(network.letters.weight),
        "spelling": _plain(network.spelling.weight).reshape(LETTER_FEATURES, -1),
        "emit": _plain(network.emit.weight),
        # At run time a form's own features are joined once for all its tokens; no other corpus than ours is read.
        "join.form": join[:, [*range(vectors), *range(FROZEN, join.shape[1])]],
        "join.slot": join[:, vectors : FROZEN - 1],
    }
    for name, pair in (("slots", knowledge.model), ("reader", network)):
        for way, lstm in (("forward", pair.forward_lstm), ("backward", pair.backward_lstm)):
            matrices[f"{name}.{way}.input"] = _plain(lstm.weight_ih_l0)
            matrices[f"{name}.{way}.state"] = _plain(lstm.weight_hh_l0)
            arrays[f"{name}.{way}.bias"] = _plain(lstm.bias_ih_l0) + _plain(lstm.bias_hh_l0)
    for name, rows in matrices.items():
        arrays[name], arrays[f"{name}.scale"] = quantised(rows)
    np.savez(path, **arrays)


def _plain(values: Tensor) -> NDArray[np.float32]:
    return values.detach().numpy().astype(np.float32)
