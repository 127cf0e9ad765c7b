"""Persons: runs of words that look like parts of a name, judged by what they are and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from app.analysis.name_lexicon import is_everyday, lexicon
from app.analysis.phrases import Candidate, NameText, readings
from app.domain.annotations import MentionType

PRIORITY = 70
_LONGEST = 6
_TITLE_REACH = 6


class Look(Enum):
    """What a word looks like as part of a name."""

    GIVEN = auto()  # a given name and nothing else
    PART = auto()  # a surname learnt from text
    WEAK = auto()  # a given name that is an everyday word too
    NISBA = auto()  # «الديراني»: the shape of a surname
    NATION = auto()  # «السوداني»: a surname's shape, but mostly an adjective
    UNKNOWN = auto()  # no word of the language, so perhaps a foreign name
    FIRST = auto()  # «أبو», «عبد»: a name part must follow
    MIDDLE = auto()  # «بن»
    TAIL = auto()  # «الدين»
    NONE = auto()


_JOINER_LOOKS = {"first": Look.FIRST, "middle": Look.MIDDLE, "tail": Look.TAIL}
_STRONG = frozenset({Look.GIVEN, Look.PART})
_STARTERS = frozenset({Look.GIVEN, Look.PART, Look.WEAK, Look.NISBA, Look.UNKNOWN, Look.FIRST})


@lru_cache(maxsize=65_536)
def look_of(word: str) -> Look:
    """Return what a canonical word, without clitics, looks like."""
    words = lexicon()
    if word in words.joiners:
        return _JOINER_LOOKS[words.joiners[word]]
    if word in words.given:
        return Look.GIVEN
    if word in words.parts or _is_compound(word):
        return Look.WEAK if word in words.given_and_common else Look.PART
    if word in words.given_and_common:
        return Look.WEAK
    if word.startswith("ال") and word[2:] in words.demonyms:
        return Look.NATION if word.endswith("ي") else Look.NONE
    if len(word) < 3 or not "\u0621" <= word[0] <= "\u064a" or words.places.lists(word) or words.actors.lists(word):
        return Look.NONE
    if is_everyday(word):
        return Look.NONE
    if word.startswith("ال"):
        return Look.NISBA if word.endswith("ي") and len(word) > 5 else Look.NONE
    return Look.UNKNOWN


def _is_compound(word: str) -> bool:
    """Tell whether a name of two words is written as one («عبدالناصر», «ابوبكر»)."""
    return (word.startswith("عبدال") and len(word) > 6) or (word.startswith("ابو") and word[3:] in lexicon().given)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of name-like tokens with the looks of each."""

    first: int
    cut: int
    looks: tuple[Look, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.looks)

    def count(self, *looks: Look) -> int:
        return sum(look in looks for look in self.looks)


def find_persons(text: NameText) -> Iterator[Candidate]:
    """Yield the persons of a text."""
    index = 0
    while index < len(text):
        run = _run_at(text, index)
        if run is None:
            index += 1
            continue
        yield Candidate(run.first, run.last, run.cut, MentionType.PERSON, PRIORITY)
        index = run.last
    yield from _known(text)


def _known(text: NameText) -> Iterator[Candidate]:
    """Yield the persons whom the news calls by one name."""
    for index in range(len(text)):
        match = lexicon().known_persons.longest(text, index)
        if match and (not match.entry.also or title_before(text, index) == 1):
            yield Candidate(match.first, match.last, match.cut, MentionType.PERSON, PRIORITY - 15)


def _run_at(text: NameText, index: int) -> _Run | None:
    """Return the run that makes a name from a token on, or None."""
    word = text.word(index)
    if not word:
        return None
    for reading in readings(word):
        if reading.cut and not _may_cut(word, reading.key):
            continue
        look = look_of(reading.key)
        if look not in _STARTERS:
            continue
        run = _extend(text, _Run(index, reading.cut, (look,)))
        if run and _is_person(text, run):
            return run
    return None


def _may_cut(word: str, rest: str) -> bool:
    """Tell whether clitics may be cut off before a name: what stays is known, and the whole is not."""
    return look_of(rest) in {Look.GIVEN, Look.PART, Look.WEAK, Look.FIRST, Look.NISBA} and look_of(word) not in _STRONG


