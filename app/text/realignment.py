"""Where passages of a text stand in a changed version of it: found for certain, or not at all.

A passage is known by the words of its sentence, whatever their spelling. A sentence that stands somewhere as it was is
found wherever it went; one that won or lost words is found only between its old neighbours. A sentence with another
number, name or other word in the place of one of its own is another sentence: a lookalike is never taken.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from app.domain.span import Span
from app.text.fold import fold
from app.text.words import TokenizedText

_TELLING = 5
"""Words of a sentence that say by themselves which one it is."""
_GUARD = 4
"""Neighbours on either side that are looked at, and how many of them must still stand there."""
_GUARD_KEPT = 3
_FAR = 40
"""Words of the passage's own sentence that are looked at on either side; some writers set no full stops."""
_BETWEEN = 3
"""Words that may have come between two sentences of a passage; more of them tear it apart."""
_WIDE = 30
"""Words on either side by which two places with the same sentence are told apart."""
_ENOUGH, _CLEARLY = 0.5, 0.2
"""The share of those that must agree, and by how much more than at the next best place."""
_KEPT, _KEPT_WHOLE = 0.75, 4
"""The share of a sentence's words that must be left of it; of a short passage all must."""
_MOST_ADDED = 0.5
"""The share of a sentence's words that may be new within it."""
_RARE, _SEEDS = 20, 4
"""A sentence's rarest words lead to the places that are looked at; more places than this say nothing."""


