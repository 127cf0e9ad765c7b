"""What a sentence says happened to its counts: the words that govern a count, those behind it, and tallies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.analysis.figures.bounds import bound_after
from app.analysis.figures.counted import ITEM, PERCENT, CountedNoun, NounClass, counted_noun
from app.analysis.figures.happenings import DIRECTLY, Trigger, is_plain_verb, is_verbal_noun, trigger, triggers
from app.analysis.figures.predicates import Predicates
from app.analysis.figures.quantities import Quantity
from app.analysis.figures.tallies import LONGEST_TALLY, Tally, TallyReader
from app.analysis.figures.words import has_article, has_stem, words_of
from app.domain.annotations import Category
from app.text.fold import fold
from app.text.words import Token

ADJACENT = 4
_FARTHEST = 18
_FARTHEST_AFTER = 9
_FARTHEST_SIBLING = 10
_FARTHEST_TALLY = 25
_FARTHEST_LED = 6
_MEASURE = 2
_LONGEST_ADJECTIVES = 3
_LONGEST_DOER = 5
_DONE_TO_PEOPLE = frozenset({Category.KILLED, Category.INJURED, Category.CAPTURED})
_QUOTES = frozenset('«»"“”()')
_AND = ("و", "ف")
_LED = ("ب", "ل", "ك")
_GLUED_PREPOSITIONS = frozenset(_LED)
_FROM = "من"
_ON = fold("على")
_PRONOUNS = ("هم", "ها", "هما")
_THEM = "هم"
_TO = frozenset({fold("إلى"), fold("الى")})
_MASSES = frozenset({"t", "kg", "l"})
_AREAS = frozenset({"m2", "km2", "mi2", "ha", "dunam", "feddan"})
_MASS = CountedNoun(None, NounClass.THING)
_LAND = CountedNoun(None, NounClass.PLACE)


@dataclass(frozen=True, slots=True)
class _Said:
    """A word that says what happened, or nothing of it; `opens_clause` tells that what stood before it is over.

    `is_negated` tells that it did not happen («لم يقتل»).
    """

    index: int
    triggers: tuple[Trigger, ...]
    opens_clause: bool
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the words before a count say of it.

    `is_told` where they say that nothing happened, `is_over` where the clause begins with something else.
    """

    category: Category | None = None
    is_told: bool = False
    is_over: bool = False


_UNTOLD = _Verdict()


def _leads(quantities: Sequence[Quantity]) -> Iterator[int]:
    """Yield where quantities begin; a dual close behind a dual is its adjective («جنديان جريحان»)."""
    last: Quantity | None = None
    for quantity in quantities:
        if not (last and last.is_dual and quantity.is_dual and last.tokens.stop == quantity.lead):
            yield quantity.lead
        last = quantity


