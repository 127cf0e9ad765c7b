"""`isnad analyse` keeps its contract: objects, tables, statuses, and what it may import."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from app.importing import read_sample
from tests.importing import makers
from ui.__main__ import main

ARTICLE = (
    "مقتل خمسة جنود قرب الحدود\n\n"
    "قال ناطق عسكري أمس إن خمسة جنود قتلوا في كمين، وأضاف أن نحو 30 مسلحا فروا إلى الجبل.\n"
)
FIELDS = {
    "format", "version", "offset_unit", "path", "text_sha256", "analyser", "published", "published_basis",
    "parts", "mentions", "dates", "figures", "claims",
}  # fmt: skip
# Everything else outside Python's own library is slow to import or has no business here.
MAY_IMPORT = {
    "app", "ui", "resources", "rich", "bidi", "arabic_reshaper", "hijridate", "numpy", "simplemma", "platformdirs",
}  # fmt: skip
JSON_MAY_IMPORT = MAY_IMPORT - {"rich", "bidi", "arabic_reshaper"}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return path


def isnad(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ui", *map(str, arguments)],
        input=stdin, capture_output=True, check=False, env=os.environ | environment, timeout=60,
    )  # fmt: skip


def test_the_object_has_every_field_and_counts_the_files_code_points(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_bytes(("\ufeff" + ARTICLE.replace("\n", "\r\n")).encode())
    assert main(["analyse", str(article), "--json", "--published", "2018-03-31"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    data = json.loads(line)
    assert data.keys() == FIELDS
    assert (data["format"], data["version"], data["offset_unit"]) == ("isnad-analysis", 1, "code point")
    assert (data["path"], data["published"], data["published_basis"]) == (str(article), "2018-03-31", "given")
    text = article.read_bytes().decode()
    for name in ("mentions", "dates", "figures"):
        for item in data[name]:
            assert text[item["start"] : item["end"]] == item["text"]
    assert data["figures"]
    assert data["claims"]
    assert text[data["parts"][0]["start"] : data["parts"][0]["end"]] == "مقتل خمسة جنود قرب الحدود"


def test_several_files_give_an_object_a_line(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(ARTICLE.encode())
    assert main(["analyse", "--json", str(article), str(other)]) == 0
    assert [json.loads(line)["path"] for line in capsys.readouterr().out.splitlines()] == [str(article), str(other)]


def test_a_page_and_standard_input_bring_their_text_along(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><p>{ARTICLE.strip()}</p></body></html>", "utf-8")
    run = isnad("analyse", "--json", page, "-", stdin=ARTICLE.encode())
    from_page, from_input = map(json.loads, run.stdout.decode().splitlines())
    assert (run.returncode, run.stderr) == (0, b"")
    assert "قال ناطق عسكري" in from_page["text"]
    assert (from_input["text"], from_input["path"]) == (ARTICLE, "-")


def test_output_writes_a_file_for_each_stem(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "results"
    assert main(["analyse", str(article), "--output", str(folder)]) == 0
    assert capsys.readouterr().out == ""
    assert [path.name for path in folder.iterdir()] == ["article.json"]
    assert json.loads((folder / "article.json").read_text("utf-8")).keys() == FIELDS


def test_two_inputs_with_one_stem_are_a_wrong_call_before_anything_is_written(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "results"
    twin = tmp_path / "ARTICLE.html"
    twin.write_text(ARTICLE, "utf-8")
    assert main(["analyse", str(article), str(twin), "--output", str(folder)]) == 2
    assert not folder.exists()
    assert "article.txt" in capsys.readouterr().err


def test_a_result_never_overwrites_an_input(tmp_path: Path) -> None:
    article = tmp_path / "article.json"
    article.write_text(ARTICLE, "utf-8")
    assert main(["analyse", str(article), "--output", str(tmp_path)]) == 2
    assert article.read_text("utf-8") == ARTICLE


def test_an_output_that_is_a_file_is_a_wrong_call(article: Path) -> None:
    assert main(["analyse", str(article), "--output", str(article)]) == 2


def test_unreadable_files_are_told_and_the_others_done(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(b"\0\1\2")
    empty = tmp_path / "empty.txt"
    empty.touch()
    calls = [str(binary), str(tmp_path / "none.txt"), str(article), str(empty), str(tmp_path)]
    assert main(["analyse", "--json", *calls]) == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["path"] for line in captured.out.splitlines()] == [str(article)]
    complaints = captured.err.splitlines()
    assert len(complaints) == 4
    for complaint, name in zip(complaints, ("binary.txt", "none.txt", "empty.txt", tmp_path.name), strict=True):
        assert complaint.startswith("isnad: ")
        assert name in complaint


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyse"],
        ["analyse", "--json", "--output", "x", "a.txt"],
        ["analyse", "--published", "31.3.2018", "a.txt"],
        ["analyse", "--published", "2018-02-30", "a.txt"],
        ["analyse", "--colour", "a.txt"],
        ["analyse", "-", "-"],
        ["analize", "a.txt"],
    ],
)
def test_a_wrong_call_gives_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "usage" in captured.err


def test_a_text_that_is_not_arabic_is_said_to_be_not_analysed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    english = tmp_path / "english.txt"
    english.write_text("The army said that the fighting had stopped in the city.", "utf-8")
    assert main(["analyse", str(english)]) == 0
    assert "not in Arabic" in capsys.readouterr().out
    assert main(["analyse", "--json", str(english)]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["claims"] == []
    assert "not in Arabic" in captured.err


def test_the_table_keeps_within_its_width_and_holds_one_arabic_run_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    sample = tmp_path / "sample.txt"
    sample.write_bytes(read_sample().original)
    assert main(["analyse", str(sample)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    for heading in ("Claims (", "Figures (", "Names (", "Dates ("):
        assert heading in out
    assert "≥ 17" in out
    assert "31,640" in out
    tables = out[out.index("Claims (") :]
    for line in tables.splitlines():
        visible = [letter for letter in line if unicodedata.category(letter) not in {"Mn", "Cf"}]
        assert len(visible) <= 90
        assert line.count("\u202b") <= 1
        if "\u202b" in line:
            assert line.endswith("\u202c")


def test_shaped_tables_hold_presentation_forms_and_no_controls(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", "--shape", str(article)]) == 0
    out = capsys.readouterr().out
    assert "ﺩﻮﻨﺟ" in out
    assert "جنود" not in out
    assert not any(unicodedata.category(letter) == "Cf" for letter in out)


def test_no_color_is_obeyed_where_colour_is_forced(article: Path) -> None:
    assert b"\x1b[" in isnad("analyse", article, FORCE_COLOR="1", TERM="xterm", NO_COLOR="").stdout
    plain = isnad("analyse", article, FORCE_COLOR="1", TERM="xterm", NO_COLOR="1").stdout
    assert b"\x1b[3" not in plain


def imported_by(*arguments: object) -> set[str]:
    code = (
        "import sys; from ui.__main__ import main; status = main(sys.argv[1:]); "
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr); sys.exit(status)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, check=True, timeout=60
    )
    modules = set(run.stderr.decode().split())
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*{name.partition('.')[0] for name in sys.modules})"],
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    return modules - {"__mp_main__"} - set(bare.stdout.decode().split()) - set(sys.stdlib_module_names)


def test_only_what_is_needed_is_imported(article: Path) -> None:
    assert imported_by("analyse", "--json", article) <= JSON_MAY_IMPORT
    assert imported_by("analyse", article) <= MAY_IMPORT - {"bidi", "arabic_reshaper"}
    assert imported_by("analyse", "--shape", article) <= MAY_IMPORT


def test_a_reader_that_goes_away_is_no_error(article: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "ui", "analyse", "--json", *[str(article)] * 400],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 0
    process.stderr.close()


def test_a_defect_is_one_line_with_where_to_report_it(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*args: object, **options: object) -> None:
        raise RuntimeError("the moon is full")

    monkeypatch.setattr("ui.command_line.analyse.analyse", fail)
    assert main(["analyse", str(article)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "the moon is full" in line
    assert "Please report it" in line
    with pytest.raises(RuntimeError):
        main(["analyse", "--debug", str(article)])


def test_an_interrupt_is_quiet(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*args: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.command_line.analyse.analyse", interrupt)
    assert main(["analyse", str(article)]) == 130
    assert capsys.readouterr().err == ""


def test_standard_input_is_read_once_as_bytes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.replace("\n", "\r\n").encode())))
    assert main(["analyse", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["text"] == ARTICLE.replace("\n", "\r\n")


def test_an_archive_stands_for_the_articles_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(makers.zipped({"a.txt": ARTICLE, "bad.txt": "", "b.txt": ARTICLE}))
    assert main(["analyse", "--json", str(path)]) == 1
    captured = capsys.readouterr()
    found = [json.loads(line) for line in captured.out.splitlines()]
    assert [(one["path"], one["text"]) for one in found] == [(f"{path}/{name}.txt", ARTICLE) for name in "ab"]
    assert captured.err == "isnad: «news.zip/bad.txt» is empty.\n"
    assert main(["analyse", str(path)]) == 1
    # A long path goes over several lines.
    assert f"{path}/b.txt" in capsys.readouterr().out.replace("\n", "")
    assert main(["analyse", str(path), "--output", str(tmp_path / "results")]) == 1
    assert sorted(result.name for result in (tmp_path / "results").iterdir()) == ["a.json", "b.json"]
