"""A few words around a match, in the text's own letters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.domain.span import Span
from app.library.searching.query import Term
from app.library.searching.words import WORD, plain_number
from app.text.fold import fold, fold_with_map

LENGTH = 160
"""Characters that a snippet has at most, its ellipses aside; more only where the matching words alone are longer."""

_BEFORE = 50
_CHUNK = 2000
_ELLIPSIS = "…"
_BLANKS = re.compile(r"\s")


class Snippet(NamedTuple):
    """Some words of a text in one line; `marks` are the matching ones as spans of it."""

    text: str
    marks: tuple[Span, ...] = ()


class _Match(NamedTuple):
    """A match in a folded text: where it stands, and the number of its term."""

    start: int
    end: int
    term: int


def snippet(text: str, terms: Sequence[Term]) -> Snippet | None:
    """Return the stretch of `text` where most of the terms stand together, with the matching words marked.

    None where no term stands in the text. A long text is searched only up to the first part with a match.
    """
    for chunk in _chunks(text):
        folded = fold(chunk)
        if any(term.may_stand_in(folded) for term in terms) and (found := _find(folded, terms)):
            return _cut(_stretch(chunk, _best(found)), terms)
    return None


def beginning(text: str) -> Snippet:
    """Return the first words of `text`."""
    return Snippet(_line(text[: LENGTH * 4].strip()[:LENGTH]))


def _chunks(text: str) -> Iterator[str]:
    """Yield the text in pieces cut at blanks, so that a match early in a long text is found without mapping it all."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        blank = _BLANKS.search(text, end) if end < len(text) else None
        stop = min(blank.end(), end + _CHUNK) if blank else len(text) if end >= len(text) else end + _CHUNK
        yield text[start:stop]
        start = stop


def _find(folded: str, terms: Sequence[Term]) -> list[_Match]:
    """Return the matches in a folded text in order."""
    places = list(WORD.finditer(folded))
    words = [plain_number(place.group()) for place in places]
    found = [
        _Match(places[first].start(), places[last].end(), number)
        for number, term in enumerate(terms)
        for first, last in term.places(words)
    ]
    return sorted(found)


def _best(found: list[_Match]) -> _Match:
    """Return the first match behind which most of the different terms follow closely."""
    starts = [match.start for match in found]

    def different_terms(index: int) -> int:
        behind = bisect_right(starts, starts[index] + LENGTH - _BEFORE)
        return len({match.term for match in found[index:behind]})

    return found[max(range(len(found)), key=lambda index: (different_terms(index), -index))]


def _stretch(chunk: str, match: _Match) -> str:
    """Return the chunk's letters well around a match, cut at blanks; only they need an exact map."""
    if len(fold(chunk[: match.end])) == match.end:
        first, last = match.start, match.end - 1
    else:
        first, last = (_origin(chunk, at) for at in (match.start, match.end - 1))
    blanks = [blank.end() for blank in _BLANKS.finditer(chunk, 0, max(0, first - LENGTH))]
    ending = _BLANKS.search(chunk, min(len(chunk), max(first + 2 * LENGTH, last + 1)))
    return chunk[blanks[-1] if blanks else 0 : ending.start() if ending else len(chunk)]


def _origin(chunk: str, at: int) -> int:
    """Return where the character comes from that stands at `at` in the folded chunk."""
    return bisect_right(range(len(chunk)), at, key=lambda index: len(fold(chunk[: index + 1])))


def _cut(stretch: str, terms: Sequence[Term]) -> Snippet:
    """Return the window of the stretch around its best match, and the marks in it."""
    folded = fold_with_map(stretch)
    found = _find(folded.text, terms)
    best = _best(found)
    marks = [folded.original_span(match.start, match.end) for match in found]
    window = _window(stretch, marks[found.index(best)])
    lead = _ELLIPSIS if stretch[: window.start].strip() else ""
    tail = _ELLIPSIS if stretch[window.end :].strip() else ""
    shift = len(lead) - window.start
    shown = sorted({Span(mark.start + shift, mark.end + shift) for mark in marks if window.contains(mark)})
    return Snippet(lead + _line(window.of(stretch)) + tail, _apart(shown))


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
