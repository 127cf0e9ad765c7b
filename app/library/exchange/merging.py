"""Taking another library in: its articles, notes, tags and decisions come to those that are here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.changes import Changes, Kind
from app.domain.records import Disagreement
from app.library.database import Database
from app.library.encryption.cipher import Key
from app.library.exchange.carrying import UNWATCHED, Outcome, Watch, Way
from app.library.exchange.findings import Findings
from app.library.exchange.source import opened_source
from app.library.history import Journal, Verb


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of taking a library in.

    `added` are the articles that were not here, `known` those that were, `binned` those of them that lie in the bin
    here. `taken` counts what came to them, by the name of its table, «facts», «decisions» and «stories». `left_out` are
    the titles of the articles that were purged here. `disagreements` lists whatever the other library says otherwise,
    be it known from an earlier time.
    """

    source: Path
    added: tuple[int, ...]
    known: tuple[int, ...]
    binned: tuple[int, ...]
    taken: Mapping[str, int]
    left_out: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]
    changes: Changes


def merge(
    database: Database, journal: Journal, source: Path, key: Key | None = None, watch: Watch = UNWATCHED
) -> Merged:
    """Take the library at `source` in, by the rules of `carrying`; its file is only read.

    `key` is that of an encrypted one. The history gets one step for it, which undo takes back whole: what was new then
    lies in the bin. Raise LibraryError where the file can't be taken in, LockedError where `key` is not its own,
    StoppedError where `watch` says so; nothing is then changed.
    """
    with opened_source(source, key, database.path) as theirs:
        outcome = Way(theirs, database, journal).carry(Verb.MERGE_LIBRARY, Findings(database, source.name), watch)
    return Merged(
        source=source,
        added=tuple(article.ours for article in outcome.carried if article.waits),
        known=tuple(article.ours for article in outcome.carried if not article.waits),
        binned=tuple(article.ours for article in outcome.carried if article.is_binned),
        taken=dict(outcome.findings.taken),
        left_out=tuple(outcome.left_out),
        disagreements=tuple(outcome.findings.disagreements),
        changes=_changes(outcome),
    )


def _changes(outcome: Outcome) -> Changes:
    """Return what the named step changed and the texts brought before it."""
    changes = outcome.step.changes
    added = {article.ours for article in outcome.carried if article.waits}
    with_texts = {article.ours for article in outcome.carried if article.has_new_text}
    kinds = set(Kind) if added else {Kind.ARTICLES} if with_texts else set()
    return Changes(changes.verb, changes.kinds | kinds, changes.articles | added | with_texts)
