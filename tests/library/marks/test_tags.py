"""Tags are a tree: made by their paths, renamed, moved, merged and removed with all below them, and counted."""

from __future__ import annotations

import pytest

from app.domain.records import Target, TargetKind
from app.errors import NotFoundError, UserError
from app.library import Library
from tests.library.conftest import make_analysis, make_document

ARTICLE = Target(TargetKind.ARTICLE, 1)


@pytest.fixture
def tagged(library: Library) -> Library:
    """Return a library with three articles and the tags سلم, حرب, حرب/غارات, حرب/غارات/ليل (ids 1 to 4)."""
    for number in range(1, 4):
        document = make_document(f"مقال رقم {number} عن الطريق", name=f"{number}.txt")
        library.articles.add(document, make_analysis(document))
    for article, name in ((1, "سلم"), (1, "حرب"), (1, "حرب/غارات"), (2, "حرب/غارات/ليل"), (3, "حرب")):
        library.tags.attach(article, Target(TargetKind.ARTICLE, article), name)
    return library


def paths(library: Library) -> list[str]:
    return [tag.name for tag in library.tags.all()]


def counts(library: Library) -> dict[str, tuple[int, int]]:
    return {tag.name: (tag.count, tag.branch) for tag in library.tags.all()}


def test_a_typed_path_makes_each_tag_on_it(library, add):
    add()
    library.tags.attach(1, ARTICLE, " حرب /  غارات جوية/")
    assert paths(library) == ["حرب", "حرب/غارات جوية"]
    (tagging,) = library.articles.reading(1).taggings
    assert (tagging.tag.leaf, tagging.tag.parent, tagging.tag.depth) == ("غارات جوية", "حرب", 1)


def test_a_path_in_another_spelling_is_the_same_and_shown_as_first_typed(library, add):
    add()
    library.tags.add("مدرسة")
    library.tags.attach(1, ARTICLE, "مَدرسه/أحياء")
    library.tags.attach(1, ARTICLE, "مدرسة/احياء")
    assert paths(library) == ["مدرسة", "مدرسة/أحياء"]
    assert len(library.articles.reading(1).taggings) == 1


def test_tags_stand_behind_the_one_above_them(library):
    for name in ("حرب", "حرب-أهلية", "حرب/غارات", "أ", "حرب غزة"):
        library.tags.add(name)
    assert paths(library).index("حرب/غارات") == paths(library).index("حرب") + 1


@pytest.mark.parametrize("name", ["", "/", " / / ", "\u064b/\u200f"])
def test_a_path_without_letters_is_refused(library, name):
    with pytest.raises(UserError, match="needs a name"):
        library.tags.add(name)


def test_a_branch_counts_each_thing_once(tagged):
    assert counts(tagged) == {"حرب": (2, 3), "حرب/غارات": (1, 2), "حرب/غارات/ليل": (1, 1), "سلم": (1, 1)}
    tagged.articles.delete([2])
    assert counts(tagged)["حرب"] == (2, 2)
    assert counts(tagged)["حرب/غارات/ليل"] == (0, 0)


def test_counts_follow_what_another_program_writes(tagged, path):
    assert counts(tagged)["سلم"] == (1, 1)
    with Library.open(path) as other:
        other.tags.attach(2, Target(TargetKind.ARTICLE, 2), "سلم")
    assert counts(tagged)["سلم"] == (2, 2)


def test_a_tag_finds_the_articles_of_its_branch(tagged):
    assert tagged.articles.ids(tag="حرب") == [3, 2, 1]
    assert tagged.articles.ids(tag="حرب/غارات") == [2, 1]
    assert tagged.articles.ids(tag="غارات") == []
    tagged.tags.attach(3, Target(TargetKind.ARTICLE, 3), "حربية")
    assert tagged.articles.ids(tag="حرب/غارات/ليل") == [2]


def test_renaming_takes_those_below_along(tagged):
    tagged.tags.rename(2, "صراع")
    assert paths(tagged) == ["سلم", "صراع", "صراع/غارات", "صراع/غارات/ليل"]
    assert tagged.articles.ids(query="صراع ") == [3, 2, 1]
    tagged.tags.rename(3, "صراع/جو")
    assert tagged.articles.ids(tag="صراع/جو/ليل") == [2]
    tagged.history.undo()
    tagged.history.undo()
    assert paths(tagged) == ["حرب", "حرب/غارات", "حرب/غارات/ليل", "سلم"]


def test_moving_takes_those_below_along(tagged):
    tagged.tags.move(3, 1)
    assert paths(tagged) == ["حرب", "سلم", "سلم/غارات", "سلم/غارات/ليل"]
    tagged.tags.move(3, None)
    assert paths(tagged) == ["حرب", "سلم", "غارات", "غارات/ليل"]


