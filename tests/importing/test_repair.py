"""Damaged texts are repaired to what they were, or nothing is offered; a sound text is never touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from arabic_reshaper import ArabicReshaper
from bidi import get_display
from bidi.algorithm import get_display as get_display_mirroring
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.document import Document, Origin
from app.importing import read_sample
from app.importing.plain import plain_document
from app.importing.repair import RepairKind, repaired, repairs_for
from tests.library.families import SAME_EVENT
from tests.own_gold import own_gold, own_sentences

ARTICLES = [article.text for article in own_gold()] + [*SAME_EVENT, read_sample().text]
RESHAPER = ArabicReshaper({"delete_harakat": False, "support_ligatures": True})


def document_of(text: str) -> Document:
    return plain_document(text, text.encode("utf-8", "surrogatepass"), Origin("a.txt", "text/plain"))


def misread(written_in: str, read_as: str) -> Callable[[str], str]:
    import ftfy.bad_codecs  # noqa: F401 - as browsers read

    return lambda text: text.encode(written_in, "replace").decode(read_as)


def visual(display: Callable[..., str], *, shaped: bool) -> Callable[[str], str]:
    def damage(text: str) -> str:
        lines = [RESHAPER.reshape(line) if shaped else line for line in text.split("\n")]
        return "\n".join(str(display(line, base_dir="R")) for line in lines)

    return damage


ENCODINGS = {
    "cp1256 as cp1252": misread("cp1256", "sloppy-windows-1252"),
    "cp1256 as latin-1": misread("cp1256", "latin-1"),
    "utf-8 as cp1252": misread("utf-8", "sloppy-windows-1252"),
    "utf-8 as latin-1": misread("utf-8", "latin-1"),
    "utf-8 as cp1256": misread("utf-8", "cp1256"),
    "iso-8859-6 as latin-1": misread("iso8859_6", "latin-1"),
    "twice": lambda text: misread("utf-8", "latin-1")(misread("utf-8", "latin-1")(text)),
}
ORDERS = {
    "reshaped, visual": visual(get_display, shaped=True),
    "reshaped, visual, brackets turned": visual(get_display_mirroring, shaped=True),
    "visual": visual(get_display, shaped=False),
    "visual, brackets turned": visual(get_display_mirroring, shaped=False),
    "reshaped": RESHAPER.reshape,
}


@pytest.mark.parametrize("text", ARTICLES + [article.text for article in own_sentences()][:400])
def test_a_sound_text_is_never_offered_a_repair(text: str) -> None:
    assert repairs_for(document_of(text)) == ()


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_text_by_chance_is_offered_a_repair(text: str) -> None:
    assert repairs_for(document_of(text)) == ()


@pytest.mark.parametrize("name", ENCODINGS)
def test_bytes_read_in_a_wrong_encoding_are_read_anew(name: str) -> None:
    damage, offered = ENCODINGS[name], 0
    written_in = name.split(" as ", maxsplit=1)[0] if " as " in name else "utf-8"
    for text in ARTICLES:
        sound = text.encode(written_in, "replace").decode(written_in)
        repairs = repairs_for(document_of(damage(text)))
        offered += bool(repairs)
        assert all(repair.kind is RepairKind.ENCODING for repair in repairs)
        assert [repair.text for repair in repairs] in ([], [sound])
    assert offered == len(ARTICLES)


@pytest.mark.parametrize("name", ORDERS)
def test_letters_stored_as_they_look_come_back_in_reading_order(name: str) -> None:
    damage, offered = ORDERS[name], 0
    for text in ARTICLES:
        repairs = repairs_for(document_of(damage(text)))
        offered += bool(repairs)
        assert not repairs or text in [repair.text for repair in repairs], repairs[0].text
        assert not repairs or repairs[0].text == text
    assert offered >= 0.8 * len(ARTICLES)


@pytest.mark.parametrize("name", [*ENCODINGS, *ORDERS])
def test_what_is_stated_about_a_text_is_repaired_with_it(name: str) -> None:
    damage = (ENCODINGS | ORDERS)[name]
    stated = {"title": "تبادل القصف على الحدود", "outlet": "وكالة الأنباء", "author": "سامر"}
    damaged = replace(
        document_of(damage(ARTICLES[0])), original=b"kept", **{fact: damage(words) for fact, words in stated.items()}
    )
    repair = repairs_for(damaged)[0]
    whole = repaired(damaged, repair)
    assert {fact: getattr(whole, fact) for fact in stated} == stated
    assert (whole.text, whole.language, whole.original) == (repair.text, "ar", b"kept")
    assert whole.origin.media_type == f"text/plain; repaired={repair.kind}"


def test_an_encoding_that_was_told_stays_told() -> None:
    damaged = document_of(ENCODINGS["utf-8 as latin-1"](ARTICLES[0]))
    damaged = replace(damaged, origin=replace(damaged.origin, media_type="text/html; charset=windows-1256"))
    whole = repaired(damaged, repairs_for(damaged)[0])
    assert whole.origin.media_type == "text/html; repaired=encoding; charset=windows-1256"


def test_single_misread_quotation_marks_are_mended_alone() -> None:
    text = ARTICLES[0].replace("«", "â€œ").replace("»", "â€\x9d") + "\nقال â€œنعمâ€\x9d\n"
    (repair,) = repairs_for(document_of(text))
    assert repair.text == ARTICLES[0].replace("«", "“").replace("»", "”") + "\nقال “نعم”\n"
    assert repair.kind is RepairKind.ENCODING


def test_blanks_that_do_not_break_are_kept() -> None:
    text = ARTICLES[0].replace(" في ", "\u00a0في\u00a0")
    assert repairs_for(document_of(ORDERS["visual"](text)))[0].text == text
