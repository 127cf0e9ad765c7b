"""The nouns beside a number: what stands behind it or before it and is counted by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.analysis.figures.counted import (
    ITEM,
    CountedNoun,
    DualCase,
    NounClass,
    bare_noun,
    counted_noun,
    is_shaped_like_plural,
    lemma_of_unknown,
    people_by_shape,
    read_dual,
    read_unit,
)
from app.analysis.figures.happenings import trigger
from app.analysis.figures.words import has_article, has_stem, words_of
from app.domain.annotations import Number
from app.text.digits import plain
from app.text.fold import fold, fold_with_map
from app.text.number_words import Role, readings
from app.text.numerals import Numeral
from app.text.words import Token, splits

_AND = "و"
_FROM = "من"
_ARTICLE = "ال"
_OPENERS = frozenset("«\"“'‘([")
_CLOSERS = frozenset("»\"”'’)]")
_PRONOUNS = ("ها", "هم", "هن")
_POSSESSIVES = (*_PRONOUNS, "نا", "ه", "ي")
_NOT_NOUNS = ("particle", "clock", "other", "month")
_LONGEST_DESCRIPTION = 3
_FIRST_SCORE = 20
_PAIR = 2
_OWNERS = ("هم", "هن", "هما")
_LONGEST_BARE = 4
_PEOPLE = frozenset({NounClass.PERSON, NounClass.FIGHTER})


@dataclass(frozen=True, slots=True)
class CountedPhrase:
    """What stands behind a number: the noun, its word, the index behind it."""

    stop: int
    noun: CountedNoun | None = None
    lemma: str | None = None
    leans: bool = False
    is_people: bool = False

    @property
    def unit(self) -> str:
        """Return the noun's unit."""
        return self.noun.unit if self.noun else ITEM


