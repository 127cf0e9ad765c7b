"""What the article as a whole tells about its names: short forms after long ones, the same word of the same type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from app.analysis.names.lexicon import is_everyday, is_particle, is_time, lexicon
from app.analysis.names.phrases import ADVERB_ENDING, Candidate, NameText, readings
from app.analysis.names.titles import title_before
from app.domain.annotations import MentionType
from app.resources import lexicon_table
from app.text.fold import fold

PRIORITY = 50


def find_repeated(text: NameText, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the unmarked repeats and short forms of the chosen names."""
    whole = _whole_names(text, chosen)
    short = _short_names(text, chosen)
    taken = {at for candidate in chosen for at in range(candidate.first, candidate.last)}
    for index, word in enumerate(text.words):
        if not word or index in taken:
            continue
        for reading in readings(word):
            found = whole.get(reading.key)
            if found:
                words, kind = found
                if len(words) == 1 and not _may_be_again(text, index, words[0], kind):
                    continue
                if all(text.next_word(index + step) == part for step, part in enumerate(words[1:], 1)):
                    yield Candidate(index, index + len(words), reading.cut, kind, PRIORITY)
            shortened = short.get(reading.key)
            if shortened and index > shortened[0] and _stands_alone(text, index, reading.cut):
                if shortened[1] is MentionType.PERSON and _is_plain_phrase(text, index):
                    continue
                yield Candidate(index, index + 1, reading.cut, shortened[1], PRIORITY - 10)


def _words_of(text: NameText, candidate: Candidate) -> tuple[str, ...]:
    words = [text.words[at] for at in range(candidate.first, candidate.last)]
    first = next((r.key for r in readings(words[0]) if r.cut == candidate.cut), words[0]) if words[0] else ""
    return (first, *words[1:])


def _whole_names(text: NameText, chosen: Sequence[Candidate]) -> dict[str, tuple[tuple[str, ...], MentionType]]:
    """Return the chosen names that may be found again by their words, by the first word."""
    names: dict[str, tuple[tuple[str, ...], MentionType]] = {}
    for candidate in chosen:
        words = _words_of(text, candidate)
        if candidate.type is MentionType.WEAPON or not all(words):
            continue
        if len(words) > 1 or not is_everyday(words[0]) or words[0] in lexicon().homographs:
            names.setdefault(words[0], (words, candidate.type))
    return names


@cache
def _short_forms() -> tuple[tuple[str, str], ...]:
    return tuple((fold(row["short"]), fold(row["inside"])) for row in lexicon_table("short_forms"))


def _short_names(text: NameText, chosen: Sequence[Candidate]) -> dict[str, tuple[int, MentionType]]:
    """Return the short forms that the chosen names allow, each with the token where its long form stands."""
    names: dict[str, tuple[int, MentionType]] = {}
    for candidate in chosen:
        words = _words_of(text, candidate)
        if candidate.type is MentionType.PERSON:
            surname = _surname(words)
            if surname:
                names.setdefault(surname, (candidate.first, candidate.type))
        elif candidate.type in {MentionType.GROUP, MentionType.ORGANIZATION}:
            stems = {word.removeprefix("ال") for word in words}
            for short, inside in _short_forms():
                if inside in stems:
                    names.setdefault(short, (candidate.first, candidate.type))
    return names


def _may_be_again(text: NameText, index: int, word: str, kind: MentionType) -> bool:
    """Tell whether a known name of one word is the name again where its letters stand."""
    if kind is MentionType.PERSON:
        return not _is_plain_phrase(text, index)
    return word not in lexicon().homographs or _may_stand_again(text, index)


def _may_stand_again(text: NameText, index: int) -> bool:
    """Tell whether a known name that is a verb or an adverb too can be the name here.

    It can where it ends its clause or a preposition follows, with no particle and no pronoun before: «أن تدمر».
    """
    before = text.word(index - 1) if text.joined[index] else ""
    if is_particle(before) or before in lexicon().speech_verbs or ADVERB_ENDING in text.tokens[index].text:
        return False
    following = text.next_word(index + 1)
    return not following or following in lexicon().place_words or is_time(following)


def _surname(words: tuple[str, ...]) -> str:
    """Return the last word of a person's full name where it can stand for the person."""
    if len(words) < 2 or words[-1] in lexicon().joiners or words[-2] in lexicon().joiners:
        return ""
    return "" if words[-1].removeprefix("ال") in lexicon().ordinals else words[-1]


def _is_plain_phrase(text: NameText, index: int) -> bool:
    """Tell whether a surname that is a plain word too stands as that: «لصالح الفريق», «غير صالح».

    A person's name has no complement, and who is loyal is loyal to the person.
    """
    kinds, before = lexicon().person_words, text.word(index - 1) if text.joined[index] else ""
    if kinds.get(before) == "denial":
        return True
    if kinds.get(text.word(index)) != "phrase" or any(kinds.get(r.stem) == "loyal" for r in readings(before or "ا")):
        return False
    following = text.next_word(index + 1)
    if not following or is_time(following):
        return False
    return following.startswith("ال") or lexicon().places.longest(text, index + 1) is not None


def _stands_alone(text: NameText, index: int, cut: int) -> bool:
    """Tell whether a short form stands as a noun of its own, not as an adjective or with one of its own."""
    word = text.word(index)
    if not is_everyday(word) and word.removeprefix("ال") not in lexicon().demonyms:
        return True
    if text.next_word(index + 1).startswith("ال") and word.removeprefix("ال") in lexicon().place_heads:
        return False  # «القاعدة الجوية»
    before = text.word(index - 1) if text.joined[index] else ""
    definite_before = before.startswith("ال") and len(before) > 4
    return bool(cut) or not definite_before or title_before(text, index) is not None
