"""Places: listed names, and unknown words behind a place's head («بلدة …», «معبر …»)."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.names.gazetteer import Match
from app.analysis.names.lexicon import (
    Head,
    has_pronoun,
    is_adjective,
    is_everyday_whole,
    is_everyday_with_article,
    is_imperfect,
    is_listed,
    is_listed_in_part,
    is_particle,
    is_time,
    is_unknown,
    lexicon,
)
from app.analysis.names.listed_places import (
    countries_at_home,
    head_at,
    is_at_home,
    is_behind_preposition,
    is_class_word,
    is_complement,
    is_of_district,
    may_be_place,
    preposition_before,
    stands_as_adjective,
    with_direction,
)
from app.analysis.names.looks import Look, look_of
from app.analysis.names.morphology import Form
from app.analysis.names.phrases import Candidate, NameText
from app.domain.annotations import MentionType
from app.text.memory import remembered, remembered_shortly

_NO_NAME_LETTERS = ("و", "ف", "ي", "ت", "ن", "لل", "بال")  # conjunctions, persons of verbs, prepositions
_INSIDE = frozenset({"inside", "road", "feature"})
_DEFINITE = frozenset({"road", "feature"})
_NAMED = frozenset({"quarter", "settlement", "district"})
LISTED = 60
UNLISTED = 55
HEADED = 72


def find_places(text: NameText) -> Iterator[Candidate]:
    """Yield the places of a text."""
    accepted_until = -1
    matches = lexicon().places.longest_at_each(text)
    homes = countries_at_home(match for match in matches if match)
    foreign = _foreign_places(text)
    for index, match in enumerate(matches):
        if index in foreign:
            yield from _foreign(text, index)
        head = head_at(text, index)
        if head and not (match and len(match.entry.words) > 1):
            yield from _headed(text, index, *head)
        if match and (may_be_place(text, match, accepted_until) or is_at_home(text, match, homes)):
            alone = bool(match.cut) or is_behind_preposition(text, index)
            last = match.last if is_of_district(text, index) else with_direction(text, match.last, alone=alone)
            end, last = last, _tails_end(text, last) if _is_structure(match) else last
            accepted_until = last
            yield Candidate(index, last, match.cut, MentionType.PLACE, LISTED)
            if last == end and (match.cut or preposition_before(text, index)):
                yield from _joined_strangers(text, last)
        elif not match and _is_stranger(text.words[index]) and _is_stranger_by_place(text, index):
            yield Candidate(index, index + 1, 0, MentionType.PLACE, UNLISTED)


def _joined_strangers(text: NameText, at: int) -> Iterator[Candidate]:
    """Yield the unknown words that «و» joins to a place behind a preposition («بين غاو و…»)."""
    while (word := text.next_word(at)).startswith("و") and _is_joined_stranger(word):
        yield Candidate(at, at + 1, 1, MentionType.PLACE, UNLISTED)
        at += 1


def _is_joined_stranger(word: str) -> bool:
    """Tell whether a word is «و» with a place's name, not with the verb of the next clause («وتحصن بعضهم»)."""
    rest = word[1:]
    return _is_stranger(rest) and not is_everyday_whole(word) and not rest.startswith(("ي", "ت", "ن", "است", "ان"))


def _is_stranger_by_place(text: NameText, index: int) -> bool:
    """Tell whether an unknown word is a place by what stands beside it.

    Behind a side word («في أجواء …», «شمال …»), or behind a preposition with a known place joined to it.
    """
    word = text.next_word(index)
    if not word:
        return False
    kind = preposition_before(text, index)
    following = text.next_word(index + 1)
    if kind == "toward" or (kind == "site" and word.startswith("ال")):
        return word.startswith("ال") or not is_complement(following)  # «وسط تواتر الأنباء»
    return kind in {"preposition", "from"} and following.startswith("و") and following[1:] in lexicon().places


@remembered
def _is_stranger(word: str) -> bool:
    """Tell whether an unknown word looks like no person, no adjective and no verb."""
    if len(word) < 4 or word.endswith(("ت", "يه", "ين", "ون")) or is_particle(word):
        return False
    return _is_proper(word) and look_of(word) in {Look.UNKNOWN, Look.NISBA} and not word.endswith("ي")


def _foreign_places(text: NameText) -> frozenset[int]:
    """Return the tokens at which one of two words says that a foreign place may stand."""
    kinds = enumerate(map(lexicon().place_words.get, text.words))
    return frozenset(index - (kind == "foreign end") for index, kind in kinds if kind in {"foreign", "foreign end"})


