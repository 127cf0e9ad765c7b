"""The analysis contract: an `Analysis` as plain JSON data, and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.annotations import (
    Analysis,
    Category,
    Certainty,
    Claim,
    DateExpression,
    Figure,
    Mention,
    MentionType,
    Number,
    Part,
    PartKind,
    Precision,
    ProposedEvent,
    Speech,
    Stance,
)
from app.domain.document import PublishedBasis
from app.domain.span import Span

FORMAT = "isnad-analysis"
VERSION = 1

Json = dict[str, Any]


def analysis_to_json(analysis: Analysis, text: str, *, path: str | None, with_text: bool) -> Json:
    """Return the analysis of `text` as the contract's object.

    `with_text` adds the text itself, for inputs whose text is not the file's own characters.
    """
    head: Json = {
        "format": FORMAT,
        "version": VERSION,
        "offset_unit": "code point",
        "path": path,
        "text_sha256": analysis.text_sha256,
        "analyser": analysis.analyser,
        "published": analysis.published.isoformat() if analysis.published else None,
        "published_basis": analysis.published_basis.value,
    }
    if with_text:
        head["text"] = text
    return head | {
        "parts": [_offsets(part.span) | {"kind": part.kind.value} for part in analysis.parts],
        "mentions": [
            _offsets(mention.span)
            | {"type": mention.type.value, "name": mention.name, "text": mention.span.of(text)}
            | {"certainty": mention.certainty}
            for mention in analysis.mentions
        ],
        "dates": [date_to_json(found, text) for found in analysis.dates],
        "figures": [figure_to_json(figure, text) for figure in analysis.figures],
        "claims": [claim_to_json(claim) for claim in analysis.claims],
    }


def _offsets(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _optional(span: Span | None) -> Json | None:
    return _offsets(span) if span else None


def _number(value: Number | None) -> int | float | None:
    """Return a whole number as an integer; the shortest decimal otherwise."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def date_to_json(found: DateExpression, text: str) -> Json:
    """Return one date of `text` as the contract's object."""
    words = found.span.of(text)
    return _offsets(found.span) | {"value": found.value, "text": words, "certainty": found.certainty}


def figure_to_json(figure: Figure, text: str) -> Json:
    """Return one figure of `text` as the contract's object."""
    return _offsets(figure.span) | {
        "low": _number(figure.low),
        "high": _number(figure.high),
        "precision": figure.precision.value,
        "counted": figure.counted,
        "unit": figure.unit,
        "category": figure.category.value,
        "text": figure.span.of(text),
        "certainty": figure.certainty,
    }


def claim_to_json(claim: Claim) -> Json:
    """Return one claim as the contract's object."""
    return {
        "cue": _offsets(claim.cue),
        "claimant": _optional(claim.claimant),
        "resolved": _optional(claim.resolved),
        "entity": claim.entity,
        "content": _offsets(claim.content),
        "stance": claim.stance.value,
        "speech": claim.speech.value,
        "hedge": _optional(claim.hedge),
        "chain": None if claim.chain is None else [_offsets(link) for link in claim.chain],
        "repeats": claim.repeats,
        "figures": list(claim.figures),
        "dates": list(claim.dates),
        "mentions": list(claim.mentions),
        "event": {"date": claim.event.date, "place": claim.event.place},
        "certainty": claim.certainty,
    }


def analysis_from_json(data: Json) -> Analysis:
    """Return the analysis that a contract object holds (numbers may be int, float or Decimal)."""
    return Analysis(
        text_sha256=data["text_sha256"],
        analyser=data["analyser"],
        published=date.fromisoformat(data["published"]) if data["published"] else None,
        published_basis=PublishedBasis(data["published_basis"]),
        parts=tuple(Part(_span(part), PartKind(part["kind"])) for part in data["parts"]),
        mentions=tuple(
            Mention(_span(mention), MentionType(mention["type"]), mention["name"], _certainty(mention))
            for mention in data["mentions"]
        ),
        dates=tuple(DateExpression(_span(found), found["value"], _certainty(found)) for found in data["dates"]),
        figures=tuple(_figure_from_json(figure) for figure in data["figures"]),
        claims=tuple(claim_from_json(claim) for claim in data["claims"]),
    )


def _span(data: Json) -> Span:
    return Span(data["start"], data["end"])


def _optional_span(data: Json | None) -> Span | None:
    return _span(data) if data else None


def _certainty(data: Json) -> Certainty | None:
    return Certainty(data["certainty"]) if data["certainty"] else None


def _exact(value: float | Decimal | None) -> Number | None:
    """Return a JSON number as the exact number that it was written as."""
    if value is None or isinstance(value, int):
        return value
    number = Decimal(str(value))
    return int(number) if number == number.to_integral_value() else number


def _figure_from_json(data: Json) -> Figure:
    return Figure(
        span=_span(data),
        low=_exact(data["low"]),
        high=_exact(data["high"]),
        precision=Precision(data["precision"]),
        category=Category(data["category"]),
        counted=data["counted"],
        unit=data["unit"],
        certainty=_certainty(data),
    )


def claim_from_json(data: Json) -> Claim:
    """Return the claim that a contract object holds."""
    return Claim(
        cue=_span(data["cue"]),
        claimant=_optional_span(data["claimant"]),
        resolved=_optional_span(data["resolved"]),
        content=_span(data["content"]),
        stance=Stance(data["stance"]),
        speech=Speech(data["speech"]),
        entity=data["entity"],
        hedge=_optional_span(data["hedge"]),
        chain=None if data["chain"] is None else tuple(_span(link) for link in data["chain"]),
        repeats=data["repeats"],
        figures=tuple(data["figures"]),
        dates=tuple(data["dates"]),
        mentions=tuple(data["mentions"]),
        event=_event(data.get("event")),
        certainty=_certainty(data),
    )


def _event(data: Json | None) -> ProposedEvent:
    """Return the proposed event; claims kept by earlier versions hold none."""
    return ProposedEvent(data["date"], data["place"]) if data else ProposedEvent()
