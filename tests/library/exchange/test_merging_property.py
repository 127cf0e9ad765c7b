"""Whatever two readers did: merged twice nothing changes, and each holds the same after taking the other in."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.span import Span
from app.errors import UserError
from app.library import Library
from tests.library.conftest import TEXT
from tests.library.exchange.conftest import OTHER_TEXT, held, take_in
from tests.library.test_history import state_of
from tests.library.test_history_property import (
    Action,
    _claim,
    _target,
    actions,
    numbers,
    states,
    tag_names,
    words,
)

THIRD_TEXT = "خبر ثالث قال مصدر فيه إن الجسر أُغلق ونفى آخر ذلك"
texts = st.sampled_from([[TEXT, OTHER_TEXT], [TEXT, OTHER_TEXT, THIRD_TEXT], [THIRD_TEXT, TEXT], [TEXT, THIRD_TEXT]])
# What two readers are likeliest to both have done to one article.
marks = st.one_of(
    st.tuples(st.sampled_from([Span(0, 4), Span(5, 9)]), st.sampled_from(["yellow", "green"])).map(
        lambda d: lambda lib: lib.highlights.add(1, *d)
    ),
    st.tuples(numbers, words).map(lambda d: lambda lib: lib.notes.add(1, _target(lib, 1, d[0]), d[1])),
    st.tuples(numbers, tag_names).map(
        lambda d: lambda lib: lib.tags.attach(1, _target(lib, 1, d[0], with_notes=True), d[1])
    ),
    st.sampled_from(["red", "green"]).map(lambda color: lambda lib: lib.tags.recolor(1, color)),
    st.tuples(numbers, states).map(lambda d: lambda lib: lib.claims.decide(1, _claim(lib, 1, d[0]), d[1])),
    words.map(lambda title: lambda lib: lib.articles.edit_facts(1, title=title)),
)
works = st.lists(marks | actions, min_size=2, max_size=8)


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
    from app.library.marks.tag_paths import tag_key

    return {
        (*thing[:-1], tag_key(str(thing[-1]))) if thing[0] in {"tag", "tagging"} else thing for thing in held(library)
    }


def _bin_emptied(path: Path) -> None:
    """Leave in both what both carry: what lies in the bin stays where it is."""
    with Library.open(path) as library:
        library.articles.restore(library.articles.every_id())


@settings(max_examples=25, deadline=None)
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
        with Library.open(other) as library:
            there_alone = _shown(library)
        bytes_there = other.read_bytes()
        with Library.open(one) as library:
            before = _shown(library)
            merged = library.merge(other)
            after = state_of(library)
            assert _shown(library) == before | there_alone
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
