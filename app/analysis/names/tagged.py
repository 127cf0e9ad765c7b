"""What the trained tagger adds to the rules for names: names that no list knows, doubts about persons.

The corpus that it learnt from has other conventions than ours: titles stand inside some names, armies and parties are
neither organizations nor anything else, and any council or university is an organization. So its persons and places are
taken where every word may be part of a name, and organizations only where it is surest and no rule has found anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.analysis.names.lexicon import (
    has_pronoun,
    is_everyday,
    is_everyday_whole,
    is_listed,
    is_particle,
    is_time,
    lexicon,
)
from app.analysis.names.listed_places import is_in_phrase
from app.analysis.names.looks import Look, is_verb_shaped, look_of
from app.analysis.names.persons import PRIORITY as PERSONS
from app.analysis.names.phrases import Candidate, NameText, readings
from app.analysis.names.tagger import TaggedName, TaggedText, TaggedType
from app.analysis.names.titles import title_before
from app.domain.annotations import MentionType

ADDED = 30
"""Below what any rule finds."""
EXTENDED = 80
"""Above the person that it takes up and carries on."""
_SURE = {TaggedType.PERSON: 0.75, TaggedType.PLACE: 0.85, TaggedType.ORGANIZATION: 0.95}
_TYPES = {
    TaggedType.PERSON: MentionType.PERSON,
    TaggedType.PLACE: MentionType.PLACE,
    TaggedType.ORGANIZATION: MentionType.ORGANIZATION,
}
_EXTENDS = 0.8
_VERY_SURE = 0.9
_NO_NAME = 0.03
_PURPOSE = "لل"
"""Before a single word that no list knows it tells what something is for («ملعب للكريكيت»)."""
_BEFORE_NAMES = frozenset({"و", "ل", "ب", "ول", "وب"})  # «كرافت» and «فالون» are whole names


def is_doubted(text: NameText, tagged: TaggedText, candidate: Candidate) -> bool:
    """Tell whether a rule's person, but for listed ones, holds no word that the tagger would take for any name.

    A title before a given name and a surname leaves no doubt («محافظ شبوة علي العولقي»).
    """
    if candidate.type is not MentionType.PERSON or candidate.priority > PERSONS:
        return False
    last = text.words[candidate.last - 1]
    surname = last.startswith("ال") and look_of(last) in {Look.PART, Look.NISBA}
    if len(candidate) > 1 and surname and not candidate.cut and title_before(text, candidate.first):
        return False
    return all(tagged.likelihood(at) < _NO_NAME for at in range(candidate.first, candidate.last))


def find_tagged_names(text: NameText, tagged: TaggedText, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the names that the tagger sees where the rules have chosen none or a part of one."""
    owners = {at: candidate for candidate in chosen for at in range(candidate.first, candidate.last)}
    for name in tagged.names:
        found = _candidate(text, name)
        if found is None:
            continue
        inside = {owners[at] for at in range(found.first, found.last) if at in owners}
        if inside:
            if name.certainty >= _EXTENDS and _carries_on(found, inside):
                yield Candidate(found.first, found.last, found.cut, found.type, EXTENDED)
        elif not _is_fragment(text, found, owners):
            yield found


def _carries_on(found: Candidate, inside: set[Candidate]) -> bool:
    """Tell whether the tagger's person takes up one that the rules chose, and nothing else, and is longer."""
    if found.type is not MentionType.PERSON or len(inside) > 1:
        return False
    (part,) = inside
    holds = found.first <= part.first and part.last <= found.last
    return part.type is MentionType.PERSON and holds and len(found) > len(part)


def _is_fragment(text: NameText, found: Candidate, owners: dict[int, Candidate]) -> bool:
    """Tell whether a person stands right behind or before a chosen one, of whose name it must be a part."""
    if found.type is not MentionType.PERSON:
        return False
    before = owners.get(found.first - 1) if text.joined[found.first] and not found.cut else None
    behind = owners.get(found.last) if found.last < len(text) and text.joined[found.last] else None
    return any(other and other.type is MentionType.PERSON for other in (before, behind))


def _candidate(text: NameText, name: TaggedName) -> Candidate | None:
    """Return the tagger's name by our conventions, None where it isn't sure or holds a word that no name holds."""
    first, last = name.tokens.start, name.tokens.stop
    kind = _TYPES.get(name.type)
    if kind is None or name.certainty < _SURE[name.type] or not all(text.words[first:last]):
        return None
    if not all(text.joined[at] for _, at in pairwise(range(first, last))):
        return None
    if kind is not MentionType.ORGANIZATION:
        first = _behind_titles(text, first, last)
        last = _before_nationality(text, first, last)
    if first >= last:
        return None
    cut = _clitics(text.words[first]) if first == name.tokens.start else 0
    head = text.words[first][cut:]
    words = [head, *text.words[first + 1 : last]]
    if kind is MentionType.PERSON:
        fits = (len(words) > 1 or not is_verb_shaped(head)) and all(
            _fits_person(word, is_sure=name.certainty >= _VERY_SURE) for word in words
        )
    elif kind is MentionType.PLACE:
        fits = all(map(_fits_place, words))
    else:
        fits = _fits_organization(words)
    is_word = kind is MentionType.PLACE and len(words) == 1
    if is_word and (text.words[first].startswith(_PURPOSE) or is_in_phrase(text, first, head)):
        return None
    if not fits or (len(words) == 1 and (is_everyday(head) or head.removeprefix("ال") in lexicon().demonyms)):
        return None
    return Candidate(first, last, cut, kind, ADDED)


def _behind_titles(text: NameText, first: int, last: int) -> int:
    words = lexicon()
    while first < last and any(
        reading.stem in words.titles or reading.stem in words.place_heads for reading in readings(text.words[first])
    ):
        first += 1
    return first


def _before_nationality(text: NameText, first: int, last: int) -> int:
    while last > first + 1 and text.words[last - 1].removeprefix("ال") in lexicon().nationalities:
        last -= 1
    return last


def _clitics(word: str) -> int:
    """Return how many letters of a name's first word are clitics: none where the rest is an everyday word."""
    if look_of(word) is not Look.NONE and look_of(word) is not Look.UNKNOWN:
        return 0
    for reading in readings(word):
        known = look_of(reading.key) not in {Look.NONE, Look.UNKNOWN} or reading.key in lexicon().places
        if reading.cut and word[: reading.cut] in _BEFORE_NAMES and (known or reading.is_definite):
            return reading.cut
    return 0


def _fits_person(word: str, *, is_sure: bool) -> bool:
    """Tell whether a word may be a person's; where the tagger is sure, only listed words speak against it."""
    if is_particle(word) or is_time(word):
        return False
    if look_of(word) is not Look.NONE:
        return True
    if any(has_pronoun(reading.key) for reading in readings(word)):
        return False
    return not (is_listed(word) if is_sure else is_everyday_whole(word))


def _fits_place(word: str) -> bool:
    return not is_particle(word) and not is_time(word) and not has_pronoun(word)


def _fits_organization(words: Sequence[str]) -> bool:
    """Tell whether words may name an organization: not by words alone that any body may bear."""
    if any(is_time(word) or has_pronoun(word) for word in words) or is_particle(words[0]) or is_particle(words[-1]):
        return False
    return not all(map(is_everyday_whole, words))
