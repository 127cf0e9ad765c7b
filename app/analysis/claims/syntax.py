"""The shallow syntax that attribution leans on: word classes, complementizers, verbal nouns, statements' bounds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, cached_property

from app.analysis.claims.cues import PRONOUNS, phrases
from app.analysis.claims.quotations import Quotation, find_quotations
from app.domain.annotations import DateExpression, Mention, MentionType
from app.domain.span import Span
from app.resources import lexicon_table
from app.text.fold import fold
from app.text.memory import remembered_shortly
from app.text.words import Token, TokenizedText, splits

_LONGEST_DATELINE = 12
_FUTURE = "س"
_PERSONS = frozenset("يتن")
_NOUN_ENDINGS = ("ه", "ات", "ين")
_SHORTEST_FUTURE = 5
_SHORTEST_ACCUSATIVE = 3
_ON, _ALI, _WALI = "على", "علي", "والي"  # the name and the governor are like «على» and «وإلى» once folded
COMMAS = frozenset("،,;؛")
_DASHES = frozenset("-–—ـ")  # a tatweel alone is typed for a dash
_COMPLEMENTIZER = re.compile(r"[وفب]?ان(?:ه|ها|هم|هما|هن|نا|ني|ي|ا|كم|ك|و)?")
# Verbal nouns of the derived forms, folded; form IV needs its hamza to be told from the plurals «أفعال».
_VERBAL_NOUN_SHAPES = re.compile(r"ت..ي.|ت..يه|ا.ت.ا.|ا.تي?ا.|ان..ا.|ات.ا.|است..?ا.|است.ا.ه|ا.تياز|ا[دتز]..ا.")
_FORM_FOUR_SHAPES = re.compile(r"إ..ا.|إ.ا.ة|إي.ا.|إ..اء")
_NISBA = re.compile(r".{2,}(?:ي|يه|يين|يون|يتين|يتان|يان|يات)")


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in lexicon_table("claim_words"):
        found[row["class"]] = found.get(row["class"], frozenset()) | frozenset(fold(row["words"]).split())
    return found


def words_of(word_class: str) -> frozenset[str]:
    """Return the folded words of a class of `claim_words.tsv`."""
    return _classes()[word_class]


@cache
def words_of_any(*word_classes: str) -> frozenset[str]:
    """Return the folded words of several classes together."""
    return frozenset().union(*map(words_of, word_classes))


def _is_one_of(folded: str, members: frozenset[str]) -> bool:
    return folded in members or (folded[:1] in {"و", "ف"} and folded[1:] in members)


@remembered_shortly
def stem_is(folded: str, word_class: str) -> bool:
    """Tell whether a word, clitics aside, is of a class."""
    members = words_of(word_class)
    for split in splits(folded):
        if split.stem in members:
            return True
        if split.stem.endswith("ا") and len(split.stem) > _SHORTEST_ACCUSATIVE and split.stem[:-1] in members:
            return True  # «مسؤولا»
        for pronoun in filter(split.stem.endswith, PRONOUNS):
            stem = split.stem[: -len(pronoun)]
            if stem in members or (stem.endswith("ت") and stem[:-1] + "ه" in members):
                return True
    return False


@remembered_shortly
def without_conjunction(folded: str) -> str:
    """Return a word without a conjunction before it; «وزير» keeps its first letter."""
    if folded[:1] not in {"و", "ف"} or len(folded) < 4:
        return folded
    return folded if folded in phrases() or folded in words_of_any(*_classes()) else folded[1:]


@remembered_shortly
def is_verbal_noun(bare: str) -> bool:
    """Tell whether a word looks like an indefinite verbal noun, alone or with a pronoun («استمرارها»)."""
    folded = fold(bare)
    candidates = [(bare, folded)]
    candidates += [
        (bare[: -len(pronoun)], folded[: -len(pronoun)])
        for pronoun in PRONOUNS
        if folded.endswith(pronoun) and len(folded) - len(pronoun) >= 3
    ]
    members = words_of("verbal_noun")
    if folded in words_of("body"):
        return False
    for written, stem in candidates:
        if stem in members or (stem.endswith("ت") and stem[:-1] + "ه" in members):
            return True
        if _VERBAL_NOUN_SHAPES.fullmatch(stem) or _FORM_FOUR_SHAPES.fullmatch(written):
            return True
    return False


@remembered_shortly
def is_bound_alike(folded: str) -> bool:
    """Tell whether a word only looks like one behind «بـ» or «لـ» («بلاده», «لجنة»)."""
    members = words_of("bound_alike")
    return folded in members or any(
        folded.endswith(pronoun) and folded[: -len(pronoun)] in members for pronoun in PRONOUNS
    )


@remembered_shortly
def is_preposition_with_pronoun(folded: str) -> bool:
    """Tell whether a word is a preposition that bears a pronoun («فوقها», «وخلاله»)."""
    members = words_of("preposition")
    bare = {folded, without_conjunction(folded)}  # «فوقها» has no conjunction
    return any(word.endswith(p) and word[: -len(p)] in members for word in bare for p in PRONOUNS)


def has_pronoun(folded: str) -> bool:
    """Tell whether a word seems to end in a possessive pronoun («مديره» folds like a feminine, so its ه does not)."""
    return len(folded) > 4 and folded.endswith(("ها", "هم", "هما", "هن"))


def is_nisba(folded: str) -> bool:
    """Tell whether a word ends like an adjective of relation («الروسية», «عسكريون»)."""
    return _NISBA.fullmatch(folded) is not None


def _is_arabic_word(token: Token) -> bool:
    """Tell whether a token is a word of at least three Arabic letters (no abbreviation, no part of an address)."""
    return token.is_word and len(token.folded) > 2 and token.folded[0] > "\u0600"


def is_called_on(syntax: Syntax, index: int) -> bool:
    """Tell whether a word names those who are called on as a rule («المجتمع الدولي», «جميع الأطراف»)."""
    folded = syntax.folded[index]
    if syntax.has(index, "quantifier") and index + 1 < len(syntax.tokens):
        folded = syntax.folded[index + 1]
    return folded.startswith("ال") and folded[2:] in words_of("called_on")


class Syntax:
    """An article's tokens with what attribution asks about them; token indexes everywhere."""

    def __init__(self, tokenized: TokenizedText, mentions: Sequence[Mention], dates: Sequence[DateExpression]) -> None:
        self.tokenized = tokenized
        self.text = tokenized.text
        self.tokens: list[Token] = tokenized.tokens
        self.mentions = mentions
        self._mention_of: dict[int, int] = {}
        self._mention_ranges = [tokenized.token_range(mention.span) for mention in mentions]
        for number, covered in enumerate(self._mention_ranges):
            self._mention_of.update(dict.fromkeys(covered, number))
        self._dated = {index for found in dates for index in tokenized.token_range(found.span)}
        self._paragraphs = [tokenized.token_range(paragraph) for paragraph in tokenized.paragraphs]
        self.quotations = [
            quotation for paragraph in self._paragraphs for quotation in find_quotations(self.tokens, paragraph)
        ]
        self.opening = {quotation.opening: quotation for quotation in self.quotations}
        self.closing = {quotation.closing: quotation for quotation in self.quotations}
        # A mark that stands alone folds to nothing; it stands for itself here, so that no word is empty.
        self.folded = [token.folded or token.text for token in self.tokens]

    @cached_property
    def _names_like_prepositions(self) -> frozenset[int]:
        """Return where «علي» and «والي» stand, which fold like «على» and «وإلى», where the writer tells them apart."""
        alike = (index for index, token in enumerate(self.tokens) if token.bare in {_ALI, _WALI})
        return frozenset(index for index in alike if self.tells_final_letters_apart or self.is_person(index))

    @cached_property
    def tells_final_letters_apart(self) -> bool:
        """Tell whether the writer spells a final ى otherwise than a final ي, as his «على» shows."""
        return any(token.bare == _ON for token in self.tokens)

    @cached_property
    def _around(self) -> list[Quotation | None]:
        around: list[Quotation | None] = [None] * len(self.tokens)
        open_now: list[Quotation] = []
        for index in range(len(self.tokens)):
            while open_now and open_now[-1].closing <= index:
                open_now.pop()
            around[index] = open_now[-1] if open_now else None
            if index in self.opening:
                open_now.append(self.opening[index])
        return around

    def quotation_around(self, index: int) -> Quotation | None:
        """Return the innermost quotation that a token stands inside of; its marks stand outside."""
        return self._around[index] if 0 <= index < len(self._around) else None

    @cached_property
    def statements(self) -> list[range]:
        """Return the sentences, joined where a quotation or «..» runs on, cut at a full stop without a blank."""
        joined: list[range] = []
        quoted_until = -1
        paragraph_of = {paragraph.start for paragraph in self._paragraphs}
        quotations = iter(self.quotations)
        quotation = next(quotations, None)
        for sentence in self.tokenized.sentences:
            runs_on = sentence.start < quoted_until or (joined and self._is_dotted(joined[-1].stop - 1))
            if joined and runs_on and sentence.start not in paragraph_of:
                joined[-1] = range(joined[-1].start, sentence.stop)
            else:
                joined.append(sentence)
            while quotation is not None and quotation.opening < sentence.stop:
                quoted_until = max(quoted_until, quotation.closing)
                quotation = next(quotations, None)
        return [piece for statement in joined for piece in self._cut_at_glued_stops(statement)]

    def _is_dotted(self, index: int) -> bool:
        """Tell whether the token ends a run of full stops («..»), which breaks a speech without ending it."""
        return index > 0 and self.folded[index] == "." and self.folded[index - 1] == "."

    def _cut_at_glued_stops(self, statement: range) -> list[range]:
        pieces: list[range] = []
        first = statement.start
        for index in range(statement.start + 1, statement.stop - 1):
            if self.folded[index] != ".":
                continue
            before, stop, behind = self.tokens[index - 1 : index + 2]
            glued = stop.text == "." and before.end == stop.start and behind.start == stop.end
            if glued and _is_arabic_word(before) and _is_arabic_word(behind):
                pieces.append(range(first, index + 1))
                first = index + 1
        pieces.append(range(first, statement.stop))
        return pieces

    @cached_property
    def dateline_ends(self) -> dict[int, int]:
        """Return for each statement that opens with a dateline («بغداد (وكالة ضفاف) –») where it ends."""
        found: dict[int, int] = {}
        for statement in self.statements:
            for index in range(statement.start + 1, min(statement.stop - 1, statement.start + _LONGEST_DATELINE)):
                if self.is_dash(index) and self._is_dateline(range(statement.start, index)):
                    found[statement.start] = index + 1
                    break
        return found

    def _is_dateline(self, words: range) -> bool:
        """Tell whether the words before a dash tell where and by whom it was written, and no more."""
        if self.tokens[words.stop - 1].text in ")]":
            return True
        kinds = {self.mentions[number].type for index in words if (number := self.mention_at(index)) is not None}
        alone = all(self.mention_at(index) is not None or self.tokens[index].is_punctuation for index in words)
        return alone and MentionType.PLACE in kinds and MentionType.PERSON not in kinds

    @cached_property
    def _statement_starts(self) -> list[int]:
        return [statement.start for statement in self.statements]

    def statement_number(self, index: int) -> int:
        """Return the number of the statement that holds a token."""
        return bisect_right(self._statement_starts, index) - 1

    def statement_of(self, index: int) -> range:
        """Return the statement that holds a token."""
        return self.statements[self.statement_number(index)]

    def has(self, index: int, word_class: str) -> bool:
        """Tell whether a token is a word of a class, with or without a conjunction before it."""
        if word_class == "time":
            return _is_one_of(self.folded[index], words_of(word_class))
        return self.is_among(index, words_of(word_class))

    def is_among(self, index: int, members: frozenset[str]) -> bool:
        """Tell whether a token is one of these words (but of time), with or without a conjunction before it."""
        return index not in self._names_like_prepositions and _is_one_of(self.folded[index], members)

    def stem_has(self, index: int, word_class: str) -> bool:
        """Tell whether a token is a word of a class, clitics aside."""
        return self.tokens[index].is_word and stem_is(self.folded[index], word_class)

    def mention_at(self, index: int) -> int | None:
        """Return the number of the mention that a token belongs to."""
        return self._mention_of.get(index)

    def mention_range(self, number: int) -> range:
        """Return a mention's tokens."""
        return self._mention_ranges[number]

    def is_person(self, index: int) -> bool:
        """Tell whether a token belongs to a person's name."""
        number = self._mention_of.get(index)
        return number is not None and self.mentions[number].type is MentionType.PERSON

    def is_time(self, index: int) -> bool:
        """Tell whether a token belongs to a date or names a time."""
        return index in self._dated or self.has(index, "time")

    def is_comma(self, index: int) -> bool:
        """Tell whether a token is a comma or semicolon."""
        return self.folded[index] in COMMAS or self.tokens[index].text in COMMAS

    def is_dash(self, index: int) -> bool:
        """Tell whether a token is a dash."""
        return self.tokens[index].text in _DASHES

    def is_that(self, index: int) -> bool:
        """Tell whether a token is أن or إن, whatever stands before it."""
        return 0 <= index < len(self.folded) and _COMPLEMENTIZER.fullmatch(self.folded[index]) is not None

    def is_future(self, index: int) -> bool:
        """Tell whether a word looks like a verb of the future («سنواصل», «ستكون»)."""
        folded = self.folded[index]
        if len(folded) < _SHORTEST_FUTURE or folded[0] != _FUTURE or folded[1] not in _PERSONS:
            return False
        is_noun = folded.endswith(_NOUN_ENDINGS) or folded in words_of("future_alike")
        return not is_noun and self.mention_at(index) is None

    def is_complementizer(self, index: int) -> bool:
        """Tell whether a token is أن or إن, with prefix and pronoun or without, and not part of «بعد أن», «إلا أن»."""
        folded = self.folded[index]
        if not self.tokens[index].is_word or _COMPLEMENTIZER.fullmatch(folded) is None:
            return False
        if self.is_person(index):
            return False  # «بان كي مون»
        before = self.folded[index - 1] if index else ""
        if index and (self.has(index - 1, "except") or self.has(index - 1, "modal")):
            return False
        if index > 1 and before in words_of("after") and self.has(index - 2, "in_what"):
            return True  # «قالوا فيما بعد إنهم»
        return before in words_of("clause_preposition") or before not in words_of("preposition")

    def is_name_quotation(self, quotation: Quotation) -> bool:
        """Tell whether the marks hold a name («صحيفة "…"», «تنظيم «…»») and no speech."""
        words = quotation.words
        if not 0 < len(words) <= 5 or any(has_pronoun(self.folded[index]) for index in words):
            return False  # «العملية "حققت أهدافها"»
        numbers = {self._mention_of.get(index) for index in words}
        if len(numbers) == 1 and None not in numbers:
            return True
        behind = quotation.closing + 1
        if behind + 1 < len(self.tokens) and self.is_comma(behind):
            behind += 1
        if len(words) <= 3 and behind < len(self.tokens) and self._goes_on_behind_name(behind):
            return True
        before = quotation.opening - 1
        if before < 0 or not self.tokens[before].is_word:
            return before >= 0 and self.tokens[before].is_number
        if self.folded[before] in {"ل", "لل", "ال", "و"} and len(words) <= 3:
            return True
        if self.folded[before] == "ب" and any(self.has(at, "called") for at in range(max(0, before - 2), before)):
            return True  # «المعروف إعلاميا بـ"…"»
        definite = self.folded[before].lstrip("وب").startswith("ال")
        return self.stem_has(before, "named") and (not definite or len(words) <= 2)

    def _goes_on_behind_name(self, behind: int) -> bool:
        """Tell whether what follows a closing mark shows that the marks held a name: «أن», a rank, a person."""
        ranked = self.stem_has(behind, "ranked") and self.folded[behind].startswith("ال")
        return self.is_complementizer(behind) or self.is_person(behind) or ranked

    def span(self, indexes: range) -> Span:
        """Return the span from the first to the last token of a non-empty range."""
        return self.tokenized.span_of(indexes)
