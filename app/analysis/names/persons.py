"""Persons: runs of words that look like parts of a name, judged by what they are and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.analysis.names.everyday_names import is_followed_as_name, may_be_first, may_be_surname
from app.analysis.names.gazetteer import Match
from app.analysis.names.lexicon import (
    is_everyday_whole,
    is_everyday_with_article,
    is_listed,
    is_listed_in_part,
    is_particle,
    is_time,
    lexicon,
)
from app.analysis.names.listed_places import is_parted
from app.analysis.names.looks import JOINERS, STARTERS, STRONG, Look, is_bare_nisba, look_of, may_be_of_ba
from app.analysis.names.phrases import Candidate, NameText, Reading, readings
from app.analysis.names.titles import OFFICES, Title, is_speech_verb, title_before, title_kind
from app.domain.annotations import MentionType
from app.text.memory import remembered

PRIORITY = 70
_LONGEST = 6
_FOREIGN = frozenset({Look.UNKNOWN, Look.PART, Look.WEAK})
_VERB_LETTERS = frozenset("يتنا")
_SERVANT = "عبد"  # «عبد الخالق» is nothing but a name


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of name-like tokens with the looks of each."""

    first: int
    cut: int
    looks: tuple[Look, ...]

    @property
    def last(self) -> int:
        return self.first + len(self.looks)

    def count(self, *looks: Look) -> int:
        return sum(look in looks for look in self.looks)


def find_persons(text: NameText) -> Iterator[Candidate]:
    """Yield the persons of a text."""
    index = 0
    while index < len(text):
        run = _run_at(text, index) if _openings(text.words[index]) else None
        if run is None:
            index += 1
            continue
        place = lexicon().places.longest(text, run.first)
        if not (place and len(place.entry.words) > 1 and place.last >= run.last):  # «ولي عهد أبو ظبي»
            yield Candidate(run.first, run.last, run.cut, MentionType.PERSON, PRIORITY)
        index = run.last
        if _run_at(text, index) is None:
            for joined in _joined_names(text, run):
                yield Candidate(joined.first, joined.last, joined.cut, MentionType.PERSON, PRIORITY)
                index = joined.last
    yield from _known(text)


def _known(text: NameText) -> Iterator[Candidate]:
    """Yield the persons whom the news calls by one name; one of several words stands before a run inside it."""
    for index, match in enumerate(lexicon().known_persons.longest_at_each(text)):
        if match is None:
            continue
        followed = match.entry.also and (_is_followed(text, match) or _is_joined_to_another(text, match))
        if followed or not match.entry.also or _is_titled_here(text, index):
            whole = followed or (len(match.entry.words) > 2 and not _ends_name(text.word(index - 1)))
            yield Candidate(index, match.last, match.cut, MentionType.PERSON, PRIORITY + 1 if whole else PRIORITY - 15)


def _is_followed(text: NameText, match: Match) -> bool:
    """Tell whether «لـ» joins a name to a word for those who follow somebody («موالية لهادي»)."""
    before = text.word(match.first - 1) if text.joined[match.first] else ""
    follows = any(lexicon().person_words.get(reading.stem) == "loyal" for reading in readings(before or "ا"))
    return bool(match.cut) and text.word(match.first).startswith("ل") and follows


def _is_joined_to_another(text: NameText, match: Match) -> bool:
    """Tell whether «و» joins a name to that of another whom the news calls by one («ميليشيات الحوثي وصالح»)."""
    if match.cut != 1 or not text.word(match.first).startswith("و") or not text.joined[match.first]:
        return False
    other, words = text.word(match.first - 1), lexicon()
    side = other[2:] in words.sides and other[2:] not in words.nationalities
    called = other.startswith("ال") and other.endswith("ي") and side
    return (called or words.known_persons.lists(other)) and not _has_complement(text, match.last)


def _has_complement(text: NameText, at: int) -> bool:
    """Tell whether a noun with the article stands at a token, a complement or an adjective of the word before."""
    return text.next_word(at).startswith("ال") and not is_particle(text.next_word(at))


def _ends_name(word: str) -> bool:
    """Tell whether a word may be a name's part before another («إسماعيل ولد الشيخ …»)."""
    return look_of(word) in {*STRONG, Look.WEAK}


def _is_titled_here(text: NameText, index: int) -> bool:
    title = title_before(text, index)
    return title is not None and title.distance == 1


@dataclass(frozen=True, slots=True)
class _Opening:
    """One way in which a word may begin a name; `must_be_told` says that only what stands beside it makes it one."""

    reading: Reading
    look: Look
    must_be_told: bool