def _foreign(text: NameText, index: int) -> Iterator[Candidate]:
    """Yield a foreign place of two words («سانت …», «نيو …», «… خانة»)."""
    following = text.next_word(index + 1)
    if lexicon().place_words.get(following) == "foreign end" and look_of(text.word(index)) is Look.UNKNOWN:
        yield Candidate(index, index + 2, 0, MentionType.PLACE, HEADED)
    if not following or lexicon().place_words.get(text.word(index)) != "foreign":
        return
    if look_of(following) in {Look.UNKNOWN, Look.GIVEN, Look.PART}:
        yield Candidate(index, index + 2, 0, MentionType.PLACE, HEADED)


def _headed(text: NameText, index: int, cut: int, head: Head) -> Iterator[Candidate]:
    """Yield the place that a head noun introduces, and those joined to it («مستوطنات "…" و"…"»)."""
    if Form.SINGULAR not in head.form and head.lemma in lexicon().titles:
        return  # «معتقلين» are people
    found = proper_at(text, index + 1)
    if head.needs in _DEFINITE and (
        Form.PLURAL in head.form or _is_means(text, index) or (found and not _is_definite_or_listed(text, found))
    ):
        return
    if found is None:
        if not _must_be_named(text, index + 1, head):
            return
        found = range(index + 1, _titled_end(text, index + 1))
    last = found.stop + text.is_quote(found.stop, closing=True)
    if head.needs not in _INSIDE or Form.PLURAL in head.form:
        yield Candidate(found.start, found.stop, 0, MentionType.PLACE, HEADED)
    else:
        yield Candidate(index, _tails_end(text, found.stop), cut, MentionType.PLACE, HEADED)
    if Form.SINGULAR not in head.form:
        yield from _coordinated(text, last)


def _titled_end(text: NameText, at: int) -> int:
    """Return the end of the name that a head makes of a word, with the person's behind a title («قرية الشيخ سعيد»)."""
    title = lexicon().titles.get(text.word(at).removeprefix("ال"), "")
    person = look_of(text.next_word(at + 1)) if text.next_word(at + 1) else Look.NONE
    return at + 1 + (title in {"royal", "honour"} and person in {Look.GIVEN, Look.PART, Look.WEAK})


def _is_means(text: NameText, index: int) -> bool:
    """Tell whether «عن» stands before a road's noun: «عن طريق» is by means of."""
    return preposition_before(text, index) == "from"


def _is_definite_or_listed(text: NameText, found: range) -> bool:
    """Tell whether a name has the article, is listed or stands in quotation marks."""
    word = text.word(found.start)
    return word.startswith("ال") or lexicon().places.lists(word) or text.is_quote(found.start - 1) or len(found) > 1


def _must_be_named(text: NameText, index: int, head: Head) -> bool:
    """Tell whether the grammar of the head alone makes the word behind it a name.

    A head without the article has no adjective with one, so a definite word behind it is its complement: a name,
    unless it is an everyday word that no place is called by («مخيم اللاجئين», but «مخيم الياسمين»). Behind a feminine
    settlement in the singular («بلدة …») a word without the article is a name too if it is no feminine adjective.
    """
    word = text.next_word(index)
    if Form.SINGULAR in head.form and word.startswith("ال") and len(word) > 4:
        if lexicon().place_words.get(word[2:]) == "namesake" or (head.needs in _NAMED and _is_namesake(word, head)):
            return head.needs != "road"
        stranger = not is_listed(word) and not word.endswith(("ين", "ون", "ات")) and look_of(word) is not Look.NATION
        if head.needs and stranger:
            return True
    if head.needs in _INSIDE:
        return False
    if not head.lemma.endswith("ه") or Form.SINGULAR not in head.form or len(word) < 3:
        return False
    if word.startswith(_NO_NAME_LETTERS) or (word.endswith("ه") and not word.startswith("ال")):
        return False
    if word in lexicon().joiners or look_of(word) is Look.GIVEN:
        return False
    return not is_listed_in_part(word) or (head.needs == "settlement" and _is_short_stranger(word))


def _is_short_stranger(word: str) -> bool:
    """Tell whether an unlisted word is too short for the clitic that its first letter could be («باما»)."""
    return len(word) < 5 and not is_listed(word) and not word.startswith(("بال", "كال", "لل")) and len(word) > 3


def _is_namesake(word: str, head: Head) -> bool:
    """Tell whether a quarter, settlement or district may be called by an everyday word.

    By any that is no plural and heads no name itself; a village may be called by a title («قرية الإمام»), and what an
    office is for is no district («مديرية الأمن»).
    """
    words, stem = lexicon(), word[2:]
    heads = [words.place_heads, words.body_heads, words.demonyms, words.ordinals]
    heads += [words.titles] if head.needs == "quarter" else [words.body_nouns]
    return not stem.endswith(("ين", "ون", "ات")) and not any(stem in table for table in heads) and not is_time(word)


