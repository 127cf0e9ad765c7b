"""What a word looks like as part of a person's name."""

from __future__ import annotations

from enum import IntEnum, auto

from app.analysis.names.lexicon import has_pronoun, is_everyday_with_article, is_listed, is_unknown, lexicon
from app.analysis.names.phrases import readings
from app.text.memory import remembered


class Look(IntEnum):
    """What a word looks like as part of a name; numbers, since sets of looks are asked for every word."""

    GIVEN = auto()  # a given name and nothing else
    PART = auto()  # a surname learnt from text
    WEAK = auto()  # a given name that is an everyday word too
    NISBA = auto()  # «الديراني»: the shape of a surname
    NATION = auto()  # «السوداني»: a surname's shape, but mostly an adjective
    UNKNOWN = auto()  # no word of the language, so perhaps a foreign name
    FIRST = auto()  # «أبو», «عبد»: a name part must follow
    MIDDLE = auto()  # «بن»
    INITIAL = auto()  # a letter with its full stop: «جون ب. سميث»
    TAIL = auto()  # «الدين»
    LAST = auto()  # a word that only its place makes part of a name, and its end: «الملك … الثاني»
    NONE = auto()


_JOINER_LOOKS = {"first": Look.FIRST, "middle": Look.MIDDLE, "tail": Look.TAIL}
JOINERS = frozenset(_JOINER_LOOKS.values())
STRONG = frozenset({Look.GIVEN, Look.PART})
STARTERS = frozenset({Look.GIVEN, Look.PART, Look.WEAK, Look.NISBA, Look.UNKNOWN, Look.FIRST})


@remembered
def may_be_of_ba(word: str) -> bool:
    """Tell whether a word can be a surname of southern Arabia («باسلمة»): «با» before what is no everyday word.

    «باتفاق» is «بـ» before one, and «باطلاعهم» before one with a pronoun.
    """
    if len(word) < 5 or not word.startswith("با") or word.startswith("بال") or lexicon().places.lists(word):
        return False
    return not (is_listed(word) or is_listed(word[1:]) or has_pronoun(word) or has_pronoun(word[1:]))


@remembered
def is_bare_nisba(word: str) -> bool:
    """Tell whether a word is a surname made of a given name, as Persia and its neighbours write it («وحيدي»)."""
    words = lexicon()
    if len(word) < 5 or not word.endswith("ي") or word.startswith("ال"):
        return False
    if is_listed(word) or word in words.body_adjectives:
        return False
    return word[:-1] in words.given or word[:-1] in words.given_and_common


@remembered
def look_of(word: str) -> Look:
    """Return what a canonical word, without clitics, looks like."""
    words = lexicon()
    if word in words.joiners and words.joiners[word] in _JOINER_LOOKS:
        return _JOINER_LOOKS[words.joiners[word]]
    if word in words.given:
        return Look.GIVEN
    if word in words.parts or _is_compound(word):
        return Look.WEAK if word in words.given_and_common else Look.PART
    if word in words.given_and_common:
        return Look.WEAK
    if word.startswith("ال") and word[2:] in words.demonyms:
        return Look.NATION if word.endswith("ي") else Look.NONE
    if not is_unknown(word) or _hides_a_name(word) or is_verb_shaped(word) or _is_possessed(word):
        return Look.NONE
    return Look.NISBA if word.startswith("ال") and len(word) > 5 else Look.UNKNOWN


def _hides_a_name(word: str) -> bool:
    """Tell whether an unknown word is a known name behind a clitic («لجون»)."""
    words = lexicon()
    known = (words.given, words.parts, words.given_and_common)
    return any(r.cut and len(r.key) > 2 and any(r.key in names for names in known) for r in readings(word))


def _is_possessed(word: str) -> bool:
    """Tell whether a pronoun stands at the end of an everyday noun that mostly has the article («صمودنا»)."""
    endings = (ending for ending in ("نا", "هم", "كم", "ها") if word.endswith(ending))
    return any(is_everyday_with_article(word.removesuffix(ending)) for ending in endings)


def is_verb_shaped(word: str) -> bool:
    """Tell whether an unknown word is as likely a rare verb: «ويلعن», «ويعطون», «اقترفتها»."""
    imperfect = word.startswith("وي") and (len(word) == 5 or word.endswith("ون"))
    return imperfect or (len(word) > 5 and word.endswith(("تها", "تهم", "وها", "وهم")))


def _is_compound(word: str) -> bool:
    """Tell whether a name of two words is written as one («عبدالناصر», «ابوبكر»)."""
    return (word.startswith("عبدال") and len(word) > 6) or (word.startswith("ابو") and word[3:] in lexicon().given)
