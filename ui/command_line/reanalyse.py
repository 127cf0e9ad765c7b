"""`isnad reanalyse`: what an older version read is read anew, and what is now read otherwise is told."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from app.analysis.pipeline import ANALYSER
from app.domain.annotations import DateExpression, Figure
from app.domain.contract import Json, date_to_json, figure_to_json
from app.domain.differences import Differences, Tally
from app.jobs.reanalyse import Reanalysed, outdated, reanalyse
from app.library import Library
from ui.command_line.library import WORTH_PROCESSES, existing_library
from ui.command_line.long_work import processes
from ui.command_line.printable import printable
from ui.command_line.report import value_of, words_of
from ui.command_line.terminal import Sheet, Styled, Terminal


def reanalyse_articles(arguments: argparse.Namespace) -> int:
    """Analyse anew what an older version analysed, and tell what changed; return 1 where an article failed, else 0."""
    with existing_library(arguments) as library:
        many = len(outdated(library)) >= WORTH_PROCESSES
        with processes(wanted=many) as executor:
            report = reanalyse(library, is_dry_run=arguments.dry_run, executor=executor)
        changed = [article for article in report.done if article.differences]
        if arguments.json:
            for article in report.done:
                text = library.articles.document(article.article_id).text
                print(json.dumps(_to_json(article, text), ensure_ascii=False))
        else:
            Terminal(shaped=arguments.shape).print_sheet(_sheet(library, changed))
        for article_id in report.failed:
            print(f"isnad: article {article_id} could not be analysed; it keeps what it has.", file=sys.stderr)
    print(_summary(len(report.done), len(changed), is_dry_run=arguments.dry_run), file=sys.stderr)
    return 1 if report.failed else 0


def _summary(done: int, changed: int, *, is_dry_run: bool) -> str:
    if not done:
        return f"isnad: all articles are as {ANALYSER} reads them."
    articles = "1 article" if done == 1 else f"{done} articles"
    if is_dry_run:
        return f"isnad: {articles} would be analysed anew by {ANALYSER}, {changed} of them read otherwise."
    kept = "Notes, tags, marks and decisions stand as they were."
    return f"isnad: {articles} analysed anew by {ANALYSER}, {changed} of them read otherwise. {kept}"


def _sheet(library: Library, changed: list[Reanalysed]) -> Sheet:
    sheet = Sheet(f"Read otherwise ({len(changed)})", ("id", "names", "dates", "figures", "claims", "title and values"))
    titles = {summary.id: summary.title for summary in library.articles.summaries([a.article_id for a in changed])}
    for article in changed:
        tallies = article.differences.tallies()
        cells = (str(article.article_id), *map(_signed, tallies.values()))
        text = library.articles.document(article.article_id).text
        sheet.add(cells, ((titles.get(article.article_id, ""), "bold"), *_values(article.differences, text)))
    return sheet


def _signed(count: Tally) -> str:
    """Return a tally as «+2 -1 ~3»: added, left out, read otherwise."""
    pairs = (("+", count.added), ("-", count.removed), ("~", count.changed))
    return " ".join(f"{sign}{number}" for sign, number in pairs if number)


def _values(found: Differences, text: str) -> list[Styled]:
    """Return a line for each date and figure whose words have another value now: what a reader must know of."""
    lines: list[Styled] = []
    if found.published:
        old, new = (day.isoformat() if day else "unknown" for day in found.published)
        lines.append((f"published: {old} → {new}", "yellow"))
    for before, after in found.revalued():
        lines.append((f"{_value(before)} → {_value(after)}: {printable(words_of(text, after.span))}", "yellow"))
    return lines


def _value(item: DateExpression | Figure) -> str:
    if isinstance(item, Figure):
        return f"{value_of(item)} {item.category.value}"
    return item.value or "undecided"


def _to_json(article: Reanalysed, text: str) -> Json:
    """Return one article as an object: for each layer what was added, left out and changed, and the changed values."""
    found = article.differences
    return {
        "id": article.article_id,
        "analyser": ANALYSER,
        "published": [day.isoformat() if day else None for day in found.published] if found.published else None,
        **{layer: asdict(count) for layer, count in found.tallies().items()},
        "values": [
            {"before": _item_to_json(before, text), "after": _item_to_json(after, text)}
            for before, after in found.revalued()
        ],
    }


def _item_to_json(item: DateExpression | Figure, text: str) -> Json:
    return figure_to_json(item, text) if isinstance(item, Figure) else date_to_json(item, text)
