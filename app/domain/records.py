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
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Target:
    """What a note or a tag is attached to: an article, a highlight or a reviewed claim, by its id in the library.

    A tag can be attached to a note as well.
    """

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


TAG_SEPARATOR = "/"
"""Stands between a tag and the tag that it is below: «حرب/غارات» is «غارات» below «حرب»."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A label of the reader's, known by its whole path («حرب/غارات»).

    `count` is the number of things it is attached to, `branch` of those that it or a tag below it is attached to; both
    are 0 where nobody counted. `color` is what it is shown in: its own, else that of the nearest tag above.
    """

    id: int
    name: str
    count: int = 0
    branch: int = 0
    color: str | None = None
    own_color: str | None = None

    @property
    def leaf(self) -> str:
        """Return the last part of the path."""
        return self.name.rpartition(TAG_SEPARATOR)[2]

    @property
    def parent(self) -> str | None:
        """Return the path of the tag above, None for one at the top."""
        return self.name.rpartition(TAG_SEPARATOR)[0] or None

    @property
    def depth(self) -> int:
        """Return the number of tags above."""
        return self.name.count(TAG_SEPARATOR)


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


class Replay(StrEnum):
    """How an event came that is no work of its own."""

    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One fact of a claim that changed: its words, entity, stance or speech."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ClaimEvent:
    """One thing that happened to a claim.

    `verb` says why, as `Changes.verb` does; `analyser` is the version that read the article, None for what the reader
    did. `before` is None where the library began to keep the claim, `after` where it ceased to.
    """

    at: datetime
    verb: str
    analyser: str | None = None
    replay: Replay | None = None
    before: ClaimState | None = None
    after: ClaimState | None = None
    changes: tuple[ClaimChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Orphan:
    """A mark whose words are not found in the article's present text; its spans count an earlier one.

    `quote`, `prefix` and `suffix` are the words as they stood there.
    """

    record: Highlight | NameMark | ReviewedClaim
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query that the reader keeps under a name; `sorted_by` says in which order its articles are listed."""

    id: int
    name: str
    query: str
    sorted_by: str


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One row of the article list.

    `story` is the same number for copies of one report, None for an article that has none; `tag_colors` are those of
    the `tags`, each its own or that of the nearest tag above.
    """

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
    story: int | None = None
    tag_colors: tuple[str | None, ...] = ()


class DisagreementKind(StrEnum):
    """In what two libraries disagree, where one of both alone can stand."""

    TITLE = "title"
    OUTLET = "outlet"
    AUTHOR = "author"
    PUBLISHED = "published"
    TEXT = "text"
    CLAIM = "claim"
    NAME = "name"
    TAG_COLOR = "tag_color"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What another library says otherwise, and was left as it is here.

    `subject` are the words, the tag or the article that it is about, `here` and `there` what each library says of it:
    of a claim the state, then what else differs («corrected: …»). `source` is the other library's file, `article_id`
    None for what is no article's.
    """

    article_id: int | None
    kind: DisagreementKind
    subject: str
    here: str
    there: str
    source: str
    at: datetime
    id: int = 0
