"""Figures: the stated quantities, what they count and what happened to it."""

from app.analysis.figures.finder import find_figures

__all__ = ["find_figures"]
