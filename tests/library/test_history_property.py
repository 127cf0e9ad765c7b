"""Whatever is done in whatever order: undoing all of it gives the beginning back, redoing all of it the end."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.annotations import MentionType
from app.domain.document import PublishedBasis
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.errors import UserError
from app.library import Library
from tests.library.conftest import TEXT, make_analysis, make_document
from tests.library.test_history import state_of

OTHER_TEXT = "مقال ثان قال كاتبه كلاما قصيرا ثم نفى ما قال"
TAGS = ("هدنة", "هُدنه", "نزوح", "مصدر مجهول", "هدنة/خروق", "نزوح/مخيم/نُزوح")

Action = Callable[[Library], object]


def _one_of(library: Library, table: str, number: int) -> int | None:
    ids = [row["id"] for row in library._database.tables.table(table).rows_where(select="id", order_by="id")]
    return ids[number % len(ids)] if ids else None


def _on_one(table: str, act: Callable[[Library, int], object]) -> st.SearchStrategy[Action]:
    """Draw an action on one of a table's rows; where there is none, nothing is done."""

    def action(number: int) -> Action:
        return lambda library: None if (row := _one_of(library, table, number)) is None else act(library, row)

    return st.integers(0, 5).map(action)


def _span(draw: tuple[int, int, int]) -> tuple[int, Span]:
    article, start, length = draw
    return article, Span(start, start + length)


places = st.tuples(st.integers(1, 2), st.integers(0, 30), st.integers(1, 12)).map(_span)
states = st.sampled_from(ClaimState)
tag_names = st.sampled_from(TAGS)
words = st.sampled_from(["ملاحظة", "ملاحظة ثانية 🙂", "سطر\nوسطر"])


def _target(library: Library, article_id: int, number: int, *, with_notes: bool = False) -> Target:
    reading = library.articles.reading(article_id)
    targets = [
        Target(TargetKind.ARTICLE, article_id),
        *(Target(TargetKind.HIGHLIGHT, highlight.id) for highlight in reading.highlights),
        *(Target(TargetKind.CLAIM, claim.id) for claim in reading.reviewed_claims),
        *(Target(TargetKind.NOTE, note.id) for note in reading.notes if with_notes),
    ]
    return targets[number % len(targets)]


def _claim(library: Library, article_id: int, number: int):
    claims = library.articles.analysis(article_id).claims
    return claims[number % len(claims)]


def _publish(library: Library, article_id: int, offset: int) -> object:
    day = date(2020, 1, 1) + timedelta(days=offset)
    document = library.articles.document(article_id)
    return library.articles.set_published(
        article_id, day, make_analysis(document, published=day, basis=PublishedBasis.GIVEN)
    )


def _refusable(act: Callable[[], object]) -> None:
    with contextlib.suppress(UserError):
        act()


def _between_tags(act: Callable[[Library, int, int], object]) -> st.SearchStrategy[Action]:
    """Draw an action on two tags; one that the library refuses does nothing."""

    def action(pair: tuple[int, int]) -> Action:
        def run(library: Library) -> None:
            tags = [_one_of(library, "tags", number) for number in pair]
            with contextlib.suppress(UserError):
                if None not in tags:
                    act(library, *tags)

        return run

    return st.tuples(st.integers(0, 5), st.integers(0, 5)).map(action)


def _rename(library: Library, tag_id: int, name: str) -> object:
    return library.tags.rename(tag_id, f"{name} {tag_id}")


articles, numbers = st.integers(1, 2), st.integers(0, 5)
actions = st.one_of(
    st.tuples(places, st.sampled_from(["yellow", "green"])).map(lambda d: lambda lib: lib.highlights.add(*d[0], d[1])),
    _on_one("highlights", lambda lib, row: lib.highlights.recolor(row, "pink")),
    _on_one("highlights", lambda lib, row: lib.highlights.remove(row)),
    st.tuples(articles, numbers, words).map(lambda d: lambda lib: lib.notes.add(d[0], _target(lib, d[0], d[1]), d[2])),
    st.tuples(articles, numbers, words).map(lambda d: lambda lib: lib.notes.add(d[0], _claim(lib, d[0], d[1]), d[2])),
    _on_one("notes", lambda lib, row: lib.notes.edit(row, "كلام آخر")),
    _on_one("notes", lambda lib, row: lib.notes.remove(row)),
    st.tuples(articles, numbers, tag_names).map(
        lambda d: lambda lib: lib.tags.attach(d[0], _target(lib, d[0], d[1], with_notes=True), d[2])
    ),
    st.tuples(articles, numbers, tag_names).map(
        lambda d: lambda lib: lib.tags.detach(d[0], _target(lib, d[0], d[1], with_notes=True), d[2])
    ),
    _on_one("tags", lambda lib, row: _refusable(lambda: _rename(lib, row, "وسم"))),
    _on_one("tags", lambda lib, row: lib.tags.remove(row)),
    _on_one("tags", lambda lib, row: lib.tags.recolor(row, "red")),
    _on_one("tags", lambda lib, row: _refusable(lambda: lib.tags.move(row, None))),
    _between_tags(lambda lib, one, other: lib.tags.move(one, other)),
    _between_tags(lambda lib, one, other: lib.tags.merge(one, other)),
    places.map(lambda place: lambda lib: lib.names.add(*place, MentionType.PLACE)),
    _on_one("name_marks", lambda lib, row: lib.names.remove(row)),
    st.tuples(articles, numbers, states).map(
        lambda d: lambda lib: lib.claims.decide(d[0], _claim(lib, d[0], d[1]), d[2])
    ),
    st.tuples(articles, st.booleans()).map(lambda d: lambda lib: lib.articles.set_starred(*d)),
    st.tuples(articles, words).map(lambda d: lambda lib: lib.articles.edit_facts(d[0], title=d[1])),
    st.tuples(articles, st.integers(0, 2)).map(lambda d: lambda lib: _publish(lib, *d)),
    articles.map(lambda article: lambda lib: lib.articles.delete([article])),
    articles.map(lambda article: lambda lib: lib.articles.restore([article])),
    words.map(lambda name: lambda lib: lib.searches.save(name, "ملاحظة -سطر", "newest")),
    _on_one("saved_searches", lambda lib, row: lib.searches.rename(row, "اسم آخر")),
    _on_one("saved_searches", lambda lib, row: lib.searches.remove(row)),
    # Among it all, what is no step of the reader's.
    st.tuples(articles, st.booleans()).map(lambda d: lambda lib: lib.articles.set_read(*d)),
    st.just(lambda lib: lib.history.undo()),
    st.just(lambda lib: lib.history.redo()),
)


@settings(max_examples=40, deadline=None)
@given(done=st.lists(actions, min_size=1, max_size=14))
def test_all_is_undone_and_redone_also_after_reopening(done: list[Action]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.isnad"
        with Library.open(path) as library:
            for text in (TEXT, OTHER_TEXT):
                document = make_document(text)
                library.articles.add(document, make_analysis(document))
            beginning = state_of(library)
            for action in done:
                action(library)
            while library.history.redo():
                pass
            end = state_of(library)
            between = [end]
            while library.history.undo():
                between.append(state_of(library))
            assert between[-1] == beginning
        with Library.open(path) as library:
            for expected in between[-2::-1]:
                assert library.history.redo() is not None
                assert state_of(library) == expected
            assert library.history.redo() is None
            assert state_of(library) == end
