"""Verbal nouns that attribute: «قوله إن», «بالقول إن», «اتهام الجيش المعارضة بـ»."""

from __future__ import annotations

from app.analysis.claims.attribution import Attribution, Grammar
from app.analysis.claims.complements import Complement, Shape
from app.analysis.claims.cues import Cue, CueForm
from app.analysis.claims.subjects import Subjects
from app.analysis.claims.syntax import is_verbal_noun, words_of
from app.domain.annotations import MentionType

_FARTHEST_AGENT = 16
_SENTENCE_ENDS = frozenset(".!?؟…")


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
        if form.cue.takes("charged"):
            return self._charge(index, form, statement, stop)
        claimant = None
        found = complements.at(position, stop, form.cue)
        if found is not None and found.shape is Shape.PHRASE:
            found = None
        definite = form.prefix.endswith("ال")
        if definite and not form.prefix.endswith("بال"):
            return None
        if found is None and not form.pronoun and not definite:
            splits_object = form.cue.takes("accused", "addressed", "told", "act")
            before = form.cue.prepositions | (words_of("to") if form.cue.takes("addressed") else frozenset())
            claimant = self._phrases.read(position, stop, before_object=splits_object, before=before)
            if claimant is None or not self._grammar.is_speaker(claimant):
                return None
            found = self._behind_speaker(claimant, stop, form.cue)
        if found is None or found.marker in self._grammar.marked:
            return None
        head = self._subjects.speaker_before(index, statement) if claimant is None and definite else None
        if claimant is None and head is None and not form.pronoun and not form.prefix.endswith("ب"):
            return None
        return self._grammar.build(index, form, found, claimant or head)

    def _behind_speaker(self, speaker: range, stop: int, cue: Cue) -> Complement | None:
        """Return what a verbal noun's speaker says, demands or threatens with, which is an act or a clause."""
        complements = self._complements
        position = complements.skip(speaker.stop, stop, cue)
        found = complements.at(position, stop, cue)
        if found is None and cue.takes("accused") and complements.has_tie(position, stop, "ب"):
            return self._grammar.with_object(position, stop, cue)
        if found is None and cue.takes("act"):
            found = complements.object_at(position, stop, cue)
        if found is None and cue.takes("addressed"):
            found = complements.addressed(position, stop, cue)
        if found is None and cue.takes("told"):
            found = complements.told(position, stop, cue)
        if found is None or not self._is_joined(range(speaker.stop, found.token)):
            return None
        if found.shape is not Shape.PHRASE:
            return found
        return found if self._is_act(found) and (cue.takes("asked", "act") or self._is_governed(found, cue)) else None

    def _is_joined(self, between: range) -> bool:
        """Tell whether no sentence ends between the speaker and what he says."""
        return not any(self._grammar.syntax.folded[index] in _SENTENCE_ENDS for index in between)

    def _is_governed(self, found: Complement, cue: Cue) -> bool:
        """Tell whether a phrase stands behind the preposition that the noun asks for («دعوة إلى»)."""
        marker = self._grammar.syntax.folded[found.marker]
        return marker in cue.prepositions or marker[0] in cue.prepositions

    def _is_act(self, found: Complement) -> bool:
        """Tell whether a phrase begins with an act («بإغلاق الميناء», «إلى وقف النار»)."""
        token = self._grammar.syntax.tokens[found.token]
        written = token.bare[found.offset - token.start :] if found.offset >= token.start else token.bare
        return is_verbal_noun(written.removeprefix("ال"))

    def _charge(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        """«أوقفت الشرطة رجلين بتهمة التهريب»: those who act on a charge bring it."""
        syntax = self._grammar.syntax
        charged = index + 1
        if (
            not form.prefix.endswith("ب")
            or form.pronoun
            or charged >= stop
            or not self._complements.is_nominal(charged)
        ):
            return None
        speaker = self._agent(index, statement) or self._main_subject(index, statement)
        content = Complement(Shape.PHRASE, charged, syntax.tokens[charged].start, charged)
        return self._grammar.build(index, form, content, speaker) if speaker is not None else None

    def _agent(self, index: int, statement: range) -> range | None:
        """Return the doer of a passive, behind «من قبل» («أوقف الرجل من قبل القاضي بتهمة التهريب»)."""
        syntax = self._grammar.syntax
        for at in range(index - 1, max(statement.start, index - _FARTHEST_AGENT) + 1, -1):
            if syntax.tokens[at].text in _SENTENCE_ENDS:
                return None
            if syntax.has(at - 1, "before_agent") and syntax.has(at - 2, "of"):
                phrase = self._phrases.read(at, index)
                return phrase if phrase is not None and self._grammar.is_speaker(phrase) else None
        return None

    def _main_subject(self, index: int, statement: range) -> range | None:
        """Return the body that is the subject of the statement's first clause, right behind its verb or before it."""
        syntax = self._grammar.syntax
        if self._grammar.found and self._grammar.found[-1].tokens.start >= statement.start:
            return None  # «قالت القناة إن مسلحين …»
        first = syntax.dateline_ends.get(statement.start, statement.start)
        for start in range(first, min(first + 3, index)):
            if syntax.has(start, "preposition") or not syntax.tokens[start].is_word:
                return None
            phrase = self._phrases.read(start, index, before_object=True)
            if phrase is not None and self._is_body(phrase.start):
                return phrase
        return None

    def _is_body(self, index: int) -> bool:
        """Tell whether a body is named at a token, which can bring a charge."""
        syntax = self._grammar.syntax
        number = syntax.mention_at(index)
        named = number is not None and syntax.mentions[number].type in {MentionType.GROUP, MentionType.ORGANIZATION}
        return named or syntax.stem_has(index, "body")
