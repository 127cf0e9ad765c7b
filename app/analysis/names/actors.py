"""Groups and organizations: listed bodies, and the grammar of a body's name built on its head noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.analysis.names.gazetteer import Match
from app.analysis.names.lexicon import (
    Head,
    has_pronoun,
    is_construct_people,
    is_everyday,
    is_imperfect,
    is_particle,
    is_time,
    lexicon,
)
from app.analysis.names.morphology import Form, is_feminine
from app.analysis.names.persons import Look, look_of
from app.analysis.names.phrases import Candidate, NameText, readings
from app.analysis.names.places import proper_at
from app.analysis.names.spelled import spelled_end, spelled_kind
from app.domain.annotations import MentionType

LISTED = 80
BUILT = 82
SPELLED = 83
FOLLOWERS = 90
LONGEST = 9
_NAME_LOOKS = frozenset({Look.GIVEN, Look.PART, Look.UNKNOWN, Look.TAIL, Look.MIDDLE, Look.NISBA, Look.WEAK})
_OUTLETS = frozenset({"title", "proper"})
_SIDED = frozenset({"side", "adjective", "forces", "sides"})
_UNITS = frozenset({"unit", "brigade"})
_UNTITLED = frozenset({"none", "adjective", "sides", "forces", "side"})  # what no title in quotation marks names
_COORDINATING = frozenset({"complement", "marked"})


@dataclass(slots=True)
class _Phrase:
    """What was read of a body's name so far, and what in it makes it a name."""

    last: int
    complement: bool = False  # a definite noun in the construct
    topical: bool = False  # what bodies are for: «مكافحة», «شؤون»
    proper: bool = False  # a place, a listed body, a person, an unknown word
    place: bool = False  # a listed place
    side: bool = False  # a nationality, a people or a side
    body: bool = False  # a listed organization
    numbered: bool = False
    adjectives: int = 0


def find_actors(text: NameText) -> Iterator[Candidate]:
    """Yield the groups and organizations of a text."""
    for index in range(len(text)):
        match = lexicon().actors.longest(text, index)
        if match and (not match.entry.also or _is_body_here(text, match)):
            last = _nationality_end(text, match.last) if len(match.entry.words) > 1 else match.last
            priority = LISTED if len(match.entry.words) == 1 else BUILT
            yield Candidate(index, last, match.cut, match.entry.type, priority)
        built = _built_at(text, index) or _outlet_by_tail(text, index) or _spelled(text, index)
        if built and not (match and not match.entry.also and match.last >= built.last):
            yield built
        quoted = _quoted_body(text, index)
        if quoted:
            yield quoted


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
    before = text.word(index - 1) if index and text.joined[index] else ""
    heads = (lexicon().body_heads.get(reading.stem) for reading in readings(before)) if before else ()
    introduced = any(head is not None and head.needs in _OUTLETS for head in heads)
    last = spelled_end(text, index, introduced=introduced or text.is_quote(index - 1))
    if last == index or spelled_kind(text, index, last):
        return None
    return Candidate(index, last, 0, MentionType.ORGANIZATION, SPELLED)


