"""Figures: the stated quantities, with their bounds, what is counted and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.counted import ITEM, PERCENT, CountedNoun, NounClass, counted_noun
from app.analysis.figure_words import has_stem, words_of
from app.analysis.happenings import Trigger, trigger
from app.analysis.quantities import Quantity, QuantityReader
from app.domain.annotations import Category, DateExpression, Figure, Precision
from app.text.words import TokenizedText

_ADJACENT = 4
_FARTHEST = 18
_FARTHEST_AFTER = 9
_FARTHEST_SIBLING = 10
_HUMAN = frozenset({NounClass.PERSON, NounClass.FIGHTER})
_PEOPLE = CountedNoun(None, NounClass.PERSON)
_QUOTES = frozenset('«»"“”()')
_PRONOUNS = ("هم", "ها")
_COMMAS = frozenset("،,")
_FIRST_YEAR, _LAST_YEAR = 1300, 2100


def find_figures(tokenized: TokenizedText, dates: Sequence[DateExpression]) -> tuple[Figure, ...]:
    """Return the article's figures in order; no figure overlaps one of `dates`."""
    taken = frozenset(index for date in dates for index in tokenized.token_range(date.span))
    reader = QuantityReader(tokenized, taken)
    figures: list[Figure] = []
    said = _SaidNouns()
    for sentence in tokenized.sentences:
        account = _SentenceAccount(tokenized, sentence)
        for quantity in reader.quantities(sentence):
            noun = said.meant_by(quantity)
            if quantity.is_bare and not account.fits(quantity, noun):
                noun = None
            category = account.accept(quantity, noun)
            if category is None:
                continue
            figures.append(_figure(quantity, noun, category))
            if quantity.noun and quantity.unit == ITEM and not account.is_part:
                said.keep(quantity.noun)
    return tuple(figures)


def _figure(quantity: Quantity, noun: CountedNoun | None, category: Category) -> Figure:
    return Figure(
        span=quantity.span,
        low=quantity.bounds.low,
        high=quantity.bounds.high,
        precision=quantity.bounds.precision,
        category=category,
        counted=quantity.lemma or (noun.lemma if noun else None),
        unit=quantity.unit,
    )


class _SaidNouns:
    """The nouns counted last, which «آخرون», «منها» and numbers by themselves lean on."""

    def __init__(self) -> None:
        self._last: CountedNoun | None = None
        self._last_people = _PEOPLE

    def keep(self, noun: CountedNoun) -> None:
        """Remember a noun that was counted; «11 قتيلا وإصابة 5» counts people, not the dead."""
        is_human = noun.noun_class in _HUMAN
        meant = _PEOPLE if is_human and noun.is_always else noun
        self._last = meant
        if is_human:
            self._last_people = meant

    def meant_by(self, quantity: Quantity) -> CountedNoun | None:
        """Return what a quantity counts: its own noun, else the one that it leans on."""
        if quantity.noun or not quantity.leans:
            return quantity.noun
        return self._last_people if quantity.is_people else self._last


