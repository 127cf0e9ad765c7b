"""Files are data: none expands without end, loads from outside, or takes time that grows with the square."""

from __future__ import annotations

import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import UnreadableFileError
from app.importing import packages, read_bytes
from tests.importing import makers

WORDS = "قال ناطق عسكري إن خمسة جنود قتلوا أمس في كمين نصب لهم."
BOMB = (
    "<!DOCTYPE x [<!ENTITY a0 'قصف'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)


def outside(path: Path) -> str:
    return f"<!DOCTYPE x [<!ENTITY a0 SYSTEM '{path.as_uri()}'><!ENTITY a11 '&a0;'>]>"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("كلمة السر", "utf-8")
    return path


@pytest.mark.parametrize("kind", ["bomb", "outside"])
def test_no_entity_of_a_package_is_expanded_or_fetched(kind: str, secret: Path) -> None:
    prolog = BOMB if kind == "bomb" else outside(secret)
    for data in (
        makers.docx(makers.word_paragraph(WORDS + "&a11;").replace("&amp;", "&"), prolog=prolog),
        makers.odt(f"<text:p>{WORDS}&a11;</text:p>", prolog=prolog),
        makers.epub([f"<p>{WORDS}</p>"], facts="<dc:title>&a11;</dc:title>", prolog=prolog),
    ):
        began = time.process_time()
        with pytest.raises(UnreadableFileError, match=r"«a\.bin» declares XML entities"):
            read_bytes(data, "a.bin")
        assert time.process_time() - began < 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_no_entity_hides_in_another_encoding(encoding: str) -> None:
    document = f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}<w:document/>'.encode(encoding)
    data = makers.zipped({"word/document.xml": document, "[Content_Types].xml": "x"})
    with pytest.raises(UnreadableFileError, match="declares XML entities"):
        read_bytes(data, "a.docx")


def test_no_entity_hides_in_an_encoding_that_writes_ascii_otherwise() -> None:
    document = f'<?xml version="1.0" encoding="UTF-7"?>{BOMB}<w:document/>'.encode("utf-7")
    document = document.replace(b"<!ENTITY", b"+ADwAIQ-ENTITY")
    data = makers.zipped({"word/document.xml": document, "[Content_Types].xml": "x"})
    with pytest.raises(UnreadableFileError, match="declares XML entities"):
        read_bytes(data, "a.docx")


def test_a_books_page_neither_expands_nor_fetches(secret: Path) -> None:
    data = makers.epub(
        [f"{outside(secret)}<p>{WORDS}&a11;</p><img src='{secret.as_uri()}'/><iframe src='{secret.as_uri()}'/>"]
    )
    text = read_bytes(data, "a.epub").text
    assert WORDS in text
    assert "السر" not in text


def test_a_page_of_a_package_that_lies_outside_of_it_is_not_read(secret: Path) -> None:
    data = makers.epub([f"<p>{WORDS}</p>"])
    for href in (f"../../../../../..{secret}", str(secret), secret.as_uri()):
        changed = makers.zipped(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": "<c><rootfile full-path='book.opf'/></c>",
                "book.opf": f"<p><item id='a' href='{href}' media-type='text/html'/><itemref idref='a'/></p>",
            }
        )
        with pytest.raises(UnreadableFileError, match="EPUB file that is damaged"):
            read_bytes(changed, "a.epub")
    assert WORDS in read_bytes(data, "a.epub").text


def test_a_picture_that_a_word_file_links_to_is_not_opened(secret: Path) -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="r9" '
        f'xmlns:r="{makers.OFFICE_RELATION}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
        "</w:r></w:p>"
    )
    data = makers.docx(picture + makers.word_paragraph(WORDS))
    kind = f"{makers.OFFICE_RELATION}/image"
    linked = f'<Relationship Id="r9" Type="{kind}" Target="{secret.as_uri()}" TargetMode="External"/>'
    members = {name: packages.Package(data, "a", "DOCX").read(name) for name in packages.part_names(data)}
    members["word/_rels/document.xml.rels"] = members["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", f"{linked}</Relationships>".encode()
    )
    assert read_bytes(makers.zipped(members), "a.docx").text == WORDS


