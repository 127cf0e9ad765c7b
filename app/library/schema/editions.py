"""The migration to texts that change (editions, marks that know their text), nested tags, and tags on notes."""

from __future__ import annotations

from app.domain.records import TAG_SEPARATOR
from app.library import chain
from app.library.database import Database, timestamp
from app.library.history import Verb
from app.library.marks.tag_paths import TagPath
from app.library.schema.first import journal_triggers

_LOOK_ALIKE = "\N{FRACTION SLASH}"
_REBUILT = ("name_marks", "reviewed_claims", "notes", "taggings")
_NEW = """
-- Each text of an article that has had, or could have, another one than its first.
CREATE TABLE editions (
    document_id INTEGER PRIMARY KEY REFERENCES documents (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    added TEXT NOT NULL
) STRICT;
CREATE INDEX editions_article ON editions (article_id);
CREATE INDEX documents_url ON documents (url) WHERE url IS NOT NULL;
CREATE INDEX documents_path ON documents (path) WHERE path IS NOT NULL;

ALTER TABLE analyses ADD COLUMN document_id INTEGER REFERENCES documents (id);
UPDATE analyses SET document_id = (SELECT document_id FROM articles WHERE id = article_id);
DROP INDEX analyses_date;
CREATE UNIQUE INDEX analyses_date ON analyses (article_id, document_id, coalesce(published, ''), published_basis);

-- Offsets count the text of this document: in another text a mark has lost its place.
ALTER TABLE highlights ADD COLUMN document_id INTEGER REFERENCES documents (id);
UPDATE highlights SET document_id = (SELECT document_id FROM articles WHERE id = article_id);
CREATE TABLE name_marks_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    document_id INTEGER REFERENCES documents (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    created TEXT NOT NULL,
    CHECK (0 <= start AND start < "end")
) STRICT;
CREATE TABLE reviewed_claims_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    document_id INTEGER REFERENCES documents (id),
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'accepted', 'corrected', 'rejected')),
    claim TEXT NOT NULL,
    analyser TEXT NOT NULL,
    created TEXT NOT NULL,
    decided TEXT
) STRICT;
CREATE TABLE notes_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    highlight_id INTEGER REFERENCES highlights (id),
    claim_id INTEGER REFERENCES reviewed_claims_new (id),
    text TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    CHECK (highlight_id IS NULL OR claim_id IS NULL)
) STRICT;
CREATE TABLE taggings_new (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    highlight_id INTEGER REFERENCES highlights (id),
    claim_id INTEGER REFERENCES reviewed_claims_new (id),
    note_id INTEGER REFERENCES notes_new (id),
    created TEXT NOT NULL,
    CHECK ((highlight_id IS NOT NULL) + (claim_id IS NOT NULL) + (note_id IS NOT NULL) <= 1)
) STRICT;
ALTER TABLE tags ADD COLUMN color TEXT;
"""
_COPIED = {
    "name_marks": ("id", "article_id", "start", '"end"', "type", "name", "quote", "prefix", "suffix", "created"),
    "reviewed_claims": (
        *("id", "article_id", "cue_start", "cue_end", "content_start", "content_end"),
        *("quote", "prefix", "suffix", "state", "claim", "analyser", "created", "decided"),
    ),
    "notes": ("id", "article_id", "highlight_id", "claim_id", "text", "created", "modified"),
    "taggings": ("id", "tag_id", "article_id", "highlight_id", "claim_id", "created"),
}
_WITH_TEXT = frozenset({"name_marks", "reviewed_claims"})
_INDEXES = """
CREATE UNIQUE INDEX name_marks_once ON name_marks (article_id, coalesce(document_id, 0), start, "end");
CREATE UNIQUE INDEX reviewed_claims_once ON reviewed_claims (article_id, coalesce(document_id, 0), cue_start, cue_end);
CREATE INDEX notes_article ON notes (article_id);
CREATE INDEX notes_highlight ON notes (highlight_id) WHERE highlight_id IS NOT NULL;
CREATE INDEX notes_claim ON notes (claim_id) WHERE claim_id IS NOT NULL;
CREATE UNIQUE INDEX taggings_once ON taggings
    (tag_id, article_id, coalesce(highlight_id, 0), coalesce(claim_id, 0), coalesce(note_id, 0));
CREATE INDEX taggings_article ON taggings (article_id);
CREATE INDEX taggings_highlight ON taggings (highlight_id) WHERE highlight_id IS NOT NULL;
CREATE INDEX taggings_claim ON taggings (claim_id) WHERE claim_id IS NOT NULL;
CREATE INDEX taggings_note ON taggings (note_id) WHERE note_id IS NOT NULL;
"""
_QUOTED = ("document_id", "start", "end", "quote", "prefix", "suffix")
JOURNALED: dict[str, tuple[str, ...]] = {
    "highlights": ("article_id", *_QUOTED, "color", "created"),
    "name_marks": ("article_id", *_QUOTED, "type", "name", "created"),
    "reviewed_claims": (
        *("article_id", "document_id", "cue_start", "cue_end", "content_start", "content_end"),
        *("quote", "prefix", "suffix", "state", "claim", "analyser", "created", "decided"),
    ),
    "notes": ("article_id", "highlight_id", "claim_id", "text", "created", "modified"),
    "tags": ("name", "folded", "color", "created"),
    "taggings": ("tag_id", "article_id", "highlight_id", "claim_id", "note_id", "created"),
}
"""The columns whose changes the history keeps from here on, of the tables that this migration makes anew."""


