"""Groups and organizations: listed bodies, and those that a head noun, quotation marks, letters or a person tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from app.analysis.names.bodies import (
    NAME_LOOKS,
    OUTLETS,
    SIDED,
    UNITS,
    Phrase,
    makes_name,
    read_adjectives,
    read_complements,
)
from app.analysis.names.gazetteer import Match
from app.analysis.names.lexicon import (
    Head,
    has_pronoun,
    is_imperfect,
    is_particle,
    is_time,
    is_unknown,
    lexicon,
)
from app.analysis.names.looks import Look, look_of
from app.analysis.names.morphology import Form
from app.analysis.names.phrases import Candidate, NameText, Reading, readings
from app.analysis.names.spelled import dotted_end, may_begin_spelling, spelled_end, spelled_kind
from app.analysis.names.titles import is_speech_verb, title_kind
from app.domain.annotations import MentionType
from app.text.memory import remembered

ADDRESSED = 58
"""Below listed places and persons."""
LISTED = 80
BUILT = 82
SPELLED = 83
FOLLOWERS = 90
_TOLD = 12  # words between a verb of speaking and the outlet that is told
_HOLDER = 3  # words between a group and the person whom it follows
LONGEST = 9
_UNTITLED = frozenset({"none", "adjective", "sides", "forces", "side"})  # what no title in quotation marks names


def find_actors(text: NameText) -> Iterator[Candidate]:
    """Yield the groups and organizations of a text."""
    tails = lexicon().outlet_tails
    before_tails = {index - 1 for index, word in enumerate(text.words) if word in tails}
    for index, word in enumerate(text.words):
        if word:
            if _may_begin(word) or index in before_tails or may_begin_spelling(text, index) or _is_dotted(text, index):
                yield from _bodies_at(text, index)
        elif body := _quoted_body(text, index) or _bracketed_body(text, index) or _addressed_outlet(text, index):
            yield body


@remembered
def _may_begin(word: str) -> bool:
    """Tell whether a word begins a listed name or heads a built one; most words do neither."""
    return lexicon().actors.begins(word) or bool(_heads_of(word))


def _bodies_at(text: NameText, index: int) -> Iterator[Candidate]:
    """Yield the listed body whose name begins at a word, and the one that is built or spelled there."""
    match = lexicon().actors.longest(text, index)
    match = None if match and _is_operation(text, match) else match
    if match and (not match.entry.also or _is_body_here(text, match)):
        last = match.last if _is_whole(match) else _nationality_end(text, match.last)
        priority = LISTED if len(match.entry.words) == 1 else BUILT
        yield Candidate(index, last, match.cut, match.entry.type, priority)
    built = _built_at(text, index) or _outlet_by_tail(text, index) or _spelled(text, index)
    if built and not (match and not match.entry.also and match.last >= built.last):
        yield built


def _is_operation(text: NameText, match: Match) -> bool:
    """Tell whether the word before a listed name makes it an operation's («عملية بركان الغضب»)."""
    beside = lexicon().not_bodies.get(" ".join(match.entry.words), frozenset())
    at = match.first - 1 - text.is_quote(match.first - 1)
    return bool(beside and text.word(at)) and any(reading.key in beside for reading in readings(text.word(at)))


def _outlet_by_tail(text: NameText, index: int) -> Candidate | None:
    """Return an outlet whose foreign name ends in a word that such names end in («… نيوز»)."""
    word = text.word(index)
    if not word or text.next_word(index + 1) not in lexicon().outlet_tails:
        return None
    if word in lexicon().place_words or any(reading.key in lexicon().speech_verbs for reading in readings(word)):
        return None
    return Candidate(index, index + 2, 0, MentionType.ORGANIZATION, BUILT)


def _spelled(text: NameText, index: int) -> Candidate | None:
    """Return the body whose name is spelled by letters («بي بي سي»), its outlet's noun before it or not."""
    if _is_dotted(text, index) and (end := dotted_end(text, index)) > index:
        return Candidate(index, end, 0, MentionType.ORGANIZATION, SPELLED)
    if not may_begin_spelling(text, index):
        return None
    before = text.word(index - 1) if index and text.joined[index] else ""
    heads = (lexicon().body_heads.get(reading.stem) for reading in readings(before)) if before else ()
    introduced = any(head is not None and head.needs in OUTLETS for head in heads)
    last = spelled_end(text, index, introduced=introduced or text.is_quote(index - 1))
    if last == index or spelled_kind(text, index, last):
        return None
    return Candidate(index, last, 0, MentionType.ORGANIZATION, SPELLED)


def _is_dotted(text: NameText, index: int) -> bool:
    """Tell whether a full stop stands behind a token."""
    return index + 1 < len(text.tokens) and text.tokens[index + 1].text == "."