class _Words:
    """The words and numbers of a text in their one form of all spellings, with the sentences they make."""

    def __init__(self, text: str) -> None:
        self.text = text
        tokenized = TokenizedText(text)
        kept = [token for token in tokenized.tokens if not token.is_punctuation and token.folded]
        self.folded = [token.folded for token in kept]
        self.starts = [token.start for token in kept]
        self.ends = [token.end for token in kept]
        self._sentence_starts = sorted(
            {bisect_left(self.starts, tokenized.tokens[one.start].start) for one in tokenized.sentences}
        )

    def __len__(self) -> int:
        return len(self.folded)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Return where each word stands."""
        places: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(self.folded):
            places[word].append(index)
        return places

    def in_span(self, span: Span) -> range:
        """Return the words that share a character with a span."""
        first = bisect_right(self.ends, span.start)
        return range(first, max(first, bisect_left(self.starts, span.end)))

    def sentences_of(self, words: range) -> list[range]:
        """Return the sentences that these words stand in; of the first and the last no more than `_FAR` words off."""
        first = bisect_right(self._sentence_starts, words.start) - 1
        behind = bisect_left(self._sentence_starts, words.stop)
        end = self._sentence_starts[behind] if behind < len(self._sentence_starts) else len(self)
        borders = [*self._sentence_starts[first:behind], end]
        sentences = [range(*pair) for pair in pairwise(borders)]
        return [
            range(max(sentence.start, words.start - _FAR), min(sentence.stop, words.stop + _FAR))
            for sentence in sentences
        ]

    def is_sentence(self, words: range) -> bool:
        """Tell whether a sentence begins where these words do, and one ends where they do."""
        return self._is_border(words.start) and self._is_border(words.stop)

    def _is_border(self, index: int) -> bool:
        at = bisect_left(self._sentence_starts, index)
        return index == len(self) or (at < len(self._sentence_starts) and self._sentence_starts[at] == index)

    def occurrences(self, sought: list[str]) -> list[range]:
        """Return all places of these words in a row."""
        rarest = min(range(len(sought)), key=lambda number: len(self.places.get(sought[number], ())))
        starts = (index - rarest for index in self.places.get(sought[rarest], ()))
        return [
            range(start, start + len(sought))
            for start in starts
            if start >= 0 and self.folded[start : start + len(sought)] == sought
        ]


@dataclass(frozen=True, slots=True)
class _Match:
    """Which words of the one text are which of the other."""

    words: dict[int, int]

    def of(self, words: range) -> list[int]:
        """Return the partners of those words that have one, in order."""
        return [self.words[index] for index in words if index in self.words]


class Realignment:
    """Two versions of a text, and the way of passages from the one into the other. Linear in their lengths."""

    def __init__(self, before: str, after: str) -> None:
        self._is_same = before == after
        self._before = _Words(before)
        self._after = _Words(after)

    def place(self, span: Span) -> Span | None:
        """Return where the words of a span of the old text stand in the new one, None where that is not certain."""
        if self._is_same:
            return span
        passage = self._before.in_span(span)
        if not passage:
            return None
        found = self._found(passage)
        return self._span(span, passage, found) if found else None

    def _found(self, passage: range) -> range | None:
        """Return the words of the new text that a passage has become, sentence by sentence."""
        found: range | None = None
        for sentence in self._before.sentences_of(passage):
            part = range(max(sentence.start, passage.start), min(sentence.stop, passage.stop))
            match = self._match(sentence, part)
            if match is None or part[0] not in match.words or part[-1] not in match.words:
                return None
            place = range(match.words[part[0]], match.words[part[-1]] + 1)
            if found is not None and not 0 <= place.start - found.stop <= _BETWEEN:
                return None
            found = place if found is None else range(found.start, place.stop)
        return found

    def _match(self, sentence: range, passage: range) -> _Match | None:
        """Return the one place of a sentence: as it was, else changed between its neighbours."""
        place = self._unchanged(sentence)
        if place is None:
            return self._edited(sentence, passage)
        if not any(self._guards(sentence, place)) and self._edited(sentence, passage):
            # It went elsewhere, or it changed where it was and the like of it was written elsewhere.
            return None
        return _Match(dict(zip(sentence, place, strict=True)))

    # Sentences that stand as they were

    def _unchanged(self, sentence: range) -> range | None:
        """Return the one place where the sentence stands word for word."""
        sought = self._before.folded[sentence.start : sentence.stop]
        places = [place for place in self._after.occurrences(sought) if self._is_whole(sentence, place)]
        if not places:
            return None
        rivals = self._before.occurrences(sought)
        if len(places) == len(rivals) == 1 and len(sentence) >= _TELLING:
            return places[0]
        return self._by_surroundings(sentence, places, rivals)

    def _is_whole(self, sentence: range, place: range) -> bool:
        """Tell whether a place holds the sentence and no more of it, or lies between its old neighbours."""
        return self._after.is_sentence(place) or all(self._guards(sentence, place))

    def _by_surroundings(self, sentence: range, places: list[range], rivals: list[range]) -> range | None:
        """Return the place whose surroundings are those of the sentence, and of no other sentence with its words."""
        scored = sorted(((self._agreement(sentence, place), place.start, place) for place in places), reverse=True)
        score, _, best = scored[0]
        others = [other for other, _, _ in scored[1:]]
        others += [self._agreement(rival, best) for rival in rivals if rival != sentence]
        guards = self._guards(sentence, best)
        is_between = all(guards) if others else any(guards)
        if score < _ENOUGH or not is_between or any(score - other < _CLEARLY for other in others):
            return None
        return best

    def _agreement(self, old: range, new: range) -> float:
        """Return the share of the words around a place of the old text that stand, in order, around one of the new."""
        before, after = self._before.folded, self._after.folded
        sides = (
            (before[max(0, old.start - _WIDE) : old.start], after[max(0, new.start - _WIDE) : new.start]),
            (before[old.stop : old.stop + _WIDE], after[new.stop : new.stop + _WIDE]),
        )
        expected = sum(max(len(one), len(other)) for one, other in sides)
        return sum(_in_common(one, other) for one, other in sides) / expected if expected else 1.0

    def _guards(self, old: range, new: range) -> tuple[bool, bool]:
        """Tell for either side whether the nearest neighbours of an old place are those of a new one."""
        before, after = self._before.folded, self._after.folded
        return (
            _is_kept(before[max(0, old.start - _GUARD) : old.start], after[max(0, new.start - _GUARD) : new.start]),
            _is_kept(before[old.stop : old.stop + _GUARD], after[new.stop : new.stop + _GUARD]),
        )

    # Sentences that won or lost words

    def _edited(self, sentence: range, passage: range) -> _Match | None:
        """Return the one place between the old neighbours where the sentence stands with words more or less."""
        matches = {
            tuple(match.words.items()): match
            for region in self._regions(sentence)
            for match in [self._matched(sentence, region)]
            if self._is_the_same(match, sentence, passage)
        }
        return next(iter(matches.values())) if len(matches) == 1 else None

    def _regions(self, sentence: range) -> Iterator[range]:
        """Yield the stretches of the new text around the sentence's rarest words."""
        words = {self._before.folded[index] for index in sentence}
        counted = sorted((len(self._after.places[word]), word) for word in words if word in self._after.places)
        reach = len(sentence) + _GUARD + _added(sentence)
        for number, word in counted[:_SEEDS]:
            if number <= _RARE:
                for index in self._after.places[word]:
                    yield range(max(0, index - reach), min(len(self._after), index + reach))

    def _matched(self, sentence: range, region: range) -> _Match:
        """Align the sentence and its neighbours with a stretch of the new text."""
        old = range(max(0, sentence.start - _GUARD), min(len(self._before), sentence.stop + _GUARD))
        blocks = SequenceMatcher(
            None,
            self._before.folded[old.start : old.stop],
            self._after.folded[region.start : region.stop],
            autojunk=False,
        ).get_matching_blocks()
        return _Match(
            {
                old.start + block.a + step: region.start + block.b + step
                for block in blocks
                for step in range(block.size)
            }
        )

    def _is_the_same(self, match: _Match, sentence: range, passage: range) -> bool:
        """Tell whether an alignment is of the sentence itself: no word in another's place, all between neighbours."""
        found = match.of(sentence)
        if len(found) < max(_KEPT * len(sentence), 1) or not self._keeps(match, passage):
            return False
        # From the neighbour before to the neighbour behind: a word exchanged at the very end is an exchange too.
        place = self._between_neighbours(match, sentence)
        if place is None:
            return False
        partners = set(found)
        added = [index for index in place if index not in partners]
        lost = [index for index in sentence if index not in match.words]
        if (added and lost) or len(added) > _added(sentence):
            return False
        changed = [self._after.folded[index] for index in added] + [self._before.folded[index] for index in lost]
        return not any(word[0].isdigit() for word in changed)

    def _keeps(self, match: _Match, passage: range) -> bool:
        kept = len(match.of(passage))
        return kept == len(passage) if len(passage) <= _KEPT_WHOLE else kept >= _KEPT * len(passage)

    def _between_neighbours(self, match: _Match, sentence: range) -> range | None:
        """Return all words between the partners of the sentence's neighbours, None where those are not there."""
        before = range(max(0, sentence.start - _GUARD), sentence.start)
        behind = range(sentence.stop, min(len(self._before), sentence.stop + _GUARD))
        left, right = match.of(before), match.of(behind)
        start = left[-1] + 1 if left else 0
        stop = right[0] if right else len(self._after)
        stands = all(len(kept) >= min(_GUARD_KEPT, len(side)) for kept, side in ((left, before), (right, behind)))
        # The nearest neighbours themselves must be there, or what changed might belong to either sentence.
        touches = (not before or before[-1] in match.words) and (not behind or behind[0] in match.words)
        return range(start, stop) if stands and touches else None

    # From words back to characters

    def _span(self, span: Span, passage: range, found: range) -> Span:
        """Return the new span for a passage: its words, and at its ends what stood there before, signs and parts."""
        before, after = self._before, self._after
        first, last = passage[0], passage[-1]
        start, end = after.starts[found[0]], after.ends[found[-1]]
        if span.start <= before.starts[first]:
            start -= _common_end(before.text[span.start : before.starts[first]], after.text[:start])
        else:
            start += _letters(before.text[before.starts[first] : span.start], after.text[start:end])
        if span.end >= before.ends[last]:
            end += _common_start(before.text[before.ends[last] : span.end], after.text, end)
        else:
            begins = after.starts[found[-1]]
            end = begins + _letters(before.text[before.starts[last] : span.end], after.text[begins:end])
        return Span(start, max(start, end))


