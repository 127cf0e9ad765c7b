"""The reader's tags: a tree of names, one for all spellings of each, shown as it was first typed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.domain.annotations import Claim
from app.domain.changes import Changes
from app.domain.records import TAG_SEPARATOR, Tag, Tagging, Target, TargetKind
from app.errors import UserError
from app.library.database import Database, Row, timestamp
from app.library.history import Journal, Verb
from app.library.marks.records import keep_claim, require
from app.library.marks.tag_paths import TagPath, color_of, in_branch, lies_in, own_colors
from app.library.marks.targets import Attachable, target_columns, target_of

_ON_TARGET = (
    "article_id = :article_id AND highlight_id IS :highlight_id AND claim_id IS :claim_id AND note_id IS :note_id"
)
_BY_TAG = "SELECT tag_id, count(*) AS number FROM taggings GROUP BY tag_id"
_BY_TAG_IN_BIN = """
    SELECT g.tag_id, count(*) AS number FROM articles a JOIN taggings g ON g.article_id = a.id
    WHERE a.deleted_at IS NOT NULL GROUP BY g.tag_id
"""
_THINGS = """
    SELECT count(*) FROM (
        SELECT DISTINCT article_id, highlight_id, claim_id, note_id FROM taggings
        WHERE tag_id IN (SELECT value FROM json_each(:tags))
            AND article_id NOT IN (SELECT id FROM articles WHERE deleted_at IS NOT NULL))
