"""The tables of schema version 1, as the first migration makes them. Never edited: later versions migrate."""

from __future__ import annotations

from collections.abc import Sequence

TABLES = """
-- What was read from a file, for ever as it was read.
CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('raw', 'zlib')),
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    original_sha256 TEXT NOT NULL REFERENCES originals (sha256),
    text_sha256 TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    author TEXT,
    published TEXT,
    published_basis TEXT NOT NULL,
    updated TEXT,
    language TEXT NOT NULL,
    origin_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    path TEXT,
    url TEXT,
    opening TEXT NOT NULL,
    -- Last, so that reading the facts does not walk through a long text.
    text TEXT NOT NULL
) STRICT;
CREATE INDEX documents_original ON documents (original_sha256);
CREATE INDEX documents_text ON documents (text_sha256);

-- The article as it stands in the library: its facts can be edited, its document can't.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL UNIQUE REFERENCES documents (id),
    title TEXT,
    outlet TEXT,
    author TEXT,
    published TEXT,
    published_basis TEXT NOT NULL,
    added TEXT NOT NULL,
    is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1)),
    deleted_at TEXT,
    read_at TEXT,
    claim_count INTEGER NOT NULL DEFAULT 0,
    reviewed_count INTEGER NOT NULL DEFAULT 0,
    day TEXT NOT NULL GENERATED ALWAYS AS (coalesce(published, substr(added, 1, 10))) VIRTUAL
) STRICT;
-- The article list is read from this index alone, in each view.
CREATE INDEX articles_list ON articles
    (day DESC, id DESC, read_at, is_starred, claim_count, reviewed_count, outlet) WHERE deleted_at IS NULL;
CREATE INDEX articles_outlet ON articles (outlet) WHERE deleted_at IS NULL;
CREATE INDEX articles_read ON articles (read_at DESC, id DESC) WHERE read_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX articles_bin ON articles (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;

-- One analysis for each publication date that the article was analysed for; the article's date says which counts.
CREATE TABLE analyses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    published TEXT,
    published_basis TEXT NOT NULL,
    analyser TEXT NOT NULL,
    created TEXT NOT NULL,
    cues TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX analyses_date ON analyses (article_id, coalesce(published, ''), published_basis);

-- What the reader makes of an article.
CREATE TABLE highlights (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    color TEXT NOT NULL,
    created TEXT NOT NULL,
    CHECK (0 <= start AND start < "end")
) STRICT;
CREATE INDEX highlights_article ON highlights (article_id);
CREATE TABLE name_marks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    created TEXT NOT NULL,
    UNIQUE (article_id, start, "end"),
    CHECK (0 <= start AND start < "end")
) STRICT;
CREATE TABLE reviewed_claims (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
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
    decided TEXT,
    UNIQUE (article_id, cue_start, cue_end)
) STRICT;
CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    highlight_id INTEGER REFERENCES highlights (id),
    claim_id INTEGER REFERENCES reviewed_claims (id),
    text TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    CHECK (highlight_id IS NULL OR claim_id IS NULL)
) STRICT;
CREATE INDEX notes_article ON notes (article_id);
CREATE INDEX notes_highlight ON notes (highlight_id) WHERE highlight_id IS NOT NULL;
CREATE INDEX notes_claim ON notes (claim_id) WHERE claim_id IS NOT NULL;
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    created TEXT NOT NULL
) STRICT;
CREATE TABLE taggings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    highlight_id INTEGER REFERENCES highlights (id),
    claim_id INTEGER REFERENCES reviewed_claims (id),
    created TEXT NOT NULL,
    CHECK (highlight_id IS NULL OR claim_id IS NULL)
) STRICT;
CREATE UNIQUE INDEX taggings_once ON taggings
    (tag_id, article_id, coalesce(highlight_id, 0), coalesce(claim_id, 0));
CREATE INDEX taggings_article ON taggings (article_id);
CREATE INDEX taggings_highlight ON taggings (highlight_id) WHERE highlight_id IS NOT NULL;
CREATE INDEX taggings_claim ON taggings (claim_id) WHERE claim_id IS NOT NULL;

-- The history: a step for each verb, and each row that it changed as it was and as it became.
CREATE TABLE steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    verb TEXT NOT NULL,
    at TEXT NOT NULL,
    is_undoable INTEGER NOT NULL CHECK (is_undoable IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'undone', 'dropped')),
    replays INTEGER REFERENCES steps (id)
) STRICT;
CREATE INDEX steps_order ON steps (is_undoable, status, id);
CREATE UNIQUE INDEX steps_open ON steps (status) WHERE status = 'open';
CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The triggers below put the open step here: nothing can be changed outside a step.
    step_id INTEGER NOT NULL REFERENCES steps (id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    article_id INTEGER,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX changes_step ON changes (step_id);
CREATE INDEX changes_article ON changes (article_id) WHERE article_id IS NOT NULL;

-- What can be searched, spelling folded; the index holds no text of its own.
CREATE TABLE search_text (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    title TEXT NOT NULL,
    notes TEXT NOT NULL,
    tags TEXT NOT NULL,
    body TEXT NOT NULL,
    forms TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
    title, notes, tags, body, forms,
    content = 'search_text', content_rowid = 'article_id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN
    INSERT INTO search_index (rowid, title, notes, tags, body, forms)
        VALUES (NEW.article_id, NEW.title, NEW.notes, NEW.tags, NEW.body, NEW.forms);
END;
CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN
    INSERT INTO search_index (search_index, rowid, title, notes, tags, body, forms)
        VALUES ('delete', OLD.article_id, OLD.title, OLD.notes, OLD.tags, OLD.body, OLD.forms);
END;
CREATE TRIGGER search_text_update AFTER UPDATE ON search_text
WHEN OLD.title IS NOT NEW.title OR OLD.notes IS NOT NEW.notes OR OLD.tags IS NOT NEW.tags
    OR OLD.body IS NOT NEW.body OR OLD.forms IS NOT NEW.forms
BEGIN
    INSERT INTO search_index (search_index, rowid, title, notes, tags, body, forms)
        VALUES ('delete', OLD.article_id, OLD.title, OLD.notes, OLD.tags, OLD.body, OLD.forms);
    INSERT INTO search_index (rowid, title, notes, tags, body, forms)
        VALUES (NEW.article_id, NEW.title, NEW.notes, NEW.tags, NEW.body, NEW.forms);
END;

CREATE TRIGGER originals_never_change BEFORE UPDATE ON originals BEGIN
    SELECT RAISE(ABORT, 'an original never changes');
END;
CREATE TRIGGER documents_never_change BEFORE UPDATE ON documents BEGIN
    SELECT RAISE(ABORT, 'a document never changes');
END;
"""

