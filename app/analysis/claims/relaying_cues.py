"""Verbs that pass on what others say («نقلت رويترز عن مسؤول»), and documents that speak («جاء في بيان»)."""

from __future__ import annotations

from dataclasses import replace

from app.analysis.claims.attribution import ACT, FROM, OF, SAYING, Attribution, Grammar
from app.analysis.claims.complements import Complement
from app.analysis.claims.cues import CueForm, noun_readings
from app.analysis.claims.subjects import Subjects
from app.text.conjugation import Gender, Number


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
        while position < stop and syntax.has(position, "adverb"):
            position += 1
        if position + 1 >= stop or not syntax.has(position, "document_preposition"):
            return None
        source = self._phrases.read(position + 1, stop)
        if source is None:
            return None
        after = self._complements.skip(source.stop, stop, form.cue)
        found = self._complements.at(after, stop, form.cue) or self._complements.further(source.stop, stop, form.cue)
        return self._grammar.build(index, form, found, source) if found else None

    def relay(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        """«نقلت رويترز عن مسؤول أن», «نقلت عنه الوكالة قوله إن»: the relay and the one relayed make a claim each."""
        syntax = self._syntax
        before = self._subjects.subject_before(index, form, statement)
        start = self._complements.skip(index + 1, stop, FROM)
        if start < stop and syntax.has(start, "from_him"):
            start += 1
        outlet = self._phrases.read(start, stop) if before is None else before
        position = (outlet.stop if outlet and before is None else start) if outlet else start
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

    def learnt(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        """«علمت الصحيفة من مصدر أمني أن»: who has learnt it and who told him make a claim each."""
        syntax = self._syntax
        outlet = self._subjects.subject_before(index, form, statement)
        position = index + 1
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
