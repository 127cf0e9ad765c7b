"""What the person took in together is taken back together: into the bin, and out of it again."""

from __future__ import annotations

import pytest

from app.domain.records import Target, TargetKind
from app.library import Library
from app.library.lists import View


@pytest.fixture
def three(library: Library, add) -> Library:
    """Return a library with three articles, the last two taken in together."""
    first, second, third = (
        add(f"قال ناطق إن القافلة رقم {n} وصلت إلى المدينة مساء أمس.", name=f"{n}.txt") for n in "123"
    )
    library.articles.took_in([second, third])
    library.notes.add(first, Target(TargetKind.ARTICLE, first), "ملاحظة")
    return library


def test_undo_puts_all_of_them_into_the_bin_and_redo_brings_them_back(three):
    three.history.undo()
    assert three.history.undo_verb() == "take_in"
    changes = three.history.undo()
    assert changes.articles == {2, 3}
    assert sorted(three.articles.ids()) == [1]
    assert sorted(three.articles.ids(view=View.BIN)) == [2, 3]
    assert three.history.undo_verb() is None
    assert three.history.redo_verb() == "take_in"
    three.history.redo()
    assert sorted(three.articles.ids()) == [1, 2, 3]
    assert three.check().problems == ()


def test_it_is_known_after_a_restart(three):
    three.history.undo()
    with Library.open(three.path) as again:
        again.history.undo()
        assert again.articles.ids() == [1]


def test_what_was_deleted_meanwhile_stays_deleted(library, add):
    first = add("قال ناطق إن الطريق فُتحت.", name="1.txt")
    library.articles.delete([first])
    library.articles.took_in([first])
    assert library.history.undo_verb() == "delete_articles"


def test_what_was_changed_while_others_still_came_stays_changed(library, add):
    first, second = (add(f"قال ناطق إن الطريق رقم {n} فُتحت أمام السيارات.", name=f"{n}.txt") for n in "12")
    library.articles.edit_facts(first, title="عنوان آخر")
    library.articles.set_starred(first, True)
    library.articles.took_in([first, second])
    assert library.check().problems == ()
    library.history.undo()
    assert library.articles.ids() == []
    assert library.check().problems == ()
    library.history.redo()
    assert library.articles.document(first).title == "عنوان آخر"
    assert library.articles.reading(first).is_starred
    assert library.check().problems == ()


def test_a_purged_article_does_not_come_back(three):
    three.history.undo()
    three.articles.purge([2])
    three.history.undo()
    three.history.redo()
    assert sorted(three.articles.ids()) == [1, 3]
    assert three.check().problems == ()


def test_nothing_new_is_no_step(three):
    verb = three.history.undo_verb()
    assert not three.articles.took_in([])
    assert three.history.undo_verb() == verb
