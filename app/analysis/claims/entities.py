"""Who a claimant is by name: the fullest earlier name of the one that a short name or a description means."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.analysis.claims.cues import verb_readings
from app.analysis.claims.syntax import Syntax, is_nisba, stem_is
from app.domain.annotations import Mention, MentionType

_KIND = {
    MentionType.PERSON: "person",
    MentionType.GROUP: "actor",
    MentionType.ORGANIZATION: "actor",
    MentionType.PLACE: "place",
}
_LONGEST_TITLE = 10
_MEMORY = 24  # introductions under one head noun that are remembered
_CONJUNCTIONS_AND_ARTICLE = ("وال", "ال", "لل", "بال")


@dataclass(frozen=True, slots=True)
class _Introduction:
    """How the article introduced somebody: the words of his description, where it ends, and what to call him."""

    words: frozenset[str]
    end: int
    name: str


class Entities:
    """The different names of an article, in the order in which they first stand there."""

    def __init__(self, syntax: Syntax, mentions: Sequence[Mention]) -> None:
        self._syntax = syntax
        self._mentions = mentions
        self._by_word: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self._by_head: dict[str, list[_Introduction]] = {}
        seen: set[tuple[str, str]] = set()
        for number, mention in enumerate(mentions):
            kind = _KIND.get(mention.type)
            if kind is None or not mention.name or not syntax.mention_range(number):
                continue
            self._introduce(number, kind)
            if (kind, mention.name) not in seen:
                seen.add((kind, mention.name))
                for word in mention.name.split():
                    self._by_word.setdefault((kind, word), []).append((number, mention.name))

    def name_of(self, named: range) -> str | None:
        """Return the name of the one that a claimant's tokens name or describe; None where it can't be told safely."""
        syntax = self._syntax
        inside = sorted({number for index in named if (number := syntax.mention_at(index)) is not None})
        if self._are_several(inside):
            return None
        for number in inside:
            if self._mentions[number].type is MentionType.PERSON and self._may_speak(number, named):
                return self._fullest(number, named)
        if inside and self._is_head(inside[0], named):
            return self._fullest(inside[0], named)
        return self._described(named)

    def _may_speak(self, number: int, named: range) -> bool:
        """Tell whether a person in a claimant is who speaks, and not one he belongs to.

        «المتحدث باسم الرئيس فلان» is not the president, «مصدر مقرب من فلان» not the one he is close to, and
        «قوات كذا وفلان» is no person.
        """
        syntax = self._syntax
        first = syntax.mention_range(number).start
        if first == named.start:
            return True
        if self._mentions[number].span.start > syntax.tokens[first].start:
            return False  # «ولفلان», «وفلان»
        before = first - 1
        while before > named.start and (syntax.stem_has(before, "role") or is_nisba(syntax.folded[before])):
            before -= 1
        leans = syntax.stem_has(before, "mouthpiece") or syntax.has(before, "preposition")
        return not leans

    def _are_several(self, numbers: Sequence[int]) -> bool:
        """Tell whether two of a kind speak together («بريطانيا وفرنسا»)."""
        syntax = self._syntax
        for earlier, later in pairwise(numbers):
            first = syntax.mention_range(later).start
            prefix = syntax.text[syntax.tokens[first].start : self._mentions[later].span.start]
            beside = syntax.mention_range(earlier).stop == first
            kinds = {_KIND.get(self._mentions[number].type) for number in (earlier, later)}
            if beside and prefix.startswith("و") and len(kinds) == 1:
                return True
        return False

    def remember(self, named: range) -> None:
        """Remember a speaker without a name, whom a later «المصدر نفسه» may mean."""
        words = self._words(named)
        if words:
            text = self._syntax.span(named).trimmed(self._syntax.text, " \u200e\u200f،,").of(self._syntax.text)
            self._keep(self._head(named.start), _Introduction(words, named.stop, text))

    # Introductions

    def _introduce(self, number: int, kind: str) -> None:
        name = self._mentions[number].name
        covered = self._syntax.mention_range(number)
        if kind == "person":
            for title in (self._title_before(covered.start), self._title_behind(covered.stop)):
                if title:
                    self._keep(self._head(title.start), _Introduction(self._words(title), covered.stop, name))
        elif kind == "actor":
            head = covered.start
            if head and not self._is_body(head) and self._is_body(head - 1):
                head -= 1  # «صحيفة "الأفق"»
            behind = covered.stop
            adjectives = range(behind, min(behind + 2, len(self._syntax.tokens)))
            extra = frozenset(_bare(self._syntax.folded[at]) for at in adjectives if is_nisba(self._syntax.folded[at]))
            words = self._words(range(head, covered.stop)) | extra
            self._keep(self._head(head), _Introduction(words, covered.stop, name))

    def _keep(self, head: str, introduction: _Introduction) -> None:
        insort(self._by_head.setdefault(head, []), introduction, key=_end)

    def _title_before(self, name: int) -> range:
        """Return the title that stands before a person's name («الناطق باسم القوات، فلان»)."""
        syntax = self._syntax
        stop = name - 1 if name and syntax.is_comma(name - 1) else name
        start = stop
        while start > max(0, stop - _LONGEST_TITLE) and self._may_be_in_title(start - 1):
            start -= 1
            if syntax.stem_has(start, "role"):
                while start and syntax.tokens[start - 1].is_word and syntax.stem_has(start - 1, "role"):
                    start -= 1  # «نائب رئيس الحكومة»
                return range(start, stop)
        return range(0)

    def _title_behind(self, end: int) -> range:
        """Return the title that stands behind a comma and a person's name («فلان، الناطق باسم القوات»)."""
        syntax = self._syntax
        start = end + 1
        if start >= len(syntax.tokens) or not syntax.is_comma(end) or not syntax.stem_has(start, "role"):
            return range(0)
        stop = start
        while stop < min(len(syntax.tokens), start + _LONGEST_TITLE) and self._may_be_in_title(stop):
            stop += 1
        return range(start, stop)

    def _may_be_in_title(self, index: int) -> bool:
        syntax = self._syntax
        if not syntax.tokens[index].is_word or syntax.is_person(index) or syntax.is_time(index):
            return False
        return not any(form.is_finite and not form.cue.traits for form in verb_readings(syntax.tokens[index].bare))

    def _is_body(self, index: int) -> bool:
        return any(self._syntax.stem_has(index, name) for name in ("body", "named"))

    def _head(self, index: int) -> str:
        return _bare(self._syntax.folded[index])

    def _words(self, tokens: range) -> frozenset[str]:
        """Return a description's words without articles; function words and «نفسه» say nothing of whom it means."""
        syntax = self._syntax
        return frozenset(
            _bare(syntax.folded[index])
            for index in tokens
            if syntax.tokens[index].is_word and not syntax.has(index, "preposition") and not syntax.has(index, "self")
        )

    # Who is meant

    def _described(self, named: range) -> str | None:
        """«الوزارة» means the last ministry before, «الرئيس الفرنسي» the president introduced so, if any was."""
        syntax = self._syntax
        head = named.start
        definite = any(syntax.folded[index].startswith("ال") or syntax.mention_at(index) is not None for index in named)
        speaks = any(syntax.stem_has(head, name) for name in ("role", "body", "informant"))
        if not definite or not speaks:
            return None
        words = self._words(named)
        known = self._by_head.get(self._head(head), [])
        before = bisect_right(known, head, key=_end)
        recent = reversed(known[max(0, before - _MEMORY) : before])
        return next((introduced.name for introduced in recent if words <= introduced.words), None)

    def _is_head(self, number: int, named: range) -> bool:
        """Tell whether a mention is the one who speaks, and not the body that a spokesman belongs to."""
        syntax = self._syntax
        if self._mentions[number].type is MentionType.WEAPON:
            return False
        start = syntax.mention_range(number).start
        before = [index for index in range(named.start, start) if syntax.tokens[index].is_word]
        return not before or (len(before) == 1 and stem_is(syntax.folded[before[0]], "named"))

    def _fullest(self, number: int, named: range) -> str:
        """Return the longest earlier name that ends in the same word, or that a short name alone stands in."""
        mention = self._mentions[number]
        words = mention.name.split()
        if not words:
            return mention.name
        alone = self._syntax.mention_range(number).stop >= named.stop
        fuller = [
            name
            for earlier, name in self._by_word.get((_KIND[mention.type], words[-1]), [])
            if earlier < number and set(words) < set(name.split()) and (alone or name.split()[-1] == words[-1])
        ]
        return max(fuller, key=len, default=mention.name)


def _end(introduction: _Introduction) -> int:
    return introduction.end


def _bare(folded: str) -> str:
    """Return a word without conjunction and article («والوزير» and «وزير» are one head)."""
    for prefix in _CONJUNCTIONS_AND_ARTICLE:
        if folded.startswith(prefix) and len(folded) > len(prefix) + 1:
            return folded[len(prefix) :]
    return folded
