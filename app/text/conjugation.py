"""The forms of an Arabic verb, unvowelled and folded, from its root and its form (I to X).

The tables follow the usual reference grammars (Wright, Fischer): a stem for each of the verb's principal parts,
worked out from the kind of root (sound, hollow, defective, assimilated, doubled, with hamza), and the endings and
prefixes of the persons that news prose uses. Letters are the folded ones of `app.text.fold`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Tense(StrEnum):
    """What a form is of the verb."""

    PERFECT = "perfect"
    IMPERFECT = "imperfect"
    PARTICIPLE = "participle"


class Gender(StrEnum):
    """A grammatical gender."""

    MASCULINE = "m"
    FEMININE = "f"


class Number(StrEnum):
    """A grammatical number."""

    SINGULAR = "s"
    DUAL = "d"
    PLURAL = "p"


@dataclass(frozen=True, slots=True)
class Inflection:
    """What a form says of its subject, which is the third person: a first person is no one's report on another."""

    tense: Tense
    gender: Gender
    number: Number


@dataclass(frozen=True, slots=True)
class Stems:
    """The principal parts of a verb without their endings.

    `past` stands before endings that begin with a vowel, `past_feminine` before the feminine «ت», `past_plural`
    before «وا», `past_short` before endings that begin with a consonant; `present` before no ending and `present_open`
    before «ون» and «ان»; `participle` before «ا», «ه» and «ين».
    """

    past: str
    past_feminine: str
    past_plural: str
    past_short: str
    present: str
    present_open: str
    participle: str


_WEAK = frozenset("وي")
_HAMZA = "ا"  # the folded «أ»
# What stands before the root in the perfect, before it in the imperfect, and between its first two letters.
_FRAMES = {
    "II": ("", "", ""),
    "III": ("", "", "ا"),
    "IV": ("ا", "", ""),
    "V": ("ت", "ت", ""),
    "VI": ("ت", "ت", "ا"),
    "VII": ("ان", "ن", ""),
    "X": ("است", "ست", ""),
}
_GEMINATING = frozenset({"II", "V"})  # the doubled middle letter keeps weak and equal letters apart
_PAST = (
    ("past", "", Gender.MASCULINE, Number.SINGULAR),
    ("past_feminine", "ت", Gender.FEMININE, Number.SINGULAR),
    ("past", "ا", Gender.MASCULINE, Number.DUAL),
    ("past_feminine", "تا", Gender.FEMININE, Number.DUAL),
    ("past_plural", "وا", Gender.MASCULINE, Number.PLURAL),
    ("past_short", "ن", Gender.FEMININE, Number.PLURAL),
)
_PRESENT = (
    ("present", "ي", "", Gender.MASCULINE, Number.SINGULAR),
    ("present", "ت", "", Gender.FEMININE, Number.SINGULAR),
    ("present_open", "ي", "ون", Gender.MASCULINE, Number.PLURAL),
    ("present_open", "ي", "وا", Gender.MASCULINE, Number.PLURAL),
    ("present", "ي", "ان", Gender.MASCULINE, Number.DUAL),
    ("present", "ت", "ان", Gender.FEMININE, Number.DUAL),
)
_PARTICIPLE = (
    ("ا", Gender.MASCULINE, Number.SINGULAR),
    ("ه", Gender.FEMININE, Number.SINGULAR),
    ("ين", Gender.MASCULINE, Number.PLURAL),
    ("ات", Gender.FEMININE, Number.PLURAL),
    ("تين", Gender.FEMININE, Number.DUAL),
)


def stems(root: str, form: str) -> Stems:
    """Return the stems of a verb; `root` holds three folded letters, `form` a Roman numeral from I to X."""
    if form == "I":
        return _stems_of_form_one(root)
    if form == "VIII":
        return _stems_of_form_eight(root)
    before, before_present, between = _FRAMES[form]
    first, second, third = tuple(root)
    if form in _GEMINATING or (form in {"III", "VI"}):
        return _derived(before + first + between, before_present + first + between, second, third)
    if second in _WEAK and third not in _WEAK:
        return _derived_hollow(before + first, before_present + first, third)
    if second == third:
        return _derived(before + first, before_present + first, second, "")
    return _derived(before + first, before_present + first, second, third)


