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

_LONGEST_START = 40
"""Characters of the file's name that its draft bears: a name of full length leaves no room for more."""


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

    A link stays a link, its file is written; what is no file (a pipe, a terminal) is written as it stands. Raise
    ExportError where the place can't be written.
    """
    content = render(report, export_format, language)
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            path.write_bytes(content)
        else:
            _replace(path.resolve(), content)
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        raise ExportError("«{path}» can't be written: {cause}.", path=path, cause=cause) from error


def _replace(place: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there, with the rights that the old one had or a new one gets."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:_LONGEST_START]}.", suffix=".part")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        draft.chmod(place.stat().st_mode & 0o777 if place.exists() else _usual_mode())
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _usual_mode() -> int:
    """Return the rights of a new file; the system tells them only while they are set anew."""
    withheld = os.umask(0)
    os.umask(withheld)
    return 0o666 & ~withheld
