"""Repairing the damaged text of an article: what can be done for it, and doing it."""

from __future__ import annotations

from app.analysis.pipeline import analyse
from app.domain.changes import Changes
from app.importing.repair import Repair, repaired, repairs_for
from app.library import Library


def possible_repairs(library: Library, article_id: int) -> tuple[Repair, ...]:
    """Return the repairs of an article's text, the surest first; none where the reader refused. Raise NotFoundError."""
    if library.repairs.is_refused(article_id):
        return ()
    return repairs_for(library.articles.document(article_id))


def repair_text(library: Library, article_id: int, repair: Repair) -> Changes:
    """Make a repaired text the article's own, analysed; undo brings the damaged one back. Raise NotFoundError."""
    document = repaired(library.articles.document(article_id), repair)
    return library.repairs.accept(article_id, document, analyse(document))
