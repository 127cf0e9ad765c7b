"""The phrases that state a quantity in a sentence: number, range or dual, with its bounds and what it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from app.analysis.counted import (
    ITEM,
    PERCENT,
    CountedNoun,
    Dual,
    DualCase,
    bare_noun,
    counted_noun,
    lemma_of_unknown,
    read_dual,
    read_unit,
)
from app.analysis.happenings import trigger
from app.analysis.number_bounds import Bound, Bounds, bound_after, bound_before, bounded
from app.domain.annotations import Number
from app.domain.span import Span
from app.resources import lexicon_table
from app.text.fold import fold, fold_with_map
from app.text.numerals import Numeral, NumeralReader, plain
from app.text.words import Token, TokenizedText, splits

_AND = "و"
_BETWEEN = "بين"
_FROM = "من"
_JOINTS = frozenset(fold(word) for word in ("إلى", "حتى", "أو"))
_DASHES = frozenset("-–—−")
_OPENERS = frozenset("«\"“'‘([")
_CLOSERS = frozenset("»\"”'’)]")
_PRONOUNS = ("ها", "هم", "هن")
_POSSESSIVES = (*_PRONOUNS, "نا", "ه", "ي")
_NOT_NOUNS = ("particle", "clock", "other", "month")
_HALF = "نصف"
_ONE_HALF = Decimal("0.5")
_GLUE = frozenset("-/:.+#@_=&\\*٪%")
_FARTHEST_BOUND = 3
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


@cache
def words_of(table: str, kind: str) -> frozenset[str]:
    """Return the folded words of one kind in a lexicon of words and kinds."""
    return frozenset(fold(row["word"]) for row in lexicon_table(table) if row["kind"] == kind)


def has_stem(folded: str, words: frozenset[str]) -> bool:
    """Tell whether a word, without prefixes, is one of `words`."""
    return any(split.stem in words for split in splits(folded))


@dataclass(frozen=True, slots=True)
class _Noun:
    """What stands behind a number: the noun, its word, the index behind it."""

    stop: int
    noun: CountedNoun | None = None
    lemma: str | None = None
    leans: bool = False
    is_people: bool = False


class QuantityReader:
    """Reads the quantities of one text, sentence by sentence."""

    def __init__(self, tokenized: TokenizedText, taken: frozenset[int]) -> None:
        """Prepare to read; no quantity takes a token whose index is in `taken` (the dates)."""
        self._tokens = tokenized.tokens
        self._taken = taken
        self._reader = NumeralReader(tokenized.tokens)

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
            elif index not in self._taken:
                quantity = self._dual(index, range(free_from, sentence.stop), numeral)
            if quantity:
                found.append(quantity)
                free_from = index = quantity.tokens.stop
            else:
                index = numeral.tokens.stop if numeral and numeral.tokens.start == index else index + 1
        return found

    # Numbers

    def _numbered(self, numeral: Numeral, following: Numeral | None, inside: range) -> Quantity | None:
        """Return the quantity that a numeral begins, None where the numeral is no count."""
        if self._is_glued(numeral) or self._is_label(numeral):
            return None
        span_of_range = self._range(numeral, following, inside) if following else None
        if span_of_range:
            last, low, high = span_of_range
        else:
            last, low, high = numeral, numeral.low, numeral.high
        noun = self._noun_behind(last, inside.stop)
        lead, bound = self._before(numeral, inside.start)
        is_lone_one = numeral.low == 1 and noun is not None and noun.noun is not None and noun.noun.unit != PERCENT
        if noun is None or (is_lone_one and not span_of_range and not numeral.in_digits):
            quantity = self._without_noun(numeral, last, inside)
        else:
            noun, low, high = self._with_half(noun, low, high, inside.stop)
            quantity = self._phrase(range(numeral.tokens.start, noun.stop), numeral.start, noun)
        if quantity is None:
            return None
        if bound is None:
            bound = self._after(quantity.tokens.stop, inside.stop)
        bounds = bounded(low, high, bound, is_range=bool(span_of_range))
        return replace(quantity, bounds=bounds, lead=min(lead, quantity.tokens.start), in_digits=numeral.in_digits)

    def _phrase(self, tokens: range, start: int, noun: _Noun) -> Quantity:
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

    def _is_glued(self, numeral: Numeral) -> bool:
        """Tell whether a number hangs together with signs or letters as in a date, score, address or model."""
        first, last = numeral.tokens.start, numeral.tokens.stop - 1
        if not numeral.in_digits:
            return False
        before = self._tokens[first - 1] if first else None
        if before and before.end == self._tokens[first].start:
            is_designator = len(before.folded) <= _LONGEST_DESIGNATOR and not self._is_prefix(before)
            if before.is_word and (before.folded.isascii() or is_designator):
                return True
            if before.text in _GLUE and not self._is_dash_of_range(first - 1):
                return True
        after = self._tokens[last + 1] if last + 1 < len(self._tokens) else None
        if after is None or after.start != self._tokens[last].end:
            return False
        if after.is_word:
            return bare_noun(after.folded) is None and read_unit(self._tokens, last + 1) is None
        further = self._tokens[last + 2] if last + 2 < len(self._tokens) else None
        is_tight = further is not None and further.start == after.end and not further.is_punctuation
        return after.text in _GLUE - _DASHES and is_tight and after.text not in "٪%"

    def _is_dash_of_range(self, index: int) -> bool:
        """Tell whether a dash stands between two numbers («20-30»), or alone before one («-»)."""
        token = self._tokens[index]
        if token.text not in _DASHES:
            return False
        before = self._tokens[index - 1] if index else None
        return before is None or before.is_number or before.end != token.start

    @staticmethod
    def _is_prefix(token: Token) -> bool:
        return token.folded in {"و", "ف", "ب", "ل", "ك"} or token.folded.removeprefix("و")[-2:] in {"ال", "لل"}

    def _is_label(self, numeral: Numeral) -> bool:
        """Tell whether a number only names («المادة 5», «إف 16», «الساعة 10»)."""
        index = numeral.tokens.start - 1
        if index < 0:
            return False
        while index > 0 and self._tokens[index].text in _OPENERS | {":"}:
            index -= 1
        token = self._tokens[index]
        if not token.is_word:
            return False
        if has_stem(token.folded, words_of("number_labels", "clock")):
            return True
        if numeral.in_digits:
            kinds = ("model", "group")
            if any(has_stem(token.folded, words_of("number_labels", kind)) for kind in kinds):
                return True
            return has_stem(token.folded, words_of("number_labels", "label"))
        return numeral.is_definite and has_stem(token.folded, words_of("number_labels", "group"))

    def _range(self, first: Numeral, second: Numeral, inside: range) -> tuple[Numeral, Number, Number] | None:
        """Return the last numeral of a range and its bounds («بين 20 و30 ألفا», «من 3 إلى 5», «20-30»)."""
        if (
            first.is_vague
            or second.is_vague
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
            again = self._noun_behind(second, len(self._tokens))
            if counted_noun(texts[0]) is None or again is None or counted_noun(texts[0]) != again.noun:
                return False
            texts = texts[1:]
        if len(texts) > 1:
            return False
        if has_stem(before, frozenset({_BETWEEN})):
            return texts == [_AND] or (not texts and self._tokens[second.tokens.start].folded.startswith(_AND))
        if not texts:
            return False
        if texts[0] in _DASHES:
            behind = self._noun_behind(second, len(self._tokens))
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
            is_prefix = token.end == self._tokens[index].start and self._is_prefix(token)
            if has_stem(token.folded, frozenset({_BETWEEN})) or is_prefix:
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

    def _noun_behind(self, numeral: Numeral, stop: int) -> _Noun | None:
        """Return what stands behind a number and is counted by it."""
        index = numeral.tokens.stop
        unit = read_unit(self._tokens, index)
        if unit and unit[1] <= stop and index not in self._taken:
            return _Noun(unit[1], unit[0], unit[0].lemma)
        if index < stop and (self._opens_quote(index) or self._closes_quote_of(numeral)):
            index += 1
        if index >= stop or index in self._taken or not self._tokens[index].is_word:
            return None
        token = self._tokens[index]
        if token.folded in words_of("figure_contexts", "other_people"):
            return _Noun(index + 1, leans=True, is_people=True)
        if token.folded in words_of("figure_contexts", "other_ones") | words_of("figure_contexts", "them"):
            return _Noun(index + 1, leans=True)
        if token.folded == _FROM:
            return self._noun_behind_from(numeral, index, stop)
        return self._plain_noun(numeral, index)

    def _opens_quote(self, index: int) -> bool:
        """Tell whether a quotation begins here («23 «داعشيا»»); straight marks go by the blank beside them."""
        token = self._tokens[index]
        return token.text in _OPENERS and (token.text not in _CLOSERS or token.start > self._tokens[index - 1].end)

    def _closes_quote_of(self, numeral: Numeral) -> bool:
        """Tell whether the number alone is quoted («مقتل «15» داعشيا»)."""
        first, stop = numeral.tokens.start, numeral.tokens.stop
        is_open = first > 0 and self._tokens[first - 1].text in _OPENERS
        return is_open and stop < len(self._tokens) and self._tokens[stop].text in _CLOSERS

    def _noun_behind_from(self, numeral: Numeral, index: int, stop: int) -> _Noun | None:
        """Return the noun of «28.4 ألف من المدنيين»."""
        at = index + 1
        if at >= stop or not self._tokens[at].is_word or at in self._taken:
            return None
        token = self._tokens[at]
        noun = bare_noun(token.folded.removeprefix("ال")) or self._possessed(token.folded)
        if not self._may_be_noun(token):
            return None
        is_whole = token.folded.startswith("ال") or token.folded.endswith(_PRONOUNS)
        is_open = numeral.is_vague or numeral.scale > 1 or not numeral.in_digits
        if noun is None and not is_whole and not (is_open and self._may_be_noun(token)):
            return None
        if noun and noun.unit != ITEM:
            return None
        return _Noun(at + 1, noun, noun.lemma if noun else lemma_of_unknown(token.folded, token.bare))

    @staticmethod
    def _possessed(folded: str) -> CountedNoun | None:
        """Return the noun of «رجالنا», «جنودهم»."""
        stems = (folded.removesuffix(pronoun) for pronoun in _POSSESSIVES if folded.endswith(pronoun))
        return next((noun for stem in stems if (noun := bare_noun(stem))), None)

    @staticmethod
    def _may_be_noun(token: Token) -> bool:
        return not any(token.folded in words_of("not_counted", kind) for kind in _NOT_NOUNS)

    def _plain_noun(self, numeral: Numeral, index: int) -> _Noun | None:
        token = self._tokens[index]
        if not self._may_be_noun(token):
            return None
        is_article = token.folded.startswith("ال")
        noun = bare_noun(token.folded) or (bare_noun(token.folded[2:]) if is_article else None)
        takes_article = numeral.is_vague or numeral.scale > 1 or (numeral.low >= 100 and not numeral.in_digits)
        if is_article and not takes_article and noun is not bare_noun(token.folded):
            return None
        if noun:
            return _Noun(index + 1, noun, noun.lemma)
        is_word_alone = numeral.scale > 1 and numeral.head is None and not numeral.is_vague
        if (numeral.is_definite and not numeral.is_vague) or is_word_alone:
            return None
        if token.folded.isascii() or not self._looks_counted(token, numeral, is_article=is_article):
            return None
        return _Noun(index + 1, None, lemma_of_unknown(token.folded, token.bare))

    @staticmethod
    def _looks_counted(token: Token, numeral: Numeral, *, is_article: bool) -> bool:
        """Tell whether a word that no lexicon has may be the counted noun."""
        found = trigger(token.folded)
        if found and found.is_verb:
            return False
        if is_article:
            return numeral.is_vague
        if token.folded[0] in "وفبلك" and not token.folded.endswith("ا"):
            return False
        if not numeral.in_digits:
            return True
        return token.text.endswith(("\u064b", "اً", "ًا", "ا", "ة", "ات", "ين", "ون")) or numeral.low >= 100

    def _with_half(self, noun: _Noun, low: Number, high: Number, stop: int) -> tuple[_Noun, Number, Number]:
        """Return the noun and bounds with «ونصف [السنة]» behind a unit."""
        index = noun.stop
        if not noun.noun or noun.noun.unit == ITEM or index >= stop:
            return noun, low, high
        if self._tokens[index].folded != _AND + _HALF:
            return noun, low, high
        behind = index + 1
        again = bare_noun(self._tokens[behind].folded.removeprefix("ال")) if behind < stop else None
        if again and again.unit == noun.noun.unit:
            behind += 1
        half = _ONE_HALF
        return replace(noun, stop=behind), plain(low + half), plain(high + half)

    def _without_noun(self, numeral: Numeral, last: Numeral, inside: range) -> Quantity | None:
        """Return a number that stands behind its noun («النشطاء الثلاثة») or by itself («وجرح عشرة»)."""
        if self._is_named(numeral):
            return None
        head = self._noun_before(numeral, inside.start)
        if head is not None:
            index, noun = head
            start = self._tokens[index].start + self._prefix_length(self._tokens[index])
            phrase = self._phrase(range(index, last.tokens.stop), start, noun)
            return replace(phrase, is_definite=numeral.is_definite and not numeral.is_vague)
        if (numeral.is_definite and not numeral.is_vague) or numeral.low <= 1 or self._is_clock(last, inside.stop):
            return None
        phrase = self._phrase(range(numeral.tokens.start, last.tokens.stop), numeral.start, _Noun(0, leans=True))
        return replace(phrase, is_bare=True)

    def _is_named(self, numeral: Numeral) -> bool:
        """Tell whether the number is a part of a well-known name («القرى السبع»)."""
        first, stop = numeral.tokens.start - 1, numeral.tokens.stop
        if first < 0 or not numeral.is_definite:
            return False
        names = words_of("number_labels", "named")
        short = " ".join(token.folded for token in self._tokens[first:stop])
        longer = " ".join(token.folded for token in self._tokens[first : stop + 1])
        return short in names or longer in names

    def _is_clock(self, numeral: Numeral, stop: int) -> bool:
        """Tell whether what follows makes the number a time of day or of the year («10 صباحا», «5 رمضان»)."""
        index = numeral.tokens.stop
        if index >= stop:
            return False
        folded = self._tokens[index].folded
        return any(folded in words_of("not_counted", kind) for kind in ("clock", "month"))

    def _noun_before(self, numeral: Numeral, start: int) -> tuple[int, _Noun] | None:
        """Return the noun that a number follows: «النشطاء الثلاثة», «شخص واحد», «مسلحين اثنين»."""
        index = numeral.tokens.start - 1
        if (
            numeral.in_digits
            or index < start
            or numeral.low > 10
            or numeral.is_vague
            or numeral.low != int(numeral.low)
        ):
            return None
        index = self._before_quoted(index, start)
        if index < start or not self._tokens[index].is_word or index in self._taken:
            return None
        if not numeral.is_definite:
            indefinite = self._indefinite_before(index, numeral)
            return (index, indefinite) if indefinite else None
        for at in range(index, max(start, index - _LONGEST_DESCRIPTION) - 1, -1):
            token = self._tokens[at]
            if not token.is_word or at in self._taken:
                return None
            noun = counted_noun(token.folded)
            if noun and (at == index or token.folded.startswith("ال") or index - at == 1):
                return at, _Noun(0, noun, noun.lemma)
            if not has_article(token.folded):
                return None
        return None

    def _before_quoted(self, index: int, start: int) -> int:
        """Return the token before a quoted name («طائرات «إف 16» الأربع»), `index` where none is quoted."""
        if self._tokens[index].text not in _CLOSERS:
            return index
        for at in range(index - 1, max(start, index - 6) - 1, -1):
            if self._tokens[at].text in _OPENERS:
                return at - 1
        return start - 1

    def _indefinite_before(self, index: int, numeral: Numeral) -> _Noun | None:
        """Return the noun of «شخص واحد» and «مسلحين اثنين»."""
        token = self._tokens[index]
        if numeral.low > 2 or numeral.low < 1 or numeral.tokens.stop - numeral.tokens.start > 1:
            return None
        if has_article(token.folded) or has_stem(token.folded, words_of("number_labels", "idiom")):
            return None
        dual = read_dual(token.folded)
        noun = dual.noun if dual else counted_noun(token.folded)
        if noun is None or (numeral.low == 2 and not token.folded.endswith(("ين", "ان"))):
            return None
        return _Noun(0, noun, noun.lemma)

    # Duals

    def _dual(self, index: int, inside: range, following: Numeral | None) -> Quantity | None:
        """Return the two that a dual counts («دبابتين», «طائرتي استطلاع»)."""
        token = self._tokens[index]
        if not token.is_word or (dual := read_dual(token.folded)) is None:
            return None
        if index and self._tokens[index - 1].folded in words_of("figure_contexts", "kin"):
            return None  # «بن ربيعان»: a name
        if following and following.tokens.start == index + 1 and following.low == 2:
            return None  # «مسلحين اثنين» is read from its number
        if dual.case is DualCase.CONSTRUCT and not self._opens_construct(index + 1, inside.stop):
            return None
        start = token.start + self._prefix_length(token, dual.split.clitic_length)
        noun = _Noun(index + 1, dual.noun, dual.noun.lemma)
        low: Number = 2
        noun, low, _ = self._with_half(noun, low, low, inside.stop)
        lead, bound = self._before_dual(index, inside.start)
        bound = bound or self._after(noun.stop, inside.stop)
        phrase = self._phrase(range(index, noun.stop), start, noun)
        is_definite = dual.split.has_article or self._is_construct_of_name(dual, index + 1)
        return replace(phrase, bounds=bounded(low, low, bound), lead=lead, is_definite=is_definite, is_dual=True)

    def _before_dual(self, index: int, start: int) -> tuple[int, Bound | None]:
        found = bound_before(self._tokens, index, start)
        return (found[1], found[0]) if found else (index, None)

    def _opens_construct(self, index: int, stop: int) -> bool:
        """Tell whether a noun stands here that a dual's construct («طائرتي») can govern."""
        if index >= stop or not self._tokens[index].is_word:
            return False
        folded = self._tokens[index].folded
        found = trigger(folded)
        return folded not in words_of("not_counted", "particle") and not (found and found.is_verb)

    def _is_construct_of_name(self, dual: Dual, index: int) -> bool:
        """Tell whether a dual governs something definite («مدينتي حلب وإدلب»), unlike «راجمتي صواريخ»."""
        return dual.case is DualCase.CONSTRUCT and bare_noun(self._tokens[index].folded) is None

    @staticmethod
    def _prefix_length(token: Token, letters: int | None = None) -> int:
        """Return how many characters of a word stand before its article or stem."""
        if letters is None:
            letters = next((s.clitic_length for s in splits(token.folded) if counted_noun(s.stem)), 0)
        return fold_with_map(token.text).origins[letters] if letters else 0


def has_article(folded: str) -> bool:
    """Tell whether a word may have the article."""
    return any(split.has_article for split in splits(folded))
