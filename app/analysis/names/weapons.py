"""Weapons: a weapon's noun in any of its forms with the modifiers that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from app.analysis.names.lexicon import Head, is_imperfect, is_number_word, is_particle, is_unknown, lexicon
from app.analysis.names.morphology import Form
from app.analysis.names.phrases import Candidate, NameText, Reading, readings
from app.analysis.names.spelled import may_begin_spelling, spelled_end, spelled_kind
from app.domain.annotations import MentionType
from app.text.memory import remembered

PRIORITY = 65
_LONGEST = 6
_AIR_REACH = 8
_SHORT_MODEL = 3  # letters of a model's mark: «تو-95», «إيل 76»
_HYPHENS = frozenset("-–/")
_ADJECTIVAL = frozenset({"adjective", "drone", "ship"})


def find_weapons(text: NameText) -> Iterator[Candidate]:
    """Yield the weapons of a text."""
    index = 0
    civil = _has_civil_aircraft(text)
    while index < len(text):
        found = _weapon_at(text, index) if _may_begin(text.words[index]) or may_begin_spelling(text, index) else None
        if found and civil and len(found) == 1 and _is_aircraft(text.words[index]):
            found = None
        if found:
            yield found
            index = found.last
        else:
            index += 1


def _has_civil_aircraft(text: NameText) -> bool:
    """Tell whether the article speaks of a plane that carries people or goods: then bare «الطائرة» may be that one.

    Unless a warplane stands in it too.
    """
    planes = [at for at, word in enumerate(text.words) if _is_aircraft(word)]
    war = any(_modifier_kind(text, at + 1) in {"adjective", "brand"} for at in planes)
    return not war and any(_is_civil(text, range(at, at + 1)) for at in planes)


@remembered
def _is_aircraft(word: str) -> bool:
    return any(head.needs == "vehicle" for _, head in _heads_of(word))


def _is_civil(text: NameText, found: range) -> bool:
    """Tell whether a vehicle carries people or goods («طائرة ركاب», «على متن طائرة …»)."""
    aboard = _kind_of(text.word(found.start - 1)) == "aboard"
    warlike = _modifier_kind(text, found.start + 1) == "adjective"  # «على متن الطائرة الحربية»
    return (aboard and not warlike) or _kind_of(text.next_word(found.stop)) == "civil"


def _kind_of(word: str) -> str:
    return lexicon().weapon_modifiers.get(word.removeprefix("ال"), "") if word else ""


@remembered
def _heads_of(word: str) -> tuple[tuple[Reading, Head], ...]:
    """Return the weapons that a word may be, with the readings that make it them."""
    heads = lexicon().weapon_heads
    return tuple((reading, heads[reading.stem]) for reading in readings(word) if reading.stem in heads)


@remembered
def _may_begin(word: str) -> bool:
    """Tell whether a word heads a weapon's name or begins a model's; most words do neither."""
    starts = lexicon().model_starts
    return bool(_heads_of(word)) or word in starts or (word.startswith("و") and word[1:] in starts)


def _weapon_at(text: NameText, index: int) -> Candidate | None:
    word = text.word(index)
    spelled = spelled_end(text, index)
    if spelled > index and spelled_kind(text, index, spelled) == "weapon":
        return Candidate(index, spelled, 0, MentionType.WEAPON, PRIORITY)
    for cut in (0, 1) if word.startswith("و") else (0,):
        model = model_end(text, index, cut=cut)
        if model > index and _is_clear_model(text, index, model, cut=cut):
            return Candidate(index, model, cut, MentionType.WEAPON, PRIORITY)
    for reading, head in _heads_of(word) if word else ():
        if reading.is_definite and Form.POSSESSED in head.form:
            continue
        last = _calibre_end(text, _modifiers_end(text, index + 1))
        if _is_weapon(text, reading, head, range(index, last)):
            possessed = Form.POSSESSED in head.form
            return Candidate(index, last, reading.cut, MentionType.WEAPON, PRIORITY, possessed=possessed)
    return None


def _calibre_end(text: NameText, at: int) -> int:
    """Return the end of a gun's name with its calibre («الهاون 120»), which counts nothing."""
    if at >= len(text) or not text.joined[at] or not text.tokens[at].is_number:
        return at
    is_calibre = lexicon().weapon_modifiers.get(text.tokens[at].text) == "calibre"
    return at + 1 if is_calibre and text.word(at - 1).startswith(("ال", "بال", "وال", "لل", "وبال")) else at


