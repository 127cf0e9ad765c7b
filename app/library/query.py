"""What a person types into the search box, as terms; and the terms as an expression that FTS5 can't misread."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.library.search_text import asked_form, folded_words, forms
from app.text.fold import fold

_MAX_QUERY = 1000
"""Characters of a query that count; what is longer was hardly meant as one."""

_QUOTES = re.compile(r"[\"«»“”„]")
_AFTER_STAR_OR_BLANK = re.compile(r"(?<=\*)|\s+")


@dataclass(frozen=True, slots=True)
class Term:
    """One word, or a phrase of several, all folded; of a prefix, the last word may go on."""

    words: tuple[str, ...]
    is_phrase: bool = False
    is_prefix: bool = False

    def matches(self, words: list[str], at: int) -> bool:
        """Tell whether the term stands in a text's folded words from `at` on, as the index would have it."""
        if at + len(self.words) > len(words):
            return False
        *whole, last = self.words
        if any(words[at + step] != word for step, word in enumerate(whole)):
            return False
        found = words[at + len(whole)]
        candidates = (found,) if self.is_phrase else (found, *forms(found))
        return any(form.startswith(last) if self.is_prefix else form == last for form in candidates)


def parse(query: str) -> tuple[Term, ...]:
    """Return the terms of a query; all of them must match.

    Words in quotation marks of any kind are a phrase, looked for as they stand. `*` behind a word lets it go on, and so
    does the query's end behind a letter, since the person may still be typing.
    """
    pieces = _QUOTES.split(query[:_MAX_QUERY])
    terms: list[Term] = []
    for number, piece in enumerate(pieces):
        if number % 2:
            words = _words(piece)
            terms += [Term(words, is_phrase=True)] if words else []
        else:
            terms += _plain_terms(piece)
    if terms and pieces[-1][-1:].isalpha():
        terms[-1] = replace(terms[-1], is_prefix=True)
    return tuple(terms)


def _plain_terms(piece: str) -> list[Term]:
    terms: list[Term] = []
    for chunk in _AFTER_STAR_OR_BLANK.split(piece):
        words = _words(chunk)
        terms += [Term((asked_form(word),)) for word in words]
        if words and chunk.endswith("*"):
            terms[-1] = replace(terms[-1], is_prefix=True)
    return terms


def _words(piece: str) -> tuple[str, ...]:
    return tuple(folded_words(fold(piece)))


def match_expression(query: str) -> str | None:
    """Return the query as an FTS5 expression of quoted strings only, None where it holds no word."""
    return " AND ".join(_expression(term) for term in parse(query)) or None


def _expression(term: Term) -> str:
    string = '"' + " ".join(term.words) + '"' + (" *" if term.is_prefix else "")
    return f"{{title notes tags body}} : {string}" if term.is_phrase else string
