"""Foreign names spelled by their letters: «بي بي سي», «آر بي جي»."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import eq

from app.analysis.names.lexicon import lexicon
from app.analysis.names.phrases import NameText, canonical, key_of
from app.resources import lexicon_table
from app.text.fold import fold
from app.text.memory import remembered

_SHORTEST = 3
_LONGEST = 5


@cache
def _letters() -> Mapping[str, str]:
    """Return the names of the Latin letters with what else each is: "" for nothing but a letter."""
    return {canonical(fold(row["letter"])): row["also"] for row in lexicon_table("letter_names")}


@cache
def _known() -> Mapping[tuple[str, ...], str]:
    """Return the spelled words that are no outlet's or agency's name, with what they are."""
    return {key_of(row["name"]): row["kind"] for row in lexicon_table("spelled_words")}


def may_begin_spelling(text: NameText, index: int) -> bool:
    """Tell whether a token is a letter's name that can be the first of a name spelled by letters; most are none."""
    return _is_first_letter(text.tokens[index].folded)


@remembered
def _is_first_letter(folded: str) -> bool:
    return _letters().get(canonical(folded), "preposition") != "preposition"


def spelled_end(text: NameText, index: int, *, introduced: bool = False) -> int:
    """Return the end of a name spelled by letters that begins at a token, `index` where none does.

    Two of its letters must be words of nothing else, or one if another is doubled («سي إن إن»); one is enough where a
    noun before (`introduced`) asks for a name. «إن» before a clause and «في» at the end belong to the sentence.
    """
    if not may_begin_spelling(text, index):
        return index
    words: list[str] = []
    while len(words) <= _LONGEST and (word := _folded_at(text, index + len(words), joined=bool(words))):
        if word not in _letters() or (_letters()[word] == "preposition" and words[-1:] != ["تي"]):
            break
        words.append(word)
    while len(words) > _SHORTEST and _letters()[words[-1]] in {"particle", "clause"} and words[-1] != words[-2]:
        words.pop()
    if len(words) > _SHORTEST and _letters()[words[0]] == "clause" and not introduced:
        return index
    clear = sum(not _letters()[word] for word in words) + any(map(eq, words, words[1:]))
    if len(words) < _SHORTEST or clear < (1 if introduced else 2) or _is_numbered(text, index + len(words)):
        return index
    return index + len(words)


def dotted_end(text: NameText, index: int) -> int:
    """Return the end of a name whose letters have full stops between («بي.بي.سي», «د. ب. أ»), `index` where none does.

    Arabic letters must be a listed agency's, since persons have initials too.
    """
    words, at = [_folded_at(text, index)], index + 1
    while words[-1] and at + 1 < len(text) and text.tokens[at].text == "." and len(words) <= _LONGEST:
        word = _folded_at(text, at + 1, joined=True)
        if not word or not text.joined[at]:
            break
        words.append(word)
        at += 2
    if len(words) < 2 or not words[0]:
        return index
    spelled = len(words) >= _SHORTEST and all(word in _letters() for word in words)
    closed = at < len(text) and text.tokens[at].text == "." and len(words[-1]) == 1
    if spelled or (all(len(word) == 1 for word in words) and lexicon().actors.holds(tuple(words))):
        return at + closed
    return index


def spelled_kind(text: NameText, first: int, last: int) -> str:
    """Return what a spelled word is that names no body: "weapon", "thing", or "" where it names one."""
    return _known().get(tuple(_folded_at(text, at) for at in range(first, last)), "")


def _folded_at(text: NameText, at: int, *, joined: bool = False) -> str:
    """Return the folded word at a token, "" for none; «إن» too, which the lexicons of names know as a particle."""
    if at >= len(text) or (joined and not text.joined[at]) or not text.tokens[at].is_word:
        return ""
    return canonical(text.tokens[at].folded)


def _is_numbered(text: NameText, at: int) -> bool:
    """Tell whether a number stands behind: letters and a number are a model or a flight."""
    return at < len(text) and text.tokens[at].is_number and text.joined[at]
