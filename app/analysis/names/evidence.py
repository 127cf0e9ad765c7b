"""What speaks for and against a chosen name: which rule found it, what its words are, what the tagger makes of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from app.analysis.certainty import Evidence
from app.analysis.names import actors, coherence, persons, places, tagged, weapons
from app.analysis.names.lexicon import has_pronoun, is_everyday, is_particle, is_time, lexicon
from app.analysis.names.looks import Look, look_of
from app.analysis.names.phrases import Candidate, NameText, readings
from app.analysis.names.tagger import TaggedText, TaggedType
from app.domain.annotations import MentionType
from app.text.memory import remembered_shortly

_ACTORS = frozenset({MentionType.GROUP, MentionType.ORGANIZATION})
_RULES = {
    (MentionType.PERSON, persons.PRIORITY): "name parts",
    (MentionType.PERSON, persons.PRIORITY + 1): "known",
    (MentionType.PERSON, persons.PRIORITY - 15): "known",
    (MentionType.PERSON, tagged.EXTENDED): "tagger carries on",
    (MentionType.ORGANIZATION, tagged.ADDED): "tagger",
    (MentionType.PERSON, tagged.ADDED): "tagger",
    (MentionType.PLACE, places.LISTED): "listed",
    (MentionType.PLACE, places.UNLISTED): "unlisted",
    (MentionType.PLACE, places.HEADED): "headed",
    (MentionType.PLACE, tagged.ADDED): "tagger",
    (MentionType.WEAPON, weapons.PRIORITY): "weapon",
    **{(kind, actors.ADDRESSED): "addressed" for kind in _ACTORS},
    **{(kind, actors.LISTED): "listed" for kind in _ACTORS},
    **{(kind, actors.BUILT): "built" for kind in MentionType},
    **{(kind, actors.SPELLED): "spelled" for kind in MentionType},
    **{(kind, actors.FOLLOWERS): "followers" for kind in MentionType},
    **{(kind, coherence.PRIORITY): "repeated" for kind in MentionType},
    **{(kind, coherence.PRIORITY - 10): "short form" for kind in MentionType},
}
_TYPES = {
    MentionType.PERSON: (TaggedType.PERSON,),
    MentionType.PLACE: (TaggedType.PLACE,),
    MentionType.ORGANIZATION: (TaggedType.ORGANIZATION,),
    MentionType.GROUP: (TaggedType.ORGANIZATION, TaggedType.OTHER),
    MentionType.WEAPON: (),
}
_STEPS = (0.02, 0.1, 0.3, 0.6, 0.9, 0.98)
_STEP_NAMES = tuple(f"≥ {step}" for step in (0, *_STEPS))
_LONG = 3


class NameWitness:
    """Tells what speaks for and against each of an article's chosen names."""

    def __init__(self, text: NameText, tagged: TaggedText, chosen: Sequence[Candidate]) -> None:
        self._text = text
        self._tagged = tagged
        self._spans = {(name.tokens.start, name.tokens.stop): name.type for name in tagged.names}
        self._types = {at: name.type for name in tagged.names for at in name.tokens}
        self._taken = {at for candidate in chosen for at in range(candidate.first, candidate.last)}
        self._times = Counter(map(self._words, chosen))

    def _words(self, candidate: Candidate) -> tuple[str, ...]:
        first, *others = self._text.words[candidate.first : candidate.last]
        cut = candidate.cut
        if cut:
            first = next((reading.key for reading in readings(first) if reading.cut == cut), first[cut:])
        return (first, *others)

    def evidence(self, candidate: Candidate) -> Evidence:
        """Return the facts about one of the names."""
        kind = candidate.type
        rule = _RULES.get((kind, candidate.priority), "other")
        side = "actor" if kind in _ACTORS else kind.value
        listed = _listed(self._words(candidate), is_actor=kind in _ACTORS)
        facts = {
            f"type: {kind}",
            f"rule: {side} {rule}",
            f"length: {side} {min(len(candidate), _LONG)}",
            f"tagger: {side} {self._tagger_says(candidate)}",
            *self._likelihoods(candidate, side),
            *(f"{side} {fact}" for fact in self._of_words(candidate)),
            *(f"{side} {fact}" for fact in self._of_neighbours(candidate)),
            f"list: {side} {listed}",
            f"list: {side} {listed}, {rule}",
        }
        if candidate.cut:
            facts.add(f"clitic: {side}")
        if self._times[self._words(candidate)] > 1:
            facts.add(f"again: {side}")
        return frozenset(facts)

    def _tagger_says(self, candidate: Candidate) -> str:
        """Return how the tagger's own reading goes with the name: "none" where it sees no name there."""
        wanted = _TYPES[candidate.type]
        whole = self._spans.get((candidate.first, candidate.last))
        if whole is not None:
            return "same span" if whole in wanted else f"same span, {whole}"
        types = {self._types.get(at) for at in range(candidate.first, candidate.last)}
        if types == {None}:
            return "none"
        return "same type" if not types.isdisjoint(wanted) else "other type"

    def _likelihood(self, at: int, kind: MentionType) -> float:
        """Return how likely the tagger finds a token part of a name of this type, of any where it knows no such."""
        wanted = _TYPES[kind]
        if not wanted:
            return self._tagged.likelihood(at)
        return sum(self._tagged.likelihood_of(at, tagged) for tagged in wanted)

    def _likelihoods(self, candidate: Candidate, side: str) -> Iterator[str]:
        """Yield how likely the tagger finds the name's least likely word, its type and the words beside it."""
        inside = [at for at in range(candidate.first, candidate.last) if self._text.words[at]]
        if inside:
            yield f"tagger's least: {side} {_step(min(self._likelihood(at, candidate.type) for at in inside))}"
            yield f"tagger's name: {side} {_step(min(map(self._tagged.likelihood, inside)))}"
        for where, at in (("before", candidate.first - 1), ("behind", candidate.last)):
            if 0 <= at < len(self._text) and self._text.words[at] and at not in self._taken:
                yield f"tagger {where}: {side} {_step(self._likelihood(at, candidate.type))}"

    def _of_words(self, candidate: Candidate) -> Iterator[str]:
        words = [word for word in self._words(candidate) if word]
        if not words:
            yield "words: none"
            return
        everyday = sum(map(is_everyday, words))
        yield f"everyday: {'all' if everyday == len(words) else 'some' if everyday else 'none'}"
        if len(words) > 1:
            yield f"ends in {'an everyday' if is_everyday(words[-1]) else 'another'} word"
        if len(words) == 1 and (words[0] in lexicon().homographs or words[0] in lexicon().given_and_common):
            yield "homograph"
        if candidate.type is MentionType.PERSON:
            looks = {look_of(word) for word in words}
            if Look.GIVEN not in looks and Look.FIRST not in looks:
                yield "no given name"
            if looks & {Look.UNKNOWN, Look.NONE}:
                yield "unknown part"

    def _of_neighbours(self, candidate: Candidate) -> Iterator[str]:
        """Yield what stands beside the name that may belong to it, or hold it."""
        before = self._text.word(candidate.first - 1) if self._text.joined[candidate.first] else ""
        yield f"before: {_kind_before(before)}"
        behind = self._text.next_word(candidate.last) if candidate.last not in self._taken else ""
        yield f"behind: {_kind_behind(behind)}"


