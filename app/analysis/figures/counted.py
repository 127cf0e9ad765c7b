"""What a number counts: nouns, units and duals, recognised by lexicon and the regular endings of Arabic."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.domain.annotations import Category
from app.resources import Row, lexicon_table
from app.text.fold import fold
from app.text.memory import remembered_shortly
from app.text.words import Split, Token, splits

ITEM = "item"
PERCENT = "percent"
_LONGEST_UNIT = 3
_ACCUSATIVE = "ا"
_FEMININE = "ة"
_ARTICLE = "ال"
_NISBA = "ي"  # «انقلابيين» is a plural
_SHORTEST_DUAL = 3
_SHORTEST_UNIT = 2  # «طنين»
_FEMININE_DUALS = ("تان", "تين")
_AMBIGUOUS = "تين"
_SHORTEST_STEM = 3
_ROOT_LETTERS = re.compile("[فعل]")


class NounClass(StrEnum):
    """What kind of thing a noun names, as far as it tells what can happen to it."""

    PERSON = "person"
    FIGHTER = "fighter"
    THING = "thing"
    ARMS = "arms"
    AIRCRAFT = "aircraft"
    MISSILE = "missile"
    BOMB = "bomb"
    PLACE = "place"
    ATTACK = "attack"
    TIME = "time"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun that is counted, or a unit.

    `category` is what the noun itself says happened; `is_always` tells that no verb can say otherwise, `is_weak` that
    any verb does.
    """

    lemma: str | None
    noun_class: NounClass | None = None
    category: Category | None = None
    is_always: bool = False
    is_weak: bool = False
    unit: str = ITEM

    @property
    def is_feminine(self) -> bool:
        """Tell whether the noun's singular is feminine by its ending («عائلة»)."""
        return self.lemma is not None and self.lemma.endswith("ة")


class DualCase(StrEnum):
    """Whether a dual has its «ن» («دبابتين») or stands before what it governs («طائرتي استطلاع»)."""

    FREE = "free"
    CONSTRUCT = "construct"


@dataclass(frozen=True, slots=True)
class Dual:
    """A noun in the dual: how long its prefixes are, and whether it is definite or in the construct.

    `is_noun` is False where it may be an adjective for all that is known.
    """

    noun: CountedNoun
    split: Split
    case: DualCase
    is_noun: bool = True


def _noun_forms(lemma: str, *, sound: bool) -> Iterator[str]:
    """Yield the regular forms of a noun that may stand behind a number."""
    yield lemma
    if lemma.endswith("ة"):
        yield lemma[:-1] + "ات"
        return
    yield lemma + _ACCUSATIVE
    yield lemma + "ات"
    if sound:
        yield from (lemma + "ون", lemma + "ين")


def _dual_forms(lemma: str, *, sound: bool) -> Iterator[tuple[str, DualCase]]:
    """Yield the forms of a noun's dual that can't be anything else."""
    if lemma.endswith("ة"):
        stem = lemma[:-1] + "ت"
        yield from ((stem + "ان", DualCase.FREE), (stem + "ين", DualCase.FREE))
        yield from ((stem + "ا", DualCase.CONSTRUCT), (stem + "ي", DualCase.CONSTRUCT))
        return
    yield lemma + "ان", DualCase.FREE
    if not sound:
        yield lemma + "ين", DualCase.FREE


def _described(row: Row) -> CountedNoun:
    return CountedNoun(
        lemma=row["noun"],
        noun_class=NounClass(row["class"]) if row["class"] else None,
        category=Category(row["category"]) if row["category"] else None,
        is_always=row["force"] == "always",
        is_weak=row["force"] == "weak",
    )


def _class_by_shape(lemma: str) -> NounClass | None:
    """Return the class that a noun's ending gives away: «كويتي», «جمهوري» are people."""
    return NounClass.PERSON if lemma.endswith(_NISBA) else None


def _singular(plural: str) -> str:
    """Return the singular of a learnt plural where its ending tells it: «كويتي» of «كويتيين»."""
    return plural[:-2] if plural.endswith(("يين", "يون")) else plural


def people_by_shape(lemma: str) -> CountedNoun | None:
    """Return the noun of a word that no lexicon has where its ending tells that it means people («كويتي»)."""
    return CountedNoun(lemma, NounClass.PERSON) if _class_by_shape(lemma) else None


