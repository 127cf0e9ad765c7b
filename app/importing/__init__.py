"""From a file to a `Document`."""

from app.importing.pasted import from_pasted
from app.importing.reader import read, read_bytes, read_sample, read_source

__all__ = ["from_pasted", "read", "read_bytes", "read_sample", "read_source"]
