"""The names tagger's arithmetic in plain numpy: LSTMs over batches of sentences, letters, a linear chain over the tags.

Weights come as whole numbers of one byte with a scale for each row. A batch's tokens are packed step by step, the
longest sentence first, so that nothing is spent on padding; arrays of shape (tokens, features) are in that order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Weights:
    """The arrays of a model file by name, those kept in one byte given back as float32."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays

    def __getitem__(self, name: str) -> Floats:
        kept = self._arrays[name]
        if kept.dtype != np.int8:
            return kept.astype(np.float32)
        return kept.astype(np.float32) * self._arrays[f"{name}.scale"].astype(np.float32)[:, None]

    def raw(self, name: str) -> NDArray[Any]:
        """Return an array as it is kept."""
        return self._arrays[name]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences packed step by step: all their first tokens, then the second ones of those that have one, and so on.

    `steps` are the slices of each step's tokens; `mirror` gives for each token the row of the token that stands as far
    from its sentence's end as it stands from the beginning; `rows` are each sentence's tokens in order.
    """

    steps: tuple[slice, ...]
    mirror: Numbers
    rows: tuple[Numbers, ...]

    @classmethod
    def of(cls, lengths: Sequence[int]) -> Batch:
        """Return the batch of sentences of these lengths, which must not grow."""
        counts = np.array(lengths)
        running = [int((counts > step).sum()) for step in range(counts[0])]
        starts = np.concatenate([[0], np.cumsum(running)])
        rows = tuple(starts[:length] + sentence for sentence, length in enumerate(lengths))
        mirror = np.empty(starts[-1], np.int64)
        for own in rows:
            mirror[own] = own[::-1]
        return cls(tuple(map(slice, starts[:-1].tolist(), starts[1:].tolist())), mirror, rows)

    def shifted(self, rows: Floats, by: int) -> Floats:
        """Return at each token what stands `by` (1 or -1) tokens before it in its sentence, zeros at the edge."""
        moved = np.zeros_like(rows)
        for own in self.rows:
            to, source = (own[1:], own[:-1]) if by > 0 else (own[:-1], own[1:])
            moved[to] = rows[source]
        return moved


class TwoWayLstm:
    """A pair of LSTMs that read the sentences from either end, both in one step."""

    def __init__(self, weights: Weights, name: str) -> None:
        ways = ("forward", "backward")
        self._width = len(weights[f"{name}.forward.bias"]) // 4
        # sigmoid(x) = (tanh(x / 2) + 1) / 2: with the gates' weights halved, one tanh serves all four.
        halves = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], np.float32), self._width)
        self._inputs = [np.ascontiguousarray((weights[f"{name}.{way}.input"] * halves[:, None]).T) for way in ways]
        self._biases = [weights[f"{name}.{way}.bias"] * halves for way in ways]
        self._state = np.stack([(weights[f"{name}.{way}.state"] * halves[:, None]).T for way in ways])

    def run(self, inputs: Floats, tokens: Numbers, batch: Batch) -> tuple[Floats, Floats]:
        """Return what each way says after reading each token; `tokens` are rows of `inputs`."""
        ahead, back = (inputs @ matrix + bias for matrix, bias in zip(self._inputs, self._biases, strict=True))
        said = self._step_through(np.stack([ahead[tokens], back[tokens[batch.mirror]]]), batch)
        return said[0], said[1][batch.mirror]

    def _step_through(self, gates: Floats, batch: Batch) -> Floats:
        width, half = self._width, np.float32(0.5)
        said = np.empty((2, gates.shape[1], width), np.float32)
        hidden = cell = np.zeros((2, batch.steps[0].stop, width), np.float32)
        for step in batch.steps:
            running = step.stop - step.start
            gate = np.matmul(hidden[:, :running], self._state)
            gate += gates[:, step]
            np.tanh(gate, out=gate)
            keep = gate[..., : 2 * width] * half + half
            cell = keep[..., width:] * cell[:, :running] + keep[..., :width] * gate[..., 2 * width : 3 * width]
            hidden = np.tanh(cell) * (gate[..., 3 * width :] * half + half)
            said[:, step] = hidden
        return said


class Spelling:
    """Reads forms letter by letter: the strongest answer of each filter over a form's windows of letters."""

    def __init__(self, weights: Weights, longest: int) -> None:
        letters, filters = weights["letters"], weights["spelling"]
        count, dimensions = len(weights["spelling.bias"]), letters.shape[1]
        windows = filters.reshape(count, dimensions, -1)
        self._tables = [np.ascontiguousarray(letters @ windows[:, :, at].T) for at in range(windows.shape[2])]
        self._bias = weights["spelling.bias"]
        self._numbers = {letter: number for number, letter in enumerate(str(weights.raw("alphabet")), 2)}
        self._longest = longest

    def features(self, forms: Sequence[str]) -> Floats:
        """Return the forms' features, row by row."""
        margin = len(self._tables) - 1
        spelled = np.zeros((len(forms), self._longest + 2 * margin), np.int64)
        half = self._longest // 2
        for row, form in enumerate(forms):
            kept = form if len(form) <= self._longest else form[:half] + form[-half:]
            spelled[row, margin : margin + len(kept)] = [self._numbers.get(letter, 1) for letter in kept]
        width = self._longest + margin
        answers = self._tables[0][spelled[:, :width]]
        for at, table in enumerate(self._tables[1:], 1):
            answers += table[spelled[:, at : at + width]]
        strongest: Floats = np.maximum(answers.max(axis=1) + self._bias, 0)
        return strongest


