"""Marks: what of a reading is marked in its text, as data in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from app.domain.annotations import Certainty, Claim
from app.domain.reading import ClaimCard, Reading
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from ui.desktop.reader.layers import LAYER_ROLES, MENTION_LAYERS, Layer
from ui.desktop.selection import Item, ItemKind

# About as many characters as a line of the reader holds.
_LINE_LENGTH = 80

_STATE_ROLES = {
    ClaimState.NEW: "claim",
    ClaimState.ACCEPTED: "state_accepted",
    ClaimState.CORRECTED: "state_corrected",
    ClaimState.REJECTED: "state_rejected",
}


class Form(Enum):
    """How words are marked, so that marks of different forms can lie over each other."""

    MARKER = auto()
    TINT = auto()
    LINE = auto()
    CUE = auto()


class Spanned(Protocol):
    """Something that has a place in the text."""

    @property
    def span(self) -> Span:
        """Return that place."""


T = TypeVar("T", bound=Spanned)


class Ordered(Generic[T]):
    """Things with a span in the order of the text, from which those in one stretch are soon found."""

    def __init__(self, things: Iterable[T]) -> None:
        self._things: Sequence[T] = sorted(things, key=lambda thing: thing.span)
        self._starts = [thing.span.start for thing in self._things]
        # The furthest end so far never falls, so what ends before a stretch is skipped by bisection too.
        self._reach = list(accumulate((thing.span.end for thing in self._things), max))

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def overlapping(self, stretch: Span) -> Iterator[T]:
        """Yield the things that share a character with `stretch`."""
        first = bisect_right(self._reach, stretch.start)
        last = bisect_left(self._starts, stretch.end)
        for thing in self._things[first:last]:
            if thing.span.overlaps(stretch):
                yield thing


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are marked: as part of which layer, in which form and colour, and what they stand for."""

    span: Span
    layer: Layer
    form: Form
    role: str
    item: Item
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """A claim's content, bracketed in the margin; brackets that overlap stand in different lanes, 0 the nearest."""

    span: Span
    role: str
    item: Item
    lane: int
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class NoteSign:
    """A place in the text that something of the reader's hangs on: a note or a tag."""

    span: Span
    layer: Layer
    item: Item


@dataclass(frozen=True)
class Marks:
    """All marks of one reading."""

    words: Ordered[Mark]
    brackets: Ordered[Bracket]
    notes: Ordered[NoteSign]


def marks_of(reading: Reading) -> Marks:
    """Return what is marked in an article."""
    return Marks(Ordered(_word_marks(reading)), Ordered(_brackets(reading)), Ordered(_note_signs(reading)))


def no_marks() -> Marks:
    """Return the marks of a text in which nothing is marked."""
    return Marks(Ordered(()), Ordered(()), Ordered(()))


def _word_marks(reading: Reading) -> Iterator[Mark]:
    for index, mention in enumerate(reading.mentions):
        layer = MENTION_LAYERS[mention.type]
        item = Item(ItemKind.MENTION, index)
        yield Mark(mention.span, layer, Form.TINT, LAYER_ROLES[layer], item, _is_unsure(mention.certainty))
    for index, found in enumerate(reading.analysis.dates):
        item = Item(ItemKind.DATE, index)
        yield Mark(found.span, Layer.DATES, Form.LINE, "date", item, _is_unsure(found.certainty))
    for index, figure in enumerate(reading.analysis.figures):
        item = Item(ItemKind.FIGURE, index)
        yield Mark(figure.span, Layer.FIGURES, Form.LINE, "figure", item, _is_unsure(figure.certainty))
    for index, highlight in enumerate(reading.highlights):
        item = Item(ItemKind.HIGHLIGHT, index)
        yield Mark(highlight.span, Layer.HIGHLIGHTS, Form.MARKER, highlight.color, item)
    for index, card in enumerate(reading.claim_cards):
        item = Item(ItemKind.CLAIM, index)
        for claim in told_by(card, reading):
            role = "muted" if card.state is ClaimState.REJECTED else "claim"
            yield Mark(claim.cue, Layer.CLAIMS, Form.CUE, role, item, _is_open(card) and _is_unsure(claim.certainty))


def told_by(card: ClaimCard, reading: Reading) -> tuple[Claim, ...]:
    """Return a card's claim and those that only repeat it."""
    return (card.claim, *(reading.analysis.claims[index] for index in card.repeated_by))


def _is_open(card: ClaimCard) -> bool:
    """Tell whether the reader has not decided on a claim; a decision ends the program's doubt."""
    return card.state is ClaimState.NEW


def _is_unsure(certainty: Certainty | None) -> bool:
    return certainty is Certainty.UNSURE


def _brackets(reading: Reading) -> Iterator[Bracket]:
    """Yield a bracket for each content, each in the first lane that is free there."""
    contents = sorted(
        (
            (claim.content, index, card.state, _is_open(card) and _is_unsure(claim.certainty))
            for index, card in enumerate(reading.claim_cards)
            for claim in told_by(card, reading)
            if claim.content
        ),
        key=lambda content: content[0],
    )
    ends: list[int] = []
    text = reading.document.text
    for span, index, state, is_unsure in contents:
        lane = next((lane for lane, end in enumerate(ends) if _is_clear_of(end, span, text)), len(ends))
        ends[lane : lane + 1] = [span.end]
        yield Bracket(span, _STATE_ROLES[state], Item(ItemKind.CLAIM, index), lane, is_unsure)


def _is_clear_of(end: int, span: Span, text: str) -> bool:
    """Tell whether a content begins so far behind another's end that both hardly share a line."""
    between = text[end : span.start]
    return end <= span.start and (len(between) >= _LINE_LENGTH or "\n" in between)


def _note_signs(reading: Reading) -> Iterator[NoteSign]:
    held = {note.target for note in reading.notes} | {tagging.target for tagging in reading.taggings}
    for index, highlight in enumerate(reading.highlights):
        if Target(TargetKind.HIGHLIGHT, highlight.id) in held:
            yield NoteSign(highlight.span, Layer.HIGHLIGHTS, Item(ItemKind.HIGHLIGHT, index))
    for index, card in enumerate(reading.claim_cards):
        if card.reviewed_id is not None and Target(TargetKind.CLAIM, card.reviewed_id) in held:
            yield NoteSign(card.claim.cue, Layer.HIGHLIGHTS, Item(ItemKind.CLAIM, index))


def place_of(item: Item, reading: Reading) -> Span | None:
    """Return the words that an item is shown by; None where the reading no longer holds it."""
    places: Sequence[Span]
    match item.kind:
        case ItemKind.MENTION:
            places = [mention.span for mention in reading.mentions]
        case ItemKind.DATE:
            places = [found.span for found in reading.analysis.dates]
        case ItemKind.FIGURE:
            places = [figure.span for figure in reading.analysis.figures]
        case ItemKind.CLAIM:
            places = [card.claim.cue for card in reading.claim_cards]
        case ItemKind.HIGHLIGHT:
            places = [highlight.span for highlight in reading.highlights]
    return places[item.index] if item.index < len(places) else None
