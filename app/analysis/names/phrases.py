"""An article's words as the names layer reads them: their readings without clitics, their neighbours, their spans."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from app.analysis.names.morphology import without_pronoun
from app.domain.annotations import Mention, MentionType
from app.domain.span import Span
from app.resources import lexicon_table
from app.text.fold import fold, strip_marks
from app.text.memory import remembered, remembered_shortly
from app.text.words import Token, TokenizedText, splits

ADVERB_ENDING = "\u064b"  # names of places don't take it: «دومًا» is not «دوما»
_HYPHENS = frozenset("-–")
_OPENING_QUOTES = frozenset("«\"“'‘„‹")
_CLOSING_QUOTES = frozenset("»\"”'’“›")
_BRACKETS = {"(": ")", "{": "}", "[": "]"}


class Reading(NamedTuple):
    """One way to read a folded word: `cut` letters of clitics, then `key`, which keeps the article as «ال».

    `stem` is the key without the article. «الغام» has two readings without clitics: «ألغام» and the article before
    «غام».
    """

    cut: int
    key: str
    is_definite: bool
    stem: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of tokens `[first, last)` that may be a name; of two that overlap, the higher `priority` wins.

    `cut` letters at the head of the first token are clitics; a pronoun may be attached to its end (`possessed`). A
    rule, a gazetteer and a trained tagger all propose candidates; `names` chooses among them.
    """

    first: int
    last: int
    cut: int
    type: MentionType
    priority: int
    possessed: bool = False

    def __len__(self) -> int:
        return self.last - self.first

    def overlaps(self, other: Candidate) -> bool:
        """Tell whether the two share a token."""
        return self.first < other.last and other.first < self.last


@cache
def _variants() -> tuple[tuple[str, str], ...]:
    return tuple((fold(row["written"]), fold(row["as"])) for row in lexicon_table("spelling_variants"))


@remembered
def canonical(folded: str) -> str:
    """Return the one form of a folded word's spelling variants («اميركي» is «امريكي»)."""
    for written, form in _variants():
        folded = folded.replace(written, form)
    return folded


def key_of(written: str) -> tuple[str, ...]:
    """Return the canonical words of a name as a lexicon writes it."""
    return tuple(canonical(word) for word in fold(written.replace("-", " ")).split())


@remembered_shortly
def readings(word: str) -> tuple[Reading, ...]:
    """Return the readings of a canonical word as a noun, the uncut one first."""
    found: list[Reading] = []
    for split in splits(word):
        if "س" in split.prefixes:
            continue
        key = "ال" + split.stem if split.has_article else split.stem
        found.append(Reading(split.clitic_length, key, split.has_article, split.stem))
    return tuple(found)


def _lookup_word(token: Token) -> str:
    """Return the word that the lexicons know a token by; «على», unlike «علي», is no name."""
    if not token.is_word:
        return ""
    return _look_alikes().get(token.bare) or canonical(token.folded)


def word_of(written: str) -> str:
    """Return the word that a text's token is known by where a lexicon writes it."""
    return _look_alikes().get(written) or canonical(fold(written))


@cache
def _look_alikes() -> dict[str, str]:
    return {row["written"]: fold(row["as"]) for row in lexicon_table("look_alikes")}


