"""Tags are found by their words wherever words are asked for, and get other names without the index being written."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.library import Library
from app.library.schema.migrations import MIGRATIONS, version_of
from tests.fixtures.libraries.old import old_library


def on(article_id: int) -> Target:
    return Target(TargetKind.ARTICLE, article_id)


def index_rows(library: Library) -> list[tuple[object, object]]:
    """Return what the full text index has stored, which any write to it changes."""
    return library._database.pairs("SELECT id, block FROM search_index_data ORDER BY id")


@pytest.fixture
def tagged(library: Library, add) -> Library:
    """Return a library whose second article has a tag of two words, the third one with the first of them."""
    for number in range(1, 4):
        add(f"قال ناطق إن القافلة رقم {number} وصلت مساء أمس إلى بلدة في الريف.", name=f"{number}.txt")
    library.tags.attach(2, on(2), "ضحايا/هجمات المسيرات")
    library.tags.attach(3, on(3), "هجمات")
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("المسيرات ", [2]),
        ("مسيرات ", [2]),
        ("هجمات ", [2, 3]),
        ("هجمة ", [2, 3]),
        ("الهجمات ", [2, 3]),
        ("ضحايا ", [2]),
        ('"هجمات المسيرات"', [2]),
        ('"المسيرات هجمات"', []),
        ("المسي*", [2]),
        ("مسي*", [2]),
        ("هج", [2, 3]),
        ("القافلة -هجمات ", [1]),
        ("-هجمات ", [1]),
        ("المسيرات OR رقم ", [1, 2, 3]),
        ("القافلة المسيرات ", [2]),
        ("2 ", [2]),
        ("tag:ضحايا المسيرات ", [2]),
    ],
)
def test_words_of_a_tag_are_found_as_words_of_a_text_are(tagged, query, found):
    assert sorted(tagged.articles.ids(query=query)) == found
    assert sorted(hit.article_id for hit in tagged.search.hits(query)) == found


def test_another_name_is_found_at_once_and_no_row_of_the_index_is_written(tagged):
    before = index_rows(tagged)
    (tag,) = (tag for tag in tagged.tags.all() if tag.name == "هجمات")
    tagged.tags.rename(tag.id, "غارات جوية")
    assert index_rows(tagged) == before
    assert tagged.articles.ids(query="غارات ") == [3]
    assert tagged.articles.ids(query="هجمات ") == [2]
    tagged.history.undo()
    assert sorted(tagged.articles.ids(query="هجمات ")) == [2, 3]
    assert index_rows(tagged) == before


def test_a_tag_goes_and_comes_back_and_no_row_of_the_index_is_written(tagged):
    before = index_rows(tagged)
    (tag,) = (tag for tag in tagged.tags.all() if tag.name == "هجمات")
    tagged.tags.remove(tag.id)
    assert tagged.articles.ids(query="هجمات ") == [2]
    tagged.history.undo()
    assert sorted(tagged.articles.ids(query="هجمات ")) == [2, 3]
    assert index_rows(tagged) == before
    assert tagged.check().problems == ()


def test_what_comes_back_after_other_tags_came_and_went_is_found(tagged):
    (tag,) = (tag for tag in tagged.tags.all() if tag.name == "هجمات")
    tagged.tags.remove(tag.id)
    tagged.tags.attach(3, on(3), "مراجعة")
    tagged.tags.detach(3, on(3), "مراجعة")
    assert tagged.articles.ids(query="هجمات ") == [2]
    for _ in range(3):
        tagged.history.undo()
    assert sorted(tagged.articles.ids(query="هجمات ")) == [2, 3]
    for _ in range(3):
        tagged.history.redo()
    assert tagged.articles.ids(query="هجمات ") == [2]


def test_merged_tags_are_found_by_the_name_that_stays(tagged):
    ids = {tag.name: tag.id for tag in tagged.tags.all()}
    tagged.tags.merge(ids["هجمات"], ids["ضحايا/هجمات المسيرات"])
    assert sorted(tagged.articles.ids(query="المسيرات ")) == [2, 3]
    tagged.history.undo()
    assert tagged.articles.ids(query="المسيرات ") == [2]


def test_an_older_library_finds_its_tags_by_their_words(tmp_path: Path) -> None:
    path = tmp_path / "library.isnad"
    path.write_bytes(old_library(9))
    with Library.open(path) as library:
        names = [tag.name for tag in library.tags.all() if tag.count]
        assert names
        for name in names:
            word = name.rsplit("/", 1)[-1].split()[0]
            assert library.articles.ids(query=f"{word} ")
        assert version_of(library._database) == len(MIGRATIONS)
        assert library.check().problems == ()
