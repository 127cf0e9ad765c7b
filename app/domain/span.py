"""`Span`: a stretch of a document's text, the one way to point at words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` in Unicode code points of one document's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def holds(self, offset: int) -> bool:
        """Tell whether the character at `offset` belongs to this span."""
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covering(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def trimmed(self, text: str, characters: str | None = None) -> Span:
        """Return this span without the white space (or `characters`) at its two ends."""
        words = self.of(text)
        leading = len(words) - len(words.lstrip(characters))
        if leading == len(words):
            return Span(self.start, self.start)
        trailing = len(words) - len(words.rstrip(characters))
        return Span(self.start + leading, self.end - trailing)
