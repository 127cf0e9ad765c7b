"""Verbal nouns that attribute: «قوله إن», «بالقول إن», «اتهام الجيش المعارضة بـ»."""

from __future__ import annotations

from app.analysis.claims.attribution import Attribution, Grammar
from app.analysis.claims.complements import Shape
from app.analysis.claims.cues import CueForm
from app.analysis.claims.subjects import Subjects


class NominalCues:
    """Finds the attributions of verbal nouns."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._phrases = grammar.phrases
        self._complements = grammar.complements
        self._subjects = Subjects(grammar)

    def at(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        """«قوله إن», «بالقول إن», «اتهام الجيش المعارضة بـ»: a verbal noun with its speaker and its content."""
        complements = self._complements
        position = index + 1
        claimant = None
        found = complements.at(position, stop, form.cue)
        if found is not None and found.shape is Shape.PHRASE:
            found = None
        definite = form.prefix.endswith("ال")
        if definite and not form.prefix.endswith("بال"):
            return None
        if found is None and not form.pronoun and not definite:
            claimant = self._phrases.read(position, stop, before_object=form.cue.takes("accused"))
            if claimant is None or not self._grammar.is_speaker(claimant):
                return None
            position = complements.skip(claimant.stop, stop, form.cue)
            found = complements.at(position, stop, form.cue)
            if found is None and form.cue.takes("accused") and complements.has_tie(position, stop, "ب"):
                found = self._grammar.with_object(position, stop, form.cue)
        if found is None or found.marker in self._grammar.marked:
            return None
        head = self._subjects.speaker_before(index, statement) if claimant is None and definite else None
        if claimant is None and head is None and not form.pronoun and not form.prefix.endswith("ب"):
            return None
        return self._grammar.build(index, form, found, claimant or head)
