"""Verbs on claims."""

from __future__ import annotations

from app.domain.reading import ClaimCard
from app.domain.records import ClaimState
from ui.desktop.operations.keeping import Keeping


class ClaimOperations:
    """Decides on claims of the open article."""

    def __init__(self, keeping: Keeping) -> None:
        self._keeping = keeping

    def decide(self, card: ClaimCard, state: ClaimState) -> None:
        """Give a claim a state; the state it already has is taken back to new."""
        decided = ClaimState.NEW if card.state is state else state
        self._keeping.apply(lambda library, article_id: library.claims.decide(article_id, card.claim, decided))
