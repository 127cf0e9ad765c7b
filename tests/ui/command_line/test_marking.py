"""Tags and notes come and go by command, and are told to machines with all that is known of an article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui.__main__ import main

TEXT = (
    "مقتل خمسة جنود قرب الحدود\n\n"
    "قال ناطقٌ عسكري أمس إن خمسة جنود قُتلوا في كمين. وأكد مصدر طبي أن الجرحى نُقلوا إلى المدينة.\n"
)


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Return a function that runs `isnad` on a library with one article and returns status, output, errors."""

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["--library", str(tmp_path / "library.isnad"), *arguments])
        told = capsys.readouterr()
        return status, told.out, told.err

    article(tmp_path, TEXT)
    assert run("import", str(tmp_path / "article.txt"))[0] == 0
    return run


def article(folder: Path, text: str) -> Path:
    path = folder / "article.txt"
    path.write_text(text, encoding="utf-8")
    return path


def shown(call) -> dict:
    status, out, _ = call("show", "1", "--json")
    assert status == 0
    return json.loads(out)


def test_tags_come_and_go_in_any_spelling(call):
    assert call("tag", "1", "حرب/كمائن", "مهم")[:2] == (0, "1\tحرب/كمائن · مهم\n")
    status, out, _ = call("tag", "1", "مُهم", "--json")
    assert (status, json.loads(out)) == (0, {"id": 1, "tags": ["حرب/كمائن", "مهم"]})
    assert json.loads(call("list", "--json")[1])[0]["tags"] == ["حرب/كمائن", "مهم"]
    status, out, _ = call("untag", "1", "مهم", "--json")
    assert (status, json.loads(out)["tags"]) == (0, ["حرب/كمائن"])
    call("undo")
    assert shown(call)["tags"] == ["حرب/كمائن", "مهم"]


def test_all_tags_of_a_call_are_one_step(call):
    call("tag", "1", "أول", "ثان")
    call("undo")
    assert shown(call)["tags"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("tag", "9", "وسم"), "There is no article 9"),
        (("tag", "1", "جيد", "  "), "A tag needs a name."),
        (("untag", "1", "غائب"), "has no tag «غائب»"),
        (("note", "9", "كلام"), "There is no article 9"),
        (("note", "1", " "), "A note needs words."),
        (("note", "1", "كلام", "--quote", "المطار"), "don't stand in article 1"),
        (("note", "1", "كلام", "--quote", "خمسة جنود"), "stand in article 1 2 times"),
        (("note", "1", "كلام", "--quote", "  "), "don't stand"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(call, arguments, told):
    before = shown(call)
    status, _, errors = call(*arguments)
    assert status == 1
    assert told in errors
    assert shown(call) == before


@pytest.mark.parametrize("arguments", [("tag", "1"), ("tag", "x", "وسم"), ("untag",), ("note", "1")])
def test_a_wrong_call_is_one(call, arguments):
    assert call(*arguments)[0] == 2


def test_a_note_stands_on_the_words_quoted_in_any_spelling(call):
    status, out, _ = call("note", "1", "من *هو*؟", "--quote", "ناطق عسكري امس", "--json")
    told = json.loads(out)
    assert (status, told["id"]) == (0, 1)
    data = shown(call)
    (note,) = data["notes"]
    assert data["text"][told["place"]["start"] : told["place"]["end"]] == "ناطقٌ عسكري أمس" == note["quote"]
    assert (note["text"], note["on"], note["start"]) == ("من *هو*؟", "highlight", told["place"]["start"])
    call("undo")
    assert (shown(call)["notes"], shown(call)["highlights"]) == ([], [])


def test_a_note_without_a_quote_is_about_the_article(call):
    assert call("note", "1", "يراجع")[0] == 0
    assert [(note["text"], note["on"], note["quote"]) for note in shown(call)["notes"]] == [("يراجع", "article", None)]


def test_an_article_is_told_whole(call):
    data = shown(call)
    assert data["text"] == data["text"].strip() or data["text"]
    assert (data["id"], len(data["text_sha256"]), len(data["original_sha256"])) == (1, 64, 64)
    assert data["analysis"]["format"] == "isnad-analysis"
    claim = data["claims"][0]
    assert (claim["state"], claim["id"]) == ("new", None)
    assert [(event["why"], event["to"]) for event in claim["history"]] == [("add_article", None)]
    assert claim["history"][0]["by"] == data["analysis"]["analyser"]


def test_a_changed_file_brings_its_text_and_marks_move_along(call, tmp_path):
    call("note", "1", "كم؟", "--quote", "جنود قُتلوا")
    call("note", "1", "أين؟", "--quote", "الجرحى")
    later = "عاجل من مراسلنا على الحدود.\n" + TEXT.replace("نُقلوا", "بقوا")
    status, out, _ = call("import", str(article(tmp_path, later)), "--json")
    assert status == 0
    assert {"status": "imported", "id": 1}.items() <= json.loads(out).items()
    data = shown(call)
    moved, lost = data["notes"]
    assert data["text"][moved["start"] : moved["end"]] == moved["quote"] == "جنود قُتلوا"
    assert (lost["start"], lost["quote"], lost["text"]) == (None, "الجرحى", "أين؟")
    assert [orphan["quote"] for orphan in data["orphans"]] == ["الجرحى"]
    assert json.loads(call("import", str(article(tmp_path, later)), "--json")[1])["status"] == "duplicate"
    call("undo")
    assert shown(call)["orphans"] == []


def test_the_list_for_machines_can_be_cut(call, tmp_path):
    (tmp_path / "other.txt").write_text("هدنة في ريف المدينة تبدأ فجر الأحد المقبل.", encoding="utf-8")
    call("import", str(tmp_path / "other.txt"))
    assert len(json.loads(call("list", "--json")[1])) == 2
    (line,) = json.loads(call("list", "--limit", "1", "--json")[1])
    assert set(line) == {"id", "title", "outlet", "published", "tags", "story"}
