"""Attribution: which words of an article attribute, to whom, and where what is attributed begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.analysis.claimants import NounPhrases
from app.analysis.complements import Complement, Complements, Shape
from app.analysis.conjugation import Gender, Inflection, Number, Tense
from app.analysis.cues import Cue, CueForm, noun_readings, phrases, verb_readings
from app.analysis.syntax import Syntax, is_nisba, without_conjunction, words_of

_TANWEEN = ("\u064b", "\u064bا")
_LONGEST_QUOTED_NAME = 6
_LONGEST_SUBJECT = 45
_OBJECT_FRAMES = ("object", "act", "own", "talk")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its claimant and the beginning of its content, as token indexes.

    `offset` is where the content begins in the text; `shape` BEFORE says that it stands before the cue. `head` is
    the claimant that the syntax gives from elsewhere (the antecedent of «الذي قال»), `echo` marks «على حد قوله».
    """

    cue: Cue
    tokens: range
    shape: Shape
    token: int
    offset: int
    marker: int
    claimant: range | None = None
    inflection: Inflection | None = None
    head: range | None = None
    echo: bool = False
    relay: bool = False
    prefix: str = ""

    @property
    def is_participle(self) -> bool:
        """Tell whether the cue is an adverbial participle («مؤكدا»)."""
        return self.inflection is not None and self.inflection.tense is Tense.PARTICIPLE