def _is_structure(match: Match) -> bool:
    """Tell whether a listed name begins with the noun of what it names («قاعدة …», «مطار …»)."""
    head = lexicon().place_heads.get(match.entry.words[0]) if len(match.entry.words) > 1 else None
    return head is not None and head.needs in _INSIDE


def _tails_end(text: NameText, last: int) -> int:
    """Return the end of a structure's name with its adjectives («مطار … الدولي», «قاعدة … الجوية»)."""
    while _is_tail(text.next_word(last)):
        last += 1
    return last


def _is_tail(word: str) -> bool:
    return word.startswith("ال") and lexicon().place_words.get(word[2:].removesuffix("ه")) == "tail"


def _coordinated(text: NameText, at: int) -> Iterator[Candidate]:
    """Yield the names joined by «و» to one that stands behind a plural head."""
    while word := text.next_word(at):
        if word == "و":
            found = proper_at(text, at + 1)
            cut = 0
        elif word.startswith("و") and (end := _joined_end(text, at) or _listed_end(text, at)):
            found, cut = range(at, end), 1
        else:
            return
        if found is None:
            return
        yield Candidate(found.start, found.stop, cut, MentionType.PLACE, HEADED)
        at = found.stop + text.is_quote(found.stop, closing=True)


def _joined_end(text: NameText, at: int) -> int:
    """Return the end of the name that «و» begins at a token, 0 where none does."""
    listed = next((match for match in lexicon().places.matches(text, at) if match.cut == 1), None)
    if listed:
        return 0 if is_class_word(listed) else listed.last
    rest = text.word(at)[1:]
    if lexicon().place_words.get(rest) == "starter" and _could_be_proper(text.next_word(at + 1)):
        return at + 2
    return at + 1 if _is_proper(rest) else 0


def _listed_end(text: NameText, at: int) -> int:
    """Return the end of a name that only its place in a list of settlements tells («وعابدين»), 0 where none stands."""
    rest, following = text.word(at)[1:], text.next_word(at + 1)
    if len(rest) < 4 or has_pronoun(rest) or is_particle(rest) or is_imperfect(rest):
        return 0
    alone = not following or following.startswith("و")
    named = rest.startswith("ال") or look_of(rest) in {Look.GIVEN, Look.PART, Look.WEAK}
    stem = rest.removeprefix("ال")
    plain = stem in lexicon().place_heads or stem in lexicon().demonyms or is_adjective(stem) or is_time(rest)
    return at + 1 if alone and named and not plain else 0


def proper_at(text: NameText, index: int) -> range | None:
    """Return the tokens of the proper name that begins at `index`, behind a head noun; None where none stands there."""
    quoted = text.quoted(index) if index < len(text) and text.joined[index] else None
    if quoted:
        return quoted
    word = text.next_word(index)
    if not word:
        return None
    listed = lexicon().places.longest(text, index)
    if listed and not listed.cut and not is_class_word(listed) and not stands_as_adjective(text, listed):
        return range(index, listed.last if is_of_district(text, index) else with_direction(text, listed.last))
    following = text.next_word(index + 1)
    if _is_starter(word) and following and _could_be_proper(following):
        return range(index, index + 2)
    if not _is_proper(word) or word.startswith(("و", "لل")):
        return None
    second = bool(following) and not following.startswith(("و", "ال", "ب", "ل")) and _is_proper(following)
    return range(index, with_direction(text, index + 1 + second))


def _is_starter(word: str) -> bool:
    """Tell whether a word begins names of two: «كفر», or a feature of the land that others are called by («وادي»)."""
    head, kind = lexicon().place_heads.get(word), lexicon().place_words.get(word)
    return kind == "starter" or (kind == "namesake" and head is not None and Form.SINGULAR in head.form)


def _could_be_proper(word: str) -> bool:
    words = lexicon()
    return len(word) > 2 and word not in words.place_words and word not in words.speech_verbs


@remembered_shortly
def _is_proper(word: str) -> bool:
    """Tell whether a word behind a place's head must be a name: no word of everyday language."""
    participle = len(word) == 5 and word[1] == "ا" and word.endswith("ه")
    if not word.startswith("ال") and (participle or word.endswith("يه")):
        return False  # an adjective: «قرية عائمة»
    if not word.startswith("ال") and is_adjective(word):
        return False
    if is_everyday_with_article(word):
        return False
    return is_unknown(word) and word not in lexicon().joiners and look_of(word) is not Look.GIVEN