def find_followers(text: NameText, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the groups that are called by the person whom they follow («قوات …», «نظام الرئيس …»)."""
    for person in chosen:
        if person.type is not MentionType.PERSON or person.cut:
            continue
        at = person.first - 1
        if text.word(at).startswith("ال") and text.word(at)[2:] in lexicon().titles:
            at -= 1
        word = text.word(at)
        if not word or not all(text.joined[at + 1 : person.first + 1]):
            continue
        for reading in readings(word):
            head = lexicon().body_heads.get(reading.key)
            if (
                head
                and head.type is MentionType.GROUP
                and head.needs in {"side", "forces"}
                and Form.DUAL not in head.form
            ):
                yield Candidate(at, person.last, reading.cut, MentionType.GROUP, FOLLOWERS)
                break


def _is_body_here(text: NameText, match: Match) -> bool:
    """Decide by context whether a name that is also an everyday word is a body here: behind its head, or in quotes."""
    if text.is_quote(match.first - 1) and text.is_quote(match.last, closing=True):
        return True
    before = text.word(match.first - 1) if text.joined[match.first] else ""
    if match.cut or not before:
        return False
    may_speak = match.entry.type is MentionType.ORGANIZATION and not lexicon().places.lists(match.entry.words[0])
    return any(
        reading.key in lexicon().body_heads or (may_speak and reading.key in lexicon().speech_verbs)
        for reading in readings(before)
    )


def _nationality_end(text: NameText, last: int) -> int:
    """Return the end of a listed body's name with the nationality behind it («قوات الدعم السريع السودانية»)."""
    word = text.next_word(last)
    return last + 1 if word.startswith("ال") and word[2:] in lexicon().nationalities else last


def _built_at(text: NameText, index: int) -> Candidate | None:
    """Return the body's name that a head noun at a token begins, for the first reading that makes one."""
    word = text.word(index)
    for reading in readings(word) if word else ():
        head = lexicon().body_heads.get(reading.stem)
        if head is None or not _may_head(text, index, head):
            continue
        rank = head.needs in _UNITS and word[: reading.cut + 1].endswith("لل")  # «للواء» may be «لـ» before a rank
        if rank and look_of(text.next_word(index + 1)) in _NAME_LOOKS:
            continue
        if text.is_quote(index + 1):
            return None if reading.is_definite and head.needs not in _OUTLETS else _titled_by_quote(text, index, head)
        phrase = _Phrase(index + 1)
        if reading.is_definite:
            _read_adjectives(text, phrase, definite=True)
        else:
            _read_complements(text, phrase, head)
            if phrase.last == index + 1:
                _read_adjectives(text, phrase, definite=False)
        if phrase.last > index + 1 and _makes_name(text, index, reading.is_definite, head, phrase):
            built = Candidate(index, min(phrase.last, index + LONGEST), reading.cut, head.type, BUILT)
            return _camp_of(text, built) if head.needs in _UNITS else built
    return None


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
    if Form.SINGULAR not in head.form and head.needs not in {*_SIDED, *_UNITS}:
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


def _may_be_title(text: NameText, quoted: range) -> bool:
    """Tell whether quoted words can be a name: no verb, no particle, nothing with a pronoun («يضاعف أرقامه»)."""
    words = [text.word(at) for at in quoted]
    if any(is_imperfect(word) or word in lexicon().speech_verbs for word in words):
        return False
    if len(words) == 1:
        return not words[0].startswith("ال") or not is_time(words[0])
    return not any(is_particle(word) or has_pronoun(word) for word in words)


def _read_complements(text: NameText, phrase: _Phrase, head: Head) -> None:
    """Read the construct behind a head without article: nouns up to the definite or proper one, then adjectives."""
    while phrase.last < len(text):
        word = text.next_word(phrase.last)
        if not word:
            _read_number(text, phrase)
            return
        if _read_proper(text, phrase):
            break
        stem = word.removeprefix("ال")
        topical = stem in lexicon().body_nouns or is_construct_people(word)
        if word.startswith("ال") and len(word) > 3:
            if not _is_noun(stem) or is_particle(word) or word in lexicon().joiners:
                return
            phrase.topical |= topical
            phrase.complement = True
            phrase.last += 1
            if head.needs in _UNITS:
                _read_proper(text, phrase)
            _read_coordinated(text, phrase, head)
            break
        inner = lexicon().body_heads.get(stem)
        if not topical and inner is None and stem not in lexicon().place_heads:
            return
        if not _complement_follows(text, phrase.last + 1):
            return
        phrase.topical |= topical or (inner is not None and inner.type is MentionType.ORGANIZATION)
        phrase.last += 1
    if head.needs not in _OUTLETS:
        _read_adjectives(text, phrase, definite=True)
    if head.needs == "mission":
        _read_where(text, phrase)


def _read_where(text: NameText, phrase: _Phrase) -> None:
    """Read «في» with the country that a mission is sent to."""
    if not phrase.body or text.next_word(phrase.last) != "في":
        return
    match = lexicon().places.longest(text, phrase.last + 1) if text.next_word(phrase.last + 1) else None
    if match and not match.cut:
        phrase.last = match.last


def _complement_follows(text: NameText, at: int) -> bool:
    """Tell whether a noun in the construct at `at - 1` has its complement."""
    word = text.next_word(at)
    return bool(word) and (
        word.startswith("ال")
        or word in lexicon().body_nouns
        or word in lexicon().body_heads
        or word in lexicon().place_heads
        or lexicon().places.lists(word)
        or any(True for _ in lexicon().places.matches(text, at))
        or lexicon().actors.lists(word)
        or look_of(word) in {Look.GIVEN, Look.PART, Look.FIRST}
    )


@lru_cache(maxsize=16_384)
def _is_noun(stem: str) -> bool:
    """Tell whether a definite word behind a head can be its complement, and no adjective of time or rank."""
    return not _is_nationality("ال" + stem) and "ال" + stem not in lexicon().speech_verbs


def _read_proper(text: NameText, phrase: _Phrase) -> bool:
    """Read a listed body, place, people, person or unknown word; tell whether one stood there."""
    at = phrase.last
    if not text.next_word(at):
        return False
    for gazetteer in (lexicon().actors, lexicon().places):
        match = gazetteer.longest(text, at)
        if match and not match.cut and (not match.entry.also or not is_everyday(text.word(at))):
            phrase.last = match.last
            phrase.proper = True
            phrase.place |= match.entry.type is MentionType.PLACE
            phrase.body |= match.entry.type is MentionType.ORGANIZATION
            return True
    word = text.next_word(at)
    if lexicon().place_words.get(word) == "starter" and (found := proper_at(text, at)):
        phrase.last = found.stop
        phrase.proper = True
        return True
    if word.startswith("ال") and word[2:] in lexicon().demonyms and word.endswith(("ون", "ين")):
        phrase.last += 1
        phrase.side = phrase.proper = True
        return True
    look = look_of(word)
    if look is Look.UNKNOWN and (word.startswith(("و", "ب", "ل", "ف")) or word.endswith("ه")):
        return False  # as likely a clitic before a rare word, or an adjective
    if look in {Look.GIVEN, Look.PART, Look.UNKNOWN, Look.FIRST}:
        phrase.last += 1
        while (following := text.next_word(phrase.last)) and not following.startswith("و"):
            if look_of(following) not in _NAME_LOOKS:
                break
            phrase.last += 1
        phrase.proper = True
        return True
    return False


def _read_number(text: NameText, phrase: _Phrase) -> None:
    """Read a unit's number and arm («الكتيبة 155 مشاة»)."""
    at = phrase.last
    if at < len(text) and text.joined[at] and text.tokens[at].is_number:
        phrase.numbered = True
        phrase.last += 1
        _read_arms(text, phrase)


def _read_arms(text: NameText, phrase: _Phrase) -> None:
    """Read the arm that a numbered unit belongs to («اللواء الأول مشاة جبلي»)."""
    while text.next_word(phrase.last) in lexicon().arms:
        phrase.last += 1


def _is_of_weapon(text: NameText, at: int) -> bool:
    """Tell whether a definite adjective at a token is the weapon's before it («كتيبة الصواريخ الحرارية»)."""
    weapon, adjective = text.word(at - 1).removeprefix("ال"), text.word(at).removeprefix("ال")
    return weapon in lexicon().weapon_heads and lexicon().weapon_modifiers.get(adjective) == "adjective"


def _read_coordinated(text: NameText, phrase: _Phrase, head: Head) -> None:
    """Read «و» with a second thing that the body is for («العدالة والتنمية», «وشؤون الكومنولث»)."""
    while head.needs in _COORDINATING and (word := text.next_word(phrase.last)).startswith("و"):
        stem = word[1:].removeprefix("ال")
        if stem not in lexicon().body_nouns:
            return
        if word[1:].startswith("ال"):
            phrase.last += 1
        elif text.next_word(phrase.last + 1).startswith("ال"):
            phrase.last += 2
        else:
            return
        phrase.topical = True


def _read_adjectives(text: NameText, phrase: _Phrase, *, definite: bool) -> None:
    """Read the adjectives behind a body's name, and «لـ» with what it is for («المرصد … لحقوق الإنسان»)."""
    if definite and not phrase.complement:
        _read_number(text, phrase)
    while word := text.next_word(phrase.last):
        nationality = _is_nationality(word)
        if definite != (word.startswith("ال") and (len(word) > 4 or word[2:] in lexicon().body_adjectives)):
            break
        if nationality:
            phrase.side = True
        elif definite and word[2:] in lexicon().ordinals:
            phrase.numbered = True
            if text.next_word(phrase.last + 1) in lexicon().arms:
                phrase.last += 1
                _read_arms(text, phrase)
                return
        elif definite and _is_of_weapon(text, phrase.last):
            pass
        elif not definite or not (word[2:] in lexicon().body_adjectives or _has_purpose(text, phrase.last)):
            break
        phrase.adjectives += 1
        phrase.last += 1
    if not definite and phrase.side:
        word = text.next_word(phrase.last)
        phrase.last += word.startswith("و") and _is_nationality(word[1:])
    if definite and (phrase.adjectives or phrase.proper):
        _read_purpose(text, phrase)


def _purpose_end(text: NameText, at: int) -> int:
    """Return the end of «لـ» with what a body is for («لحقوق الإنسان», «للدعم»), 0 where it doesn't stand."""
    word = text.next_word(at)
    if word.startswith("لل") and (word[2:] in lexicon().body_nouns or word[2:] in lexicon().body_heads):
        return at + 1
    if word.startswith("ل") and word[1:] in lexicon().body_nouns and text.next_word(at + 1).startswith("ال"):
        return at + 2
    return 0


def _has_purpose(text: NameText, at: int) -> bool:
    """Tell whether an adjective at `at`, whichever, stands before what bodies are for («الأهلي لحقوق الإنسان»)."""
    purpose = text.next_word(at + 1)
    named = purpose.removeprefix("لل") in lexicon().body_nouns or purpose[1:] in lexicon().body_nouns
    return text.word(at).endswith(("ي", "يه")) and named and bool(_purpose_end(text, at + 1))


def _read_purpose(text: NameText, phrase: _Phrase) -> None:
    end = _purpose_end(text, phrase.last)
    if not end:
        return
    phrase.last = end
    phrase.topical = True
    while (word := text.next_word(phrase.last)).startswith("ال") and (
        _is_nationality(word) or word[2:] in lexicon().body_adjectives
    ):
        phrase.last += 1


@lru_cache(maxsize=16_384)
def _is_nationality(word: str) -> bool:
    return word.removeprefix("ال") in lexicon().sides


def _makes_name(text: NameText, index: int, definite: bool, head: Head, phrase: _Phrase) -> bool:
    """Tell whether what stands behind the head makes it a name, by what this head needs."""
    if phrase.side and not phrase.complement and not phrase.proper and not _agrees(text, index, phrase):
        return False
    if head.lemma in lexicon().place_heads and not (phrase.side or phrase.topical):
        return False
    if head.needs in _SIDED:
        return _makes_side(text, definite, head, phrase)
    if head.needs == "complement":
        return phrase.complement or phrase.proper or (definite and (phrase.side or phrase.adjectives > 1))
    if _is_said_by(text, index) and head.type is MentionType.GROUP and phrase.complement and not definite:
        return True  # nobody but a body speaks: «قالت حركة …»
    if head.needs in _UNITS:
        return _makes_unit(text, definite, head, phrase)
    if head.needs in _OUTLETS:
        return phrase.proper or (head.needs == "title" and phrase.complement)
    proper = phrase.proper and (head.needs not in {"topical", "mission"} or phrase.body)
    named = phrase.side or proper or phrase.topical or (definite and phrase.adjectives > 1)
    return named and (definite or phrase.complement or phrase.proper)


def _makes_side(text: NameText, definite: bool, head: Head, phrase: _Phrase) -> bool:
    """Tell whether a body is named by the side that it is on (rulings 2, 4 and 24)."""
    alone = not (phrase.complement or phrase.proper)
    if head.needs in {"sides", "forces"} and Form.PLURAL not in head.form:
        return False
    if head.needs in {"sides", "adjective"} and not alone:
        return False
    if head.needs == "sides" and lexicon().actors.lists(text.word(phrase.last - 1)):
        return False  # «المتمردون الحوثيون»: the side is the name
    if phrase.place and head.type is MentionType.ORGANIZATION and Form.SINGULAR not in head.form:
        return False  # «سلطات أنقرة»: the capital is the name
    if alone and not definite:
        return phrase.side and Form.PLURAL in head.form and head.type is MentionType.GROUP
    if definite and phrase.numbered and head.needs == "side":
        return True  # «الجيش الأول»
    return phrase.side or (phrase.proper and not definite)


def _is_said_by(text: NameText, index: int) -> bool:
    """Tell whether a verb of speaking stands right before a token."""
    before = text.word(index - 1) if text.joined[index] else ""
    return bool(before) and any(reading.key in lexicon().speech_verbs for reading in readings(before))


def _makes_unit(text: NameText, definite: bool, head: Head, phrase: _Phrase) -> bool:
    """Tell whether a brigade or battalion is named: «اللواء» before a person is a rank."""
    if definite:
        return phrase.numbered or phrase.side
    last = text.word(phrase.last - 1).removeprefix("ال")
    own = last not in lexicon().body_heads and last not in lexicon().weapon_heads
    named = phrase.complement and head.needs == "brigade" and own
    return named or phrase.proper or phrase.topical or phrase.numbered


def _agrees(text: NameText, index: int, phrase: _Phrase) -> bool:
    """Tell whether the adjective behind a head agrees with it («وزير الخارجية الروسي» is no «الخارجية الروسي»)."""
    head, adjective = text.word(index), text.word(phrase.last - 1)
    if head.endswith(("ه", "ات")):
        return is_feminine(adjective)
    return True
