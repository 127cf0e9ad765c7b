"""Copies of one report become one story by themselves; what the person decides about stories holds."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from app.domain.annotations import Analysis
from app.domain.changes import Kind
from app.errors import NotFoundError
from app.library import Library, Verb
from app.library.safekeeping.salvage import salvage
from app.library.stories.groups import add_stories
from tests.library import families
from tests.library.conftest import make_document

REPORT = families.reports(0, 1)[0]
OTHER = families.reports(0, 1)[1]


@pytest.fixture
def take(library):
    """Return a function that takes a text in and returns what came of it."""

    def take_in(text: str):
        number = len(library.articles.every_id())
        document = make_document(text, name=f"{number}.txt")
        return library.articles.add(document, Analysis(document.text_sha256, "test/1.0"))

    return take_in


@pytest.fixture
def copies(take):
    """Return the ids of three copies of one report and of another report."""
    dice = random.Random(3)  # noqa: S311
    texts = [REPORT, f"عنوان غيره\n{REPORT}", families.copy_of(REPORT, dice), OTHER]
    return [take(text).article_id for text in texts]


def partition(library: Library) -> set[frozenset[int]]:
    return {frozenset(library.stories.members(article_id)) for article_id in library.articles.every_id()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_families_of_copies_are_found(library, take, seed):
    told = families.families(made=12, copies=3, seed=seed)
    reports = {take(one.text).article_id: one.report for one in told}
    stories = library.stories.all()
    found = {pair for pair in combinations(reports, 2) if stories.get(pair[0]) == stories.get(pair[1], pair[1])}
    meant = {pair for pair in combinations(reports, 2) if reports[pair[0]] == reports[pair[1]]}
    assert len(found & meant) / len(meant) >= 0.95
    assert len(found & meant) / len(found) >= 0.995


def test_other_reports_on_the_same_event_are_other_stories(library, take):
    for report in families.SAME_EVENT:
        take(report)
    assert library.stories.all() == {}


def test_a_story_goes_by_its_smallest_id(library, copies):
    first = copies[0]
    assert library.stories.all() == dict.fromkeys(copies[:3], first)
    assert library.stories.members(copies[2]) == copies[:3]
    assert library.stories.members(copies[3]) == [copies[3]]


def test_whoever_becomes_part_of_a_story_is_told(take):
    first = take(REPORT)
    second = take(f"عنوان غيره\n{REPORT}")
    assert not first.changes.touch(Kind.STORIES)
    assert second.changes.touch(Kind.STORIES, first.article_id)
    assert second.changes.touch(Kind.STORIES, second.article_id)


def test_a_review_of_two_reports_does_not_make_them_one(library, take):
    first, second = take(REPORT).article_id, take(OTHER).article_id
    both = take(f"{REPORT}\n{OTHER}").article_id
    assert library.stories.members(first) != library.stories.members(second)
    assert both in {*library.stories.members(first), *library.stories.members(second)}


def test_copies_that_are_too_unlike_become_one_through_a_third(library, take):
    lines = [
        f"جملة {number} من تقرير طويل عن {word} لا تشبه غيرها" for number, word in enumerate(families.HEADLINES * 6)
    ]
    beginning, end, whole = "\n".join(lines[:20]), "\n".join(lines[10:]), "\n".join(lines)
    ids = [take(text).article_id for text in (beginning, end, whole)]
    assert library.stories.members(ids[0]) == ids


def test_an_article_taken_out_stays_out(library, take, copies):
    first, second, third, _ = copies
    changes = library.stories.split([second])
    assert (changes.verb, changes.kinds) == (Verb.SPLIT_STORY, {Kind.STORIES})
    assert changes.articles == {first, second, third}
    assert library.stories.members(first) == [first, third]
    late = take(f"{REPORT}\nخاتمة من المحرر").article_id
    assert library.stories.members(second) in ([second], [second, late])
    assert second not in library.stories.members(first)
    assert library.stories.members(third)[:2] == [first, third]


def test_articles_joined_by_hand_stay_one_story(library, take, copies):
    first, *_, other = copies
    library.stories.join([first, other])
    assert library.stories.members(first) == copies
    late = take(f"عنوان ثالث\n{OTHER}").article_id
    assert library.stories.members(late) == [*copies, late]


def test_decisions_are_taken_back_one_by_one(library, take, copies):
    at_first = partition(library)
    library.stories.split([copies[0]])
    split = partition(library)
    late = take(f"{REPORT}\nخاتمة من المحرر").article_id
    library.stories.join([copies[0], copies[3]])
    library.history.undo()
    assert {group - {late} for group in partition(library)} == split
    library.history.undo()
    assert partition(library) == {
        *(group for group in at_first if copies[0] not in group),
        frozenset({*copies[:3], late}),
    }
    library.history.redo()
    assert {group - {late} for group in partition(library)} == split


def test_nothing_is_done_twice(library, copies):
    assert not library.stories.split([copies[3]])
    assert not library.stories.join(copies[:2])
    assert library.history.undo_verb() is None


@pytest.mark.parametrize("verb", ["join", "split"])
def test_a_missing_article_is_told(library, copies, verb):
    with pytest.raises(NotFoundError):
        getattr(library.stories, verb)([copies[0], 99])


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_copies_of_a_purged_article_stay_one_story(library, copies, gone):
    library.articles.purge([copies[gone]])
    left = [article_id for article_id in copies[:3] if article_id != copies[gone]]
    assert library.stories.all() == dict.fromkeys(left, left[0])
    assert library._database.rows("PRAGMA foreign_key_check") == []
    assert library._database.value("SELECT count(*) FROM likeness_bands WHERE article = ?", [copies[gone]]) == 0


def test_those_that_went_with_a_purged_decision_stay(library, take, copies):
    library.stories.join([copies[0], copies[3]])
    late = take(f"عنوان ثالث\n{OTHER}").article_id
    library.articles.purge([copies[3]])
    assert library.stories.members(late) == [*copies[:3], late]


def test_an_old_library_learns_its_stories(library, copies):
    database = library._database
    with database.transaction():
        for table in ("stories", "story_choices", "likenesses", "likeness_bands"):
            database.execute(f"DROP TABLE {table}")
        add_stories(database)
    assert library.stories.all() == dict.fromkeys(copies[:3], copies[0])


@pytest.mark.parametrize("seed", range(6))
def test_decisions_by_chance_leave_every_article_in_one_story(library, take, seed):
    dice = random.Random(seed)  # noqa: S311
    for _ in range(40):
        ids = library.articles.every_id()
        act = dice.choice(("take", "take", "join", "split", "undo", "redo", "purge"))
        if act == "take" or len(ids) < 4:
            take(f"{families.copy_of(dice.choice((REPORT, OTHER)), dice)} {dice.random()}")
        elif act == "purge":
            library.articles.purge([dice.choice(ids)])
        elif act in {"undo", "redo"}:
            getattr(library.history, act)()
        else:
            getattr(library.stories, act)(dice.sample(ids, 2))
        groups = partition(library)
        assert sum(map(len, groups)) == len(library.articles.every_id())
        assert all(story == min(library.stories.members(one)) for one, story in library.stories.all().items())
        decided = library._database.rows("SELECT number, article_id FROM story_choices")
        for one, other in combinations(decided, 2):
            together = library.stories.members(one["article_id"]) == library.stories.members(other["article_id"])
            assert together == (one["number"] == other["number"])


def test_a_salvaged_library_has_its_stories_and_decisions(path, library, copies, tmp_path):
    library.stories.split([copies[1]])
    library.close()
    salvage(path, tmp_path / "salvaged.isnad")
    with Library.open(tmp_path / "salvaged.isnad") as salvaged:
        assert salvaged.stories.all() == dict.fromkeys((copies[0], copies[2]), copies[0])
        assert salvaged.stories.members(copies[1]) == [copies[1]]
        assert not salvaged.history.undo()
