"""`isnad tag`, `untag` and `note`: what a reader attaches to an article, without a window."""

from __future__ import annotations

import argparse
import json

from app.domain.records import Target, TargetKind
from app.domain.span import Span
from app.errors import UserError
from app.library import Library, Verb
from app.text.places import places_of
from ui.command_line.library import existing_library
from ui.command_line.printable import printable

HIGHLIGHT = "yellow"
"""The colour in which a note's words are marked, as in the window."""


def tag_article(arguments: argparse.Namespace) -> int:
    """Attach tags to an article, all in one step of the history."""
    article = Target(TargetKind.ARTICLE, arguments.id)
    with existing_library(arguments) as library:
        with library.together(Verb.ATTACH_TAG):
            for name in arguments.tag:
                library.tags.attach(arguments.id, article, name)
        _tell_tags(library, arguments)
    return 0


def untag_article(arguments: argparse.Namespace) -> int:
    """Take tags off an article, all in one step of the history."""
    article = Target(TargetKind.ARTICLE, arguments.id)
    with existing_library(arguments) as library:
        with library.together(Verb.DETACH_TAG):
            for name in arguments.tag:
                if not library.tags.detach(arguments.id, article, name):
                    raise UserError("Article {id} has no tag «{name}».", id=arguments.id, name=name)
        _tell_tags(library, arguments)
    return 0


def _tell_tags(library: Library, arguments: argparse.Namespace) -> None:
    names = [
        tagging.tag.name
        for tagging in library.articles.reading(arguments.id).taggings
        if tagging.target.kind is TargetKind.ARTICLE
    ]
    if arguments.json:
        print(json.dumps({"id": arguments.id, "tags": names}, ensure_ascii=False))
    else:
        print(f"{arguments.id}\t{printable(' · '.join(names))}")


def write_note(arguments: argparse.Namespace) -> int:
    """Write a note on an article, or on words of it, which are highlighted for it."""
    with existing_library(arguments) as library:
        span = _place(library, arguments) if arguments.quote is not None else None
        with library.together(Verb.ADD_NOTE):
            target = Target(TargetKind.ARTICLE, arguments.id)
            if span is not None:
                highlight = library.highlights.add(arguments.id, span, HIGHLIGHT).created
                target = Target(TargetKind.HIGHLIGHT, highlight or 0)
            note = library.notes.add(arguments.id, target, arguments.text).created
    if arguments.json:
        place = {"start": span.start, "end": span.end} if span else None
        print(json.dumps({"id": arguments.id, "note": note, "place": place}))
    else:
        print(f"{arguments.id}\tnote {note}{f' at {span.start}-{span.end}' if span else ''}")
    return 0


def _place(library: Library, arguments: argparse.Namespace) -> Span:
    """Return the one place of the words quoted. Raise UserError where there is none, or more than one."""
    places = places_of(library.articles.document(arguments.id).text, arguments.quote)
    if not places:
        raise UserError("The words «{words}» don't stand in article {id}.", words=arguments.quote, id=arguments.id)
    if len(places) > 1:
        raise UserError(
            "The words «{words}» stand in article {id} {count} times. Quote more of what stands around them.",
            words=arguments.quote,
            id=arguments.id,
            count=len(places),
        )
    return places[0]
