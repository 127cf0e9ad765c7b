"""A damaged article is taken in as it is, told, and repaired when the person wants so; undo brings the damage back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.importing.repair import RepairKind
from app.jobs.import_files import Accepted, import_files
from app.jobs.repair_texts import possible_repairs, repair_text
from app.library import Library, Verb
from tests.importing.test_repair import ENCODINGS, ORDERS
from tests.own_gold import own_gold
from ui.__main__ import main

TEXT = own_gold()[0].text
DAMAGED = {
    RepairKind.ENCODING: ENCODINGS["cp1256 as latin-1"](TEXT),
    RepairKind.VISUAL_ORDER: ORDERS["reshaped, visual, brackets turned"](TEXT),
    RepairKind.PRESENTATION_FORMS: ORDERS["reshaped"](TEXT),
}


@pytest.fixture(params=RepairKind)
def kind(request) -> RepairKind:
    return request.param


@pytest.fixture
def damaged(kind: RepairKind, tmp_path: Path) -> Path:
    path = tmp_path / "damaged.txt"
    path.write_text(DAMAGED[kind], encoding="utf-8", newline="")
    return path


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library.isnad") as opened:
        yield opened


def test_nothing_is_repaired_unasked(library, damaged, kind):
    (outcome,) = import_files(library, [damaged]).outcomes
    assert (outcome.repairs[0].kind, outcome.is_repaired) == (kind, False)
    assert library.articles.document(1).text == DAMAGED[kind]


def test_an_accepted_repair_is_the_articles_text_and_can_be_taken_back(library, damaged, kind):
    import_files(library, [damaged])
    claims = library.articles.analysis(1).claims
    changes = repair_text(library, 1, possible_repairs(library, 1)[0])
    assert changes.verb == Verb.REPAIR_TEXT
    reading = library.articles.reading(1)
    assert reading.document.text == TEXT
    assert reading.document.original == damaged.read_bytes()
    assert f"repaired={kind}" in reading.document.origin.media_type
    assert len(reading.analysis.claims) > len(claims)
    assert library.articles.summaries([1])[0].title == TEXT.splitlines()[0]
    assert library.articles.ids(query="غزة" if "غزة" in TEXT else TEXT.split()[0]) == [1]
    assert possible_repairs(library, 1) == ()
    assert reading.offered is None
    library.history.undo()
    assert library.articles.document(1).text == DAMAGED[kind]
    assert library.articles.reading(1).offered is None
    library.history.redo()
    assert library.articles.document(1).text == TEXT


def test_a_refusal_is_remembered_and_can_be_taken_back(library, damaged, tmp_path):
    import_files(library, [damaged])
    assert library.repairs.refuse(1).verb == Verb.REFUSE_REPAIR
    assert not library.repairs.refuse(1)
    library.close()
    with Library.open(tmp_path / "library.isnad") as opened:
        assert possible_repairs(opened, 1) == ()
        opened.history.undo()
        assert possible_repairs(opened, 1)


def test_the_same_damaged_file_never_undoes_the_repair(library, damaged, tmp_path):
    again = tmp_path / "again.txt"
    again.write_bytes(damaged.read_bytes())
    import_files(library, [damaged], accepts=Accepted.REPAIR)
    for path in (damaged, again):
        (outcome,) = import_files(library, [path], accepts=Accepted.CHANGED_TEXT).outcomes
        assert outcome.added.was_known
    assert library.articles.document(1).text == TEXT


def test_what_the_person_wrote_stays(library, damaged):
    import_files(library, [damaged])
    library.notes.add(1, Target(TargetKind.ARTICLE, 1), "ملاحظة")
    repair_text(library, 1, possible_repairs(library, 1)[0])
    assert [note.text for note in library.articles.reading(1).notes] == ["ملاحظة"]


def test_a_purged_article_leaves_nothing_of_its_repair(library, damaged):
    import_files(library, [damaged])
    library.repairs.refuse(1)
    repair_text(library, 1, possible_repairs(library, 1)[0]) if possible_repairs(library, 1) else None
    library.articles.purge([1])
    assert library._database.value("SELECT count(*) FROM documents") == 0
    assert library._database.value("SELECT count(*) FROM refused_repairs") == 0


def test_the_command_tells_that_a_repair_is_possible(damaged, tmp_path, capsys):
    call = ["import", str(damaged), "--library", str(tmp_path / "l.isnad")]
    assert main(call) == 0
    assert "isnad import --repair" in capsys.readouterr().out
    assert main([*call, "--repair"]) == 0
    assert "the original is kept" in capsys.readouterr().out
    with Library.open(tmp_path / "l.isnad") as library:
        assert library.articles.document(1).text == TEXT


def test_machines_are_told_of_repairs(damaged, kind, tmp_path, capsys):
    call = ["import", str(damaged), "--json", "--repair", "--library", str(tmp_path / "l.isnad")]
    assert main(call) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["repair"], told["repaired"]) == ("imported", kind.value, True)
