"""What is known of an article that two libraries have: title, outlet, author, publication date, star, its very text.

What is here as its file states it takes what the other reader wrote; what was written here stays.
"""

from __future__ import annotations

from app.domain.document import PublishedBasis
from app.domain.records import DisagreementKind
from app.library.database import Database, Row
from app.library.exchange.findings import Findings
from app.library.exchange.texts import ANALYSIS, Carried
from app.library.texts.documents import text_of

_FACTS = {
    "title": DisagreementKind.TITLE,
    "outlet": DisagreementKind.OUTLET,
    "author": DisagreementKind.AUTHOR,
}
_ARTICLE = """
    SELECT a.*, d.title AS stated_title, d.outlet AS stated_outlet, d.author AS stated_author
    FROM articles a JOIN documents d ON d.id = a.document_id WHERE a.id = ?
"""
_GIVEN = PublishedBasis.GIVEN.value
_AROUND = 30
"""Characters shown of each text where they part."""


def merge_facts(source: Database, carried: Carried, findings: Findings) -> None:
    """Take from the other library what is untouched here, in the open step, and note what was left."""
    target = findings.target
    theirs, ours = (
        database.rows(_ARTICLE, [article_id])[0]
        for database, article_id in ((source, carried.theirs), (target, carried.ours))
    )
    taken: Row = {}
    for name, kind in _FACTS.items():
        if _is_to_take(name, theirs, ours):
            taken[name] = theirs[name]
        elif _is_news(name, theirs, ours):
            findings.disagree(carried.ours, kind, "", here=ours[name], there=theirs[name])
    if theirs["is_starred"] and not ours["is_starred"]:
        taken["is_starred"] = 1
    taken |= _published(source, carried, findings, (theirs, ours))
    if taken:
        target.update("articles", carried.ours, taken)
        findings.taken["facts"] += 1
    _compare_texts(source, carried, findings, (theirs, ours))


def _is_news(name: str, theirs: Row, ours: Row) -> bool:
    """Tell whether the other library says of a fact what neither stands here nor in the file."""
    return theirs[name] not in (ours[name], ours[f"stated_{name}"])


def _is_to_take(name: str, theirs: Row, ours: Row) -> bool:
    is_untouched = ours[name] == ours[f"stated_{name}"]
    was_written = theirs[name] != theirs[f"stated_{name}"]
    return is_untouched and _is_news(name, theirs, ours) and (was_written or ours[name] is None)


def _published(source: Database, carried: Carried, findings: Findings, pair: tuple[Row, Row]) -> Row:
    """Return the columns of a date that was given there alone; the article has been analysed for it there."""
    theirs, ours = pair
    if theirs["published_basis"] != _GIVEN or (ours["published_basis"], ours["published"]) == (
        _GIVEN,
        theirs["published"],
    ):
        return {}
    same_text = carried.documents.get(theirs["document_id"]) == ours["document_id"]
    if ours["published_basis"] == _GIVEN or not same_text:
        kind = DisagreementKind.PUBLISHED
        findings.disagree(carried.ours, kind, "", here=ours["published"], there=theirs["published"])
        return {}
    key = [theirs["document_id"], theirs["published"] or "", _GIVEN]
    own_key = [ours["document_id"], *key[1:]]
    dated = "document_id = ? AND coalesce(published, '') = ? AND published_basis = ?"
    if not findings.target.value(f"SELECT 1 FROM analyses WHERE {dated}", own_key):  # noqa: S608 - a literal
        columns = ", ".join(ANALYSIS)
        row = source.rows(f"SELECT {columns} FROM analyses WHERE {dated}", key)[0]  # noqa: S608 - our columns
        findings.target.insert("analyses", row | {"article_id": carried.ours, "document_id": ours["document_id"]})
    return {"published": theirs["published"], "published_basis": _GIVEN}


def _compare_texts(source: Database, carried: Carried, findings: Findings, pair: tuple[Row, Row]) -> None:
    """Note where the article has another text there; it is kept beside the one here."""
    theirs, ours = pair
    if carried.documents.get(theirs["document_id"]) == ours["document_id"]:
        return
    here, there = text_of(findings.target, ours["document_id"]), text_of(source, theirs["document_id"])
    parts = next((at for at, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(here), len(there)) if parts is None else parts
    shown = [" ".join(text[max(0, start - _AROUND // 2) : start + _AROUND].split()) for text in (here, there)]
    if shown[0] != shown[1]:
        findings.disagree(carried.ours, DisagreementKind.TEXT, "", here=shown[0], there=shown[1])
