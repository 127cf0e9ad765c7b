"""What is asserted: how far an attribution's content runs, and whether it is quoted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from app.analysis.claims.attribution import Attribution
from app.analysis.claims.complements import Shape
from app.analysis.claims.cues import PRONOUNS, verb_readings
from app.analysis.claims.doubts import Doubts
from app.analysis.claims.quotations import MARKS, Quotation
from app.analysis.claims.syntax import Syntax, without_conjunction, words_of
from app.domain.annotations import Speech
from app.domain.span import Span

_CLOSING = "".join(MARKS) + ".،,;؛:!؟?…-–— \u200e\u200f\u00a0\t"
_OPENING = _CLOSING + "("
_LONG_QUOTATION = 5
_LONGEST = 300  # tokens; a text without full stops shall not cost the square of its length


class Contents:
    """Finds the contents of an article's attributions."""

    def __init__(self, syntax: Syntax, attributions: Sequence[Attribution], doubts: Doubts) -> None:
        self._syntax = syntax
        self._doubts = doubts
        self._ends: dict[int, tuple[Attribution | None, bool]] = {}
        self._attributions = attributions
        self._starts = [attribution.tokens.start for attribution in attributions]
        self._verbs = {attribution.tokens.start for attribution in attributions if attribution.inflection is not None}
        self._ties = {
            attribution.marker: attribution
            for attribution in attributions
            if attribution.shape in {Shape.CLAUSE, Shape.SPEECH}
        }
        self._speakers = {
            attribution.claimant.start: attribution
            for attribution in attributions
            if attribution.claimant is not None and attribution.claimant.start < attribution.tokens.start
        }

    def span(self, attribution: Attribution) -> Span:
        """Return the content's span, trimmed of white space, quotation marks and closing punctuation."""
        if attribution.shape is Shape.BEFORE:
            return self._before(attribution)
        if attribution.shape in {Shape.ANTECEDENT, Shape.QUOTED}:
            return self._antecedent(attribution)
        stop = self._stop(attribution)
        end = self._syntax.tokens[stop - 1].end if stop > attribution.token else attribution.offset
        return self._trimmed(Span(min(attribution.offset, end), end))

    def _antecedent(self, attribution: Attribution) -> Span:
        """Return what a relative clause leans on, without «التي», or the quotation right before the cue."""
        last = attribution.tokens.start - 1
        if self._syntax.has(last, "relative"):
            last -= 1
        return self._trimmed(Span(attribution.offset, max(attribution.offset, self._syntax.tokens[last].end)))

    def _trimmed(self, span: Span) -> Span:
        text = self._syntax.text
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip(_OPENING))
        end = span.start + len(words.rstrip(_CLOSING))
        if start >= end:
            return Span(span.start, span.start)
        if text[end - 1] in ")]" and not any(mark in text[start:end] for mark in "(["):
            end -= 1
        return Span(start, end)

    # Contents behind the cue

    def _stop(self, attribution: Attribution) -> int:
        """Return the token index where a content behind its cue ends."""
        syntax = self._syntax
        first = attribution.token
        limit = self._limit(first)
        quotation = syntax.opening.get(first)
        if quotation is not None and self._is_whole(quotation, limit):
            return quotation.closing
        start = quotation.closing + 1 if quotation is not None else first + 1
        return self._cut(attribution, start, limit)

    def _limit(self, index: int) -> int:
        """Return the end of the statement or of the quotation around a token."""
        limit = min(self._syntax.statement_of(index).stop, index + _LONGEST)
        opens = index in self._syntax.opening
        quotation = self._syntax.quotation_around(index - 1 if opens else index)
        return limit if quotation is None else max(index + 1, min(limit, quotation.closing))

    def _is_whole(self, quotation: Quotation, limit: int) -> bool:
        """Tell whether a content that opens with a quotation is nothing but that."""
        syntax = self._syntax
        behind = quotation.closing + 1
        if syntax.is_name_quotation(quotation):
            return False
        if behind >= limit or syntax.tokens[behind].is_punctuation:
            return not (behind < limit and syntax.is_dash(behind))
        goes_on = syntax.has(behind, "relative") or self._tells_where(behind) or behind in self._verbs
        return goes_on or len(quotation.words) >= _LONG_QUOTATION

    def _tells_where(self, index: int) -> bool:
        """Tell whether it is told where the quoted words were said («"…" في تصريح»)."""
        syntax = self._syntax
        near = range(index + 1, min(index + 3, len(syntax.tokens)))
        return syntax.has(index, "in") and any(syntax.stem_has(at, "statement") for at in near)

    def _cut(self, attribution: Attribution, start: int, limit: int) -> int:
        index = start
        while index < limit:
            quotation = self._syntax.opening.get(index)
            if self._ends_before(index, attribution):
                return index
            index = self._behind_quotation(quotation, limit) if quotation is not None else index + 1
        return limit

    def _behind_quotation(self, quotation: Quotation, limit: int) -> int:
        return min(quotation.closing + 1, limit)

    def _ends_before(self, index: int, attribution: Attribution) -> bool:
        """Tell whether a content ends before a token: another cue, or a turn of the writer's own."""
        cue, turns = self._around(index)
        if turns or (cue is not None and cue is not attribution):
            return True
        if attribution.claimant is not None and attribution.claimant.start == index:
            return True  # «نفى ذلك الناطق»
        if attribution.cue.kind == "noun" and attribution.shape is Shape.PHRASE and self._syntax.is_comma(index):
            return True
        outer = self._ties.get(index)
        if outer is not None and outer.tokens.start < attribution.tokens.start < outer.marker:
            return True  # «قال مسؤول طلب عدم ذكر اسمه إن …»
        return self._goes_back(index, attribution)

    def _around(self, index: int) -> tuple[Attribution | None, bool]:
        """Return what ends a content before a token whosever it is: another's cue, and whether the writer turns.

        Contents lie in each other, so each token is asked about once and remembered.
        """
        known = self._ends.get(index)
        if known is None:
            known = self._ends[index] = (self._cue_from(index), self._turns(index))
        return known

    def _turns(self, index: int) -> bool:
        """Tell whether the writer goes on himself, or tells what somebody says of the content or left unsaid."""
        syntax = self._syntax
        if self._is_judged(index):
            return True
        folded = syntax.folded[index]
        after_comma = syntax.is_comma(index - 1) or index - 1 in syntax.closing
        told = syntax.has(index, "that_thing") and index + 1 < len(syntax.tokens) and self._tells_where(index + 1)
        if after_comma and (told or folded in words_of("turn") or self._doubts.turns_at(index)):
            return True
        if syntax.is_comma(index - 1) and self._tells_occasion(index):
            return True
        if not syntax.is_that(index + 1):
            return False
        withheld = folded in words_of("without") and self._is_telling(index + 2)
        return withheld or (after_comma and folded in words_of("except"))

    def _tells_occasion(self, index: int) -> bool:
        """Tell whether the occasion of the saying ends the statement («…، خلال لقائه السفير أمس.»)."""
        syntax = self._syntax
        at = index + 1
        if at >= len(syntax.tokens) or not syntax.has(index, "occasion_preposition"):
            return False
        stems = (syntax.folded[at], *(syntax.folded[at].removesuffix(pronoun) for pronoun in PRONOUNS))
        stop = syntax.statement_of(index).stop
        return any(stem in words_of("occasion") for stem in stems) and not any(map(syntax.is_comma, range(at, stop)))

    def _is_telling(self, index: int) -> bool:
        """Tell whether a verb says what a speaker left unsaid («دون أن يذكر تفاصيل»)."""
        syntax = self._syntax
        if index >= len(syntax.tokens):
            return False
        return syntax.has(index, "giving") or bool(verb_readings(syntax.tokens[index].bare))

    def _is_judged(self, index: int) -> bool:
        """Tell whether somebody else's judgement of the content follows («وهو ما نفته الوزارة»)."""
        found = bisect_left(self._starts, index + 2)
        if found == len(self._starts) or self._starts[found] != index + 2:
            return False
        judgement = self._attributions[found]
        return judgement.shape is Shape.BEFORE and judgement.token == index

    def _goes_back(self, index: int, attribution: Attribution) -> bool:
        """Tell whether the verb of an earlier subject follows a comma («لكن مسؤولا طلب عدم ذكر اسمه، قال إن»)."""
        if not self._syntax.is_comma(index):
            return False
        found = bisect_left(self._starts, index + 1)
        if found == len(self._starts) or self._starts[found] != index + 1:
            return False
        subject = self._attributions[found].claimant
        return subject is not None and subject.start < attribution.tokens.start

    def _cue_from(self, index: int) -> Attribution | None:
        """Return the attribution whose words, connectives included, begin at a token and end a content before them."""
        syntax = self._syntax
        at = index
        while at < min(len(syntax.tokens), index + 3) and self._joins(at):
            at += 1
        speaker = self._speakers.get(at)
        if speaker is not None and (at > index or self._is_joined(at)):
            return speaker  # «لكن المتحدث قال», «ووزارة الدفاع تنفي»
        found = bisect_left(self._starts, at)
        if found == len(self._starts) or self._starts[found] != at:
            return None
        cue = self._attributions[found]
        if cue.is_participle:
            return cue if at == index and (self._is_adverbial(at)) else None
        if cue.shape is Shape.BEFORE or cue.cue.kind == "relay":
            return cue
        if cue.cue.kind == "noun":
            return None
        follows = cue.claimant is None or cue.claimant.start > at
        joined = at > index and follows
        return cue if joined or cue.prefix in {"و", "ف"} else None

    def _joins(self, index: int) -> bool:
        """Tell whether a token leads to another clause; the «إن» of a deeper content («قال إن …») does not."""
        connective = self._syntax.has(index, "connective") and index not in self._ties
        return connective or self._syntax.is_comma(index)

    def _is_joined(self, index: int) -> bool:
        """Tell whether a conjunction is written on a word («ووزارة»)."""
        folded = self._syntax.folded[index]
        return folded.startswith("و") and without_conjunction(folded) != folded

    def _is_adverbial(self, index: int) -> bool:
        """Tell whether a participle goes with the verb of saying, not with a noun before it («وثيقة مؤكدة»)."""
        before = self._syntax.folded[index - 1]
        return (
            not before.endswith("ه") or not self._syntax.folded[index].endswith("ه") or self._syntax.is_comma(index - 1)
        )

    # Contents before the cue

    def _before(self, attribution: Attribution) -> Span:
        """Return the clause that a trailing «بحسب X» qualifies, which is another claim's content where there is one."""
        syntax = self._syntax
        statement = syntax.statement_of(attribution.token)
        stop = attribution.token
        reported = self._reported_before(attribution, statement)
        start = reported if reported is not None else self._clause_start(statement, stop)
        if start >= stop:
            return Span(attribution.offset, attribution.offset)
        offset = self._without_conjunction(start)
        end = syntax.tokens[(self._end_around(attribution, statement) or stop) - 1].end
        return self._trimmed(Span(offset, max(offset, end)))

    def _end_around(self, attribution: Attribution, statement: range) -> int | None:
        """Return where a clause ends that goes on behind «، وفق X،»; None where the attribution ends it.

        What goes on is no clause of its own, so it begins with no conjunction and no cue.
        """
        syntax = self._syntax
        if attribution.claimant is None:
            return None
        mark, behind = attribution.claimant.stop, attribution.claimant.stop + 1
        if behind + 1 >= statement.stop or behind >= len(syntax.tokens):
            return None
        enclosed = all(syntax.is_comma(at) or syntax.is_dash(at) for at in (attribution.token - 1, mark))
        joined = syntax.folded[behind].startswith(("و", "ف")) or (
            syntax.has(behind, "connective") and not syntax.has(behind, "preposition")
        )
        word = syntax.tokens[behind].is_word and not syntax.has(behind, "relative") and not syntax.is_that(behind)
        if not enclosed or joined or not word or self._cue_from(behind) is not None:
            return None
        return self._cut(attribution, behind, min(statement.stop, behind + _LONGEST))

    def _reported_before(self, attribution: Attribution, statement: range) -> int | None:
        """Return where the first content reported in the same statement begins."""
        farthest = max(statement.start, attribution.token - _LONGEST)
        for number in range(bisect_left(self._starts, farthest), len(self._attributions)):
            other = self._attributions[number]
            if other.tokens.start >= attribution.tokens.start:
                return None
            if not other.shape.looks_back and other.token < attribution.token and other.cue.kind != "noun":
                return other.token
        return None

    def _clause_start(self, statement: range, stop: int) -> int:
        start = max(statement.start, stop - _LONGEST)
        number = bisect_left(self._starts, stop) - 1
        last = self._attributions[number] if number >= 0 else None
        if last and last.shape is Shape.BEFORE and last.tokens.start >= statement.start:
            start = max(start, last.claimant.stop if last.claimant else last.tokens.stop)
        while start < stop and self._stands_outside(start):
            start += 1
        return start

    def _stands_outside(self, index: int) -> bool:
        """Tell whether a token before a clause is none of it: punctuation, or a word that joins it on."""
        syntax = self._syntax
        mark = syntax.tokens[index].is_punctuation and index not in syntax.opening
        return mark or syntax.folded[index] in words_of("link")

    def _without_conjunction(self, index: int) -> int:
        """Return the offset of a token without the «و» that joins its sentence to the one before."""
        token = self._syntax.tokens[index]
        folded = token.folded
        joined = folded[:1] == "و" and folded[1:] in words_of("preposition") | words_of("auxiliary")
        return token.start + 1 if joined else token.start

    # Speech

    def speech(self, attribution: Attribution, content: Span) -> Speech:
        """Tell whether a content stands in quotation marks, wholly or in part; quoted names don't count."""
        syntax = self._syntax
        inside = syntax.tokenized.token_range(content)
        if not inside:
            return Speech.INDIRECT
        around = syntax.opening.get(inside.start - 1)
        if around is not None and around.closing >= inside.stop and not syntax.is_name_quotation(around):
            return Speech.DIRECT
        behind_colon = attribution.shape is Shape.SPEECH and attribution.marker < attribution.token
        quoted = any(index in syntax.opening for index in range(max(0, inside.start - 1), inside.stop))
        if behind_colon and not quoted and attribution.inflection is not None:
            return Speech.DIRECT
        names = all(syntax.is_name_quotation(syntax.opening[at]) for at in inside if at in syntax.opening)
        if behind_colon and names and self._is_first_person(inside.start):
            return Speech.DIRECT
        for index in range(max(0, inside.start - 1), inside.stop):
            quotation = syntax.opening.get(index)
            if quotation is not None and not syntax.is_name_quotation(quotation) and len(quotation.words):
                return Speech.MIXED
        return Speech.INDIRECT

    def _is_first_person(self, index: int) -> bool:
        """Tell whether a speech begins with the speaker himself («نحن مستعدون», «سنواصل القتال»)."""
        syntax = self._syntax
        return syntax.has(index, "first_person") or (syntax.is_future(index) and syntax.folded[index][1] == "ن")
