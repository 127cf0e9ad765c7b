"""A report as JSON: everything, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from app.export.report import Report, ReportClaim, ReportDate, ReportFigure

FORMAT = "isnad-export"
VERSION = 1


def to_json(report: Report) -> bytes:
    """Return the report as UTF-8 JSON; offsets count code points, bounds are numbers or null."""
    articles: list[dict[str, Any]] = []
    for article in report.articles:
        data = asdict(article)
        data["claims"] = [_claim(claim) for claim in article.claims]
        articles.append(data)
    whole: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "offset_unit": "code point",
        "sources": report.sources,
    }
    whole["articles"] = articles
    return (json.dumps(whole, ensure_ascii=False, indent=2, default=_plain) + "\n").encode("utf-8", "surrogatepass")


def _claim(claim: ReportClaim) -> dict[str, Any]:
    return asdict(claim) | {
        "who": claim.who,
        "figures": [_figure(figure) for figure in claim.figures],
        "dates": [_date(found) for found in claim.dates],
        "event_date": _date(claim.event_date) if claim.event_date else None,
    }


def _date(found: ReportDate) -> dict[str, Any]:
    return asdict(found.quote) | {"value": found.value, "certainty": found.certainty}


def _figure(found: ReportFigure) -> dict[str, Any]:
    figure = found.figure
    return asdict(found.quote) | {
        "low": figure.low,
        "high": figure.high,
        "precision": figure.precision.value,
        "counted": figure.counted,
        "unit": figure.unit,
        "category": figure.category.value,
        "certainty": figure.certainty.value if figure.certainty else None,
    }


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no place in an export")
