"""Whatever two readers did: merged twice nothing changes, and each holds the same after taking the other in."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.library import Library
from tests.library.conftest import TEXT
from tests.library.exchange.conftest import OTHER_TEXT, held, take_in
from tests.library.test_history import state_of
from tests.library.test_history_property import Action, actions

THIRD_TEXT = "خبر ثالث قال مصدر فيه إن الجسر أُغلق ونفى آخر ذلك"
texts = st.lists(st.sampled_from([TEXT, OTHER_TEXT, THIRD_TEXT]), min_size=2, max_size=3, unique=True)
works = st.lists(actions, max_size=8)


def _made(path: Path, articles: list[str], done: list[Action]) -> Path:
    with Library.open(path) as library:
        for text in articles:
            take_in(library, text)
        for action in done:
            with contextlib.suppress(UserError):
                action(library)
    return path


def _shown(library: Library) -> set[tuple[object, ...]]:
    """Return what both can hold, the tags by their key: each library spells them as it did first."""
    from app.library.tag_paths import tag_key

    return {
        (*thing[:-1], tag_key(str(thing[-1]))) if thing[0] in {"tag", "tagging"} else thing for thing in held(library)
    }


def _bin_emptied(path: Path) -> None:
    """Leave in both what both carry: what lies in the bin stays where it is."""
    with Library.open(path) as library:
        library.articles.restore(library.articles.every_id())


@settings(max_examples=40, deadline=None)
@given(here=texts, there=texts, mine=works, theirs=works)
def test_merging_twice_changes_nothing_and_both_ways_hold_the_same(
    here: list[str], there: list[str], mine: list[Action], theirs: list[Action]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = _made(Path(folder) / "one.isnad", here, mine)
        other = _made(Path(folder) / "other.isnad", there, theirs)
        for path in (one, other):
            _bin_emptied(path)
        untouched = shutil.copy(one, Path(folder) / "untouched.isnad")
        bytes_there = other.read_bytes()
        with Library.open(one) as library:
            before = _shown(library)
            merged = library.merge(other)
            after = state_of(library)
            assert before <= _shown(library)
            again = library.merge(other)
            assert not again.changes
            assert state_of(library) == after
            assert [found.there for found in again.disagreements] == [found.there for found in merged.disagreements]
            assert library.check().problems == ()
            one_way = _shown(library)
            if merged.changes:
                library.history.undo()
                assert not set(library.articles.ids()).intersection(merged.added)
                library.history.redo()
                assert state_of(library) == after
        assert other.read_bytes() == bytes_there
        with Library.open(other) as library:
            library.merge(Path(untouched))
            assert _shown(library) == one_way
            assert library.check().problems == ()
