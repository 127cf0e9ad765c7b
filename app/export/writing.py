"""From a report to a file on disk, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from app.errors import UserError
from app.export.csv_table import to_csv
from app.export.json_data import to_json
from app.export.labels import labels_in
from app.export.markdown import to_markdown
from app.export.report import Report


class ExportFormat(StrEnum):
    """A format that a report can leave in."""

    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """Return the usual ending of a file in this format."""
        return {"markdown": ".md", "csv": ".csv", "json": ".json"}[self.value]


class ExportError(UserError):
    """An export can't be written."""


def render(report: Report, export_format: ExportFormat, language: str = "en") -> bytes:
    """Return the file that a report makes in this format; `language` is that of Markdown's labels."""
    makers: dict[ExportFormat, Callable[[], bytes]] = {
        ExportFormat.MARKDOWN: lambda: to_markdown(report, labels_in(language)),
        ExportFormat.CSV: lambda: to_csv(report),
        ExportFormat.JSON: lambda: to_json(report),
    }
    return makers[export_format]()


def write(report: Report, path: Path, export_format: ExportFormat, language: str = "en") -> None:
    """Write a report to `path`; a file that stood there is replaced only once the new one is whole.

    Raise ExportError where the place can't be written.
    """
    content = render(report, export_format, language)
    try:
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise ExportError("«{path}» can't be written: {cause}.", path=path, cause=error.strerror) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(draft).replace(path)
    except OSError as error:
        Path(draft).unlink(missing_ok=True)
        raise ExportError("«{path}» can't be written: {cause}.", path=path, cause=error.strerror) from error
