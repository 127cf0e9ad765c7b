"""Full disks, read-only places, locks and vanished files: a clear word, nothing lost, and work goes on when it can."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.errors import GoneError, LibraryError
from app.library import Library, Reason, check_file, database
from tests.library.conftest import make_analysis, make_document
from ui.__main__ import main

ROOT = Path(__file__).parent.parent.parent
ARTICLE = Target(TargetKind.ARTICLE, 1)


def _isnad(path: Path, *call: object, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command on a library; with a limit, no file may become larger than so many bytes."""

    def restrict() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "ui", "--library", str(path), *map(str, call)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        preexec_fn=restrict,
        check=False,
    )


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    # Drawn letters hardly pack together, and in long words there is little to analyse.
    dice = random.Random(6)  # noqa: S311 - a test's
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
    files = [folder / f"{number}.txt" for number in range(6)]
    for number, file in enumerate(files):
        words = " ".join("".join(dice.choices(letters, k=40)) for _ in range(300))
        file.write_text(f"خبر {number}\n\nقال ناطق أمس إن خمسة جنود قُتلوا.\n\n{words}\n", "utf-8")
    return files


def _assert_kept(path: Path, told: list[dict[str, object]]) -> None:
    assert check_file(path).problems == ()
    with Library.open(path) as library:
        for one in told:
            if one["status"] == "imported":
                assert library.articles.document(int(str(one["id"]))).origin.path == one["path"]


def test_disk_that_fills_up_during_an_import_loses_nothing_and_the_import_goes_on(tmp_path, articles):
    path = tmp_path / "library.isnad"
    assert _isnad(path, "import", articles[0]).returncode == 0
    first = _isnad(path, "import", "--json", *articles, limit=path.stat().st_size + 150_000)
    told = [json.loads(line) for line in first.stdout.splitlines()]
    assert first.returncode == 1
    assert str(path) in first.stderr
    assert told[0]["status"] == "duplicate"
    assert told[-1]["status"] == "failed"
    assert told[-1]["error"] in first.stderr
    assert 1 < len(told) < 7
    _assert_kept(path, told)
    again = _isnad(path, "import", "--json", *articles)
    assert again.returncode == 0
    assert len(again.stdout.splitlines()) == 6
    with Library.open(path) as library:
        assert len(library.articles.ids()) == 6


def _fill(disk: Path) -> None:
    (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))
    assert shutil.disk_usage(disk).free == 0


def _write_on(library: Library) -> None:
    for number in range(100):
        library.notes.add(1, ARTICLE, f"ملاحظة {number} " * 2000)


def test_full_disk_is_told_by_every_kind_of_work(small_disk, articles):
    path = small_disk / "library.isnad"
    assert _isnad(path, "import", articles[0]).returncode == 0
    _fill(small_disk)
    whole = path.read_bytes()
    for call in (["import", "--json", articles[1]], ["backup", small_disk / "copy.isnad"], ["purge", "1"]):
        done = _isnad(path, *call)
        assert done.returncode == 1, call
        assert "full" in done.stderr or "No space left" in done.stderr, done.stderr
    assert not (small_disk / "copy.isnad").exists()
    assert path.read_bytes()[:100] == whole[:100]
    (small_disk / "ballast").unlink()
    assert check_file(path).problems == ()
    assert _isnad(path, "import", articles[1]).returncode == 0
    assert _isnad(path, "backup", small_disk / "copy.isnad").returncode == 0


def test_full_disk_stops_an_open_library_until_there_is_room(small_disk, document):
    path = small_disk / "library.isnad"
    with Library.open(path) as library:
        library.articles.add(document, make_analysis(document))
        _fill(small_disk)
        with pytest.raises(LibraryError, match=r"full|failed"):
            _write_on(library)
        kept = len(library.articles.reading(1).notes)
        with pytest.raises(LibraryError):
            library.backups.make(Reason.BY_HAND)
        (small_disk / "ballast").unlink()
        library.notes.add(1, ARTICLE, "ملاحظة أخيرة")
        assert len(library.articles.reading(1).notes) == kept + 1
        assert library.check().problems == ()
        library.backups.make(Reason.BY_HAND)


def test_restore_onto_a_full_disk_leaves_what_was_there(small_disk, document, tmp_path):
    path = small_disk / "library.isnad"
    big = tmp_path / "big.isnad"
    with Library.open(big) as library:
        one = replace(make_document("مقال كبير"), original=os.urandom(20_000_000))
        library.articles.add(one, make_analysis(one))
    with Library.open(path) as library:
        library.articles.add(document, make_analysis(document))
        with pytest.raises(LibraryError):
            library.restore(big)
        assert library.articles.ids() == [1]
        assert library.notes.add(1, ARTICLE, "بعد ذلك")
        assert library.check().problems == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="becomes somebody else for a while")
def test_library_that_becomes_read_only_is_told_and_goes_on(document):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.isnad"
        Path(folder).chmod(0o755)
        with Library.open(path) as library:
            library.articles.add(document, make_analysis(document))
        path.chmod(0o444)
        os.seteuid(65534)
        try:
            with pytest.raises(LibraryError, match="no permission"):
                Library.open(path)
            # What only looks still can.
            assert check_file(path).is_sound
        finally:
            os.seteuid(0)
        path.chmod(0o644)
        with Library.open(path) as library:
            assert library.articles.set_starred(1, True)


def test_file_locked_by_another_program_is_told_and_opens_later(tmp_path, document, monkeypatch, capsys):
    monkeypatch.setattr(database, "BUSY_SECONDS", 1)
    path = tmp_path / "library.isnad"
    with Library.open(path) as library:
        library.articles.add(document, make_analysis(document))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    other.execute("UPDATE articles SET read_at = 'now'")
    assert main(["--library", str(path), "undo"]) == 1
    assert "in use by another program" in capsys.readouterr().err
    other.execute("ROLLBACK")
    other.close()
    assert _isnad(path, "check").returncode == 0


def test_library_on_a_disk_that_is_pulled_out(tmp_path, document):
    stick, away = tmp_path / "stick", tmp_path / "away"
    path = stick / "library.isnad"
    library = Library.open(path)
    library.articles.add(document, make_analysis(document))
    library.notes.add(1, ARTICLE, "قبل")
    stick.rename(away)
    for write in (
        lambda: library.notes.add(1, ARTICLE, "في العدم"),
        lambda: library.articles.set_read(1, True),
        library.history.undo,
        lambda: library.articles.purge([1]),
        lambda: library.restore(away / "library.isnad"),
    ):
        with pytest.raises(GoneError, match="not at its place"):
            write()
    assert not stick.exists()
    with pytest.raises(GoneError):
        Library.open(path, is_made=False)
    library.close()
    away.rename(stick)
    with Library.open(path) as again:
        assert [note.text for note in again.articles.reading(1).notes] == ["قبل"]
        assert again.check().problems == ()


def test_closing_touches_no_other_library_that_took_the_place(tmp_path, document):
    path = tmp_path / "library.isnad"
    library = Library.open(path)
    library.articles.add(document, make_analysis(document))
    (tmp_path / "away").mkdir()
    for file in tmp_path.glob("library.isnad*"):
        file.rename(tmp_path / "away" / file.name)
    other = Library.open(path)
    made = make_document("مقال آخر تماما")
    other.articles.add(made, make_analysis(made))
    with pytest.raises(GoneError):
        library.articles.set_starred(1, True)
    library.close()
    with Library.open(path) as third:
        assert third.articles.document(1).text == "مقال آخر تماما"
        assert third.check().problems == ()
    other.close()
