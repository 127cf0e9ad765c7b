"""An item that was found, with the evidence on how it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.domain.annotations import Claim, DateExpression, Figure, Mention

Item = TypeVar("Item", Mention, DateExpression, Figure, Claim)

Evidence = frozenset[str]
"""Facts on how an item was found, each named «kind: value» («words: 1», «form: digits»).

A fact is only ever about the kind of evidence, never about the very words of the text: what is learnt from some
articles must carry over to others.
"""


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Item]):
    """An item and its evidence; what the evidence is worth, `rated` says."""

    item: Item
    evidence: Evidence
