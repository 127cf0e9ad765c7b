"""Makes real files of every format that the tests read: small, but whole, as the programs that write them do."""

from __future__ import annotations

import gzip
import io
import quopri
import zlib
from collections.abc import Iterable, Mapping, Sequence
from uuid import uuid4
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from bidi.algorithm import get_display

Content = str | bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(members: Mapping[str, Content] | Iterable[tuple[str, Content]], stored: Sequence[str] = ()) -> bytes:
    """Return a ZIP file of members in order."""
    pairs = members.items() if isinstance(members, Mapping) else members
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in pairs:
            archive.writestr(name, content, ZIP_STORED if name in stored else ZIP_DEFLATED)
    return file.getvalue()


def word_paragraph(text: str, style: str = "") -> str:
    """Return a right-to-left paragraph of WordprocessingML."""
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{look}<w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of WordprocessingML."""
    cells = ["".join(f"<w:tc>{word_paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(body: str, *, footnote: str = "", title: str = "", author: str = "", prolog: str = "") -> bytes:
    """Return a Word file of body XML; `prolog` stands before the document's root."""
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{word_paragraph(footnote)}</w:footnote></w:footnotes>'
    part = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return zipped(
        {
            "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{part}.document.main+xml"/></Types>',
            "_rels/.rels": f'{XML}<Relationships xmlns="{RELATIONSHIPS}">'
            f'<Relationship Id="r1" Type="{OFFICE_RELATION}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f"{XML}{prolog}<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="{RELATIONSHIPS}">'
            f'<Relationship Id="r1" Type="{OFFICE_RELATION}/footnotes" Target="footnotes.xml"/></Relationships>',
            "word/footnotes.xml": f"{XML}{notes}",
            "word/media/picture.png": b"\x89PNG",
            "docProps/core.xml": f'{XML}<cp:coreProperties xmlns:cp="{core}" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{author}'
            "</dc:creator></cp:coreProperties>",
        }
    )


def odt(body: str, *, title: str = "", author: str = "", prolog: str = "", manifest: str = "") -> bytes:
    """Return an ODT file of body XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "meta")
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{XML}{prolog}<office:document-content {spaces}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": f"{XML}<office:document-meta {spaces}><office:meta><dc:title>{title}</dc:title>"
            f"<meta:initial-creator>{author}</meta:initial-creator></office:meta></office:document-meta>",
            "META-INF/manifest.xml": f"{XML}<manifest>{manifest}</manifest>",
        },
        stored=["mimetype"],
    )


def rtf(paragraphs: Sequence[str], *, title: str = "", author: str = "", as_unicode: bool = True) -> bytes:
    r"""Return an RTF file whose Arabic stands as Unicode (`\u1602?`) or in bytes of windows-1256 (`\'de`)."""

    def written(text: str) -> str:
        if as_unicode:
            return "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in text)
        return "".join(chr(byte) if byte < 0x80 else f"\\'{byte:02x}" for byte in text.encode("cp1256"))

    body = "".join(rf"\pard\rtlpar\qr\rtlch\f0 {written(text)}\par" + "\n" for text in paragraphs)
    info = rf"{{\info{{\title {written(title)}}}{{\author {written(author)}}}}}"
    fonts = r"{\fonttbl{\f0\froman\fcharset178 Traditional Arabic;}}"
    return rf"{{\rtf1\ansi\ansicpg1256\deff0\uc1{fonts}{info}{body}}}".encode("ascii")


def epub(chapters: Sequence[str], *, facts: str = "", encryption: str = "", prolog: str = "") -> bytes:
    """Return an e-book whose chapters are bodies of XHTML, kept in another order than they are read in."""
    items = "".join(
        f'<item id="c{n}" href="t%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{XML}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": f'{XML}{prolog}<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{facts}</metadata><manifest><item id="nav" href="nav.xhtml" '
        f'media-type="application/xhtml+xml" properties="nav"/>{items}</manifest><spine><itemref idref="nav"/>{spine}'
        "</spine></package>",
        "OEBPS/nav.xhtml": "<html><body><nav>المحتويات</nav></body></html>",
    }
    for number, body in reversed(list(enumerate(chapters))):
        page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{body}</body></html>'
        members[f"OEBPS/t {number}.xhtml"] = f"{XML}{page}"
    if encryption:
        members["META-INF/encryption.xml"] = encryption
    return zipped(members, stored=["mimetype"])


def mhtml(page: str, *, charset: str = "utf-8", address: str = "https://example.org/a", encoding: str = "") -> bytes:
    """Return a web archive as Chromium writes one, with a frame's page and a picture behind the page."""
    body = quopri.encodestring(page.encode(encoding or charset))
    head = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: =?utf-8?Q?=D8=AE=D8=A8=D8=B1?=\r\n"
        "Date: Mon, 1 Jan 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Boundary"\r\n\r\n\r\n'
        f"------Boundary\r\nContent-Type: text/html; charset={charset}\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {address}\r\n\r\n"
    )
    tail = (
        "\r\n------Boundary\r\nContent-Type: text/html\r\nContent-Location: https://ads.example.org/\r\n\r\n<p>ad</p>"
        "\r\n------Boundary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        "------Boundary--\r\n"
    )
    return head.encode() + body + tail.encode()