def add_editions(database: Database) -> None:
    """Bring a library to this schema; the history's own rows stay as they are."""
    for table in JOURNALED:
        for event in ("insert", "update", "delete"):
            database.execute(f"DROP TRIGGER {table}_journal_{event}")
    last_ids = {
        table: database.value("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]) or 0 for table in _REBUILT
    }
    database.run_script(_NEW)
    for table in _REBUILT:
        _copy(database, table)
    # Those that refer to others first.
    for table in reversed(_REBUILT):
        database.execute(f"DROP TABLE {table}")
    for table in _REBUILT:
        database.execute(f"ALTER TABLE {table}_new RENAME TO {table}")
        _go_on_counting(database, table, last_ids[table])
    database.run_script(_INDEXES)
    for table, columns in JOURNALED.items():
        database.run_script(journal_triggers(table, columns))
    _nest_tags(database)


def _copy(database: Database, table: str) -> None:
    columns = ", ".join(_COPIED[table])
    if table in _WITH_TEXT:
        text = "(SELECT document_id FROM articles a WHERE a.id = article_id)"
        sql = f"INSERT INTO {table}_new (document_id, {columns}) SELECT {text}, {columns} FROM {table}"  # noqa: S608
    else:
        sql = f"INSERT INTO {table}_new ({columns}) SELECT {columns} FROM {table}"  # noqa: S608 - our tables
    database.execute(sql)


def _go_on_counting(database: Database, table: str, last_id: int) -> None:
    """Never give an id out again: undo may bring a deleted row back."""
    if not database.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", [last_id, table]):
        database.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, last_id])


def _nest_tags(database: Database) -> None:
    """Make paths of names that hold the separator, and the tags above them, as a step of the history."""
    tags = database.rows("SELECT * FROM tags WHERE name LIKE '%' || ? || '%'", [TAG_SEPARATOR])
    if not tags:
        return
    # Not by the journal: what it renews may not be there yet. Words to search by stay the same.
    step = {"verb": Verb.RENAME_TAG.value, "at": timestamp(), "is_undoable": 0, "status": "open"}
    step_id = database.insert("steps", step)
    for tag in tags:
        path = TagPath.of(tag["name"])
        taken = database.value("SELECT id FROM tags WHERE folded = ? AND id <> ?", [path.key, tag["id"]])
        if not path.parts or taken:
            # «/» alone, or two names that are one now: this one can be no path.
            path = TagPath.of(tag["name"].replace(TAG_SEPARATOR, _LOOK_ALIKE))
        database.update("tags", tag["id"], {"name": path.name, "folded": path.key})
        for above in path.above:
            if not database.value("SELECT 1 FROM tags WHERE folded = ?", [above.key]):
                database.insert("tags", {"name": above.name, "folded": above.key, "created": tag["created"]})
    database.execute("UPDATE steps SET status = 'done' WHERE id = ?", [step_id])
    chain.seal(database, step_id)
