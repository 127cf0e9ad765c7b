"""Weapons: a weapon's noun in any of its forms with the modifiers that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.analysis.morphology import Form
from app.analysis.name_lexicon import Head, is_imperfect, is_particle, is_unknown, lexicon
from app.analysis.phrases import Candidate, NameText, Reading, readings
from app.domain.annotations import MentionType

PRIORITY = 65
_LONGEST = 6
_ADJECTIVAL = frozenset({"adjective", "drone", "ship"})


def find_weapons(text: NameText) -> Iterator[Candidate]:
    """Yield the weapons of a text."""
    index = 0
    civil = _has_civil_aircraft(text)
    while index < len(text):
        found = _weapon_at(text, index)
        if found and civil and len(found) == 1 and _is_aircraft(text, index):
            found = None
        if found:
            yield found
            index = found.last
        else:
            index += 1


def _has_civil_aircraft(text: NameText) -> bool:
    """Tell whether the article speaks of a plane that carries people or goods: then bare «الطائرة» may be that one."""
    return any(_is_aircraft(text, at) and _is_civil(text, range(at, at + 1)) for at in range(len(text)))


def _is_aircraft(text: NameText, at: int) -> bool:
    word = text.word(at)
    return bool(word) and any(
        (head := lexicon().weapon_heads.get(reading.stem)) is not None and head.needs == "vehicle"
        for reading in readings(word)
    )


def _is_civil(text: NameText, found: range) -> bool:
    """Tell whether a vehicle carries people or goods («طائرة ركاب», «على متن طائرة …»)."""
    aboard = _kind_of(text.word(found.start - 1)) == "aboard"
    return aboard or _kind_of(text.next_word(found.stop)) == "civil"


def _kind_of(word: str) -> str:
    return lexicon().weapon_modifiers.get(word.removeprefix("ال"), "") if word else ""


def _weapon_at(text: NameText, index: int) -> Candidate | None:
    word = text.word(index)
    for reading in readings(word) if word else ():
        head = lexicon().weapon_heads.get(reading.stem)
        if head is None or (reading.is_definite and Form.POSSESSED in head.form):
            continue
        last = _modifiers_end(text, index + 1)
        if _is_weapon(text, reading, head, range(index, last)):
            return Candidate(index, last, reading.cut, MentionType.WEAPON, PRIORITY)
    return None


def _is_weapon(text: NameText, reading: Reading, head: Head, found: range) -> bool:
    """Tell whether the noun with these modifiers names a weapon."""
    if head.needs in _ADJECTIVAL and found.start and _is_adjective(text, reading, found.start):
        return False
    if _is_civil(text, found) or _kind_of(text.next_word(found.start + 1)) == "body":
        return False
    behind = [_modifier_kind(text, at) for at in range(found.start + 1, found.stop)]
    if head.needs != "modifier" and _is_branded(text, found):
        behind.insert(0, "brand")
    verdicts = {
        "none": False,
        "military": bool(behind) or _is_beside_weapon(text, found),
        "modifier": bool({"adjective", "against"} & set(behind[:1])) or "brand" in behind,
        "construct": bool({"weapon", "noun", "brand", "against"} & set(behind[:1])),
        "plural": Form.PLURAL in head.form,
        "drone": _is_drone(text, head, found),
        "ship": bool(behind) or Form.SINGULAR not in head.form or _is_named_ship(text, found),
    }
    if head.needs in verdicts:
        return verdicts[head.needs]
    return Form.CONSTRUCT not in head.form or bool(behind)


def _is_adjective(text: NameText, reading: Reading, index: int) -> bool:
    """Tell whether a weapon's word agrees with the noun before it («الفصائل المقاتلة», «قوة مقاتلة»)."""
    before = text.tokens[index - 1].bare if text.joined[index] else ""
    if reading.is_definite:
        return before.startswith("ال")
    return not reading.cut and before.endswith(("ة", "ات")) and not before.startswith("ال")


def _is_branded(text: NameText, found: range) -> bool:
    """Tell whether a model's name of two words, a family word or a quoted model stands among the modifiers."""
    words = [text.word(at) for at in range(found.start + 1, found.stop)]
    pairs = pairwise(words)
    modifiers = lexicon().weapon_modifiers
    return "" in words or any(modifiers.get(f"{one} {two}") in {"family", "model"} for one, two in pairs)


def _is_named_ship(text: NameText, found: range) -> bool:
    """Tell whether a nationality or a ship's name in quotation marks stands behind («مدمرة أميركية»)."""
    word = text.next_word(found.stop)
    return word.removeprefix("ال") in lexicon().nationalities or text.quoted(found.stop) is not None


