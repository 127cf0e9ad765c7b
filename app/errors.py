"""The two families of errors: what the person can mend, and our own bugs."""

from __future__ import annotations


class UserError(Exception):
    """Something that the person can mend: what happened, to which file, and what to do.

    `template` is an English sentence with named blanks, filled from `details`; the window looks its translation up
    by the template, so templates are literals: `UserError("«{file}» is empty.", file=name)`.
    """

    def __init__(self, template: str, **details: object) -> None:
        self.template = template
        self.details = details
        super().__init__(template.format(**details))

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error cross from one process to another whole."""
        return _rebuild, (type(self), self.template, self.details)


def _rebuild(kind: type[UserError], template: str, details: dict[str, object]) -> UserError:
    return kind(template, **details)


class UnreadableFileError(UserError):
    """A file can't be taken in."""


class LibraryError(UserError):
    """The library can't be opened or written."""


class NewerLibraryError(LibraryError):
    """The library was written by a newer Isnad."""


class DamagedError(LibraryError):
    """The library's file is damaged."""


class GoneError(LibraryError):
    """The library's file is not at its place any more: its disk was pulled out, or somebody moved it."""


class LockedError(LibraryError):
    """The library is encrypted, and the passphrase is wanted."""


class WrongPassphraseError(LockedError):
    """The passphrase given is not the library's."""


class NotFoundError(UserError):
    """There is no such record in the library."""


class BugError(Exception):
    """Something that must not happen: a defect of ours, not the person's."""
