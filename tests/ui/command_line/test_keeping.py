"""The commands that keep the library whole, and what they print for machines."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.library import Library, Reason
from ui.__main__ import main

FIRST = "مقتل خمسة جنود قرب الحدود\n\nقال ناطق عسكري أمس إن خمسة جنود قُتلوا في كمين.\n"
SECOND = "هدنة جديدة في ريف المدينة\n\nأعلن الوسيط الدولي أن هدنة تبدأ فجر الأحد.\n"


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "in" / "first.txt", tmp_path / "in" / "second.txt"]
    paths[0].parent.mkdir()
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_text(text, "utf-8")
    return paths


@pytest.fixture
def isnad(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Return a function that runs one call on the library and returns its status, output and errors."""

    def run(*call: object) -> tuple[int, str, str]:
        status = main(["--library", str(tmp_path / "library.isnad"), *map(str, call)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def filled(isnad, articles: list[Path], tmp_path: Path) -> Path:
    assert isnad("import", *articles)[0] == 0
    path = tmp_path / "library.isnad"
    with Library.open(path) as library:
        library.notes.add(1, Target(TargetKind.ARTICLE, 1), "ملاحظة")
    return path


def test_import_tells_of_each_file_in_a_line(isnad, articles, tmp_path):
    broken = tmp_path / "in" / "broken.txt"
    broken.write_bytes(b"")
    status, out, _ = isnad("import", "--json", articles[0], broken, articles[1], articles[0])
    assert status == 1
    lines = [json.loads(line) for line in out.splitlines()]
    assert [(line["path"], line["status"], line["id"]) for line in lines] == [
        (str(articles[0]), "imported", 1),
        (str(broken), "failed", None),
        (str(articles[1]), "imported", 2),
        (str(articles[0]), "duplicate", 1),
    ]
    assert [line["error"] for line in lines] == [None, "«broken.txt» is empty.", None, None]
    assert all(list(line) == ["path", "status", "id", "error"] for line in lines)


def test_undo_and_redo_go_through_the_history(isnad, filled):
    assert isnad("undo") == (0, "Undone: add note (article 1)\n", "")
    with Library.open(filled) as library:
        assert library.articles.reading(1).notes == ()
    status, out, _ = isnad("redo", "--json")
    assert (status, json.loads(out)) == (0, {"redone": "add_note", "articles": [1]})
    assert isnad("redo") == (1, "", "isnad: there is nothing to be redone.\n")
    isnad("undo")
    # Both came in by one command.
    assert isnad("undo") == (0, "Undone: take in (articles 1, 2)\n", "")
    with Library.open(filled) as library:
        assert library.articles.ids() == []
    status, out, _ = isnad("undo", "--json")
    assert (status, json.loads(out)) == (1, {"undone": None, "articles": []})
    isnad("redo")
    with Library.open(filled) as library:
        assert len(library.articles.ids()) == 2


def test_check_finds_a_whole_library_whole(isnad, filled):
    status, out, err = isnad("check")
    assert (status, err) == (0, "")
    assert out == "The library is whole: 2 articles, 2 original files, 4 steps of its history.\n"
    assert json.loads(isnad("check", "--json")[1]) == {
        "sound": True,
        "articles": 2,
        "originals": 2,
        "steps": 4,
        "problems": [],
    }


def test_check_names_the_first_thing_that_is_wrong(isnad, filled):
    _alter(filled, "DROP TRIGGER documents_never_change", "UPDATE documents SET text = 'غير ذلك' WHERE id = 2")
    status, out, err = isnad("check")
    assert (status, out) == (1, "")
    assert err.splitlines()[0] == "isnad: Article 2: the text is not the one that was imported."
    status, out, _ = isnad("check", "--json")
    report = json.loads(out)
    assert (status, report["sound"]) == (1, False)
    assert report["problems"][0] == {
        "message": "Article 2: the text is not the one that was imported.",
        "table": "documents",
        "row": 2,
        "article": 2,
    }


def test_check_saves_what_can_be_read_of_a_damaged_library(isnad, filled, tmp_path):
    content = bytearray(filled.read_bytes())
    content[100:4096] = bytes(3996)
    filled.write_bytes(content)
    saved = tmp_path / "saved.isnad"
    assert isnad("check")[0] == 1
    status, _, err = isnad("check", "--salvage", saved)
    assert status == 0
    assert "2 articles" in err
    assert filled.read_bytes() == content
    with Library.open(saved) as library:
        assert library.check().is_sound
        assert library.articles.document(1).text == FIRST
        assert [note.text for note in library.articles.reading(1).notes] == ["ملاحظة"]


def test_backup_into_a_file_or_a_folder(isnad, filled, tmp_path):
    target = tmp_path / "copy.isnad"
    assert isnad("backup", target) == (0, f"{target}: 2 articles, 1 note, 0 tags\n", "")
    status, _, err = isnad("backup", target)
    assert (status, err) == (1, f"isnad: There is a file at «{target}» already.\n")
    assert isnad("backup", target, "--replace")[0] == 0
    folder = tmp_path / "copies"
    folder.mkdir()
    status, out, _ = isnad("backup", folder, "--json")
    told = json.loads(out)
    assert Path(told["path"]).parent == folder
    assert (told["articles"], told["bytes"]) == (2, Path(told["path"]).stat().st_size)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copies", "copy.isnad", "in", "library.isnad"]


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_the_library_is_no_backup_of_itself(isnad, filled, command):
    before = filled.read_bytes()
    assert isnad(command, filled)[0] == 2
    assert filled.read_bytes() == before


def test_restore_keeps_what_was_there(isnad, filled, tmp_path):
    copy = tmp_path / "copy.isnad"
    isnad("backup", copy)
    isnad("undo")
    status, out, _ = isnad("restore", copy, "--json")
    told = json.loads(out)
    assert (status, told["restored"]) == (0, str(copy))
    with Library.open(filled) as library, Library.open(Path(told["kept"])) as before:
        assert len(library.articles.reading(1).notes) == 1
        assert before.articles.reading(1).notes == ()


def test_restore_makes_a_library_where_there_is_none(isnad, filled, tmp_path):
    copy = tmp_path / "copy.isnad"
    isnad("backup", copy)
    filled.unlink()
    assert isnad("restore", copy) == (0, f"{filled} is what {copy} holds.\n", "")
    assert isnad("check")[0] == 0


def test_damaged_backup_makes_no_library_where_there_is_none(isnad, filled, tmp_path):
    copy = tmp_path / "copy.isnad"
    isnad("backup", copy)
    _alter(copy, "UPDATE steps SET at = '2001' WHERE id = 2")
    filled.unlink()
    status, out, err = isnad("restore", copy)
    assert (status, out) == (1, "")
    assert "breaks at step 2" in err
    assert not filled.exists()


def test_restore_puts_a_damaged_library_aside(isnad, filled, tmp_path):
    copy = tmp_path / "copy.isnad"
    isnad("backup", copy)
    content = bytearray(filled.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    filled.write_bytes(content)
    status, out, _ = isnad("restore", copy, "--json")
    assert status == 0
    assert Path(json.loads(out)["kept"]).read_bytes() == content
    assert isnad("check")[0] == 0


def test_damaged_backup_is_refused_also_for_a_damaged_library(isnad, filled, tmp_path):
    copy = tmp_path / "copy.isnad"
    content = bytearray(filled.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    copy.write_bytes(content)
    filled.write_bytes(content)
    status, out, err = isnad("restore", copy)
    assert (status, out) == (1, "")
    assert "damaged" in err
    assert filled.read_bytes() == content


def test_purge_says_what_goes_and_leaves_nothing(isnad, filled, tmp_path):
    with Library.open(filled) as library:
        library.backups.make(Reason.DAILY)
    status, out, err = isnad("purge", 1)
    assert (status, out) == (0, "1 article deleted for good.\n")
    assert "article 1 goes for good" in err
    assert "1 backup that Isnad keeps" in err
    for path in tmp_path.glob("library*/**/*"):
        assert "كمين".encode() not in path.read_bytes()
    assert "كمين".encode() not in filled.read_bytes()
    assert isnad("check")[0] == 0
    assert isnad("purge", 1)[0] == 1


@pytest.mark.parametrize("command", [["check"], ["undo"], ["redo"], ["purge", "1"], ["backup", "x.isnad"]])
def test_nothing_of_it_makes_a_library(isnad, tmp_path, command, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, _, err = isnad(*command)
    assert (status, "no library" in err) == (1, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", [["purge"], ["purge", "0"], ["backup"], ["restore"], ["undo", "2"], ["check", "x"]])
def test_a_wrong_call_gives_status_2(isnad, call):
    assert isnad(*call)[0] == 2


def _alter(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
