"""Which numbers count nothing: parts of dates, scores, addresses, models, labels, names and clock times."""

from __future__ import annotations

from collections.abc import Sequence

from app.analysis.figures.counted import bare_noun, money_symbol, read_unit
from app.analysis.figures.words import has_stem, words_of
from app.text.numerals import Numeral
from app.text.words import Token

_DASHES = frozenset("-–—−")
_OPENERS = frozenset("«\"“'‘([")
_GLUE = frozenset("-–—−/:.+#@_=&\\*")
_LONGEST_DESIGNATOR = 3
_LARGEST_DIGIT = 9
_WHAT = "ما"
_MINUTE = "min"
_CLOCK_REACH = 4


def counts_nothing(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether what stands before a number or hangs on it makes it no count."""
    return _is_glued(tokens, numeral) or _is_label(tokens, numeral) or _is_clock_minute(tokens, numeral)


def _is_glued(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether a number hangs together with signs or letters as in a date, score, address or model."""
    first, last = numeral.tokens.start, numeral.tokens.stop - 1
    if not numeral.in_digits:
        return False
    before = tokens[first - 1] if first else None
    if before and before.end == tokens[first].start:
        is_designator = len(before.folded) <= _LONGEST_DESIGNATOR and not is_prefix(before)
        if before.is_word and (before.folded.isascii() or is_designator) and money_symbol(before.folded) is None:
            return True
        if before.text in _GLUE and not (_is_dash_of_range(tokens, first - 1) or _is_bracket(tokens, first - 1)):
            return True
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.start != tokens[last].end:
        return False
    if after.is_word:
        return bare_noun(after.folded) is None and read_unit(tokens, last + 1) is None
    if after.text == "/" and read_unit(tokens, last + 2) is not None:
        return False  # «35/كلم»
    further = tokens[last + 2] if last + 2 < len(tokens) else None
    is_tight = further is not None and further.start == after.end and not further.is_punctuation
    return after.text in _GLUE - _DASHES and is_tight


def _is_bracket(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a slash opens what it brackets («/57 كم شمال البلدة/»)."""
    return tokens[index].text == "/" and (index == 0 or tokens[index - 1].end < tokens[index].start)


def _is_dash_of_range(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a dash stands between two numbers («20-30»), or alone before one («-»)."""
    token = tokens[index]
    if token.text not in _DASHES:
        return False
    before = tokens[index - 1] if index else None
    return before is None or before.is_number or before.end != token.start


def is_prefix(token: Token) -> bool:
    """Tell whether a word is nothing but prefixes of the number that it is glued to («الـ72»)."""
    return token.folded in {"و", "ف", "ب", "ل", "ك"} or token.folded.removeprefix("و")[-2:] in {"ال", "لل"}


def _is_clock_minute(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether a number is the minutes of «الساعة العاشرة و15 دقيقة»."""
    unit = read_unit(tokens, numeral.tokens.stop)
    first = numeral.tokens.start
    is_joined = first > 0 and (tokens[first].folded.startswith("و") or tokens[first - 1].folded == "و")
    if unit is None or unit[0].unit != _MINUTE or not is_joined:
        return False
    before = tokens[max(0, first - _CLOCK_REACH) : first]
    hours = words_of("number_labels", "clock")
    return any(token.folded.startswith("ال") and has_stem(token.folded, hours) for token in before)


def _is_label(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether a number only names («المادة 5», «إف 16», «الساعة 10»)."""
    index = numeral.tokens.start - 1
    if index < 0:
        return False
    while index > 0 and tokens[index].text in _OPENERS | {":"}:
        index -= 1
    token = tokens[index]
    if not token.is_word or (index and tokens[index - 1].folded == _WHAT):
        return False  # «ما مجموعه 30», but «مجموعة 30»
    if has_stem(token.folded, words_of("number_labels", "clock")):
        return True
    if numeral.in_digits:
        if token.folded.isascii() and money_symbol(token.folded) is None:
            return True  # «الـC 5», «Galaxy 6»
        if has_stem(token.folded, words_of("number_labels", "calibre")):
            return read_unit(tokens, numeral.tokens.stop) is None
        kinds = ("model", "group")
        if any(has_stem(token.folded, words_of("number_labels", kind)) for kind in kinds):
            return True
        return has_stem(token.folded, words_of("number_labels", "label"))
    is_large = numeral.low > _LARGEST_DIGIT  # «شارع الستين»
    names = words_of("number_labels", "group") | (words_of("number_labels", "label") if is_large else frozenset())
    return numeral.is_definite and has_stem(token.folded, names)


def is_named(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether the number is a part of a well-known name («القرى السبع»)."""
    first, stop = numeral.tokens.start - 1, numeral.tokens.stop
    if first < 0 or not numeral.is_definite:
        return False
    names = words_of("number_labels", "named")
    short = " ".join(token.folded for token in tokens[first:stop])
    longer = " ".join(token.folded for token in tokens[first : stop + 1])
    return short in names or longer in names


def is_clock(tokens: Sequence[Token], numeral: Numeral, stop: int) -> bool:
    """Tell whether what follows makes the number a time of day or of the year («10 صباحا», «5 رمضان»)."""
    index = numeral.tokens.stop
    if index >= stop:
        return False
    folded = tokens[index].folded
    return any(folded in words_of("not_counted", kind) for kind in ("clock", "month"))
