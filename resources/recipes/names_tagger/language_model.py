"""A small language model of the news that guesses the class of a left-out word from what stands on either side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from resources.recipes.names_tagger.vectors import CLASSES, DIMENSIONS, News

WIDTH = 160
_TOKENS_A_BATCH = 3_000
_RATE = 3e-3
#: The commonest forms (marks, particles) are read but not guessed: no name stands in their place.
_NOT_GUESSED = 60


class LanguageModel(nn.Module):
    """Two LSTMs, one reading towards the left-out word from each side."""

    def __init__(self) -> None:
        super().__init__()
        self.forward_lstm = nn.LSTM(DIMENSIONS, WIDTH, batch_first=True)
        self.backward_lstm = nn.LSTM(DIMENSIONS, WIDTH, batch_first=True)
        self.guess = nn.Linear(2 * WIDTH, CLASSES)

    def slots(self, inputs: Tensor, lengths: Tensor | None = None) -> Tensor:
        """Return for each position of (batch, length, dimensions) what its two sides say, the word itself unread.

        `lengths` gives the sentences' own lengths where shorter ones are padded.
        """
        before, _ = self.forward_lstm(inputs)
        behind, _ = self.backward_lstm(reverse(inputs, lengths))
        edge = before.new_zeros(len(inputs), 1, WIDTH)
        before = torch.cat([edge, before[:, :-1]], 1)
        behind = reverse(torch.cat([edge, behind[:, :-1]], 1), lengths)
        return torch.cat([before, behind], 2)


def reverse(rows: Tensor, lengths: Tensor | None) -> Tensor:
    """Return each sentence of (batch, length, dimensions) in reverse, its padding still behind it."""
    if lengths is None:
        return rows.flip(1)
    at = torch.arange(rows.shape[1])[None, :]
    turned = torch.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)
    return rows.gather(1, turned[:, :, None].expand_as(rows))


@dataclass(frozen=True, slots=True)
class _Batches:
    """The news in batches of sentences of one length, in a random but fixed order."""

    news: News
    seed: int

    def _plan(self) -> list[NDArray[np.int64]]:
        generator = np.random.default_rng(self.seed)
        lengths = np.diff(self.news.starts)
        batches: list[NDArray[np.int64]] = []
        for length in range(4, int(lengths.max()) + 1):
            sentences = generator.permutation(np.flatnonzero(lengths == length))
            size = max(1, _TOKENS_A_BATCH // length)
            batches += [self.news.starts[sentences[at : at + size]] for at in range(0, len(sentences), size)]
        return [batches[at] for at in generator.permutation(len(batches))]

    def __iter__(self) -> Iterator[NDArray[np.int32]]:
        lengths = dict(zip(self.news.starts[:-1].tolist(), np.diff(self.news.starts).tolist(), strict=True))
        for starts in self._plan():
            yield self.news.words[starts[:, None] + np.arange(lengths[int(starts[0])])]

    def __len__(self) -> int:
        return len(self._plan())


def learn_language_model(
    news: News, rows: NDArray[np.int64], vectors: NDArray[np.float32], classes: NDArray[np.int32], seed: int
) -> LanguageModel:
    """Return the model after one pass over the news.

    `rows` gives each form of the news its row of `vectors` and `classes`; a form without one has the number of rows.
    """
    torch.manual_seed(seed)
    model = LanguageModel()
    table = torch.from_numpy(np.concatenate([vectors, np.zeros((1, vectors.shape[1]), np.float32)]))
    guessed = np.concatenate([classes, [-1]])
    guessed[:_NOT_GUESSED] = -1
    targets, numbers = torch.from_numpy(guessed).long(), torch.from_numpy(rows)
    batches = _Batches(news, seed)
    optimizer = torch.optim.AdamW(model.parameters(), _RATE, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=len(batches) + 1, pct_start=0.03)
    total = 0.0
    for step, batch in enumerate(batches, 1):
        words = numbers[torch.from_numpy(batch).long()]
        wanted = targets[words]
        known = wanted >= 0
        loss = nn.functional.cross_entropy(model.guess(model.slots(table[words])[known]), wanted[known])
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        total += float(loss.detach())
        if step % 100 == 0:
            print(f"language model: {step}/{len(batches)}, loss {total / 100:.3f}", flush=True)
            total = 0.0
    return model
