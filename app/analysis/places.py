"""Places: listed names, and unknown words behind a place's head («بلدة …», «معبر …»)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from app.analysis.gazetteer import Match
from app.analysis.morphology import Form
from app.analysis.name_lexicon import (
    Head,
    is_everyday,
    is_everyday_whole,
    is_listed,
    is_listed_in_part,
    is_unknown,
    lexicon,
)
from app.analysis.persons import Look, look_of
from app.analysis.phrases import Candidate, NameText, readings
from app.domain.annotations import MentionType

_ADVERB_ENDING = "\u064b"  # names of places don't take it: «دومًا» is not «دوما»
_NO_NAME_LETTERS = ("و", "ف", "ي", "ت", "ن", "لل", "بال")  # conjunctions, persons of verbs, prepositions
LISTED = 60
HEADED = 72


def find_places(text: NameText) -> Iterator[Candidate]:
    """Yield the places of a text."""
    accepted_until = -1
    for index in range(len(text)):
        match = lexicon().places.longest(text, index)
        yield from _foreign(text, index)
        head = _head_at(text, index)
        if head and not (match and len(match.entry.words) > 1):
            yield from _headed(text, index, *head)
        if match and _may_be_place(text, match, accepted_until):
            last = _with_direction(text, match.last)
            accepted_until = last
            yield Candidate(index, last, match.cut, MentionType.PLACE, LISTED)


def _foreign(text: NameText, index: int) -> Iterator[Candidate]:
    """Yield a foreign place of two words («سانت …», «نيو …»)."""
    following = text.next_word(index + 1)
    if not following or lexicon().place_words.get(text.word(index)) != "foreign":
        return
    if look_of(following) in {Look.UNKNOWN, Look.GIVEN, Look.PART}:
        yield Candidate(index, index + 2, 0, MentionType.PLACE, HEADED)


def _head_at(text: NameText, index: int) -> tuple[int, Head] | None:
    """Return the clitics' length and the head noun at a token; a head in the construct has no article."""
    word = text.word(index)
    for reading in readings(word) if word else ():
        head = lexicon().place_heads.get(reading.key)
        if head and Form.POSSESSED not in head.form:
            return reading.cut, head
    return None


def _headed(text: NameText, index: int, cut: int, head: Head) -> Iterator[Candidate]:
    """Yield the place that a head noun introduces, and those joined to it («مستوطنات "…" و"…"»)."""
    found = proper_at(text, index + 1)
    if found is None:
        if not _must_be_named(text, index + 1, head):
            return
        found = range(index + 1, index + 2)
    last = found.stop + text.is_quote(found.stop, closing=True)
    if not head.needs or Form.PLURAL in head.form:
        yield Candidate(found.start, found.stop, 0, MentionType.PLACE, HEADED)
    else:
        end = found.stop
        while _is_tail(text.next_word(end)):
            end += 1
        yield Candidate(index, end, cut, MentionType.PLACE, HEADED)
    if Form.SINGULAR not in head.form:
        yield from _coordinated(text, last)


def _must_be_named(text: NameText, index: int, head: Head) -> bool:
    """Tell whether the grammar of the head alone makes the word behind it a name.

    Behind a structure that takes an adjective of its own («قاعدة … الجوية») any definite word is one, and behind a
    feminine settlement in the singular («بلدة …») any that is no feminine adjective; neither where the word is
    listed as another.
    """
    word = text.next_word(index)
    if head.needs:
        return word.startswith("ال") and not is_listed(word) and _is_tail(text.next_word(index + 1))
    if not head.lemma.endswith("ه") or Form.SINGULAR not in head.form or len(word) < 3:
        return False
    if word.startswith(_NO_NAME_LETTERS) or (word.endswith("ه") and not word.startswith("ال")):
        return False
    return not is_listed_in_part(word) and word not in lexicon().joiners and look_of(word) is not Look.GIVEN


def _is_tail(word: str) -> bool:
    return word.startswith("ال") and lexicon().place_words.get(word[2:].removesuffix("ه")) == "tail"


