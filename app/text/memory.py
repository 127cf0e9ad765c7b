"""What is worked out for a word once and remembered: how many words are, so that memory stays flat over any corpus."""

from __future__ import annotations

from functools import lru_cache

_MANY = 16_384
"""News of 300 words brings some 60 that are not among the last so many; a memory of that size takes two megabytes."""
_FEW = 4_096

remembered = lru_cache(maxsize=_MANY)
"""Decorates what is asked of every word of every article."""

remembered_shortly = lru_cache(maxsize=_FEW)
"""Decorates what is asked of few words, or by functions whose own answers are remembered."""
