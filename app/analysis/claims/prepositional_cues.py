"""Prepositions that attribute: «بحسب X», «وفق ما أعلن X», «نقلا عن X», «على حد قول X»."""

from __future__ import annotations

from dataclasses import replace

from app.analysis.claims.attribution import FROM, SAYING, Attribution, Grammar
from app.analysis.claims.complements import Complement, Shape
from app.analysis.claims.cues import PRONOUN_PERSONS, Cue, may_begin_phrase, phrases, verb_readings
from app.analysis.claims.syntax import without_conjunction
from app.text.conjugation import Inflection


class PrepositionalCues:
    """Finds the attributions of prepositions and prepositional phrases."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._syntax = grammar.syntax
        self._phrases = grammar.phrases
        self._complements = grammar.complements

    def at(self, index: int, statement: range, stop: int) -> list[Attribution]:
        """Return the attributions of the preposition at `index`: two where it passes on («وفق ما نقلت X عن Y»)."""
        folded = without_conjunction(self._syntax.folded[index])
        if not may_begin_phrase(folded):
            return []
        for words, cue in phrases().get(folded, ()):
            end = self._match(index, words, stop)
            if end is not None:
                found = self._prepositional(range(index, end), cue, statement, stop)
                if found is not None:
                    return [found, *self._relayed(found, stop)]
                break
        found = self._with_pronoun(index, folded, statement, stop)
        return [found] if found else []

    def _with_pronoun(self, index: int, folded: str, statement: range, stop: int) -> Attribution | None:
        """«بحسبه», «وفقا لها»: the speaker is a pronoun."""
        syntax = self._syntax
        for pronoun, person in PRONOUN_PERSONS.items():
            if folded.endswith(pronoun):
                for words, cue in phrases().get(folded.removesuffix(pronoun), ()):
                    if len(words) == 1 and cue.kind == "preposition":
                        return self._of_pronoun(range(index, index + 1), cue, person, statement, stop)
            behind = index + 1
            if behind < stop and syntax.folded[behind] in {"ل" + pronoun, "عن" + pronoun}:
                for words, cue in phrases().get(folded, ()):
                    if len(words) == 2 and syntax.folded[behind].removesuffix(pronoun) == words[1]:
                        return self._of_pronoun(range(index, behind + 1), cue, person, statement, stop)
        return None

    def _of_pronoun(
        self, tokens: range, cue: Cue, person: Inflection, statement: range, stop: int
    ) -> Attribution | None:
        found = self._content_of_preposition(tokens, None, cue, statement, stop)
        if found is None:
            return None
        return Attribution(cue, tokens, found.shape, found.token, found.offset, found.marker, inflection=person)

    def _relayed(self, outer: Attribution, stop: int) -> list[Attribution]:
        """Return the attribution of the one relayed, behind a relay's verb («وفق ما نقلت القناة عن مصدر»)."""
        syntax = self._syntax
        if outer.claimant is None or not outer.cue.takes("relay"):
            return []
        relay = outer.claimant.stop
        if relay + 1 >= stop or not syntax.has(relay, "from"):
            return []
        speaker = self._phrases.read(relay + 1, stop)
        if speaker is None or not self._grammar.is_speaker(speaker):
            return []
        cue = replace(outer.cue, kind="relay", frames=frozenset())
        return [replace(outer, cue=cue, tokens=range(relay, relay + 1), claimant=speaker, relay=True, prefix="")]

    def _match(self, index: int, words: tuple[str, ...], stop: int) -> int | None:
        """Return the end of a cue of several words at `index`: its last word may be a prefix or bear a pronoun."""
        syntax = self._syntax
        for offset, word in enumerate(words[1:], 1):
            at = index + offset
            if at >= stop:
                return None
            folded = syntax.folded[at]
            if word == "ل":
                return at if folded.startswith("ل") and not syntax.has(at, "not_bound") else None
            if folded != word and not (
                offset == len(words) - 1 and folded.startswith(word) and len(folded) < len(word) + 4
            ):
                return None
        return index + len(words)

    def _prepositional(self, tokens: range, cue: Cue, statement: range, stop: int) -> Attribution | None:
        syntax = self._syntax
        last = syntax.folded[tokens.stop - 1]
        start, form = tokens.stop, None
        if cue.kind == "preposition" and last.endswith("ما"):
            if start >= stop or not syntax.tokens[start].is_word:
                return None
            form = next((form for form in verb_readings(syntax.tokens[start].bare) if form.is_finite), None)
            if form is None and not self._is_source(start + 1, stop):
                return None  # «بحسب ما رصد مراسلنا», but not «على ما يرام»
            if cue.takes("said") and (form is None or form.pronoun or not form.cue.takes("speech")):
                return None  # «على ما أعلن», but not «ردا على ما اعتبره كذبا»
            tokens = range(tokens.start, start + 1)
            start = self._complements.skip(start + 1, stop, FROM)
            if start < stop and syntax.has(start, "from_him"):
                start += 1
        elif cue.kind == "preposition" and not self._is_source(start, stop):
            return None
        if start >= stop and cue.kind != "echo":
            return None
        claimant = self._phrases.read(start, stop) if start < stop else None
        if start < stop and syntax.folded[start].startswith("ل") and cue.lemma.endswith("ل") and claimant is None:
            claimant = self._read_behind_lam(start, stop)
        stance_cue = replace(cue, stance=form.cue.stance, frames=form.cue.frames) if form else cue
        echo = cue.kind == "echo" and last not in words_of_echo(cue)
        found = self._content_of_preposition(tokens, claimant, cue, statement, stop)
        if found is None or (claimant is None and not (form or cue.kind == "echo")):
            return None
        inflection = form.inflection if form else None
        return Attribution(
            stance_cue,
            tokens,
            found.shape,
            found.token,
            found.offset,
            found.marker,
            claimant,
            inflection,
            echo=echo,
            relay=cue.kind == "relay",
        )

    def _read_behind_lam(self, start: int, stop: int) -> range | None:
        """Read the noun phrase whose first word bears «لـ» («وفقا لوكالة الأنباء»)."""
        rest = self._phrases.read(start + 1, stop)
        if rest is not None and rest.start == start + 1:
            return range(start, rest.stop)
        return range(start, start + 1)

    def _is_source(self, index: int, stop: int) -> bool:
        """Tell whether a noun can be what words come from (not «وفق القانون»)."""
        syntax = self._syntax
        if index >= stop:
            return False
        quotation = syntax.opening.get(index)
        if quotation is not None:
            return syntax.is_name_quotation(quotation) or len(quotation.words) <= 4
        if syntax.has(index, "demonstrative") and index + 1 < stop:
            index += 1
        return syntax.mention_at(index) is not None or any(
            syntax.stem_has(index, name) for name in ("role", "body", "document")
        )

    def _content_of_preposition(
        self, tokens: range, claimant: range | None, cue: Cue, statement: range, stop: int
    ) -> Complement | None:
        syntax = self._syntax
        after = claimant.stop if claimant else tokens.stop
        if cue.kind == "relay":
            position = self._complements.skip(after, stop, SAYING)
            return (
                self._complements.at(position, stop, SAYING)
                or self._complements.further(after, stop, SAYING)
                or (self._back(tokens))
            )
        start = statement.start
        while start < tokens.start and (syntax.has(start, "connective") or syntax.tokens[start].is_punctuation):
            start += 1
        leads = (
            start == tokens.start
            or syntax.is_complementizer(tokens.start - 1)
            or (syntax.tokens[tokens.start - 1].text in {":", "؛"})
        )
        if not leads:
            return self._back(tokens)
        position = self._complements.skip(after, stop, SAYING)
        found = self._complements.at(position, stop, SAYING)
        if found is not None:
            return found
        for at in range(after, min(stop, after + 25)):
            if syntax.is_complementizer(at) and syntax.folded[at].startswith("ف") and at + 1 < stop:
                return Complement(Shape.CLAUSE, at + 1, syntax.tokens[at + 1].start, at)
            if syntax.is_comma(at) and at + 1 < stop:
                return self._clause_behind(at, stop)
        return Complement(Shape.CLAUSE, after, syntax.tokens[after].start, after) if after < stop else None

    def _clause_behind(self, comma: int, stop: int) -> Complement:
        syntax = self._syntax
        first = comma + 1
        if syntax.is_complementizer(first) and first + 1 < stop:
            first += 1
        return Complement(Shape.CLAUSE, first, syntax.tokens[first].start, comma)

    def _back(self, tokens: range) -> Complement:
        return Complement(Shape.BEFORE, tokens.start, self._syntax.tokens[tokens.start].start, tokens.start)


def words_of_echo(cue: Cue) -> set[str]:
    """Return the last word of a cue as it stands without a pronoun."""
    return {next(words[-1] for rows in phrases().values() for words, known in rows if known == cue)}
