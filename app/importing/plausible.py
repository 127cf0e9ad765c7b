"""Which 8-bit encoding a text is in that declares none: the one whose reading is plainly Arabic, or none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from app.resources import lexicon_table
from app.text.fold import fold

ARABIC_ENCODINGS = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}
"""Python's names of the encodings that are tried, each with the name that pages and mails know it by."""

_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_SAMPLE = 4_000
_WORDS = re.compile("[\u0621-\u063a\u0641-\u065f\u0670-\u06d3]{2,}")
_LETTERS = re.compile(r"[^\W\d_\x00-\x7f]")
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_FEWEST_WORDS = 5
_LEAST_KNOWN = 0.3
_LEAST_ARABIC = 0.9
_CLEAR_LEAD = 0.15
_LANGUAGES = frozenset({"ar", "fa", "ur"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The sample of a text as one encoding reads it, and the share of its words that are everyday words, 0 to 1."""

    encoding: str
    sample: str
    known: float


def arabic_encoding(data: bytes) -> str | None:
    """Return Python's name of the encoding in which these bytes are Arabic text, None where that is in any doubt.

    charset-normalizer leaves the encodings that give no mess; of these one must lead by its everyday words.
    """
    from charset_normalizer import from_bytes

    # In these encodings, what is no ASCII stands in bytes of its own: a page's mark-up is no part of the question.
    sample = b" ".join(match.group() for match in islice(_HIGH_BYTES.finditer(data), _SAMPLE))
    proposed = [match.encoding for match in from_bytes(sample, cp_isolation=list(ARABIC_ENCODINGS))]
    readings = [Reading(encoding, text := sample.decode(encoding), arabic_words(text)) for encoding in proposed]
    readings.sort(key=lambda reading: (-reading.known, list(ARABIC_ENCODINGS).index(reading.encoding)))
    if not readings or readings[0].known < _LEAST_KNOWN:
        return None
    rivals = [reading for reading in readings[1:] if reading.sample != readings[0].sample]
    is_clear = not rivals or readings[0].known - rivals[0].known >= _CLEAR_LEAD
    return readings[0].encoding if is_clear else None


def is_arabic_text(text: str) -> bool:
    """Tell whether a reading is plainly Arabic text."""
    return arabic_words(text) >= _LEAST_KNOWN


def arabic_words(text: str) -> float:
    """Return the share of everyday words among a text's words in Arabic letters, 0 where it can't be Arabic text.

    That is so where there are too few words to tell by, or where letters of other alphabets stand among them.
    """
    letters = "".join(match.group() for match in islice(_LETTERS.finditer(text), 10 * _SAMPLE))
    words = [fold(match.group()) for match in islice(_WORDS.finditer(text), _SAMPLE)]
    if len(words) < _FEWEST_WORDS or len(_ARABIC.findall(letters)) < _LEAST_ARABIC * len(letters):
        return 0.0
    known = _known_words()
    return sum(word in known for word in words) / len(words)


@cache
def _known_words() -> frozenset[str]:
    return frozenset(_everyday_words())


def _everyday_words() -> Iterator[str]:
    """Yield, folded, the everyday words of Arabic and the function words of its neighbours in the same encodings."""
    for row in lexicon_table("common_words"):
        yield fold(row["word"])
    for row in lexicon_table("languages"):
        if row["kind"] == "word" and row["language"] in _LANGUAGES:
            yield from map(fold, row["values"].split())
