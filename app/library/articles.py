"""The articles of the library: taking them in, reading them, their list, their facts, and the bin."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.annotations import Analysis
from app.domain.changes import Changes, Kind
from app.domain.document import Document, PublishedBasis
from app.domain.reading import Reading
from app.domain.records import ArticleSummary
from app.errors import BugError, NotFoundError
from app.library import lists
from app.library.database import Database, Row, storable, timestamp
from app.library.exchange.disagreements import load_disagreements
from app.library.history import Journal, Verb
from app.library.lists import Filter, Order, View
from app.library.marks.loaded import load_claims, load_highlights, load_names, load_orphans
from app.library.marks.notes import load_notes
from app.library.marks.tags import load_taggings
from app.library.safekeeping import purge
from app.library.searching import index
from app.library.searching.query import Query, parse
from app.library.searching.words import other_forms, searchable, searchable_with_forms
from app.library.stories import groups as story_groups
from app.library.stories.claims import StoryClaims
from app.library.texts import analyses
from app.library.texts.analyses import Edition
from app.library.texts.documents import find_article, load_document, load_text, missing_article, store_document
from app.library.texts.editions import is_left, keep_offer, offered_edition, other_edition


@dataclass(frozen=True, slots=True)
class Added:
    """What came of taking an article in; `was_restored` tells that it lay in the bin and was brought back.

    `offered` is the document of a text that the article did not have: it came from the same place as the article's own
    and waits to be taken (`Editions.take`).
    """

    article_id: int
    was_known: bool
    changes: Changes
    was_restored: bool = False
    offered: int | None = None


class Articles:
    """The articles, each with its document, its analysis and what the reader made of it."""

    def __init__(self, database: Database, journal: Journal, sweep: Callable[[], None]) -> None:
        self._database = database
        self._journal = journal
        self._sweep = sweep
        self._story_claims = StoryClaims(database)

    def add(self, document: Document, analysis: Analysis) -> Added:
        """Take an article in with its analysis, unless it is there already.

        An article with the same original bytes or the same text is the same: it is left as it is, with all that the
        reader made of it; from the bin it is brought back. A changed text from the same address or file is kept
        beside the article's own and offered.
        """
        analyses.check(analysis, document.text_sha256)
        with self._journal.step(Verb.ADD_ARTICLE) as step:
            # Looked for inside the transaction, so that two programs can't both add it.
            known = find_article(self._database, document) or keep_offer(self._database, document, analysis)
            if known is None:
                step.created = self._add_new(document, analysis)
                if brought_together := story_groups.recognise(self._database, step.created):
                    step.kinds.add(Kind.STORIES)
                    step.articles.update(brought_together)
        if known is None:
            return Added(_certain(step.created), was_known=False, changes=step.changes)
        restored = self.restore([known])
        changes, offered = restored or step.changes, other_edition(self._database, known, document)
        return Added(known, was_known=True, changes=changes, was_restored=bool(restored), offered=offered)

    def add_again(self, original_sha256: str) -> Added:
        """Return the article that was read from these very bytes, brought back from the bin. Raise NotFoundError."""
        known = self._database.value(
            "SELECT a.id FROM documents d JOIN articles a ON a.document_id = d.id WHERE d.original_sha256 = ?"
            " ORDER BY a.deleted_at IS NOT NULL, a.id LIMIT 1",
            [original_sha256],
        )
        if known is None:
            raise NotFoundError("The article has gone from the library.")
        restored = self.restore([known])
        return Added(known, was_known=True, changes=restored, was_restored=bool(restored))

    def take_in(self, document: Document, analysis: Analysis) -> Added:
        """Take one article in, as `add` does, and make a step of the history of it where it is new."""
        added = self.add(document, analysis)
        if not added.was_known:
            self.took_in([added.article_id])
        return added

    def took_in(self, ids: Iterable[int]) -> Changes:
        """Make one step of the history of new articles that the person took in together: undo puts them into the bin.

        Each was safe on disk as it came; where the work ends before this is called, they stay, and undo knows nothing
        of them.
        """
        with self._journal.step(Verb.TAKE_IN) as step:
            self._database.execute(
                # As though they had just come out of the bin, as they stand by now.
                "INSERT INTO changes (step_id, table_name, row_id, article_id, before, after)"
                " SELECT :step, c.table_name, c.row_id, c.article_id, json_set(c.after, '$.deleted_at', :now), c.after"
                " FROM json_each(:ids) AS new JOIN articles a ON a.id = new.value AND a.deleted_at IS NULL"
                " JOIN changes c ON c.id = (SELECT max(id) FROM changes WHERE article_id = a.id"
                " AND table_name = 'articles')"
                " WHERE c.after IS NOT NULL ORDER BY c.id",
                {"step": self._journal.open_step, "now": timestamp(), "ids": json.dumps(list(ids))},
            )
        return step.changes

    def originals_at(self, locations: Sequence[str]) -> dict[str, str]:
        """Return the SHA-256 of the bytes that an article was read from at each of these places, where one was."""
        rows = self._database.rows(
            "SELECT d.path, d.original_sha256 FROM json_each(?) AS wanted JOIN documents d ON d.path = wanted.value"
            " JOIN articles a ON a.document_id = d.id ORDER BY a.deleted_at IS NULL, a.id",
            [json.dumps(locations)],
        )
        return {row["path"]: row["original_sha256"] for row in rows}

    def _add_new(self, document: Document, analysis: Analysis) -> int:
        document_id = store_document(self._database, document)
        facts = self._database.rows("SELECT title, outlet, author, opening FROM documents WHERE id = ?", [document_id])[
            0
        ]
        opening = facts.pop("opening")
        article_id = self._database.insert(
            "articles", {"document_id": document_id, "added": timestamp()} | facts | _published_columns(analysis)
        )
        analyses.store(self._database, Edition(article_id, document_id, document.text), analysis)
        body = searchable(document.text)
        title = searchable_with_forms(facts["title"] or opening)
        texts = {"title": title, "notes": "", "tags": "", "body": body, "forms": other_forms(body)}
        index.put(self._database, article_id, texts)
        return article_id

    def find(self, document: Document) -> int | None:
        """Return the article with the same original bytes or the same text, be it in the bin, None where none is."""
        return find_article(self._database, document)

    def document(self, article_id: int, *, as_stated: bool = False) -> Document:
        """Return an article's document with the facts as edited, or `as_stated` by its file.

        Its date is never an inferred one, so that `analyse(document)` works it out anew. Raise NotFoundError.
        """
        return load_document(self._database, article_id, as_stated=as_stated)

    def analysis(self, article_id: int) -> Analysis:
        """Return the analysis that goes with the article's publication date. Raise NotFoundError."""
        return analyses.load(self._database, article_id)

    def analysers(self) -> list[tuple[int, str]]:
        """Return each article outside the bin with the version that analysed it, newest first."""
        return analyses.analysers(self._database)

    def reading(self, article_id: int) -> Reading:
        """Return an article with everything known of it. Raise NotFoundError."""
        with self._database.snapshot():
            document, analysis = self.document(article_id), self.analysis(article_id)
            reviewed = load_claims(self._database, article_id)
            claims = (*analysis.claims, *(kept.claim for kept in reviewed))
            offered = offered_edition(self._database, article_id)
            return Reading(
                article_id=article_id,
                document=document,
                analysis=analysis,
                highlights=load_highlights(self._database, article_id),
                notes=load_notes(self._database, article_id),
                taggings=load_taggings(self._database, article_id),
                name_marks=load_names(self._database, article_id),
                reviewed_claims=reviewed,
                orphans=load_orphans(self._database, article_id),
                offered=offered,
                is_offer_declined=is_left(self._database, offered),
                is_starred=bool(self._database.value("SELECT is_starred FROM articles WHERE id = ?", [article_id])),
                story=story_groups.members(self._database, article_id)[0],
                copies=self._story_claims.copies(article_id),
                elsewhere=self._story_claims.elsewhere(article_id, document.text, analysis, claims),
                disagreements=load_disagreements(self._database, article_id),
            )

    def ids(
        self,
        *,
        view: View = View.ALL,
        tag: str | None = None,
        outlet: str | None = None,
        query: str | Query = "",
        order: Order = Order.NEWEST,
        limit: int | None = None,
    ) -> list[int]:
        """Return the ids of the article list's rows in order, the first `limit` of them; all that is asked must hold.

        `tag` is in any spelling, on anything of the article; `query` is what `app.library.searching.query` understands:
        one with problems finds nothing.
        """
        asked = parse(query) if isinstance(query, str) else query
        return lists.list_ids(self._database, view, Filter(tag, outlet, asked, limit), order)

    def is_ranked_in_part(
        self, *, view: View = View.ALL, tag: str | None = None, outlet: str | None = None, query: Query
    ) -> bool:
        """Tell whether a list by relevance has too many matches to rank them all: see `lists.RANKED`."""
        return lists.is_ranked_in_part(self._database, view, Filter(tag, outlet, query))

    def summaries(self, ids: Sequence[int]) -> list[ArticleSummary]:
        """Return a line on each of the articles in the order asked for; ids that are not there are left out."""
        return lists.summaries(self._database, ids)

    def outlets(self) -> list[tuple[str, int]]:
        """Return each outlet with the number of its articles, the most frequent first."""
        return lists.outlets(self._database)

    def counts(self) -> Mapping[View, int]:
        """Return the number of articles in each view."""
        return lists.counts(self._database)

    def store_analysis(self, article_id: int, analysis: Analysis) -> Changes:
        """Keep a new analysis; nothing that the reader made or decided is touched.

        A publication date is only the person's to give or take back (`set_published`): an analysis for one that was
        given or taken back meanwhile is kept beside the one that counts.
        """
        given = PublishedBasis.GIVEN
        with self._journal.step(Verb.STORE_ANALYSIS) as step:
            self._store(article_id, analysis)
            if analysis.published_basis is not given and self._row(article_id)["published_basis"] != given.value:
                self._database.update("articles", article_id, _published_columns(analysis))
        return step.changes

    def set_published(self, article_id: int, day: date | None, analysis: Analysis) -> Changes:
        """Set the publication date that the person gives, None to take theirs back.

        `analysis` is the article's, made anew for that date: of `document(id)` with `published=day`, or of
        `document(id, as_stated=True)` where the day is None.
        """
        is_given = analysis.published_basis is PublishedBasis.GIVEN
        if analysis.published != day if day else is_given:
            raise BugError("the analysis is for another publication date")
        with self._journal.step(Verb.SET_PUBLISHED) as step:
            self._store(article_id, analysis)
            self._database.update("articles", article_id, _published_columns(analysis))
        return step.changes

    def _store(self, article_id: int, analysis: Analysis) -> None:
        row = self._row(article_id)
        analyses.check(analysis, row["text_sha256"])
        text = load_text(self._database, article_id)
        analyses.store(self._database, Edition(article_id, row["document_id"], text), analysis)

    def set_read(self, article_id: int, is_read: bool) -> Changes:
        """Note that the article was read just now, or mark it unread; no step of the history."""
        verb = Verb.MARK_READ if is_read else Verb.MARK_UNREAD
        with self._database.transaction():
            changed = self._database.execute(
                "UPDATE articles SET read_at = :at WHERE id = :id AND (read_at IS NOT NULL OR :at IS NOT NULL)",
                {"at": timestamp() if is_read else None, "id": article_id},
            )
        return Changes(verb, frozenset({Kind.ARTICLES}), frozenset({article_id})) if changed else Changes(verb)

    def set_starred(self, article_id: int, is_starred: bool) -> Changes:
        """Give the article a star or take it."""
        with self._journal.step(Verb.STAR_ARTICLE if is_starred else Verb.UNSTAR_ARTICLE) as step:
            self._row(article_id)
            self._database.update("articles", article_id, {"is_starred": int(is_starred)})
        return step.changes

    def edit_facts(
        self, article_id: int, *, title: str | None = None, outlet: str | None = None, author: str | None = None
    ) -> Changes:
        """Change what is known of the article; None leaves a fact alone, "" empties it. The document stays as it is."""
        edited = {"title": title, "outlet": outlet, "author": author}
        columns = {name: storable(value.strip()) or None for name, value in edited.items() if value is not None}
        with self._journal.step(Verb.EDIT_FACTS) as step:
            self._row(article_id)
            self._database.update("articles", article_id, columns)
        return step.changes

    def delete(self, ids: Iterable[int]) -> Changes:
        """Put articles into the bin, with everything that hangs on them."""
        return self._move(Verb.DELETE_ARTICLES, ids, timestamp())

    def restore(self, ids: Iterable[int]) -> Changes:
        """Bring articles back from the bin."""
        return self._move(Verb.RESTORE_ARTICLES, ids, None)

    def _move(self, verb: Verb, ids: Iterable[int], deleted_at: str | None) -> Changes:
        with self._journal.step(verb) as step:
            for article_id in ids:
                self._database.execute(
                    "UPDATE articles SET deleted_at = :at WHERE id = :id AND (deleted_at IS NULL) = (:at IS NOT NULL)",
                    {"at": deleted_at, "id": article_id},
                )
        return step.changes

    def empty_bin(self) -> Changes:
        """Delete the articles in the bin for good, as `purge` does; this can't be undone."""
        return self._purge(Verb.EMPTY_BIN, lambda: purge.binned(self._database))

    def purge(self, ids: Sequence[int]) -> Changes:
        """Delete articles for good: with all on them, out of originals, index, history and Isnad's own backups.

        This can't be undone; the history keeps a tombstone without words. Raise NotFoundError where one is not there.
        """

        def those_asked_for() -> list[int]:
            for article_id in ids:
                self._row(article_id)
            return list(dict.fromkeys(ids))

        return self._purge(Verb.PURGE_ARTICLES, those_asked_for)

    def _purge(self, verb: Verb, find: Callable[[], list[int]]) -> Changes:
        with self._journal.step(verb) as step:
            if ids := find():
                purge.purge(self._database, ids, self._journal.open_step)
                step.articles.update(ids)
                step.kinds.update(Kind)
        self._sweep()
        return step.changes

    def every_id(self) -> list[int]:
        """Return the ids of all articles, those in the bin among them."""
        return self._database.column("SELECT id FROM articles")

    def _row(self, article_id: int) -> Row:
        row = self._database.row(
            "SELECT a.*, d.text_sha256 FROM articles a JOIN documents d ON d.id = a.document_id WHERE a.id = ?",
            [article_id],
        )
        if row is None:
            raise missing_article(article_id)
        return row


def _published_columns(analysis: Analysis) -> Row:
    return {
        "published": analysis.published.isoformat() if analysis.published else None,
        "published_basis": analysis.published_basis.value,
    }


def _certain(article_id: int | None) -> int:
    if article_id is None:
        raise BugError("an added article has an id")
    return article_id
