"""The joints of noun phrases: prepositions and bound letters through which a phrase goes on, or at which it ends."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.claims.syntax import Syntax, is_nisba, is_verbal_noun, stem_is, words_of, words_of_any


@dataclass(slots=True)
class Phrase:
    """A noun phrase while it is read: how far it is sound, and what may still join it.

    `saturated`: an indefinite adjective has ended the construct («مسؤول مصري»), so no definite noun can join it.
    `people`: the head is a plural, so no personal name follows. `before` holds the prepositions of what follows.
    """

    start: int
    end: int
    closed: bool = False
    human: bool = False
    named: bool = False
    person: bool = False
    name_words: int = 0
    after_preposition: bool = False
    envoy: bool = False
    people: bool = False
    saturated: bool = False
    before: frozenset[str] = frozenset()


class Joints:
    """Tells at which prepositions a noun phrase goes on."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax

    def begins_with(self, index: int, letters: frozenset[str]) -> bool:
        """Tell whether a word seems to begin with one of these one-letter prepositions («بخرق»)."""
        syntax = self._syntax
        folded = syntax.folded[index]
        if not syntax.tokens[index].is_word or folded[0] not in letters or syntax.stem_has(index, "mouthpiece"):
            return False
        if self.serves(index):
            return False
        if folded[0] == "ل" and (folded[1:] in words_of("purpose") or syntax.stem_has(index - 1, "belonging")):
            return False
        number = syntax.mention_at(index)
        if number is not None and syntax.mentions[number].span.start <= syntax.tokens[index].start:
            return False
        return not syntax.is_among(index, words_of_any("body", "role", "statement", "preposition", "feminine"))

    def serves(self, index: int) -> bool:
        """Tell whether a word says where the one before it serves («مصادر بالشرطة»)."""
        syntax = self._syntax
        folded = syntax.folded[index]
        if not folded.startswith("ب") or not index:
            return False
        if not any(stem_is(folded[1:], name) for name in ("body", "named")):
            return False
        return syntax.has(index - 1, "informant") or (is_nisba(syntax.folded[index - 1]) and folded.startswith("بال"))

    def is_bound_preposition(self, index: int) -> bool:
        """Tell whether a definite word bears «ل» or «ب» («للوكالة», «بالقصف»)."""
        folded = self._syntax.folded[index]
        if folded.startswith("لل"):
            return True
        return folded.startswith(("بال", "وبال", "ولل")) and len(folded) > 5

    def joins_by_lam(self, phrase: Phrase, index: int) -> bool:
        """Tell whether «لـ» goes on with the name («للأمم المتحدة») rather than naming who was told."""
        syntax = self._syntax
        folded = syntax.folded[index]
        if not folded.startswith("ل") or syntax.stem_has(index, "addressee") or phrase.end == phrase.start:
            return False
        before = syntax.folded[index - 1]
        if syntax.stem_has(index - 1, "belonging") or folded[1:] in words_of("purpose"):
            return True
        office = phrase.human and before.startswith("ال") and is_nisba(before)
        if office and stem_is(folded[1:], "body"):
            return True  # «المسؤول الإعلامي لغرفة عمليات …»
        if not folded.startswith("لل"):
            return False
        return before.startswith("ال") or (syntax.mention_at(index - 1) is None and not phrase.named)

    def joins_by_preposition(self, phrase: Phrase, index: int, stop: int) -> bool:
        """Tell whether a phrase goes on through the preposition at a token («مصدر في الشرطة»)."""
        syntax = self._syntax
        if index + 1 >= stop or phrase.after_preposition or syntax.tokens[index + 1].is_punctuation:
            return False
        if syntax.stem_has(index + 1, "statement") or syntax.is_time(index + 1) or syntax.has(index + 1, "adverb"):
            return False
        counted = syntax.has(index, "of") and syntax.stem_has(index - 1, "quantifier")  # «عدد من القادة»
        if syntax.folded[index] in phrase.before and not counted and not self.recurs(index, stop):
            return False
        if syntax.has(index, "in"):
            return not syntax.tokens[index + 1].is_number
        if syntax.has(index, "of"):
            definite = syntax.folded[phrase.start].startswith("ال") or phrase.named
            return not definite and not syntax.has(index + 1, "no_content") and not syntax.is_that(index + 1)
        if syntax.has(index, "to"):
            return phrase.envoy and not is_verbal_noun(syntax.tokens[index + 1].bare.removeprefix("ال"))
        if syntax.has(index, "from"):
            return syntax.stem_has(index - 1, "issued")
        return syntax.has(index, "between") and phrase.human

    def recurs(self, index: int, stop: int) -> bool:
        """Tell whether a preposition goes with the speaker («خبراء من الأمم المتحدة من …»), for it comes again."""
        syntax = self._syntax
        if syntax.mention_at(index + 1) is None and not syntax.stem_has(index + 1, "body"):
            return False
        for further in range(index + 2, min(stop, index + 10)):
            if syntax.tokens[further].is_punctuation or syntax.is_complementizer(further):
                return False
            if syntax.folded[further] == syntax.folded[index]:
                return True
        return False
