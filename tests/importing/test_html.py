"""A saved page gives its article and what it states, and nothing in it is run or fetched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.document import PublishedBasis
from app.errors import UnreadableFileError
from app.importing import read, read_bytes

LEAD = "قال ناطق عسكري إن خمسة جنود قتلوا أمس في كمين نصب لهم على الطريق الواصل بين القريتين، وإن التحقيق جار."
SECOND = "وأضاف الناطق أن ثلاثة آخرين أصيبوا ونقلوا إلى المستشفى في المدينة القريبة من مكان الحادث بعد ساعة."
BODY = f"""
<nav><a href="/">الرئيسية</a> <a href="/a">أخبار</a></nav>
<article><h1>مقتل خمسة جنود قرب الحدود</h1>
<figure><img src="https://tracker.example.org/p.png" onerror="alert(1)">
<figcaption>جنود عند المعبر (أرشيف)</figcaption></figure>
<p>{LEAD}</p><script>document.write("نص من برنامج");</script><iframe src="https://ads.example.org/"></iframe>
<p>{SECOND}</p></article>
<aside><h3>اقرأ أيضا</h3><a href="/b">خبر آخر</a></aside>"""


def page(head: str = "", body: str = BODY) -> bytes:
    return (
        f'<!DOCTYPE html>\n<html dir="rtl"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()
    )


def test_the_text_is_title_caption_and_paragraphs_one_a_line() -> None:
    document = read_bytes(page(), "saved.html")
    assert document.text.splitlines() == ["مقتل خمسة جنود قرب الحدود", "جنود عند المعبر (أرشيف)", LEAD, SECOND]
    assert document.title == "مقتل خمسة جنود قرب الحدود"
    assert document.is_arabic
    assert document.origin.media_type == "text/html"
    assert document.original == page()


def test_structured_data_states_its_facts() -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
    "headline": "العنوان  المعلن", "datePublished": "2019-03-14T23:30:00+03:00", "dateModified": "2019-03-15",
    "author": [{"@type": "Person", "name": "سامي نصر"}], "publisher": {"name": "صحيفة الضفة"}}]}</script>"""
    document = read_bytes(page(head), "saved.html")
    assert (document.title, document.outlet, document.author) == ("العنوان المعلن", "صحيفة الضفة", "سامي نصر")
    assert (document.published, document.published_basis) == (date(2019, 3, 14), PublishedBasis.STATED)
    assert document.updated == date(2019, 3, 15)


@pytest.mark.parametrize(
    ("head", "published", "basis", "updated"),
    [
        ("", None, PublishedBasis.UNKNOWN, None),
        (
            '<meta property="article:published_time" content="2019-03-14T08:00Z">',
            date(2019, 3, 14),
            PublishedBasis.STATED,
            None,
        ),
        (
            '<meta property="article:modified_time" content="2019-03-14">',
            None,
            PublishedBasis.UNKNOWN,
            date(2019, 3, 14),
        ),
        (
            '<link rel="canonical" href="https://example.org/2019/3/14/story">',
            date(2019, 3, 14),
            PublishedBasis.INFERRED,
            None,
        ),
        ('<link rel="canonical" href="https://example.org/2019/13/40/story">', None, PublishedBasis.UNKNOWN, None),
        ('<meta name="date" content="next week">', None, PublishedBasis.UNKNOWN, None),
        ('<script type="application/ld+json">{broken</script>', None, PublishedBasis.UNKNOWN, None),
    ],
)
def test_a_day_is_stated_inferred_or_unknown_and_never_mixed_with_the_update(
    head: str, published: date | None, basis: PublishedBasis, updated: date | None
) -> None:
    document = read_bytes(page(head), "saved.html")
    assert (document.published, document.published_basis, document.updated) == (published, basis, updated)


def test_a_copyright_year_is_no_date() -> None:
    document = read_bytes(page(body=BODY + "<footer>© 2013 كل الحقوق محفوظة</footer>"), "saved.html")
    assert document.published is None


def test_the_outlets_name_comes_off_the_browser_title() -> None:
    head = '<title>مقتل خمسة جنود - الضفة</title><meta property="og:site_name" content="الضفة">'
    document = read_bytes(page(head, f"<div><p>{LEAD}</p><p>{SECOND}</p></div>"), "saved.html")
    assert (document.title, document.outlet) == ("مقتل خمسة جنود", "الضفة")


def test_a_page_is_known_by_its_content_whatever_its_name() -> None:
    assert read_bytes(page(), "download").origin.media_type == "text/html"
    assert read_bytes(b"\xef\xbb\xbf" + page(), "a.txt").origin.media_type == "text/html"
    assert read_bytes(b"\xef\xbb\xbf" + page(), "a.txt").text.startswith("مقتل")


def test_a_declared_encoding_is_believed_only_where_it_is_not_utf_8() -> None:
    old = page().decode().replace("utf-8", "windows-1256").encode("cp1256")
    assert read_bytes(old, "saved.html").text == read_bytes(page(), "saved.html").text
    mislabelled = page().decode().replace("utf-8", "windows-1256").encode()
    assert read_bytes(mislabelled, "saved.html").text == read_bytes(page(), "saved.html").text
    french = page(body=f"<p>{'Le président a déclaré que la guerre était terminée. ' * 9}</p>").decode()
    with pytest.raises(UnreadableFileError, match="not UTF-8"):
        read_bytes(french.replace('<meta charset="utf-8">', "").encode("cp1252"), "saved.html")
    with pytest.raises(UnreadableFileError, match="neither UTF-8"):
        read_bytes(french.replace("utf-8", "klingon").encode("cp1252"), "saved.html")
    assert "déclaré" in read_bytes(french.replace("utf-8", "windows-1252").encode("cp1252"), "saved.html").text


@pytest.mark.parametrize("body", ["", "<script>alert(1)</script>", "<img src='https://example.org/x.png'>"])
def test_a_page_without_an_article_is_refused(body: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"«saved\.html» is a web page without an article"):
        read_bytes(page(body=body), "saved.html")


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 20_000 + LEAD,
        f"<p>{LEAD}<p>{SECOND}<table><tr><td>" * 50,
        f"<p>{LEAD}</p>&#0;&#xD800;&#x110000;<p>{SECOND}</p>",
        f"<!-- <p>{SECOND}</p> --><p onclick='x()'>{LEAD}</p><svg><script>1</script></svg>",
    ],
)
def test_odd_pages_are_read_or_refused_and_never_break(body: str, capfd: pytest.CaptureFixture[str]) -> None:
    try:
        text = read_bytes(page(body=body), "saved.html").text
    except UnreadableFileError:
        text = LEAD
    assert LEAD in text
    assert "script" not in text
    assert capfd.readouterr().err == ""


def test_a_real_page_gives_the_article_its_outlet_and_its_update(shared: Path) -> None:
    document = read(shared / "import" / "cnn_arabic_2013.html")
    expected = (shared / "import" / "cnn_arabic_2013.expected.txt").read_text("utf-8").split("\n\n")
    lines = document.text.splitlines()
    assert lines[0] == document.title == "معارضون يسيطرون على مخازن للصواريخ بريف دمشق"
    assert lines[1 : 1 + len(expected)] == [" ".join(paragraph.split()) for paragraph in expected]
    assert document.outlet == "CNNArabic"
    assert document.updated == date(2013, 8, 28)
    assert (document.published, document.published_basis) == (date(2013, 8, 3), PublishedBasis.INFERRED)
    assert document.origin.url == "http://arabic.cnn.com/2013/middle_east/8/3/syria.clashes/index.html"