class _SentenceAccount:
    """What a sentence says happened, told figure by figure in the order of the text."""

    def __init__(self, tokenized: TokenizedText, sentence: range) -> None:
        self._tokens = tokenized.tokens
        self._sentence = sentence
        self._triggers: list[tuple[int, Trigger]] = []
        self._tally: CountedNoun | None = None
        self._read_to = sentence.start
        self._last: Quantity | None = None
        self._last_category = Category.OTHER
        self.is_part = False

    def fits(self, quantity: Quantity, noun: CountedNoun | None) -> bool:
        """Tell whether a number without a noun may count this one («شن 3 غارات وقتل 5»: the 5 are no raids)."""
        self._read(quantity.tokens.start)
        near = [found for index, found in self._triggers if quantity.lead - index <= _ADJACENT]
        if near:
            return noun is not None and noun.noun_class is not None and near[-1].happening.category(noun) is not None
        return self._is_joined(quantity) or self._is_among(quantity)

    def accept(self, quantity: Quantity, noun: CountedNoun | None) -> Category | None:
        """Return the category of the sentence's next quantity, None where it is no figure."""
        self._read(quantity.tokens.start)
        category = self._category(quantity, noun)
        if not self._is_figure(quantity, category):
            return None
        self.is_part = self._is_among(quantity)
        self._last, self._last_category = quantity, category
        self._read_to = max(self._read_to, quantity.tokens.stop)
        return category

    def _read(self, stop: int) -> None:
        """Take in what the words up to `stop` say happened."""
        for index in range(self._read_to, stop):
            folded = self._tokens[index].folded
            if not self._tokens[index].is_word:
                continue
            found = trigger(folded)
            if found:
                self._triggers.append((index, found))
            elif folded in words_of("figure_contexts", "barrier"):
                self._triggers.clear()
            if self._tally_opens(index):
                self._tally = counted_noun(folded)
        self._read_to = max(self._read_to, stop)

    def _tally_opens(self, index: int) -> bool:
        """Tell whether «عدد القتلى», «حصيلة قتلى», «قائمة الضحايا» ends here."""
        noun = counted_noun(self._tokens[index].folded)
        if not noun or not noun.category or index == self._sentence.start:
            return False
        before = self._tokens[index - 1].folded
        return has_stem(before, words_of("figure_contexts", "tally"))

    def _category(self, quantity: Quantity, noun: CountedNoun | None) -> Category:
        if quantity.unit != ITEM:
            near = self._governed(quantity, noun, 2) if quantity.unit == PERCENT else None
            return near or Category.OTHER
        own = quantity.noun
        if own and own.is_always and own.category:
            return own.category
        default = own.category if own else None
        if self._stands_aside(quantity):
            return self._said_behind(quantity, noun) or default or Category.OTHER
        return (
            self._said_behind(quantity, noun, reach=1)
            or self._governed(quantity, noun, _ADJACENT)
            or self._said_behind(quantity, noun)
            or default
            or self._inherited(quantity)
            or (self._governed(quantity, noun, _FARTHEST) if noun and noun.noun_class else None)
            or self._tallied()
            or Category.OTHER
        )

    def _stands_aside(self, quantity: Quantity) -> bool:
        """Tell whether a preposition makes the quantity a mere place or time of what happened."""
        index = quantity.lead - 1
        return index >= self._sentence.start and self._tokens[index].folded in words_of("figure_contexts", "aside")

    def _governed(self, quantity: Quantity, noun: CountedNoun | None, reach: int) -> Category | None:
        """Return what the nearest word before, at most `reach` tokens away, says of this noun."""
        for index, found in reversed(self._triggers):
            if quantity.lead - index > reach:
                return None
            category = found.happening.category(noun)
            if category or found.happening.excludes(noun):
                return category
        return None

    def _said_behind(
        self, quantity: Quantity, noun: CountedNoun | None, reach: int = _FARTHEST_AFTER
    ) -> Category | None:
        """Return what a plural verb behind says of its subject («28 ألفا من المدنيين خرجوا»).

        «بينهم» and its count may stand between («سبعة أشخاص، بينهم طفلان، قتلوا»), and «عدد القتلى» may follow.
        """
        stop = min(quantity.tokens.stop + reach, self._sentence.stop)
        is_among = False
        for index in range(quantity.tokens.stop, stop):
            token = self._tokens[index]
            if has_stem(token.folded, words_of("figure_contexts", "among")):
                is_among = True
            elif self._ends_subject(index, is_among=is_among):
                return None
            found = trigger(token.folded)
            if found and found.is_plural_verb:
                return found.happening.category(noun)
            at_once = index == quantity.tokens.stop
            if at_once and token.folded in words_of("figure_contexts", "tally") and index + 1 < self._sentence.stop:
                tallied = counted_noun(self._tokens[index + 1].folded)
                return tallied.category if tallied else None
            if found and not found.is_verb and self._is_done_to_it(index, quantity):
                return found.happening.category(noun)
        return None

    def _is_done_to_it(self, index: int, quantity: Quantity) -> bool:
        """Tell whether a verbal noun speaks of the count before it («لقي خمسة مصرعهم», «السيارات التي تم تفجيرها»)."""
        if not self._tokens[index].folded.endswith(_PRONOUNS):
            return False
        is_done = self._tokens[index - 1].folded in words_of("figure_contexts", "done")
        return is_done or index - quantity.tokens.stop < 2

    def _ends_subject(self, index: int, *, is_among: bool) -> bool:
        """Tell whether what a count is the subject of can't stand behind this token."""
        token = self._tokens[index]
        if token.is_number:
            return not is_among
        if not token.is_punctuation or token.text in _QUOTES:
            return False
        behind = self._tokens[index + 1] if index + 1 < self._sentence.stop else None
        opens_part = behind is not None and has_stem(behind.folded, words_of("figure_contexts", "among"))
        return token.text not in _COMMAS or not (is_among or opens_part)

    def _inherited(self, quantity: Quantity) -> Category | None:
        """Return the last figure's category where this one is a part of it or stands beside it."""
        last = self._last
        if last is None or quantity.lead - last.tokens.stop > _FARTHEST_SIBLING:
            return None
        if self._triggers and self._triggers[-1][0] >= last.tokens.stop:
            return None
        if self._is_among(quantity):
            return self._last_category
        return self._last_category if self._is_joined(quantity) and last.unit == ITEM else None

    def _is_joined(self, quantity: Quantity) -> bool:
        """Tell whether «و» stands before a quantity."""
        before = quantity.lead - 1
        is_apart = before >= self._sentence.start and self._tokens[before].folded == "و"
        return is_apart or self._tokens[quantity.lead].folded.startswith("و")

    def _is_among(self, quantity: Quantity) -> bool:
        """Tell whether a quantity is a part of the one before («بينهم 5 أطفال», «بينهم 5 أطفال و3 نساء»)."""
        before = quantity.lead - 1
        if before < self._sentence.start:
            return False
        if has_stem(self._tokens[before].folded, words_of("figure_contexts", "among")):
            return True
        is_next = self._last is not None and quantity.lead - self._last.tokens.stop <= 2
        return self.is_part and is_next and self._is_joined(quantity)

    def _tallied(self) -> Category | None:
        return self._tally.category if self._tally else None

    def _is_figure(self, quantity: Quantity, category: Category) -> bool:
        """Tell whether a quantity is a count that the guide marks."""
        if quantity.is_dual:
            return self._is_counted_dual(quantity, category)
        bounds = quantity.bounds
        if not quantity.is_bare:
            is_year = quantity.in_digits and quantity.noun is None and _FIRST_YEAR < (bounds.high or 0) < _LAST_YEAR
            return not is_year
        if bounds.precision is not Precision.EXACT:
            return True
        if quantity.in_digits and _FIRST_YEAR < (bounds.high or 0) < _LAST_YEAR:
            return False
        return self._stands_for_noun(quantity)

    def _stands_for_noun(self, quantity: Quantity) -> bool:
        """Tell whether a number without a noun is a count by what stands around it."""
        if self._triggers and quantity.lead - self._triggers[-1][0] <= 2:
            return True
        stop = quantity.tokens.stop
        if stop < self._sentence.stop and self._tokens[stop].folded in words_of("figure_contexts", "tally"):
            return True
        last = self._last
        if last is None or quantity.lead - last.tokens.stop > _FARTHEST_SIBLING:
            return False
        return self._is_joined(quantity) or self._is_among(quantity)

    def _is_counted_dual(self, quantity: Quantity, category: Category) -> bool:
        """Tell whether a dual counts: definite ones only where something happened to the two (ruling 11)."""
        first = self._tokens[quantity.tokens.start]
        is_behind_dual = (
            self._last is not None and self._last.is_dual and self._last.tokens.stop == quantity.tokens.start
        )
        if is_behind_dual and quantity.span.start == first.start:
            return False  # an adjective of the dual before
        if not quantity.is_definite or quantity.unit != ITEM:
            return True
        noun_class = quantity.noun.noun_class if quantity.noun else None
        is_own = quantity.noun is not None and quantity.noun.is_always
        if noun_class is NounClass.ATTACK or is_own:
            return True
        is_told = self._governed(quantity, quantity.noun, _ADJACENT) is not None and not self._stands_aside(quantity)
        return is_told and category is not Category.OTHER
