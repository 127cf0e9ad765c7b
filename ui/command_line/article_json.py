"""Articles of the library as JSON objects, for `--json`: a line of a list, and all that is known of one."""

from __future__ import annotations

from typing import Any

from app.domain.contract import analysis_to_json, claim_to_json
from app.domain.reading import Reading
from app.domain.records import (
    ArticleSummary,
    ClaimEvent,
    Disagreement,
    NameMark,
    Note,
    Orphan,
    ReviewedClaim,
    Target,
    TargetKind,
)
from app.library import Library

Json = dict[str, Any]


def article_to_json(library: Library, article_id: int) -> Json:
    """Return everything known of an article; offsets are half-open ranges of code points of `text`."""
    reading = library.articles.reading(article_id)
    document, analysis = reading.document, reading.analysis
    article = Target(TargetKind.ARTICLE, article_id)
    return {
        "id": article_id,
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": analysis.published.isoformat() if analysis.published else None,
        "published_basis": analysis.published_basis.value,
        "language": document.language,
        "path": document.origin.path,
        "url": document.origin.url,
        "original_sha256": document.original_sha256,
        "text_sha256": document.text_sha256,
        "starred": reading.is_starred,
        "text": document.text,
        "story": library.stories.number(article_id),
        "copies": [member for member in library.stories.members(article_id) if member != article_id],
        "tags": list(reading.tags_on(article)),
        "notes": [_note(reading, note) for note in reading.notes],
        "highlights": [
            {"id": mark.id, "start": mark.span.start, "end": mark.span.end, "quote": mark.quote, "color": mark.color}
            | {"prefix": mark.prefix, "suffix": mark.suffix}
            | {"tags": list(reading.tags_on(Target(TargetKind.HIGHLIGHT, mark.id)))}
            for mark in reading.highlights
        ],
        "names": [
            {"id": mark.id, "start": mark.span.start, "end": mark.span.end, "type": mark.type.value, "name": mark.name}
            for mark in reading.name_marks
        ],
        "orphans": [_orphan(orphan) for orphan in reading.orphans],
        "claims": _claims(library, reading),
        "differences": [difference_to_json(found) for found in reading.disagreements],
        "analysis": analysis_to_json(analysis, document.text, path=document.origin.path, with_text=False),
    }


def difference_to_json(found: Disagreement) -> Json:
    """Return in what another library that was taken in differs from what is here."""
    return {
        "article": found.article_id,
        "kind": found.kind.value,
        "subject": found.subject,
        "here": found.here,
        "there": found.there,
        "library": found.source,
    }


def summary_to_json(summary: ArticleSummary) -> Json:
    """Return an article's line in a list; `story` is the same number for all copies of one report."""
    return {
        "id": summary.id,
        "title": summary.title,
        "outlet": summary.outlet,
        "published": summary.published.isoformat() if summary.published else None,
        "tags": list(summary.tags),
        "story": summary.story,
    }


def _note(reading: Reading, note: Note) -> Json:
    marks = {mark.id: mark for mark in reading.highlights}
    claims = {kept.id: kept.claim.content for kept in reading.reviewed_claims}
    orphans = {(_kind(orphan), orphan.record.id): orphan.quote for orphan in reading.orphans}
    place, quote = None, orphans.get((note.target.kind.value, note.target.id))
    if note.target.kind is TargetKind.HIGHLIGHT and note.target.id in marks:
        place, quote = marks[note.target.id].span, marks[note.target.id].quote
    elif note.target.kind is TargetKind.CLAIM and note.target.id in claims:
        place = claims[note.target.id]
        quote = place.of(reading.document.text)
    return {
        "id": note.id,
        "on": note.target.kind.value,
        "target": note.target.id,
        "text": note.text,
        "quote": quote,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "tags": list(reading.tags_on(Target(TargetKind.NOTE, note.id))),
        "created": note.created.isoformat(),
        "modified": note.modified.isoformat(),
    }


def _kind(orphan: Orphan) -> str:
    match orphan.record:
        case NameMark():
            return "name"
        case ReviewedClaim():
            return TargetKind.CLAIM.value
        case _:
            return TargetKind.HIGHLIGHT.value


def _orphan(orphan: Orphan) -> Json:
    return {
        "kind": _kind(orphan),
        "id": orphan.record.id,
        "quote": orphan.quote,
        "prefix": orphan.prefix,
        "suffix": orphan.suffix,
    }


def _claims(library: Library, reading: Reading) -> list[Json]:
    """Return each card with its state, and the whole history of those that the reader touched."""
    text = reading.document.text
    made: list[Json] = []
    for card in reading.claim_cards:
        told = claim_to_json(card.claim) | {"text": card.claim.content.of(text), "state": card.state.value}
        kept = card.reviewed_id is not None
        target = Target(TargetKind.CLAIM, card.reviewed_id or 0)
        events = library.claims.history(reading.article_id or 0, card.claim)
        made.append(
            told
            | {"id": card.reviewed_id, "tags": list(reading.tags_on(target)) if kept else []}
            | {"history": [_event(event) for event in events]}
        )
    return made


def _event(event: ClaimEvent) -> Json:
    return {
        "at": event.at.isoformat(),
        "by": event.analyser or "reader",
        "why": event.verb,
        "replay": event.replay.value if event.replay else None,
        "from": event.before.value if event.before else None,
        "to": event.after.value if event.after else None,
        "changes": [{"field": change.name, "from": change.before, "to": change.after} for change in event.changes],
    }
