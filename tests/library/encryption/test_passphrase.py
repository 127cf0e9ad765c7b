"""An encrypted library: all works in it, nothing of it can be read, and its passphrase comes, changes and goes."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database as Tables

from app.domain.annotations import MentionType
from app.domain.records import Target, TargetKind
from app.domain.span import Span
from app.errors import BugError, DamagedError, LibraryError, LockedError, WrongPassphraseError
from app.jobs.import_files import files_in, import_files
from app.library import Library, Reason, check_file, database
from app.library.database import Database
from app.library.encryption import cipher, conversion, passphrase
from app.library.encryption.cipher import Key, key_of, new_key, salt_of
from tests.library.conftest import TEXT, make_analysis, make_document
from tests.library.test_history import state_of

PASSPHRASE = "سبع نخلات 'و' \"نهر\" قديم"  # noqa: S105
OTHER = "غيرها تماما"
WORDS = ("الياسمينة", "زعفرانية", "مرجانية", "قرنفلية", "Marmaluk")
"""Words of a text, a note, a tag, an author and an outlet, to be looked for in bytes."""

ARTICLE = Target(TargetKind.ARTICLE, 1)
KILLED_WHILE_REWRITING = """
import os, signal, sys
from pathlib import Path
from app.library import Library
from app.library.encryption import cipher
from app.library.encryption import passphrase
cipher.ITERATIONS = 1000
kill = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
setattr(passphrase, sys.argv[2], kill)
Library.open(Path(sys.argv[1])).rewrite(cipher.new_key(sys.argv[3]))
"""


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """Stretch passphrases less: the tests open hundreds of files."""
    monkeypatch.setattr(cipher, "ITERATIONS", 1000)


def filled(path: Path, key: Key | None = None) -> Library:
    """Return a library in which each of the words is kept somewhere."""
    library = Library.open(path, key)
    document = make_document(f"{TEXT} {WORDS[0]}", author=WORDS[3], outlet=WORDS[4])
    library.articles.add(document, make_analysis(document))
    library.notes.add(1, ARTICLE, f"ملاحظة {WORDS[1]}")
    library.tags.attach(1, ARTICLE, WORDS[2])
    library.highlights.add(1, Span(0, 4), "yellow")
    library.names.add(1, Span(12, 18), MentionType.PLACE)
    return library


def readable(folder: Path) -> list[tuple[str, str]]:
    """Return which of the words stand in which file below a folder, in any of the ways that text is stored."""
    found = []
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        found += [
            (file.name, word)
            for word in WORDS
            for encoding in ("utf-8", "utf-16-le", "utf-16-be")
            if word.encode(encoding) in content
        ]
    return found


class TestAtWork:
    def test_everything_works_as_in_a_plain_library(self, tmp_path):
        plain, secret = filled(tmp_path / "plain"), filled(tmp_path / "secret", new_key(PASSPHRASE))
        with plain, secret:
            for library in (plain, secret):
                library.history.undo()
                library.history.undo()
                library.history.redo()
                library.articles.delete([1])
                library.articles.restore([1])
            assert secret.articles.ids(query=WORDS[1]) == plain.articles.ids(query=WORDS[1]) == [1]
            assert secret.articles.reading(1).document == plain.articles.reading(1).document
            assert secret.history.undo_verb() == plain.history.undo_verb() is not None
            assert secret.check().is_sound

    def test_it_is_a_file_of_sqlcipher_that_the_passphrase_alone_opens(self, tmp_path, monkeypatch):
        from sqlcipher3 import dbapi2

        monkeypatch.undo()
        filled(tmp_path / "secret", new_key(PASSPHRASE)).close()
        with closing(dbapi2.connect(tmp_path / "secret")) as connection:
            connection.execute(f"""PRAGMA key = '{PASSPHRASE.replace("'", "''")}'""")
            assert connection.execute("SELECT outlet FROM documents").fetchall() == [(WORDS[4],)]

    def test_nothing_can_be_read_beside_it(self, tmp_path):
        key = new_key(PASSPHRASE)
        with filled(tmp_path / "library", key) as library:
            library.backups.make(Reason.BY_HAND)
            library.backups.write_to(tmp_path / "copy")
            library.restore(library.backups.listed()[0].path)
            assert (tmp_path / "library-wal").stat().st_size
            assert readable(tmp_path) == []
            library.articles.purge([1])
            assert readable(tmp_path) == []
        assert readable(tmp_path) == []
        assert [salt_of(backup) for backup in (tmp_path / "library-backups").iterdir()] == [key.salt] * 2
        with Library.open(tmp_path / "copy", key) as copy:
            assert copy.check().is_sound

    def test_the_words_would_be_found(self, tmp_path):
        with filled(tmp_path / "library"):
            assert {word for _, word in readable(tmp_path)} == set(WORDS)

    def test_sqlite_utils_works_on_it_whole(self, tmp_path):
        with closing(Database.open(tmp_path / "secret", new_key(PASSPHRASE))) as opened:
            table = opened.tables.table("things")
            table.insert({"id": 1, "name": "أول"}, pk="id")
            table.insert({"id": 2, "name": "ثان", "more": 7}, pk="id", alter=True)
            table.create_index(["name"], if_not_exists=True)
            table.create_index(["name"], if_not_exists=True)
            table.enable_fts(["name"], create_triggers=True)
            table.upsert({"id": 1, "name": "الأول"}, pk="id")
            table.transform(rename={"more": "count"})
            assert [row["id"] for row in table.search("الأول")] == [1]
            assert list(opened.tables.query("SELECT * FROM things WHERE id = 2")) == [
                {"id": 2, "name": "ثان", "count": 7}
            ]
            with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
                table.insert({"id": 1})
            with pytest.raises(sqlite3.OperationalError, match="no such table"):
                opened.tables.execute("SELECT * FROM nowhere")
            assert isinstance(opened.tables, Tables)

    def test_errors_are_those_of_any_library(self, tmp_path, monkeypatch):
        monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
        key = new_key(PASSPHRASE)
        with filled(tmp_path / "library", key) as library, Library.open(tmp_path / "library", key) as other:
            with (
                other._database.transaction(),
                pytest.raises(LibraryError, match="in use by another program"),
            ):
                library.notes.add(1, ARTICLE, "ملاحظة")
            library._database.value(f"PRAGMA max_page_count = {library._database.value('PRAGMA page_count')}")
            with pytest.raises(LibraryError, match="is full"):
                library.notes.add(1, ARTICLE, "كلام " * 20_000)

    def test_a_full_disk_and_a_place_that_cannot_be_opened_are_told_without_the_drivers_codes(self, small_disk):
        key = new_key(PASSPHRASE)
        with filled(small_disk / "library", key) as library:
            (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - 50_000))
            with pytest.raises(LibraryError, match="is full"):
                library.backups.make(Reason.BY_HAND)
        with pytest.raises(LibraryError, match="writable"), database.translated(small_disk):
            database.connect((small_disk / "none" / "library").as_uri(), key)

    def test_a_plain_library_stays_with_the_standard_module(self, library):
        assert isinstance(library._database._connection, sqlite3.Connection)

    def test_a_library_on_a_disk_that_cannot_be_written_can_be_checked(self, tmp_path):
        key = new_key(PASSPHRASE)
        folder = tmp_path / "disk"
        filled(folder / "library", key).close()
        assert check_file(folder / "library", key).is_sound
        with pytest.raises(LockedError):
            check_file(folder / "library")


