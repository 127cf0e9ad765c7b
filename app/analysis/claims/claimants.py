"""The noun phrase that says who asserts: where it ends, and what stands around it."""

from __future__ import annotations

from app.analysis.claims.cues import noun_readings, verb_readings
from app.analysis.claims.joints import Joints, Phrase
from app.analysis.claims.syntax import (
    Syntax,
    has_pronoun,
    is_called_on,
    is_nisba,
    is_preposition_with_pronoun,
    is_verbal_noun,
    without_conjunction,
    words_of,
    words_of_any,
)
from app.domain.annotations import MentionType

_LAM = frozenset("ل")
_LONGEST = 30
_MOST_NAME_WORDS = 6
_OFFICE = 2
_PLURAL_VERB, _SHORTEST_VERB = "وا", 4
_NEVER_INSIDE = (
    "relative",
    "clause_opener",
    "negation",
    "auxiliary",
    "adverb",
    "circumstance",
    "conjunction",
    "how",
)


class NounPhrases:
    """Reads noun phrases out of an article."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._joints = Joints(syntax)

    def read(
        self, start: int, stop: int, *, before_object: bool = False, before: frozenset[str] = frozenset()
    ) -> range | None:
        """Return the noun phrase that begins at `start` and ends before `stop`, None where there is none.

        `before_object` says that another noun phrase may follow at once («نفت الإمارات تورطها»), so that definite
        nouns which are no adjectives end this one. `before` holds the prepositions that the verb's content begins
        with, which end the phrase.
        """
        phrase = self._read_core(start, stop, before_object, before)
        if phrase.end == start:
            return None
        self._read_appositions(phrase, stop, before_object)
        return range(start, phrase.end)

    def _read_core(self, start: int, stop: int, before_object: bool, before: frozenset[str] = frozenset()) -> Phrase:
        phrase = Phrase(start, start, before=before)
        index = start
        while index < min(stop, start + _LONGEST):
            if before and index > start and self._joints.begins_with(index, before):
                break
            following = self._step(phrase, index, stop, before_object)
            if following is None:
                break
            index = following
        return phrase

    def _step(self, phrase: Phrase, index: int, stop: int, before_object: bool) -> int | None:
        """Take one piece into the phrase and return where the next begins; None where the phrase ends."""
        syntax = self._syntax
        token = syntax.tokens[index]
        if token.is_punctuation:
            return self._step_over_mark(phrase, index, stop)
        number = syntax.mention_at(index)
        if number is not None:
            taken = self._step_over_mention(phrase, index, number, stop, before_object)
            if taken is not None:
                return taken or None
        if self._ends_at(phrase, index):
            return None
        if token.is_number:
            return self._accept(phrase, index + 1) if phrase.end == phrase.start else None
        preposition = self._step_over_preposition(phrase, index, stop)
        if preposition is not None:
            return preposition or None
        return self._step_over_word(phrase, index, before_object)

    def _accept(self, phrase: Phrase, end: int) -> int:
        phrase.end = end
        phrase.after_preposition = False
        return end

    def _ends_at(self, phrase: Phrase, index: int) -> bool:
        """Tell whether a word can't belong to a noun phrase here."""
        syntax = self._syntax
        if len(syntax.folded[index]) == 1 or syntax.is_complementizer(index):
            return True
        if syntax.is_among(index, words_of_any(*_NEVER_INSIDE)):
            return True
        if phrase.end > phrase.start:
            return self._ends_begun_phrase_at(phrase, index)
        folded = syntax.folded[index]
        adverbial = syntax.has(index, "preposition") or is_preposition_with_pronoun(folded)
        if folded.endswith(_PLURAL_VERB) and len(folded) > _SHORTEST_VERB and syntax.mention_at(index) is None:
            return True  # «انسحبوا» is a verb
        if self._is_circumstance_of_saying(index) and not syntax.stem_has(index, "role"):
            return True  # «يجيب مؤكدا بثقة», but «إن متحدثا قال»
        return adverbial or self._joints.is_bound_preposition(index) or self._goes_on_saying(index)

    def _is_circumstance_of_saying(self, index: int) -> bool:
        """Tell whether a word is an adverbial participle of saying («موضحا»)."""
        token = self._syntax.tokens[index]
        return token.folded.endswith("ا") and any(form.is_participle for form in verb_readings(token.bare))

    def _goes_on_saying(self, index: int) -> bool:
        """Tell whether a word is a verb of saying behind «ف» or «و» («فقال», «ويدين»)."""
        prefix = self._syntax.folded[index][:1]
        if prefix not in {"ف", "و"} or self._syntax.mention_at(index) is not None:
            return False
        forms = (form for form in verb_readings(self._syntax.tokens[index].bare) if form.prefix == prefix)
        return any(form.is_finite and (prefix == "ف" or form.cue.traits <= {"impersonal"}) for form in forms)

    def _ends_begun_phrase_at(self, phrase: Phrase, index: int) -> bool:
        """Tell whether a word behind the first one ends the phrase: what is said, a date, a verb."""
        syntax = self._syntax
        folded = syntax.folded[index]
        own_words = syntax.has(index, "said") or any(form.pronoun for form in noun_readings(folded))
        time = syntax.is_time(index) and not self._is_rank(index)
        pointing = syntax.has(index, "quantifier") or syntax.has(index, "demonstrative")
        if own_words or time or syntax.is_future(index) or (pointing and not phrase.after_preposition):
            return True
        verbal = folded.startswith("ي") and len(folded) > 3 and not syntax.has(index, "yemeni")
        if verbal and not phrase.human:
            return True
        if self._is_circumstance_of_saying(index):
            return True  # «أضاف الوزير موضحا أن»
        return any(
            form.is_finite and not form.cue.takes("described") and "homograph" not in form.cue.traits
            for form in verb_readings(syntax.tokens[index].bare)
        )

    def _is_rank(self, index: int) -> bool:
        """Tell whether a word is the second of a rank («الفريق أول»)."""
        return self._syntax.has(index, "rank_suffix") and self._syntax.stem_has(index - 1, "ranked")

    def _step_over_mention(self, phrase: Phrase, index: int, number: int, stop: int, before_object: bool) -> int | None:
        syntax = self._syntax
        covered = syntax.mention_range(number)
        kind = syntax.mentions[number].type
        first = index == covered.start
        written = syntax.text[syntax.tokens[index].start : syntax.mentions[number].span.start] if first else ""
        begun = phrase.end > phrase.start
        bound = written[-1:] in {"ل", "ب", "ك"}
        if bound and begun:
            return self._step_over_bound_name(phrase, index, covered.stop)
        coordinated = written in {"و", "ف"} and begun and not phrase.named
        if (bound or coordinated) and not phrase.after_preposition:
            return None
        further_name = (phrase.closed or phrase.saturated) and not phrase.after_preposition and not written
        owned = kind is MentionType.PERSON and not phrase.person and (phrase.human or not before_object)
        second = further_name and not (owned and not (before_object and self._is_somebody(phrase)))
        if second or kind is MentionType.WEAPON:
            another = second and first and before_object and not self._agrees_as_adjective(index)
            return 0 if another else None
        phrase.closed = phrase.named = True
        phrase.person = phrase.person or kind is MentionType.PERSON
        phrase.human = phrase.human or phrase.person
        return self._accept(phrase, min(covered.stop, stop))

    def _is_somebody(self, phrase: Phrase) -> bool:
        """Tell whether an office has no article («زعيم حزب معارض»), so that no name of its holder follows."""
        syntax = self._syntax
        words = range(phrase.start, phrase.end)
        behind = next((at for at in words[1:] if syntax.folded[at].startswith(("ل", "ب"))), phrase.end)
        told = range(phrase.start, behind)
        is_definite = any("ال" in syntax.folded[at][:3] or syntax.mention_at(at) is not None for at in told)
        return len(told) > _OFFICE and not is_definite and syntax.stem_has(phrase.start, "role")

    def _agrees_as_adjective(self, index: int) -> bool:
        """Tell whether a name is an adjective of the word before it («المتمردون الحوثيون»)."""
        before, folded = self._syntax.folded[index - 1], self._syntax.folded[index]
        return is_nisba(folded) and before.startswith("ال") and folded.startswith("ال") and before[-2:] == folded[-2:]

    def _step_over_bound_name(self, phrase: Phrase, index: int, stop: int) -> int | None:
        """«الناطق باسم…», «وكالة تابعة للأمم المتحدة»: a name behind a one-letter preposition."""
        number = self._syntax.mention_at(index)
        kind = self._syntax.mentions[number].type if number is not None else None
        at_place = kind is MentionType.PLACE and phrase.human and self._syntax.folded[index].startswith("ب")
        if at_place or self._joints.joins_by_lam(phrase, index):
            phrase.closed = phrase.named = True
            return self._accept(phrase, stop)
        return None

    def _step_over_preposition(self, phrase: Phrase, index: int, stop: int) -> int | None:
        """Return where the phrase goes on behind a preposition; 0 where it ends; None where none stands here."""
        if phrase.end > phrase.start:
            bound = self._step_over_bound_preposition(phrase, index)
            if bound is not None:
                return bound
        if not self._syntax.has(index, "preposition"):
            return None
        if not self._joints.joins_by_preposition(phrase, index, stop):
            return 0
        phrase.closed = False
        phrase.after_preposition = True
        return index + 1

    def _step_over_bound_preposition(self, phrase: Phrase, index: int) -> int | None:
        """Do the same for a word that bears «لـ» or «بـ»."""
        syntax = self._syntax
        folded = syntax.folded[index]
        if self._joints.joins_by_lam(phrase, index):
            phrase.closed = folded.startswith("لل")
            return self._accept(phrase, index + 1)
        if syntax.stem_has(index, "mouthpiece") or self._joints.serves(index):
            phrase.closed = folded.startswith("بال")
            return self._accept(phrase, index + 1)
        told = folded.startswith("ل") and syntax.stem_has(index, "addressee") and not syntax.has(index, "addressee")
        if told or folded.startswith(("لل", "بال")) or (phrase.closed and self._joints.begins_with(index, _LAM)):
            return 0
        return None

    def _step_over_mark(self, phrase: Phrase, index: int, stop: int) -> int | None:
        syntax = self._syntax
        quotation = syntax.opening.get(index)
        if quotation is not None:
            first = phrase.end == phrase.start
            short = len(quotation.words) <= 4 and quotation.closing < stop
            if syntax.is_name_quotation(quotation) or (first and short):
                if phrase.named and phrase.closed and not phrase.after_preposition:
                    return None
                phrase.closed = phrase.named = True
                return self._accept(phrase, quotation.closing + 1)
            return None
        if syntax.tokens[index].text in "([" and phrase.end > phrase.start:
            for closing in range(index + 2, min(index + 7, stop)):
                if syntax.tokens[closing].text in ")]":
                    return self._accept(phrase, closing + 1)
        return None

    def _step_over_word(self, phrase: Phrase, index: int, before_object: bool) -> int | None:
        syntax = self._syntax
        whole = syntax.folded[index]
        folded = without_conjunction(whole) if phrase.end > phrase.start else whole
        coordinated = folded != whole
        definite = folded.startswith("ال") and len(folded) > 4
        role = syntax.stem_has(index, "role")
        if coordinated and not self._coordinates(phrase, folded, role):
            return None
        if phrase.end == phrase.start or phrase.after_preposition or coordinated:
            self._open(phrase, index, definite=definite, role=role)
            return self._accept(phrase, index + 1)
        if folded in words_of("self"):
            return self._accept(phrase, index + 1)
        if definite:
            return self._step_over_definite(phrase, index, role, before_object)
        if not phrase.closed:
            adjective = is_nisba(folded) or syntax.has(index, "epithet")
            after_adjective = phrase.saturated and index - 1 > phrase.start
            act = (phrase.human or index - 1 > phrase.start) and is_verbal_noun(syntax.tokens[index].bare)
            if before_object and not adjective and (after_adjective or act):
                return None
            phrase.saturated = not role and (adjective or syntax.has(index, "saturating"))
            phrase.closed = has_pronoun(folded)
            return self._accept(phrase, index + 1)
        return self._step_over_name_word(phrase, index, folded, role, before_object)

    def _open(self, phrase: Phrase, index: int, *, definite: bool, role: bool) -> None:
        """Begin the phrase, or its part behind a preposition or «و»."""
        folded = self._syntax.folded[index]
        phrase.closed = definite or has_pronoun(folded)
        phrase.saturated = not definite and not phrase.after_preposition and folded.endswith("ون") and len(folded) > 5
        phrase.human = phrase.human or role
        if phrase.end == phrase.start:
            phrase.people = self._syntax.stem_has(index, "people")
        phrase.envoy = phrase.envoy or self._syntax.stem_has(index, "envoy")

    def _coordinates(self, phrase: Phrase, folded: str, role: bool) -> bool:
        """Tell whether «و» and this word can go on with the phrase («أمنية وطبية», «الأمن والدفاع»)."""
        if folded.startswith("ال"):
            return self._syntax.folded[phrase.end - 1].lstrip("و").startswith("ال")
        previous = self._syntax.folded[phrase.end - 1]
        body = self._syntax.stem_has(phrase.end, "body")
        return (
            role or body or (is_nisba(folded) and is_nisba(previous)) or (not phrase.closed and not is_nisba(previous))
        )

    def _step_over_definite(self, phrase: Phrase, index: int, role: bool, before_object: bool) -> int | None:
        syntax = self._syntax
        folded = syntax.folded[index]
        if before_object and is_called_on(self._syntax, index):
            return None
        ended = (phrase.saturated and (not is_nisba(folded) or folded.endswith(("ين", "ون")))) or (
            phrase.closed and not role and not self._modifies(phrase, index)
        )
        if before_object and ended:
            return None
        phrase.human = phrase.human or role
        phrase.envoy = phrase.envoy or syntax.stem_has(index, "envoy")
        phrase.closed = True
        if phrase.name_words:
            phrase.name_words = _MOST_NAME_WORDS  # a surname with its article ends the name
        if role or is_nisba(folded):
            phrase.name_words = 0
        return self._accept(phrase, index + 1)

    def _modifies(self, phrase: Phrase, index: int) -> bool:
        """Tell whether a definite word can be an adjective of the word before it."""
        previous, folded = self._syntax.folded[phrase.end - 1], self._syntax.folded[index]
        if self._syntax.is_person(phrase.end - 1) and folded.endswith(("ين", "ون")):
            return False
        if is_nisba(folded) or self._syntax.has(index, "rank"):
            return True
        if any(self._syntax.stem_has(index, name) for name in ("body", "called_on", "talk")):
            return False
        number = self._syntax.mention_at(phrase.end - 1)
        if number is not None and self._syntax.mentions[number].type is not MentionType.PERSON:
            return False  # a body's own adjectives stand inside its name
        if phrase.human and 0 < phrase.name_words < _MOST_NAME_WORDS:
            described = index + 1 < len(self._syntax.tokens) and self._syntax.folded[index + 1].startswith("ال")
            act = is_verbal_noun(self._syntax.tokens[index].bare.removeprefix("ال"))
            return not described and not act and not folded.endswith(("ه", "ات", "ين", "ون"))
        bare = self._syntax.tokens[index].bare.removeprefix("ال")
        deed = is_verbal_noun(bare) or is_verbal_noun(self._syntax.tokens[index].bare)  # «الإغلاق», «التزام»
        if is_nisba(previous) or deed or not previous.lstrip("و").startswith("ال"):
            return False
        if folded.endswith("ات"):
            return previous.endswith("ات")  # «الوزير الجماعات» are two
        mismatched = previous.endswith("ه") and folded.endswith(("ين", "ون"))
        return not mismatched and folded.endswith(("ه", "ين", "ون")) == previous.endswith(("ه", "ات", "ين", "ون"))

    def _step_over_name_word(
        self, phrase: Phrase, index: int, folded: str, role: bool, before_object: bool
    ) -> int | None:
        """Take an indefinite word behind a complete phrase: a person's name, or a title before or behind one."""
        syntax = self._syntax
        if not phrase.human or phrase.name_words >= _MOST_NAME_WORDS or has_pronoun(folded):
            return None
        people = syntax.stem_has(index, "people")
        if before_object and (people or phrase.people or phrase.saturated or syntax.stem_has(index, "body")):
            return None
        if before_object and self._looks_like_object(index, folded):
            return None
        if role and not phrase.name_words and before_object and phrase.named:
            return None
        if is_verbal_noun(syntax.tokens[index].bare) and before_object:
            return None
        if phrase.person and not role and (before_object or not self._ends_name(index)):
            return None
        phrase.name_words = 0 if role else phrase.name_words + 1
        if role:
            phrase.closed = False
        return self._accept(phrase, index + 1)

    def _looks_like_object(self, index: int, folded: str) -> bool:
        """Tell whether an indefinite word is more likely an object than a name: «مسلحين», «دعوته», «حالة الطوارئ»."""
        syntax = self._syntax
        if len(folded) < 4:
            return False
        if folded.endswith("ين") or (syntax.tokens[index].bare.endswith("ه") and not folded.endswith("يه")):
            return True
        behind = index + 1
        return folded.endswith("ه") and behind < len(syntax.tokens) and syntax.folded[behind].startswith("ال")

    def _ends_name(self, index: int) -> bool:
        """Tell whether a word right before a comma or a clause can be the rest of a person's name."""
        syntax = self._syntax
        behind = index + 1
        return behind < len(syntax.tokens) and (syntax.is_comma(behind) or syntax.is_complementizer(behind))

    def _read_appositions(self, phrase: Phrase, stop: int, before_object: bool) -> None:
        """Take in «، ميخائيل بوغدانوف» and «، الناطق الرسمي باسم …» between commas."""
        syntax = self._syntax
        for further in (False, True):
            comma = phrase.end
            if comma + 1 >= stop or not syntax.is_comma(comma):
                return
            if not self._apposes(phrase, comma + 1, before_object, further=further):
                return
            apposed = self._read_core(comma + 1, stop, before_object)
            before_another = before_object and apposed.person
            if apposed.end == comma + 1 or not (before_another or self._ends_cleanly(apposed.end, stop)):
                return
            phrase.end = apposed.end

    def _apposes(self, phrase: Phrase, index: int, before_object: bool, *, further: bool) -> bool:
        """Tell whether the words behind a comma can name the same one again.

        Where an object may follow, only an office has a name behind the comma that nobody knows.
        """
        syntax = self._syntax
        folded = syntax.folded[index]
        if syntax.is_time(index) or syntax.is_complementizer(index) or syntax.has(index, "preposition"):
            return False
        if syntax.has(index, "statement") or syntax.has(index, "conjunction") or syntax.has(index, "adverb"):
            return False
        readings = verb_readings(syntax.tokens[index].bare)
        adverbial = folded.endswith("ا") and any(form.is_participle for form in readings)  # «…، مضيفا أن»
        if (adverbial or any(form.is_finite for form in readings)) and not syntax.is_person(index):
            return False
        if syntax.is_person(index) or syntax.stem_has(index, "role"):
            return not folded.startswith(("و", "ل")) or syntax.is_person(index)
        titled = phrase.human and (not before_object or syntax.stem_has(phrase.start, "role"))
        named_by_title = titled and not phrase.person and not further and syntax.mention_at(index) is None
        return named_by_title and syntax.tokens[index].is_word and not folded.startswith(("و", "ب", "ل", "ف", "ال"))

    def _ends_cleanly(self, index: int, stop: int) -> bool:
        syntax = self._syntax
        if index >= stop:
            return True
        token = syntax.tokens[index]
        if token.is_punctuation:
            return True
        preposition = syntax.has(index, "preposition") or syntax.folded[index].startswith(("لل", "ب"))
        return (
            syntax.is_complementizer(index)
            or preposition
            or syntax.is_time(index)
            or bool(verb_readings(syntax.tokens[index].bare))
        )
