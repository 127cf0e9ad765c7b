"""What happened: verbs, verbal nouns and other words that say that the counted was killed, seized or launched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from app.analysis.figures.counted import CountedNoun, NounClass
from app.domain.annotations import Category
from app.resources import Row, lexicon_table
from app.text.conjugation import Gender, Tense, conjugate
from app.text.conjugation import Number as GrammaticalNumber
from app.text.fold import fold
from app.text.memory import remembered_shortly
from app.text.words import splits

DIRECTLY = "-"
_NOTHING = "-"
_ANY = "any"
_OBJECT_MARKS = frozenset({"ل", "ضد"})  # «قتل لمئات المدنيين», «حملة اعتقال ضد 30 شابا»
_PRONOUNS = ("هم", "ها")
_OBJECTS = ("هم", "هن", "هما", "ها")
_CONJUNCTIONS = ("و", "ف")
_STATE_ENDINGS = ("", "ا", "ه", "ون", "ين", "ات", "ان", "تان", "تين")
# Where a happening says nothing of a class, what it says of the wider class counts.
_WIDER: Mapping[NounClass, tuple[NounClass, ...]] = {
    NounClass.FIGHTER: (NounClass.PERSON,),
    NounClass.ARMS: (NounClass.THING,),
    NounClass.AIRCRAFT: (NounClass.THING,),
    NounClass.MISSILE: (NounClass.THING,),
    NounClass.BOMB: (NounClass.THING,),
    NounClass.PLACE: (NounClass.THING,),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """What a word says happened, by the class of the counted; a class without a value is said nothing of.

    `via` are the prepositions that may lead to the counted («سيطر على»), `is_light` that a word behind the counted
    tells what happened («تعرض 12 جنديا لإصابات»), `is_near` that it governs only what stands close to it, `is_in_camp`
    that it says so only where a camp stands near («يعيش 12 ألف شخص في مخيمات»).
    """

    lemma: str
    effects: tuple[tuple[str, Category | None], ...]
    via: frozenset[str] = frozenset({DIRECTLY})
    is_light: bool = False
    is_near: bool = False
    is_in_camp: bool = False

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

    @property
    def is_telling(self) -> bool:
        """Tell whether the word says anything of any class."""
        return any(category is not None for _, category in self.effects)

    def excludes(self, noun: CountedNoun | None) -> bool:
        """Tell whether nothing said before may hold for this noun either («استهدفا محطتين»)."""
        effects = dict(self.effects)
        noun_class = noun.noun_class if noun else None
        wider = _WIDER.get(noun_class, ()) if noun_class else ()
        keys = (noun_class, *wider, _ANY) if noun_class else (NounClass.PERSON, NounClass.THING, _ANY)
        return next((effects[key] is None for key in keys if key in effects), False)


class Kind(StrEnum):
    """What sort of word says what happened."""

    VERB = "verb"
    NOUN = "noun"
    STATE = "state"
    COMPLEMENT = "complement"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that says what happened; `is_joined` tells that a conjunction is glued to it, `has_object` a pronoun.

    `subjects` are the genders and numbers that a verb's subject may have, empty where its form leaves them open.
    """

    happening: Happening
    kind: Kind
    subjects: frozenset[tuple[Gender, GrammaticalNumber]] = field(default_factory=frozenset)
    is_joined: bool = False
    has_object: bool = False

    @property
    def is_verb(self) -> bool:
        """Tell whether the word is a finite verb."""
        return self.kind is Kind.VERB

    def leads_by(self, preposition: str) -> bool:
        """Tell whether a preposition may lead from the word to the counted, as «ل» and «ضد» do from a verbal noun."""
        via = self.happening.via
        return preposition in via or (preposition in _OBJECT_MARKS and self.kind is Kind.NOUN and DIRECTLY in via)

    @property
    def is_plural_verb(self) -> bool:
        """Tell whether the word is a verb whose subject, two or more people, may stand before it."""
        return any(number is not GrammaticalNumber.SINGULAR for _, number in self.subjects)

    @property
    def is_feminine_verb(self) -> bool:
        """Tell whether the word is a verb whose subject, things or a feminine noun, may stand before it."""
        return (Gender.FEMININE, GrammaticalNumber.SINGULAR) in self.subjects


def _parsed(effects: str) -> tuple[tuple[str, Category | None], ...]:
    pairs = (effect.split(":") for effect in effects.split())
    return tuple((name, None if category == _NOTHING else Category(category)) for name, category in pairs)


def _happening(row: Row) -> Happening:
    via = frozenset(fold(word) if word != DIRECTLY else word for word in row["via"].split()) or frozenset({DIRECTLY})
    role = row["role"]
    return Happening(row["lemma"], _parsed(row["effects"]), via, role == "light", role == "near", role == "camp")


def _written_subject(folded: str) -> frozenset[tuple[Gender, GrammaticalNumber]]:
    """Return what the ending of a verb given in one form says of its subject."""
    if folded.endswith(("وا", "ون", "ين")):
        return frozenset({(Gender.MASCULINE, GrammaticalNumber.PLURAL)})
    if folded.endswith("تا"):
        return frozenset({(Gender.FEMININE, GrammaticalNumber.DUAL)})
    if folded.endswith("ت") or folded.startswith("ت"):
        return frozenset({(Gender.FEMININE, GrammaticalNumber.SINGULAR)})
    if folded.endswith("ا"):
        return frozenset({(Gender.MASCULINE, GrammaticalNumber.DUAL)})
    return frozenset({(Gender.MASCULINE, GrammaticalNumber.SINGULAR)})


