"""What a person types into the search box, understood: clauses of words, phrases and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from app.errors import BugError
from app.library.searching.fields import (
    Field,
    Named,
    Published,
    QueryError,
    State,
    field_named,
    is_field,
    is_unfinished,
    published,
    state_named,
)
from app.library.searching.words import asked_form, folded_words, forms, lemma_keys, without_article
from app.text.fold import fold
from app.text.lemmas import forms_of

_MAX_QUERY = 1000
"""Characters of a query that count; what is longer was hardly meant as one."""

_QUOTES = '"«»“”„'
_TOKEN = re.compile(
    rf"""
    (?P<either>\|)
    | (?P<minus>[-−–](?=[^\s|]))?
      (?: (?P<field>[^\W\d_]+):(?!//) )?
      (?: [{_QUOTES}] (?P<phrase>[^{_QUOTES}]*) (?:[{_QUOTES}]\*?|$) | (?P<chunk>[^\s|{_QUOTES}*]+\*?) )?
    """,
    re.VERBOSE,
)
_BLANKS = re.compile(r"[\s*]*")
_ONE_DIGIT = re.compile(r"\D\d$")
"""A date that may go on: «2018-1» on its way to «2018-12»."""


@dataclass(frozen=True)
class Term:
    """One word, or a phrase of several, all folded; of a prefix, the last word may go on.

    A word stands for its inflected forms as well, a phrase for itself alone.
    """

    words: tuple[str, ...]
    is_phrase: bool = False
    is_prefix: bool = False

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Return the lemmas of a word's as the index holds them."""
        return () if self.is_phrase else lemma_keys(self.words[0])

    @cached_property
    def _cores(self) -> tuple[str, ...]:
        """Return letters of which some stand in every text that the term stands in."""
        last = self.words[-1]
        inflected = (form for key in self.keys for form in forms_of(key[1:]))
        # «ة» before a pronoun is «ت».
        return (without_article(last), *(form.removesuffix("ه") for form in inflected))

    def may_stand_in(self, folded: str) -> bool:
        """Tell whether it is worth looking for the term in a folded text word by word."""
        return not self.words[-1].isalpha() or any(core in folded for core in self._cores)

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the first and the last word of each place in a text's folded words, as the index would have it."""
        lasts = {word for word in set(words) if self._ends_with(word)}
        before = len(self.words) - 1
        for last, word in enumerate(words):
            if word in lasts and last >= before and self.words[:-1] == tuple(words[last - before : last]):
                yield last - before, last

    def _ends_with(self, found: str) -> bool:
        """Tell whether a word is the term's last one; each word is looked at once, since many texts have it."""
        known = self._looked_at.get(found)
        if known is None:
            known = self._looked_at[found] = self._is_last(found)
        return known

    @cached_property
    def _looked_at(self) -> dict[str, bool]:
        return {}

    def _is_last(self, found: str) -> bool:
        wanted = self.words[-1]
        if self.is_phrase:
            return found.startswith(wanted) if self.is_prefix else found == wanted
        spelt = (found, *forms(found))
        if any(form.startswith(wanted) for form in spelt) if self.is_prefix else wanted in spelt:
            return True
        return not set(self.keys).isdisjoint(lemma_keys(found))


Criterion = Term | Named | Published | State
"""What an article can be found by."""


@dataclass(frozen=True, slots=True)
class Option:
    """A criterion that must hold, or one that must not."""

    criterion: Criterion
    is_excluded: bool = False


Clause = tuple[Option, ...]
"""Options of which one is enough."""


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that must all hold; with `problems`, which say what could not be understood, nothing is found."""

    clauses: tuple[Clause, ...] = ()
    problems: tuple[QueryError, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.clauses or self.problems)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the words and phrases that are looked for, those excluded aside."""
        return tuple(
            option.criterion
            for clause in self.clauses
            for option in clause
            if isinstance(option.criterion, Term) and not option.is_excluded
        )

    def joined(self, other: Query) -> Query:
        """Return the query of what both find."""
        return Query(self.clauses + other.clauses, self.problems + other.problems)


NOTHING = Query()
_UNMATCHED: Clause = ()
"""A clause without options, which no article meets."""


def parse(query: str, *, is_typing: bool = True) -> Query:
    """Return what a query asks for; a blank one asks for nothing and is false.

    - Words: all must be there, in any spelling and inflection; `*` behind one lets it go on. While a person
      `is_typing`, so does the query's end behind a letter.
    - Words in quotation marks of any kind: a phrase, looked for as it stands.
    - `-` before a word, phrase or field: that must not be there.
    - `OR` or `|` between two: one of them is enough. It binds closer than a blank.
    - `field:value`, the value in quotation marks where it has blanks. A field without a value asks for nothing yet.
    """
    query = query[:_MAX_QUERY]
    tokens = list(_tokens(query))
    clauses: list[Clause] = []
    problems: list[QueryError] = []
    for number, token in enumerate(tokens):
        follows_or = number > 0 and tokens[number - 1].is_or
        try:
            options = _options(token)
        except QueryError as problem:
            if not (is_typing and number == len(tokens) - 1 and _may_go_on(token, query)):
                problems.append(problem)
            continue
        if len(options) > 1 and (follows_or or any(later.is_or for later in tokens[number + 1 : number + 2])):
            options = [Option(_phrase(token.value), token.is_excluded)]
        if follows_or and clauses and options:
            clauses[-1] += tuple(options)
        else:
            clauses += [(option,) for option in options]
    if clauses and is_typing and query[-1:].isalpha():
        clauses[-1] = (*clauses[-1][:-1], _open_ended(clauses[-1][-1]))
    if not clauses and any(token.value and not token.is_or and not token.field for token in tokens):
        clauses.append(_UNMATCHED)
    is_at_end = is_typing and bool(tokens) and query.endswith(tokens[-1].value)
    problems += _reversed_dates(tokens, is_typing=is_at_end)
    return Query(tuple(clauses), tuple(problems))


def _reversed_dates(tokens: list[_Token], *, is_typing: bool) -> Iterator[QueryError]:
    """Yield what is wrong where `from:` is later than `to:`; a person who `is_typing` may write the last one on."""
    first: tuple[date, _Token] | None = None
    last: tuple[date, _Token] | None = None
    for number, token in enumerate(tokens):
        beside = tokens[max(number - 1, 0) : number] + tokens[number + 1 : number + 2]
        found = _days(token) if not any(other.is_or for other in beside) else None
        if found is None or (is_typing and number == len(tokens) - 1 and _ONE_DIGIT.search(fold(token.value))):
            continue
        if found.first and (first is None or found.first > first[0]):
            first = found.first, token
        if found.last and (last is None or found.last < last[0]):
            last = found.last, token
    if first and last and first[0] > last[0]:
        begin, end = (f"{token.field}:{token.value}" for _, token in (first, last))
        yield QueryError("«{begin}» is later than «{end}»: no day lies between them.", begin=begin, end=end)


def _days(token: _Token) -> Published | None:
    """Return what a date field asks for, None for any other piece and for one that is excluded or no date."""
    if not token.field or not token.value or token.is_excluded or not is_field(token.field):
        return None
    field = field_named(token.field)
    try:
        return published(field, token.value) if field in {Field.FROM, Field.TO} else None
    except QueryError:
        return None


class _Token(NamedTuple):
    """A piece of a query between blanks: `value` with what stands before it."""

    value: str
    field: str = ""
    is_excluded: bool = False
    is_phrase: bool = False
    is_open: bool = False
    is_or: bool = False


def _tokens(query: str) -> Iterator[_Token]:
    """Yield the pieces of a query; a field takes the next piece for its value where a blank follows its colon."""
    field, at = _Token(""), 0
    while (at := _match(_BLANKS, query, at).end()) < len(query):
        match = _match(_TOKEN, query, at)
        at = max(match.end(), at + 1)
        token = _token(match)
        if field.field and not token.field and not token.is_or:
            token = token._replace(field=field.field, is_excluded=field.is_excluded)
        field = _Token("")
        if token.field and not token.value:
            field = token
        elif token.value or token.is_or:
            yield token


def _match(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    match = pattern.match(text, at)
    if match is None:
        raise BugError(f"{pattern.pattern} matches everywhere")
    return match


def _token(match: re.Match[str]) -> _Token:
    name, phrase, chunk = match["field"] or "", match["phrase"], match["chunk"] or ""
    is_excluded, is_phrase = bool(match["minus"]), phrase is not None
    value = phrase if is_phrase else chunk
    if match["either"] or (chunk == "OR" and not name and not is_excluded):
        return _Token("", is_or=True)
    if name and not value and not is_field(name):
        # A word with a colon behind it: «القدس: …».
        name, value = "", name
    return _Token(value, name, is_excluded, is_phrase, is_open=match.group().endswith("*"))


def _options(token: _Token) -> list[Option]:
    """Return what a piece asks for, nothing where it has no letters. Raise QueryError."""
    if token.is_or or not token.value.strip():
        return []
    if token.field:
        found = _of_field(token)
        return [Option(found, token.is_excluded)] if found else []
    words = _words(token.value)
    if token.is_phrase or (token.is_excluded and len(words) > 1):
        terms = [Term(words, is_phrase=True)] if words else []
    else:
        terms = [Term((asked_form(word),)) for word in words]
    if terms and token.is_open:
        terms[-1] = replace(terms[-1], is_prefix=True)
    return [Option(term, token.is_excluded) for term in terms]


def _of_field(token: _Token) -> Named | Published | State | None:
    field = field_named(token.field)
    match field:
        case Field.FROM | Field.TO:
            return published(field, token.value)
        case Field.IS:
            return state_named(token.value)
        case _:
            words = _words(token.value)
            return Named(field, words, is_prefix=token.is_open) if words else None


def _may_go_on(token: _Token, query: str) -> bool:
    """Tell whether a field's value at the query's end is merely not written out yet."""
    return (
        query.endswith(token.value) and is_field(token.field) and is_unfinished(field_named(token.field), token.value)
    )


def _phrase(value: str) -> Term:
    return Term(_words(value), is_phrase=True)


def _open_ended(option: Option) -> Option:
    """Return an option whose last word may go on, since the person may be typing it; what is excluded stays."""
    criterion = option.criterion
    if option.is_excluded or not isinstance(criterion, Term | Named):
        return option
    return Option(replace(criterion, is_prefix=True))


def _words(piece: str) -> tuple[str, ...]:
    return tuple(folded_words(fold(piece)))
