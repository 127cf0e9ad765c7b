"""Background work in a real pool of processes and on a real library's thread."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.domain.changes import Changes, Kind
from app.errors import UnreadableFileError
from app.importing import from_pasted
from app.importing.sources import Source
from app.jobs.import_files import prepare
from app.library import CHANGED_ELSEWHERE, Library, replace_damaged
from ui.desktop.tasks import Tasks

TEXT = "خبر قصير\n\nقالت وزارة الدفاع إن قواتها انسحبت من المدينة يوم الجمعة.\n"


@pytest.fixture
def tasks(qtbot, tmp_path: Path) -> Iterator[Tasks]:
    made = Tasks(tmp_path / "library.isnad")
    yield made
    made.close()


def test_files_are_prepared_in_another_process_and_errors_come_back_whole(qtbot, tasks, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT, "utf-8")
    bad.write_bytes(b"")
    prepared, errors = [], []
    tasks.compute(prepare, Source(good), then=prepared.append)
    tasks.compute(prepare, Source(bad), then=prepared.append, failed=errors.append)
    qtbot.waitUntil(lambda: bool(prepared and errors))
    assert prepared[0].document.text == TEXT
    assert isinstance(errors[0], UnreadableFileError)
    assert errors[0].details == {"file": "bad.txt"}


def test_a_process_that_dies_is_told_and_the_next_work_is_done(qtbot, tasks) -> None:
    errors, results = [], []
    tasks.failed.connect(errors.append)
    tasks.compute(os._exit, 3, then=results.append)
    qtbot.waitUntil(lambda: bool(errors))
    tasks.compute(len, "abc", then=results.append)
    qtbot.waitUntil(lambda: results == [3])


@pytest.mark.skipif(not hasattr(os, "nice"), reason="This system has no such ranks")
def test_analysts_leave_the_processor_to_the_window(qtbot, tasks) -> None:
    ranks: list[int] = []
    tasks.compute(os.nice, 0, then=ranks.append)
    qtbot.waitUntil(lambda: bool(ranks))
    assert ranks[0] > os.nice(0)


def test_the_library_lives_on_one_thread_and_answers_come_to_ours(qtbot, tasks) -> None:
    threads: list[str] = []

    def ask(_: Library) -> None:
        threads.append(threading.current_thread().name)

    answered: list[str] = []
    for _ in range(3):
        tasks.read(ask, lambda _: answered.append(threading.current_thread().name))
    qtbot.waitUntil(lambda: len(answered) == 3)
    assert len(set(threads)) == 1
    assert set(answered) == {threading.main_thread().name}
    assert threads[0] != answered[0]


def test_writes_that_wait_are_finished_at_the_end(qtbot, tmp_path: Path) -> None:
    from app.analysis.pipeline import analyse

    path = tmp_path / "library.isnad"
    tasks = Tasks(path)
    for number in range(5):
        document = from_pasted(f"{TEXT} {number}")
        tasks.write(lambda library, document=document: library.articles.add(document, analyse(document)).changes)
    tasks.close()
    with Library.open(path) as library:
        assert len(library.articles.ids()) == 5


def test_each_write_tells_what_changed_and_an_empty_one_tells_nothing(qtbot, tasks) -> None:
    told, done = [], []
    tasks.changed.connect(told.append)
    tasks.write(lambda _: Changes("nothing"), done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    assert told == []


def test_who_waits_for_an_answer_at_the_end_dies_in_the_windows_thread(qtbot, tmp_path: Path) -> None:
    class Waiting:
        def hear(self, _: object) -> None:
            raise AssertionError("nobody is told after the end")

    tasks = Tasks(tmp_path / "library.isnad", lambda: ThreadPoolExecutor(1))
    waiting, dead_in, may_end = Waiting(), [], threading.Event()
    weakref.finalize(waiting, lambda: dead_in.append(threading.current_thread()))
    tasks.compute(may_end.wait, then=waiting.hear)
    del waiting
    tasks.close()
    assert dead_in == [threading.main_thread()]
    may_end.set()


def test_what_another_program_changes_is_heard_of_at_the_next_question(qtbot, tasks) -> None:
    tasks._clock.stop()
    changes: list[Changes] = []
    tasks.changed.connect(changes.append)
    tasks.write(lambda library: library.tags.add("أول"))
    qtbot.waitUntil(lambda: len(changes) == 1)
    tasks.write(lambda library: library.tags.add("ثان"))
    qtbot.waitUntil(lambda: len(changes) == 2)
    with Library.open(tasks.library_path) as other:
        other.tags.add("ثالث")
    answers: list[list[str]] = []
    for _ in range(2):
        tasks.read(lambda library: [tag.name for tag in library.tags.all()], answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    qtbot.waitUntil(lambda: len(changes) == 3)
    assert [change.verb for change in changes] == ["add_tag", "add_tag", CHANGED_ELSEWHERE]
    assert changes[-1].kinds == frozenset(Kind)
    assert answers == [["أول", "ثالث", "ثان"]] * 2


def test_a_library_brought_back_by_another_program_is_heard_of_unasked(qtbot, tasks) -> None:
    changes: list[Changes] = []
    tasks.changed.connect(changes.append)
    tasks.write(lambda library: library.tags.add("أول"))
    qtbot.waitUntil(lambda: len(changes) == 1)
    with Library.open(tasks.library_path) as other:
        copy = other.backups.write_to(tasks.library_path.with_name("copy.isnad")).path
        other.tags.add("ثان")
    qtbot.waitUntil(lambda: len(changes) == 2)
    with Library.open(tasks.library_path) as other:
        other.restore(copy)
    qtbot.waitUntil(lambda: len(changes) >= 3)
    names: list[list[str]] = []
    tasks.read(lambda library: [tag.name for tag in library.tags.all()], names.append)
    qtbot.waitUntil(lambda: names == [["أول"]])


def test_a_file_that_was_put_in_the_library_s_place_is_heard_of(qtbot, tasks, tmp_path: Path) -> None:
    changes: list[Changes] = []
    tasks.changed.connect(changes.append)
    tasks.write(lambda library: library.tags.add("أول"))
    qtbot.waitUntil(lambda: len(changes) == 1)
    with Library.open(tmp_path / "other.isnad") as other:
        other.tags.add("غيره")
        copy = other.backups.write_to(tmp_path / "copy.isnad").path
    replace_damaged(tasks.library_path, copy)
    qtbot.waitUntil(lambda: len(changes) >= 2)
    names: list[list[str]] = []
    tasks.read(lambda library: [tag.name for tag in library.tags.all()], names.append)
    qtbot.waitUntil(lambda: names == [["غيره"]])