def _unit(row: Row) -> CountedNoun:
    lemma = None if row["unit"] == PERCENT else row["lemma"] or row["form"]
    return CountedNoun(lemma, unit=row["unit"])


class _Forms:
    """All forms of the nouns: those behind a number, and the duals. What was added first stays."""

    def __init__(self) -> None:
        self.counted: dict[str, CountedNoun] = {}
        self.duals: dict[str, tuple[CountedNoun, DualCase]] = {}

    def add(self, form: str, noun: CountedNoun) -> None:
        """Add one form that may stand behind a number."""
        folded = fold(form)
        if folded not in self.duals:
            self.counted.setdefault(folded, noun)

    def add_all(self, lemma: str, noun: CountedNoun, *, sound: bool = False) -> None:
        """Add the regular forms of a noun and its duals."""
        for form in _noun_forms(lemma, sound=sound):
            self.add(form, noun)
        shortest = _SHORTEST_DUAL if noun.unit == ITEM else _SHORTEST_UNIT
        for form, case in _dual_forms(lemma, sound=sound) if len(lemma) >= shortest else ():
            folded = fold(form)
            if folded not in self.counted:
                self.duals.setdefault(folded, (noun, case))


@cache
def _forms() -> _Forms:
    """Return the forms of all nouns: units, then the described ones, then the learnt ones."""
    forms = _Forms()
    described = {row["noun"]: _described(row) for row in lexicon_table("conflict_nouns")}
    units = [row for row in lexicon_table("units") if row["form"].isalpha()]
    for row in units:
        forms.add_all(row["form"], _unit(row))
    for row in lexicon_table("conflict_nouns"):
        for plural in row["plurals"].split():
            forms.add(plural, described[row["noun"]])
    for row in lexicon_table("conflict_nouns"):
        forms.add_all(row["noun"], described[row["noun"]], sound=bool(row["sound"]))
    known = described.keys() | {row["form"] for row in units}
    for row in lexicon_table("counted_nouns"):
        lemma = row["lemma"] or _singular(row["form"])
        noun = described.get(lemma) or CountedNoun(lemma, _class_by_shape(lemma))
        if row["number"] == "p":
            forms.add(row["form"], noun)
        elif row["form"] not in known:
            forms.add_all(row["form"], noun, sound=bool(row["sound"]) or row["form"].endswith(_NISBA))
    for row in lexicon_table("not_counted"):
        if row["kind"] == "not_dual":
            forms.duals.pop(fold(row["word"]), None)
    return forms


@cache
def _unit_phrases() -> Mapping[tuple[str, ...], CountedNoun]:
    """Return the units of several words, and the signs."""
    phrases: dict[tuple[str, ...], CountedNoun] = {}
    for row in lexicon_table("units"):
        words = tuple(fold(row["form"]).split())
        noun = _unit(row)
        phrases[words] = noun
        if len(words) > 1:
            phrases[tuple(word + _ACCUSATIVE for word in words)] = noun
    phrases.update(_moneys())
    return phrases


def _moneys() -> Iterator[tuple[tuple[str, str], CountedNoun]]:
    """Yield the coins with the adjective of their state in every number and case («ريالات يمنية», «دينارا عراقيا»)."""
    plurals: dict[str, set[str]] = defaultdict(set)
    for row in lexicon_table("units"):
        if row["lemma"]:
            plurals[row["lemma"]].add(row["form"])
    for row in lexicon_table("currencies"):
        noun = row["noun"]
        ending = _FEMININE if noun.endswith(_FEMININE) else ""
        for number, adjective in enumerate(row["adjective"].split()):
            if number == 0:
                money = CountedNoun(f"{noun} {adjective}{ending}", unit=row["code"])
            singular = {noun, noun + _ACCUSATIVE, noun.removesuffix(_FEMININE) + _ACCUSATIVE}
            for form in singular | plurals[noun] | set(_noun_forms(noun, sound=False)):
                for case in ("", _ACCUSATIVE, _FEMININE):
                    yield (fold(form), fold(adjective + case)), money
                    yield (fold(form), fold(f"ال{adjective}{case}")), money


