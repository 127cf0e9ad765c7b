"""The tagger's network: frozen word vectors and slots, letters read by a convolution, all joined, a BiLSTM, a CRF."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from resources.recipes.names_tagger.language_model import WIDTH as SLOT_WIDTH
from resources.recipes.names_tagger.language_model import reverse
from resources.recipes.names_tagger.vectors import DIMENSIONS

LETTER_DIMENSIONS = 24
LETTER_FEATURES = 64
LETTER_WINDOW = 3
JOINED = 128
WIDTH = 96
_DROPPED_INPUT = 0.15
_DROPPED = 0.3
#: Frozen features of a token: its form's vector, its stem's, the slot it stands in, and which corpus marked it.
FROZEN = 2 * DIMENSIONS + 2 * SLOT_WIDTH + 1


class Network(nn.Module):
    """Scores each token's tags; `crf` knows how tags follow each other."""

    def __init__(self, letters: int, tags: int) -> None:
        super().__init__()
        self.letters = nn.Embedding(letters, LETTER_DIMENSIONS, padding_idx=0)
        self.spelling = nn.Conv1d(LETTER_DIMENSIONS, LETTER_FEATURES, LETTER_WINDOW, padding=LETTER_WINDOW - 1)
        self.join = nn.Linear(FROZEN + LETTER_FEATURES, JOINED)
        self.forward_lstm = nn.LSTM(JOINED, WIDTH, batch_first=True)
        self.backward_lstm = nn.LSTM(JOINED, WIDTH, batch_first=True)
        self.emit = nn.Linear(2 * WIDTH, tags)
        self.crf = Crf(tags)

    def scores(self, frozen: Tensor, words: Tensor, spellings: Tensor, lengths: Tensor) -> Tensor:
        """Return the tags' scores for (batch, length); `words` are rows of the batch's distinct `spellings`."""
        features = self.spelling(self.letters(spellings).transpose(1, 2)).amax(2).relu()
        inputs = self._drop(torch.cat([frozen, features[words]], 2), _DROPPED_INPUT)
        inputs = self._drop(self.join(inputs).tanh(), _DROPPED)
        before, _ = self.forward_lstm(inputs)
        behind, _ = self.backward_lstm(reverse(inputs, lengths))
        return self.emit(self._drop(torch.cat([before, reverse(behind, lengths)], 2), _DROPPED))

    def _drop(self, rows: Tensor, share: float) -> Tensor:
        """Drop a share of (batch, length, features) while training, the same features throughout a sentence."""
        if not self.training:
            return rows
        kept = torch.rand(len(rows), 1, rows.shape[2]) >= share
        return rows * (kept / (1 - share))


class Crf(nn.Module):
    """A linear chain over the tags."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.begin = nn.Parameter(torch.zeros(tags))
        self.end = nn.Parameter(torch.zeros(tags))
        self.follow = nn.Parameter(torch.zeros(tags, tags))

    def loss(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Return the mean negative log-likelihood of the sentences' tags."""
        return (self._total(scores, lengths) - self._gold(scores, tags, lengths)).mean()

    def _gold(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        inside = torch.arange(tags.shape[1])[None, :] < lengths[:, None]
        emitted = (scores.gather(2, tags[:, :, None]).squeeze(2) * inside).sum(1)
        followed = (self.follow[tags[:, :-1], tags[:, 1:]] * inside[:, 1:]).sum(1)
        last = tags.gather(1, lengths[:, None] - 1).squeeze(1)
        return self.begin[tags[:, 0]] + emitted + followed + self.end[last]

    def _total(self, scores: Tensor, lengths: Tensor) -> Tensor:
        state = self.begin + scores[:, 0]
        for at in range(1, scores.shape[1]):
            stepped = torch.logsumexp(state[:, :, None] + self.follow[None], 1) + scores[:, at]
            state = torch.where((at < lengths)[:, None], stepped, state)
        return torch.logsumexp(state + self.end, 1)
