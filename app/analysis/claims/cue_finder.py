"""Finds which words of an article attribute, from left to right."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.claims.attribution import Attribution, Grammar
from app.analysis.claims.cues import may_begin_phrase, noun_readings, verb_readings
from app.analysis.claims.nominal_cues import NominalCues
from app.analysis.claims.prepositional_cues import PrepositionalCues
from app.analysis.claims.syntax import Syntax, without_conjunction
from app.analysis.claims.verbal_cues import VerbalCues
from app.text.fold import fold, strip_marks
from app.text.memory import remembered

_TANWEEN = ("\u064b", "\u064bا")


@remembered
def _may_attribute(written: str) -> bool:
    """Tell whether a word, whatever stands around it, can be a form of one that attributes; most can't."""
    bare, folded = strip_marks(written), fold(written) or written
    return may_begin_phrase(without_conjunction(folded)) or bool(verb_readings(bare) or noun_readings(folded))


class CueFinder:
    """Finds an article's attributions: each word is tried as a preposition, a verb and a noun that attributes."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._grammar = Grammar(syntax)
        self._prepositions = PrepositionalCues(self._grammar)
        self._verbs = VerbalCues(self._grammar)
        self._nouns = NominalCues(self._grammar)
        self._taken: set[int] = set()

    def find(self) -> list[Attribution]:
        """Return the attributions in the order of their cues."""
        found: list[Attribution] = []
        tokens = self._syntax.tokens
        for statement in self._syntax.statements:
            for index in statement:
                is_word = tokens[index].is_word and index not in self._taken
                if not is_word or not _may_attribute(tokens[index].text):
                    continue
                here = list(self._at(index, statement))
                for attribution in here:
                    self._taken.update(attribution.tokens)
                    self._grammar.marked.add(attribution.marker)
                    self._grammar.found.append(attribution)
                found += here
        return sorted(found, key=lambda attribution: attribution.tokens.start)

    def _at(self, index: int, statement: range) -> Iterator[Attribution]:
        stop = self._stop(index, statement)
        prepositional = self._prepositions.at(index, statement, stop)
        if prepositional:
            yield from prepositional
            return
        if self._is_in_name(index, statement):
            return
        for form in verb_readings(self._syntax.tokens[index].bare):
            if form.is_finite and self._syntax.tokens[index].text.endswith(_TANWEEN):
                continue
            found = self._verbs.at(index, form, statement, stop)
            if found:
                yield from found
                return
        for form in noun_readings(self._syntax.folded[index]):
            noun = self._nouns.at(index, form, statement, stop)
            if noun is not None:
                yield noun
                return

    def _is_in_name(self, index: int, statement: range) -> bool:
        """Tell whether a word belongs to a name; a verb of saying at a clause's beginning («طالب سالم …») doesn't."""
        syntax = self._syntax
        number = syntax.mention_at(index)
        if number is None or syntax.folded[index][:1] in {"و", "ف"}:
            return False
        if not syntax.is_person(index) or not any(form.is_finite for form in verb_readings(syntax.tokens[index].bare)):
            return True
        covered = syntax.mention_range(number)
        begins = index == statement.start or syntax.tokens[index - 1].is_punctuation or syntax.has(index - 1, "link")
        return not ((index == covered.start and begins) or (index == covered.stop - 1 > covered.start))

    def _stop(self, index: int, statement: range) -> int:
        """Return the end of the statement, or of the quotation that holds the token."""
        quotation = self._syntax.quotation_around(index)
        return statement.stop if quotation is None else min(statement.stop, quotation.closing)
