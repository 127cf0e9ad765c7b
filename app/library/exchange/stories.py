"""What readers decided to be one story, or not, brought into another library where nothing is decided yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from app.domain.records import DisagreementKind
from app.library.database import Database
from app.library.exchange.findings import Findings
from app.library.stories.groups import choose

TOGETHER, APART = "together", "apart"
"""What a disagreement says of two articles."""

_CHOICES = """
    SELECT c.article_id, c.number FROM story_choices c JOIN articles a ON a.id = c.article_id
    WHERE a.deleted_at IS NULL
"""
_TITLE = "SELECT coalesce(a.title, d.opening) FROM articles a JOIN documents d ON d.id = a.document_id WHERE a.id = ?"


def bring_stories(source: Database, mapped: Mapping[int, int], findings: Findings) -> None:
    """Bring the decisions on stories, in the open step; `mapped` tells which article is which one here.

    Articles that are decided on here stay in their stories, and those that go with them there come to them. A story of
    which one article alone is brought says nothing by itself.
    """
    target = findings.target
    decided = dict(target.pairs("SELECT article_id, number FROM story_choices"))
    free = int(target.value("SELECT min(coalesce(min(number), 0), 0) - 1 FROM story_choices"))
    firsts: dict[int, list[int]] = defaultdict(list)
    for ours in _groups(source, mapped):
        numbers = sorted({decided[article_id] for article_id in ours if article_id in decided}, reverse=True)
        for number in numbers:
            firsts[number].append(next(article_id for article_id in ours if decided.get(article_id) == number))
        if len(numbers) > 1:
            first, other = (next(one for one in ours if decided.get(one) == number) for number in numbers[:2])
            _note(findings, first, other, is_one_here=False)
        if undecided := [article_id for article_id in ours if article_id not in decided]:
            number = numbers[0] if numbers else free
            free -= 0 if numbers else 1
            choose(target, undecided, number)
            decided |= dict.fromkeys(undecided, number)
            findings.taken["stories"] += 1
    for first, *others in firsts.values():
        for other in others:
            _note(findings, first, other, is_one_here=True)


def _groups(source: Database, mapped: Mapping[int, int]) -> Iterator[list[int]]:
    """Yield the articles here of each story that was decided on there."""
    groups: dict[int, list[int]] = defaultdict(list)
    for article_id, number in source.pairs(_CHOICES):
        groups[number].append(article_id)
    for members in groups.values():
        ours = sorted({mapped[member] for member in members if member in mapped})
        if len(ours) > 1 or (ours and len(members) == 1):
            yield ours


def _note(findings: Findings, first: int, other: int, *, is_one_here: bool) -> None:
    """Note that two articles are one story in one of the libraries alone."""
    title = str(findings.target.value(_TITLE, [other]))
    here, there = (TOGETHER, APART) if is_one_here else (APART, TOGETHER)
    findings.disagree(first, DisagreementKind.STORY, title, here=here, there=there)
