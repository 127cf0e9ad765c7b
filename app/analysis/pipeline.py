"""The ordered steps from a document to its analysis."""

from __future__ import annotations

from datetime import date

from app import __version__
from app.analysis.claims import find_claims
from app.analysis.dates import find_dates
from app.analysis.dates.publication import infer_published
from app.analysis.figures import find_figures
from app.analysis.names import find_mentions
from app.analysis.parts import find_parts
from app.domain.annotations import Analysis
from app.domain.document import Document, PublishedBasis
from app.text.words import TokenizedText

ANALYSER = f"isnad/{__version__}"


def analyse(document: Document, *, published: date | None = None) -> Analysis:
    """Analyse a document: the same text, date and version always give the same analysis.

    `published` is a publication date that the person gives; without it the document's own stated date counts, then
    the one day that the article's own evidence leaves, if it leaves just one. A text that is not Arabic gets its parts
    and nothing else.
    """
    tokenized = TokenizedText(document.text)
    day, basis = _publication(document, tokenized, published)
    parts = find_parts(tokenized)
    if not document.is_arabic:
        return Analysis(document.text_sha256, ANALYSER, day, basis, parts)
    mentions = find_mentions(tokenized)
    dates = find_dates(tokenized, day, basis)
    figures = find_figures(tokenized, dates)
    claims = find_claims(tokenized, parts, mentions, dates, figures)
    return Analysis(document.text_sha256, ANALYSER, day, basis, parts, mentions, dates, figures, claims)


def _publication(
    document: Document, tokenized: TokenizedText, given: date | None
) -> tuple[date | None, PublishedBasis]:
    """Return the publication date and how it is known: given, stated, inferred or unknown."""
    if given is not None:
        return given, PublishedBasis.GIVEN
    if document.published is not None:
        return document.published, document.published_basis
    inferred = infer_published(tokenized) if document.is_arabic else None
    return inferred, PublishedBasis.INFERRED if inferred else PublishedBasis.UNKNOWN
