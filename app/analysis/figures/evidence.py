"""What speaks for and against a figure: the form of its number, what it counts, and how its category was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.analysis.certainty import Evidence
from app.analysis.figures.counted import ITEM, PERCENT, CountedNoun
from app.analysis.figures.fates import ADJACENT, Fates
from app.analysis.figures.happenings import trigger
from app.analysis.figures.quantities import Quantity
from app.domain.annotations import Category, Precision
from app.text.words import Token

_FAR = 18
_AROUND = 8
_TIMES = frozenset({"s", "min", "h", "day", "week", "month", "year"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SMALL = 10
_LONG = 5


def evidence_of(
    fates: Fates, tokens: Sequence[Token], quantity: Quantity, noun: CountedNoun | None, category: Category
) -> Evidence:
    """Return the facts about a figure of the sentence that `fates` has read up to it; `noun` is what it counts."""
    form = _form(quantity)
    told = _told(fates, quantity, noun, category)
    measure = _measure(quantity)
    facts = {
        f"form: {form}",
        f"bounds: {quantity.bounds.precision}",
        f"measure: {measure}",
        f"counted: {_counted(quantity, noun)}",
        f"category: {category}",
        f"told: {told}",
        f"length: {min(len(quantity.tokens), _LONG)}",
        f"{form} of {measure}",
        f"words around: {_around(tokens, quantity, noun, category)}",
        *_doubts(tokens, quantity),
    }
    if category is Category.OTHER and measure == ITEM:
        facts.add(f"nothing told of {_counted(quantity, noun)}: {form}")
    if noun is not None and noun.noun_class is not None:
        facts.add(f"class: {noun.noun_class}")
        facts.add(f"class: {noun.noun_class}, {'something' if category is not Category.OTHER else 'nothing'} told")
    if quantity.is_definite:
        facts.add(f"definite: {form}")
    return frozenset(facts)


def _form(quantity: Quantity) -> str:
    if quantity.is_dual:
        return "dual"
    if quantity.bounds.precision is Precision.VAGUE:
        return "vague"
    return "digits" if quantity.in_digits else "words"


def _measure(quantity: Quantity) -> str:
    unit = quantity.unit
    if unit in {ITEM, PERCENT}:
        return unit
    if unit in _TIMES:
        return "time"
    return "money" if unit.isupper() else "size"


def _counted(quantity: Quantity, noun: CountedNoun | None) -> str:
    """Return how it is known what the figure counts."""
    if quantity.noun is not None:
        return "known noun" if quantity.noun.noun_class is not None else "noun of no class"
    if quantity.is_bare:
        return "no noun, one said before" if noun is not None else "no noun"
    if quantity.leans:
        return "said before"
    return "unknown noun" if quantity.lemma else "nothing"


def _told(fates: Fates, quantity: Quantity, noun: CountedNoun | None, category: Category) -> str:
    """Return what told the figure's category, the strongest first."""
    own = quantity.noun
    if own is not None and own.category is category and category is not Category.OTHER:
        return "by its noun alone" if own.is_always else "by its noun"
    if fates.ends_tally(quantity):
        return "by a tally"
    near, far = fates.last_said(quantity, ADJACENT), fates.last_said(quantity, _FAR)
    if category is Category.OTHER:
        return "nothing, with a word close before" if near else "nothing, with a word before" if far else "nothing"
    if near is not None and near.happening.category(noun) is category:
        return f"close before by a {near.kind}"
    if fates.is_among(quantity) or fates.is_joined(quantity):
        return "by the one before"
    if far is not None and far.happening.category(noun) is category:
        return f"from afar by a {far.kind}"
    return "from behind"


def _around(tokens: Sequence[Token], quantity: Quantity, noun: CountedNoun | None, category: Category) -> str:
    """Return whether the words close on either side tell of this category, of another, or of nothing."""
    first, last = quantity.tokens.start, quantity.tokens.stop
    told = {
        found.happening.category(noun)
        for at in (*range(max(0, first - _AROUND), first), *range(last, min(len(tokens), last + _AROUND)))
        if tokens[at].is_word and (found := trigger(tokens[at].folded))
    } - {None}
    others = "of another" if told - {category} else "of nothing else"
    return f"of this and {others}" if category in told else others


def _doubts(tokens: Sequence[Token], quantity: Quantity) -> Iterator[str]:
    """Yield what may make a number something else, or a part of one."""
    high = quantity.bounds.high or quantity.bounds.low or 0
    if quantity.in_digits and _FIRST_YEAR < high < _LAST_YEAR:
        yield "could be a year"
    if not quantity.in_digits and not quantity.is_dual and high == 1:
        yield "one, in a word"
    if high < _SMALL and quantity.is_bare:
        yield "small and bare"
    for side, at in (("before", quantity.tokens.start - 1), ("behind", quantity.tokens.stop)):
        if 0 <= at < len(tokens):
            if tokens[at].is_number:
                yield f"number {side}"
            elif tokens[at].is_punctuation and tokens[at].text in "/-–:":
                yield f"mark {side}"
            elif tokens[at].is_punctuation and tokens[at].text in '()«»"':
                yield f"bracket {side}"