class NounPhraseReader:
    """Reads what the numbers of one text count."""

    def __init__(self, tokens: Sequence[Token], taken: frozenset[int]) -> None:
        """Prepare to read; a token whose index is in `taken` counts for nothing."""
        self._tokens = tokens
        self._taken = taken

    def behind(self, numeral: Numeral, stop: int) -> CountedPhrase | None:
        """Return what stands behind a number and is counted by it."""
        index = self._behind_slash(numeral)
        unit = read_unit(self._tokens, index) or self._definite_unit(numeral, index)
        if unit and unit[1] <= stop and index not in self._taken:
            return CountedPhrase(unit[1], unit[0], unit[0].lemma)
        if index < stop and (self._opens_quote(index) or self._closes_quote_of(numeral)):
            index += 1
        if index >= stop or index in self._taken or not self._tokens[index].is_word:
            return None
        token = self._tokens[index]
        if token.folded in words_of("figure_contexts", "other_people"):
            return CountedPhrase(index + 1, leans=True, is_people=True)
        if token.folded in words_of("figure_contexts", "other_ones") | words_of("figure_contexts", "them"):
            return CountedPhrase(index + 1, leans=True)
        if token.folded in words_of("figure_contexts", "several") and index + 1 < stop:
            index += 1  # «آلاف عدة من الجنود»
            token = self._tokens[index]
        if token.folded in words_of("figure_contexts", "whoever"):
            return CountedPhrase(index + 1, leans=True, is_people=True)
        if token.folded == _FROM:
            return self._behind_from(numeral, index, stop)
        return self._plain_noun(numeral, index)

    def _behind_slash(self, numeral: Numeral) -> int:
        """Return the token behind a number, that behind its slash where a unit stands there («35/كلم»)."""
        index = numeral.tokens.stop
        is_slash = index < len(self._tokens) and self._tokens[index].text == "/" and numeral.in_digits
        is_tight = is_slash and self._tokens[index].start == self._tokens[index - 1].end
        return index + 1 if is_tight and read_unit(self._tokens, index + 1) else index

    def _definite_unit(self, numeral: Numeral, index: int) -> tuple[CountedNoun, int] | None:
        """Return the unit of «الـ48 الساعة», whose number and noun both have the article."""
        before = numeral.tokens.start - 1
        if not numeral.in_digits or index >= len(self._tokens) or before < 0 or self._tokens[before].folded != _ARTICLE:
            return None
        folded = self._tokens[index].folded
        noun = bare_noun(folded.removeprefix("ال")) if folded.startswith("ال") else None
        return (noun, index + 1) if noun and noun.unit != ITEM else None

    def _opens_quote(self, index: int) -> bool:
        """Tell whether a quotation begins here («23 «داعشيا»»); straight marks go by the blank beside them."""
        token = self._tokens[index]
        return token.text in _OPENERS and (token.text not in _CLOSERS or token.start > self._tokens[index - 1].end)

    def _closes_quote_of(self, numeral: Numeral) -> bool:
        """Tell whether the number alone is quoted («مقتل «15» داعشيا»)."""
        first, stop = numeral.tokens.start, numeral.tokens.stop
        is_open = first > 0 and self._tokens[first - 1].text in _OPENERS
        return is_open and stop < len(self._tokens) and self._tokens[stop].text in _CLOSERS

    def _behind_from(self, numeral: Numeral, index: int, stop: int) -> CountedPhrase | None:
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
        if not self._may_be_noun(token) or (noun is None and not is_whole and not is_open):
            return None
        if noun and noun.unit != ITEM and not (is_whole and (numeral.is_vague or numeral.scale > 1)):
            return None  # «ملايين من الدولارات», but «اثنان من الشهر»
        behind = numeral.tokens.stop if noun and self._is_numbered(at + 1, stop) else at + 1
        if self._is_body(token, noun):
            return CountedPhrase(behind, _people_of(noun))
        return CountedPhrase(behind, noun, noun.lemma if noun else lemma_of_unknown(token.folded, token.bare))

    @staticmethod
    def _is_body(token: Token, noun: CountedNoun | None) -> bool:
        """Tell whether «11 من …» are people of a body: it stands in the singular, or only bodies are called so."""
        stem = token.folded.removeprefix(_ARTICLE)
        if stem in words_of("figure_contexts", "body"):
            return True
        if noun is None or noun.noun_class not in {None, NounClass.OTHER, *_PEOPLE}:
            return False
        return stem == fold(noun.lemma or "")

    def _is_numbered(self, index: int, stop: int) -> bool:
        """Tell whether the noun before has a number of its own («ثمانية من الجنود الـ54»)."""
        if index + 1 < stop and self._tokens[index].folded == _ARTICLE:
            return self._tokens[index + 1].is_number
        reading = next(iter(readings(self._tokens[index].folded)), None) if index < stop else None
        return reading is not None and reading.is_definite and reading.word.role is Role.UNIT

    @staticmethod
    def _possessed(folded: str) -> CountedNoun | None:
        """Return the noun of «رجالنا», «جنودهم»."""
        stems = (folded.removesuffix(pronoun) for pronoun in _POSSESSIVES if folded.endswith(pronoun))
        return next((noun for stem in stems if (noun := bare_noun(stem))), None)

    @staticmethod
    def _may_be_noun(token: Token) -> bool:
        return not any(token.folded in words_of("not_counted", kind) for kind in _NOT_NOUNS)

    def _plain_noun(self, numeral: Numeral, index: int) -> CountedPhrase | None:
        token = self._tokens[index]
        is_open = numeral.is_vague or numeral.is_counted_fraction
        if not self._may_be_noun(token) or (is_open and numeral.is_definite):
            return None  # «العشرات» is followed by «من» where it counts something
        if numeral.low == _PAIR and numeral.scale == 1 and not numeral.in_digits:
            return None  # «مصابين اثنين تم نقلهما»
        is_article = token.folded.startswith("ال")
        noun = bare_noun(token.folded) or (bare_noun(token.folded[2:]) if is_article else _plural_like_dual(token))
        is_whole = numeral.is_vague or numeral.is_counted_fraction or numeral.scale > 1
        takes_article = is_whole or (numeral.low >= 100 and not numeral.in_digits)
        if is_article and not takes_article and noun is not bare_noun(token.folded):
            return None
        if noun:
            return CountedPhrase(index + 1, noun, noun.lemma)
        is_word_alone = numeral.scale > 1 and numeral.head is None and not numeral.is_vague
        if (numeral.is_definite and not numeral.is_vague) or is_word_alone:
            return None
        if token.folded.isascii() or not self._looks_counted(token, numeral, is_article=is_article):
            return None
        lemma = lemma_of_unknown(token.folded, token.bare)
        return CountedPhrase(index + 1, people_by_shape(lemma), lemma)

    @staticmethod
    def _looks_counted(token: Token, numeral: Numeral, *, is_article: bool) -> bool:
        """Tell whether a word that no lexicon has may be the counted noun."""
        found = trigger(token.folded)
        if found and found.is_verb:
            return False
        if is_article:
            return numeral.is_vague
        if len(token.folded) > _LONGEST_BARE and token.folded.endswith(_OWNERS):
            return False  # «150 إصاباتهم خطيرة»
        is_verb = token.folded.startswith("ي") and token.folded.endswith("ون")  # «1.8 مليون ينحدرون»
        if is_verb or (token.folded[0] in "وفبلك" and not _is_one_word(token.folded)):
            return False
        if not numeral.in_digits:
            return True
        if 3 <= numeral.low <= 10 and is_shaped_like_plural(token.folded):
            return True
        return token.text.endswith(("\u064b", "اً", "ًا", "ا", "ة", "ات", "ين", "ون")) or numeral.low >= 100

    def with_fraction(
        self, noun: CountedPhrase, low: Number, high: Number, stop: int
    ) -> tuple[CountedPhrase, Number, Number]:
        """Return the noun and bounds with «ونصف [السنة]», «إلا ربعا» behind a unit."""
        if not noun.noun or noun.noun.unit == ITEM:
            return noun, low, high
        fraction = self._fraction_behind(noun.stop, stop)
        if fraction is None:
            return noun, low, high
        value, behind = fraction
        again = bare_noun(self._tokens[behind].folded.removeprefix("ال")) if behind < stop else None
        if again and again.unit == noun.noun.unit:
            behind += 1
        return replace(noun, stop=behind), plain(Fraction(low) + value), plain(Fraction(high) + value)

    def _fraction_behind(self, index: int, stop: int) -> tuple[Fraction, int] | None:
        """Return the fraction that «وربع» adds or «إلا ربعا» takes away, and the index behind it."""
        if index >= stop or not self._tokens[index].is_word:
            return None
        opening = next(iter(readings(self._tokens[index].folded)), None)
        if opening and opening.word.role is Role.FRACTION:
            return (opening.word.value, index + 1) if opening.is_joined and not opening.is_definite else None
        is_less = opening is not None and opening.word.role is Role.LESS
        if index + 1 >= stop or not (is_less or self._tokens[index].folded == _AND):
            return None
        fraction = next(iter(readings(self._tokens[index + 1].folded)), None)
        if fraction is None or fraction.word.role is not Role.FRACTION or fraction.prefixes:
            return None
        return (-fraction.word.value if is_less else fraction.word.value), index + 2

    def before(self, numeral: Numeral, start: int) -> tuple[int, CountedPhrase] | None:
        """Return the noun that a number follows: «النشطاء الثلاثة», «شخص واحد», «مسلحين اثنين»."""
        if numeral.low == 1 and numeral.is_definite:
            return None  # «الأسرة الواحدة» counts nothing
        if numeral.in_digits:
            return self._before_digits(numeral, start)
        index = numeral.tokens.start - 1
        if index < start or numeral.low >= _FIRST_SCORE or numeral.is_vague or numeral.low != int(numeral.low):
            return None
        index = self._before_quoted(index, start)
        if index < start or not self._tokens[index].is_word or index in self._taken:
            return None
        if not numeral.is_definite:
            indefinite = self._indefinite_before(index, numeral)
            return (index, indefinite) if indefinite else None
        return self._definite_before(index, start)

    def _definite_before(self, index: int, start: int) -> tuple[int, CountedPhrase] | None:
        """Return the noun of «المعابر الحدودية الثلاثة», which its adjectives may follow."""
        for at in range(index, max(start, index - _LONGEST_DESCRIPTION) - 1, -1):
            token = self._tokens[at]
            if not token.is_word or at in self._taken or not self._may_be_noun(token):
                return None
            noun = counted_noun(token.folded)
            if noun and (at == index or token.folded.startswith("ال") or index - at == 1):
                return at, CountedPhrase(0, noun, noun.lemma)
            if not has_article(token.folded):
                return None
        return None

    def _before_digits(self, numeral: Numeral, start: int) -> tuple[int, CountedPhrase] | None:
        """Return the plural that digits with the article follow («الجنود الـ30»)."""
        article, index = numeral.tokens.start - 1, numeral.tokens.start - 2
        if index < start or self._tokens[article].folded != _ARTICLE or index in self._taken:
            return None
        token = self._tokens[index]
        noun = counted_noun(token.folded) if token.is_word and has_article(token.folded) else None
        is_plural = noun is not None and not token.folded.endswith(fold(noun.lemma or ""))
        return (index, CountedPhrase(0, noun, noun.lemma)) if noun and is_plural else None

    def _before_quoted(self, index: int, start: int) -> int:
        """Return the token before a quoted name («طائرات «إف 16» الأربع»), `index` where none is quoted."""
        if self._tokens[index].text not in _CLOSERS:
            return index
        for at in range(index - 1, max(start, index - 6) - 1, -1):
            if self._tokens[at].text in _OPENERS:
                return at - 1
        return start - 1

    def _indefinite_before(self, index: int, numeral: Numeral) -> CountedPhrase | None:
        """Return the noun of «شخص واحد» and «مسلحين اثنين»."""
        token = self._tokens[index]
        if numeral.low > 2 or numeral.low < 1 or numeral.tokens.stop - numeral.tokens.start > 1:
            return None
        if has_article(token.folded) or has_stem(token.folded, words_of("number_labels", "idiom")):
            return None
        if not self._may_be_noun(token):
            return None  # «بين»
        dual = read_dual(token.folded)
        noun = dual.noun if dual else counted_noun(token.folded)
        if noun is None and numeral.low == 1 and self._agrees_with_one(index):
            return CountedPhrase(0, None, lemma_of_unknown(token.folded, token.bare))
        if noun is None or (numeral.low == _PAIR and not token.folded.endswith(("ين", "ان"))):
            return None
        return CountedPhrase(0, noun, noun.lemma)

    def _agrees_with_one(self, index: int) -> bool:
        """Tell whether «واحدة» counts a word that no lexicon has («سوى قافلة واحدة»); else it says "the same"."""
        token, one = self._tokens[index], self._tokens[index + 1].folded
        is_only = index > 0 and self._tokens[index - 1].folded in words_of("figure_contexts", "except")
        return is_only and (token.folded[-1:], one) in {("ه", "واحده"), ("ا", "واحدا"), (token.folded[-1:], "واحد")}


