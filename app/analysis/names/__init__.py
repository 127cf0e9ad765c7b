"""Mentions: the spans that name a person, group, organization, place or weapon."""

from app.analysis.names.finder import find_mentions

__all__ = ["find_mentions"]
