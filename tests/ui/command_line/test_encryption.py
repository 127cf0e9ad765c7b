"""`isnad passphrase`: set, changed and removed, typed unseen or given by a script, the backups told of."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.library import Library, Reason, can_encrypt, new_key, salt_of
from app.library.encryption import attempts, cipher
from app.library.encryption.cipher import key_of
from ui.__main__ import main
from ui.command_line import encryption, passphrase

pytestmark = pytest.mark.skipif(not can_encrypt(), reason="the extra «encryption» is not installed")

OLD, NEW = "سبع نخلات", "three brass lanterns"
ROOT = Path(__file__).resolve().parents[3]
HOLDING = """
import sys
from pathlib import Path
from app.library import Library
library = Library.open(Path(sys.argv[1]))
print(library.articles.ids(), flush=True)
input()
print(library.articles.ids())
"""


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, tmp_path):
    """Keep attempts and keyring of the person out, stretch passphrases less, and wait for nothing."""
    monkeypatch.setattr(cipher, "ITERATIONS", 1000)
    monkeypatch.setattr(attempts, "attempts_file", lambda: tmp_path / "data" / "attempts.json")
    monkeypatch.setattr("app.library.encryption.key_store._backend", lambda: None)
    monkeypatch.setattr(passphrase.time, "sleep", lambda _: None)
    monkeypatch.delenv(passphrase.VARIABLE, raising=False)


@pytest.fixture
def library(tmp_path) -> Path:
    path = tmp_path / "library.isnad"
    article = tmp_path / "article.txt"
    article.write_text("هدنة في الريف\n\nأعلن الوسيط أن هدنة تبدأ فجر الأحد.\n", "utf-8")
    assert main(["--library", str(path), "import", str(article)]) == 0
    with Library.open(path) as opened:
        opened.backups.make(Reason.BY_HAND)
    return path


@pytest.fixture
def file(tmp_path):
    """Return what writes a passphrase into a file."""

    def written(words: str) -> str:
        made = tmp_path / f"{abs(hash(words))}.txt"
        made.write_text(f"{words}\n", "utf-8")
        return str(made)

    return written


def call(library: Path, *arguments: str) -> int:
    return main(["--library", str(library), "passphrase", *arguments])


def opens(library: Path, words: str | None) -> bool:
    key = key_of(words, salt_of(library)) if words else None
    with Library.open(library, key) as opened:
        return opened.articles.ids() == [1] and all(backup.contents for backup in opened.backups.listed())


def test_it_is_set_changed_and_removed_by_files(library, file, capsys):
    assert call(library, "set", "--new-passphrase-file", file(OLD)) == 0
    assert "is encrypted" in capsys.readouterr().out
    assert opens(library, OLD)
    assert call(library, "change", "--passphrase-file", file(OLD), "--new-passphrase-file", file(NEW)) == 0
    assert opens(library, NEW)
    capsys.readouterr()
    assert call(library, "remove", "--passphrase-file", file(NEW), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"path": str(library), "encrypted": False, "backups": {"deleted": [], "left": []}}
    assert opens(library, None)


def test_scripts_give_both_on_standard_input(library, file, monkeypatch):
    assert call(library, "set", "--new-passphrase-file", file(OLD)) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{OLD}\n{NEW}\n"))
    assert call(library, "change", "--passphrase-file", "-", "--new-passphrase-file", "-") == 0
    assert opens(library, NEW)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no /dev/fd")
def test_scripts_give_it_as_an_open_file(library, file, monkeypatch):
    assert call(library, "set", "--new-passphrase-file", file(OLD)) == 0
    reading, writing = os.pipe()
    os.write(writing, f"{OLD}\n".encode())
    os.close(writing)
    monkeypatch.setenv(passphrase.VARIABLE, f"/dev/fd/{reading}")
    try:
        assert call(library, "remove") == 0
    finally:
        os.close(reading)
    assert opens(library, None)


def test_it_is_typed_and_a_new_one_twice(library, monkeypatch, capsys):
    typed = iter(["short", OLD, "otherwise", OLD, OLD])
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(typed)

    monkeypatch.setattr(encryption.getpass, "getpass", answer)
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert call(library, "set") == 0
    assert asked == ["New passphrase: ", "New passphrase: ", "Once more: ", "New passphrase: ", "Once more: "]
    told = capsys.readouterr().err
    assert "fewer than 8 letters" in told
    assert "not the same" in told
    assert opens(library, OLD)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_at_a_real_terminal_nothing_typed_is_shown(library, tmp_path):
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "ui", "--library", str(library), "passphrase", "set"]
    surroundings = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdin=slave, stdout=subprocess.PIPE, stderr=slave, start_new_session=True
    ) as process:
        os.close(slave)
        shown = ""
        for prompt in ("New passphrase:", "Once more:"):
            while prompt not in shown:
                shown += os.read(master, 1000).decode()
            os.write(master, f"{OLD}\n".encode())
        assert b"is encrypted" in process.stdout.read()
        assert process.wait() == 0
    os.close(master)
    assert OLD not in shown
    assert salt_of(library) is not None


def test_three_times_nothing_fit_changes_nothing(library, monkeypatch, capsys):
    before = library.read_bytes()
    monkeypatch.setattr(encryption.getpass, "getpass", lambda _: "short")
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert call(library, "set") == 1
    assert "Nothing was changed" in capsys.readouterr().err
    assert library.read_bytes() == before


@pytest.mark.parametrize("action", ["change", "remove"])
def test_a_wrong_passphrase_changes_nothing(library, file, action, capsys):
    assert call(library, "set", "--new-passphrase-file", file(OLD)) == 0
    new = ["--new-passphrase-file", file(NEW)] if action == "change" else []
    before = library.read_bytes()
    assert call(library, action, "--passphrase-file", file("not this one"), *new) == 1
    assert "doesn't open the library" in capsys.readouterr().err
    assert library.read_bytes() == before


def test_the_keyring_does_not_speak_for_whoever_sits_there(library, file, monkeypatch, capsys):
    assert call(library, "set", "--new-passphrase-file", file(OLD)) == 0
    key = key_of(OLD, salt_of(library))
    monkeypatch.setattr("app.library.encryption.key_store.recall", lambda _: key)
    assert call(library, "remove") == 1
    assert "--passphrase-file" in capsys.readouterr().err
    assert opens(library, OLD)


@pytest.mark.parametrize(
    ("is_set", "action", "complaint"),
    [(True, "set", "has a passphrase"), (False, "change", "has no passphrase"), (False, "remove", "has no passphrase")],
)
def test_what_cannot_be_done_is_said(library, file, is_set, action, complaint, capsys):
    if is_set:
        assert call(library, "set", "--new-passphrase-file", file(OLD)) == 0
    new = ["--new-passphrase-file", file(NEW)] if action != "remove" else []
    assert call(library, action, *new) == 1
    told = capsys.readouterr().err
    assert complaint in told
    assert str(library) in told


def test_wrong_calls(library, file, tmp_path, capsys):
    assert call(library, "forget") == 2
    assert call(library, "remove", "--new-passphrase-file", file(NEW)) == 2
    assert call(tmp_path / "none.isnad", "set", "--new-passphrase-file", file(NEW)) == 1
    assert not (tmp_path / "none.isnad").exists()
    assert call(library, "set", "--new-passphrase-file", file("short")) == 1
    assert "fewer than 8 letters" in capsys.readouterr().err
    assert salt_of(library) is None


def test_nobody_to_ask_is_said(library, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert call(library, "set") == 1
    assert "--new-passphrase-file" in capsys.readouterr().err


def test_an_open_library_is_left_alone(library, file, monkeypatch, capsys):
    monkeypatch.setattr("app.library.database.BUSY_SECONDS", 0.1)
    monkeypatch.setattr("app.library.encryption.conversion.BUSY_SECONDS", 0.1)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(library)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"[1]\n"
        assert call(library, "set", "--new-passphrase-file", file(OLD)) == 1
        assert "in use by another program" in capsys.readouterr().err
        told, _ = other.communicate(b"\n")
        assert told == b"[1]\n"
    assert salt_of(library) is None


def test_backups_that_cannot_be_written_anew_are_named(library, file, tmp_path, capsys):
    with Library.open(library) as opened:
        (backup,) = opened.backups.listed()
    damaged = backup.path.with_name("library.20200101T000000.000000Z.by-hand.isnad")
    damaged.write_bytes(backup.path.read_bytes()[:5000])
    foreign = backup.path.with_name("library.20200102T000000.000000Z.by-hand.isnad")
    elsewhere = tmp_path / "other.isnad"
    Library.open(elsewhere, new_key("another one")).close()
    shutil.copyfile(elsewhere, foreign)
    assert call(library, "set", "--new-passphrase-file", file(OLD)) == 0
    told = capsys.readouterr().err.splitlines()
    assert told == [
        f"isnad: a backup that could not be written anew was deleted: {damaged}",
        f"isnad: a backup keeps the passphrase that it had: {foreign}",
    ]
    assert not damaged.exists()
    assert foreign.read_bytes() == elsewhere.read_bytes()


@pytest.mark.parametrize("is_set", [True, False])
def test_a_backup_under_another_passphrase_is_brought_back_with_it(library, file, tmp_path, is_set, capsys):
    assert call(library, "set", "--new-passphrase-file", file(NEW)) == 0
    backup = tmp_path / "outside"
    assert main(["--library", str(library), "backup", str(backup), "--passphrase-file", file(NEW)]) == 0
    assert call(library, "remove", "--passphrase-file", file(NEW)) == 0
    own = []
    if is_set:
        assert call(library, "set", "--new-passphrase-file", file(OLD)) == 0
        own = ["--passphrase-file", file(OLD)]
    assert main(["--library", str(library), "tag", "1", "بعد", *own]) == 0
    restore = ["--library", str(library), "restore", str(backup)]
    assert main([*restore, *own]) == 1
    assert str(backup) in capsys.readouterr().err
    assert main([*restore, *own, "--their-passphrase-file", file(NEW)]) == 0
    assert opens(library, OLD if is_set else None)
    capsys.readouterr()
    assert main(["--library", str(library), "list", "--json", *own]) == 0
    assert json.loads(capsys.readouterr().out)[0]["tags"] == []