@cache
def _symbols() -> Mapping[str, CountedNoun]:
    """Return the signs and ISO codes of money, which may stand before their number («$500», «USD 500»)."""
    rows = (row for row in lexicon_table("units") if row["unit"] != PERCENT and len(row["form"].split()) == 1)
    return {fold(row["form"]): _unit(row) for row in rows if not row["form"].isalpha() or row["form"].isascii()}


def sign_before(folded: str) -> CountedNoun | None:
    """Return what a sign that may stand before its number means («$», «USD», «%»)."""
    percent = _unit_phrases().get((folded,)) if not folded.isalpha() else None
    return money_symbol(folded) or (percent if percent and percent.unit == PERCENT else None)


def money_symbol(folded: str) -> CountedNoun | None:
    """Return the money that a sign or ISO code («$», «USD») stands for."""
    return _symbols().get(folded)


def read_unit(tokens: Sequence[Token], index: int) -> tuple[CountedNoun, int] | None:
    """Return the unit that begins at a token («جنيه إسترليني», «في المئة», «%») and the index behind it."""
    for length in range(_LONGEST_UNIT, 0, -1):
        words = tuple(token.folded for token in tokens[index : index + length])
        unit = _unit_phrases().get(words) if len(words) == length else None
        if unit:
            return unit, index + length
    if index < len(tokens):
        noun = _forms().counted.get(tokens[index].folded)
        if noun and noun.unit != ITEM:
            return noun, index + 1
    return None


@remembered_shortly
def counted_noun(folded: str) -> CountedNoun | None:
    """Return the noun that a word is, with or without the article and one-letter prefixes."""
    forms = _forms().counted
    for split in splits(folded):
        noun = forms.get(split.stem)
        if noun and "س" not in split.prefixes:
            return noun
    return None


def bare_noun(folded: str) -> CountedNoun | None:
    """Return the noun that a word is as it stands, without any prefix."""
    return _forms().counted.get(folded)


@remembered_shortly
def read_dual(folded: str) -> Dual | None:
    """Return the dual that a word is, None for every other word («المدنيين» is a plural)."""
    forms = _forms()
    if folded in forms.counted:
        return None
    for split in splits(folded):
        found = forms.duals.get(split.stem)
        if found and "س" not in split.prefixes and not (found[1] is DualCase.CONSTRUCT and split.has_article):
            return Dual(found[0], split, found[1])
    return _feminine_dual(folded) if folded.endswith(_FEMININE_DUALS) else None


def _feminine_dual(folded: str) -> Dual | None:
    """Return the dual of a feminine noun that is only known to be a word («قبيلتين»).

    «صامتين» is the plural of a word that ends in «ت»; of the letters that may be prefixes, a word's own come first.
    """
    forms = _forms()
    for split in sorted(splits(folded), key=lambda split: -len(split.stem)):
        stem = split.stem[: -len(_AMBIGUOUS)]
        if len(stem) < _SHORTEST_STEM or split.stem.startswith(_ARTICLE) or "س" in split.prefixes:
            continue
        if split.stem in forms.counted or (split.stem.endswith(_AMBIGUOUS) and stem + "ت" in _common_words()):
            return None
        if fold(stem + _FEMININE) in _common_words():
            known = forms.counted.get(stem)
            noun = CountedNoun(stem + _FEMININE, known.noun_class if known else None)
            return Dual(noun, split, DualCase.FREE, is_noun=False)
    return None


@cache
def _common_words() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in lexicon_table("common_words"))


@cache
def _broken_plurals() -> re.Pattern[str]:
    """Return the shapes of broken plurals, the letters of the root open."""
    templates = (fold(row["template"]) for row in lexicon_table("broken_plurals"))
    return re.compile("|".join(_ROOT_LETTERS.sub(".", template) for template in templates))


def is_shaped_like_plural(folded: str) -> bool:
    """Tell whether a word has the shape of a broken plural («صناديق»)."""
    return _broken_plurals().fullmatch(folded) is not None


def lemma_of_unknown(folded: str, written: str) -> str:
    """Return the likely singular of a counted noun that no lexicon has: its regular ending is cut."""
    stem = written[2:] if folded.startswith("ال") and len(folded) > 4 else written
    for ending, singular in (("ات", "ة"), ("ون", ""), ("ين", ""), ("ا", "")):
        if stem.endswith(ending) and len(stem) - len(ending) >= 3:
            return stem[: -len(ending)] + singular
    return stem
