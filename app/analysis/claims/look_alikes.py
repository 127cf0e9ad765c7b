"""Words spelled like verbs of saying that report nothing: negated ones, passives, nouns, verbs of things."""

from __future__ import annotations

from app.analysis.claims.attribution import Grammar
from app.analysis.claims.complements import Complement, Shape
from app.analysis.claims.cues import CueForm, verb_readings
from app.analysis.claims.syntax import is_verbal_noun, words_of
from app.text.conjugation import Gender, Number, Tense

_DAMMA = "\u064f"
_FIRST_VOWEL = 4  # letters and marks in which a verb's first vowel stands («اتُّهم»)


class LookAlikes:
    """Tells which words that could be a verb of saying are none, by what stands around them."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._syntax = grammar.syntax
        self._complements = grammar.complements

    def reports_nothing(self, index: int, form: CueForm, statement: range) -> bool:
        """Tell whether a word spelled like a verb of saying is negated, a passive, or no verb here."""
        if self._is_negated(index, form, statement) or self._is_passive(index, form) or self._is_noun(index, form):
            return True
        if self._complements.is_issuing(index) and not form.cue.takes("relay"):
            return True
        if form.prefix and index and self._syntax.stem_has(index - 1, "statement") and self._is_whole_verb(index):
            return True  # «بيان ورد إلى الصحيفة» is no «رد»
        last = self._grammar.found[-1] if self._grammar.found else None
        if last is not None and last.token == index and last.cue.takes("act") and is_verbal_noun(self._bare(index)):
            return True  # «طلب من الوزير كشف»
        ambiguous = bool(form.cue.traits & {"homograph", "masdar"})
        return ambiguous and not self._opens_clause(index, form, statement)

    def _is_whole_verb(self, index: int) -> bool:
        """Tell whether a word that seems to begin with «و» is a verb as it stands."""
        return any(not form.prefix and form.is_finite for form in verb_readings(self._bare(index)))

    def _opens_clause(self, index: int, form: CueForm, statement: range) -> bool:
        """Tell whether a word that may be a noun or particle stands where a verb begins a clause."""
        syntax = self._syntax
        if form.prefix or index == statement.start or form.inflection is None:
            return True
        before = index - 1
        if syntax.has(before, "demonstrative") and self._is_governed(before, statement):
            return True  # «إلى ذلك علمت الصحيفة أن»
        opener = any(syntax.has(before, name) for name in ("conjunction", "auxiliary", "clause_opener", "relative"))
        return opener or syntax.tokens[before].is_punctuation

    def _is_negated(self, index: int, form: CueForm, statement: range) -> bool:
        """Tell whether nobody says so: behind a negation, behind «قد» («may»), behind «ما» and «هذا»."""
        syntax = self._syntax
        before = index - 1
        if before < statement.start:
            return False
        if form.inflection and form.inflection.tense is Tense.IMPERFECT and syntax.has(before, "may"):
            return True  # «قد يعلن»
        if syntax.has(before, "what"):
            return before == statement.start or not syntax.has(before - 1, "in")  # «في ما ترى الحكومة» is «فيما»
        if syntax.has(before, "impersonal_subject") or syntax.has(before, "before_noun"):
            return True
        if syntax.has(before, "demonstrative") and not form.prefix and not self._is_governed(before, statement):
            return True  # «هذا يؤكد», but «هذا وتؤكد المصادر» and «إلى ذلك أكدت»
        return syntax.has(before, "negation") or (
            syntax.is_that(before) and before > statement.start and syntax.has(before - 1, "negation")
        )

    def _is_governed(self, index: int, statement: range) -> bool:
        """Tell whether a demonstrative stands behind a preposition («إلى ذلك», «في غضون ذلك»), so is no subject."""
        near = range(max(statement.start, index - 2), index)
        return any(self._syntax.has(at, "preposition") for at in near)

    def _is_passive(self, index: int, form: CueForm) -> bool:
        """Tell whether a perfect is written as a passive («اتُّهمت», «أُعلن»), which names nobody who says so."""
        perfect = form.inflection is not None and form.inflection.tense is Tense.PERFECT
        written = self._syntax.tokens[index].text[len(form.prefix) :]
        return perfect and not form.cue.takes("relay") and _DAMMA in written[:_FIRST_VOWEL]

    def _is_noun(self, index: int, form: CueForm) -> bool:
        """Tell whether a perfect's last letter is a noun's («نادي», where the writer tells ى from ي)."""
        perfect = form.inflection is not None and form.inflection.tense is Tense.PERFECT and not form.pronoun
        return perfect and self._bare(index).endswith("ي") and self._syntax.tells_final_letters_apart

    def is_this_thing(self, subject: range) -> bool:
        """Tell whether a demonstrative points to a thing («هذه النتائج تؤكد»), which says nothing."""
        pointed = range(subject.start + 1, subject.stop)
        return self._syntax.has(subject.start, "demonstrative") and not (pointed and self._grammar.is_speaker(pointed))

    def is_noun_behind(self, before: range, index: int, form: CueForm) -> bool:
        """Tell whether a noun spelled like the verb stands behind an act or another verb («مصرع طالب سوداني»)."""
        bare = "noun" in form.cue.traits and self._syntax.folded[index] == form.cue.lemma
        definite = self._syntax.folded[before.start].lstrip("و").startswith("ال")
        return bare and not definite and not self._grammar.is_speaker(before)

    def is_held_to_be(self, index: int, form: CueForm, statement: range, stop: int) -> bool:
        """Tell whether a verb of considering is a passive («المدينة التي تعتبر مركزا»)."""
        if form.pronoun or index == statement.start or not form.cue.takes("considered"):
            return False
        start = self._complements.skip(index + 1, stop, form.cue)
        clause = start < stop and self._complements.at(start, stop, form.cue) is not None
        return self._syntax.has(index - 1, "relative") and not clause

    def is_happening(self, subject: range) -> bool:
        """Tell whether a phrase is what happened or a sign («ترجح أعمال العنف أن», «الدلائل تشير إلى»)."""
        return self._syntax.stem_has(subject.start, "happening") and not self._grammar.is_speaker(subject)

    def can_say_nothing(self, subject: range, stop: int) -> bool:
        """Tell whether a phrase is a time («أعلنت الستة الماضية») or a deed («يكشف إحباط الهجوم أن»), so no speaker."""
        if self._grammar.is_speaker(subject):
            return False
        timed = subject.stop < stop and self._syntax.has(subject.stop, "past_or_next")
        return timed or self.is_happening(subject) or is_verbal_noun(self._bare(subject.start).removeprefix("ال"))

    def is_no_verb(self, index: int, form: CueForm, found: Complement) -> bool:
        """Tell whether a word without a subject is rather an impersonal passive or a noun that is spelled alike."""
        inflection = form.inflection
        bare = inflection is not None and inflection.tense is Tense.IMPERFECT
        masculine = inflection is not None and (inflection.gender, inflection.number) == (
            Gender.MASCULINE,
            Number.SINGULAR,
        )
        if bare and masculine and self._syntax.folded[index].lstrip("وف") in words_of("impersonal"):
            return True
        if found.shape is Shape.CLAUSE:
            return False
        dual = inflection is not None and inflection.number is Number.DUAL  # «تابعا», «ردا» are nouns as a rule
        perfect = inflection is not None and inflection.tense is Tense.PERFECT
        if perfect and masculine and ("masdar" in form.cue.traits or self._syntax.tokens[index].bare.endswith("ي")):
            return True  # «تخوف من», «ألقي باللوم»
        return dual or "homograph" in form.cue.traits or ("noun" in form.cue.traits and not form.prefix)

    def _bare(self, index: int) -> str:
        return self._syntax.tokens[index].bare
