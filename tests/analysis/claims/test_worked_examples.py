"""Chain, entity and hedge of our worked examples, and the claims around them, exactly as annotated."""

from __future__ import annotations

import pytest

from app.analysis.pipeline import analyse
from app.domain.annotations import Claim
from app.domain.document import Document, Origin
from tests.analysis.claims.worked_examples import WorkedExample, worked_examples

KINDS = ("chains", "entities", "hedges")


def examples(*kinds: str) -> list:
    return [pytest.param(example, id=f"{kind}: {example.name}") for kind in kinds for example in worked_examples(kind)]


def found_in(example: WorkedExample) -> tuple[Claim, ...]:
    return analyse(Document(example.text, Origin("worked", "text/plain"), b"", language="ar")).claims


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_at_least_ten_examples_of_each(kind):
    assert len(worked_examples(kind)) >= 10


@pytest.mark.parametrize("example", examples(*KINDS))
def test_the_claims_are_found_as_annotated(example):
    found = [(c.cue, c.claimant, c.resolved, c.content, c.stance.value, c.speech.value) for c in found_in(example)]
    assert found == [(w.cue, w.claimant, w.resolved, w.content, w.stance, w.speech) for w in example.claims]


@pytest.mark.parametrize("example", examples("chains"))
def test_the_chain_lists_through_whom_the_words_came_outermost_first(example):
    assert [claim.chain for claim in found_in(example)] == [worked.chain for worked in example.claims]


@pytest.mark.parametrize("example", examples("entities"))
def test_the_entity_is_the_fullest_earlier_name_of_the_one_meant(example):
    assert [claim.entity for claim in found_in(example)] == [worked.entity for worked in example.claims]


@pytest.mark.parametrize("example", examples("hedges"))
def test_the_hedge_is_where_the_writer_doubts(example):
    assert [claim.hedge for claim in found_in(example)] == [worked.hedge for worked in example.claims]
