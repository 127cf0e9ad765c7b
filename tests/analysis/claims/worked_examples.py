"""Our worked examples of chain, entity and hedge, annotated by hand (see `tests/fixtures/gold/README.md`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.span import Span
from tests.own_gold import FOLDER, unmark


@dataclass(frozen=True)
class Worked:
    """A claim as it was annotated, each part as the words of the text with their offset."""

    cue: Span
    claimant: Span | None
    resolved: Span | None
    content: Span
    stance: str
    speech: str
    chain: tuple[Span, ...] | None
    hedge: Span | None
    entity: str | None


@dataclass(frozen=True)
class WorkedExample:
    """A few sentences with all their claims, in the order of their cues."""

    name: str
    text: str
    claims: tuple[Worked, ...]


def worked_examples(kind: str) -> list[WorkedExample]:
    """Return the examples of one file: "chains", "entities" or "hedges"."""
    source = (FOLDER / "worked" / f"{kind}.gold").read_text("utf-8")
    return [_example(block) for block in re.split(r"^= ", source, flags=re.MULTILINE) if block.strip()]


def _example(block: str) -> WorkedExample:
    name, _, rest = block.partition("\n")
    marked, _, lines = rest.partition("\n---\n")
    text, marks = unmark(marked)
    parts = {tag[0] + number: span for tag, span in marks for number in tag[1:].split(",")}
    claims = [_claim(line, parts) for line in lines.splitlines() if line.strip()]
    return WorkedExample(name, text, tuple(sorted(claims, key=lambda claim: claim.cue)))


def _claim(line: str, parts: dict[str, Span]) -> Worked:
    line, _, entity = line.partition(" entity ")
    line, _, chain = line.partition(" chain ")
    number, stance, speech, *by = line.split()
    claimant = parts.get("w" + number)
    return Worked(
        cue=parts["c" + number],
        claimant=claimant,
        resolved=parts[by[1]] if by else claimant,
        content=parts["k" + number],
        stance=stance,
        speech=speech,
        chain=tuple(parts["w" + link] for link in chain.split()) or None,
        hedge=parts.get("h" + number),
        entity=entity or None,
    )
