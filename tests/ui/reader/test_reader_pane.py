"""The reader as a person uses it: real clicks at painted places, keys, copying and finding."""

from __future__ import annotations

from array import array
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QMouseEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication

from app.domain.annotations import (
    Certainty,
    Claim,
    DateExpression,
    Figure,
    Mention,
    MentionType,
    Part,
    PartKind,
    Precision,
    Speech,
    Stance,
)
from app.domain.span import Span
from ui.desktop.reader import ALL_LAYERS, Layer
from ui.desktop.reader.describe import Card
from ui.desktop.selection import Item, ItemKind
from ui.desktop.style import dress, load_fonts, load_theme

EMOJI = "😀👩‍👧🇸🇾 "
WORDS = "أعلنت بلدية المرج أن 31 ألفا و915 شخصا غادروا وادي النهر (Wadi 7) في 28 آذار 2018 على متن 12 حافلة."


LONG = "\n".join(f"فقرة رقم {number} من تقرير طويل عن بلدة المرج." for number in range(300))


def place(article, words: str, kind: MentionType = MentionType.PLACE, certainty: Certainty | None = None) -> Mention:
    return Mention(article.span(words), kind, words, certainty)


def figure(article, words: str, value: int) -> Figure:
    return Figure(article.span(words), value, value, Precision.EXACT)


def claim(article, cue: str, claimant: str, content: str) -> Claim:
    who = article.span(claimant)
    return Claim(article.span(cue), who, who, article.span(content), Stance.ASSERT, Speech.INDIRECT)


def marked(article_type, before: str = "", language: str = "ar"):
    """Return an article with one mark of each kind, some of them in mixed directions."""
    made = article_type(before + WORDS, language=language)
    made.found = {
        "mentions": (place(made, "بلدية المرج", MentionType.ORGANIZATION), place(made, "وادي النهر (Wadi 7)")),
        "figures": (figure(made, "31 ألفا و915 شخصا", 31915), figure(made, "12 حافلة", 12)),
        "dates": (DateExpression(made.span("28 آذار 2018"), "2018-03-28"),),
        "claims": (claim(made, "أعلنت", "بلدية المرج", "31 ألفا و915 شخصا غادروا وادي النهر (Wadi 7)"),),
    }
    return made


ITEMS = [
    ("بلدية المرج", Item(ItemKind.MENTION, 0)),
    ("وادي النهر (Wadi 7)", Item(ItemKind.MENTION, 1)),
    ("31 ألفا و915 شخصا", Item(ItemKind.FIGURE, 0)),
    ("12 حافلة", Item(ItemKind.FIGURE, 1)),
    ("28 آذار 2018", Item(ItemKind.DATE, 0)),
    ("أعلنت", Item(ItemKind.CLAIM, 0)),
]


def painted(reader, span: Span) -> list:
    rects = reader._view.rects(span)
    assert rects, "nothing is painted there"
    return rects


def click(qtbot, reader, point: QPointF) -> None:
    qtbot.mouseClick(reader._view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())


def picture(reader) -> QImage:
    return reader._view.viewport().grab().toImage()


def columns_of(image: QImage, color: QColor) -> set[int]:
    """Return the columns of pixels in which a colour stands."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = array("I", plain.constBits().tobytes())
    return {index % plain.width() for index, pixel in enumerate(pixels) if pixel == color.rgb()}


# Where marks are


@pytest.mark.parametrize("before", ["", EMOJI * 9, "Reuters "])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("words", [words for words, _ in ITEMS])
def test_words_are_marked_where_qt_itself_selects_them(reader, show, article, before, language, words):
    """The witness is Qt's own painting of a selection: its columns are those that the marks stand in."""
    made = article(before + WORDS, language=language)
    show(made)
    span = made.span(words)
    rects = painted(reader, span)
    reader._view.select_span(span)
    selected = columns_of(picture(reader), load_theme("light").color("selection"))
    ours = {x for rect in rects for x in range(round(rect.left()), round(rect.right()))}
    assert selected
    assert len(selected ^ ours) <= 4 * len(rects) + 0.12 * len(selected)


