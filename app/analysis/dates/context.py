"""What stands around a date: names that hold it, papers called «اليوم», clauses that speak of what is to come."""

from __future__ import annotations

from functools import cache

from app.analysis.dates.pieces import Pieces
from app.analysis.dates.words import has_role, words_of_role
from app.text.calendar import month_named, weekday_named
from app.text.memory import remembered_shortly

_QUOTES = frozenset("«»\"“”'’‘„")
_MONDAY = "الاثنين"
_FUTURE_REACH = 14
_FUTURE_BEHIND = 3
# «سأقول» can't be told from «سابق» once folded, and reports don't speak in the first person.
_IMPERFECT = frozenset("يتن")
_FIRST_PERSON = "ن"
_LONGEST_NAME_LIKE_WE = 4
_HEAD_OF_THAT_CLAUSE = 3


@cache
def _not_future() -> tuple[str, ...]:
    return words_of_role("not_future_stem")


@remembered_shortly
def is_future_verb(folded: str) -> bool:
    """Tell whether a folded word looks like «سيفعل»: the س of the future on an imperfect verb."""
    word = folded[1:] if folded[:1] in {"و", "ف"} and folded[1:2] == "س" else folded
    if len(word) < 4 or word[0] != "س" or word[1] not in _IMPERFECT:
        return False
    if word[1] == _FIRST_PERSON and len(word) <= _LONGEST_NAME_LIKE_WE:
        return False  # «سناح», a town
    return not has_role(word, "not_future") and not word.startswith(_not_future())


class DateContext:
    """Answers questions about the neighbourhood of a token in one sentence."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces

    def before(self, index: int) -> str:
        """Return the word before a token without prefixes, quotation marks and brackets passed over."""
        at = index - 1
        while self.pieces.raw(at) in _QUOTES | {"("}:
            at -= 1
        return self.pieces.word(at)

    def names_something(self, index: int) -> bool:
        """Tell whether a day and month here is somebody's name («قوى 14 آذار»، «مدينة 6 أكتوبر»)."""
        return has_role(self.before(index), "day_name_head")

    def is_other_weekday(self, index: int) -> bool:
        """Tell whether a weekday here is a prayer, a market or every such day («كل جمعة»)."""
        at = index - 1
        if self.pieces.word(at) == "يوم":
            at -= 1
        before = self.pieces.word(at)
        if has_role(before, "recurring") or has_role(before, "weekday_name_head"):
            return True
        if self.pieces.word(index) == _MONDAY and "ل" in self.pieces.prefix(index):
            return True  # «ولاؤه للاثنين», both of them
        return self.pieces.raw(index) == _MONDAY and before == "بين" and weekday_named(self._next(index)) is None

    def _next(self, index: int) -> str:
        return self.pieces.word(index + 1)

    def is_other_today(self, index: int) -> bool:
        """Tell whether «اليوم» here is a paper, any day or some other day («اليوم التالي»، «روسيا اليوم»)."""
        if weekday_named(self.pieces.raw(index + 1)) or (
            self.pieces.raw(index + 1) == "(" and weekday_named(self.pieces.raw(index + 2))
        ):
            return False
        if self.pieces.prefix(index) not in {"", "و", "ف"}:
            return True
        before, after = self.pieces.word(index - 1), self.pieces.raw(index + 1)
        if (
            before in _QUOTES | {"("}
            and after in _QUOTES | {")"}
            and (before != "(" or self.pieces.raw(index - 2) == "ل")
        ):
            return True
        if has_role(after, "today_after") or self._is_numbered_day(index + 1):
            return True
        if has_role(before, "today_before") or has_role(before, "outlet_before"):
            return True
        if has_role(before, "until"):
            return not self._is_end_of_stretch(index - 1)
        return has_role(before, "outlet_maybe") and self._is_outlet(index)

    def _is_end_of_stretch(self, index: int) -> bool:
        """Tell whether «حتى» follows a date («منذ آذار 2011 وحتى اليوم»); else «حتى اليوم» only means until now."""
        before = self.pieces.word(index - 1)
        is_number = self.pieces.number(index - 1) is not None
        is_named = weekday_named(before) is not None or month_named((before,)) is not None
        return is_number or is_named or self.pieces.bearing(index - 1) is not None

    def _is_numbered_day(self, index: int) -> bool:
        """Tell whether «اليوم» is numbered («اليوم 45 للحصار»); else a date or a figure follows («اليوم 16 آلية»)."""
        if self.pieces.number(index) is None:
            return False
        return self.pieces.raw(index + 1).startswith("لل") or self.pieces.raw(index + 1) == "ل"

    def _is_outlet(self, index: int) -> bool:
        quoted = self.pieces.raw(index - 2) in _QUOTES and self.pieces.raw(index + 1) in _QUOTES
        led = has_role(self.pieces.word(index - 2), "outlet_noun") or has_role(
            self.pieces.raw(index - 2), "outlet_noun"
        )
        return quoted or led or "ل" in self.pieces.prefix(index - 1)

    def is_future(self, index: int, stop: int) -> bool:
        """Tell whether the clause around the tokens from `index` to `stop` speaks of what is to come."""
        sentence = self.pieces.sentence
        for at in range(index - 1, max(sentence.start, index - _FUTURE_REACH) - 1, -1):
            word = self.pieces.raw(at)
            if has_role(word, "future") or is_future_verb(word):
                return True
            if has_role(self.pieces.word(at), "clause_break") or word in {"؛", ":"}:
                if word == "ان" and self._expects_that_clause(at):
                    return True
                break
        for at in range(stop, min(sentence.stop, stop + _FUTURE_BEHIND)):
            word = self.pieces.raw(at)
            if is_future_verb(word):
                return True
            if has_role(self.pieces.word(at), "clause_break") or word in {"؛", ":", "،"}:
                break
        return False

    def _expects_that_clause(self, index: int) -> bool:
        """Tell whether words of expectation open the clause of an «أن» («من المقرر أن»)."""
        return any(has_role(self.pieces.word(at), "future") for at in range(index - _HEAD_OF_THAT_CLAUSE, index))