class TestTheKey:
    @pytest.mark.parametrize("given", [OTHER, "", PASSPHRASE + " "])
    def test_a_wrong_passphrase_is_told_and_damages_nothing(self, tmp_path, given, capfd):
        path = tmp_path / "library"
        filled(path, new_key(PASSPHRASE)).close()
        before = path.read_bytes()
        with pytest.raises(WrongPassphraseError, match="doesn't open"):
            Library.open(path, key_of(given, salt_of(path)))
        with pytest.raises(LockedError, match="locked with a passphrase"):
            Library.open(path)
        assert path.read_bytes() == before
        assert [file.name for file in tmp_path.iterdir()] == ["library"]
        assert capfd.readouterr() == ("", "")
        with Library.open(path, key_of(PASSPHRASE, salt_of(path))) as library:
            assert library.check().is_sound

    def test_a_passphrase_is_the_same_however_its_letters_are_composed(self):
        salt = bytes(16)
        assert key_of("آمن é", salt) == key_of("\u0627\u0653من e\u0301", salt) != key_of("امن e", salt)

    def test_it_shows_nowhere_and_stays_in_its_process(self):
        key = new_key(PASSPHRASE)
        assert key.secret.hex() not in repr(key)
        assert repr(key.secret) not in repr(key)
        with pytest.raises(BugError):
            pickle.dumps(key)

    def test_processes_that_analyse_do_without_it(self, tmp_path, monkeypatch):
        folder = tmp_path / "articles"
        folder.mkdir()
        for number in range(3):
            (folder / f"{number}.txt").write_text(f"{TEXT} {number}", "utf-8")
        monkeypatch.setattr(Key, "__reduce__", lambda _: pytest.fail("the key was to leave its process"))
        with (
            Library.open(tmp_path / "library", new_key(PASSPHRASE)) as library,
            ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor,
        ):
            result = import_files(library, list(files_in([folder])), executor=executor)
            assert not result.failed
            assert len(library.articles.ids()) == 3

    @pytest.mark.parametrize(
        "content",
        [b"", b"SQLite format 3\0" + bytes(4080), bytes(4096), ("كلام كثير " * 500).encode()[:4096], os.urandom(4095)],
        ids=["nothing", "plain", "zeros", "text", "no whole page"],
    )
    def test_other_files_are_not_taken_for_encrypted_ones(self, tmp_path, content):
        file = tmp_path / "file"
        file.write_bytes(content)
        assert salt_of(file) is None
        assert salt_of(tmp_path) is None
        assert salt_of(tmp_path / "none") is None

    def test_without_the_extra_it_is_said_what_to_install(self, tmp_path, monkeypatch):
        filled(tmp_path / "library", new_key(PASSPHRASE)).close()
        monkeypatch.setattr(database, "can_encrypt", lambda: False)
        monkeypatch.setattr(conversion, "can_encrypt", lambda: False)
        with pytest.raises(LibraryError, match="install Isnad with its extra «encryption»"):
            Library.open(tmp_path / "library")
        with pytest.raises(LibraryError, match="Install Isnad with its extra «encryption»"):
            filled(tmp_path / "plain").rewrite(new_key(PASSPHRASE))
        with Library.open(tmp_path / "plain") as library:
            assert library.check().is_sound


