"""Files and folders are taken in; a bad one is reported and never stops the others."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest

from app.domain.changes import Kind
from app.errors import LibraryError, UserError
from app.importing import read
from app.importing.sources import Source
from app.jobs import import_files as job
from app.jobs.ahead import AHEAD, results
from app.jobs.import_files import Failed, Imported, Progress, files_in, import_files, prepare
from app.library import Library
from tests.importing import makers

ARTICLE = "قال الناطق باسم البلدية إن ٣٥ شخصا عادوا إلى بيوتهم أمس، وإن الطريق فُتحت.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.isnad") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three good articles and two bad files."""
    folder = tmp_path / "articles"
    (folder / "below").mkdir(parents=True)
    for name in ("a.txt", "c.txt", "below/e.txt"):
        (folder / name).write_text(f"{name}\n{ARTICLE}", "utf-8")
    (folder / "b.txt").write_bytes(b"")
    (folder / "d.txt").write_bytes(b"\0\1\2\3" * 50)
    return folder


def test_prepared_file_can_cross_to_another_process(folder):
    prepared = prepare(Source(folder / "a.txt"))
    assert prepared.analysis.text_sha256 == prepared.document.text_sha256
    assert pickle.loads(pickle.dumps(prepared)) == prepared  # noqa: S301


def test_folder_is_taken_in_and_each_bad_file_is_named(library, folder):
    told: list[Progress] = []
    report = import_files(library, [folder], on_progress=told.append)
    assert [outcome.source.name for outcome in report.imported] == ["a.txt", "c.txt", "e.txt"]
    assert [outcome.source.name for outcome in report.failed] == ["b.txt", "d.txt"]
    assert all(outcome.source.name in str(outcome.error) for outcome in report.failed)
    assert not report.was_cancelled
    assert report.interrupted is None
    assert [(progress.done, progress.total) for progress in told] == [(number, 5) for number in range(1, 6)]
    assert tuple(progress.outcome for progress in told) == report.outcomes
    assert len(library.articles.ids()) == 3
    assert report.changes.touch(Kind.ARTICLES, report.imported[0].added.article_id)


def test_file_again_and_file_missing(library, folder):
    import_files(library, [folder / "a.txt"])
    report = import_files(library, [folder / "a.txt", folder / "missing.txt", folder / "c.txt"])
    again, missing, new = report.outcomes
    assert isinstance(again, Imported)
    assert again.added.was_known
    assert isinstance(missing, Failed)
    assert "missing.txt" in str(missing.error)
    assert isinstance(new, Imported)
    assert not new.added.was_known
    assert library.articles.document(1) == read(folder / "a.txt")


def test_cancelled_work_keeps_what_is_done_and_goes_on_later(library, folder):
    done: list[Progress] = []
    report = import_files(library, [folder], on_progress=done.append, is_cancelled=lambda: len(done) == 2)
    assert report.was_cancelled
    assert (len(report.outcomes), report.total) == (2, 5)
    assert library.articles.ids() == [1]
    report = import_files(library, [folder])
    assert [outcome.added.was_known for outcome in report.imported] == [True, False, False]


def test_fault_of_ours_at_one_file_does_not_stop_the_others(library, folder, monkeypatch):
    def fail_at_c(source: Source, known: str | None) -> job.Prepared | job.Untouched:
        if source.name == "c.txt":
            raise ZeroDivisionError("by nought")
        return prepare(source, known)

    monkeypatch.setattr(job, "prepare", fail_at_c)
    report = import_files(library, [folder / "a.txt", folder / "c.txt", folder / "below"])
    assert [outcome.source.name for outcome in report.imported] == ["a.txt", "e.txt"]
    (failed,) = report.failed
    assert "c.txt" in str(failed.error)
    assert "by nought" in str(failed.error)


def test_library_that_cannot_be_written_ends_the_work_and_says_so(library, folder, monkeypatch):
    add = library.articles.add

    def add_once(*arguments):
        if library.articles.ids():
            raise LibraryError("The disk of the library «{file}» is full.", file="x")
        return add(*arguments)

    monkeypatch.setattr(library.articles, "add", add_once)
    report = import_files(library, [folder])
    assert isinstance(report.interrupted, LibraryError)
    assert len(report.imported) == 1
    assert len(report.outcomes) < report.total


def test_other_processes_prepare_ahead_with_the_same_result(library, folder, tmp_path):
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        report = import_files(library, [folder], executor=executor)
    with Library.open(tmp_path / "other.isnad") as other:
        alone = import_files(other, [folder])
        assert [(type(outcome), outcome.source) for outcome in report.outcomes] == [
            (type(outcome), outcome.source) for outcome in alone.outcomes
        ]
        assert [str(failed.error) for failed in report.failed] == [str(failed.error) for failed in alone.failed]
        for article_id in library.articles.ids():
            assert library.articles.reading(article_id) == other.articles.reading(article_id)


