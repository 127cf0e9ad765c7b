"""Texts that some program damaged: their bytes read in a wrong encoding, or their letters stored as they look on paper.

A repair is only ever proposed, and only where it is plain that the text is damaged and that the repaired one is Arabic:
its everyday words tell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.document import Document, PublishedBasis
from app.importing.dateline import stated_facts
from app.importing.language import language_of
from app.importing.metadata import title_of
from app.importing.plausible import arabic_words

_PLAINLY_ARABIC, _LEAD = 0.3, 0.2
_PRESENTATION = re.compile("[\ufb50-\ufdcf\ufdf0-\ufdfb\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_LEAST_PRESENTATION = 0.2
_REPLACEMENT = "\ufffd"
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
# A number and a Latin word beside each other look alike whichever of them is read first.
_EITHER_WAY = re.compile(r"[a-z][^a-z\d\w]*\s[^a-z\d\w]*\d|\d[^a-z\d\w]*\s[^a-z\d\w]*[a-z]", re.IGNORECASE)
# How the bytes of UTF-8 begin when they are read as Western letters.
_MISREAD_UTF_8 = re.compile("[\u00c2\u00c3\u00d8-\u00db\u00e2][\u0080-\u00bf\u0152-\u0178\u2018-\u2122\u20ac]")
_OPENING = {")": "(", "]": "[", "}": "{", "»": "«", "›": "‹"}

_READ_AS = ("sloppy-windows-1252", "latin-1", "cp1256")
_WRITTEN_IN = ("utf-8", "cp1256", "iso8859_6")
_MOST_ROUNDS = 3


class RepairKind(StrEnum):
    """What happened to a text, and so how it is undone."""

    ENCODING = "encoding"
    VISUAL_ORDER = "visual_order"
    PRESENTATION_FORMS = "presentation_forms"


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposal: the text as it was before it was damaged, and how many letters differ from that now."""

    kind: RepairKind
    text: str
    title: str | None
    outlet: str | None
    author: str | None
    differing: int


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to undo a damage, for the text and what is stated about it alike."""

    kind: RepairKind
    apply: Callable[[str], str | None]


def repairs_for(document: Document) -> tuple[Repair, ...]:
    """Return the repairs that a document's text plainly needs, the surest first, none for a sound text.

    Those that put a text into reading order can come twice: programs differ in whether they turn brackets round.
    """
    return tuple(
        Repair(
            way.kind,
            text,
            _repaired_fact(document.title, way),
            _repaired_fact(document.outlet, way),
            _repaired_fact(document.author, way),
            _differing(document.text, text),
        )
        for way, text in _sure(document.text)
    )


def repaired(document: Document, repair: Repair) -> Document:
    """Return a document with its text repaired, read from the same original; its origin tells of the repair."""
    facts = stated_facts(repair.text)
    knows_day = document.published_basis is not PublishedBasis.UNKNOWN
    bare, _, parameters = document.origin.media_type.partition(";")
    media_type = f"{bare}; repaired={repair.kind.value}" + (f";{parameters}" if parameters else "")
    return replace(
        document,
        text=repair.text,
        origin=replace(document.origin, media_type=media_type),
        title=repair.title or title_of(repair.text),
        outlet=repair.outlet or facts.outlet,
        author=repair.author or facts.author,
        published=document.published if knows_day else facts.published,
        published_basis=document.published_basis if knows_day else facts.published_basis,
        updated=document.updated or facts.updated,
        language=language_of(repair.text),
    )


def _sure(text: str) -> Iterator[tuple[_Way, str]]:
    """Yield the ways that make plain Arabic of a text that is none, each with what it makes."""
    before = arabic_words(text)
    found: dict[str, _Way] = {}
    for way in _ways(text, before):
        made = way.apply(text)
        if made is None or made == text or _REPLACEMENT in made:
            continue
        known = arabic_words(made)
        is_partly_damaged = way.apply is _partly_misread
        if known >= _PLAINLY_ARABIC and (known >= before if is_partly_damaged else known - before >= _LEAD):
            found.setdefault(made, way)
    for made, way in sorted(found.items(), key=lambda item: _doubt(item[0])):
        yield way, made


def _ways(text: str, known: float) -> Iterator[_Way]:
    """Yield the ways that come into question for a text whose share of everyday words is known."""
    if known < _PLAINLY_ARABIC:
        for read_as in _READ_AS:
            for written_in in _WRITTEN_IN:
                if read_as != written_in:
                    yield _Way(RepairKind.ENCODING, _Misread(read_as, written_in))
        yield _Way(RepairKind.VISUAL_ORDER, _turned_mirroring)
        yield _Way(RepairKind.VISUAL_ORDER, _turned)
    presentation = len(_PRESENTATION.findall(text))
    if presentation > _LEAST_PRESENTATION * (presentation + len(_ARABIC.findall(text))):
        yield _Way(RepairKind.PRESENTATION_FORMS, _plain_letters)
    if _MISREAD_UTF_8.search(text):
        yield _Way(RepairKind.ENCODING, _partly_misread)


def _doubt(text: str) -> tuple[float, int]:
    """Return how much speaks against a repaired text: few everyday words, and brackets the wrong way round."""
    wrong = 0
    for line in text.splitlines():
        opened: list[str] = []
        for character in line:
            if character in _OPENING.values():
                opened.append(character)
            elif character in _OPENING and (not opened or opened.pop() != _OPENING[character]):
                wrong += 1
        wrong += len(opened)
    return -round(arabic_words(text), 2), wrong


# Bytes read in a wrong encoding


@dataclass(frozen=True, slots=True)
class _Misread:
    """Undoes that bytes `written_in` one encoding were `read_as` another, once or several times over."""

    read_as: str
    written_in: str

    def __call__(self, text: str) -> str | None:
        import ftfy.bad_codecs  # noqa: F401 - knows the encodings as browsers read them

        return next((read for read in self.rounds(text) if arabic_words(read) >= _PLAINLY_ARABIC), None)

    def rounds(self, text: str) -> Iterator[str]:
        """Yield a text read anew once, twice and so on, as long as that is possible."""
        for _ in range(_MOST_ROUNDS):
            try:
                text = text.encode(self.read_as).decode(self.written_in)
            except UnicodeError:
                return
            yield text


def _partly_misread(text: str) -> str | None:
    """Undo that some stretches of UTF-8, quotation marks mostly, were read in another encoding."""
    from ftfy import TextFixerConfig, fix_encoding

    return fix_encoding(text, TextFixerConfig(replace_lossy_sequences=False, restore_byte_a0=False))


# Letters stored as they look


def _plain_letters(text: str) -> str:
    """Return a text in logical order with plain letters in the place of presentation forms."""
    return _PRESENTATION.sub(lambda match: _plain(match.group()), text)


def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    # A mark that stands alone in a presentation form comes with the blank or tatweel that it stands on.
    return plain.lstrip(" \u0640") or plain if len(plain) > 1 and unicodedata.combining(plain[-1]) else plain


def _plain_backwards(match: re.Match[str]) -> str:
    return _plain(match.group())[::-1]


def _turned(text: str) -> str | None:
    """Return a text in visual order in the order in which it is read, brackets as they stand."""
    from bidi import get_display

    return _by_lines(text, lambda line: str(get_display(line, base_dir="R")))


def _turned_mirroring(text: str) -> str | None:
    """Return a text in visual order in the order in which it is read, brackets turned round."""
    from bidi.algorithm import get_display

    return _by_lines(text, lambda line: str(get_display(_known(line.translate(_ISOLATES)), base_dir="R")))


def _by_lines(text: str, turn: Callable[[str], str]) -> str | None:
    """Turn each line round; None where turning the outcome once more doesn't give the text again, or another would."""
    lines = []
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        read = _plain_letters(turn(bare))
        if _EITHER_WAY.search(read) or turn(read) != _PRESENTATION.sub(_plain_backwards, bare):
            return None
        lines.append(_marks_behind(read) + line[len(bare) :])
    return "".join(lines)


