"""Words, sentences, paragraphs and clitics of a text, all as offsets into it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from app.domain.span import Span
from app.text.fold import fold, strip_marks
from app.text.memory import remembered, remembered_shortly

_ARABIC_MARKS = r"\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
_MARKS = r"\u0300-\u036f\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u00ad\u200c\u200d\u2060" + _ARABIC_MARKS
_JOINERS = "\u00ad\u200c\u200d\u2060"
# Byte order marks, direction marks and the like stand between words unseen; they are no tokens and no paragraphs.
_UNSEEN = "\u00ad\u061c\u180e\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
)
_BLANK = _UNSEEN + "".join(filter(str.isspace, map(chr, range(0x3001))))
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*"
_WORDS = re.compile(_WORD)
# A number keeps its separators («28.4», «1,464», «٢٨٫٤»), direction marks within them, but not a full stop that ends a
# sentence.
_TOKEN = re.compile(
    rf"""
    (?P<number>\d+(?:[.,\u066b\u066c][\u200e\u200f]?\d+)*)
    | (?P<word>{_WORD})
    | (?P<punctuation>[^\w\s{_UNSEEN}]|_)
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_SENTENCE_END = frozenset(".!?؟۔…")
_ENDING = _SENTENCE_END | frozenset("»”’\"')]}›")
# No writer's sentence is so long. A file without a full stop is cut, or the grammar would take hours over it.
_LONGEST_SENTENCE = 400
_ABBREVIATED = re.compile(r"^\w$")


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    PUNCTUATION = "punctuation"


