"""Figures: the stated quantities, with their bounds, what is counted and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.analysis.certainty import Evidence, Layer, Weighed, rated
from app.analysis.figures.counted import ITEM, CountedNoun, NounClass, read_dual
from app.analysis.figures.evidence import evidence_of
from app.analysis.figures.fates import ADJACENT, Fates
from app.analysis.figures.moneys import with_states
from app.analysis.figures.quantities import Quantity, QuantityReader
from app.analysis.figures.words import has_stem, words_of
from app.domain.annotations import Category, DateExpression, Figure, Precision
from app.text.words import TokenizedText

_FARTHEST_SIBLING = 10
_DUAL_ENDING = 2
_HUMAN = frozenset({NounClass.PERSON, NounClass.FIGHTER})
_PEOPLE = CountedNoun(None, NounClass.PERSON)
_FIRST_YEAR, _LAST_YEAR = 1300, 2100


def find_figures(tokenized: TokenizedText, dates: Sequence[DateExpression]) -> tuple[Figure, ...]:
    """Return the article's figures in order, each with how sure it is; no figure overlaps one of `dates`."""
    return with_states(rated(Layer.FIGURES, weigh_figures(tokenized, dates)))


def weigh_figures(tokenized: TokenizedText, dates: Sequence[DateExpression]) -> Iterator[Weighed[Figure]]:
    """Yield the article's figures in order with the evidence on each."""
    taken = frozenset(index for date in dates for index in tokenized.token_range(date.span))
    reader = QuantityReader(tokenized, taken)
    said = _SaidNouns()
    for sentence in tokenized.sentences:
        quantities = reader.quantities(sentence)
        account = _SentenceAccount(tokenized, sentence, quantities)
        for quantity in quantities:
            noun = said.meant_by(quantity)
            if quantity.is_bare and not account.fits(quantity, noun):
                noun = account.tallied_noun(quantity)
            accepted = account.accept(quantity, noun)
            if accepted is None:
                continue
            category, evidence = accepted
            yield Weighed(_figure(quantity, noun, category), evidence)
            if quantity.noun and quantity.unit == ITEM and not account.is_part:
                said.keep(quantity.noun)


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
    """Which of a sentence's quantities are figures, and of what, in the order of the text."""

    def __init__(self, tokenized: TokenizedText, sentence: range, quantities: Sequence[Quantity]) -> None:
        self._tokens = tokenized.tokens
        self._sentence = sentence
        self._fates = Fates(tokenized.tokens, sentence, quantities)

    @property
    def is_part(self) -> bool:
        """Tell whether the last figure is a part of the one before."""
        return self._fates.is_part

    def fits(self, quantity: Quantity, noun: CountedNoun | None) -> bool:
        """Tell whether a number without a noun may count this one («شن 3 غارات وقتل 5»: the 5 are no raids)."""
        self._fates.read(quantity.tokens.start)
        near = self._fates.last_said(quantity, ADJACENT)
        if near:
            return noun is not None and noun.noun_class is not None and near.happening.category(noun) is not None
        return self._leans_on_last(quantity)

    def tallied_noun(self, quantity: Quantity) -> CountedNoun | None:
        """Return the noun whose tally ends in this quantity («عدد القتلى بلغ 12»)."""
        self._fates.read(quantity.tokens.start)
        return self._fates.tallied_noun(quantity)

    def accept(self, quantity: Quantity, noun: CountedNoun | None) -> tuple[Category, Evidence] | None:
        """Return the category of the sentence's next quantity and the evidence, None where it is no figure."""
        self._fates.read(quantity.tokens.start)
        category = self._fates.category(quantity, noun)
        if not self._is_figure(quantity, category):
            return None
        evidence = evidence_of(self._fates, self._tokens, quantity, noun, category)
        self._fates.accept(quantity, category)
        return category, evidence

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
        near = self._fates.last_said(quantity, 2)
        if near and near.happening.is_telling:
            return True
        stop = quantity.tokens.stop
        if stop < self._sentence.stop and self._tokens[stop].folded in words_of("figure_contexts", "tally"):
            return True
        if self._fates.ends_tally(quantity):
            return True
        last = self._fates.last
        if last is None or quantity.lead - last.tokens.stop > _FARTHEST_SIBLING:
            return False
        return self._leans_on_last(quantity)

    def _is_behind_dual(self, quantity: Quantity) -> bool:
        """Tell whether a dual of the same case stands before a dual («طائرتين حربيتين», not «مسلحان جنديين»)."""
        before = quantity.tokens.start - 1
        if before < self._sentence.start:
            return False
        first, second = self._tokens[before].folded, self._tokens[quantity.tokens.start].folded
        is_pair = first[-_DUAL_ENDING:] == second[-_DUAL_ENDING:] and read_dual(first) is not None
        last = self._fates.last
        is_first_told = last is not None and last.is_dual and last.tokens.stop == quantity.tokens.start
        is_telling = quantity.noun is not None and quantity.noun.is_always  # «الطفلان المصابان»
        return is_pair and (is_first_told or not is_telling)

    def _is_predicate(self, quantity: Quantity) -> bool:
        """Tell whether a dual says what two told before are («يشتبه بأنهما جنديان»)."""
        before = quantity.lead - 1
        while before > self._sentence.start and read_dual(self._tokens[before].folded):
            before -= 1
        return before >= self._sentence.start and has_stem(
            self._tokens[before].folded, words_of("figure_contexts", "both")
        )

    def _leans_on_last(self, quantity: Quantity) -> bool:
        fates = self._fates
        return fates.is_joined(quantity) or fates.is_among(quantity) or fates.is_counterpart(quantity)

    def _is_counted_dual(self, quantity: Quantity, category: Category) -> bool:
        """Tell whether a dual counts: definite ones only where something happened to the two (ruling 11)."""
        first = self._tokens[quantity.tokens.start]
        if quantity.span.start == first.start and self._is_behind_dual(quantity):
            return False  # an adjective of the dual before
        if self._is_predicate(quantity):
            return False
        if not quantity.is_definite or quantity.unit != ITEM:
            return True
        noun_class = quantity.noun.noun_class if quantity.noun else None
        is_own = quantity.noun is not None and quantity.noun.is_always
        if noun_class is NounClass.ATTACK or is_own:
            return True
        return category is not Category.OTHER and self._fates.is_governed(quantity, quantity.noun)
