"""The reader's tags: one for all spellings of its name, shown as it was first typed."""

from __future__ import annotations

from app.domain.annotations import Claim
from app.domain.changes import Changes
from app.domain.records import Tag, Tagging, Target, TargetKind
from app.errors import UserError
from app.library.database import Database, storable, timestamp
from app.library.history import Journal, Verb
from app.library.records import keep_claim, require
from app.library.targets import Attachable, target_columns, target_of
from app.text.fold import fold

_ON_TARGET = "article_id = :article_id AND highlight_id IS :highlight_id AND claim_id IS :claim_id"
_COUNTED = """
    SELECT t.id, t.name, (
        SELECT count(*) FROM taggings g JOIN articles a ON a.id = g.article_id
        WHERE g.tag_id = t.id AND a.deleted_at IS NULL) AS number
    FROM tags t
"""


class Tags:
    """The tags and what they are attached to."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal

    def attach(self, article_id: int, target: Attachable, name: str) -> Changes:
        """Attach the tag of this name, made where there is none; `created` is the tag's id.

        A claim that the library does not keep yet can be the target itself: it is then kept in the same step. Raise
        UserError for a name without letters, NotFoundError where the target is gone.
        """
        shown, folded = _name(name)
        with self._journal.step(Verb.ATTACH_TAG) as step:
            if isinstance(target, Claim):
                target = Target(TargetKind.CLAIM, keep_claim(self._database, article_id, target))
            columns = target_columns(self._database, article_id, target)
            tag_id = self._find(folded)
            if tag_id is None:
                tag_id = self._database.insert("tags", {"name": shown, "folded": folded, "created": timestamp()})
            step.created = tag_id
            columns |= {"tag_id": tag_id}
            attached = f"SELECT 1 FROM taggings WHERE tag_id = :tag_id AND {_ON_TARGET}"  # noqa: S608 - a literal
            if self._database.value(attached, columns) is None:
                self._database.insert("taggings", columns | {"created": timestamp()})
        return step.changes

    def detach(self, article_id: int, target: Target, name: str) -> Changes:
        """Take the tag of this name off; the tag itself stays. Raise NotFoundError where the target is gone."""
        with self._journal.step(Verb.DETACH_TAG) as step:
            columns = target_columns(self._database, article_id, target) | {"tag_id": self._find(_name(name)[1])}
            self._database.execute(f"DELETE FROM taggings WHERE tag_id = :tag_id AND {_ON_TARGET}", columns)  # noqa: S608
        return step.changes

    def all(self) -> list[Tag]:
        """Return all tags by name, each with the number of things it is on, those in the bin aside."""
        rows = self._database.rows(f"{_COUNTED} ORDER BY t.folded")
        return [Tag(row["id"], row["name"], row["number"]) for row in rows]

    def rename(self, tag_id: int, name: str) -> Changes:
        """Give a tag another name. Raise UserError where another tag has it, NotFoundError where the tag is gone."""
        shown, folded = _name(name)
        with self._journal.step(Verb.RENAME_TAG) as step:
            require(self._database, "tags", tag_id)
            if self._find(folded) not in {None, tag_id}:
                raise UserError("There is a tag «{name}» already.", name=shown)
            self._database.update("tags", tag_id, {"name": shown, "folded": folded})
        return step.changes

    def remove(self, tag_id: int) -> Changes:
        """Remove a tag from everything and for itself. Raise NotFoundError."""
        with self._journal.step(Verb.REMOVE_TAG) as step:
            require(self._database, "tags", tag_id)
            self._database.execute("DELETE FROM taggings WHERE tag_id = ?", [tag_id])
            self._database.delete("tags", tag_id)
        return step.changes

    def _find(self, folded: str) -> int | None:
        found: int | None = self._database.value("SELECT id FROM tags WHERE folded = ?", [folded])
        return found


def tag_key(name: str) -> str:
    """Return what all spellings of a tag's name have in common."""
    return " ".join(fold(name).split())


def _name(name: str) -> tuple[str, str]:
    """Return a tag's name as it is shown and its key. Raise UserError where it has no visible character."""
    shown = " ".join(storable(name).split())
    folded = tag_key(shown)
    if not folded:
        raise UserError("A tag needs a name.")
    return shown, folded


def load_taggings(database: Database, article_id: int) -> tuple[Tagging, ...]:
    """Return the tags on an article and on what is in it, by name."""
    rows = database.rows(
        f"SELECT g.*, counted.name, counted.number FROM taggings g JOIN ({_COUNTED}) AS counted"  # noqa: S608
        " ON counted.id = g.tag_id WHERE g.article_id = ? ORDER BY counted.name, g.id",
        [article_id],
    )
    return tuple(Tagging(Tag(row["tag_id"], row["name"], row["number"]), article_id, target_of(row)) for row in rows)
