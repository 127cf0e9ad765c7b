"""How sure the analyser is of each item: what speaks for and against it, weighed by what was measured."""

from app.analysis.certainty.model import Layer, rated
from app.analysis.certainty.weighed import Evidence, Weighed

__all__ = ["Evidence", "Layer", "Weighed", "rated"]
