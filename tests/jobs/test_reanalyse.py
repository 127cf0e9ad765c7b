"""Older analyses are made anew; what the reader decided and the dates they gave stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.analysis.pipeline import ANALYSER, analyse
from app.domain.document import Document, Origin, PublishedBasis
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.jobs import reanalyse as job
from app.jobs.reanalyse import is_older, outdated, reanalyse, set_published
from app.library import Library

TEXT = "قال الناطق باسم البلدية إن ٣٥ شخصا عادوا إلى بيوتهم أمس، وإن الطريق فُتحت."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return a library with three articles of an old analyser and one of the present one."""
    with Library.open(tmp_path / "library.isnad") as opened:
        for number, analyser in enumerate(["isnad/0.0.1", "other/9", "isnad-rules/0.0.0", ANALYSER]):
            document = make_document(f"{TEXT}\nرقم {number}")
            opened.articles.add(document, replace(analyse(document), analyser=analyser, claims=()))
        yield opened


def make_document(text: str) -> Document:
    return Document(text, Origin("a.txt", "text/plain"), text.encode(), language="ar")


@pytest.mark.parametrize(
    ("stored", "current", "older"),
    [
        ("rules/0.1.0", "rules/0.1.0", False),
        ("rules/0.1.0", "rules/0.2.0", True),
        ("rules/0.9.0", "rules/0.10.0", True),
        ("rules/1.0.0", "rules/0.2.0", False),
        ("rules/0.2.dev1", "rules/0.2.0", True),
        ("other/5.0", "rules/0.1.0", True),
        ("rules", "rules/0.1.0", True),
    ],
)
def test_versions_compare_by_number(stored, current, older):
    assert is_older(stored, current) is older


def test_outdated_articles_alone_are_analysed_anew(library):
    assert outdated(library) == [3, 2, 1]
    told: list[tuple[int, int]] = []
    report = reanalyse(library, on_progress=lambda done, total: told.append((done, total)))
    assert (ids(report), report.failed, report.was_cancelled) == ((3, 2, 1), (), False)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert report.changes.articles == {1, 2, 3}
    assert outdated(library) == []
    assert library.articles.analysis(1) == analyse(library.articles.document(1))
    assert library.history.undo_verb() is None


def test_what_the_reader_made_stands(library):
    claim = replace(_claim(library), entity="البلدية")
    library.claims.decide(1, claim, ClaimState.CORRECTED)
    library.notes.add(1, claim, "ملاحظة")
    library.highlights.add(1, Span(0, 3), "yellow")
    before = library.articles.reading(1)
    reanalyse(library)
    after = library.articles.reading(1)
    for kept in ("highlights", "notes", "taggings", "reviewed_claims"):
        assert getattr(after, kept) == getattr(before, kept)
    (decided,) = [card for card in after.claim_cards if card.state is not ClaimState.NEW]
    assert (decided.claim.cue, decided.claim.entity) == (claim.cue, "البلدية")


def ids(report) -> tuple[int, ...]:
    return tuple(article.article_id for article in report.done)


def _claim(library: Library):
    from app.domain.annotations import Claim, Speech, Stance

    text = library.articles.document(1).text
    return Claim(Span(0, 3), None, None, Span(4, text.index("،")), Stance.ASSERT, Speech.INDIRECT)


def test_given_date_stands_and_relative_dates_follow_it(library):
    changes = set_published(library, 1, date(2018, 3, 31))
    assert changes.articles == {1}
    assert library.articles.document(1).published_basis is PublishedBasis.GIVEN
    assert library.articles.analysis(1) == analyse(library.articles.document(1))
    library.articles.store_analysis(1, replace(library.articles.analysis(1), analyser="isnad/0.0.1"))
    assert 1 in outdated(library)
    reanalyse(library)
    assert library.articles.analysis(1).published == date(2018, 3, 31)
    library.history.undo()
    assert library.articles.document(1).published is None
    assert library.articles.analysis(1).published is None


def test_taking_the_date_back(library):
    set_published(library, 1, date(2018, 3, 31))
    set_published(library, 1, None)
    assert library.articles.document(1).published is None
    assert library.articles.analysis(1).published_basis is not PublishedBasis.GIVEN


def test_cancelled_after_the_first(library):
    told: list[int] = []
    report = reanalyse(library, on_progress=lambda done, _: told.append(done), is_cancelled=lambda: bool(told))
    assert (ids(report), report.was_cancelled) == ((3,), True)
    assert outdated(library) == [2, 1]


def test_article_that_the_analyser_fails_at_keeps_what_it_has(library, monkeypatch):
    def fail_at_two(document: Document):
        if document.text.endswith("1"):
            raise ZeroDivisionError
        return analyse(document)

    monkeypatch.setattr(job, "analyse", fail_at_two)
    before = library.articles.analysis(2)
    report = reanalyse(library)
    assert (ids(report), report.failed) == ((3, 1), (2,))
    assert library.articles.analysis(2) == before


def test_article_in_the_bin_is_left(library):
    library.articles.delete([1])
    library.tags.attach(2, Target(TargetKind.ARTICLE, 2), "وسم")
    assert outdated(library) == [3, 2]


def test_what_is_read_otherwise_is_told(library):
    report = reanalyse(library, is_dry_run=True)
    assert ids(report) == (3, 2, 1)
    assert all(article.differences.tallies()["claims"].added == 1 for article in report.done)
    assert not report.changes
    assert outdated(library) == [3, 2, 1]
    assert [a.differences for a in reanalyse(library).done] == [a.differences for a in report.done]
