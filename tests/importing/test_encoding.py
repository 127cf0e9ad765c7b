"""Old encodings are told by the text alone, and whatever is in doubt is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableFileError
from app.importing import read_bytes, read_sample
from app.importing.encoding import decode_page
from tests.own_gold import own_gold, own_sentences

ARTICLES = [read_sample().text, *(article.text for article in [*own_gold(), *own_sentences()])]
# What only Unicode and windows-1256 hold, as a typist of the time would have written it.
ISO_8859_6 = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
ENCODINGS = {
    "windows-1256": "cp1256",
    "iso-8859-6": "iso8859-6",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "utf-16": "utf-16",
}
PAGE = "<!DOCTYPE html><html><head>{}<title>{}</title></head><body><article>{}</article></body></html>"


def typed(text: str, encoding: str) -> str:
    """Return the text with what its encoding can't hold written otherwise or left out."""
    written = text.translate(ISO_8859_6) if "8859" in encoding else text
    return written.encode(encoding, "ignore").decode(encoding)


def page_of(text: str, head: str = "") -> str:
    title, *lines = text.splitlines()
    return PAGE.format(head, title, "".join(f"<p>{line}</p>" for line in lines if line.strip()))


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text[:20].strip())
def test_every_article_of_ours_comes_back_whole(name: str, text: str) -> None:
    written = typed(text, ENCODINGS[name])
    document = read_bytes(written.encode(ENCODINGS[name]), "a.txt")
    assert document.text == written
    assert document.origin.media_type == f"text/plain; charset={name}"
    assert document.is_arabic


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "windows-1252", "windows-1256", "utf-16", "klingon"])
def test_a_page_that_declares_nothing_or_the_wrong_thing_comes_back_whole(name: str, declared: str | None) -> None:
    text = typed(ARTICLES[0], ENCODINGS[name])
    page = page_of(text, f'<meta charset="{declared}">' if declared else "")
    document = read_bytes(page.encode(ENCODINGS[name]), "saved")
    assert document.text.split() == read_bytes(page.encode(), "saved").text.split()
    assert document.origin.media_type == f"text/html; charset={name}"


@given(st.sampled_from(ARTICLES), st.data())
def test_any_piece_is_read_right_or_refused(text: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(ENCODINGS)))
    start = data.draw(st.integers(0, len(text) - 1))
    piece = typed(text, ENCODINGS[name])[start : start + data.draw(st.integers(1, 400))]
    try:
        read = read_bytes(piece.encode(ENCODINGS[name]), "a.txt").text
    except UnreadableFileError:
        return
    # Pieces without a single Arabic letter are ASCII, and may be read as that.
    assert read == piece


@given(st.binary(min_size=1, max_size=600).filter(lambda data: not data.isascii()))
def test_bytes_that_are_no_text_are_never_taken_for_an_old_encoding(data: bytes) -> None:
    try:
        media_type = read_bytes(data, "a.txt").origin.media_type
    except UnreadableFileError:
        return
    assert "charset" not in media_type or media_type.endswith(("utf-16", "utf-32"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент заявил, что война закончилась прошлым летом и войска возвращаются домой.", "cp1251"),
        ("Президент заявил, что война закончилась прошлым летом и войска возвращаются домой.", "koi8-r"),
        ("הנשיא אמר כי המלחמה הסתיימה בקיץ שעבר והצבא חוזר הביתה ושר הביטחון אישר את הדברים", "cp1255"),
        ("Ο πρόεδρος δήλωσε ότι ο πόλεμος τελείωσε το περασμένο καλοκαίρι και τα στρατεύματα επιστρέφουν", "cp1253"),
        ("Le président a déclaré que la guerre était terminée à l'été dernier, à côté de la forêt.", "cp1252"),
        ("总统说战争在去年夏天结束了军队正在回家国防部长证实了这些话", "gbk"),
        ("قال الوزير", "cp1256"),
        ("قصف", "iso8859-6"),
    ],
)
def test_other_languages_and_a_word_or_two_are_no_arabic_beyond_doubt(text: str, encoding: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"«a\.txt» is not UTF-8 text.*beyond doubt"):
        read_bytes(text.encode(encoding), "a.txt")


def test_utf_8_that_breaks_off_is_not_read_as_something_else() -> None:
    for text in ARTICLES:
        with pytest.raises(UnreadableFileError, match="is not UTF-8 text"):
            read_bytes(text.encode() + b"\xd9", "a.txt")


def test_a_page_in_utf_8_with_a_letter_cut_in_two_is_read_with_a_sign_in_its_place() -> None:
    page = page_of(ARTICLES[0], '<meta charset="utf-8"><meta name="description" content="X">').encode()
    cut = page.replace(b"X", "قصف".encode()[:-1])
    assert read_bytes(cut, "a.html").text == read_bytes(page, "a.html").text
    place = page.rindex("ق".encode())
    assert "\ufffd" in read_bytes(page[:place] + page[place + 1 :], "a.html").text


def test_a_page_that_only_says_it_is_utf_8_is_refused() -> None:
    page = page_of("Le président\nLa guerre était terminée, à côté de la forêt.", '<meta charset="utf-8">')
    with pytest.raises(UnreadableFileError, match="is not UTF-8 text"):
        read_bytes(page.encode("cp1252"), "a.html")


def test_english_in_utf_16_is_text_and_sound_is_not() -> None:
    text = "The army said on Friday that the fighting had stopped."
    assert read_bytes(text.encode("utf-16-be"), "a.txt").text == text
    with pytest.raises(UnreadableFileError, match="binary file"):
        read_bytes(b"".join((number * 37 % 999).to_bytes(2, "little") for number in range(2000)), "a.txt")


@pytest.mark.parametrize("encoding", ["unicode_escape", "utf-7", "punycode", "hex", "idna", "utf-16-le"])
def test_a_declared_codec_that_is_no_pages_encoding_is_not_obeyed(encoding: str) -> None:
    page = page_of("Le président\nLa guerre était \\u0041 terminée.", f'<meta charset="{encoding}">').encode("cp1252")
    with pytest.raises(UnreadableFileError, match=f"declares.*{encoding}"):
        read_bytes(page, "a.html")


@pytest.mark.parametrize(
    "charset", ["utf-8\0", "\0", "x" * 5000, "\ud800", "../../etc", "utf_8_sig", "undefined", "mbcs"]
)
def test_a_charset_that_is_no_name_does_no_harm(charset: str) -> None:
    page = page_of("Le président\nLa guerre était terminée.").encode("cp1252")
    with pytest.raises(UnreadableFileError, match=r"a\.html"):
        decode_page(page, "a.html", charset)


def test_a_page_in_the_encoding_that_it_declares_is_believed_where_its_few_words_tell_nothing() -> None:
    page = page_of("خبر\nقصف مستودع", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-6">')
    document = read_bytes(page.encode("iso8859-6"), "a.html")
    assert "قصف مستودع" in document.text
    assert document.origin.media_type == "text/html; charset=iso-8859-6"
