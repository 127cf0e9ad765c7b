"""Verbs whose content stands before them: behind a quotation, behind «كما», with a pronoun that takes it up."""

from __future__ import annotations

from app.analysis.claims.agreement import can_be_subject
from app.analysis.claims.attribution import Attribution, Grammar
from app.analysis.claims.complements import Complement, Shape
from app.analysis.claims.cues import CueForm
from app.analysis.claims.subjects import Subjects
from app.analysis.claims.syntax import words_of
from app.domain.annotations import Stance

_FARTHEST_RELATIVE = 16
_FEWEST_QUOTED = 3
"""Fewer words in quotation marks before a verb of saying are a term, not a speech."""


class LookingBack:
    """Finds the attributions of verbs that look back at what they attribute."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._syntax = grammar.syntax
        self._phrases = grammar.phrases
        self._complements = grammar.complements
        self._subjects = Subjects(grammar)

    def at_pronoun(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        """«هدنة أعلنتها الحكومة»: the verb's pronoun takes up what is announced, which stands before it."""
        if not form.cue.takes("object", "ascribed"):
            return None
        meant = self._meant_before(index, form, statement)
        start = self._complements.skip(index + 1, stop, form.cue)
        subject = self._phrases.read(start, stop, before_object=True) if start < stop else None
        if meant is None or subject is None or not self._grammar.is_speaker(subject):
            return None
        if not can_be_subject(self._syntax, subject, form.inflection):
            return None
        if form.cue.takes("ascribed") and not self._complements.is_ascribed(subject.stop, stop):
            return None
        content = Complement(Shape.ANTECEDENT, meant.start, self._syntax.tokens[meant.start].start, index)
        return self._grammar.build(index, form, content, subject)

    def _meant_before(self, index: int, form: CueForm, statement: range) -> range | None:
        """Return what the pronoun of a verb takes up, which a relative clause of its own may describe before.

        «الإصلاحات التي أقرها المجلس وأعلنها الوزير», «الهجوم الذي وقع أمس، والذي أوردته القناة».
        """
        syntax = self._syntax
        joined = syntax.has(index - 1, "relative") and syntax.folded[index - 1].startswith("و")
        if form.prefix != "و" and not joined:
            return None if form.prefix else self._subjects.described_before(index, statement)
        kind = "relative_feminine" if form.pronoun == "ها" else "relative_masculine"
        for relative in range(index - 2, max(statement.start, index - _FARTHEST_RELATIVE), -1):
            if syntax.folded[relative] in words_of(kind):
                return self._subjects.described_before(relative + 1, statement)
            if syntax.is_that(relative) or syntax.tokens[relative].text in ":؛":
                return None
        return None

    def answering(self, index: int, form: CueForm, stop: int, subject: range) -> Attribution | None:
        """«الحركة تعلن … والوزارة تنفي»: a bare verb answers what was said just before."""
        ended = index + 1 >= stop or self._syntax.tokens[index + 1].is_punctuation
        bare = form.cue.stance in {Stance.DENY, Stance.CONFIRM} and form.cue.takes("object")
        if not (ended and bare and subject.start > 0 and self._syntax.folded[subject.start].startswith("و")):
            return None
        start = subject.start
        content = Complement(Shape.BEFORE, start, self._syntax.tokens[start].start, start)
        return self._grammar.build(index, form, content, subject)

    def behind_as(self, index: int, form: CueForm, subject: range, statement: range) -> Attribution | None:
        """«…، كما أفاد مصدر أمني»: a verb without content behind «كما»."""
        syntax = self._syntax
        if index - 1 <= statement.start or not syntax.has(index - 1, "as") or not form.cue.takes("clause"):
            return None
        if not self._grammar.is_speaker(subject):
            return None
        complement = Complement(Shape.BEFORE, index - 1, syntax.tokens[index - 1].start, index - 1)
        return self._grammar.build(index, form, complement, subject)

    def behind_which(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        """«…، وهو ما نفته الوزارة»: somebody judges what was said just before."""
        syntax = self._syntax
        which = index - 1
        if (
            form.cue.takes("considered", "described")
            or not form.pronoun
            or form.prefix
            or which <= statement.start
            or not syntax.has(which, "what")
        ):
            return None
        opening = which - 1
        if not (syntax.has(opening, "pronoun_subject") or syntax.has(opening, "state")) or index + 1 >= stop:
            return None
        subject = self._phrases.read(self._complements.skip(index + 1, stop, form.cue), stop)
        if subject is None or not self._grammar.is_speaker(subject):
            return None
        content = Complement(Shape.BEFORE, opening, syntax.tokens[opening].start, opening)
        return self._grammar.build(index, form, content, subject)

    def behind_quotation(self, index: int, form: CueForm, subject: range | None) -> Attribution | None:
        """«"…"، يقول أبو سالم وهو …»: a verb right behind the words that it quotes."""
        if form.prefix or not form.cue.takes("speech") or form.cue.takes("addressed", "requested"):
            return None
        quoted = self._quoted_before(index)
        if quoted is None or (subject is not None and not self._grammar.is_speaker(subject)):
            return None
        content = Complement(Shape.QUOTED, quoted.start, self._syntax.tokens[quoted.start].start, quoted.start)
        return self._grammar.build(index, form, content, subject)

    def _quoted_before(self, index: int) -> range | None:
        """Return the words of the quotation that ends right before a token, unless another cue has them already."""
        syntax = self._syntax
        closing = index - 1
        if closing > 0 and syntax.is_comma(closing):
            closing -= 1
        quotation = syntax.closing.get(closing) if closing >= 0 else None
        if quotation is None or len(quotation.words) < _FEWEST_QUOTED or quotation.opening in self._grammar.marked:
            return None
        if any(at in self._grammar.marked for at in range(max(0, quotation.opening - 2), quotation.opening)):
            return None  # «قال إن "…"»
        return None if syntax.is_name_quotation(quotation) else quotation.words