class Fates:
    """What one sentence says happened, told count by count in the order of the text."""

    def __init__(self, tokens: Sequence[Token], sentence: range, quantities: Sequence[Quantity]) -> None:
        """Prepare to read a sentence whose quantities are known."""
        self._tokens = tokens
        self._sentence = sentence
        self._quantities = quantities
        self._leads = frozenset(_leads(quantities))
        self._predicates = Predicates(tokens, sentence, self._leads)
        self._said: list[_Said] = []
        self._tallies = TallyReader(tokens, sentence, self._leads)
        self._tally: Tally | None = None
        self._read_to = sentence.start
        self._last: Quantity | None = None
        self._last_category = Category.OTHER
        self.is_part = False

    @property
    def last(self) -> Quantity | None:
        """Return the count accepted last."""
        return self._last

    def read(self, stop: int) -> None:
        """Take in what the words up to `stop` say happened."""
        for index in range(self._read_to, stop):
            token = self._tokens[index]
            if not token.is_word:
                continue
            found = self._triggers_at(index)
            if token.folded in words_of("figure_contexts", "barrier"):
                self._said.clear()
            elif found or is_plain_verb(token.folded):
                opens = (not found or found[0].is_verb) and self._opens_clause(index)
                self._said.append(_Said(index, found, opens, self._is_negated(index)))
            self._tally = self._tallies.read(index, self._tally)
        self._read_to = max(self._read_to, stop)

    def accept(self, quantity: Quantity, category: Category) -> None:
        """Remember a count that is a figure."""
        self.is_part = self.is_among(quantity)
        self._last, self._last_category = quantity, category
        self._read_to = max(self._read_to, quantity.tokens.stop)

    # What the account asks

    def last_said(self, quantity: Quantity, reach: int) -> Trigger | None:
        """Return the last word that says what happened, at most `reach` tokens before a count."""
        near = [said for said in self._said if said.triggers and quantity.lead - said.index <= reach]
        return near[-1].triggers[0] if near else None

    def is_governed(self, quantity: Quantity, noun: CountedNoun | None) -> bool:
        """Tell whether a word close before says what happened to the counted."""
        return self._governed(quantity, noun, ADJACENT).category is not None

    def tallied_noun(self, quantity: Quantity) -> CountedNoun | None:
        """Return the noun of «عدد القتلى» where the number is what it leads to."""
        return self._tally.noun if self._tally and self.ends_tally(quantity) else None

    def ends_tally(self, quantity: Quantity) -> bool:
        """Tell whether a quantity is the number of a tally («ارتفع عدد القتلى إلى 12»)."""
        tally = self._tally
        if tally is None or quantity.lead - tally.index > _FARTHEST_TALLY:
            return False
        if self._last is not None and self._last.tokens.start > tally.index:
            return False
        if quantity.is_bare and quantity.lead - tally.index <= LONGEST_TALLY:
            return True
        if tally.is_led and quantity.lead - tally.index <= _FARTHEST_LED:
            return True
        if self._preposition(quantity) == "ب" and (tally.is_estimated or quantity.lead - tally.index <= LONGEST_TALLY):
            return True
        around = self._tokens[max(quantity.lead - 1, self._sentence.start) : quantity.tokens.start]
        return any(has_stem(token.folded, words_of("figure_contexts", "reaches")) for token in around)

    def is_joined(self, quantity: Quantity) -> bool:
        """Tell whether «و» or «إضافة إلى» stands before a quantity."""
        before = quantity.lead - 1
        if before > self._sentence.start and self._tokens[before].folded in _TO:
            return has_stem(self._tokens[before - 1].folded, words_of("figure_contexts", "besides"))
        is_apart = before >= self._sentence.start and self._tokens[before].folded == "و"
        return is_apart or self._tokens[quantity.lead].folded.startswith("و")

    def is_among(self, quantity: Quantity) -> bool:
        """Tell whether a quantity is a part of the one before («بينهم 5 أطفال», «بينهم 5 أطفال و3 نساء»)."""
        before = quantity.lead - 1
        if before < self._sentence.start:
            return False
        if has_stem(self._tokens[before].folded, words_of("figure_contexts", "among")):
            return True
        is_next = self._last is not None and quantity.lead - self._last.tokens.stop <= 2
        return self.is_part and is_next and self.is_joined(quantity)

    def _is_of_them(self, quantity: Quantity) -> bool:
        """Tell whether a count takes a part of the one before («أربعة منهم»)."""
        last = self._tokens[quantity.tokens.stop - 1].folded
        return quantity.leans and last in words_of("figure_contexts", "them")

    def _is_of_people(self, quantity: Quantity) -> bool:
        """Tell whether a count is a part of people told before («من ضمنهم عشرات القياديين»), whatever else is named."""
        before = quantity.lead - 1
        last = self._last.noun if self._last else None
        is_other = last is not None and last.noun_class not in {None, NounClass.PERSON, NounClass.FIGHTER}
        if is_other or before < self._sentence.start:
            return False
        folded = self._tokens[before].folded
        return folded.endswith(_THEM) and has_stem(folded, words_of("figure_contexts", "among"))

    def is_counterpart(self, quantity: Quantity) -> bool:
        """Tell whether a count is set against the one before («34 مقابل 20», «3 من أصل 5»)."""
        before = quantity.lead - 1
        if self._last is None or before < self._sentence.start:
            return False
        folded = self._tokens[before].folded
        if folded in _TO:  # «ارتفع العدد من 20 إلى 45»
            return before == self._last.tokens.stop and self._tokens[self._last.lead - 1].folded == _FROM
        return folded in words_of("figure_contexts", "counterpart")

    def category(self, quantity: Quantity, noun: CountedNoun | None) -> Category:
        """Return what the sentence says happened to a count."""
        if quantity.unit != ITEM:
            return self._of_measure(quantity)
        own = quantity.noun
        noun = self._equipped(quantity, noun)
        told = self._told_by_itself(quantity, noun)
        if told:
            return told
        default = own.category if own and not own.is_weak else None
        reach = 1 if not self._begins_clause(quantity) else _FARTHEST_AFTER
        at_once = self._predicates.told(quantity, noun, quantity.tokens.stop, reach, is_strict=True)
        if at_once:
            return at_once
        before = self._governed(quantity, noun, ADJACENT)
        if before.category:
            is_done = self._is_done_by(quantity, noun, before.category)
            return (default or Category.OTHER) if is_done else before.category
        behind = self._predicates.told(quantity, noun, quantity.tokens.stop, _FARTHEST_AFTER) or default
        if behind:
            return behind
        if self._preposition(quantity):
            return self._governed(quantity, noun, _FARTHEST).category or Category.OTHER
        return self._from_afar(quantity, noun, before)

    def _is_own_count(self, quantity: Quantity) -> bool:
        """Tell whether a number is that of those told before («وعددهم 144 موقوفا»)."""
        before = quantity.lead - 1
        words = words_of("figure_contexts", "own_count")
        return before >= self._sentence.start and has_stem(self._tokens[before].folded, words)

    def _is_done_by(self, quantity: Quantity, noun: CountedNoun | None, category: Category) -> bool:
        """Tell whether fighters are the doers of what their verb says («قتل أربعة مسلحين 67 شخصا»)."""
        verb = self.last_said(quantity, ADJACENT)
        if category not in _DONE_TO_PEOPLE or not (verb and verb.is_verb):
            return False
        if noun is None or noun.noun_class is not NounClass.FIGHTER:
            return False
        stop = quantity.tokens.stop
        second = next((one for one in self._quantities if one.lead >= stop), None)
        if (
            second is None
            or second.leans
            or self._is_whole(second)
            or second.lead - stop > _LONGEST_DOER
            or self.is_joined(second)
        ):
            return False
        if second.noun is None or second.noun.noun_class not in {NounClass.PERSON, NounClass.FIGHTER}:
            return False
        between = self._tokens[stop : second.lead]
        is_led = self._preposition(second) or self.is_among(second)
        return not is_led and all(token.is_word and not triggers(token.folded) for token in between)

    def _is_whole(self, quantity: Quantity) -> bool:
        """Tell whether a count is the whole that another is taken from («ثمانية من الجنود الـ54»)."""
        return has_article(self._tokens[quantity.tokens.start].folded)

    def _told_by_itself(self, quantity: Quantity, noun: CountedNoun | None) -> Category | None:
        """Return what the counted noun or the tally that ends in the count says, whatever the verbs say."""
        own = quantity.noun
        if self._is_peaceful(quantity, noun):
            return Category.OTHER
        is_told = own is not None and (own.is_always or (not own.is_weak and self._is_own_count(quantity)))
        if own and own.category and is_told:
            return own.category
        if quantity.is_bare and self.is_counterpart(quantity):
            return self._last_category
        return self._tally.category if self._tally and self.ends_tally(quantity) else None

    def _from_afar(self, quantity: Quantity, noun: CountedNoun | None, before: _Verdict) -> Category:
        """Return what other counts, distant words and the noun itself tell."""
        inherited = self._inherited(quantity)
        if inherited and inherited is not Category.OTHER:
            return inherited
        if before.is_told:
            return Category.OTHER
        if not before.is_over and noun and noun.noun_class and not self.ends_tally(quantity):
            before = self._governed(quantity, noun, _FARTHEST)
            if before.category:
                return before.category
        if self._tally and self._tally.category and not (before.is_told or before.is_over):
            is_listed = self.is_joined(quantity) and self._last_category is self._tally.category
            reach = _FARTHEST_LED if self._tally.is_led else _FARTHEST_TALLY
            if is_listed or quantity.lead - self._tally.index <= reach:
                return self._tally.category
        if self._is_rained(quantity, noun):
            return Category.LAUNCHED
        is_open = not quantity.is_definite and not self._follows_plain_verb(quantity)
        is_weak = quantity.noun is not None and quantity.noun.is_weak and is_open
        return (quantity.noun.category if is_weak and quantity.noun else None) or Category.OTHER

    def _is_rained(self, quantity: Quantity, noun: CountedNoun | None) -> bool:
        """Tell whether bombs of a clause without a verb fall on something («500 قذيفة هاون على البلدة»)."""
        if noun is None or noun.noun_class not in {NounClass.BOMB, NounClass.MISSILE} or self._said:
            return False
        stop = min(quantity.tokens.stop + _LONGEST_ADJECTIVES, self._sentence.stop - 1)
        on = next((at for at in range(quantity.tokens.stop, stop) if self._tokens[at].folded == _ON), None)
        return on is not None and not bound_after(self._tokens, on, self._sentence.stop)

    def _follows_plain_verb(self, quantity: Quantity) -> bool:
        """Tell whether a verb that says nothing of the counted stands close before («حاصرت أمس ثلاثة عناصر»)."""
        return any(not said.triggers and quantity.lead - said.index <= ADJACENT for said in self._said)

    def _is_peaceful(self, quantity: Quantity, noun: CountedNoun | None) -> bool:
        """Tell whether the word behind an operation makes it no attack («عملية جراحية»)."""
        at = quantity.tokens.stop
        if noun is None or noun.noun_class is not NounClass.ATTACK or at >= self._sentence.stop:
            return False
        return has_stem(self._tokens[at].folded, words_of("figure_contexts", "peaceful"))

    def _equipped(self, quantity: Quantity, noun: CountedNoun | None) -> CountedNoun | None:
        """Return the counted as its adjective makes it: «سيارات مفخخة» are bombs, «سفن حربية» arms."""
        at = quantity.tokens.stop
        if noun is None or noun.noun_class is not NounClass.THING or at >= self._sentence.stop:
            return noun
        for kind, noun_class in (("explosive", NounClass.BOMB), ("military", NounClass.ARMS)):
            if self._tokens[at].folded in words_of("figure_contexts", kind):
                return replace(noun, noun_class=noun_class)
        return noun

    def _of_measure(self, quantity: Quantity) -> Category:
        """Return what happened to «60 في المئة من المنازل» or «12 طنا من المتفجرات»."""
        if quantity.unit in _MASSES:
            return self._governed(quantity, _MASS, _MEASURE).category or Category.OTHER
        if quantity.unit in _AREAS:
            return self._governed(quantity, _LAND, ADJACENT).category or Category.OTHER
        if quantity.unit != PERCENT:
            return Category.OTHER
        at = quantity.tokens.stop
        noun = None
        if at + 1 < self._sentence.stop and self._tokens[at].folded == _FROM:
            noun = counted_noun(self._tokens[at + 1].folded)
        if noun is None:
            return self._governed(quantity, _LAND, _MEASURE).category or Category.OTHER
        before = self._governed(quantity, noun, ADJACENT)
        if before.category:
            return before.category
        behind = self._predicates.told(quantity, noun, at + 2, _FARTHEST_AFTER)
        return behind or (noun.category if not noun.is_weak else None) or Category.OTHER

    # Words before a count

    def _triggers_at(self, index: int) -> tuple[Trigger, ...]:
        """Return what a word says happened; «فقد» before a verb is a particle."""
        folded = self._tokens[index].folded
        if folded in words_of("figure_contexts", "except") and any(
            map(self._is_negated, range(index - ADJACENT, index + 1))
        ):
            return ()  # «لم يصل سوى», spelt like «سوّى»
        if has_stem(folded, words_of("figure_contexts", "particle_or_verb")):
            behind = index + 1
            if behind >= self._sentence.stop or not self._may_follow_verb(behind):
                return ()
        if folded in words_of("figure_contexts", "dawn") and index + 1 < self._sentence.stop:
            behind_it = self._tokens[index + 1]
            if behind_it.is_number or behind_it.folded in words_of("figure_contexts", "day"):
                return ()
        return triggers(folded)

    def _may_follow_verb(self, index: int) -> bool:
        """Tell whether a noun or a count stands here."""
        token = self._tokens[index]
        if index in self._leads or token.is_number or has_article(token.folded):
            return True
        if token.folded in words_of("figure_contexts", "lost"):
            return True
        return counted_noun(token.folded) is not None and not is_plain_verb(token.folded)

    def _opens_clause(self, index: int) -> bool:
        """Tell whether a finite verb begins a clause, unlike that of «هجوم استهدف القرية»."""
        found = trigger(self._tokens[index].folded)
        if found and found.happening.is_light and not found.happening.effects:
            return False
        if self._tokens[index].folded.startswith(_AND) or index == self._sentence.start:
            return True
        before = self._tokens[index - 1]
        if before.is_punctuation:
            return True
        is_particle = before.folded in words_of("figure_contexts", "particle")
        return is_particle or before.folded in words_of("figure_contexts", "barrier")

    def _preposition(self, quantity: Quantity) -> str:
        """Return the preposition that stands before a count, «» where none does; «من» and «مع» lead through."""
        first = self._tokens[quantity.lead]
        before = quantity.lead - 1
        if before >= self._sentence.start and self._tokens[before].is_word:
            words = words_of("figure_contexts", "aside")
            folded = self._tokens[before].folded
            plain = folded if folded in words else folded.removeprefix("و")
            if plain in words_of("figure_contexts", "lost") and before > self._sentence.start:
                words = words if not triggers(self._tokens[before - 1].folded) else frozenset()
            if plain in words:
                is_added = before > self._sentence.start and has_stem(
                    self._tokens[before - 1].folded, words_of("figure_contexts", "besides")
                )
                return "" if is_added and plain in _TO else plain
        if quantity.lead == quantity.tokens.start:
            glued = first.text[: max(0, quantity.span.start - first.start)]
        else:
            glued = first.folded if len(first.folded) <= _MEASURE else ""
        letters = fold(glued).removeprefix("و")[:1]
        return letters if letters in _GLUED_PREPOSITIONS else ""

    def _governed(self, quantity: Quantity, noun: CountedNoun | None, reach: int) -> _Verdict:
        """Return what the nearest word before, at most `reach` tokens away, says of this noun."""
        preposition = self._preposition(quantity)
        for position in range(len(self._said) - 1, -1, -1):
            said = self._said[position]
            if said.index >= quantity.lead:
                continue  # «عدد يصل إلى 30 مقاتلا»: the hedge tells nothing
            if quantity.lead - said.index > reach:
                return _UNTOLD
            found = self._sense(said, preposition, quantity.lead)
            if found and found.happening.is_near and quantity.lead - said.index > ADJACENT:
                return _Verdict(is_over=True)
            is_negated = said.is_negated and not (found and found.happening.is_light)
            if found and is_negated and not self._is_excepted(said.index, quantity):
                return _Verdict(is_told=True)
            if found:
                category = self._told_by(found, quantity, noun, position)
                if category or (found.happening.excludes(noun) and not self._has_its_own(said)):
                    return _Verdict(category, is_told=True)
            if said.opens_clause:
                return _Verdict(is_told=not said.triggers, is_over=True)
        return _UNTOLD

    def _is_negated(self, index: int) -> bool:
        before = index - 1
        negation = words_of("figure_contexts", "negation")
        return before >= self._sentence.start and has_stem(self._tokens[before].folded, negation)

    def _is_excepted(self, index: int, quantity: Quantity) -> bool:
        """Tell whether words between make a negated verb hold for a count («لم يقتل سوى 5»)."""
        between = self._tokens[index + 1 : quantity.tokens.start]
        return any(token.folded in words_of("figure_contexts", "except") for token in between)

    def _has_its_own(self, said: _Said) -> bool:
        """Tell whether a verb inside a clause has had its count («قتل في غارات استهدفت ثلاثة أحياء 12 مدنيا»)."""
        return not said.opens_clause and self._last is not None and self._last.tokens.start > said.index

    def _told_by(self, found: Trigger, quantity: Quantity, noun: CountedNoun | None, position: int) -> Category | None:
        """Return what a governing word says; of «اعتراض وتدمير صاروخين» the first counts."""
        category = found.happening.category(noun)
        if category is Category.DISPLACED and self._predicates.is_protest(quantity):
            return Category.OTHER
        if found.happening.is_in_camp and not self._predicates.is_in_camp(quantity):
            return None
        if found.happening.is_light:
            return self._predicates.complement(quantity, noun) or category
        said = self._said[position]
        earlier = self._said[position - 1] if position else None
        is_beside = earlier is not None and earlier.index == said.index - 1
        if earlier and earlier.triggers and is_beside and self._tokens[said.index].folded.startswith("و"):
            first = earlier.triggers[0]
            # In «جنديان قتلا وأصيب ثلاثة» and «مصرعهم وفقد ثلاثة» the first word has its own count before it.
            has_own = first.is_verb or self._tokens[earlier.index].folded.endswith(_PRONOUNS)
            is_alike = first.is_verb or is_verbal_noun(self._tokens[said.index].folded)
            if is_alike and (not has_own or self._last is None):
                return first.happening.category(noun) or category
        return category

    def _sense(self, said: _Said, preposition: str, lead: int) -> Trigger | None:
        """Return the sense of a word that can lead to a count by the prepositions between them."""
        if preposition:
            return next((found for found in said.triggers if found.leads_by(preposition)), None)
        between = {token.folded for token in self._tokens[said.index + 1 : min(lead, said.index + ADJACENT)]}
        led = next((found for found in said.triggers if not between.isdisjoint(found.happening.via)), None)
        return led or next((found for found in said.triggers if DIRECTLY in found.happening.via), None)

    def _begins_clause(self, quantity: Quantity) -> bool:
        """Tell whether a count is the first thing of its clause, so that its verb stands behind it."""
        before = quantity.lead - 1
        if before < self._sentence.start or self.is_joined(quantity):
            return True
        token = self._tokens[before]
        if token.is_punctuation:
            return token.text not in _QUOTES or before == self._sentence.start
        return token.folded in words_of("figure_contexts", "barrier")

    # Other counts and tallies

    def _inherited(self, quantity: Quantity) -> Category | None:
        """Return the last figure's category where this one is a part of it or stands beside it."""
        last = self._last
        is_of_them = self._is_of_them(quantity)
        is_of_people = self._is_of_people(quantity)
        farthest = _FARTHEST_TALLY if is_of_them or is_of_people else _FARTHEST_SIBLING
        if last is None or quantity.lead - last.tokens.stop > farthest:
            return None
        if is_of_them:
            told = (said for said in self._said if said.index >= last.tokens.stop and said.triggers)
            return None if any(told) else self._last_category
        later = [said for said in self._said if said.index >= last.tokens.stop]
        if any(said.opens_clause or (said.triggers and not is_of_people) for said in later):
            return None
        if self.is_among(quantity):
            return self._last_category
        return self._last_category if self.is_joined(quantity) and last.unit == ITEM else None
