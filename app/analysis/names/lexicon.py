"""What the lexicons know about names: gazetteers, heads of bodies and places, name parts, everyday words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from app.analysis.names.gazetteer import Entry, Gazetteer
from app.analysis.names.morphology import Form, adjective_forms, noun_forms
from app.analysis.names.phrases import canonical, key_of, readings, word_of
from app.domain.annotations import MentionType
from app.resources import Row, lexicon_table
from app.text.fold import fold
from app.text.memory import remembered_shortly
from app.text.words import splits

_PRONOUN_ENDINGS = ("ها", "هم", "هما", "هن", "نا", "كم", "ه", "ي")
_FEW = frozenset(map(str, range(3, 11)))
_NOUN_ENDINGS = ("ون", "ين", "ان", "ات", "تين", "تان", "يه", "وا", "ا", "ت", "ه")
_ENDINGS = (*_PRONOUN_ENDINGS, *_NOUN_ENDINGS)


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that a name is built on, in one of its forms."""

    lemma: str
    form: Form
    type: MentionType
    needs: str


class NameLexicon:
    """All tables of names, each read at its first use."""

    @cached_property
    def common(self) -> frozenset[str]:
        """Return the everyday words, without those that prefixes derive."""
        return frozenset(canonical(row["word"]) for row in lexicon_table("common_words"))

    @cached_property
    def _given(self) -> tuple[frozenset[str], frozenset[str]]:
        names: set[str] = set()
        common: set[str] = set()
        for row in lexicon_table("given_names"):
            names.update(map(canonical, fold(row["names"]).split()))
            common.update(map(canonical, fold(row["common"]).split()))
        common.update(canonical(fold(row["name"])) for row in lexicon_table("known_persons") if row["also"])
        more = {canonical(fold(row["name"])): bool(row["also"]) for row in lexicon_table("more_names")}
        names.update(name for name in more if not name.startswith("ال"))
        common.update(name for name, also in more.items() if also)
        return frozenset(names - common), frozenset(common)

    @property
    def given(self) -> frozenset[str]:
        """Return the given names that are nothing else."""
        return self._given[0]

    @property
    def given_and_common(self) -> frozenset[str]:
        """Return the given names that are everyday words too."""
        return self._given[1]

    @cached_property
    def parts(self) -> frozenset[str]:
        """Return the surnames and other parts of names that were learnt from text."""
        known = (row["name"] for row in lexicon_table("known_persons") if not row["also"])
        one_word = {canonical(fold(name)) for name in known if " " not in name}
        more = {row["name"] for row in lexicon_table("more_names") if row["name"].startswith("ال")}
        return frozenset(canonical(row["word"]) for row in lexicon_table("name_parts")) | one_word | more

    @cached_property
    def known_persons(self) -> Gazetteer:
        """Return the persons whom one name tells."""
        return Gazetteer(
            Entry(key_of(r["name"]), MentionType.PERSON, bool(r["also"])) for r in lexicon_table("known_persons")
        )

    @cached_property
    def joiners(self) -> Mapping[str, str]:
        """Return the words that live inside names («بن», «أبو», «الدين») with the place where they stand."""
        return {canonical(fold(row["word"])): row["place"] for row in lexicon_table("name_joiners")}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Return all forms of titles, ranks and jobs, without the article, with their kind."""
        forms: dict[str, str] = {}
        for row in lexicon_table("titles"):
            forms.setdefault(canonical(fold(row["word"])), row["kind"])
        return forms

    @cached_property
    def _own_places(self) -> Sequence[tuple[tuple[str, ...], bool, str]]:
        """Return the key of each place of our own lists, whether it is something else too, and its country at war."""
        return [(key_of(row["name"]), bool(row["also"]), row["country"]) for row in lexicon_table("places")]

    @cached_property
    def places(self) -> Gazetteer:
        """Return the places; our own lists' word on what is also something else wins."""
        entries = {key_of(row["name"]): bool(row["also"]) for row in lexicon_table("place_names")}
        entries |= {key: also for key, also, _ in self._own_places}
        entries |= {(word,): True for word in self.homographs if (word,) in entries}
        return Gazetteer(Entry(key, MentionType.PLACE, also) for key, also in entries.items())

    @cached_property
    def countries(self) -> Mapping[tuple[str, ...], str]:
        """Return in which country at war each of our own lists' places lies."""
        return {key: country for key, _, country in self._own_places if country}

    @cached_property
    def homographs(self) -> frozenset[str]:
        """Return the listed names that are a verb's form or an adverb too."""
        return frozenset(canonical(row["word"]) for row in lexicon_table("homographs"))

    @cached_property
    def listed(self) -> frozenset[str]:
        """Return all everyday words: the common ones, demonyms, titles and the heads of places and bodies."""
        return frozenset(self.common).union(self.demonyms, self.titles, self.place_heads, self.body_heads)

    @cached_property
    def actors(self) -> Gazetteer:
        """Return the groups and organizations known by name."""
        return Gazetteer(
            Entry(key_of(row["name"]), MentionType(row["type"]), bool(row["also"])) for row in lexicon_table("actors")
        )

    @cached_property
    def body_heads(self) -> Mapping[str, Head]:
        """Return the forms of the nouns that head groups and organizations."""
        return _heads(lexicon_table("body_heads"), {})

    @cached_property
    def place_heads(self) -> Mapping[str, Head]:
        """Return the forms of the nouns that head places; `needs` is "inside" where the head is part of the name."""
        rows = (row | {"needs": row["inside"]} for row in lexicon_table("place_heads"))
        return _heads(rows, {"type": MentionType.PLACE})

    @cached_property
    def weapon_heads(self) -> Mapping[str, Head]:
        """Return the forms of the nouns that name weapons."""
        return _heads(lexicon_table("weapons"), {"type": MentionType.WEAPON})

    @cached_property
    def weapon_modifiers(self) -> Mapping[str, str]:
        """Return the forms of the words that belong behind a weapon's noun, with their kind."""
        forms: dict[str, str] = {}
        for row in lexicon_table("weapon_modifiers"):
            word = canonical(fold(row["word"]))
            if row["kind"] in {"adjective", "rigged"}:
                forms |= dict.fromkeys(map(canonical, adjective_forms(row["word"])), row["kind"])
            else:
                forms.setdefault(word, row["kind"])
        return forms

    @cached_property
    def weapon_models(self) -> Mapping[str, frozenset[str]]:
        """Return the letters and makers whose models numbers name, with the numbers («تي»: 54, 55, 72 …)."""
        rows = lexicon_table("weapon_models")
        return {" ".join(key_of(row["mark"])): frozenset(row["numbers"].split()) for row in rows}

    @cached_property
    def model_starts(self) -> frozenset[str]:
        """Return the first words of the models' letters and makers."""
        return frozenset(mark.split()[0] for mark in self.weapon_models)

    @cached_property
    def clear_marks(self) -> frozenset[str]:
        """Return the letters and makers that are nothing else where a number stands behind them («ميغ 29»)."""
        return frozenset(" ".join(key_of(row["mark"])) for row in lexicon_table("weapon_models") if row["clear"])

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the number words from two to ten, folded."""
        return frozenset(canonical(fold(row["form"])) for row in lexicon_table("numerals") if row["value"] in _FEW)

    @cached_property
    def body_nouns(self) -> frozenset[str]:
        """Return the nouns that make a body's head a name."""
        return _complements("noun")

    @cached_property
    def masculine_heads(self) -> frozenset[str]:
        """Return the heads of bodies whose adjectives are masculine."""
        return _complements("masculine head")

    @cached_property
    def referring_heads(self) -> frozenset[str]:
        """Return the heads that, with the article alone, take up a body named before."""
        return _complements("referring head")

    @cached_property
    def governing_heads(self) -> frozenset[str]:
        """Return the heads behind which the name of who leads them makes a name."""
        return _complements("governing head")

    @cached_property
    def arms(self) -> frozenset[str]:
        """Return the words for the arm of a numbered unit, without the article («مشاة»)."""
        return _complements("arm")

    @cached_property
    def praise(self) -> frozenset[str]:
        """Return the nouns that fighters call their bodies by, without the article («النصر», «أسود»)."""
        return _complements("praise")

    @cached_property
    def unit_adjectives(self) -> frozenset[str]:
        """Return the forms of the adjectives that alone name a unit, without the article («الفرقة الذهبية»)."""
        rows = lexicon_table("body_complements")
        forms = (adjective_forms(row["word"]) for row in rows if row["kind"] == "unit adjective")
        return frozenset(map(canonical, frozenset[str]().union(*forms)))

    @cached_property
    def not_bodies(self) -> Mapping[str, frozenset[str]]:
        """Return the bodies' heads that are none beside one of the words («تحت لواء …», «جيش البلاد»)."""
        return {" ".join(key_of(row["head"])): _folded_cells(row["beside"]) for row in lexicon_table("not_bodies")}

    @cached_property
    def air_words(self) -> frozenset[str]:
        """Return the words of flight, which make a plane of «مقاتلة»."""
        return frozenset(canonical(fold(row["word"])) for row in lexicon_table("air_words"))

    @cached_property
    def body_adjectives(self) -> frozenset[str]:
        """Return the forms of the adjectives that belong to bodies' names."""
        rows = lexicon_table("body_complements")
        adjectives = (adjective_forms(row["word"]) for row in rows if row["kind"] == "adjective")
        return frozenset(canonical(form) for forms in adjectives for form in forms)

    @cached_property
    def demonyms(self) -> frozenset[str]:
        """Return the forms of the adjectives of nationality, people and side, without the article."""
        forms: set[str] = set()
        for row in lexicon_table("demonyms"):
            forms |= adjective_forms(row["adjective"])
            forms.update(map(fold, row["peoples"].split()))
        return frozenset(map(canonical, forms))

    @cached_property
    def sides(self) -> frozenset[str]:
        """Return those of the demonyms' forms that make a body a side of a war: not towns and sects."""
        return self.nationalities | self._forms_of("side")

    @cached_property
    def nationalities(self) -> frozenset[str]:
        """Return the forms of the adjectives of nations and peoples."""
        return self._forms_of("")

    def _forms_of(self, side: str) -> frozenset[str]:
        rows = [row for row in lexicon_table("demonyms") if row["side"] == side]
        forms = {form for row in rows for form in adjective_forms(row["adjective"])}
        return frozenset(map(canonical, forms.union(*(map(fold, row["peoples"].split()) for row in rows))))

    @cached_property
    def person_words(self) -> Mapping[str, str]:
        """Return the words before a surname that is a plain word too, with what they say it is."""
        return {canonical(fold(row["word"])): row["kind"] for row in lexicon_table("person_words")}

    @cached_property
    def place_words(self) -> Mapping[str, str]:
        """Return the small words of the grammar of places with their kind."""
        return {canonical(fold(row["word"])): row["kind"] for row in lexicon_table("place_words")}

    @cached_property
    def not_places(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        """Return the places that are no places behind one word or before another, with both sets of words."""
        return {
            canonical(fold(row["name"])): (_folded_cells(row["before"]), _folded_cells(row["behind"]))
            for row in lexicon_table("not_places")
        }

    @cached_property
    def outlet_tails(self) -> frozenset[str]:
        """Return the last words of outlets' foreign names («نيوز»)."""
        return frozenset(canonical(fold(row["word"])) for row in lexicon_table("outlet_tails"))

    @cached_property
    def times(self) -> frozenset[str]:
        """Return the words for days, months and parts of the day, without the article."""
        words = {row["name"] for row in lexicon_table("weekdays")} | {
            row["word"] for row in lexicon_table("name_stops")
        }
        return frozenset(canonical(fold(word)) for word in words)

    @cached_property
    def particles(self) -> frozenset[str]:
        """Return the small words of the grammar that no name in quotation marks holds."""
        rows = lexicon_table("name_particles")
        return frozenset(canonical(fold(word)) for row in rows for word in row["words"].split())

    @cached_property
    def professions(self) -> frozenset[str]:
        """Return the construct plurals of the professions whose unions and committees carry their name."""
        forms: set[str] = set()
        for row in lexicon_table("professions"):
            plural = fold(row["plural"])
            forms.add(plural[:-2] + "ي" if plural.endswith("ون") else plural)
        return frozenset(map(canonical, forms))

    @cached_property
    def months(self) -> frozenset[str]:
        """Return the names of months that are one word, folded."""
        return frozenset(canonical(fold(row["name"])) for row in lexicon_table("months"))

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """Return the ordinal numbers without the article, in both genders."""
        return frozenset(canonical(fold(row["form"])) for row in lexicon_table("ordinals"))

    @cached_property
    def speech_verbs(self) -> frozenset[str]:
        """Return the verbs that a speaker's name stands beside."""
        return frozenset(canonical(fold(row["word"])) for row in lexicon_table("speech_verbs"))


def _cells(text: str) -> list[str]:
    return text.split() if text else []


def _complements(kind: str) -> frozenset[str]:
    """Return the canonical words of a kind around the names of bodies."""
    return frozenset(canonical(fold(row["word"])) for row in lexicon_table("body_complements") if row["kind"] == kind)


def _folded_cells(text: str) -> frozenset[str]:
    return frozenset(map(word_of, _cells(text)))


def _heads(rows: Iterable[Row], fixed: Mapping[str, MentionType]) -> Mapping[str, Head]:
    heads: dict[str, Head] = {}
    for row in rows:
        kind = fixed.get("type") or MentionType(row["type"])
        for form, value in noun_forms(row["word"], _cells(row["plural"])).items():
            head = Head(canonical(fold(row["word"])), value, kind, row["needs"])
            other = heads.setdefault(canonical(form), head)
            if Form.POSSESSED in other.form and Form.POSSESSED not in value:
                heads[canonical(form)] = head  # «جامعة» is a university before it is somebody's mosque
    return heads


@cache
def lexicon() -> NameLexicon:
    """Return the one lexicon of names."""
    return NameLexicon()


def _is_listed(stem: str) -> bool:
    return stem in lexicon().listed


def _is_derived(stem: str) -> bool:
    """Tell whether a listed word gives this one by a regular ending or as another person of a verb."""
    common = lexicon().common
    for ending in filter(stem.endswith, _ENDINGS):
        base = stem[: -len(ending)]
        if len(base) > 2 and (base in common or base + "ه" in common):
            return True
        if len(base) > 3 and base.endswith("ت") and base[:-1] + "ه" in common:
            return True
    if stem[0] in "يتنا" and len(stem) > 3:
        return any(person + stem[1:] in common for person in ("ي", "ت", "ن", "ا"))
    return False


def is_time(word: str) -> bool:
    """Tell whether a word says when («الثلاثاء», «اليوم») or which of several holders («السابق»), so ends a name."""
    return word.removeprefix("ال") in lexicon().times


def is_number_word(word: str) -> bool:
    """Tell whether a word is a number from three to ten, behind which what is counted stands («تسع آليات»)."""
    return word in lexicon().numbers or (word[:1] in "وب" and word[1:] in lexicon().numbers)


def is_particle(word: str) -> bool:
    """Tell whether a word is a preposition or another small word that no name holds."""
    return word in lexicon().particles


@remembered_shortly
def has_pronoun(word: str) -> bool:
    """Tell whether a pronoun is attached to an everyday word («أرقامه»)."""
    endings = (ending for ending in ("ها", "هم", "هما", "نا", "ه") if word.endswith(ending))
    bases = [word[: -len(ending)] for ending in endings if len(word) - len(ending) > 2]
    common = lexicon().common
    return word not in common and any(base in common for base in bases)


@remembered_shortly
def is_imperfect(word: str) -> bool:
    """Tell whether a word is a verb's imperfect: with another person's letter it is an everyday word too."""
    if len(word) < 4 or word[0] not in "يتن":
        return False
    words = lexicon()
    if word in words.given or word in words.given_and_common or word in words.body_nouns:
        return False
    others = ("ت", "ن") if word[0] == "ي" else ("ي",)
    return any(letter + word[1:] in words.common for letter in others)


def is_adjective(word: str) -> bool:
    """Tell whether a word without the article has the shape of an adjective that is everyday with it («محررة»)."""
    shaped = word.endswith("ي") or (word.startswith("م") and word.endswith("ه"))
    return shaped and ("ال" + word in lexicon().common or is_everyday_whole(word))


def is_everyday_with_article(word: str) -> bool:
    """Tell whether a word is an everyday one that stands with the article more often («إضراب»)."""
    return len(word) > 3 and "ال" + word in lexicon().common


def is_construct_people(word: str) -> bool:
    """Tell whether a word is the plural of a profession with its complement behind («محامي …», «أطباء …»)."""
    return word in lexicon().professions


def is_listed(word: str) -> bool:
    """Tell whether a word as it stands, or without its article, is listed as an everyday word."""
    return _is_listed(word) or _is_listed(word.removeprefix("ال"))


@remembered_shortly
def is_listed_in_part(word: str) -> bool:
    """Tell whether a word, whole or with any clitics cut off, is listed as an everyday word."""
    return any(_is_listed(split.stem) for split in splits(word) if len(split.stem) > 1)


@remembered_shortly
def is_everyday_whole(word: str) -> bool:
    """Tell whether a word is one of everyday language without any of its first letters being a clitic."""
    return _is_listed(word) or _is_derived(word)


@remembered_shortly
def is_unknown(word: str) -> bool:
    """Tell whether an Arabic word is neither of everyday language nor listed as a place or body, in any reading."""
    if len(word) < 3 or not "\u0621" <= word[0] <= "\u064a" or is_everyday(word):
        return False
    if (
        word.endswith("وا")
        or word.startswith(("فلي", "فلت"))
        or any(reading.is_definite and len(word) > len(reading.key) for reading in readings(word))
    ):
        return False  # a verb's plural or jussive, or a clitic before the article
    words = lexicon()
    # «ك» stands before no name of a body, and before a place's less often than it begins one («كبانة»).
    plain = (reading for reading in readings(word) if not word[: reading.cut].endswith("ك"))
    return not any(words.places.lists(r.key) or words.actors.lists(r.key) for r in plain)


@remembered_shortly
def is_everyday(word: str) -> bool:
    """Tell whether a canonical word is one of everyday language, in this or another regular form."""
    stems = [split.stem for split in splits(word) if len(split.stem) > 2 or split.stem == word]
    return any(map(_is_listed, stems)) or any(map(_is_derived, stems))
