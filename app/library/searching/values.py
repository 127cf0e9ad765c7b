"""The values that a field can have in this library, for a person who is typing one."""

from __future__ import annotations

from app.library.database import Database
from app.library.searching.fields import Field
from app.library.searching.words import searchable, stands_in

MOST = 12

_SQL = {
    Field.OUTLET: """
        SELECT outlet AS name, count(*) AS number FROM articles
        WHERE deleted_at IS NULL AND outlet IS NOT NULL GROUP BY outlet ORDER BY number DESC, outlet
    """,
    Field.TAG: """
        SELECT t.name, count(g.id) AS number FROM tags t LEFT JOIN taggings g ON g.tag_id = t.id
        GROUP BY t.id ORDER BY number DESC, t.name
    """,
}
_FACTS = "SELECT name FROM facts WHERE kind = :kind {narrowed} ORDER BY uses DESC, name LIMIT :most"
_NARROWED = "AND id IN (SELECT rowid FROM fact_index WHERE fact_index MATCH :match)"


def values(database: Database, field: Field, beginning: str, most: int = MOST) -> list[str]:
    """Return names that a field's value can be, the most frequent first: words in them begin so, in any spelling."""
    words = tuple(searchable(beginning).split())
    if field in _SQL:
        names = database.column(_SQL[field])
        return [name for name in names if not words or stands_in(words, name, is_prefix=True)][:most]
    if field not in {Field.BY, Field.COUNTED, Field.PLACE}:
        return []
    sql = _FACTS.format(narrowed=_NARROWED if words else "")
    match = '"' + " ".join(words) + '" *'
    return database.column(sql, {"kind": field.value, "most": most} | ({"match": match} if words else {}))
