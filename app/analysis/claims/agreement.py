"""Gender and number of noun phrases, and which of them a verb can have for its subject."""

from __future__ import annotations

from app.analysis.claims.syntax import Syntax, stem_is, words_of
from app.domain.annotations import MentionType
from app.text.conjugation import Gender, Inflection, Number

_SHORTEST_PLURAL = 5
_TANWEEN = ("\u064bا", "ا\u064b")


def gender_of(folded: str, *, person: bool) -> Gender | None:
    """Return the gender that a noun phrase's first word shows, None where it can't be told."""
    bare = folded.removeprefix("و") if folded.startswith("وال") else folded
    stem = bare.removeprefix("ال")
    if bare in words_of("feminine") or stem in words_of("feminine"):
        return Gender.FEMININE
    if stem in words_of("people") or (stem.endswith("ه") and stem[:-1] in words_of("role")):
        return None  # «قادة» are men; «مديره» and «مديرة» fold alike
    if stem.endswith(("ه", "ات", "اء")) and not person:
        return Gender.FEMININE
    return None if person else Gender.MASCULINE


def number_of(folded: str) -> Number:
    """Return the number that a noun phrase's first word shows; broken plurals pass for singulars."""
    return Number.PLURAL if folded.endswith(("ون", "ين")) and len(folded) > _SHORTEST_PLURAL else Number.SINGULAR


def _is_accusative(folded: str) -> bool:
    """Tell whether a coordinated plural shows that its phrase is no subject («شيوخ العشائر والسياسيين»)."""
    return folded.startswith("وال") and folded.endswith("ين") and len(folded) > _SHORTEST_PLURAL


def can_be_subject(syntax: Syntax, phrase: range, inflection: Inflection | None) -> bool:
    """Tell whether nothing in the form of a phrase right behind a verb keeps it from being the verb's subject.

    The accusatives «المسلحين» and «اهتمامًا» are objects; so is a feminine behind a masculine verb, and a noun known
    for masculine behind a feminine one. Broken plurals go with either.
    """
    index = phrase.start
    folded = syntax.folded[index]
    if inflection is None or syntax.is_person(index) or not syntax.tokens[index].is_word:
        return True
    if syntax.tokens[index].text.endswith(_TANWEEN):
        return False
    number = syntax.mention_at(index)
    people = folded.startswith("ال") and number is not None and syntax.mentions[number].type is MentionType.GROUP
    named = number is not None and not people  # «الحوثيين» shows its case, «فلسطين» none
    if folded.endswith("ين") and len(folded) > _SHORTEST_PLURAL and not named and not syntax.stem_has(index, "role"):
        return False
    if syntax.has(index, "people") and any(_is_accusative(syntax.folded[at]) for at in phrase[1:]):
        return False
    if inflection.gender is Gender.MASCULINE:
        return gender_of(folded, person=False) is not Gender.FEMININE or folded.endswith("اء")
    stem = folded.removeprefix("ال")
    return not stem_is(stem, "masculine") or folded.endswith("ه")
