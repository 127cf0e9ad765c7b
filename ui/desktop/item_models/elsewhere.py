"""What is told of an article's story in words: its copies, and where a claim is told besides."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from app.domain.reading import ClaimCard, Reading
from app.domain.stories import Copy, Elsewhere
from ui.desktop.direction import isolated
from ui.desktop.widgets.painting import Chip

_MOST_NAMES = 2


class StoryWords(QObject):
    """Words a story; an object of Qt's, since only those can count in a language's plural forms."""

    def chips(self, reading: Reading, card: ClaimCard) -> tuple[Chip, ...]:
        """Return a chip for the copies that have a claim, and one for those that have it with other figures."""
        where = reading.elsewhere.get(card.claim.cue, Elsewhere())
        chips = []
        if where.alike:
            names = list(dict.fromkeys(copy.name for copy in where.alike))
            more = "…" if len(names) > _MOST_NAMES else ""
            chips.append(Chip(f"{self._alike(where)} {self._listed(names[:_MOST_NAMES])}{more}", "accent"))
        if where.otherwise:
            chips.append(Chip(self.tr("Other figures in %n copies", "", len(where.otherwise)), "figure"))
        return tuple(chips)

    def in_full(self, reading: Reading, card: ClaimCard) -> str:
        """Return which copies have a claim, and what stands in those that have it with other figures."""
        where = reading.elsewhere.get(card.claim.cue, Elsewhere())
        lines = [f"{self._alike(where)} {self._listed(copy.name for copy in where.alike)}"] if where.alike else []
        lines += [f"{isolated(told.copy.name)}: {isolated(told.content)}" for told in where.otherwise]
        return "\n".join(lines)

    def copies(self, copies: Sequence[Copy]) -> str:
        """Return, as rich text, the other articles of a story as links to their ids; "" where there are none."""
        if not copies:
            return ""
        told = self.tr("From one source, so no independent confirmation; %n other copies:", "", len(copies))
        links = [f'<a href="{copy.article_id}">{isolated(html.escape(copy.name))}</a>' for copy in copies]
        comma = self.tr(", ")
        return f"{told} {comma.join(links)}"

    def _alike(self, where: Elsewhere) -> str:
        return self.tr("In %n other copies:", "", len(where.alike))

    def _listed(self, names: Iterable[str]) -> str:
        comma = self.tr(", ")
        return comma.join(dict.fromkeys(map(isolated, names)))