@pytest.mark.parametrize("part", ["word/document.xml", "content.xml", "OEBPS/t 0.xhtml"])
def test_a_part_that_unpacks_without_end_is_refused(part: str) -> None:
    whole = {
        "word/document.xml": makers.docx(""),
        "content.xml": makers.odt(""),
        "OEBPS/t 0.xhtml": makers.epub(["<p/>"]),
    }[part]
    members = {name: packages.Package(whole, "a", "ZIP").read(name) for name in packages.part_names(whole)}
    members[part] = b" " * (80 * 1024 * 1024)
    data = makers.zipped({"mimetype": members.pop("mimetype", b""), **members}, stored=["mimetype"])
    assert len(data) < 1024 * 1024
    with pytest.raises(UnreadableFileError, match=r"«a\.bin» unpacks to far more"):
        read_bytes(data, "a.bin")


def test_a_size_that_lies_is_not_believed() -> None:
    body = makers.word_paragraph(WORDS) + "<!--" + "x" * 3_000_000 + "-->"
    data = bytearray(makers.docx(body))
    small = (100).to_bytes(4, "little")
    place = data.rfind(b"word/document.xml", 0, data.rfind(b"word/_rels")) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    data[place + 24 : place + 28] = small
    with pytest.raises(UnreadableFileError, match=r"DOCX file that is damaged|unpacks to far more"):
        read_bytes(bytes(data), "a.docx")


def test_deep_nesting_ends_in_words_or_an_error() -> None:
    deep = 20_000
    for data in (
        makers.docx("<w:ins>" * deep + "</w:ins>" * deep + makers.word_paragraph(WORDS)),
        makers.odt("<text:section>" * deep + f"<text:p>{WORDS}</text:p>" + "</text:section>" * deep),
        makers.epub(["<div>" * deep + WORDS]),
        b"{\\rtf1 " + b"{" * deep + b"words of the army" + b"}" * deep + b"}",
    ):
        began = time.process_time()
        with suppress(UnreadableFileError):
            assert read_bytes(data, "a.bin").text
        assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "piece",
    [
        rb"{\field{\*\fldinst{",
        rb"{\fonttbl\f1",
        rb"\f1\fcharset",
        rb"\'de",
        b"{",
        b"}",
        rb"{\title ",
        rb"\bin99999999 ",
    ],
)
def test_rich_text_made_to_exhaust_a_search_pattern_ends_in_time(piece: bytes) -> None:
    began = time.process_time()
    with suppress(UnreadableFileError):
        read_bytes(b"{\\rtf1\\ansi some words here " + piece * 20_000, "a.rtf")
    assert time.process_time() - began < 5


def test_a_pdf_whose_stream_unpacks_without_end_is_read_or_refused_in_time() -> None:
    packed = zlib.compress(b" " * 300_000_000, 9)
    page = makers.pdf([[(550, 700, 12, WORDS)]])
    start = page.rfind(b"<< /Length", 0, page.find(b"xref"))
    data = (
        page[:start]
        + b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
        + packed
        + b"\nendstream\nendobj"
    )
    began = time.process_time()
    with pytest.raises(UnreadableFileError, match=r"a\.pdf"):
        read_bytes(data, "a.pdf")
    assert time.process_time() - began < 20


def test_a_web_archive_nested_or_cut_without_end_ends_in_words_or_an_error() -> None:
    head = b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=%d\n\n"
    nested = b"".join(
        b"--%d\nContent-Type: multipart/related; boundary=%d\n\n" % (depth, depth + 1) for depth in range(3_000)
    )
    parts = b"--0\nContent-Type: image/png\n\nx\n" * 20_000
    for data in (head % 0 + nested, head % 0 + parts, head % 0 + b"X: y\n" * 50_000, (head % 0)[:-1] * 2_000):
        began = time.process_time()
        with suppress(UnreadableFileError):
            assert read_bytes(data, "a.mhtml").text
        assert time.process_time() - began < 10


def test_nothing_that_a_saved_page_names_is_loaded(secret: Path) -> None:
    address = secret.as_uri()
    page = (
        f"<html><head><base href='{address}'><link rel='stylesheet' href='{address}'><script src='{address}'></script>"
        f"<meta http-equiv='refresh' content='0;url={address}'></head><body><iframe src='{address}'></iframe>"
        f"<object data='{address}'></object><img src='http://example.org/x.png'>"
        f"<article><p>{WORDS}</p><p>{WORDS * 3}</p><embed src='{address}'></article></body></html>"
    )
    for data in (page.encode(), makers.mhtml(page), makers.epub([page])):
        text = read_bytes(data, "a.bin").text
        assert WORDS in text
        assert "السر" not in text


def test_a_page_of_a_pdf_with_countless_signs_is_read_in_time() -> None:
    began = time.process_time()
    text = read_bytes(makers.pdf([[(550, 700, 12, "قال إن 5 «جنود» " * 4_000)]]), "a.pdf").text
    assert "جنود" in text
    assert time.process_time() - began < 10
