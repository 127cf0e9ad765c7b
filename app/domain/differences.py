"""What one analysis of a text says otherwise than an earlier one of the same text."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from app.domain.annotations import Analysis, Claim, DateExpression, Figure, Mention
from app.domain.span import Span

Revalued = tuple[DateExpression, DateExpression] | tuple[Figure, Figure]
T = TypeVar("T", Mention, DateExpression, Figure, Claim)


@dataclass(frozen=True, slots=True)
class Difference(Generic[T]):
    """An item that was added (`before` is None), left out (`after` is None), or is now read otherwise."""

    before: T | None
    after: T | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items of a layer were added, left out, and are read otherwise."""

    added: int = 0
    removed: int = 0
    changed: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.added + other.added, self.removed + other.removed, self.changed + other.changed)


@dataclass(frozen=True, slots=True)
class Differences:
    """The differences of each layer in the order of the text; how sure the analyser is does not count as one."""

    mentions: tuple[Difference[Mention], ...] = ()
    dates: tuple[Difference[DateExpression], ...] = ()
    figures: tuple[Difference[Figure], ...] = ()
    claims: tuple[Difference[Claim], ...] = ()
    published: tuple[date | None, date | None] | None = None

    def __bool__(self) -> bool:
        return bool(self.mentions or self.dates or self.figures or self.claims or self.published)

    def tallies(self) -> dict[str, Tally]:
        """Return the tally of each layer by its name."""
        return {
            "mentions": _tally(self.mentions),
            "dates": _tally(self.dates),
            "figures": _tally(self.figures),
            "claims": _tally(self.claims),
        }

    def revalued(self) -> tuple[Revalued, ...]:
        """Return the dates and figures, before and after, whose words are now taken for something else."""
        dates = [(d.before, d.after) for d in self.dates if d.before and d.after and d.before.value != d.after.value]
        figures = [
            (f.before, f.after) for f in self.figures if f.before and f.after and _says(f.before) != _says(f.after)
        ]
        return (*dates, *figures)


def differences(before: Analysis, after: Analysis) -> Differences:
    """Return what `after` says otherwise than `before`; both are of the same text."""
    return Differences(
        _differences(before.mentions, after.mentions, _of_mention),
        _differences(before.dates, after.dates, _of_date),
        _differences(before.figures, after.figures, _of_figure),
        _differences(before.claims, after.claims, _of_claim),
        None if before.published == after.published else (before.published, after.published),
    )


def _tally(found: Sequence[Difference[T]]) -> Tally:
    added = sum(difference.before is None for difference in found)
    removed = sum(difference.after is None for difference in found)
    return Tally(added, removed, len(found) - added - removed)


def _differences(before: Sequence[T], after: Sequence[T], said: Callable[[T], Hashable]) -> tuple[Difference[T], ...]:
    """Pair the items that share words, each with the first that does; what is left on either side has gone or come."""
    found: list[Difference[T]] = []
    waiting: deque[T] = deque(sorted(after, key=_span))
    for old in sorted(before, key=_span):
        while waiting and _span(waiting[0]).end <= _span(old).start:
            found.append(Difference(None, waiting.popleft()))
        if not waiting or not _span(waiting[0]).overlaps(_span(old)):
            found.append(Difference(old, None))
        elif said(old) != said(new := waiting.popleft()):
            found.append(Difference(old, new))
    found += [Difference(None, new) for new in waiting]
    return tuple(found)


def _span(item: Mention | DateExpression | Figure | Claim) -> Span:
    return item.cue if isinstance(item, Claim) else item.span


def _of_mention(mention: Mention) -> Hashable:
    return mention.span, mention.type, mention.name


def _of_date(found: DateExpression) -> Hashable:
    return found.span, found.value


def _of_figure(figure: Figure) -> Hashable:
    return figure.span, figure.counted, _says(figure)


def _says(figure: Figure) -> Hashable:
    """Return what a reader would quote: how many, how exactly, and what happened to them."""
    return figure.low, figure.high, figure.precision, figure.unit, figure.category


def _of_claim(claim: Claim) -> Hashable:
    who = claim.claimant, claim.resolved, claim.entity, claim.chain
    return claim.cue, who, claim.content, claim.stance, claim.speech, claim.hedge
