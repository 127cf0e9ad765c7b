"""Verbs that pass on what others say («نقلت رويترز عن مسؤول»), and documents that speak («جاء في بيان»)."""

from __future__ import annotations

from dataclasses import replace

from app.analysis.claims.attribution import ACT, FROM, OF, SAYING, Attribution, Grammar
from app.analysis.claims.complements import Complement
from app.analysis.claims.cues import PRONOUN_PERSONS, CueForm, noun_readings
from app.analysis.claims.subjects import Subjects
from app.analysis.claims.syntax import stem_is
from app.text.conjugation import Gender, Number

_FARTHEST_WORDS = 12


class RelayingCues:
    """Finds the attributions of verbs whose claimant is a relay or a document."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._syntax = grammar.syntax
        self._phrases = grammar.phrases
        self._complements = grammar.complements
        self._subjects = Subjects(grammar)

    def document(self, index: int, form: CueForm, stop: int) -> Attribution | None:
        """«جاء في بيان للجيش أن»: the document is the claimant."""
        syntax = self._syntax
        position = index + 1
        if form.inflection is not None and form.inflection.number is not Number.SINGULAR:
            return None  # «وردا على»
        while position < stop and syntax.has(position, "adverb") and not syntax.has(position, "in_it"):
            position += 1
        if position + 1 >= stop:
            return None
        if syntax.has(position, "in_it"):
            source, behind = self._words_before(index), position + 1
        elif syntax.has(position, "document_preposition"):
            source = self._phrases.read(position + 1, stop)
            behind = source.stop if source is not None else stop
        else:
            return None
        if source is None:
            return None
        after = self._complements.skip(behind, stop, form.cue)
        found = self._complements.at(after, stop, form.cue) or self._complements.further(behind, stop, form.cue)
        return self._grammar.build(index, form, found, source) if found else None

    def issued(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        """«أصدرت القيادة بيانا قالت فيه إن»: who issued the words says what is in them."""
        syntax = self._syntax
        if index + 1 >= stop or form.prefix or not syntax.has(index + 1, "in_it"):
            return None
        words = self._words_before(index)
        behind = self._complements.skip(index + 2, stop, form.cue)
        found = self._complements.at(behind, stop, form.cue) or self._complements.object_at(behind, stop, form.cue)
        if words is None or found is None or words.start <= statement.start:
            return None
        issuer = self._issued_by(range(words.start, index)) or self._issuer(words.start, statement)
        return self._grammar.build(index, form, found, None, head=issuer)

    def _issued_by(self, words: range) -> range | None:
        """Return whose the words are where that stands beside them («بيان عن الحزب قال فيه إن»)."""
        by = next((at for at in words[1:] if self._syntax.has(at, "from")), None)
        speaker = self._phrases.read(by + 1, words.stop) if by is not None else None
        return speaker if speaker is not None and self._grammar.is_speaker(speaker) else None

    def _words_before(self, index: int) -> range | None:
        """Return the noun of saying, with what belongs to it, that a clause without a relative pronoun leans on."""
        for start in range(index - 1, max(-1, index - _FARTHEST_WORDS), -1):
            if self._syntax.stem_has(start, "statement") or self._is_accusative_statement(start):
                phrase = self._phrases.read(start, index)
                return phrase if phrase is not None else range(start, start + 1)
        return None

    def _is_accusative_statement(self, index: int) -> bool:
        """Tell whether a noun of saying stands in the indefinite accusative («بيانا»)."""
        return stem_is(self._syntax.folded[index].removesuffix("ا"), "statement")

    def _issuer(self, words: int, statement: range) -> range | None:
        """Return the subject of the verb of issuing before the words issued, None where it is left out."""
        syntax = self._syntax
        for verb in range(words - 1, max(statement.start - 1, words - _FARTHEST_WORDS), -1):
            if not syntax.has(verb, "issuing"):
                continue
            if verb + 1 < words:
                return self._phrases.read(verb + 1, words, before_object=True, before=frozenset("ب"))
            subject = self._phrases.read(statement.start, verb)
            return subject if subject is not None and subject.stop == verb else None
        return None

    def relay(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        """«نقلت رويترز عن مسؤول أن», «نقلت عنه الوكالة قوله إن»: the relay and the one relayed make a claim each."""
        syntax = self._syntax
        before = self._subjects.subject_before(index, form, statement)
        him = index + 1 < stop and syntax.has(index + 1, "from_him")
        start = self._complements.skip(index + 1 + him, stop, FROM)
        outlet = self._phrases.read(start, stop) if before is None else before
        position = (outlet.stop if outlet and before is None else start) if outlet else start
        if him and (told := self._relayed_pronoun(index, form, outlet, position, stop)):
            return told
        relay = next((at for at in range(position, min(stop, position + 8)) if syntax.has(at, "relayed")), None)
        if relay is None:
            position = self._complements.skip(position, stop, form.cue)
            found = self._complements.at(position, stop, form.cue) or self._complements.further(
                position, stop, form.cue
            )
            return (
                [self._grammar.build(index, form, found, outlet)]
                if found and outlet and self._grammar.is_speaker(outlet)
                else []
            )
        speaker = self._phrases.read(relay + 1, stop)
        if speaker is None:
            return []
        inner_cue, found = self._relayed(speaker, relay, stop)
        if found is None:
            return []
        outer = self._grammar.build(index, form, found, outlet)
        cue = replace(form.cue, kind="relay")
        inner = replace(
            outer,
            cue=cue,
            tokens=range(inner_cue, inner_cue + 1),
            claimant=speaker,
            relay=True,
            inflection=None,
            prefix="",
        )
        passive = outlet is None and form.inflection is not None and form.inflection.gender is Gender.MASCULINE
        return [inner] if passive else [outer, inner]  # «نُقل عن الوزير قوله»

    def _relayed_pronoun(
        self, index: int, form: CueForm, outlet: range | None, position: int, stop: int
    ) -> list[Attribution]:
        """«نقلت عنه الوكالة قوله إن»: the one relayed is a pronoun, whose gender his «قوله» bears."""
        for at in range(position, min(stop, position + 8)):
            said = next((noun for noun in noun_readings(self._syntax.folded[at]) if noun.pronoun), None)
            if said is None:
                continue
            found = self._complements.at(self._complements.skip(at + 1, stop, SAYING), stop, SAYING)
            if found is None:
                return []
            outer = self._grammar.build(index, form, found, outlet)
            inner = replace(
                outer,
                cue=replace(form.cue, kind="relay"),
                tokens=range(at, at + 1),
                claimant=None,
                relay=outlet is not None,
                inflection=PRONOUN_PERSONS[said.pronoun],
                prefix="",
            )
            return [outer, inner] if outlet is not None else [inner]
        return []

    def learnt(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        """«علمت الصحيفة من مصدر أمني أن»: who has learnt it and who told him make a claim each."""
        syntax = self._syntax
        position = index + 1
        behind = position < stop and (position in syntax.opening or self._grammar.is_speaker(range(position, stop)))
        outlet = None if behind else self._subjects.subject_before(index, form, statement)
        if outlet is None:
            position = self._complements.skip(position, stop, OF)
            outlet = self._phrases.read(position, stop, before=OF.prepositions) if position < stop else None
            position = self._complements.skip(outlet.stop, stop, OF) if outlet is not None else position
        source = self._phrases.read(position + 1, stop) if position < stop and syntax.has(position, "of") else None
        if outlet is None or source is None or not self._grammar.is_speaker(source):
            return []
        found = self._complements.at(self._complements.skip(source.stop, stop, form.cue), stop, form.cue)
        if found is None:
            return []
        outer = self._grammar.build(index, form, found, outlet)
        cue = replace(form.cue, kind="relay")
        tokens = range(position, position + 1)
        return [outer, replace(outer, cue=cue, tokens=tokens, claimant=source, relay=True, inflection=None, prefix="")]

    def _relayed(self, speaker: range, relay: int, stop: int) -> tuple[int, Complement | None]:
        """Return the relayed speaker's own cue («قوله», else «عن») and what he says."""
        syntax = self._syntax
        position = self._complements.skip(speaker.stop, stop, SAYING)
        for at in range(position, min(stop, position + 20)):
            said = next((form for form in noun_readings(syntax.folded[at]) if form.pronoun), None)
            if said is not None:
                after = self._complements.skip(at + 1, stop, SAYING)
                found = self._complements.at(after, stop, SAYING) or self._complements.further(at + 1, stop, SAYING)
                return at, found
            found = self._complements.at(at, stop, SAYING)
            if found is not None:
                return relay, found
        return relay, self._complements.object_at(position, stop, ACT)
