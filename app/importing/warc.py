"""WARC: what a crawler fetched, record by record. Only the answers that hold articles are taken, as they came."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from app.importing.packages import damaged, unpacks_too_far
from app.importing.sources import MAX_DOCUMENT_BYTES, Content, Source

if TYPE_CHECKING:
    from email.message import Message

    from warcio.archiveiterator import ArchiveIterator
    from warcio.recordloader import ArcWarcRecord

_FORMAT = "WARC"
_SIGNATURE = b"WARC/"
_GZIP = b"\x1f\x8b"
_RECORDS = frozenset({"response", "resource"})
_ARTICLES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_LONGEST_LINE = 64 * 1024
_LONGEST_RECORD = 4 * 1024 * 1024 * 1024


def is_warc(file: IO[bytes]) -> bool:
    """Tell whether a file, packed or not, begins as a WARC does."""
    beginning = file.read(512)
    if beginning.startswith(_GZIP):
        try:
            beginning = zlib.decompressobj(wbits=31).decompress(beginning, len(_SIGNATURE))
        except zlib.error:
            return False
    return beginning.startswith(_SIGNATURE)


def members(path: Path, file: IO[bytes]) -> Iterator[Source]:
    """Yield the answers that hold articles, by their addresses. Raise UnreadableFileError where the file breaks off."""
    with _reading(path.name):
        iterator = _iterator(file)
        for record in iterator:
            if (record.length or 0) > _LONGEST_RECORD:
                raise unpacks_too_far(path.name, _LONGEST_RECORD)
            address = record.rec_headers.get_header("WARC-Target-URI")
            if address and record.rec_type in _RECORDS and _media_type(record).get_content_type() in _ARTICLES:
                yield Source(path, address.strip("<>"), iterator.offset)


def content(source: Source, file: IO[bytes]) -> Content:
    """Return what was fetched, from a file that stands at the record's beginning. Raise UnreadableFileError."""
    with _reading(source.name):
        record = next(iter(_iterator(file)), None)
        if record is None:
            raise damaged(source.name, _FORMAT)
        data = bytearray()
        stream = record.content_stream()
        # One call gives no more than a block.
        while len(data) <= MAX_DOCUMENT_BYTES and (block := stream.read(MAX_DOCUMENT_BYTES)):
            data += block
        charset = _media_type(record).get_content_charset()
    if len(data) > MAX_DOCUMENT_BYTES:
        raise unpacks_too_far(source.name, MAX_DOCUMENT_BYTES)
    return Content(bytes(data), url=source.member, charset=charset)


def _media_type(record: ArcWarcRecord) -> Message:
    """Return the content type of what was fetched, an empty one where it was an error or somewhere else."""
    from email.message import Message

    message = Message()
    message["Content-Type"] = "application/octet-stream"
    headers = record.http_headers
    if headers is None:
        stated = record.rec_headers.get_header("Content-Type") if record.rec_type == "resource" else None
    else:
        stated = headers.get_header("Content-Type") if headers.get_statuscode() == "200" else None
    if stated:
        message.replace_header("Content-Type", stated)
    return message


def _iterator(file: IO[bytes]) -> ArchiveIterator:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.bufferedreaders import DecompressingBufferedReader

    class Bounded(DecompressingBufferedReader):  # type: ignore[misc]
        """warcio's reader, which would hold a line without an end in memory until there is none left."""

        def readline(self, length: int = 0) -> bytes:
            return bytes(super().readline(length or _LONGEST_LINE))

    iterator = ArchiveIterator(file)
    iterator.reader = Bounded(file)
    return iterator


@contextlib.contextmanager
def _reading(name: str) -> Iterator[None]:
    """Tell of warcio's errors in our words; what it would say on standard error is ours to say."""
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    try:
        with contextlib.redirect_stderr(io.StringIO()):
            yield
    except (ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, gzip.BadGzipFile, EOFError) as error:
        raise damaged(name, _FORMAT) from error
    except (ValueError, AttributeError, TypeError, LookupError) as error:  # a header that is none of the kind it claims
        raise damaged(name, _FORMAT) from error
