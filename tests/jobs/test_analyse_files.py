"""Many files are analysed into a folder of results; what still holds is kept, a bad file never stops the others."""

from __future__ import annotations

import json
import os
from concurrent.futures import Future
from datetime import date
from pathlib import Path

import pytest

from app.jobs.ahead import results
from app.jobs.analyse_files import Status, analyse_files, begin_process, plan, result_place, write_result
from tests.importing import makers

ARTICLE = "قال الناطق باسم البلدية إن ٣٥ شخصا عادوا إلى بيوتهم أمس، وإن الطريق فُتحت.\n"
PAGE = f"<html><head><title>خبر</title></head><body><article><p>{ARTICLE * 3}</p></article></body></html>"
DAY = date(2018, 3, 31)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder with two articles of one name in two folders, and a page."""
    folder = tmp_path / "news"
    for name in ("a.txt", "below/a.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name}\n{ARTICLE}", "utf-8")
    (folder / "page.html").write_text(PAGE, "utf-8")
    return folder


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "results"


def written(output: Path) -> dict[str, dict]:
    return {
        path.relative_to(output).as_posix(): json.loads(path.read_text("utf-8"))
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def statuses(folder: Path, output: Path, published: date | None = None) -> dict[str, Status]:
    """Return what became of each file of a folder, by its place below."""
    became: dict[str, Status] = {}

    def take(outcomes) -> None:
        became.update({Path(one.name).relative_to(folder).as_posix(): one.status for one in outcomes})

    counts = analyse_files(plan([str(folder)], output).tasks, published=published, on_outcomes=take)
    assert counts.total() == len(became)
    return became


def test_the_results_lie_as_the_files_do(news, output):
    assert set(statuses(news, output).values()) == {Status.ANALYSED}
    found = written(output)
    assert list(found) == ["a.json", "below/a.json", "page.json"]
    assert [data["path"] for data in found.values()] == [
        str(news / name) for name in ("a.txt", "below/a.txt", "page.html")
    ]
    assert ["text" in data for data in found.values()] == [False, False, True]
    assert all(data["claims"] for data in found.values())


def test_a_second_run_keeps_all_that_holds(news, output):
    statuses(news, output)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.json")}
    assert set(statuses(news, output).values()) == {Status.KEPT}
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*.json")} == before


@pytest.mark.parametrize("name", ["a.txt", "page.html"])
def test_a_changed_file_is_done_again(news, output, name):
    statuses(news, output)
    (news / name).write_bytes((news / name).read_bytes().replace("٣٥".encode(), "٣٦".encode()))
    assert {place for place, status in statuses(news, output).items() if status is Status.ANALYSED} == {name}
    assert written(output)[f"{Path(name).stem}.json"]["figures"][0]["low"] == 36


def test_a_page_put_in_the_place_of_another_with_an_older_time_is_done_again(news, output):
    statuses(news, output)
    older = news / "older"
    older.write_text(PAGE.replace("٣٥", "٣٦"), "utf-8")
    os.utime(older, (1, 1))
    older.replace(news / "page.html")
    assert statuses(news, output)["page.html"] is Status.ANALYSED


def test_another_day_or_another_version_is_done_again(news, output):
    assert set(statuses(news, output, DAY).values()) == {Status.ANALYSED}
    assert set(statuses(news, output, DAY).values()) == {Status.KEPT}
    assert set(statuses(news, output, date(2018, 4, 1)).values()) == {Status.ANALYSED}
    assert set(statuses(news, output).values()) == {Status.ANALYSED}
    assert set(statuses(news, output, DAY).values()) == {Status.ANALYSED}
    old = output / "a.json"
    old.write_text(old.read_text("utf-8").replace('"analyser": "isnad/', '"analyser": "older/'), "utf-8")
    assert [place for place, status in statuses(news, output, DAY).items() if status is Status.ANALYSED] == ["a.txt"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"analyser": 1}'])
def test_what_is_no_result_is_replaced(news, output, content):
    output.mkdir()
    (output / "a.json").write_bytes(content)
    assert set(statuses(news, output).values()) == {Status.ANALYSED}
    assert written(output)["a.json"]["claims"]


def test_the_result_of_another_file_is_not_taken_for_this_ones(news, output, tmp_path):
    statuses(news, output)
    other = tmp_path / "other"
    news.rename(other)
    assert set(statuses(other, output).values()) == {Status.ANALYSED}


def test_bad_files_are_named_and_the_others_done(news, output):
    (news / "0.txt").touch()
    (news / "b.txt").write_bytes(b"\0\1\2\3" * 50)
    (news / "c.txt").write_text("The army said that the fighting had stopped in the city.", "utf-8")
    (output / "page.json").mkdir(parents=True)
    told = []
    counts = analyse_files(plan([str(news)], output).tasks, on_outcomes=told.extend)
    assert counts == {Status.ANALYSED: 2, Status.FAILED: 3, Status.NOT_ARABIC: 1}
    failed = {Path(outcome.name).name: str(outcome.error) for outcome in told if outcome.status is Status.FAILED}
    assert list(failed) == ["0.txt", "b.txt", "page.html"]
    assert "page.json" in failed["page.html"]
    assert not list(output.rglob("*.part"))


def test_a_fault_of_ours_at_one_file_costs_only_that_file(news, output, monkeypatch):
    from app.jobs import analyse_files as job

    def analyse(document, **options):
        if document.origin.name == "page.html":
            raise RuntimeError("the moon is full")
        return original(document, **options)

    original = job.analyse
    monkeypatch.setattr(job, "analyse", analyse)
    assert sorted(statuses(news, output).values()) == [Status.ANALYSED, Status.ANALYSED, Status.FAILED]


def test_of_two_files_with_one_place_the_first_is_done(news, output):
    (news / "A.html").write_text(PAGE, "utf-8")
    planned = plan([str(news)], output)
    assert [Path(task.name).name for task in planned.tasks] == ["A.html", "page.html", "a.txt"]
    (clash,) = planned.clashes
    assert clash.name == str(news / "a.txt")
    assert "A.html" in str(clash.error)


def test_a_file_named_twice_is_done_once(news, output):
    planned = plan([str(news), str(news / "a.txt"), f"{news}/./a.txt"], output)
    assert len(planned.tasks) == 3
    assert not planned.clashes


def test_several_folders_have_their_results_under_their_names(news, output):
    planned = plan([str(news), str(news / "below")], output)
    places = [task.target.relative_to(output).as_posix() for task in planned.tasks]
    assert places == ["news/a.json", "news/page.json", "news/below/a.json", "below/a.json"]


def test_no_result_overwrites_an_input(news, tmp_path):
    named = tmp_path / "a.json"
    named.write_text(ARTICLE, "utf-8")
    planned = plan([str(news), str(named)], tmp_path)
    assert named not in {task.target for task in planned.tasks}
    assert len(planned.clashes) == 2


def test_a_process_told_to_stop_begins_no_further_file(news, output, monkeypatch):
    class Event:
        def is_set(self) -> bool:
            return (output / "a.json").exists()

    monkeypatch.setattr("app.jobs.analyse_files._stops", [])
    begin_process(Event())
    counts = analyse_files(plan([str(news)], output).tasks)
    assert counts == {Status.ANALYSED: 1}
    assert list(written(output)) == ["a.json"]


def test_a_write_that_breaks_off_leaves_the_earlier_result(tmp_path, monkeypatch):
    target = tmp_path / "a.json"
    write_result("1", target)

    def interrupt(*arguments) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_result("2", target)
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert target.read_text("utf-8") == "1\n"


def test_only_so_many_items_are_worked_on_ahead():
    begun: list[int] = []

    class Now:
        def submit(self, work, item):
            begun.append(item)
            return Future()

    found = results(str, iter(range(100)), Now(), ahead=3)
    next(found)
    assert begun == [0, 1, 2, 3]
    found.close()


def test_an_archive_stands_for_its_articles(news, output):
    archive = news / "saved.zip"
    archive.write_bytes(makers.zipped({"x/a.html": PAGE, "b.txt": ARTICLE, "../c.txt": ARTICLE}))
    assert statuses(archive, output) == {
        "x/a.html": Status.ANALYSED, "b.txt": Status.ANALYSED, "../c.txt": Status.FAILED
    }  # fmt: skip
    found = written(output)
    assert list(found) == ["b.json", "x/a.json"]
    assert (found["b.json"]["path"], found["b.json"]["text"]) == (f"{archive}/b.txt", ARTICLE)
    assert statuses(archive, output)["b.txt"] is Status.KEPT
    archive.write_bytes(makers.zipped({"b.txt": f"خبر\n{ARTICLE}"}))
    assert statuses(archive, output) == {"b.txt": Status.ANALYSED}


def test_an_archive_in_a_folder_has_a_folder_of_results(news, output):
    (news / "below" / "saved.zip").write_bytes(makers.zipped({"x/a.html": PAGE}))
    statuses(news, output)
    assert "below/saved.zip/x/a.json" in written(output)


@pytest.mark.parametrize(
    ("member", "place"),
    [
        ("x/a.html", "x/a.json"),
        ("https://example.org/news/a?id=1", "example.org/news/a_id=1.json"),
        ("https://example.org/", "example.org.json"),
        ("https://example.org/a.html", "example.org/a.json"),
        ("../../etc/a.txt", "etc/a.json"),
        ("/etc/a.txt", "etc/a.json"),
        ("C:\\a.txt", "C__a.json"),
        ("..", "_.json"),
    ],
)
def test_the_place_of_a_members_result_lies_below_whatever_its_name(member, place):
    assert str(result_place(member)) == place
