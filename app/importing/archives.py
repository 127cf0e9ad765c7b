"""Archives: what lies in a ZIP file or a WARC, told member by member. Nothing is ever unpacked to disk."""

from __future__ import annotations

import contextlib
import re
import stat
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from app.errors import UnreadableFileError
from app.importing import warc
from app.importing.packages import HIGHEST_RATIO, SIGNATURES, damaged, open_zip, read_member, unpacks_too_far
from app.importing.saved_pages import article_members
from app.importing.sources import MAX_DOCUMENT_BYTES, Content, Source, unreadable

ARCHIVE_SUFFIXES = (".zip", ".warc", ".warc.gz")

_ZIP = "ZIP"
_DOCUMENTS = frozenset({"[Content_Types].xml", "META-INF/container.xml", "mimetype"})
_MOST_MEMBERS = 100_000
_RATIO_FROM = 64 * 1024 * 1024
_IS_UTF_8 = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")


def is_archive(path: Path) -> bool:
    """Tell by a file's bytes whether it is an archive of articles; a Word file, though a ZIP file too, is none."""
    try:
        if not path.is_file():  # a pipe gives its bytes only once
            return False
        with path.open("rb") as file:
            if file.read(4) in SIGNATURES:
                with ZipFile(file) as opened:
                    return _DOCUMENTS.isdisjoint(opened.NameToInfo)
            file.seek(0)
            return warc.is_warc(file)
    except (BadZipFile, LargeZipFile, NotImplementedError):
        return path.name.lower().endswith(ARCHIVE_SUFFIXES)
    except (OSError, ValueError):
        return False


def expanded(path: Path) -> list[Source]:
    """Return the articles of an archive, or the one source that any other file is."""
    if not is_archive(path):
        return [Source(path)]
    empty = UnreadableFileError("«{file}» is an archive without an article in it.", file=path.name)
    return list(members_of(path)) or [Source(path, problem=empty)]


def members_of(path: Path) -> Iterator[Source]:
    """Yield the articles in an archive as sources, without reading them.

    What is wrong with the archive, or with a member's name, comes as the problem of a source.
    """
    try:
        with path.open("rb") as file:
            is_zip = file.read(4) in SIGNATURES
            file.seek(0)
            yield from _zip_members(path, file) if is_zip else warc.members(path, file)
    except OSError as error:
        yield Source(path, problem=unreadable(path, error))
    except UnreadableFileError as error:
        yield Source(path, problem=error)


def member_content(source: Source) -> Content:
    """Return what a member of an archive holds. Raise UnreadableFileError where it can't be read."""
    try:
        with source.path.open("rb") as file:
            is_zip = file.read(4) in SIGNATURES
            file.seek(source.place * (not is_zip))
            return _zip_content(source, file) if is_zip else warc.content(source, file)
    except OSError as error:
        raise unreadable(source.path, error) from error


def _zip_members(path: Path, file: IO[bytes]) -> Iterator[Source]:
    with contextlib.closing(open_zip(file, path.name, _ZIP)) as opened:
        infos = opened.infolist()
        size = file.seek(0, 2)
        if len(infos) > _MOST_MEMBERS:
            raise UnreadableFileError(
                "«{file}» has more than {members} members.", file=path.name, members=_MOST_MEMBERS
            )
        unpacked = sum(info.file_size for info in infos)
        if unpacked > max(_RATIO_FROM, HIGHEST_RATIO * size):
            raise unpacks_too_far(path.name, _RATIO_FROM)
        places = {_shown_name(info): place for place, info in enumerate(infos) if not info.is_dir()}
        for name in article_members(places):
            yield Source(path, name, places[name], _problem(infos[places[name]], f"{path.name}/{name}"))


def _shown_name(info: ZipInfo) -> str:
    """Return a member's name, in UTF-8 also where the archive forgets to say that it is."""
    if info.flag_bits & _IS_UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _problem(info: ZipInfo, name: str) -> UnreadableFileError | None:
    """Return why a member is not even looked at: its name leads out of the archive, or it is a link."""
    path = PurePosixPath(info.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename or _DRIVE.match(info.filename):
        return UnreadableFileError("«{file}» has a name that leads out of its archive. It was not read.", file=name)
    if stat.S_ISLNK(info.external_attr >> 16):
        return UnreadableFileError("«{file}» is a link to another file. It was not read.", file=name)
    return None


def _zip_content(source: Source, file: IO[bytes]) -> Content:
    with contextlib.closing(open_zip(file, source.name, _ZIP)) as opened:
        infos = opened.infolist()
        if source.place >= len(infos) or _shown_name(infos[source.place]) != source.member:
            raise damaged(source.name, _ZIP)  # it has changed since it was listed
        return Content(read_member(opened, infos[source.place], source.name, _ZIP, MAX_DOCUMENT_BYTES))
