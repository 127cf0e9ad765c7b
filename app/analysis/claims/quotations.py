"""Quotations: which quotation marks belong together, whatever their shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.text.words import Token

_OPENERS = {"«": "»", "“": "”", "‘": "’", "„": "“", "‹": "›", "〝": "〞"}
# Marks typed the other way round («”…“», «»…«»), which only what stands beside them tells.
_REVERSED = {"”": "“", "»": "«"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items() if opener != "„"}
_STRAIGHT = frozenset("\"'＂")
MARKS = frozenset(_OPENERS) | frozenset(_CLOSERS) | _STRAIGHT
_DEEPEST = 8  # marks left open
_ONE_LETTER_PREFIXES = frozenset("وفبلكس")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Two quotation marks that belong together, as indexes of their tokens."""

    opening: int
    closing: int

    @property
    def words(self) -> range:
        """Return the indexes of the tokens between the marks."""
        return range(self.opening + 1, self.closing)


def find_quotations(tokens: Sequence[Token], paragraph: range) -> list[Quotation]:
    """Return a paragraph's quotations in the order of their opening marks; a mark without a partner is left out.

    A closing mark belongs to the latest open mark of its shape. Straight marks open and close alike: the white space
    beside them tells, and where it doesn't, they alternate.
    """
    found: list[Quotation] = []
    pending: list[tuple[str, int]] = []
    for index in paragraph:
        mark = tokens[index].text
        if mark not in MARKS:
            continue
        opener = _closes(tokens, index, pending)
        if opener is None:
            if mark in _OPENERS or _opens(tokens, index, paragraph):
                pending.append((mark, index))
                del pending[:-_DEEPEST]
            continue
        while pending[-1][0] != opener:
            pending.pop()
        found.append(Quotation(pending.pop()[1], index))
    return sorted(found, key=lambda quotation: quotation.opening)


def _closes(tokens: Sequence[Token], index: int, pending: list[tuple[str, int]]) -> str | None:
    """Return the opening mark that the mark at `index` closes, None where it closes nothing."""
    mark = tokens[index].text
    shapes = {shape for shape, _ in pending}
    if mark in _STRAIGHT:
        return mark if mark in shapes and not _clearly_opens(tokens, index) else None
    if mark == "“" and "„" in shapes:
        return "„"
    for reversed_opener, closer in _REVERSED.items():
        if mark == closer and reversed_opener in shapes:
            return reversed_opener
    opener = _CLOSERS.get(mark)
    if opener in shapes:
        return opener
    twice = mark in _REVERSED and mark in shapes and _clearly_closes(tokens, index)  # «»المدينة»»
    return mark if twice else None


def _glued_before(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether letters stand right before a mark, one-letter prefixes («و"شومرا"») aside."""
    if not index or tokens[index - 1].end != tokens[index].start or tokens[index - 1].text in MARKS:
        return False
    return tokens[index - 1].folded not in _ONE_LETTER_PREFIXES | {"(", "[", ":", "ال"}


def _glued_behind(tokens: Sequence[Token], index: int) -> bool:
    if index + 1 == len(tokens) or tokens[index + 1].start != tokens[index].end:
        return False
    return not tokens[index + 1].is_punctuation or tokens[index + 1].text in MARKS


def _clearly_opens(tokens: Sequence[Token], index: int) -> bool:
    return _glued_behind(tokens, index) and not _glued_before(tokens, index)


def _clearly_closes(tokens: Sequence[Token], index: int) -> bool:
    return _glued_before(tokens, index) and not _glued_behind(tokens, index)


def _opens(tokens: Sequence[Token], index: int, paragraph: range) -> bool:
    """Tell whether a straight mark, or a closing one that closes nothing, opens a quotation."""
    if tokens[index].text in _REVERSED:
        return _clearly_opens(tokens, index) or _opens_apart(tokens, index, paragraph)
    return tokens[index].text in _STRAIGHT and _may_open(tokens, index, paragraph)


def _opens_apart(tokens: Sequence[Token], index: int, paragraph: range) -> bool:
    """Tell whether a closing mark between blanks opens what the next mark, one of its kind, closes («” نعم”»)."""
    if _glued_before(tokens, index) or _glued_behind(tokens, index):
        return False
    following = next((at for at in range(index + 1, paragraph.stop) if tokens[at].text in MARKS), None)
    return following is not None and tokens[following].text == tokens[index].text and _clearly_closes(tokens, following)


def _may_open(tokens: Sequence[Token], index: int, paragraph: range) -> bool:
    """Tell whether a straight mark can open: an apostrophe inside a word and a mark at the end can't."""
    if tokens[index].text == "'" and _glued_before(tokens, index):
        return False
    if not _glued_behind(tokens, index) and _glued_before(tokens, index):
        return False
    return index + 1 < paragraph.stop
