"""What the article as a whole tells about its names: short forms after long ones, the same word of the same type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from app.analysis.names.lexicon import is_everyday, is_listed, is_particle, is_time, is_unknown, lexicon
from app.analysis.names.listed_places import is_dated, is_parted, preposition_before
from app.analysis.names.phrases import ADVERB_ENDING, Candidate, NameText, Reading, readings
from app.analysis.names.titles import is_speech_verb, title_before
from app.domain.annotations import MentionType
from app.resources import lexicon_table
from app.text.fold import fold

PRIORITY = 50
_Whole = tuple[tuple[str, ...], MentionType]


def find_repeated(text: NameText, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the unmarked repeats and short forms of the chosen names."""
    whole = _whole_names(text, chosen)
    short = _short_names(text, chosen)
    taken = {at for candidate in chosen for at in range(candidate.first, candidate.last)}
    endings = {first[-2:] for first in (*whole, *short)}  # clitics are cut off a word's head alone
    for index, word in enumerate(text.words):
        if word[-2:] not in endings or not word or index in taken:
            continue
        for reading in readings(word):
            if again := _repeat_at(text, index, reading, whole.get(reading.key, ())):
                yield again
            shortened = short.get(reading.key)
            if shortened and index > shortened.since and _stands_alone(text, index, reading.cut):
                if shortened.type is MentionType.PERSON and _is_plain_phrase(text, index):
                    continue
                yield Candidate(index, index + 1, reading.cut, shortened.type, PRIORITY - 10)


def _repeat_at(text: NameText, index: int, reading: Reading, names: Sequence[_Whole]) -> Candidate | None:
    """Return the longest of the names with this first word that stands at a token again."""
    for words, kind in names:
        if len(words) == 1 and not _may_be_again(text, index, reading, kind):
            continue
        if all(text.next_word(index + step) == part for step, part in enumerate(words[1:], 1)):
            return Candidate(index, index + len(words), reading.cut, kind, PRIORITY)
    return None


@dataclass(frozen=True, slots=True)
class _Short:
    """A short form: the token behind which it may stand for the long one (-1 for anywhere), and its type."""

    since: int
    type: MentionType


def _words_of(text: NameText, candidate: Candidate) -> tuple[str, ...]:
    words = [text.words[at] for at in range(candidate.first, candidate.last)]
    first = next((r.key for r in readings(words[0]) if r.cut == candidate.cut), words[0]) if words[0] else ""
    return (first, *words[1:])


def _whole_names(text: NameText, chosen: Sequence[Candidate]) -> dict[str, list[_Whole]]:
    """Return the chosen names that may be found again by their words, by the first word, the longest first."""
    found: dict[tuple[str, ...], MentionType] = {}
    for candidate in chosen:
        words = _words_of(text, candidate)
        if candidate.type is not MentionType.WEAPON and all(words) and _may_repeat(words):
            found.setdefault(words, candidate.type)
            if len(words) == 2 and words[0] in lexicon().body_heads and lexicon().actors.lists(words[1]):
                found.setdefault(words[1:], candidate.type)  # «حماس» after «حركة حماس»
    names: dict[str, list[_Whole]] = {}
    for words, kind in sorted(found.items(), key=lambda name: -len(name[0])):
        names.setdefault(words[0], []).append((words, kind))
    return names


def _may_repeat(words: tuple[str, ...]) -> bool:
    """Tell whether a name may stand again without what first told it: an everyday word only if it is a listed name."""
    if len(words) > 1 or not is_everyday(words[0]) or words[0] in lexicon().homographs:
        return True
    return words[0] in lexicon().places or lexicon().places.lists(words[0]) or lexicon().actors.lists(words[0])


@cache
def _short_forms() -> tuple[tuple[str, str, MentionType | None], ...]:
    """Return the short forms with the word that the long one must hold, and their own type if they have one."""
    return tuple(
        (fold(row["short"]), fold(row["inside"]), MentionType(row["type"]) if row["type"] else None)
        for row in lexicon_table("short_forms")
    )


