"""Verbs that attribute: finite ones with their subject or without, and adverbial participles."""

from __future__ import annotations

from app.analysis.claims.agreement import can_be_subject, gender_of
from app.analysis.claims.attribution import OBJECT_FRAMES, Attribution, Grammar
from app.analysis.claims.complements import Complement, Shape
from app.analysis.claims.cues import Cue, CueForm
from app.analysis.claims.look_alikes import LookAlikes
from app.analysis.claims.looking_back import LookingBack
from app.analysis.claims.relaying_cues import RelayingCues
from app.analysis.claims.subjects import Subjects
from app.analysis.claims.syntax import is_called_on, is_verbal_noun, words_of
from app.text.conjugation import Gender, Number

_LONGEST_QUOTED_NAME = 6
_PERSON_FRAMES = (
    "accused",
    "described",
    "addressed",
    "burdened",
    "told",
    "ascribed",
    "estimated",
    "blame",
)  # an object before what is said


class VerbalCues:
    """Finds the attributions of an article's verbs."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._syntax = grammar.syntax
        self._phrases = grammar.phrases
        self._complements = grammar.complements
        self._subjects = Subjects(grammar)
        self._relays = RelayingCues(grammar)
        self._back = LookingBack(grammar)
        self._look_alikes = LookAlikes(grammar)

    def at(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        """Return the attributions of the verb at `index`, read as `form`: two for a relay, else one or none."""
        judged = self._back.behind_which(index, form, statement, stop)
        if judged is not None:
            return [judged]
        if self._look_alikes.reports_nothing(index, form, statement):
            return []
        if form.is_participle:
            return self._participle_at(index, form, statement, stop)
        if form.cue.takes("document"):
            found = self._relays.document(index, form, stop)
        elif form.cue.takes("relay"):
            return self._relays.relay(index, form, statement, stop)
        elif form.cue.takes("learnt") and (learnt := self._relays.learnt(index, form, statement, stop)):
            return learnt
        else:
            found = self._relays.issued(index, form, statement, stop) or self._finite_verb(index, form, statement, stop)
        return [found] if found else []

    def _bare(self, index: int) -> str:
        return self._syntax.tokens[index].bare

    def _participle_at(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        cue = form.cue
        opens_feminine = (
            index == statement.start and form.inflection is not None and form.inflection.gender is Gender.FEMININE
        )
        after_comma = index > statement.start and (self._syntax.tokens[index - 1].is_punctuation or form.prefix == "و")
        position = self._complements.skip(index + 1, min(stop, index + 14), cue)
        found = self._complements.at(position, stop, cue)
        if found is None and cue.takes("addressed"):
            found = self._complements.addressed(position, stop, cue)
        if found is None and cue.takes("told"):
            found = self._complements.told(position, stop, cue)
        adverbial = self._bare(index).endswith("ا") and self._complements.looks_like_act(index + 1, cue)
        if found is None and adverbial:
            found = self._complements.object_at(index + 1, stop, cue)  # «قال المسؤول طالبا عدم ذكر اسمه»
        tied = cue.takes("described") and self._complements.has_that(position, stop)  # «… واصفا الوضع بأنه كارثي»
        if found is None and (after_comma or index == statement.start or tied):
            found = self._complements.object_at(position, stop, cue) or self._grammar.with_object(position, stop, cue)
        if found is None or found.marker in self._grammar.marked or self._syntax.stem_has(index, "named"):
            return []  # «…، مدينة …»
        act = found.marker == index + 1 and is_verbal_noun(self._syntax.tokens[found.marker].bare)
        if opens_feminine and found.shape is not Shape.CLAUSE and not act:
            return []  # «مدينة», «مؤكدة» may be the sentence's subject
        feminine = form.inflection is not None and (form.inflection.gender, form.inflection.number) == (
            Gender.FEMININE,
            Number.SINGULAR,
        )
        before = self._syntax.tokens[index - 1] if index else None
        if found.shape is Shape.PHRASE and before and before.is_word and before.folded.endswith("ا"):
            return []  # an adjective of an indefinite accusative («طوقا مشددا على»)
        # «مدينة» and «مؤكدة» are nouns and adjectives too, unless a clause follows or a comma stands before.
        if feminine and found.shape is Shape.PHRASE and not opens_feminine and not self._syntax.is_comma(index - 1):
            return []
        return [self._grammar.build(index, form, found, None)]

    def _finite_verb(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        before = self._subjects.subject_before(index, form, statement)
        passive = form.cue.takes("considered") or self._syntax.folded[index] in words_of("impersonal")
        if passive and before is not None and not self._grammar.is_speaker(before):
            before = None  # «الوضع يعتبر صعبا», «مسلحون يشتبه بأنهم»
        if self._look_alikes.is_held_to_be(index, form, statement, stop) or self._is_no_report_of(before, index, form):
            return None
        if before is not None and self._look_alikes.is_happening(before):
            return self._behind_happening(index, form, statement, stop)
        if before is not None and self._is_narration(before):
            found = self._without_subject(index, form, stop, before)
            return self._grammar.build(index, form, found, None, head=before[1:]) if found else None
        quoted = self._quoted_subject(index, form, stop) if before is None else None
        if quoted is not None:
            return quoted
        found = self._without_subject(index, form, stop, before)
        if (
            form.pronoun
            and form.cue.takes(*OBJECT_FRAMES, "ascribed")
            and (found is None or found.shape is Shape.PHRASE)
        ):
            return self._back.at_pronoun(index, form, statement, stop)
        if found is None and before is not None and (answer := self._back.answering(index, form, stop, before)):
            return answer
        if found is None:
            return self._without_complement(index, form, before, statement, stop)
        return self._with_left_out_subject(index, form, found, before, statement)

    def _behind_happening(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        """«تفجير أعلن التنظيم مسؤوليته عنه»: what happened stands before the verb, who speaks behind it."""
        behind = range(self._complements.skip(index + 1, stop, form.cue), stop)
        found = self._with_subject_behind(index, form, None, statement, behind)
        return found if found and found.claimant and self._grammar.is_speaker(found.claimant) else None

    def _is_no_report_of(self, before: range | None, index: int, form: CueForm) -> bool:
        """Tell whether what stands before a verb shows that it reports nothing."""
        alike = self._look_alikes
        return before is not None and (alike.is_noun_behind(before, index, form) or alike.is_this_thing(before))

    def _is_narration(self, before: range) -> bool:
        """Tell whether a phrase is rather a verb with its subject («وخرج الأهالي في تظاهرة طالبوا فيها»)."""
        first = self._syntax.folded[before.start]
        told = first.startswith("و") and not self._grammar.is_speaker(before[:1])
        behind = before.start + 1
        return told and behind < before.stop and first[1:3] != "ال" and self._is_definite_speaker(behind)

    def _is_definite_speaker(self, index: int) -> bool:
        return self._syntax.folded[index].startswith("ال") and self._grammar.is_speaker(range(index, index + 1))

    def _without_complement(
        self, index: int, form: CueForm, before: range | None, statement: range, stop: int
    ) -> Attribution | None:
        """Return the attribution of a verb that has no complement right behind it."""
        syntax = self._syntax
        start = self._complements.skip(index + 1, stop, form.cue)
        if index > statement.start and syntax.has(index - 1, "pronoun_subject") and form.prefix == "":
            return self._behind_pronoun(index, form, start, stop)
        if start + 1 < stop and form.cue.takes("object") and syntax.folded[start] in words_of("that_thing"):
            return self._behind_that(index, form, start, stop)
        found = self._with_subject_behind(index, form, before, statement, range(start, stop))
        if found is None and start > index + 1 and before is None and self._complements.is_bound(index + 1, "ب"):
            # «قالت بروين …»: an unknown name that begins like a preposition
            return self._with_subject_behind(index, form, before, statement, range(index + 1, stop))
        return found

    def _with_subject_behind(
        self, index: int, form: CueForm, before: range | None, statement: range, behind: range
    ) -> Attribution | None:
        """Return the attribution of a verb whose subject stands first in what is `behind` it (VSO)."""
        start, stop = behind.start, behind.stop
        if form.inflection and form.inflection.number is not Number.SINGULAR and before is None:
            return None
        splits_object = form.cue.takes(*OBJECT_FRAMES, *_PERSON_FRAMES)
        before_content = self._prepositions_behind(form.cue)
        subject = self._phrases.read(start, stop, before_object=splits_object, before=before_content)
        if subject is None:
            found = self._complements.further(start, stop, form.cue) if self._syntax_allows(start, stop) else None
            return self._grammar.build(index, form, found, None, head=before) if found and before else None
        if self._look_alikes.can_say_nothing(subject, stop):
            return None
        quoting = self._back.behind_quotation(index, form, subject)
        if quoting is not None or not self._fits(subject, form):
            return quoting or self._addressee_only(index, form, subject, stop)
        not_said_by = self._look_alikes.is_this_thing(subject) or self._is_described_alone(subject, form)
        found = None if not_said_by else self._behind_subject(subject, stop, form)
        if found is None and self._is_object_alone(index, subject, stop, form):
            return self._addressee_only(index, form, subject, stop)
        if found is None:
            return self._back.behind_as(index, form, subject, statement)
        return None if self._is_of_outer_verb(index, form, found) else self._grammar.build(index, form, found, subject)

    def _behind_that(self, index: int, form: CueForm, that: int, stop: int) -> Attribution | None:
        """«ونفى ذلك الناطق العسكري»: the object stands before the subject."""
        subject = self._phrases.read(that + 1, stop)
        if subject is None or not self._grammar.is_speaker(subject):
            return None
        content = Complement(Shape.PHRASE, that, self._syntax.tokens[that].start, that)
        return self._grammar.build(index, form, content, subject)

    def _behind_pronoun(self, index: int, form: CueForm, start: int, stop: int) -> Attribution | None:
        """«وهو يتوعد الحكومة بالحرب»: what stands behind the verb is no subject."""
        threatened = self._phrases.read(start, stop, before_object=True, before=self._prepositions_behind(form.cue))
        found = self._behind_subject(threatened, stop, form) if threatened is not None else None
        return self._grammar.build(index, form, found, None) if found else None

    def _prepositions_behind(self, cue: Cue) -> frozenset[str]:
        """Return the prepositions that end the subject, because the cue's content begins with them."""
        if cue.takes("addressed"):
            return frozenset("بل") | words_of("calling_preposition")
        if cue.takes("accused", "described", "appealed"):
            return frozenset("ب")
        if cue.takes("requested"):
            return words_of("of")
        return cue.prepositions

    def _fits(self, subject: range, form: CueForm) -> bool:
        """Tell whether the phrase behind a verb can be its subject and not its object.

        A verb that takes a person as its object may stand without its subject («وناشد أطراف النزاع أن»); a verb with
        a pronoun may be a noun with one («وصفها», «شرحها»).
        """
        if form.pronoun or form.prefix == "ف" or "particle" in form.cue.traits:
            return self._grammar.is_speaker(subject)
        if self._syntax.has(subject.start, "any"):
            return False  # «نفى أي صلة»: what is denied
        strict = form.cue.takes("considered", "ascribed", "estimated") or "homograph" in form.cue.traits
        if strict and not self._grammar.is_speaker(subject):
            return False
        if not form.cue.takes(*OBJECT_FRAMES, "accused", "addressed", "told") and "masdar" not in form.cue.traits:
            return True
        owned = self._complements.is_own(subject.start) and not self._grammar.is_speaker(subject)
        if owned or not can_be_subject(self._syntax, subject, form.inflection):
            return False  # «أعلنت ولاءها»
        if form.cue.takes("addressed") and (self._is_addressee(subject) or self._goes_on(form, subject)):
            return False
        nominative = self._syntax.folded[subject.start].endswith("ون")
        return nominative or not form.cue.takes("addressed") or not form.prefix or self._grammar.is_speaker(subject)

    def _is_addressee(self, phrase: range) -> bool:
        """Tell whether those behind a call are called on, not calling: «ناشد الأهالي المنظمات» has both."""
        syntax = self._syntax
        behind = phrase.stop
        if not is_called_on(syntax, phrase.start):
            return False
        if behind >= len(syntax.tokens) or not syntax.folded[behind].startswith("ال"):
            return True
        bare = syntax.tokens[behind].bare.removeprefix("ال")
        return syntax.is_time(behind) or is_verbal_noun(bare) or self._syntax.has(behind, "adverb")

    def _goes_on(self, form: CueForm, phrase: range) -> bool:
        """Tell whether a person who speaks in the same statement goes on and calls on a body («…، ودعا مجلس الأمن»)."""
        syntax = self._syntax
        last = self._grammar.found[-1] if self._grammar.found else None
        if form.prefix != "و" or last is None or last.claimant is None or last.shape is Shape.BEFORE:
            return False
        if last.tokens.start < syntax.statement_of(phrase.start).start:
            return False
        speaks = last.claimant.start
        person = any(syntax.is_person(index) for index in last.claimant) or syntax.stem_has(speaks, "role")
        gender = gender_of(syntax.folded[speaks], person=syntax.is_person(speaks))
        agrees = form.inflection is None or gender in {None, form.inflection.gender}
        return person and agrees and syntax.stem_has(phrase.start, "body") and not syntax.stem_has(phrase.start, "role")

    def _is_object_alone(self, index: int, phrase: range, stop: int, form: CueForm) -> bool:
        """Tell whether the one phrase behind a verb is its object («كما حمل الجبهة مسؤولية», «واتهم الجبهة بقصف»).

        Without a conjunction «اتهم الرجل بالسرقة» may as well be a passive.
        """
        if phrase.stop >= stop:
            return False
        if form.cue.takes("burdened"):
            return self._syntax.stem_has(phrase.stop, "burden")
        if self._is_described_alone(phrase, form):
            return True
        joined = form.prefix == "و" or (index > 0 and self._syntax.has(index - 1, "link"))
        return joined and form.cue.takes("accused") and self._complements.is_bound(phrase.stop, "ب")

    def _is_described_alone(self, phrase: range, form: CueForm) -> bool:
        """Tell whether one person is described by somebody left out («ووصف الرجل بأنه قائد المجموعة»)."""
        if not form.cue.takes("described") or form.cue.takes("clause") or form.prefix != "و":
            return False
        syntax, behind = self._syntax, phrase.stop
        tied = syntax.is_that(behind) and syntax.folded[behind].startswith("ب")
        return tied and not syntax.stem_has(phrase.start, "body")

    def _addressee_only(self, index: int, form: CueForm, addressee: range, stop: int) -> Attribution | None:
        """Return the attribution of a verb whose subject is left out before the one it addresses or accuses."""
        if form.pronoun or form.prefix == "ف":
            return None
        found = None
        if form.cue.takes("addressed"):
            found = self._complements.addressed(addressee.start, stop, form.cue)
        elif form.cue.takes("act", "own", "talk") and not form.cue.takes("object", "requested"):
            found = self._complements.object_at(addressee.start, stop, form.cue)
        elif form.cue.takes("accused", "burdened", "object") or self._is_described_alone(addressee, form):
            token = self._syntax.tokens[addressee.start]
            found = Complement(Shape.PHRASE, addressee.start, token.start, addressee.start)
        return self._grammar.build(index, form, found, None) if found else None

    def _quoted_subject(self, index: int, form: CueForm, stop: int) -> Attribution | None:
        """«أعلنت «حركة …» أمس عن»: a name in quotation marks right behind the verb is who says it."""
        start = index + 1
        quotation = self._syntax.opening.get(start)
        if (
            quotation is None
            or form.cue.takes("quoted")
            or len(quotation.words) > _LONGEST_QUOTED_NAME
            or quotation.closing + 1 >= stop
        ):
            return None
        subject = range(start, quotation.closing + 1)
        found = self._behind_subject(subject, stop, form)
        return self._grammar.build(index, form, found, subject) if found else None

    def _is_of_outer_verb(self, index: int, form: CueForm, found: Complement) -> bool:
        """Tell whether a clause or speech belongs to the verb before («أوضحت المرأة، التي تحدثت إلى القناة، أنها»).

        A verb behind «حيث», «و» or «ف» begins a clause of its own, which has it for itself.
        """
        if found.marker not in self._grammar.marked or not index or form.prefix:
            return False
        return not self._syntax.has(index - 1, "clause_opener")

    def _syntax_allows(self, start: int, stop: int) -> bool:
        return start < stop and self._syntax.has(start, "preposition")

    def _without_subject(self, index: int, form: CueForm, stop: int, before: range | None) -> Complement | None:
        """Return the complement that follows the verb with no subject in between."""
        cue, complements = form.cue, self._complements
        position = complements.skip(index + 1, stop, cue)
        if position >= stop:
            return None
        found = complements.at(position, stop, cue)
        if found is not None:
            return found
        if form.pronoun and cue.takes("described") and complements.is_bound(position, "ب"):
            return complements.described(position, stop)  # «الهجوم الذي وصفته بالعملية النوعية»
        if form.pronoun and cue.takes("described", "accused"):
            return None
        if complements.looks_like_act(position, cue):
            return complements.object_at(position, stop, cue)
        plural = form.inflection is not None and form.inflection.number is Number.PLURAL
        call = self._call_at(position, form, stop)
        if call is not None:
            return call
        if before is None and not plural:
            return None
        found = complements.object_at(position, stop, cue) or self._grammar.with_object(position, stop, cue)
        if found is None and cue.takes("addressed", "appealed"):
            found = complements.addressed(position, stop, cue)
        if found is None and cue.takes("told") and before is not None:
            found = complements.told(position, stop, cue)
        return found

    def _call_at(self, position: int, form: CueForm, stop: int) -> Complement | None:
        """Return what is called for right behind the verb («دعا إلى», «وأهاب بالسكان الإخلاء», «دعاه للتخلي»)."""
        cue, complements = form.cue, self._complements
        if cue.takes("appealed"):
            goes_on = form.prefix == "و" and complements.is_bound(position, "ب")
            return self._appealed(position, stop) if goes_on else None
        told = form.pronoun and complements.is_bound(position, "ل")
        if cue.takes("addressed") and (told or complements.is_tied_to_act(position)):
            return complements.addressed(position, stop, cue)
        return None

    def _with_left_out_subject(
        self, index: int, form: CueForm, found: Complement, before: range | None, statement: range
    ) -> Attribution | None:
        """Return the attribution of a verb with its content right behind it; `before` is its subject, if one stands."""
        syntax = self._syntax
        if before is not None:
            return self._grammar.build(index, form, found, before)
        if self._is_of_outer_verb(index, form, found) or self._look_alikes.is_no_verb(index, form, found):
            return None
        relative = index - 1
        if relative - 2 > statement.start and syntax.has(relative - 1, "previously"):
            relative -= 2  # «الذي سبق أن رفض»
        leans = relative >= statement.start and syntax.has(relative, "relative")
        if leans and form.prefix == "" and not (form.pronoun and form.cue.takes("described")):
            head = self._subjects.antecedent(relative, statement) if self._relates(relative, form) else None
            if head is not None and syntax.stem_has(head.start, "state"):
                return None
            return self._grammar.build(index, form, found, None, head=head)
        own_subject = index > statement.start and syntax.has(index - 1, "pronoun_subject")
        if index > statement.start and syntax.has(index - 1, "clause_opener") and not own_subject:
            genitive, subject = self._subjects.speaker_of_said(index, statement)
            return self._grammar.build(index, form, found, genitive, head=subject)
        return self._grammar.build(index, form, found, None)

    def _relates(self, relative: int, form: CueForm) -> bool:
        """Tell whether a relative pronoun can be the verb's subject («الهجوم الذي قالت إنه» has another)."""
        inflection = form.inflection
        if inflection is None:
            return True
        masculine = (inflection.gender, inflection.number) == (Gender.MASCULINE, Number.SINGULAR)
        if self._syntax.has(relative, "relative_feminine"):
            return not masculine
        return inflection.gender is Gender.MASCULINE or not self._syntax.has(relative, "relative_masculine")

    def _behind_subject(self, subject: range, stop: int, form: CueForm) -> Complement | None:
        """Return the complement that follows a verb's subject."""
        cue, complements = form.cue, self._complements
        position = complements.skip(subject.stop, stop, cue)
        found = complements.at(position, stop, cue)
        if found is not None:
            return found
        described = bool(form.pronoun) and cue.takes("described", "accused")
        if position < stop and (described or cue.takes("told", "addressed", "appealed")):
            found = self._behind_person(position, stop, cue)
            if found is not None or not cue.takes("told"):
                return found
        if "homograph" in cue.traits and not (cue.takes("object") and self._grammar.is_speaker(subject)):
            return None
        if position < stop:
            found = complements.object_at(position, stop, cue) or self._grammar.with_object(position, stop, cue)
        if found is not None or not cue.takes("clause"):
            return found
        return complements.further(subject.stop, stop, cue)

    def _behind_person(self, position: int, stop: int, cue: Cue) -> Complement | None:
        """Return what stands behind those whom a verb tells, calls on, appeals to or describes."""
        if cue.takes("told"):
            return self._complements.told(position, stop, cue)
        if cue.takes("addressed"):
            return self._complements.addressed(position, stop, cue)
        if cue.takes("appealed"):
            return self._appealed(position, stop)
        return self._complements.described(position, stop)

    def _appealed(self, position: int, stop: int) -> Complement | None:
        """«أهابت بالمواطنين الابتعاد»: the appeal stands behind those appealed to."""
        if not self._complements.is_bound(position, "ب"):
            return None
        addressee = self._phrases.read(position, stop, before_object=True)
        syntax = self._syntax
        at = addressee.stop if addressee else position + 1
        for token in range(at, min(stop, at + 12)):
            if is_verbal_noun(syntax.tokens[token].bare.removeprefix("ال")):
                return Complement(Shape.PHRASE, token, syntax.tokens[token].start, position)
        return None