def _coordinated(text: NameText, at: int) -> Iterator[Candidate]:
    """Yield the names joined by «و» to one that stands behind a plural head."""
    while word := text.next_word(at):
        if word == "و":
            found = proper_at(text, at + 1)
            cut = 0
        elif word.startswith("و") and _is_proper(word[1:]):
            found, cut = range(at, at + 1), 1
        else:
            return
        if found is None:
            return
        yield Candidate(found.start, found.stop, cut, MentionType.PLACE, HEADED)
        at = found.stop + text.is_quote(found.stop, closing=True)


def proper_at(text: NameText, index: int) -> range | None:
    """Return the tokens of the proper name that begins at `index`, behind a head noun; None where none stands there."""
    quoted = text.quoted(index) if index < len(text) and text.joined[index] else None
    if quoted:
        return quoted
    word = text.next_word(index)
    if not word:
        return None
    listed = lexicon().places.longest(text, index)
    if listed and not listed.cut and not _is_class_word(listed) and not _is_adjective(text, listed):
        return range(index, _with_direction(text, listed.last))
    following = text.next_word(index + 1)
    if lexicon().place_words.get(word) == "starter" and following and _could_be_proper(following):
        return range(index, index + 2)
    if not _is_proper(word) or word.startswith("و"):
        return None
    second = bool(following) and not following.startswith(("و", "ال", "ب", "ل")) and _is_proper(following)
    return range(index, _with_direction(text, index + 1 + second))


def _could_be_proper(word: str) -> bool:
    words = lexicon()
    return len(word) > 2 and word not in words.place_words and word not in words.speech_verbs


@lru_cache(maxsize=16_384)
def _is_proper(word: str) -> bool:
    """Tell whether a word behind a place's head must be a name: no word of everyday language."""
    participle = len(word) == 5 and word[1] == "ا" and word.endswith("ه")
    if not word.startswith("ال") and (participle or word.endswith("يه")):
        return False  # an adjective: «قرية عائمة»
    return is_unknown(word) and word not in lexicon().joiners and look_of(word) is not Look.GIVEN


def _is_cut_in_two(word: str) -> bool:
    """Tell whether a word is of everyday language as it stands, so that nothing may be cut off it («كبيرا»)."""
    return is_listed(word) if word.startswith(("و", "ف")) else is_everyday_whole(word)


def _is_adjective(text: NameText, match: Match) -> bool:
    """Tell whether a country's name stands as the adjective that it also is («الطائرة السعودية», «قوات سورية»)."""
    word = match.entry.words[0]
    if word.removeprefix("ال") not in lexicon().demonyms or match.cut:
        return False
    before = text.word(match.first - 1) if text.joined[match.first] else ""
    if word.startswith("ال"):
        return before.startswith("ال") and len(before) > 4
    return before.endswith(("ه", "ات")) and before not in lexicon().speech_verbs


def _is_class_word(match: Match) -> bool:
    """Tell whether a listed place is itself what places are called by («المدينة»)."""
    word = match.entry.words[0].removeprefix("ال")
    return len(match.entry.words) == 1 and match.entry.also and word in lexicon().place_heads


def _may_be_place(text: NameText, match: Match, accepted_until: int) -> bool:
    """Tell whether a listed name is a place here: what is cut off must leave no everyday word cut in two."""
    if len(match.entry.words) == 1:
        if match.cut and _is_cut_in_two(text.word(match.first)):
            return False
        if _is_adjective(text, match):
            return False
        if _ADVERB_ENDING in text.tokens[match.first].text:
            return False
    return not match.entry.also or (not _is_class_word(match) and _is_place_here(text, match, accepted_until))


def _with_direction(text: NameText, last: int) -> int:
    """Return the end of a place's name with the adjective of direction behind it («حلب الشرقية»)."""
    word = text.next_word(last)
    kind = lexicon().place_words.get(word[2:]) if word.startswith("ال") else ""
    article = text.word(last - 1).startswith(("ال", "وال", "بال", "لل", "وبال"))
    return last + (kind == "direction" or (kind == "compass" and article))


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
