"""Taking the changed text of an article, analysed for the date that the person gave where they gave one."""

from __future__ import annotations

from app.analysis.pipeline import analyse
from app.library import Library
from app.library.texts.editions import Taken


def take_changed_text(library: Library, article_id: int, document_id: int) -> Taken:
    """Make another of its texts an article's own; its marks go where their words went. Raise NotFoundError."""
    analysis = None
    if library.editions.needs_analysis(article_id, document_id):
        analysis = analyse(library.editions.document(article_id, document_id))
    return library.editions.take(article_id, document_id, analysis)
