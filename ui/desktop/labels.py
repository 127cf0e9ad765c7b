"""The words for the domain's values in the interface's language: types, stances, categories, figures, days.

Panels, reader (its hover card) and dialogs all take them from here, so that one thing has one name everywhere.

Digits: figures, counts and days are shown with Western digits and a comma between thousands in both languages.
Arabic news itself mostly uses them, tables line up, and copies into spreadsheets stay numbers. Days are worded by
QLocale ("28 March 2018", «28 مارس 2018»).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from app.domain.annotations import (
    Category,
    Certainty,
    Claim,
    DateExpression,
    Figure,
    Mention,
    MentionType,
    Number,
    Precision,
    Speech,
    Stance,
)
from app.domain.document import PublishedBasis
from app.domain.records import ClaimState, DisagreementKind
from app.errors import BugError
from app.library import Verb
from ui.desktop.direction import left_to_right
from ui.desktop.translating import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# A number in a right-to-left sentence keeps its sign and range marks in order between these.

_TEXTS: dict[type[StrEnum], dict[str, str]] = {
    MentionType: {
        MentionType.PERSON: QT_TRANSLATE_NOOP("Labels", "person"),
        MentionType.GROUP: QT_TRANSLATE_NOOP("Labels", "group"),
        MentionType.ORGANIZATION: QT_TRANSLATE_NOOP("Labels", "organization"),
        MentionType.PLACE: QT_TRANSLATE_NOOP("Labels", "place"),
        MentionType.WEAPON: QT_TRANSLATE_NOOP("Labels", "weapon"),
    },
    Category: {
        Category.KILLED: QT_TRANSLATE_NOOP("Labels", "killed"),
        Category.INJURED: QT_TRANSLATE_NOOP("Labels", "injured"),
        Category.CAPTURED: QT_TRANSLATE_NOOP("Labels", "captured"),
        Category.MISSING: QT_TRANSLATE_NOOP("Labels", "missing"),
        Category.DISPLACED: QT_TRANSLATE_NOOP("Labels", "displaced"),
        Category.DESTROYED: QT_TRANSLATE_NOOP("Labels", "destroyed"),
        Category.DAMAGED: QT_TRANSLATE_NOOP("Labels", "damaged"),
        Category.DOWNED: QT_TRANSLATE_NOOP("Labels", "shot down"),
        Category.SEIZED: QT_TRANSLATE_NOOP("Labels", "seized"),
        Category.LAUNCHED: QT_TRANSLATE_NOOP("Labels", "launched"),
        Category.DEPLOYED: QT_TRANSLATE_NOOP("Labels", "deployed"),
        Category.OTHER: QT_TRANSLATE_NOOP("Labels", "other"),
    },
    Stance: {
        Stance.ASSERT: QT_TRANSLATE_NOOP("Labels", "statement"),
        Stance.CONFIRM: QT_TRANSLATE_NOOP("Labels", "confirmation"),
        Stance.DENY: QT_TRANSLATE_NOOP("Labels", "denial"),
        Stance.ALLEGE: QT_TRANSLATE_NOOP("Labels", "allegation"),
        Stance.ACCUSE: QT_TRANSLATE_NOOP("Labels", "accusation"),
        Stance.DEMAND: QT_TRANSLATE_NOOP("Labels", "demand"),
        Stance.WARN: QT_TRANSLATE_NOOP("Labels", "warning"),
    },
    Speech: {
        Speech.DIRECT: QT_TRANSLATE_NOOP("Labels", "direct speech"),
        Speech.INDIRECT: QT_TRANSLATE_NOOP("Labels", "indirect speech"),
        Speech.MIXED: QT_TRANSLATE_NOOP("Labels", "partly direct speech"),
    },
    ClaimState: {
        ClaimState.NEW: QT_TRANSLATE_NOOP("Labels", "new"),
        ClaimState.ACCEPTED: QT_TRANSLATE_NOOP("Labels", "accepted"),
        ClaimState.CORRECTED: QT_TRANSLATE_NOOP("Labels", "corrected"),
        ClaimState.REJECTED: QT_TRANSLATE_NOOP("Labels", "rejected"),
    },
    PublishedBasis: {
        PublishedBasis.GIVEN: QT_TRANSLATE_NOOP("Labels", "date given by you"),
        PublishedBasis.STATED: QT_TRANSLATE_NOOP("Labels", "date stated in the source"),
        PublishedBasis.INFERRED: QT_TRANSLATE_NOOP("Labels", "date inferred"),
        PublishedBasis.UNKNOWN: QT_TRANSLATE_NOOP("Labels", "date unknown"),
    },
    DisagreementKind: {
        DisagreementKind.TITLE: QT_TRANSLATE_NOOP("Labels", "title"),
        DisagreementKind.OUTLET: QT_TRANSLATE_NOOP("Labels", "outlet"),
        DisagreementKind.AUTHOR: QT_TRANSLATE_NOOP("Labels", "author"),
        DisagreementKind.PUBLISHED: QT_TRANSLATE_NOOP("Labels", "publication date"),
        DisagreementKind.TEXT: QT_TRANSLATE_NOOP("Labels", "text"),
        DisagreementKind.CLAIM: QT_TRANSLATE_NOOP("Labels", "claim"),
        DisagreementKind.NAME: QT_TRANSLATE_NOOP("Labels", "kind of name"),
        DisagreementKind.TAG_COLOR: QT_TRANSLATE_NOOP("Labels", "colour of tag"),
        DisagreementKind.STORY: QT_TRANSLATE_NOOP("Labels", "one story with"),
    },
    Verb: {
        Verb.ADD_ARTICLE: QT_TRANSLATE_NOOP("Labels", "add article"),
        Verb.TAKE_IN: QT_TRANSLATE_NOOP("Labels", "add articles"),
        Verb.STORE_ANALYSIS: QT_TRANSLATE_NOOP("Labels", "analyse again"),
        Verb.SET_PUBLISHED: QT_TRANSLATE_NOOP("Labels", "correct date"),
        Verb.EDIT_FACTS: QT_TRANSLATE_NOOP("Labels", "edit facts"),
        Verb.MARK_READ: QT_TRANSLATE_NOOP("Labels", "mark as read"),
        Verb.MARK_UNREAD: QT_TRANSLATE_NOOP("Labels", "mark as unread"),
        Verb.STAR_ARTICLE: QT_TRANSLATE_NOOP("Labels", "give star"),
        Verb.UNSTAR_ARTICLE: QT_TRANSLATE_NOOP("Labels", "take star away"),
        Verb.DELETE_ARTICLES: QT_TRANSLATE_NOOP("Labels", "delete"),
        Verb.RESTORE_ARTICLES: QT_TRANSLATE_NOOP("Labels", "restore"),
        Verb.EMPTY_BIN: QT_TRANSLATE_NOOP("Labels", "empty bin"),
        Verb.PURGE_ARTICLES: QT_TRANSLATE_NOOP("Labels", "delete for good"),
        Verb.SALVAGE: QT_TRANSLATE_NOOP("Labels", "salvage"),
        Verb.MIGRATE: QT_TRANSLATE_NOOP("Labels", "bring to a newer version"),
        Verb.ADD_HIGHLIGHT: QT_TRANSLATE_NOOP("Labels", "highlight"),
        Verb.RECOLOR_HIGHLIGHT: QT_TRANSLATE_NOOP("Labels", "recolour highlight"),
        Verb.REMOVE_HIGHLIGHT: QT_TRANSLATE_NOOP("Labels", "remove highlight"),
        Verb.ADD_NOTE: QT_TRANSLATE_NOOP("Labels", "add note"),
        Verb.EDIT_NOTE: QT_TRANSLATE_NOOP("Labels", "edit note"),
        Verb.REMOVE_NOTE: QT_TRANSLATE_NOOP("Labels", "delete note"),
        Verb.ATTACH_TAG: QT_TRANSLATE_NOOP("Labels", "add tag"),
        Verb.DETACH_TAG: QT_TRANSLATE_NOOP("Labels", "take tag off"),
        Verb.ADD_TAG: QT_TRANSLATE_NOOP("Labels", "new tag"),
        Verb.RENAME_TAG: QT_TRANSLATE_NOOP("Labels", "rename tag"),
        Verb.MOVE_TAG: QT_TRANSLATE_NOOP("Labels", "move tag"),
        Verb.RECOLOR_TAG: QT_TRANSLATE_NOOP("Labels", "colour tag"),
        Verb.MERGE_TAGS: QT_TRANSLATE_NOOP("Labels", "merge tags"),
        Verb.REMOVE_TAG: QT_TRANSLATE_NOOP("Labels", "delete tag"),
        Verb.ADD_NAME: QT_TRANSLATE_NOOP("Labels", "mark as name"),
        Verb.REMOVE_NAME: QT_TRANSLATE_NOOP("Labels", "remove name"),
        Verb.ACCEPT_CLAIM: QT_TRANSLATE_NOOP("Labels", "accept claim"),
        Verb.CORRECT_CLAIM: QT_TRANSLATE_NOOP("Labels", "correct claim"),
        Verb.REJECT_CLAIM: QT_TRANSLATE_NOOP("Labels", "reject claim"),
        Verb.REOPEN_CLAIM: QT_TRANSLATE_NOOP("Labels", "take decision back"),
        Verb.KEEP_CLAIM: QT_TRANSLATE_NOOP("Labels", "keep claim"),
        Verb.FORGET_CLAIM: QT_TRANSLATE_NOOP("Labels", "delete kept claim"),
        Verb.TAKE_TEXT: QT_TRANSLATE_NOOP("Labels", "take changed text"),
        Verb.PLACE_MARK: QT_TRANSLATE_NOOP("Labels", "find place again"),
        Verb.REPAIR_TEXT: QT_TRANSLATE_NOOP("Labels", "repair text"),
        Verb.REFUSE_REPAIR: QT_TRANSLATE_NOOP("Labels", "leave text as it is"),
        Verb.DECLINE_TEXT: QT_TRANSLATE_NOOP("Labels", "keep the present text"),
        Verb.JOIN_STORIES: QT_TRANSLATE_NOOP("Labels", "join as one story"),
        Verb.SPLIT_STORY: QT_TRANSLATE_NOOP("Labels", "take out of story"),
        Verb.MERGE_LIBRARY: QT_TRANSLATE_NOOP("Labels", "merge another library"),
        Verb.EXPORT_LIBRARY: QT_TRANSLATE_NOOP("Labels", "export as a library"),
        Verb.SETTLE_DISAGREEMENT: QT_TRANSLATE_NOOP("Labels", "settle difference"),
        Verb.SAVE_SEARCH: QT_TRANSLATE_NOOP("Labels", "save search"),
        Verb.RENAME_SEARCH: QT_TRANSLATE_NOOP("Labels", "rename search"),
        Verb.REMOVE_SEARCH: QT_TRANSLATE_NOOP("Labels", "delete search"),
    },
}

_UNITS = {
    "percent": QT_TRANSLATE_NOOP("Labels", "%"),
    "m": QT_TRANSLATE_NOOP("Labels", "m"),
    "km": QT_TRANSLATE_NOOP("Labels", "km"),
    "cm": QT_TRANSLATE_NOOP("Labels", "cm"),
    "mm": QT_TRANSLATE_NOOP("Labels", "mm"),
    "m2": QT_TRANSLATE_NOOP("Labels", "m²"),
    "km2": QT_TRANSLATE_NOOP("Labels", "km²"),
    "s": QT_TRANSLATE_NOOP("Labels", "seconds"),
    "min": QT_TRANSLATE_NOOP("Labels", "minutes"),
    "h": QT_TRANSLATE_NOOP("Labels", "hours"),
    "day": QT_TRANSLATE_NOOP("Labels", "days"),
    "week": QT_TRANSLATE_NOOP("Labels", "weeks"),
    "month": QT_TRANSLATE_NOOP("Labels", "months"),
    "year": QT_TRANSLATE_NOOP("Labels", "years"),
    "t": QT_TRANSLATE_NOOP("Labels", "t"),
    "kg": QT_TRANSLATE_NOOP("Labels", "kg"),
    "g": QT_TRANSLATE_NOOP("Labels", "g"),
    "l": QT_TRANSLATE_NOOP("Labels", "l"),
}


def label(value: StrEnum) -> str:
    """Return the name of a domain value, such as `Stance.DENY` or `MentionType.PLACE`."""
    return translate("Labels", _TEXTS[type(value)][value])


def labelled_types() -> tuple[type[StrEnum], ...]:
    """Return the types whose values have names."""
    return tuple(_TEXTS)


def doubted(words: str, certainty: Certainty | None) -> str:
    """Return words with a question mark behind them where the program is unsure of what they tell."""
    if certainty is not Certainty.UNSURE:
        return words
    return translate("Labels", "{words} (?)").format(words=words)


def doubt(item: Mention | DateExpression | Figure | Claim) -> str:
    """Return what the program is unsure of in an item, "" where it isn't unsure."""
    if item.certainty is not Certainty.UNSURE:
        return ""
    match item:
        case Mention():
            return translate("Labels", "The program is unsure whether this is a name, and of what kind.")
        case DateExpression():
            return translate("Labels", "The program is unsure of this date.")
        case Figure():
            return translate("Labels", "The program is unsure of this number, or of what happened.")
        case Claim():
            return translate("Labels", "The program is unsure whether this is a claim, and whose.")