class Token(NamedTuple):
    """One word, number or punctuation mark.

    `text` is as written, `bare` without harakat and tatweel, `folded` in the one form of all spellings. A named tuple,
    since an article makes hundreds and a frozen dataclass takes three times as long to make.
    """

    start: int
    end: int
    text: str
    bare: str
    folded: str
    kind: TokenKind

    @property
    def span(self) -> Span:
        """Return the token's span."""
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        """Tell whether the token is a word of letters."""
        return self.kind is TokenKind.WORD

    @property
    def is_number(self) -> bool:
        """Tell whether the token is a number in digits."""
        return self.kind is TokenKind.NUMBER

    @property
    def is_punctuation(self) -> bool:
        """Tell whether the token is a punctuation mark or symbol."""
        return self.kind is TokenKind.PUNCTUATION


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; a digit run and the letters stuck to it are two tokens («و915»)."""
    for match in _TOKEN.finditer(text):
        (start, end), written = match.span(), match.group()
        bare, folded, kind = _forms(written)
        yield Token(start, end, written, bare, folded, kind)


def written_words(text: str) -> list[str]:
    """Return the words of `text` as written and nothing about them, far faster than its tokens."""
    return _WORDS.findall(text)


@remembered
def _forms(written: str) -> tuple[str, str, TokenKind]:
    """Return a token's bare and folded form and its kind, which its first character tells."""
    match = _TOKEN.match(written)
    kind = TokenKind(str(match and match.lastgroup))
    return strip_marks(written) if kind is TokenKind.WORD else written, fold(written), kind


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the lines of `text` that hold at least one visible character, trimmed."""
    for match in _PARAGRAPH.finditer(text):
        span = Span(*match.span()).trimmed(text, _BLANK)
        if span:
            # A joiner behind the last letter belongs to its word.
            end = span.end
            while end < match.end() and text[end] in _JOINERS:
                end += 1
            yield Span(span.start, end)


class TokenizedText:
    """A text cut into tokens, sentences and paragraphs; made once for an article and shared by all the steps.

    Sentences are given as ranges of token indexes. A sentence never runs over a paragraph's end.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = list(tokenize(text))
        self._starts = [token.start for token in self.tokens]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Return the spans of the lines that hold at least one visible character, trimmed."""
        return list(paragraphs(self.text))

    @cached_property
    def sentences(self) -> list[range]:
        """Return the sentences as ranges of token indexes, in order, without gaps inside a paragraph."""
        return [sentence for paragraph in self.paragraphs for sentence in self._sentences_of(paragraph)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def _sentences_of(self, paragraph: Span) -> Iterator[range]:
        inside = self.token_range(paragraph)
        first = inside.start
        index = inside.start
        while index < inside.stop:
            if self._ends_sentence(index, inside.stop) or index - first >= _LONGEST_SENTENCE:
                index += 1
                while index < inside.stop and self.tokens[index].text in _ENDING:
                    index += 1
                yield range(first, index)
                first = index
            else:
                index += 1
        if first < inside.stop:
            yield range(first, inside.stop)

    def _ends_sentence(self, index: int, stop: int) -> bool:
        """Tell whether the token ends a sentence: «أ. ف. ب.» and «www.sana.sy» don't."""
        token = self.tokens[index]
        if token.text not in _SENTENCE_END:
            return False
        if token.text != ".":
            return True
        glued_behind = index + 1 < stop and self.tokens[index + 1].start == token.end
        if glued_behind and not self.tokens[index + 1].is_punctuation:
            return False
        before = self.tokens[index - 1] if index else None
        return not (before and before.is_word and before.end == token.start and _ABBREVIATED.match(before.bare))

    def token_range(self, span: Span) -> range:
        """Return the indexes of the tokens that share a character with `span`."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def span_of(self, indexes: range) -> Span:
        """Return the span from the first to the last token of a non-empty range."""
        return Span(self.tokens[indexes.start].start, self.tokens[indexes.stop - 1].end)

    def sentence_at(self, token_index: int) -> range:
        """Return the sentence that holds a token."""
        return self.sentences[bisect_right(self._sentence_starts, token_index) - 1]


class Split(NamedTuple):
    """One way to cut a folded word: proclitics («وبال» gives ("و", "ب", "ال")) and what stays."""

    prefixes: tuple[str, ...]
    stem: str

    @property
    def has_article(self) -> bool:
        """Tell whether the definite article is among the prefixes."""
        return bool(self.prefixes) and self.prefixes[-1] == "ال"

    @property
    def clitic_length(self) -> int:
        """Return the number of letters before the article or stem, as written in the word («لل» takes one)."""
        return sum(len(prefix) for prefix in self.prefixes if prefix != "ال")


_CONJUNCTIONS = frozenset("وف")
_PREPOSITIONS = frozenset("بلكس")
_PROCLITICS = _CONJUNCTIONS | _PREPOSITIONS | {"ا"}


@remembered_shortly
def splits(folded: str) -> tuple[Split, ...]:
    """Return every way to cut the proclitics off a folded word, the uncut word first.

    Cuts are by spelling alone, so most are not real («وزير» gives «و» + «زير»): the caller's lexicon decides.
    At least two letters are left as stem. «لل» is read as «ل» + «ال» («للأمم» gives stem «امم»).
    """
    if folded[:1] not in _PROCLITICS:
        return (Split((), folded),)
    found = [*_split_behind((), folded)]
    if folded[0] in _CONJUNCTIONS:
        found += _split_behind((folded[0],), folded[1:])
    return tuple(split for split in found if len(split.stem) >= 2 or not split.prefixes)


def _split_behind(conjunction: tuple[str, ...], rest: str) -> Iterator[Split]:
    """Yield the ways to cut a preposition and the article off what stands behind a conjunction or none."""
    yield Split(conjunction, rest)
    if rest.startswith("ال"):
        yield Split((*conjunction, "ال"), rest[2:])
    elif rest[:1] in _PREPOSITIONS:
        prefixes, stem = (*conjunction, rest[0]), rest[1:]
        yield Split(prefixes, stem)
        if stem.startswith("ال"):
            yield Split((*prefixes, "ال"), stem[2:])
        elif prefixes[-1] == "ل" and stem.startswith("ل"):
            yield Split((*prefixes, "ال"), stem[1:])
