"""What happened: verbs, verbal nouns and other words that say that the counted was killed, seized or launched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from app.analysis.conjugation import Number as GrammaticalNumber
from app.analysis.conjugation import Tense, conjugate
from app.analysis.counted import CountedNoun, NounClass
from app.domain.annotations import Category
from app.resources import lexicon_table
from app.text.fold import fold
from app.text.words import splits

_NOTHING = "-"
_ANY = "any"
_PRONOUNS = ("هم", "ها")
# Where a happening says nothing of a class, what it says of the wider class counts.
_WIDER: Mapping[NounClass, tuple[NounClass, ...]] = {
    NounClass.FIGHTER: (NounClass.PERSON,),
    NounClass.AIRCRAFT: (NounClass.THING,),
    NounClass.MISSILE: (NounClass.THING,),
    NounClass.BOMB: (NounClass.THING,),
    NounClass.PLACE: (NounClass.THING,),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """What a word says happened, by the class of the counted; a class without a value is said nothing of."""

    lemma: str
    effects: tuple[tuple[str, Category | None], ...]

    def category(self, noun: CountedNoun | None) -> Category | None:
        """Return what happened to this noun (None: somebody or something unknown), None where nothing is said."""
        effects = dict(self.effects)
        noun_class = noun.noun_class if noun else None
        if noun_class is None:
            return effects.get(NounClass.PERSON) or effects.get(NounClass.THING)
        for key in (noun_class, *_WIDER.get(noun_class, ())):
            if key in effects:
                return effects[key]
        return effects.get(_ANY)

    def excludes(self, noun: CountedNoun | None) -> bool:
        """Tell whether nothing said before may hold for this noun either («استهدفا محطتين»)."""
        effects = dict(self.effects)
        noun_class = noun.noun_class if noun else None
        wider = _WIDER.get(noun_class, ()) if noun_class else ()
        keys = (noun_class, *wider) if noun_class else (NounClass.PERSON, NounClass.THING)
        return next((effects[key] is None for key in keys if key in effects), False)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says what happened; `is_plural_verb` tells that its subject may be a count before it."""

    happening: Happening
    is_verb: bool = False
    is_plural_verb: bool = False


def _parsed(effects: str) -> tuple[tuple[str, Category | None], ...]:
    pairs = (effect.split(":") for effect in effects.split())
    return tuple((name, None if category == _NOTHING else Category(category)) for name, category in pairs)


@cache
def _verbs() -> Mapping[str, Trigger]:
    """Return the finite verbs by folded form."""
    table: dict[str, Trigger] = {}
    for row in lexicon_table("happenings"):
        happening = Happening(row["lemma"], _parsed(row["effects"]))
        for form in row["more"].split():
            folded = fold(form)
            table.setdefault(folded, Trigger(happening, is_verb=True, is_plural_verb=folded.endswith(("وا", "ون"))))
        for form, inflection in conjugate(row["root"], row["form"]) if row["root"] else ():
            if inflection.tense is not Tense.PARTICIPLE:
                is_plural = inflection.number is not GrammaticalNumber.SINGULAR
                table.setdefault(form, Trigger(happening, is_verb=True, is_plural_verb=is_plural))
    return table


@cache
def _nouns() -> Mapping[str, Trigger]:
    """Return the verbal nouns by folded form, alone, in the accusative and with a pronoun («مصرعهم»)."""
    table: dict[str, Trigger] = {}
    for row in lexicon_table("happenings"):
        found = Trigger(Happening(row["lemma"], _parsed(row["effects"])))
        for form in row["nouns"].split():
            folded = fold(form)
            stem = folded[:-1] + "ت" if form.endswith("ة") else folded
            for shape in (folded, folded + "ا", *(stem + pronoun for pronoun in _PRONOUNS)):
                table.setdefault(shape, found)
    return table


@lru_cache(maxsize=16_384)
def trigger(folded: str) -> Trigger | None:
    """Return what a word says happened, with or without prefixes; a verb has no article."""
    for split in splits(folded):
        verb = None if split.has_article else _verbs().get(split.stem)
        found = verb or _nouns().get(split.stem)
        if found:
            return found
    return None