def _verb_forms(row: Row) -> Iterator[tuple[str, frozenset[tuple[Gender, GrammaticalNumber]]]]:
    """Yield the finite forms of a row's verb with their subjects."""
    for form in row["more"].split():
        yield fold(form), _written_subject(fold(form))
    for form, inflection in conjugate(fold(row["root"]), row["form"]) if row["root"] else ():
        if inflection.tense is not Tense.PARTICIPLE:
            yield form, frozenset({(inflection.gender, inflection.number)})


@cache
def _verbs() -> Mapping[str, tuple[Trigger, ...]]:
    """Return the finite verbs by folded form."""
    table: dict[str, dict[Happening, Trigger]] = {}
    for row in lexicon_table("happenings"):
        happening = _happening(row)
        for form, subjects in _verb_forms(row):
            known = table.setdefault(form, {}).get(happening)
            both = subjects | known.subjects if known else subjects
            table[form][happening] = Trigger(happening, Kind.VERB, both)
    return {form: tuple(triggers.values()) for form, triggers in table.items()}


@cache
def _plain_verbs() -> frozenset[str]:
    """Return the forms of the verbs that say nothing of the counted."""
    return frozenset(form for row in lexicon_table("plain_verbs") for form, _ in _verb_forms(row))


@cache
def _others() -> Mapping[Kind, Mapping[str, tuple[Trigger, ...]]]:
    """Return the words that are no verbs by folded form.

    Verbal nouns stand alone, in the accusative and with a pronoun («مصرعهم»), states with the endings of adjectives.
    """
    table: dict[Kind, dict[str, dict[Happening, Trigger]]] = {kind: {} for kind in Kind}
    for row in lexicon_table("happenings"):
        happening = _happening(row)
        shapes = {Kind.NOUN: _noun_shapes, Kind.STATE: _state_shapes, Kind.COMPLEMENT: _as_written}
        words = {Kind.NOUN: row["nouns"], Kind.STATE: row["states"], Kind.COMPLEMENT: row["complements"]}
        for kind, listed in words.items():
            for form in listed.split():
                for shape in shapes[kind](form):
                    table[kind].setdefault(shape, {}).setdefault(happening, Trigger(happening, kind))
    return {kind: {form: tuple(found.values()) for form, found in forms.items()} for kind, forms in table.items()}


def _as_written(form: str) -> tuple[str, ...]:
    return (fold(form),)


def _noun_shapes(form: str) -> tuple[str, ...]:
    folded = fold(form)
    stem = folded[:-1] + "ت" if form.endswith("ة") else folded
    return (folded, folded + "ا", *(stem + pronoun for pronoun in _PRONOUNS))


def _state_shapes(form: str) -> tuple[str, ...]:
    return tuple(fold(form) + ending for ending in _STATE_ENDINGS)


@remembered_shortly
def triggers(folded: str) -> tuple[Trigger, ...]:
    """Return what a word, with or without prefixes, may say happened as a verb or verbal noun; a verb has no article.

    Several senses go by one form («قضى» and «قضى على»): the prepositions behind it decide.
    """
    for split in splits(folded):
        is_joined = bool(split.prefixes) and split.prefixes[0] in _CONJUNCTIONS
        verbs = () if split.has_article else _verbs().get(split.stem, ())
        found = verbs + (() if verbs else _others()[Kind.NOUN].get(split.stem, ()))
        if found:
            return tuple(replace(one, is_joined=is_joined) for one in found)
    return ()


@remembered_shortly
def is_verbal_noun(folded: str) -> bool:
    """Tell whether a word may be a verbal noun, though it may be a verb too («جرح»)."""
    nouns = _others()[Kind.NOUN]
    return any(split.stem in nouns for split in splits(folded))


def trigger(folded: str) -> Trigger | None:
    """Return what a word most likely says happened."""
    found = triggers(folded)
    return found[0] if found else None


@remembered_shortly
def with_object(folded: str) -> Trigger | None:
    """Return the verb of «أعطبتها»: something was done to the one that its pronoun means."""
    for pronoun in _OBJECTS:
        for split in splits(folded) if folded.endswith(pronoun) else ():
            found = _verbs().get(split.stem.removesuffix(pronoun)) if not split.has_article else None
            if found:
                return replace(found[0], has_object=True, is_joined=split.prefixes[:1] in (("و",), ("ف",)))
    return None


@remembered_shortly
def state(folded: str) -> Trigger | None:
    """Return what a participle or adjective says of the noun that it describes («مدمرة», «مفقودون»)."""
    return _described(folded, Kind.STATE)


@remembered_shortly
def complement(folded: str) -> Trigger | None:
    """Return what a word behind a light verb says happened («سلموا أنفسهم», «تحولت إلى ركام»)."""
    found = trigger(folded)
    if found and not found.is_verb:
        return found
    return _described(folded, Kind.STATE) or _described(folded, Kind.COMPLEMENT)


def _described(folded: str, kind: Kind) -> Trigger | None:
    table = _others()[kind]
    return next((table[split.stem][0] for split in splits(folded) if split.stem in table), None)


@remembered_shortly
def is_plain_verb(folded: str) -> bool:
    """Tell whether a word is a verb that says nothing of the counted («حضر», «طالبت»)."""
    return any(not split.has_article and split.stem in _plain_verbs() for split in splits(folded))
