"""The first page of a list begins the whole one, however it is found; what nobody waits for is given up."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.records import Target, TargetKind
from app.library import GivenUpError, Library, Order, View, can_encrypt, lists, new_key
from app.library.lists import Filter, is_ranked_in_part, list_ids
from app.library.searching.query import Query, parse
from tests.benchmarks.made_articles import Maker, fill
from tests.library.conftest import make_analysis, make_document

ARTICLES = 150
MAKER = Maker()
FREQUENT, RARE = MAKER.words[:8], MAKER.words[200:206]
TAG = "حرب/غارات"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of made articles, some of them read, starred, tagged or in the bin."""
    with Library.open(tmp_path_factory.mktemp("paging") / "library.isnad") as library:
        fill(library, ARTICLES)
        for article_id in range(1, ARTICLES, 3):
            library.articles.set_read(article_id, is_read=True)
        for article_id in range(1, ARTICLES, 7):
            library.tags.attach(article_id, Target(TargetKind.ARTICLE, article_id), TAG)
        library.articles.delete(range(1, ARTICLES, 11))
        yield library


words = st.sampled_from([*FREQUENT, *RARE, "قال", "في"])
starts = st.builds(lambda word, length: word[:length] + "*", words, st.integers(1, 4))
named = st.one_of(
    st.builds('by:"{}"'.format, st.sampled_from(MAKER.speakers[:4])),
    st.builds('place:"{}"'.format, st.sampled_from(MAKER.places[:4])),
    st.builds("counted:{}".format, st.sampled_from([word for word in MAKER.counted[:9] if " " not in word])),
    st.builds('outlet:"{}"'.format, st.sampled_from(MAKER.outlets[:4])),
    st.sampled_from(["tag:حرب", "by:ا*", "from:2016", "to:2018-06", "is:unread", "is:unreviewed"]),
)
pieces = st.one_of(words, starts, named, st.builds('"{} {}"'.format, words, words))
alternatives = st.builds("{} OR {}".format, pieces, pieces)
queries = st.lists(st.one_of(pieces, alternatives, pieces.map("-{}".format)), max_size=3).map(" ".join)

few = st.sampled_from([0, 5, 1000])


@st.composite
def asked(draw: st.DrawFn) -> tuple[View, Filter, Order]:
    query = parse(draw(queries), is_typing=False)
    narrowed = Filter(
        draw(st.sampled_from([None, None, "حرب"])), draw(st.sampled_from([None, None, MAKER.outlets[0]])), query
    )
    return draw(st.sampled_from(View)), narrowed, draw(st.sampled_from(Order))


def limited(narrowed: Filter, limit: int) -> Filter:
    return Filter(narrowed.tag, narrowed.outlet, narrowed.query, limit)


@settings(max_examples=300, deadline=None)
@given(asked=asked(), limit=st.integers(1, 40), newest=st.integers(1, 60), few=few, gathered=few)
def test_the_first_page_is_the_beginning_of_the_whole(many, asked, limit, newest, few, gathered):
    view, narrowed, order = asked
    with pytest.MonkeyPatch.context() as patch:
        whole = list_ids(many._database, view, narrowed, order)
        patch.setattr(lists, "NEWEST", newest)
        patch.setattr(lists, "FEW", few)
        patch.setattr(lists, "FEW_GATHERED", gathered)
        assert list_ids(many._database, view, limited(narrowed, limit), order) == whole[:limit]


@settings(max_examples=150, deadline=None)
@given(asked=asked(), limit=st.integers(1, 40), ranked=st.integers(1, 60))
def test_of_many_matches_the_newest_and_those_by_title_are_ranked_and_none_is_lost(many, asked, limit, ranked):
    view, narrowed, _ = asked
    every = list_ids(many._database, view, narrowed, Order.RELEVANCE)
    by_day = sorted(every, key=lambda article_id: (many.articles.document(article_id).published, article_id))[::-1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "RANKED", ranked)
        patch.setattr(lists, "RANKED_BY_TITLE", 0)
        found = list_ids(many._database, view, narrowed, Order.RELEVANCE)
        assert list_ids(many._database, view, limited(narrowed, limit), Order.RELEVANCE) == found[:limit]
        is_in_part = is_ranked_in_part(many._database, view, narrowed)
    if is_in_part:
        newest = set(by_day[:ranked])
        assert found == [id_ for id_ in every if id_ in newest] + [id_ for id_ in by_day if id_ not in newest]
    else:
        assert found == every


def test_an_old_article_with_the_words_in_its_title_is_ranked_too(library, add, monkeypatch):
    monkeypatch.setattr(lists, "RANKED", 3)
    add("السد الكبير\nكلام عن الماء")
    for number in range(6):
        add(f"خبر {number}\nيذكر السد في آخر كلامه")
    query = parse("السد")
    assert library.articles.ids(query=query, order=Order.RELEVANCE)[0] == 1
    assert library.articles.ids(query=query, order=Order.RELEVANCE, limit=2)[0] == 1
    assert sorted(library.articles.ids(query=query, order=Order.RELEVANCE)) == list(range(1, 8))
    assert library.articles.is_ranked_in_part(query=query)
    assert not library.articles.is_ranked_in_part(query=parse("الماء"))


def test_words_begun_are_found_in_each_length(library, add):
    add("تفجيرات في المدينة")
    add("والتفجيرات في القرية")
    for length in range(1, 9):
        assert library.articles.ids(query="تفجيرات"[:length]) == [2, 1], length


@pytest.mark.parametrize(
    "key",
    [None, pytest.param("سر", marks=pytest.mark.skipif(not can_encrypt(), reason="needs the extra «encryption»"))],
    ids=["plain", "encrypted"],
)
def test_a_read_that_nobody_waits_for_is_given_up_at_once(tmp_path, key):
    with Library.open(tmp_path / "library.isnad", new_key(key) if key else None) as library:
        document = make_document()
        library.articles.add(document, make_analysis(document))
        endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        until = time.monotonic() + 0.05
        with pytest.raises(GivenUpError), library.while_wanted(lambda: time.monotonic() < until):
            library._database.value(endless)
        assert time.monotonic() < until + 5
        with library.while_wanted(lambda: True):
            assert library.articles.ids(query=Query()) == [1]
        library.articles.set_starred(1, is_starred=True)
        assert library.articles.ids(view=View.STARRED) == [1]