def _extend(text: NameText, run: _Run) -> _Run | None:
    """Return the run with the name-like tokens behind it; None where it is no whole name."""
    looks = list(run.looks)
    at = run.first + 1
    while len(looks) < _LONGEST and (word := text.next_word(at)):
        look = look_of(word)
        if look is Look.NONE or (looks[-1] in {Look.FIRST, Look.MIDDLE} and look is Look.TAIL and word != "الله"):
            look = _after_joiner(word) if looks[-1] in {Look.FIRST, Look.MIDDLE} else Look.NONE
        if look is Look.NONE or _begins_another(word, look):
            break
        looks.append(look)
        at += 1
    while looks and looks[-1] in {Look.FIRST, Look.MIDDLE}:
        looks.pop()
    if len(looks) > 1 and looks[-1] is Look.NATION and (len(looks) > 2 or not _STRONG & set(looks[:1])):
        looks.pop()
    return _Run(run.first, run.cut, tuple(looks)) if looks else None


def _after_joiner(word: str) -> Look:
    """Return the look of a word that «عبد», «أبو» or «بن» makes part of a name."""
    return Look.WEAK if len(word) > 2 and word not in lexicon().place_words else Look.NONE


def _begins_another(word: str, look: Look) -> bool:
    """Tell whether a word inside a run is «و» with the next name («سلفا كير ورياك مشار»)."""
    if not word.startswith("و") or look in _STRONG or len(word) < 4:
        return False
    return look_of(word[1:]) is not Look.NONE or lexicon().places.lists(word[1:])


def _is_person(text: NameText, run: _Run) -> bool:
    """Weigh what the run's words are against what stands beside it."""
    strong = run.count(Look.GIVEN, Look.PART)
    weak = run.count(Look.WEAK, Look.NISBA, Look.NATION)
    unknown = run.count(Look.UNKNOWN)
    joined = run.count(Look.FIRST, Look.MIDDLE, Look.TAIL)
    title = title_before(text, run.first)
    if strong >= 2 or (strong and weak + unknown + joined):
        return True
    if title == 1:
        return bool(strong or unknown or joined or weak)
    if title:
        return bool(strong) or (len(run.looks) > 1 and unknown + joined + weak > 0)
    if run.count(Look.WEAK) >= 2 or (joined and weak):
        return run.count(Look.WEAK) > 0 and run.cut == 0 and len(run.looks) > 1
    return unknown >= 2 and len(run.looks) <= 3 and _speaks(text, run)


def _speaks(text: NameText, run: _Run) -> bool:
    """Tell whether a verb of speaking stands beside the run."""
    before = text.word(run.first - 1)
    return any(reading.key in lexicon().speech_verbs for reading in readings(before)) if before else False


def title_before(text: NameText, index: int) -> int:
    """Return how many tokens before `index` a title stands (1: right before it), 0 where none does.

    Between a job's title and the name its complements may stand («المتحدث باسم الجيش», «وزير الدفاع الروسي»), and
    a comma.
    """
    at = index - 1
    if at >= 0 and text.tokens[at].text in {"،", ","}:
        at -= 1
    for distance in range(1, _TITLE_REACH + 1):
        word = text.word(at)
        if not word:
            return 0
        kind = _title_kind(word)
        if kind == "office" or (kind and distance == 1):
            return distance if at == index - distance else distance + 1
        if not _is_complement(word) or not text.joined[at]:
            return 0
        at -= 1
    return 0


@lru_cache(maxsize=16_384)
def _title_kind(word: str) -> str:
    for reading in readings(word):
        kind = lexicon().titles.get(reading.stem)
        if kind:
            return kind
    return ""


@lru_cache(maxsize=16_384)
def _is_complement(word: str) -> bool:
    """Tell whether a word may stand between a job's title and the name."""
    words = lexicon()
    if word in {"باسم", "الي", "في", "لدي", "عام", "شءون", "لشءون"}:
        return True
    return any(
        reading.is_definite
        or reading.stem in words.demonyms
        or reading.stem in words.body_heads
        or reading.stem in words.body_nouns
        or words.places.lists(reading.key)
        for reading in readings(word)
    )