def _derived(past: str, present: str, second: str, third: str) -> Stems:
    """Return the stems of a derived form whose middle letter is written."""
    if third in _WEAK and third:
        return Stems(
            past=past + second + "ي",
            past_feminine=past + second,
            past_plural=past + second,
            past_short=past + second + "ي",
            present=present + second + "ي",
            present_open=present + second,
            participle="م" + present + second + "ي",
        )
    whole, whole_present = past + second + third, present + second + third
    short = whole if third else whole + second
    return Stems(whole, whole, whole, short, whole_present, whole_present, "م" + whole_present)


def _derived_hollow(past: str, present: str, third: str) -> Stems:
    long, short, now = past + "ا" + third, past + third, present + "ي" + third
    return Stems(long, long, long, short, now, now, "م" + now)


def _stems_of_form_eight(root: str) -> Stems:
    first, second, third = tuple(root)
    infix = {"و": "ت", "ت": "ت", "د": "د", "ط": "ط", "ز": "زد", "ص": "صط", "ض": "ضط"}.get(first, first + "ت")
    if second in _WEAK and third not in _WEAK:
        long, now = "ا" + infix + "ا" + third, infix + "ا" + third
        return Stems(long, long, long, "ا" + infix + third, now, now, "م" + now)
    return _derived("ا" + infix, infix, second, "" if second == third else third)


def _stems_of_form_one(root: str) -> Stems:
    first, second, third = tuple(root)
    present_first = "" if first == "و" else first
    if second == _HAMZA and third in _WEAK:
        return replace(_defective(root, present_first), present=first + third, present_open=first)  # «يرى» drops it
    if second in _WEAK and third not in _WEAK:
        long, now = first + "ا" + third, first + second + third
        return Stems(long, long, long, first + third, now, now, first + "اء" + third)
    if third in _WEAK:
        return _defective(root, present_first)
    if second == third:
        whole = first + second
        return Stems(whole, whole, whole, whole + second, whole, whole, first + "ا" + second)
    whole, now = first + second + third, present_first + second + third
    return Stems(whole, whole, whole, whole, now, now, first + "ا" + second + third)


def _defective(root: str, present_first: str) -> Stems:
    first, second, third = tuple(root)
    past = first + second + ("ا" if third == "و" else "ي")
    now = present_first + second
    participle = first + "ا" + second + "ي"
    return Stems(past, first + second, first + second, first + second + third, now + third, now, participle)


def conjugate(root: str, form: str) -> Iterator[tuple[str, Inflection]]:
    """Yield the forms of a verb with what each says; a hamza after a prefix comes in each of its spellings."""
    parts = stems(root, form)
    for name, ending, gender, number in _PAST:
        yield getattr(parts, name) + ending, Inflection(Tense.PERFECT, gender, number)
    for name, prefix, ending, gender, number in _PRESENT:
        inflection = Inflection(Tense.IMPERFECT, gender, number)
        for stem in _hamza_spellings(getattr(parts, name), root, form):
            yield prefix + stem + ending, inflection
    for stem in _hamza_spellings(parts.participle[1:], root, form) if form != "I" else (parts.participle,):
        whole = stem if form == "I" else "م" + stem
        for ending, gender, number in _PARTICIPLE:
            # «منادٍ» has no ى before «ين», but one before «ا» and «ة».
            cut = whole[:-1] if ending == "ين" and whole.endswith("ي") and root[2] in _WEAK else whole
            yield cut + ending, Inflection(Tense.PARTICIPLE, gender, number)


def _hamza_spellings(stem: str, root: str, form: str) -> tuple[str, ...]:
    """Return a stem's spellings behind a prefix: «يؤكد», and «يوكد» as it is often typed."""
    if root[0] == _HAMZA and form in _GEMINATING and stem.startswith(_HAMZA):
        return ("ء" + stem[1:], "و" + stem[1:], stem)
    return (stem,)
