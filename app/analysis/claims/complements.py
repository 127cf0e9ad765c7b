"""What follows a cue: where its content begins, and which circumstances of the saying may stand before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.analysis.claims.claimants import NounPhrases
from app.analysis.claims.cues import PRONOUNS, Cue, verb_readings
from app.analysis.claims.syntax import Syntax, has_pronoun, is_bound_alike, is_verbal_noun, words_of

_TAKING_OBJECTS = ("object", "act", "own", "talk", "addressed", "accused", "burdened", "described", "told")
_FARTHEST = 45
_FARTHEST_PREPOSITION = 16
_FARTHEST_CALL = 30
_TATWEEL = "ـ"


class Shape(StrEnum):
    """How a content is tied to its cue.

    An ANTECEDENT is what the cue's relative clause leans on; what is QUOTED stands right before the cue.
    """

    CLAUSE = "clause"
    SPEECH = "speech"
    PHRASE = "phrase"
    BEFORE = "before"
    ANTECEDENT = "antecedent"
    QUOTED = "quoted"

    @property
    def looks_back(self) -> bool:
        """Tell whether the content stands before its cue."""
        return self in {Shape.BEFORE, Shape.ANTECEDENT, Shape.QUOTED}


@dataclass(frozen=True, slots=True)
class Complement:
    """Where a content begins: the token, and the offset (which a one-letter preposition moves by one).

    `marker` is the first token of what ties the content to the cue (أن, a colon, a preposition).
    """

    shape: Shape
    token: int
    offset: int
    marker: int


class Complements:
    """Finds the complements of cues."""

    def __init__(self, syntax: Syntax, phrases: NounPhrases) -> None:
        self._syntax = syntax
        self._phrases = phrases

    def skip(self, index: int, stop: int, cue: Cue) -> int:
        """Return where the circumstances of the saying that begin at `index` end (there itself where none do)."""
        while index < stop and self.at(index, stop, cue) is None:
            following = self._circumstance(index, stop, cue)
            if following is None or following <= index:
                break
            index = following
        return min(index, stop)

    def _circumstance(self, index: int, stop: int, cue: Cue) -> int | None:
        """Return the end of one comma, adverb, date or prepositional phrase."""
        syntax = self._syntax
        folded = syntax.folded[index]
        aside = self._aside(index, stop)
        if aside is not None:
            return aside
        if cue.takes("addressed") and syntax.has(index, "calling_preposition"):
            return None
        if syntax.has(index, "preposition") and folded not in cue.prepositions:
            return self._prepositional(index + 1, stop, cue)
        bound = folded[0] not in cue.prepositions and (self.is_bound(index, "ل") or self.is_bound(index, "ب"))
        told = folded[0] == "ل" and syntax.stem_has(index, "addressee")
        if bound and (told or not cue.takes("addressed", "accused", "described", "burdened", "appealed")):
            return self._bound(index, stop, cue)
        if self.is_issuing(index):
            return self._behind_issuing(index, stop, cue)
        if folded == "ل" and index + 1 < stop:
            return self._prepositional(index + 1, stop, cue)
        return None

    def _aside(self, index: int, stop: int) -> int | None:
        """Return the end of a comma, dash, date, adverb or words in brackets."""
        syntax = self._syntax
        if syntax.is_dash(index) and (behind := self._behind_dashes(index, stop)):
            return behind
        if syntax.is_comma(index) or syntax.is_time(index) or syntax.is_dash(index):
            return index + 1
        if syntax.has(index, "adverb"):
            twice = syntax.has(index, "once") and index + 1 < stop and syntax.has(index + 1, "other")
            return index + 2 if twice else index + 1
        if syntax.has(index, "in_what") and index + 1 < stop and syntax.has(index + 1, "after"):
            return index + 2  # «قالوا فيما بعد إن»
        if self._is_doubled(index, stop):
            return index + 1
        return self._behind_brackets(index, stop) if syntax.tokens[index].text in "([" else None

    def _is_doubled(self, index: int, stop: int) -> bool:
        """Tell whether a participle says again that somebody speaks («أضاف موضحا أن»)."""
        syntax = self._syntax
        if not syntax.folded[index].endswith("ا") or index + 1 >= stop:
            return False
        if index and syntax.is_comma(index - 1):
            return False
        tied = syntax.is_that(index + 1) or syntax.tokens[index + 1].text == ":" or index + 1 in syntax.opening
        return tied and any(form.is_participle for form in verb_readings(syntax.tokens[index].bare))

    def _behind_dashes(self, index: int, stop: int) -> int | None:
        """Return the end of a circumstance between dashes («-في تصريح أصدره المتحدث أمس-»)."""
        syntax = self._syntax
        if index + 1 >= stop or not syntax.has(index + 1, "preposition"):
            return None
        farthest = min(stop, index + _FARTHEST_PREPOSITION)
        return next((at + 1 for at in range(index + 2, farthest) if syntax.is_dash(at)), None)

    def _behind_brackets(self, index: int, stop: int) -> int | None:
        for closing in range(index + 1, min(index + 8, stop)):
            if self._syntax.tokens[closing].text in ")]":
                return closing + 1
        return None

    def _bound(self, index: int, stop: int, cue: Cue) -> int | None:
        """Return the end of a phrase whose first word bears «ب» or «ل»."""
        number = self._syntax.mention_at(index)
        if number is not None:
            return min(self._syntax.mention_range(number).stop, stop)
        behind = index + 1
        quotation = self._syntax.opening.get(behind)
        if quotation and self._syntax.stem_has(index, "addressee") and self._syntax.is_name_quotation(quotation):
            return min(quotation.closing + 1, stop)  # «لصحيفة "…"»
        if behind < stop and (quotation or self._syntax.is_that(behind)):
            return behind
        if self._syntax.stem_has(index, "addressee"):
            before = cue.prepositions | frozenset("ب")
            phrase = self._phrases.read(index, stop, before_object=cue.takes(*_TAKING_OBJECTS), before=before)
            if phrase is not None:
                return phrase.stop
        return self._prepositional(index + 1, stop, cue) or index + 1

    def is_issuing(self, index: int) -> bool:
        """Tell whether a clause says how words were issued («في بيان نشر الخميس», «في تصريح بثته القناة»)."""
        syntax = self._syntax
        if not syntax.has(index, "issuing") and not self._has_pronoun_of_issuing(index):
            return False
        quotation = syntax.closing.get(index - 1)
        stop = quotation.opening if quotation is not None else index  # «في تصريحات لصحيفة «…» نشرت أمس»
        return any(syntax.stem_has(before, "statement") for before in range(max(0, stop - 3), stop))

    def _has_pronoun_of_issuing(self, index: int) -> bool:
        """Tell whether a word is a verb of issuing with a pronoun («تصريحات نقلتها القناة»)."""
        folded = self._syntax.folded[index]
        return any(folded.endswith(p) and folded[: -len(p)] in words_of("issuing") for p in PRONOUNS)

    def _behind_issuing(self, index: int, stop: int, cue: Cue) -> int:
        """Return the end of the verb of issuing and of its subject."""
        syntax = self._syntax
        behind = index + 1
        if behind < stop and syntax.tokens[behind].is_word and not syntax.is_time(behind):
            phrase = None if self.at(behind, stop, cue) else self._phrases.read(behind, stop, before_object=True)
            if phrase is not None and not is_verbal_noun(syntax.tokens[behind].bare):
                return phrase.stop
        return behind

    def _prepositional(self, index: int, stop: int, cue: Cue) -> int | None:
        if index >= stop:
            return None
        if self._syntax.is_time(index):
            return index + 1
        if self._is_statement_before_act(index, stop, cue):
            return index + 1
        phrase = self._phrases.read(index, stop, before_object=cue.takes(*_TAKING_OBJECTS))
        if phrase:
            return self._without_apposition(phrase)
        quotation = self._syntax.opening.get(index)
        if quotation is not None:
            return quotation.closing + 1 if len(quotation.words) <= 5 else None
        if self._syntax.tokens[index].text in "([":
            return self._behind_brackets(index, stop)
        return index + 1 if self._syntax.tokens[index].is_word and not self._syntax.is_complementizer(index) else None

    def _is_statement_before_act(self, index: int, stop: int, cue: Cue) -> bool:
        """Tell whether what is announced stands right behind the noun of saying («أعلن في بيان مقتل قائد»)."""
        syntax = self._syntax
        announces = index + 1 < stop and cue.takes("object", "act") and syntax.has(index, "statement")
        return announces and self.looks_like_act(index + 1, cue) and not syntax.folded[index].startswith("ال")

    def _without_apposition(self, phrase: range) -> int:
        """Return the end of a phrase in a circumstance: behind a thing and a comma, a person is who speaks."""
        syntax = self._syntax
        head = phrase.start
        named = syntax.mention_at(head) is not None or any(syntax.stem_has(head, name) for name in ("role", "body"))
        return phrase.stop if named else next((at for at in phrase if syntax.is_comma(at)), phrase.stop)

    def at(self, index: int, stop: int, cue: Cue) -> Complement | None:
        """Return the complement whose tie stands right at `index`."""
        if index >= stop:
            return None
        return (
            self._clause_at(index, stop, cue)
            or self._speech_at(index, stop, cue)
            or self._bare_speech_at(index, stop, cue)
            or self._phrase_at(index, stop, cue)
        )

    def _complement(self, shape: Shape, token: int, stop: int, marker: int) -> Complement | None:
        if token >= stop:
            return None
        return Complement(shape, token, self._syntax.tokens[token].start, marker)

    def _clause_at(self, index: int, stop: int, cue: Cue) -> Complement | None:
        syntax = self._syntax
        if not cue.takes("clause"):
            return None
        if syntax.is_complementizer(index):
            return self._complement(Shape.CLAUSE, index + 1, stop, index)
        tied = syntax.folded[index] in words_of("clause_preposition") and index + 1 < stop
        if tied and syntax.is_complementizer(index + 1):
            return self._complement(Shape.CLAUSE, index + 2, stop, index)
        return None

    def _speech_at(self, index: int, stop: int, cue: Cue) -> Complement | None:
        syntax = self._syntax
        if not cue.takes("speech", "clause", "quoted"):
            return None
        if syntax.tokens[index].text == ":" and cue.takes("speech", "clause"):
            if index + 1 < stop and syntax.is_complementizer(index + 1):
                return self._complement(Shape.CLAUSE, index + 2, stop, index)
            return self._complement(Shape.SPEECH, index + 1, stop, index)
        quotation = syntax.opening.get(index)
        if quotation is not None and not syntax.is_name_quotation(quotation):
            return self._complement(Shape.SPEECH, index, stop, index)
        return None

    def _bare_speech_at(self, index: int, stop: int, cue: Cue) -> Complement | None:
        """Return the speech of «وأضاف لن نسمح», «قال سنواصل», which begins as only speech does."""
        if not cue.takes("bare") or self._describes_indefinite(index):
            return None
        opens = self._syntax.folded[index] in words_of("bare_opening") or self._syntax.is_future(index)
        return self._complement(Shape.SPEECH, index, stop, index) if opens else None

    def _describes_indefinite(self, index: int) -> bool:
        """Tell whether a clause may describe an indefinite noun before it («في معلومات لا يمكن تأكيدها»)."""
        syntax, before = self._syntax, index - 1
        if before < 0 or not syntax.tokens[before].is_word or syntax.mention_at(before) is not None:
            return False
        if syntax.is_time(before) or syntax.has(before, "adverb") or syntax.stem_has(before, "role"):
            return False
        definite = "ال" in syntax.folded[before][:3] or syntax.folded[before].startswith("لل")
        return not definite and not verb_readings(syntax.tokens[before].bare)

    def _phrase_at(self, index: int, stop: int, cue: Cue) -> Complement | None:
        syntax = self._syntax
        folded = syntax.folded[index]
        if cue.takes("how") and syntax.has(index, "how"):
            return self._complement(Shape.PHRASE, index, stop, index)
        if folded in cue.prepositions and index + 1 < stop:
            if syntax.folded[index + 1] in words_of("no_content") or syntax.is_time(index + 1):
                return None
            return self._complement(Shape.PHRASE, index + 1, stop, index)
        if cue.takes("blame") and syntax.stem_has(index, "blame"):
            return (
                self._inside_word(index)
                if folded.startswith("ب")
                else self._complement(Shape.PHRASE, index, stop, index)
            )
        for letter in ("ب", "ل"):
            if letter in cue.prepositions and self.is_bound(index, letter):
                person = syntax.is_person(index) or syntax.stem_has(index, "role")
                place = cue.takes("clause") and syntax.stem_has(index, "where")  # «أفاد مسؤول بمدينة … أن»
                if place or ("matter" in cue.traits and person):
                    return None
                if syntax.is_that(index):
                    return self._complement(Shape.CLAUSE, index + 1, stop, index)
                return self._inside_word(index)
        return None

    def is_bound(self, index: int, letter: str) -> bool:
        """Tell whether a word begins with a one-letter preposition, as far as spelling tells."""
        syntax = self._syntax
        token, folded = syntax.tokens[index], syntax.folded[index]
        short = len(folded) < 4 and not syntax.is_that(index) and folded[1:] not in words_of("verbal_noun")
        if not token.is_word or not folded.startswith(letter) or short:
            return False
        if any(folded in words_of(name) for name in ("preposition", "body", "statement", "role", "adverb")):
            return False
        if is_bound_alike(folded):
            return False
        number = syntax.mention_at(index)
        return number is None or syntax.mentions[number].span.start != token.start

    def object_at(self, index: int, stop: int, cue: Cue) -> Complement | None:
        """Return the object in the accusative that begins at `index`, if the cue takes one of its kind."""
        syntax = self._syntax
        if index >= stop or not cue.takes("object", "act", "own", "talk"):
            return None
        if syntax.opening.get(index) is None and not self.is_nominal(index):
            return None
        if index + 1 < stop and syntax.has(index + 1, "past_or_next"):
            return None  # «الستة الماضية»
        if syntax.has(index, "locative") and not (index + 1 < stop and is_verbal_noun(syntax.tokens[index + 1].bare)):
            return None  # «أكدت مصادر في لحج، جنوبي اليمن، أن»
        if cue.takes("clause") and (syntax.is_person(index) or syntax.stem_has(index, "role")):
            return None  # an apposition of who says it, before «أن»
        folded, bare = syntax.folded[index], syntax.tokens[index].bare
        fits = (
            cue.takes("object")
            or (cue.takes("act") and (is_verbal_noun(bare.removeprefix("ال")) or folded in words_of("any")))
            or (cue.takes("own") and (syntax.stem_has(index, "view") or self.is_own(index) or self._is_owned(index)))
            or (cue.takes("talk") and syntax.stem_has(index, "talk"))
        )
        return self._complement(Shape.PHRASE, index, stop, index) if fits else None

    def _is_owned(self, index: int) -> bool:
        """Tell whether a verbal noun's genitive bears a pronoun («جدد التزام بلاده»)."""
        tokens = self._syntax.tokens
        owned = index + 1 < len(tokens) and tokens[index + 1].bare.endswith(PRONOUNS)
        return owned and is_verbal_noun(tokens[index].bare)

    def is_own(self, index: int) -> bool:
        """Tell whether a noun bears a pronoun («رفضه»), and is no preposition with one («خلالها»)."""
        return has_pronoun(self._syntax.folded[index]) and not self._syntax.stem_has(index, "preposition")

    def is_nominal(self, index: int) -> bool:
        """Tell whether a noun or a demonstrative can begin an object here."""
        syntax = self._syntax
        if not syntax.tokens[index].is_word or len(syntax.folded[index]) == 1:
            return False
        if syntax.is_time(index) or syntax.is_complementizer(index):
            return False
        folded = syntax.folded[index]
        if folded == "ما":
            return index + 1 < len(syntax.tokens) and syntax.tokens[index + 1].is_word
        if folded in words_of("verbal_noun"):
            return True  # «عدم» negates, but heads its own phrase
        classes = ("preposition", "relative", "negation", "conjunction", "adverb", "auxiliary")
        if any(syntax.has(index, name) for name in classes) or folded.startswith("لل"):
            return False
        return not folded.startswith("و") or is_verbal_noun(syntax.tokens[index].bare)

    def looks_like_act(self, index: int, cue: Cue) -> bool:
        """Tell whether the noun behind a verb is what is said and not who says it («أكد اغتنام»)."""
        syntax = self._syntax
        if index >= len(syntax.tokens) or syntax.mention_at(index) is not None:
            return False
        if not cue.takes("object", "act", "own", "talk"):
            return False
        if cue.takes("talk") and syntax.stem_has(index, "talk"):
            return True
        if any(syntax.stem_has(index, name) for name in ("role", "body", "feminine")):
            return False
        token = syntax.tokens[index]
        return token.is_word and (is_verbal_noun(token.bare) or has_pronoun(token.folded))

    def further(self, index: int, stop: int, cue: Cue) -> Complement | None:
        """Return the clause or speech that comes behind a relative clause or other words in between."""
        syntax = self._syntax
        relative = False
        for position in range(index, min(stop, index + _FARTHEST)):
            found = self._clause_at(position, stop, cue) or self._speech_at(position, stop, cue)
            if found is not None:
                return found
            describes = position == index and syntax.folded[position] in words_of("was")  # «شاهد كان في السوق»
            relative = (
                relative or describes or syntax.has(position, "relative") or syntax.has(position, "clause_opener")
            )
            if syntax.tokens[position].text in "؛;" or (syntax.has(position, "conjunction") and not relative):
                return None
            if position > index and self._takes_clause(position) and not self._is_subordinate(position):
                return None
        return None

    def _takes_clause(self, index: int) -> bool:
        """Tell whether a clause behind a verb of saying is its own («طلب عدم ذكر اسمه» has its act)."""
        syntax = self._syntax
        if not self._is_saying(index) or (index and syntax.has(index - 1, "negation")):
            return False  # «مصدر لم يكشف اسمه»
        if index and syntax.folded[index - 1] in words_of("verbal_noun") and is_verbal_noun(syntax.tokens[index].bare):
            return False  # «عدم كشف اسمه»
        forms = verb_readings(syntax.tokens[index].bare)
        return not any(self.looks_like_act(index + 1, form.cue) for form in forms)

    def _is_subordinate(self, index: int) -> bool:
        before = index - 1
        if before and self._syntax.has(before, "auxiliary"):
            before -= 1  # «التي كانت تتحدث»
        return self._syntax.has(before, "relative") or self._syntax.has(before, "clause_opener")

    def _is_saying(self, index: int) -> bool:
        """Tell whether a token is a finite verb of saying, which would have the clause behind it for itself."""
        forms = verb_readings(self._syntax.tokens[index].bare)
        aside = self._syntax.is_comma(index - 1)  # «…، مؤكدا أن»
        plain = (form for form in forms if form.cue.traits <= {"impersonal"})
        return any((form.is_finite or aside) and form.cue.takes("clause") for form in plain)

    def addressed(self, index: int, stop: int, cue: Cue) -> Complement | None:
        """Return what somebody is called on to do («طالب X بـ», «دعا X إلى», «حث X على»)."""
        syntax = self._syntax
        behind_lam: Complement | None = None
        behind_other: Complement | None = None
        for position in range(index, min(stop, index + _FARTHEST_CALL)):
            found = self._clause_at(position, stop, cue) or self._speech_at(position, stop, cue)
            if found is not None:
                return found
            if syntax.is_time(position):
                continue
            tied = self._tied_to_call(position, stop)
            if tied is not None and self._is_own_preposition(position, cue):
                return tied
            other = tied is not None and position < index + _FARTHEST_PREPOSITION and self._begins_act(tied)
            behind_other = behind_other or (tied if other else None)
            asked = (
                cue.takes("asked")
                and position > index
                and is_verbal_noun(syntax.tokens[position].bare.removeprefix("ال"))
            )
            if asked:
                return self._complement(Shape.PHRASE, position, stop, position)
            if behind_lam is None and self.is_bound(position, "ل"):
                behind_lam = self._inside_word(position)
            if syntax.has(position, "conjunction") or syntax.tokens[position].text in "؛;:":
                break
        return behind_other or behind_lam

    def _begins_act(self, tied: Complement) -> bool:
        """Tell whether what stands behind a preposition is done («بوقف القصف»), and no manner («بطريقة …»)."""
        token = self._syntax.tokens[tied.token]
        written = token.bare[max(0, tied.offset - token.start) :]
        return is_verbal_noun(written.removeprefix("ال"))

    def _tied_to_call(self, position: int, stop: int) -> Complement | None:
        """Return what stands behind a preposition that can tie a call to its content."""
        if self._syntax.has(position, "calling_preposition") and position + 1 < stop:
            return self._complement(Shape.PHRASE, position + 1, stop, position)
        if self.is_bound(position, "ب") and not self._syntax.stem_has(position, "mouthpiece"):
            return self._inside_word(position)
        return None

    def _is_own_preposition(self, position: int, cue: Cue) -> bool:
        """Tell whether a preposition is the one that the cue governs («طالب بـ», «دعا إلى»)."""
        folded = self._syntax.folded[position]
        return folded in cue.prepositions or (folded[0] in cue.prepositions) or not cue.prepositions

    def told(self, index: int, stop: int, cue: Cue) -> Complement | None:
        """Return what somebody is threatened with or promised («توعد المتمردين بالملاحقة»)."""
        person = self._phrases.read(index, stop, before_object=True, before=cue.prepositions)
        if person is None or person.stop >= stop:
            return None
        found = self.at(person.stop, stop, cue)
        act = is_verbal_noun(self._syntax.tokens[person.stop].bare) or self.is_own(person.stop)
        if found is None and act and "ب" in cue.prepositions:
            return self._complement(Shape.PHRASE, person.stop, stop, person.stop)  # «أبلغت الحكومة الدول رفضها»
        return found

    def _inside_word(self, token: int) -> Complement:
        """Return the complement that begins behind a word's one-letter preposition («لل» is no two words to cut)."""
        word = self._syntax.tokens[token]
        prefix = "" if word.folded.startswith("لل") else word.text[:1]
        drawn = len(word.text) - len(word.text[len(prefix) :].lstrip(_TATWEEL))  # «بـعقد»
        return Complement(Shape.PHRASE, token, word.start + (drawn if prefix else 0), token)

    def is_tied_to_act(self, index: int) -> bool:
        """Tell whether a preposition of calling on somebody stands right here («دعا إلى», «طالب بوقف»)."""
        return self._syntax.has(index, "calling_preposition") or self.is_bound(index, "ب")

    def described(self, index: int, stop: int) -> Complement | None:
        """Return the content of «وصفه X بأنه Y», «وصفه X بـ«Y»» and «اعتبره X Y», where the described is a pronoun."""
        syntax = self._syntax
        first = index
        if first < stop and (syntax.folded[first] == "ب" or syntax.is_complementizer(first)):
            first += 1
        if first >= stop:
            return None
        moved = first == index and self.is_bound(first, "ب")
        return Complement(Shape.PHRASE, first, syntax.tokens[first].start + moved, index)

    def has_word(self, index: int, stop: int, word_class: str) -> bool:
        """Tell whether a word of a class follows soon."""
        near = range(index, min(stop, index + _FARTHEST_PREPOSITION))
        return any(self._syntax.stem_has(position, word_class) for position in near)

    def is_ascribed(self, index: int, stop: int) -> bool:
        """Tell whether those follow soon whom something is ascribed to («إلى الحركة», «لمسلحين»)."""
        near = range(index, min(stop, index + _FARTHEST_PREPOSITION))
        return any(self._syntax.has(position, "to") or self.is_bound(position, "ل") for position in near)

    def has_that(self, index: int, stop: int) -> bool:
        """Tell whether «بأن» follows soon."""
        near = range(index, min(stop, index + _FARTHEST_PREPOSITION))
        return any(self._syntax.folded[at].startswith("ب") and self._syntax.is_that(at) for at in near)

    def has_tie(self, index: int, stop: int, start: str) -> bool:
        """Tell whether a word that begins with `start` follows soon («بأنه»)."""
        near = self._syntax.folded[index : min(stop, index + _FARTHEST_PREPOSITION)]
        return any(folded.startswith(start) for folded in near)
