"""The grammar of a body's name: what stands behind its head noun, and whether that makes it a name."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.names.lexicon import (
    Head,
    is_construct_people,
    is_everyday,
    is_everyday_with_article,
    is_particle,
    lexicon,
)
from app.analysis.names.looks import Look, look_of
from app.analysis.names.morphology import Form, is_feminine
from app.analysis.names.phrases import NameText, readings
from app.analysis.names.places import proper_at
from app.domain.annotations import MentionType
from app.text.memory import remembered_shortly

OUTLETS = frozenset({"title", "proper"})
SIDED = frozenset({"side", "adjective", "forces", "sides", "army"})
MISSIONS = frozenset({"mission", "office"})
UNITS = frozenset({"unit", "brigade"})
NAME_LOOKS = frozenset({Look.GIVEN, Look.PART, Look.UNKNOWN, Look.TAIL, Look.MIDDLE, Look.NISBA, Look.WEAK})
_REGIONS = frozenset({"", "district"})  # the place heads of what is governed, no airport's
_HOLDERS = frozenset({"office", "royal"})
_OPEN = frozenset({Look.FIRST, Look.MIDDLE})  # a name part must follow: «عمر بن الخطاب»
_NO_NAME_LETTERS = ("و", "ب", "ل", "ف", "تت", "يت", "تست", "يست", "تن", "ين")
_COORDINATING = frozenset({"complement", "marked"})


@dataclass(slots=True)
class Phrase:
    """What was read of a body's name so far, and what in it makes it a name."""

    last: int
    complement: bool = False  # a definite noun in the construct
    topical: bool = False  # what bodies are for: «مكافحة», «شؤون»
    proper: bool = False  # a place, a listed body, a person, an unknown word
    place: bool = False  # a listed place
    region: bool = False  # a place's head before it: «سلطات إقليم …»
    side: bool = False  # a nationality, a people or a side
    body: bool = False  # a listed organization
    army: bool = False  # a listed group of several words
    praise: bool = False  # what fighters call themselves: «النصر», «شهداء …»
    numbered: bool = False
    adjectives: int = 0


def read_complements(text: NameText, phrase: Phrase, head: Head) -> None:
    """Read the construct behind a head without article: nouns up to the definite or proper one, then adjectives.

    The adjectives behind «تنظيم حزب …» are the party's.
    """
    inner = lexicon().body_heads.get(text.next_word(phrase.last))
    titled = head.needs in OUTLETS and (inner is None or inner.needs in OUTLETS)
    while phrase.last < len(text):
        word = text.next_word(phrase.last)
        if not word:
            _read_number(text, phrase)
            return
        if _read_proper(text, phrase):
            break
        phrase.praise |= word.removeprefix("ال") in lexicon().praise
        if word.startswith("ال") and len(word) > 3:
            if not _read_definite(text, phrase, head):
                return
            break
        if not _read_inner(text, phrase):
            return
    if not titled:
        read_adjectives(text, phrase, definite=True)
    if head.needs in MISSIONS:
        if phrase.body and (end := _purpose_end(text, phrase.last)):
            phrase.last = end
        _read_where(text, phrase)


def _read_definite(text: NameText, phrase: Phrase, head: Head) -> bool:
    """Read the definite noun that ends the construct, with what «و» joins to it; tell whether it may end a name."""
    word = text.word(phrase.last)
    stem = word[2:]
    if not _is_noun(stem) or is_particle(word) or (word in lexicon().joiners and not phrase.praise):
        return False
    if head.needs in SIDED and lexicon().titles.get(stem) in _HOLDERS and stem not in lexicon().praise:
        return False  # «قوات الرئيس …»: the person is to follow
    if word in lexicon().not_bodies.get(head.lemma, ()):
        return False  # «جيش البلاد»
    phrase.topical |= stem in lexicon().body_nouns
    phrase.complement = True
    phrase.last += 1
    if head.needs in UNITS:
        _read_proper(text, phrase)
    _read_coordinated(text, phrase, head)
    return True


def _read_inner(text: NameText, phrase: Phrase) -> bool:
    """Read a noun in the construct that has its complement behind it; tell whether one stood there."""
    word = text.word(phrase.last)
    inner = lexicon().body_heads.get(word)
    topical = word in lexicon().body_nouns or is_construct_people(word)
    known = topical or word in lexicon().praise or inner is not None or word in lexicon().place_heads
    if not known or not _complement_follows(text, phrase.last + 1):
        return False
    phrase.region |= _heads_region(word)
    phrase.topical |= topical or (inner is not None and inner.type is MentionType.ORGANIZATION)
    phrase.last += 1
    return True


