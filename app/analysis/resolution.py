"""Who is meant: claimants that are left out, pronouns, and the fullest name of the one meant."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.attribution import Attribution
from app.analysis.claimants import NounPhrases
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
        self._phrases = NounPhrases(syntax)
        self._spoken: list[tuple[Attribution, range, bool]] = []

    def resolve(self, attribution: Attribution, *, embedded: bool) -> range | None:
        """Return the tokens that name the claimant, and remember him for those that follow."""
        found = attribution.claimant or attribution.head
        if found is None:
            found = self._earlier(attribution)
        embedded = embedded or self._is_background(attribution)
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
            subject = self._subject_of(syntax.statements[statement], attribution)
            if subject is not None:
                return subject
        candidates = [(named, embedded) for _, named, embedded in reversed(self._spoken)]
        for wanted in (False, True):
            for named, embedded in candidates[:8]:
                if embedded is wanted and self._agrees(attribution.inflection, named):
                    return named
        return candidates[0][0] if candidates else None

    def _is_background(self, attribution: Attribution) -> bool:
        """Tell whether a claim stands in a clause aside («فيما نفت …»), which hardly gives the next subject."""
        syntax = self._syntax
        start = attribution.tokens.start
        statement = syntax.statement_of(start)
        aside = range(max(statement.start, start - 1), start)
        return any(syntax.has(index, "aside") for index in aside) and not self._opens_paragraph(start - 1)

    def _opens_paragraph(self, index: int) -> bool:
        tokens = self._syntax.tokens
        return index == 0 or "\n" in self._syntax.text[tokens[index - 1].end : tokens[index].start]

    def _subject_of(self, statement: range, attribution: Attribution) -> range | None:
        """Return the subject of the statement's first clause, for a participle without a verb of saying before it."""
        syntax = self._syntax
        for start in range(statement.start, min(statement.start + 3, attribution.tokens.start)):
            if syntax.has(start, "auxiliary") or syntax.has(start, "preposition"):
                continue
            phrase = self._phrases.read(start, attribution.tokens.start, before_object=True)
            if phrase is not None and self._may_speak(phrase) and self._agrees(attribution.inflection, phrase):
                return phrase
        return None

    def _may_speak(self, phrase: range) -> bool:
        syntax = self._syntax
        kinds = {syntax.mentions[number].type for index in phrase if (number := syntax.mention_at(index)) is not None}
        if kinds - {MentionType.WEAPON}:
            return True
        return any(syntax.stem_has(index, name) for index in phrase for name in ("role", "body", "feminine"))

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
    for number in inside:
        if mentions[number].type is MentionType.PERSON:
            return _fullest(syntax, mentions, number, frozenset({MentionType.PERSON}), named)
    if inside and _is_head(syntax, inside[0], named):
        kinds = _ACTORS if mentions[inside[0]].type in _ACTORS else frozenset({MentionType.PLACE})
        return _fullest(syntax, mentions, inside[0], kinds, named)
    if len(named) == 1 and syntax.folded[named.start].startswith("ال"):
        return _described(syntax, mentions, named.start)
    return None


def _is_head(syntax: Syntax, number: int, named: range) -> bool:
    """Tell whether a mention is the one who speaks, and not the body that a spokesman belongs to."""
    start = syntax.mention_range(number).start
    before = [index for index in range(named.start, start) if syntax.tokens[index].is_word]
    return not before or (len(before) == 1 and stem_is(syntax.folded[before[0]], "named"))


def _fullest(
    syntax: Syntax, mentions: Sequence[Mention], number: int, kinds: frozenset[MentionType], named: range
) -> str:
    """Return the longest earlier name of the same kind that ends in the same word, or that a short name stands in."""
    name = mentions[number].name
    words = name.split()
    alone = syntax.mention_range(number).stop >= named.stop
    fuller = [
        other.name
        for other in mentions[:number]
        if other.type in kinds
        and set(words) < set(other.name.split())
        and (alone or other.name.split()[-1] == words[-1])
    ]
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