def _step(likely: float) -> str:
    """Return the highest of the steps that a probability reaches."""
    return _STEP_NAMES[bisect_right(_STEPS, likely)]


@remembered_shortly
def _listed(words: tuple[str, ...], *, is_actor: bool) -> str:
    """Return how the list of bodies knows an actor's words, that of places those of any other name."""
    gazetteer = lexicon().actors if is_actor else lexicon().places
    found = gazetteer.beginning(words)
    if found is None:
        return "unlisted"
    if len(found.words) < len(words):
        return "in part"
    return "something else too" if found.also else "whole"


@remembered_shortly
def _kind_before(word: str) -> str:
    """Return what the word before a name is, as far as it bears on names."""
    if not word:
        return "nothing"
    words = lexicon()
    stems = {reading.stem for reading in readings(word)} | {reading.key for reading in readings(word)}
    tables = (
        ("place's head", words.place_heads),
        ("body's head", words.body_heads),
        ("title", words.titles),
        ("speech", words.speech_verbs),
        ("preposition", words.place_words),
        ("particle", words.particles),
    )
    found = next((name for name, table in tables if any(stem in table for stem in stems)), None)
    return found or ("everyday word" if is_everyday(word) else "unknown word")


@remembered_shortly
def _kind_behind(word: str) -> str:
    """Return what the word behind a name is, as far as the name may go on with it."""
    if not word:
        return "nothing"
    stem = word.removeprefix("ال")
    if word.startswith("ال"):
        if stem in lexicon().nationalities:
            return "nationality"
        return "time" if is_time(word) else "definite word"
    if word in lexicon().speech_verbs or is_particle(word) or has_pronoun(word):
        return "small word"
    if is_everyday(word):
        return "everyday word"
    return "joined word" if word.startswith("و") else "unknown word"