def _heads_region(word: str) -> bool:
    """Tell whether a word is the noun before the name of a place that is governed («إقليم», «محافظة»)."""
    head = lexicon().place_heads.get(word)
    return head is not None and head.needs in _REGIONS


def _read_where(text: NameText, phrase: Phrase) -> None:
    """Read «في» or «بـ» with the country that a mission is sent to."""
    at = phrase.last + (text.next_word(phrase.last) == "في")
    if not phrase.body or not text.next_word(at):
        return
    match = lexicon().places.longest(text, at)
    preposition = "" if at > phrase.last else "ب"
    if match and text.word(at)[: match.cut] == preposition and not match.entry.also:
        phrase.last = match.last


def _complement_follows(text: NameText, at: int) -> bool:
    """Tell whether a noun in the construct at `at - 1` has its complement."""
    word = text.next_word(at)
    return bool(word) and (
        word.startswith("ال")
        or word in lexicon().body_nouns
        or word in lexicon().praise
        or word in lexicon().body_heads
        or word in lexicon().place_heads
        or lexicon().places.lists(word)
        or any(True for _ in lexicon().places.matches(text, at))
        or lexicon().actors.lists(word)
        or look_of(word) in {Look.GIVEN, Look.PART, Look.FIRST}
    )


@remembered_shortly
def _is_noun(stem: str) -> bool:
    """Tell whether a definite word behind a head can be its complement, and no adjective of time or rank."""
    return not _is_nationality("ال" + stem) and "ال" + stem not in lexicon().speech_verbs


def _read_proper(text: NameText, phrase: Phrase) -> bool:
    """Read a listed body, place, people, person or unknown word; tell whether one stood there."""
    at = phrase.last
    if not text.next_word(at):
        return False
    for gazetteer in (lexicon().actors, lexicon().places):
        match = gazetteer.longest(text, at)
        if match and not match.cut and not (match.entry.also and _is_else(text.word(at))):
            phrase.last = match.last
            phrase.proper = True
            phrase.place |= match.entry.type is MentionType.PLACE
            phrase.region |= _heads_region(match.entry.words[0])
            phrase.body |= match.entry.type is MentionType.ORGANIZATION
            phrase.army |= match.entry.type is MentionType.GROUP and len(match.entry.words) > 1
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
    if look is Look.UNKNOWN and (
        word.startswith(_NO_NAME_LETTERS) or word.endswith("ه") or is_everyday_with_article(word)
    ):
        return False  # as likely a clitic before a rare word, a verb («قوات تتجمع»), or an adjective
    if look in {Look.GIVEN, Look.PART, Look.UNKNOWN, Look.FIRST}:
        phrase.last += 1
        while (following := text.next_word(phrase.last)) and not following.startswith("و"):
            if look is Look.UNKNOWN and _begins_person(text, phrase.last):
                break  # a person's name begins: «زعيم جماعة … محسن …»
            is_part = look_of(following) in NAME_LOOKS or lexicon().known_persons.lists(following)
            if not is_part and look_of(text.word(phrase.last - 1)) not in _OPEN:
                break
            phrase.last += 1
        phrase.proper = True
        return True
    return False


def _begins_person(text: NameText, at: int) -> bool:
    """Tell whether a given name stands at a token, or an everyday one with a surname behind it."""
    look, behind = look_of(text.word(at)), text.next_word(at + 1)
    surname = behind.startswith("ال") and behind.endswith("ي") and look_of(behind) is not Look.NATION
    return look is Look.GIVEN or (look is Look.WEAK and surname and behind[2:] not in lexicon().body_adjectives)


def _is_else(word: str) -> bool:
    """Tell whether a listed name's word is an everyday one or a given name before anything else («نظام بشار»)."""
    return is_everyday(word) or look_of(word) is Look.GIVEN


def _read_number(text: NameText, phrase: Phrase) -> None:
    """Read a unit's number and arm («الكتيبة 155 مشاة»)."""
    at = phrase.last
    if at < len(text) and text.joined[at] and text.tokens[at].is_number:
        phrase.numbered = True
        phrase.last += 1
        _read_arms(text, phrase)


def _read_arms(text: NameText, phrase: Phrase) -> None:
    """Read the arm that a numbered unit belongs to («اللواء الأول مشاة جبلي»)."""
    while text.next_word(phrase.last) in lexicon().arms:
        phrase.last += 1


