"""`isnad search`: the articles that a query finds, each with the place in its own letters."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from app.library import Order, SearchHit
from app.library.lists import RANKED
from app.library.searching.query import parse
from ui.command_line.arguments import wrong_call
from ui.command_line.article_json import summary_to_json
from ui.command_line.library import existing_library
from ui.command_line.printable import printable
from ui.command_line.terminal import Sheet, Terminal


def search_articles(arguments: argparse.Namespace) -> int:
    """Print what a query finds; return 2 where it can't be understood."""
    words = " ".join(arguments.query)
    query = parse(words, is_typing=False)
    if query.problems:
        return wrong_call(arguments, str(query.problems[0]))
    with existing_library(arguments) as library:
        order = Order(arguments.sort)
        hits = library.search.hits(query, limit=arguments.limit, order=order)
        is_in_part = order is Order.RELEVANCE and library.articles.is_ranked_in_part(query=query)
    if arguments.json:
        print(json.dumps([_to_json(hit) for hit in hits], ensure_ascii=False))
        return 0
    if is_in_part:
        told = "the newest of them and older ones with the words in their title are ranked, the others follow by date"
        print(f"isnad: more than {RANKED:,} articles match: {told}.", file=sys.stderr)
    if not hits:
        print(f"isnad: no article holds «{printable(words)}».", file=sys.stderr)
    sheet = Sheet(f"Found ({len(hits)})", ("id", "title and place"))
    for hit in hits:
        sheet.add((str(hit.article_id),), ((hit.title, "bold"), (" ".join(hit.snippet.split()), "")))
    Terminal(shaped=arguments.shape).print_sheet(sheet)
    return 0


def _to_json(hit: SearchHit) -> dict[str, Any]:
    """Return a hit as `--json` prints it; `hits` are the matching words as [start, end) code points of the snippet."""
    return summary_to_json(hit.summary) | {
        "snippet": hit.snippet,
        "hits": [[mark.start, mark.end] for mark in hit.marks],
    }