@remembered
def _openings(word: str) -> tuple[_Opening, ...]:
    """Return the ways in which a word may begin a name; most words have none."""
    found: list[_Opening] = []
    for reading in readings(word):
        look = look_of(reading.key)
        if look is Look.UNKNOWN and is_everyday_with_article(reading.key):
            continue
        if reading.cut:
            may_cut = _may_cut(word, reading.key)
            if look in STARTERS and (may_cut or look in {Look.FIRST, Look.GIVEN}):
                found.append(_Opening(reading, look, not may_cut))
        elif look in STARTERS:
            found.append(_Opening(reading, look, must_be_told=False))
        elif titled := _look_behind_title(word):
            found.append(_Opening(reading, titled, must_be_told=True))
    return tuple(found)


def _run_at(text: NameText, index: int) -> _Run | None:
    """Return the run that makes a name from a token on, or None."""
    word = text.word(index)
    for opening in _openings(word) if word else ():
        if opening.must_be_told and not _is_told(text, index, opening):
            continue
        if opening.look is Look.WEAK and _is_verb_here(text, index, opening.reading.key):
            continue
        run = _extend(text, _Run(index, opening.reading.cut, (opening.look,)))
        if opening.look is Look.NISBA and run and len(run.looks) > 1:
            return None  # an adjective of the title before: the name begins behind it
        if run and _is_person(text, run):
            return run
    return None


def _is_verb_here(text: NameText, index: int, word: str) -> bool:
    """Tell whether a given name that is a verb of speaking too stands as that: no verb and no title before it.

    «طالب محمد الحسن بـ…» is a demand, «قال طالب الحسن» a man.
    """
    if word not in lexicon().speech_verbs:
        return False
    before = text.word(index - 1) if text.joined[index] else ""
    return not is_speech_verb(before) and title_before(text, index) is None


def _is_told(text: NameText, index: int, opening: _Opening) -> bool:
    """Tell whether what stands beside a token makes it begin a name."""
    if opening.reading.cut:
        return _is_cut_by_name(text, index, opening.reading.key)
    following = text.next_word(index + 1)
    if not following:
        return False
    if title_before(text, index) is None:
        speaks = text.joined[index] and is_speech_verb(text.word(index - 1))
        return speaks and opening.look is Look.UNKNOWN and look_of(following) in {*STRONG, Look.NISBA}
    if opening.look is Look.UNKNOWN:
        return look_of(following) in {*STRONG, Look.NISBA, Look.UNKNOWN}
    if opening.look is Look.WEAK:
        title = title_before(text, index)
        close = title is not None and title.distance == 1 and title.kind in {"rank", "honour", "job"} and title.definite
        return look_of(following) in ({*STRONG, Look.WEAK, Look.NISBA} if close else {Look.UNKNOWN})
    return look_of(following) in {*STRONG, Look.WEAK, Look.NISBA} or may_be_surname(following)


def _look_behind_title(word: str) -> Look | None:
    """Return what a title before it makes of a word that alone looks like none of a name's, if another part follows.

    A given name with the article («اللواء الطاهر محمود») and a word that is only by its letters a form of an everyday
    one («الناطق باسم الشركة تومي …») begin a name if another part of one stands behind.
    """
    if len(word) < 3:
        return None
    words = lexicon()
    if word.startswith("ال"):
        stem = word[2:]
        known = stem in words.given or stem in words.given_and_common
        adjective = stem in words.body_adjectives or stem in words.demonyms
        return Look.PART if known and not (adjective or stem in words.titles or is_time(word)) else None
    if may_be_first(word):
        return Look.WEAK
    in_place = any(reading.cut and words.places.lists(reading.key) for reading in readings(word))  # «بتعز»
    return None if in_place or is_listed_in_part(word) else Look.UNKNOWN


def _asks_for_surname(text: NameText, index: int) -> bool:
    """Tell whether the title before a token asks for a full name: not a king's, nor a president's with one name."""
    title = title_before(text, index)
    if title is None or title.kind not in {"rank", "honour", *OFFICES}:
        return False
    return title.kind != "office" or title.distance > 1 or is_speech_verb(text.word(index - 2))


def _may_cut(word: str, rest: str) -> bool:
    """Tell whether clitics may be cut off before a name: what stays is known, and the whole is not."""
    if is_everyday_whole(word):
        return False
    return look_of(rest) in {Look.GIVEN, Look.PART, Look.WEAK, Look.FIRST, Look.NISBA} and look_of(word) not in STRONG