def _is_of_weapon(text: NameText, at: int) -> bool:
    """Tell whether a definite adjective at a token is the weapon's before it («كتيبة الصواريخ الحرارية»)."""
    weapon, adjective = text.word(at - 1).removeprefix("ال"), text.word(at).removeprefix("ال")
    return weapon in lexicon().weapon_heads and lexicon().weapon_modifiers.get(adjective) == "adjective"


def _read_coordinated(text: NameText, phrase: Phrase, head: Head) -> None:
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


def read_adjectives(text: NameText, phrase: Phrase, *, definite: bool) -> None:
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
        elif not definite and phrase.side and word in lexicon().body_adjectives:
            pass  # «قوة روسية خاصة»
        elif not definite or not (word[2:] in lexicon().body_adjectives or _has_purpose(text, phrase.last)):
            break
        phrase.adjectives += 1
        phrase.last += 1
    if phrase.side and phrase.adjectives:
        _read_joined_nationality(text, phrase, definite=definite)
    if definite and (phrase.adjectives or phrase.proper):
        _read_purpose(text, phrase)


def _read_joined_nationality(text: NameText, phrase: Phrase, *, definite: bool) -> None:
    """Read a second nationality that «و» joins, and the adjectives of both («القوات السورية والروسية الخاصة»)."""
    if not _joins_nationality(text, phrase.last, definite=definite):
        return
    phrase.last += 1
    while definite and _is_definite_adjective(text.next_word(phrase.last)):
        phrase.last += 1


def _is_definite_adjective(word: str) -> bool:
    return word.startswith("ال") and word[2:] in lexicon().body_adjectives


def _joins_nationality(text: NameText, at: int, *, definite: bool) -> bool:
    """Tell whether «و» joins a second nationality in the same form («القوات السورية والروسية»)."""
    word, first = text.next_word(at), text.word(at - 1)
    same = word[1:].startswith("ال") == definite and is_feminine(word) == is_feminine(first)
    return word.startswith("و") and same and _is_nationality(word[1:]) and _is_nationality(first)


def _purpose_end(text: NameText, at: int) -> int:
    """Return the end of «لـ» with what a body is for («لحقوق الإنسان», «للدعم»), 0 where it doesn't stand."""
    word = text.next_word(at)
    if word.startswith("لل") and (word[2:] in lexicon().body_nouns or _is_served(text, at)):
        return at + 1
    if not word.startswith("ل") or word[1:] not in lexicon().body_nouns:
        return 0
    if text.next_word(at + 1).startswith("ال"):
        return at + 2
    where = lexicon().places.longest(text, at + 1) if text.next_word(at + 1) else None
    return where.last if where and not where.cut and not where.entry.also else 0


def _is_served(text: NameText, at: int) -> bool:
    """Tell whether the noun of a body that another serves ends its name («… للجيش»).

    «… للحركة» refers back to a name, «… للحركة الحوثية» is one.
    """
    head = lexicon().body_heads.get(text.word(at)[2:])
    if head is None or head.lemma not in lexicon().referring_heads:
        return head is not None
    return _is_nationality(text.next_word(at + 1) or "ا")


def _has_purpose(text: NameText, at: int) -> bool:
    """Tell whether an adjective at `at`, whichever, stands before what bodies are for («الأهلي لحقوق الإنسان»)."""
    purpose = text.next_word(at + 1)
    named = purpose.removeprefix("لل") in lexicon().body_nouns or purpose[1:] in lexicon().body_nouns
    return text.word(at).endswith(("ي", "يه")) and named and bool(_purpose_end(text, at + 1))


def _read_purpose(text: NameText, phrase: Phrase) -> None:
    end = _purpose_end(text, phrase.last)
    if not end:
        return
    phrase.last = end
    phrase.topical = True
    while (word := text.next_word(phrase.last)).startswith("ال") and (
        _is_nationality(word) or word[2:] in lexicon().body_adjectives
    ):
        phrase.last += 1


@remembered_shortly
def _is_nationality(word: str) -> bool:
    return word.removeprefix("ال") in lexicon().sides


