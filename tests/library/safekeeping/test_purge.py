"""An article purged for good is in no byte of any file that Isnad keeps, and the library stays whole."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.annotations import Mention, MentionType
from app.domain.document import Document, Origin
from app.domain.records import ClaimState, Target, TargetKind
from app.domain.span import Span
from app.errors import LibraryError, NotFoundError
from app.library import Library, Reason, Verb
from app.library.safekeeping import purge
from tests.fixtures.libraries.old import old_library
from tests.library.conftest import TEXT, claim_at, make_analysis, make_document

MARKER = "zquxvarkmarker"
SECRET = f"مقال {MARKER} قال الشاهد {MARKER} إن الجسر سليم " + "كلام آخر " * 30


def _bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _holding_marker(folder: Path) -> list[str]:
    """Return the files that hold the marker in any case, or the tail of it that an index would keep."""
    tail = MARKER[4:].encode()
    return [name for name, content in _bytes_below(folder).items() if tail in content.lower()]


def _fill(library: Library) -> int:
    """Take in two articles, and leave the marker wherever the second can leave it."""
    kept = make_document(TEXT)
    library.articles.add(kept, make_analysis(kept))
    # Stored as it is: what is packed can't be searched for.
    origin = Origin(f"{MARKER}.txt", "text/plain", f"/articles/{MARKER}.txt", f"https://{MARKER}.example/")
    document = Document(SECRET, origin, SECRET.encode(), title=f"عنوان {MARKER}", author=MARKER, language="ar")
    start = SECRET.index(MARKER)
    words = Span(start, start + len(MARKER))
    claims = tuple(replace(claim, claimant=words, resolved=words) for claim in make_analysis(document).claims)
    mention = Mention(words, MentionType.PLACE, MARKER)
    analysis = replace(make_analysis(document), claims=claims, mentions=(mention,))
    article = library.articles.add(document, analysis).article_id
    library.highlights.add(article, Span(start, start + len(MARKER)), "yellow")
    library.notes.add(article, Target(TargetKind.HIGHLIGHT, 1), f"ملاحظة {MARKER}")
    library.notes.edit(1, f"ملاحظة ثانية {MARKER}")
    library.tags.attach(article, Target(TargetKind.ARTICLE, article), f"وسم {MARKER}")
    library.tags.attach(article, Target(TargetKind.ARTICLE, article), "وسم مشترك")
    library.tags.attach(1, Target(TargetKind.ARTICLE, 1), "وسم مشترك")
    library.names.add(article, Span(start, start + len(MARKER)), MentionType.PERSON)
    library.claims.decide(article, claim_at(SECRET, "قال"), ClaimState.ACCEPTED)
    changed = replace(document, text=SECRET + "زيادة", original=(SECRET + "زيادة").encode())
    offered = library.articles.add(changed, make_analysis(changed)).offered
    assert offered is not None
    library.editions.take(article, offered)
    library.articles.edit_facts(article, title=f"عنوان آخر {MARKER}")
    library.history.undo()
    library.articles.set_starred(1, True)
    return article


@pytest.mark.parametrize("way", ["purge", "empty_bin"])
def test_no_byte_of_it_is_left(path, tmp_path, way):
    with Library.open(path) as library:
        article = _fill(library)
        library.backups.make(Reason.BY_HAND)
        library.backups.make(Reason.DAILY)
        (tmp_path / "library.isnad-backups" / "half.isnad.77.part").write_text(MARKER)
        library.backups.copy_raw()
        assert _holding_marker(tmp_path)
        if way == "purge":
            changes = library.articles.purge([article])
            assert changes.verb == Verb.PURGE_ARTICLES
        else:
            library.articles.delete([article])
            changes = library.articles.empty_bin()
        assert changes.articles == {article}
        assert _holding_marker(tmp_path) == []
        assert library.articles.ids() == [1]
        assert library.check().problems == ()
        assert [tag.name for tag in library.tags.all()] == ["وسم مشترك"]
        assert [backup.reason for backup in library.backups.listed()] == [Reason.DAILY, Reason.BY_HAND]
        for backup in library.backups.listed():
            assert backup.contents is not None
            assert backup.contents.articles == 1
        while library.history.undo():
            assert library.check().problems == ()
        while library.history.redo():
            assert library.check().problems == ()
        assert library._database.value("SELECT is_starred FROM articles WHERE id = 1") == 1
    assert _holding_marker(tmp_path) == []


def test_rewritten_backup_can_be_brought_back(path):
    with Library.open(path) as library:
        article = _fill(library)
        made = library.backups.make(Reason.BY_HAND)
        library.articles.purge([article])
        library.articles.set_starred(1, False)
        library.restore(made.path)
        assert library.articles.reading(1).is_starred
        assert library.check().problems == ()


def test_backup_that_has_another_article_under_the_number_keeps_it(path, tmp_path):
    with Library.open(path) as library:
        library.articles.add(make_document(), make_analysis(make_document()))
        early = library.backups.make(Reason.BY_HAND)
        document = make_document("مقال ثان كان هنا")
        library.articles.add(document, make_analysis(document))
        late = library.backups.make(Reason.BY_HAND)
        library.restore(early.path)
        other = make_document(SECRET)
        assert library.articles.add(other, make_analysis(other)).article_id == 2
        library.articles.purge([2])
        with Library.open(late.path) as again:
            assert again.articles.document(2).text == "مقال ثان كان هنا"


def test_backup_of_an_older_version_is_purged_too(path, tmp_path):
    old = old_library(1)
    path.write_bytes(old)
    with Library.open(path) as library:
        assert [backup.reason for backup in library.backups.listed()] == [Reason.MIGRATION]
        library.articles.purge([1])
        (backup,) = library.backups.listed()
        assert backup.contents is not None
        assert backup.contents.articles == 1
    assert not [name for name, content in _bytes_below(tmp_path).items() if "القرية".encode() in content]


def test_backup_that_cannot_be_purged_is_deleted(path):
    with Library.open(path) as library:
        article = _fill(library)
        made = library.backups.make(Reason.BY_HAND)
        content = bytearray(made.path.read_bytes())
        content[4096:] = b"\xff" * (len(content) - 4096)
        made.path.write_bytes(content)
        library.articles.purge([article])
        assert library.backups.listed() == []


def test_purge_cut_short_is_finished_when_the_library_is_opened_next(path, tmp_path, monkeypatch):
    with Library.open(path) as library:
        article = _fill(library)
        library.backups.make(Reason.BY_HAND)
        with monkeypatch.context() as patch:
            patch.setattr(purge, "sweep", _killed)
            with pytest.raises(KeyboardInterrupt):
                library.articles.purge([article])
        assert library._database.value("SELECT count(*) FROM unswept") == 2
    with Library.open(path) as library:
        assert library._database.value("SELECT count(*) FROM unswept") == 0
    assert _holding_marker(tmp_path) == []


def _killed(database: object) -> None:
    raise KeyboardInterrupt


def test_reader_in_the_way_is_told_and_the_rest_follows(path, tmp_path):
    with Library.open(path) as library:
        article = _fill(library)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM articles").fetchone()
        library._database.value("PRAGMA busy_timeout = 50")
        with pytest.raises(LibraryError, match="another program"):
            library.articles.purge([article])
        assert library.articles.ids() == [1]
        other.execute("ROLLBACK")
        other.close()
    with Library.open(path):
        assert _holding_marker(tmp_path) == []


def test_what_is_not_there_is_told_and_nothing_happens(furnished):
    with pytest.raises(NotFoundError):
        furnished.articles.purge([1, 99])
    assert furnished.articles.document(1).text == TEXT


def test_same_article_can_be_taken_in_again(path):
    with Library.open(path) as library:
        article = _fill(library)
        library.articles.purge([article])
        document = make_document(SECRET)
        added = library.articles.add(document, make_analysis(document))
        assert (added.was_known, added.article_id > article) == (False, True)
        assert library.check().problems == ()
