"""What comes of taking a library in, gathered while it is done: how much of each kind, and what was left as it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from app.domain.records import Disagreement, DisagreementKind
from app.library.database import Database
from app.library.exchange import disagreements


@dataclass
class Findings:
    """Counts what is taken, by its kind, and keeps each disagreement in `target` as it is found.

    `source` is the name of the file that is taken in.
    """

    target: Database
    source: str
    taken: Counter[str] = field(default_factory=Counter)
    disagreements: list[Disagreement] = field(default_factory=list)

    def disagree(
        self, article_id: int | None, kind: DisagreementKind, subject: str, *, here: str | None, there: str | None
    ) -> None:
        """Note that the other library says otherwise of something, and that it was left as it is here."""
        found = Disagreement(
            article_id, kind, subject, here or "", there or "", source=self.source, at=disagreements.now()
        )
        self.disagreements.append(found)
        disagreements.keep(self.target, found)
