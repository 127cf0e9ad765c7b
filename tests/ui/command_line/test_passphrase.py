"""The passphrase on the command line: from a file or typed, never in the call; wrong ones wait."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.library import Library, new_key, salt_of
from app.library.encryption import attempts, cipher
from app.library.encryption.cipher import key_of
from ui.__main__ import main
from ui.command_line import passphrase

PASSPHRASE = "سبع نخلات"  # noqa: S105
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, tmp_path):
    """Keep attempts and keyring of the person out, stretch passphrases less, and wait for nothing."""
    monkeypatch.setattr(cipher, "ITERATIONS", 1000)
    monkeypatch.setattr(attempts, "attempts_file", lambda: tmp_path / "data" / "attempts.json")
    monkeypatch.setattr("app.library.encryption.key_store._backend", lambda: None)
    monkeypatch.delenv(passphrase.VARIABLE, raising=False)


@pytest.fixture
def waits(monkeypatch) -> list[float]:
    """Return for how long was waited, in whole seconds, without waiting."""
    waited: list[float] = []
    clock = [1000.0]

    def sleep(seconds: float) -> None:
        waited.append(round(seconds))
        clock[0] += seconds

    monkeypatch.setattr(passphrase.time, "sleep", sleep)
    monkeypatch.setattr(attempts.time, "time", lambda: clock[0])
    return waited


@pytest.fixture
def library(tmp_path) -> Path:
    path = tmp_path / "library.isnad"
    Library.open(path, new_key(PASSPHRASE)).close()
    return path


@pytest.fixture
def file(tmp_path) -> Path:
    made = tmp_path / "passphrase.txt"
    made.write_text(f"{PASSPHRASE}\nanother line\n", "utf-8")
    return made


@pytest.mark.parametrize("way", ["option", "variable", "before"])
def test_every_command_takes_it_from_a_file(library, file, tmp_path, monkeypatch, capsys, way):
    options = ["--library", str(library)]
    behind = ["--passphrase-file", str(file)] if way == "option" else []
    if way == "variable":
        monkeypatch.setenv(passphrase.VARIABLE, str(file))
    elif way == "before":
        options += ["--passphrase-file", str(file)]
    article = tmp_path / "article.txt"
    article.write_text("هدنة في الريف\n\nأعلن الوسيط أن هدنة تبدأ فجر الأحد.\n", "utf-8")
    copy, again = tmp_path / "copy", tmp_path / "again"
    for call in (
        ["import", str(article)],
        ["list"],
        ["search", "الهدنة"],
        ["show", "1"],
        ["tag", "1", "ريف"],
        ["undo"],
        ["redo"],
        ["export", "--format", "markdown", "--output", str(tmp_path / "out.md")],
        ["check", "--salvage", str(tmp_path / "salvaged")],
        ["backup", str(copy)],
        ["restore", str(copy)],
    ):
        assert main([*options, *call, *behind]) == 0, call
        capsys.readouterr()
    assert main(["--library", str(again), *options[2:], "restore", str(copy), *behind]) == 0
    assert salt_of(copy) == salt_of(library) == salt_of(again) == salt_of(tmp_path / "salvaged") is not None


def test_without_a_terminal_it_is_said_how_to_give_it(library, capsys):
    assert main(["--library", str(library), "list"]) == 1
    told = capsys.readouterr().err
    assert "--passphrase-file" in told
    assert passphrase.VARIABLE in told


def test_a_wrong_passphrase_is_told_and_waits_longer_with_each_call(library, file, waits, capsys):
    before = library.read_bytes()
    file.write_text("wrong", "utf-8")
    for wait in ([], [1], [1, 2], [1, 2, 4]):
        assert main(["--library", str(library), "list", "--passphrase-file", str(file)]) == 1
        assert "This passphrase doesn't open the library" in capsys.readouterr().err
        assert waits == wait
    assert library.read_bytes() == before
    file.write_text(PASSPHRASE, "utf-8")
    for _ in range(2):
        assert main(["--library", str(library), "list", "--passphrase-file", str(file)]) == 0
    assert waits == [1, 2, 4, 8]


def test_no_wait_is_longer_than_a_minute(library, file, waits):
    file.write_text("wrong", "utf-8")
    for _ in range(9):
        main(["--library", str(library), "list", "--passphrase-file", str(file)])
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"], ids=["missing", "no text"])
def test_a_file_that_cannot_be_read_is_named(library, tmp_path, capsys, content):
    file = tmp_path / "none.txt"
    if content is not None:
        file.write_bytes(content)
    assert main(["--library", str(library), "list", "--passphrase-file", str(file)]) == 1
    assert str(file) in capsys.readouterr().err


def test_a_plain_library_asks_for_nothing(tmp_path, file, capsys):
    plain = tmp_path / "plain.isnad"
    Library.open(plain).close()
    for options in ([], ["--passphrase-file", str(file)]):
        assert main(["--library", str(plain), "list", "--json", *options]) == 0
        assert json.loads(capsys.readouterr().out) == []
    assert salt_of(plain) is None


def test_at_a_terminal_it_is_asked_for_unseen_and_not_mixed_into_the_output(library, monkeypatch, tmp_path):
    pty = pytest.importorskip("pty")
    # The command is a process of its own: there the passphrase is stretched in full.
    monkeypatch.undo()
    library.unlink()
    Library.open(library, new_key(PASSPHRASE)).close()
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "ui", "--library", str(library), "list", "--json"]
    surroundings = {
        **os.environ,
        "XDG_DATA_HOME": str(tmp_path),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdin=slave, stdout=subprocess.PIPE, stderr=slave, start_new_session=True
    ) as process:
        os.close(slave)
        shown = os.read(master, 1000).decode()
        while "Passphrase:" not in shown:
            shown += os.read(master, 1000).decode()
        os.write(master, f"{PASSPHRASE}\n".encode())
        assert json.loads(process.stdout.read()) == []
        assert process.wait() == 0
    os.close(master)
    assert PASSPHRASE not in shown


def test_a_damaged_encrypted_library_is_salvaged_into_an_encrypted_one(library, file, tmp_path, capsys):
    key = key_of(PASSPHRASE, salt_of(library))
    with Library.open(library, key) as opened:
        from tests.library.conftest import make_analysis, make_document

        for number in range(30):
            document = make_document(f"مقال رقم {number}\n" + "كلام كثير " * 400, name=f"{number}.txt")
            opened.articles.add(document, make_analysis(document))
        opened.notes.add(1, Target(TargetKind.ARTICLE, 1), "ملاحظة")
    content = bytearray(library.read_bytes())
    start = len(content) // 4096 * 3 // 4 * 4096
    content[start : start + 4096] = bytes(4096)
    library.write_bytes(content)
    target = tmp_path / "salvaged.isnad"
    options = ["--library", str(library), "--passphrase-file", str(file)]
    assert main([*options, "check"]) == 1
    assert "damaged" in capsys.readouterr().err
    assert main([*options, "check", "--salvage", str(target)]) == 0
    assert salt_of(target) == key.salt
    with Library.open(target, key) as saved:
        assert saved.check().is_sound
        assert len(saved.articles.ids()) > 15
