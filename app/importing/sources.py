"""Where articles come from: a file, or a member of an archive; its bytes are read only when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.errors import UnreadableFileError

MAX_BYTES = 16 * 1024 * 1024
"""The largest text or page taken in: some twenty times the longest book that could pass for an article."""

MAX_DOCUMENT_BYTES = 4 * MAX_BYTES
"""The largest file taken in whose pictures and fonts are in it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or the member of an archive that begins at `place` in it.

    `problem` is what is known to be wrong with it before it is read.
    """

    path: Path
    member: str | None = None
    place: int = 0
    problem: UnreadableFileError | None = None

    @property
    def name(self) -> str:
        """Return the file's name, for a member that of its archive with its own behind it («news.zip/a.html»)."""
        name = self.path.name or str(self.path)
        return f"{name}/{self.member}" if self.member else name

    @property
    def location(self) -> str:
        """Return the full path; for a member, that of its archive with its own name behind it."""
        path = str(self.path.absolute())
        return f"{path}/{self.member}" if self.member else path

    def __str__(self) -> str:
        return f"{self.path}/{self.member}" if self.member else str(self.path)


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a source, and what came along with them: the address they were fetched from, their charset."""

    data: bytes
    url: str | None = None
    charset: str | None = None


def content_of(source: Source) -> Content:
    """Return what a source holds. Raise UnreadableFileError where that can't be read."""
    if source.problem:
        raise source.problem
    if source.member is None:
        return Content(file_bytes(source.path))
    from app.importing.archives import member_content

    return member_content(source)


def file_bytes(path: Path) -> bytes:
    """Return all bytes of a file.

    Raise UnreadableFileError where it is missing, a folder, forbidden, broken, or longer than any format may be.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise UnreadableFileError("«{file}» is a folder, not a file.", file=name)
        with path.open("rb") as file:
            data = file.read(MAX_DOCUMENT_BYTES + 1)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    check_size(data, name, is_text=False)
    return data


def unreadable(path: Path, error: OSError | ValueError) -> UnreadableFileError:
    """Return the error for a file that the system doesn't let us read."""
    name = path.name or str(path)
    # A name that no file can have is a ValueError.
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return UnreadableFileError("There is no file «{file}».", file=str(path))
    if isinstance(error, PermissionError):
        return UnreadableFileError("You have no permission to read «{file}».", file=name)
    cause = error.strerror or type(error).__name__
    return UnreadableFileError("«{file}» can't be read: {cause}.", file=name, cause=cause)


def check_size(data: bytes, name: str, *, is_text: bool) -> None:
    """Raise UnreadableFileError where there is more than an article could hold, its pictures among it or not."""
    most = MAX_BYTES if is_text else MAX_DOCUMENT_BYTES
    if len(data) > most:
        raise UnreadableFileError(
            "«{file}» is too large for an article (more than {megabytes} MB).",
            file=name,
            megabytes=most // (1024 * 1024),
        )
