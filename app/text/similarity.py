"""How alike two texts are: bands that lead from a text to its likely copies, and the measure that confirms one.

Texts come as their words in one form of all spellings. A copy is the same report with another headline and first line,
cut short, added to, or with some words edited; another report on the same event has few runs of words in common.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

RUN = 3
"""Words in a run: what two reports on one event share are names and phrases, seldom three words on end."""
FEWEST_WORDS = 20
"""Shorter texts say too little to be known by their runs."""
BANDS, BAND_ROWS = 32, 3
"""A text that shares half of its runs with another shares a band with it at 99 %, at 30 % still at 58 %."""
SEED = 0x15AD
BAND_BYTES = 6
"""SQLite keeps a whole number of 48 bits in as many; in millions of bands no two meet by chance."""

# Measured on newspapers that print the same agencies: below these, reports that only share a formula begin (greetings
# to heads of state, the weather of two days).
_MOST_SHARED, _SHARED, _IN_ORDER, _SHARED_BODY = 0.6, 0.4, 0.8, 0.75
_HEAD = 25
"""Words of a headline and a first line, which each paper writes anew."""
_KIN = 0.25


@dataclass(frozen=True)
class Likeness:
    """The words of a text, by which it is compared."""

    words: tuple[str, ...]

    @cached_property
    def runs(self) -> frozenset[str]:
        """Return the different runs of words."""
        words = self.words
        return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))


def bands(likeness: Likeness) -> list[int]:
    """Return whole numbers of 48 bits; the more of a text's runs are another's, the surer they have one in common.

    They stay the same from one version of Isnad to the next, so that they can be kept. A short text has none.
    """
    if len(likeness.words) < FEWEST_WORDS:
        return []
    from rensa import RMinHash

    sketch = RMinHash(num_perm=BANDS * BAND_ROWS, seed=SEED)
    sketch.update(sorted(likeness.runs))
    digest = sketch.digest()
    return [_band(band, digest[band * BAND_ROWS : (band + 1) * BAND_ROWS]) for band in range(BANDS)]


def _band(number: int, rows: Sequence[int]) -> int:
    content = b"".join(row.to_bytes(4, "little") for row in (number, *rows))
    return int.from_bytes(hashlib.blake2b(content, digest_size=BAND_BYTES).digest(), "little")


def shared_runs(one: Likeness, other: Likeness) -> float:
    """Return the share of the shorter text's runs that the other text has, from 0 to 1."""
    fewest = min(len(one.runs), len(other.runs))
    return len(one.runs & other.runs) / fewest if fewest else 0.0


def are_copies(one: Likeness, other: Likeness) -> bool:
    """Tell whether two texts are copies of one report.

    Either most of the shorter one's runs are the other's; or a good part of them, and nearly all of its words stand in
    the other in the same order, as when single words were edited all over the text, or nearly all of its runs behind
    headline and first line are the other's, as when a short report has others of its own.
    """
    shared = shared_runs(one, other)
    if shared >= _MOST_SHARED or shared < _SHARED:
        return shared >= _MOST_SHARED
    return _words_in_order(one, other) >= _IN_ORDER or _shared_bodies(one, other) >= _SHARED_BODY


def are_kin(one: Likeness, other: Likeness) -> bool:
    """Tell whether two texts that are copies of a third can be copies of each other, however differently edited."""
    return shared_runs(one, other) >= _KIN


def _shared_bodies(one: Likeness, other: Likeness) -> float:
    """Return the share of the shorter text's runs behind its head that the other text has, 0 where it is nearly all."""
    shorter, longer = sorted((one, other), key=lambda likeness: len(likeness.words))
    body = Likeness(shorter.words[_HEAD:])
    return len(body.runs & longer.runs) / len(body.runs) if len(body.words) >= FEWEST_WORDS else 0.0


def _words_in_order(one: Likeness, other: Likeness) -> float:
    """Return the share of the shorter text's words that stand in the other in the same order."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(one.words, other.words) / min(len(one.words), len(other.words))