def test_a_tag_goes_neither_below_itself_nor_where_one_of_its_name_is(tagged):
    for call in (lambda: tagged.tags.move(2, 4), lambda: tagged.tags.rename(2, "حرب/غارات/حرب")):
        with pytest.raises(UserError, match="below itself"):
            call()
    tagged.tags.add("سلم/غارات")
    with pytest.raises(UserError, match="already"):
        tagged.tags.move(3, 1)
    with pytest.raises(UserError, match="below itself"):
        tagged.tags.merge(2, 4)
    assert counts(tagged)["حرب"] == (2, 3)


def test_merging_moves_all_and_doubles_nothing(tagged):
    tagged.tags.merge(2, 1)
    assert counts(tagged) == {"سلم": (2, 3), "سلم/غارات": (1, 2), "سلم/غارات/ليل": (1, 1)}
    assert [tagging.tag.name for tagging in tagged.articles.reading(1).taggings] == ["سلم", "سلم/غارات"]
    assert tagged.articles.ids(query="حرب ") == []
    tagged.history.undo()
    assert counts(tagged)["حرب"] == (2, 3)
    tagged.history.redo()
    assert counts(tagged)["سلم"] == (2, 3)


def test_merging_into_the_tag_above_keeps_what_lies_below(tagged):
    tagged.tags.merge(3, 2)
    assert counts(tagged) == {"حرب": (2, 3), "حرب/ليل": (1, 1), "سلم": (1, 1)}


def test_merging_meets_tags_of_the_same_name_below(tagged):
    tagged.tags.attach(3, Target(TargetKind.ARTICLE, 3), "سلم/غارات")
    tagged.tags.merge(2, 1)
    assert counts(tagged)["سلم/غارات"] == (2, 3)


def test_removing_removes_the_branch_and_undo_brings_it_back(tagged):
    before = counts(tagged)
    tagged.tags.remove(2)
    assert paths(tagged) == ["سلم"]
    assert tagged.articles.reading(2).taggings == ()
    tagged.history.undo()
    assert counts(tagged) == before


def test_a_colour_is_that_of_the_nearest_tag_above(tagged):
    tagged.tags.recolor(2, "red")
    tagged.tags.recolor(4, "blue")
    shown = {tag.name: (tag.color, tag.own_color) for tag in tagged.tags.all()}
    assert shown == {
        "حرب": ("red", "red"),
        "حرب/غارات": ("red", None),
        "حرب/غارات/ليل": ("blue", "blue"),
        "سلم": (None, None),
    }
    assert [tagging.tag.color for tagging in tagged.articles.reading(1).taggings] == ["red", "red", None]
    tagged.tags.recolor(2, None)
    assert tagged.tags.all()[1].color is None


def test_tags_hang_on_notes_and_go_with_them(tagged):
    note = tagged.notes.add(1, ARTICLE, "يراجع").created
    tagged.tags.attach(1, Target(TargetKind.NOTE, note), "سؤال")
    reading = tagged.articles.reading(1)
    assert reading.tags_on(Target(TargetKind.NOTE, note)) == ("سؤال",)
    assert tagged.articles.ids(tag="سؤال") == [1]
    tagged.notes.remove(note)
    assert tagged.articles.reading(1).tags_on(Target(TargetKind.NOTE, note)) == ()
    tagged.history.undo()
    assert tagged.articles.reading(1) == reading
    with pytest.raises(NotFoundError):
        tagged.tags.attach(2, Target(TargetKind.NOTE, note), "سؤال")


@pytest.mark.parametrize(
    "call",
    [
        lambda tags: tags.move(9, None),
        lambda tags: tags.move(1, 9),
        lambda tags: tags.merge(1, 9),
        lambda tags: tags.merge(9, 1),
        lambda tags: tags.recolor(9, "red"),
    ],
)
def test_a_tag_that_is_gone_is_told(tagged, call):
    with pytest.raises(NotFoundError):
        call(tagged.tags)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tag:حرب ", [3, 2, 1]),
        ("tag:غارات ", [2, 1]),
        ("tag:حرب/غارات/ليل ", [2]),
        ("tag:ليل", [2]),
        ("-tag:غارات ", [3]),
        ("tag:غار ", []),
    ],
)
def test_a_search_for_a_tag_finds_its_branch_by_name_or_path(tagged, query, found):
    assert tagged.articles.ids(query=query) == found


def test_the_list_knows_the_colours_of_tags_and_of_those_above_them(library, add):
    article = Target(TargetKind.ARTICLE, add())
    for name in ("حرب/غارات", "سلم", "هدنة"):
        library.tags.attach(article.id, article, name)
    ids = {tag.name: tag.id for tag in library.tags.all()}
    library.tags.recolor(ids["حرب"], "red")
    library.tags.recolor(ids["هدنة"], "teal")
    (summary,) = library.articles.summaries([article.id])
    assert dict(zip(summary.tags, summary.tag_colors, strict=True)) == {
        "حرب/غارات": "red",
        "سلم": None,
        "هدنة": "teal",
    }
