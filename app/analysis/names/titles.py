"""The title before a name: a rank, an office or an honour, close by or with its complements between."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.names.lexicon import lexicon
from app.analysis.names.phrases import NameText, readings
from app.text.memory import remembered_shortly

OFFICES = frozenset({"office", "job"})
_REACH = 6


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name: how many tokens before it, of which kind, and whether it has the article."""

    distance: int
    kind: str
    definite: bool


def title_before(text: NameText, index: int) -> Title | None:
    """Return the title that stands before a token.

    Between a job's title and the name its complements may stand («المتحدث باسم الجيش», «وزير الدفاع الروسي»), and
    a comma.
    """
    at = index - 1
    if at >= 0 and text.tokens[at].text in {"،", ","}:
        at -= 1
    elif index < len(text) and not text.joined[index]:
        return None
    for _ in range(_REACH):
        word = text.word(at)
        if not word:
            return None
        kind = title_kind(word)
        if kind == "suffix" and text.joined[at] and title_kind(text.word(at - 1)) in {"rank", "suffix"}:
            at -= 1
            index -= 1
            continue
        if kind in OFFICES or (kind not in {"", "suffix", "link"} and at == index - 1):
            return Title(index - at, kind, word.startswith(("ال", "وال", "لل", "بال")))
        if not _is_complement(word) or not text.joined[at]:
            return None
        at -= 1
    return None


@remembered_shortly
def title_kind(word: str) -> str:
    """Return the kind of title that a word is, clitics aside, "" for none."""
    for reading in readings(word):
        kind = lexicon().titles.get(reading.stem)
        if kind:
            return kind
    return ""


@remembered_shortly
def _is_complement(word: str) -> bool:
    """Tell whether a word may stand between a job's title and the name."""
    words = lexicon()
    if words.titles.get(word) == "link":
        return True
    return any(
        reading.is_definite
        or reading.stem in words.demonyms
        or reading.stem in words.body_heads
        or reading.stem in words.body_nouns
        or words.places.lists(reading.key)
        for reading in readings(word)
    )


@remembered_shortly
def is_speech_verb(word: str) -> bool:
    """Tell whether a word is a verb that a speaker's name stands beside, clitics aside."""
    return bool(word) and any(reading.key in lexicon().speech_verbs for reading in readings(word))
