"""Whether a listed place's name is the place where it stands: what is cut off it, and what stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from app.analysis.names.gazetteer import Match
from app.analysis.names.lexicon import (
    Head,
    is_adjective,
    is_everyday,
    is_everyday_whole,
    is_listed,
    is_particle,
    is_time,
    lexicon,
)
from app.analysis.names.morphology import Form
from app.analysis.names.phrases import ADVERB_ENDING, NameText, readings
from app.text.memory import remembered, remembered_shortly

_BETWEEN = frozenset("،,-–/")
_OWN_ADJECTIVES = frozenset({"compass", "direction"})
_HAMZAS = ("أ", "إ", "آ")
_NOT = "غير"
_AT_HOME = 2  # places of a country that make an article be about it
_ROW = 6  # names in a row that are looked through for one that is nothing but a place


def countries_at_home(matches: Iterable[Match]) -> frozenset[str]:
    """Return the countries at war of which the article names several places that are nothing else."""
    found = {match.entry.words for match in matches if not match.entry.also}
    counted = Counter(country for words in found if (country := lexicon().countries.get(words, "")))
    return frozenset(country for country, count in counted.items() if count >= _AT_HOME)


def is_at_home(text: NameText, match: Match, homes: frozenset[str]) -> bool:
    """Tell whether an everyday word behind a preposition is the place in the country that the article is about.

    «في حجة» is the town where Sanaa and Marib stand in the article, unless an adjective or a complement follows.
    """
    word = match.entry.words[0]
    if not homes or not match.entry.also or match.cut or lexicon().countries.get(match.entry.words, "") not in homes:
        return False
    if preposition_before(text, match.first) not in {"preposition", "from"} or is_class_word(match):
        return False
    if word in lexicon().months and is_dated(text, match.first, match.last):
        return False
    following = text.next_word(match.last)
    adjective = following.endswith(("ه", "ي", "ين", "ان", "ات")) and is_everyday(following) and not is_time(following)
    return not (is_complement(following) or adjective or word in lexicon().titles)


def preposition_before(text: NameText, index: int) -> str:
    """Return the kind of the preposition or side word right before a token, "" for none."""
    return _kind_before(text.word(index - 1)) if text.joined[index] else ""


def is_complement(word: str) -> bool:
    """Tell whether a word with the article is a noun's complement, no compass adjective and no time."""
    return word.startswith("ال") and not is_time(word) and lexicon().place_words.get(word[2:]) not in _OWN_ADJECTIVES


def head_at(text: NameText, index: int) -> tuple[int, Head] | None:
    """Return the clitics' length and the head noun at a token; a head in the construct has no article."""
    word = text.word(index)
    return _head_of(word) if word else None


@remembered
def _head_of(word: str) -> tuple[int, Head] | None:
    for reading in readings(word):
        head = lexicon().place_heads.get(reading.key)
        if head and Form.POSSESSED not in head.form:
            return reading.cut, head
    return None


def is_parted(text: NameText, index: int, cut: int) -> bool:
    """Tell whether a hamza behind the clitics shows where the word begins: «بأبين» is never «بابين»."""
    return cut > 0 and text.tokens[index].bare[cut:].startswith(_HAMZAS)


def _is_cut_in_two(word: str, match: Match) -> bool:
    """Tell whether a word is of everyday language as it stands, so that nothing may be cut off it («كبيرا»).

    «و» before the article is a conjunction, however often the news writes the two («والجوف»).
    """
    if word.startswith(("و", "ف")):
        return is_listed(word) and not match.entry.words[0].startswith("ال")
    return is_everyday_whole(word)


def stands_as_adjective(text: NameText, match: Match) -> bool:
    """Tell whether a listed name stands as the adjective that it also is («الطائرة السعودية», «قوات سورية»)."""
    word = match.entry.words[0]
    agrees = word.endswith("ه") and is_adjective(word)  # «محافظة محررة»
    if (word.removeprefix("ال") not in lexicon().demonyms and not agrees) or match.cut:
        return False
    before = text.word(match.first - 1) if text.joined[match.first] else ""
    if before == _NOT:
        return True  # «جنسيات غير سورية»
    if word.endswith("يا") and word[:-1] in lexicon().demonyms and text.tokens[match.first - 1].bare.endswith("ا"):
        return bool(before) and before not in lexicon().places and not is_particle(before)  # «مهاجرا أفريقيا»
    if word.startswith("ال"):
        return before.startswith("ال") and len(before) > 4
    # As it is written: «بدأت» is a verb, whatever its folded letters end in.
    written = text.tokens[match.first - 1].bare if before else ""
    return word.endswith("ه") and written.endswith(("ة", "ات")) and before not in lexicon().speech_verbs


def is_class_word(match: Match) -> bool:
    """Tell whether a listed place is itself what places are called by («المدينة»)."""
    word = match.entry.words[0].removeprefix("ال")
    return len(match.entry.words) == 1 and match.entry.also and word in lexicon().place_heads


def may_be_place(text: NameText, match: Match, accepted_until: int) -> bool:
    """Tell whether a listed name is a place here: what is cut off must leave no everyday word cut in two."""
    if len(match.entry.words) == 1:
        if match.cut and not is_parted(text, match.first, match.cut) and _is_cut_in_two(text.word(match.first), match):
            return False
        if stands_as_adjective(text, match):
            return False
        if ADVERB_ENDING in text.tokens[match.first].text or is_in_phrase(text, match.first, match.entry.words[0]):
            return False
        if match.entry.words[0] in lexicon().months and is_dated(text, match.first, match.last):
            return False
    return not match.entry.also or (not is_class_word(match) and _is_place_here(text, match, accepted_until))