def _is_cut_by_name(text: NameText, index: int, rest: str) -> bool:
    """Tell whether what stands behind a word makes its rest a name: «بأبي» is also «بابي», but not before «مالك»."""
    following = look_of(text.next_word(index + 1)) if text.next_word(index + 1) else Look.NONE
    parted = is_parted(text, index, len(text.word(index)) - len(rest))  # «وآلان» is no «والان»
    if parted and look_of(rest) is Look.GIVEN and following in {*STRONG, Look.NISBA, Look.UNKNOWN}:
        return True
    if look_of(rest) is Look.FIRST:
        genitive = not rest.endswith(("و", "ا"))
        return genitive and following in {*STRONG, Look.WEAK}
    return (
        look_of(rest) is Look.GIVEN
        and not lexicon().places.lists(text.word(index))
        and following in {Look.PART, Look.NISBA}
    )


def _joined_names(text: NameText, run: _Run) -> Iterator[_Run]:
    """Yield the persons of a given name and a surname whom «و» joins to one, whatever the names are."""
    while len(run.looks) > 1:
        word, surname = text.next_word(run.last), text.next_word(run.last + 1)
        given, look = look_of(word[1:]), look_of(surname)
        if not word.startswith("و") or not surname:
            return
        if given not in {*STRONG, Look.WEAK} and not _may_be_joined(text, run.last, word[1:]):
            return
        nisba = look in {Look.PART, Look.NISBA} and surname.startswith("ال") and surname.endswith("ي")
        foreign = (
            given is Look.UNKNOWN and look in {Look.UNKNOWN, Look.PART, Look.WEAK} and run.looks[0] is not Look.FIRST
        )
        known = look is Look.WEAK or (given in STRONG and may_be_surname(surname))
        if not (nisba or foreign or (known and _ends_item(text, run.last + 2))):
            return
        run = _Run(run.last, 1, (Look.GIVEN, look))
        yield run


def _ends_item(text: NameText, at: int) -> bool:
    """Tell whether an item of a list ends before a token: at a mark or the next «و»."""
    return not text.next_word(at) or text.next_word(at).startswith("و")


def _may_be_joined(text: NameText, at: int, rest: str) -> bool:
    """Tell whether a word behind «و» can be a given name: no noun that an adjective may stand behind."""
    words = lexicon()
    if len(rest) < 3 or rest.startswith("ال") or is_listed(rest) or is_particle(rest):
        return False
    tables = (words.place_words, words.weapon_heads, words.speech_verbs, words.joiners)
    return not any(rest in table for table in tables) and not text.tokens[at].bare.endswith(("ة", "ات"))


def _extend(text: NameText, run: _Run) -> _Run | None:
    """Return the run with the name-like tokens behind it; None where it is no whole name."""
    looks = list(run.looks)
    while len(looks) < _LONGEST and looks[-1] is not Look.LAST:
        looks += [Look.INITIAL] * _bridge(text, run.first + len(looks))
        look = _next_look(text, run, looks)
        if look is Look.NONE and looks[-1] is Look.INITIAL:
            look = Look.LAST
        if look is Look.NONE:
            break
        looks.append(look)
    while looks and looks[-1] in {Look.FIRST, Look.MIDDLE, Look.INITIAL}:
        looks.pop()
    own = [look for look in looks[:-1] if look not in {Look.FIRST, Look.MIDDLE, Look.TAIL}]
    if len(looks) > 1 and looks[-1] is Look.NATION and not _is_surname_of_nation(text, run, own):
        looks.pop()
    if not looks:
        return None
    run = _Run(run.first, run.cut, tuple(looks))
    return None if _has_a_stranger_before(text, run) else run


def _bridge(text: NameText, at: int) -> int:
    """Return how many tokens at a token join parts of a name: an initial with its full stop, or a hyphen, else 0."""
    if at + 1 >= len(text) or not text.joined[at]:
        return 0
    if text.tokens[at].text == "-":
        glued = text.tokens[at - 1].end == text.tokens[at].start and text.tokens[at].end == text.tokens[at + 1].start
        return int(glued and len(text.word(at + 1)) > 2)
    if len(text.word(at)) != 1 or text.tokens[at + 1].text != ".":
        return 0
    following = text.next_word(at + 2)
    return 2 if len(following) > 2 and not is_particle(following) else 0


def _is_surname_of_nation(text: NameText, run: _Run, own: Sequence[Look]) -> bool:
    """Tell whether «السوداني» is a surname: behind one given name, or where the title has its nationality already."""
    if len(own) == 1 and own[0] in STRONG | {Look.WEAK}:
        return True
    if title_before(text, run.first) is not None:
        return True  # the title has the nationality that there is: «رئيس الوزراء محمد شياع السوداني»
    return text.joined[run.first] and text.word(run.first - 1).removeprefix("ال") in lexicon().nationalities


