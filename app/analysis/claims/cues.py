"""The words that attribute: which lemma a word can be a form of, and what that lemma asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.domain.annotations import Stance
from app.resources import Row, lexicon_table
from app.text.conjugation import Gender, Inflection, Number, Tense, conjugate
from app.text.fold import fold
from app.text.memory import remembered_shortly

PRONOUN_PERSONS = {
    "هما": Inflection(Tense.PERFECT, Gender.MASCULINE, Number.PLURAL),
    "هم": Inflection(Tense.PERFECT, Gender.MASCULINE, Number.PLURAL),
    "هن": Inflection(Tense.PERFECT, Gender.FEMININE, Number.PLURAL),
    "ها": Inflection(Tense.PERFECT, Gender.FEMININE, Number.SINGULAR),
    "ه": Inflection(Tense.PERFECT, Gender.MASCULINE, Number.SINGULAR),
}
"""The verb that each attached pronoun would be the subject of («بحسبها» is «قالت»)."""
PRONOUNS = tuple(PRONOUN_PERSONS)
_FIRST_PERSON = ("نا", "ني")
_NOUN_PREFIXES = ("", "و", "ف", "ب", "ل", "ال", "بال", "وب", "وال", "وبال")
_VERB_PREFIXES = ("", "و", "ف", "س", "وس", "فس", "ل")
_PREPOSITIONS = {"عن", "إلى", "على", "من", "في", "ب", "ل"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A lemma that attributes: its stance, and the shapes of content it takes (see `cues.tsv`)."""

    lemma: str
    kind: str
    stance: Stance
    frames: frozenset[str]
    prepositions: frozenset[str]
    traits: frozenset[str]

    def takes(self, *frames: str) -> bool:
        """Tell whether the cue takes one of these frames."""
        return any(frame in self.frames for frame in frames)


@dataclass(frozen=True, slots=True)
class CueForm:
    """One way to read a word as a cue: proclitics and pronoun are those that the reading cuts off."""

    cue: Cue
    inflection: Inflection | None
    prefix: str = ""
    pronoun: str = ""

    @property
    def is_participle(self) -> bool:
        """Tell whether the form is an adverbial participle («مؤكدا»)."""
        return self.inflection is not None and self.inflection.tense is Tense.PARTICIPLE

    @property
    def is_finite(self) -> bool:
        """Tell whether the form is a finite verb."""
        return self.inflection is not None and self.inflection.tense is not Tense.PARTICIPLE


def _cue(row: Row) -> Cue:
    frames = frozenset(row["frames"].split())
    prepositions = frozenset(fold(frame) for frame in frames & _PREPOSITIONS)
    traits = frozenset(row["traits"].split())
    return Cue(row["lemma"], row["kind"], Stance(row["stance"]), frames - _PREPOSITIONS, prepositions, traits)


@cache
def _verb_forms() -> dict[str, tuple[tuple[Cue, Inflection], ...]]:
    forms: dict[str, dict[tuple[Cue, Inflection], None]] = {}
    for row in lexicon_table("cues"):
        if row["kind"] != "verb":
            continue
        cue = _cue(row)
        for form, inflection in conjugate(fold(row["root"]), row["form"]):
            forms.setdefault(form, {}).setdefault((cue, inflection))
    return {form: tuple(readings) for form, readings in forms.items()}