def count(number: int) -> str:
    """Return a whole number with Western digits and a comma between thousands."""
    return f"{number:,}"


def _number(value: Number) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():,f}"
    return count(value)


def figure_value(figure: Figure, text: str) -> str:
    """Return what a figure amounts to, worded by its precision; a vague one keeps the article's own words.

    `text` is the document's text.
    """
    if figure.precision is Precision.VAGUE or (figure.low is None and figure.high is None):
        return figure.span.of(text)
    return with_unit(_bounds(figure), figure.unit)


def _bounds(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None and high is not None:
        return translate("Labels", "at most {number}").format(number=_number(high))
    if low is not None and high is None:
        return translate("Labels", "at least {number}").format(number=_number(low))
    if low is None or high is None:
        raise BugError("a figure without bounds has no value")
    if low != high:
        return left_to_right(f"{_number(low)}–{_number(high)}")
    if figure.precision is Precision.APPROX:
        return translate("Labels", "about {number}").format(number=_number(low))
    return _number(low)


def with_unit(number: str, unit: str) -> str:
    """Return a worded number with its unit: "12 km", "30%"; single things ("item") have none."""
    if unit == "item":
        return number
    if unit == "percent":
        return f"{number}{translate('Labels', '%')}"
    return f"{number} {unit_name(unit)}"


def unit_name(unit: str) -> str:
    """Return the name of a unit; currencies keep their ISO 4217 code."""
    return translate("Labels", _UNITS[unit]) if unit in _UNITS else unit


def day(value: date) -> str:
    """Return a day in words, such as "28 March 2018"."""
    return _by_locale(QDate(value.year, value.month, value.day), "d MMMM yyyy")


def moment(value: datetime) -> str:
    """Return a day and a time of it by this machine's clock, such as "28 March 2018 17:05"."""
    here = value.astimezone()
    return f"{day(here.date())} {left_to_right(f'{here:%H:%M}')}"


def short_day(value: date) -> str:
    """Return a day in as few words as a list has room for, such as "28 Mar 2018"."""
    return _by_locale(QDate(value.year, value.month, value.day), "d MMM yyyy")


def date_value(value: str | None) -> str:
    """Return an ISO 8601 day, month, year or range in words; "" for a date that can't be decided."""
    return _date_words(value, ("yyyy", "MMMM yyyy", "d MMMM yyyy"))


def short_date_value(value: str | None) -> str:
    """Return what `date_value` does in as few words as a table has room for."""
    return _date_words(value, ("yyyy", "MMM yyyy", "d MMM yyyy"))


def _date_words(value: str | None, shapes: tuple[str, str, str]) -> str:
    if value is None:
        return ""
    first, _, last = value.partition("/")
    return " – ".join(_one_date(one, shapes) for one in (first, last) if one)


def _one_date(value: str, shapes: tuple[str, str, str]) -> str:
    pieces = [int(piece) for piece in value.split("-")]
    shape = shapes[len(pieces) - 1]
    year, month, day_of_month = (*pieces, 1, 1)[:3]
    return _by_locale(QDate(year, month, day_of_month), shape)


def _by_locale(value: QDate, shape: str) -> str:
    return western(QLocale().toString(value, shape))


def western(words: str) -> str:
    """Return words with Western digits."""
    return words.translate(_WESTERN)
