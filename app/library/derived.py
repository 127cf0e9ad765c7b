"""What is worked out from other rows (search text, counts, facts, stories), renewed as those change."""

from __future__ import annotations

import json

from app.library.database import Database
from app.library.marks.moving import first_document
from app.library.searching import facts, index, tagged
from app.library.searching.words import other_forms, searchable, searchable_with_forms
from app.library.stories import groups as story_groups
from app.library.texts.documents import load_text

_NEEDS_WORDS = """
    SELECT DISTINCT article_id, CASE table_name WHEN 'notes' THEN 'notes' ELSE 'title' END FROM changes
    WHERE step_id = :step AND article_id IS NOT NULL AND (
        table_name = 'notes'
        OR (table_name = 'articles' AND before IS NOT NULL AND after IS NOT NULL
            AND json_extract(before, '$.title', '$.document_id')
                IS NOT json_extract(after, '$.title', '$.document_id')))
"""
_NEEDS_BODY = """
    SELECT DISTINCT article_id FROM changes
    WHERE step_id = :step AND table_name = 'articles' AND before IS NOT NULL AND after IS NOT NULL
        AND json_extract(before, '$.document_id') IS NOT json_extract(after, '$.document_id')
"""
_NEEDS_LIKENESS = """
    SELECT DISTINCT article_id FROM changes
    WHERE step_id = :step AND table_name = 'articles' AND before IS NULL
        AND article_id IN (SELECT article_id FROM search_text)
        AND article_id NOT IN (SELECT article_id FROM likenesses)
"""
_NEEDS_STORY = "SELECT DISTINCT article_id FROM changes WHERE step_id = :step AND table_name = 'story_choices'"
_NEEDS_COUNTS = """
    SELECT DISTINCT article_id FROM changes
    WHERE step_id = :step AND article_id IS NOT NULL AND (
        table_name IN ('reviewed_claims', 'analyses')
        OR (table_name = 'articles' AND before IS NOT NULL AND after IS NOT NULL
            AND json_extract(before, '$.published', '$.published_basis', '$.document_id')
                IS NOT json_extract(after, '$.published', '$.published_basis', '$.document_id')))
"""
_NEEDS_FACTS = """
    SELECT DISTINCT article_id FROM changes
    WHERE step_id = :step AND article_id IS NOT NULL AND (
        table_name IN ('reviewed_claims', 'analyses', 'name_marks')
        OR (table_name = 'articles' AND before IS NOT NULL AND after IS NOT NULL
            AND json_extract(before, '$.published', '$.published_basis', '$.document_id')
                IS NOT json_extract(after, '$.published', '$.published_basis', '$.document_id')))
        AND article_id IN (SELECT id FROM articles)
"""
_WORDS = {
    "title": "SELECT coalesce(a.title, d.opening) FROM articles a JOIN documents d ON d.id = a.document_id"
    " WHERE a.id = ?",
    "notes": "SELECT text FROM notes WHERE article_id = ? ORDER BY id",
}
"""The pieces that the title and the notes of an article's search text are made of."""


def renew(database: Database, step_id: int) -> None:
    """Renew what hangs on the rows that a step changed."""
    for article_id in database.column(_NEEDS_BODY, {"step": step_id}):
        _renew_body(database, article_id)
        story_groups.recognise(database, article_id)
    for article_id in database.column(_NEEDS_LIKENESS, {"step": step_id}):
        story_groups.recognise(database, article_id)
    story_groups.renew(database, database.column(_NEEDS_STORY, {"step": step_id}))
    _renew_words(database, step_id)
    for article_id in database.column(_NEEDS_COUNTS, {"step": step_id}):
        _renew_counts(database, article_id)
    for article_id in database.column(_NEEDS_FACTS, {"step": step_id}):
        facts.renew(database, article_id)


def _renew_words(database: Database, step_id: int) -> None:
    """Renew the titles, notes and tags that articles are found by, those alone that changed: there may be many."""
    tagged.lead_on(database, step_id)
    changed = {article_id: {"tags": tags} for article_id, tags in tagged.outdated(database, step_id).items()}
    for article_id, column in database.pairs(_NEEDS_WORDS, {"step": step_id}):
        words = "\n".join(map(searchable_with_forms, database.column(_WORDS[column], [article_id])))
        changed.setdefault(article_id, {})[column] = words
    if changed:
        index.renew(database, changed)


def _renew_body(database: Database, article_id: int) -> None:
    body = searchable(load_text(database, article_id))
    database.execute(
        "UPDATE search_text SET body = ?, forms = ? WHERE article_id = ?", [body, other_forms(body), article_id]
    )


def _renew_counts(database: Database, article_id: int) -> None:
    """Count the article's cards as `Reading.claim_cards` makes them, and those decided on.

    `cues` of an analysis lists the claims that repeat no other; a kept claim at another cue has a card of its own.
    """
    listed = database.value(
        "SELECT cues FROM analyses n JOIN articles a ON a.id = n.article_id"
        " AND a.document_id = n.document_id AND a.published IS n.published"
        " AND a.published_basis = n.published_basis WHERE a.id = ?",
        [article_id],
    )
    cues = [tuple(cue) for cue in json.loads(listed or "[]")]
    kept = database.rows(
        "SELECT cue_start, cue_end, state FROM reviewed_claims WHERE article_id = :article"  # noqa: S608 - literals
        f" AND coalesce(document_id, {first_document(':article')})"
        " = (SELECT document_id FROM articles WHERE id = :article)",
        {"article": article_id},
    )
    own_cards = {(row["cue_start"], row["cue_end"]) for row in kept}.difference(cues)
    decided = sum(row["state"] != "new" for row in kept)
    database.execute(
        "UPDATE articles SET claim_count = ?, reviewed_count = ? WHERE id = ?",
        [len(cues) + len(own_cards), decided, article_id],
    )