def _is_beside_weapon(text: NameText, found: range) -> bool:
    """Tell whether «و» joins a noun to another that names a weapon («الآليات والمدافع»)."""
    after, before = text.next_word(found.stop), text.word(found.start - 1) if text.joined[found.start] else ""
    joined = [after[1:]] if after.startswith("و") else []
    if text.word(found.start).startswith("و"):
        joined.append(before)
    return any(reading.stem in lexicon().weapon_heads for word in joined if word for reading in readings(word))


def _is_drone(text: NameText, head: Head, found: range) -> bool:
    """Tell whether «مسيّرة» is a drone and not a march: written with shadda, dual, plural or with a modifier."""
    written = text.tokens[found.start].text
    return "\u0651" in written or len(found) > 1 or (Form.SINGULAR not in head.form)


def _modifiers_end(text: NameText, at: int) -> int:
    """Return where the modifiers behind a weapon's noun end."""
    start = at
    while at - start < _LONGEST:
        kind = _modifier_kind(text, at)
        if not kind and _quoted_brand(text, at):
            return _quoted_brand(text, at)
        phrase = lexicon().weapon_modifiers.get(f"{text.next_word(at)} {text.next_word(at + 1)}", "")
        if phrase == "family" and not _begins_brand(text, at + 2):
            break
        if phrase:
            return _brand_end(text, at + 2) if phrase == "family" else at + 2
        if kind == "brand":
            return _brand_end(text, at)
        if kind == "against":
            return _target_end(text, at + 1)
        if kind not in {"adjective", "weapon", "noun"} or (kind != "adjective" and at > start):
            break
        at += 1
    return at


def _modifier_kind(text: NameText, at: int) -> str:
    """Return what the word at a token is behind a weapon's noun: adjective, noun, brand, weapon, or nothing."""
    word = text.next_word(at)
    if not word:
        return ""
    stem = word.removeprefix("ال")
    kind = lexicon().weapon_modifiers.get(stem, "")
    if kind in {"noun", "against"} or (kind == "adjective" and len(stem) > 2):
        return kind
    if kind == "brand":
        return kind if word == stem or stem not in lexicon().common else ""
    if word.startswith("و") and word[1:].removeprefix("ال") in lexicon().weapon_heads:
        return ""  # the next weapon
    if word.startswith("و") and lexicon().weapon_modifiers.get(word[1:].removeprefix("ال")) == "adjective":
        return "adjective" if _modifier_kind(text, at - 1) == "adjective" else ""
    return "weapon" if stem in lexicon().weapon_heads and lexicon().weapon_heads[stem].needs == "" else ""


def _begins_brand(text: NameText, at: int) -> bool:
    return bool(text.next_word(at)) or text.quoted(at) is not None


def _quoted_brand(text: NameText, at: int) -> int:
    """Return the end of a model's name in quotation marks («طائرات «إف 16»», «الـ«إف 16»»), 0 where none stands."""
    at += text.next_word(at) == "ال"
    quoted = text.quoted(at) if at < len(text) and text.joined[at] else None
    if quoted is None:
        return 0
    if lexicon().weapon_modifiers.get(text.word(quoted.start)) == "brand":
        return quoted.stop
    words = [text.word(at) for at in quoted if not text.tokens[at].is_number]
    foreign = any(is_unknown(word) or lexicon().weapon_modifiers.get(word) == "brand" for word in words)
    plain = not any(is_imperfect(word) or is_particle(word) for word in words)
    return quoted.stop if plain and foreign and len(words) < 3 else 0


def _brand_end(text: NameText, at: int) -> int:
    """Return where a model's name ends: words and numbers joined by hyphens («إف 16», «إس-300»)."""
    if at < len(text) and text.is_quote(at):
        quoted = text.quoted(at)
        return quoted.stop if quoted else at
    end = at + 1 if text.next_word(at) else at
    while end < len(text) and text.joined[end]:
        hyphen = text.tokens[end].text in {"-", "–", "/"}
        after = end + 1 if hyphen else end
        if after < len(text) and (text.tokens[after].is_number or (hyphen and text.word(after))):
            end = after + 1
        else:
            break
    return end


def _target_end(text: NameText, at: int) -> int:
    """Return where the complement of «مضاد» ends («مضادة للدروع», «مضاد للطائرات»)."""
    word = text.next_word(at)
    return at + 1 if word.startswith(("لل", "ال")) else at
