"""What a person types into the search box, as terms; and the terms as an expression that FTS5 can't misread."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.library.search_text import asked_form, folded_words, forms, without_article
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

    def may_stand_in(self, folded: str) -> bool:
        """Tell whether it is worth looking for the term in a folded text word by word."""
        core = without_article(self.words[-1])
        return core in folded or not core.isalpha()

    def matches(self, words: list[str], at: int) -> bool:
        """Tell whether the term stands in a text's folded words from `at` on, as the index would have it."""
        last = at + len(self.words) - 1
        return last < len(words) and self._ends_with(words[last]) and self.words[:-1] == tuple(words[at:last])

    def _ends_with(self, found: str) -> bool:
        wanted = self.words[-1]
        if self.is_prefix:
            return found.startswith(wanted) or (
                not self.is_phrase and any(form.startswith(wanted) for form in forms(found))
            )
        return found == wanted or (not self.is_phrase and wanted in forms(found))


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