_QUOTED = ("start", "end", "quote", "prefix", "suffix")

JOURNALED: dict[str, tuple[str, ...]] = {
    # Not whether it was read, nor its counts: they are no work of the reader's.
    "articles": (
        *("document_id", "title", "outlet", "author", "published", "published_basis"),
        *("added", "is_starred", "deleted_at"),
    ),
    # The line of the version alone: an analysis can be made again.
    "analyses": ("article_id", "published", "published_basis", "analyser", "created"),
    "highlights": ("article_id", *_QUOTED, "color", "created"),
    "name_marks": ("article_id", *_QUOTED, "type", "name", "created"),
    "reviewed_claims": (
        *("article_id", "cue_start", "cue_end", "content_start", "content_end", "quote", "prefix", "suffix"),
        *("state", "claim", "analyser", "created", "decided"),
    ),
    "notes": ("article_id", "highlight_id", "claim_id", "text", "created", "modified"),
    "tags": ("name", "folded", "created"),
    "taggings": ("tag_id", "article_id", "highlight_id", "claim_id", "created"),
}
"""The columns of each table whose changes the history keeps, besides the id."""


def journal_triggers(table: str, columns: Sequence[str]) -> str:
    """Return the three triggers that write each change of a table's rows into `changes`."""
    article = {"articles": "{row}.id", "tags": "NULL", "saved_searches": "NULL"}.get(table, "{row}.article_id")
    same = " AND ".join(f'OLD."{column}" IS NEW."{column}"' for column in columns)
    listed = ", ".join(f'"{column}"' for column in columns)

    def record(before: str, after: str) -> str:
        row = "OLD" if after == "NULL" else "NEW"
        return (
            "INSERT INTO changes (step_id, table_name, row_id, article_id, before, after) VALUES ("  # noqa: S608
            f"(SELECT id FROM steps WHERE status = 'open'), '{table}', {row}.id, {article.format(row=row)}, "
            f"{before}, {after});"
        )

    def image(row: str) -> str:
        return f"json_object('id', {row}.id, " + ", ".join(f"'{name}', {row}.\"{name}\"" for name in columns) + ")"

    return f"""
CREATE TRIGGER {table}_journal_insert AFTER INSERT ON {table} BEGIN
    {record("NULL", image("NEW"))}
END;
CREATE TRIGGER {table}_journal_update AFTER UPDATE OF {listed} ON {table} WHEN NOT ({same}) BEGIN
    {record(image("OLD"), image("NEW"))}
END;
CREATE TRIGGER {table}_journal_delete AFTER DELETE ON {table} BEGIN
    {record(image("OLD"), "NULL")}
END;
"""


def first_schema() -> str:
    """Return all of schema version 1 as one script."""
    return TABLES + "".join(journal_triggers(table, columns) for table, columns in JOURNALED.items())
