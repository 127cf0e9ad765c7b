"""Word files, OpenDocument, RTF, e-books, web archives and PDF give their words in order, or a clear error."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QPdfWriter, QTextDocument, QTextOption

from app.domain.document import Document, PublishedBasis
from app.errors import UnreadableFileError
from app.importing import read, read_bytes
from tests.importing import makers
from tests.own_gold import GoldArticle, own_gold

TITLE = "مقتل خمسة جنود قرب الحدود"
LEAD = "قال ناطق عسكري إن خمسة جنود قُتلوا أمس في كمين نُصب لهم على الطريق، وإن «التحقيق جارٍ»."
SECOND = "وأضاف الناطق (وهو ضابط) أن ٣٥ آخرين و12 مدنيا أصيبوا ونقلوا إلى المستشفى."
NOTE = "بيان صدر في اليوم نفسه."
ROWS = [["البلدة", "القتلى"], ["الزهراء", "12"]]
TABLE = ["البلدة | القتلى", "الزهراء | 12"]

WORD_NOTE = '<w:p><w:r><w:t>نص</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
WORD = (
    makers.word_paragraph(TITLE, "Heading1")
    + makers.word_paragraph(LEAD)
    + makers.word_table(ROWS)
    + WORD_NOTE
    + '<w:p><w:del w:id="9"><w:r><w:delText>محذوف</w:delText></w:r></w:del>'
    + "<w:r><w:t>سطر</w:t><w:br/><w:t>آخر</w:t></w:r></w:p>"
)


def odt_cell(words: str) -> str:
    return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"


ODT = (
    "<text:tracked-changes><text:changed-region><text:p>محذوف</text:p></text:changed-region></text:tracked-changes>"
    f'<text:h text:outline-level="1">{TITLE}</text:h><text:p>{LEAD.replace(" ", "<text:s/>", 1)}</text:p><table:table>'
    + "".join(f"<table:table-row>{''.join(map(odt_cell, row))}</table:table-row>" for row in ROWS)
    + "</table:table><text:p>نص<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    f"<text:p>{NOTE}</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>سطر<text:line-break/>"
    "آخر</text:p></text:list-item></text:list>"
)
FACTS = (
    "<dc:title>كتاب الحدود</dc:title><dc:creator>سامي نصر</dc:creator><dc:publisher>دار الضفة</dc:publisher>"
    "<dc:date>2019-03-14T00:00:00Z</dc:date>"
)
CHAPTERS = [f"<h1>{TITLE}</h1><p>{LEAD}</p>", f"<ul><li>{SECOND}</li></ul><table><tr><td>أ</td><td>ب</td></tr></table>"]
PAGE = (
    f'<html dir="rtl"><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p>'
    "</article></body></html>"
)
PRINTED = [
    (550, 700, 20, TITLE),
    (550, 660, 12, "قال ناطق عسكري إن خمسة جنود قتلوا أمس في كمين نصب لهم على"),
    (550, 640, 12, "الطريق، وإن التحقيق جار."),
    (550, 620, 12, "وأضاف الناطق أن 35 آخرين أصيبوا."),
]


def lines(document: Document) -> list[str]:
    return document.text.splitlines()


def test_a_word_file_gives_paragraphs_tables_and_its_footnote_at_the_end() -> None:
    data = makers.docx(WORD, footnote=NOTE, title="العنوان المعلن", author="سامي نصر")
    document = read_bytes(data, "a.docx")
    assert lines(document) == [TITLE, LEAD, *TABLE, "نص[1]", "سطر", "آخر", NOTE]
    assert (document.title, document.author, document.is_arabic) == ("العنوان المعلن", "سامي نصر", True)
    assert document.original == data
    assert document.origin.media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize("title", ["", "Document1", "تقرير.doc"])
def test_a_word_files_title_that_says_nothing_is_passed_over(title: str) -> None:
    assert read_bytes(makers.docx(makers.word_paragraph(TITLE), title=title), "a.docx").title == TITLE


def test_an_opendocument_text_gives_the_same() -> None:
    document = read_bytes(makers.odt(ODT, title="العنوان المعلن", author="سامي نصر"), "a.odt")
    assert lines(document) == [TITLE, LEAD, *TABLE, "نص[1]", "سطر آخر", NOTE]
    assert (document.title, document.author) == ("العنوان المعلن", "سامي نصر")


@pytest.mark.parametrize("as_unicode", [True, False])
def test_rich_text_gives_its_lines_in_either_writing(as_unicode: bool) -> None:
    written = [TITLE, LEAD.replace("«", '"').replace("»", '"'), SECOND if as_unicode else SECOND.replace("٣٥", "35")]
    data = makers.rtf(written, title="العنوان المعلن", author="سامي نصر", as_unicode=as_unicode)
    document = read_bytes(data, "a.rtf")
    assert lines(document) == written
    assert (document.title, document.author) == ("العنوان المعلن", "سامي نصر")


def test_rich_text_under_a_word_files_name_is_read_and_its_links_are_not_written_out() -> None:
    link = rb'{\field{\*\fldinst{HYPERLINK "http://example.org"}}{\fldrslt{ here }}}'
    data = makers.rtf([LEAD]).replace(rb"\par", link + rb"\par", 1)
    assert "example.org" not in read_bytes(data, "a.doc").text


def test_a_book_gives_its_chapters_in_the_order_of_the_spine_and_its_facts() -> None:
    document = read_bytes(makers.epub(CHAPTERS, facts=FACTS), "a.epub")
    assert lines(document) == [TITLE, LEAD, SECOND, "أ | ب"]
    assert (document.title, document.author, document.outlet) == ("كتاب الحدود", "سامي نصر", "دار الضفة")
    assert (document.published, document.published_basis) == (date(2019, 3, 14), PublishedBasis.STATED)


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", ""), ("windows-1256", ""), ("utf-8", "cp1256"), ("iso-8859-1", "cp1256")]
)
def test_a_web_archive_gives_its_page_and_the_address_it_was_saved_from(charset: str, encoding: str) -> None:
    page = PAGE.replace("٣٥", "35")
    document = read_bytes(makers.mhtml(page, charset=charset, encoding=encoding), "a.mhtml")
    assert lines(document) == [TITLE, LEAD, SECOND.replace("٣٥", "35")]
    assert document.origin.url == "https://example.org/a"
    assert document.origin.media_type.partition(";")[0] == "multipart/related"


def test_a_pdf_gives_paragraphs_put_together_from_lines() -> None:
    document = read_bytes(
        makers.pdf([PRINTED], info="/Title (Report.docx) /Author (S. Nasr) /ModDate (D:20190314)"), "a.pdf"
    )
    assert lines(document) == [
        TITLE,
        "قال ناطق عسكري إن خمسة جنود قتلوا أمس في كمين نصب لهم على الطريق، وإن التحقيق جار.",
        "وأضاف الناطق أن 35 آخرين أصيبوا.",
    ]
    assert (document.title, document.author) == (TITLE, "S. Nasr")
    assert (document.published, document.updated) == (None, date(2019, 3, 14))


@pytest.mark.parametrize(
    "words",
    [
        "رفع الحصار المفروض منذ العام 2007، معتبرا أن التهدئة",
        'تقول الممرضة أمل حمدان (29 عاماً): "نقسم وجبة"',
        "في 2 آب/أغسطس 2018.",
        "بنسبة 35% من 1,200 و28.4 و20-30 قتيلا",
        "بتاريخ 31/3/2018 قالت Reuters إن Human Rights Watch نفت",
        "قُتِلَ خَمْسَةُ جُنودٍ و٣٥ آخرين «أصيبوا»؛ و(12) فُقدوا!",
        "طائرة F-16 وصاروخ S-300 في مدينة",
        "قال “لن يكسرنا البرد” ثم سكت",
    ],
)
def test_numbers_brackets_and_latin_words_stand_on_their_side_of_a_printed_line(words: str) -> None:
    filler = "وهذا سطر عربي آخر لا غير"
    assert lines(read_bytes(makers.pdf([[(550, 700, 12, words), (550, 640, 12, filler)]]), "a.pdf")) == [words, filler]


@pytest.mark.parametrize("article", own_gold(), ids=lambda article: article.name)
def test_what_qt_prints_comes_back_word_by_word(article: GoldArticle, qapp: object, tmp_path: Path) -> None:
    document = QTextDocument()
    # Of the fonts at hand, one whose drawings Qt can tell the letters of.
    document.setDefaultFont(QFont("DejaVu Sans", 9))
    right_to_left = QTextOption()
    right_to_left.setTextDirection(Qt.LayoutDirection.RightToLeft)
    document.setDefaultTextOption(right_to_left)
    document.setPlainText(article.text)
    printer = QPdfWriter(str(tmp_path / "a.pdf"))
    document.print_(printer)
    del printer
    if "DejaVu Sans" not in QFontDatabase.families():
        pytest.skip("the font is absent")
    read_words = read(tmp_path / "a.pdf").text.split()
    words = article.text.split()
    assert SequenceMatcher(None, read_words, words, autojunk=False).ratio() > 0.97


def test_what_repeats_on_every_page_of_a_pdf_is_left_out_and_a_paragraph_runs_over_the_page() -> None:
    pages = [
        [
            (550, 780, 9, "نشرة الضفة"),
            (550, 700, 12, f"هذه فقرة أولى في الصفحة {name} تنتهي بنقطة."),
            (550, 660, 12, f"وهذا سطر طويل يبلغ حافة {name} ولا ينتهي عندها بل يمضي إلى"),
            (550, 640, 12, f"سطر ثان طويل مثله لا ينتهي عند حافة {name} هذه بل يمضي إلى ما"),
            (320, 20, 9, f"صفحة {number} من 3"),
        ]
        for number, name in ((1, "الأولى"), (2, "الثانية"), (3, "الثالثة"))
    ]
    text = read_bytes(makers.pdf(pages), "a.pdf").text
    assert "نشرة الضفة" not in text
    assert "صفحة 1" not in text
    assert "يمضي إلى ما هذه فقرة أولى في الصفحة الثانية" in text
    assert text.count("يمضي إلى سطر ثان") == 3


def test_a_title_that_runs_on_over_the_next_pages_in_small_stays_where_it_is_the_title() -> None:
    first = [(550, 780, 20, TITLE), (550, 700, 12, "قال ناطق عسكري إن خمسة جنود قتلوا.")]
    second = [(550, 780, 9, TITLE), (550, 700, 12, "وأضاف أن التحقيق جار."), (300, 20, 9, "2")]
    assert lines(read_bytes(makers.pdf([first, second, second]), "a.pdf"))[0] == TITLE
    assert read_bytes(makers.pdf([first, second, second]), "a.pdf").text.count(TITLE) == 1


def test_pages_that_are_all_alike_are_read() -> None:
    page = [(550, 780, 12, "قال ناطق عسكري إن خمسة جنود قتلوا.")]
    assert "خمسة جنود" in read_bytes(makers.pdf([page, page]), "a.pdf").text


def test_columns_are_read_one_after_the_other() -> None:
    articles = own_gold()[:2]

    def column(edge: float, text: str) -> Iterator[makers.PrintedLine]:
        height = 700.0
        for paragraph in filter(None, text.splitlines()):
            for row in textwrap.wrap(paragraph, 38):
                yield edge, height, 12, row
                height -= 16
            height -= 10

    page = [(570, 760, 20, TITLE), *column(570, articles[0].text), *column(280, articles[1].text)]
    written = [line for article in articles for line in filter(None, article.text.splitlines())]
    assert lines(read_bytes(makers.pdf([page]), "a.pdf")) == [TITLE, *written]


def test_latin_print_is_put_together_too() -> None:
    page = [
        (50, 700, 12, "The army said on Friday that five soldiers were killed in an am-"),
        (50, 680, 12, "bush near the border."),
        (50, 640, 12, "An inquiry has begun."),
    ]
    document = read_bytes(makers.pdf([page], right_to_left=False), "a.pdf")
    assert lines(document) == [
        "The army said on Friday that five soldiers were killed in an ambush near the border.",
        "An inquiry has begun.",
    ]


def test_a_real_pdf_of_presentation_forms_gives_letters_in_reading_order(shared: Path) -> None:
    document = read(shared / "import" / "presentation_forms.pdf")
    assert document.text.split() == ["انواع", "الخطوط", "العربية"] * 4
    assert document.updated == date(2011, 7, 5)


def assert_read_or_refused(data: bytes) -> None:
    refused: list[str] = []
    try:
        read_bytes(data, "a.bin")
    except UnreadableFileError as error:
        refused.append(str(error))
    assert all("a.bin" in cause for cause in refused)


FILES: dict[str, Callable[[], bytes]] = {
    "DOCX": lambda: makers.docx(WORD),
    "ODT": lambda: makers.odt(ODT),
    "EPUB": lambda: makers.epub(CHAPTERS),
    "RTF": lambda: makers.rtf([TITLE, LEAD]),
    "MHTML": lambda: makers.mhtml(PAGE),
    "PDF": lambda: makers.pdf([PRINTED]),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", ["download", "a.txt", "a.html", "a.pdf", "a.doc"])
def test_a_format_is_known_by_its_content_whatever_its_name(kind: str, name: str) -> None:
    data = FILES[kind]()
    assert read_bytes(data, name).text == read_bytes(data, f"a.{kind.lower()}").text


@pytest.mark.parametrize("kind", FILES)
def test_a_file_cut_short_anywhere_is_an_error_or_gives_words(kind: str) -> None:
    data = FILES[kind]()
    for length in range(1, len(data), max(1, len(data) // 40)):
        assert_read_or_refused(data[:length])


@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_broken_bytes_is_an_error_or_gives_words(kind: str) -> None:
    data = FILES[kind]()
    for place in range(10, len(data), max(1, len(data) // 60)):
        spoilt = data[:place] + bytes(byte ^ 0x55 for byte in data[place : place + 7]) + data[place + 7 :]
        assert_read_or_refused(spoilt)


EMPTY: dict[str, Any] = {
    "docx": makers.docx(""),
    "odt": makers.odt("<text:p/>"),
    "rtf": makers.rtf([]),
    "epub": makers.epub(["<p/>"]),
    "pdf": makers.pdf([[]]),
}


@pytest.mark.parametrize("kind", EMPTY)
def test_a_file_without_words_is_refused(kind: str) -> None:
    with pytest.raises(UnreadableFileError, match=rf"«a\.{kind}» (?:holds no text|holds pictures of pages)"):
        read_bytes(EMPTY[kind], f"a.{kind}")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Office .* save it as DOCX"),
        (b"PK\x03\x04" + b"\0" * 100, "ZIP file that is damaged"),
        (makers.zipped({"a.txt": LEAD}), "archive of files, not one article"),
        (makers.zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "sheets, slides or drawings"),
        (makers.locked_pdf(), "locked with a password"),
        (makers.odt(ODT, manifest="<x:encryption-data/>"), "locked with a password"),
        (makers.epub(CHAPTERS, encryption='<EncryptionMethod Algorithm="http://x/aes256"/>'), "locked with a password"),
        (makers.zipped({"word/document.xml": "<broken", "[Content_Types].xml": "x"}), "DOCX file that is damaged"),
        (makers.zipped({"META-INF/container.xml": "<container/>"}), "EPUB file that is damaged"),
        (b"From: <Saved by Blink>\nContent-Type: multipart/related; boundary=x\n\n--x--\n", "without a page in it"),
        (makers.pdf([[(550, 700, 12, "\ue000\ue001\ue002\ue003")]]), "which letters its signs are"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_by_name_and_cause(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableFileError, match=rf"«a\.x».*{cause}"):
        read_bytes(data, "a.x")


def test_an_old_book_that_names_its_document_type_is_read() -> None:
    doctype = (
        '<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" "http://example.org/oebpkg12.dtd">'
    )
    assert TITLE in read_bytes(makers.epub(CHAPTERS, prolog=doctype), "a.epub").text


def test_a_book_whose_fonts_alone_are_disguised_is_read() -> None:
    fonts = '<EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
    assert TITLE in read_bytes(makers.epub(CHAPTERS, encryption=fonts), "a.epub").text
