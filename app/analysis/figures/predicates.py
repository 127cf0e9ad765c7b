"""What stands behind a count and says what happened to it: its verb, a state, the complement of a light verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.analysis.figures.counted import ITEM, CountedNoun, NounClass, bare_noun, counted_noun
from app.analysis.figures.happenings import Kind, Trigger, state, trigger, triggers, with_object
from app.analysis.figures.happenings import complement as complement_of
from app.analysis.figures.quantities import Quantity
from app.analysis.figures.words import has_article, has_stem, words_of
from app.domain.annotations import Category
from app.text.words import Token

_FARTHEST_COMPLEMENT = 7
_FARTHEST_PROTEST = 9
_CLOSE = 2
_HUMAN = frozenset({NounClass.PERSON, NounClass.FIGHTER})
_LAUNCHED = frozenset({NounClass.MISSILE, NounClass.BOMB, NounClass.ATTACK})
_QUOTES = frozenset('«»"“”()')
_COMMAS = frozenset("،,")
_PRONOUNS = ("هم", "ها")
_PRONOUNS_OF_MANY = ("هم", "هن", "هما", "ها")
_AND = ("و", "ف")
_LED = ("ب", "ل", "ك")
_FROM = "من"
_ARTICLE = "ال"
# What the subject of a verb does itself; everything else is done to somebody.
_DONE_BY_SUBJECT = frozenset({Category.DISPLACED, Category.DEPLOYED})


class Predicates:
    """What the words behind the counts of one sentence say of them."""

    def __init__(self, tokens: Sequence[Token], sentence: range, leads: frozenset[int]) -> None:
        """Prepare to read a sentence; `leads` are the tokens where its counts begin."""
        self._tokens = tokens
        self._sentence = sentence
        self._leads = leads

    def complement(self, quantity: Quantity, noun: CountedNoun | None) -> Category | None:
        """Return what stands behind a count for a light verb before it («تعرض 12 جنديا لإصابات»)."""
        stop = min(quantity.tokens.stop + _FARTHEST_COMPLEMENT, self._sentence.stop)
        for index in range(quantity.tokens.stop, stop):
            token = self._tokens[index]
            if (token.is_punctuation and token.text not in _QUOTES) or index in self._leads:
                return None
            if token.folded in words_of("figure_contexts", "barrier"):
                return None
            found = complement_of(token.folded)
            category = found.happening.category(noun) if found else None
            if category:
                return category
        return None

    def is_in_camp(self, quantity: Quantity) -> bool:
        """Tell whether a camp stands close to a count («يتجمع 12 ألف مدني داخل مخيم»)."""
        start = max(self._sentence.start, quantity.lead - _FARTHEST_COMPLEMENT)
        stop = min(quantity.tokens.stop + _FARTHEST_COMPLEMENT, self._sentence.stop)
        camps = words_of("figure_contexts", "camp")
        return any(has_stem(token.folded, camps) for token in self._tokens[start:stop])

    def is_protest(self, quantity: Quantity) -> bool:
        """Tell whether words around make those who go out demonstrators («خرج الآلاف في مظاهرات»)."""
        start = max(self._sentence.start, quantity.lead - _FARTHEST_PROTEST)
        stop = min(self._sentence.stop, quantity.tokens.stop + _FARTHEST_PROTEST)
        protest = words_of("figure_contexts", "protest")
        return any(has_stem(token.folded, protest) for token in self._tokens[start:stop])

    def told(
        self, quantity: Quantity, noun: CountedNoun | None, start: int, reach: int, *, is_strict: bool = False
    ) -> Category | None:
        """Return what a verb or state behind says of its subject («28 ألفا من المدنيين خرجوا»).

        «بينهم» and its count may stand between («سبعة أشخاص، بينهم طفلان، قتلوا»). `is_strict` asks for a finite verb
        or a noun with the count's pronoun («فقد 12 شخصا حياتهم»).
        """
        stop = min(start + reach, self._sentence.stop)
        is_among = is_light = False
        for index in range(start, stop):
            folded = self._tokens[index].folded
            if has_stem(folded, words_of("figure_contexts", "among")):
                is_among = True
            elif self._ends_subject(index, quantity, noun, is_among=is_among):
                return None
            if folded in words_of("figure_contexts", "copula"):
                is_light = True
            if self._is_own_verb(index, quantity, noun):
                found = trigger(folded)
                if found and found.happening.is_in_camp and not self.is_in_camp(quantity):
                    return None
                if found is None or not found.happening.is_light:
                    return self._category_of_verb(index, noun)
                is_light = True
            elif (found := self._said_of(index, quantity, noun, start, is_light=is_light)) and not (
                is_strict and found.kind not in {Kind.NOUN, Kind.VERB}
            ):
                return found.happening.category(noun)
        return None

    def _is_own_verb(self, index: int, quantity: Quantity, noun: CountedNoun | None) -> bool:
        """Tell whether a verb behind a count has it for its subject, by gender and number."""
        found = trigger(self._tokens[index].folded)
        if found is None or not found.is_verb or found.is_joined:
            return False
        if found.is_plural_verb or quantity.bounds.high == 1:
            return True
        is_human = noun is None or noun.noun_class is None or noun.noun_class in _HUMAN
        is_feminine = noun is not None and noun.noun_class is not None and noun.is_feminine
        return found.is_feminine_verb and (not is_human or is_feminine or self._is_thing(noun))

    @staticmethod
    def _is_thing(noun: CountedNoun | None) -> bool:
        """Tell whether a feminine verb makes a plural of unknown class things («المحال أحرقت»)."""
        return noun is not None and noun.noun_class is None

    def _category_of_verb(self, index: int, noun: CountedNoun | None) -> Category | None:
        """Return what a verb says of its subject: an object behind it would be the one that it was done to."""
        senses = triggers(self._tokens[index].folded)
        found = senses[-1] if senses else None  # the one without an object is told last («تسقط»)
        if noun and noun.noun_class is None and found and not found.is_plural_verb:
            noun = replace(noun, noun_class=NounClass.THING)
        category = found.happening.category(noun) if found else None
        if self._tokens[index - 1].folded in words_of("figure_contexts", "almost"):
            return None
        if category is Category.LAUNCHED and noun and noun.noun_class is NounClass.AIRCRAFT:
            return None  # aircraft that strike are not launched by it
        if category is Category.LAUNCHED and noun and noun.noun_class in _LAUNCHED:
            return category  # «ستة صواريخ استهدفت مخازن»
        if category is None or category in _DONE_BY_SUBJECT or index + 1 >= self._sentence.stop:
            return category
        behind = self._tokens[index + 1]
        fate = bare_noun(behind.folded)
        if fate and fate.is_always and fate.noun_class in _HUMAN:
            return fate.category  # «سقطوا قتلى»
        is_joined = behind.folded.startswith(_AND)
        if behind.folded.endswith(_PRONOUNS) and not behind.folded.startswith(_LED):
            own = trigger(behind.folded)  # «فقدوا حياتهم», but «فقدوا أعمالهم»
            return own.happening.category(noun) if own and not own.is_verb else None
        has_object = not is_joined and (index + 1 in self._leads or self._is_object(behind.folded))
        return None if has_object else category

    @staticmethod
    def _is_object(folded: str) -> bool:
        noun = counted_noun(folded)
        return noun is not None and noun.unit == ITEM and not folded.startswith(_LED)

    def _said_of(
        self, index: int, quantity: Quantity, noun: CountedNoun | None, start: int, *, is_light: bool
    ) -> Trigger | None:
        """Return what a word behind a count that is no verb of its own says of it."""
        token = self._tokens[index]
        if not token.is_word:
            return None
        done = with_object(token.folded)
        if done and not done.is_joined:
            return done
        led = self._led_back(index)
        if led:
            return led
        if is_light:
            found = complement_of(token.folded)
            return found if found and found.happening.category(noun) else None
        described = None if token.folded.startswith(_AND) else state(token.folded)
        is_partitive = index > start and self._tokens[index - 1].folded == _FROM
        is_definite = has_article(self._tokens[start - 1].folded)
        if described and (is_partitive or (index - start < _CLOSE and has_article(token.folded) <= is_definite)):
            return described
        found = trigger(token.folded)
        if found and not found.is_verb and self._is_done_to_it(index, quantity):
            return found
        return None

    def _led_back(self, index: int) -> Trigger | None:
        """Return the verb of «12 قرية سيطر عليها المقاتلون»: a pronoun behind its preposition means the count."""
        if index + 1 >= self._sentence.stop:
            return None
        behind = self._tokens[index + 1].folded
        for found in triggers(self._tokens[index].folded):
            if found.is_verb and not found.is_joined:
                leads = (word[:-1] + "ي" if word.endswith("ى") else word for word in found.happening.via)
                if any(behind == lead + pronoun for lead in leads for pronoun in _PRONOUNS_OF_MANY):
                    return found
        return None

    def _is_done_to_it(self, index: int, quantity: Quantity) -> bool:
        """Tell whether a verbal noun speaks of the count before it («لقي خمسة مصرعهم», «السيارات التي تم تفجيرها»)."""
        if not self._tokens[index].folded.endswith(_PRONOUNS):
            return False
        is_done = self._tokens[index - 1].folded in words_of("figure_contexts", "done")
        return is_done or index - quantity.tokens.stop < 2

    def _is_whole(self, index: int, quantity: Quantity) -> bool:
        """Tell whether a token belongs to the whole that a count is taken from («ثمانية من الجنود الـ54»)."""
        stop = quantity.tokens.stop
        if index == stop + 1 and self._tokens[stop].folded == _FROM:
            return True
        return self._tokens[index].is_number and self._tokens[index - 1].folded == _ARTICLE

    def _ends_subject(self, index: int, quantity: Quantity, noun: CountedNoun | None, *, is_among: bool) -> bool:
        """Tell whether what a count is the subject of can't stand behind this token."""
        token = self._tokens[index]
        if self._is_whole(index, quantity):
            return False
        if token.is_number or (index in self._leads and index >= quantity.tokens.stop):
            is_joined = token.folded.startswith(_AND) or self._tokens[index - 1].folded in _AND
            return not (is_among or is_joined)  # «أربعة قادة و30 مقاتلا قتلوا»
        if token.folded in words_of("figure_contexts", "barrier"):
            return True
        if token.folded in words_of("figure_contexts", "relative_thing"):
            is_definite = has_article(self._tokens[index - 1].folded) or has_article(
                self._tokens[quantity.tokens.stop - 1].folded
            )
            is_people = noun is None or (noun.noun_class in _HUMAN and not noun.is_feminine)
            return is_people or not is_definite
        if token.is_word and not is_among:
            found = trigger(token.folded)
            return found is not None and found.is_verb and found.is_joined
        if not token.is_punctuation or token.text in _QUOTES:
            return False
        behind = self._tokens[index + 1] if index + 1 < self._sentence.stop else None
        opens_part = behind is not None and has_stem(behind.folded, words_of("figure_contexts", "among"))
        is_own = behind is not None and self._is_own_verb(index + 1, quantity, noun)  # «ألفا رجل في المدينة، أعدموا»
        return token.text not in _COMMAS or not (is_among or opens_part or is_own)
