"""What an analysis finds in a document: parts, mentions, dates, figures and claims."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.document import PublishedBasis
from app.domain.span import Span

Number = int | Decimal


class PartKind(StrEnum):
    """What a stretch of an article is for."""

    TITLE = "title"
    TEASER = "teaser"
    CAPTION = "caption"
    BODY = "body"
    FURNITURE = "furniture"


class MentionType(StrEnum):
    """What a name names; groups and organizations together are *actors*."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    PLACE = "place"
    WEAPON = "weapon"


class Precision(StrEnum):
    """How the text states a quantity."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    VAGUE = "vague"


class Category(StrEnum):
    """What the text says happened to the counted."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    DOWNED = "downed"
    SEIZED = "seized"
    LAUNCHED = "launched"
    DEPLOYED = "deployed"
    OTHER = "other"


class Stance(StrEnum):
    """How the cue puts the claim."""

    ASSERT = "assert"
    CONFIRM = "confirm"
    DENY = "deny"
    ALLEGE = "allege"
    ACCUSE = "accuse"
    DEMAND = "demand"
    WARN = "warn"


class Speech(StrEnum):
    """Whether the content stands in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Certainty(StrEnum):
    """How sure the analyser is of an item, from measured precision."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the article and what it is for; the parts of an article don't overlap."""

    span: Span
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody or something.

    `name` is the mention as it would stand in a list: without one-letter prefixes and harakat.
    """

    span: Span
    type: MentionType
    name: str
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A span that names a point or stretch of the calendar.

    `value` is ISO 8601: a day, month or year, or a range `first/last`; None where it can't be decided.
    """

    span: Span
    value: str | None
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated quantity.

    `low` and `high` are exact numbers, None where the text sets no bound on that side. `counted` is the lemma of
    what is counted. `unit` is "item", "percent", an ISO 4217 code, or a measure ("km", "m", "day", "t", …).
    """

    span: Span
    low: Number | None
    high: Number | None
    precision: Precision
    category: Category = Category.OTHER
    counted: str | None = None
    unit: str = "item"
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """When and where what a claim tells of seems to have happened: indexes of the analysis's dates and mentions."""

    date: int | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What the text attributes to somebody.

    `claimant` are the words in the cue's own sentence, None where the subject is left out; `resolved` the claimant
    after resolving; `entity` the fullest earlier name of the one meant. `repeats` is the index of an earlier claim
    in the same analysis; `figures`, `dates` and `mentions` are indexes of the items inside the content.
    """

    cue: Span
    claimant: Span | None
    resolved: Span | None
    content: Span
    stance: Stance
    speech: Speech
    entity: str | None = None
    hedge: Span | None = None
    chain: tuple[Span, ...] | None = None
    repeats: int | None = None
    figures: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    event: ProposedEvent = ProposedEvent()
    certainty: Certainty | None = None


def indexes_inside(content: Span, items: Sequence[Mention | DateExpression | Figure]) -> tuple[int, ...]:
    """Return the indexes of the items, given in the order of the text, that lie wholly inside a claim's content."""
    first = bisect_left(items, content.start, key=_start)
    behind = bisect_left(items, content.end, lo=first, key=_start)
    return tuple(index for index in range(first, behind) if content.contains(items[index].span))


def _start(item: Mention | DateExpression | Figure) -> int:
    return item.span.start


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that one version of the analyser found in one text, each layer in the order of the text."""

    text_sha256: str
    analyser: str
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.UNKNOWN
    parts: tuple[Part, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
