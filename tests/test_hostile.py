"""Hostile input through the real doors: a clear word each time, in time, and nothing lost."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.analysis.pipeline import analyse
from app.domain.contract import analysis_from_json, analysis_to_json
from app.domain.records import Target, TargetKind
from app.errors import UserError
from app.importing import from_pasted, read_bytes
from app.library import Library
from app.library.database import APPLICATION_ID
from ui.__main__ import main

ARTICLE = (
    "مقتل خمسة جنود قرب الحدود\n\nقال ناطق عسكري أمس إن 28.4 ألف مدني نزحوا، وأضاف أن نحو 30 مسلحا فروا إلى الجبل.\n"
)
SENTENCE = "قال الوزير إن خمسة جنود قتلوا في كمين قرب الحدود أمس، وأضاف أن التحقيق جار. "


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def library(tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "library.isnad"
    assert main(["--library", str(path), "import", str(article)]) == 0
    capsys.readouterr()
    return path


class TestOffsets:
    """They count the code points of the file, whatever stands in it."""

    @pytest.mark.parametrize(
        "disguise",
        [
            lambda text: text.replace("\n", "\r\n"),
            lambda text: text.replace("\n", "\r"),
            lambda text: text.replace("\n", "\u2028"),
            lambda text: f"\ufeff{text}",
            lambda text: f"\ufeff{text}".replace("\n", "\r\n"),
            lambda text: f"😀👩‍👩‍👧 {text}",
            lambda text: text.replace("مدني", "مَدَنيّ"),
            lambda text: text.replace("28.4", "٢٨٫٤"),
            lambda text: text.replace(" ", "\u00a0"),
            lambda text: text.replace(" ", " \u200f"),
        ],
        ids=["crlf", "cr", "u2028", "bom", "bom-crlf", "emoji", "harakat", "digits", "no-break", "marks"],
    )
    def test_of_every_line_end_mark_and_letter(self, article, disguise, capsys) -> None:
        article.write_bytes(disguise(ARTICLE).encode())
        assert main(["analyse", "--json", "--published", "2018-03-31", str(article)]) == 0
        data = json.loads(capsys.readouterr().out)
        text = article.read_bytes().decode()
        assert "text" not in data
        (moved,) = (figure for figure in data["figures"] if figure["category"] == "displaced" and figure["low"] > 1000)
        assert (moved["low"], moved["high"]) == (28400, 28400)
        assert text[moved["start"] : moved["end"]] == moved["text"]
        assert text[moved["start"]] == disguise("28.4")[-4] or text[moved["start"]] == "2"
        (day,) = data["dates"]
        assert (text[day["start"] : day["end"]], day["value"]) == ("أمس", "2018-03-30")
        cues = [text[claim["cue"]["start"] : claim["cue"]["end"]] for claim in data["claims"]]
        assert cues == ["قال", "أضاف"]

    def test_of_a_day_before_the_calendar_begins_are_kept_and_its_value_left_open(self, article, capsys) -> None:
        assert main(["analyse", "--json", "--published", "0001-01-01", str(article)]) == 0
        assert [day["value"] for day in json.loads(capsys.readouterr().out)["dates"]] == [None]

    @pytest.mark.parametrize("day", ["20180331", "2018-W13-6", "2018-3-31", "٢٠١٨-٠٣-٣١", "", "0000-01-01"])
    def test_a_day_is_taken_only_as_the_contract_writes_it(self, article, day) -> None:
        assert main(["analyse", f"--published={day}", str(article)]) == 2


ALPHABET = st.sampled_from(
    [
        *"«»\"'()[]،؛:.؟!-–/%#@",
        *"\u200f\u200e\u202b\u202e\u202c\u2066\u2069\u200c\u200d\ufeff\u00ad\u0640\u064b\u0651\u0670\u0654",
        *"\0\x1b\x0b\x85\u2028\r\n\t\u00a0\u3000",
        *"قال وأضاف أعلن نفى نقلت عن أن إن أنه الجيش وزارة الدفاع محمد بن أبو عبد الله قوات مدينة حلب في و".split(),
        *"قتل قتلى مئة ألفا ألف دبابتين طائرتي عشرات نحو أكثر أقل على الأقل أمس اليوم الأحد شباط فبراير الجاري".split(),
        *"عام رمضان المصدر نفسه بحسب زعم بيان صاروخ إف 16 5 ٢٨٫٤ 1,464 31/3/2018 2018-02-31 0 ½ 😀 ﷲ ﻻ B-52".split(),
        "9" * 40, "e\u0301", "𞸀", "کہ",
    ]
)  # fmt: skip
TEXTS = st.builds(lambda words, between: between.join(words), st.lists(ALPHABET, max_size=40), st.sampled_from(" \n"))
DAYS = st.sampled_from([None, date(2018, 3, 31), date.min, date.max, date(2020, 2, 29)])


def all_spans(data: object) -> Iterator[tuple[int, int]]:
    """Yield every pair of offsets in a contract object."""
    if isinstance(data, dict):
        if "start" in data:
            yield data["start"], data["end"]
        for value in data.values():
            yield from all_spans(value)
    elif isinstance(data, list):
        for value in data:
            yield from all_spans(value)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, DAYS)
def test_any_text_is_analysed_alike_each_time_with_sound_offsets_and_numbers(text: str, published: date | None) -> None:
    document = replace(from_pasted(f"قال {text}"), language="ar")
    analysis = analyse(document, published=published)
    data = json.loads(json.dumps(analysis_to_json(analysis, document.text, path=None, with_text=False)))
    assert all(0 <= start < end <= len(document.text) for start, end in all_spans(data))
    for figure in data["figures"]:
        assert figure["low"] is None or figure["high"] is None or figure["low"] <= figure["high"]
    for index, claim in enumerate(data["claims"]):
        assert claim["repeats"] is None or claim["repeats"] < index
        for kind in ("figures", "dates", "mentions"):
            assert all(0 <= item < len(data[kind]) for item in claim[kind])
    assert analysis_from_json(data) == analysis
    assert analyse(document, published=published) == analysis


def seconds(text: str) -> float:
    document = replace(from_pasted(f"قال الجيش إن {text}"), language="ar")
    began = time.process_time()
    analyse(document)
    return time.process_time() - began


@pytest.mark.parametrize(
    ("piece", "times"),
    [
        ("5 و", 600),
        ("قال ", 500),
        ("قال: ", 300),
        ("محمد ", 4000),
        ("( ", 6000),
        ("« ", 6000),
        ("«قال ", 1000),
        ("و", 30000),
        ("م\u064b", 12000),
        ("1", 30000),
        ("1,", 30000),
        ("1/", 1200),
        ("5-", 600),
        ("2018-03-31 ", 2500),
        ("نقلت وكالة عن ", 240),
        ("مئة وثلاثة ", 2000),
        ("31 آذار ", 1500),
        ("الأحد والاثنين ", 800),
        ("أعلن الجيش أن ", 800),
        ("خبر عاجل\n", 2000),
        (SENTENCE, 100),
    ],
)
def test_time_grows_with_the_length_alone(piece: str, times: int) -> None:
    seconds(piece * 20)
    # Four times the text may take four times as long, and some; a square would take sixteen times.
    short, long = (min(seconds(piece * (times * factor // 4)) for _ in range(2)) for factor in (1, 4))
    assert long < 9 * short + 0.15


@pytest.mark.parametrize(
    "line",
    [
        "ق" * 200_000,
        "." * 40_000 + "x",
        "…" + " " * 100_000 + "x",
        "خبر عن قصف 1 " + "/" * 30_000 + " x",
        "خبر عن قصف 1 " + "ا/" * 15_000 + " x",
        "اسم" * 20_000 + "@",
        "اسم@" * 8_000,
        "(" * 20_000,
        "- " * 20_000,
        "http://" * 4_000,
    ],
    ids=lambda line: line[:4].strip(),
)
def test_a_line_made_to_exhaust_a_search_pattern_is_read_in_time(line: str) -> None:
    began = time.process_time()
    document = from_pasted(f"عنوان الخبر\n{line}\nقال الوزير إن الطريق مقطوع.")
    analyse(replace(document, language="ar"))
    assert time.process_time() - began < 5


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


PARAGRAPH = f"<p>{SENTENCE * 3}</p>"
RECORD = "<script type='application/ld+json'>{}</script>"


@pytest.mark.parametrize(
    ("name", "data"),
    {
        "comments": b"<!-- x -->\n" * 300 + page(PARAGRAPH),
        "nested record": page(PARAGRAPH, RECORD.format("[" * 100_000)),
        "nested lists": page(PARAGRAPH, RECORD.format("[" * 900 + "1" + "]" * 900)),
        "nested graphs": page(PARAGRAPH, RECORD.format('{"@graph":' * 400 + "1" + "}" * 400)),
        "nested author": page(PARAGRAPH, RECORD.format(f'{{"@type":"Article","author":{"[" * 500}{"]" * 500}}}')),
        "odd record": page(
            PARAGRAPH, RECORD.format('{"@type":{"a":1},"headline":5,"datePublished":["x"],"author":[[["x"]]]}')
        ),
        "huge number": page(PARAGRAPH, RECORD.format("9" * 10_000)),
        "no such day": page(PARAGRAPH, RECORD.format('{"@type":"NewsArticle","datePublished":"2018-13-45"}')),
        "half characters": page(PARAGRAPH, RECORD.format(r'{"@type":"NewsArticle","headline":"\ud800 خبر"}')),
        "entities": b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + page(f"&b;{PARAGRAPH}"),
        "outside entity": b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        + page(f"&a;{PARAGRAPH}"),
        "endless table": page(f"<table>{'<tr><td>قال</td></tr>' * 6_000}</table>{PARAGRAPH}"),
        "scripts": page(
            f"<script>document.write('سيئ')</script><img src='http://example.org/x.png' onerror='x()'>{PARAGRAPH}"
            "<iframe src='http://example.org'></iframe><object data='file:///etc/passwd'></object>",
            "<meta http-equiv='refresh' content='0;url=http://example.org'><base href='http://example.org/'>"
            "<link rel='stylesheet' href='http://example.org/x.css'><script src='http://example.org/x.js'></script>",
        ),
    }.items(),
)
def test_a_hostile_page_gives_its_article_and_nothing_else(name: str, data: bytes) -> None:
    began = time.process_time()
    document = read_bytes(data, "page.html")
    assert document.origin.media_type == "text/html"
    assert "خمسة جنود" in document.text
    document.text.encode()  # no half characters
    assert "سيئ" not in document.text
    assert "root:" not in document.text
    assert document.published is None
    assert time.process_time() - began < 8


@pytest.mark.parametrize(
    "data",
    [
        b"<!--a-->" * 40 + b"x",
        b"<!--" * 20_000,
        b"<?xml " * 20_000,
        b"<html>" + b"<" * 100_000,
        page("<div>" * 5_000 + PARAGRAPH),
        page("<script>alert(1)</script>"),
        page(""),
        b"<html><meta charset=hex>\xff\xfe",
        b"<html><meta charset=no-such-charset>\xff\xfe",
        page(PARAGRAPH).replace(b"<p>", b"<p>\0"),
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_holds_no_article_is_refused_or_read_but_never_hangs(data: bytes) -> None:
    began = time.process_time()
    with suppress(UserError):
        assert read_bytes(data, "page.html").text.strip()
    assert time.process_time() - began < 5


class TestTerminal:
    """What comes out of a file never steers the terminal, and a reader gone away is no failure."""

    ESCAPES = "خبر \x1b[31mأحمر\x1b]0;x\x07 عاجل\x9b2J\n\nقال الوزير إن 5 \x1b[2J جنود قتلوا أمس.\n" + SENTENCE * 3

    def test_controls_in_an_article_are_not_obeyed(self, tmp_path, capsys) -> None:
        path, library = tmp_path / "a.txt", str(tmp_path / "l.isnad")
        path.write_bytes(self.ESCAPES.encode())
        for call in (
            ["analyse", str(path)],
            ["import", str(path)],
            ["list"],
            ["search", "عاجل"],
            ["show", "1"],
            ["show", "1", "--shape"],
        ):
            assert main([*call, "--library", library]) == 0
            out = capsys.readouterr().out
            assert out
            assert not {"\x1b", "\x07", "\x9b"} & set(out)

    @pytest.mark.skipif(os.name == "nt", reason="no such file names there")
    def test_controls_in_a_file_name_are_not_obeyed(self, tmp_path, capsys) -> None:
        bad = tmp_path / "a\x1b[2J\nisnad: all is well.txt"
        bad.touch()
        for call in (["analyse", str(bad)], ["analyse", "--json", str(bad)], ["import", str(bad)]):
            assert main([*call, "--library", str(tmp_path / "l.isnad")]) == 1
            captured = capsys.readouterr()
            assert len(captured.err.splitlines()) == 1
            assert "\x1b" not in captured.err + captured.out

    def test_a_reader_gone_away_is_no_failure_of_a_table(self, article, monkeypatch) -> None:
        class Gone(io.StringIO):
            def write(self, text: str) -> int:
                raise BrokenPipeError(errno.EPIPE, "Broken pipe")

        monkeypatch.setattr("sys.stdout", Gone())
        assert main(["analyse", str(article)]) == 0


class TestLibrary:
    """It takes whatever is asked of it, and refuses what is no library of ours."""

    @pytest.mark.parametrize(
        "query",
        [
            '"', "«", "«»", "AND", "OR NOT", "*", "-", "(", ")(", "NEAR(a b)", "^", "'", "--", " ", "\\",
            "😀", "\x01", "\udcff", "\u202e", "ـ", '"مقتل خمسة', "28.4*", "٢٨٫٤", "x" * 5000, "؟", "{title} : x", "ة*",
        ],
    )  # fmt: skip
    def test_no_query_is_misread(self, library, query, capsys) -> None:
        assert main(["--library", str(library), "search", "--", query]) == 0
        assert "defect" not in capsys.readouterr().err

    def test_a_column_of_the_index_is_no_field_of_the_query(self, library, capsys) -> None:
        assert main(["--library", str(library), "search", "--", "title:قتل"]) == 2
        assert "There is no field «title:»" in capsys.readouterr().err

    def test_a_phrase_longer_than_a_snippet_is_found(self, tmp_path) -> None:
        text = " ".join(f"كلمة{chr(0x628 + number % 20)} {number}" for number in range(200))
        document = from_pasted(text)
        with Library.open(tmp_path / "l.isnad") as library:
            library.articles.add(document, analyse(document))
            for start, end in ((0, 150), (40, 900), (300, 1200)):
                (hit,) = library.search.hits(f"«{text[start : text.index(' ', end)].partition(' ')[2]}»")
                assert hit.marks
                assert all(0 <= mark.start < mark.end <= len(hit.snippet) for mark in hit.marks)

    def test_a_snippet_that_is_the_whole_text_has_no_ellipsis(self, library, capsys) -> None:
        with Library.open(library) as opened:
            assert "…" not in opened.search.hits("جنود")[0].snippet

    @pytest.mark.parametrize("number", ["0", "-1", "x", "1.0", ""])
    def test_a_number_that_is_none_is_a_wrong_call(self, library, number) -> None:
        assert main(["--library", str(library), "show", "--", number]) == 2

    def test_a_number_beyond_all_articles_is_told(self, library, capsys) -> None:
        assert main(["--library", str(library), "show", "9" * 30]) == 1
        assert "There is no article" in capsys.readouterr().err
        assert main(["--library", str(library), "search", "جنود", "--limit", "9" * 30]) == 0

    @pytest.mark.parametrize(
        ("content", "cause"),
        [
            (b"not a database at all, only some words", "not an Isnad library"),
            (b"SQLite format 3\0" + b"\xff" * 5000, "damaged|belongs to another"),
            ("other", "belongs to another program"),
            ("newer", "newer Isnad"),
        ],
    )
    def test_what_is_no_library_is_told_and_left_as_it_is(self, tmp_path, article, content, cause, capsys) -> None:
        path = tmp_path / "x.isnad"
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("CREATE TABLE a (b)")
                if content == "newer":
                    connection.execute("PRAGMA journal_mode = WAL")
                    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    connection.execute("PRAGMA user_version = 999")
                connection.commit()
        before = path.read_bytes()
        for call in (["list"], ["search", "x"], ["show", "1"], ["import", str(article)]):
            assert main(["--library", str(path), *call]) == 1
            error = capsys.readouterr().err
            assert len(error.splitlines()) == 1
            assert any(words in error for words in cause.split("|"))
        assert path.read_bytes() == before

    def test_a_library_locked_by_another_program_is_told_and_opens_afterwards(
        self, library, article, monkeypatch, capsys
    ) -> None:
        monkeypatch.setattr("app.library.database.BUSY_SECONDS", 0.1)
        other = article.with_name("other.txt")
        other.write_bytes(f"{ARTICLE}ملحق".encode())
        with closing(sqlite3.connect(library, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            assert main(["--library", str(library), "import", str(other)]) == 1
            assert "in use by another program" in capsys.readouterr().err
            connection.execute("ROLLBACK")
        assert main(["--library", str(library), "import", str(other)]) == 0
        assert capsys.readouterr().out.startswith("2\t")


@pytest.fixture
def noted(library: Path) -> Path:
    """Return a library whose article has notes and tags that a spreadsheet would run."""
    target = Target(TargetKind.ARTICLE, 1)
    with Library.open(library) as opened:
        for text in ('=HYPERLINK("http://example.org")', " +1+1", "@SUM(A1)", "-2+3", "\t=1", "＝1", "٪\n=1", "عادي"):
            opened.notes.add(1, target, text)
        opened.tags.attach(1, target, "=cmd|' /C calc'!A0")
        opened.articles.edit_facts(1, title="=1+1", outlet="+2", author="@x")
    return library


class TestExport:
    """It runs nowhere, arrives whole, and spoils no other file."""

    def test_no_cell_is_a_formula(self, noted, tmp_path) -> None:
        target = tmp_path / "x.csv"
        assert main(["--library", str(noted), "export", "--format", "csv", "--output", str(target)]) == 0
        assert target.read_bytes().startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"), newline="")))
        assert len(rows) > 1
        assert any("=HYPERLINK" in cell for row in rows for cell in row)
        for cell in (cell for row in rows for cell in row):
            assert not cell.lstrip("\t\r\n ").startswith(tuple("=+-@＝＋－＠|%"))

    def test_numbers_stay_exact(self, noted, tmp_path) -> None:
        target = tmp_path / "x.json"
        assert main(["--library", str(noted), "export", "--format", "json", "--output", str(target)]) == 0
        text = target.read_text("utf-8")
        assert "28400" in text
        assert "28399" not in text
        json.loads(text, parse_float=Decimal)

    @pytest.mark.parametrize("place", ["no/folder/x.csv", "", "x" * 300])
    def test_an_impossible_place_is_told_and_leaves_nothing(self, library, tmp_path, place, capsys) -> None:
        before = sorted(tmp_path.iterdir())
        target = tmp_path / place
        assert main(["--library", str(library), "export", "--format", "csv", "--output", str(target)]) == 1
        assert "can't be written" in capsys.readouterr().err
        assert sorted(tmp_path.iterdir()) == before

    @pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
    def test_the_library_itself_is_never_overwritten(self, library, ending, capsys) -> None:
        before = library.read_bytes()
        target = library.with_name(library.name + ending)
        assert main(["--library", str(library), "export", "--format", "csv", "--output", str(target)]) == 2
        assert library.read_bytes() == before

    def test_a_name_as_long_as_names_may_be_is_written(self, library, tmp_path) -> None:
        target = tmp_path / ("ص" * 120 + ".csv")
        assert main(["--library", str(library), "export", "--format", "csv", "--output", str(target)]) == 0
        assert target.stat().st_size > 0

    @pytest.mark.skipif(os.name == "nt", reason="links and rights are others there")
    def test_links_stay_and_rights_are_the_usual(self, library, tmp_path) -> None:
        real, link = tmp_path / "real.csv", tmp_path / "link.csv"
        link.symlink_to(real)
        with usual_rights(0o022):
            assert main(["--library", str(library), "export", "--format", "csv", "--output", str(link)]) == 0
        assert link.is_symlink()
        assert stat.S_IMODE(real.stat().st_mode) == 0o644
        real.chmod(0o600)
        assert main(["--library", str(library), "export", "--format", "json", "--output", str(link)]) == 0
        assert stat.S_IMODE(real.stat().st_mode) == 0o600
        json.loads(real.read_text("utf-8"))

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
    def test_a_pipe_is_written_and_stays_a_pipe(self, library, tmp_path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        with closing(os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), "rb")) as reader:
            assert main(["--library", str(library), "export", "--format", "csv", "--output", str(pipe)]) == 0
            assert reader.read().startswith(b"\xef\xbb\xbfarticle,")
        assert stat.S_ISFIFO(pipe.stat().st_mode)

    def test_an_article_named_twice_leaves_once(self, library, tmp_path) -> None:
        target = tmp_path / "x.json"
        call = ["export", "--format", "json", "--output", str(target), "--article", "1", "1"]
        assert main(["--library", str(library), *call]) == 0
        assert len(json.loads(target.read_text("utf-8"))["articles"]) == 1


@contextmanager
def usual_rights(withheld: int) -> Iterator[None]:
    before = os.umask(withheld)
    try:
        yield
    finally:
        os.umask(before)