def _added(sentence: range) -> int:
    return max(3, round(_MOST_ADDED * len(sentence)))


def _in_common(one: list[str], other: list[str]) -> int:
    return sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def _is_kept(old: list[str], new: list[str]) -> bool:
    return _in_common(old, new) >= min(_GUARD_KEPT, max(len(old), len(new)))


def _common_end(sought: str, text: str) -> int:
    """Return how many characters of `sought`, from its end, stand at the end of `text`."""
    return next((n for n, pair in enumerate(_pairs(reversed(sought), reversed(text))) if pair), len(sought))


def _common_start(sought: str, text: str, at: int) -> int:
    """Return how many characters of `sought`, from its start, stand in `text` at an offset."""
    return next((n for n, pair in enumerate(_pairs(sought, text[at : at + len(sought)])) if pair), len(sought))


def _pairs(one: Iterable[str], other: Iterable[str]) -> Iterator[bool]:
    """Yield for each pair of characters whether they differ; the end of `other` differs from everything."""
    rest = iter(other)
    return (character != next(rest, None) for character in one)


def _letters(part: str, word: str) -> int:
    """Return the length of the beginning of `word` that reads as `part` does."""
    wanted = len(fold(part))
    return next((length for length in range(len(word) + 1) if len(fold(word[:length])) >= wanted), len(word))
