"""The names tagger's arithmetic in plain numpy: LSTMs over windows of sentences, letters, tags that follow each other.

Weights come as whole numbers of one byte with a scale for each row. A batch's tokens are the rows of all its arrays,
sentence behind sentence. An LSTM must go step by step, and each step costs the same for one row as for fifty: so long
sentences are cut into windows that are read side by side, each from some tokens before those that it answers for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.analysis.names.tagger_words import stem_of

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_WARM_UP = 8
_ANSWERED = 16
"""A window's tokens: read before those that it answers for, and answered for. A sentence's first window answers all."""
_REMEMBERED = 8_192
"""Forms whose features are kept: eight megabytes."""


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
class Windows:
    """How the sentences of a batch are read: in windows, all windows' first tokens, then all second ones, and so on.

    `steps` are the slices of the steps' places, the longest windows first. `read` gives for either way (forward,
    backward) the token that each place reads, `answered` for either way the place that answers for each token.
    `at_edge` tells of the windows in order whether they begin at the sentence's edge; `firsts` and `lasts` are the
    sentences' first and last tokens.
    """

    steps: tuple[slice, ...]
    read: Numbers
    answered: Numbers
    at_edge: NDArray[np.bool_]
    firsts: Numbers
    lasts: Numbers

    @classmethod
    def of(cls, lengths: Sequence[int]) -> Windows:
        """Return the windows of sentences of these lengths, none of them empty."""
        sizes = np.array(lengths, np.int64)
        lasts = np.cumsum(sizes) - 1
        firsts = lasts - sizes + 1
        counts = np.maximum(1, -((_WARM_UP - sizes) // _ANSWERED))
        sentence = np.repeat(np.arange(len(sizes)), counts)
        number = np.arange(len(sentence)) - np.repeat(np.cumsum(counts) - counts, counts)
        begins = number * _ANSWERED
        width = np.minimum(_WARM_UP + _ANSWERED, sizes[sentence] - begins)
        order = np.argsort(-width, kind="stable")
        sentence, number, begins, width = sentence[order], number[order], begins[order], width[order]
        step = np.arange(width[0])[:, None]
        runs = step < width
        places = begins + step
        read = np.stack([(firsts[sentence] + places)[runs], (lasts[sentence] - places)[runs]])
        answers = np.flatnonzero(((number == 0) | (step >= _WARM_UP))[runs])
        answered = np.empty((2, lasts[-1] + 1), np.int64)
        for way in range(2):
            answered[way, read[way, answers]] = answers
        stops = np.cumsum(runs.sum(1))
        return cls(
            tuple(map(slice, [0, *stops[:-1].tolist()], stops.tolist())), read, answered, number == 0, firsts, lasts
        )

    def before(self, rows: Floats) -> Floats:
        """Return at each token the row of the token before it in its sentence, zeros at the sentence's beginning."""
        moved = np.empty_like(rows)
        moved[1:] = rows[:-1]
        moved[self.firsts] = 0
        return moved

    def behind(self, rows: Floats) -> Floats:
        """Return at each token the row of the token behind it in its sentence, zeros at the sentence's end."""
        moved = np.empty_like(rows)
        moved[:-1] = rows[1:]
        moved[self.lasts] = 0
        return moved


class TwoWayLstm:
    """A pair of LSTMs that read the sentences from either end, both in one step."""

    def __init__(self, weights: Weights, name: str) -> None:
        ways = ("forward", "backward")
        width = len(weights[f"{name}.forward.bias"]) // 4
        # The gates stand as in PyTorch: in, forget, cell, out. Here the cell's comes last.
        order = np.concatenate([np.arange(2 * width), np.arange(3 * width, 4 * width), np.arange(2 * width, 3 * width)])
        # sigmoid(x) = (tanh(x / 2) + 1) / 2: with the gates' weights halved, one tanh serves all four.
        halves = np.repeat(np.array([0.5, 0.5, 0.5, 1.0], np.float32), width)[:, None]

        def turned(part: str, way: str) -> Floats:
            return np.ascontiguousarray((weights[f"{name}.{way}.{part}"][order] * halves).T)

        self._width = width
        self._inputs = [turned("input", way) for way in ways]
        self._biases = [weights[f"{name}.{way}.bias"][order] * halves[:, 0] for way in ways]
        self._state = np.stack([turned("state", way) for way in ways])

    def run(self, inputs: Floats, tokens: Numbers, windows: Windows) -> tuple[Floats, Floats]:
        """Return what each way says after reading each token; `tokens` are rows of `inputs`."""
        gates = np.empty((2, windows.read.shape[1], 4 * self._width), np.float32)
        for way in range(2):
            projected = inputs @ self._inputs[way]
            projected += self._biases[way]
            np.take(projected, tokens[windows.read[way]], axis=0, out=gates[way], mode="clip")
        said = self._step_through(gates, windows.steps)
        return said[0, windows.answered[0]], said[1, windows.answered[1]]

    def _step_through(self, gates: Floats, steps: Sequence[slice]) -> Floats:
        width, widest = self._width, steps[0].stop
        said = np.empty((2, gates.shape[1], width), np.float32)
        hidden, cell, product = (np.zeros((2, widest, width), np.float32) for _ in range(3))
        mixed = np.empty((2, widest, 4 * width), np.float32)
        for step in steps:
            running = slice(step.stop - step.start)
            gate, state, fresh = mixed[:, running], cell[:, running], product[:, running]
            np.matmul(hidden[:, running], self._state, out=gate)
            gate += gates[:, step]
            np.tanh(gate, out=gate)
            doors = gate[..., : 3 * width]
            doors *= 0.5
            doors += 0.5
            state *= gate[..., width : 2 * width]
            np.multiply(gate[..., :width], gate[..., 3 * width :], out=fresh)
            state += fresh
            np.tanh(state, out=fresh)
            np.multiply(fresh, gate[..., 2 * width : 3 * width], out=hidden[:, running])
            said[:, step] = hidden[:, running]
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
        """Return the forms' features, row by row; a form's are the same beside any others."""
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


