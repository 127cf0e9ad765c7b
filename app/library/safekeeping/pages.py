"""The rows on the pages of a SQLite file, read with no regard to its trees: for files whose trees are damaged.

The format is https://www.sqlite.org/fileformat2.html: a table's rows lie on leaf pages, each a record that says the
types of its values; what doesn't fit goes on in a chain of overflow pages. To which table a page belongs is told by
which table's columns fit all of its rows.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Value = int | float | str | bytes | None
Record = tuple[int, list[Value]]
"""A row's number and its values as they are stored: the number's own column is None."""

_TABLE_LEAF = 0x0D
_HEADER = 100
_LEAST_PAGE, _MOST_COLUMNS = 512, 200
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_TYPES: dict[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}


@dataclass(frozen=True, slots=True)
class Column:
    """A column as `PRAGMA table_info` tells of it."""

    name: str
    type: str
    is_needed: bool
    is_number: bool
    """Whether the column is the row's own number, which is not stored in the record."""

    def takes(self, value: Value) -> bool:
        """Tell whether a stored value can stand in this column of a strict table."""
        if value is None:
            return self.is_number or not self.is_needed
        return not self.is_number and isinstance(value, _TYPES[self.type])


def rows_on_pages(path: Path, tables: Mapping[str, Sequence[Column]]) -> dict[str, dict[int, dict[str, Value]]]:
    """Return by table and number the rows on all leaf pages of a file that fit one of the tables."""
    found: dict[str, dict[int, dict[str, Value]]] = {table: {} for table in tables}
    content = path.read_bytes()
    size = _page_size(content)
    for start in range(0, len(content) - size + 1, size):
        records = list(_records(content, start, size))
        table = _table_of([values for _, values in records], tables)
        if table is not None:
            for number, values in records:
                found[table].setdefault(number, _row(number, values, tables[table]))
    return found


def _page_size(content: bytes) -> int:
    (size,) = struct.unpack_from(">H", content, 16) if len(content) >= _HEADER else (0,)
    size = 65_536 if size == 1 else size
    # A damaged header says nothing: then it is what SQLite has used since 2016.
    return size if size >= _LEAST_PAGE and size & (size - 1) == 0 else 4096


def _table_of(records: Sequence[Sequence[Value]], tables: Mapping[str, Sequence[Column]]) -> str | None:
    """Return the one table whose columns fit all of a page's records: each of them better than only the first few."""
    fitting = [table for table, columns in tables.items() if records and all(_fits(r, columns) for r in records)]
    whole = [table for table in fitting if all(len(record) == len(tables[table]) for record in records)]
    likely = whole or fitting
    return likely[0] if len(likely) == 1 else None


def _fits(values: Sequence[Value], columns: Sequence[Column]) -> bool:
    if len(values) > len(columns) or any(column.is_needed for column in columns[len(values) :]):
        return False
    return all(column.takes(value) for column, value in zip(columns, values, strict=False))


def _row(number: int, values: Sequence[Value], columns: Sequence[Column]) -> dict[str, Value]:
    row = {column.name: value for column, value in zip(columns, values, strict=False)}
    return row | {column.name: number for column in columns if column.is_number}


def _records(content: bytes, start: int, size: int) -> Iterator[Record]:
    """Yield the records of a table's leaf page; those that can't be read are passed over."""
    head = start + _HEADER if start == 0 else start
    if content[head] != _TABLE_LEAF:
        return
    (count,) = struct.unpack_from(">H", content, head + 3)
    for cell in range(min(count, size // 4)):
        try:
            (offset,) = struct.unpack_from(">H", content, head + 8 + 2 * cell)
            length, place = _varint(content, start + offset)
            number, place = _varint(content, place)
            yield number, _values(_payload(content, place, length, size))
        except (IndexError, ValueError, struct.error):
            continue


def _payload(content: bytes, place: int, length: int, size: int) -> bytes:
    """Return a record's bytes: those on its page, then those on its overflow pages."""
    most, least = size - 35, (size - 12) * 32 // 255 - 23
    if length <= most:
        return content[place : place + length]
    if length > len(content):
        raise ValueError("longer than the file")
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    pieces = [content[place : place + here]]
    (page,) = struct.unpack_from(">I", content, place + here)
    missing = length - here
    while missing > 0:
        if not 1 < page <= len(content) // size:
            raise ValueError("the chain leads out of the file")
        start = (page - 1) * size
        pieces.append(content[start + 4 : start + 4 + min(missing, size - 4)])
        missing -= size - 4
        (page,) = struct.unpack_from(">I", content, start)
    return b"".join(pieces)


def _values(payload: bytes) -> list[Value]:
    header_length, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < header_length:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    if place != header_length or len(kinds) > _MOST_COLUMNS:
        raise ValueError("no record")
    values: list[Value] = []
    for kind in kinds:
        value, place = _value(payload, place, kind)
        values.append(value)
    if place != len(payload):
        raise ValueError("no record")
    return values


def _value(payload: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, place
    if kind in _INTEGER_BYTES:
        end = place + _INTEGER_BYTES[kind]
        return int.from_bytes(_piece(payload, place, end), "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, place)[0], place + 8
    if kind in {8, 9}:
        return kind - 8, place
    if kind < 12:
        raise ValueError("no such type")
    end = place + (kind - 12) // 2
    piece = _piece(payload, place, end)
    return (piece.decode("utf-8", "surrogatepass") if kind % 2 else piece), end


def _piece(payload: bytes, place: int, end: int) -> bytes:
    if end > len(payload):
        raise ValueError("cut short")
    return payload[place:end]


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where it ends."""
    value = 0
    for index in range(8):
        byte = content[place + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + index + 1
    return value << 8 | content[place + 8], place + 9
