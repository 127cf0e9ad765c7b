"""A story as a reader of one of its articles sees it: the other articles, and what they claim alike or otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Copy:
    """Another article that is one story with the one that is read."""

    article_id: int
    title: str
    outlet: str | None
    file: str

    @property
    def name(self) -> str:
        """Return by what the reader knows it: its outlet, else its file's name."""
        return self.outlet or self.file


@dataclass(frozen=True, slots=True)
class OtherWords:
    """What a copy has in the place of a claim: by the same claimant, in nearly the same words, with other figures."""

    copy: Copy
    content: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a claim is told besides: `alike` word for word, whatever the spelling; `otherwise` with other figures."""

    alike: tuple[Copy, ...] = ()
    otherwise: tuple[OtherWords, ...] = ()
