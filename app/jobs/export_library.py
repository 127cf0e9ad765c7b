"""Exporting articles of the library to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.export import ExportFormat, report, write
from app.library import Library


def export_library(
    library: Library, path: Path, export_format: ExportFormat, *, ids: Sequence[int] | None = None, language: str = "en"
) -> int:
    """Write what is known of the articles to `path`, newest first or in the order of `ids`, and return their number.

    An article named twice is written once; None stands for all articles outside the bin. Raise NotFoundError where one
    is missing, ExportError where the place can't be written.
    """
    chosen = library.articles.ids() if ids is None else list(dict.fromkeys(ids))
    write(report([library.articles.reading(article_id) for article_id in chosen]), path, export_format, language)
    return len(chosen)
