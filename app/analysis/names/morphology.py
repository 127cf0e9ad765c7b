"""The regular forms of Arabic nouns and adjectives, over folded words without article and proclitics."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Flag, auto

from app.text.fold import fold

POSSESSIVES = ("ه", "ها", "هم", "هن", "هما", "نا", "كم", "ي")
_BROKEN = 4


class Form(Flag):
    """What a noun's form says."""

    SINGULAR = auto()
    DUAL = auto()
    PLURAL = auto()
    CONSTRUCT = auto()  # a noun must follow: «راجمتي صواريخ»
    POSSESSED = auto()  # a pronoun is attached: «أسلحتها»


def noun_forms(singular: str, plurals: Iterable[str] = ()) -> dict[str, Form]:
    """Return the forms of a noun: singular, dual, sound feminine plural, given plurals, with pronouns attached.

    A plural given with the ending «ون» brings its oblique and construct forms; «ة» brings «ات» by itself.
    """
    word = fold(singular)
    feminine = word.endswith("ه") and len(word) > 2
    base = word[:-1] + "ت" if feminine else word
    forms: dict[str, Form] = {}
    whole = [fold(plural) for plural in plurals]
    if feminine:
        whole.append(word[:-1] + "ات")
    for plural in whole:
        forms[plural] = Form.PLURAL
        if plural.endswith("ون") and len(plural) > _BROKEN:  # «سجون» is broken: its ending is the root's
            forms[plural[:-2] + "ين"] = Form.PLURAL
            forms.setdefault(plural[:-2] + "ي", Form.PLURAL | Form.CONSTRUCT)
            forms.setdefault(plural[:-2] + "و", Form.PLURAL | Form.CONSTRUCT)
    forms[word] = forms.get(word, Form.SINGULAR) | Form.SINGULAR
    for ending in ("ان", "ين"):
        forms.setdefault(base + ending, Form.DUAL)
    forms.setdefault(base + "ي", Form.DUAL | Form.CONSTRUCT)
    # Without «ة» the same letters are the accusative («صاروخا»), which is the more frequent.
    forms.setdefault(base + "ا", Form.DUAL | Form.CONSTRUCT if feminine else Form.SINGULAR)
    for form, value in list(forms.items()):
        if Form.CONSTRUCT in value or Form.DUAL in value:
            continue
        stem = form[:-1] + "ت" if form.endswith("ه") else form
        for pronoun in POSSESSIVES:
            forms.setdefault(stem + pronoun, value | Form.POSSESSED)
    return forms


def adjective_forms(masculine: str) -> frozenset[str]:
    """Return the regular forms of an adjective in both genders and all numbers, without the article."""
    word = fold(masculine)
    endings = ("", "ا", "ه", "ان", "ين", "ون", "ات", "تان", "تين")
    return frozenset(word + ending for ending in endings)


def is_feminine(word: str) -> bool:
    """Tell whether a folded noun or adjective has a feminine ending («ة», «اء», «ات»)."""
    return word.endswith(("ه", "ات"))


def without_pronoun(written: str) -> str:
    """Return a noun as it is written without the pronoun attached to it («أسلحتهم» is of «أسلحة»)."""
    for pronoun in sorted(POSSESSIVES, key=len, reverse=True):
        stem = written.removesuffix(pronoun)
        if stem != written and len(stem) > 2:
            return stem[:-1] + "ة" if stem.endswith("ت") and not stem.endswith("ات") else stem
    return written
