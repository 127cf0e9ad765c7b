"""Tags are found by their words wherever words are asked for, and get other names without the index being written."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.records import Target, TargetKind
from app.errors import UserError
from app.library import Library, Verb
from app.library.schema.migrations import MIGRATIONS, version_of
from tests.fixtures.libraries.old import old_library
from tests.library.conftest import make_analysis, make_document
from tests.library.test_history import tags_found


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


def tags_by_name(library: Library) -> dict[str, int]:
    return {tag.name: tag.id for tag in library.tags.all()}


def test_tags_are_merged_and_parted_and_no_row_of_the_index_is_written(tagged):
    before = index_rows(tagged)
    ids = tags_by_name(tagged)
    tagged.tags.merge(ids["هجمات"], ids["ضحايا"])
    for _ in range(2):
        assert sorted(tagged.articles.ids(query="ضحايا ")) == [2, 3]
        assert tagged.articles.ids(query="هجمات ") == [2]
        tagged.history.undo()
        assert tagged.articles.ids(query="ضحايا ") == [2]
        assert sorted(tagged.articles.ids(query="هجمات ")) == [2, 3]
        tagged.history.redo()
    assert index_rows(tagged) == before
    assert tagged.check().problems == ()


def test_what_was_merged_twice_is_found_by_the_last_name_and_goes_with_it(tagged):
    tagged.tags.attach(1, on(1), "نزوح")
    before = index_rows(tagged)
    ids = tags_by_name(tagged)
    tagged.tags.merge(ids["هجمات"], ids["نزوح"])
    tagged.tags.merge(ids["نزوح"], ids["ضحايا"])
    assert sorted(tagged.articles.ids(query="ضحايا ")) == [1, 2, 3]
    assert tagged.articles.ids(query="نزوح ") == []
    tagged.tags.remove(ids["ضحايا"])
    assert tagged.articles.ids(query="ضحايا OR نزوح OR هجمات ") == []
    for _ in range(3):
        tagged.history.undo()
    assert sorted(tagged.articles.ids(query="هجمات ")) == [2, 3]
    assert tagged.articles.ids(query="نزوح ") == [1]
    assert index_rows(tagged) == before


def test_what_was_written_between_merging_and_parting_is_found_as_it_is_then(tagged):
    ids = tags_by_name(tagged)
    tagged.tags.merge(ids["هجمات"], ids["ضحايا"])
    tagged.tags.detach(3, on(3), "ضحايا")
    assert tagged.articles.ids(query="ضحايا ") == [2]
    tagged.history.undo()
    tagged.tags.attach(3, on(3), "مراجعة")
    tagged.history.undo()
    tagged.history.undo()
    assert sorted(tagged.articles.ids(query="هجمات ")) == [2, 3]
    assert tagged.articles.ids(query="ضحايا ") == [2]
    assert tags_found(tagged._database) == {2: {ids["ضحايا/هجمات المسيرات"]}, 3: {ids["هجمات"]}}


def test_a_merge_that_moves_some_and_drops_what_has_both_finds_each_article_once(tagged):
    tagged.tags.attach(2, on(2), "هجمات")
    ids = tags_by_name(tagged)
    tagged.tags.merge(ids["هجمات"], ids["ضحايا/هجمات المسيرات"])
    assert sorted(tagged.articles.ids(query="المسيرات ")) == [2, 3]
    tagged.tags.detach(2, on(2), "ضحايا/هجمات المسيرات")
    assert tagged.articles.ids(query="المسيرات ") == [3]
    tagged.history.undo()
    tagged.history.undo()
    assert sorted(tagged.articles.ids(query="هجمات ")) == [2, 3]
    assert tagged.articles.ids(query="المسيرات ") == [2]


NAMES = ("هجمات", "ضحايا", "نزوح", "ضحايا/هجمات")
Act = tuple[str, int, int]


def act(library: Library, kind: str, one: int, other: int) -> None:
    tags = library.tags.all()
    first, second = tags[one % len(tags)], tags[other % len(tags)]
    with contextlib.suppress(UserError):
        match kind:
            case "attach":
                library.tags.attach(one % 3 + 1, on(one % 3 + 1), NAMES[other % len(NAMES)])
            case "detach":
                library.tags.detach(one % 3 + 1, on(one % 3 + 1), second.name)
            case "merge":
                library.tags.merge(first.id, second.id)
            case "move":
                library.tags.move(first.id, second.id)
            case "remove":
                library.tags.remove(first.id)
            case "undo":
                library.history.undo()
            case "redo":
                library.history.redo()
            case "two in one":
                with library.together(Verb.MERGE_TAGS):
                    library.tags.merge(first.id, second.id)
                    library.tags.attach(other % 3 + 1, on(other % 3 + 1), NAMES[one % len(NAMES)])


KINDS = ("attach", "attach", "detach", "merge", "merge", "move", "remove", "undo", "undo", "redo", "two in one")


@settings(max_examples=40, deadline=None)
@given(
    acts=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 11), st.integers(0, 11)), min_size=3, max_size=25)
)
def test_whatever_becomes_of_tags_an_article_is_found_by_those_that_are_on_it(acts: list[Act]) -> None:
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library.isnad") as library:
        for number in range(1, 4):
            document = make_document(f"قال ناطق إن القافلة رقم {number} وصلت مساء أمس إلى بلدة في الريف.")
            library.articles.add(document, make_analysis(document))
            library.tags.attach(number, on(number), NAMES[number - 1])
        for kind, one, other in acts:
            act(library, kind, one, other)
            tags_found(library._database)
            if not library.tags.all():
                break
        for name in NAMES:
            word = name.rsplit("/", 1)[-1]
            wanted = library._database.column(
                "SELECT DISTINCT article_id FROM taggings JOIN tags t ON t.id = tag_id"
                " WHERE '/' || t.folded || '/' LIKE '%/' || ? || '/%'",
                [word],
            )
            assert sorted(library.articles.ids(query=f"{word} ")) == sorted(wanted)
        assert library.check().problems == ()