def _is_weapon(text: NameText, reading: Reading, head: Head, found: range) -> bool:
    """Tell whether the noun with these modifiers names a weapon."""
    if head.needs in _ADJECTIVAL and found.start and _is_adjective(text, reading, found.start):
        return False
    if head.needs == "adjective" and not _is_plane(text, head, found):
        return False
    if _is_civil(text, found) or (len(found) == 1 and _kind_of(text.next_word(found.stop)) == "body"):
        return False
    behind = [_modifier_kind(text, at) for at in range(found.start + 1, found.stop)]
    numbered = any(text.tokens[at].is_number for at in found)  # «جرافة دي 9»
    if numbered or (head.needs != "modifier" and _is_branded(text, found)):
        behind.insert(0, "brand")
    verdicts = {
        "none": False,
        "military": bool(behind) or _is_beside_weapon(text, found) or _is_counted(text, head, found.start),
        "charge": bool({"adjective", "against"} & set(behind[:1])) or _is_counted(text, head, found.start),
        "gas": bool({"adjective", "noun", "weapon", "brand"} & set(behind[:1])),
        "modifier": bool({"adjective", "against"} & set(behind[:1])) or "brand" in behind,
        "construct": bool({"weapon", "noun", "brand", "against"} & set(behind[:1])),
        "named": reading.is_definite or _is_beside_weapon(text, found),
        "rigged": _kind_of(text.next_word(found.start + 1)) == "rigged",
        "plural": Form.PLURAL in head.form,
        "drone": _is_drone(text, head, found),
        "ship": bool(behind) or Form.SINGULAR not in head.form or _is_named_ship(text, found),
    }
    if head.needs in verdicts:
        return verdicts[head.needs]
    return Form.CONSTRUCT not in head.form or bool(behind)


def _is_counted(text: NameText, head: Head, at: int) -> bool:
    """Tell whether a number stands before a noun, or its form is a dual («تسع آليات», «عبوتان»)."""
    if Form.DUAL in head.form and Form.CONSTRUCT not in head.form:
        return True
    before = text.tokens[at - 1] if at and text.joined[at] else None
    return before is not None and (before.is_number or (before.is_word and is_number_word(text.word(at - 1))))


def _is_plane(text: NameText, head: Head, found: range) -> bool:
    """Tell whether «مقاتلة» is a warplane: with a model, counted, in the plural, or beside a word of flight.

    «عناصر مقاتلة» is an adjective, «المقاتلات الكرديات» are women.
    """
    if len(found) > 1 or (found.start and text.tokens[found.start - 1].is_number):
        return True
    if Form.SINGULAR not in head.form:
        women = text.next_word(found.stop)
        return not (women.endswith("يات") and women.removeprefix("ال")[:-2] + "ه" in lexicon().demonyms)
    near = range(max(0, found.start - _AIR_REACH), min(len(text), found.stop + _AIR_REACH))
    return any(_is_of_flight(text.word(at)) for at in near if at != found.start)


def _is_of_flight(word: str) -> bool:
    if not word:
        return False
    stems = {reading.stem for reading in readings(word)}
    endings = ("", "ت", "وا", "ها", "ين", "ان", "تها")
    return any(stem.removesuffix(ending) in lexicon().air_words for stem in stems for ending in endings)


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
    at += _is_nation_of_phrase(text, at)
    while at - start < _LONGEST:
        if at < len(text) and text.joined[at] and (model := model_end(text, at)) > at:
            return model
        if _kind_of(text.next_word(at)) == "not" and _modifier_kind(text, at + 1) == "adjective":
            return at + 2  # «غير الموجهة»
        kind = _modifier_kind(text, at)
        if not kind and _quoted_brand(text, at):
            return _quoted_brand(text, at)
        hyphen = at + 2 < len(text) and text.tokens[at + 1].text in _HYPHENS
        phrase = lexicon().weapon_modifiers.get(f"{text.next_word(at)} {text.next_word(at + 1 + hyphen)}", "")
        apart = text.next_word(at) == "من" and _is_phrase(text, at + 1)
        if apart or (hyphen and phrase == "phrase"):
            return at + 3  # «من دون طيار», «أرض-جو»
        if phrase == "family" and not _begins_brand(text, at + 2):
            break
        if phrase:
            return _brand_end(text, at + 2) if phrase == "family" else at + 2
        if kind == "brand":
            end = _joined_brands(text, _brand_end(text, at))
            return end + (_modifier_kind(text, end) == "adjective")
        if kind == "against":
            return _target_end(text, at + 1)
        inner = at > start and _modifier_kind(text, at - 1) == "noun"  # «منصة إطلاق صواريخ»
        if kind not in {"adjective", "weapon", "noun"} or (kind != "adjective" and at > start and not inner):
            break
        at += 1
    return at


def _is_nation_of_phrase(text: NameText, at: int) -> bool:
    """Tell whether a nationality stands between a weapon's noun and its phrase («طائرة أميركية من دون طيار»)."""
    if text.next_word(at) not in lexicon().nationalities or not text.next_word(at + 1):
        return False
    return _is_phrase(text, at + 1 + (text.next_word(at + 1) == "من"))


def _is_phrase(text: NameText, at: int) -> bool:
    """Tell whether two words that close a weapon's name stand at a token («بلا طيار»)."""
    return lexicon().weapon_modifiers.get(f"{text.next_word(at)} {text.next_word(at + 1)}") == "phrase"


def _is_clear_model(text: NameText, at: int, end: int, *, cut: int) -> bool:
    """Tell whether a maker's letters and a number can only be a model: with a hyphen, or letters of nothing else."""
    hyphen = text.tokens[end - 2].text in _HYPHENS
    return hyphen or text.word(at)[cut:] in lexicon().clear_marks


