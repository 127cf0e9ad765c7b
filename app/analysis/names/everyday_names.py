"""Everyday words that can be part of a name: behind a rank, behind a given name, where only a surname stands."""

from __future__ import annotations

from app.analysis.names.lexicon import (
    has_pronoun,
    is_imperfect,
    is_listed,
    is_listed_in_part,
    is_particle,
    is_time,
    lexicon,
)
from app.analysis.names.phrases import NameText

_MARKS = frozenset("،,.؛:")
_SAYING = frozenset({"إن", "أن", "ان"})


def may_be_first(word: str) -> bool:
    """Tell whether an everyday word can be a first name behind a rank («العقيد ثابت مثنى اليافعي»): a plain noun."""
    words = lexicon()
    tables = (words.titles, words.speech_verbs, words.place_words, words.place_heads, words.body_heads, words.demonyms)
    if any(word in table for table in tables) or is_particle(word) or is_time(word) or word in words.joiners:
        return False
    return is_listed(word) and not _has_ending(word) and word[0] not in "يتنسول"


def may_be_surname(word: str) -> bool:
    """Tell whether an everyday word behind a given name with a title can be the surname («العقيد سامر الحداد»).

    One with the article can, unless it is a title, an adjective of nationality or rank, a time or a plural; one
    without can if it has the shape of an adjective («سريع»).
    """
    words = lexicon()
    stem = word.removeprefix("ال")
    if len(stem) < 3 or stem in words.place_heads or stem in words.body_heads:
        return False
    if stem in words.titles:
        return word.startswith("ال") and stem in words.given_and_common
    if not word.startswith("ال"):
        if word in words.place_words or is_particle(word):
            return False
        if len(word) == 4 and word[2] == "ي" and word[0] not in "يتوفبلكا":
            return True
        is_verb = word[0] in "يتنسوفبلك" or word.endswith(("ها", "هم", "ه", "وا", "ت", "ا"))
        return not is_verb and not is_listed_in_part(word)
    if stem in words.demonyms or stem in words.ordinals or stem in words.body_adjectives or is_time(word):
        return False
    return not (is_listed(word) and stem.endswith(("ه", "ات", "ين", "ون")))


def is_followed_as_name(text: NameText, at: int) -> bool:
    """Tell whether an everyday word stands where only a surname can: before «إن», a comma or a full stop.

    «قال الدكتور نبيل صيام إن …»; a title, a preposition or a verb of speaking is none.
    """
    word, words = text.word(at), lexicon()
    if len(word) < 4 or word in words.titles or word in words.speech_verbs or word in words.place_words:
        return False
    if is_particle(word) or is_time(word) or has_pronoun(word) or is_imperfect(word) or word.endswith(("ا", "ت")):
        return False
    if text.tokens[at].bare.endswith("ه"):
        return False  # a pronoun («ونقل عن الملا قوله إن …»), where «ة» could end a name
    behind = text.tokens[at + 1] if at + 1 < len(text) else None
    return behind is None or not text.joined[at + 1] or behind.text in _MARKS or behind.bare in _SAYING


def _has_ending(word: str) -> bool:
    """Tell whether a word ends as plurals, feminines and verbs do; a participle's own «ت» is none («ثابت»)."""
    participle = len(word) == 4 and word[1] == "ا"
    return word.endswith(("ه", "ات", "ين", "ون", "ا")) or (word.endswith("ت") and not participle)
