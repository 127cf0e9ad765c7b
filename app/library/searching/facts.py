"""Analysed facts that articles are found by: who claims something in them, what is counted, which places are named.

A fact is kept once for all articles; its words are indexed as those of the texts are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from app.domain.annotations import Claim, MentionType
from app.domain.reading import Reading
from app.domain.records import ClaimState
from app.domain.span import Span
from app.library.database import Database, storable
from app.library.marks.loaded import load_claims, load_names
from app.library.searching.fields import Field
from app.library.searching.words import other_forms, searchable
from app.library.texts import analyses
from app.library.texts.documents import load_document
from app.text.fold import strip_marks

TABLES = """
CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('by', 'counted', 'place')),
    words TEXT NOT NULL,
    forms TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, words)
) STRICT;
CREATE TABLE article_facts (
    fact_id INTEGER NOT NULL REFERENCES facts (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (fact_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_facts_article ON article_facts (article_id);
CREATE VIRTUAL TABLE fact_index USING fts5 (
    words, forms, content = 'facts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TRIGGER facts_insert AFTER INSERT ON facts BEGIN
    INSERT INTO fact_index (rowid, words, forms) VALUES (NEW.id, NEW.words, NEW.forms);
END;
CREATE TRIGGER facts_delete AFTER DELETE ON facts BEGIN
    INSERT INTO fact_index (fact_index, rowid, words, forms) VALUES ('delete', OLD.id, OLD.words, OLD.forms);
END;
-- A fact goes with the last article that has it.
CREATE TRIGGER article_facts_delete AFTER DELETE ON article_facts
WHEN NOT EXISTS (SELECT 1 FROM article_facts WHERE fact_id = OLD.fact_id)
BEGIN
    DELETE FROM facts WHERE id = OLD.fact_id;
END;
"""

USES = """
ALTER TABLE facts ADD COLUMN uses INTEGER NOT NULL DEFAULT 0;
UPDATE facts SET uses = (SELECT count(*) FROM article_facts WHERE fact_id = facts.id);
CREATE INDEX facts_most_used ON facts (kind, uses DESC);
DROP TRIGGER article_facts_delete;
CREATE TRIGGER article_facts_insert AFTER INSERT ON article_facts BEGIN
    UPDATE facts SET uses = uses + 1 WHERE id = NEW.fact_id;
END;
-- A fact goes with the last article that has it.
CREATE TRIGGER article_facts_delete AFTER DELETE ON article_facts BEGIN
    UPDATE facts SET uses = uses - 1 WHERE id = OLD.fact_id;
    DELETE FROM facts WHERE id = OLD.fact_id AND uses = 0;
END;
"""
"""What a later migration adds: in how many articles a fact is, so that the most frequent are told at once."""

_WANTED = """
    SELECT f.id FROM json_each(:facts) w CROSS JOIN facts f
        ON f.kind = json_extract(w.value, '$[0]') AND f.words = json_extract(w.value, '$[1]')
"""


def renew(database: Database, article_id: int) -> None:
    """Keep what is found in an article now, as its reader sees it."""
    keep(database, article_id, _reading(database, article_id))


def keep(database: Database, article_id: int, reading: Reading) -> None:
    """Keep what a reading of an article tells, and nothing else of it."""
    found = {(kind, searchable(name)): name for kind, name in _facts(reading)}
    rows = [[kind, words, other_forms(words), storable(name)] for (kind, words), name in found.items() if words]
    facts, article = {"facts": json.dumps(rows)}, {"article": article_id}
    database.execute(
        "INSERT INTO facts (kind, words, forms, name) SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),"
        " json_extract(value, '$[2]'), json_extract(value, '$[3]') FROM json_each(:facts) WHERE true"
        " ON CONFLICT DO NOTHING",
        facts,
    )
    database.execute(
        f"INSERT INTO article_facts SELECT id, :article FROM ({_WANTED}) WHERE true ON CONFLICT DO NOTHING",  # noqa: S608
        facts | article,
    )
    database.execute(
        f"DELETE FROM article_facts WHERE article_id = :article AND fact_id NOT IN ({_WANTED})",  # noqa: S608 - ours
        facts | article,
    )


def _reading(database: Database, article_id: int) -> Reading:
    return Reading(
        article_id=article_id,
        document=load_document(database, article_id, as_stated=False),
        analysis=analyses.load(database, article_id),
        name_marks=load_names(database, article_id),
        reviewed_claims=load_claims(database, article_id),
    )


def _facts(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield each fact's kind and name; what the reader rejected is none."""
    for card in reading.claim_cards:
        if card.state is not ClaimState.REJECTED:
            for claim in (card.claim, *(reading.analysis.claims[index] for index in card.repeated_by)):
                for name in _speakers(claim, reading.document.text):
                    yield Field.BY.value, name
    for figure in reading.analysis.figures:
        if figure.counted:
            yield Field.COUNTED.value, figure.counted
    for mention in reading.mentions:
        if mention.type is MentionType.PLACE:
            yield Field.PLACE.value, mention.name


def _speakers(claim: Claim, text: str) -> Iterator[str]:
    def words(span: Span) -> str:
        return " ".join(strip_marks(span.of(text)).split())

    if claim.claimant:
        yield words(claim.claimant)
    if claim.resolved:
        yield words(claim.resolved)
    if claim.entity:
        yield claim.entity