"""


class Tags:
    """The tags and what they are attached to. A tag is named by its path: «حرب/غارات» is «غارات» below «حرب»."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database = database
        self._journal = journal
        self._listed: tuple[object, tuple[Tag, ...]] | None = None

    def attach(self, article_id: int, target: Attachable, name: str) -> Changes:
        """Attach the tag of this path, made with those above where there is none; `created` is the tag's id.

        A claim that the library does not keep yet can be the target itself: it is then kept in the same step. Raise
        UserError for a name without letters, NotFoundError where the target is gone.
        """
        path = TagPath.typed(name)
        with self._journal.step(Verb.ATTACH_TAG) as step:
            if isinstance(target, Claim):
                target = Target(TargetKind.CLAIM, keep_claim(self._database, article_id, target))
            columns = target_columns(self._database, article_id, target)
            step.created = self._made(path)
            columns |= {"tag_id": step.created}
            attached = f"SELECT 1 FROM taggings WHERE tag_id = :tag_id AND {_ON_TARGET}"  # noqa: S608 - a literal
            if self._database.value(attached, columns) is None:
                self._database.insert("taggings", columns | {"created": timestamp()})
        return step.changes

    def detach(self, article_id: int, target: Target, name: str) -> Changes:
        """Take the tag of this path off; the tag itself stays. Raise NotFoundError where the target is gone."""
        with self._journal.step(Verb.DETACH_TAG) as step:
            columns = target_columns(self._database, article_id, target)
            columns |= {"tag_id": self._find(TagPath.typed(name))}
            self._database.execute(f"DELETE FROM taggings WHERE tag_id = :tag_id AND {_ON_TARGET}", columns)  # noqa: S608
        return step.changes

    def all(self) -> list[Tag]:
        """Return all tags by path, each behind the one above it, with the number of things it is on and its branch is.

        Things in the bin are not counted.
        """
        if self._journal.is_open:
            # What is counted now may be taken back.
            return self._counted()
        state = (self._database.value("PRAGMA data_version"), self._database.value("SELECT total_changes()"))
        if self._listed is None or self._listed[0] != state:
            self._listed = (state, tuple(self._counted()))
        return list(self._listed[1])

    def add(self, name: str) -> Changes:
        """Make a tag that hangs on nothing yet; `created` is its id. Raise UserError for a name without letters."""
        path = TagPath.typed(name)
        with self._journal.step(Verb.ADD_TAG) as step:
            step.created = self._made(path)
        return step.changes

    def rename(self, tag_id: int, name: str) -> Changes:
        """Give a tag another path; those below go with it, those above are made where there are none.

        Raise UserError where another tag has the path or where it lies below the tag itself, NotFoundError where the
        tag is gone.
        """
        path = TagPath.typed(name)
        with self._journal.step(Verb.RENAME_TAG) as step:
            self._relocate(tag_id, path)
        return step.changes

    def move(self, tag_id: int, parent_id: int | None) -> Changes:
        """Put a tag with all below it below another one, None to put it at the top. Raise as `rename` does."""
        with self._journal.step(Verb.MOVE_TAG) as step:
            parts = TagPath.of(require(self._database, "tags", tag_id)["name"]).parts
            above = () if parent_id is None else TagPath.of(require(self._database, "tags", parent_id)["name"]).parts
            self._relocate(tag_id, TagPath((*above, parts[-1])))
        return step.changes

    def recolor(self, tag_id: int, color: str | None) -> Changes:
        """Give a tag a colour of its own, None to take it away. Raise NotFoundError."""
        with self._journal.step(Verb.RECOLOR_TAG) as step:
            require(self._database, "tags", tag_id)
            self._database.update("tags", tag_id, {"color": color})
        return step.changes

    def merge(self, tag_id: int, into_id: int) -> Changes:
        """Make one tag of two: what the first is on has the second, what lies below the first goes below the second.

        Raise UserError where the second lies below the first, NotFoundError where one is gone.
        """
        with self._journal.step(Verb.MERGE_TAGS) as step:
            merged, into = (require(self._database, "tags", each) for each in (tag_id, into_id))
            if tag_id != into_id:
                self._check_outside(into["folded"], merged)
                self._merge(merged, into)
        return step.changes

    def remove(self, tag_id: int) -> Changes:
        """Remove a tag and those below it, from everything and for themselves. Raise NotFoundError."""
        with self._journal.step(Verb.REMOVE_TAG) as step:
            branch = self._branch(require(self._database, "tags", tag_id)["folded"])
            for row in branch:
                self._database.execute("DELETE FROM taggings WHERE tag_id = ?", [row["id"]])
                self._database.delete("tags", row["id"])
        return step.changes

    def _made(self, path: TagPath) -> int:
        """Return the id of the tag of this path, made with those above it in the open step where there are none."""
        shown: tuple[str, ...] = ()
        made = 0
        for part in path.parts:
            known = self._database.row("SELECT id, name FROM tags WHERE folded = ?", [TagPath((*shown, part)).key])
            if known is None:
                step = TagPath((*shown, part))
                row = {"name": step.name, "folded": step.key, "created": timestamp()}
                known = row | {"id": self._database.insert("tags", row)}
            made, shown = known["id"], TagPath.of(known["name"]).parts
        return made

    def _find(self, path: TagPath) -> int | None:
        found: int | None = self._database.value("SELECT id FROM tags WHERE folded = ?", [path.key])
        return found

    def _branch(self, key: str) -> list[Row]:
        """Return the rows of a tag and those below it, the tag first."""
        sql = f"SELECT * FROM tags WHERE {in_branch('folded', ':key')} ORDER BY folded"  # noqa: S608 - a placeholder
        return self._database.rows(sql, {"key": key})

    def _relocate(self, tag_id: int, path: TagPath) -> None:
        """Give a tag this path and those below it the paths that follow from it."""
        tag = require(self._database, "tags", tag_id)
        if path.key != tag["folded"]:
            self._check_outside(path.key, tag)
            if self._find(path) is not None:
                raise UserError("There is a tag «{name}» already.", name=path.name)
        if path.above:
            above = require(self._database, "tags", self._made(path.above[-1]))
            path = TagPath((*TagPath.of(above["name"]).parts, path.parts[-1]))
        depth = tag["folded"].count(TAG_SEPARATOR) + 1
        for row in self._branch(tag["folded"]):
            moved = TagPath((*path.parts, *TagPath.of(row["name"]).parts[depth:]))
            self._database.update("tags", row["id"], {"name": moved.name, "folded": moved.key})

    def _merge(self, merged: Row, into: Row) -> None:
        """Merge a tag with those below it into another one, part by part."""
        top = TagPath.of(into["name"]).parts
        depth = merged["folded"].count(TAG_SEPARATOR) + 1
        for row in self._branch(merged["folded"]):
            if row["id"] == into["id"]:
                continue
            home = self._made(TagPath((*top, *TagPath.of(row["name"]).parts[depth:])))
            if home == row["id"]:
                continue
            # What has both keeps the one.
            self._database.execute("UPDATE OR IGNORE taggings SET tag_id = ? WHERE tag_id = ?", [home, row["id"]])
            self._database.execute("DELETE FROM taggings WHERE tag_id = ?", [row["id"]])
            if row["color"] is not None:
                self._database.execute("UPDATE tags SET color = ? WHERE id = ? AND color IS NULL", [row["color"], home])
            self._database.delete("tags", row["id"])

    @staticmethod
    def _check_outside(key: str, tag: Row) -> None:
        if lies_in(key, tag["folded"]):
            raise UserError("The tag «{name}» can't go below itself.", name=tag["name"])

    def _counted(self) -> list[Tag]:
        with self._database.snapshot():
            own = {row["tag_id"]: row["number"] for row in self._database.rows(_BY_TAG)}
            for row in self._database.rows(_BY_TAG_IN_BIN):
                own[row["tag_id"]] -= row["number"]
            rows = self._database.rows("SELECT id, name, folded, color FROM tags")
            rows.sort(key=lambda row: row["folded"].split(TAG_SEPARATOR))
            colors = own_colors(rows)
            return [
                Tag(
                    id=row["id"],
                    name=row["name"],
                    count=own.get(row["id"], 0),
                    branch=self._things(rows, index, own),
                    color=color_of(colors, row["folded"]),
                    own_color=row["color"],
                )
                for index, row in enumerate(rows)
            ]

    def _things(self, rows: Sequence[Row], index: int, own: dict[int, int]) -> int:
        """Return the number of things that have a tag or one below it, each once; `rows` are sorted by path."""
        top = rows[index]["folded"]
        branch = [rows[index]["id"]]
        while (index := index + 1) < len(rows) and lies_in(rows[index]["folded"], top):
            branch.append(rows[index]["id"])
        used = [tag_id for tag_id in branch if own.get(tag_id)]
        if len(used) <= 1:
            return sum(own[tag_id] for tag_id in used)
        return int(self._database.value(_THINGS, {"tags": json.dumps(used)}))


def load_taggings(database: Database, article_id: int) -> tuple[Tagging, ...]:
    """Return the tags on an article and on what is in it, by path; nobody counts them here."""
    rows = database.rows(
        "SELECT g.*, t.name, t.folded, t.color FROM taggings g JOIN tags t ON t.id = g.tag_id"
        " WHERE g.article_id = ? ORDER BY t.folded, g.id",
        [article_id],
    )
    colors = own_colors(database.rows("SELECT folded, color FROM tags WHERE color IS NOT NULL")) if rows else {}
    return tuple(
        Tagging(
            Tag(row["tag_id"], row["name"], color=color_of(colors, row["folded"]), own_color=row["color"]),
            article_id,
            target_of(row),
        )
        for row in rows
    )
