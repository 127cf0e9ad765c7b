"""Verbs on claims."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.reading import ClaimCard
from app.domain.records import ClaimEvent, ClaimState
from ui.desktop.operations.keeping import Keeping
from ui.desktop.tasks import Tasks


class ClaimOperations:
    """Decides on claims of the open article, and tells what was decided before."""

    def __init__(self, tasks: Tasks, keeping: Keeping) -> None:
        self._tasks = tasks
        self._keeping = keeping

    def history(self, article_id: int, card: ClaimCard, then: Callable[[tuple[ClaimEvent, ...]], None]) -> None:
        """Ask what happened to a claim; `then` hears it, the oldest first."""
        self._tasks.read(lambda library: library.claims.history(article_id, card.claim), then)

    def decide(self, card: ClaimCard, state: ClaimState) -> None:
        """Give a claim a state; the state it already has is taken back to new."""
        decided = ClaimState.NEW if card.state is state else state
        self._keeping.apply(lambda library, article_id: library.claims.decide(article_id, card.claim, decided))