def _next_look(text: NameText, run: _Run, looks: list[Look]) -> Look:
    """Return the look of the token behind a run, NONE where the name ends before it."""
    at = run.first + len(looks)
    word = text.next_word(at)
    if not word:
        return Look.NONE
    look = _look_behind(word, looks)
    if look is Look.NONE:
        return Look.LAST if _closes_by_title(text, run, looks, at) else Look.NONE
    if look is Look.WEAK and lexicon().titles.get(text.next_word(at + 1)) == "link" and word in lexicon().titles:
        return Look.NONE  # an office of its own: «دان أمين سر المجلس»
    may_be_verb = look is Look.UNKNOWN and _is_whole(looks) and (len(looks) > 2 or word[0] in _VERB_LETTERS)
    if look is Look.UNKNOWN and word.startswith("ي") and not (_speaks(text, run) or title_before(text, run.first)):
        return Look.NONE  # «عن عمر يناهز …»
    may_be_adjective = look is Look.NISBA and not word.endswith("ي") and len(looks) > 1
    return (
        Look.NONE if may_be_verb or may_be_adjective or _begins_another(word, look, is_whole=len(looks) > 1) else look
    )


def _closes_by_title(text: NameText, run: _Run, looks: list[Look], at: int) -> bool:
    """Tell whether the title before the run makes the everyday word at a token its last."""
    if _is_regnal(text, run, at):
        return True
    own = [look for look in looks if look not in {Look.FIRST, Look.TAIL}]
    if len(own) > 2 and own[-2] is Look.MIDDLE:
        own = own[-1:]  # «ظافر بن علي الشهري»
    if len(own) != 1 or own[0] not in {*STRONG, Look.WEAK, Look.UNKNOWN}:
        return False
    if own[0] is Look.UNKNOWN and not is_speech_verb(text.word(run.first - 2)):
        return False
    surname = may_be_surname(text.word(at)) or is_followed_as_name(text, at)
    return (surname and _asks_for_surname(text, run.first)) or _is_repeated_name(text, run, at)


def _is_regnal(text: NameText, run: _Run, at: int) -> bool:
    """Tell whether a king's number stands at a token («الملك … الثاني»)."""
    word = text.word(at)
    if not word.startswith("ال") or word[2:] not in lexicon().ordinals:
        return False
    title = title_before(text, run.first)
    return title is not None and title.kind == "royal"


def _is_whole(looks: list[Look]) -> bool:
    """Tell whether a run may end here: at a surname, or at a known name behind another."""
    return looks[-1] is Look.PART or (len(looks) > 1 and looks[-1] in {*STRONG, Look.NISBA, Look.WEAK})


def _look_behind(word: str, looks: list[Look]) -> Look:
    """Return what a word looks like behind other parts of a name."""
    look, before = look_of(word), looks[-1]
    if before is Look.MIDDLE and lexicon().joiners.get(word) == "inner":
        return Look.MIDDLE
    if before in {Look.FIRST, Look.MIDDLE}:
        return look if look in {*STRONG, Look.WEAK, *JOINERS} else _after_joiner(word)
    if look is not Look.NONE or before not in {Look.GIVEN, Look.PART, Look.WEAK, Look.TAIL}:
        return look
    if before in {Look.GIVEN, Look.WEAK} and (may_be_of_ba(word) or is_bare_nisba(word)):
        return Look.UNKNOWN
    stem = word[2:]
    if not word.startswith("ال") or len(stem) < 3:
        return Look.NONE
    own = [look for look in looks if look is not Look.FIRST]
    if own in ([Look.GIVEN], [Look.WEAK]) and word.endswith("ي") and stem not in lexicon().body_adjectives:
        return Look.NISBA  # a given name alone wants a surname
    if is_listed(word):
        return Look.NONE
    given = stem in lexicon().given or stem in lexicon().given_and_common
    return Look.NISBA if given or word.endswith("ي") else Look.NONE


def _is_repeated_name(text: NameText, run: _Run, at: int) -> bool:
    """Tell whether a given name behind a title has the same everyday word behind it more than once («يحيى سريع»)."""
    word = text.word(at)
    if run.looks[0] is not Look.GIVEN or len(word) < 3 or word.startswith("ال") or word in lexicon().place_words:
        return False
    before = text.word(run.first)
    return text.pairs[before, word] > 1 and word not in lexicon().speech_verbs and bool(title_before(text, run.first))


