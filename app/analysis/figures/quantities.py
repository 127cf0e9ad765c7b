"""The phrases that state a quantity in a sentence: number, range or dual, with its bounds and what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.analysis.figures.bounds import Bound, Bounds, bound_after, bound_before, bounded
from app.analysis.figures.counted import (
    ITEM,
    PERCENT,
    CountedNoun,
    Dual,
    DualCase,
    bare_noun,
    counted_noun,
    read_dual,
    sign_before,
)
from app.analysis.figures.happenings import trigger
from app.analysis.figures.labels import counts_nothing, is_clock, is_named, is_prefix
from app.analysis.figures.noun_phrases import CountedPhrase, NounPhraseReader, prefix_length
from app.analysis.figures.words import has_article, has_stem, words_of
from app.domain.annotations import Number
from app.domain.span import Span
from app.text.fold import fold
from app.text.memory import remembered
from app.text.numerals import Numeral, NumeralReader
from app.text.words import Token, TokenizedText

_AND = "و"
_AND_THE = "وال"
_DUAL_NOMINATIVE = "ان"
_BETWEEN = "بين"
_FROM = "من"
_JOINTS = frozenset(fold(word) for word in ("إلى", "حتى", "أو"))
_DASHES = frozenset("-–—−~")
_OPENERS = frozenset("«\"“'‘([")
_CLOSERS = frozenset("»\"”'’)]")
_PRONOUNS = ("ها", "هم", "هن")
_POSSESSIVES = (*_PRONOUNS, "نا", "ه", "ي")
_NOT_NOUNS = ("particle", "clock", "other", "month")
_GLUE = frozenset("-/:.+#@_=&\\*٪%")
_FARTHEST_BOUND = 3
_FARTHEST_PAIR = 5
_LED_BY_PREFIX = ("بال", "لل", "كال", "وال", "فال")
_SIGNED = frozenset({PERCENT, "Cel"})  # what may be below nothing, as money may
_HAMZA_CARRIERS = "أإآ"
_LONGEST_DESCRIPTION = 3
_LONGEST_DESIGNATOR = 3


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated quantity: its tokens, span, bounds, and what it counts.

    `noun` is None where the text leaves the counted out or nothing is known of it (`lemma` may still say its word);
    `leans` tells that it stands for a noun said before («سبع أخريات», «21 منهم», a bare number). `lead` is the first
    token of its hedges and «بين», equal to the first of `tokens` where it has none.
    """

    tokens: range
    span: Span
    bounds: Bounds
    lead: int
    noun: CountedNoun | None = None
    lemma: str | None = None
    leans: bool = False
    is_people: bool = False
    is_definite: bool = False
    is_dual: bool = False
    is_bare: bool = False
    in_digits: bool = False

    @property
    def unit(self) -> str:
        """Return the unit, "item" where things are counted."""
        return self.noun.unit if self.noun else ITEM


@remembered
def _may_be_counted(folded: str) -> bool:
    """Tell whether a word can state a quantity without a number: a dual or a unit before a fraction."""
    if read_dual(folded) is not None or has_stem(folded, words_of("figure_contexts", "other_pair")):
        return True
    noun = counted_noun(folded)
    return noun is not None and noun.unit not in {ITEM, PERCENT} and not has_article(folded)


