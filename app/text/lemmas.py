"""The lemmas of inflected words, by a table of forms and the pronouns that hang on them: «صواريخهم» is «صاروخ»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from app.resources import lexicon_table
from app.text.fold import fold
from app.text.memory import remembered

_PRONOUNS = ("كما", "هما", "هم", "هن", "ها", "كم", "كن", "نا", "ه", "ك", "ي")
_SHORTEST = 3
"""Letters that a word keeps without its pronoun, at least."""


@remembered
def lemmas(word: str) -> tuple[str, ...]:
    """Return the lemmas that a folded word without prefixes can be a form of, sorted; none for a word unknown."""
    table = _table()
    found = set(table.get(word, ()))
    for bare in without_pronoun(word):
        found.update(table.get(bare, ()))
    return tuple(sorted(found))


def without_pronoun(word: str) -> list[str]:
    """Return what a folded word can be without a pronoun behind it: «مدرسته» «مدرسه», «مقاتليهم» «مقاتلين»."""
    bare: list[str] = []
    for pronoun in _PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem == word or len(stem) < _SHORTEST:
            continue
        bare.append(stem)
        if stem.endswith("ت"):
            bare.append(stem[:-1] + "ه")
        elif stem.endswith(("ي", "و")):
            # A dual or sound plural loses its «ن» before a pronoun.
            bare.append(stem + "ن")
    return bare


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, ...]]:
    """Return the lemmas of each folded form."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon_table("word_forms"):
        lemma = fold(row["lemma"])
        for form in {lemma, *fold(row["forms"]).split()}:
            found[form] = (*found.get(form, ()), lemma)
    return found


@lru_cache(maxsize=1)
def _groups() -> Mapping[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for form, names in _table().items():
        for lemma in names:
            groups.setdefault(lemma, set()).add(form)
    return {lemma: frozenset(forms) for lemma, forms in groups.items()}


def forms_of(lemma: str) -> frozenset[str]:
    """Return the folded forms of a lemma that the table has, pronouns aside; none for no lemma."""
    return _groups().get(lemma, frozenset())