@pytest.mark.parametrize("before", ["", EMOJI * 9])
@pytest.mark.parametrize("mark", ITEMS)
def test_a_click_on_a_mark_chooses_its_item(qtbot, reader, show, article, chosen, before, mark):  # noqa: PLR0917
    words, item = mark
    made = marked(article, before)
    show(made)
    for rect in painted(reader, made.span(words)):
        for x in (rect.left() + 2, rect.center().x(), rect.right() - 2):
            reader._selection.choose(None)
            click(qtbot, reader, QPointF(x, rect.center().y()))
            assert chosen[-1] == item


def test_a_click_in_an_english_article_chooses_its_item(qtbot, reader, show, article, chosen):
    made = article("Officials in Marj said 12 buses left. " * 3, language="en")
    made.found = {"mentions": (place(made, "Marj"),)}
    show(made)
    click(qtbot, reader, painted(reader, made.span("Marj"))[0].center())
    assert chosen == [Item(ItemKind.MENTION, 0)]


def test_a_click_beside_the_marks_lets_go_of_what_was_chosen(qtbot, reader, show, article, chosen):
    made = marked(article)
    show(made)
    reader._selection.choose(Item(ItemKind.DATE, 0))
    click(qtbot, reader, painted(reader, made.span("غادروا"))[0].center())
    assert chosen[-1] is None


def test_clicking_again_where_marks_overlap_chooses_the_next(qtbot, reader, show, article, chosen):
    made = article("دمر الجيش دبابتين أمس")
    made.found = {
        "mentions": (place(made, "دبابتين", MentionType.WEAPON),),
        "figures": (figure(made, "دبابتين", 2),),
    }
    show(made)
    where = painted(reader, made.span("دبابتين"))[0].center()
    for _ in range(3):
        click(qtbot, reader, where)
    assert [item.kind for item in chosen] == [ItemKind.MENTION, ItemKind.FIGURE, ItemKind.MENTION]


def test_a_click_on_a_bracket_in_the_margin_chooses_its_claim(qtbot, reader, show, article, chosen):
    made = marked(article)
    show(made)
    view = reader._view
    height = painted(reader, made.span("غادروا"))[0].center().y()
    margin = range(view.viewport().width() - 40, view.viewport().width())
    found = [x for x in margin if view.items_at(QPointF(x, height)) == [Item(ItemKind.CLAIM, 0)]]
    click(qtbot, reader, QPointF(found[len(found) // 2], height))
    assert chosen == [Item(ItemKind.CLAIM, 0)]


def test_enter_chooses_what_stands_at_the_caret(qtbot, reader, show, article, chosen):
    made = marked(article, EMOJI)
    show(made)
    span = made.span("28 آذار 2018")
    reader._view.select_span(Span(span.start + 1, span.start + 1))
    qtbot.keyClick(reader._view, Qt.Key.Key_Return)
    assert chosen == [Item(ItemKind.DATE, 0)]


# Layers, states and themes


@pytest.mark.parametrize(
    ("layer", "words"),
    [
        (Layer.ACTORS, "بلدية المرج"),
        (Layer.PLACES, "وادي النهر (Wadi 7)"),
        (Layer.FIGURES, "12 حافلة"),
        (Layer.DATES, "28 آذار 2018"),
        (Layer.CLAIMS, "أعلنت"),
        (Layer.HIGHLIGHTS, "غادروا"),
    ],
)
def test_a_layer_is_drawn_and_clicked_only_while_it_is_on(reader, show, article, layer, words):
    made = marked(article)
    made.kept = {"highlights": (made.highlight("غادروا"),)}
    show(made)
    shown = picture(reader)
    where = painted(reader, made.span(words))[0].center()
    assert reader._view.items_at(where)
    reader.set_layers(ALL_LAYERS - {layer})
    assert picture(reader) != shown
    assert not reader._view.items_at(where)
    reader.set_layers(ALL_LAYERS)
    assert picture(reader) == shown


def test_without_layers_the_page_is_that_of_a_text_without_marks(reader, show, article):
    show(article(WORDS))  # the header finds its height with the first article
    show(marked(article))
    reader.set_layers(frozenset())
    bare = picture(reader)
    reader.set_layers(ALL_LAYERS)
    assert picture(reader) != bare
    show(article(WORDS))
    assert picture(reader) == bare


def test_marks_never_touch_the_document(qtbot, reader, show, article, selection):
    made = marked(article)
    show(made)
    page = reader._view.document()
    before, revision = page.toHtml(), page.revision()
    reader.set_layers(frozenset({Layer.PLACES}))
    selection.choose(Item(ItemKind.CLAIM, 0))
    reader.open_find()
    reader._find_bar._field.setText("وادي")
    picture(reader)
    assert reader._view.document() is page
    assert page.toHtml() == before
    assert page.revision() == revision
    assert not page.isUndoAvailable()


def test_what_is_chosen_is_drawn_stronger(reader, show, article, selection):
    show(marked(article))
    pictures = [picture(reader)]
    for _, item in ITEMS:
        selection.choose(item)
        pictures.append(picture(reader))
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[i + 1 :])


def inked(image: QImage, box: QRect, ink: QColor, *grounds: QColor) -> set[tuple[int, int]]:
    """Return the places in a box, row first, that are nearer to the ink's colour than to any ground's."""

    def distance(one: QColor, other: QColor) -> int:
        return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))

    def is_ink(found: QColor) -> bool:
        return distance(found, ink) < min(distance(found, ground) for ground in grounds)

    rows, columns = range(box.top(), box.bottom()), range(box.left(), box.right())
    return {(y, x) for y in rows for x in columns if is_ink(image.pixelColor(x, y))}


