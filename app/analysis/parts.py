"""What each stretch of an article is for: title, teaser, caption, body, furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from app.domain.annotations import Part, PartKind
from app.domain.span import Span
from app.resources import lexicon_table
from app.text.fold import fold
from app.text.words import TokenizedText

_LONGEST_TITLE = 40
_LONGEST_CAPTION = 35
_LONGEST_LINK = 20
_LONGEST_BOILERPLATE = 80
_TOP = 5
"""Teasers and captions without a credit are looked for in so many paragraphs from the title on."""

_LEAST_TEASER = 6
_TEASER_OVERLAP = 0.8
_TEASER_TOP, _SUMMARY_TOP = 4, 3

_FULL_STOPS = ".؟?!۔"
_CUT = re.compile(r"(?:\.{2,}|…)[\s»”\"]*$")
_FINAL_CLOSERS = "»”\"'’)] \u200f\u200e"
_BRACKETED_END = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]\s*$")
_STROKE_END = re.compile(r"[-–—|/]\s*([^-–—|/]{2,30})$")
# The name of a month is short, so the search stays so in a line of thousands of strokes.
_DAY_END = re.compile(
    r"\d{1,2}\s+\S{1,20}(?:\s*/\s*\S{1,20}|\s+\(\S{1,20}\))?\s+\d{4}\s*م?$|\d{1,4}[/-]\d{1,2}[/-]\d{1,4}$"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.]+|[@#]\w+")
_UNSPOKEN = re.compile(r"[^\w:.]+")


@dataclass(frozen=True)
class _Paragraph:
    """One paragraph in the forms that the rules ask for."""

    span: Span
    folded: str
    words: tuple[str, ...]

    @cached_property
    def plain(self) -> str:
        """Return the folded words with nothing between them but blanks, colons and full stops."""
        return _UNSPOKEN.sub(" ", self.folded).strip()

    @cached_property
    def ends_sentence(self) -> bool:
        """Tell whether the paragraph is closed by a full stop (and not cut off by dots)."""
        return self.folded.rstrip(_FINAL_CLOSERS).endswith(tuple(_FULL_STOPS)) and not self.is_cut

    @cached_property
    def is_cut(self) -> bool:
        """Tell whether the paragraph is cut off by dots."""
        return _CUT.search(self.folded) is not None


def find_parts(tokenized: TokenizedText) -> tuple[Part, ...]:
    """Return the article's parts in order, one paragraph each; whatever no rule is sure of is body."""
    paragraphs = [_paragraph(tokenized, span) for span in tokenized.paragraphs]
    kinds = [PartKind.BODY] * len(paragraphs)
    for index in _furniture(paragraphs):
        kinds[index] = PartKind.FURNITURE
    if paragraphs and _is_title(paragraphs):
        kinds[0] = PartKind.TITLE
    for index in _teasers(paragraphs, kinds):
        kinds[index] = PartKind.TEASER
    for index in _captions(paragraphs, kinds):
        kinds[index] = PartKind.CAPTION
    return tuple(Part(paragraph.span, kind) for paragraph, kind in zip(paragraphs, kinds, strict=True))


def _paragraph(tokenized: TokenizedText, span: Span) -> _Paragraph:
    tokens = (tokenized.tokens[index] for index in tokenized.token_range(span))
    return _Paragraph(
        span, fold(span.of(tokenized.text)), tuple(one.folded for one in tokens if not one.is_punctuation)
    )


def _is_title(paragraphs: Sequence[_Paragraph]) -> bool:
    """Tell whether the first paragraph is a title: short, and no sentence that stands alone or begins a text."""
    first = paragraphs[0]
    if len(first.words) > _LONGEST_TITLE:
        return False
    return not (first.folded.rstrip(_FINAL_CLOSERS).endswith(".") and (len(paragraphs) == 1 or len(first.words) > 15))


# Teasers


def _teasers(paragraphs: Sequence[_Paragraph], kinds: Sequence[PartKind]) -> list[int]:
    """Return the paragraphs near the top that say the lead beforehand, and a repeat of one at the end."""
    body = [index for index, kind in enumerate(kinds) if kind is PartKind.BODY]
    found = [index for index in body if index < _TEASER_TOP and _is_teaser(paragraphs, body, index)]
    early = {paragraphs[index].words for index in found}
    if len(body) > 2 and paragraphs[body[-1]].words in early:
        found.append(body[-1])
    return found


def _is_teaser(paragraphs: Sequence[_Paragraph], body: Sequence[int], index: int) -> bool:
    """Tell whether a paragraph is repeated: at the top by a longer or equal one, or word for word at the very end."""
    teaser = paragraphs[index]
    if len(teaser.words) < _LEAST_TEASER:
        return False
    behind = [paragraphs[later] for later in body if later > index]
    if any(_begins_with(lead, teaser) for lead in behind[:_TOP]):
        return True
    if index < _SUMMARY_TOP and any(_sums_up(teaser, lead) for lead in behind[:2]):
        return True
    return len(behind) > 1 and behind[-1].words == teaser.words


def _begins_with(lead: _Paragraph, teaser: _Paragraph) -> bool:
    """Tell whether a paragraph begins with all the words of the teaser; a cut teaser may end inside a word."""
    length = len(teaser.words) - teaser.is_cut
    return lead.words[:length] == teaser.words[:length]