class TestRewriting:
    @pytest.mark.parametrize(
        ("before", "after"),
        [(None, PASSPHRASE), (PASSPHRASE, OTHER), (PASSPHRASE, None)],
        ids=["set", "change", "remove"],
    )
    def test_the_library_and_its_backups_come_over_whole(self, tmp_path, before, after):
        path = tmp_path / "library"
        present, wanted = (new_key(words) if words else None for words in (before, after))
        with filled(path, present) as library:
            library.backups.make(Reason.BY_HAND)
            library.backups.make(Reason.DAILY)
            state = state_of(library)
            mode = path.stat().st_mode
            assert library.rewrite(wanted) == ()
        assert salt_of(path) == (wanted.salt if wanted else None)
        assert path.stat().st_mode == mode
        assert sorted(file.name for file in tmp_path.iterdir()) == ["library", "library-backups"]
        if wanted:
            assert readable(tmp_path) == []
            with pytest.raises(LockedError):
                Library.open(path, present)
        with Library.open(path, wanted) as library:
            assert state_of(library) == state
            assert library.check().is_sound
            assert [backup.contents.notes for backup in library.backups.listed()] == [1, 1]
            library.history.undo()
            library.restore(library.backups.listed()[-1].path)
            assert state_of(library) == state

    def test_row_numbers_stay(self, tmp_path):
        """`sqlcipher_export` would number them anew, and an index over them point to others."""
        path = tmp_path / "library"
        with filled(path) as library:
            library._database.execute("CREATE TABLE numberless (word TEXT)")
            library._database.execute("INSERT INTO numberless (rowid, word) VALUES (10, 'ten'), (20, 'twenty')")
            key = new_key(PASSPHRASE)
            library.rewrite(key)
        with Library.open(path, key) as library:
            assert library._database.column("SELECT rowid FROM numberless") == [10, 20]

    def test_what_was_plain_is_overwritten_before_it_is_deleted(self, tmp_path, monkeypatch):
        path = tmp_path / "library"
        with filled(path) as library:
            library._database.value("PRAGMA wal_checkpoint")
            library.notes.add(1, ARTICLE, f"في السجل {WORDS[1]}")
            # A second name shows what becomes of a file that has lost its first.
            for file in [path, tmp_path / "library-wal"]:
                os.link(file, tmp_path / f"{file.name}.seen")
            assert readable(tmp_path)
            library.rewrite(new_key(PASSPHRASE))
        seen = [tmp_path / "library.seen", tmp_path / "library-wal.seen"]
        assert all(not any(file.read_bytes()) for file in seen)
        assert readable(tmp_path) == []

    def test_it_is_refused_while_another_program_has_the_library_open(self, tmp_path, monkeypatch):
        monkeypatch.setattr(conversion, "BUSY_SECONDS", 0.05)
        path = tmp_path / "library"
        filled(path).close()
        reader = (
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM articles').fetchall();"
            "print('open', flush=True); input()"
        )
        with subprocess.Popen(
            [sys.executable, "-c", reader, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as other:
            other.stdout.readline()
            with pytest.raises(LibraryError, match="in use by another program"):
                Library.open(path).rewrite(new_key(PASSPHRASE))
            other.communicate("\n")
        with Library.open(path) as library:
            assert library.check().is_sound
        assert [file.name for file in tmp_path.iterdir()] == ["library"]

    def test_a_full_disk_leaves_the_library_as_it_was(self, small_disk):
        path = small_disk / "library"
        library = filled(path)
        state = state_of(library)
        (small_disk / "ballast").write_bytes(bytes(shutil.disk_usage(small_disk).free - 50_000))
        with pytest.raises(LibraryError, match=r"full|No space"):
            library.rewrite(new_key(PASSPHRASE))
        with Library.open(path) as opened:
            assert state_of(opened) == state
            (small_disk / "ballast").unlink()
            assert opened.check().is_sound
        assert [file.name for file in small_disk.iterdir()] == ["library"]

    @pytest.mark.parametrize("fault", ["row_counts", "verify"])
    def test_what_came_out_wrong_is_not_swapped_in(self, tmp_path, monkeypatch, fault):
        path = tmp_path / "library"
        library = filled(path)
        if fault == "row_counts":
            monkeypatch.setattr(passphrase, "row_counts", lambda _, schema="main": {"articles": len(schema)})
        else:

            def refuse(made: Database) -> None:
                raise DamagedError("«{file}» is damaged: {cause}.", file=str(made.path), cause="test")

            monkeypatch.setattr(passphrase, "verify", refuse)
        with pytest.raises(LibraryError):
            library.rewrite(new_key(PASSPHRASE))
        with Library.open(path) as opened:
            assert opened.check().is_sound
        assert [file.name for file in tmp_path.iterdir()] == ["library"]

    @pytest.mark.parametrize("moment", ["write_converted", "verify", "_swap", "flush", "shred", "rewrite_backups"])
    def test_killed_at_any_step_leaves_one_whole_library_and_the_rest_is_finished_later(self, tmp_path, moment):
        path = tmp_path / "library"
        with filled(path) as library:
            library.backups.make(Reason.DAILY)
            state = state_of(library)
        command = [sys.executable, "-c", KILLED_WHILE_REWRITING, path, moment, PASSPHRASE]
        assert subprocess.run(command, cwd=Path(__file__).parents[3], check=False).returncode == -9
        salt = salt_of(path)
        assert (salt is None) == (moment in {"write_converted", "verify", "_swap"})
        with Library.open(path, key_of(PASSPHRASE, salt) if salt else None) as opened:
            assert state_of(opened) == state
            assert opened.check().is_sound
            assert [backup.contents.articles for backup in opened.backups.listed()] == [1]
        if salt:
            assert readable(tmp_path) == []
            assert sorted(file.name for file in tmp_path.iterdir()) == ["library", "library-backups"]

    def test_a_backup_that_cannot_be_encrypted_is_deleted(self, tmp_path):
        path = tmp_path / "library"
        with filled(path) as library:
            made = library.backups.make(Reason.BY_HAND)
            raw = library.backups.copy_raw()
            content = bytearray(made.path.read_bytes())
            content[4096:8192] = b"\xff" * 4096
            made.path.write_bytes(content)
            key = new_key(PASSPHRASE)
            assert library.rewrite(key) == (made.path,)
        assert not made.path.exists()
        assert salt_of(raw) == key.salt
        assert readable(tmp_path) == []

    def test_a_backup_under_a_foreign_key_stays(self, tmp_path):
        path = tmp_path / "library"
        with filled(path, new_key(OTHER)) as library:
            foreign = library.backups.make(Reason.BY_HAND).path
        path.unlink()
        with filled(path) as library:
            assert library.backups.listed()[0].contents is None
            assert library.rewrite(new_key(PASSPHRASE)) == ()
        assert foreign.exists()


class TestRestoring:
    def test_a_plain_file_is_taken_into_an_encrypted_library_encrypted(self, tmp_path):
        with filled(tmp_path / "plain") as plain:
            state = state_of(plain)
            source = plain.backups.write_to(tmp_path / "elsewhere").path
        for file in tmp_path.glob("plain*"):
            file.unlink()
        outside = source.rename(tmp_path.parent / f"{tmp_path.name}.outside")
        with Library.open(tmp_path / "library", new_key(PASSPHRASE)) as library:
            library.restore(outside)
            assert state_of(library) == state
            assert readable(tmp_path) == []

    def test_an_encrypted_backup_needs_its_own_key(self, tmp_path):
        with filled(tmp_path / "secret", new_key(PASSPHRASE)) as secret:
            source = secret.backups.make(Reason.BY_HAND).path
        with filled(tmp_path / "library") as library:
            before = state_of(library)
            with pytest.raises(LockedError):
                library.restore(source)
            assert state_of(library) == before

    def test_daily_and_migration_backups_are_encrypted_too(self, tmp_path, monkeypatch):
        from tests.library.safekeeping.test_backups import _Days

        days = _Days()
        key = new_key(PASSPHRASE)
        with filled(tmp_path / "library", key) as library:
            days.moment += timedelta(days=1)
            monkeypatch.setattr("app.library.safekeeping.backups.datetime", days)
            library.notes.add(1, ARTICLE, "في الغد")
            (made,) = library.backups.listed()
        assert made.reason is Reason.DAILY
        assert salt_of(made.path) == key.salt
