"""Who speaks where he does not stand behind his verb: before it, before «الذي», behind «تصريحات»."""

from __future__ import annotations

from app.analysis.claims.agreement import can_be_subject
from app.analysis.claims.attribution import Grammar
from app.analysis.claims.cues import CueForm, verb_readings
from app.analysis.claims.syntax import is_nisba, is_verbal_noun, without_conjunction, words_of
from app.text.conjugation import Number

_LONGEST_SUBJECT = 45
_LONGEST_COORDINATED = 7


class Subjects:
    """Finds the subjects that stand elsewhere than behind their verb."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._syntax = grammar.syntax
        self._phrases = grammar.phrases
        self._complements = grammar.complements

    def subject_before(self, index: int, form: CueForm, statement: range) -> range | None:
        """Return the subject that stands before its verb, where nothing else stands between (SVO)."""
        syntax = self._syntax
        preceding = syntax.folded[index - 1] if index > statement.start else ""
        particle = preceding in words_of("topic_particle")  # «أما واشنطن فقد هددت»
        if form.prefix or particle or preceding in words_of("clause_particle"):
            return self._fronted(index - particle, form, statement) if particle or form.prefix == "ف" else None
        end = index
        while end > statement.start and (syntax.has(end - 1, "auxiliary") or end - 1 in syntax.opening):
            end -= 1
        start = clause_start = self._clause_start(end, statement)
        while start < end and (self._is_clause_opener(start) or syntax.is_comma(start) or syntax.is_dash(start)):
            start += 1
        if start < end and self._is_saying(start):
            return self._coordinated(start, end)
        if start >= end or syntax.is_time(start) or self._complements.is_bound(start, "ب"):
            return None
        phrase = self._phrases.read(start, end)
        if phrase is None:
            return self._coordinated(start, end)
        rest = self._complements.skip(phrase.stop, end, form.cue)
        reaches = rest == end or (syntax.has(rest, "relative") and syntax.is_comma(end - 1))
        before = start - 1
        opens = (
            clause_start in {statement.start, syntax.dateline_ends.get(statement.start)}
            or before in syntax.opening
            or syntax.is_that(before)
            or (before >= statement.start and syntax.folded[before] in words_of("link"))
        )
        if reaches:
            return phrase if opens or self._may_govern(phrase) else None
        if opens and self._has_relative_clause(phrase, rest, index, form):
            return phrase
        return self._coordinated(start, end)

    def _has_relative_clause(self, phrase: range, rest: int, verb: int, form: CueForm) -> bool:
        """Tell whether nothing but a relative clause parts a subject from its verb («المنظمة التي مقرها لندن قالت»)."""
        syntax = self._syntax
        if rest + 1 >= verb or not syntax.has(rest, "relative") or syntax.has(verb - 1, "auxiliary"):
            return False
        if form.inflection is not None and form.inflection.number is Number.DUAL:
            return False  # «كذبا» with its accusative ending
        known = self._grammar.is_speaker(phrase) or syntax.has(phrase.start, "demonstrative")
        return known and can_be_subject(syntax, phrase, form.inflection)

    def _coordinated(self, start: int, end: int) -> range | None:
        """«… تعلن … ووزارة الدفاع تنفي»: a subject with «و» right before its verb, behind another clause."""
        syntax = self._syntax
        for first in range(end - 1, max(start, end - _LONGEST_COORDINATED), -1):
            folded = syntax.folded[first]
            if not folded.startswith("و") or without_conjunction(folded) == folded:
                continue
            phrase = self._phrases.read(first, end)
            known = self._grammar.is_speaker(range(first, first + 1))
            return phrase if known and phrase is not None and phrase.stop == end else None
        return None

    def _fronted(self, index: int, form: CueForm, statement: range) -> range | None:
        """«أما الهيئة فنفت»: the speaker stands in front, and «ف» before the verb."""
        syntax = self._syntax
        for start in range(max(statement.start, index - _LONGEST_SUBJECT), index - 1):
            if syntax.folded[start].removeprefix("و") in words_of("topic"):
                phrase = self._phrases.read(start + 1, index)
                return phrase if phrase and self._complements.skip(phrase.stop, index, form.cue) == index else None
        return None

    def _is_clause_opener(self, index: int) -> bool:
        syntax = self._syntax
        numbered = syntax.tokens[index].is_number and index + 1 < len(syntax.tokens) and syntax.is_dash(index + 1)
        return numbered or syntax.has(index, "conjunction") or syntax.has(index, "auxiliary")

    def _is_saying(self, index: int) -> bool:
        """Tell whether a word is a verb of saying itself, whose subject stands behind it."""
        if self._syntax.mention_at(index) is not None:
            return False
        forms = verb_readings(self._syntax.tokens[index].bare)
        return any(form.is_finite and form.cue.traits <= {"impersonal"} for form in forms)

    def _may_govern(self, phrase: range) -> bool:
        """Tell whether a phrase in the middle of a sentence can be the subject of the verb behind it."""
        syntax = self._syntax
        first = syntax.folded[phrase.start]
        if (
            syntax.mention_at(phrase.start) is not None
            or phrase.start in syntax.opening
            or first.startswith(("ال", "وال"))
        ):
            return True
        return any(syntax.stem_has(phrase.start, name) for name in ("role", "body", "quantifier"))

    def _clause_start(self, end: int, statement: range) -> int:
        """Return where the clause that ends at `end` begins, commas around an aside («، من جانبها،») passed."""
        syntax = self._syntax
        commas = 0
        start = end
        farthest = max(syntax.dateline_ends.get(statement.start, statement.start), end - _LONGEST_SUBJECT)
        while start > farthest:
            before = start - 1
            token = syntax.tokens[before]
            if before in syntax.closing:
                start = syntax.closing[before].opening
                continue
            if (before in syntax.opening and start != end) or token.text in {":", "؛", ".", "!", "؟"}:
                break
            if syntax.is_that(before) or syntax.folded[before] in words_of("conjunction"):
                break
            if syntax.is_comma(before):
                commas += 1
                if commas > 2:
                    break
            start = before
        return start

    def antecedent(self, relative: int, statement: range) -> range | None:
        """Return the noun phrase that a relative pronoun leans on."""
        syntax = self._syntax
        end = relative
        while end > statement.start and syntax.is_comma(end - 1):
            end -= 1
        start = end - 1
        number = syntax.mention_at(start)
        if number is not None:
            start = syntax.mention_range(number).start
        while start > statement.start and is_nisba(syntax.folded[start]) and not syntax.stem_has(start, "role"):
            start -= 1
        while start > statement.start and any(syntax.stem_has(start - 1, name) for name in ("role", "body")):
            if syntax.folded[start - 1].startswith("ال"):
                break
            start -= 1
        phrase = self._phrases.read(start, end) if statement.start <= start < end else None
        return phrase if phrase is not None and phrase.stop == end else None

    def described_before(self, index: int, statement: range) -> range | None:
        """Return what a verb's object pronoun stands for: the noun with its adjectives right before the clause."""
        syntax = self._syntax
        end = index - 1 if index > statement.start and syntax.has(index - 1, "relative") else index
        start = end - 1
        if start < statement.start or not self._complements.is_nominal(start):
            return None
        while start > statement.start and self._goes_with(start):
            start -= 1
        return range(start, end)

    def _goes_with(self, index: int) -> bool:
        """Tell whether a word is an adjective or a genitive of the word before it, as far as spelling tells."""
        syntax = self._syntax
        before = index - 1
        if not self._complements.is_nominal(before):
            return False
        number = syntax.mention_at(index)
        if number is not None and number == syntax.mention_at(before):
            return True
        definite, after_definite = (
            syntax.folded[index].startswith("ال"),
            syntax.folded[before].lstrip("وبل").startswith("ال"),
        )
        feminine = syntax.tokens[before].bare.endswith(("ة", "ات"))
        if definite == after_definite:
            return is_nisba(syntax.folded[index]) or (feminine and syntax.folded[index].endswith("ه"))
        return definite and (feminine or is_verbal_noun(syntax.tokens[before].bare))

    def speaker_of_said(self, index: int, statement: range) -> tuple[range | None, range | None]:
        """Return whose words were named before: their genitive, or the subject of the verb of issuing behind them.

        «تصريحات الوزير، حيث قال إن»; «تصريحات أدلى بها الوزير، حيث قال إن».
        """
        syntax = self._syntax
        said = next((at for at in range(index - 1, statement.start, -1) if syntax.has(at, "said")), None)
        if said is None:
            return None, None
        first = said + 1
        if first + 1 >= index or not syntax.has(first, "issuing"):
            return self._phrases.read(first, index), None
        return None, self._phrases.read(first + 1 + syntax.has(first + 1, "adverb"), index)

    def speaker_before(self, index: int, statement: range) -> range | None:
        """Return the subject right before «بالقول» («تختم الصحيفة بالقول إن»)."""
        for start in range(max(statement.start, index - 10), index):
            phrase = self._phrases.read(start, index)
            if phrase is not None and phrase.stop == index and self._grammar.is_speaker(phrase):
                return phrase
        return None
