"""Changes to the open article: an article that is not in the library yet is stored first, then the change applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.annotations import Claim
from app.domain.changes import Changes
from app.domain.reading import ClaimCard, Reading
from app.domain.records import Highlight, Orphan, ReviewedClaim, Target, TargetKind
from app.domain.span import Span
from app.errors import BugError
from app.library import Library
from ui.desktop.open_article import OpenArticle
from ui.desktop.style import HIGHLIGHT_COLORS
from ui.desktop.tasks import Tasks

ArticleChange = Callable[[Library, int], Changes | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note or tag is about: bare words, a highlight, a claim's card, an orphan, or else the article itself."""

    words: Span | None = None
    highlight: Highlight | None = None
    card: ClaimCard | None = None
    orphan: Orphan | None = None


class Keeping:
    """Applies changes to the article on screen."""

    def __init__(self, tasks: Tasks, article: OpenArticle) -> None:
        self._tasks = tasks
        self._article = article

    def apply(self, change: ArticleChange) -> None:
        """Change the open article; do nothing where none is open."""
        reading = self._article.reading
        if reading is None:
            return
        if reading.article_id is not None:
            article_id = reading.article_id
            self._tasks.write(lambda library: change(library, article_id))
            return
        self._tasks.read(lambda library: stored(library, reading), lambda added: self._stored(added, change))

    def _stored(self, added: tuple[int, Changes], change: ArticleChange) -> None:
        article_id, changes = added
        self._tasks.changed.emit(changes)
        # It is kept because it is being read.
        self._tasks.write(lambda library: library.articles.set_read(article_id, True))
        self._tasks.write(lambda library: change(library, article_id), lambda _: self._article.open(article_id))


def stored(library: Library, reading: Reading) -> tuple[int, Changes]:
    """Put an article into the library; return its id and what changed."""
    added = library.articles.take_in(reading.document, reading.analysis)
    return added.article_id, added.changes


def attachable(library: Library, article_id: int, subject: Subject) -> Target | Claim:
    """Return what a note or tag on `subject` hangs on; words are highlighted for it first."""
    if subject.words is not None:
        made = library.highlights.add(article_id, subject.words, HIGHLIGHT_COLORS[0]).created
        if made is None:
            raise BugError("a new highlight has no id")
        return Target(TargetKind.HIGHLIGHT, made)
    if subject.highlight is not None:
        return Target(TargetKind.HIGHLIGHT, subject.highlight.id)
    if subject.card is not None:
        return subject.card.claim
    return orphan_target(subject.orphan, article_id) if subject.orphan else Target(TargetKind.ARTICLE, article_id)


def orphan_target(orphan: Orphan, article_id: int) -> Target:
    """Return what notes on an orphan hang on: the mark itself; a name bears none, so the article."""
    match orphan.record:
        case Highlight(id=id_):
            return Target(TargetKind.HIGHLIGHT, id_)
        case ReviewedClaim(id=id_):
            return Target(TargetKind.CLAIM, id_)
        case _:
            return Target(TargetKind.ARTICLE, article_id)