PrintedLine = tuple[float, float, float, str]
"""Where a line ends at its right (x), its height above the page's foot (y), its size, and its words, in points."""


def pdf(pages: Sequence[Sequence[PrintedLine]], *, info: str = "", right_to_left: bool = True) -> bytes:
    """Return a PDF file whose lines stand in glyphs from left to right, with a table that tells each glyph's letter.

    Each glyph is half as wide as it is high, so a line of N letters in size S is N * S / 2 points long.
    """
    letters = sorted({letter for page in pages for *_, words in page for letter in _seen(words)})
    glyphs = {letter: number for number, letter in enumerate(letters, 1)}
    mapped = "\n".join(f"<{glyphs[letter]:04x}> <{letter.encode('utf-16-be').hex()}>" for letter in letters)
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{mapped}\nendbfchar\nendcmap end end"
    )
    kids = " ".join(f"{8 + 2 * number} 0 R" for number in range(len(pages)))
    descendant = (
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 500"
    )
    measures = "/Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80"
    encoded = "/Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R"
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Plain {encoded} >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain {descendant} >>".encode(),
        f"<< /Type /FontDescriptor /FontName /Plain {measures} >>".encode(),
        _stream(table.encode()),
        f"<< {info} >>".encode("latin-1"),
    ]
    for number, page in enumerate(pages):
        drawn = []
        for x, y, size, words in page:
            seen = _seen(words)
            start = x - len(seen) * size / 2 if right_to_left else x
            codes = "".join(f"{glyphs[letter]:04x}" for letter in seen)
            drawn.append(f"BT /F1 {size} Tf 1 0 0 1 {start} {y} Tm <{codes}> Tj ET")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {9 + 2 * number} 0 R >>".encode()
        )
        objects.append(_stream("\n".join(drawn).encode()))
    return _pdf_file(objects)


def _seen(words: str) -> str:
    """Return the letters of a line from left to right, as they are printed."""
    return str(get_display(words))


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def _pdf_file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    file = io.BytesIO(b"%PDF-1.5\n")
    file.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(b"trailer << /Size %d /Root 1 0 R /Info 7 0 R %s >>\nstartxref\n" % (len(objects) + 1, trailer))
    file.write(b"%d\n%%%%EOF\n" % start)
    return file.getvalue()


def locked_pdf() -> bytes:
    """Return a PDF file that opens with a password alone."""
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> /ID [<%s> <%s>]"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>"]
    return _pdf_file(objects, lock % (b"1f" * 32, b"2e" * 32, b"3d" * 16, b"3d" * 16))


def warc(records: Iterable[tuple[str, str, bytes]], *, packed: bool = True, status: str = "200 OK") -> bytes:
    """Return a WARC of answers, each an address, the headers of the answer, and its body."""
    pieces = [_record("warcinfo", "", "application/warc-fields", b"software: made for a test\r\n")]
    for address, headers, body in records:
        lines = "\r\n".join([f"HTTP/1.1 {status}", *headers.splitlines()])
        answer = f"{lines}\r\n\r\n".encode() + body
        pieces.append(_record("response", address, "application/http; msgtype=response", answer))
        request = b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"
        pieces.append(_record("request", address, "application/http; msgtype=request", request))
    return b"".join(gzip.compress(piece) if packed else piece for piece in pieces)


def _record(kind: str, address: str, media_type: str, block: bytes) -> bytes:
    target = f"WARC-Target-URI: {address}\r\n" if address else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid4()}>\r\nContent-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
