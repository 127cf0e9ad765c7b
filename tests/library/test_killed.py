"""Killed at any moment of importing, merging, migrating, backing up and more: what was acknowledged is there, whole.

`ISNAD_KILLS=200` kills as often; the suite kills a few dozen times. Each round is seeded by its number.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.records import Target, TargetKind
from app.library import Library, Reason, check_file
from app.library.schema.migrations import MIGRATIONS
from tests.fixtures.libraries.old import old_library
from tests.library.conftest import make_analysis, make_document

ROOT = Path(__file__).parent.parent.parent
ROUNDS = int(os.environ.get("ISNAD_KILLS", "25"))

# Each program says "ready" when its libraries of code are loaded, then acknowledges what it did, a line each.
TAKES_IN_AND_TAGS = """
import itertools, sys
from pathlib import Path
from app.domain.records import Target, TargetKind
from app.library import Library
from tests.library.conftest import make_analysis, make_document

print("ready", flush=True)
library = Library.open(Path(sys.argv[1]))
for number in itertools.count():
    document = make_document(f"مقال رقم {number} قال كاتبه " + "كلام كثير " * 300, name=f"{number}.txt")
    article = library.articles.add(document, make_analysis(document)).article_id
    print("article", number, flush=True)
    library.tags.attach(article, Target(TargetKind.ARTICLE, article), f"وسم {number % 3}")
    print("tag", article, flush=True)
    if number % 7 == 6:
        library.articles.set_starred(article, True)
        library.history.undo()
"""
BACKS_UP = """
import sys
from pathlib import Path
from app.library import Library, Reason

print("ready", flush=True)
library = Library.open(Path(sys.argv[1]))
while True:
    print("backup", library.backups.make(Reason.BY_HAND).path, flush=True)
"""
MIGRATES = """
import sys
from pathlib import Path
from app.library import Library

print("ready", flush=True)
Library.open(Path(sys.argv[1]))
print("open", flush=True)
"""
PURGES = """
import sys
from pathlib import Path
from app.library import Library

print("ready", flush=True)
library = Library.open(Path(sys.argv[1]))
for article in library.articles.ids():
    library.articles.purge([article])
    print("purged", article, flush=True)
"""
RESTORES = """
import sys
from pathlib import Path
from app.library import Library

print("ready", flush=True)
library = Library.open(Path(sys.argv[1]))
while True:
    for backup in library.backups.listed()[-1:]:
        library.restore(backup.path)
        print("restored", flush=True)
"""

MERGES = """
import sys
from pathlib import Path
from app.library import Library

path = Path(sys.argv[1])
library = Library.open(path)
print("ready", flush=True)
print("merged", len(library.merge(path.with_name("other.isnad")).added), flush=True)
"""
EXPORTS = """
import itertools, sys
from pathlib import Path
from app.library import Library

path = Path(sys.argv[1])
library = Library.open(path)
print("ready", flush=True)
for number in itertools.count():
    library.export_part(path.with_name(f"out-{number}.isnad"), None)
    print("exported", number, flush=True)