def _has_a_stranger_before(text: NameText, run: _Run) -> bool:
    """Tell whether an unknown word stands before a given name: it is no part of it, unless a title says so."""
    return (
        len(run.looks) > 2
        and run.looks[0] is Look.UNKNOWN
        and run.looks[1] in {Look.GIVEN, Look.FIRST}
        and (not title_before(text, run.first) or _is_headed(text, run.first))
    )


def _is_headed(text: NameText, index: int) -> bool:
    """Tell whether a body's noun stands right before a token («زعيمة حزب ميريتس زهافا …»)."""
    return text.joined[index] and text.word(index - 1) in lexicon().body_heads


def _after_joiner(word: str) -> Look:
    """Return the look of a word that «عبد», «أبو» or «بن» makes part of a name."""
    return Look.WEAK if len(word) > 2 and word not in lexicon().place_words else Look.NONE


def _begins_another(word: str, look: Look, *, is_whole: bool) -> bool:
    """Tell whether a word inside a run is «و» with the next name («سلفا كير ورياك مشار»)."""
    if not word.startswith("و") or word.startswith("وو") or look in STRONG:
        return False
    if lexicon().place_words.get(word[1:]) == "starter":
        return True  # «وتل …»
    if len(word) < 4:
        return False
    known = look_of(word[1:]) not in {Look.NONE, Look.UNKNOWN} or lexicon().places.lists(word[1:])
    return known or (is_whole and look_of(word[1:]) is Look.UNKNOWN)  # but «ستيفاني ويليامز»


def _is_person(text: NameText, run: _Run) -> bool:
    """Weigh what the run's words are against what stands beside it."""
    strong = run.count(Look.GIVEN, Look.PART)
    others = len(run.looks) - strong
    if len(run.looks) > 1 and (strong or text.word(run.first)[run.cut :] == _SERVANT):
        return True
    if run.last < len(text) and text.tokens[run.last].is_number and text.joined[run.last]:
        return False  # letters and a number: a flight, a model
    kunya = run.cut and run.looks[0] is Look.FIRST and len(run.looks) > 1
    if kunya and (not text.word(run.first).endswith(("و", "ا")) or run.looks[-1] in {Look.NISBA, Look.NATION}):
        return True  # «لأبي مالك», «وأبو قتادة التونسي»
    title = title_before(text, run.first)
    if title:
        return _is_titled(text, run, title, strong, others)
    if run.cut == 0 and len(run.looks) > 1 and run.count(Look.WEAK):
        described = text.word(run.first).startswith("ال")  # «الأسد المترنح»
        nisba = run.looks[1] is Look.NISBA and not described
        paired = nisba or run.count(Look.WEAK, Look.FIRST, Look.MIDDLE, Look.TAIL) > 1
        phrase = run.looks == (Look.WEAK, Look.TAIL) and is_listed(text.word(run.first))  # «دين الله»
        if paired and not phrase:
            return True
    if not _speaks(text, run) and not _is_explained(text, run):
        return False
    if run.cut == 0 and run.count(Look.WEAK) and run.count(Look.UNKNOWN):
        return True
    strangers = run.count(Look.UNKNOWN) + (run.looks[0] is Look.UNKNOWN and run.looks[-1] is Look.NISBA)
    return run.count(Look.PART) == 1 or (strangers >= 2 and len(run.looks) - run.count(Look.MIDDLE) <= 3)


def _is_titled(text: NameText, run: _Run, title: Title, strong: int, others: int) -> bool:
    """Tell whether a run behind a title is a person: the looser the title stands, the surer the words must be."""
    if strong:
        return True
    adjective = text.word(run.first) in lexicon().demonyms or text.word(run.first).endswith("ي")
    if len(run.looks) == 1 and not title.definite and adjective:
        return False  # «جندي تركي», «شيخ سبعيني»
    if title.distance > 1 or (title.kind in OFFICES and not title.definite) or run.cut:
        return others > 1 and run.cut == 0
    if run.looks == (Look.UNKNOWN,) and title.kind != "rank" and text.word(run.first).startswith("م"):
        return False  # as likely a participle: «الانتحاري مفجر نفسه»
    return run.looks != (Look.NISBA,) or title.kind not in OFFICES


def _is_explained(text: NameText, run: _Run) -> bool:
    """Tell whether a title stands behind the run in apposition («…، الناطق الرسمي باسم …»)."""
    at = run.last
    if len(run.looks) < 2 or at + 1 >= len(text) or text.tokens[at].text not in {"،", ","}:
        return False
    word = text.next_word(at + 1)
    return bool(word) and not word.startswith("و") and title_kind(word) in OFFICES


def _speaks(text: NameText, run: _Run) -> bool:
    """Tell whether a verb of speaking stands beside the run."""
    return is_speech_verb(text.word(run.first - 1))
