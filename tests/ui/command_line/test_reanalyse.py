"""`isnad reanalyse` tells what a new version reads otherwise, and touches nothing that a person made."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.analysis.pipeline import analyse
from app.domain.annotations import Analysis
from app.domain.document import Document, Origin
from app.library import Library
from ui.__main__ import main

TEXT = "عودة السكان\n\nقال ناطق باسم البلدية إن 31 ألفا و915 شخصا عادوا إلى بيوتهم يوم 12 آذار 2018.\n"


def older(analysis: Analysis) -> Analysis:
    """Return an analysis as a worse version would have made it: a number cut short, a name missed."""
    (figure,) = analysis.figures
    return replace(
        analysis,
        analyser="isnad/0.0.1",
        mentions=(),
        figures=(replace(figure, low=31000, high=31000),),
        dates=tuple(replace(found, value=None) for found in analysis.dates),
    )


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.isnad"
    document = Document(TEXT, Origin("a.txt", "text/plain"), TEXT.encode(), language="ar")
    with Library.open(path) as opened:
        opened.articles.add(document, older(analyse(document)))
        opened.notes.add(1, opened.articles.analysis(1).claims[0], "يراجع")
    return path


def test_changed_values_are_told_and_stored(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reanalyse", "--library", str(library)]) == 0
    told = capsys.readouterr()
    assert "عودة السكان" in told.out
    assert "31,000 other → 31,915" in told.out
    assert "undecided → 2018-03-12" in told.out
    assert "1 article analysed anew" in told.err
    with Library.open(library) as opened:
        reading = opened.articles.reading(1)
    assert reading.analysis.figures[0].low == 31915
    assert [note.text for note in reading.notes] == ["يراجع"]
    assert main(["reanalyse", "--library", str(library)]) == 0
    again = capsys.readouterr()
    assert not again.out
    assert "all articles are as" in again.err


def test_a_dry_run_tells_and_stores_nothing(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = library.read_bytes()
    assert main(["reanalyse", "--dry-run", "--library", str(library)]) == 0
    told = capsys.readouterr()
    assert "31,915" in told.out
    assert "would be analysed" in told.err
    assert library.read_bytes() == before


def test_machines_get_one_object_a_line(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reanalyse", "--json", "--library", str(library)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert found["id"] == 1
    assert found["figures"] == {"added": 0, "removed": 0, "changed": 1}
    values = {value["after"]["text"]: (value["before"], value["after"]) for value in found["values"]}
    before, after = values["31 ألفا و915 شخصا"]
    assert (before["low"], after["low"]) == (31000, 31915)
    before, after = next(pair for words, pair in values.items() if words.endswith("12 آذار 2018"))
    assert (before["value"], after["value"]) == (None, "2018-03-12")