"""


def _killed(program: str, path: Path, after: float) -> list[list[str]]:
    """Run a program on a library, kill it so many seconds after it is ready, and return what it acknowledged."""
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after)
        process.kill()
        lines = process.stdout.read().splitlines(keepends=True)
    # The last line may be cut short: then it acknowledged nothing.
    return [line.split() for line in lines if line.endswith("\n")]


def _filled(path: Path, articles: int) -> None:
    with Library.open(path) as library:
        for number in range(articles):
            document = make_document(f"مقال قديم {number} قال كاتبه " + "كلام كثير " * 300, name=f"{number}.txt")
            article = library.articles.add(document, make_analysis(document)).article_id
            library.notes.add(article, Target(TargetKind.ARTICLE, article), f"ملاحظة {number}")


def _assert_whole(path: Path) -> None:
    report = check_file(path)
    assert report.problems == (), [str(problem.error) for problem in report.problems]


def _importing(path: Path, after: float) -> None:
    acknowledged = _killed(TAKES_IN_AND_TAGS, path, after)
    with Library.open(path) as library:
        texts = {library.articles.document(article).text.split(" قال")[0] for article in library.articles.ids()}
        for kind, number in acknowledged:
            if kind == "article":
                assert f"مقال رقم {number}" in texts
            else:
                reading = library.articles.reading(int(number))
                assert len(reading.tags_on(Target(TargetKind.ARTICLE, int(number)))) == 1


def _backing_up(path: Path, after: float) -> None:
    _filled(path, 12)
    acknowledged = [Path(file) for _, file in _killed(BACKS_UP, path, after)]
    # Three are kept: a fourth may have taken the place of the oldest before it was acknowledged.
    assert all(backup.exists() for backup in acknowledged[-2:])
    with Library.open(path) as library:
        assert len(library.articles.ids()) == 12
        # Whatever is called a backup is one, and what was cut short is not.
        for backup in library.backups.listed():
            assert backup.contents is not None
            assert backup.contents.articles == 12
            _assert_whole(backup.path)
        assert library.backups.make(Reason.BY_HAND).path.exists()


def _migrating(path: Path, after: float) -> None:
    path.write_bytes(old_library(1))
    _killed(MIGRATES, path, after / 4)
    with Library.open(path) as library:
        assert library._database.value("PRAGMA user_version") == len(MIGRATIONS)
        assert [note.text for note in library.articles.reading(1).notes] == ["من هو؟", "ملاحظة على المقال"]
        assert library.history.redo_verb() == "add_note"


def _purging(path: Path, after: float) -> None:
    _filled(path, 6)
    with Library.open(path) as library:
        library.backups.make(Reason.BY_HAND)
    purged = {int(article) for _, article in _killed(PURGES, path, after)}
    with Library.open(path) as library:
        assert purged.isdisjoint(library.articles.every_id())
        gone = set(range(1, 7)).difference(library.articles.every_id())
        assert len(gone) - len(purged) in {0, 1}
        assert library._database.value("SELECT count(*) FROM unswept") == 0
    kept = b"".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file())
    for article in gone:
        assert f"مقال قديم {article - 1} ".encode() not in kept
        assert f"ملاحظة {article - 1}".encode() not in kept


def _restoring(path: Path, after: float) -> None:
    _filled(path, 4)
    with Library.open(path) as library:
        library.backups.make(Reason.BY_HAND)
        library.articles.delete([1])
    _killed(RESTORES, path, after)
    with Library.open(path) as library:
        assert len(library.articles.ids()) in {3, 4}
        assert library.articles.every_id() == [1, 2, 3, 4]


def _merging(path: Path, after: float) -> None:
    other = path.with_name("other.isnad")
    _filled(path, 3)
    _filled(other, 30)
    with Library.open(other) as library:
        for article in library.articles.ids():
            library.tags.attach(article, Target(TargetKind.ARTICLE, article), f"وسم {article}")
    before = other.read_bytes()
    acknowledged = _killed(MERGES, path, after)
    assert other.read_bytes() == before
    with Library.open(path) as library:
        # All of it is there or nothing of it is; what was there before is.
        assert len(library.articles.every_id()) == len(library.articles.ids()) in ({30} if acknowledged else {3, 30})
        assert len(library.tags.all()) == (0 if len(library.articles.ids()) == 3 else 30)
        for article in library.articles.ids():
            assert len(library.articles.reading(article).notes) == 1
        library.merge(other)
        assert len(library.articles.ids()) == len(library.tags.all()) == 30


def _exporting(path: Path, after: float) -> None:
    _filled(path, 4)
    acknowledged = {f"out-{number}.isnad" for _, number in _killed(EXPORTS, path, after)}
    made = {file.name for file in path.parent.glob("out-*.isnad")}
    assert acknowledged <= made
    # Whatever has its name is whole.
    for name in made:
        _assert_whole(path.with_name(name))
        with Library.open(path.with_name(name)) as out:
            assert len(out.articles.ids()) == 4


KINDS: tuple[Callable[[Path, float], None], ...] = (
    *(_importing, _backing_up, _migrating, _purging, _restoring),
    *(_merging, _exporting),
)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_at_any_moment_loses_nothing(tmp_path: Path, number: int) -> None:
    path = tmp_path / "library.isnad"
    after = random.Random(number).uniform(0, 0.6)  # noqa: S311 - a test's
    KINDS[number % len(KINDS)](path, after)
    if path.exists():
        _assert_whole(path)


@pytest.mark.parametrize("seed", range(2))
def test_import_command_killed_has_all_that_it_printed(tmp_path: Path, seed: int) -> None:
    folder, path = tmp_path / "in", tmp_path / "library.isnad"
    folder.mkdir()
    for number in range(30):
        text = f"خبر رقم {number}\n\nقال ناطق عسكري أمس إن {number + 3} جنود قُتلوا قرب الحدود.\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    command = [sys.executable, "-m", "ui", "--library", str(path), "import", "--json", str(folder)]
    wanted = random.Random(seed).randint(1, 20)  # noqa: S311 - a test's
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(wanted)]
        process.kill()
        lines += [line for line in process.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    told = [json.loads(line) for line in lines]
    assert {one["status"] for one in told} == {"imported"}
    _assert_whole(path)
    with Library.open(path) as library:
        for one in told:
            assert library.articles.document(one["id"]).origin.path == one["path"]
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    statuses = [json.loads(line)["status"] for line in again.stdout.splitlines()]
    assert len(statuses) == 30
    assert statuses[: len(told)] == ["duplicate"] * len(told)
    with Library.open(path) as library:
        assert len(library.articles.ids()) == 30


def test_two_commands_at_once_get_on(tmp_path: Path) -> None:
    path = tmp_path / "library.isnad"
    programs = [_started(TAKES_IN_AND_TAGS, path, first, first + 40) for first in (0, 20)]
    told = [program.communicate(timeout=100) for program in programs]
    assert [program.returncode for program in programs] == [0, 0], told
    assert [out.count("article") for out, _ in told] == [40, 40]
    _assert_whole(path)
    with Library.open(path) as library:
        # Twenty texts came from both, and are there once.
        ids = library.articles.ids()
        assert len(ids) == 60
        assert all(len(library.articles.reading(one).tags_on(Target(TargetKind.ARTICLE, one))) >= 1 for one in ids)


def test_import_and_tag_commands_at_once_get_on(tmp_path: Path) -> None:
    folder, path = tmp_path / "in", tmp_path / "library.isnad"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(f"خبر رقم {number}\n\nقال ناطق أمس إن الطريق فُتحت.\n", "utf-8")
    isnad = [sys.executable, "-m", "ui", "--library", str(path)]
    subprocess.run([*isnad, "import", str(folder / "0.txt")], cwd=ROOT, capture_output=True, check=True)
    taking_in = [*isnad, "import", "--json", str(folder)]
    with subprocess.Popen(taking_in, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as importing:
        for number in range(4):
            subprocess.run([*isnad, "tag", "1", f"وسم {number}"], cwd=ROOT, capture_output=True, check=True)
        assert importing.stdout is not None
        told = [json.loads(line) for line in importing.stdout]
    assert importing.returncode == 0
    assert [one["status"] for one in told] == ["duplicate", *["imported"] * 5]
    _assert_whole(path)
    with Library.open(path) as library:
        assert len(library.articles.ids()) == 6
        assert len(library.articles.reading(1).tags_on(Target(TargetKind.ARTICLE, 1))) == 4


def _started(program: str, path: Path, first: int, last: int) -> subprocess.Popen[str]:
    counted = program.replace("itertools.count()", f"range({first}, {last})")
    return subprocess.Popen(
        [sys.executable, "-c", counted, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
