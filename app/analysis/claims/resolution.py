"""Who is meant where a claimant is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.analysis.claims.agreement import gender_of, number_of
from app.analysis.claims.attribution import Attribution
from app.analysis.claims.claimants import NounPhrases
from app.analysis.claims.complements import Shape
from app.analysis.claims.syntax import Syntax
from app.domain.annotations import MentionType
from app.text.conjugation import Gender, Inflection, Number

_MEMORY = 16
_LONGEST_OPENING = 5


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Who spoke: inside another one's words (`embedded`), or there or in a clause aside (`aside`)."""

    attribution: Attribution
    named: range
    embedded: bool
    aside: bool


class Claimants:
    """Remembers who spoke, and says who is meant where the text leaves it out."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._phrases = NounPhrases(syntax)
        self._spoken: list[_Spoken] = []

    def resolve(self, attribution: Attribution, *, embedded: bool) -> range | None:
        """Return the tokens that name the claimant, and remember him for those that follow."""
        found = attribution.claimant or attribution.head
        if found is None:
            found = self._earlier(attribution)
        if found is not None:
            aside = embedded or self._is_background(attribution)
            self._spoken.append(_Spoken(attribution, found, embedded, aside))
        return found

    def _earlier(self, attribution: Attribution) -> range | None:
        syntax = self._syntax
        statement = syntax.statement_number(attribution.tokens.start)
        recent = self._spoken[: -_MEMORY - 1 : -1]
        if attribution.is_participle or attribution.cue.kind == "noun":
            here = [
                spoken for spoken in recent if syntax.statement_number(spoken.attribution.tokens.start) == statement
            ]
            # An adverbial participle goes with the main verb, not with one inside what is said or a source behind it.
            for spoken in sorted(here, key=lambda spoken: spoken.embedded or spoken.attribution.shape is Shape.BEFORE):
                if self._goes_on(attribution, spoken):
                    return spoken.named
            if here:
                return here[0].named
            subject = self._subject_of(syntax.statements[statement], attribution)
            if subject is not None:
                return subject
        told = self._narrated(attribution, statement, recent)
        if told is not None:
            return told
        for wanted in (False, True):
            for spoken in recent:
                # In its own statement a clause aside goes on («بينما أدانت … وحثت»).
                goes_on = syntax.statement_number(spoken.attribution.tokens.start) == statement
                aside = spoken.embedded if goes_on else spoken.aside
                if aside is wanted and self._goes_on(attribution, spoken):
                    return spoken.named
        return recent[0].named if recent else None

    def _narrated(self, attribution: Attribution, statement: int, recent: Sequence[_Spoken]) -> range | None:
        """Return the subject of what the writer tells right before, where no one has spoken there.

        «وبثت الجماعة شريطا، وأكدت أن …» goes on with the same subject; so does speech behind a sentence that brings
        somebody by name («توقف سالم عند الحاجز. يقول: …»).
        """
        syntax = self._syntax
        start = attribution.tokens.start
        here = syntax.statements[statement]
        spoke = recent and syntax.statement_number(recent[0].attribution.tokens.start)
        if recent and spoke == statement:
            return None
        aside = not recent and start > here.start and syntax.has(start - 1, "pronoun_subject")  # «وهم يرددون»
        if (attribution.prefix in {"و", "ف"} or aside) and start > here.start:
            return self._subject_of(here, attribution)
        before = statement - 1
        if start > here.start + 1 or before < 0 or self._opens_paragraph(here.start) or (recent and spoke == before):
            return None
        subject = self._subject_of(syntax.statements[before], attribution, syntax.statements[before].stop)
        named = subject is not None and any(syntax.is_person(index) for index in subject)
        return subject if named else None

    def _is_background(self, attribution: Attribution) -> bool:
        """Tell whether a claim stands in a clause aside («فيما نفت …»), which hardly gives the next subject."""
        if attribution.shape is Shape.ANTECEDENT:
            return True
        syntax = self._syntax
        start = attribution.tokens.start
        statement = syntax.statement_of(start)
        aside = range(max(statement.start, start - 1), start)
        return any(syntax.has(index, "aside") for index in aside) and not self._opens_paragraph(start - 1)

    def _opens_paragraph(self, index: int) -> bool:
        tokens = self._syntax.tokens
        return index == 0 or "\n" in self._syntax.text[tokens[index - 1].end : tokens[index].start]

    def _subject_of(self, statement: range, attribution: Attribution, stop: int | None = None) -> range | None:
        """Return the subject of the statement's first clause, for a cue without a verb of saying before it.

        Where none stands there, somebody who acts behind a comma speaks («في شأن الهدنة، تحاشى الوزير التعليق، وقال»).
        """
        syntax = self._syntax
        end = attribution.tokens.start if stop is None else stop
        first = self._behind_opening(statement)
        found = self._subject_near(first, end, attribution)
        if found is not None or attribution.prefix not in {"و", "ف"}:
            return found
        for comma in filter(syntax.is_comma, range(first + 1, end - 2)):
            found = self._subject_near(comma + 1, min(end, comma + 3), attribution)
            if found is not None and self._acts(found, comma):
                return found
        return None

    def _subject_near(self, first: int, end: int, attribution: Attribution) -> range | None:
        """Return the phrase that begins within three words and can be the subject of an attribution's verb."""
        syntax = self._syntax
        for start in range(first, min(first + 3, end)):
            if syntax.has(start, "preposition") or not self._may_head(start):
                continue
            phrase = self._phrases.read(start, attribution.tokens.start, before_object=True)
            if phrase is not None and self._may_speak(phrase) and self._agrees(attribution.inflection, phrase):
                return phrase
        return None

    def _behind_opening(self, statement: range) -> int:
        """Return where a statement's main clause begins, behind «إلى ذلك،» and «من جهته،»."""
        syntax = self._syntax
        if not syntax.has(statement.start, "preposition"):
            return statement.start
        near = range(statement.start + 1, min(statement.stop, statement.start + _LONGEST_OPENING))
        return next((at + 1 for at in near if syntax.is_comma(at)), statement.start)

    def _acts(self, phrase: range, comma: int) -> bool:
        """Tell whether one word, which looks like a verb, stands between a comma and a person."""
        syntax, verb = self._syntax, comma + 1
        person = syntax.is_person(phrase.start) or syntax.stem_has(phrase.start, "role")
        if not person or phrase.start != verb + 1 or syntax.has(verb, "preposition") or syntax.has(verb, "relative"):
            return False
        nominal = syntax.mention_at(verb) is not None or any(
            syntax.stem_has(verb, name) for name in ("role", "body", "quantifier", "verbal_noun")
        )
        return not nominal and not syntax.folded[verb].startswith(("ال", "و"))

    def _may_head(self, index: int) -> bool:
        """Tell whether a word can begin a subject; the verb before it can't."""
        syntax = self._syntax
        named = syntax.mention_at(index) is not None or index in syntax.opening
        known = any(syntax.stem_has(index, name) for name in ("role", "body", "feminine", "quantifier"))
        return named or known or syntax.folded[index].startswith("ال")

    def _may_speak(self, phrase: range) -> bool:
        syntax = self._syntax
        kinds = {syntax.mentions[number].type for index in phrase if (number := syntax.mention_at(index)) is not None}
        if kinds - {MentionType.WEAPON}:
            return True
        if any(syntax.stem_has(index, name) for index in phrase for name in ("role", "body", "feminine")):
            return True
        return syntax.folded[phrase.start].startswith("ال") and phrase.start > 0 and not syntax.is_time(phrase.start)

    def _goes_on(self, attribution: Attribution, spoken: _Spoken) -> bool:
        """Tell whether one who spoke can be the subject of a verb, by gender and number.

        A name shows no gender, but the verb that he stood with did («أضافت حرييت …، ولفتت إلى»). A masculine singular
        may have a plural behind it («قال مسؤولون»), a feminine one has what goes on in the feminine.
        """
        earlier, later = spoken.attribution.inflection, attribution.inflection
        if self._agrees(later, spoken.named):
            return True
        named = self._syntax.mention_at(self._first_word(spoken.named)) is not None
        shown = named or (earlier is not None and earlier.gender is Gender.FEMININE)
        return spoken.attribution.claimant is not None and shown and _alike(earlier, later)

    def _agrees(self, inflection: Inflection | None, named: range) -> bool:
        if inflection is None:
            return True
        first = self._first_word(named)
        folded = self._syntax.folded[first]
        known = any(self._syntax.stem_has(first, name) for name in ("role", "body"))
        person = self._syntax.is_person(first) or (not known and any(map(self._syntax.is_person, named)))
        gender, number = gender_of(folded, person=person), number_of(folded)
        if not folded.startswith("ال") and not self._syntax.stem_has(self._first_word(named), "people"):
            number = Number.SINGULAR if not self._syntax.stem_has(self._first_word(named), "role") else number
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


def _alike(one: Inflection | None, other: Inflection | None) -> bool:
    """Tell whether two verbs show the same gender and number."""
    return one is not None and other is not None and (one.gender, one.number) == (other.gender, other.number)