def is_dated(text: NameText, first: int, last: int) -> bool:
    """Tell whether a day, a year or its other name stands beside a word that is a month too («30 جوان 2020»)."""
    if last < len(text) and text.tokens[last].text in {"/", "("} and text.word(last + 1) in lexicon().months:
        return True
    if any(0 <= at < len(text) and text.tokens[at].is_number for at in (first - 1, last)):
        return True
    words = (text.word(first - 1), text.word(first - 2))
    return any(word.removeprefix("ال") in lexicon().ordinals for word in words if word)


def is_in_phrase(text: NameText, index: int, name: str) -> bool:
    """Tell whether a set phrase makes the everyday word of a place's name at a token («مسقط رأسه»)."""
    before, behind = lexicon().not_places.get(name, (frozenset(), frozenset()))
    if text.next_word(index + 1) in behind:
        return True
    word = text.word(index - 1) if text.joined[index] else ""
    return bool(word) and any(reading.stem in before for reading in readings(word))


def is_of_district(text: NameText, index: int) -> bool:
    """Tell whether a district's head stands before a name, so that the adjective is its («محافظة الضالع الجنوبية»)."""
    head = head_at(text, index - 1) if index and text.joined[index] else None
    return head is not None and head[1].needs == "district"


def is_behind_preposition(text: NameText, index: int) -> bool:
    """Tell whether nothing but the place stands behind a preposition, so that an adjective can only be its own."""
    return preposition_before(text, index) in {"preposition", "from"}


def with_direction(text: NameText, last: int, *, alone: bool = False) -> int:
    """Return the end of a place's name with the adjective of direction behind it («حلب الشرقية»).

    Behind a name without the article a compass adjective may be another noun's, unless the name stands alone.
    """
    word = text.next_word(last)
    kind = lexicon().place_words.get(word[2:]) if word.startswith("ال") else ""
    article = text.word(last - 1).startswith(("ال", "وال", "بال", "لل", "وبال"))
    return last + (kind == "direction" or (kind == "compass" and (article or alone)))


def _is_place_here(text: NameText, match: Match, accepted_until: int) -> bool:
    """Decide by context whether a name that is also something else is a place here."""
    if len(match.entry.words) > 1:
        return True
    before = text.word(match.first - 1) if text.joined[match.first] else ""
    if before and any(r.key in lexicon().place_heads for r in readings(before)) and not match.cut:
        return True
    kind = _kind_before(before)
    if kind in {"toward", "site"}:
        return not match.cut and (_is_compass(before) or not _is_indefinite_noun(text, match))
    if _is_coordinated(text, match, accepted_until):
        return True
    if match.entry.words[0] in lexicon().homographs:
        return bool(kind) or text.word(match.first)[: match.cut].endswith(("ب", "ل"))
    if is_everyday(text.word(match.first)):
        return False
    return kind in {"preposition", "from"} or (match.cut > 0 and not text.word(match.first).startswith(("و", "ف")))


@remembered_shortly
def _is_compass(word: str) -> bool:
    """Tell whether a word says on which side of a place («شمال مالي»)."""
    kinds = lexicon().place_words
    return any(kinds.get(reading.stem + end) == "compass" for reading in readings(word) for end in ("ه", "يه"))


def _is_indefinite_noun(text: NameText, match: Match) -> bool:
    """Tell whether an everyday word without the article stands behind a side word: «وسط معركة»."""
    word = text.word(match.first)
    return not word.startswith("ال") and is_listed(word) and word not in lexicon().homographs


def _is_coordinated(text: NameText, match: Match, accepted_until: int) -> bool:
    """Tell whether a name stands in a row with a place that is nothing else («القائم وراوة», «من الباب إلى منبج»).

    The name must be bare: a complement or an adjective behind it makes it the noun that it is too.
    """
    if match.cut > 1 or text.next_word(match.last).startswith("ال"):
        return False
    if _follows_place(text, match, accepted_until):
        return True
    return not match.cut and _row_reaches_place(text, match.last)


def _follows_place(text: NameText, match: Match, accepted_until: int) -> bool:
    """Tell whether a place was accepted right before, and «و», a comma, a hyphen or «إلى» joins the name to it."""
    at = match.first
    if match.cut:
        return accepted_until == at and text.word(at).startswith("و")
    return accepted_until == at - 1 and _joins(text, at - 1)


def _row_reaches_place(text: NameText, at: int) -> bool:
    """Tell whether a row that goes on at a token comes to a place that is nothing else."""
    for _ in range(_ROW):
        cut = 1 if text.next_word(at).startswith("و") else 0
        if not cut and not _joins(text, at):
            return False
        at += not cut
        found = next((m for m in lexicon().places.matches(text, at) if m.cut == cut), None) if at < len(text) else None
        if found is None or is_class_word(found):
            return False
        if not found.entry.also:
            return True
        at = found.last
    return False


def _joins(text: NameText, at: int) -> bool:
    """Tell whether a comma, a hyphen or «إلى» stands at a token, between two places."""
    return at < len(text) and (text.tokens[at].text in _BETWEEN or lexicon().place_words.get(text.word(at)) == "until")


@remembered_shortly
def _kind_before(word: str) -> str:
    for reading in readings(word) if word else ():
        kind = lexicon().place_words.get(reading.key, "")
        if kind in {"toward", "preposition", "event", "site", "from"}:
            return kind
        if kind == "until":
            return "preposition"
    return ""