def _marks_behind(line: str) -> str:
    """Return a line with its marks behind their letters, where they stand before them throughout."""
    clusters = re.findall(r"[\u064b-\u065f\u0670]+|[^\u064b-\u065f\u0670]", line)
    is_before = any(
        unicodedata.combining(cluster[0]) and (not at or not clusters[at - 1].isalpha())
        for at, cluster in enumerate(clusters)
    )
    return re.sub(r"([\u064b-\u065f\u0670]+)(\w)", r"\2\1", line) if is_before else line


def _known(line: str) -> str:
    """Return a line whose characters Unicode gives a direction: the algorithm breaks off at others."""
    return "".join(letter if unicodedata.bidirectional(letter) else _REPLACEMENT for letter in line)


# What is told about a repair


def _repaired_fact(fact: str | None, way: _Way) -> str | None:
    if not fact:
        return None
    if isinstance(way.apply, _Misread):
        # A name has too few words to tell by; what is Arabic at all is what it was.
        return next((read for read in way.apply.rounds(fact) if _ARABIC.search(read) and _is_no_misreading(read)), fact)
    return way.apply(fact) or fact


def _is_no_misreading(fact: str) -> bool:
    """Tell whether a fact can't be the bytes of UTF-8 read as Arabic letters."""
    try:
        fact.encode("cp1256").decode("utf-8")
    except UnicodeError:
        return True
    return fact.isascii()


def _differing(text: str, other: str) -> int:
    from rapidfuzz.distance import Levenshtein

    lines, others = text.splitlines(), other.splitlines()
    if len(lines) != len(others):
        return Levenshtein.distance(text, other)
    return sum(Levenshtein.distance(line, made) for line, made in zip(lines, others, strict=True))
