"""Two libraries beside each other, and what is asked of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.library import Library
from tests.library.conftest import TEXT, make_analysis, make_document

OTHER_TEXT = "مقال ثان قال كاتبه كلاما قصيرا ثم نفى ما قال"
ARTICLE = Target(TargetKind.ARTICLE, 1)


def take_in(library: Library, text: str = TEXT, **facts) -> int:
    document = make_document(text, **facts)
    return library.articles.add(document, make_analysis(document)).article_id


def saved_as(folder: Path, name: str, fill: Callable[[Library], object]) -> Path:
    """Make a library, fill it, and return its closed file."""
    path = folder / name
    with Library.open(path) as library:
        fill(library)
    return path


def held(library: Library) -> set[tuple[object, ...]]:
    """Return all notes, tags, taggings and highlights by what they say and what they are on, without their numbers."""
    found: set[tuple[object, ...]] = {("tag", tag.name) for tag in library.tags.all()}
    for article in library.articles.every_id():
        reading = library.articles.reading(article)
        name = reading.document.text_sha256
        on: dict[Target, object] = {Target(TargetKind.ARTICLE, article): "article"}
        on |= {Target(TargetKind.HIGHLIGHT, one.id): (one.span, one.color) for one in reading.highlights}
        on |= {Target(TargetKind.CLAIM, one.id): one.claim.cue for one in reading.reviewed_claims}
        on |= {Target(TargetKind.NOTE, note.id): (on[note.target], note.text) for note in reading.notes}
        found |= {("highlight", name, one.span, one.color, one.quote) for one in reading.highlights}
        found |= {("note", name, on[note.target], note.text) for note in reading.notes}
        found |= {("tagging", name, on[one.target], one.tag.name) for one in reading.taggings}
    return found


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """Return a second library, beside `library`."""
    with Library.open(tmp_path / "other.isnad") as opened:
        yield opened
