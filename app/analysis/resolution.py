"""Who is meant: claimants that are left out, pronouns, and the fullest name of the one meant."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.attribution import Attribution
from app.analysis.conjugation import Gender, Inflection, Number
from app.analysis.syntax import Syntax, stem_is, words_of
from app.domain.annotations import Mention, MentionType

_ACTORS = frozenset({MentionType.GROUP, MentionType.ORGANIZATION})


def gender_of(folded: str, *, person: bool) -> Gender | None:
    """Return the gender that a noun phrase's first word shows, None where it can't be told."""
    bare = folded.removeprefix("و") if folded.startswith("وال") else folded
    stem = bare.removeprefix("ال")
    if bare in words_of("feminine") or stem in words_of("feminine"):
        return Gender.FEMININE
    if stem.endswith("ه") and stem[:-1] in words_of("role"):
        return None  # «مديره» and «مديرة» fold alike
    if stem.endswith(("ه", "ات", "اء")) and not person:
        return Gender.FEMININE
    return None if person else Gender.MASCULINE


def number_of(folded: str) -> Number:
    """Return the number that a noun phrase's first word shows; broken plurals pass for singulars."""
    return Number.PLURAL if folded.endswith(("ون", "ين")) and len(folded) > 5 else Number.SINGULAR


class Claimants:
    """Remembers who spoke, and says who is meant where the text leaves it out."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._spoken: list[tuple[Attribution, range, bool]] = []

    def resolve(self, attribution: Attribution, *, embedded: bool) -> range | None:
        """Return the tokens that name the claimant, and remember him for those that follow."""
        found = attribution.claimant or attribution.head
        if found is None:
            found = self._earlier(attribution)
        if found is not None:
            self._spoken.append((attribution, found, embedded))
        return found

    def _earlier(self, attribution: Attribution) -> range | None:
        syntax = self._syntax
        statement = syntax.statement_number(attribution.tokens.start)
        here = [
            named
            for other, named, _ in reversed(self._spoken)
            if syntax.statement_number(other.tokens.start) == statement and other.cue.kind != "echo"
        ]
        if attribution.is_participle or attribution.cue.kind == "noun":
            for named in here:
                if self._agrees(attribution.inflection, named):
                    return named
        candidates = [(named, embedded) for _, named, embedded in reversed(self._spoken)]
        for wanted in (False, True):
            for named, embedded in candidates[:8]:
                if embedded is wanted and self._agrees(attribution.inflection, named):
                    return named
        return candidates[0][0] if candidates else None

    def _agrees(self, inflection: Inflection | None, named: range) -> bool:
        if inflection is None:
            return True
        folded = self._syntax.folded[self._first_word(named)]
        person = self._syntax.is_person(self._first_word(named))
        gender, number = gender_of(folded, person=person), number_of(folded)
        if inflection.number is Number.PLURAL:
            return number is Number.PLURAL or not person
        if number is Number.PLURAL:
            return False
        return gender is None or gender is inflection.gender

    def _first_word(self, named: range) -> int:
        for index in named:
            if self._syntax.tokens[index].is_word:
                return index
        return named.start


def entity_of(syntax: Syntax, mentions: Sequence[Mention], named: range) -> str | None:
    """Return the fullest name, up to there, of the one that a claimant names or describes; None where it can't be told."""
    inside = sorted({number for index in named if (number := syntax.mention_at(index)) is not None})
    for kinds in (frozenset({MentionType.PERSON}), _ACTORS, frozenset({MentionType.PLACE})):
        for number in inside:
            mention = mentions[number]
            if mention.type in kinds:
                earlier = [other for other in mentions[:number] if other.type in kinds]
                return _fullest(mention.name, [other.name for other in earlier])
    if len(named) == 1 and syntax.folded[named.start].startswith("ال"):
        return _described(syntax, mentions, named.start)
    return None


def _fullest(name: str, earlier: Sequence[str]) -> str:
    words = set(name.split())
    fuller = [other for other in earlier if words < set(other.split())]
    return max(fuller, key=len, default=name)


def _described(syntax: Syntax, mentions: Sequence[Mention], index: int) -> str | None:
    """«الوزارة» means the last ministry named before."""
    noun = syntax.folded[index][2:]
    if not stem_is(noun, "body"):
        return None
    before = syntax.tokens[index].start
    for mention in reversed(mentions):
        if mention.span.end <= before and mention.type in _ACTORS:
            first = syntax.tokenized.token_range(mention.span).start
            if syntax.folded[first].endswith(noun):
                return mention.name
    return None