class QuantityReader:
    """Reads the quantities of one text, sentence by sentence."""

    def __init__(self, tokenized: TokenizedText, taken: frozenset[int]) -> None:
        """Prepare to read; no quantity takes a token whose index is in `taken` (the dates)."""
        self._tokens = tokenized.tokens
        self._taken = taken
        self._reader = NumeralReader(tokenized.tokens)
        self._nouns = NounPhraseReader(tokenized.tokens, taken)

    def quantities(self, sentence: range) -> list[Quantity]:
        """Return the quantities of a sentence in order, without overlaps."""
        found: list[Quantity] = []
        free_from = sentence.start
        numerals = [n for n in self._reader.numerals(sentence) if self._taken.isdisjoint(n.tokens)]
        position = 0
        index = sentence.start
        while index < sentence.stop:
            while position < len(numerals) and numerals[position].tokens.start < index:
                position += 1
            numeral = numerals[position] if position < len(numerals) else None
            quantity: Quantity | None = None
            if numeral and numeral.tokens.start == index:
                following = numerals[position + 1] if position + 1 < len(numerals) else None
                quantity = self._numbered(numeral, following, range(free_from, sentence.stop))
            elif index not in self._taken and _may_be_counted(self._tokens[index].folded):
                inside = range(free_from, sentence.stop)
                quantity = self._dual(index, inside, numeral) or self._unit_and_fraction(index, inside)
                quantity = quantity or self._pair_of_others(index)
            if quantity:
                found.append(quantity)
                free_from = index = quantity.tokens.stop
            else:
                index = numeral.tokens.stop if numeral and numeral.tokens.start == index else index + 1
        return found

    # Numbers

    def _numbered(self, numeral: Numeral, following: Numeral | None, inside: range) -> Quantity | None:
        """Return the quantity that a numeral begins, None where the numeral is no count."""
        if counts_nothing(self._tokens, numeral):
            return None
        span_of_range = self._range(numeral, following, inside) if following else None
        if span_of_range:
            last, low, high = span_of_range
        else:
            last, low, high = numeral, numeral.low, numeral.high
        if following and self._is_repeated(numeral, following):
            last = following  # «اثنا عشر (12) جنديا»
        noun = self._nouns.behind(last, inside.stop)
        lead, bound = self._before(numeral, inside.start)
        is_lone_one = numeral.low == 1 and not numeral.in_digits and not span_of_range
        if numeral.is_fraction and not (noun and (noun.unit != ITEM or numeral.is_counted_fraction)):
            return None  # «نصف السكان»
        if noun is None or noun.unit == ITEM:
            money = self._money_before(numeral, last.tokens.stop, inside)
            noun = money or noun
        if noun is None or (is_lone_one and noun.unit != PERCENT):
            quantity = self._without_noun(numeral, last, inside, is_bounded=bound is not None)
        else:
            noun, low, high = self._nouns.with_fraction(noun, low, high, inside.stop)
            first = self._first_of(numeral, noun, inside)
            if first < numeral.tokens.start and self._tokens[first].text in _DASHES:
                low, high = -high, -low
            start = self._tokens[first].start if first < numeral.tokens.start else numeral.start
            quantity = self._phrase(range(first, noun.stop), start, noun)
        if quantity is None:
            return None
        if bound is None:
            bound = self._after(quantity.tokens.stop, inside.stop)
        bounds = bounded(low, high, bound, is_range=bool(span_of_range))
        return replace(quantity, bounds=bounds, lead=min(lead, quantity.tokens.start), in_digits=numeral.in_digits)

    def _is_repeated(self, numeral: Numeral, following: Numeral) -> bool:
        """Tell whether the next number says the same in brackets."""
        first, stop = numeral.tokens.stop, following.tokens.stop
        is_alone = following.tokens.start == first + 1 and stop < len(self._tokens)
        if not is_alone or following.low != numeral.low or following.high != numeral.high:
            return False
        return self._tokens[first].text in _OPENERS and self._tokens[stop].text in _CLOSERS

    def _money_before(self, numeral: Numeral, stop: int, inside: range) -> CountedPhrase | None:
        """Return the money or percent whose sign or code stands before a number («$500», «USD 500», «%50»)."""
        index = numeral.tokens.start - 1
        if not numeral.in_digits or index < inside.start or index in self._taken:
            return None
        money = sign_before(self._tokens[index].folded)
        is_near = numeral.start - self._tokens[index].end <= 1
        return CountedPhrase(stop, money, money.lemma) if money and is_near else None

    def _first_of(self, numeral: Numeral, noun: CountedPhrase, inside: range) -> int:
        """Return the first token of a number with the sign that stands before it: money's, or a minus («-5%»).

        A dash before what is counted, or at the start of a line, is none.
        """
        first = numeral.tokens.start
        before = first - 1
        if not numeral.in_digits or noun.unit == ITEM or before < inside.start or before in self._taken:
            return first
        mark = self._tokens[before]
        if noun.stop == numeral.tokens.stop:
            return before
        is_apart = before > inside.start and self._tokens[before - 1].end < mark.start
        can_be_less = noun.unit in _SIGNED or noun.unit.isupper()
        is_minus = can_be_less and mark.text in _DASHES and mark.end == self._tokens[first].start and is_apart
        return before if is_minus else first

    def _unit_and_fraction(self, index: int, inside: range) -> Quantity | None:
        """Return «عام ونصف العام», «ساعة وربع»: one and a fraction of a unit that no number word stands before."""
        token = self._tokens[index]
        noun = counted_noun(token.folded) if token.is_word and not has_article(token.folded) else None
        if noun is None or noun.unit in {ITEM, PERCENT} or not token.folded.endswith(fold(noun.lemma or " ")):
            return None
        one = CountedPhrase(index + 1, noun, noun.lemma)
        phrase, value, _ = self._nouns.with_fraction(one, 1, 1, inside.stop)
        if phrase is one:
            return None
        lead, bound = self._before_dual(index, inside.start)
        bound = bound or self._after(phrase.stop, inside.stop)
        quantity = self._phrase(range(index, phrase.stop), token.start + prefix_length(token), phrase)
        return replace(quantity, bounds=bounded(value, value, bound), lead=lead)

    def _phrase(self, tokens: range, start: int, noun: CountedPhrase) -> Quantity:
        span = Span(start, self._tokens[tokens.stop - 1].end)
        return Quantity(
            tokens,
            span,
            bounded(0, 0, None),
            tokens.start,
            noun=noun.noun,
            lemma=noun.lemma,
            leans=noun.leans,
            is_people=noun.is_people,
        )

    def _range(self, first: Numeral, second: Numeral, inside: range) -> tuple[Numeral, Number, Number] | None:
        """Return the last numeral of a range and its bounds («بين 20 و30 ألفا», «من 3 إلى 5», «20-30»)."""
        if (
            first.is_vague
            or second.is_vague
            or first.is_fraction
            or second.is_fraction
            or second.tokens.stop > inside.stop
            or not self._range_joint(first, second)
        ):
            return None
        low = first
        if first.scale == 1 and second.scale > 1 and second.head is not None and first.low < second.head:
            low = first.times(second.scale)
        return (second, low.low, second.high) if low.low < second.high else None

    def _range_joint(self, first: Numeral, second: Numeral) -> bool:
        """Tell whether the words around two numerals make them the ends of a range."""
        gap = self._tokens[first.tokens.stop : second.tokens.start]
        before = self._tokens[first.tokens.start - 1].folded if first.tokens.start else ""
        texts = [token.folded for token in gap]
        if texts and texts[0] not in _JOINTS | _DASHES | {_AND} and gap[0].is_word:
            # «بين 20 شخصا و30 شخصا», «من 20 دولارا إلى 30 دولارا»
            again = self._nouns.behind(second, len(self._tokens))
            if counted_noun(texts[0]) is None or again is None or counted_noun(texts[0]) != again.noun:
                return False
            texts = texts[1:]
        if len(texts) > 1:
            return False
        if has_stem(before, frozenset({_BETWEEN})):
            is_glued = not texts and self._tokens[second.tokens.start].folded.startswith(_AND)
            return is_glued or texts in ([_AND], [_AND_THE]) or bool(texts and texts[0] in _JOINTS | _DASHES)
        if not texts:
            return False
        if texts[0] in _DASHES:
            behind = self._nouns.behind(second, len(self._tokens))
            return behind is not None and behind.noun is not None
        return texts[0] in _JOINTS and not (has_stem(before, frozenset({_FROM})) and self._is_change(first))

    def _is_change(self, numeral: Numeral) -> bool:
        """Tell whether a verb of rise or fall stands before «من A إلى B», which gives two numbers then."""
        start = max(0, numeral.tokens.start - 8)
        words = words_of("number_labels", "change")
        return any(has_stem(token.folded, words) for token in self._tokens[start : numeral.tokens.start])

    def _before(self, numeral: Numeral, start: int) -> tuple[int, Bound | None]:
        """Return where a number's hedges begin and what they bound it to."""
        index = numeral.tokens.start
        while index > start and self._tokens[index - 1].text in _OPENERS:
            index -= 1
        if index > start and self._tokens[index - 1].is_word:
            token = self._tokens[index - 1]
            is_glued = token.end == self._tokens[index].start and is_prefix(token)
            if has_stem(token.folded, frozenset({_BETWEEN})) or is_glued:
                index -= 1
        found = bound_before(self._tokens, index, start)
        return (found[1], found[0]) if found else (index, None)

    def _after(self, index: int, stop: int) -> Bound | None:
        """Return what a phrase close behind bounds the number to («30 عنصرا أجنبيا على الأقل»)."""
        for at in range(index, min(index + _FARTHEST_BOUND, stop)):
            found = bound_after(self._tokens, at, stop)
            if found:
                return found[0]
            token = self._tokens[at]
            if token.text in _CLOSERS:
                continue
            if not token.is_word or token.folded.startswith(_AND) or trigger(token.folded):
                return None
        return None

    # What is counted

    def _without_noun(
        self, numeral: Numeral, last: Numeral, inside: range, *, is_bounded: bool = False
    ) -> Quantity | None:
        """Return a number that stands behind its noun («النشطاء الثلاثة») or by itself («وجرح عشرة»).

        A definite one by itself must be bounded («تجاوز عددهم المئة»).
        """
        if is_named(self._tokens, numeral):
            return None
        head = self._nouns.before(numeral, inside.start)
        if head is not None:
            index, noun = head
            start = self._tokens[index].start + prefix_length(self._tokens[index])
            phrase = self._phrase(range(index, last.tokens.stop), start, noun)
            return replace(phrase, is_definite=numeral.is_definite and not numeral.is_vague)
        if (
            (numeral.is_definite and not numeral.is_vague and not is_bounded)
            or numeral.low <= 1
            or (not numeral.is_vague and is_clock(self._tokens, last, inside.stop))
        ):
            return None
        phrase = self._phrase(
            range(numeral.tokens.start, last.tokens.stop), numeral.start, CountedPhrase(0, leans=True)
        )
        return replace(phrase, is_bare=True)

    # Duals

    def _dual(self, index: int, inside: range, following: Numeral | None) -> Quantity | None:
        """Return the two that a dual counts («دبابتين», «طائرتي استطلاع»)."""
        token = self._tokens[index]
        if not token.is_word or (dual := read_dual(token.folded)) is None or self._has_other_hamza(token, dual):
            return None
        if index and self._tokens[index - 1].folded in words_of("figure_contexts", "kin"):
            return None  # «بن ربيعان»: a name
        if following and following.tokens.start == index + 1 and following.low == 2:
            return None  # «مسلحين اثنين» is read from its number
        if not dual.is_noun and self._describes_pair(index, dual):
            return None
        if dual.case is DualCase.CONSTRUCT and not self._opens_construct(index + 1, inside.stop):
            return None
        start = token.start + prefix_length(token, dual.split.clitic_length)
        # A construct runs to the noun that it governs.
        stop = index + 2 if dual.case is DualCase.CONSTRUCT else index + 1
        noun = CountedPhrase(stop, dual.noun, dual.noun.lemma)
        low: Number = 2
        noun, low, _ = self._nouns.with_fraction(noun, low, low, inside.stop)
        lead, bound = self._before_dual(index, inside.start)
        bound = bound or self._after(noun.stop, inside.stop)
        phrase = self._phrase(range(index, noun.stop), start, noun)
        is_definite = dual.split.has_article or self._is_construct_of_name(dual, index + 1)
        return replace(phrase, bounds=bounded(low, low, bound), lead=lead, is_definite=is_definite, is_dual=True)

    def _pair_of_others(self, index: int) -> Quantity | None:
        """Return the two of «وأصيب آخران»; behind a dual they are its adjective («جنديان آخران»)."""
        token = self._tokens[index]
        is_pair = has_stem(token.folded, words_of("figure_contexts", "other_pair")) and not has_article(token.folded)
        if not is_pair or not index or self._tokens[index - 1].folded.endswith(_DUAL_NOMINATIVE):
            return None
        start = token.start + token.folded.startswith(_AND)
        phrase = self._phrase(range(index, index + 1), start, CountedPhrase(index + 1, leans=True, is_people=True))
        return replace(phrase, bounds=bounded(2, 2, None), is_dual=True)

    def _describes_pair(self, index: int, dual: Dual) -> bool:
        """Tell whether a dual is rather an adjective of one before it («عمليتي إطلاق فاشلتين»)."""
        if dual.split.prefixes or self._tokens[index - 1].folded in words_of("figure_contexts", "aside"):
            return False
        before = self._tokens[max(0, index - _FARTHEST_PAIR) : index]
        return any(token.is_word and read_dual(token.folded) for token in before)

    @staticmethod
    def _has_other_hamza(token: Token, dual: Dual) -> bool:
        """Tell whether a word is spelt with a hamza that the noun has not («بأبين», the place, is no two doors)."""
        lemma = dual.noun.lemma or ""
        return any(letter in token.bare and letter not in lemma for letter in _HAMZA_CARRIERS)

    def _before_dual(self, index: int, start: int) -> tuple[int, Bound | None]:
        found = bound_before(self._tokens, index, start)
        return (found[1], found[0]) if found else (index, None)

    def _opens_construct(self, index: int, stop: int) -> bool:
        """Tell whether a noun stands here that a dual's construct («طائرتي») can govern."""
        if index >= stop or not self._tokens[index].is_word or index in self._taken:
            return False
        folded = self._tokens[index].folded
        if folded.startswith(_LED_BY_PREFIX):
            return False  # «دراستي بالمعهد» is mine
        found = trigger(folded)
        return folded not in words_of("not_counted", "particle") and not (found and found.is_verb)

    def _is_construct_of_name(self, dual: Dual, index: int) -> bool:
        """Tell whether a dual governs something definite («مدينتي حلب وإدلب»), unlike «راجمتي صواريخ»."""
        return dual.case is DualCase.CONSTRUCT and bare_noun(self._tokens[index].folded) is None
