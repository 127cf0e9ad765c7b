"""Mentions: the spans that name a person, group, organization, place or weapon.

Each proposer reads the article and yields candidates; the best that don't overlap are kept. A trained tagger doubts
some of the persons and adds names that the rules miss; what is then known of the article as a whole brings the short
forms and the groups called by a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.analysis.certainty import Layer, Weighed, rated
from app.analysis.names.actors import find_actors, find_aliases, find_followers
from app.analysis.names.coherence import find_repeated
from app.analysis.names.evidence import NameWitness
from app.analysis.names.persons import find_persons
from app.analysis.names.phrases import Candidate, NameText
from app.analysis.names.places import find_places
from app.analysis.names.tagged import find_tagged_names, is_doubted
from app.analysis.names.tagger import TaggedText
from app.analysis.names.weapons import find_weapons
from app.domain.annotations import Mention
from app.text.words import TokenizedText

Proposer = Callable[[NameText], Iterable[Candidate]]

PROPOSERS: tuple[Proposer, ...] = (find_actors, find_persons, find_places, find_weapons)


def find_mentions(tokenized: TokenizedText) -> tuple[Mention, ...]:
    """Return the article's names in order, without overlaps, each with how sure it is."""
    return rated(Layer.MENTIONS, weigh_mentions(tokenized))


def weigh_mentions(tokenized: TokenizedText) -> list[Weighed[Mention]]:
    """Return the article's names in order with the evidence on each."""
    text = NameText(tokenized)
    tagged = TaggedText(tokenized)
    proposed = (candidate for propose in PROPOSERS for candidate in propose(text))
    chosen = choose(candidate for candidate in proposed if not is_doubted(text, tagged, candidate))
    chosen = choose([*chosen, *find_tagged_names(text, tagged, chosen)])
    chosen = choose([*chosen, *find_repeated(text, chosen)])
    chosen = choose([*chosen, *find_aliases(text, chosen)])
    chosen = choose([*chosen, *find_followers(text, chosen)])
    witness = NameWitness(text, tagged, chosen)
    return [Weighed(text.mention(candidate), witness.evidence(candidate)) for candidate in chosen]


def choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that stand, in the order of the text: by priority, then the longer, then the earlier."""
    taken: set[int] = set()
    chosen: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.priority, -len(c), c.first, c.cut)):
        tokens = range(candidate.first, candidate.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate.first)
