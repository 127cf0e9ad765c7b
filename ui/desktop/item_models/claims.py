"""The claims of the open article as cards: what each card says, and which of them the filter lets through."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from app.domain.annotations import Certainty, DateExpression, Figure, MentionType, Precision
from app.domain.reading import ClaimCard, Reading
from app.domain.records import ClaimState, Target, TargetKind
from app.text.fold import fold
from ui.desktop import labels
from ui.desktop.direction import isolated
from ui.desktop.item_models.contexts import claimant_of
from ui.desktop.item_models.elsewhere import StoryWords
from ui.desktop.style import tag_role
from ui.desktop.widgets.painting import Chip

CardRole = Qt.ItemDataRole.UserRole + 1
MOST_PLACES = 3
MOST_OWN = 28
"""The most letters of an article's own words for a figure that a chip shows."""


class Show(StrEnum):
    """Which claims the list shows by their state."""

    ALL = "all"
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class CardText:
    """All that one card shows. `index` counts `reading.claim_cards`."""

    index: int
    card: ClaimCard
    claimant: str
    stance: str
    content: str
    is_right_to_left: bool
    chips: tuple[Chip, ...]
    has_notes: bool
    elsewhere: str = ""

    @property
    def is_unsure(self) -> bool:
        """Tell whether the program itself doubts that this is a claim, and the reader hasn't decided."""
        return self.card.state is ClaimState.NEW and self.card.claim.certainty is Certainty.UNSURE

    @property
    def occurrences(self) -> int:
        """Return how many times the article makes this claim."""
        return 1 + len(self.card.repeated_by)


class ClaimListModel(QAbstractListModel):
    """One row a card, in the order of the text."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[CardText] = []
        self._shown: list[CardText] = []
        self._words = ""
        self._show = Show.ALL

    @property
    def total(self) -> int:
        """Return the number of cards, whatever the filter shows."""
        return len(self._cards)

    def set_reading(self, reading: Reading | None) -> None:
        """Show the claims of an article; rows that stay the same rows keep their place in the view."""
        self._cards = card_texts(reading) if reading else []
        self._refilter()

    def set_filter(self, words: str, show: Show) -> None:
        """Show the claims alone that hold these words, in any spelling, and have such a state."""
        self._words, self._show = fold(words.strip()), show
        self._refilter()

    def row_of(self, card_index: int) -> int | None:
        """Return the row of a card of the reading, None where the filter hides it."""
        return next((row for row, card in enumerate(self._shown) if card.index == card_index), None)

    def card(self, row: int) -> CardText:
        """Return the card of a row."""
        return self._shown[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        """Return the number of cards shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the card, or its words for those who read the screen aloud."""
        card = self._shown[index.row()]
        if role == CardRole:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{card.claimant}: {card.content}"
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (labels.doubt(card.card.claim) if card.is_unsure else "", card.elsewhere)
            return "\n".join(filter(None, lines)) or None
        return None

    def _refilter(self) -> None:
        shown = [card for card in self._cards if self._lets_through(card)]
        if [card.index for card in shown] == [card.index for card in self._shown] and shown:
            self._shown = shown
            self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
            return
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def _lets_through(self, card: CardText) -> bool:
        state = card.card.state
        by_state = {
            Show.ALL: True,
            Show.OPEN: state is ClaimState.NEW,
            Show.ACCEPTED: state in {ClaimState.ACCEPTED, ClaimState.CORRECTED},
            Show.REJECTED: state is ClaimState.REJECTED,
        }[self._show]
        return by_state and (not self._words or self._words in fold(f"{card.claimant} {card.content}"))


def card_texts(reading: Reading) -> list[CardText]:
    """Return what the cards of an article say."""
    text = reading.document.text
    words = StoryWords()
    noted = {note.target for note in reading.notes}
    return [
        CardText(
            index,
            card,
            claimant_of(card.claim, text) or QCoreApplication.translate("ClaimCard", "Unnamed"),
            labels.label(card.claim.stance),
            " ".join(card.claim.content.of(text).split()),
            reading.document.is_right_to_left,
            _chips(reading, card, words.chips(reading, card)),
            card.reviewed_id is not None and Target(TargetKind.CLAIM, card.reviewed_id) in noted,
            words.in_full(reading, card),
        )
        for index, card in enumerate(reading.claim_cards)
    ]


def _chips(reading: Reading, card: ClaimCard, elsewhere: tuple[Chip, ...]) -> tuple[Chip, ...]:
    """Return the chips of a card: the reader's tags, its copies, when and where, figures, other dates and places.

    A card that is not chosen shows one row of them.
    """
    analysis, text, claim = reading.analysis, reading.document.text, card.claim
    figures = [Chip(figure_text(analysis.figures[index], text), "figure") for index in claim.figures]
    dates = [
        Chip(_date_text(analysis.dates[index], text), "date") for index in claim.dates if index != claim.event.date
    ]
    happened_at = analysis.mentions[claim.event.place] if claim.event.place is not None else None
    places = [
        Chip(labels.doubted(mention.name, mention.certainty), "place")
        for mention in reading.mentions
        if mention.type is MentionType.PLACE and claim.content.contains(mention.span)
        if happened_at is None or mention.name != happened_at.name
    ]
    tags = [
        Chip(tagging.tag.name, tag_role(tagging.tag.color))
        for tagging in reading.taggings
        if tagging.target == Target(TargetKind.CLAIM, card.reviewed_id or 0)
    ]
    others = list(dict.fromkeys(places))[: MOST_PLACES - (happened_at is not None)]
    return tuple(dict.fromkeys((*tags, *elsewhere, *_event_chips(reading, card), *figures, *dates, *others)))


def _event_chips(reading: Reading, card: ClaimCard) -> list[Chip]:
    """Return when and where the program takes the claim's event to have happened."""
    event, analysis = card.claim.event, reading.analysis
    chips: list[Chip] = []
    if event.date is not None:
        date = _date_text(analysis.dates[event.date], reading.document.text)
        chips.append(Chip(QCoreApplication.translate("ClaimCard", "When: {date}").format(date=date), "date"))
    if event.place is not None:
        happened_at = analysis.mentions[event.place]
        place = labels.doubted(happened_at.name, happened_at.certainty)
        chips.append(Chip(QCoreApplication.translate("ClaimCard", "Where: {place}").format(place=place), "place"))
    return chips


def _date_text(found: DateExpression, text: str) -> str:
    return labels.doubted(labels.date_value(found.value) or found.span.of(text), found.certainty)


def figure_text(figure: Figure, text: str) -> str:
    """Return a figure in a few words: the article's own where they are short, else of what and what it amounts to.

    An Arabic noun takes its form from its number («دبابتان», «9 أفراد»), so that a lemma can't stand behind one.
    """
    own, value = " ".join(figure.span.of(text).split()), labels.figure_value(figure, text)
    if not figure.counted:
        words = value
    elif figure.precision in {Precision.EXACT, Precision.VAGUE} and len(own) <= MOST_OWN and not own.isdecimal():
        words = own
    else:
        counted, value = isolated(figure.counted), isolated(value)
        words = QCoreApplication.translate("ClaimCard", "{counted}: {value}").format(counted=counted, value=value)
    return labels.doubted(words, figure.certainty)
