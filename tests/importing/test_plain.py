"""A plain text is taken in character for character, and an unreadable one is refused with its cause."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis.parts import find_parts
from app.domain.annotations import PartKind
from app.domain.document import PublishedBasis
from app.errors import UnreadableFileError
from app.importing import from_pasted, read, read_bytes, read_sample, sources
from app.text.words import TokenizedText

ARTICLE = "مقتل خمسة جنود قرب الحدود\n\nقال ناطق عسكري إن خمسة جنود قتلوا أمس.\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_text_is_the_files_own_code_points(tmp_path: Path, mark: str, line_end: str) -> None:
    written = mark + ARTICLE.replace("\n", line_end)
    path = tmp_path / "خبر.txt"
    path.write_bytes(written.encode("utf-8"))
    document = read(path)
    assert document.text == written
    assert document.title == "مقتل خمسة جنود قرب الحدود"
    assert document.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.origin.name == "خبر.txt"
    assert document.origin.path == str(path)
    assert document.is_arabic
    first, second = find_parts(TokenizedText(document.text))
    assert (first.kind, first.span.of(document.text)) == (PartKind.TITLE, "مقتل خمسة جنود قرب الحدود")
    assert second.span.of(document.text) == "قال ناطق عسكري إن خمسة جنود قتلوا أمس."


@settings(deadline=None)  # the first foreign text loads a language model
@given(st.text(min_size=1).filter(lambda text: any(character.isalnum() for character in text)))
def test_any_pasted_text_is_kept_as_it_is(text: str) -> None:
    assert from_pasted(text).text == text


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "holds no text"),
        (b" \r\n\t", "holds no text"),
        ("— … !".encode(), "holds no text"),
        ("قتل خمسة".encode("cp1256"), "is not UTF-8 text"),
        ("قتل خمسة".encode()[:-1], "is not UTF-8 text: byte 14"),
        ("قتل خمسة".encode("utf-16")[:-1], "begins as UTF-16 text and breaks off at byte 17"),
        ("قتل خمسة".encode("utf-16-le"), "binary file"),
        (b"\x7fELF\x00\x00\x01", "binary file"),
        (bytes(range(1, 32)) * 20, "binary file"),
        (b"%PDF-1.4 \xc4", "PDF file"),
        (b"PK\x03\x04\x00", "ZIP file"),
        (b"\x89PNG\r\n\x1a\n\x00", "picture"),
        (b"SQLite format 3\x00...", "database"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_and_cause(tmp_path: Path, data: bytes, cause: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=cause) as caught:
        read(path)
    assert "a.txt" in str(caught.value)


def test_a_missing_file_a_folder_and_an_impossible_name_are_refused(tmp_path: Path) -> None:
    for path, cause in [
        (tmp_path / "none.txt", "no file"),
        (tmp_path, "is a folder"),
        (Path("a\0b"), "no file"),
        (tmp_path / ("x" * 300), "can't be read|no file"),
    ]:
        with pytest.raises(UnreadableFileError, match=cause):
            read(path)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_forbidden_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, "utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableFileError, match="no permission"):
        read(path)


def test_a_failing_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(UnreadableFileError, match="Input/output error"):
        read(tmp_path / "a.txt")


def test_a_file_far_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 1024 * 1024)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (1024 * 1024 + 1))
    with pytest.raises(UnreadableFileError, match=r"too large for an article \(more than 1 MB\)"):
        read(path)
    with pytest.raises(UnreadableFileError, match="too large"):
        read_bytes(path.read_bytes(), "input")


def test_one_very_long_line_is_read_with_a_title_cut_at_a_word() -> None:
    document = read_bytes(("كلمة " * 200_000).encode(), "line.txt")
    assert document.title is not None
    assert document.title.endswith("كلمة…")
    assert len(document.title) <= 200


def test_pasting_nothing_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="no text"):
        from_pasted(" \n\u200f")


def test_half_characters_of_a_clipboard_become_replacement_signs() -> None:
    document = from_pasted("قال \ud83d ثم \ud83d\ude00")
    assert document.text == "قال \ufffd ثم 😀"
    assert document.original.decode() == document.text


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("تاريخ النشر: 2018-03-31", date(2018, 3, 31), None),
        ("نُشر في 31/3/2018", date(2018, 3, 31), None),
        ("نُشر في 3/4/2018", None, None),
        ("السبت 31 آذار/مارس 2018", date(2018, 3, 31), None),
        ("٣١ مارس ٢٠١٨ م", date(2018, 3, 31), None),
        ("السبت، 31 مارس (آذار) 2018", date(2018, 3, 31), None),
        ("السبت 31 آذار 2018، آخر تحديث 14:00", None, date(2018, 3, 31)),
        ("نشر في: 30 مارس 2018 - آخر تحديث: 31 مارس 2018", date(2018, 3, 30), date(2018, 3, 31)),
        ("حلب، 31 آذار 2018 (ضفاف) – قالت مصادر محلية إن القصف توقف.", date(2018, 3, 31), None),
        ("قال شهود إن الهجوم وقع في 31 آذار 2018.", None, None),
        ("مقاتلون في ريف المدينة 31 آذار 2018", None, None),
        ("31 شباط 2018", None, None),
        ("14 رمضان 1439", None, None),
    ],
)
def test_only_a_stated_day_is_the_day_of_publication(line: str, published: date | None, updated: date | None) -> None:
    document = from_pasted(f"عنوان الخبر\n{line}\nوأضافت المصادر أن الطريق مقطوع.")
    assert (document.published, document.updated) == (published, updated)
    assert document.published_basis is (PublishedBasis.STATED if published else PublishedBasis.UNKNOWN)


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("المصدر: وكالة ضفاف", "وكالة ضفاف", None),
        ("بقلم: سامي نصر", None, "سامي نصر"),
        ("بيروت (ضفاف) - قال ناطق إن القصف توقف.", "ضفاف", None),
        ("المصدر نفسه قال إن القصف توقف", None, None),
        ("وقال الناطق (وهو طبيب) إن القصف توقف.", None, None),
        ("الكاتب: رجل رأى من الحرب أكثر مما يروى فيها", None, None),
    ],
)
def test_outlet_and_author_are_taken_only_where_stated(line: str, outlet: str | None, author: str | None) -> None:
    document = from_pasted(f"عنوان الخبر\n{line}")
    assert (document.outlet, document.author) == (outlet, author)


def test_the_sample_states_its_outlet_and_day_and_has_every_kind_of_part() -> None:
    sample = read_sample()
    assert (sample.outlet, sample.published, sample.published_basis) == (
        "وكالة ضفاف",
        date(2019, 3, 14),
        PublishedBasis.STATED,
    )
    assert sample.is_arabic
    assert {part.kind for part in find_parts(TokenizedText(sample.text))} == set(PartKind)
