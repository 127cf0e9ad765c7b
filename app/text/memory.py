"""What is worked out for a word once and remembered: how many words are, so that memory stays flat over any corpus."""

from __future__ import annotations

from functools import lru_cache

_WORDS = 24_576
"""A newspaper's article brings some fifty words that its last thousands of articles did not have in this many."""
_WORDS_IN_PASSING = 2_048

remembered = lru_cache(maxsize=_WORDS)
"""Decorates what is asked of every word of every article."""

remembered_shortly = lru_cache(maxsize=_WORDS_IN_PASSING)
"""Decorates what is asked of a word several times in a row, by functions whose answers are remembered themselves."""