def _people_of(body: CountedNoun | None) -> CountedNoun | None:
    """Return the people of a body, whom no word names."""
    if body is None:
        return None
    return replace(body, lemma=None, noun_class=body.noun_class if body.noun_class in _PEOPLE else NounClass.PERSON)


def prefix_length(token: Token, letters: int | None = None) -> int:
    """Return how many characters of a word stand before its article or stem."""
    if letters is None:
        letters = next((s.clitic_length for s in splits(token.folded) if bare_noun(s.stem)), 0)
    return fold_with_map(token.text).origins[letters] if letters else 0


def _is_one_word(folded: str) -> bool:
    """Tell whether the first letter of a word that could be a prefix is its own («بيانات», «كتابا»)."""
    if folded.endswith("ا"):
        return not (folded[0] in "وف" and (is_shaped_like_plural(folded[1:]) or bare_noun(folded[1:])))
    return folded.endswith("ات") and not folded[1:].startswith(("ال", "ل")) and bare_noun(folded[1:]) is None


def _plural_like_dual(token: Token) -> CountedNoun | None:
    """Return the noun of a word that would be a dual if no number stood before it («ثلاثة بالغين»)."""
    dual = read_dual(token.folded)
    return dual.noun if dual and not dual.split.prefixes and dual.case is DualCase.FREE else None
