"""A report as CSV: one row a highlight, claim, marked name or noted article; opens in Excel with its Arabic whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from app.domain.annotations import Certainty
from app.export.report import ArticleReport, Quote, Report, ReportClaim, ReportDate, ReportFigure, ReportNote

Cell = str | int | None
Row = dict[str, Cell]

COLUMNS = (
    "article", "story", "title", "outlet", "author", "published", "published_basis", "url", "file", "file_sha256",
    "text_sha256",
    "kind", "id", "quote", "start", "end", "prefix", "suffix", "color", "type", "name",
    "who", "claimant", "cue", "stance", "speech", "state", "certainty", "figures", "dates", "places",
    "event_date", "event_place", "chain", "hedge", "repeated", "alike", "otherwise", "tags", "notes",
)  # fmt: skip

# A spreadsheet takes a cell that begins so for a formula, full-width forms among them.
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
_CONTROL_STARTS = ("\t", "\r", "\n")
_SEPARATOR = "; "
_CHAIN = " ← "


def to_csv(report: Report) -> bytes:
    """Return the report as UTF-8 with a byte order mark and CRLF line ends.

    No cell can run as a formula: text that begins like one is led by an apostrophe.
    """
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, COLUMNS, restval="")
    writer.writeheader()
    for article in report.articles:
        for row in _rows(article):
            writer.writerow({column: _harmless(cell) for column, cell in row.items()})
    return stream.getvalue().encode("utf-8-sig")


def _harmless(cell: Cell) -> Cell:
    if isinstance(cell, str) and (cell.lstrip().startswith(_FORMULA_STARTS) or cell.startswith(_CONTROL_STARTS)):
        return "'" + cell
    return cell


def _rows(article: ArticleReport) -> Iterator[Row]:
    facts = _facts(article)
    if article.notes or article.tags:
        yield facts | {"kind": "article", "id": article.id} | _remarks(article.notes, article.tags)
    for highlight in article.highlights:
        yield (
            facts
            | {"kind": "highlight", "id": highlight.id}
            | _where(highlight.quote)
            | {"prefix": highlight.prefix, "suffix": highlight.suffix, "color": highlight.color}
            | _remarks(highlight.notes, highlight.tags)
        )
    for name in article.names:
        yield facts | {"kind": "name", "id": name.id, "type": name.type, "name": name.name} | _where(name.quote)
    for claim in article.claims:
        yield facts | _claim(claim)
    for orphan in article.orphans:
        yield (
            facts
            | {"kind": "orphan", "id": orphan.id, "type": orphan.kind, "quote": orphan.text}
            | {"prefix": orphan.prefix, "suffix": orphan.suffix}
            | _remarks(orphan.notes, orphan.tags)
        )


def _facts(article: ArticleReport) -> Row:
    return {
        "article": article.id,
        "story": article.story,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "published_basis": article.published_basis,
        "url": article.url,
        "file": article.file,
        "file_sha256": article.file_sha256,
        "text_sha256": article.text_sha256,
    }


def _where(quote: Quote) -> Row:
    return {"quote": quote.text, "start": quote.start, "end": quote.end}


def _remarks(notes: tuple[ReportNote, ...], tags: tuple[str, ...]) -> Row:
    told = dict.fromkeys([*tags, *(tag for note in notes for tag in note.tags)])
    return {"tags": _SEPARATOR.join(told), "notes": "\n\n".join(note.text for note in notes)}


def _claim(claim: ReportClaim) -> Row:
    return (
        {"kind": "claim", "id": claim.id}
        | _where(claim.content)
        | {
            "who": claim.who,
            "claimant": claim.claimant.text if claim.claimant else None,
            "cue": claim.cue.text,
            "stance": claim.stance,
            "speech": claim.speech,
            "state": claim.state,
            "certainty": claim.certainty,
            "figures": _SEPARATOR.join(_counted(figure) for figure in claim.figures),
            "dates": _SEPARATOR.join(_dated(found) for found in claim.dates),
            "places": _SEPARATOR.join(claim.places),
            "event_date": _dated(claim.event_date) if claim.event_date else None,
            "event_place": claim.event_place,
            "chain": _CHAIN.join(link.text for link in claim.chain),
            "hedge": claim.hedge.text if claim.hedge else None,
            "repeated": claim.repeated,
            "alike": _SEPARATOR.join(copy.name for copy in claim.alike),
            "otherwise": _SEPARATOR.join(f"{told.name}: {told.content}" for told in claim.otherwise),
        }
        | _remarks(claim.notes, claim.tags)
    )


def _counted(found: ReportFigure) -> str:
    figure = found.figure
    told = ", ".join([figure.category, *_doubt(figure.certainty)])
    return f"{found.quote.text} = {_bounds(figure.low, figure.high)} ({told})"


def _dated(found: ReportDate) -> str:
    words = f"{found.quote.text} = {found.value}" if found.value else found.quote.text
    return " ".join([words, *(f"({word})" for word in _doubt(found.certainty))])


def _doubt(certainty: str | None) -> list[str]:
    """Return the word for an item that the program is unsure of; the others have none."""
    return [certainty] if certainty == Certainty.UNSURE else []


def _bounds(low: object, high: object) -> str:
    """Return a figure's bounds as «low..high», one number where they are the same, nothing on an open side."""
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