class Attributions:
    """Finds an article's attributions from left to right."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._phrases = NounPhrases(syntax)
        self._complements = Complements(syntax, self._phrases)
        self._taken: set[int] = set()
        self._marked: set[int] = set()

    def find(self) -> list[Attribution]:
        """Return the attributions in the order of their cues."""
        found: list[Attribution] = []
        for statement in self._syntax.statements:
            for index in statement:
                if index in self._taken or not self._syntax.tokens[index].is_word:
                    continue
                here = list(self._at(index, statement))
                for attribution in here:
                    self._taken.update(attribution.tokens)
                    self._marked.add(attribution.marker)
                found += here
        return sorted(found, key=lambda attribution: attribution.tokens.start)

    def _at(self, index: int, statement: range) -> Iterator[Attribution]:
        stop = self._stop(index, statement)
        prepositional = self._preposition_at(index, statement, stop)
        if prepositional is not None:
            yield prepositional
            return
        if self._is_in_name(index):
            return
        for form in verb_readings(self._syntax.tokens[index].bare):
            if form.is_finite and self._syntax.tokens[index].text.endswith(_TANWEEN):
                continue
            found = self._verb_at(index, form, statement, stop)
            if found:
                yield from found
                return
        for form in noun_readings(self._syntax.folded[index]):
            noun = self._noun_at(index, form, statement, stop)
            if noun is not None:
                yield noun
                return

    def _is_in_name(self, index: int) -> bool:
        number = self._syntax.mention_at(index)
        return number is not None and self._syntax.folded[index][:1] not in {"و", "ف"}

    def _stop(self, index: int, statement: range) -> int:
        """Return the end of the statement, or of the quotation that holds the token."""
        quotation = self._syntax.quotation_around(index)
        return statement.stop if quotation is None else min(statement.stop, quotation.closing)

    # Verbs

    def _verb_at(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        if self._is_negated(index, statement):
            return []
        if form.is_participle:
            return self._participle_at(index, form, statement, stop)
        if form.cue.takes("document"):
            found = self._document_verb(index, form, stop)
        elif form.cue.takes("relay"):
            return self._relaying_verb(index, form, statement, stop)
        else:
            found = self._finite_verb(index, form, statement, stop)
        return [found] if found else []

    def _is_negated(self, index: int, statement: range) -> bool:
        syntax = self._syntax
        before = index - 1
        if before < statement.start:
            return False
        if syntax.has(before, "impersonal_subject"):
            return True
        if syntax.folded[before] in {"ما", "وما"}:
            return False
        return syntax.has(before, "negation") or (
            syntax.folded[before] == "ان" and before > statement.start and syntax.has(before - 1, "negation")
        )

    def _build(
        self, index: int, form: CueForm, complement: Complement, claimant: range | None, **more: object
    ) -> Attribution:
        attribution = Attribution(
            form.cue,
            range(index, index + 1),
            complement.shape,
            complement.token,
            complement.offset,
            complement.marker,
            claimant,
            form.inflection,
            prefix=form.prefix,
        )
        return replace(attribution, **more) if more else attribution  # type: ignore[arg-type]

    def _participle_at(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        cue = form.cue
        if index == statement.start and form.inflection and form.inflection.gender is Gender.FEMININE:
            return []
        after_comma = index > statement.start and (self._syntax.tokens[index - 1].is_punctuation or form.prefix == "و")
        position = self._complements.skip(index + 1, min(stop, index + 14), cue)
        found = self._complements.at(position, stop, cue)
        if found is None and cue.takes("addressed"):
            found = self._complements.addressed(position, stop, cue)
        if found is None and after_comma:
            found = self._complements.object_at(position, stop, cue) or self._with_object(position, stop, cue)
        if found is None or found.marker in self._marked:
            return []
        if form.inflection and form.inflection.number is Number.SINGULAR and found.shape is Shape.PHRASE:
            if form.inflection.gender is Gender.FEMININE and not self._syntax.tokens[index - 1].is_punctuation:
                return []
        return [self._build(index, form, found, None)]

    def _with_object(self, position: int, stop: int, cue: Cue) -> Complement | None:
        """Return the content of accusing, blaming and describing, which begins with its object."""
        if position >= stop or not self._syntax.tokens[position].is_word:
            return None
        here = Complement(Shape.PHRASE, position, self._syntax.tokens[position].start, position)
        if cue.takes("accused"):
            return here
        if cue.takes("burdened"):
            return here if self._complements.has_tie(position, stop, "مسءولي") else None
        if cue.takes("described"):
            return here if self._complements.has_tie(position, stop, "ب") else None
        return None

    def _finite_verb(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        before = self._subject_before(index, form, statement)
        quoted = self._quoted_subject(index, form, stop) if before is None else None
        if quoted is not None:
            return quoted
        found = self._without_subject(index, form, stop, before)
        if found is not None and self._is_of_outer_verb(index, found):
            return None
        if found is not None:
            return self._with_left_out_subject(index, form, found, before, statement)
        start = self._complements.skip(index + 1, stop, form.cue)
        if form.inflection and form.inflection.number is Number.PLURAL and before is None:
            return None
        splits_object = form.cue.takes(*_OBJECT_FRAMES, "accused", "described", "addressed", "burdened")
        bound = "".join(letter for letter in ("ب", "ل") if letter in form.cue.prepositions)
        bound = (
            "بل"
            if form.cue.takes("addressed")
            else "ب"
            if form.cue.takes("accused", "described", "appealed")
            else bound
        )
        subject = self._phrases.read(start, stop, before_object=splits_object, before=bound)
        if subject is not None and not self._fits(subject, form):
            return self._addressee_only(index, form, subject, stop)
        if subject is None:
            found = self._complements.further(start, stop, form.cue) if self._syntax_allows(start, stop) else None
            return self._build(index, form, found, None, head=before) if found and before else None
        found = self._behind_subject(subject, stop, form)
        if found is not None:
            return self._build(index, form, found, subject)
        return self._trailing_as(index, form, subject, statement)

    def _fits(self, subject: range, form: CueForm) -> bool:
        """Tell whether the phrase behind a verb can be its subject and not its object.

        A verb that takes a person as its object may stand without its subject («وناشد أطراف النزاع أن»); a verb with
        a pronoun may be a noun with one («وصفها», «شرحها»).
        """
        if form.pronoun or form.prefix == "ف":
            return self._is_speaker(subject)
        if not form.cue.takes(*_OBJECT_FRAMES, "accused", "addressed"):
            return True
        inflection = form.inflection
        first = self._syntax.folded[subject.start]
        masculine = inflection is not None and inflection.gender is Gender.MASCULINE
        if masculine and first.startswith("ال") and first.endswith("ه") and not self._syntax.is_person(subject.start):
            return False
        return not form.cue.takes("addressed") or not form.prefix or self._is_speaker(subject)

    def _addressee_only(self, index: int, form: CueForm, addressee: range, stop: int) -> Attribution | None:
        """Return the attribution of a verb whose subject is left out before the one it addresses or accuses."""
        if form.pronoun or form.prefix == "ف":
            return None
        found = None
        if form.cue.takes("addressed"):
            found = self._complements.addressed(addressee.start, stop, form.cue)
        elif form.cue.takes("accused", *_OBJECT_FRAMES):
            token = self._syntax.tokens[addressee.start]
            found = Complement(Shape.PHRASE, addressee.start, token.start, addressee.start)
        return self._build(index, form, found, None) if found else None

    def _quoted_subject(self, index: int, form: CueForm, stop: int) -> Attribution | None:
        """«أعلنت «حركة …» أمس عن»: a name in quotation marks right behind the verb is who says it."""
        start = index + 1
        quotation = self._syntax.opening.get(start)
        if quotation is None or len(quotation.words) > _LONGEST_QUOTED_NAME or quotation.closing + 1 >= stop:
            return None
        subject = range(start, quotation.closing + 1)
        found = self._behind_subject(subject, stop, form)
        return self._build(index, form, found, subject) if found else None

    def _is_of_outer_verb(self, index: int, found: Complement) -> bool:
        """«أوضحت المرأة، التي تحدثت إلى القناة، أنها»: the clause belongs to the verb outside the relative clause."""
        return found.marker in self._marked and index > 0 and self._syntax.has(index - 1, "relative")

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
        if form.pronoun and cue.takes("described"):
            return None
        if complements.looks_like_act(position, cue):
            return complements.object_at(position, stop, cue)
        plural = form.inflection is not None and form.inflection.number is Number.PLURAL
        if cue.takes("addressed") and complements.is_tied_to_act(position):
            return complements.addressed(position, stop, cue)
        if before is None and not plural:
            return None
        found = complements.object_at(position, stop, cue) or self._with_object(position, stop, cue)
        if found is None and cue.takes("addressed", "appealed"):
            found = complements.addressed(position, stop, cue)
        return found

    def _with_left_out_subject(
        self, index: int, form: CueForm, found: Complement, before: range | None, statement: range
    ) -> Attribution | None:
        syntax = self._syntax
        inflection = form.inflection
        if before is not None:
            return self._build(index, form, found, before)
        bare = inflection is not None and inflection.tense is Tense.IMPERFECT
        masculine = inflection is not None and (inflection.gender, inflection.number) == (
            Gender.MASCULINE,
            Number.SINGULAR,
        )
        if bare and masculine and syntax.folded[index].lstrip("وف") in words_of("impersonal"):
            return None
        if "homograph" in form.cue.traits and found.shape is not Shape.CLAUSE:
            return None
        if "noun" in form.cue.traits and not form.prefix and found.shape is not Shape.CLAUSE:
            return None
        relative = index - 1
        if relative - 2 > statement.start and syntax.folded[relative - 1] == "سبق":
            relative -= 2  # «الذي سبق أن رفض»
        if relative >= statement.start and syntax.has(relative, "relative") and form.prefix == "":
            return self._build(index, form, found, None, head=self._antecedent(relative, statement))
        if index > statement.start and syntax.has(index - 1, "clause_opener"):
            return self._build(index, form, found, self._genitive_speaker(index, statement))
        return self._build(index, form, found, None)

    def _genitive_speaker(self, index: int, statement: range) -> range | None:
        """«تصريحات الوزير، حيث قال إن»: the speaker stands in the genitive behind his words."""
        for said in range(index - 1, statement.start, -1):
            if self._syntax.has(said, "said"):
                return self._phrases.read(said + 1, index)
        return None

    def _antecedent(self, relative: int, statement: range) -> range | None:
        """Return the noun phrase that a relative pronoun leans on."""
        syntax = self._syntax
        end = relative
        while end > statement.start and syntax.is_comma(end - 1):
            end -= 1
        start = end - 1
        number = syntax.mention_at(start)
        if number is not None:
            start = syntax.mention_range(number).start
        while start > statement.start and is_nisba(syntax.folded[start]) and not syntax.stem_has(start, "role"):
            start -= 1
        while start > statement.start and any(syntax.stem_has(start - 1, name) for name in ("role", "body")):
            if syntax.folded[start - 1].startswith("ال"):
                break
            start -= 1
        phrase = self._phrases.read(start, end) if statement.start <= start < end else None
        return phrase if phrase is not None and phrase.stop == end else None

    def _behind_subject(self, subject: range, stop: int, form: CueForm) -> Complement | None:
        cue, complements = form.cue, self._complements
        position = complements.skip(subject.stop, stop, cue)
        homograph = "homograph" in cue.traits
        if position < stop:
            found = complements.at(position, stop, cue)
            if found is not None:
                return found
            if homograph:
                return None
            if cue.takes("addressed"):
                return complements.addressed(position, stop, cue)
            if cue.takes("appealed"):
                return self._appealed(position, stop)
            if form.pronoun and cue.takes("described"):
                return complements.described(position, stop)
            found = complements.object_at(position, stop, cue) or self._with_object(position, stop, cue)
            if found is not None:
                return found
        if homograph or not cue.takes("clause"):
            return None
        return complements.further(subject.stop, stop, cue)

    def _appealed(self, position: int, stop: int) -> Complement | None:
        """«أهابت بالمواطنين الابتعاد»: the appeal stands behind those appealed to."""
        if not self._complements.is_bound(position, "ب"):
            return None
        addressee = self._phrases.read(position, stop, before_object=True)
        syntax = self._syntax
        at = addressee.stop if addressee else position + 1
        for token in range(at, min(stop, at + 12)):
            if (
                self._complements.looks_like_act(token, _ACT)
                or syntax.folded[token].startswith("ال")
                and (syntax.tokens[token].bare.startswith("الا"))
            ):
                return Complement(Shape.PHRASE, token, syntax.tokens[token].start, position)
        return None

    def _trailing_as(self, index: int, form: CueForm, subject: range, statement: range) -> Attribution | None:
        """«…، كما أفاد مصدر أمني»: a verb without content behind «كما» looks back."""
        syntax = self._syntax
        if index - 1 <= statement.start or syntax.folded[index - 1] != "كما" or not form.cue.takes("clause"):
            return None
        complement = Complement(Shape.BEFORE, index - 1, syntax.tokens[index - 1].start, index - 1)
        return self._build(index, form, complement, subject)

    def _subject_before(self, index: int, form: CueForm, statement: range) -> range | None:
        """Return the subject that stands before its verb, where nothing else stands between (SVO)."""
        syntax = self._syntax
        if form.prefix:
            return None
        end = index
        while end > statement.start and (syntax.has(end - 1, "auxiliary") or end - 1 in syntax.opening):
            end -= 1
        start = self._clause_start(end, statement)
        while start < end and (self._is_clause_opener(start) or syntax.is_comma(start) or syntax.is_dash(start)):
            start += 1
        if start >= end or syntax.is_time(start) or self._complements.is_bound(start, "ب"):
            return None
        phrase = self._phrases.read(start, end)
        if phrase is None:
            return None
        rest = self._complements.skip(phrase.stop, end, form.cue)
        reaches = rest == end or (syntax.has(rest, "relative") and syntax.is_comma(end - 1))
        opens = start == statement.start or syntax.is_complementizer(start - 1) or self._is_clause_opener(start - 1)
        return phrase if reaches and (opens or self._may_govern(phrase)) else None

    def _is_clause_opener(self, index: int) -> bool:
        syntax = self._syntax
        return syntax.has(index, "conjunction") or syntax.has(index, "auxiliary")

    def _may_govern(self, phrase: range) -> bool:
        """Tell whether a phrase in the middle of a sentence can be the subject of the verb behind it."""
        syntax = self._syntax
        first = syntax.folded[phrase.start]
        if syntax.mention_at(phrase.start) is not None or first.startswith("ال") or first.startswith("وال"):
            return True
        return syntax.stem_has(phrase.start, "role") or syntax.stem_has(phrase.start, "body")

    def _clause_start(self, end: int, statement: range) -> int:
        """Return where the clause that ends at `end` begins, commas around an aside («، من جانبها،») passed."""
        syntax = self._syntax
        commas = 0
        start = end
        farthest = max(statement.start, end - _LONGEST_SUBJECT)
        while start > farthest:
            before = start - 1
            token = syntax.tokens[before]
            if before in syntax.closing:
                start = syntax.closing[before].opening
                continue
            if (before in syntax.opening and start != end) or token.text in {":", "؛", ".", "!", "؟"}:
                break
            if syntax.is_complementizer(before) or syntax.folded[before] in {"ان", *words_of("conjunction")}:
                break
            if syntax.is_comma(before):
                commas += 1
                if commas > 2:
                    break
            start = before
        return start

    # Verbs that relay, and documents that speak

    def _document_verb(self, index: int, form: CueForm, stop: int) -> Attribution | None:
        """«جاء في بيان للجيش أن»: the document is the claimant."""
        syntax = self._syntax
        position = index + 1
        while position < stop and syntax.has(position, "adverb"):
            position += 1
        if position + 1 >= stop or syntax.folded[position] not in {"في", "ب", "علي"}:
            return None
        source = self._phrases.read(position + 1, stop)
        if source is None:
            return None
        after = self._complements.skip(source.stop, stop, form.cue)
        found = self._complements.at(after, stop, form.cue) or self._complements.further(source.stop, stop, form.cue)
        return self._build(index, form, found, source) if found else None

    def _relaying_verb(self, index: int, form: CueForm, statement: range, stop: int) -> list[Attribution]:
        """«نقلت رويترز عن مسؤول أن», «نقلت عنه الوكالة قوله إن»: the relay and the one relayed make a claim each."""
        syntax = self._syntax
        before = self._subject_before(index, form, statement)
        start = self._complements.skip(index + 1, stop, _FROM)
        if start < stop and syntax.folded[start] in {"عنه", "عنها", "عنهم"}:
            start += 1
        outlet = self._phrases.read(start, stop) if before is None else before
        position = (outlet.stop if outlet and before is None else start) if outlet else start
        relay = next((at for at in range(position, min(stop, position + 8)) if syntax.folded[at] == "عن"), None)
        if relay is None:
            found = self._complements.at(position, stop, form.cue) or self._complements.further(
                position, stop, form.cue
            )
            return [self._build(index, form, found, outlet)] if found and outlet and self._is_speaker(outlet) else []
        speaker = self._phrases.read(relay + 1, stop)
        if speaker is None:
            return []
        inner_cue, found = self._relayed(speaker, relay, stop)
        if found is None:
            return []
        outer = self._build(index, form, found, outlet)
        cue = replace(form.cue, kind="relay")
        inner = replace(
            outer,
            cue=cue,
            tokens=range(inner_cue, inner_cue + 1),
            claimant=speaker,
            relay=True,
            inflection=None,
            prefix="",
        )
        return [outer, inner]

    def _relayed(self, speaker: range, relay: int, stop: int) -> tuple[int, Complement | None]:
        """Return the relayed speaker's own cue («قوله», else «عن») and what he says."""
        syntax = self._syntax
        position = self._complements.skip(speaker.stop, stop, _SAYING)
        for at in range(position, min(stop, position + 20)):
            said = next((form for form in noun_readings(syntax.folded[at]) if form.pronoun), None)
            if said is not None:
                after = self._complements.skip(at + 1, stop, _SAYING)
                found = self._complements.at(after, stop, _SAYING) or self._complements.further(at + 1, stop, _SAYING)
                return at, found
            found = self._complements.at(at, stop, _SAYING)
            if found is not None:
                return relay, found
        return relay, self._complements.object_at(position, stop, _ACT)

    # Prepositions

    def _preposition_at(self, index: int, statement: range, stop: int) -> Attribution | None:
        folded = without_conjunction(self._syntax.folded[index])
        for words, cue in phrases().get(folded, ()):
            end = self._match(index, words, stop)
            if end is not None:
                return self._prepositional(range(index, end), cue, statement, stop)
        return None

    def _match(self, index: int, words: tuple[str, ...], stop: int) -> int | None:
        """Return the end of a cue of several words at `index`: its last word may be a prefix or bear a pronoun."""
        syntax = self._syntax
        for offset, word in enumerate(words[1:], 1):
            at = index + offset
            if at >= stop:
                return None
            folded = syntax.folded[at]
            if word == "ل":
                return at if folded.startswith("ل") and folded != "لما" and folded != "لم" else None
            if folded != word and not (
                offset == len(words) - 1 and folded.startswith(word) and len(folded) < len(word) + 4
            ):
                return None
        return index + len(words)

    def _prepositional(self, tokens: range, cue: Cue, statement: range, stop: int) -> Attribution | None:
        syntax = self._syntax
        last = syntax.folded[tokens.stop - 1]
        start, form = tokens.stop, None
        if cue.kind == "preposition" and last.endswith("ما"):
            form = (
                next((form for form in verb_readings(syntax.tokens[start].bare) if form.is_finite), None)
                if start < stop
                else None
            )
            if form is None:
                return None
            tokens = range(tokens.start, start + 1)
            start = self._complements.skip(start + 1, stop, _FROM)
            if start < stop and syntax.folded[start] in {"عنه", "عنها", "عنهم"}:
                start += 1
        elif cue.kind == "preposition" and not self._is_source(start, stop):
            return None
        if start >= stop and cue.kind != "echo":
            return None
        claimant = self._phrases.read(start, stop) if start < stop else None
        if start < stop and syntax.folded[start].startswith("ل") and cue.lemma.endswith("ل") and claimant is None:
            claimant = self._read_behind_lam(start, stop)
        stance_cue = replace(cue, stance=form.cue.stance) if form else cue
        echo = cue.kind == "echo" and last not in words_of_echo(cue)
        found = self._content_of_preposition(tokens, claimant, cue, statement, stop)
        if found is None or (claimant is None and not (form or cue.kind == "echo")):
            return None
        inflection = form.inflection if form else None
        return Attribution(
            stance_cue,
            tokens,
            found.shape,
            found.token,
            found.offset,
            found.marker,
            claimant,
            inflection,
            echo=echo,
            relay=cue.kind == "relay",
        )

    def _read_behind_lam(self, start: int, stop: int) -> range | None:
        """Read the noun phrase whose first word bears «لـ» («وفقا لوكالة الأنباء»)."""
        rest = self._phrases.read(start + 1, stop)
        if rest is not None and rest.start == start + 1:
            return range(start, rest.stop)
        return range(start, start + 1)

    def _is_source(self, index: int, stop: int) -> bool:
        """Tell whether a noun can be what words come from (not «وفق القانون»)."""
        syntax = self._syntax
        if index >= stop:
            return False
        quotation = syntax.opening.get(index)
        if quotation is not None:
            return syntax.is_name_quotation(quotation) or len(quotation.words) <= 4
        if syntax.folded[index] in {"هذه", "هذا", "تلك", "ما"} and index + 1 < stop:
            index += 1
        return syntax.mention_at(index) is not None or any(
            syntax.stem_has(index, name) for name in ("role", "body", "document")
        )

    def _content_of_preposition(
        self, tokens: range, claimant: range | None, cue: Cue, statement: range, stop: int
    ) -> Complement | None:
        syntax = self._syntax
        after = claimant.stop if claimant else tokens.stop
        if cue.kind == "relay":
            position = self._complements.skip(after, stop, _SAYING)
            return (
                self._complements.at(position, stop, _SAYING)
                or self._complements.further(after, stop, _SAYING)
                or (self._back(tokens))
            )
        start = statement.start
        while start < tokens.start and (syntax.has(start, "connective") or syntax.tokens[start].is_punctuation):
            start += 1
        leads = (
            start == tokens.start
            or syntax.is_complementizer(tokens.start - 1)
            or (syntax.tokens[tokens.start - 1].text in {":", "؛"})
        )
        if not leads:
            return self._back(tokens)
        position = self._complements.skip(after, stop, _SAYING)
        found = self._complements.at(position, stop, _SAYING)
        if found is not None:
            return found
        for at in range(after, min(stop, after + 25)):
            if syntax.is_complementizer(at) and syntax.folded[at].startswith("ف") and at + 1 < stop:
                return Complement(Shape.CLAUSE, at + 1, syntax.tokens[at + 1].start, at)
            if syntax.is_comma(at) and at + 1 < stop:
                return self._clause_behind(at, stop)
        return Complement(Shape.CLAUSE, after, syntax.tokens[after].start, after) if after < stop else None

    def _clause_behind(self, comma: int, stop: int) -> Complement:
        syntax = self._syntax
        first = comma + 1
        if syntax.is_complementizer(first) and first + 1 < stop:
            first += 1
        return Complement(Shape.CLAUSE, first, syntax.tokens[first].start, comma)

    def _back(self, tokens: range) -> Complement:
        return Complement(Shape.BEFORE, tokens.start, self._syntax.tokens[tokens.start].start, tokens.start)

    # Nouns

    def _noun_at(self, index: int, form: CueForm, statement: range, stop: int) -> Attribution | None:
        """«قوله إن», «بالقول إن», «اتهام الجيش المعارضة بـ»: a verbal noun with its speaker and its content."""
        syntax, complements = self._syntax, self._complements
        position = index + 1
        claimant = None
        found = complements.at(position, stop, form.cue)
        if found is not None and found.shape is Shape.PHRASE:
            found = None
        definite = form.prefix.endswith("ال")
        if definite and not form.prefix.endswith("بال"):
            return None
        if found is None and not form.pronoun and not definite:
            claimant = self._phrases.read(position, stop, before_object=form.cue.takes("accused"))
            if claimant is None or not self._is_speaker(claimant):
                return None
            position = complements.skip(claimant.stop, stop, form.cue)
            found = complements.at(position, stop, form.cue)
            if found is None and form.cue.takes("accused") and complements.has_tie(position, stop, "ب"):
                found = self._with_object(position, stop, form.cue)
        if found is None or found.marker in self._marked:
            return None
        head = self._speaker_before(index, statement) if claimant is None and definite else None
        if claimant is None and head is None and not form.pronoun and not form.prefix.endswith("ب"):
            return None
        return self._build(index, form, found, claimant or head)

    def _is_speaker(self, phrase: range) -> bool:
        syntax = self._syntax
        if any(syntax.is_person(index) for index in phrase) or syntax.stem_has(phrase.start, "feminine"):
            return True
        return (
            phrase.start in syntax.opening
            or syntax.mention_at(phrase.start) is not None
            or any(syntax.stem_has(phrase.start, name) for name in ("role", "body"))
        )

    def _speaker_before(self, index: int, statement: range) -> range | None:
        """Return the subject right before «بالقول» («تختم الصحيفة بالقول إن»)."""
        for start in range(max(statement.start, index - 10), index):
            phrase = self._phrases.read(start, index)
            if phrase is not None and phrase.stop == index and self._is_speaker(phrase):
                return phrase
        return None


def words_of_echo(cue: Cue) -> set[str]:
    """Return the last word of a cue as it stands without a pronoun."""
    return {next(words[-1] for rows in phrases().values() for words, known in rows if known == cue)}


def _frames(*frames: str, prepositions: tuple[str, ...] = ()) -> Cue:
    """Return what the grammar asks for where no lemma of its own stands there."""
    base = next(iter(verb_readings("قال"))).cue
    return replace(base, frames=frozenset(frames), prepositions=frozenset(prepositions), traits=frozenset())


_SAYING = _frames("clause", "speech")
_ACT = _frames("act")
_FROM = _frames(prepositions=("عن",))
