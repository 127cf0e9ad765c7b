"""The library's subcommands do without a window what the desktop does with one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.library import Library
from tests.importing import makers
from ui.__main__ import main

FIRST = "مقتل خمسة جنود قرب الحدود\n\nقال ناطق عسكري أمس إن خمسة جنود قُتلوا في كمين.\n"
SECOND = "هدنة جديدة في ريف المدينة\n\nأعلن الوسيط الدولي أن هدنة تبدأ فجر الأحد.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.isnad"


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "first.txt", tmp_path / "second.txt"]
    for path, text in zip(paths, (FIRST, SECOND), strict=True):
        path.write_bytes(text.encode())
    return [str(path) for path in paths]


@pytest.fixture
def filled(library: Path, articles: list[str], capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["--library", str(library), "import", *articles]) == 0
    capsys.readouterr()
    return library


@pytest.mark.parametrize("before", [True, False])
def test_the_library_may_be_named_before_and_behind_the_subcommand(
    library: Path, articles: list[str], before: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    option = ["--library", str(library)]
    for command in (["import", *articles], ["list"]):
        assert main([*option, *command] if before else [*command, *option]) == 0
    out = capsys.readouterr().out
    assert "Articles (2)" in out
    assert "هدنة جديدة في ريف المدينة" in out
    with Library.open(library) as opened:
        assert sorted(opened.articles.ids()) == [1, 2]


def test_an_article_comes_in_once(library: Path, articles: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["import", articles[0], "--library", str(library)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"1\t{articles[0]}"
    assert second == f"1\t{articles[0]} (was there already)"


def test_an_unreadable_file_is_told_and_the_others_come_in(
    library: Path, articles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert main(["import", articles[0], str(empty), articles[1], "--library", str(library)]) == 1
    captured = capsys.readouterr()
    assert [line.split("\t")[0] for line in captured.out.splitlines()] == ["1", "2"]
    assert captured.err == "isnad: «empty.txt» is empty.\n"


def test_an_empty_folder_is_told(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    assert main(["import", str(folder), "--library", str(library)]) == 1
    assert "no article" in capsys.readouterr().err


def test_search_finds_every_spelling(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "قتلوا", "--library", str(filled)]) == 0
    out = capsys.readouterr().out
    assert "قُتلوا" in out
    assert "هدنة" not in out
    assert main(["search", "طائرة", "--library", str(filled)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no article holds «طائرة»" in captured.err


def test_show_prints_text_findings_notes_and_tags(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Library.open(filled) as opened:
        opened.notes.add(1, Target(TargetKind.ARTICLE, 1), "ملاحظة على المقال")
        opened.tags.attach(1, Target(TargetKind.ARTICLE, 1), "حدود")
    assert main(["show", "1", "--library", str(filled)]) == 0
    out = capsys.readouterr().out
    for words in ("قُتلوا في كمين", "Claims (", "Figures (", "ملاحظة على المقال", "tags: حدود"):
        assert words in out


@pytest.mark.parametrize("export_format", ["markdown", "csv", "json"])
def test_export_writes_all_articles_or_the_chosen(filled: Path, tmp_path: Path, export_format: str) -> None:
    everything, chosen = tmp_path / "all.out", tmp_path / "one.out"
    options = ["--format", export_format, "--library", str(filled)]
    assert main(["export", *options, "--output", str(everything)]) == 0
    assert main(["export", *options, "--article", "2", "--output", str(chosen)]) == 0
    assert "مقتل خمسة جنود" in everything.read_text("utf-8-sig")
    assert "مقتل خمسة جنود" not in chosen.read_text("utf-8-sig")
    assert "هدنة جديدة" in chosen.read_text("utf-8-sig")
    if export_format == "json":
        json.loads(chosen.read_text("utf-8"))


def test_several_articles_can_be_named_together_or_apart(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    call = ["export", "--format", "json", "--output", str(out), "--library", str(filled)]
    assert main([*call, "--article", "1", "2"]) == 0
    together = out.read_bytes()
    assert main([*call, "--article", "1", "--article", "2"]) == 0
    assert len(out.read_bytes()) == len(together)


def test_export_never_overwrites_the_library(filled: Path) -> None:
    before = filled.read_bytes()
    assert main(["export", "--format", "csv", "--output", str(filled), "--library", str(filled)]) == 2
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    "command", [["show", "99"], ["export", "--format", "csv", "--article", "99", "--output", "x.csv"]]
)
def test_an_article_that_is_not_there_is_told(
    filled: Path,
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*command, "--library", str(filled)]) == 1
    assert "99" in capsys.readouterr().err
    assert not (tmp_path / "x.csv").exists()


@pytest.mark.parametrize("command", [["list"], ["search", "x"], ["show", "1"]])
def test_looking_makes_no_library(library: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--library", str(library)]) == 1
    assert not library.exists()
    assert "no library" in capsys.readouterr().err


def test_a_file_that_is_no_library_is_left_as_it_is(
    tmp_path: Path, articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "letter.doc"
    other.write_bytes(b"this is no library" * 100)
    for command in (["list"], ["import", articles[0]]):
        assert main([*command, "--library", str(other)]) == 1
        assert capsys.readouterr().err.startswith("isnad: ")
    assert other.read_bytes() == b"this is no library" * 100


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"], ["show", "0"], ["show", "one"], ["search"], ["import"], ["export"], ["list", "1"],
        ["export", "--format", "docx", "--output", "x"], ["export", "--format", "csv"], ["--library"],
        ["search", "x", "--limit", "-1"],
    ],
)  # fmt: skip
def test_a_wrong_call_gives_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["analyse", "--help"], ["export", "--help"]])
def test_asking_for_help_is_no_failure(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert "isnad" in capsys.readouterr().out


def test_many_files_are_analysed_ahead_in_other_processes(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(f"{FIRST}\nالخبر رقم {number}.", "utf-8")
    assert main(["import", str(folder), "--library", str(library)]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == [str(n) for n in range(1, 10)]


def test_an_archive_comes_in_by_its_members(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(
        makers.zipped({"x/first.txt": FIRST, "bad.txt": "", "second.html": f"<html><p>{SECOND}</p></html>"})
    )
    assert main(["--library", str(library), "import", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines() == [f"1\t{path}/x/first.txt", f"2\t{path}/second.html"]
    assert captured.err == "isnad: «news.zip/bad.txt» is empty.\n"


def test_copies_of_one_report_have_the_same_story(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text("نقلا عن وكالة\n\n" + FIRST, "utf-8")
    assert main(["--library", str(filled), "import", str(copy)]) == 0
    with Library.open(filled) as opened:
        opened.stories.join([1, 3])
    capsys.readouterr()
    assert main(["--library", str(filled), "list", "--json"]) == 0
    assert {line["id"]: line["story"] for line in json.loads(capsys.readouterr().out)} == {1: 1, 2: None, 3: 1}
    assert main(["--library", str(filled), "list"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["id", "story"] in [row[:2] for row in rows]
    assert sorted(row[:2] for row in rows if row[:1] in (["1"], ["3"])) == [["1", "1"], ["3", "1"]]
    for article, copies in (("1", [3]), ("2", []), ("3", [1])):
        assert main(["--library", str(filled), "show", article, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert (told["story"], told["copies"]) == (1 if copies else None, copies)
        assert main(["--library", str(filled), "show", article]) == 0
        said = f"one story with: {', '.join(map(str, copies))}"
        assert (said in capsys.readouterr().out) is bool(copies)
