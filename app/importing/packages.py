"""ZIP files opened in memory, as data from a stranger: never unpacked to disk, and never more than a limit of bytes."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from app.errors import UnreadableFileError

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
MOST_UNPACKED = 64 * 1024 * 1024
"""The most bytes that the parts of one document may have when they are unpacked."""

HIGHEST_RATIO = 200
"""How many times its size honest text and mark-up may unpack to, and then some."""

_RATIO_FROM = 1024 * 1024
_IS_ENCRYPTED = 0x1


class Package:
    """A document that is a ZIP file, whose parts are read one by one under a common limit."""

    def __init__(self, data: bytes, name: str, format_name: str) -> None:
        """Open the package. Raise UnreadableFileError where it is no whole ZIP file."""
        self._name = name
        self._format = format_name
        self._left = MOST_UNPACKED
        self._zip = open_zip(BytesIO(data), name, format_name)

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def names(self) -> list[str]:
        """Return the names of all parts."""
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """Return a part's bytes. Raise UnreadableFileError where it is missing, locked, broken or far too large."""
        try:
            info = self._zip.getinfo(part)
        except KeyError as error:
            raise damaged(self._name, self._format) from error
        data = read_member(self._zip, info, self._name, self._format, self._left)
        self._left -= len(data)
        return data


def part_names(data: bytes) -> frozenset[str]:
    """Return the names of a ZIP file's members, none where the bytes are no ZIP file."""
    if not data.startswith(SIGNATURES):
        return frozenset()
    try:
        with ZipFile(BytesIO(data)) as opened:
            return frozenset(opened.namelist())
    except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()


def open_zip(file: IO[bytes], name: str, format_name: str) -> ZipFile:
    """Open a ZIP file. Raise UnreadableFileError where it is none, or not whole."""
    try:
        return ZipFile(file)
    except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged(name, format_name) from error


def read_member(opened: ZipFile, info: ZipInfo, name: str, format_name: str, limit: int) -> bytes:
    """Return a member's bytes, at most `limit` of them, whatever the ZIP file says of its size.

    Raise UnreadableFileError, which names it as `name`, where it is locked, broken, longer, or packed so tightly that
    it can only be meant to fill the memory.
    """
    if info.flag_bits & _IS_ENCRYPTED:
        raise locked(name)
    try:
        with opened.open(info) as member:
            data = member.read(limit + 1)
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise damaged(name, format_name) from error
    is_packed_too_tightly = len(data) > _RATIO_FROM and len(data) > HIGHEST_RATIO * max(info.compress_size, 1)
    if len(data) > limit or is_packed_too_tightly:
        raise unpacks_too_far(name, limit)
    return data


def unpacks_too_far(name: str, limit: int) -> UnreadableFileError:
    """Return the error for a file that can only be meant to fill the memory: beyond `limit` bytes, or the ratio."""
    return UnreadableFileError(
        "«{file}» unpacks to far more than an article holds (over {megabytes} MB, or {ratio} times its size). "
        "It was not read.",
        file=name,
        megabytes=max(limit // (1024 * 1024), 1),
        ratio=HIGHEST_RATIO,
    )


def damaged(name: str, format_name: str) -> UnreadableFileError:
    """Return the error for a file of a known format ("DOCX") that breaks off or contradicts itself."""
    return UnreadableFileError(
        "«{file}» is a {format} file that is damaged or cut short.", file=name, format=format_name
    )


def locked(name: str) -> UnreadableFileError:
    """Return the error for a file that opens with a password alone."""
    return UnreadableFileError(
        "«{file}» is locked with a password. Save it without one, or copy the article's text and paste it here.",
        file=name,
    )
