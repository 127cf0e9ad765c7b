"""Who a claimant is by name: the fullest earlier name of the one that a short name or a description means."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.claims.syntax import Syntax, stem_is
from app.domain.annotations import Mention, MentionType

_KIND = {
    MentionType.PERSON: "person",
    MentionType.GROUP: "actor",
    MentionType.ORGANIZATION: "actor",
    MentionType.PLACE: "place",
}


class Entities:
    """The different names of an article, in the order in which they first stand there."""

    def __init__(self, syntax: Syntax, mentions: Sequence[Mention]) -> None:
        self._syntax = syntax
        self._mentions = mentions
        self._by_word: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self._by_head: dict[str, list[tuple[int, str]]] = {}
        seen: set[tuple[str, str]] = set()
        for number, mention in enumerate(mentions):
            kind = _KIND.get(mention.type)
            if kind is None or not mention.name:
                continue
            if kind == "actor":
                head = syntax.folded[syntax.mention_range(number).start] if syntax.mention_range(number) else ""
                self._by_head.setdefault(head, []).append((number, mention.name))
            if (kind, mention.name) not in seen:
                seen.add((kind, mention.name))
                for word in mention.name.split():
                    self._by_word.setdefault((kind, word), []).append((number, mention.name))

    def name_of(self, named: range) -> str | None:
        """Return the name of the one that a claimant's tokens name or describe; None where it can't be told safely."""
        syntax = self._syntax
        inside = sorted({number for index in named if (number := syntax.mention_at(index)) is not None})
        for number in inside:
            if self._mentions[number].type is MentionType.PERSON:
                return self._fullest(number, named)
        if inside and self._is_head(inside[0], named):
            return self._fullest(inside[0], named)
        if len(named) == 1 and syntax.folded[named.start].startswith("ال"):
            return self._described(named.start)
        return None

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

    def _described(self, index: int) -> str | None:
        """«الوزارة» means the last ministry named before."""
        noun = self._syntax.folded[index][2:]
        if not stem_is(noun, "body"):
            return None
        start = self._syntax.tokens[index].start
        found = None
        for number, name in self._by_head.get(noun, []):
            if self._mentions[number].span.end > start:
                break
            found = name
        return found
