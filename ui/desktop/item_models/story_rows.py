"""Which articles a list shows where copies of one report share a row that opens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StoryRow:
    """What a row is to its story: how many of its articles are listed, and whether they are shown below the first."""

    copies: int
    is_open: bool
    is_first: bool


@dataclass
class StoryRows:
    """The rows of a list: each story stands at the place of its first article; opened, its others follow."""

    listed: Sequence[int] = ()
    stories: Mapping[int, int] = field(default_factory=dict)
    opened: set[int] = field(default_factory=set)
    ids: list[int] = field(default_factory=list)
    _rows: dict[int, int] = field(default_factory=dict)
    _members: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        members: dict[int, list[int]] = defaultdict(list)
        for article_id in self.listed if self.stories else ():
            if article_id in self.stories:
                members[self.stories[article_id]].append(article_id)
        self._members = {story: ids for story, ids in members.items() if len(ids) > 1}
        self._arrange()

    def _arrange(self) -> None:
        self.ids = [] if self._members else list(self.listed)
        for article_id in self.listed if self._members else ():
            members = self.members(article_id)
            if len(members) == 1:
                self.ids.append(article_id)
            elif article_id == members[0]:
                self.ids += members if self.is_open(article_id) else members[:1]
        self._rows = {article_id: row for row, article_id in enumerate(self.ids)}

    def row_of(self, article_id: int) -> int | None:
        """Return the row of an article, None where none shows it."""
        return self._rows.get(article_id)

    def members(self, article_id: int) -> Sequence[int]:
        """Return the listed articles of an article's story in the order of the list."""
        return self._members.get(self.stories.get(article_id, 0), [article_id])

    def is_open(self, article_id: int) -> bool:
        """Tell whether all articles of an article's story have rows."""
        return self.stories.get(article_id, 0) in self.opened

    def story(self, row: int) -> StoryRow | None:
        """Return what a row is to its story, None where its article has no listed copies."""
        article_id = self.ids[row]
        members = self.members(article_id)
        if len(members) == 1:
            return None
        return StoryRow(len(members), self.is_open(article_id), article_id == members[0])

    def toggle(self, article_id: int) -> None:
        """Open an article's story, or close it."""
        self.opened ^= {self.stories[article_id]}
        self._arrange()