@cache
def _nouns() -> dict[str, Cue]:
    return {fold(row["lemma"]): _cue(row) for row in lexicon_table("cues") if row["kind"] == "noun"}


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Return the cues of several words («على حد قول») and the prepositions, by first folded word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for row in lexicon_table("cues"):
        if row["kind"] in {"preposition", "relay", "echo"}:
            words = tuple(fold(row["lemma"]).split())
            found.setdefault(words[0], []).append((words, _cue(row)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@remembered_shortly
def may_begin_phrase(folded: str) -> bool:
    """Tell whether a word can be a preposition that attributes, with a pronoun or without, or the first of a phrase."""
    known = phrases()
    return folded in known or any(
        folded.removesuffix(pronoun) in known for pronoun in filter(folded.endswith, PRONOUN_PERSONS)
    )


@remembered_shortly
def noun_readings(folded: str) -> tuple[CueForm, ...]:
    """Return the ways to read a folded word as a noun that attributes («وبالقول», «قوله»)."""
    return tuple(_noun_readings(folded))


def _noun_readings(folded: str) -> Iterator[CueForm]:
    nouns = _nouns()
    for prefix in filter(folded.startswith, _NOUN_PREFIXES):
        stem = folded[len(prefix) :]
        if stem in nouns:
            yield CueForm(nouns[stem], None, prefix)
        for pronoun in filter(stem.endswith, PRONOUNS):
            if stem[: -len(pronoun)] in nouns:
                yield CueForm(nouns[stem[: -len(pronoun)]], None, prefix, pronoun)


@remembered_shortly
def verb_readings(bare: str) -> tuple[CueForm, ...]:
    """Return the ways to read a word (without harakat) as a form of a verb that attributes, the least cut first.

    No form of a verb begins with «إ», and an imperfect that ends in «ى» is a passive («يُدعى»).
    """
    folded = fold(bare)
    if bare.lstrip("وفبل").startswith("إ"):
        return ()
    forms = _verb_forms()
    found: list[CueForm] = []
    for prefix in filter(folded.startswith, _VERB_PREFIXES):
        stem = folded[len(prefix) :]
        if stem in forms:
            found += [CueForm(cue, inflection, prefix) for cue, inflection in forms[stem]]
        for pronoun in filter(stem.endswith, PRONOUNS):
            verb = stem[: -len(pronoun)]
            # «نقلوه»: the silent alef of the plural goes before a pronoun.
            spelled = verb + "ا" if verb.endswith("و") else verb
            readings = forms.get(verb, ()) or forms.get(spelled, ())
            found += [CueForm(cue, inflection, prefix, pronoun) for cue, inflection in readings if _takes(inflection)]
        for pronoun in filter(stem.endswith, _FIRST_PERSON):  # «أبلغنا الصليب الأحمر أن»
            readings = forms.get(stem[: -len(pronoun)], ())
            found += [
                CueForm(cue, inflection, prefix, pronoun)
                for cue, inflection in readings
                if cue.takes("told") and _takes(inflection)
            ]
    return tuple(form for form in found if _is_sound(form, bare))


def _is_sound(form: CueForm, bare: str) -> bool:
    """Tell whether the prefix and the last letter go with the form.

    «سـ» and «لـ» stand before imperfects alone, and «ة» is no pronoun.
    """
    imperfect = form.inflection is not None and form.inflection.tense is Tense.IMPERFECT
    perfect = form.inflection is not None and form.inflection.tense is Tense.PERFECT
    if ("perfect" in form.cue.traits and not perfect) or ("imperfect" in form.cue.traits and not imperfect):
        return False
    if perfect and form.cue.lemma.startswith("ا") and bare[len(form.prefix) :].startswith("أ"):
        return False  # «أعتقد» is the first person
    if form.inflection is not None and _is_rather_noun(form, form.inflection):
        return False
    if form.pronoun == "ه" and not bare.endswith("ه"):
        return False
    active = "maqsura" in form.cue.traits or (form.cue.lemma.startswith("ت") and form.cue.lemma.endswith("ى"))
    if imperfect and bare.endswith("ى") and not active:
        return False
    return imperfect or form.prefix in {"", "و", "ف"}


def _is_rather_noun(form: CueForm, inflection: Inflection) -> bool:
    """Tell whether the traits of a verb make this form a noun («علما», «اثنين», «رأيه», «تخوفه», «أبرزهم»)."""
    traits = form.cue.traits
    if inflection.number is Number.DUAL and "homograph" in traits:
        return True  # «علما», «بينا» with their accusative ending
    if inflection.number is Number.PLURAL and "numeral" in traits:
        return True
    if form.pronoun and traits & {"maqsura", "masdar"}:
        return True
    masculine_perfect = (inflection.gender, inflection.tense) == (Gender.MASCULINE, Tense.PERFECT)
    return masculine_perfect and "elative" in traits


def _takes(inflection: Inflection) -> bool:
    """Tell whether a form can bear an object pronoun here (a participle with one is a noun: «مؤكده»)."""
    return inflection.tense is not Tense.PARTICIPLE
