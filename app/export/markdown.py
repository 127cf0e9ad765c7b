"""A report as Markdown: for reading, printing and a notes program; Arabic articles are set right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.annotations import Certainty
from app.export.labels import Labels
from app.export.report import (
    ArticleReport,
    Quote,
    Report,
    ReportClaim,
    ReportDate,
    ReportFigure,
    ReportHighlight,
    ReportNote,
    ReportOrphan,
)

# What Markdown would take for mark-up, or HTML, in words that are only quoted.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LIST_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def to_markdown(report: Report, labels: Labels) -> bytes:
    """Return the report as UTF-8 Markdown with labels in the reader's language."""
    lines = [*_sources(report, labels), *(line for article in report.articles for line in _article(article, labels))]
    return ("\n".join(lines) + "\n").encode()


def _sources(report: Report, labels: Labels) -> Iterator[str]:
    """Yield how many sources the articles are, where copies of one report are among them."""
    if report.sources < len(report.articles):
        direction, counts = labels["direction"], (len(report.articles), report.sources)
        line = f"{labels['articles']}: {counts[0]}{labels['comma']}{labels['sources']}: {counts[1]}"
        yield from (f'<div dir="{direction}">', "", line, "", "</div>", "")


def _escaped(text: str) -> str:
    return _LIST_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def _in_line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _article(article: ArticleReport, labels: Labels) -> Iterator[str]:
    direction = "rtl" if article.is_right_to_left else "ltr"
    yield from (f'<div dir="{direction}">', "", f"# {_in_line(article.title or article.file)}", "")
    yield from _facts(article, labels)
    if article.tags:
        yield from (_tags(article.tags, labels), "")
    yield from _note_blocks(article.notes, labels)
    if article.highlights:
        yield from (f"## {labels['highlights']}", "")
        for highlight in article.highlights:
            yield from _highlight(highlight, labels)
    if article.names:
        yield from (f"## {labels['names']}", "")
        for name in article.names:
            yield f"- {_in_line(name.name)} ({labels[name.type]}) {_place(name.quote)}"
        yield ""
    if article.claims:
        yield from (f"## {labels['claims']}", "")
        for claim in article.claims:
            yield from _claim(claim, labels)
    if article.orphans:
        yield from (f"## {labels['orphans']}", "")
        for orphan in article.orphans:
            yield from _orphan(orphan, labels)
    yield from ("</div>", "")


def _facts(article: ArticleReport, labels: Labels) -> Iterator[str]:
    published = f"{article.published} ({labels[article.published_basis]})" if article.published else None
    facts = {
        "outlet": article.outlet,
        "author": article.author,
        "published": published,
        "url": article.url,
        "file": article.file,
        "copies": labels["comma"].join(f"{copy.name} ({copy.article})" for copy in article.copies),
    }
    for key, value in facts.items():
        if value:
            yield f"- {labels[key]}: {_in_line(value)}"
    yield f"- {labels['file_sha256']}: `{article.file_sha256}`"
    yield f"- {labels['text_sha256']}: `{article.text_sha256}`"
    yield ""


def _place(quote: Quote) -> str:
    """Return the offsets as code, set left to right so that the numbers stay in order."""
    return f"`{quote.start}-{quote.end}`"


def _quoted(text: str) -> Iterator[str]:
    for line in text.splitlines() or [""]:
        yield f"> {_escaped(line)}".rstrip()


def _tags(tags: tuple[str, ...], labels: Labels) -> str:
    return f"{labels['tags']}: " + labels["comma"].join(_in_line(tag) for tag in tags)


def _note_blocks(notes: tuple[ReportNote, ...], labels: Labels) -> Iterator[str]:
    """Yield each note as paragraphs; a note is the reader's own Markdown and stays as typed, but for raw HTML."""
    for note in notes:
        yield from (note.text.replace("<", "\\<"), "")
        if note.tags:
            yield from (_tags(note.tags, labels), "")


def _orphan(orphan: ReportOrphan, labels: Labels) -> Iterator[str]:
    yield from (*_quoted(orphan.text), "")
    if orphan.tags:
        yield from (_tags(orphan.tags, labels), "")
    yield from _note_blocks(orphan.notes, labels)


def _highlight(highlight: ReportHighlight, labels: Labels) -> Iterator[str]:
    yield from _quoted(highlight.quote.text)
    yield from ("", f"{_place(highlight.quote)}", "")
    if highlight.tags:
        yield from (_tags(highlight.tags, labels), "")
    yield from _note_blocks(highlight.notes, labels)


def _counted(found: ReportFigure, labels: Labels) -> str:
    return _told(found.quote, _doubt(found.figure.certainty, labels), labels)


def _dated(found: ReportDate, labels: Labels) -> str:
    return _told(found.quote, [*([found.value] if found.value else []), *_doubt(found.certainty, labels)], labels)


def _told(quote: Quote, remarks: list[str], labels: Labels) -> str:
    words = _in_line(quote.text)
    return f"{words} ({labels['comma'].join(remarks)})" if remarks else words


def _doubt(certainty: str | None, labels: Labels) -> list[str]:
    """Return the words for what the program is unsure of; what it is surer of needs none."""
    return [labels["unsure"]] if certainty == Certainty.UNSURE else []


def _claim(claim: ReportClaim, labels: Labels) -> Iterator[str]:
    who = _in_line(claim.who) if claim.who else labels["unnamed"]
    judged = labels["comma"].join((labels[claim.stance], labels[claim.state], *_doubt(claim.certainty, labels)))
    yield from (f"### {who}: {_in_line(claim.cue.text)} ({judged})", "")
    yield from _quoted(claim.content.text)
    yield from ("", _place(claim.content), "")
    details = {
        "figures": labels["comma"].join(_counted(figure, labels) for figure in claim.figures),
        "dates": labels["comma"].join(_dated(found, labels) for found in claim.dates),
        "places": labels["comma"].join(_in_line(place) for place in claim.places),
        "event_date": _dated(claim.event_date, labels) if claim.event_date else "",
        "event_place": _in_line(claim.event_place or ""),
        "chain": " ← ".join(_in_line(link.text) for link in claim.chain),
        "hedge": _in_line(claim.hedge.text) if claim.hedge else "",
        "repeated": str(claim.repeated) if claim.repeated else "",
        "alike": labels["comma"].join(_in_line(copy.name) for copy in claim.alike),
        "otherwise": labels["comma"].join(
            f"{_in_line(told.name)} «{_in_line(told.content)}»" for told in claim.otherwise
        ),
    }
    lines = [f"- {labels[key]}: {value}" for key, value in details.items() if value]
    if lines:
        yield from (*lines, "")
    if claim.tags:
        yield from (_tags(claim.tags, labels), "")
    yield from _note_blocks(claim.notes, labels)