def makes_name(text: NameText, index: int, definite: bool, head: Head, phrase: Phrase) -> bool:
    """Tell whether what stands behind the head makes it a name, by what this head needs."""
    if phrase.side and not phrase.complement and not phrase.proper and not _agrees(text, index, head, phrase):
        return False
    if head.lemma in lexicon().place_heads and not (phrase.side or phrase.topical):
        return False
    if phrase.praise and not definite and head.type is MentionType.GROUP and head.needs != "none":
        return phrase.complement or phrase.proper
    if head.needs in SIDED:
        return _makes_side(text, definite, head, phrase)
    return _makes_body(text, index, definite, head, phrase)


def _makes_body(text: NameText, index: int, definite: bool, head: Head, phrase: Phrase) -> bool:
    """Tell whether a body that is on no side by its head is named."""
    if head.needs == "complement":
        return phrase.complement or phrase.proper or (definite and (phrase.side or phrase.adjectives > 1))
    if is_said_by(text, index) and head.type is MentionType.GROUP and phrase.complement and not definite:
        return True  # nobody but a body speaks: «قالت حركة …»
    if head.needs in UNITS:
        return _makes_unit(text, definite, head, phrase)
    if head.needs in OUTLETS:
        return phrase.proper or (head.needs == "title" and phrase.complement)
    proper = phrase.proper and (head.needs not in {"topical", *MISSIONS} or phrase.body)
    named = phrase.side or proper or phrase.topical or (definite and phrase.adjectives > 1)
    return named and (definite or phrase.complement or phrase.proper)


def _makes_side(text: NameText, definite: bool, head: Head, phrase: Phrase) -> bool:
    """Tell whether a body is named by the side that it is on (rulings 2, 4 and 24)."""
    alone = not (phrase.complement or phrase.proper)
    if head.needs in {"sides", "forces"} and Form.PLURAL not in head.form:
        return False
    if head.needs in {"sides", "adjective"} and not alone:
        return False
    if head.needs == "sides" and lexicon().actors.lists(text.word(phrase.last - 1)):
        return False  # «المتمردون الحوثيون»: the side is the name
    if _holds_the_name(head, phrase):
        return False
    if alone and not definite:
        forces = Form.PLURAL in head.form or (is_feminine(head.lemma) and Form.SINGULAR in head.form)
        return phrase.side and forces and head.type is MentionType.GROUP  # «قوة روسية», but «نظام سوري»
    if definite and phrase.numbered and head.needs in {"side", "army"}:
        return True  # «الجيش الأول»
    if head.needs == "army" and phrase.complement and not definite:
        return True  # «جيش الحكومة»
    return phrase.side or (phrase.proper and not definite)


def _holds_the_name(head: Head, phrase: Phrase) -> bool:
    """Tell whether what stands behind a plural is the name alone: the capital («سلطات أنقرة»), the army («فصائل …»)."""
    if Form.SINGULAR in head.form:
        return False
    capital = phrase.place and not phrase.region and head.type is MentionType.ORGANIZATION
    return capital or (phrase.army and head.needs == "side")


def is_said_by(text: NameText, index: int) -> bool:
    """Tell whether a verb of speaking stands right before a token."""
    before = text.word(index - 1) if text.joined[index] else ""
    return bool(before) and any(reading.key in lexicon().speech_verbs for reading in readings(before))


def _makes_unit(text: NameText, definite: bool, head: Head, phrase: Phrase) -> bool:
    """Tell whether a brigade or battalion is named: «اللواء» before a person is a rank."""
    if definite:
        return phrase.numbered or phrase.side or _is_called(text, phrase, head)
    last = text.word(phrase.last - 1).removeprefix("ال")
    own = last not in lexicon().body_heads and last not in lexicon().weapon_heads
    named = phrase.complement and head.needs == "brigade" and own
    return named or phrase.proper or phrase.topical or phrase.numbered


def _is_called(text: NameText, phrase: Phrase, head: Head) -> bool:
    """Tell whether a unit is called by an adjective alone («الفرقة الذهبية»); «اللواء» is mostly a rank."""
    adjective = text.word(phrase.last - 1).removeprefix("ال")
    return head.lemma not in lexicon().titles and adjective in lexicon().unit_adjectives


def _agrees(text: NameText, index: int, head: Head, phrase: Phrase) -> bool:
    """Tell whether the adjective behind a head agrees with it («وزير الخارجية الروسي» is no «الخارجية الروسي»)."""
    word, adjective = text.word(index), text.word(phrase.last - 1)
    if word.endswith(("ه", "ات")):
        return is_feminine(adjective)
    masculine = head.lemma in lexicon().masculine_heads and Form.SINGULAR in head.form
    return not (masculine and is_feminine(adjective))
