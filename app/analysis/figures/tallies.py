"""Tallies: the words that say what a number still to come adds up («عدد القتلى», «بين الجرحى», «والجرحى 40»)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.analysis.figures.counted import ITEM, CountedNoun, NounClass, counted_noun
from app.analysis.figures.happenings import trigger
from app.analysis.figures.words import has_article, has_stem, words_of
from app.domain.annotations import Category
from app.text.words import Token

LONGEST_TALLY = 3
_LONGEST_CLAUSE = 8
_REACH_OF_ESTIMATES = 4


@dataclass(frozen=True, slots=True)
class Tally:
    """«عدد القتلى», «عدد الذين نزحوا»: what the number to come counts.

    `is_led` in «بلغ عدد القتلى 12», `is_estimated` in «قدرت اللجنة عدد القتلى ب12».
    """

    index: int
    noun: CountedNoun | None
    category: Category | None
    is_led: bool = False
    is_estimated: bool = False


class TallyReader:
    """Reads the tallies of one sentence."""

    def __init__(self, tokens: Sequence[Token], sentence: range, leads: frozenset[int]) -> None:
        """Prepare to read a sentence; `leads` are the tokens where its counts begin."""
        self._tokens = tokens
        self._sentence = sentence
        self._leads = leads

    def read(self, index: int, open_tally: Tally | None) -> Tally | None:
        """Return the tally that holds behind a word: the one that it begins or goes on, else the open one."""
        folded = self._tokens[index].folded
        is_inside = open_tally is not None and index - open_tally.index < LONGEST_TALLY  # «عدد ضحايا القصف»
        if has_stem(folded, words_of("figure_contexts", "tally")) and not is_inside:
            return self._begun(index) or open_tally
        if open_tally and (joined := self._joined(index)):
            return joined
        if has_stem(folded, words_of("figure_contexts", "victims")):
            return self._victims(index) or open_tally
        return open_tally

    def _begun(self, index: int) -> Tally | None:
        """Return what a tally adds up: «عدد القتلى», «عدد مقاتلي الجماعة», «عدد الذين نزحوا»."""
        is_led = index > self._sentence.start and has_stem(
            self._tokens[index - 1].folded, words_of("figure_contexts", "reaches")
        )
        for at in range(index + 1, min(index + 1 + LONGEST_TALLY, self._sentence.stop)):
            token = self._tokens[at]
            if not token.is_word or at in self._leads:
                break
            noun = counted_noun(token.folded) or counted_noun(token.folded.removesuffix("ي"))
            if noun and noun.unit == ITEM:
                if noun.category is None and (clause := self._clause_behind(at, noun)):
                    return replace(clause, is_led=is_led)
                return Tally(index, noun, noun.category, is_led, self._is_estimated(index))
            before = self._tokens[at - 1].folded
            found = trigger(token.folded)
            if found and found.is_verb and before in words_of("figure_contexts", "relative"):
                people = CountedNoun(None, NounClass.PERSON)
                return Tally(index, people, found.happening.category(people), is_led)
        return None

    def _clause_behind(self, index: int, noun: CountedNoun) -> Tally | None:
        """Return the tally of «عدد الأشخاص الذين ألقت الشرطة القبض عليهم», whose noun is at a token."""
        behind = index + 1
        stop = min(behind + _LONGEST_CLAUSE, self._sentence.stop)
        if behind >= stop or self._tokens[behind].folded not in words_of("figure_contexts", "relative"):
            return None
        for at in range(behind + 1, stop):
            if at in self._leads or not self._tokens[at].is_word:
                return None
            found = trigger(self._tokens[at].folded)
            category = found.happening.category(noun) if found else None
            if category:
                return Tally(at, noun, category)
        return None

    def _is_estimated(self, index: int) -> bool:
        """Tell whether a verb of estimating stands close before a tally."""
        before = self._tokens[max(self._sentence.start, index - _REACH_OF_ESTIMATES) : index]
        return any(has_stem(token.folded, words_of("figure_contexts", "estimates")) for token in before)

    def _joined(self, index: int) -> Tally | None:
        """Return what «والجرحى 40» adds to the tally before it."""
        folded = self._tokens[index].folded
        if not folded.startswith("و") or not has_article(folded) or index + 1 not in self._leads:
            return None
        noun = counted_noun(folded)
        return Tally(index, noun, noun.category, is_led=True) if noun and noun.is_always else None

    def _victims(self, index: int) -> Tally | None:
        """Return what «بين القتلى» and «من ضمن المعتقلين» say of the counts behind them."""
        behind = index + 1
        if behind >= self._sentence.stop:
            return None
        noun = counted_noun(self._tokens[behind].folded)
        is_telling = noun is not None and noun.category is not None and not noun.is_weak
        return Tally(index, noun, noun.category, is_led=True) if noun and is_telling else None