def find_followers(text: NameText, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the groups that are called by the person whom they follow («قوات …», «نظام الرئيس …»)."""
    for person in chosen:
        if person.type is not MentionType.PERSON or person.cut:
            continue
        at = person.first - 1
        while person.first - at <= _HOLDER and _describes_holder(text.word(at)):
            at -= 1
        word = text.word(at)
        if not word or not all(text.joined[at + 1 : person.first + 1]):
            continue
        for reading in readings(word):
            head = lexicon().body_heads.get(reading.key)
            if head and _may_follow(head, person, person.first - at):
                yield Candidate(at, person.last, reading.cut, head.type, FOLLOWERS)
                break


def _may_follow(head: Head, person: Candidate, distance: int) -> bool:
    """Tell whether a body may be called by a person: who fights for him, the government of one name right behind."""
    if head.lemma in lexicon().governing_heads:
        return distance == 1 and len(person) == 1 and Form.SINGULAR in head.form
    return head.type is MentionType.GROUP and head.needs in {"side", "forces"} and Form.DUAL not in head.form


def find_aliases(text: NameText, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the short names in marks or brackets behind long ones («بعثة الأمم المتحدة في العراق "يونامي"»)."""
    for body in chosen:
        words = text.enclosed(body.last, limit=1) if len(body) > 1 else None
        if words and body.type in {MentionType.GROUP, MentionType.ORGANIZATION} and text.joined[body.last]:
            word = text.word(words.start)
            stranger = is_unknown(word) and not is_time(word) and look_of(word) in {Look.UNKNOWN, Look.PART}
            if stranger or lexicon().actors.lists(word):
                yield Candidate(words.start, words.stop, 0, body.type, ADDRESSED)


def _describes_holder(word: str) -> bool:
    """Tell whether a word stands between a group and the person it follows («قوات الرئيس اليمني السابق …»)."""
    stem = word.removeprefix("ال")
    return word.startswith("ال") and (stem in lexicon().titles or stem in lexicon().nationalities or is_time(word))


def _is_body_here(text: NameText, match: Match) -> bool:
    """Decide by context whether a name that is also an everyday word is a body here: behind its head, or in quotes."""
    if text.is_quote(match.first - 1) and text.is_quote(match.last, closing=True):
        return True
    before = text.word(match.first - 1) if text.joined[match.first] else ""
    if match.cut or not before:
        return False
    may_speak = match.entry.type is MentionType.ORGANIZATION and not lexicon().places.lists(match.entry.words[0])
    heads = (lexicon().body_heads.get(reading.key) for reading in readings(before))
    return any(head is not None and head.type is match.entry.type for head in heads) or (
        may_speak and is_speech_verb(before)
    )


def _is_whole(match: Match) -> bool:
    """Tell whether a listed name takes no nationality: one word, or an outlet's noun and its own name."""
    words = match.entry.words
    head = lexicon().body_heads.get(words[0])
    return len(words) == 1 or (head is not None and head.needs in OUTLETS and lexicon().actors.holds(words[1:]))


def _nationality_end(text: NameText, last: int) -> int:
    """Return the end of a listed body's name with the nationality behind it («قوات الدعم السريع السودانية»)."""
    word = text.next_word(last)
    return last + 1 if word.startswith("ال") and word[2:] in lexicon().nationalities else last


@remembered
def _heads_of(word: str) -> tuple[tuple[Reading, Head], ...]:
    """Return the heads of bodies that a word may be, with the readings that make it them."""
    heads = lexicon().body_heads
    return tuple((reading, heads[reading.stem]) for reading in readings(word) if reading.stem in heads)


def _built_at(text: NameText, index: int) -> Candidate | None:
    """Return the body's name that a head noun at a token begins, for the first reading that makes one."""
    word = text.word(index)
    for reading, head in _heads_of(word) if word else ():
        if not _may_head(text, index, head):
            continue
        if head.needs == "adjective" and _is_office_of(text, index):
            continue
        rank = head.needs in UNITS and word[: reading.cut + 1].endswith("لل")  # «للواء» may be «لـ» before a rank
        if rank and look_of(text.next_word(index + 1)) in NAME_LOOKS:
            continue
        if text.is_quote(index + 1):
            return None if reading.is_definite and head.needs not in OUTLETS else _titled_by_quote(text, index, head)
        phrase = Phrase(index + 1)
        if reading.is_definite:
            read_adjectives(text, phrase, definite=True)
        else:
            read_complements(text, phrase, head)
            if phrase.last == index + 1:
                read_adjectives(text, phrase, definite=False)
        if phrase.last > index + 1 and makes_name(text, index, reading.is_definite, head, phrase):
            if phrase.body and head.needs == "office" and not phrase.topical:
                continue  # «مكتب الهلال الأحمر»: the body is the name
            built = Candidate(index, min(phrase.last, index + LONGEST), reading.cut, head.type, BUILT)
            return _camp_of(text, built) if head.needs in UNITS else built
    return None


def _is_office_of(text: NameText, index: int) -> bool:
    """Tell whether a minister's title stands before what is his («وزيرة الخارجية الألمانية»)."""
    before = text.word(index - 1) if text.joined[index] else ""
    return bool(before) and title_kind(before) == "office" and not before.startswith("ال")


def _camp_of(text: NameText, unit: Candidate) -> Candidate:
    """Return the camp or base that is called by a unit («معسكر اللواء 35»), else the unit."""
    before = text.word(unit.first - 1) if text.joined[unit.first] and not unit.cut else ""
    for reading in readings(before) if before else ():
        head = lexicon().place_heads.get(reading.key)
        if head and head.needs == "inside" and Form.SINGULAR in head.form:
            return Candidate(unit.first - 1, unit.last, reading.cut, MentionType.PLACE, BUILT)
    return unit


def _may_head(text: NameText, index: int, head: Head) -> bool:
    """Tell whether a head's form can begin a name: one body has no dual, only sides and units have a plural."""
    if head.needs == "none" or Form.POSSESSED in head.form or Form.DUAL in head.form:
        return False
    if Form.SINGULAR not in head.form and head.needs not in {*SIDED, *UNITS}:
        return False
    if text.joined[index] and text.word(index - 1) in lexicon().not_bodies.get(head.lemma, ()):
        return False
    place = lexicon().places.longest(text, index)
    return place is None or len(place.entry.words) < 2


def _titled_by_quote(text: NameText, index: int, head: Head) -> Candidate | None:
    """Return the quoted name behind a body's head («صحيفة "…"», «حركة "…"»)."""
    if head.needs in _UNTITLED or head.lemma in lexicon().place_heads or not text.joined[index + 1]:
        return None
    quoted = text.quoted(index + 1)
    if quoted is None or not _may_be_title(text, quoted):
        return None
    return Candidate(quoted.start, quoted.stop, 0, head.type, BUILT)


def _quoted_body(text: NameText, index: int) -> Candidate | None:
    """Return the body whose whole name stands in quotation marks, its head first («"جبهة …"»)."""
    quoted = text.quoted(index)
    if quoted is None or len(quoted) < 2 or not _may_be_title(text, quoted):
        return None
    head = lexicon().body_heads.get(text.word(quoted.start))
    if head is None or head.needs in _UNTITLED or Form.SINGULAR not in head.form or Form.POSSESSED in head.form:
        return None
    if not text.word(quoted.start + 1).startswith("ال") and look_of(text.word(quoted.start + 1)) is Look.NONE:
        return None
    return Candidate(quoted.start, quoted.stop, 0, head.type, BUILT)


def _bracketed_body(text: NameText, index: int) -> Candidate | None:
    """Return the body in brackets behind its head («وكالة (دوغان) للأنباء»), or a listed one that is addressed."""
    words = text.enclosed(index) if not text.is_quote(index) else None
    if words is None or not index or not text.joined[index] or not _may_be_title(text, words):
        return None
    match = lexicon().actors.longest(text, words.start)
    if match and match.last == words.stop and text.word(index - 1) in _addressing():
        return Candidate(words.start, words.stop, 0, match.entry.type, LISTED)
    for reading in readings(text.word(index - 1) or "ا"):
        head = lexicon().body_heads.get(reading.key)
        if head and not reading.is_definite and head.needs not in _UNTITLED and Form.SINGULAR in head.form:
            return Candidate(words.start, words.stop, 0, head.type, BUILT)
    return None


def _addressed_outlet(text: NameText, index: int) -> Candidate | None:
    """Return the outlet in quotation marks to which somebody speaks («قال … لـ«الصباح»»)."""
    quoted = text.quoted(index, limit=3) or text.quoted_backwards(index)
    if quoted is None or text.word(index - 1) not in _addressing() or not text.joined[index]:
        return None
    told = any(_is_talk(text.word(at)) for at in range(max(0, index - _TOLD), index - 1))
    if not told or not _may_be_title(text, quoted):
        return None
    return Candidate(quoted.start, quoted.stop, 0, MentionType.ORGANIZATION, ADDRESSED)


def _is_talk(word: str) -> bool:
    """Tell whether a word is a verb of speaking or a noun for what is said («في تصريح لـ…»)."""
    return is_speech_verb(word) or lexicon().place_words.get(word) == "talk"


@cache
def _addressing() -> frozenset[str]:
    """Return the forms of «لـ» that stand apart before a name in marks."""
    return frozenset(word for word, kind in lexicon().place_words.items() if kind == "address")


def _may_be_title(text: NameText, quoted: range) -> bool:
    """Tell whether quoted words can be a name: no verb, no particle, nothing with a pronoun («يضاعف أرقامه»)."""
    words = [text.word(at) for at in quoted]
    if any(is_imperfect(word) or word in lexicon().speech_verbs for word in words):
        return False
    if len(words) == 1:
        return not words[0].startswith("ال") or not is_time(words[0])
    return not any(is_particle(word) or has_pronoun(word) for word in words)