class Chain:
    """A linear chain over the tags: the likeliest tags of a sentence, and how likely each tag is at each word."""

    def __init__(self, weights: Weights) -> None:
        self._begin, self._end, self._follow = weights["crf.begin"], weights["crf.end"], weights["crf.follow"]

    def best(self, scores: Floats, batch: Batch) -> list[list[int]]:
        """Return each sentence's likeliest tags (Viterbi)."""
        state = self._begin + scores[batch.steps[0]]
        origins: list[list[list[int]]] = []
        for step in batch.steps[1:]:
            ways = state[: step.stop - step.start, :, None] + self._follow
            origins.append(ways.argmax(1).tolist())
            state[: step.stop - step.start] = ways.max(1) + scores[step]
        last = (state + self._end).argmax(1).tolist()
        found: list[list[int]] = []
        for sentence, own in enumerate(batch.rows):
            tags = [last[sentence]]
            for at in range(len(own) - 2, -1, -1):
                tags.append(origins[at][sentence][tags[-1]])
            found.append(tags[::-1])
        return found

    def marginals(self, scores: Floats, batch: Batch) -> Floats:
        """Return the probability of each tag at each token, given the whole sentence."""
        # Ways are multiplied as plain numbers, each step scaled anew, which is as exact as logarithms and faster.
        emitted = np.exp(scores - scores.max(1, keepdims=True))
        follow = np.exp(self._follow - self._follow.max())
        ahead = np.empty_like(scores)
        ahead[batch.steps[0]] = _scaled(emitted[batch.steps[0]] * np.exp(self._begin))
        for before, step in pairwise(batch.steps):
            ways = ahead[before][: step.stop - step.start] @ follow
            ahead[step] = _scaled(ways * emitted[step])
        behind = np.tile(np.exp(self._end), (len(scores), 1))
        for before, step in reversed(list(pairwise(batch.steps))):
            behind[before.start : before.start + step.stop - step.start] = _scaled(
                (behind[step] * emitted[step]) @ follow.T
            )
        return _scaled(ahead * behind)


def _scaled(ways: Floats) -> Floats:
    scaled: Floats = ways / np.maximum(ways.sum(-1, keepdims=True), np.float32(1e-30))
    return scaled
