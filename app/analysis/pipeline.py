"""The ordered steps from a document to its analysis."""

from __future__ import annotations

from datetime import date

from app import __version__
from app.analysis.claims import find_claims
from app.analysis.dates import find_dates
from app.analysis.figures import find_figures
from app.analysis.names import find_mentions
from app.analysis.parts import find_parts
from app.domain.annotations import Analysis
from app.domain.document import Document, PublishedBasis
from app.text.words import TokenizedText

ANALYSER = f"isnad-rules/{__version__}"


def analyse(document: Document, *, published: date | None = None) -> Analysis:
    """Analyse a document: the same text, date and version always give the same analysis.

    `published` is a publication date that the person gives; without it, the document's own stated date counts. A
    text that is not Arabic gets its parts and nothing else.
    """
    day, basis = (published, PublishedBasis.GIVEN) if published else (document.published, document.published_basis)
    tokenized = TokenizedText(document.text)
    parts = find_parts(tokenized)
    if not document.is_arabic:
        return Analysis(document.text_sha256, ANALYSER, day, basis, parts)
    mentions = find_mentions(tokenized)
    dates = find_dates(tokenized, day)
    figures = find_figures(tokenized, dates)
    claims = find_claims(tokenized, parts, mentions, dates, figures)
    return Analysis(document.text_sha256, ANALYSER, day, basis, parts, mentions, dates, figures, claims)
