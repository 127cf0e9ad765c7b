"""Claims: what the text attributes to somebody, from the cue to the one who is meant."""

from app.analysis.claims.finder import find_claims

__all__ = ["find_claims"]
