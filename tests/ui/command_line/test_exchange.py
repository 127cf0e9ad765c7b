"""`isnad export --format library` and `isnad merge`, as machines and people call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.library import Library, new_key, salt_of
from app.library.encryption import cipher
from ui.__main__ import main

FIRST = "مقتل خمسة جنود قرب الحدود\n\nقال ناطق عسكري أمس إن خمسة جنود قُتلوا في كمين.\n"
SECOND = "هدنة جديدة في ريف المدينة\n\nأعلن الوسيط الدولي أن هدنة تبدأ فجر الأحد.\n"
PASSPHRASE = "سبع نخلات قديمة"  # noqa: S105
OTHER = "غيرها تماما وأطول"


@pytest.fixture(autouse=True)
def hasty(monkeypatch):
    """Stretch passphrases less: the tests need not resist anybody."""
    monkeypatch.setattr(cipher, "ITERATIONS", 1000)


@pytest.fixture
def isnad(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Return a function that runs one call on a library and returns its status, output and errors."""

    def run(library: str, *call: object) -> tuple[int, str, str]:
        status = main(["--library", str(tmp_path / f"{library}.isnad"), *map(str, call)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run


@pytest.fixture
def both(isnad, tmp_path: Path) -> Path:
    """Make two libraries that have the first article in common, and return their folder."""
    files = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for file, text in zip(files, (FIRST, SECOND), strict=True):
        file.write_text(text, "utf-8")
    assert isnad("mine", "import", files[0])[0] == 0
    assert isnad("theirs", "import", *files)[0] == 0
    assert isnad("theirs", "tag", 1, "هدنة/خروق")[0] == 0
    assert isnad("theirs", "note", 1, "ملاحظة زميلة", "--quote", "كمين")[0] == 0
    for name, title in (("mine", "عنواني"), ("theirs", "عنوانها")):
        with Library.open(tmp_path / f"{name}.isnad") as library:
            library.articles.edit_facts(1, title=title)
    return tmp_path


def _passphrase_file(folder: Path, passphrase: str) -> Path:
    file = folder / f"{len(passphrase)}.txt"
    file.write_text(passphrase, "utf-8")
    return file


def test_merge_tells_machines_what_came(isnad, both):
    status, out, _ = isnad("mine", "merge", both / "theirs.isnad", "--json")
    assert status == 0
    assert json.loads(out) == {
        "path": str(both / "theirs.isnad"),
        "added": [2],
        "known": [1],
        "binned": [],
        "taken": {"tags": 2, "highlights": 1, "notes": 1, "taggings": 1},
        "left_out": [],
        "differences": [
            {
                "article": 1,
                "kind": "title",
                "subject": "",
                "here": "عنواني",
                "there": "عنوانها",
                "library": "theirs.isnad",
            }
        ],
    }
    shown = json.loads(isnad("mine", "show", 1, "--json")[1])
    assert [note["text"] for note in shown["notes"]] == ["ملاحظة زميلة"]
    assert [found["there"] for found in shown["differences"]] == ["عنوانها"]


def test_merge_tells_people_and_is_undone_as_one(isnad, both):
    status, out, _ = isnad("mine", "merge", both / "theirs.isnad")
    assert status == 0
    assert "1 article added, 1 there already." in out
    assert "1 note" in out
    assert "title: here «عنواني», there «عنوانها»" in out
    assert "theirs.isnad differs" in isnad("mine", "show", 1)[1]
    assert "Undone: merge library" in isnad("mine", "undo")[1]
    assert [one["id"] for one in json.loads(isnad("mine", "list", "--json")[1])] == [1]
    assert isnad("mine", "check")[0] == 0


def test_merging_again_changes_nothing(isnad, both):
    isnad("mine", "merge", both / "theirs.isnad")
    status, out, _ = isnad("mine", "merge", both / "theirs.isnad")
    assert status == 0
    assert "0 articles added, 2 there already." in out
    assert "undo" not in out


@pytest.mark.parametrize(
    ("name", "told"),
    [("mine.isnad", "this library itself"), ("first.txt", "not an Isnad library"), ("none.isnad", "There is no file")],
)
def test_what_cannot_be_merged_is_told_with_its_name(isnad, both, name, told):
    status, out, errors = isnad("mine", "merge", both / name)
    assert (status, out) == (1, "")
    assert told in errors
    assert name in errors


@pytest.mark.parametrize(
    ("chosen", "count"), [((), 2), (("--article", 2), 1), (("--query", "tag:هدنة"), 1), (("--query", "هدنة"), 2)]
)
def test_what_is_chosen_becomes_a_library(isnad, both, chosen, count):
    out = both / "out.isnad"
    status, _, errors = isnad("theirs", "export", "--format", "library", *chosen, "--output", out)
    assert status == 0
    assert f"{count} article" in errors
    assert len(json.loads(isnad("out", "list", "--json")[1])) == count


def test_a_query_chooses_for_reports_too(isnad, both):
    out = both / "out.json"
    assert isnad("theirs", "export", "--format", "json", "--query", "وسيط", "--output", out)[0] == 0
    assert "الوسيط" in out.read_text("utf-8")
    assert "كمين" not in out.read_text("utf-8")


def test_a_file_that_is_there_is_replaced_only_where_that_is_wished(isnad, both):
    call = ("export", "--format", "library", "--output", both / "mine.isnad")
    before = (both / "mine.isnad").read_bytes()
    status, _, errors = isnad("theirs", *call)
    assert status == 1
    assert "already" in errors
    assert (both / "mine.isnad").read_bytes() == before
    assert isnad("theirs", *call, "--replace")[0] == 0
    assert len(json.loads(isnad("mine", "list", "--json")[1])) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        ("--format", "json", "--encrypt", "none"),
        ("--format", "json", "--replace"),
        ("--format", "library", "--query", "nix:x"),
        ("--format", "library", "--query", "هدنة", "--article", 1),
    ],
)
def test_wrong_calls_are_told(isnad, both, wrong):
    assert isnad("theirs", "export", *wrong, "--output", both / "out.isnad")[0] == 2
    assert not (both / "out.isnad").exists()


