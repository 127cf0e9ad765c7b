"""A few words around a match, in the text's own letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from app.domain.span import Span
from app.library.query import Term
from app.library.search_text import WORD, plain_number
from app.text.fold import FoldedText, fold, fold_with_map

LENGTH = 160
"""Characters that a snippet has at most, its ellipses aside."""

_BEFORE = 50
_CHUNK = 4000
_ELLIPSIS = "…"
_BLANKS = re.compile(r"\s")


def snippet(text: str, terms: Sequence[Term]) -> tuple[str, tuple[Span, ...]] | None:
    """Return the stretch of `text` where most of the terms stand together, with the matching words marked.

    None where no term stands in the text. A long text is searched only up to the first part with a match.
    """
    for chunk in _chunks(text):
        marks = _matches(chunk, terms)
        if marks:
            return _cut(chunk, marks)
    return None


def beginning(text: str) -> str:
    """Return the first words of `text`, in one line."""
    return _line(text[: LENGTH * 4].strip()[:LENGTH])


def _chunks(text: str) -> Iterator[str]:
    """Yield the text in pieces cut at blanks, so that a match early in a long text is found without mapping it all."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        blank = _BLANKS.search(text, end) if end < len(text) else None
        stop = min(blank.end(), end + _CHUNK) if blank else len(text) if end >= len(text) else end + _CHUNK
        yield text[start:stop]
        start = stop


def _matches(chunk: str, terms: Sequence[Term]) -> list[tuple[Span, int]]:
    """Return the spans of the matching words in order, each with the number of its term."""
    places = list(WORD.finditer(fold(chunk)))
    words = [plain_number(place.group()) for place in places]
    found = [(at, number) for at in range(len(words)) for number, term in enumerate(terms) if term.matches(words, at)]
    if not found:
        return []
    folded = fold_with_map(chunk)
    return [(_span(folded, places, at, len(terms[number].words)), number) for at, number in found]


def _span(folded: FoldedText, places: list[re.Match[str]], first: int, count: int) -> Span:
    return folded.original_span(places[first].start(), places[first + count - 1].end())


def _cut(chunk: str, marks: list[tuple[Span, int]]) -> tuple[str, tuple[Span, ...]]:
    """Return the window of the chunk that holds the most different terms, and the marks in it."""
    starts = [span.start for span, _ in marks]

    def different_terms(index: int) -> int:
        behind = bisect_right(starts, starts[index] + LENGTH - _BEFORE)
        return len({number for _, number in marks[index:behind]})

    best = max(range(len(marks)), key=lambda index: (different_terms(index), -index))
    window = _window(chunk, marks[best][0])
    lead = _ELLIPSIS if window.start else ""
    tail = _ELLIPSIS if window.end < len(chunk) else ""
    shift = len(lead) - window.start
    shown = sorted({Span(span.start + shift, span.end + shift) for span, _ in marks if window.contains(span)})
    return lead + _line(window.of(chunk)) + tail, _apart(shown)


def _window(chunk: str, mark: Span) -> Span:
    """Return the stretch around a match, cut at blanks where there are some."""
    start = max(0, mark.start - _BEFORE)
    if start:
        blank = _BLANKS.search(chunk, start, mark.start)
        start = blank.end() if blank else start
    end = max(mark.end, min(len(chunk), start + LENGTH))
    if end < len(chunk):
        blanks = [blank.start() for blank in _BLANKS.finditer(chunk, mark.end, end + 1)]
        end = blanks[-1] if blanks else end
    return Span(start, end).trimmed(chunk)


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Return the sorted spans with those that overlap made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].overlaps(span):
            joined[-1] = joined[-1].covering(span)
        else:
            joined.append(span)
    return tuple(joined)


def _line(words: str) -> str:
    """Return `words` with each white space character shown as a blank, so that no offset moves."""
    return _BLANKS.sub(" ", words)
