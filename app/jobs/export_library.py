"""Exporting articles of the library to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.domain.reading import Reading
from app.export import ExportError, ExportFormat, report, write
from app.library import Library


def export_library(
    library: Library, path: Path, export_format: ExportFormat, *, ids: Sequence[int] | None = None, language: str = "en"
) -> int:
    """Write what is known of the articles to `path`, newest first or in the order of `ids`, and return their number.

    An article named twice is written once; None stands for all articles outside the bin. Raise NotFoundError where one
    is missing, ExportError where the place can't be written.
    """
    chosen = library.articles.ids() if ids is None else list(dict.fromkeys(ids))
    readings = [library.articles.reading(article_id) for article_id in chosen]
    return export_readings(library, readings, path, export_format, language=language)


def export_readings(
    library: Library, readings: Sequence[Reading], path: Path, export_format: ExportFormat, *, language: str = "en"
) -> int:
    """Write what is known of articles, which need not be in the library, to `path`, and return their number.

    Raise ExportError where the place can't be written, or is the library's own.
    """
    if Library.has_file(library.path, path):
        raise ExportError("«{path}» belongs to your library and is not written over.", path=path)
    write(report(readings), path, export_format, language)
    return len(readings)