class TestEncrypted:
    @pytest.fixture
    def locked(self, both: Path) -> Path:
        with Library.open(both / "locked.isnad", new_key(PASSPHRASE)) as library:
            library.merge(both / "theirs.isnad")
        return _passphrase_file(both, PASSPHRASE)

    def test_a_part_keeps_the_passphrase_unless_it_shall_not(self, isnad, both, locked):
        for name, wanted in (("same", ()), ("plain", ("--encrypt", "none"))):
            call = ("--passphrase-file", locked, "export", "--format", "library", *wanted)
            assert isnad("locked", *call, "--output", both / f"{name}.isnad")[0] == 0
        assert salt_of(both / "plain.isnad") is None
        assert salt_of(both / "same.isnad") == salt_of(both / "locked.isnad")
        assert isnad("same", "--passphrase-file", locked, "list")[0] == 0
        assert isnad("plain", "list")[0] == 0

    def test_a_new_passphrase_is_its_own(self, isnad, both, locked):
        new = _passphrase_file(both, OTHER)
        call = ("export", "--format", "library", "--encrypt", "new", "--new-passphrase-file", new)
        assert isnad("theirs", *call, "--output", both / "new.isnad")[0] == 0
        assert isnad("new", "--passphrase-file", new, "list")[0] == 0
        status, _, errors = isnad("new", "list")
        assert status == 1
        assert "locked with a passphrase" in errors

    def test_a_plain_library_has_no_passphrase_to_keep(self, isnad, both):
        call = ("export", "--format", "library", "--encrypt", "same", "--output", both / "out.isnad")
        status, _, errors = isnad("theirs", *call)
        assert status == 1
        assert "has no passphrase" in errors

    def test_the_others_passphrase_is_asked_for(self, isnad, both, locked, monkeypatch):
        # One passphrase named is the other library's where this one has none.
        assert isnad("mine", "--passphrase-file", locked, "merge", both / "locked.isnad")[0] == 0
        status, _, errors = isnad("mine", "merge", both / "locked.isnad")
        assert status == 1
        assert "locked with a passphrase" in errors
        with Library.open(both / "vault.isnad", new_key(OTHER)):
            pass
        own = _passphrase_file(both, OTHER)
        call = ("--passphrase-file", own, "merge", both / "locked.isnad")
        assert isnad("vault", *call)[0] == 1
        assert isnad("vault", *call, "--their-passphrase-file", locked)[0] == 0
        # A part with this library's own passphrase needs no second one.
        out = both / "part.isnad"
        assert isnad("vault", "--passphrase-file", own, "export", "--format", "library", "--output", out)[0] == 0
        assert isnad("vault", "--passphrase-file", own, "merge", out)[0] == 0
