"""Carries articles with all that hangs on them from one library into another: the one way for exporting and merging.

The rules, when the other library has the article already:

- An article is the same where its original bytes or its text are the same, be it an earlier text.
- Notes, highlights and tags of both stand; what is equal (the same words on the same thing, the same place and colour,
  the same folded path) is there once. So taking a library in twice changes nothing, and of two libraries each holds the
  same after taking the other in.
- Where one alone can stand (title, outlet, author, date, a decision on a claim, the kind of a name, a tag's colour, a
  story), what is untouched here takes the other's. What was decided here stays, and what the other says is kept as a
  disagreement, to be read and settled.
- Another text of the article is kept beside the one here, and offered where it is newer. A star comes over; what was
  read is each reader's own, and comes with new articles alone.
- What lies in the bin there is not carried. What lies in the bin here stays there, with what the other adds to it; what
  was purged here and had been in both libraries does not come back.
- What was deleted here and is there still comes back: a library keeps no list of what it does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from app.library.database import Database
from app.library.exchange.facts import merge_facts
from app.library.exchange.findings import Findings
from app.library.exchange.marks import Marks
from app.library.exchange.stories import bring_stories
from app.library.exchange.tags import bring_tags
from app.library.exchange.texts import Carried, Texts, readable
from app.library.history import Journal, Step, Verb

_SEARCH = ("name", "query", "sorted_by")
_TITLE = "SELECT coalesce(a.title, d.opening) FROM articles a JOIN documents d ON d.id = a.document_id WHERE a.id = ?"


class StoppedError(Exception):
    """The person ended the work; all of it is taken back."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Hears how many of how many articles are done, and says whether to go on."""

    on_progress: Callable[[int, int], None] = lambda _done, _total: None
    is_cancelled: Callable[[], bool] = lambda: False

    def tell(self, done: int, total: int) -> None:
        """Tell how far the work is. Raise StoppedError where the person ended it."""
        self.check()
        self.on_progress(done, total)

    def check(self) -> None:
        """Raise StoppedError where the person ended the work."""
        if self.is_cancelled():
            raise StoppedError


UNWATCHED = Watch()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the articles, the titles of those left out as they were purged here, and the named step."""

    carried: Sequence[Carried]
    left_out: Sequence[str]
    findings: Findings
    step: Step


@dataclass(frozen=True, slots=True)
class Way:
    """From which library into which, `ids` those of the articles to carry, None for all with tags and searches."""

    source: Database
    target: Database
    journal: Journal
    ids: Sequence[int] | None = None

    def carry(self, verb: Verb, findings: Findings, watch: Watch = UNWATCHED) -> Outcome:
        """Carry the articles in one transaction: texts first, then in one step under `verb` what hangs on them.

        Raise DamagedError where the source is not whole, StoppedError where `watch` says so; nothing is then changed.
        """
        chosen = self._chosen()
        texts = Texts(self.source, self.target, self.journal)
        carried: list[Carried] = []
        left_out: list[str] = []
        with self.journal.joined():
            for done, theirs in enumerate(chosen):
                watch.tell(done, len(chosen))
                brought = texts.bring(theirs)
                if brought is None:
                    left_out.append(str(self.source.value(_TITLE, [theirs])))
                else:
                    carried.append(brought)
            with self.journal.step(verb) as step:
                self._bring_what_hangs(carried, findings, watch)
            watch.tell(len(chosen), len(chosen))
        return Outcome(carried, left_out, findings, step)

    def _chosen(self) -> list[int]:
        """Return the articles to carry in the order of their ids; what lies in the bin is not carried."""
        present = self.source.column("SELECT id FROM articles WHERE deleted_at IS NULL ORDER BY id")
        if self.ids is None:
            return present
        wanted = set(self.ids)
        return [article_id for article_id in present if article_id in wanted]

    def _bring_what_hangs(self, carried: Sequence[Carried], findings: Findings, watch: Watch) -> None:
        tags = bring_tags(self.source, None if self.ids is None else self._tags_of(carried), findings)
        for article in carried:
            watch.check()
            with readable(self.source, article.theirs):
                if not article.is_new:
                    merge_facts(self.source, article, findings)
                Marks(self.source, article, tags, findings).bring()
            if article.waits:
                self.target.execute("UPDATE articles SET deleted_at = NULL WHERE id = ?", [article.ours])
        bring_stories(self.source, {article.theirs: article.ours for article in carried}, findings)
        if self.ids is None:
            self._bring_searches(findings)

    def _tags_of(self, carried: Sequence[Carried]) -> Collection[int]:
        articles = {article.theirs for article in carried}
        pairs = self.source.pairs("SELECT DISTINCT tag_id, article_id FROM taggings")
        return {tag_id for tag_id, article_id in pairs if article_id in articles}

    def _bring_searches(self, findings: Findings) -> None:
        """Bring the saved searches that are not here; two of one name with other words stand beside each other."""
        columns = ", ".join(_SEARCH)
        rows = f"SELECT {columns}, created FROM saved_searches ORDER BY id"  # noqa: S608 - our columns
        known = {tuple(row[name] for name in _SEARCH) for row in self.target.rows(rows)}
        for row in self.source.rows(rows):
            if tuple(row[name] for name in _SEARCH) not in known:
                self.target.insert("saved_searches", row)
                findings.taken["saved_searches"] += 1
