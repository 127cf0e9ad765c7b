"""The words that dates are made of: lexicon roles, and a text's tokens with their one-letter prefixes cut."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from app.analysis.dates.meanings import Bearing
from app.domain.span import Span
from app.resources import lexicon_table
from app.text.calendar import month_openings, ordinal_named, weekday_named
from app.text.fold import fold
from app.text.memory import remembered
from app.text.number_words import readings
from app.text.numerals import NumeralReader
from app.text.words import Token, TokenizedText, splits

_BEFORE, _AFTER, _WHAT = "قبل", "بعد", "ما"
_BETWEEN, _THE = "بين", "ال"
_OPENING_ROLES = frozenset({"day_word", "last", "edge", "demonstrative"})


@cache
def _roles() -> Mapping[str, frozenset[str]]:
    roles: dict[str, set[str]] = {}
    for row in lexicon_table("date_context"):
        roles.setdefault(fold(row["word"]), set()).add(row["role"])
    return {word: frozenset(found) for word, found in roles.items()}


def has_role(word: str, role: str) -> bool:
    """Tell whether a folded word plays a part around dates that `date_context.tsv` gives it."""
    return role in _roles().get(word, frozenset())


@cache
def words_of_role(role: str) -> tuple[str, ...]:
    """Return the folded words of a role."""
    return tuple(word for word, roles in _roles().items() if role in roles)


@cache
def bearings() -> Mapping[tuple[str, ...], Bearing]:
    """Return the bearings by their folded words, alone and one step further («قبل الماضي», «بعد المقبل»)."""
    table = {tuple(fold(row["word"]).split()): Bearing(row["bearing"]) for row in lexicon_table("date_bearings")}
    further = {
        Bearing.LAST: (Bearing.BEFORE_LAST, ((_BEFORE,), (_WHAT, _BEFORE))),
        Bearing.NEXT: (Bearing.AFTER_NEXT, ((_AFTER,), (_WHAT, _AFTER))),
    }
    for words, bearing in list(table.items()):
        step, openings = further.get(bearing, (bearing, ()))
        table.update({(*opening, *words): step for opening in openings})
    return table


@cache
def landmarks() -> Mapping[tuple[int, int], tuple[int, frozenset[str]]]:
    """Return the years of the well-known days, and the words of which one stands before each, by month and day."""
    return {
        (int(row["month"]), int(row["day"])): (int(row["year"]), frozenset(fold(row["heads"]).split()))
        for row in lexicon_table("landmark_days")
    }


@cache
def relative_days() -> Mapping[tuple[str, ...], tuple[int, str]]:
    """Return the relative days by their folded words: how many days later, and what guards them ("", day or open)."""
    return {
        tuple(fold(row["phrase"]).split()): (int(row["days"]), row["guard"]) for row in lexicon_table("relative_days")
    }


@cache
def period_nouns() -> Mapping[str, tuple[str, int]]:
    """Return the unit of each folded noun of a period, and a decade's first year in its century."""
    return {fold(row["noun"]): (row["unit"], int(row["value"] or 0)) for row in lexicon_table("calendar_periods")}


@cache
def _vocabulary() -> frozenset[str]:
    first_words = {words[0] for words in relative_days()} | {words[0] for words in bearings()}
    return frozenset(_roles()) | month_openings() | first_words | frozenset(period_nouns())


def _is_known(form: str) -> bool:
    return form in _vocabulary() or weekday_named(form) is not None or _is_definite_ordinal(form)


def _is_definite_ordinal(form: str) -> bool:
    return form.startswith("ال") and ordinal_named((form,)) is not None


@remembered
def _read(folded: str) -> tuple[str, str, bool]:
    """Return a folded word's prefixes and rest, and whether a date expression can begin with it."""
    prefix, word = _cut(folded)
    return prefix, word, _may_open(word)


def _cut(folded: str) -> tuple[str, str]:
    """Return a folded word's prefixes and rest («وبالسبت» is "وب" and "السبت"); words not about time stay whole."""
    if _is_known(folded):
        return "", folded
    for split in splits(folded):
        clitics = "".join(prefix for prefix in split.prefixes if prefix != "ال")
        form = ("ال" if split.has_article else "") + split.stem
        if clitics and "س" not in clitics and _is_known(form):
            return clitics, form
    return "", folded


@cache
def _opening_words() -> frozenset[str]:
    first_words = {words[0] for words in relative_days()} | {_BETWEEN, _THE}
    of_roles = {word for word, roles in _roles().items() if not roles.isdisjoint(_OPENING_ROLES)}
    return month_openings() | frozenset(period_nouns()) | first_words | of_roles


def _may_open(word: str) -> bool:
    if word in _opening_words() or weekday_named(word) is not None or bool(readings(word)):
        return True
    return ordinal_named((word, "", "")) is not None


class TimeWords:
    """The tokens of a text as the grammar of dates reads them.

    `words[i]` is the folded token without its prefixes, `prefixes[i]` the prefixes cut off it; `may_open[i]` says that
    an expression can begin with it, whatever stands behind it, which few words can.
    """

    def __init__(self, tokenized: TokenizedText) -> None:
        self.text = tokenized.text
        self.tokens: list[Token] = tokenized.tokens
        self.numerals = NumeralReader(tokenized.tokens)
        self.words: list[str] = []
        self.prefixes: list[str] = []
        self.may_open: list[bool] = []
        for token in self.tokens:
            prefix, word, may_open = _read(token.folded) if token.is_word else ("", token.folded, token.is_number)
            self.prefixes.append(prefix)
            self.words.append(word)
            self.may_open.append(may_open)

    def span(self, start: int, stop: int) -> Span:
        """Return the span of a non-empty range of tokens, without the first one's prefixes."""
        first = self.tokens[start]
        return Span(first.start + self._prefix_length(start), self.tokens[stop - 1].end)

    def _prefix_length(self, index: int) -> int:
        """Return how many characters of the token, harakat and tatweel included, its prefixes take."""
        left, length = len(self.prefixes[index]), 0
        written = self.tokens[index].text
        while left and length < len(written):
            left -= len(fold(written[length]))
            length += 1
        while length < len(written) - 1 and not fold(written[length]):
            length += 1
        return length if self.prefixes[index] else 0
