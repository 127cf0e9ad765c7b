"""A library opens where it should; every other file is refused with a clear word and left as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.domain.records import ClaimState, Target, TargetKind
from app.errors import LibraryError, NewerLibraryError
from app.library import Library, Upgrade, View, chain
from app.library.database import APPLICATION_ID, Database
from app.library.schema.first import JOURNALED, journal_triggers
from app.library.schema.migrations import MIGRATIONS, Migration, migrate
from tests.fixtures.libraries import make_library
from tests.fixtures.libraries.old import old_library
from tests.library.conftest import make_analysis, make_document


def test_new_library_is_made_with_its_folder(tmp_path):
    path = tmp_path / "a" / "مكتبة" / "library.isnad"
    with Library.open(path) as library:
        assert library.path == path
        assert library.articles.ids() == []
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_connection_is_durable_and_checks_references(library):
    assert library._database.value("PRAGMA synchronous") == 2
    assert library._database.value("PRAGMA foreign_keys") == 1


def test_empty_file_becomes_a_library(path):
    path.touch()
    with Library.open(path) as library:
        assert library.articles.ids() == []


def test_library_opens_again_with_everything(path, document):
    with Library.open(path) as library:
        library.articles.add(document, make_analysis(document))
        library.notes.add(1, Target(TargetKind.ARTICLE, 1), "ملاحظة")
        reading = library.articles.reading(1)
    with Library.open(path) as library:
        assert library.articles.reading(1) == reading


def _foreign_database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "other.db")
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE things (id INTEGER)")
        connection.commit()
        connection.close()
        return path.read_bytes()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"just some words", "is not an Isnad library"),
        (b"SQLite", "is not an Isnad library"),
        (b"\0" * 4096, "is not an Isnad library"),
        (b"SQLite format 3\0" + bytes(range(256)) * 64, "is damaged"),
        (_foreign_database(), "belongs to another program"),
    ],
    ids=["text", "short", "zeros", "damaged", "foreign"],
)
def test_other_file_is_refused_and_left_as_it_is(path, content, told):
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=told) as raised:
        Library.open(path)
    assert raised.value.details["file"] == str(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_folder_is_refused(tmp_path):
    with pytest.raises(LibraryError, match="is a folder"):
        Library.open(tmp_path)


def test_place_under_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="can't be made"):
        Library.open(tmp_path / "file" / "library.isnad")


def test_newer_library_is_refused_and_left_as_it_is(path):
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerLibraryError, match="newer Isnad"):
        Library.open(path)
    assert path.read_bytes() == before


def test_damage_inside_is_told_when_it_is_met(path):
    with Library.open(path) as library:
        for number in range(40):
            document = make_document(f"مقال {number} " + "كلام كثير " * 200)
            library.articles.add(document, make_analysis(document))
    content = bytearray(path.read_bytes())
    middle = len(content) // 4096 // 3 * 4096
    content[middle:] = os.urandom(len(content) - middle)
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="is damaged"):
        _read_all(path)


def _read_all(path: Path) -> None:
    with Library.open(path) as library:
        library.articles.summaries(library.articles.ids())
        for article_id in range(1, 41):
            library.articles.reading(article_id)
            library.search.hits("كلام")


@contextmanager
def _read_only(*paths: Path) -> Iterator[None]:
    """Take the right to write away, from a superuser too by being somebody else for a while."""
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    is_superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_superuser:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_superuser:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
class TestReadOnly:
    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            yield Path(folder)

    def test_file(self, folder):
        path = folder / "library.isnad"
        Library.open(path).close()
        with _read_only(path), pytest.raises(LibraryError, match="no permission"):
            Library.open(path)

    def test_folder_for_a_new_library(self, folder):
        with _read_only(folder), pytest.raises(LibraryError, match="writable"):
            Library.open(folder / "library.isnad")
        assert list(folder.iterdir()) == []

    def test_folder_for_a_new_folder(self, folder):
        with _read_only(folder), pytest.raises(LibraryError, match="can't be made"):
            Library.open(folder / "below" / "library.isnad")

    def test_folder_of_a_library(self, folder):
        path = folder / "library.isnad"
        Library.open(path).close()
        path.chmod(0o666)
        before = path.read_bytes()
        with _read_only(folder):
            path_mode = stat.S_IMODE(path.stat().st_mode)
            assert path_mode == 0o666
            with pytest.raises(LibraryError, match=r"read-only|writable"):
                Library.open(path)
        assert path.read_bytes() == before


class TestMigrations:
    """What every step of the schema must keep to."""

    @pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
    def test_library_of_each_version_opens_with_everything(self, tmp_path, version):
        path = tmp_path / "library.isnad"
        path.write_bytes(old_library(version))
        document, analysis = make_library.article()
        with Library.open(path) as library:
            reading = library.articles.reading(1)
            assert (reading.document, reading.analysis, reading.is_starred) == (document, analysis, True)
            assert [highlight.quote for highlight in reading.highlights] == ["الناطق"]
            assert [note.text for note in reading.notes] == ["من هو؟", "ملاحظة على المقال"]
            assert [mark.name for mark in reading.name_marks] == ["الناطق"]
            assert [(kept.claim, kept.state) for kept in reading.reviewed_claims] == [
                (make_library.claim(), ClaimState.ACCEPTED)
            ]
            assert reading.tags_on(Target(TargetKind.CLAIM, 1)) == ("عودة",)
            assert library.articles.ids(view=View.BIN) == [2]
            assert library.articles.find(document) == 1
            assert library.articles.ids(query="عوده للقرية") == [1]
            assert library.history.redo_verb() == "add_note"
            library.history.redo()
            undone = 0
            while library.history.undo():
                undone += 1
            assert undone == 9
            assert library.articles.reading(1).notes == ()
            assert library.articles.ids() == [2, 1]
            assert library._database.value("PRAGMA integrity_check") == "ok"

    @pytest.mark.parametrize("version", [1, 5, 7])
    def test_an_upgrade_tells_how_far_it_is_and_goes_on_where_it_was_broken_off(self, tmp_path, version):
        path = tmp_path / "library.isnad"
        path.write_bytes(old_library(version))
        told: list[Upgrade] = []

        def break_off(upgrade: Upgrade) -> None:
            if upgrade not in told:
                told.append(upgrade)
                raise KeyboardInterrupt

        for _ in range(40):
            try:
                Library.open(path, on_upgrade=break_off).close()
                break
            except KeyboardInterrupt:
                with closing(Database.open_to_read(path)) as half:
                    assert half.value("PRAGMA integrity_check") == "ok"
        assert {(upgrade.done, upgrade.total) for upgrade in told} >= {(0, 2), (2, 2)}
        assert all(1 <= upgrade.step <= upgrade.steps for upgrade in told)
        with Library.open(path, on_upgrade=pytest.fail) as library:
            assert library.articles.ids(query="عوده للقرية") == library.articles.ids(query="ع") == [1]
            assert library._database.value("PRAGMA secure_delete") == 1
            assert library.check().problems == ()

    def test_tags_named_like_paths_become_paths(self, path):
        database = Database.open(path)
        migrate(database, MIGRATIONS[:2])
        with database.transaction():
            step = {"verb": "attach_tag", "at": "2020-01-01T00:00:00+00:00", "is_undoable": 1, "status": "open"}
            step_id = database.insert("steps", step)
            for name in ("حرب / غارات", "24/7", "/", "24 / 7"):
                database.insert("tags", {"name": name, "folded": name, "created": "2020"})
            database.execute("UPDATE steps SET status = 'done'")
            chain.seal(database, step_id)
        database.close()
        with Library.open(path) as library:
            assert [tag.name for tag in library.tags.all()] == ["24", "24/7", "24 ⁄ 7", "حرب", "حرب/غارات", "⁄"]
            assert library.check().problems == ()
            library.history.undo()
            assert "حرب/غارات" not in [tag.name for tag in library.tags.all()]

    def test_failing_migration_leaves_the_library_as_it_was(self, path, document):
        with Library.open(path) as library:
            library.articles.add(document, make_analysis(document))

        def fail(database: Database) -> None:
            database.execute("CREATE TABLE half (id INTEGER)")
            raise RuntimeError("the power went")

        database = Database.open(path)
        with pytest.raises(RuntimeError):
            migrate(database, (*MIGRATIONS, Migration("half a step", fail)))
        assert "half" not in database.tables.table_names()
        assert database.value("PRAGMA user_version") == len(MIGRATIONS)
        database.close()
        with Library.open(path) as library:
            assert library.articles.document(1) == document

    def test_rows_that_a_migration_changes_are_told_in_the_history(self, path, document):
        with Library.open(path) as library:
            library.articles.add(document, make_analysis(document))
            library.tags.attach(1, Target(TargetKind.ARTICLE, 1), "وسم")

        def rename(database: Database) -> None:
            database.execute("DROP TRIGGER tags_journal_update")
            database.execute("UPDATE tags SET name = 'وسم آخر'")
            database.run_script(
                journal_triggers("tags", JOURNALED["tags"]).replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS")
            )

        database = Database.open(path)
        migrate(database, (*MIGRATIONS, Migration("other names", rename)))
        library = Library(database)
        assert library.check().problems == ()
        assert library.history.undo_verb() == "attach_tag"
        assert database.column("SELECT verb FROM steps ORDER BY id")[-1] == "migrate"
        library.close()

    def test_history_goes_on_over_a_migration_that_adds_a_column(self, path, document):
        with Library.open(path) as library:
            library.articles.add(document, make_analysis(document))
            library.tags.attach(1, Target(TargetKind.ARTICLE, 1), "وسم")
            library.tags.remove(1)
        database = Database.open(path)
        grown = Migration("shapes", lambda opened: opened.run_script("ALTER TABLE tags ADD COLUMN shape TEXT;"))
        migrate(database, (*MIGRATIONS, grown))
        assert database.rows("SELECT name FROM migrations ORDER BY version")[-1]["name"] == "shapes"
        library = Library(database)
        library.history.undo()
        assert [tag.name for tag in library.tags.all()] == ["وسم"]
        library.close()
