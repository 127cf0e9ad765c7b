"""What a web page states about its article: title, outlet, author, days, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.document import PublishedBasis
from app.importing.dateline import labelled_days
from app.importing.metadata import Facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_TITLES = ("og:title", "twitter:title")
_OUTLETS = ("og:site_name", "application-name")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "og:published_time",
)
_UPDATED = ("article:modified_time", "datemodified", "og:updated_time", "last-modified", "dcterms.modified")
_ADDRESSES = ("og:url", "twitter:url")
_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
_ADDRESS_DAY = re.compile(r"/(20\d\d|19\d\d)[/-](?:[a-z_]+/)?(\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
_DEEPEST_RECORD = 8
_ARTICLE_TYPES = (
    "Article",
    "NewsArticle",
    "ReportageNewsArticle",
    "BlogPosting",
    "AnalysisNewsArticle",
    "LiveBlogPosting",
)


def page_facts(root: HtmlElement) -> Facts:
    """Return what a page states in its head, its structured data and its labelled lines.

    A day that only the address holds is given as inferred. A day that the page calls an update is never taken for
    the day of publication.
    """
    metas = _metas(root)
    record = _article_record(root)
    visible = labelled_days(_short_lines(root))
    url = _first(metas, _ADDRESSES) or _canonical(root)
    outlet = _first(metas, _OUTLETS) or _name_of(record.get("publisher"))
    published = (
        _day(record.get("datePublished")) or _day(_first(metas, _PUBLISHED)) or _time_day(root) or visible.published
    )
    basis = PublishedBasis.STATED if published else PublishedBasis.UNKNOWN
    if not published and url and (published := _address_day(url)):
        basis = PublishedBasis.INFERRED
    return Facts(
        title=_title(root, metas, record, outlet),
        outlet=outlet,
        author=_name_of(record.get("author")) or _person(_first(metas, _AUTHORS)),
        published=published,
        published_basis=basis,
        updated=_day(record.get("dateModified")) or _day(_first(metas, _UPDATED)) or visible.updated,
        url=url,
    )


def _metas(root: HtmlElement) -> dict[str, str]:
    """Return the first filled value of each named meta element, names in small letters."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _plain(element.get("content"))
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _plain(value: object) -> str | None:
    """Return a text on one line, None where it is empty or no text; half characters become U+FFFD."""
    if not isinstance(value, str):
        return None
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(whole.split()) or None


def _title(root: HtmlElement, metas: dict[str, str], record: dict[str, Any], outlet: str | None) -> str | None:
    """Return the headline; from the browser title the outlet's own name is taken off."""
    stated = _first(metas, _TITLES) or _plain(record.get("headline"))
    if stated:
        return stated
    headings = [_plain(heading.text_content()) for heading in root.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = _plain(root.findtext(".//title"))
    if title and outlet:
        title = re.sub(rf"\s*[-|–—:]\s*{re.escape(outlet)}\s*$", "", title) or title
    return title


def _article_record(root: HtmlElement) -> dict[str, Any]:
    """Return the page's first schema.org record of an article, an empty one where there is none."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):  # the second: nested thousands of times by malice
            continue
        for record in _records(data):
            kinds = record.get("@type")
            if any(kind in _ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return record
    return {}


def _records(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST_RECORD:
        return
    if isinstance(data, list):
        for item in data:
            yield from _records(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _records(data.get("@graph", []), depth + 1)


def _name_of(value: object) -> str | None:
    """Return the name in a schema.org person or organization, the first of several."""
    of_several = value if isinstance(value, list) else [value]
    names = (_plain(one.get("name")) if isinstance(one, dict) else _person(_plain(one)) for one in of_several)
    return next((name for name in names if name), None)


def _person(value: str | None) -> str | None:
    """Return an author's name; some pages put an address there, which is none."""
    return None if value is None or value.startswith(("http:", "https:", "/", "@")) else value


def _canonical(root: HtmlElement) -> str | None:
    links = (link for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((_plain(link.get("href")) for link in links), None)


def _time_day(root: HtmlElement) -> date | None:
    """Return the day of a `time` element that says it is the publication's."""
    for element in root.iter("time"):
        if element.get("pubdate") is not None or (element.get("itemprop") or "") == "datePublished":
            return _day(element.get("datetime"))
    return None


def _day(value: object) -> date | None:
    """Return the day that an ISO 8601 time begins with, as written there, whatever its time zone."""
    match = _DAY.match(value) if isinstance(value, str) else None
    return _calendar_day(match) if match else None


def _address_day(url: str) -> date | None:
    match = _ADDRESS_DAY.search(url)
    return _calendar_day(match) if match else None


def _calendar_day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _short_lines(root: HtmlElement) -> Iterator[str]:
    """Yield the page's short lines of text, one an element, in order."""
    for element in root.iter("div", "span", "p", "time", "li", "small", "em", "strong"):
        line = _plain(element.text)
        if line and len(line) <= 120:
            yield line
