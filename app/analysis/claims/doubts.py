"""Doubts: the words by which a writer says that he can't vouch for what he reports."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.analysis.claims.cues import PRONOUNS
from app.analysis.claims.syntax import Syntax, words_of
from app.resources import lexicon_table
from app.text.conjugation import Tense, conjugate
from app.text.fold import fold
from app.text.memory import remembered
from app.text.words import splits

_NEAR = 6
_FAR = 10
_TURN = 5  # tokens of «الأمر الذي» and the like before a writer's own doubt


class DoubtKind(StrEnum):
    """What is doubted: a NOTE the words reported before, a DISTANCE one word of them, a NOUN who or what says so."""

    NOTE = "note"
    DISTANCE = "distance"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Doubt:
    """The tokens that doubt."""

    kind: DoubtKind
    tokens: range


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in lexicon_table("doubts"):
        words = found.setdefault(row["class"], set())
        words.update(fold(row["words"]).split())
        if row["root"]:
            forms = conjugate(fold(row["root"]), row["form"])
            words.update(form for form, inflection in forms if inflection.tense is not Tense.PARTICIPLE)
    return {name: frozenset(words) for name, words in found.items()}


@remembered
def _may_open(folded: str) -> bool:
    """Tell whether a doubt can begin with a word, whatever stands behind it; few words can."""
    if folded.endswith("ان") or _has_stem(folded, "alleged"):
        return True
    openers = words_of("negation") | words_of("what") | words_of("not_so") | _classes()["hard"]
    return folded in openers or (folded[:1] in {"و", "ف"} and folded[1:] in openers)


def _has_stem(folded: str, name: str) -> bool:
    members = _classes()[name]
    return any(split.stem in members for split in splits(folded))


class Doubts:
    """An article's doubts."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._folded = syntax.folded
        self.found = [doubt for statement in syntax.statements for doubt in self._in(statement)]
        self._notes = [doubt.tokens.start for doubt in self.found if doubt.kind is DoubtKind.NOTE]

    def turns_at(self, index: int) -> bool:
        """Tell whether a clause that begins at a token doubts («الأمر الذي لم يتسن التحقق منه»)."""
        at = bisect_left(self._notes, index)
        return at < len(self._notes) and self._notes[at] < index + _TURN

    def _in(self, statement: range) -> list[Doubt]:
        tokens = self._syntax.tokens
        openings = (index for index in statement if _may_open(self._folded[index]) and tokens[index].is_word)
        doubts = (self._at(index, statement.stop) for index in openings)
        return [doubt for doubt in doubts if doubt is not None]

    def _at(self, index: int, stop: int) -> Doubt | None:
        syntax = self._syntax
        if syntax.has(index, "negation"):
            end = self._behind_negation(index, stop)
            start = index - 1 if end and syntax.has(index, "without") and self._folded[index - 1] in "من" else index
            return Doubt(DoubtKind.NOTE, range(start, end)) if end else None
        if self._is(index, "hard"):
            end = self._near(index + 1, stop, _NEAR, "checking")
            return Doubt(DoubtKind.NOTE, range(index, end)) if end else None
        return self._word(index, stop)

    def _behind_negation(self, index: int, stop: int) -> int | None:
        """Return where a doubt that begins with a negation ends."""
        verb = index + 1
        if verb >= stop:
            return None
        if self._is(verb, "true"):
            return verb + 1
        if self._is(verb, "confirm") and self._near(verb + 1, stop, _NEAR, "news"):
            return verb + 1
        if self._pronoun_cut(verb) & _classes()["confirm"]:
            return verb + 1
        if self._is(verb, "able") or self._is(verb, "come"):
            return self._near(verb + 1, stop, _FAR, "checking")
        return self._near(verb, stop, _NEAR, "proof")

    def _word(self, index: int, stop: int) -> Doubt | None:
        """Return the doubt of a word or two: «ما سماه», «غير مؤكدة», «المزعوم», «إن صحت»."""
        behind = index + 1
        folded = self._folded[index]
        if self._is_stem(index, "alleged"):
            return Doubt(DoubtKind.DISTANCE, range(index, behind))
        if behind >= stop:
            return None
        if self._syntax.has(index, "what") and self._pronoun_cut(behind) & _classes()["naming"]:
            return Doubt(DoubtKind.DISTANCE, range(index, behind + 1))
        if self._syntax.has(index, "not_so") and self._is_stem(behind, "unsure"):
            return Doubt(DoubtKind.NOUN, range(index, behind + 1))
        if folded.endswith("ان") and self._syntax.is_that(index) and self._is(behind, "holds"):
            return Doubt(DoubtKind.NOTE, range(index, behind + 1))
        return None

    def _is(self, index: int, name: str) -> bool:
        return self._folded[index] in _classes()[name]

    def _is_stem(self, index: int, name: str) -> bool:
        return _has_stem(self._folded[index], name)

    def _pronoun_cut(self, index: int) -> set[str]:
        """Return what is left of a word without its object pronoun, as the verb is spelled by itself («سماها»: سمى)."""
        folded = self._folded[index]
        cut = {folded[: -len(pronoun)] for pronoun in PRONOUNS if folded.endswith(pronoun)}
        weak = {verb[:-1] + "ي" for verb in cut if verb.endswith("ا")}
        return cut | weak | {verb + "ا" for verb in cut if verb.endswith("و")}

    def _near(self, index: int, stop: int, reach: int, name: str) -> int | None:
        """Return the end of the first word of a class within reach and before a comma."""
        for at in range(index, min(stop, index + reach)):
            if self._syntax.is_comma(at):
                return None
            if self._syntax.tokens[at].is_word and self._is_stem(at, name):
                return at + 1
        return None