def _short_names(text: NameText, chosen: Sequence[Candidate]) -> dict[str, _Short]:
    """Return the short forms that the chosen names allow."""
    names: dict[str, _Short] = {}
    for candidate in chosen:
        words = _words_of(text, candidate)
        if candidate.type is MentionType.PERSON:
            surname = _surname(words)
            if surname:
                known = lexicon().known_persons.lists(surname)
                names.setdefault(surname, _Short(-1 if known else candidate.first, candidate.type))
        elif candidate.type in {MentionType.GROUP, MentionType.ORGANIZATION}:
            stems = {word.removeprefix("ال") for word in words}
            for short, inside, kind in _short_forms():
                if inside in stems:
                    names.setdefault(short, _Short(candidate.first, kind or candidate.type))
            if len(words) > 1 and lexicon().known_persons.lists(words[-1]):
                names.setdefault(words[-1], _Short(candidate.first, MentionType.PERSON))  # «نظام الأسد»
        elif candidate.type is MentionType.PLACE and _is_called_alone(words):
            names.setdefault(words[-1], _Short(-1, candidate.type))
    return names


def _is_called_alone(words: tuple[str, ...]) -> bool:
    """Tell whether a place's last word stands for it: a rare word behind a head («قاعدة سبايكر»), a listed place."""
    if len(words) != 2 or words[0] not in lexicon().place_heads:
        return False
    return not is_everyday(words[1]) and (is_unknown(words[1]) or words[1] in lexicon().places)


def _may_be_again(text: NameText, index: int, reading: Reading, kind: MentionType) -> bool:
    """Tell whether a known name of one word is the name again where its letters stand."""
    if kind is MentionType.PERSON:
        return not _is_plain_phrase(text, index)
    if reading.key in lexicon().months and is_dated(text, index, index + 1):
        return False
    if reading.key in lexicon().homographs:
        return _may_stand_again(text, index)
    if not is_everyday(reading.key):
        return True
    return _stands_bare(text, index, reading, kind)


def _stands_bare(text: NameText, index: int, reading: Reading, kind: MentionType) -> bool:
    """Tell whether a name that is an everyday word too can be the name here, where the article has it elsewhere.

    A place behind a preposition and a body that nothing describes can («في الباب», «قالت حماس»); neither has a
    complement or an adjective, and «بحماس» is with zeal.
    """
    following = text.next_word(index + 1)
    if following.startswith("ال") or ADVERB_ENDING in text.tokens[index].text:
        return False
    before = text.word(index - 1) if text.joined[index] else ""
    if reading.key in lexicon().places and is_parted(text, index, reading.cut):
        return True
    if kind is MentionType.PLACE:
        return not reading.cut and preposition_before(text, index) in {"preposition", "from"}
    if kind is MentionType.ORGANIZATION and not is_speech_verb(before):
        return text.is_quote(index - 1) and text.is_quote(index + 1, closing=True)  # «الوطن» is mostly no paper
    described = before.startswith("ال") and len(before) > 4 and reading.key.startswith("ال")
    return not described and not text.word(index)[: reading.cut].endswith("ب")


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
    stem = words[-1].removeprefix("ال")
    return "" if stem in lexicon().ordinals or words[-1] in lexicon().titles or is_time(stem) else words[-1]


def _is_plain_phrase(text: NameText, index: int) -> bool:
    """Tell whether a surname that is a plain word too stands as that: «لصالح الفريق», «غير صالح».

    A person's name has no complement, and who is loyal is loyal to the person.
    """
    kinds, before = lexicon().person_words, text.word(index - 1) if text.joined[index] else ""
    if kinds.get(before) == "denial":
        return True
    if kinds.get(text.word(index)) == "preposition" and not (is_speech_verb(before) or title_before(text, index)):
        return True  # «علي» is how Egypt writes «على»
    if (
        is_listed(text.word(index))
        and not text.word(index).startswith("ال")
        and text.next_word(index + 1).startswith("ال")
    ):
        return not (is_speech_verb(before) or is_time(text.next_word(index + 1)))  # «حسن الاستضافة»
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
    following = text.next_word(index + 1)
    described = following.startswith("ال") and not is_particle(following)  # «زعماء القاعدة الذين …»
    if described and word.removeprefix("ال") in lexicon().place_heads:
        return False  # «القاعدة الجوية»
    before = text.word(index - 1) if text.joined[index] else ""
    definite_before = before.startswith("ال") and len(before) > 4
    if definite_before and word.removeprefix("ال") in lexicon().demonyms:
        return False  # «القيادي الحوثي»
    return bool(cut) or not definite_before or title_before(text, index) is not None