def _joined_brands(text: NameText, at: int) -> int:
    """Return the end of the brands that «و» joins to one («صواريخ بركان ورعد»)."""
    while (word := text.next_word(at)).startswith("و") and lexicon().weapon_modifiers.get(word[1:]) == "brand":
        at = _brand_end(text, at)
    return at


def _modifier_kind(text: NameText, at: int) -> str:
    """Return what the word at a token is behind a weapon's noun: adjective, noun, brand, weapon, or nothing."""
    word = text.next_word(at)
    if not word:
        return ""
    stem = word.removeprefix("ال")
    kind = lexicon().weapon_modifiers.get(stem, "")
    if kind == "body" and _kind_of(text.word(at - 1)) == "against":
        return "noun"  # «مضادات الطيران»
    if stem and stem.isascii():
        return "brand"
    kind = "adjective" if kind == "rigged" else kind
    if kind in {"noun", "against"} or (kind == "adjective" and len(stem) > 2):
        return kind
    if kind == "brand":
        plain = stem in lexicon().common and stem not in lexicon().weapon_heads
        return "" if plain and word != stem else kind
    if word.startswith("و") and word[1:].removeprefix("ال") in lexicon().weapon_heads:
        return ""  # the next weapon
    if word.startswith("و") and lexicon().weapon_modifiers.get(word[1:].removeprefix("ال")) in {"adjective", "rigged"}:
        return "adjective" if _modifier_kind(text, at - 1) == "adjective" else ""
    body = _kind_of(text.next_word(at + 1)) == "body"  # «طائرات سلاح الجو»
    return "weapon" if not body and stem in lexicon().weapon_heads and lexicon().weapon_heads[stem].needs == "" else ""


def _begins_brand(text: NameText, at: int) -> bool:
    return bool(text.next_word(at)) or text.quoted(at) is not None


def _quoted_brand(text: NameText, at: int) -> int:
    """Return the end of a model's name in quotation marks («طائرات «إف 16»», «الـ«إف 16»»), 0 where none stands."""
    at += text.next_word(at) == "ال"
    quoted = text.quoted(at) if at < len(text) and text.joined[at] else None
    if quoted is None:
        return 0
    if _kind_of(text.word(quoted.start)) == "brand":
        return quoted.stop
    words = [text.word(at) for at in quoted if not text.tokens[at].is_number]
    foreign = any(is_unknown(word) or lexicon().weapon_modifiers.get(word) == "brand" for word in words)
    plain = not any(is_imperfect(word) or is_particle(word) for word in words)
    return quoted.stop if plain and foreign and len(words) < 3 else 0


def model_end(text: NameText, at: int, *, cut: int = 0, behind_maker: bool = False) -> int:
    """Return the end of a model that its maker's letters and a known number name («تي-72», «ميغ 29»), `at` for none.

    One maker's name may stand before the letters («توبوليف تو-95»), but not before another's (`behind_maker`).
    """
    word = text.word(at)[cut:]
    if word not in lexicon().model_starts:
        return at
    numbers = lexicon().weapon_models.get(word)
    if numbers is None and word and (pair := f"{word} {text.next_word(at + 1)}") in lexicon().weapon_models:
        numbers, start = lexicon().weapon_models[pair], at + 2
    else:
        start = at + 1
    if numbers is None:
        return at
    if not behind_maker and start < len(text) and text.joined[start] and text.word(start):
        end = model_end(text, start, behind_maker=True)
        if end > start:
            return end
    number = start + (start < len(text) and text.tokens[start].text in _HYPHENS)
    if number >= len(text) or not all(text.joined[start : number + 1]) or text.tokens[number].folded not in numbers:
        return at
    return number + 1


def _brand_end(text: NameText, at: int) -> int:
    """Return where a model's name ends: words and numbers joined by hyphens («إف 16», «إس-300»)."""
    if at < len(text) and text.is_quote(at):
        quoted = text.quoted(at)
        return quoted.stop if quoted else at
    end = at + 1 if text.next_word(at) else at
    while end < len(text) and text.joined[end]:
        hyphen = text.tokens[end].text in _HYPHENS
        after = end + 1 if hyphen else end
        end = max(_mark_end(text, end), model_end(text, end))
        if end > after:
            continue
        if after < len(text) and (text.tokens[after].is_number or (hyphen and text.word(after))):
            end = after + 1
        else:
            break
    return end


def _mark_end(text: NameText, at: int) -> int:
    """Return the end of a model's letters and number behind its maker («توبوليف تو-95»), `at` where none stand."""
    word = text.next_word(at)
    if not 0 < len(word) <= _SHORT_MODEL or word in lexicon().place_words or is_particle(word):
        return at
    number = at + 2 if at + 1 < len(text) and text.tokens[at + 1].text in _HYPHENS else at + 1
    joined = number < len(text) and all(text.joined[at + 1 : number + 1])
    return number + 1 if joined and text.tokens[number].is_number else at


def _target_end(text: NameText, at: int) -> int:
    """Return where the complement of «مضاد» ends («مضادة للدروع», «مضاد للطائرات»)."""
    word = text.next_word(at)
    return at + 1 if word.startswith(("لل", "ال")) else at