@pytest.mark.parametrize("name", ["light", "sepia", "dark"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_chosen_cue_keeps_all_of_its_letters_within_a_frame(reader, show, article, selection, name, scale):
    made = article("وأكد المتحدث باسم البلدية أن الطريق مفتوح.")
    made.found = {"claims": (claim(made, "أكد", "المتحدث باسم البلدية", "الطريق مفتوح"),)}
    show(made)
    theme = load_theme(name)
    dress(QApplication.instance(), theme, load_fonts())
    reader.set_theme(theme)
    reader.set_text_scale(scale)
    rect = painted(reader, made.span("أكد"))[0].toAlignedRect()
    box = rect.adjusted(3, -rect.height() // 2, -3, rect.height() // 3)
    colors = [theme.color(role) for role in ("claim", "paper", "claim_tint")]
    letters = inked(picture(reader), box, *colors)
    selection.choose(Item(ItemKind.CLAIM, 0))
    chosen = inked(picture(reader), box, *colors)
    assert len(letters & chosen) >= 0.9 * len(letters)
    rows = [{y for y, _ in found} for found in (letters, chosen)]
    assert min(rows[1]) + 2 < min(rows[0]), "the frame stands clear of the highest letter"
    assert max(rows[0]) < max(rows[1])


def test_the_unsure_looks_unlike_the_sure(reader, show, article):
    pictures = []
    for certainty in (Certainty.SURE, Certainty.UNSURE):
        made = article(WORDS)
        made.found = {"mentions": (place(made, "وادي النهر", certainty=certainty),)}
        show(made)
        pictures.append(picture(reader))
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize("name", ["light", "sepia", "dark"])
def test_tints_are_the_themes(reader, show, article, name):
    made = marked(article)
    theme = load_theme(name)
    show(made)
    reader.set_theme(theme)
    left = round(painted(reader, made.span("وادي النهر"))[0].left())
    assert columns_of(picture(reader), theme.color("place_tint")) & set(range(left, left + 40))


# Text as it stands in the article


def test_copying_gives_the_articles_own_characters(reader, show, article):
    text = "قالَ\ufeff\u00a0مُحَمَّدـــ:\r\n«٣١\u200f شخصاً» 😀\0 \ufdd0 نهاية"
    show(article(text))
    reader._view.selectAll()
    reader.copy()
    assert QGuiApplication.clipboard().text() == text


def test_selected_words_are_told_by_their_offsets(reader, show, article, selection):
    made = marked(article, EMOJI)
    show(made)
    told = []
    selection.words_selected.connect(told.append)
    reader._view.select_span(made.span("وادي النهر"))
    assert told[-1].of(made.text) == "وادي النهر"
    cursor = reader._view.textCursor()
    cursor.clearSelection()
    reader._view.setTextCursor(cursor)
    assert told[-1] is None


def test_words_are_selected_with_the_mouse(qtbot, reader, show, article, selection):
    made = marked(article, EMOJI)
    show(made)
    where = painted(reader, made.span("غادروا"))[0].center().toPoint()
    viewport = reader._view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    assert selection.words == made.span("غادروا")


@pytest.mark.parametrize(
    ("language", "text", "direction"),
    [
        ("ar", "Reuters قالت إن شيئا حدث", Qt.LayoutDirection.RightToLeft),
        ("fa", "این متن فارسی است", Qt.LayoutDirection.RightToLeft),
        ("en", "قال means said", Qt.LayoutDirection.LeftToRight),
    ],
)
@pytest.mark.parametrize("window", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_an_article_runs_in_its_own_direction(reader, show, article, language, text, direction, window):  # noqa: PLR0917
    reader.setLayoutDirection(window)
    show(article(text, language=language))
    page = reader._view.document()
    assert page.begin().textDirection() is direction
    assert page.defaultTextOption().textDirection() is direction
    assert page.defaultTextOption().wrapMode() is QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    first = reader._view.rects(Span(0, 1))[0].center().x()
    assert (first > reader._view.viewport().width() / 2) == (direction is Qt.LayoutDirection.RightToLeft)


def test_the_lines_keep_to_a_measure_in_the_middle(reader, show, article, qapp):
    made = article("كلمة " * 400)
    reader.resize(1600, 600)
    show(made)
    view = reader._view
    rects = view.rects(Span(0, len(made.text)))
    left, right = min(rect.left() for rect in rects), max(rect.right() for rect in rects)
    assert right - left <= view._style.measure
    start = view.viewport().x()
    assert start + left == pytest.approx(view.width() - (start + right), abs=60)


def test_a_wide_pane_becomes_narrow_again(reader, show, article, qapp):
    show(article("كلمة " * 400))
    for width in (1600, 300):
        reader.resize(width, 600)
        qapp.processEvents()
    assert reader.width() == 300
    view = reader._view
    assert all(rect.left() >= 0 and rect.right() <= view.viewport().width() for rect in view.rects(Span(0, 900)))


def test_teaser_caption_and_furniture_are_dimmed_and_the_title_is_large(reader, show, article):
    made = article("عنوان التقرير\nمقدمة قصيرة\nنص التقرير\nأقسام")
    kinds = (PartKind.TITLE, PartKind.TEASER, PartKind.BODY, PartKind.FURNITURE)
    made.found = {
        "parts": tuple(Part(made.span(line), kind) for line, kind in zip(made.text.split("\n"), kinds, strict=True))
    }
    show(made)
    muted = load_theme("light").color("muted")
    colors, sizes = [], []
    block = reader._view.document().begin()
    while block.isValid():
        letters = QTextCursor(block)
        letters.movePosition(QTextCursor.MoveOperation.NextCharacter)
        colors.append(letters.charFormat().foreground().color() == muted)
        sizes.append(reader._view.rects(made.span(block.text()))[0].height())
        block = block.next()
    assert colors == [False, True, False, True]
    assert sizes[0] > sizes[1] == sizes[2] == sizes[3]
    assert reader._view.document().toPlainText() == made.text


# Header


def test_the_facts_say_where_and_when(reader, show, article, qtbot):
    show(article("نص", published=date(2018, 3, 31)))
    header = reader._header
    assert "صحيفة" in header._outlet.text()
    assert "2018" in header._published.text()
    assert "stated" in header._published.text()
    assert "report.txt" in header._origin.text()
    assert header._language.isHidden()
    with qtbot.waitSignal(reader.published_clicked, timeout=500):
        qtbot.mouseClick(header._published, Qt.MouseButton.LeftButton)


def test_a_missing_date_is_said_to_be_unknown(reader, show, article):
    show(article("نص", published=None))
    assert "unknown" in reader._header._published.text()


def test_a_text_that_is_not_arabic_is_said_to_be_not_analysed(reader, show, article):
    show(article("Plain words.", language="en"))
    assert "not analysed" in reader._header._language.text()
    assert not reader._header._language.isHidden()


@pytest.mark.parametrize("title", ["عنوان الخبر", "عنوان الخبر…"])
@pytest.mark.parametrize(("text", "is_shown"), [("عنوان  الخبر الطويل\nنص", False), ("نص بلا عنوان", True)])
def test_the_title_is_shown_once(reader, show, article, title, text, is_shown):
    show(article(text, title=title))
    assert reader._header._title.isVisibleTo(reader) is is_shown


@pytest.mark.parametrize("window", [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight])
@pytest.mark.parametrize(("language", "text"), [("ar", "نص"), ("en", "Plain words.")])
def test_facts_stand_in_the_windows_order_where_the_lines_begin(reader, show, article, window, language, text):
    reader.setLayoutDirection(window)
    show(article(text, language=language))
    header = reader._header
    outlet, origin = (fact.geometry().center().x() for fact in (header._outlet, header._origin))
    assert (outlet > origin) is (window is Qt.LayoutDirection.RightToLeft)
    facts = (header._outlet, header._published, header._origin, header._language)
    places = [fact.geometry() for fact in facts if fact.isVisible()]
    left, right = min(place.left() for place in places), max(place.right() for place in places)
    assert (header.width() - right < left) is (language == "ar")


# Hovering


def test_resting_on_a_mark_tells_what_it_means(qtbot, reader, show, article):
    made = marked(article)
    show(made)
    viewport = reader._view.viewport()
    where = painted(reader, made.span("31 ألفا و915 شخصا"))[0].center()
    _move(viewport, where)
    assert viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.waitUntil(reader._hover_card.isVisible)
    assert "31,915" in reader._hover_card.words
    _move(viewport, QPointF(2, 2))
    assert not reader._hover_card.isVisible()


def test_a_short_card_is_not_as_high_as_the_long_one_before(reader):
    beside = QRect(10, 10, 20, 20)
    reader._hover_card.show_card(Card("claim", "من قال", tuple("سطر" for _ in range(6))), beside)
    high = reader._hover_card.height()
    reader._hover_card.show_card(Card("date", "28 آذار", ("سطر",)), beside)
    assert reader._hover_card.height() < high / 2
    assert reader._hover_card.words == "28 آذار\nسطر"


# Choosing in place


def test_a_click_on_a_mark_leaves_the_page_where_it_is(qtbot, reader, show, article, chosen):
    lines = LONG.splitlines()[:40]
    made = article("\n".join([*lines[:20], "قرب مدينة حلب", *lines[20:]]))
    made.found = {"mentions": (place(made, "حلب"),)}
    show(made)
    view = reader._view
    view.scroll_to(made.span("حلب"))
    below = view.viewport().height() - painted(reader, made.span("حلب"))[0].bottom() - 10
    at = view.verticalScrollBar().value() - round(below)
    view.verticalScrollBar().setValue(at)
    click(qtbot, reader, painted(reader, made.span("حلب"))[0].center())
    assert chosen == [Item(ItemKind.MENTION, 0)]
    assert view.verticalScrollBar().value() == at


def _move(viewport, point: QPointF) -> None:
    no = Qt.MouseButton.NoButton
    there = QPointF(viewport.mapToGlobal(point))
    QApplication.sendEvent(
        viewport, QMouseEvent(QEvent.Type.MouseMove, point, there, no, no, Qt.KeyboardModifier.NoModifier)
    )


# Moving about


def test_a_chosen_item_comes_on_screen(reader, show, article, selection):
    made = article(LONG)
    made.found = {"figures": (figure(made, "رقم 250", 250),)}
    show(made)
    assert not reader._view.rects(made.span("رقم 250"))
    selection.choose(Item(ItemKind.FIGURE, 0))
    rect = painted(reader, made.span("رقم 250"))[0]
    assert 0 < rect.top() < reader._view.viewport().height()


def test_the_same_article_keeps_its_place_when_its_marks_change(reader, show, article, selection):
    made = article(LONG)
    reading = show(made)
    reader._view.scroll_to(made.span("رقم 150"))
    place = reader._view.verticalScrollBar().value()
    made.found = {"figures": (figure(made, "رقم 152", 152),)}
    show(made)
    assert reader._view.verticalScrollBar().value() == place > 0
    assert reader._view.items_at(painted(reader, made.span("رقم 152"))[0].center())
    reader.show_reading(None)
    reader.show_reading(reading)
    assert reader._view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("change", ["scale", "theme", "size"])
def test_the_first_line_stays_whatever_changes(reader, show, article, qapp, change):
    made = article(LONG)
    show(made)
    reader._view.scroll_to(made.span("رقم 150"))
    first = reader.current_span()
    match change:
        case "scale":
            reader.set_text_scale(1.6)
        case "theme":
            reader.set_theme(load_theme("dark"))
        case "size":
            reader.resize(420, 600)
    qapp.processEvents()
    assert abs(reader.current_span().start - first.start) < 60


def test_zooming_makes_the_letters_larger_within_limits(reader, show, article):
    made = article(WORDS)
    show(made)
    before = painted(reader, made.span("غادروا"))[0]
    reader.set_text_scale(2)
    after = painted(reader, made.span("غادروا"))[0]
    assert after.height() == pytest.approx(2 * before.height(), rel=0.1)
    reader.set_text_scale(99)
    assert reader.text_scale == 3


def test_the_current_span_is_at_the_caret_once_there_is_one(qtbot, reader, show, article):
    made = marked(article, EMOJI)
    show(made)
    assert reader.current_span() == Span(0, 0)
    reader._view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(reader._view, Qt.Key.Key_End)
    assert reader.current_span().start > len(EMOJI)


# Finding


def type_words(reader, words: str) -> None:
    """Type into the find bar (QTest's own typing aborts on letters beyond Latin-1)."""
    for letter in words:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(reader._find_bar._field, event)


@pytest.fixture
def finding(reader, show, article):
    made = article("مُحَمَّد في المرج.\n" + LONG + "\nثم محمد ومحـــمد مرة أخرى.")
    show(made)
    reader.open_find()
    return made


def test_finding_counts_steps_and_goes_round(qtbot, reader, finding):
    bar = reader._find_bar
    assert bar.isVisible()
    type_words(reader, "محمد")
    assert bar.count_words == "1 of 3"
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    assert bar.count_words == "2 of 3"
    hit = reader._view.shown.find_current
    assert hit.of(finding.text) == "محمد"
    assert reader._view.rects(hit)
    qtbot.mouseClick(bar._next, Qt.MouseButton.LeftButton)
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    assert bar.count_words == "1 of 3"
    qtbot.keyClick(bar._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count_words == "3 of 3"


def test_hits_are_highlighted_and_the_one_at_hand_stands_out(qtbot, reader, finding):
    theme = load_theme("light")
    type_words(reader, "المرج")
    image = picture(reader)
    assert columns_of(image, theme.color("find"))
    assert columns_of(image, theme.color("find_current"))


def test_what_is_not_there_is_said_to_be_not_found(qtbot, reader, finding):
    type_words(reader, "ققق")
    assert reader._find_bar.count_words == "Not found"
    assert not reader._find_bar._next.isEnabled()


def test_escape_closes_and_leaves_the_hit_selected(qtbot, reader, finding, selection):
    type_words(reader, "محمد")
    qtbot.keyClick(reader._find_bar._field, Qt.Key.Key_Escape)
    assert not reader._find_bar.isVisible()
    assert selection.words.of(finding.text) == "مُحَمَّد"
    assert not columns_of(picture(reader), load_theme("light").color("find"))


def test_another_article_closes_the_find_bar(qtbot, reader, finding, show, article):
    type_words(reader, "محمد")
    show(article("خبر آخر"))
    assert not reader._find_bar.isVisible()


def test_selected_words_are_looked_for_at_once(reader, show, article):
    made = article(LONG)
    show(made)
    reader._view.select_span(made.span("بلدة المرج"))
    reader.open_find()
    assert reader._find_bar.words == "بلدة المرج"
    assert reader._find_bar.count_words == "1 of 300"


# Hardly readable texts


@pytest.mark.parametrize("text", ["", "\n", "\0", "\u202e", "😀" * 50, "َ" * 300, "\r\n" * 200])
def test_any_text_is_shown(reader, show, article, text):
    show(article(text))
    picture(reader)
    assert reader.current_span().start <= len(text)


def test_nothing_is_shown_when_there_is_no_article(reader, show, article):
    show(marked(article))
    reader.show_reading(None)
    assert not reader._header.isVisible()
    assert reader._view.text == ""
    reader.open_find()
    assert not reader._find_bar.isVisible()
