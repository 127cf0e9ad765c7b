"""A library or a part of it written as a library of its own, to be opened by itself or taken into another one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from app.errors import LibraryError
from app.library.database import Database, flush
from app.library.encryption.cipher import Key
from app.library.exchange.carrying import UNWATCHED, Watch, Way
from app.library.exchange.findings import Findings
from app.library.history import Journal, Verb
from app.library.safekeeping.backups import verify, with_logs
from app.library.schema.migrations import migrate
from app.library.texts.documents import missing_article


def export_part(
    database: Database,
    target: Path,
    key: Key | None,
    *,
    ids: Sequence[int] | None = None,
    watch: Watch = UNWATCHED,
    replaces: bool = False,
) -> int:
    """Write articles with all that hangs on them into a new library at `target`; return how many there are in it.

    None of `ids` stands for all outside the bin, with all tags and saved searches; what lies in the bin is not written.
    The file is encrypted with `key` from its first byte on, None leaves it readable. Raise NotFoundError for a missing
    article, LibraryError where there is nothing to write, where the place can't be written or a file is there and
    `replaces` is off, StoppedError where `watch` says so; what was at the place is then as it was.
    """
    if target.resolve() in {file.resolve() for file in with_logs(database.path)}:
        raise LibraryError("«{path}» belongs to your library and is not written over.", path=str(target))
    if target.exists() and not replaces:
        raise LibraryError("There is a file at «{path}» already.", path=str(target))
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        draft.touch(mode=0o600, exist_ok=False)
        with database.snapshot():
            _check(database, ids)
            count = _write(database, draft, key, ids, watch)
        draft.replace(target)
        flush(target)
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise LibraryError("«{path}» can't be written: {cause}.", path=str(target), cause=cause) from error
    finally:
        for file in with_logs(draft):
            with suppress(OSError):
                file.unlink(missing_ok=True)
    return count


def _check(database: Database, ids: Sequence[int] | None) -> None:
    present = dict(database.pairs("SELECT id, deleted_at IS NULL FROM articles"))
    for article_id in ids or ():
        if article_id not in present:
            raise missing_article(article_id)
    if not any(present.values() if ids is None else (present[article_id] for article_id in ids)):
        raise LibraryError("There is no article to export: what lies in the bin is not exported.")


def _write(database: Database, draft: Path, key: Key | None, ids: Sequence[int] | None, watch: Watch) -> int:
    with closing(Database.open(draft, key)) as made:
        migrate(made)
        way = Way(database, made, Journal(made), ids)
        outcome = way.carry(Verb.EXPORT_LIBRARY, Findings(made, database.path.name), watch)
        made.leave_single()
    flush(draft)
    with closing(Database.open_to_read(draft, key)) as copy:
        verify(copy)
    return len(outcome.carried)
