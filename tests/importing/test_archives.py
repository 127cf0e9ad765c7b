"""Archives are read member by member: each article by its own name, nothing on disk, and no harm from a hostile one."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from app.errors import UnreadableFileError
from app.importing import read_source
from app.importing.archives import expanded, is_archive
from tests.importing import makers

LEAD = "قال ناطق عسكري إن خمسة جنود قتلوا أمس في كمين نصب لهم على الطريق الواصل بين القريتين، وإن التحقيق جار."
SECOND = "وأضاف الناطق أن ثلاثة آخرين أصيبوا ونقلوا إلى المستشفى في المدينة القريبة من مكان الحادث بعد ساعة."
PAGE = f"<html><head><title>مقتل خمسة</title></head><body><article><p>{LEAD}</p><p>{SECOND}</p></article></body></html>"
HTML = "Content-Type: text/html"


def archive(tmp_path: Path, data: bytes, name: str = "news.zip") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def names(path: Path) -> list[str]:
    return [source.name for source in expanded(path)]


def test_a_zips_members_are_articles_with_names_and_places_of_their_own(tmp_path: Path) -> None:
    members = {
        "b/صفحة.html": PAGE,
        "a.txt": LEAD,
        "c.docx": makers.docx(makers.word_paragraph(LEAD)),
        "picture.png": b"\x89PNG",
        "b/": "",
        ".hidden.txt": "x",
        "__MACOSX/._a.txt": "x",
    }
    path = archive(tmp_path, makers.zipped(members))
    sources = expanded(path)
    assert names(path) == ["news.zip/b/صفحة.html", "news.zip/a.txt", "news.zip/c.docx"]
    assert [str(source) for source in sources][1] == f"{path}/a.txt"
    documents = [read_source(source) for source in sources]
    assert [LEAD in document.text for document in documents] == [True] * 3
    assert documents[0].origin.name == "news.zip/b/صفحة.html"
    assert documents[0].origin.path == f"{path}/b/صفحة.html"
    assert documents[1].original == LEAD.encode()
    assert list(tmp_path.iterdir()) == [path]


def test_the_folders_of_saved_pages_are_no_articles_in_a_zip_either(tmp_path: Path) -> None:
    members = ["a.html", "a_files/ad.html", "x/b.htm", "x/b-Dateien/frame.htm", "x/c_files/real.html", "d.files/e.txt"]
    path = archive(tmp_path, makers.zipped(dict.fromkeys(members, PAGE)))
    assert [source.member for source in expanded(path)] == ["a.html", "x/b.htm", "x/c_files/real.html", "d.files/e.txt"]


def test_a_name_in_utf_8_is_read_where_the_zip_forgets_to_say_so(tmp_path: Path) -> None:
    data = makers.zipped({"خبر.txt": LEAD})
    # The bit that says so stands in both headers of the member.
    local, central = data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8
    unsaid = bytearray(data)
    for place in (local, central):
        (flags,) = struct.unpack_from("<H", unsaid, place)
        struct.pack_into("<H", unsaid, place, flags & ~0x800)
    (source,) = expanded(archive(tmp_path, bytes(unsaid)))
    assert source.member == "خبر.txt"
    assert read_source(source).text == LEAD


@pytest.mark.parametrize("data", [makers.docx(""), makers.odt(""), makers.epub([]), LEAD.encode(), b"", b"\x1f\x8b\0"])
def test_a_document_is_no_archive_whatever_its_name(tmp_path: Path, data: bytes) -> None:
    assert not is_archive(archive(tmp_path, data))


def test_what_is_no_file_is_no_archive(tmp_path: Path) -> None:
    assert not is_archive(tmp_path)
    assert not is_archive(tmp_path / "none.zip")
    assert not is_archive(Path("a\0b"))


@pytest.mark.parametrize("packed", [True, False])
def test_a_warcs_answers_are_articles_with_the_addresses_they_came_from(tmp_path: Path, packed: bool) -> None:
    old = PAGE.encode("cp1256")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(old)), gzip.compress(old))
    records = [
        ("https://example.org/2019/3/14/a?id=1", HTML, PAGE.encode()),
        ("https://example.org/b.png", "Content-Type: image/png", b"\x89PNG"),
        (
            "https://example.org/c",
            f"{HTML}; charset=utf-8\nContent-Encoding: gzip\nTransfer-Encoding: chunked",
            chunked,
        ),
        ("https://example.org/d", "Content-Type: text/plain; charset=iso-8859-6", "قصف مستودع".encode("iso8859-6")),
        ("https://example.org/e", HTML, b"<html><body></body></html>"),
    ]
    path = archive(tmp_path, makers.warc(records, packed=packed), "crawl.warc")
    sources = expanded(path)
    assert [source.member for source in sources] == [
        f"https://example.org/{end}" for end in ("2019/3/14/a?id=1", *"cde")
    ]
    first, second, third = (read_source(source) for source in sources[:3])
    assert first.text == second.text
    assert LEAD in first.text
    assert first.origin.url == "https://example.org/2019/3/14/a?id=1"
    assert first.origin.name == "crawl.warc/https://example.org/2019/3/14/a?id=1"
    assert second.origin.media_type == "text/html; charset=windows-1256"
    assert third.text == "قصف مستودع"
    with pytest.raises(UnreadableFileError, match=r"crawl\.warc/https://example\.org/e» is a web page without"):
        read_source(sources[3])


def test_an_answer_that_is_an_error_is_no_article(tmp_path: Path) -> None:
    path = archive(
        tmp_path, makers.warc([("https://example.org/a", HTML, PAGE.encode())], status="404 Gone"), "a.warc.gz"
    )
    (source,) = expanded(path)
    with pytest.raises(UnreadableFileError, match=r"«a\.warc\.gz» is an archive without an article in it"):
        read_source(source)


def test_a_warc_that_breaks_off_gives_what_came_before_and_says_so(
    tmp_path: Path, capfd: pytest.CaptureFixture
) -> None:
    records = [(f"https://example.org/{number}", HTML, PAGE.encode()) for number in range(3)]
    data = makers.warc(records, packed=False)
    sources = expanded(archive(tmp_path, data[: len(data) * 2 // 3], "a.warc"))
    assert LEAD in read_source(sources[0]).text
    spoilt = data.replace(b"WARC/1.0", b"XXXX/1.0").replace(b"XXXX/1.0", b"WARC/1.0", 2)
    sources = expanded(archive(tmp_path, spoilt, "b.warc"))
    with pytest.raises(UnreadableFileError, match=r"«b\.warc».*damaged"):
        read_source(sources[-1])
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", ["news.zip", "news.warc.gz"])
def test_an_archive_cut_short_or_spoilt_anywhere_is_read_or_refused(tmp_path: Path, name: str) -> None:
    whole = makers.zipped({f"{number}.txt": LEAD * 9 for number in range(4)})
    if name != "news.zip":
        whole = makers.warc([(f"https://example.org/{number}", HTML, PAGE.encode()) for number in range(4)])
    for place in range(0, len(whole), max(1, len(whole) // 50)):
        spoilt = whole[:place] + bytes(byte ^ 0x2A for byte in whole[place : place + 5]) + whole[place + 5 :]
        for data in (whole[:place], spoilt):
            for source in expanded(archive(tmp_path, data, name)):
                refused = ""
                try:
                    read_source(source)
                except UnreadableFileError as error:
                    refused = str(error)
                assert not refused or "news" in refused


class TestHostile:
    """An archive can't write, lead outside, or fill the memory."""

    @pytest.mark.parametrize(
        "name",
        ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a\\..\\evil.txt", "//host/evil.txt"],
    )
    def test_a_name_that_leads_out_is_refused_and_the_others_are_read(self, tmp_path: Path, name: str) -> None:
        inside = tmp_path / "inside"
        inside.mkdir()
        path = archive(inside, makers.zipped({name: LEAD, "good.txt": LEAD}))
        evil, good = expanded(path)
        with pytest.raises(UnreadableFileError, match="leads out of its archive"):
            read_source(evil)
        assert read_source(good).text == LEAD
        assert [found.name for found in tmp_path.rglob("*")] == ["inside", "news.zip"]

    def test_a_link_is_not_followed(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text(LEAD, "utf-8")
        info = ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        file = io.BytesIO()
        with ZipFile(file, "w") as opened:
            opened.writestr(info, str(secret))
        (link,) = expanded(archive(tmp_path, file.getvalue()))
        with pytest.raises(UnreadableFileError, match=r"«news\.zip/link\.txt» is a link"):
            read_source(link)

    def test_a_member_that_unpacks_without_end_is_refused_and_the_others_are_read(self, tmp_path: Path) -> None:
        path = archive(tmp_path, makers.zipped({"bomb.txt": b"x" * 30_000_000, "good.txt": LEAD}))
        bomb, good = expanded(path)
        with pytest.raises(UnreadableFileError, match=r"«news\.zip/bomb\.txt» unpacks to far more"):
            read_source(bomb)
        assert read_source(good).text == LEAD

    def test_an_archive_of_many_bombs_is_refused_whole(self, tmp_path: Path) -> None:
        file = io.BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as opened:
            for number in range(8):
                opened.writestr(f"{number}.txt", b"\0" * 12_000_000)
        (source,) = expanded(archive(tmp_path, file.getvalue()))
        with pytest.raises(UnreadableFileError, match=r"«news\.zip» unpacks to far more"):
            read_source(source)

    def test_an_archive_of_countless_members_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("app.importing.archives._MOST_MEMBERS", 3)
        (source,) = expanded(archive(tmp_path, makers.zipped({f"{number}.txt": LEAD for number in range(4)})))
        with pytest.raises(UnreadableFileError, match="more than 3 members"):
            read_source(source)

    def test_a_locked_member_is_told(self, tmp_path: Path) -> None:
        data = bytearray(makers.zipped({"a.txt": LEAD, "b.txt": SECOND}))
        for place in (data.find(b"PK\x03\x04") + 6, data.find(b"PK\x01\x02") + 8):
            data[place] |= 1
        locked, good = expanded(archive(tmp_path, bytes(data)))
        with pytest.raises(UnreadableFileError, match=r"«news\.zip/a\.txt» is locked with a password"):
            read_source(locked)
        assert read_source(good).text == SECOND

    def test_an_archive_that_changed_since_it_was_listed_gives_no_other_member(self, tmp_path: Path) -> None:
        path = archive(tmp_path, makers.zipped({"a.txt": LEAD}))
        (source,) = expanded(path)
        archive(tmp_path, makers.zipped({"b.txt": SECOND}))
        with pytest.raises(UnreadableFileError, match="damaged"):
            read_source(source)
        path.unlink()
        with pytest.raises(UnreadableFileError, match="There is no file"):
            read_source(source)

    @pytest.mark.parametrize("length", [b"10", b"999999999999", b"-5", b"x"])
    def test_a_warc_record_that_unpacks_without_end_is_refused_in_time(self, tmp_path: Path, length: bytes) -> None:
        head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: %s\r\n\r\n"
        bomb = gzip.compress(head % length + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 200_000_000)
        began = time.process_time()
        sources = expanded(archive(tmp_path, bomb, "a.warc.gz"))
        for source in sources:
            with pytest.raises(UnreadableFileError, match=r"«a\.warc\.gz"):
                read_source(source)
        assert sources
        assert time.process_time() - began < 10

    def test_an_answer_packed_without_end_is_refused(self, tmp_path: Path) -> None:
        body = gzip.compress(b"<html>" + b"x" * 150_000_000)
        headers = f"{HTML}\nContent-Encoding: gzip"
        (source,) = expanded(archive(tmp_path, makers.warc([("https://example.org/a", headers, body)]), "a.warc"))
        with pytest.raises(UnreadableFileError, match="unpacks to far more"):
            read_source(source)
