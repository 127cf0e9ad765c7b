"""`Report`: what leaves the library, format-neutral; every row can be traced to its words and its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.annotations import Analysis, DateExpression, Figure, MentionType
from app.domain.reading import ClaimCard, Reading
from app.domain.records import Highlight, NameMark, Orphan, ReviewedClaim, Target, TargetKind
from app.domain.span import Span
from app.domain.stories import Copy, Elsewhere


@dataclass(frozen=True, slots=True)
class ReportNote:
    """One note with its times, and the tags on the note itself."""

    text: str
    created: datetime
    modified: datetime
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the article and where they stand, `[start, end)` in code points of its text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A figure of a claim with its words."""

    quote: Quote
    figure: Figure


@dataclass(frozen=True, slots=True)
class ReportDate:
    """A date of a claim with its words."""

    quote: Quote
    value: str | None
    certainty: str | None


@dataclass(frozen=True, slots=True)
class ReportHighlight:
    """Words the reader marked, with what was noted and tagged there."""

    id: int
    quote: Quote
    prefix: str
    suffix: str
    color: str
    created: datetime
    notes: tuple[ReportNote, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportCopy:
    """Another article of the same story, by what the reader knows it: its outlet, else its file's name."""

    article: int
    name: str


@dataclass(frozen=True, slots=True)
class ReportUpdate:
    """What a copy has in the place of a claim, with other figures."""

    article: int
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """One claim with its state, what it counts, when and where, and what was noted and tagged there.

    `id` is the library's record, None where the reader has not touched the claim. `chain` are those through whom the
    words came, outermost first, empty where nobody stands between; `event_date` and `event_place` are proposals.
    `certainty` is how sure the program was of the claim, whatever the reader decided. `alike` are the copies of the
    article that have the same claim, `otherwise` those that have it with other figures.
    """

    id: int | None
    content: Quote
    cue: Quote
    claimant: Quote | None
    resolved: Quote | None
    entity: str | None
    stance: str
    speech: str
    state: str
    certainty: str | None
    figures: tuple[ReportFigure, ...]
    dates: tuple[ReportDate, ...]
    places: tuple[str, ...]
    event_date: ReportDate | None
    event_place: str | None
    chain: tuple[Quote, ...]
    hedge: Quote | None
    repeated: int
    alike: tuple[ReportCopy, ...]
    otherwise: tuple[ReportUpdate, ...]
    notes: tuple[ReportNote, ...]
    tags: tuple[str, ...]

    @property
    def who(self) -> str | None:
        """Return the claimant as a reader would name it: the entity, else the resolved words."""
        return self.entity or (self.resolved.text if self.resolved else None)


@dataclass(frozen=True, slots=True)
class ReportName:
    """A name the reader marked by hand."""

    id: int
    quote: Quote
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class ReportOrphan:
    """A mark that lost its place when the article's text changed: its words as they stood, and what hangs on it."""

    kind: str
    id: int
    text: str
    prefix: str
    suffix: str
    notes: tuple[ReportNote, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Everything that leaves of one article. `published` is ISO 8601 or None.

    `story` is the same for all articles that are copies of one report: they count as one source.
    """

    id: int | None
    story: int | None
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    published_basis: str
    url: str | None
    file: str
    file_sha256: str
    text_sha256: str
    analyser: str
    is_right_to_left: bool
    copies: tuple[ReportCopy, ...]
    notes: tuple[ReportNote, ...]
    tags: tuple[str, ...]
    highlights: tuple[ReportHighlight, ...]
    names: tuple[ReportName, ...]
    claims: tuple[ReportClaim, ...]
    orphans: tuple[ReportOrphan, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The articles to export, in the order given."""

    articles: tuple[ArticleReport, ...]

    @property
    def sources(self) -> int:
        """Return how many sources the articles are: copies of one report count as one."""
        stories = {article.story for article in self.articles if article.story is not None}
        return len(stories) + sum(article.story is None for article in self.articles)


def report(readings: Iterable[Reading]) -> Report:
    """Gather what leaves of each article: its facts, notes, tags, highlights, marked names and claims."""
    return Report(tuple(_article(reading) for reading in readings))


def _article(reading: Reading) -> ArticleReport:
    document, analysis = reading.document, reading.analysis
    itself = Target(TargetKind.ARTICLE, reading.article_id) if reading.article_id is not None else None
    return ArticleReport(
        id=reading.article_id,
        story=reading.story,
        title=document.title,
        outlet=document.outlet,
        author=document.author,
        published=analysis.published.isoformat() if analysis.published else None,
        published_basis=analysis.published_basis.value,
        url=document.origin.url,
        file=document.origin.name,
        file_sha256=document.original_sha256,
        text_sha256=document.text_sha256,
        analyser=analysis.analyser,
        is_right_to_left=document.is_right_to_left,
        copies=tuple(map(_copy, reading.copies)),
        notes=_notes(reading, itself) if itself else (),
        tags=reading.tags_on(itself) if itself else (),
        highlights=tuple(_highlight(reading, highlight) for highlight in reading.highlights),
        names=tuple(_name(reading, mark) for mark in reading.name_marks),
        claims=tuple(_claim(reading, card) for card in reading.claim_cards),
        orphans=tuple(_orphan(reading, orphan) for orphan in reading.orphans),
    )


def _copy(copy: Copy) -> ReportCopy:
    return ReportCopy(copy.article_id, copy.name)


def _quote(reading: Reading, span: Span) -> Quote:
    return Quote(span.of(reading.document.text), span.start, span.end)


def _notes(reading: Reading, target: Target) -> tuple[ReportNote, ...]:
    return tuple(
        ReportNote(note.text, note.created, note.modified, reading.tags_on(Target(TargetKind.NOTE, note.id)))
        for note in reading.notes_on(target)
    )


def _orphan(reading: Reading, orphan: Orphan) -> ReportOrphan:
    kinds = {Highlight: TargetKind.HIGHLIGHT, ReviewedClaim: TargetKind.CLAIM}
    kind = kinds.get(type(orphan.record))
    target = Target(kind, orphan.record.id) if kind else None
    return ReportOrphan(
        kind=kind.value if kind else "name",
        id=orphan.record.id,
        text=orphan.quote,
        prefix=orphan.prefix,
        suffix=orphan.suffix,
        notes=_notes(reading, target) if target else (),
        tags=reading.tags_on(target) if target else (),
    )


def _highlight(reading: Reading, highlight: Highlight) -> ReportHighlight:
    target = Target(TargetKind.HIGHLIGHT, highlight.id)
    return ReportHighlight(
        id=highlight.id,
        quote=Quote(highlight.quote, highlight.span.start, highlight.span.end),
        prefix=highlight.prefix,
        suffix=highlight.suffix,
        color=highlight.color,
        created=highlight.created,
        notes=_notes(reading, target),
        tags=reading.tags_on(target),
    )


def _name(reading: Reading, mark: NameMark) -> ReportName:
    return ReportName(mark.id, _quote(reading, mark.span), mark.type.value, mark.name)


def _claim(reading: Reading, card: ClaimCard) -> ReportClaim:
    claim, analysis = card.claim, reading.analysis
    target = Target(TargetKind.CLAIM, card.reviewed_id) if card.reviewed_id is not None else None
    elsewhere = reading.elsewhere.get(claim.cue, Elsewhere())
    return ReportClaim(
        id=card.reviewed_id,
        content=_quote(reading, claim.content),
        cue=_quote(reading, claim.cue),
        claimant=_quote(reading, claim.claimant) if claim.claimant else None,
        resolved=_quote(reading, claim.resolved) if claim.resolved else None,
        entity=claim.entity,
        stance=claim.stance.value,
        speech=claim.speech.value,
        state=card.state.value,
        certainty=claim.certainty.value if claim.certainty else None,
        figures=tuple(_figure(reading, analysis.figures[index]) for index in claim.figures),
        dates=tuple(_date(reading, analysis.dates[index]) for index in claim.dates),
        places=_places(analysis, claim.mentions),
        event_date=_date(reading, analysis.dates[claim.event.date]) if claim.event.date is not None else None,
        event_place=analysis.mentions[claim.event.place].name if claim.event.place is not None else None,
        chain=tuple(_quote(reading, link) for link in claim.chain or ()),
        hedge=_quote(reading, claim.hedge) if claim.hedge else None,
        repeated=len(card.repeated_by),
        alike=tuple(map(_copy, elsewhere.alike)),
        otherwise=tuple(
            ReportUpdate(told.copy.article_id, told.copy.name, told.content) for told in elsewhere.otherwise
        ),
        notes=_notes(reading, target) if target else (),
        tags=reading.tags_on(target) if target else (),
    )


def _figure(reading: Reading, figure: Figure) -> ReportFigure:
    return ReportFigure(_quote(reading, figure.span), figure)


def _date(reading: Reading, found: DateExpression) -> ReportDate:
    certainty = found.certainty.value if found.certainty else None
    return ReportDate(_quote(reading, found.span), found.value, certainty)


def _places(analysis: Analysis, indexes: tuple[int, ...]) -> tuple[str, ...]:
    """Return each place among the mentions once, in the order of the text."""
    names = [analysis.mentions[i].name for i in indexes if analysis.mentions[i].type is MentionType.PLACE]
    return tuple(dict.fromkeys(names))