def test_folder_walk_passes_over_what_is_no_article(tmp_path):
    for name in ("b.txt", "a.html", "a_files/ad.html", "c_files/real.html", ".hidden.txt", ".git/x.txt", "x.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = [source.path.relative_to(tmp_path).as_posix() for source in files_in([tmp_path, tmp_path / "x.png"])]
    assert found == ["a.html", "b.txt", "c_files/real.html", "x.png"]


def test_pages_as_browsers_and_zotero_leave_them_are_taken_once(tmp_path):
    names = (
        *("page.html", "page_files/ad.html", "seite.htm", "seite-Dateien/frame.htm", "alt.html", "alt.files/x.txt"),
        *("storage/ABCD2345/snapshot.html", "storage/ABCD2345/.zotero-ft-cache", "storage/EFGH6789/report.pdf"),
    )
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = [source.path.relative_to(tmp_path).as_posix() for source in files_in([tmp_path])]
    assert found == [
        *("alt.html", "page.html", "seite.htm", "storage/ABCD2345/snapshot.html", "storage/EFGH6789/report.pdf"),
    ]


def test_archives_are_taken_in_member_by_member_and_each_bad_one_is_named(library, folder):
    members = {"x/good.txt": f"x\n{ARTICLE}", "empty.txt": "", "../evil.txt": ARTICLE, "last.txt": f"last\n{ARTICLE}"}
    (folder / "news.zip").write_bytes(makers.zipped(members))
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 broken")
    (folder / "pictures.zip").write_bytes(makers.zipped({"a.png": b"\x89PNG"}))
    report = import_files(library, [folder])
    assert [outcome.source.name for outcome in report.imported] == [
        *("a.txt", "c.txt", "news.zip/x/good.txt", "news.zip/last.txt", "e.txt"),
    ]
    assert [outcome.source.name for outcome in report.failed] == [
        *("b.txt", "broken.zip", "d.txt", "news.zip/empty.txt", "news.zip/../evil.txt"),
    ]
    assert all(outcome.source.name in str(outcome.error) for outcome in report.failed)
    kept = library.articles.document(report.imported[2].added.article_id)
    assert kept.origin.name == "news.zip/x/good.txt"
    assert kept.origin.path == str(folder / "news.zip" / "x" / "good.txt")
    assert not (folder.parent / "evil.txt").exists()


def test_an_old_word_file_in_a_folder_is_not_passed_over_in_silence(library, tmp_path):
    (tmp_path / "report.doc").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    (failed,) = import_files(library, [tmp_path]).failed
    assert "save it as DOCX" in str(failed.error)


def test_an_archive_named_by_itself_that_holds_no_article_is_an_error(library, tmp_path):
    path = tmp_path / "pictures.zip"
    path.write_bytes(makers.zipped({"a.png": b"\x89PNG"}))
    (failed,) = import_files(library, [path]).failed
    assert str(failed.error) == "«pictures.zip» is an archive without an article in it."


def test_members_cross_to_other_processes(library, tmp_path):
    path = tmp_path / "news.zip"
    path.write_bytes(makers.zipped({"a.txt": f"a\n{ARTICLE}", "/evil.txt": ARTICLE}))
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        report = import_files(library, [path], executor=executor)
    assert [outcome.source.name for outcome in report.imported] == ["news.zip/a.txt"]
    assert "leads out of its archive" in str(report.failed[0].error)


class CountingExecutor:
    """Stands in for a pool: notes what was handed in, and finishes it at once."""

    def __init__(self) -> None:
        self.submitted: list[int] = []

    def submit(self, work, item) -> Future:
        self.submitted.append(item)
        future: Future = Future()
        future.set_result(work(item))
        return future


def test_no_more_than_a_few_are_worked_on_ahead():
    executor = CountingExecutor()
    stream = results(str, range(1000), executor)  # type: ignore[arg-type]
    item, future = next(stream)
    assert (item, future.result()) == (0, "0")
    assert len(executor.submitted) == AHEAD + 1
    assert [int(future.result()) for _, future in stream] == list(range(1, 1000))


def test_pool_that_broke_is_a_failure_of_each_file(library, folder):
    class Broken:
        def submit(self, *_) -> Future:
            raise RuntimeError("the pool is gone")

    report = import_files(library, [folder / "a.txt", folder / "c.txt"], executor=Broken())  # type: ignore[arg-type]
    assert len(report.failed) == 2
    assert all(isinstance(failed.error, UserError) for failed in report.failed)


def test_a_file_that_has_not_changed_is_not_analysed_again(library, folder, monkeypatch) -> None:
    first = import_files(library, [folder])
    monkeypatch.setattr(job, "analyse", lambda _: pytest.fail("analysed again"))
    again = import_files(library, [folder])
    assert [outcome.added.article_id for outcome in again.imported] == [o.added.article_id for o in first.imported]
    assert all(outcome.added.was_known for outcome in again.imported)
    assert [outcome.source for outcome in again.failed] == [outcome.source for outcome in first.failed]


def test_a_file_that_has_not_changed_comes_back_from_the_bin(library, folder) -> None:
    report = import_files(library, [folder])
    library.articles.delete([report.imported[0].added.article_id])
    again = import_files(library, [folder])
    assert [outcome.added.was_restored for outcome in again.imported] == [True] + [False] * (len(again.imported) - 1)
    assert again.changes.articles == {report.imported[0].added.article_id}
