"""What a reader makes of an article: highlights, notes, tags, marked names and decisions on claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.domain.annotations import Claim, MentionType
from app.domain.document import Origin, PublishedBasis
from app.domain.span import Span


class TargetKind(StrEnum):
    """What a note or a tag can be attached to."""

    ARTICLE = "article"
    HIGHLIGHT = "highlight"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Target:
    """What a note or a tag is attached to: an article, a highlight or a reviewed claim, by its id in the library."""

    kind: TargetKind
    id: int


class ClaimState(StrEnum):
    """What the reader decided about a claim."""

    NEW = "new"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words that the reader marked, with the quote and 32 characters of context on either side."""

    id: int
    article_id: int
    span: Span
    quote: str
    prefix: str
    suffix: str
    color: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """The reader's words on an article, a highlight or a claim."""

    id: int
    article_id: int
    target: Target
    text: str
    created: datetime
    modified: datetime


@dataclass(frozen=True, slots=True)
class Tag:
    """A label of the reader's; `count` is the number of things it is attached to."""

    id: int
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Tagging:
    """One tag on one thing of one article."""

    tag: Tag
    article_id: int
    target: Target


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name that the reader marked by hand; it wins over the analyser's mentions that it overlaps."""

    id: int
    article_id: int
    span: Span
    type: MentionType
    name: str


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim the library keeps for its own sake: decided on, noted or tagged by the reader.

    `claim` is the claim as it was when the reader touched it, so that it survives any later analysis.
    """

    id: int
    article_id: int
    claim: Claim
    state: ClaimState


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One row of the article list."""

    id: int
    title: str
    outlet: str | None
    published: date | None
    published_basis: PublishedBasis
    added: datetime
    language: str
    claims: int
    reviewed: int
    tags: tuple[str, ...]
    is_read: bool
    is_starred: bool
    origin: Origin
