"""Places: listed names, and unknown words behind a place's head («بلدة …», «معبر …»)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.analysis.gazetteer import Match
from app.analysis.morphology import Form
from app.analysis.name_lexicon import Head, is_everyday, lexicon
from app.analysis.persons import Look, look_of
from app.analysis.phrases import Candidate, NameText, readings
from app.domain.annotations import MentionType

LISTED = 60
HEADED = 62
_NUMBERED = 3


def find_places(text: NameText) -> Iterator[Candidate]:
    """Yield the places of a text."""
    accepted_until = -1
    for index in range(len(text)):
        head = _head_at(text, index)
        if head:
            headed = _headed(text, index, *head)
            if headed:
                yield headed
        match = lexicon().places.longest(text, index)
        if match and (not match.entry.also or _is_place_here(text, match, accepted_until)):
            last = _with_direction(text, match.last)
            accepted_until = last
            yield Candidate(index, last, match.cut, MentionType.PLACE, LISTED)


def _head_at(text: NameText, index: int) -> tuple[int, Head] | None:
    """Return the clitics' length and the head noun at a token; a head in the construct has no article."""
    word = text.word(index)
    for reading in readings(word) if word else ():
        head = lexicon().place_heads.get(reading.key)
        if head and Form.POSSESSED not in head.form:
            return reading.cut, head
    return None


def _headed(text: NameText, index: int, cut: int, head: Head) -> Candidate | None:
    """Return the place that a head noun at `index` introduces."""
    last = _proper_end(text, index + 1)
    if last is None:
        return None
    if not head.needs:
        first = index + 2 if text.is_quote(index + 1) else index + 1
        return Candidate(first, last, 0, MentionType.PLACE, HEADED)
    while (
        text.next_word(last).startswith("ال")
        and lexicon().place_words.get(text.next_word(last)[2:].removesuffix("ه")) == "tail"
    ):
        last += 1
    return Candidate(index, last, cut, MentionType.PLACE, HEADED)


def _proper_end(text: NameText, index: int) -> int | None:
    """Return where the proper name behind a place's head ends, or None where none stands there."""
    quoted = text.quoted(index) if index < len(text) and text.joined[index] else None
    if quoted:
        return quoted.stop
    word = text.next_word(index)
    if not word:
        return None
    listed = lexicon().places.longest(text, index)
    if listed and not listed.cut:
        return _with_direction(text, listed.last)
    kind = lexicon().place_words.get(word)
    following = text.next_word(index + 1)
    if kind == "starter" and following and _could_be_proper(following):
        return index + 2
    if _is_proper(word):
        return _with_direction(text, index + 1)
    return None


def _could_be_proper(word: str) -> bool:
    return len(word) > 2 and word not in lexicon().place_words and word not in lexicon().speech_verbs


@lru_cache(maxsize=16_384)
def _is_proper(word: str) -> bool:
    """Tell whether a word behind a place's head must be a name: no word of everyday language."""
    if len(word) < 3 or not "\u0621" <= word[0] <= "\u064a":
        return False
    stem = word.removeprefix("ال")
    if stem in lexicon().demonyms or word in lexicon().place_words:
        return False
    return not is_everyday(word) and look_of(word) not in {Look.GIVEN, Look.FIRST}


def _with_direction(text: NameText, last: int) -> int:
    """Return the end of a place's name with the adjective of direction behind it («حلب الشرقية»)."""
    word = text.next_word(last)
    if word.startswith("ال") and lexicon().place_words.get(word[2:]) == "direction":
        return last + 1
    return last


def _is_place_here(text: NameText, match: Match, accepted_until: int) -> bool:
    """Decide by context whether a name that is also something else is a place here."""
    if len(match.entry.words) > 1:
        return True
    before = text.word(match.first - 1) if text.joined[match.first] else ""
    if before and any(r.key in lexicon().place_heads for r in readings(before)) and not match.cut:
        return True
    kind = _kind_before(before)
    if kind == "toward":
        return not match.cut
    if is_everyday(text.word(match.first)):
        return False
    if match.cut and accepted_until == match.first and text.word(match.first).startswith("و"):
        return True
    return kind == "preposition" or (match.cut > 0 and not text.word(match.first).startswith(("و", "ف")))


@lru_cache(maxsize=4_096)
def _kind_before(word: str) -> str:
    for reading in readings(word) if word else ():
        kind = lexicon().place_words.get(reading.key, "")
        if kind in {"toward", "preposition"}:
            return kind
    return ""