def _sums_up(teaser: _Paragraph, lead: _Paragraph) -> bool:
    """Tell whether nearly all words of the teaser stand in the clearly longer lead, or in any lead where it is cut."""
    length = len(teaser.words)
    if length < 2 * _LEAST_TEASER or len(lead.words) < length * (1 if teaser.is_cut else 1.2):
        return False
    known = set(lead.words)
    return sum(word in known for word in teaser.words) >= _TEASER_OVERLAP * length


# Captions


def _captions(paragraphs: Sequence[_Paragraph], kinds: Sequence[PartKind]) -> list[int]:
    """Return the lines under photos."""
    return [
        index
        for index, kind in enumerate(kinds)
        if kind is PartKind.BODY
        and index
        and _could_be_caption(paragraphs[index])
        and (_has_credit(paragraphs[index]) or _looks_placed(paragraphs, kinds, index))
    ]


def _could_be_caption(paragraph: _Paragraph) -> bool:
    return 3 <= len(paragraph.words) <= _LONGEST_CAPTION and not paragraph.ends_sentence and not paragraph.is_cut


def _has_credit(paragraph: _Paragraph) -> bool:
    """Tell whether a line ends in a photographer's or agency's credit («(أرشيف)», «- رويترز»)."""
    known = _phrases("captions")["credit"]
    ends = (pattern.search(paragraph.folded) for pattern in (_BRACKETED_END, _STROKE_END))
    return any(
        _UNSPOKEN.sub(" ", piece).replace(".", " ").strip() in known or " ".join(piece.split()) in known
        for end in ends
        if end
        for piece in (end[1], *re.split(r"[-–—/،,:]", end[1]))
        if piece.strip()
    )


def _looks_placed(paragraphs: Sequence[_Paragraph], kinds: Sequence[PartKind], index: int) -> bool:
    """Tell whether an open line stands between title and lead as a caption does.

    It must be followed by a paragraph that is closed, and begin as captions do, end in a day, or follow a teaser.
    """
    if index >= _TOP or index + 1 >= len(paragraphs) or not paragraphs[index + 1].ends_sentence:
        return False
    paragraph = paragraphs[index]
    if any(_begins(paragraph.plain, opening) for opening in _phrases("captions")["opening"]):
        return True
    return _DAY_END.search(paragraph.folded) is not None or kinds[index - 1] is PartKind.TEASER


# Furniture


def _furniture(paragraphs: Sequence[_Paragraph]) -> list[int]:
    """Return the lines of the site around the article.

    A line that says so itself is furniture wherever it stands. Below a heading of links, short open lines are too,
    if nothing but such lines follows to the end.
    """
    own = [_is_furniture(paragraph) for paragraph in paragraphs]
    tail = len(paragraphs)
    while tail > 1 and (own[tail - 1] or _is_link(paragraphs[tail - 1])):
        tail -= 1
    headings = _phrases("furniture")["heading"]
    heading = next(
        (index for index in range(tail, len(paragraphs)) if paragraphs[index].plain.rstrip(" :.") in headings), None
    )
    below = range(len(paragraphs) if heading is None else heading, len(paragraphs))
    return sorted({index for index in range(1, len(paragraphs)) if own[index]} | {*below} - {0})


def _is_link(paragraph: _Paragraph) -> bool:
    return len(paragraph.words) <= _LONGEST_LINK and not paragraph.ends_sentence


def _is_furniture(paragraph: _Paragraph) -> bool:
    """Tell whether a line is furniture by what itself says."""
    phrases = _phrases("furniture")
    line = paragraph.plain.rstrip(" :.")
    if line in phrases["heading"] or line in phrases["line"]:
        return True
    if _may_be_address(paragraph.folded) and not _ADDRESS.sub("", paragraph.folded).strip(" |،,·-"):
        return True
    if _is_link(paragraph) and any(_begins(paragraph.plain, opening) for opening in phrases["opening"]):
        return True
    if len(paragraph.words) > _LONGEST_BOILERPLATE:
        return False
    padded = f" {paragraph.plain} ".replace(".", " ")
    return sum(f" {phrase} " in padded for phrase in phrases["phrase"]) >= 2


def _may_be_address(line: str) -> bool:
    """Tell whether a line may be made of addresses alone: the search for them is dear, and few lines hold any."""
    return "@" in line or "#" in line or "www." in line or "http" in line or not line.strip(" |،,·-")


def _begins(line: str, opening: str) -> bool:
    """Tell whether a line begins with the opening as whole words; blanks before a colon don't count."""
    line = line.replace(" :", ":")
    return line.startswith(opening) and not (opening[-1].isalnum() and line[len(opening) : len(opening) + 1].isalnum())


@cache
def _phrases(table: str) -> Mapping[str, frozenset[str]]:
    """Return a lexicon's folded phrases by their kind."""
    kinds: dict[str, set[str]] = {}
    for row in lexicon_table(table):
        kinds.setdefault(row["kind"], set()).add(fold(row["phrase"]))
    return {kind: frozenset(phrases) for kind, phrases in kinds.items()}
