"""`isnad search` for people and for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.records import ClaimState, Target, TargetKind
from app.library import Library, lists
from app.library.searching.fields import ARABIC_NAMES, ARABIC_STATES
from ui.__main__ import main

FIRST = "مقتل خمسة جنود قرب الحدود\n\nقال ناطق عسكري أمس إن خمسة جنود قُتلوا 🙂 في كمين.\n"
SECOND = "هدنة جديدة في ريف المدينة\n\nأعلن الوسيط الدولي أن هدنة تبدأ فجر الأحد 18 آذار 2018.\n"


@pytest.fixture
def filled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    library = str(tmp_path / "library.isnad")
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / name).write_text(text, "utf-8")
        assert main(["--library", library, "import", str(tmp_path / name)]) == 0
    with Library.open(Path(library)) as opened:
        opened.tags.attach(1, Target(TargetKind.ARTICLE, 1), "حدود")
    capsys.readouterr()
    return library


def found(filled: str, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    assert main(["search", *arguments, "--json", "--library", filled]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return json.loads(captured.out)


def test_json_is_one_array_with_the_places_of_the_hits(filled, capsys):
    (hit,) = found(filled, capsys, "قتل كمين")
    assert set(hit) == {"id", "title", "outlet", "published", "tags", "story", "snippet", "hits"}
    assert (hit["id"], hit["title"], hit["tags"]) == (1, "مقتل خمسة جنود قرب الحدود", ["حدود"])
    assert [hit["snippet"][start:end] for start, end in hit["hits"]] == ["قُتلوا", "كمين"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (["جندي"], [1]),
        (["-جندي"], [2]),
        (["خمسة", "-كمين"], []),
        (["هدنة", "OR", "كمين"], [1, 2]),
        (["جنو"], []),
        (["جنو*"], [1]),
        (["tag:حدود"], [1]),
        (["قائل:الوسيط"], [2]),
        (["طائرة"], []),
    ],
)
def test_query_finds(filled, capsys, query, ids):
    assert sorted(hit["id"] for hit in found(filled, capsys, *query)) == ids


def test_limit_and_order(filled, capsys):
    assert len(found(filled, capsys, "في", "--limit", "1")) == 1
    with Library.open(Path(filled)) as opened:
        for claim in opened.articles.analysis(2).claims:
            opened.claims.decide(2, claim, ClaimState.ACCEPTED)
    assert [hit["id"] for hit in found(filled, capsys, "في")] == [2, 1]
    assert [hit["id"] for hit in found(filled, capsys, "في", "--sort", "unreviewed")] == [1, 2]


@pytest.mark.parametrize(("query", "told"), [("from:2018-13", "2018-13"), ("outlte:x", "«outlet:»"), ("is:red", "red")])
def test_what_is_not_understood_is_a_wrong_call(filled, capsys, query, told):
    assert main(["search", query, "--library", filled]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "usage" in captured.err
    assert told in captured.err


def test_the_table_shows_the_place(filled, capsys):
    assert main(["search", "قتلوا", "--library", filled]) == 0
    assert "قُتلوا" in capsys.readouterr().out


def test_the_help_lists_each_field_and_state_by_both_names(capsys):
    assert main(["search", "--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for field, name in ARABIC_NAMES.items():
        assert any(line.split()[:2] == [field.value, name] for line in lines), field
    assert all(f"{state.value} {name}" in "\n".join(lines) for state, name in ARABIC_STATES.items())


@pytest.mark.parametrize("query", ["from:2019 to:2018", "إلى:2018-03 غارة من:2018-04-01"])
def test_dates_the_wrong_way_round_are_a_wrong_call_that_names_both(filled, query, capsys):
    assert main(["--library", filled, "search", *query.split()]) == 2
    told = capsys.readouterr().err
    assert "is later than" in told
    assert all(f"«{word}»" in told for word in query.split() if ":" in word)


def test_people_are_told_where_too_many_match_to_rank_them(filled, capsys, monkeypatch):
    monkeypatch.setattr(lists, "RANKED", 1)
    assert main(["search", "في", "--sort", "relevance", "--library", filled]) == 0
    assert "articles match: the newest of them" in capsys.readouterr().err
    assert main(["search", "كمين", "--sort", "relevance", "--library", filled]) == 0
    assert capsys.readouterr().err == ""
    assert len(found(filled, capsys, "كمين", "--sort", "relevance")) == 1