class NameText:
    """A tokenized text with the views that the rules for names share."""

    def __init__(self, tokenized: TokenizedText) -> None:
        self.text = tokenized.text
        self.tokens = tokenized.tokens
        self.words = [_lookup_word(token) for token in self.tokens]
        self.joined = [False, *map(self._touch, self.tokens, self.tokens[1:])]

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def pairs(self) -> Counter[tuple[str, str]]:
        """Return how often each pair of neighbouring words stands in the article."""
        return Counter(zip(self.words, self.words[1:], strict=False))

    def _touch(self, before: Token, after: Token) -> bool:
        between = self.text[before.end : after.start]
        return not between.strip(" \t\u00a0\u200e\u200f\u202a-\u202e")

    def word(self, index: int) -> str:
        """Return the canonical word at an index, "" for anything that is no word or stands outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def next_word(self, index: int) -> str:
        """Return the word at `index` if it stands right behind the token before it, else ""."""
        return self.words[index] if 0 < index < len(self.words) and self.joined[index] else ""

    def stands(self, index: int, word: str) -> bool:
        """Tell whether a word or a number in digits («القناة 12») stands right behind the token before it."""
        if index >= len(self.words) or not self.joined[index]:
            return False
        return self.words[index] == word or (self.tokens[index].is_number and self.tokens[index].folded == word)

    def is_quote(self, index: int, *, closing: bool = False) -> bool:
        """Tell whether an opening (or closing) quotation mark stands at an index."""
        marks = _CLOSING_QUOTES if closing else _OPENING_QUOTES
        return 0 <= index < len(self.tokens) and self.tokens[index].text in marks

    def quoted(self, index: int, limit: int = 5) -> range | None:
        """Return the tokens between the quotation mark at `index` and its closing one, at most `limit` of them."""
        if not self.is_quote(index):
            return None
        for end in range(index + 1, min(index + limit + 2, len(self.tokens))):
            if self.is_quote(end, closing=True):
                last = end - (self.words[end - 1] == "و")
                return range(index + 1, last) if last > index + 1 else None
            if not self.joined[end] or (self.tokens[end].is_punctuation and self.tokens[end].text not in _HYPHENS):
                return None
        return None

    def quoted_backwards(self, index: int, limit: int = 3) -> range | None:
        """Return the words between a closing mark that opens («لـ»المدينة»») and the next mark, None for none."""
        if not self.is_quote(index, closing=True) or self.is_quote(index) or index + 1 >= len(self.tokens):
            return None
        if self.tokens[index].end != self.tokens[index + 1].start:
            return None
        for end in range(index + 1, min(index + limit + 2, len(self.tokens))):
            if self.is_quote(end) or self.is_quote(end, closing=True):
                return range(index + 1, end) if end > index + 1 else None
            if not self.words[end]:
                return None
        return None

    def enclosed(self, index: int, limit: int = 4) -> range | None:
        """Return the words in quotation marks or brackets at `index` («( … )» as some papers write), None for none."""
        if not 0 <= index < len(self.tokens) or self.tokens[index].text not in _BRACKETS:
            return self.quoted(index, limit)
        closing = _BRACKETS[self.tokens[index].text]
        for end in range(index + 1, min(index + limit + 2, len(self.tokens))):
            if self.tokens[end].text == closing:
                return range(index + 1, end) if end > index + 1 else None
            if not self.words[end] or (end > index + 1 and not self.joined[end]):
                return None
        return None

    def mention(self, candidate: Candidate) -> Mention:
        """Return the candidate as a mention, its clitics outside the span."""
        first, last = self.tokens[candidate.first], self.tokens[self._with_quote(candidate) - 1]
        span = Span(first.start + _written_length(first.text, candidate.cut), last.end)
        return Mention(span, candidate.type, self._name(span, candidate))

    def _with_quote(self, candidate: Candidate) -> int:
        """Return the candidate's end, with the closing quotation mark whose opening one stands inside."""
        opened = False
        for at in range(candidate.first + 1, candidate.last):
            opened = not opened if self.is_quote(at) or self.is_quote(at, closing=True) else opened
        return candidate.last + (opened and self.is_quote(candidate.last, closing=True))

    def _name(self, span: Span, candidate: Candidate) -> str:
        words = [token.bare for token in self.tokens[candidate.first : candidate.last] if not token.is_punctuation]
        words[0] = strip_marks(span.of(self.text)[: self.tokens[candidate.first].end - span.start]) or words[0]
        if candidate.cut and self.words[candidate.first][candidate.cut - 1 :].startswith("لل"):
            words[0] = "ا" + words[0]
        if candidate.possessed:
            article = "ال" if len(words) > 1 and words[1].startswith("ال") else ""
            words[0] = article + without_pronoun(words[0])  # «آلياتهم الثقيلة» are «الآليات الثقيلة»
        return " ".join(word for word in words if word)


def _written_length(written: str, letters: int) -> int:
    """Return how many characters of a written word its first `letters` folded letters take, marks behind included."""
    length = 0
    while length < len(written) and (letters > 0 or not fold(written[length])):
        letters -= len(fold(written[length]))
        length += 1
    return length if length < len(written) else 0
