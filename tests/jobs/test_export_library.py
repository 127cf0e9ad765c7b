"""What the library keeps leaves it whole, in each format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.analysis.pipeline import analyse
from app.domain.document import Document, Origin
from app.domain.records import Target, TargetKind
from app.errors import NotFoundError
from app.export import ExportFormat
from app.jobs.export_library import export_library
from app.library import Library


@pytest.fixture
def library(tmp_path: Path):
    with Library.open(tmp_path / "library.isnad") as opened:
        for number in range(3):
            text = f"مقال رقم {number} قال كاتبه كلاما"
            document = Document(text, Origin(f"{number}.txt", "text/plain"), text.encode(), language="ar")
            opened.articles.add(document, analyse(document))
        opened.notes.add(2, Target(TargetKind.ARTICLE, 2), "ملاحظة على الثاني")
        opened.articles.delete([3])
        yield opened


@pytest.mark.parametrize("export_format", ExportFormat)
def test_all_articles_outside_the_bin_are_written(library, tmp_path, export_format):
    target = tmp_path / f"out{export_format.suffix}"
    assert export_library(library, target, export_format) == 2
    written = target.read_text("utf-8-sig")
    assert "ملاحظة على الثاني" in written
    assert "2.txt" not in written


def test_chosen_articles_in_the_order_asked_for(library, tmp_path):
    target = tmp_path / "out.json"
    assert export_library(library, target, ExportFormat.JSON, ids=[1, 3]) == 2
    written = json.loads(target.read_text("utf-8"))
    assert [article["id"] for article in written["articles"]] == [1, 3]


def test_missing_article_writes_nothing(library, tmp_path):
    with pytest.raises(NotFoundError):
        export_library(library, tmp_path / "out.json", ExportFormat.JSON, ids=[1, 99])
    assert not (tmp_path / "out.json").exists()
