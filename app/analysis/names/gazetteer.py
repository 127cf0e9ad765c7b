"""Lists of names, matched word by word from a given place in the text, the longest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.analysis.names.phrases import NameText, readings
from app.domain.annotations import MentionType
from app.text.memory import remembered


@dataclass(frozen=True, slots=True)
class Entry:
    """A listed name: its canonical words, its type, and whether it is also something else than this name."""

    words: tuple[str, ...]
    type: MentionType
    also: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A listed name found at tokens `[first, last)`, behind `cut` letters of clitics."""

    first: int
    last: int
    cut: int
    entry: Entry


class Gazetteer:
    """Listed names by their first word."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.words:
                self._by_first.setdefault(entry.words[0], []).append(entry)
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -len(entry.words))
        self._listed = remembered(self._look_up)

    def _look_up(self, word: str) -> tuple[tuple[int, list[Entry]], ...]:
        """Return the entries that begin with a word, for each way to cut its clitics, the uncut word first."""
        found: dict[str, tuple[int, list[Entry]]] = {}
        for reading in readings(word):
            entries = self._by_first.get(reading.key)
            if entries:
                found.setdefault(reading.key, (reading.cut, entries))
        return tuple(found.values())

    def __contains__(self, word: str) -> bool:
        """Tell whether a word alone is a listed name and nothing else."""
        return any(len(entry.words) == 1 and not entry.also for entry in self._by_first.get(word, ()))

    def holds(self, words: tuple[str, ...]) -> bool:
        """Tell whether these words are a listed name."""
        return any(entry.words == words for entry in self._by_first.get(words[0], ()))

    def beginning(self, words: tuple[str, ...]) -> Entry | None:
        """Return the longest listed name that these words begin with."""
        entries = self._by_first.get(words[0], ())
        return next((entry for entry in entries if entry.words == words[: len(entry.words)]), None)

    def lists(self, word: str) -> bool:
        """Tell whether a word alone is a listed name, perhaps something else too."""
        return any(len(entry.words) == 1 for entry in self._by_first.get(word, ()))

    def matches(self, text: NameText, index: int) -> Iterator[Match]:
        """Yield the names that begin at a token, for each reading the longest; the uncut reading first."""
        for cut, entries in self._listed(text.words[index]):
            for entry in entries:
                if self._continues(text, index, entry):
                    yield Match(index, index + len(entry.words), cut, entry)
                    break

    def begins(self, word: str) -> bool:
        """Tell whether a word, its clitics cut off or not, is the first of a listed name."""
        return bool(self._listed(word))

    def longest_at_each(self, text: NameText) -> list[Match | None]:
        """Return for each token the longest name that begins there; at most tokens none does."""
        listed = self._listed
        return [self.longest(text, index) if listed(word) else None for index, word in enumerate(text.words)]

    def longest(self, text: NameText, index: int) -> Match | None:
        """Return the longest name that begins at a token; of equal ones, the one with fewer clitics."""
        if not self._listed(text.words[index]):
            return None
        return max(self.matches(text, index), key=lambda match: (match.last, -match.cut), default=None)

    @staticmethod
    def _continues(text: NameText, index: int, entry: Entry) -> bool:
        return all(text.stands(index + offset, word) for offset, word in enumerate(entry.words[1:], 1))
