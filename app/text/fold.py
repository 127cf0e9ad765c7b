"""Spelling folding: one form for all spellings of a word, with an exact map back to the original offsets.

Folding is meant for finding and looking up, never for showing. What it makes alike:

- harakat, Koranic signs, tatweel, joiners, bidirectional controls and variation selectors vanish;
- «أ إ آ ٱ» become «ا»; «ؤ ئ» become «ء» (مسؤول = مسئول); «ى ی ې» become «ي»; «ة ە» become «ه»; «ک» becomes «ك»;
- presentation forms, ligatures and full-width letters become plain ones (NFKC: «ﷲ» is «الله»);
- Arabic-Indic and Persian digits become ASCII digits, «٫» becomes «.», «٬» becomes «,»;
- capitals become small letters, and every kind of white space becomes a blank of the same count.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.span import Span

_HAMZA_ABOVE = "\u0654"
_HAMZA_CARRIERS = "و\u064aى\u06cc"

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳٵ", "ا"),
        **dict.fromkeys("ؤئٶٷٸۓ", "ء"),
        **dict.fromkeys("ىیېےۍ", "ي"),
        **dict.fromkeys("ةۃەۀہھ", "ه"),
        **dict.fromkeys("کڪګ", "ك"),
        "٫": ".",
        "٬": ",",
    }
)


def _is_invisible(character: str) -> bool:
    """Tell whether a character carries no letter: a combining mark, tatweel, joiner, control or selector."""
    if character in "\n\r\t":
        return False
    if character == "\u0640":
        return True
    category = unicodedata.category(character)
    return category in {"Mn", "Me", "Cf"}


def _fold_character(character: str) -> str:
    """Return the folded form of one character, "" where it vanishes, several letters for a ligature."""
    folded: list[str] = []
    for letter in unicodedata.normalize("NFKC", character):
        if _is_invisible(letter):
            continue
        if letter.isspace():
            folded.append(letter if letter in "\n\r\t" else " ")
            continue
        digit = unicodedata.decimal(letter, None)
        if digit is not None:
            folded.append(str(digit))
            continue
        # Case folding can decompose («İ» becomes «i» and a dot), so look for marks once more.
        folded.extend(plain for plain in letter.casefold().translate(_LETTERS) if not _is_invisible(plain))
    return "".join(folded)


class _FoldTable(dict[int, str]):
    """A translation table that works out each character once; characters that fold to themselves stay."""

    def __missing__(self, code_point: int) -> str:
        folded = _fold_character(chr(code_point))
        self[code_point] = folded
        return folded


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Return the folded form of `text`."""
    if _HAMZA_ABOVE in text:
        return "".join(piece for piece, _ in _pieces(text))
    return text.translate(_TABLE)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield each original character's folded form with its offset."""
    following = text[1:] + "\0"
    for offset, (character, after) in enumerate(zip(text, following, strict=False)):
        if after == _HAMZA_ABOVE and character in _HAMZA_CARRIERS:
            yield "ء", offset
        else:
            yield _TABLE[ord(character)], offset


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that knows where each of its characters came from.

    `origins[i]` is the offset in the original text of the character that gave folded character `i`.
    """

    text: str
    origins: array[int]
    original_length: int

    def original_span(self, start: int, end: int) -> Span:
        """Return the original's span for the folded range `[start, end)`.

        The span takes in the invisible characters that stand inside it and behind its last letter (a word's final
        harakat belong to the word), never those before its first letter. An empty range gives an empty span.
        """
        if end <= start:
            at = self.origins[start] if start < len(self.origins) else self.original_length
            return Span(at, at)
        first, last = self.origins[start], self.origins[end - 1]
        after = bisect_right(self.origins, last)
        behind = self.origins[after] if after < len(self.origins) else self.original_length
        return Span(first, behind)

    def folded_offset(self, original_offset: int) -> int:
        """Return the folded offset of the first letter at or behind an original offset."""
        return bisect_left(self.origins, original_offset)


def fold_with_map(text: str) -> FoldedText:
    """Return the folded form of `text` with the map back to it."""
    if _HAMZA_ABOVE not in text and all(len(_TABLE[ord(character)]) == 1 for character in set(text)):
        return FoldedText(text.translate(_TABLE), array("l", range(len(text))), len(text))
    letters: list[str] = []
    origins = array("l")
    for folded, offset in _pieces(text):
        letters.append(folded)
        if len(folded) == 1:
            origins.append(offset)
        else:
            origins.extend([offset] * len(folded))
    return FoldedText("".join(letters), origins, len(text))


def strip_marks(text: str) -> str:
    """Return `text` without harakat, tatweel and invisible characters, its letters otherwise as written."""
    if text.isalpha() and "\u0640" not in text:
        return text
    return "".join(character for character in text if not _is_invisible(character))