class Forms:
    """What is known of forms by themselves: the vector of the form, that of its stem, its letters.

    The features of some thousand forms are remembered; they are looked up and added, never multiplied, so that they are
    the same numbers whether remembered or not.
    """

    def __init__(self, weights: Weights, spelling: Spelling) -> None:
        vocabulary = bytes(weights.raw("vocabulary")).decode().split("\n")
        self.ranks = {form: rank for rank, form in enumerate(vocabulary)}
        self._table, self._scales = weights.raw("table"), weights["table.scale"]
        self._spelling = spelling
        self._width = self._table.shape[1]
        self._numbers: dict[str, int] = {}
        self._rows = np.empty((_REMEMBERED, 0), np.float32)

    def features(self, forms: Sequence[str]) -> tuple[Floats, Floats]:
        """Return, row by row, what the language model reads of the forms and what the tagger does."""
        rows = self._made(forms) if len(forms) > _REMEMBERED else self._remembered(forms)
        width = self._width
        return rows[:, :width], rows[:, width:]

    def _remembered(self, forms: Sequence[str]) -> Floats:
        new = [form for form in forms if form not in self._numbers]
        if len(self._numbers) + len(new) > _REMEMBERED:
            self._numbers, new = {}, list(forms)
        if new:
            first = len(self._numbers)
            made = self._made(new)
            if not self._rows.shape[1]:
                self._rows = np.empty((_REMEMBERED, made.shape[1]), np.float32)
            self._rows[first : first + len(new)] = made
            self._numbers.update(zip(new, range(first, first + len(new)), strict=True))
        rows: Floats = self._rows[[self._numbers[form] for form in forms]]
        return rows

    def _made(self, forms: Sequence[str]) -> Floats:
        """Return what the language model reads (the form's vector, or else the stem's), both vectors, the letters."""
        own = self._vectors(forms)
        stems = self._vectors([stem_of(form, self.ranks) for form in forms])
        is_known = np.array([form in self.ranks for form in forms])
        read = np.where(is_known[:, None], own, stems)
        return np.concatenate([read, own, stems, self._spelling.features(forms)], axis=1)

    def _vectors(self, forms: Sequence[str]) -> Floats:
        rows = np.array([self.ranks.get(form, -1) for form in forms])
        vectors: Floats = self._table[rows].astype(np.float32) * self._scales[rows][:, None]
        vectors[rows < 0] = 0
        return vectors


class Chain:
    """A linear chain over the tags, which knows how they follow each other."""

    def __init__(self, weights: Weights) -> None:
        follow = np.exp(weights["crf.follow"] - weights["crf.follow"].max())
        self._follow = np.stack([follow, follow.T])
        self._edges = np.exp(np.stack([weights["crf.begin"], weights["crf.end"]]))[:, None]

    def marginals(self, scores: Floats, windows: Windows) -> Floats:
        """Return the probability of each tag at each token, given what stands around it."""
        # Ways are multiplied as plain numbers, each step scaled anew, which is as exact as logarithms and faster.
        emitted = np.maximum(np.exp(scores - scores.max(1, keepdims=True)), np.float32(1e-12))
        read = emitted[windows.read]
        ways = np.empty_like(read)
        ways[:, windows.steps[0]] = read[:, windows.steps[0]] * np.where(windows.at_edge[:, None], self._edges, 1)
        for before, step in pairwise(windows.steps):
            reached = np.matmul(ways[:, before][:, : step.stop - step.start], self._follow)
            reached *= read[:, step]
            reached /= reached.sum(-1, keepdims=True)
            ways[:, step] = reached
        both = ways[0, windows.answered[0]] * ways[1, windows.answered[1]] / emitted
        probabilities: Floats = both / both.sum(-1, keepdims=True)
        return probabilities
