"""The one door to the files that come with the program."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import zip_longest
from pathlib import Path

from app.errors import BugError

Row = dict[str, str]

_TABLES = 16
"""Tables whose rows are kept: some tables are asked for several times while they are read, none once all is read."""


def resource(*parts: str) -> Traversable:
    """Return a packaged file or folder, such as `resource("lexicons", "months.tsv")`."""
    return files("resources").joinpath(*parts)


def resource_path(*parts: str) -> Path:
    """Return a packaged file's path on disk (Isnad is installed unzipped, frozen or not)."""
    return Path(str(resource(*parts)))


@lru_cache(maxsize=_TABLES)
def lexicon_table(name: str) -> tuple[Row, ...]:
    """Return the rows of `resources/lexicons/NAME.tsv`, each a mapping from column name to cell.

    Blank lines and lines that begin with «#» are comments; the first other line names the columns; missing cells at
    a row's end are empty. Raise BugError where a row has too many cells.
    """
    rows: list[Row] = []
    columns: list[str] | None = None
    lines = resource("lexicons", f"{name}.tsv").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
        elif len(cells) > len(columns):
            raise BugError(f"lexicons/{name}.tsv, line {number}: {len(cells)} cells for {len(columns)} columns")
        else:
            rows.append(dict(zip_longest(columns, cells, fillvalue="")))
    return tuple(rows)
