"""What the copies of an article claim alike, and what they claim otherwise.

Claims are the same where cue, claimant and content agree but for their spelling. A claim of the same cue and claimant
in nearly the same words, but with another figure, is an update: it is told beside, never taken for the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.annotations import Analysis, Claim, Number, indexes_inside
from app.domain.span import Span
from app.domain.stories import Copy, Elsewhere, OtherWords
from app.library.database import Database
from app.library.searching.words import searchable
from app.library.texts import analyses
from app.library.texts.documents import load_text

_REMEMBERED = 500
"""Articles whose claims are remembered: a story's are asked for again at each change of one of them."""
_NEARLY = 70
"""Per cent of the words that must be the same, in the same order, for a claim to be an update of another."""

_COPIES = """
    SELECT a.id, a.outlet, coalesce(a.title, d.opening) AS title, d.origin_name, n.id AS analysis, n.created
    FROM stories s JOIN articles a ON a.id = s.article_id
        JOIN documents d ON d.id = a.document_id
        JOIN analyses n ON n.article_id = a.id AND n.document_id = a.document_id
            AND n.published IS a.published AND n.published_basis = a.published_basis
    WHERE s.story_id = (SELECT story_id FROM stories WHERE article_id = :article) AND a.id <> :article
        AND a.deleted_at IS NULL
    ORDER BY a.id
"""
Bounds = tuple[Number | None, Number | None]


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim by its folded words, and what it counts."""

    cue: str
    claimant: str
    content: str
    figures: tuple[Bounds, ...]
    written: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.cue, self.claimant, self.content


@dataclass
class StoryClaims:
    """Compares articles with their copies; remembers what it worked out for as long as it holds."""

    database: Database
    _known: OrderedDict[tuple[int, int, str], tuple[_Said, ...]] = field(default_factory=OrderedDict)

    def copies(self, article_id: int) -> tuple[Copy, ...]:
        """Return the other articles of a story, those in the bin aside, in the order of their ids."""
        rows = self.database.rows(_COPIES, {"article": article_id})
        return tuple(Copy(row["id"], row["title"], row["outlet"], row["origin_name"]) for row in rows)

    def elsewhere(
        self, article_id: int, text: str, analysis: Analysis, claims: Iterable[Claim]
    ) -> Mapping[Span, Elsewhere]:
        """Return where else in its story each of an article's claims is told, by its cue."""
        rows = self.database.rows(_COPIES, {"article": article_id})
        if not rows:
            return {}
        told = {
            Copy(row["id"], row["title"], row["outlet"], row["origin_name"]): self._of(
                row["id"], row["analysis"], row["created"]
            )
            for row in rows
        }
        found = {claim.cue: _elsewhere(_said(claim, text, analysis), told) for claim in claims}
        return {cue: where for cue, where in found.items() if where.alike or where.otherwise}

    def _of(self, article_id: int, analysis_id: int, created: str) -> tuple[_Said, ...]:
        key = (article_id, analysis_id, created)
        if key not in self._known:
            analysis, text = analyses.load(self.database, article_id), load_text(self.database, article_id)
            self._known[key] = tuple(_said(claim, text, analysis) for claim in analysis.claims)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        return self._known[key]


def _said(claim: Claim, text: str, analysis: Analysis) -> _Said:
    claimant = claim.claimant or claim.resolved
    content = claim.content.of(text)
    figures = (analysis.figures[index] for index in indexes_inside(claim.content, analysis.figures))
    return _Said(
        searchable(claim.cue.of(text)),
        searchable(claimant.of(text)) if claimant else "",
        searchable(content),
        tuple((figure.low, figure.high) for figure in figures),
        " ".join(content.split()),
    )


def _elsewhere(claim: _Said, told: Mapping[Copy, tuple[_Said, ...]]) -> Elsewhere:
    alike = tuple(copy for copy, said in told.items() if any(other.key == claim.key for other in said))
    otherwise = tuple(
        OtherWords(copy, updated.written)
        for copy, said in told.items()
        if copy not in alike and (updated := next((other for other in said if _is_update(claim, other)), None))
    )
    return Elsewhere(alike, otherwise)


def _is_update(one: _Said, other: _Said) -> bool:
    if (one.cue, one.claimant) != (other.cue, other.claimant) or one.figures == other.figures:
        return False
    from rapidfuzz.distance import Indel

    return 100 * Indel.normalized_similarity(one.content.split(), other.content.split()) >= _NEARLY
