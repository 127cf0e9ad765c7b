"""Chains of transmission: through whom a claim's words came, from the outermost relay to who first said them."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.claims.attribution import Attribution
from app.analysis.claims.complements import Shape
from app.domain.annotations import Claim, Stance
from app.domain.span import Span

Path = tuple[Span, ...]


def find_chains(attributions: Sequence[Attribution], claims: Sequence[Claim]) -> list[Path | None]:
    """Return each claim's chain, outermost first; None where nobody stands between its claimant and the writer.

    A relay and the one relayed share their words, so they share their chain. Words inside another's words came
    through him, and who goes on speaking with his subject left out goes on through the same relay.
    """
    chains = _Chains(claims)
    for number, attribution in enumerate(attributions):
        chains.add(number, attribution)
    return [path if len(path) > 1 else None for path in chains.paths]


class _Chains:
    """The paths of the claims so far; a path holds at least the claimant, unless nobody knows him."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._around: list[int] = []
        self._last_of: dict[Span, int] = {}
        self.paths: list[Path] = []

    def add(self, number: int, attribution: Attribution) -> None:
        claim = self._claims[number]
        outer = self._claim_around(claim.cue)
        if attribution.relay and number and self._claims[number - 1].content == claim.content:
            self._share(number, number - 1)
        elif attribution.shape is Shape.BEFORE and claim.stance is Stance.ASSERT:
            self._relay_earlier(number, outer)
        else:
            self.paths.append(self._path_through(outer, claim))
        if not attribution.shape.looks_back:
            self._around.append(number)
        if claim.resolved is not None:
            self._last_of[claim.resolved] = number

    def _claim_around(self, cue: Span) -> int | None:
        """Return the innermost earlier claim whose content the cue stands in."""
        while self._around and self._claims[self._around[-1]].content.end <= cue.start:
            self._around.pop()
        return next((n for n in reversed(self._around) if self._claims[n].content.contains(cue)), None)

    def _path_through(self, outer: int | None, claim: Claim) -> Path:
        if claim.resolved is None:
            return ()
        if outer is not None:
            return _joined(self.paths[outer], claim.resolved)
        earlier = self._last_of.get(claim.resolved) if claim.claimant is None else None
        if earlier is None or claim.resolved not in self.paths[earlier]:
            return (claim.resolved,)
        path = self.paths[earlier]
        return path[: path.index(claim.resolved) + 1]  # he goes on himself, whomever he quoted before

    def _share(self, number: int, relay: int) -> None:
        resolved = self._claims[number].resolved
        self.paths[relay] = _joined(self.paths[relay], resolved) if resolved is not None else self.paths[relay]
        self.paths.append(self.paths[relay])

    def _relay_earlier(self, number: int, outer: int | None) -> None:
        """«أفاد شهود بأن …، بحسب رويترز»: who is named last is the outermost for all that was said before."""
        claim = self._claims[number]
        if claim.resolved is None:
            self.paths.append(())
            return
        first = number
        while first and first != outer and self._claims[first - 1].content.start >= claim.content.start:
            first -= 1
        inner = range(first if outer is None else max(first, outer + 1), number)
        for earlier in inner:
            self.paths[earlier] = _joined((claim.resolved,), *self.paths[earlier])
        told = next((self.paths[at] for at in inner if self._claims[at].content.start == claim.content.start), None)
        self.paths.append(told if told is not None else self._path_through(outer, claim))


def _joined(path: Path, *links: Span) -> Path:
    """Return a path with further links; nobody is his own relay."""
    for link in links:
        path = path if path and path[-1] == link else (*path, link)
    return path
